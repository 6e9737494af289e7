"""`python -m tests.tools.corpus FOLDER… --out table.csv`: what becomes of other people's files.

Each file goes through an imaging process as a stranger's attachment: as a picture, and as what moves where it does.
What was painted is compared with what libvips (`vips`, Debian: libvips-tools) and Chromium (Debian: chromium) make of
the same file, each where it is there; the columns say by how many of 255 the mean and the worst pixel differ. Not part
of the tests: a corpus is large, belongs to others, and is looked at by a person.
"""

import argparse
import asyncio
import csv
import io
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

import numpy as np
from PIL import Image

from bot.errors import PictureRefused
from bot.imaging.imaging_client import Imaging
from engine.media.file_kinds import film_kind, kind_of

LONGEST = 2048  # pixels of what is compared
BACKGROUND = (255, 255, 255)
SECONDS = 30  # for one file in another program
Compared = tuple[float, float] | None


@dataclass
class Row:
    """What became of a file. kind: by its bytes. outcome: painted, moving, or why it was refused."""

    file: str
    bytes: int
    kind: str
    outcome: str
    size: str = ""
    notes: str = ""
    seconds: float = 0.0
    vips_mean: str = ""
    vips_worst: str = ""
    chromium_mean: str = ""
    chromium_worst: str = ""
    said: str = ""


def on_white(image: Image.Image) -> Image.Image:
    """So that what is transparent can be compared."""
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, (*BACKGROUND, 255)), clear).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> Compared:
    """Mean and worst of 255; None where they have other sizes."""
    if one.size != other.size:
        return None
    apart = np.abs(np.asarray(on_white(one)).astype(int) - np.asarray(on_white(other)))
    return float(apart.mean()), float(apart.max())


def by_vips(file: Path) -> Image.Image | None:
    """Upright and in sRGB; None where libvips is not there, or does not read it."""
    if shutil.which("vips") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "out.png"
        steps = (
            ["vips", "autorot", str(file), f"{made}.v"],
            ["vips", "icc_transform", f"{made}.v", f"{made}[strip]", "srgb"],
        )
        plain = ["vips", "colourspace", f"{made}.v", f"{made}[strip]", "srgb"]
        try:
            if subprocess.run(steps[0], capture_output=True, timeout=SECONDS, check=False).returncode:
                return None
            if subprocess.run(steps[1], capture_output=True, timeout=SECONDS, check=False).returncode:
                subprocess.run(plain, capture_output=True, timeout=SECONDS, check=True)
            with Image.open(io.BytesIO(made.read_bytes())) as image:
                image.load()
                return image
        except Exception:  # whatever it wrote, Pillow does not read
            return None


PAGE = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/png");
}"""


class Browser:
    """Chromium, showing files that a server on loopback has."""

    def __init__(self, page: Any, origin: str, root: Path) -> None:
        self._page = page
        self._origin = origin
        self._root = root

    async def shown(self, file: Path) -> Image.Image | None:
        """A picture as it is shown; None where it is not."""
        import base64

        address = f"{self._origin}/{quote(str(file.relative_to(self._root)))}"
        try:
            async with asyncio.timeout(SECONDS):
                written: str = await self._page.evaluate(PAGE, address)
        except Exception:  # whatever Chromium says about a file that it does not show
            return None
        image = Image.open(io.BytesIO(base64.b64decode(written.partition(",")[2])))
        image.load()
        return image


@asynccontextmanager
async def browser(root: Path) -> AsyncIterator[Browser | None]:
    """Chromium, where it and playwright are there."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        yield None
        return
    from playwright.async_api import async_playwright

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # its name
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """Chromium hangs up on what it does not show."""

    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        async with async_playwright() as playwright:
            chromium = await playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = await chromium.new_page()
            origin = f"http://127.0.0.1:{server.server_port}"
            (root / ".empty.html").write_text("")
            await page.goto(f"{origin}/.empty.html")
            yield Browser(page, origin, root)
            await chromium.close()
    finally:
        (root / ".empty.html").unlink(missing_ok=True)
        server.shutdown()


async def row_of(file: Path, root: Path, imaging: Imaging, chromium: Browser | None) -> Row:
    """All about one file."""
    data = await asyncio.to_thread(file.read_bytes)
    row = Row(str(file.relative_to(root)), len(data), kind_of(data) or "unknown", "")
    began = time.monotonic()
    try:
        if film_kind(data):
            made = await imaging.prepare_moving(data, LONGEST)
            row.outcome, row.size = f"{made.kind} of {made.frames} frames", ""
            row.notes = " ".join(note.code for note in made.notes)
            return row
        prepared = await imaging.prepare(data, LONGEST)
        row.outcome, row.size = "painted", f"{prepared.width}x{prepared.height}"
        row.notes = " ".join(note.code for note in prepared.notes)
        if prepared.animated:
            moving = await imaging.prepare_moving(data, LONGEST)
            row.outcome = f"{moving.kind} of {moving.frames} frames"
    except PictureRefused as refusal:
        row.outcome, row.said = f"refused: {refusal.notice.code}", str(refusal)
        return row
    finally:
        row.seconds = round(time.monotonic() - began, 2)
    ours = Image.open(io.BytesIO(prepared.picture))
    if compared := await _compared(ours, await asyncio.to_thread(by_vips, file)):
        row.vips_mean, row.vips_worst = compared
    if chromium and (compared := await _compared(ours, await chromium.shown(file))):
        row.chromium_mean, row.chromium_worst = compared
    return row


async def _compared(ours: Image.Image, theirs: Image.Image | None) -> tuple[str, str] | None:
    if theirs is None:
        return None
    if max(theirs.size) > LONGEST:
        theirs = theirs.resize(ours.size, Image.Resampling.LANCZOS)
    found = await asyncio.to_thread(difference, ours, theirs)
    return (f"{found[0]:.1f}", f"{found[1]:.0f}") if found else ("another size", f"{theirs.width}x{theirs.height}")


def files_below(root: Path) -> Iterable[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)


async def main() -> None:
    """Write the table, and say how often each outcome came."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("corpus.csv"))
    asked = parser.parse_args()
    outcomes: Counter[str] = Counter()
    far: list[Row] = []
    with asked.out.open("w", newline="") as target:
        table = csv.DictWriter(target, list(Row.__dataclass_fields__))
        table.writeheader()
        for root in asked.folders:
            async with AsyncExitStack() as stack:
                imaging = await stack.enter_async_context(Imaging())
                chromium = await stack.enter_async_context(browser(root))
                for file in files_below(root):
                    row = await row_of(file, root, imaging, chromium)
                    table.writerow(asdict(row))
                    outcomes[row.outcome] += 1
                    means = [float(mean) for mean in (row.vips_mean, row.chromium_mean) if mean[:1].isdigit()]
                    if means and min(means) > 3:  # from the nearer of the two
                        far.append(row)
    for outcome, count in outcomes.most_common():
        print(f"{count:6} {outcome}")  # noqa: T201  # a command line
    print(f"{len(far):6} more than 3 of 255 away from whichever is nearer")  # noqa: T201
    for row in far[:50]:
        print(f"       {row.file}: libvips {row.vips_mean}, Chromium {row.chromium_mean}")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main())
