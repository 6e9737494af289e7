"""StyleNet, and the texture channels that it sees beside the picture."""
