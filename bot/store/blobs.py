"""Pictures and weights, in a folder or an object storage (an fsspec address)."""

import asyncio
import errno
import hashlib
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import fsspec
import structlog
from fsspec.implementations.local import LocalFileSystem

from bot.errors import StorageProblem, WordbrushError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES}
DIGEST_LETTERS = 16  # of SHA-256: against damage, not against forgers

Answer = TypeVar("Answer")

log = structlog.get_logger()


class BlobMissing(WordbrushError):
    """A blob that should be there is not, or it is damaged."""


class BlobProblem(StorageProblem):
    """A blob cannot be written."""


class BlobsAway(StorageProblem):
    """The object storage does not answer, or not as it should: what it has may well be there later."""


class Blobs:
    """Bytes by key. Keys are made here; they say nothing of whose a blob is, but which bytes it has to have."""

    def __init__(self, url: str) -> None:
        """`url`: a folder, or an address that fsspec knows (s3://bucket/wordbrush)."""
        self._files, self._root = fsspec.core.url_to_fs(url)
        self._is_local = isinstance(self._files, LocalFileSystem)

    async def _ask(self, deed: Callable[[], Answer]) -> Answer:
        """In a thread; whatever a storage elsewhere has to say against it is BlobsAway: each has errors of its own."""
        try:
            return await asyncio.to_thread(deed)
        except WordbrushError:
            raise
        except Exception as error:
            if self._is_local:
                raise
            raise BlobsAway(f"The storage of the pictures does not answer as it should: {error}") from error

    async def put(self, data: bytes, suffix: str) -> str:
        """Keep bytes, all of them or none; returns their key.

        Raises BlobProblem where a folder has no room, BlobsAway.
        """
        return await self._ask(lambda: self._put(data, suffix))

    def _put(self, data: bytes, suffix: str) -> str:
        name = uuid.uuid4().hex
        key = f"{name[:2]}/{name}-{_digest(data)}.{suffix}"
        path = self._path(key)
        try:
            self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            self._files.pipe_file(f"{path}.partial", data)
            self._files.mv(f"{path}.partial", path)
        except OSError as error:
            if self._is_local:  # elsewhere it would not answer now either; the sweeper finds it
                with suppress(OSError):
                    self._files.rm_file(f"{path}.partial")
                if error.errno in NO_ROOM:
                    raise BlobProblem(f"A blob cannot be written: {error}") from error
            raise
        return key

    async def get(self, key: str) -> bytes:
        """The bytes; BlobMissing where there are none, or not those that were put. Raises BlobsAway."""
        if not key:
            raise BlobMissing("It is no longer kept.")
        try:
            return await self._ask(lambda: self._get(key))
        except OSError as error:
            raise BlobMissing(f"The blob {key} cannot be read: {error}") from error

    def _get(self, key: str) -> bytes:
        try:
            data: bytes = self._files.cat_file(self._path(key))
        except FileNotFoundError as error:
            raise BlobMissing(f"The blob {key} is not there.") from error
        _, _, digest = key.rsplit(".", 1)[0].partition("-")
        if digest and digest != _digest(data):  # blobs of earlier versions have none
            raise BlobMissing(f"The blob {key} is damaged.")
        return data

    async def exists(self, key: str) -> bool:
        """Whether there is such a blob. Raises BlobsAway."""
        return bool(key) and await self._ask(lambda: bool(self._files.exists(self._path(key))))

    async def sizes(self) -> dict[str, int]:
        """Bytes of everything that is kept, by key; with what was left behind half written. Raises BlobsAway."""
        return await self._ask(self._sizes)

    def _sizes(self) -> dict[str, int]:
        self._files.invalidate_cache()  # some storages remember what they have listed
        found = self._files.find(self._root, detail=True)
        return {path.removeprefix(f"{self._root}/"): int(info["size"]) for path, info in found.items()}

    async def delete(self, key: str) -> None:
        """Forget a blob; without effect where there is none. What cannot be deleted now, the sweeper finds later."""
        try:
            await self._ask(lambda: self._delete(key))
        except (OSError, BlobsAway) as error:
            log.warning("blob not deleted", blob=key, problem=str(error))

    def _delete(self, key: str) -> None:
        with suppress(FileNotFoundError):
            self._files.rm_file(self._path(key))

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS]
