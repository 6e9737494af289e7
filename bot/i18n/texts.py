"""The texts that people see, from the Fluent files in bot/i18n/locale."""

from collections.abc import Generator, Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import babel
from babel.dates import format_skeleton
from babel.numbers import format_percent
from fluent.runtime import FluentLocalization, FluentResourceLoader
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

from engine.protocol.messages import Notice

LOCALE_DIR = Path(__file__).parent / "locale"
FALLBACK = "en-US"
Argument = str | int | float | list[str] | tuple[str, ...]
COMMANDS_FILE = "commands.ftl"
FILES = [COMMANDS_FILE, "engine.ftl", "bot.ftl"]
FIXED = 2000  # texts without arguments that are in memory
# Locales of Discord without a folder of their own: the words of another one, with the locale's own numbers.
ALIASES = {"es-419": "es-ES"}


def folders_in(directory: Path) -> tuple[str, ...]:
    """Return the languages in a directory, in alphabetical order: the folders with all FILES."""
    return tuple(sorted(path.name for path in directory.iterdir() if all((path / file).is_file() for file in FILES)))


def locales_in(directory: Path) -> tuple[str, ...]:
    """Return the locales of Discord that the folders in a directory serve."""
    folders = folders_in(directory)
    return (*folders, *(alias for alias, folder in ALIASES.items() if folder in folders))


LOCALES = locales_in(LOCALE_DIR)


class _Loader(FluentResourceLoader):
    """Parses each file once, without the places of its words in the file, which would take a quarter of the memory."""

    def resources(self, locale: str, resource_ids: list[str]) -> Generator[list[Resource]]:
        paths = (self.localize_path(str(Path(root) / name), locale) for root in self.roots for name in resource_ids)
        if found := [_parsed(path) for path in paths if Path(path).is_file()]:
            yield found

    def localize_path(self, path: str, locale: str) -> str:
        return str(super().localize_path(path, ALIASES.get(locale, locale)))


@cache
def _parsed(path: str) -> Resource:
    return FluentParser(with_spans=False).parse(Path(path).read_text(encoding="utf-8"))


@cache
def localization(locale: str, directory: Path = LOCALE_DIR) -> FluentLocalization:
    """Return the messages of a locale, and English ones, with English numbers, where the locale's folder lacks them."""
    return FluentLocalization([locale, FALLBACK], FILES, _Loader(str(directory / "{locale}")), use_isolating=False)


@cache
def commands_localization(locale: str) -> FluentLocalization:
    """Return what Discord is told of commands, in a locale of LOCALES.

    It has a file of its own, since it is read at each start in all languages, of which most bots then use one or two:
    all files of all languages take 26 MB.
    """
    return FluentLocalization(
        [locale, FALLBACK], [COMMANDS_FILE], _Loader(str(LOCALE_DIR / "{locale}")), use_isolating=False
    )


def text(message: str, locale: str = FALLBACK, /, **arguments: Argument) -> str:
    """Format the message with this id in the locale, or in English if the locale is none of LOCALES or lacks it.

    Numbers and lists among the arguments are written as people write them in the locale.
    """
    if not arguments:
        return _fixed(message, _known(locale))
    written = {
        name: joined(value, locale) if isinstance(value, list | tuple) else value for name, value in arguments.items()
    }
    formatted: str = localization(_known(locale)).format_value(message, written)
    return formatted


@lru_cache(maxsize=FIXED)
def _fixed(message: str, locale: str) -> str:
    formatted: str = localization(locale).format_value(message)
    return formatted


def joined(parts: Iterable[str], locale: str) -> str:
    """Join words to a list as the locale separates them: with commas in most languages."""
    return _separator(_known(locale)).join(parts)


def percent(value: int, locale: str) -> str:
    """Write a percentage as people write it in the locale: 75% or 75 %."""
    return format_percent(value / 100, locale=babel.Locale.parse(_known(locale), sep="-"))


def short_date(day: date, locale: str) -> str:
    """Write a day without its year as short as people write it in the locale: 11/28 or 28.11."""
    written: str = format_skeleton("Md", day, locale=babel.Locale.parse(_known(locale), sep="-"))
    return written


def _known(locale: str) -> str:
    return locale if locale in LOCALES else FALLBACK


@cache
def _separator(locale: str) -> str:
    # What stands in the middle of a list, between two of its words.
    between: str = babel.Locale.parse(locale, sep="-").list_patterns["standard"]["middle"]
    return between.format("", "")


def notice_text(notice: Notice, locale: str = FALLBACK) -> str:
    """Return a notice from an engine or an imaging process as a sentence."""
    return text(notice.code, locale, **notice.arguments)
