"""The SQLAlchemy models and repositories: the only package that opens database sessions."""
