"""A local Discord to try and test the bot without a token: REST, gateway, CDN, and people to act as.

It behaves as Discord does wherever the bot can tell the difference. Sources: https://docs.discord.com/developers and
Discord's own OpenAPI document, against which the tests validate every request and response.
"""
