"""How the bot is seen from outside: logs, metrics, health."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import aiohttp

from bot.sandbox.messages import Upload
from tests.e2e.bot_process import SECONDS, BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running


async def address_of(bot: BotProcess) -> str:
    address: str = json.loads(await bot.logs('"event": "monitoring"'))["address"]
    return address


async def get(bot: BotProcess, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(await address_of(bot) + path) as answer:
        return answer.status, await answer.text()


async def metrics(bot: BotProcess) -> dict[str, float]:
    """By name with labels."""
    status, page = await get(bot, "/metrics")
    assert status == 200
    rows = re.findall(r"^(wordbrush_[^ ]+) ([0-9.e+-]+)$", page, re.MULTILINE)
    return {name: float(value) for name, value in rows}


def entries(bot: BotProcess, **facts: Any) -> list[dict[str, Any]]:
    """Lines of the log that say this; every line is JSON."""
    lines = [json.loads(line) for line in bot.log]
    return [entry for entry in lines if all(entry.get(key) == value for key, value in facts.items())]


async def test_a_job_can_be_followed_through_all_processes_by_its_id(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    await bot.logs("job delivered")
    told = entries(bot, job=1)
    assert {entry.get("process", "bot") for entry in told} == {"bot", "engine"}
    events = [entry["event"] for entry in told if "process" not in entry]
    assert events == ["job queued", "job running", "job ended", "job delivered"]
    interaction = next(entry["interaction"] for entry in told if entry["event"] == "job queued")
    assert entries(bot, interaction=interaction, process="imaging"), "also before there was a job"
    assert all(entry["timestamp"] and entry["level"] for entry in entries(bot))


async def test_what_is_counted(discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path) -> None:
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire fails")).says("does not count")
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="zxqv")).says("none of these words")
    discord.sandbox.faults.add("/callback", status=429)
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    await act.says(is_running)
    waiting = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
    await waiting.says("in the queue")
    found = await metrics(bot)
    assert found['wordbrush_jobs{state="queued"}'] == 1
    assert found['wordbrush_jobs{state="running"}'] == 1
    assert found['wordbrush_jobs_ended_total{kind="picture",state="done"}'] == 1
    assert found['wordbrush_job_failures_total{cause="not-finite"}'] == 1
    assert found['wordbrush_refusals_total{why="prompt-unknown-style"}'] == 1
    assert found["wordbrush_job_wait_seconds_count"] == 3
    assert found['wordbrush_job_run_seconds_count{kind="picture"}'] == 1
    assert found["wordbrush_delivery_seconds_count"] == 2
    assert found['wordbrush_engine_up{device="cpu"}'] == 1
    assert found['wordbrush_engine_busy_seconds_total{device="cpu"}'] > 0
    assert found['wordbrush_discord_rate_limits_total{place="interactions"}'] == 1
    assert found["wordbrush_first_response_seconds_count"] == 5
    assert found["wordbrush_disk_free_bytes"] > 0


async def test_the_memory_of_the_device_is_told_by_the_real_engine(discord: Discord, tmp_path: Path) -> None:
    async with running_bot(discord.sandbox, tmp_path, worker="engine.worker") as bot:
        await discord.sandbox.world.until(lambda: discord.sandbox.gateway.connected, SECONDS)
        names = [f'wordbrush_device_memory_{which}_bytes{{device="cpu"}}' for which in ("used", "total")]
        async with asyncio.timeout(SECONDS):
            while not (found := await metrics(bot)).keys() >= set(names):  # noqa: ASYNC110  # the engine tells it
                await asyncio.sleep(0.05)
        used, total = (found[name] for name in names)
        assert 50e6 < used < total


async def test_ready_is_only_who_can_serve(discord: Discord, tmp_path: Path) -> None:
    async with running_bot(discord.sandbox, tmp_path, worker="tests.no_such_worker", connected=False) as bot:
        await bot.logs("engine down")
        await discord.sandbox.world.until(lambda: discord.sandbox.gateway.connected, SECONDS)
        assert (await get(bot, "/healthz"))[0] == 200
        status, body = await get(bot, "/readyz")
        assert (status, json.loads(body)["checks"]["engine"]) == (503, False)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        async with asyncio.timeout(10):
            while (await get(bot, "/readyz"))[0] != 200:  # noqa: ASYNC110  # it is another process that gets ready
                await asyncio.sleep(0.1)
        status, body = await get(bot, "/readyz")
        checks = {"gateway": True, "token": True, "database": True, "engine": True, "serving": True}
        assert (status, json.loads(body)) == (200, {"ready": True, "checks": checks})


async def test_an_address_that_is_taken_is_said_and_the_bot_serves_all_the_same(
    discord: Discord, bot: BotProcess, tmp_path: Path, photo: Upload
) -> None:
    taken = (await address_of(bot)).removeprefix("http://")
    (tmp_path / "other").mkdir()
    async with running_bot(
        discord.sandbox, tmp_path / "other", environment={"WORDBRUSH_MONITORING__LISTEN": taken}
    ) as other:
        await other.logs("monitoring not there")
