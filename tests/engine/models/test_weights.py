"""Fetching files, from a real server on this machine that can go wrong in the usual ways."""

import hashlib
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from bot.i18n.texts import notice_text
from engine.models import weights
from engine.models.weights import WeightsFile
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

CONTENT = bytes(range(256)) * 10_000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server(BaseHTTPRequestHandler):
    asked: ClassVar[list[str | None]] = []  # the ranges

    def do_GET(self) -> None:
        range_ = self.headers["Range"]
        self.asked.append(range_)
        if self.path == "/gone":
            self.send_error(404)
            return
        start = int(range_.removeprefix("bytes=").removesuffix("-")) if range_ and self.path != "/no-ranges" else 0
        if start >= len(CONTENT):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(CONTENT) - start))
        self.end_headers()
        most = {"/breaks": 1_000_000, "/no-ranges": 1_000_000 if len(self.asked) == 1 else len(CONTENT)}
        body = b"!" + CONTENT[1:] if self.path == "/changed" else CONTENT
        if self.path == "/short":
            body = CONTENT[:-5000]
        self.wfile.write(body[start:][: most.get(self.path)])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Server.asked.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def fetch(url: str, path: Path, sha256: str = SHA256) -> list[int]:
    received: list[int] = []
    WeightsFile("Model", path, url, sha256).ensure(
        lambda _name, _path, bytes_so_far, _total: received.append(bytes_so_far)
    )
    return received


def failed(url: str, path: Path) -> tuple[NoticeCode, str]:
    with pytest.raises(EngineError) as error:
        fetch(url, path)
    assert list(path.parent.iterdir()) == []  # nothing half-fetched is left to be taken for the whole
    return error.value.notice.code, notice_text(error.value.notice)


def test_a_missing_file_is_fetched_once_and_told_of(server: str, tmp_path: Path) -> None:
    path = tmp_path / "models" / "model.pt"
    received = fetch(f"{server}/whole", path)
    assert path.read_bytes() == CONTENT
    assert received[-1] == len(CONTENT)
    assert len(received) > 1
    assert fetch("http://127.0.0.1:1/unreachable", path) == []


def test_the_first_digits_of_a_hash_are_enough(server: str, tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    fetch(f"{server}/whole", path, SHA256[:8])
    assert path.is_file()


def test_what_arrives_damaged_is_thrown_away(server: str, tmp_path: Path) -> None:
    code, sentence = failed(f"{server}/changed", tmp_path / "model.pt")
    assert code == NoticeCode.DOWNLOAD_DAMAGED
    assert "wordbrush models fetch" in sentence


def test_a_download_continues_where_the_connection_broke(server: str, tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    received = fetch(f"{server}/breaks", path)
    assert path.read_bytes() == CONTENT
    assert Server.asked == [None, "bytes=1000000-", "bytes=2000000-"]
    assert received == sorted(received)
    assert [file.name for file in tmp_path.iterdir()] == ["model.pt"]


def test_what_could_not_be_finished_is_continued_by_the_next_call(server: str, tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    with pytest.raises(EngineError) as error:
        fetch(f"{server}/short", path)
    assert error.value.notice.code == NoticeCode.DOWNLOAD_FAILED
    assert f"broke after {len(CONTENT) - 5000} of {len(CONTENT)} bytes" in notice_text(error.value.notice)
    assert not path.exists(), "what is not whole is not taken for the model"
    Server.asked.clear()
    fetch(f"{server}/whole", path)
    assert path.read_bytes() == CONTENT
    assert Server.asked == [f"bytes={len(CONTENT) - 5000}-"]


def test_a_server_without_ranges_sends_everything_again(server: str, tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    fetch(f"{server}/no-ranges", path)
    assert path.read_bytes() == CONTENT
    assert Server.asked == [None, "bytes=1000000-"]


@pytest.mark.parametrize("left", [CONTENT, CONTENT + b"more", b"!" + CONTENT[1:1000]])
def test_what_an_earlier_download_left_is_checked(server: str, tmp_path: Path, left: bytes) -> None:
    path, partial = tmp_path / "model.pt", tmp_path / "model.pt.partial"
    partial.write_bytes(left)
    if left == CONTENT:
        fetch(f"{server}/whole", path)
    else:
        with pytest.raises(EngineError) as error:
            fetch(f"{server}/whole", path)
        assert error.value.notice.code == NoticeCode.DOWNLOAD_DAMAGED
        assert not partial.exists(), "the next call begins anew"
        fetch(f"{server}/whole", path)
    assert path.read_bytes() == CONTENT


@pytest.mark.skipif(sys.platform == "win32", reason="files have other locks there")
def test_two_at_once_download_it_once(server: str, tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    waited, sizes = threading.Event(), []

    def report(_name: str, _path: Path, received: int, total: int) -> None:
        sizes.append((received, total))
        waited.set()

    with (tmp_path / "model.pt.partial").open("a+b") as other:
        assert weights._lock(other)
        other.write(CONTENT[:1000])
        other.flush()
        second = threading.Thread(target=WeightsFile("Model", path, f"{server}/whole", SHA256).download, args=(report,))
        second.start()
        waited.wait(60)
        assert sizes[0] == (1000, 0)
        path.write_bytes(CONTENT)
    second.join()
    assert Server.asked == []
    assert [file.name for file in tmp_path.iterdir()] == ["model.pt"]


def test_what_cannot_be_reached_is_said_with_what_to_do(server: str, tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    for url in (f"{server}/gone", "http://127.0.0.1:1/refused", "http://no-such-host.invalid/model"):
        code, sentence = failed(url, path)
        assert code == NoticeCode.DOWNLOAD_FAILED
        assert url in sentence
        assert str(path) in sentence
        assert 'models = "bundled"' in sentence


@pytest.mark.parametrize("change", [CONTENT[:-1], b"!" + CONTENT[1:], b""])
def test_a_file_that_was_changed_on_the_disk_is_never_used(server: str, tmp_path: Path, change: bytes) -> None:
    path = tmp_path / "model.pt"
    path.write_bytes(change)
    fetch(f"{server}/whole", path)
    assert path.read_bytes() == CONTENT
    path.write_bytes(change)
    with pytest.raises(EngineError):
        fetch("http://127.0.0.1:1/unreachable", path)


def test_a_damaged_file_is_noticed_by_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "model.pt"
    file = WeightsFile("Model", path, "http://127.0.0.1:1/", SHA256)
    assert not file.is_whole()
    path.write_bytes(CONTENT)
    assert file.is_whole()
    path.write_bytes(CONTENT[:-1])
    assert not file.is_whole()
