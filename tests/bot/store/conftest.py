from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest_asyncio

from bot.rules.usage_limits import Account, AccountKind, Limits
from bot.store.database import Database
from bot.store.jobs import Jobs
from bot.store.new_jobs import NewJob, PanelAddress
from bot.store.orders import Content, Order

UTC_ZONE = ZoneInfo("UTC")
FREE: list[Account] = []  # no account, so no limit


def of_person(user_id: int = 1, zone: ZoneInfo = UTC_ZONE, **limits: Any) -> list[Account]:
    """What a person may do, everywhere."""
    return [Account(AccountKind.PERSON, 0, user_id, Limits(**limits), zone)]


def new_job(**changes: Any) -> NewJob:
    panel = PanelAddress(
        channel_id=3,
        message_id=4,
        application_id=5,
        token="a token",
        token_expires_at=datetime.now(UTC) + timedelta(minutes=15),
        filesize_limit=10_000_000,
    )
    values: dict[str, Any] = {
        "user_id": 1,
        "guild_id": 2,
        "parent_id": None,
        "prompt": "fire",
        "preset": "draft",
        "seed": 2**53 - 1,
        "size": None,
        "options": {},
        "content": "ab/abc.png",
        "style": None,
        "cost": 9,
        "locale": "en-US",
        "panel": panel,
    }
    values |= changes
    order = {one.name: values.pop(one.name) for one in fields(Order) if one.name in values}
    return NewJob(order=Order(**order), content=Content(values.pop("content")), **values)


@pytest_asyncio.fixture
async def jobs(database: Database) -> Jobs:
    return Jobs(database)
