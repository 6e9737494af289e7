"""What `wordbrush vocabulary` does: a table of the known styles, and a sheet of one photo in each."""

import io
from pathlib import Path

from PIL import Image
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.config import Settings
from bot.engines.local import LocalEngine
from bot.imaging.imaging_client import Imaging
from bot.samples import SAMPLES
from bot.terminal.exits import telling_what_was_written
from bot.terminal.files import write_whole
from bot.terminal.painting import KINDS, Display, follow
from engine.media import encoding, opened_pictures
from engine.protocol.messages import Stylize
from engine.protocol.presets import MAX_SIZE
from engine.protocol.vocabulary import COLORS, SIMPLIFIED_CHINESE, STYLES, SYNONYMS, TRADITIONAL_CHINESE

COLUMNS, TILE = 12, 116  # pixels
SEED = 0


def show_vocabulary() -> None:
    """Print a table of the known styles and of other words for each of them."""
    table = Table(
        title=f"{len(STYLES)} styles. Add a color to any of them, for example “blue watercolor”.", title_justify="left"
    )
    for column in ("style", "other words", "中文"):
        table.add_column(column, overflow="fold")
    for style, captions in STYLES.items():
        also = (*captions[1:], *SYNONYMS.get(style, ()))
        chinese = dict.fromkeys((*SIMPLIFIED_CHINESE[style], *TRADITIONAL_CHINESE[style]))
        table.add_row(style, ", ".join(also), "、".join(chinese))
    Console().print(table)


async def paint_vocabulary(output: Path, photo: bytes | None, settings: Settings, console: Console) -> None:
    """Paint a photo in every known style with the preset draft, and write all on one sheet.

    photo: None for a sample. Raises PictureRefused, JobFailed, Interrupted, EngineDied and FileProblem.
    """
    preset = settings.preset("draft")
    async with Imaging() as imaging:  # first: a broken picture has to fail before models are downloaded or loaded
        prepared = await imaging.prepare(photo or SAMPLES["chelsea"].read_bytes(), MAX_SIZE)
    tiles: dict[str, Image.Image] = {}
    with telling_what_was_written(lambda: "Nothing was written."), Display(console) as display:
        async with LocalEngine(on_fetching=display.fetching) as engine:
            await engine.start(settings.engine.start_requests()[0])
            for number, style in enumerate(STYLES, 1):
                display.begin(f"{style} ({number} of {len(STYLES)})", preset.steps)
                request = Stylize(job=style, picture=prepared.picture, prompt=style, preset=preset, seed=SEED)
                done = await follow(engine, request, display)
                tiles[style] = Image.open(io.BytesIO(done.picture)).convert("RGB")
    sheet = sheet_of(tiles)
    write_whole(output, encoding.encode(opened_pictures.Picture(sheet, None), KINDS[output.suffix.lower()]))
    console.print(f"Wrote [bold]{escape(str(output))}[/bold]", highlight=False, soft_wrap=True)


def sheet_of(tiles: dict[str, Image.Image]) -> Image.Image:
    """Return one sheet of a picture in each style, with plain colors at its end."""
    names = [*(name for name in tiles if name not in COLORS), *(name for name in tiles if name in COLORS)]
    return encoding.contact_sheet([(name, tiles[name]) for name in names], COLUMNS, TILE)
