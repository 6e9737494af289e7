"""Every notice has its sentence."""

import ast
import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.client import NEEDED
from bot.i18n.texts import FILES, LOCALE_DIR, folders_in, locales_in, localization, percent, short_date, text
from bot.rules.usage_limits import Limits
from engine.protocol.messages import NoticeCode

SOURCE = (LOCALE_DIR / "en-US" / "engine.ftl").read_text()
CHAT = "\n".join((LOCALE_DIR / "en-US" / name).read_text() for name in ("bot.ftl", "commands.ftl"))
BOT = LOCALE_DIR.parents[1]
FOLDERS = folders_in(LOCALE_DIR)


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_has_a_sentence_and_fluent_can_form_it(code: NoticeCode) -> None:
    bundle = FluentBundle(["en-US"])
    bundle.add_resource(FluentResource(SOURCE))
    message = bundle.get_message(code)
    assert message.value is not None
    entry = re.search(rf"^{code} =.*(?:\n[ ].*)*", SOURCE, re.MULTILINE)  # with the lines that go on below it
    assert entry
    arguments = dict.fromkeys(re.findall(r"\$(\w+)", entry[0]), 3)
    sentence, errors = bundle.format_pattern(message.value, arguments)
    assert errors == []
    assert str(sentence).endswith(".")


def test_there_are_no_sentences_that_nothing_says() -> None:
    assert set(re.findall(r"^([\w-]+) =", SOURCE, re.MULTILINE)) == set(NoticeCode)


def messages_of(source: str) -> set[str]:
    return set(re.findall(r"^([\w-]+) =", source, re.MULTILINE))


def said_by_the_bot() -> tuple[set[str], list[str]]:
    """The ids of messages in the code: whole ones, and the beginnings of those that are put together."""
    exact, beginnings = set(), []
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") not in {
                "text",
                "localized",
                "Refusal",
                "UnknownStyle",
            }:
                continue
            match node.args[0]:
                case ast.Constant(value=str(name)):
                    exact.add(name)
                case ast.JoinedStr(values=[ast.Constant(value=str(beginning)), *_]):
                    beginnings.append(beginning)
    return exact, beginnings


def test_what_the_bot_says_is_there_and_what_is_there_is_said() -> None:
    exact, beginnings = said_by_the_bot()
    there = messages_of(CHAT)
    assert exact <= there | messages_of(SOURCE)
    unsaid = {name for name in there - exact if not name.startswith((*beginnings, "limit-"))}
    assert not unsaid


def test_every_permission_that_can_be_missing_has_its_name() -> None:
    names = {name.removeprefix("permission-") for name in messages_of(CHAT) if name.startswith("permission-")}
    assert names == {*NEEDED, "connect"}


@pytest.mark.parametrize(("locale", "written"), [("en-US", "1/8"), ("de", "8.1."), ("fr", "08/01"), ("?", "1/8")])
def test_a_day_is_written_as_in_the_locale(locale: str, written: str) -> None:
    assert short_date(date(2026, 1, 8), locale) == written


def test_every_limit_has_its_sentence() -> None:
    for field in dataclasses.fields(Limits):
        if field.name in ("running_at_once", "queue_share"):
            continue  # they refuse nobody: they say who waits
        assert f"limit-{field.name.replace('_', '-')}" in messages_of(CHAT)


@pytest.mark.parametrize("locale", FOLDERS)
@pytest.mark.parametrize("file", FILES)
def test_fluent_can_form_every_message(locale: str, file: str) -> None:
    source = (LOCALE_DIR / locale / file).read_text()
    bundle = FluentBundle([locale])
    bundle.add_resource(FluentResource(source))
    arguments = dict.fromkeys(re.findall(r"\$(\w+)", source), 3)
    for name in messages_of(source):
        message = bundle.get_message(name)
        assert message.value is not None
        assert bundle.format_pattern(message.value, arguments)[1] == [], name


@pytest.fixture
def languages(tmp_path: Path) -> Path:
    """A directory with English and, for every other language to come, a message with numbers."""
    for locale in ("en-US", *(locale for locale in NUMBERS if locale not in ("en-US", "es-419"))):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "bot.ftl").write_text(
            f"number = {locale} {{ $n }}\n"
            "plural = { $n ->\n [one] one\n [few] few\n [many] many\n *[other] other\n }\n"
        )
        (tmp_path / locale / "commands.ftl").write_text("")
        (tmp_path / locale / "engine.ftl").write_text("only-english = { $n }\n" if locale == "en-US" else "")
    return tmp_path


# How a locale writes a number, and the plural categories of 0, 1, 2, 5, 21 and a million.
NUMBERS = {
    "en-US": ("1,234,567.5", "other one other other other other"),
    "de": ("1.234.567,5", "other one other other other other"),
    "es-ES": ("1.234.567,5", "other one other other other many"),
    "es-419": ("1,234,567.5", "other one other other other many"),
    "fr": ("1\u202f234\u202f567,5", "one one other other other many"),
    "it": ("1.234.567,5", "other one other other other many"),
    "ja": ("1,234,567.5", "other other other other other other"),
    "ko": ("1,234,567.5", "other other other other other other"),
    "pl": ("1\xa0234\xa0567,5", "many one few many many many"),
    "pt-BR": ("1.234.567,5", "one one other other other many"),
    "ru": ("1\xa0234\xa0567,5", "many one few many one many"),
    "tr": ("1.234.567,5", "other one other other other other"),
    "uk": ("1\xa0234\xa0567,5", "many one few many one many"),
    "zh-CN": ("1,234,567.5", "other other other other other other"),
    "zh-TW": ("1,234,567.5", "other other other other other other"),
}


@pytest.mark.parametrize("locale", NUMBERS)
def test_numbers_and_plurals_are_those_of_the_locale(languages: Path, locale: str) -> None:
    number, plurals = NUMBERS[locale]
    texts = localization(locale, languages)
    folder = "es-ES" if locale == "es-419" else locale
    assert texts.format_value("number", {"n": 1234567.5}) == f"{folder} {number}"
    assert [texts.format_value("plural", {"n": n}) for n in (0, 1, 2, 5, 21, 10**6)] == plurals.split()


def test_what_a_language_lacks_is_said_in_english_with_english_numbers(languages: Path) -> None:
    assert localization("de", languages).format_value("only-english", {"n": 1234.5}) == "1,234.5"


def test_the_folders_decide_which_locales_there_are(languages: Path) -> None:
    assert set(locales_in(languages)) == set(NUMBERS)
    (languages / "es-ES" / "engine.ftl").unlink()
    assert set(locales_in(languages)) == set(NUMBERS) - {"es-ES", "es-419"}


def test_lists_and_percentages_are_written_as_in_the_locale() -> None:
    assert "draft, fine" in text("share-presets", "en-US", presets=["draft", "fine"])
    assert "draft、fine" in text("share-presets", "zh-CN", presets=("draft", "fine"))
    assert [percent(75, locale) for locale in ("en-US", "zh-CN", "th")] == ["75%", "75%", "75%"]


@pytest.mark.parametrize("locale", ["en-GB", "th", "xx-YY", ""])
def test_a_locale_without_a_folder_gets_english(locale: str) -> None:
    assert text("panel-size", locale, size=2048) == text("panel-size", size=2048)


@pytest.mark.parametrize("folder", ["commands", "panels"])
def test_commands_and_panels_say_nothing_of_their_own(folder: str) -> None:
    for path in sorted((BOT / folder).glob("*.py")):
        tree = ast.parse(path.read_text())
        spared: set[ast.AST] = set()
        not_for_people = {"info", "warning", "error", "AssertionError", "Example"}
        for node in ast.walk(tree):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):  # a docstring
                spared.add(node.value)
            elif isinstance(node, ast.Call) and called(node) in not_for_people:
                spared |= set(ast.walk(node))  # for the log, for developers, for the models
            elif annotation := getattr(node, "annotation", None) or getattr(node, "returns", None):
                spared |= set(ast.walk(annotation))
        literals = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in spared]
        words = [said for said in literals if isinstance(said, str) and re.search(r"[^\W\d_]{2,} |^[A-Z][a-z]", said)]
        assert not words, path


def called(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")
