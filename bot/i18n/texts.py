"""The texts that people see, from the Fluent files in bot/i18n/locale."""

from functools import cache
from pathlib import Path

from fluent.runtime import FluentLocalization, FluentResourceLoader

from engine.protocol.messages import Notice

LOCALE_DIR = Path(__file__).parent / "locale"
FALLBACK = "en-US"
FILES = ["engine.ftl", "bot.ftl"]
# Locales of Discord without a folder of their own: the words of another one, with the locale's own numbers.
ALIASES = {"es-419": "es-ES"}


def folders_in(directory: Path) -> tuple[str, ...]:
    """Return the languages in a directory, in alphabetical order: the folders with both files."""
    return tuple(sorted(path.name for path in directory.iterdir() if all((path / file).is_file() for file in FILES)))


def locales_in(directory: Path) -> tuple[str, ...]:
    """Return the locales of Discord that the folders in a directory serve."""
    folders = folders_in(directory)
    return (*folders, *(alias for alias, folder in ALIASES.items() if folder in folders))


LOCALES = locales_in(LOCALE_DIR)


class _Loader(FluentResourceLoader):
    def localize_path(self, path: str, locale: str) -> str:
        return str(super().localize_path(path, ALIASES.get(locale, locale)))


@cache
def localization(locale: str, directory: Path = LOCALE_DIR) -> FluentLocalization:
    """Return the messages of a locale, and English ones, with English numbers, where the locale's folder lacks them."""
    return FluentLocalization([locale, FALLBACK], FILES, _Loader(str(directory / "{locale}")), use_isolating=False)


def text(message: str, locale: str = FALLBACK, /, **arguments: str | int | float) -> str:
    """Format the message with this id in the locale, or in English if the locale is none of LOCALES or lacks it.

    Numbers among the arguments are written as people write them in the locale.
    """
    known = locale if locale in LOCALES else FALLBACK
    formatted: str = localization(known).format_value(message, arguments)
    return formatted


def notice_text(notice: Notice, locale: str = FALLBACK) -> str:
    """Return a notice from an engine or an imaging process as a sentence."""
    return text(notice.code, locale, **notice.arguments)
