"""Untrusted bytes to pictures, frames and films, and back. Shared with the bot; nothing here imports torch."""
