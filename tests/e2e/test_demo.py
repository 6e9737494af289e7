"""`wordbrush demo` as a process: what it starts, what it says, and that nothing of it stays behind."""

import asyncio
import re
import sqlite3
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.engines.local import WORKER
from bot.sandbox.running import LOG
from tests.e2e.demo_process import SECONDS, running_demo, start_demo


def processes_of(folder: Path) -> list[int]:
    """All processes that work in a folder: the demo's bot, its engine and its imaging process."""
    found = []
    for cwd in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if cwd.resolve() == folder.resolve():
                found.append(int(cwd.parent.name))
        except OSError:  # another user's, or gone
            continue
    return found


async def until_none(folder: Path) -> None:
    async with asyncio.timeout(SECONDS):
        while processes_of(folder):  # noqa: ASYNC110  # other people's processes tell nobody
            await asyncio.sleep(0.05)


async def until_logged(folder: Path, words: str) -> None:
    async with asyncio.timeout(SECONDS):
        while words not in (folder / LOG).read_text():  # noqa: ASYNC110  # a file tells nobody
            await asyncio.sleep(0.05)


needs_proc = pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="There is no /proc here.")


async def refused(folder: Path, *arguments: str) -> str:
    process = await start_demo(folder, *arguments)
    _, stderr = await asyncio.wait_for(process.communicate(), SECONDS)
    assert process.returncode == 1
    return stderr.decode()


@needs_proc
async def test_ctrl_c_ends_all_processes(tmp_path: Path) -> None:
    async with running_demo(tmp_path, worker=WORKER) as demo:
        await demo.says("The bot is online")
        await until_logged(demo.folder, "engine ready")
        assert processes_of(demo.folder)
        demo.press_ctrl_c()
        assert await demo.ended() == 0
        assert demo.lines[-1] == "Stopped."
        assert not processes_of(demo.folder)


@needs_proc
async def test_a_demo_that_is_killed_leaves_no_bot_behind(tmp_path: Path) -> None:
    async with running_demo(tmp_path, worker=WORKER) as demo:
        await demo.says("The bot is online")
        demo.kill()
        await demo.ended()
        await until_none(demo.folder)


async def test_the_page_is_served_on_this_machine_only(tmp_path: Path) -> None:
    async with running_demo(tmp_path) as demo, aiohttp.ClientSession() as session:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/chat/", demo.address)
        async with session.get(demo.address.removesuffix("chat/")) as response:  # where people would look first
            assert str(response.url) == demo.address
            assert "<title>Wordbrush" in await response.text()


async def test_the_page_is_served_to_others_only_with_a_warning(tmp_path: Path) -> None:
    async with running_demo(tmp_path, "--host", "0.0.0.0") as demo, aiohttp.ClientSession() as session:  # noqa: S104
        await demo.says("asks for no password")
        await demo.says("The bot is online")
        async with session.get(demo.address, headers={"Host": "192.0.2.1:9000"}) as response:
            assert response.status == 200
    async with running_demo(tmp_path) as demo:
        await demo.says("The bot is online")
        assert not any("Warning" in line for line in demo.lines)


@pytest.mark.skipif(sys.platform == "win32", reason="A browser is a shell script here.")
async def test_the_page_is_opened_where_there_is_a_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\necho "$1" > opened\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    for desktop in (False, True):
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        if desktop:
            monkeypatch.setenv("DISPLAY", ":0")
        async with running_demo(tmp_path, "--open") as demo:
            await demo.says("The bot is online")
            if desktop:
                assert (tmp_path / "opened").read_text().strip() == demo.address
            elif sys.platform == "linux":
                assert not (tmp_path / "opened").exists()


async def test_it_says_how_to_go_on_to_any_style(tmp_path: Path) -> None:
    async with running_demo(tmp_path) as demo:
        await demo.says("OpenAI's CLIP paints any style.")
        await demo.says("wordbrush demo --models openai")
        assert "wordbrush demo --models openai" in demo.lines, "on a line of its own, to be copied"
    async with running_demo(tmp_path, "--models", "openai") as demo:
        await demo.says("The bot is online")
        assert not any("--models openai" in line for line in demo.lines)


async def test_a_used_port_and_a_used_folder_are_said(tmp_path: Path) -> None:
    async with running_demo(tmp_path) as demo:
        port = re.search(r":(\d+)/", demo.address)
        assert port
        said = await refused(tmp_path, "--port", port[1], "--folder", "another")
        assert f"Port {port[1]} cannot be used" in said
        assert f"wordbrush demo --port {int(port[1]) + 1}" in said
        assert "Another demo is using the folder demo" in await refused(tmp_path)


async def test_a_bot_that_ends_by_itself_is_said_with_its_log(tmp_path: Path) -> None:
    async with running_demo(tmp_path, configuration="nonsense = 1") as demo:
        await demo.says("The bot stopped unexpectedly")
        assert await demo.ended() == 1
        await demo.says("nonsense")


async def test_what_a_real_bot_is_told_is_nothing_to_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDBRUSH_DATABASE__URL", f"sqlite+aiosqlite:///{tmp_path / 'real.db'}")
    (tmp_path / "config.toml").write_text("nonsense = 1")
    async with running_demo(tmp_path) as demo:
        await demo.says("The bot is online")
        assert (demo.folder / "data" / "wordbrush.db").is_file()
    assert not (tmp_path / "real.db").exists()


async def test_fresh_forgets_what_was_and_nothing_else(tmp_path: Path) -> None:
    database = tmp_path / "demo" / "data" / "wordbrush.db"
    async with running_demo(tmp_path) as demo:
        await demo.says("The bot is online")
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO settings (key, value) VALUES ('mark', '1')")
    (tmp_path / "demo" / "mine.txt").write_text("not the demo's")
    connection.close()

    def marks() -> int:
        connection = sqlite3.connect(database)
        [count] = connection.execute("SELECT count(*) FROM settings WHERE key = 'mark'").fetchone()
        connection.close()
        return int(count)

    async with running_demo(tmp_path) as demo:
        await demo.says("The bot is online")
        assert marks() == 1
    async with running_demo(tmp_path, "--fresh") as demo:
        await demo.says("The bot is online")
        assert marks() == 0
    assert (tmp_path / "demo" / "mine.txt").is_file()
