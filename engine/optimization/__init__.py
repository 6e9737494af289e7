"""What an optimization minimizes, and its steps."""
