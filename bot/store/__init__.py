"""What is kept: SQLAlchemy models, and the only place that opens a session."""
