"""Storage of pictures and weights: a folder, or an object storage that fsspec can address."""

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

WRITE_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES}
DIGEST_LENGTH = 16  # hexadecimal digits of SHA-256: enough against damage, not against forgery

Answer = TypeVar("Answer")

log = structlog.get_logger()


class BlobMissing(WordbrushError):
    """Raised when a blob that should exist is missing or damaged."""


class BlobProblem(StorageProblem):
    """Raised when a blob cannot be written to a local folder."""


class BlobsUnavailable(StorageProblem):
    """Raised when the object storage fails or does not answer; its blobs may still exist."""


class Blobs:
    """A store of bytes by key, which checks a digest on every read.

    The store makes the keys. A key contains a random name and a digest of the bytes, and nothing about whose blob it
    is.
    """

    def __init__(self, url: str) -> None:
        """Open the store at `url`: a folder, or an fsspec address such as s3://bucket/wordbrush."""
        self._files, self._root = fsspec.core.url_to_fs(url)
        self._is_local = isinstance(self._files, LocalFileSystem)

    async def _ask(self, call: Callable[[], Answer]) -> Answer:
        """Run a storage call in a thread, and turn any error of a remote storage into BlobsUnavailable.

        Each fsspec implementation raises errors of its own, so no narrower class can be named.
        """
        try:
            return await asyncio.to_thread(call)
        except WordbrushError:
            raise
        except Exception as error:
            if self._is_local:
                raise
            raise BlobsUnavailable(f"The storage of the pictures reports an error: {error}") from error

    async def put(self, data: bytes, suffix: str) -> str:
        """Store bytes atomically, and return their new key.

        Raises BlobProblem if the folder cannot be written (disk full, read-only), and BlobsUnavailable.
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
            if self._is_local:  # a remote storage would fail again here; the sweeper deletes the partial file later
                with suppress(OSError):
                    self._files.rm_file(f"{path}.partial")
                if error.errno in WRITE_ERRORS:
                    raise BlobProblem(f"A picture or network cannot be written: {error}") from error
            raise
        return key

    async def get(self, key: str) -> bytes:
        """Return the bytes of a blob, with their digest checked.

        Raises BlobMissing if there is no such blob or its bytes have changed, and BlobsUnavailable. An empty key counts
        as missing: retention sets it when it deletes a blob.
        """
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
            raise BlobMissing(f"The blob {key} does not exist.") from error
        _, _, digest = key.rsplit(".", 1)[0].partition("-")
        if digest and digest != _digest(data):  # keys made by earlier versions have no digest
            raise BlobMissing(f"The blob {key} is damaged.")
        return data

    async def exists(self, key: str) -> bool:
        """Return whether the store has a blob under this key. Raises BlobsUnavailable."""
        return bool(key) and await self._ask(lambda: bool(self._files.exists(self._path(key))))

    async def sizes(self) -> dict[str, int]:
        """Return the size in bytes of every stored file by key, partial writes included.

        Raises BlobsUnavailable.
        """
        return await self._ask(self._sizes)

    def _sizes(self) -> dict[str, int]:
        self._files.invalidate_cache()  # some fsspec implementations cache listings
        found = self._files.find(self._root, detail=True)
        return {path.removeprefix(f"{self._root}/"): int(info["size"]) for path, info in found.items()}

    async def delete(self, key: str) -> None:
        """Delete a blob if it exists. A failure is logged, and the sweeper deletes the blob later."""
        try:
            await self._ask(lambda: self._delete(key))
        except (OSError, BlobsUnavailable) as error:
            log.warning("blob not deleted", blob=key, problem=str(error))

    def _delete(self, key: str) -> None:
        with suppress(FileNotFoundError):
            self._files.rm_file(self._path(key))

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]
