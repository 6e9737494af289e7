"""The heart: what happens to a job between the command and the picture."""
