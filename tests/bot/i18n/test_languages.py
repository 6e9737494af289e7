"""Every language says what English says, in its own words, and no longer than Discord takes."""

from collections.abc import Callable
from fnmatch import fnmatchcase

import pytest

from bot.i18n.texts import FALLBACK, LOCALE_DIR, folders_in
from tests.bot.i18n.language_checks import CHECKS, LIMITS, Language, limit_of, read_language

ENGLISH = read_language(LOCALE_DIR / FALLBACK)


@pytest.mark.parametrize("locale", folders_in(LOCALE_DIR))
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_language_is_right(locale: str, check: Callable[[Language, Language], list[str]]) -> None:
    language = read_language(LOCALE_DIR / locale)
    if language is ENGLISH and check.__name__ == "english_faults":
        return
    faults = dict.fromkeys(check(language, ENGLISH))
    assert not faults, "\n".join([check.__doc__ or "", *faults])


def test_every_folder_has_both_files() -> None:
    assert {path.name for path in LOCALE_DIR.iterdir()} == set(folders_in(LOCALE_DIR))


@pytest.mark.parametrize("pattern", LIMITS)
def test_every_limit_is_of_a_message(pattern: str) -> None:
    assert any(fnmatchcase(name, pattern) and limit_of(name) == LIMITS[pattern] for name in ENGLISH.messages)
