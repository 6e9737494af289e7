"""Discord takes all commands in all languages, as discord.py sends them."""

from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.commands.owner import owner
from bot.commands.router import COMMANDS
from bot.i18n import texts
from bot.i18n.texts import COMMANDS_FILE, FILES, LOCALE_DIR, LOCALES, folders_in, locales_in, localization, text
from bot.i18n.translator import Translator
from bot.sandbox.validation import MAX_COMMAND, command_length, command_problems

TWICE = "APPLICATION_COMMAND_LOCALIZATION_NAME_ALREADY_EXISTS"


async def payloads(translator: app_commands.Translator) -> list[dict[str, Any]]:
    """Return what discord.py's CommandTree.sync sends, the owner's commands included."""
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
    return [await command.get_translated_payload(tree, translator) for command in (*COMMANDS, owner)]


class MadeUp(app_commands.Translator):
    """A translator that reads a directory of made-up languages."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._locales = locales_in(directory)

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        message = string.extras.get("message")
        if not message or locale.value not in self._locales:
            return None
        said: str = localization(locale.value, self._directory).format_value(message)
        return None if said == message else said


async def test_discord_takes_every_command_in_every_language() -> None:
    """Lengths, characters and the sum of all, and that no name is used twice in one language.

    Discord counts of each text the longest language only: https://github.com/discord/discord-api-docs/pull/5343 and,
    for the sum, https://github.com/discord/discord-api-docs/pull/6668.
    """
    sent = await payloads(Translator())
    assert command_problems(sent) == []
    for command in sent:
        assert set(command["name_localizations"]) == set(LOCALES)
        assert command_length(command) <= MAX_COMMAND


@pytest.mark.parametrize(
    ("message", "codes"),
    [
        ("command-queue = warteschlange", set()),
        ("command-queue = Warteschlange", {"APPLICATION_COMMAND_INVALID_NAME"}),
        (f"command-queue = {'l' * 33}", {"APPLICATION_COMMAND_INVALID_NAME", "BASE_TYPE_BAD_LENGTH"}),
        (f"option-style-about = {'l' * 101}", {"BASE_TYPE_BAD_LENGTH"}),
        (f"menu-avatar = {'l' * 33}", {"BASE_TYPE_BAD_LENGTH"}),
        (f"preset-draft = {'l' * 101}", {"BASE_TYPE_BAD_LENGTH"}),
        ("option-seed = samen\noption-size = samen", {TWICE}),
        ("command-words = liste\ncommand-limits = liste", {TWICE}),
        ("command-style-save = gib\ncommand-style-share = gib", {TWICE}),
    ],
)
async def test_what_discord_does_not_take_is_found(message: str, codes: set[str], tmp_path: Path) -> None:
    for locale, source in (("en-US", "# Nothing"), ("de", message)):
        (tmp_path / locale).mkdir()
        for file in FILES:
            (tmp_path / locale / file).write_text(source if file == COMMANDS_FILE else "# Nothing")
    problems = command_problems(await payloads(MadeUp(tmp_path)))
    assert {code for _, code, _ in problems} == codes


async def test_of_other_languages_only_the_commands_are_read_to_tell_discord_of_them() -> None:
    """All texts of all languages would take 26 MB."""
    for cached in (texts._parsed, texts.localization, texts.commands_localization, texts._fixed):
        cached.cache_clear()
    await payloads(Translator())
    assert texts._parsed.cache_info().currsize <= len(folders_in(LOCALE_DIR)) + len(FILES)


async def test_numbered_options_have_their_number_in_every_language() -> None:
    [style] = [command for command in await payloads(Translator()) if command["name"] == "style"]
    [apply] = [command for command in style["options"] if command["name"] == "apply"]
    [third] = [option for option in apply["options"] if option["name"] == "picture3"]
    assert third["name_localizations"] == {locale: f"{text('option-picture', locale)}3" for locale in LOCALES}


async def test_the_longest_language_of_each_text_counts(tmp_path: Path) -> None:
    before = {command["name"]: command_length(command) for command in await payloads(MadeUp(tmp_path))}
    for locale, source in (("de", "command-queue = schlange"), ("fr", "command-queue = file")):
        (tmp_path / locale).mkdir()
        for file in FILES:
            (tmp_path / locale / file).write_text(source if file == COMMANDS_FILE else "# Nothing")
    after = {command["name"]: command_length(command) for command in await payloads(MadeUp(tmp_path))}
    assert after == before | {"queue": before["queue"] + len("schlange") - len("queue")}
