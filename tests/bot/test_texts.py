"""Every notice has its sentence."""

import re

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.texts import LOCALE_DIR
from engine.messages import NoticeCode

SOURCE = (LOCALE_DIR / "en-US" / "engine.ftl").read_text()


@pytest.mark.parametrize("code", NoticeCode)
def test_every_notice_has_a_sentence_and_fluent_can_form_it(code: NoticeCode) -> None:
    bundle = FluentBundle(["en-US"])
    bundle.add_resource(FluentResource(SOURCE))
    message = bundle.get_message(code)
    assert message.value is not None
    line = next(line for line in SOURCE.splitlines() if line.startswith(f"{code} ="))
    arguments = dict.fromkeys(re.findall(r"\$(\w+)", line), 3)
    sentence, errors = bundle.format_pattern(message.value, arguments)
    assert errors == []
    assert str(sentence).endswith(".")


def test_there_are_no_sentences_that_nothing_says() -> None:
    assert set(re.findall(r"^([\w-]+) =", SOURCE, re.MULTILINE)) == set(NoticeCode)
