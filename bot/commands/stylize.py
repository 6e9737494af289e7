"""The command /stylize, which makes a job of a picture and a prompt or a style."""

import asyncio
from dataclasses import replace

import discord
from discord import app_commands

from bot.commands.context import Interaction, check_channel, contexts, defer_panel, parts_of, person_of
from bot.commands.pictures import fetched
from bot.commands.style import LikeWeight, suggest_styles
from bot.commands.style_actions import in_style
from bot.errors import Refusal
from bot.i18n.suggestions import MOST, curated_styles, nearest_by_meaning, suggestions
from bot.i18n.translator import localized
from bot.panels.job_form import LONGEST_NEGATIVE, LONGEST_PROMPT
from bot.store.models import MAX_SEED, MOST_PICTURES
from bot.store.orders import Order, chosen_options, wanted_style
from engine.protocol.presets import MAX_SIZE, MAX_STRENGTH, MIN_SIZE, PRESET_NAMES, PresetName

REMEMBERED = 300  # of a person's prompts, the latest, are searched for suggestions
OPTIONS = (
    *("picture", "prompt", "like", "style", "preset", "strength", "negative", "keep_colors", "size", "seed", "count"),
    "like_weight",
)


@app_commands.command(name=localized("command-stylize"), description=localized("command-stylize-about"))
@app_commands.rename(**{name: localized(f"option-{name}") for name in OPTIONS})
@app_commands.describe(**{name: localized(f"option-{name}-about") for name in OPTIONS})
@app_commands.choices(
    preset=[app_commands.Choice(name=localized(f"preset-{name}"), value=name) for name in PRESET_NAMES]
)
@contexts
async def stylize(
    interaction: Interaction,
    picture: discord.Attachment,
    prompt: app_commands.Range[str, 1, LONGEST_PROMPT] | None = None,
    like: discord.Attachment | None = None,
    style: app_commands.Range[str, 1, 100] | None = None,
    preset: app_commands.Choice[str] | None = None,
    strength: app_commands.Range[int, 0, MAX_STRENGTH] | None = None,
    negative: app_commands.Range[str, 1, LONGEST_NEGATIVE] | None = None,
    keep_colors: bool | None = None,
    size: app_commands.Range[int, MIN_SIZE, MAX_SIZE] | None = None,
    seed: app_commands.Range[int, 0, MAX_SEED] | None = None,
    count: app_commands.Range[int, 1, MOST_PICTURES] = 1,
    like_weight: LikeWeight | None = None,
) -> None:
    """Submit a job that paints a picture as a prompt, the style of another picture, or a saved style says.

    All that needs no download is checked before the answer is deferred, because a deferred answer stays public. Raises
    Refusal and PictureRefused.
    """
    client = interaction.client
    parts = client.parts
    person = person_of(interaction)
    check_channel(interaction)
    parts.admission.check_attachment(picture.content_type, picture.size, films=style is not None)
    if like is not None:
        parts.admission.check_reference(like.content_type, like.size)
    wanted: PresetName | None = preset.value if preset else None  # type: ignore[assignment]  # one of the choices
    chosen = wanted or (await parts.admission.choice(person, client.parts.default_preset())).preset
    options = chosen_options(strength=strength, negative=negative, keep_colors=keep_colors)
    if style is not None:
        if prompt is not None or like is not None or negative is not None or count > 1:
            raise Refusal("stylize-style-alone")
        found = await client.parts.styles.find(person, style)
        order = replace(in_style(found, chosen), size=size, options=options)
    elif prompt is not None or like is not None:
        options |= chosen_options(like_weight=like_weight)
        wants = wanted_style(prompt, like)
        order = Order(**wants, preset=chosen, seed=seed, size=size, count=count, options=options)
    else:
        raise Refusal("stylize-prompt-or-style")
    await parts.admission.check(person, order)
    panel = await defer_panel(interaction)
    likes = [await fetched(like)] if like else []
    await parts.jobs.submit(person, panel, await fetched(picture), order, likes=likes)


stylize.autocomplete("style")(suggest_styles)


@stylize.autocomplete("prompt")
async def suggest_prompts(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest the person's own prompts that match, and curated styles, by letters and then by meaning."""
    used = await parts_of(interaction).history.prompts(interaction.user.id, REMEMBERED)
    locale = str(interaction.locale)
    found = suggestions(typed, used, curated_styles(locale))
    if typed.strip() and parts_of(interaction).settings.engine.models == "bundled":
        # In a thread, as the words are read at first.
        near = await asyncio.to_thread(nearest_by_meaning, typed, locale)
        found = list(dict.fromkeys([*found, *near]))[:MOST]
    return [app_commands.Choice(name=prompt, value=prompt) for prompt in found]
