"""The token is a secret: it stands in no log, no list of processes, no error."""

import sys
from pathlib import Path

import psutil
import pytest

from bot.config import Settings, load_settings
from bot.sandbox.messages import Upload
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord


def family(bot: BotProcess) -> list[psutil.Process]:
    own = psutil.Process(bot.process.pid)
    return [own, *own.children(recursive=True)]


async def test_no_token_is_in_the_log_whatever_goes_wrong(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    """Neither the bot's nor those of interactions, which stand in addresses that errors and warnings name."""
    secret = discord.sandbox.token
    async with running_bot(discord.sandbox, tmp_path) as bot:
        for path, status in (("/callback", 429), ("/messages/", 429), ("/messages/", 400), ("/callback", 400)):
            discord.sandbox.faults.add(path, status=status, retry_after=6.0 if status == 429 else 0.1)
        acts = [await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire") for _ in range(3)]
        await bot.logs("job delivered")
        await bot.logs("rate limited")
        running = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire dies")
        await running.says("twice")
        discord.sandbox.reset_token()
        await discord.sandbox.gateway.drop(resumable=False)
        assert await bot.ended() == 1
        log = "\n".join(bot.log)
    assert secret not in log
    assert discord.sandbox.token not in log
    assert not [act for act in [*acts, running] if act.interaction.token in log]


@pytest.mark.skipif(sys.platform == "win32", reason="another process's environment is not to be read there")
async def test_no_token_is_where_other_processes_and_strangers_pictures_are(discord: Discord, tmp_path: Path) -> None:
    """The imaging and engine processes need none, and so have none in their environment."""
    async with running_bot(discord.sandbox, tmp_path, forked=False) as bot:
        own, *children = family(bot)
        assert len(children) >= 2
        assert not [process for process in [own, *children] if discord.sandbox.token in " ".join(process.cmdline())]
        assert own.environ()["WORDBRUSH_DISCORD__TOKEN"] == discord.sandbox.token
        assert not [child for child in children if discord.sandbox.token in str(child.environ())]


async def test_a_crash_does_not_tell_it(discord: Discord, tmp_path: Path) -> None:
    environment = {"WORDBRUSH_BLOBS__URL": "nonsense://place"}
    async with running_bot(discord.sandbox, tmp_path, connected=False, environment=environment) as bot:
        assert await bot.ended() != 0
        assert discord.sandbox.token not in "\n".join(bot.log)


def test_settings_do_not_show_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text('[discord]\ntoken = "very secret"\n')
    settings = load_settings()
    assert isinstance(settings, Settings)
    assert "very secret" not in f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions there")
async def test_a_configuration_that_others_can_read_is_warned_about(discord: Discord, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f'[discord]\ntoken = "{discord.sandbox.token}"\n')
    file.chmod(0o644)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        assert "chmod 600" in await bot.logs("other users of this machine can read")
    file.chmod(0o600)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        assert not [line for line in bot.log if "other users of this machine can read" in line]
