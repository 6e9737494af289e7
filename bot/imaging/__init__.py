"""Decoding of untrusted bytes in processes of their own: `imaging_client` is the bot's side, `worker` the process."""
