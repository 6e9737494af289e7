"""Panels hold whatever people write: no message of the bot's is longer than Discord takes."""

import json
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import to_builtins

from bot.config import ModerationSettings, PictureCheckSettings, RetentionSettings, Settings
from bot.i18n.texts import LOCALES, text
from bot.i18n.user_text import with_undeleted_messages
from bot.jobs.admission import Allowance, Share
from bot.jobs.moderation import MOST_WORDS
from bot.jobs.operation import BUSIEST, Status
from bot.jobs.overview import InQueue, Overview
from bot.jobs.policy import ServerConfiguration, ServerSettings, Standing
from bot.jobs.runs import Download, EngineState
from bot.jobs.server_usage import Report
from bot.jobs.style_service import LONGEST_NAME, StylePage
from bot.panels import details, history_pages, job_panel
from bot.panels.audit_lines import cancelled_line, changed_line, removed_line
from bot.panels.blocked_people import MOST_SHOWN as MOST_BLOCKED
from bot.panels.blocked_people import blocked_panel
from bot.panels.help_panel import help_panel
from bot.panels.job_form import LONGEST_NEGATIVE, LONGEST_PROMPT, MOST_PICTURES, Filled, form, style_form
from bot.panels.known_styles import styles_panel
from bot.panels.limit_texts import allowance_panel, limits_panel
from bot.panels.owner_panel import MOST_BANS, bans_panel, owner_panel
from bot.panels.privacy_panel import deletion_panel, export_panel, privacy_panel
from bot.panels.queue_panel import queue_panel
from bot.panels.settings_panel import FORMS, MOST_CHANNELS, changes_panel, numbers_form, settings_panel, zone_form
from bot.panels.style_panels import PAGE, delete_panel, save_form, style_page_panel, style_panel, use_form
from bot.panels.usage_panels import own_usage_panel, server_usage_panel
from bot.panels.welcome import welcome_panel
from bot.panels.word_lists import words_panel
from bot.rules.blocked_words import LONGEST_WORD
from bot.rules.picture_rules import PictureCheck, Threshold
from bot.rules.usage_limits import LIMIT_NAMES, PERMISSIONS, SETS, Account, AccountKind, Limits, Rules, Used
from bot.samples import STYLES_PICTURE
from bot.sandbox import validation
from bot.sandbox.world import Flag
from bot.store.bans import BanKind
from bot.store.guilds import Target, TargetKind, WordLists
from bot.store.models import Ban, Grant, Job, JobKind, JobState, Result, SettingChange, Style, StyleOrigin
from bot.store.people import Summary
from bot.store.person_history import Page, Search
from bot.store.usage_counts import Amount
from engine.protocol.messages import Notice, NoticeCode
from engine.protocol.presets import PRESET_NAMES, PRESETS

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


def problems_of(view: ui.LayoutView, files: set[str] = FILES) -> list[Any]:
    components = view.to_components()  # type: ignore[no-untyped-call]  # discord.py's
    return validation.message_problems({"components": components}, int(Flag.COMPONENTS_V2), files)


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=12, deadline=None)  # in each language
@given(prompt=prompts)
def test_every_panel_of_a_job_holds_every_prompt(locale: str, prompt: str) -> None:
    one = a_job(prompt, locale)
    names = ["a.png", "b.png", "c.png", "d.png"]
    notes = [Notice(NoticeCode.RESULT_LOST)] * 3
    preset = PRESETS["openai"]["fine"]
    view = history_pages.View(Search(prompt[: history_pages.LONGEST_WORDS], None, False))
    page = Page([a_job(prompt, locale, id=number) for number in range(1, 6)], newer=True, older=True)
    panels = [
        job_panel.waiting_panel(one, job_panel.Waiting(1000, NOW, True, prompt, favored=999), notes),
        job_panel.waiting_panel(one, job_panel.Waiting(1000, NOW, download=Download("CLIP ViT-B/32", 42, 354)), notes),
        job_panel.running_panel(one, job_panel.Running(199, 200, NOW), "a.png"),
        job_panel.running_panel(one, job_panel.Running(0, 0, None), "a.png"),
        job_panel.result_panel(one, names, "smaller"),
        job_panel.result_panel(a_job(prompt, locale, kind=JobKind.ARCHIVE), names, "webp", "z.zip"),
        job_panel.failed_panel(one),
        job_panel.cancelled_panel(one),
        job_panel.undeliverable_panel(one),
        job_panel.refused_panel(one),
        job_panel.more_panel(one, locale),
        details.details_panel(one, preset, "openai", locale),
        history_pages.entry_panel(one, view, names, prompt[:100], locale),
        history_pages.history_panel(view, page, {2**62: prompt[:100]}, dict.fromkeys(range(1, 6), "a.png"), locale),
    ]
    for panel in panels:
        assert problems_of(panel) == []


ID = 2**63 - 1  # as long as Discord's can be
OURS = 10**15  # of our own rows
# Of the bot's own texts none is long; names of servers, words and styles are what people write.
names = prompts.map(lambda prompt: prompt[:100])


def a_style(name: str, number: int) -> Style:
    return Style(
        id=number,
        user_id=ID,
        guild_id=ID,
        shared_with=ID,
        name=f"{name[: LONGEST_NAME - 1]}x",  # a letter has to be in it
        searched="",
        prompt=name * 20,
        origin=StyleOrigin.TRAINED,
        pictures=200,
    )


def limits_of(channels: int) -> Limits:
    """Everything is limited, with so many channels."""
    numbers: dict[str, Any] = {name: 10_000_000 for name in LIMIT_NAMES if name not in (*SETS, *PERMISSIONS)}
    places = frozenset(range(ID - channels, ID))
    sets: dict[str, Any] = {"presets": frozenset(PRESET_NAMES), "channels": places}
    return Limits(**numbers, **sets, others_results=False, create_styles=True)


def rule_of(channels: int) -> dict[str, Any]:
    limits = limits_of(channels)
    return {name: getattr(limits, name) for name in LIMIT_NAMES}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("others", [0, 1, 12, 1000])
def test_every_panel_about_limits_holds_all_that_can_be_set(locale: str, others: int) -> None:
    most = MOST_CHANNELS
    rules_set = Rules(rule_of(most), {ID - n: rule_of(most) for n in range(others)}, {ID: rule_of(most)})
    zone = max(available_timezones(), key=len)
    chosen = ServerSettings(
        time_zone=zone,
        admins_exempt=True,
        age_restricted_only=True,
        spoiler=True,
        shared_styles=100_000,
        audit_channel=ID,
        picture_check=PictureCheck.REFUSE,
        picture_threshold=Threshold.LENIENT,
        check_age_restricted=True,
    )
    configuration = ServerConfiguration(chosen, rules_set)
    owners = Settings(moderation=ModerationSettings(pictures=PictureCheckSettings(check=PictureCheck.SPOILER)))
    costs = dict.fromkeys([*PRESET_NAMES, "training"], 10**6)
    # Of several roles, the channels of all of them hold.
    limits = limits_of(most * max(1, others))
    accounts = [Account(whose, ID, ID, limits, ZoneInfo("UTC")) for whose in AccountKind]
    used = Used(
        jobs_today=10**5, jobs_this_week=10**5, units_today=10**7, trainings_today=10**5, queued=10**5, last_at=NOW
    )
    shares = [Share(one, used, NOW, NOW) for one in accounts]
    granted = Grant(units=10**7, remaining=10**7, until=NOW)
    allowance = Allowance(Standing(tuple(accounts), chosen), shares, [granted] * others)
    mentions: dict[str, str] = defaultdict(lambda: f"</{'x' * 32} {'x' * 32}:{ID}>")
    report = Report([(NOW.date(), Amount(0, 10**6, 10**9))] * 30, [Amount(ID, 10**6, 10**9)] * 10, [])
    change = SettingChange(
        user_id=ID,
        changed_at=NOW,
        setting=f"role {ID} channels",
        before=json.dumps(sorted(limits_of(most).channels or ())),
        after=json.dumps(sorted(limits_of(most).channels or ())),
    )
    granting = SettingChange(user_id=ID, changed_at=NOW, setting=f"grant {ID}")
    granting.after = json.dumps({"units": 10**7, "until": NOW.isoformat()})
    panels = [
        limits_panel(configuration, limits_of(0), limits_of(0), costs, locale),
        allowance_panel(allowance, f"<@{ID}>", costs, locale),
        help_panel(mentions, allowance, costs, locale),
        own_usage_panel(allowance, costs, locale),
        server_usage_panel(report, 30, zone, ["a.png", "z.zip"], locale),
        changes_panel([change] * 20, locale),
        changes_panel([granting] * 30, locale),
        *(
            settings_panel(configuration, target, owners, locale)
            for target in (Target(), Target(TargetKind.ROLE, ID), Target(TargetKind.MEMBER, ID))
        ),
    ]
    assert {number: problems for number, panel in enumerate(panels) if (problems := problems_of(panel))} == {}
    assert len(changed_line(change, locale)) <= validation.MAX_CONTENT, "it is also sent to the channel for changes"
    for modal in (
        *(numbers_form(verb, Target(), configuration, locale) for verb in FORMS),
        zone_form(Target(), zone, locale),
    ):
        assert validation.modal_problems(modal.to_dict()) == []


@pytest.mark.parametrize("locale", LOCALES)
@settings(max_examples=12, deadline=None)  # in each language
@given(name=names, count=st.sampled_from([0, 1, 5, 1000]))
def test_every_panel_about_people_and_words_holds_all_of_them(locale: str, name: str, count: int) -> None:
    engines = [EngineState("cuda:15", name[:60], None)] * min(count, 3)
    engines += [EngineState("cuda:15", None, name * 100)] * min(count, 3)
    many = [Amount(ID - n, 10**6, 10**9) for n in range(min(count, BUSIEST))]
    status = Status(10**4, 10**4, Amount(0, 10**6, 10**9), many, 10**15, engines, True, name * 3, True)
    waiting = [InQueue(OURS + n, ID, n, NOW, name * 20, n % 5 + 1) for n in range(count)]
    summary = Summary(NOW, 10**9, 10**9, 10**9, 10**9, 10**9)
    retention = RetentionSettings(results_days=36500)
    styles = [a_style(name, OURS + n) for n in range(min(count, PAGE))]
    places = {style.id: "a.png" for style in styles}
    command = f"</{'x' * 32} {'x' * 32}:{ID}>"
    lists = [(name[:LONGEST_WORD],) * min(count, MOST_WORDS)] * 2
    bans = [Ban(kind=kind, target_id=ID, banned_at=NOW) for kind in BanKind] * (min(count, MOST_BANS) // 2)
    panels = [
        owner_panel(status, {ID - n: name for n in range(count)}, locale),
        bans_panel(bans, locale),
        queue_panel(Overview(waiting[:3], waiting[3:], count, engines), locale),
        privacy_panel(summary, retention, locale),
        deletion_panel(locale),
        export_panel("z.zip", OURS, locale),
        words_panel(WordLists(*lists), locale),
        blocked_panel([(ID, NOW)] * min(count, MOST_BLOCKED), locale),
        welcome_panel(command, locale),
        style_page_panel(StylePage(styles, 0, 10**6), places, command, command, locale),
        styles_panel("bundled", command, locale),
        *(style_panel(style, "a.png", locale) for style in styles),
        *(delete_panel(style, own=own, locale=locale) for style in styles for own in (True, False)),
    ]
    files = FILES | {STYLES_PICTURE.name}
    assert {number: problems for number, panel in enumerate(panels) if (problems := problems_of(panel, files))} == {}
    view = history_pages.View(Search(name[: history_pages.LONGEST_WORDS], ID, favourites=True))
    filled = Filled(prompt=name * 20, negative=name * 3, preset="fine", strength=150)
    modals = [
        form(f"form:message:{ID}:{ID}", locale, filled, presets=PRESET_NAMES, pictures=[name or "x"] * MOST_PICTURES),
        form(f"form:again:{OURS}", locale, filled, presets=PRESET_NAMES, upload=True),
        style_form(f"form:style:{OURS}", locale, filled),
        *(use_form(style, locale) for style in styles),
        save_form(OURS, name * 20, LONGEST_NAME, locale),
        history_pages.search_form(view, {ID - n: name for n in range(min(count, history_pages.MOST_PLACES))}, locale),
    ]
    for modal in modals:
        assert validation.modal_problems(modal.to_dict()) == []
    job_of = a_job(name * 20, locale)
    for line in (removed_line(job_of, ID, locale), cancelled_line(job_of, ID, locale)):
        assert len(line) <= validation.MAX_CONTENT
    left = with_undeleted_messages(
        text("privacy-done", locale), [f"https://discord.com/channels/{ID}/{ID}/{ID}"] * 1000, locale
    )
    assert len(left) <= validation.MAX_CONTENT
