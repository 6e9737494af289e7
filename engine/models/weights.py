"""Files of model weights: where they come from, whether they are intact, and how they are downloaded."""

import hashlib
import http
import http.client
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path

from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

CHUNK_BYTES = 1 << 20
TIMEOUT_S = 30
LOCK_POLL_S = 1.0  # while another process downloads the same file

# Called with the file's name, its path, the bytes received so far, and the bytes in all (0: unknown).
ReportDownload = Callable[[str, Path, int, int], None]


@dataclass(frozen=True)
class WeightsFile:
    """A file of model weights that may have to be downloaded.

    Attributes:
        name: for people.
        path: where the file is, or will be.
        url: where it is downloaded from; empty for a file of the user or of the project.
        sha256: of the whole file, in hex, or its first digits, as torchvision puts them into file names. Empty without
            a URL.
    """

    name: str
    path: Path
    url: str = ""
    sha256: str = ""

    def is_whole(self) -> bool:
        """Return whether the file exists and has the right hash; this reads all of it."""
        if not self.path.is_file():
            return False
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest().startswith(self.sha256)

    def ensure(self, report: ReportDownload) -> Path:
        """Return the file's path, after downloading it if it is missing or its hash is wrong.

        Raises EngineError: WEIGHTS_MISSING, DOWNLOAD_FAILED or DOWNLOAD_DAMAGED.
        """
        if not self.is_whole():
            if not self.url:
                raise EngineError(NoticeCode.WEIGHTS_MISSING, name=self.name, path=self.path)
            self.download(report)
        return self.path

    def download(self, report: ReportDownload) -> None:
        """Download the file beside its path, and move it there only if its hash is right.

        If the connection breaks, the download continues where it was, at once as long as something arrives, else with
        the next call. Another process that downloads the same file is waited for. Raises EngineError: DOWNLOAD_FAILED
        or DOWNLOAD_DAMAGED.
        """
        partial = self.path.with_name(self.path.name + ".partial")
        arguments = {"name": self.name, "url": self.url, "path": self.path}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with self._reserved(partial, report) as file:
                    if not self.is_whole():  # else the process that was waited for has downloaded it
                        self._fetch_rest(file, report)
                    file.seek(0)
                    arrived = hashlib.file_digest(file, "sha256").hexdigest()
            finally:
                if partial.is_file() and not partial.stat().st_size:
                    partial.unlink()
            if self.is_whole():
                partial.unlink(missing_ok=True)
            elif arrived.startswith(self.sha256):
                partial.chmod(0o644)  # anybody may read it, also where the bot keeps its own files private
                partial.replace(self.path)
            else:
                partial.unlink()
                raise EngineError(NoticeCode.DOWNLOAD_DAMAGED, **arguments)
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, urllib.error.HTTPError):
                error.close()  # an HTTPError holds its connection open
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise EngineError(NoticeCode.DOWNLOAD_FAILED, **arguments, reason=reason) from error

    @contextmanager
    def _reserved(self, partial: Path, report: ReportDownload) -> Iterator[BufferedRandom]:
        """Open the partial file for this process alone, and report its size while another process has it."""
        while True:
            with partial.open("a+b") as file:
                if not _lock(file):
                    report(self.name, self.path, os.fstat(file.fileno()).st_size, 0)
                    time.sleep(LOCK_POLL_S)
                elif partial.exists() and os.path.samestat(partial.stat(), os.fstat(file.fileno())):
                    yield file
                    return

    def _fetch_rest(self, file: BufferedRandom, report: ReportDownload) -> None:
        """Fetch what is missing at the end of an open file, as long as each connection brings something."""
        while True:
            before = file.seek(0, os.SEEK_END)
            try:
                received, total = self._fetch_once(file, before, report)
            except (OSError, http.client.HTTPException):
                if file.seek(0, os.SEEK_END) <= before:
                    raise
                continue
            if received >= total:
                return
            if received <= before:
                raise ConnectionError(f"the connection broke after {received} of {total} bytes")

    def _fetch_once(self, file: BufferedRandom, start: int, report: ReportDownload) -> tuple[int, int]:
        """Fetch from byte `start` until the server ends; return the bytes that are there, and those in all."""
        headers = {"Range": f"bytes={start}-"} if start else {}
        request = urllib.request.Request(self.url, headers=headers)  # noqa: S310  # an https URL of the libraries
        try:
            response = urllib.request.urlopen(request, timeout=TIMEOUT_S)  # noqa: S310
        except urllib.error.HTTPError as error:
            if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                raise
            error.close()
            return start, start  # nothing is missing, or the file is another one, as its hash will tell
        with response:
            if response.status != http.HTTPStatus.PARTIAL_CONTENT:  # the server sends everything again
                start = 0
                file.truncate(0)
            total = start + int(response.headers.get("Content-Length") or 0)
            received = start
            while chunk := response.read(CHUNK_BYTES):
                file.write(chunk)
                received += len(chunk)
                report(self.name, self.path, received, total)
            file.flush()
        return received, total


def _lock(file: BufferedRandom) -> bool:
    """Lock an open file for this process until the file is closed, and return whether no other process has it.

    Windows has other locks; two processes that download the same file there disturb each other.
    """
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # some network file systems have no locks
        return True
    return True
