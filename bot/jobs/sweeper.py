"""Deletes what is too old or too much."""

import asyncio
from datetime import UTC, datetime, timedelta

import structlog

from bot.config import RetentionSettings
from bot.store.blobs import Blobs
from bot.store.guilds import Guilds
from bot.store.people import People
from bot.store.retention import BlobKind, Retention

EVERY = 3600.0  # seconds
GIGABYTE = 10**9
COUNTED = timedelta(days=9)  # a week, and a day that is not yet over somewhere
BEING_WRITTEN = timedelta(hours=1)  # a blob that no job has may be on its way into one

log = structlog.get_logger()


class Sweeper:
    """Deletes what is too old, then the oldest if space is short, then blobs that nothing needs."""

    def __init__(
        self, settings: RetentionSettings, retention: Retention, people: People, guilds: Guilds, blobs: Blobs
    ) -> None:
        self._settings = settings
        self._people = people
        self._guilds = guilds
        self._retention = retention
        self._blobs = blobs
        self._strays: dict[str, datetime] = {}  # blobs that no job has, and since when that is known

    async def run(self) -> None:
        """Sweep again and again until cancelled; what fails is tried again the next time."""
        while True:
            try:
                await self.sweep(datetime.now(UTC))
            except Exception:
                log.exception("sweep broken")
            await asyncio.sleep(EVERY)

    async def sweep(self, now: datetime) -> None:
        """Delete everything that is no longer to be kept, once."""
        days = {
            BlobKind.PHOTO: self._settings.photos_days,
            BlobKind.RESULT: self._settings.results_days,
            BlobKind.NETWORK: self._settings.networks_days,
        }
        dropped = await self._drop_left_guilds(now)
        for kind, kept_days in days.items():
            if kept_days:
                dropped += await self._drop_older(kind, now - timedelta(days=kept_days))
        sizes = await self._blobs.sizes()
        if self._settings.gigabytes:
            dropped += await self._make_room(sizes, now, int(self._settings.gigabytes * GIGABYTE))
        dropped += await self._drop_strays(set(sizes), now)
        await self._people.drop_counts((now - COUNTED).date())
        if dropped:
            log.info("swept", blobs=dropped)

    async def _drop_left_guilds(self, now: datetime) -> int:
        """Delete what was kept of servers that have removed the bot."""
        if not self._settings.left_guilds_days:
            return 0
        dropped = 0
        for guild_id in await self._guilds.departed(now - timedelta(days=self._settings.left_guilds_days)):
            dropped += await self._delete(await self._guilds.forget(guild_id))
            log.info("left guild forgotten", guild=guild_id)
        return dropped

    async def _drop_older(self, kind: BlobKind, before: datetime) -> int:
        dropped = 0
        while jobs := await self._retention.oldest(kind, before):
            dropped += await self._delete(await self._retention.drop(kind, jobs))
        return dropped

    async def _make_room(self, sizes: dict[str, int], now: datetime, limit: int) -> int:
        """Delete the oldest: photos and networks before results, favorites last of all."""
        total, dropped = sum(sizes.values()), 0
        for favourites in (False, True):
            for kind in (BlobKind.NETWORK, BlobKind.PHOTO, BlobKind.RESULT):
                while total > limit and (jobs := await self._retention.oldest(kind, now, favourites=favourites)):
                    for job_id in jobs:
                        if total <= limit:
                            break
                        gone = await self._retention.drop(kind, [job_id])
                        total -= sum(sizes.pop(blob, 0) for blob in gone)
                        dropped += await self._delete(gone)
        return dropped

    async def _drop_strays(self, blobs: set[str], now: datetime) -> int:
        """Delete blobs that no row names: a process that died has left them behind."""
        unknown = blobs - await self._retention.known(blobs)
        self._strays = {blob: self._strays.get(blob, now) for blob in unknown}
        return await self._delete([blob for blob, since in self._strays.items() if now - since >= BEING_WRITTEN])

    async def _delete(self, blobs: list[str]) -> int:
        for blob in blobs:
            await self._blobs.delete(blob)
        return len(blobs)
