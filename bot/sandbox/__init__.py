"""A local Discord, to try and to test the bot without a token: REST, gateway, CDN, and people to act as.

It behaves as Discord does wherever the bot can notice. Sources: https://docs.discord.com/developers and Discord's own
OpenAPI document, against which the tests validate everything that goes in and out.
"""
