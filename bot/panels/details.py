"""What can be said about a result, and how it was before; only whoever asks sees it."""

import shlex

import discord
from discord import ui

from bot.i18n.texts import text
from bot.i18n.user_text import one_line, quoted
from bot.panels.job_panel import facts_of, seeds_of
from bot.panels.layout import frame, view_of
from bot.store.models import Job
from engine.protocol.messages import Models
from engine.protocol.presets import Preset

PROMPT_ROOM = 2800  # characters of a message's 4,000 for the prompt and the command line
BEFORE, AFTER = "before", "after"


def details_panel(job: Job, preset: Preset, models: Models, locale: str) -> ui.LayoutView:
    """All settings, and the command line that paints it again. preset: with the job's own size and options.

    A prompt that is much longer in them than it is, with all that a shell and Discord make of its signs, is cut.
    """
    for length in (1500, 800, 400, 150, 50):
        prompt, command = quoted(job.prompt, length), command_line(job, models, length)
        if len(prompt) + len(command) <= PROMPT_ROOM:
            break
    lines = [
        text("details-prompt", locale, prompt=prompt),
        text("details-how", locale, facts=" · ".join(facts_of(job, locale)), seed=seeds_of(job)),
        text(
            "details-numbers",
            locale,
            size=preset.size,
            steps=preset.steps,
            patches=sum(group.count for group in preset.patches),
        ),
    ]
    if job.finished_at:
        finished = discord.utils.format_dt(job.finished_at)
        lines.append(text("details-time", locale, seconds=f"{job.seconds or 0:.1f}", finished=finished))
    if job.style_name:
        lines.append(text("details-in-style", locale, name=quoted(job.style_name)))
    elif job.style is not None:
        lines.append(text("details-one-pass", locale))
    else:
        lines.append(text("details-command", locale) if job.count == 1 else text("details-first", locale))
    container = frame()
    container.add_item(ui.TextDisplay(text("details-title", locale, job=str(job.id))))
    container.add_item(ui.TextDisplay("\n".join(lines)))
    container.add_item(ui.TextDisplay(f"```sh\n{command}\n```"))
    return view_of(container)


def command_line(job: Job, models: Models, length: int = 1500) -> str:
    """What paints the same picture from the command line, with so much of what people wrote.

    Nothing in it ends a block of code.
    """
    if job.style_name:
        words = ["wordbrush", "style", "apply", "style.safetensors", "picture.png", "-o", "out.png"]
    else:
        words = ["wordbrush", "stylize", "picture.png", one_line(job.prompt, length), "-o", "out.png"]
        words += ["--models", models, "--preset", job.preset, "--seed", str(job.seed)]
    if job.size:
        words += ["--size", str(job.size)]
    for name, value in job.options.items():
        option = f"--{name.replace('_', '-')}"
        if value is not False:
            words += [option] if value is True else [option, one_line(str(value), min(length, 300))]
    return shlex.join(words).replace("`", "\N{MODIFIER LETTER GRAVE ACCENT}")


def film_panel(name: str, job: Job, locale: str) -> ui.LayoutView:
    """How a result was painted, attached under this name."""
    described = text("film-of", locale, prompt=one_line(job.prompt, 200))
    item = discord.MediaGalleryItem(f"attachment://{name}", description=described, spoiler=job.spoiler)
    return view_of(ui.MediaGallery(item))


def comparison_panel(before: str, after: str, locale: str) -> ui.LayoutView:
    """Both pictures, attached under these names."""
    items = [
        discord.MediaGalleryItem(f"attachment://{name}", description=text(f"comparison-{which}", locale))
        for name, which in ((before, BEFORE), (after, AFTER))
    ]
    return view_of(ui.MediaGallery(*items))
