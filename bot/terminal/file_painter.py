"""Painting files in a style from the command line: pictures, animations and films, many at once."""

import asyncio
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from bot.engines.connection import Engine
from bot.errors import JobFailed, PictureRefused, WordbrushError
from bot.imaging.imaging_client import Imaging
from bot.terminal.files import FileProblem, make_folder, read_input, write_whole
from bot.terminal.painting import KINDS
from engine.media import images
from engine.media.file_kinds import film_kind, kind_of
from engine.protocol.messages import (
    MAX_FRAME_BYTES,
    Animate,
    AnimationKind,
    Done,
    FilmKind,
    Render,
)
from engine.protocol.presets import MAX_SIZE, Options

ANIMATED: dict[str, AnimationKind] = {".gif": "GIF", ".png": "PNG", ".webp": "WEBP"}
FILMS: dict[str, FilmKind] = {".mp4": "MP4", ".webm": "WEBM"}
AT_ONCE = 16  # files, so that the engine always has one to paint while others are read and written


@dataclass(frozen=True)
class FilePainter:
    """A style with its options, and the engine and the imaging process that paint files in it.

    size: the longer side of results in pixels; None for the style's own.
    """

    engine: Engine
    imaging: Imaging
    weights: bytes
    options: Options
    size: int | None

    async def paint_all(
        self, files: Iterable[tuple[Path, Path]], tell: Callable[[Done | tuple[Path, WordbrushError]], None]
    ) -> None:
        """Paint each file into another one, AT_ONCE of them at a time.

        files: pairs of source and target. tell: is called with the result of each file, or with its source and its
        error.
        """
        waiting = iter(files)

        async def paint_some() -> None:
            for source, target in waiting:
                try:
                    tell(await self.paint(source, target))
                except (FileProblem, PictureRefused, JobFailed) as error:
                    tell((source, error))

        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(paint_some())

    async def paint(self, source: Path, target: Path) -> Done:
        """Paint a file into another one, and return the result without its pictures and weights.

        The suffix of `target` decides the format. Raises FileProblem, PictureRefused and JobFailed.
        """
        data = await asyncio.to_thread(read_input, source)
        suffix, came_as = target.suffix.lower(), kind_of(data)
        if suffix in FILMS or film_kind(data):
            if suffix not in FILMS or not film_kind(data):
                raise FileProblem(
                    f"{source} cannot become {target.name}. Only a film can become a film, as .mp4 or .webm."
                )
            return await self._film(data, target, FILMS[suffix])
        if ANIMATED.get(suffix) == str(came_as).upper() and await asyncio.to_thread(images.is_animated, data):
            return await self._animation(data, target, ANIMATED[suffix])
        return await self._picture(data, target)

    async def _picture(self, data: bytes, target: Path) -> Done:
        """Paint a still picture, which the engine decodes and encodes while it paints others."""
        done = await self._done(
            Render(
                job=uuid.uuid4().hex,
                picture=data,
                weights=self.weights,
                options=self.options,
                size=self.size,
                encoding=KINDS.get(target.suffix.lower(), "PNG"),
            )
        )
        await asyncio.to_thread(_write, target, done.picture)
        return replace(done, picture=b"", weights=b"")

    async def _animation(self, data: bytes, target: Path, kind: AnimationKind) -> Done:
        done = await self._moving(data, kind)
        await asyncio.to_thread(_write, target, done.film)
        return replace(done, picture=b"", weights=b"", film=b"")

    async def _film(self, data: bytes, target: Path, kind: FilmKind) -> Done:
        safe = await self.imaging.prepare_moving(data, self.size or MAX_SIZE)
        done = await self._moving(safe.data)
        film = await self.imaging.deliver_moving(done.film, kind, MAX_FRAME_BYTES)
        await asyncio.to_thread(_write, target, film.data)
        return replace(done, picture=b"", weights=b"", film=b"")

    async def _moving(self, data: bytes, kind: AnimationKind = "PNG") -> Done:
        job, weights, options = uuid.uuid4().hex, self.weights, self.options
        return await self._done(
            Animate(job=job, moving=data, weights=weights, options=options, size=self.size, kind=kind)
        )

    async def _done(self, request: Render | Animate) -> Done:
        async for event in self.engine.paint(request):
            if isinstance(event, Done):
                return event
        raise AssertionError("unreachable: the events end with Done or raise")


def _write(target: Path, data: bytes) -> None:
    make_folder(target.parent)
    write_whole(target, data)
