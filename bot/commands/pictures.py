"""Pictures that people attach."""

import asyncio

import aiohttp
import discord
import structlog

from bot.errors import Refusal

AVATAR_SIZE = 1024  # pixels
FETCH_PAUSES = (0.5, 2.0)  # seconds between tries

log = structlog.get_logger()


def avatar(client: discord.Client, guild_id: int, user_id: int, key: str) -> discord.Asset:
    """A person's picture: of their own, of a guild, or one of Discord's where the key is a number.

    https://docs.discord.com/developers/reference#image-formatting-cdn-endpoints
    """
    if key.isdecimal():
        path = f"/embed/avatars/{key}.png"
    elif guild_id:
        path = f"/guilds/{guild_id}/users/{user_id}/avatars/{key}.png?size={AVATAR_SIZE}"
    else:
        path = f"/avatars/{user_id}/{key}.png?size={AVATAR_SIZE}"
    return discord.Asset(client._connection, url=discord.Asset.BASE + path, key=key)


async def fetched(image: discord.Attachment | discord.Asset) -> bytes:
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
