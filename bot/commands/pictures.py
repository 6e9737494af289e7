"""Pictures that people attach."""

import asyncio

import aiohttp
import discord
import structlog

from bot.errors import Refusal

FETCH_PAUSES = (0.5, 2.0)  # seconds between tries

log = structlog.get_logger()


async def fetched(image: discord.Attachment) -> bytes:
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
