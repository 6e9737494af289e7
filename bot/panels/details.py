"""Private answers about a result: its details, the comparison with its content image, and its time-lapse."""

import shlex

import discord
from discord import ui

from bot.i18n.texts import text
from bot.i18n.user_text import one_line, prompt_or_stand_in, quoted
from bot.panels.job_panel import facts_of, seeds_of
from bot.panels.layout import frame, view_of
from bot.store.models import Job
from engine.protocol.messages import Models
from engine.protocol.presets import Preset

PROMPT_ROOM = 2800  # characters for the prompt and the command line, of the 4,000 that a message may have
BEFORE, AFTER = "before", "after"


def details_panel(job: Job, preset: Preset, models: Models, locale: str) -> ui.LayoutView:
    """Return a panel with all settings of a job and the command that paints the picture again.

    preset: with the job's own size and options. The prompt is cut if the escapes of Discord's Markdown and of the shell
    make it longer than PROMPT_ROOM.
    """
    for length in (1500, 800, 400, 150, 50):
        prompt, command = quoted(prompt_or_stand_in(job.prompt, locale), length), command_line(job, models, length)
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
        lines.append(text("details-time", locale, seconds=round(job.seconds or 0, 1), finished=finished))
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
    """Return the shell command that paints the same picture as a job.

    length: characters after which the prompt is cut. Backticks are replaced, so the command cannot end a block of code.
    """
    if job.style_name:
        words = ["wordbrush", "style", "apply", "style.safetensors", "picture.png", "-o", "out.png"]
    else:
        prompt = [one_line(job.prompt, length)] if job.prompt.strip() else []
        words = ["wordbrush", "stylize", "picture.png", *prompt, "-o", "out.png"]
        if job.reference is not None:
            words += ["--like", "style.png"]
        words += ["--models", models, "--preset", job.preset, "--seed", str(job.seed)]
    if job.size:
        words += ["--size", str(job.size)]
    for name, value in job.options.items():
        option = f"--{name.replace('_', '-')}"
        if value is not False:
            words += [option] if value is True else [option, one_line(str(value), min(length, 300))]
    return shlex.join(words).replace("`", "\N{MODIFIER LETTER GRAVE ACCENT}")


def film_panel(name: str, job: Job, locale: str) -> ui.LayoutView:
    """Return a panel with the time-lapse of a result. name: of the attached file."""
    described = text("film-of", locale, prompt=one_line(prompt_or_stand_in(job.prompt, locale), 200))
    item = discord.MediaGalleryItem(f"attachment://{name}", description=described, spoiler=job.spoiler)
    return view_of(ui.MediaGallery(item))


def comparison_panel(before: str, after: str, locale: str) -> ui.LayoutView:
    """Return a panel with the content image and the result. before, after: names of the attached files."""
    items = [
        discord.MediaGalleryItem(f"attachment://{name}", description=text(f"comparison-{which}", locale))
        for name, which in ((before, BEFORE), (after, AFTER))
    ]
    return view_of(ui.MediaGallery(*items))
