"""/stylize: a picture and a prompt become a job."""

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import discord
import structlog
from discord import app_commands

from bot.commands.context import check_channel, defer_panel, person_of
from bot.errors import Refusal
from bot.jobs.service import MAX_SEED
from bot.texts import text
from engine.presets import PRESET_NAMES, PresetName

if TYPE_CHECKING:
    from bot.client import WordbrushClient

FETCH_PAUSES = (0.5, 2.0)  # seconds between tries
LONGEST_PROMPT = 2000  # characters; CLIP itself reads 77 tokens, and the result says so

log = structlog.get_logger()


@app_commands.command(name=text("command-stylize"), description=text("command-stylize-about"))
@app_commands.rename(
    image=text("option-image"), prompt=text("option-prompt"), preset=text("option-preset"), seed=text("option-seed")
)
@app_commands.describe(
    image=text("option-image-about"),
    prompt=text("option-prompt-about"),
    preset=text("option-preset-about"),
    seed=text("option-seed-about"),
)
@app_commands.choices(preset=[app_commands.Choice(name=text(f"preset-{name}"), value=name) for name in PRESET_NAMES])
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
async def stylize(
    interaction: "discord.Interaction[WordbrushClient]",
    image: discord.Attachment,
    prompt: app_commands.Range[str, 1, LONGEST_PROMPT],
    preset: app_commands.Choice[str] | None = None,
    seed: app_commands.Range[int, 0, MAX_SEED] | None = None,
) -> None:
    """Cheap checks, a deferred answer, then the picture."""
    client = interaction.client
    service = client.service
    person = person_of(interaction)
    check_channel(interaction)
    service.check_attachment(image.content_type, image.size)
    await service.check(person, prompt)
    panel = await defer_panel(interaction)
    picture = await _fetched(image)
    chosen: PresetName = preset.value if preset else client.choose_preset()  # type: ignore[assignment]  # one of the choices
    await service.submit(person, panel, picture, prompt.strip(), chosen, seed)


async def _fetched(image: discord.Attachment) -> bytes:
    """Now: the address expires. A server that stumbles is asked again."""
    for pause in (*FETCH_PAUSES, None):
        try:
            return await image.read()
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("attachment not fetched", problem=str(error))
            final = isinstance(error, discord.HTTPException) and error.status < 500 and error.status != 429
            if final or pause is None:
                raise Refusal("attachment-gone") from error
            await asyncio.sleep(pause)
    raise AssertionError("unreachable: the last try returns or raises")
