"""Files of model weights: where they come from, whether they are whole, and fetching them."""

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
TIMEOUT_SECONDS = 30

Report = Callable[[str, Path, int, int], None]  # name, path, bytes received, bytes in all (0: unknown)


@dataclass(frozen=True)
class WeightsFile:
    """A file that may have to be downloaded.

    sha256: of the whole file, in hex; or its first digits, as torchvision puts them into its file names. Empty for a
    file of the user's own, which has no address either.
    """

    name: str
    path: Path
    url: str = ""
    sha256: str = ""

    def is_whole(self) -> bool:
        """Whether the file is there and has the right hash."""
        if not self.path.is_file():
            return False
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest().startswith(self.sha256)

    def ensure(self, report: Report) -> Path:
        """The path of the file, downloaded where it is missing or has not the published hash, by whatever has happened.

        Raises EngineError: WEIGHTS_MISSING, DOWNLOAD_FAILED or DOWNLOAD_DAMAGED.
        """
        if not self.is_whole():
            if not self.url:
                raise EngineError(NoticeCode.WEIGHTS_MISSING, name=self.name, path=self.path)
            self.download(report)
        return self.path

    def download(self, report: Report) -> None:
        """Fetch the file beside its place and move it there only when its hash is right.

        (torch.hub does the same, but reports progress to a terminal only.)
        """
        partial = self.path.with_name(self.path.name + ".partial")
        told = {"name": self.name, "url": self.url, "path": self.path}
        digest = hashlib.sha256()
        received = 0
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with (
                urllib.request.urlopen(self.url, timeout=TIMEOUT_SECONDS) as response,  # noqa: S310  # https, from the libraries
                partial.open("wb") as file,
            ):
                total = int(response.headers.get("Content-Length") or 0)
                while chunk := response.read(CHUNK_BYTES):
                    file.write(chunk)
                    digest.update(chunk)
                    received += len(chunk)
                    report(self.name, self.path, received, total)
            if received < total or not digest.hexdigest().startswith(self.sha256):
                raise EngineError(NoticeCode.DOWNLOAD_DAMAGED, **told)
            partial.replace(self.path)
        except (OSError, http.client.HTTPException) as error:
            if isinstance(error, urllib.error.HTTPError):
                error.close()  # it holds the connection open
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise EngineError(NoticeCode.DOWNLOAD_FAILED, **told, reason=reason) from error
        finally:
            partial.unlink(missing_ok=True)
