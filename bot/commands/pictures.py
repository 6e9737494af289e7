"""Finding and downloading pictures: attachments, previews of links, stickers, emoji and avatars."""

import asyncio
import re
from collections.abc import Iterator

import aiohttp
import discord
import structlog

from bot.errors import Refusal
from bot.jobs.open_forms import SeenPicture

AVATAR_SIZE = 1024  # pixels
FETCH_PAUSES = (0.5, 2.0)  # seconds between tries

LOTTIE = discord.StickerFormatType.lottie  # a vector animation, which no decoder of ours reads
EMOJI = re.compile(r"<(a?):(\w{1,32}):([0-9]{15,20})>")

log = structlog.get_logger()


def pictures_of(message: discord.Message) -> list[SeenPicture]:
    """Return what could be a picture in a message or in messages that it forwards, each once.

    Whether it is one is decided by its content after the download. Of a link's preview Discord's own copy is taken, so
    the bot never requests an address that a stranger has written.
    """
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    return list(dict.fromkeys(picture for part in parts for picture in _seen(part)))


def _seen(part: discord.Message | discord.MessageSnapshot) -> Iterator[SeenPicture]:
    for file in part.attachments:
        if not (file.content_type or "").startswith(("video/", "audio/")):
            yield SeenPicture(file.url, file.filename, file.content_type, file.size)
    for embed in part.embeds:
        for media in (embed.image, embed.thumbnail):
            if media.proxy_url:
                yield SeenPicture(media.proxy_url, embed.title or embed.type)
    for sticker in part.stickers:
        if sticker.format is not LOTTIE:
            yield SeenPicture(sticker.url, sticker.name)
    for animated, name, number in EMOJI.findall(part.content):
        emoji = discord.PartialEmoji(name=name, id=int(number), animated=bool(animated))
        yield SeenPicture(emoji.url, name)


def asset_of(client: discord.Client, picture: SeenPicture) -> discord.Asset:
    """Return a picture of a message as an asset that discord.py can read."""
    return discord.Asset(client._connection, url=picture.url, key=picture.filename)


def avatar(client: discord.Client, guild_id: int, user_id: int, key: str) -> discord.Asset:
    """Return a person's avatar: their own, that of a guild, or a default one if the key is a number.

    guild_id: 0 for the person's own. key: the hash of the image, or the number of a default avatar.
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
    """Download a picture at once, because its address expires, and return its bytes.

    Failures of the network and the statuses 429 and 5xx are retried after FETCH_PAUSES. Raises Refusal if the picture
    is gone or the retries fail. https://docs.discord.com/developers/reference#signed-attachment-cdn-urls
    """
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
