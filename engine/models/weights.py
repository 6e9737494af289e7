"""Files of model weights: where they come from, whether they are intact, and how they are downloaded."""

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

CHUNK_BYTES = 1 << 20
TIMEOUT_S = 30

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

        torch.hub does the same, but reports progress only to a terminal. Raises EngineError: DOWNLOAD_FAILED or
        DOWNLOAD_DAMAGED.
        """
        partial = self.path.with_name(self.path.name + ".partial")
        arguments = {"name": self.name, "url": self.url, "path": self.path}
        digest = hashlib.sha256()
        received = 0
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with (
                urllib.request.urlopen(self.url, timeout=TIMEOUT_S) as response,  # noqa: S310  # an https URL of the libraries
                partial.open("wb") as file,
            ):
                total = int(response.headers.get("Content-Length") or 0)
                while chunk := response.read(CHUNK_BYTES):
                    file.write(chunk)
                    digest.update(chunk)
                    received += len(chunk)
                    report(self.name, self.path, received, total)
            if received < total or not digest.hexdigest().startswith(self.sha256):
                raise EngineError(NoticeCode.DOWNLOAD_DAMAGED, **arguments)
            partial.replace(self.path)
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, urllib.error.HTTPError):
                error.close()  # an HTTPError holds its connection open
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise EngineError(NoticeCode.DOWNLOAD_FAILED, **arguments, reason=reason) from error
        finally:
            partial.unlink(missing_ok=True)
