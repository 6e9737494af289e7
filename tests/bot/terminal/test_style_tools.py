"""Many files painted in a style: memory does not grow with their number."""

from pathlib import Path

import psutil
import pytest
from PIL import Image

from bot.config import Settings
from bot.engines.local import LocalEngine
from bot.errors import WordbrushError
from bot.imaging.imaging_client import Imaging
from bot.terminal.file_painter import FilePainter
from engine.network.stylenet import StyleNet
from engine.protocol.messages import Done
from engine.protocol.presets import Options
from engine.requests import style_files

SOME, MANY = 24, 120


@pytest.mark.process
@pytest.mark.prove
async def test_memory_does_not_grow_with_the_number_of_pictures(tmp_path: Path) -> None:
    settings = Settings.model_validate({"engine": {"models": "bundled", "device": "cpu"}}).engine
    weights = style_files.encode(StyleNet(), {"prompt": "nothing", "preset": {"size": 256}, "start": "random"})
    files = [(tmp_path / f"{number}.png", tmp_path / "painted" / f"{number}.png") for number in range(MANY)]
    for number, (source, _) in enumerate(files):
        Image.new("RGB", (320, 240), (number, 90, 30)).save(source)
    done: list[Done | tuple[Path, WordbrushError]] = []
    async with Imaging() as imaging, LocalEngine() as engine:
        await engine.start(settings.start_requests()[0])
        painter = FilePainter(engine, imaging, weights, Options(), 256)
        processes = psutil.Process(engine.pid), psutil.Process()
        await painter.paint_all(files[:SOME], done.append)
        before = [process.memory_info().rss for process in processes]
        await painter.paint_all(files, done.append)
        after = [process.memory_info().rss for process in processes]
    assert len(done) == SOME + MANY
    assert all(isinstance(one, Done) for one in done)
    assert all(now < 1.1 * then + 30e6 for then, now in zip(before, after, strict=True)), (before, after)
