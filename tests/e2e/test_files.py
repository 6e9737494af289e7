"""The files that people really have, through the whole path: from the attachment to the picture, or to a sentence."""

import io
from typing import Any

import pillow_heif
import pytest
from PIL import Image

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from tests.e2e.bot_process import BotProcess
from tests.e2e.conftest import Discord
from tests.e2e.test_style import learned

pillow_heif.register_heif_opener()

BLUE = (0, 0, 255)
KINDS = {"IMG_0002.HEIC": "HEIF", "phone.avif": "AVIF", "scan.tiff": "TIFF", "shot.bmp": "BMP", "phone.jpg": "MPO"}


def made(kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": [Image.new("RGB", (30, 20), "red")]} if kind == "MPO" else {}
    Image.new("RGB", (60, 40), BLUE).save(buffer, kind, **options, **more)
    return buffer.getvalue()


def center(data: bytes) -> tuple[int, ...]:
    with Image.open(io.BytesIO(data)) as image:
        found: Any = image.convert("RGB").getpixel((30, 20))
    return tuple(found)


async def test_what_phones_scanners_and_screens_make_is_painted(discord: Discord, bot: BotProcess) -> None:
    await learned(discord, "kept")
    for name, kind in KINDS.items():
        picture = Upload(name, made(kind))
        painted = await (await discord.ana.run(discord.channel, "stylize", picture=picture, prompt="fire")).result()
        assert max(abs(a - b) for a, b in zip(center(painted.attachments[0].data), BLUE, strict=True)) < 20
        assert "animated" not in text_of(painted)
        act = await discord.ana.run(discord.channel, "style apply", style="kept", picture1=picture)
        assert (await act.result()).attachments[0].content_type == "image/png", "a picture, and no film"


async def test_what_is_to_be_said_of_a_file_stands_on_its_panel(discord: Discord, bot: BotProcess) -> None:
    cut = Upload("cut.jpg", made("JPEG", progressive=True)[:-40])
    painted = await (await discord.ana.run(discord.channel, "stylize", picture=cut, prompt="fire")).result()
    assert "The end of this file is missing. The part that is there was painted." in text_of(painted)
    several = {"save_all": True, "append_images": [Image.new("RGB", (60, 40))]}
    moving = Upload("moving.avif", made("AVIF", **several))
    painted = await (await discord.ana.run(discord.channel, "stylize", picture=moving, prompt="fire")).result()
    assert "Only its first frame was painted" in text_of(painted)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\x0a" + bytes(60), "This is a JPEG XL file. Save it as PNG or JPEG and send it again."),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "This is a camera RAW file."),
        (
            b"RIFF\x20\0\0\0AVI LIST",
            "This is an AVI video. Save it in one of these formats and send it again: MP4",
        ),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40), "This picture is damaged"),
    ],
)
async def test_what_is_not_taken_is_called_what_it_is_in_private(
    discord: Discord, bot: BotProcess, data: bytes, words: str
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=Upload("mystery", data), prompt="fire")
    refused = await act.says(words)
    assert refused.only_for == discord.ana.user.id
