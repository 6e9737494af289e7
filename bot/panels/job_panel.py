"""The panels of a job, which its message shows one after the other from waiting to its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import discord
import msgspec
from discord import ui

from bot.i18n.texts import notice_text, text
from bot.i18n.user_text import one_line, prompt_or_stand_in, quoted
from bot.jobs.runs import Download
from bot.panels.buttons import PICK, job_button, style_button
from bot.panels.layout import BLUE, GRAY, GREEN, RED, frame, view_of
from bot.store.models import Job, JobKind, JobState, Style
from engine.protocol.messages import Notice
from engine.protocol.presets import MAX_STRENGTH

Reduction = Literal["webp", "smaller"]  # why attached files are not the PNGs as they were painted
BAR = 14  # characters
STRENGTH_STEP = 25  # percent
RESULT_ACTIONS = (("variation", "edit", "larger", "more"),)
MORE_ACTIONS = ("stronger", "softer", "style", "like", "save", "compare", "film", "details", "delete")
STYLED_ACTIONS = (("larger", "style", "more"),)  # of a result in a saved style
MORE_STYLED_ACTIONS = ("stronger", "softer", "like", "compare", "details", "delete")
MOVING_ACTIONS = ("stronger", "softer", "details", "delete")
GALLERY_ACTIONS = ("variation", "edit", "details", "delete")


@dataclass(frozen=True)
class Waiting:
    """What the panel of a waiting job says. place: in the queue, from 1 on.

    favored: how many people with a larger share of the queue are ahead.
    """

    place: int
    begins_at: datetime | None  # None: not estimated yet
    engine_problem: bool = False
    paused: str | None = None  # the message of the bot's owner, possibly empty; None: the queue is not paused
    restarting: bool = False  # the bot is about to stop for a restart
    download: Download | None = None  # of models, before the engine can begin
    favored: int = 0


@dataclass(frozen=True)
class Running:
    """What the panel of a running job says. steps: 0 until the engine has begun."""

    step: int
    steps: int
    ends_at: datetime | None


def waiting_panel(job: Job, waiting: Waiting, notes: list[Notice]) -> ui.LayoutView:
    """Return the panel of a job that waits in the queue."""
    lines = [text("panel-waiting", job.locale, place=waiting.place)]
    if waiting.favored:
        lines.append(text("panel-favored", job.locale, people=waiting.favored))
    if waiting.restarting:
        lines = [text("panel-restarting", job.locale)]
    elif waiting.paused is not None:
        lines.append(text("panel-paused", job.locale))
        if waiting.paused:
            lines.append(f"> {quoted(waiting.paused)}")
    elif waiting.download:
        name, percent, megabytes = waiting.download
        lines.append(text("panel-downloading", job.locale, name=name, percent=percent, megabytes=megabytes))
    elif waiting.engine_problem:
        lines.append(text("panel-engine-problem", job.locale))
    elif waiting.begins_at:
        lines.append(text("panel-begins", job.locale, when=_relative(waiting.begins_at)))
    return _panel(job, GRAY, *lines, notes=notes, actions=(("cancel",),))


def running_panel(job: Job, running: Running, preview: str | None) -> ui.LayoutView:
    """Return the panel of a job that an engine paints. preview: name of the attached picture so far."""
    filled = BAR * running.step // running.steps if running.steps else 0
    bar = "▰" * filled + "▱" * (BAR - filled)
    if running.steps:
        steps = text("panel-steps", job.locale, step=running.step, steps=running.steps)
    else:
        steps = text("panel-starting", job.locale)
    lines = [f"{bar}  {steps}"]
    if running.ends_at:
        lines.append(text("panel-ends", job.locale, when=_relative(running.ends_at)))
    gallery = None
    if preview:
        described = steps
        if running.steps:
            described = text("panel-preview", job.locale, step=running.step, steps=running.steps)
        gallery = ui.MediaGallery[ui.LayoutView](
            discord.MediaGalleryItem(f"attachment://{preview}", description=described, spoiler=job.spoiler)
        )
    return _panel(job, BLUE, *lines, picture=gallery, actions=(("cancel",),))


def result_panel(
    job: Job,
    filenames: Sequence[str],
    reduction: Reduction | None = None,
    archive: str | None = None,
    reference: str | None = None,
) -> ui.LayoutView:
    """Return the panel of a finished job with its pictures and buttons.

    filenames: of the attached pictures. reduction: why they are not the PNGs as painted. archive: name of an attached
    ZIP archive with all of them. reference: name of the attached picture whose style was asked for.
    """
    notes = msgspec.convert(job.notes, list[Notice])
    described = one_line(prompt_or_stand_in(job.prompt, job.locale), 200)
    items = [
        discord.MediaGalleryItem(f"attachment://{name}", description=described, spoiler=job.spoiler)
        for name in filenames
    ]
    facts = " · ".join(facts_of(job, job.locale))
    seconds = round(job.seconds or 0)
    if job.style_name:
        lines = [f"-# {text('panel-done-style', job.locale, facts=facts, seconds=seconds)}"]
    else:
        lines = [f"-# {text('panel-done', job.locale, facts=facts, seed=seeds_of(job), seconds=seconds)}"]
    if reduction == "smaller":
        lines.append(f"-# {text('panel-smaller', job.locale)}")
    elif reduction == "webp":
        lines.append(f"-# {text('panel-as-webp', job.locale)}")
    actions: Sequence[Sequence[str]] = RESULT_ACTIONS
    if job.kind != JobKind.PICTURE:
        actions = (("delete",),)
    elif job.moving:
        actions = (MOVING_ACTIONS,)
    elif job.style_name:
        actions = STYLED_ACTIONS
    elif job.count > 1:
        actions = [f"{PICK}{result.number}" for result in job.results], GALLERY_ACTIONS
        lines.append(text("panel-pick", job.locale))
    gallery = ui.MediaGallery[ui.LayoutView](*items)
    return _panel(
        job, GREEN, *lines, notes=notes, picture=gallery, archive=archive, reference=reference, actions=actions
    )


def trained_panel(job: Job, picture: str, style: Style | None) -> ui.LayoutView:
    """Return the panel of a style that has been trained.

    picture: name of the attached sample photo. style: None if it was deleted; then the panel has no buttons.
    """
    lines = [text("panel-trained", job.locale, name=quoted(job.style_name or ""), pictures=pictures_of(job))]
    lines.append(f"-# {text('panel-trained-facts', job.locale, seconds=round(job.seconds or 0))}")
    described = text("style-sample", job.locale, name=one_line(job.style_name or "", 100))
    gallery = ui.MediaGallery[ui.LayoutView](
        discord.MediaGalleryItem(f"attachment://{picture}", description=described, spoiler=job.spoiler)
    )
    row = style_row(style, job.locale) if style else None
    notes = msgspec.convert(job.notes, list[Notice])
    return _panel(job, GREEN, *lines, notes=notes, picture=gallery, actions=(), row=row)


def pictures_of(job: Job) -> int:
    """Return on how many pictures a style is trained; 0 stands for the bundled ones."""
    return job.count if job.content else 0


def failed_panel(job: Job) -> ui.LayoutView:
    """Return the panel of a failed job: the reason, and that nothing was used up."""
    said = notice_text(msgspec.convert(job.failure, Notice), job.locale)
    return _panel(job, RED, said, f"-# {text('panel-refunded', job.locale)}", actions=(("retry",),))


def cancelled_panel(job: Job) -> ui.LayoutView:
    """Return the panel of a cancelled job, which says whether anything was used up."""
    lines = [text("panel-cancelled", job.locale, step=job.step)]
    if job.counted_on is None:
        lines.append(f"-# {text('panel-refunded', job.locale)}")
    return _panel(job, GRAY, *lines, actions=(("retry",),))


def undeliverable_panel(job: Job) -> ui.LayoutView:
    """Return the panel of a finished job whose pictures Discord does not accept."""
    return _panel(job, RED, text("panel-undeliverable", job.locale), actions=(("retry",),))


def refused_panel(job: Job, *, explicit: bool = False) -> ui.LayoutView:
    """Return a panel without anything a person wrote, for a job whose pictures and words Discord refused.

    explicit: whether Discord's filter for explicit content refused a picture.
    """
    user = str(job.user_id)
    if job.state != JobState.DONE:
        said = text("panel-ended-refused", job.locale, user=user)
    elif explicit:
        said = text("panel-refused-explicit", job.locale, user=user)
    else:
        said = text("panel-refused", job.locale, user=user)
    return view_of(ui.TextDisplay(said))


def _panel(
    job: Job,
    color: int,
    *lines: str,
    actions: Sequence[Sequence[str]],
    notes: list[Notice] | None = None,
    picture: ui.MediaGallery[ui.LayoutView] | None = None,
    archive: str | None = None,
    reference: str | None = None,
    row: ui.ActionRow[ui.LayoutView] | None = None,
) -> ui.LayoutView:
    words = {"prompt": quoted(prompt_or_stand_in(job.prompt, job.locale)), "user": f"<@{job.user_id}>"}
    if job.kind == JobKind.TRAINING:
        title = text("panel-title-training", job.locale, name=quoted(job.style_name or ""), **words)
    else:
        title = text("panel-title", job.locale, **words)
    said = [f"-# {notice_text(note, job.locale)}" for note in notes or []]
    container = frame(color)
    if picture:
        container.add_item(picture)
    described = "\n".join([title, *lines, *said])
    if reference:
        about = text("like-picture", job.locale)
        shown = ui.Thumbnail[ui.LayoutView](f"attachment://{reference}", description=about, spoiler=job.spoiler)
        container.add_item(ui.Section(described, accessory=shown))
    else:
        container.add_item(ui.TextDisplay(described))
    if archive:
        container.add_item(ui.File(f"attachment://{archive}"))
    for names in actions:
        buttons = (job_button(job.id, action, job.locale, disabled=not _is_possible(job, action)) for action in names)
        container.add_item(ui.ActionRow(*buttons))
    if row:
        container.add_item(row)
    return view_of(container)


def style_row(style: Style, locale: str) -> ui.ActionRow[ui.LayoutView]:
    """Return a row of buttons with what can be done with a style."""
    verbs = ("use", "hide" if style.shared_with else "share", "export", "delete")
    row = ui.ActionRow[ui.LayoutView]()
    for verb in verbs:
        row.add_item(style_button(style.id, verb, text(f"style-button-{verb}", locale)))
    return row


def seeds_of(job: Job) -> str:
    """Return the seed of a job as text, or the first and last seed if it has several pictures."""
    return f"{job.seed}–{job.seed_of(job.count)}" if job.count > 1 else str(job.seed)


def facts_of(job: Job, locale: str) -> Iterator[str]:
    """Yield how a job was painted: its style or preset, and the options that a person chose."""
    yield text("panel-style", locale, name=quoted(job.style_name, 60)) if job.style_name else job.preset
    if job.count > 1:
        yield text("panel-count", locale, count=job.count)
    if job.frames > 1:
        yield text("panel-frames", locale, frames=job.frames)
    if job.size:
        yield text("panel-size", locale, size=job.size)
    options = job.options
    if job.reference is not None and not job.style_name:
        yield text("panel-like", locale)
        if "like_weight" in options and job.prompt:
            yield text("panel-like-weight", locale, weight=options["like_weight"])
    if "strength" in options:
        yield text("panel-strength", locale, strength=options["strength"])
    if options.get("negative"):
        yield text("panel-negative", locale, negative=quoted(options["negative"], 80))
    if options.get("keep_colors"):
        yield text("panel-keep-colors", locale)
    if options.get("full_size"):
        yield text("panel-full-size", locale)


def forget_panel(job: Job, locale: str) -> ui.LayoutView:
    """Return a panel that asks whether a job's result is to be deleted for good."""
    return view_of(ui.TextDisplay(text("forget-question", locale)), ui.ActionRow(job_button(job.id, "forget", locale)))


def more_panel(job: Job, locale: str) -> ui.LayoutView:
    """Return the panel behind “More…”: everything else that can be done with a result, each button explained."""
    container = frame()
    container.add_item(
        ui.TextDisplay(text("more-title", locale, prompt=quoted(prompt_or_stand_in(job.prompt, locale))))
    )
    for action in MORE_STYLED_ACTIONS if job.style_name else MORE_ACTIONS:
        if not _is_possible(job, action):
            continue
        if action in ("stronger", "softer"):
            about = text(f"more-{action}", locale, strength=strength_after(job, action))
        else:
            about = text(f"more-{action}", locale)
        container.add_item(ui.Section(about, accessory=job_button(job.id, action, locale)))
    return view_of(container)


def strength_after(job: Job, action: str) -> int:
    """Return the strength of a result after one press of Stronger or Softer, in percent."""
    now = job.options.get("strength", 100)
    return int(min(MAX_STRENGTH, now + STRENGTH_STEP) if action == "stronger" else max(0, now - STRENGTH_STEP))


def _is_possible(job: Job, action: str) -> bool:
    if action == "larger":
        return "full_size" not in job.options
    if action == "film":
        return any(result.film for result in job.results)
    now: int = job.options.get("strength", 100)
    return action not in ("stronger", "softer") or strength_after(job, action) != now


def _relative(moment: datetime) -> str:
    return discord.utils.format_dt(moment, "R")
