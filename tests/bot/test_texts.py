"""Every notice has its sentence."""

import ast
import dataclasses
import re

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.limits import Limits
from bot.texts import LOCALE_DIR
from engine.messages import NoticeCode

SOURCE = (LOCALE_DIR / "en-US" / "engine.ftl").read_text()
CHAT = (LOCALE_DIR / "en-US" / "bot.ftl").read_text()
BOT = LOCALE_DIR.parent


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
        assert f"limit-{field.name.replace('_', '-')}" in messages_of(CHAT)


def test_fluent_can_form_every_message_of_the_chat() -> None:
    bundle = FluentBundle(["en-US"])
    bundle.add_resource(FluentResource(CHAT))
    for name in messages_of(CHAT):
        message = bundle.get_message(name)
        assert message.value is not None
        arguments = dict.fromkeys(re.findall(r"\$(\w+)", CHAT), 3)
        assert bundle.format_pattern(message.value, arguments)[1] == [], name
