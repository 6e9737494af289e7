"""StyleNet, and the channels that it sees beside the picture."""
