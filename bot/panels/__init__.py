"""The bot's messages as people see them: Components V2 layout views, built from values and nothing else.

https://docs.discord.com/developers/components/reference
"""
