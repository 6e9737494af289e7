"""The command group /words, with which a server's admins block and allow words in prompts."""

from discord import app_commands

from bot.commands.context import ADMINS, Interaction, admin_of, parts_of
from bot.i18n.texts import text
from bot.i18n.translator import localized
from bot.i18n.user_text import quoted
from bot.panels.word_lists import words_panel
from bot.rules.blocked_words import LONGEST_WORD

Word = app_commands.Range[str, 1, LONGEST_WORD]

words = app_commands.Group(name=localized("command-words"), description=localized("command-words-about"), **ADMINS)


@words.command(name=localized("command-block"), description=localized("command-block-about"))
@app_commands.rename(word=localized("option-word"))
@app_commands.describe(word=localized("option-word-about"))
async def block(interaction: Interaction, word: Word) -> None:
    """Block a word or phrase in the prompts of this server. Raises Refusal if it is blocked already."""
    shown = await _set(interaction, word, allowed=False)
    await _say(interaction, text("words-now-blocked", str(interaction.locale), word=shown))


@words.command(name=localized("command-allow"), description=localized("command-allow-about"))
@app_commands.rename(word=localized("option-word"))
@app_commands.describe(word=localized("option-word-about"))
async def allow(interaction: Interaction, word: Word) -> None:
    """Allow a word or phrase in this server, even if a blocked word is a part of it.

    Raises Refusal if the caller is no admin, or if the word is allowed already.
    """
    shown = await _set(interaction, word, allowed=True)
    await _say(interaction, text("words-now-allowed", str(interaction.locale), word=shown))


@words.command(name=localized("command-remove"), description=localized("command-remove-about"))
@app_commands.rename(word=localized("option-word"))
@app_commands.describe(word=localized("option-word-about"))
async def remove(interaction: Interaction, word: Word) -> None:
    """Remove a word from the lists of this server. Raises Refusal if it is on none of them."""
    shown = await _set(interaction, word, allowed=None)
    await _say(interaction, text("words-now-neither", str(interaction.locale), word=shown))


@remove.autocomplete("word")
async def suggest_words(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest the words on the lists of this server that contain what was typed."""
    lists = await parts_of(interaction).moderation.words(admin_of(interaction))
    found = [word for word in (*lists.blocked, *lists.allowed) if typed.casefold() in word.casefold()]
    return [app_commands.Choice(name=word, value=word) for word in found[:25]]


@words.command(name=localized("command-list"), description=localized("command-list-about"))
async def list_words(interaction: Interaction) -> None:
    """Show the admin alone which words this server blocks and allows."""
    lists = await parts_of(interaction).moderation.words(admin_of(interaction))
    await interaction.response.send_message(view=words_panel(lists, str(interaction.locale)), ephemeral=True)


async def _set(interaction: Interaction, word: str, *, allowed: bool | None) -> str:
    """Change the list of a word, and return the word as it can be shown in a message."""
    guild_id, user_id = admin_of(interaction), interaction.user.id
    return quoted(await parts_of(interaction).moderation.set_word(guild_id, word, allowed=allowed, user_id=user_id))


async def _say(interaction: Interaction, sentence: str) -> None:
    await interaction.response.send_message(sentence, ephemeral=True)
