"""Every notice has its sentence."""

import ast
import dataclasses
import re

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.i18n.texts import FALLBACK, FILES, LOCALE_DIR, LOCALES, text
from bot.rules.usage_limits import Limits
from engine.protocol.messages import NoticeCode

SOURCE = (LOCALE_DIR / "en-US" / "engine.ftl").read_text()
CHAT = (LOCALE_DIR / "en-US" / "bot.ftl").read_text()
BOT = LOCALE_DIR.parents[1]


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


def test_every_limit_has_its_sentence() -> None:
    for field in dataclasses.fields(Limits):
        if field.name == "running_at_once":
            continue  # it refuses nobody: what is too much waits
        assert f"limit-{field.name.replace('_', '-')}" in messages_of(CHAT)


def test_fluent_can_form_every_message_of_the_chat() -> None:
    bundle = FluentBundle(["en-US"])
    bundle.add_resource(FluentResource(CHAT))
    for name in messages_of(CHAT):
        message = bundle.get_message(name)
        assert message.value is not None
        arguments = dict.fromkeys(re.findall(r"\$(\w+)", CHAT), 3)
        assert bundle.format_pattern(message.value, arguments)[1] == [], name


def entries_of(source: str) -> dict[str, set[str]]:
    """The arguments of each message."""
    found = re.findall(r"^([\w-]+) =(.*(?:\n(?: .*)?)*)", source, re.MULTILINE)
    return {name: set(re.findall(r"\$(\w+)", body)) for name, body in found}


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != FALLBACK])
@pytest.mark.parametrize("file", FILES)
def test_every_language_is_complete(locale: str, file: str) -> None:
    english, other = ((LOCALE_DIR / name / file).read_text() for name in (FALLBACK, locale))
    assert entries_of(english) == entries_of(other)
    bundle = FluentBundle([locale])
    bundle.add_resource(FluentResource(other))
    arguments = dict.fromkeys(re.findall(r"\$(\w+)", english), 3)
    for name in entries_of(other):
        message = bundle.get_message(name)
        assert message.value is not None
        sentence, errors = bundle.format_pattern(message.value, arguments)
        assert errors == [], name
        assert sentence != text(name, FALLBACK, **arguments) or not re.search("[a-z]{3}", str(sentence)), name


def test_all_languages_that_are_there_are_known() -> None:
    assert {path.name for path in LOCALE_DIR.iterdir()} == set(LOCALES)


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
