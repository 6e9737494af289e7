"""What a job costs the bot, in numbers that do not depend on the machine."""

from pathlib import Path

from bot.sandbox.messages import Upload
from tests.e2e.bot_process import running_bot
from tests.e2e.conftest import Discord
from tests.e2e.test_monitoring import metrics

JOBS = 10
# Accepted, begun, finished, delivered. On a busy machine also: which message is the panel, if the job takes more than a
# second, and how long a step takes, if that has changed.
MOST_STATEMENTS, MOST_TRANSACTIONS = 20, 6
STATEMENTS, TRANSACTIONS = "wordbrush_database_statements_total", "wordbrush_database_transactions_total"


async def test_a_job_takes_few_statements_and_transactions(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(discord.sandbox, tmp_path) as bot:
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        before = await metrics(bot)
        for _ in range(JOBS):
            await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
        after = await metrics(bot)
    assert (after[STATEMENTS] - before[STATEMENTS]) / JOBS <= MOST_STATEMENTS
    assert (after[TRANSACTIONS] - before[TRANSACTIONS]) / JOBS <= MOST_TRANSACTIONS
