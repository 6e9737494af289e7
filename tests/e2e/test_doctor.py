"""`wordbrush doctor`: what it finds, and what it says to do about it."""

import asyncio
import os
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import Permission
from tests import forks
from tests.cluster import RayNodes
from tests.e2e.bot_process import ROOT, running_bot
from tests.e2e.conftest import Discord

NO_SUCH_SHARE = {"WORDBRUSH_ENGINE__RAY__SHARE": '{"GPU": 8}'}


async def examined(sandbox: Sandbox, folder: Path, **environment: str) -> tuple[int, str]:
    """Exit code, and what it says."""
    variables = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "WORDBRUSH_DISCORD__TOKEN": sandbox.token,
        "WORDBRUSH_DISCORD__API_BASE": sandbox.api_base,
        "WORDBRUSH_ENGINE__MODELS": "bundled",
        "WORDBRUSH_ENGINE__PRESET": "draft",
        **environment,
    }
    done = await asyncio.to_thread(forks.run, "tests.command_line", ["doctor"], cwd=folder, env=variables)
    return done.returncode, done.stdout


@pytest.mark.prove
async def test_where_all_is_well_it_says_so_also_while_the_bot_runs(discord: Discord, tmp_path: Path) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        code, said = await examined(discord.sandbox, tmp_path)
    assert code == 0, said
    assert "✗" not in said
    for finding in (
        "✓ configuration: valid",
        "✓ token: belongs to wordbrush",
        "✓ gateway: 1 shard, ",
        "✓ servers: the bot is in 1",
        "✓ database: data/wordbrush.db: revision",
        "✓ bot: running on this database",
        "✓ disk for the pictures:",
        "✓ model Wordbrush tiny CLIP:",
        "s per step, about",
    ):
        assert finding in said, said


@pytest.mark.prove
async def test_a_cluster_is_joined_and_a_step_measured_there(discord: Discord, tmp_path: Path) -> None:
    pytest.importorskip("ray")
    with RayNodes(2, 1) as nodes:
        code, said = await examined(discord.sandbox, tmp_path, **nodes.environment())
        assert code == 0, said
        assert "✓ cluster: 3 nodes, room for 3 engines" in said
        assert "s per step, about" in said
        code, said = await examined(discord.sandbox, tmp_path, **(nodes.environment() | NO_SUCH_SHARE))
        assert code == 1
        assert "✗ cluster: none of the 3 nodes has GPU 8" in said
    nowhere = nodes.environment() | {"WORDBRUSH_ENGINE__RAY__ADDRESS": "127.0.0.1:1"}
    code, said = await examined(discord.sandbox, tmp_path, **nowhere)
    assert code == 1
    assert "✗ cluster: The Ray cluster at 127.0.0.1:1 cannot be reached" in said
    assert "address in [engine.ray]" in said


async def test_each_thing_that_is_wrong_is_said_with_what_to_do(discord: Discord, tmp_path: Path) -> None:
    everybody = discord.guild.roles[0]
    everybody.permissions &= ~Permission.ATTACH_FILES
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "wordbrush.db").write_bytes(b"no database" * 1000)
    file = tmp_path / "config.toml"
    file.write_text(f'[discord]\ntoken = "{discord.sandbox.token}"\n')
    file.chmod(0o644)
    code, said = await examined(discord.sandbox, tmp_path, WORDBRUSH_ENGINE__DEVICE="cuda:77")
    assert code == 1
    for finding, to_do in (
        ("! configuration: other users of this machine can read config.toml", "chmod 600 config.toml"),
        (
            "✗ server Garden: the bot lacks the permission Attach Files",
            "invite the bot again: https://discord.com/oauth2/authorize",
        ),
        ("✗ database:", "wordbrush db restore"),
        ("✗ device: The device “cuda:77”", "set another device"),
    ):
        assert finding in said, said
        assert to_do in said[said.index(finding) :]
    assert discord.sandbox.token not in said


@pytest.mark.prove
async def test_a_token_and_a_network_that_do_not_work_are_told_apart(discord: Discord, tmp_path: Path) -> None:
    models = {"WORDBRUSH_ENGINE__DEVICE": "cuda:77"}  # which is soon found out
    wrong, unreachable, missing = await asyncio.gather(
        examined(discord.sandbox, tmp_path, WORDBRUSH_DISCORD__TOKEN="nonsense", **models),
        examined(discord.sandbox, tmp_path, WORDBRUSH_DISCORD__API_BASE="http://127.0.0.1:9/api/v10", **models),
        examined(discord.sandbox, tmp_path, WORDBRUSH_ENGINE__MODELS="openai", WORDBRUSH_ENGINE__CACHE_DIR="nothing"),
    )
    assert "✗ token: Discord rejects it" in wrong[1]
    assert "“Reset Token”" in wrong[1]
    assert "✗ Discord: no valid response from http://127.0.0.1:9/api/v10" in unreachable[1]
    assert "does not exist yet" in missing[1]
    assert "wordbrush models fetch" in missing[1]
    assert (wrong[0], unreachable[0], missing[0]) == (1, 1, 0)
