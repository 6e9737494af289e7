"""The names and descriptions of commands in all languages, as discord.py sends them to Discord.

https://docs.discord.com/developers/interactions/application-commands#localization
"""

import discord
from discord import app_commands

from bot.i18n.texts import LOCALES, commands_localization, text


def localized(message: str, number: int | str = "") -> app_commands.locale_str:
    """Return a message, followed by a number if one is given, that is registered with Discord in every language."""
    return app_commands.locale_str(f"{text(message)}{number}", message=message, number=number)


class Translator(app_commands.Translator):
    """The translator of discord.py's command tree, which reads the Fluent files."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Return the translation, or None for strings without a message id, such as names that users chose."""
        message = string.extras.get("message")
        if not message or locale.value not in LOCALES:
            return None
        return f"{commands_localization(locale.value).format_value(message)}{string.extras['number']}"
