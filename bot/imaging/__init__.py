"""Strangers' bytes, in processes of their own: `client` is the bot's side, and `worker` such a process."""
