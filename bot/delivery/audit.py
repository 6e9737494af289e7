"""Tells a server's admins what some of them have done: in the channel that they have chosen for it."""

import asyncio
import json
from collections.abc import Coroutine
from typing import Any

import aiohttp
import discord
import structlog

from bot.i18n.texts import FALLBACK
from bot.jobs.audience import CheckedPicture
from bot.panels.audit_lines import cancelled_line, changed_line, checked_line, removed_line, unshared_line
from bot.store.guilds import Guilds, Target
from bot.store.models import Job, SettingChange, Style

AUDIT_CHANNEL = "audit_channel"  # the setting

log = structlog.get_logger()


class Audit:
    """The audit channels of servers. Lines are written after the deed, and nobody waits for them."""

    def __init__(self, client: discord.Client, guilds: Guilds) -> None:
        self._client = client
        self._guilds = guilds
        self._tasks: set[asyncio.Task[None]] = set()

    def changed(self, change: SettingChange) -> None:
        """Tell that a setting was changed; a changed audit channel is told in the one before as well."""
        line = changed_line(change, self._locale(change.guild_id))
        before = None
        if change.setting == Target().setting(AUDIT_CHANNEL) and change.before:
            before = json.loads(change.before)
        self._start(self._write(change.guild_id, line, before))

    def removed(self, job: Job, by: int) -> None:
        """Tell that somebody deleted a result."""
        if job.guild_id is not None:
            self._start(self._write(job.guild_id, removed_line(job, by, self._locale(job.guild_id))))

    def unshared(self, style: Style, by: int) -> None:
        """Tell that somebody took another person's style from a server."""
        if style.shared_with is not None:
            self._start(self._write(style.shared_with, unshared_line(style, by, self._locale(style.shared_with))))

    def checked(self, picture: CheckedPicture) -> None:
        """Tell that the picture check hid or refused a picture."""
        if picture.guild_id is not None:
            self._start(self._write(picture.guild_id, checked_line(picture, self._locale(picture.guild_id))))

    def cancelled(self, job: Job, by: int) -> None:
        """Tell that somebody stopped another person's job."""
        if job.guild_id is not None:
            self._start(self._write(job.guild_id, cancelled_line(job, by, self._locale(job.guild_id))))

    async def close(self, patience: float) -> None:
        """Wait at most `patience` seconds for lines that are on their way."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)

    def _locale(self, guild_id: int) -> str:
        guild = self._client.get_guild(guild_id)
        return str(guild.preferred_locale) if guild else FALLBACK

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _write(self, guild_id: int, line: str, also: int | None = None) -> None:
        rows = await self._guilds.settings(guild_id)
        channels: set[int] = {row.value for row in rows if row.name == AUDIT_CHANNEL and row.value}
        for channel_id in channels | ({also} if also else set()):
            try:
                await self._client.get_partial_messageable(channel_id).send(line)
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                log.warning("audit line not delivered", guild=guild_id, channel=channel_id, problem=str(error))
