"""Fetching files, from a real server on this machine that can go wrong in the usual ways."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.i18n.texts import notice_text
from engine.models.weights import WeightsFile
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

CONTENT = bytes(range(256)) * 10_000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(CONTENT)))
        self.end_headers()
        body = {"/short": CONTENT[:-5000], "/changed": b"!" + CONTENT[1:]}.get(self.path, CONTENT)
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
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


@pytest.mark.parametrize("how", ["short", "changed"])
def test_what_arrives_damaged_is_thrown_away(server: str, tmp_path: Path, how: str) -> None:
    code, sentence = failed(f"{server}/{how}", tmp_path / "model.pt")
    assert code == NoticeCode.DOWNLOAD_DAMAGED
    assert "wordbrush models fetch" in sentence


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
