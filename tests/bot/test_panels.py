"""Panels hold whatever people write: no message of the bot's is longer than Discord takes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from bot.panels import details, history, job
from bot.panels.form import LONGEST_NEGATIVE, LONGEST_PROMPT
from bot.sandbox import rules
from bot.sandbox.world import Flag
from bot.store.history import Page, Search
from bot.store.models import Job, JobKind, JobState, Result
from engine.messages import Notice, NoticeCode
from engine.presets import PRESETS

NOW = datetime.now(UTC)
FILES = {"a.png", "b.png", "c.png", "d.png", "z.zip"}
# What grows when it is quoted: for a shell, as markdown, as a mention or an address, in UTF-16.
GROWING = ["'", "*", "`", "<@1>", "@everyone ", "://", "_~|", "\\", "🎨", "字", " "]
prompts = st.builds(
    lambda part, length: (part * length)[:length],
    st.lists(st.sampled_from(GROWING), min_size=1, max_size=4).map("".join),
    st.sampled_from([1, 50, LONGEST_PROMPT]),
)


def a_job(prompt: str, locale: str, **more: Any) -> Job:
    values = {
        "id": 10**12 - 1,
        "user_id": 2**62,
        "guild_id": 2**62,
        "prompt": prompt,
        "preset": "standard",
        "kind": JobKind.PICTURE,
        "state": JobState.DONE,
        "seed": 2**53 - 1,
        "size": 2048,
        "options": {"negative": prompt[:LONGEST_NEGATIVE], "strength": 150, "keep_colors": True, "source": prompt},
        "notes": [to_builtins(Notice(NoticeCode.RESULT_LOST))] * 3,
        "frames": 960,
        "counted_on": None,
        "failure": to_builtins(Notice(NoticeCode.RESULT_LOST)),
        "locale": locale,
        "count": 4,
        "step": 9,
        "seconds": 1e6,
        "created_at": NOW,
        "finished_at": NOW,
        "spoiler": True,
        "favourite": True,
        "results": [Result(number=number, seed=2**53 - number) for number in range(1, 5)],
    }
    columns = {column.key for column in Job.__mapper__.attrs}
    return Job(**{name: value for name, value in (values | more).items() if name in columns})


def problems_of(view: ui.LayoutView) -> list[Any]:
    components = view.to_components()  # type: ignore[no-untyped-call]  # discord.py's
    return rules.message_problems({"components": components}, int(Flag.COMPONENTS_V2), FILES)


@pytest.mark.parametrize("locale", ["en-US", "zh-CN"])
@settings(max_examples=40, deadline=None)
@given(prompt=prompts)
def test_every_panel_of_a_job_holds_every_prompt(locale: str, prompt: str) -> None:
    one = a_job(prompt, locale)
    names = ["a.png", "b.png", "c.png", "d.png"]
    notes = [Notice(NoticeCode.RESULT_LOST)] * 3
    preset = PRESETS["openai"]["fine"]
    view = history.View(Search(prompt[: history.LONGEST_WORDS], None, False))
    page = Page([a_job(prompt, locale, id=number) for number in range(1, 6)], newer=True, older=True)
    panels = [
        job.waiting_panel(one, job.Waiting(1000, NOW, True, prompt), notes),
        job.running_panel(one, job.Running(199, 200, NOW), "a.png"),
        job.result_panel(one, names, "smaller"),
        job.result_panel(a_job(prompt, locale, kind=JobKind.ARCHIVE), names, "webp", "z.zip"),
        job.failed_panel(one),
        job.cancelled_panel(one),
        job.undeliverable_panel(one),
        job.refused_panel(one),
        details.details_panel(one, preset, "openai", locale),
        history.entry_panel(one, view, names, prompt[:100], locale),
        history.history_panel(view, page, {2**62: prompt[:100]}, dict.fromkeys(range(1, 6), "a.png"), locale),
    ]
    for panel in panels:
        assert problems_of(panel) == []
