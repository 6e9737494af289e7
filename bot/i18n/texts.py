"""The texts that people see, from the Fluent files in bot/i18n/locale."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentLocalization, FluentResourceLoader

from engine.protocol.messages import Notice

LOCALE_DIR = Path(__file__).parent / "locale"
FALLBACK = "en-US"
LOCALES = ("en-US", "zh-CN")
FILES = ["engine.ftl", "bot.ftl"]


@cache
def _localization(locale: str) -> FluentLocalization:
    loader = FluentResourceLoader(str(LOCALE_DIR / "{locale}"))
    return FluentLocalization([locale, FALLBACK], FILES, loader, use_isolating=False)


def text(message: str, locale: str = FALLBACK, /, **arguments: str | int | float) -> str:
    """Format the message with this id in the locale, or in English if the locale lacks it."""
    formatted: str = _localization(locale).format_value(message, arguments)
    return formatted


def notice_text(notice: Notice, locale: str = FALLBACK) -> str:
    """Return a notice from an engine or an imaging process as a sentence."""
    return text(notice.code, locale, **notice.arguments)
