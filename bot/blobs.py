"""Pictures and weights, in a folder or an object storage (an fsspec address)."""

import asyncio
import errno
import hashlib
import uuid
from contextlib import suppress

import fsspec
import structlog

from bot.errors import StorageProblem, WordbrushError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES}
DIGEST_LETTERS = 16  # of SHA-256: against damage, not against forgers

log = structlog.get_logger()


class BlobMissing(WordbrushError):
    """A blob that should be there is not, or it is damaged."""


class BlobProblem(StorageProblem):
    """A blob cannot be written."""


class Blobs:
    """Bytes by key. Keys are made here; they say nothing of whose a blob is, but which bytes it has to have."""

    def __init__(self, url: str) -> None:
        """`url`: a folder, or an address that fsspec knows (s3://bucket/wordbrush)."""
        self._files, self._root = fsspec.core.url_to_fs(url)

    async def put(self, data: bytes, suffix: str) -> str:
        """Keep bytes, all of them or none; returns their key. Raises BlobProblem where there is no room."""
        return await asyncio.to_thread(self._put, data, suffix)

    def _put(self, data: bytes, suffix: str) -> str:
        name = uuid.uuid4().hex
        key = f"{name[:2]}/{name}-{_digest(data)}.{suffix}"
        path = self._path(key)
        try:
            self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            self._files.pipe_file(f"{path}.partial", data)
            self._files.mv(f"{path}.partial", path)
        except OSError as error:
            with suppress(OSError):
                self._files.rm_file(f"{path}.partial")
            if error.errno in NO_ROOM:
                raise BlobProblem(f"A blob cannot be written: {error}") from error
            raise
        return key

    async def get(self, key: str) -> bytes:
        """The bytes; BlobMissing where there are none, or not those that were put."""
        if not key:
            raise BlobMissing("It is no longer kept.")
        try:
            return await asyncio.to_thread(self._get, key)
        except OSError as error:
            raise BlobMissing(f"The blob {key} cannot be read: {error}") from error

    def _get(self, key: str) -> bytes:
        data: bytes = self._files.cat_file(self._path(key))
        _, _, digest = key.rsplit(".", 1)[0].partition("-")
        if digest and digest != _digest(data):  # blobs of earlier versions have none
            raise BlobMissing(f"The blob {key} is damaged.")
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
        """Forget a blob; without effect where there is none. What cannot be deleted now, the sweeper finds later."""
        try:
            await asyncio.to_thread(self._files.rm_file, self._path(key))
        except FileNotFoundError:
            pass
        except OSError as error:
            log.warning("blob not deleted", blob=key, problem=str(error))

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS]
