"""What holds for a person in a server."""

from collections.abc import AsyncIterator

import discord
import pytest_asyncio

from bot.config import Settings
from bot.delivery.audit import Audit
from bot.jobs.policy import Policy
from bot.jobs.requester import Requester
from bot.rules.usage_limits import AccountKind
from bot.store.database import Database
from bot.store.grants import Grants
from bot.store.guilds import Guilds, Target, TargetKind


@pytest_asyncio.fixture
async def policy(sqlite: Database) -> AsyncIterator[Policy]:
    guilds = Guilds(sqlite)
    audit = Audit(discord.Client(intents=discord.Intents.none()), guilds)
    yield Policy(Settings(), guilds, Grants(sqlite), audit)
    await audit.close(patience=5.0)


async def test_of_several_roles_the_largest_share_holds_and_only_in_its_server(policy: Policy) -> None:
    for role, share in ((5, 2), (6, 4)):
        await policy.set(2, Target(TargetKind.ROLE, role), {"queue_share": share}, user_id=1)

    async def share_of(guild_id: int | None, *roles: int) -> int:
        return (await policy.standing(Requester(1, guild_id, "en-US", roles=frozenset(roles)))).queue_share

    assert [await share_of(2), await share_of(2, 5), await share_of(2, 5, 6)] == [1, 2, 4]
    assert [await share_of(3, 5, 6), await share_of(None)] == [1, 1]


async def test_an_admin_who_is_exempt_from_limits_keeps_the_share_of_the_queue(policy: Policy) -> None:
    await policy.set(2, Target(), {"admins_exempt": True, "queue_share": 3, "jobs_per_day": 1}, user_id=1)
    standing = await policy.standing(Requester(1, 2, "en-US", admin=True))
    [limits] = [account.limits for account in standing.accounts if account.whose == AccountKind.MEMBER]
    assert (standing.queue_share, limits.jobs_per_day) == (3, None)
