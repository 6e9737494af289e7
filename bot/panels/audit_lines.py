"""The lines of a server's audit channel: who changed a setting, deleted a result or stopped a job."""

import json
from datetime import datetime
from typing import Any

import discord

from bot.i18n.texts import text
from bot.i18n.user_text import prompt_or_stand_in, quoted
from bot.jobs.audience import CheckedPicture
from bot.panels.limit_texts import mention, value_in_words
from bot.store.guilds import Target, TargetKind
from bot.store.models import Job, SettingChange, Style

LONGEST_PROMPT = 200  # characters


def changed_line(change: SettingChange, locale: str) -> str:
    """Return a line that says who changed which setting, from which value to which.

    `change.setting` is `word <word>`, `person <id>`, `grant <id of a person>` or `<kind of target> <id> <name>`.
    """
    who = _who(change.user_id, locale)
    kind, _, what = change.setting.partition(" ")
    if kind == "word":
        happened = change.after or "removed"
        return text(f"audit-word-{happened}", locale, who=who, what=quoted(what))
    if kind == "person":
        happened = "blocked" if change.after else "lifted"
        return text(f"audit-person-{happened}", locale, who=who, what=f"<@{what}>")
    if kind == "grant":
        return _granted_line(change, who, f"<@{what}>", locale)
    key, _, name = what.rpartition(" ")
    whom = (
        text("audit-server", locale)
        if kind == TargetKind.SERVER
        else mention(Target(TargetKind(kind), int(key)), locale)
    )
    before, after = (_value(name, value, locale) for value in (change.before, change.after))
    what = text(f"name-{name}", locale)
    return text("audit-value", locale, who=who, what=what, whom=whom, before=before, after=after)


def _granted_line(change: SettingChange, who: str, whom: str, locale: str) -> str:
    if change.after is None:
        return text("audit-grants-removed", locale, who=who, whom=whom, units=json.loads(change.before or "")["units"])
    granted = json.loads(change.after)
    if granted["until"] is None:
        return text("audit-granted", locale, who=who, whom=whom, units=granted["units"])
    until = discord.utils.format_dt(datetime.fromisoformat(granted["until"]), "f")
    return text("audit-granted-until", locale, who=who, whom=whom, units=granted["units"], until=until)


def removed_line(job: Job, by: int, locale: str) -> str:
    """Return a line that says that a result was deleted. by: the id of who did it."""
    return text("audit-removed", locale, **_about(job, by, locale))


def unshared_line(style: Style, by: int, locale: str) -> str:
    """Return a line that says that a style was taken from the server. by: the id of who did it."""
    return text("audit-unshared", locale, who=f"<@{by}>", owner=f"<@{style.user_id}>", name=quoted(style.name))


def checked_line(picture: CheckedPicture, locale: str) -> str:
    """Return a line that says that the picture check hid or refused a picture."""
    about = {"owner": f"<@{picture.user_id}>", "channel": f"<#{picture.channel_id}>"}
    return text(f"audit-check-{picture.check}", locale, **about)


def cancelled_line(job: Job, by: int, locale: str) -> str:
    """Return a line that says that somebody else stopped a job. by: the id of who did it."""
    return text("audit-cancelled", locale, **_about(job, by, locale))


def _about(job: Job, by: int, locale: str) -> dict[str, str]:
    prompt = quoted(prompt_or_stand_in(job.prompt, locale), LONGEST_PROMPT)
    return {"who": f"<@{by}>", "job": str(job.id), "owner": f"<@{job.user_id}>", "prompt": prompt}


def _who(user_id: int | None, locale: str) -> str:
    return text("audit-somebody", locale) if user_id is None else f"<@{user_id}>"


def _value(name: str, written: str | None, locale: str) -> str:
    if written is None:
        return text("value-default", locale)
    value: Any = json.loads(written)
    return value_in_words(name, value, locale)
