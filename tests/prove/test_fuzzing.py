"""Files that nobody has thought of, made by mutation: the imaging process answers each, or refuses it in a sentence."""

import asyncio
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.i18n.texts import notice_text
from bot.i18n.user_text import quoted
from bot.imaging import worker
from bot.imaging.imaging_messages import Prepare, PrepareAlbum, Refused
from engine.protocol.meaning import understand
from engine.protocol.messages import NoticeCode
from engine.protocol.wording import split_prompt
from tests import hostile
from tests.e2e.bot_process import ROOT

pytestmark = pytest.mark.prove

SECONDS = int(os.environ.get("FUZZ_SECONDS", "300"))
EXAMPLES = 3000
PICTURES = list(hostile.pictures().values())
SMALL = [data for data in PICTURES if 0 < len(data) < 20_000]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file of the corpus with some bytes changed, cut out, doubled, or the end of another one behind it."""
    data = bytearray(draw(st.sampled_from(SMALL)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                data[at] = draw(st.integers(0, 255))
            case 1:
                del data[at : at + draw(st.integers(1, 40))]
            case 2:
                data[at:at] = data[at : at + draw(st.integers(1, 40))]
            case _:
                data[at:] = draw(st.sampled_from(SMALL))[at:]
        if not data:
            data = bytearray(b"\0")
    return bytes(data)


LONG = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)


@LONG
@given(damaged())
def test_a_damaged_picture_is_painted_or_refused_in_a_sentence(data: bytes) -> None:
    reply = worker.answer(Prepare(data=data, longest=64))
    if isinstance(reply, Refused):
        assert reply.notice.code != NoticeCode.INTERNAL
        for locale in ("en-US", "zh-CN"):
            assert len(notice_text(reply.notice, locale)) > 10


@LONG
@given(st.dictionaries(st.text(max_size=60), damaged(), max_size=4), st.integers(0, 400), st.binary(max_size=4))
def test_a_damaged_archive_is_opened_or_refused_in_a_sentence(files: dict[str, bytes], at: int, changed: bytes) -> None:
    try:
        archive = bytearray(hostile.archive(files))
    except (IndexError, ValueError):  # a name that no archive takes
        return
    archive[at : at + len(changed)] = changed
    reply = worker.answer(PrepareAlbum(data=bytes(archive), longest=64, most=3))
    assert not (isinstance(reply, Refused) and reply.notice.code == NoticeCode.INTERNAL)


WORDS = st.text(st.characters(codec="utf-8"), max_size=400) | st.lists(
    st.sampled_from(
        [*"<@&#!:>*_~|`[]()\\-\n\0 ", "everyone", "here", "https://", "1000000000000000000", "\u202e", "fire"]
    )
).map("".join)


@LONG
@given(WORDS)
def test_no_words_are_more_than_words_on_a_panel(words: str) -> None:
    shown = quoted(words)
    assert "\n" not in shown
    assert not {letter for letter in shown if letter < " " or "\u202a" <= letter <= "\u202e"}
    for live in ("@everyone", "@here", "://"):
        assert live not in shown
    unescaped = re.sub(r"\\.", "", shown)
    assert not set(unescaped) & set("<*_~|`")
    split_prompt(words)
    understand(words)


async def test_the_fuzzer_finds_nothing(tmp_path: Path) -> None:
    """`python -m tests.prove.fuzz_decoder --seconds=3600` goes on for longer."""
    pytest.importorskip("atheris", reason="atheris is for Linux on x86-64 with Python up to 3.13")
    # libFuzzer's limit is on the largest size ever, which a process inherits from the one that starts it (Linux:
    # getrusage(2), ru_maxrss): ours may have been larger, a shell's is not.
    process = await asyncio.create_subprocess_exec(
        *("sh", "-c", '"$@"; exit $?', "sh"),
        *(sys.executable, "-m", "tests.prove.fuzz_decoder", f"--seconds={SECONDS}"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await process.communicate()
    log = out.decode(errors="replace")
    assert process.returncode == 0, log[-4000:]
    units = re.search(r"stat::number_of_executed_units:\s+(\d+)", log)
    assert units
    assert int(units[1]) > 10 * SECONDS
