"""Editing and sending the messages of jobs: with the interaction's token as long as it lives, then as the bot.

A new message carries the job's id as its nonce, so that Discord drops a repetition within a few minutes; later the
bot's last messages there are looked at. https://docs.discord.com/developers/interactions/receiving-and-responding
"""

import asyncio
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import structlog
from discord import ui

from bot.errors import TOKEN_RESET, DiscordAnswer, answer_of
from bot.jobs.audience import Place
from bot.store.jobs import Jobs
from bot.store.models import Job
from bot.store.new_jobs import PanelAddress, is_token_valid

NONCE_LIVES = timedelta(minutes=1)  # Discord says "a few minutes"
LOOKED_AT = 50  # messages of a channel
OLD = timedelta(hours=1)  # from when on Discord counts the edits of a message
TOKEN_MARGIN = timedelta(seconds=60)  # before its end a token is no longer relied on
TAKING_AWAY_S = 600.0  # that somebody waits who deletes messages: their interaction's token lives for 900
LONGEST_REQUEST_S = 300.0  # discord.py waits out whatever rate limit a webhook has, longer than a token lives

# https://docs.discord.com/developers/topics/opcodes-and-status-codes
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE = 10003, 10008

Files = Sequence[tuple[str, bytes]]  # each with its name

log = structlog.get_logger()


class MessageGone(Exception):  # says what happened
    """The panel's message, or its channel, is no longer there or out of reach."""


class TokenReset(Exception):  # says what happened
    """The bot's token is no longer valid: what it does as itself has to wait for a start with the new one."""


class Posting:
    """The only place that edits, sends and deletes messages of jobs."""

    def __init__(self, client: discord.Client, jobs: Jobs) -> None:
        self._client = client
        self._jobs = jobs
        self._token_reset = False
        self._started = datetime.now(UTC)

    async def edit_or_send(
        self,
        job: Job,
        view: ui.LayoutView,
        files: Files = (),
        *,
        anew: bool = True,
        last: bool = False,
    ) -> None:
        """Edit the panel or, if it is gone, send a new message to the channel, else to the person.

        anew: whether there may be a new message. last: what is refused in one place is tried in the next one, as there
        is nothing else to say. Raises TokenReset, and what Discord answers that is neither success nor out of reach.
        """
        nowhere = (
            (DiscordAnswer.GONE, DiscordAnswer.REFUSED, DiscordAnswer.TOO_LARGE) if last else (DiscordAnswer.GONE,)
        )
        panel = Place(job.channel_id, job.message_id) if job.message_id else None
        try:
            await self.edit_panel(job, view, files)
            return
        except MessageGone as gone:
            log.info("panel gone", job=job.id, problem=repr(gone.__cause__))
        except discord.HTTPException as error:
            if answer_of(error) not in nowhere:
                raise
            log.warning("panel refused", job=job.id, problem=str(error))
        for find in (self._channel, self._direct_messages) if job.reachable else (self._direct_messages,):
            if not anew:
                break
            try:
                with self._as_bot():
                    there = await find(job)
                    sent = await self._sent_before(job, there) or await there.send(
                        view=view,
                        files=_uploads(files),
                        nonce=f"job-{job.id}",
                        allowed_mentions=discord.AllowedMentions.none(),
                    )
            except discord.HTTPException as error:
                if answer_of(error) not in nowhere:
                    raise
                log.info("place out of reach", job=job.id, problem=str(error))
            else:
                await self._jobs.set_message(job.id, sent.id, sent.channel.id)
                break
        else:
            log.warning("nowhere to deliver to", job=job.id, user=job.user_id)
        if panel and job.reachable:  # it would say for ever that something is still to come
            await self.take_away([panel])

    async def edit_panel(self, job: Job, view: ui.LayoutView, files: Files) -> None:
        """Edit the panel: with the interaction's token as long as it lives, then as the bot.

        Raises MessageGone, and what discord.py raises for everything else.
        """
        # Where only the token can deliver, Discord says whether it has ended: a clock may be wrong.
        if is_token_valid(job, TOKEN_MARGIN) or (job.token and not job.reachable):
            try:
                message_id = await self.edit_by_token(job, view, files)
            except discord.HTTPException as error:
                if error.code in {UNKNOWN_CHANNEL, UNKNOWN_MESSAGE}:
                    raise MessageGone from error
                # 401 is about the interaction's token here, as the bot's own is not sent along.
                if error.status != TOKEN_RESET and answer_of(error) is not DiscordAnswer.GONE:
                    raise
            else:
                if job.message_id is None:
                    job.message_id = message_id
                    await self._jobs.set_message(job.id, message_id)
                return
        if job.message_id is None or not job.reachable:
            raise MessageGone
        channel = self._client.get_partial_messageable(job.channel_id)
        try:
            with self._as_bot():
                await channel.get_partial_message(job.message_id).edit(
                    view=view,
                    attachments=_uploads(files),
                    allowed_mentions=discord.AllowedMentions.none(),
                )
        except discord.RateLimited as error:
            # Of old messages an hour's worth of edits may be used up (30046); of new ones no limit takes so long.
            if discord.utils.snowflake_time(job.message_id) < datetime.now(UTC) - OLD:
                raise MessageGone from error
            raise
        except discord.HTTPException as error:
            if answer_of(error) is DiscordAnswer.GONE:
                raise MessageGone from error
            raise

    async def edit_by_token(self, place: Job | PanelAddress, view: ui.LayoutView, files: Files) -> int:
        """Edit a message with the interaction's token, and return the message's id."""
        webhook = discord.Webhook.partial(place.application_id, place.token, client=self._client)
        webhook.proxy = self._client.http.proxy  # which a webhook of one's own making does not take over
        message: int = place.message_id or "@original"  # type: ignore[assignment]  # Discord takes both there
        async with asyncio.timeout(LONGEST_REQUEST_S):
            edited = await webhook.edit_message(
                message, view=view, attachments=_uploads(files), allowed_mentions=discord.AllowedMentions.none()
            )
        return edited.id

    async def take_away(self, places: Sequence[Place]) -> list[str]:
        """Delete messages; return the addresses of those that could not be deleted, which do not keep the others.

        What is not within reach of the bot, or no longer there, does not count: nobody can see it through this.
        """
        undeleted = []
        until = asyncio.get_running_loop().time() + TAKING_AWAY_S
        for place in places:
            try:
                async with asyncio.timeout_at(until):
                    with self._as_bot():
                        message = self._client.get_partial_messageable(place.channel_id)
                        await message.get_partial_message(place.message_id).delete()
            except (discord.DiscordException, aiohttp.ClientError, OSError, TokenReset) as error:
                log.info("message not deleted", message=place.message_id, problem=str(error))
                if not isinstance(error, discord.NotFound):
                    undeleted.append(self._address(place))
        return undeleted

    def _address(self, place: Place) -> str:
        channel = self._client.get_channel(place.channel_id)
        guild = getattr(channel, "guild", None)
        return f"https://discord.com/channels/{guild.id if guild else '@me'}/{place.channel_id}/{place.message_id}"

    async def _sent_before(self, job: Job, there: discord.abc.Messageable) -> discord.Message | None:
        """Return the message that an earlier try has sent without hearing that it arrived, or None."""
        long_ago = max(self._started, datetime.now(UTC) - NONCE_LIVES)
        if job.finished_at is None or job.finished_at > long_ago:
            return None
        try:
            # Its panel is older than its end.
            async for message in there.history(limit=LOOKED_AT, after=job.finished_at, oldest_first=False):
                ids = _custom_ids(message.components)
                if message.author == self._client.user and any(one.startswith(f"job:{job.id}:") for one in ids):
                    log.info("message found", job=job.id, message=message.id)
                    return message
        except (discord.Forbidden, discord.NotFound) as error:  # it may write there, and not read what was written
            log.info("earlier messages not seen", job=job.id, problem=str(error))
        return None

    async def _channel(self, job: Job) -> discord.abc.Messageable:
        return self._client.get_partial_messageable(job.channel_id)

    async def _direct_messages(self, job: Job) -> discord.abc.Messageable:
        return await self._client.create_dm(discord.Object(job.user_id))

    @property
    def token_is_taken(self) -> bool:
        """Whether Discord still takes the bot's token, as far as anything was tried with it."""
        return not self._token_reset

    @contextmanager
    def _as_bot(self) -> Iterator[None]:
        """Guard a request with the bot's own token. Raises TokenReset once Discord no longer takes the token.

        No further one is made: Discord bans who makes 10,000 invalid requests in ten minutes.
        """
        if self._token_reset:
            raise TokenReset
        try:
            yield
        except discord.HTTPException as error:
            if error.status != TOKEN_RESET:
                raise
            self._token_reset = True
            log.critical(
                "The bot's token was reset, so the bot cannot deliver anything. Put the new token into the "
                "configuration and restart the bot, which then delivers what is waiting."
            )
            raise TokenReset from error


def _custom_ids(components: Iterable[Any]) -> Iterator[str]:
    """Yield the custom ids of components, at whatever depth."""
    for component in components:
        if custom_id := getattr(component, "custom_id", None):
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))


def _uploads(files: Files) -> list[discord.File]:
    """Return new files for one request: discord.py reads each to its end."""
    return [discord.File(io.BytesIO(data), name) for name, data in files]
