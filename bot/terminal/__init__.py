"""What the command line does and shows."""
