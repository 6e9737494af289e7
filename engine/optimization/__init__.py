"""The optimization of a StyleNet: its objective, and its steps."""
