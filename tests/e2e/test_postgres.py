"""The bot on a PostgreSQL server."""

import asyncio
from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord, is_running
from tests.e2e.test_database_commands import wordbrush_db
from tests.postgres import PostgresServer

PASSWORD = "hunter2"
URL = "WORDBRUSH_DATABASE__URL"


@pytest.mark.prove
async def test_a_bot_moves_to_a_server_with_all_that_it_has(
    discord: Discord, tmp_path: Path, photo: Upload, postgres: PostgresServer
) -> None:
    async with running_bot(discord.sandbox, tmp_path):
        message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        waiting = [await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice for 3 s") for _ in "ab"]
        await waiting[1].says("in the queue")
    name = await asyncio.to_thread(postgres.new_database)
    server = {URL: postgres.url(name).replace("wordbrush@", f"wordbrush:{PASSWORD}@")}

    code, said = await wordbrush_db(tmp_path, "copy", "data/wordbrush.db", environment=server)
    assert code == 0, said
    assert "jobs │ 3 │" in said
    assert PASSWORD not in said
    async with running_bot(discord.sandbox, tmp_path, environment=server) as bot:
        for act in waiting:
            await act.result()
        await (await discord.ana.press(message, "Variation")).result()
        await (await discord.ana.run(discord.channel, "history")).says("fire")
        async with running_bot(discord.sandbox, tmp_path, environment=server, connected=False) as second:
            assert await second.ended() == 1
            assert "Another bot is running on the database" in " ".join(second.log)
            assert PASSWORD not in " ".join([*second.log, *bot.log])
        code, said = await wordbrush_db(tmp_path, "copy", "data/wordbrush.db", environment=server)
        assert (code, "Another bot" in said) == (1, True), said
        code, said = await wordbrush_db(tmp_path, "check", environment=server)
        assert (code, "No problems found." in said) == (0, True), said
        code, said = await wordbrush_db(tmp_path, "backup", "saved.db", environment=server)
        assert (code, "pg_dump" in said) == (1, True), said


async def test_jobs_wait_for_a_server_that_is_restarted_and_who_asks_is_told(
    discord: Discord, tmp_path: Path, photo: Upload, mortal_postgres: PostgresServer
) -> None:
    async with running_bot(
        discord.sandbox, tmp_path, environment={URL: mortal_postgres.url(mortal_postgres.new_database())}
    ):
        running = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire for 4 s")
        await running.says(is_running)
        waiting = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="gold")
        await waiting.says("in the queue")
        await asyncio.to_thread(mortal_postgres.stop)
        asked = await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")
        await asked.says("cannot store anything right now")
        await asyncio.to_thread(mortal_postgres.start)
        await running.result()
        await waiting.result()
        await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()
