"""Pictures and weights, in a folder or an object storage (an fsspec address)."""

import asyncio
import uuid
from contextlib import suppress

import fsspec

from bot.errors import WordbrushError


class BlobMissing(WordbrushError):
    """A blob that should be there is not."""


class Blobs:
    """Bytes by key. Keys are made here; they say nothing about what is in a blob or whose it is."""

    def __init__(self, url: str) -> None:
        """`url`: a folder, or an address that fsspec knows (s3://bucket/wordbrush)."""
        self._files, self._root = fsspec.core.url_to_fs(url)

    async def put(self, data: bytes, suffix: str) -> str:
        """Keep bytes, all of them or none; returns their key."""
        name = uuid.uuid4().hex
        key = f"{name[:2]}/{name}.{suffix}"
        await asyncio.to_thread(self._put, key, data)
        return key

    def _put(self, key: str, data: bytes) -> None:
        path = self._path(key)
        self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
        self._files.pipe_file(f"{path}.partial", data)
        self._files.mv(f"{path}.partial", path)

    async def get(self, key: str) -> bytes:
        """The bytes; BlobMissing where there are none."""
        if not key:
            raise BlobMissing("It is no longer kept.")
        try:
            data: bytes = await asyncio.to_thread(self._files.cat_file, self._path(key))
        except FileNotFoundError as error:
            raise BlobMissing(f"The blob {key} is not there.") from error
        return data

    async def exists(self, key: str) -> bool:
        """Whether there is such a blob."""
        there: bool = bool(key) and await asyncio.to_thread(self._files.exists, self._path(key))
        return there

    async def sizes(self) -> dict[str, int]:
        """Bytes of everything that is kept, by key; with what was left behind half written."""
        return await asyncio.to_thread(self._sizes)

    def _sizes(self) -> dict[str, int]:
        found = self._files.find(self._root, detail=True)
        return {path.removeprefix(f"{self._root}/"): int(info["size"]) for path, info in found.items()}

    async def delete(self, key: str) -> None:
        """Forget a blob; without effect where there is none."""
        with suppress(FileNotFoundError):
            await asyncio.to_thread(self._files.rm_file, self._path(key))

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"
