"""The panel of /words: the blocked and the allowed words of a server."""

from discord import ui

from bot.i18n.texts import joined, text
from bot.i18n.user_text import quoted
from bot.panels.layout import frame, view_of
from bot.store.guilds import WordLists

LONGEST_LIST = 1700  # characters; Discord allows 4,000 in a message


def words_panel(lists: WordLists, locale: str) -> ui.LayoutView:
    """Return a panel with the blocked and the allowed words of a server."""
    container = frame()
    if not lists.blocked and not lists.allowed:
        container.add_item(ui.TextDisplay(text("words-empty", locale)))
    if lists.blocked:
        container.add_item(ui.TextDisplay(text("words-list-blocked", locale, words=_joined(lists.blocked, locale))))
    if lists.allowed:
        container.add_item(ui.TextDisplay(text("words-list-allowed", locale, words=_joined(lists.allowed, locale))))
    return view_of(container)


def _joined(words: tuple[str, ...], locale: str) -> str:
    said: list[str] = []
    length = 0
    for word in (quoted(word) for word in words):
        length += len(word) + 2
        if length > LONGEST_LIST:
            return text("words-more", locale, words=said, count=len(words) - len(said))
        said.append(word)
    return joined(said, locale)
