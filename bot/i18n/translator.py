"""Names and descriptions of commands in people's languages, as Discord shows them.

https://docs.discord.com/developers/interactions/application-commands#localization
"""

import discord
from discord import app_commands

from bot.i18n.texts import LOCALES, text


def localised(message: str) -> app_commands.locale_str:
    """A message that Discord is told in every language that there is."""
    return app_commands.locale_str(text(message), message=message)


class Translator(app_commands.Translator):
    """From the Fluent files. What they do not have stays as it is, as names that people gave do."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """See discord.py."""
        message = string.extras.get("message")
        return text(message, locale.value) if message and locale.value in LOCALES else None
