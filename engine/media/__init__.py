"""Untrusted bytes to pictures, frames and films, and back. The bot uses it too, so nothing here imports torch."""
