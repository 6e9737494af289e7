"""Every sentence that people see, in their language: Fluent files in bot/i18n/locale."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentLocalization, FluentResourceLoader

from engine.protocol.messages import Notice

LOCALE_DIR = Path(__file__).parent / "locale"
FALLBACK = "en-US"
LOCALES = ("en-US", "zh-CN")  # all that there are
FILES = ["engine.ftl", "bot.ftl"]


@cache
def _localization(locale: str) -> FluentLocalization:
    loader = FluentResourceLoader(str(LOCALE_DIR / "{locale}"))
    return FluentLocalization([locale, FALLBACK], FILES, loader, use_isolating=False)


def text(message: str, locale: str = FALLBACK, /, **arguments: str | int | float) -> str:
    """The message with this id, in the locale or, where it has no such message, in English."""
    formatted: str = _localization(locale).format_value(message, arguments)
    return formatted


def notice_text(notice: Notice, locale: str = FALLBACK) -> str:
    """What an engine has to say, as a sentence."""
    return text(notice.code, locale, **notice.arguments)
