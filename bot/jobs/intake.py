"""From a stranger's bytes to content that an engine can work with, kept as a blob."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.config import Settings
from bot.errors import PictureRefused, Refusal
from bot.i18n.user_text import quoted
from bot.imaging.archives import as_one_file, zipped
from bot.imaging.imaging_client import Imaging
from bot.imaging.imaging_messages import Album, Prepared
from bot.jobs.picture_checker import Destination, PictureChecker
from bot.store.blobs import Blobs
from bot.store.orders import Content, Order
from engine.media.file_kinds import film_kind
from engine.protocol.explanations import explain
from engine.protocol.meaning import understand
from engine.protocol.messages import Models, Notice, NoticeCode
from engine.protocol.presets import MAX_FULL_SIZE, MAX_SIZE, MIN_TRAINING_PICTURES, TRAINING_PICTURE_SCALE
from engine.protocol.vocabulary import is_latin

MOST_IN_ARCHIVE = 100  # pictures that are painted by one job
MOST_TRAINED = 200  # pictures that a style is made of
NAMES_TOLD = 5  # of pictures that were left out


@dataclass(frozen=True)
class Pictures:
    """Several pictures, made safe: a ZIP archive of them, and what is to be said about them."""

    archive: bytes
    count: int
    notes: list[Notice]


class Intake:
    """Every picture from strangers goes through the imaging process. What it raises is for people."""

    def __init__(self, settings: Settings, blobs: Blobs, imaging: Imaging, checker: PictureChecker) -> None:
        self._settings = settings
        self._blobs = blobs
        self._imaging = imaging
        self._checker = checker

    @asynccontextmanager
    async def picture(self, data: bytes, order: Order, to: Destination) -> AsyncIterator[Content]:
        """Keep a picture or, for an order in a style, an animation or film; forget it if its job does not come about.

        to: where the result will be shown. Raises PictureRefused and Refusal.
        """
        content = await self._prepared(data, order, to)
        async with self._kept(content):
            yield content

    @asynccontextmanager
    async def archive(self, pictures: Pictures, to: Destination) -> AsyncIterator[Content]:
        """Keep several pictures; forget them if their job does not come about.

        to: where the results will be shown. Raises PictureRefused.
        """
        hidden = await self._checker.check_content(pictures.archive, to)
        content = Content(await self._blobs.put(pictures.archive, "zip"), pictures.notes, hidden=hidden)
        async with self._kept(content):
            yield content

    @asynccontextmanager
    async def references(self, pictures: Sequence[bytes], to: Destination) -> AsyncIterator[Content | None]:
        """Keep the pictures whose style a job is to have, if there are any; forget them if it does not come about.

        to: where the result will be shown. Raises PictureRefused.
        """
        if not pictures:
            yield None
            return
        safe = [(await self._imaging.prepare(data, MAX_SIZE)).picture for data in pictures]
        file, suffix = await asyncio.to_thread(as_one_file, safe)
        hidden = await self._checker.check_content(file, to)
        content = Content(await self._blobs.put(file, suffix), hidden=hidden)
        async with self._kept(content):
            yield content

    async def album(self, pictures: Sequence[tuple[str, bytes]], order: Order) -> Pictures:
        """Return the pictures that can be painted, of these with their names. Raises PictureRefused if none can."""
        return await self._readable(pictures, self._size(order))

    async def unpack(self, archive: bytes, order: Order) -> Pictures:
        """Return the pictures of a stranger's ZIP archive that can be painted. Raises PictureRefused."""
        return _pictures(await self._imaging.album(archive, self._size(order), MOST_IN_ARCHIVE))

    async def training_pictures(self, pictures: Sequence[tuple[str, bytes]], archive: bytes | None) -> Pictures:
        """Return what a style can be learned from, from pictures or from a ZIP archive of them.

        Raises PictureRefused, and Refusal if they are too few.
        """
        size = self._settings.style_training.preset.size * TRAINING_PICTURE_SCALE
        if archive is not None:
            found = _pictures(await self._imaging.album(archive, size, MOST_TRAINED))
        else:
            found = await self._readable(pictures, size)
        if found.count < MIN_TRAINING_PICTURES:
            raise Refusal(NoticeCode.TRAINING_PICTURES, least=MIN_TRAINING_PICTURES)
        return found

    def _size(self, order: Order) -> int:
        return self._settings.preset(order.preset, order.size).size

    async def _readable(self, pictures: Sequence[tuple[str, bytes]], longest: int) -> Pictures:
        tries = (self._imaging.prepare(data, longest) for _, data in pictures)
        found = list(zip(pictures, await asyncio.gather(*tries, return_exceptions=True), strict=True))
        good: list[tuple[str, bytes]] = []
        left_out: list[str] = []
        notes: list[Notice] = []
        for (name, _), prepared in found:
            if isinstance(prepared, Prepared):
                good.append((name, prepared.picture))
                notes += _notes_of_still(prepared)
            elif isinstance(prepared, PictureRefused):
                left_out.append(name)
            else:
                raise prepared
        if not good:
            raise next(prepared for _, prepared in found if isinstance(prepared, PictureRefused))
        said = {note.code: note for note in notes}  # once, however many pictures it is about
        archive = await asyncio.to_thread(zipped, good)
        return _pictures(Album(archive=archive, count=len(good), left_out=left_out), [*said.values()])

    async def _prepared(self, data: bytes, order: Order, to: Destination) -> Content:
        if film_kind(data) and not order.style:
            raise Refusal(NoticeCode.FILM_NEEDS_STYLE)
        animated = False
        if not film_kind(data):
            prepared = await self._imaging.prepare(data, MAX_FULL_SIZE)
            animated = prepared.animated
            if not animated or not order.style:
                hidden = await self._checker.check_content(prepared.picture, to)
                return Content(await self._blobs.put(prepared.picture, "png"), _notes_of_still(prepared), hidden=hidden)
        moving = await self._imaging.prepare_moving(data, self._size(order))
        hidden = await self._checker.check_content(moving.data, to)
        blob = await self._blobs.put(moving.data, "png" if animated else "mp4")
        return Content(blob, moving.notes, moving=moving.kind, frames=moving.frames, hidden=hidden)

    @asynccontextmanager
    async def _kept(self, content: Content) -> AsyncIterator[None]:
        try:
            yield
        except Exception:
            await self._blobs.delete(content.blob)
            raise


def prompt_notes(prompt: str, models: Models) -> list[Notice]:
    """Return what is worth knowing about a prompt before it costs anything."""
    is_read = models == "bundled" and not understand(prompt).unknown
    foreign = [] if is_latin(prompt) or is_read else [Notice(NoticeCode.PROMPT_NOT_ENGLISH)]
    understood = explain(prompt) if models == "bundled" else []
    return [*foreign, *(note for note in understood if note.code != NoticeCode.STAND_IN)]


def _notes_of_still(prepared: Prepared) -> list[Notice]:
    return [*([Notice(NoticeCode.FIRST_FRAME)] if prepared.animated else []), *prepared.notes]


def _pictures(album: Album, notes: Sequence[Notice] = ()) -> Pictures:
    return Pictures(album.archive, album.count, [*notes, *_left_out(album.left_out)])


def _left_out(names: Sequence[str]) -> list[Notice]:
    if not names:
        return []
    told = ", ".join(quoted(name, 40) for name in names[:NAMES_TOLD])
    return [Notice(NoticeCode.PICTURES_LEFT_OUT, {"count": len(names), "names": told})]
