"""The first start with OpenAI's models: people and the log see how far the download is."""

import hashlib
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from tests.e2e.bot_process import SECONDS, running_bot
from tests.e2e.conftest import Discord, is_running
from tests.engine import checkpoints


class SlowServer(ThreadingHTTPServer):
    """A file, half of which is sent only after `go_on`."""

    def __init__(self, content: bytes) -> None:
        super().__init__(("127.0.0.1", 0), SlowHandler)
        self.content = content
        self.go_on = threading.Event()

    @property
    def url(self) -> str:
        """The address, in which the hash is where OpenAI has it."""
        return f"http://127.0.0.1:{self.server_port}/{hashlib.sha256(self.content).hexdigest()}/ViT-B-32.pt"


class SlowHandler(BaseHTTPRequestHandler):
    server: SlowServer

    def do_GET(self) -> None:
        content = self.server.content
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2])
        self.server.go_on.wait()
        self.wfile.write(content[len(content) // 2 :])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SlowServer]:
    clip = checkpoints.save_state_dict(checkpoints.random_clip(), tmp_path / "clip.pt")
    running = SlowServer(clip.read_bytes())
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.go_on.set()
    running.shutdown()
    thread.join()
    running.server_close()


async def test_a_download_is_seen_on_waiting_panels_and_in_the_log(
    discord: Discord, tmp_path: Path, photo: Upload, server: SlowServer
) -> None:
    environment = {
        "CLIP_URL": server.url,
        "WORDBRUSH_ENGINE__MODELS": "openai",
        "WORDBRUSH_ENGINE__VGG": str(checkpoints.save_vgg19(tmp_path / "vgg19.pth")),
        "WORDBRUSH_ENGINE__CACHE_DIR": str(tmp_path / "models"),
        "WORDBRUSH_PRESETS__DRAFT__SIZE": "128",
        "WORDBRUSH_PRESETS__DRAFT__STEPS": "1",
    }
    worker = "tests.engine.mirrored_worker"
    async with running_bot(discord.sandbox, tmp_path, worker=worker, connected=False, environment=environment) as bot:
        await discord.sandbox.world.until(lambda: discord.sandbox.gateway.connected, SECONDS)
        # The panel is there before the engine has begun to download.
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="draft")
        message = await act.says("Downloading CLIP ViT-B/32", SECONDS)
        assert "Position in the queue: 1" in text_of(message)
        assert re.search(rf"[1-4]\d% of {round(len(server.content) / 1e6)} MB", text_of(message))
        server.go_on.set()
        await act.result(SECONDS)
        logged = [json.loads(line) for line in bot.log if '"fetching"' in line]
        assert {line["file"] for line in logged} == {"CLIP ViT-B/32"}
        assert [line["percent"] for line in logged] == sorted({line["percent"] for line in logged})
        assert (logged[0]["percent"] < 50, logged[-1]["percent"]) == (True, 100)


async def test_an_engine_that_never_painted_is_measured_at_the_start_for_the_first_estimate(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    environment = {
        "WORDBRUSH_ENGINE__MODELS": "openai",
        "WORDBRUSH_ENGINE__CLIP": str(checkpoints.save_state_dict(checkpoints.random_clip(), tmp_path / "clip.pt")),
        "WORDBRUSH_ENGINE__VGG": str(checkpoints.save_vgg19(tmp_path / "vgg19.pth")),
        "WORDBRUSH_ENGINE__CACHE_DIR": str(tmp_path / "models"),
        "WORDBRUSH_PRESETS__DRAFT__SIZE": "128",
        "WORDBRUSH_PRESETS__DRAFT__STEPS": "200",
    }
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=environment) as bot:
        await bot.logs("engine measured", SECONDS)
    # What was measured outlives a restart.
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker", environment=environment) as bot:
        asked = {"picture": photo, "prompt": "fire", "preset": "draft"}
        await (await discord.ana.run(discord.channel, "stylize", **asked)).says(is_running, SECONDS)
        message = await (await discord.ben.run(discord.channel, "stylize", **asked)).says("<t:", SECONDS)
        assert "Position in the queue" in text_of(message), "the estimate, before a picture was painted"
        assert not any('"engine measured"' in line for line in bot.log)
