"""From rows to messages: the only place that edits a job's panel.

One message from start to end. Edits are idempotent; a new message carries the job's id as its nonce, so that Discord
drops a repetition within a few minutes, and later the bot's last messages there are looked at. Discord's rules: https://docs.discord.com/developers/interactions/receiving-and-responding
"""

import asyncio
import io
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import msgspec
import structlog
from discord import ui

from bot.errors import TOKEN_RESET, Answer, PictureRefused, Refusal, answer_of
from bot.imaging.archives import names_in, packed
from bot.imaging.imaging_client import Imaging
from bot.imaging.imaging_messages import Deliverable, MovingKind
from bot.jobs.audience import Place
from bot.jobs.estimates import Outlook
from bot.jobs.operation import Operation
from bot.jobs.service import prompt_notes
from bot.observability.metrics import DELIVERY, DELIVERY_PROBLEMS
from bot.panels.job_panel import (
    Reduction,
    Running,
    Waiting,
    cancelled_panel,
    failed_panel,
    refused_panel,
    result_panel,
    running_panel,
    trained_panel,
    undeliverable_panel,
    waiting_panel,
)
from bot.store.blobs import BlobMissing, Blobs
from bot.store.jobs import Jobs, Panel, token_lives
from bot.store.models import Job, JobKind, JobState
from bot.store.saved_styles import Styles
from engine.protocol.messages import Notice, NoticeCode, Preview, Progress

EDIT_EVERY = 3.0  # seconds between two edits of a panel
FAREWELLS_AT_ONCE = 5
WAITING_EVERY = 2.0  # seconds between two edits of waiting panels, all together
NONCE_LIVES = timedelta(minutes=1)  # Discord says "a few minutes"
LOOKED_AT = 50  # messages of a channel
OLD = timedelta(hours=1)  # from when on Discord counts the edits of a message
TOKEN_MARGIN = timedelta(seconds=60)  # before its end a token is no longer relied on
FIRST_RETRY, LONGEST_RETRY = 1.0, 60.0  # seconds, when Discord does not answer as it should
TAKING_AWAY = 600.0  # seconds that somebody waits who deletes messages: their interaction's token lives for 900
LONGEST_REQUEST = 300.0  # seconds: discord.py waits out whatever rate limit a webhook has, longer than a token lives
UPLOAD_MARGIN = 64 * 1024  # bytes of a request that are not the picture
SMALLEST_UPLOAD = 64 * 1024
SMALLEST_IN_ARCHIVE = 8 * 1024
ENTRY = 512  # bytes of an archive for each file in it
GLIMPSES, GLIMPSE = 4, 480  # pictures that are shown beside an archive, and pixels of each
LARGEST_REQUEST = 25 * 1024 * 1024  # bytes of a message with all of its files

# https://docs.discord.com/developers/topics/opcodes-and-status-codes
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, EXPLICIT_CONTENT = 10003, 10008, 20009

log = structlog.get_logger()


class _MessageGone(Exception):  # says what happened
    """The panel's message, or its channel, is no longer there or out of reach."""


def room_for(limit: int, *, files: int = 1) -> int:
    """Bytes that each of the files of a message may have, of which Discord says that one may have `limit`.

    What it says is the larger of what the server and the person's subscription allow, and it takes no larger request.
    """
    return min(limit, LARGEST_REQUEST // files) - UPLOAD_MARGIN


class _TokenReset(Exception):  # says what happened
    """The bot's token is no longer valid: all that it does as itself has to wait for a start with the new one."""


class _Panel:
    """What is known of a job's message in this process."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.lock = asyncio.Lock()  # edits one after the other, so that the result is the last
        self.edited = 0.0  # when, on the monotonic clock
        self.shown: tuple[int, str | None] | None = None  # of a waiting one: its place, and why nothing begins
        self.progress: Progress | None = None
        self.preview: Preview | None = None
        self.newcomer = False
        self.interrupted = False  # in the middle of its work, because the bot stops
        self.showing: asyncio.Task[None] | None = None
        self.ended = asyncio.Event()
        self.gone = False

    @property
    def busy(self) -> bool:
        """Whether an edit is on its way or about to be."""
        return self.showing is not None and not self.showing.done()


class Delivery:
    """Shows jobs; see bot.jobs.runner.Audience."""

    def __init__(
        self,
        client: discord.Client,
        jobs: Jobs,
        styles: Styles,
        blobs: Blobs,
        imaging: Imaging,
        outlook: Outlook,
        operation: Operation,
        *,
        engine_problem: Callable[[], bool],
    ) -> None:
        self._client = client
        self._jobs = jobs
        self._styles = styles
        self._blobs = blobs
        self._imaging = imaging
        self._outlook = outlook
        self._operation = operation
        self._engine_problem = engine_problem
        self._panels: dict[int, _Panel] = {}
        self._waiting: dict[int, _Panel] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._queue_changed = asyncio.Event()
        self._token_reset = False
        self._started = datetime.now(UTC)

    def waiting(self, job: Job, *, again: bool = False) -> None:
        """A job waits. A newcomer's panel says so at once, the others' as soon as the budget allows."""
        panel = self._panel(job)
        panel.newcomer, panel.interrupted = not again, panel.progress is not None
        panel.shown = panel.progress = panel.preview = None
        self._waiting[job.id] = panel
        self._queue_changed.set()

    def running(self, job: Job) -> None:
        """An engine has begun with it."""
        panel = self._panel(job)
        self._waiting.pop(job.id, None)
        self._queue_changed.set()
        panel.edited = 0.0  # news are shown at once; only progress has to wait
        self._show_soon(panel)

    def progress(self, job_id: int, progress: Progress) -> None:
        """Steps have been made; of many reports only the last one before an edit is shown."""
        panel = self._panels.get(job_id)
        if panel is None or panel.ended.is_set():
            return
        panel.progress = progress
        self._show_soon(panel)

    def preview(self, job_id: int, preview: Preview) -> None:
        """It looks like this by now; the next edit shows it."""
        panel = self._panels.get(job_id)
        if panel and not panel.ended.is_set():
            panel.preview = preview
            self._show_soon(panel)

    def ended(self, job: Job) -> None:
        """It has ended: its panel is edited for the last time, however often that takes."""
        panel = self._panel(job)
        self._waiting.pop(job.id, None)
        self._queue_changed.set()
        panel.ended.set()
        self._start(self._deliver(panel))

    async def places(self, job: Job) -> list[Place]:
        """Its messages."""
        found = [Place(post.channel_id, post.message_id) for post in await self._jobs.posts(job.id)]
        if job.message_id is not None:
            found.append(Place(job.channel_id, job.message_id))
        return found

    async def take_away(self, places: Sequence[Place]) -> list[str]:
        """Delete messages, each on its own: one that stays does not keep the others. Returns what is left.

        What is not within reach of the bot, or no longer there, is not left: nobody can see it through this.
        """
        left = []
        until = asyncio.get_running_loop().time() + TAKING_AWAY
        for place in places:
            try:
                async with asyncio.timeout_at(until):
                    with self._as_bot():
                        message = self._client.get_partial_messageable(place.channel_id)
                        await message.get_partial_message(place.message_id).delete()
            except (discord.DiscordException, aiohttp.ClientError, OSError, _TokenReset) as error:
                log.info("message not deleted", message=place.message_id, problem=str(error))
                if not isinstance(error, discord.NotFound):
                    left.append(self._address(place))
        return left

    def _address(self, place: Place) -> str:
        channel = self._client.get_channel(place.channel_id)
        guild = getattr(channel, "guild", None)
        return f"https://discord.com/channels/{guild.id if guild else '@me'}/{place.channel_id}/{place.message_id}"

    async def show(self, job: Job, panel: Panel) -> None:
        """A result once more, in the place of an answer that is expected there; raises Refusal."""
        if panel.message_id is not None:  # first, so that its buttons work from the first moment
            await self._jobs.add_post(job.id, panel.message_id, panel.channel_id)
        try:
            async for view, files in self._results(job, panel.filesize_limit):
                with _unless_too_large():
                    message_id = await self._edit_by_token(panel, view, files)
                    if panel.message_id is None:
                        await self._jobs.add_post(job.id, message_id, panel.channel_id)
                    return
        except BlobMissing as missing:
            raise Refusal(NoticeCode.PICTURE_GONE) from missing
        except discord.HTTPException as error:
            if answer_of(error) is not Answer.REFUSED:
                raise
            log.error("picture refused", job=job.id, problem=str(error))
            raise Refusal("show-refused") from error
        raise Refusal("show-too-large")

    async def run(self) -> None:
        """Keep waiting panels up to date until cancelled."""
        while True:
            self._queue_changed.clear()
            panel = self._stalest()
            if panel is None:
                await self._queue_changed.wait()
                continue
            # What newcomers see first is no part of the budget: they would sit before a bot that seems to think.
            pause = 0.0 if panel.newcomer else WAITING_EVERY
            panel.newcomer = False
            panel.shown = self._to_show(panel)
            panel.showing = self._start(self._show_waiting(panel, *panel.shown))
            await asyncio.sleep(pause)

    def queue_changed(self) -> None:
        """It was paused, or goes on: waiting panels have something else to say."""
        self._queue_changed.set()

    async def farewell(self, patience: float) -> None:
        """Say on waiting panels that the bot is away for a while, on as many as `patience` seconds allow."""

        async def say(panel: _Panel) -> None:
            async with at_once:
                view = waiting_panel(panel.job, Waiting(self._outlook.place(panel.job.id), None, restarting=True), [])
                await self._edit_if_alive(panel, view, [], still=lambda: panel.job.id in self._waiting)

        at_once = asyncio.Semaphore(FAREWELLS_AT_ONCE)
        panels = sorted(self._waiting.values(), key=lambda panel: (not panel.interrupted, panel.job.id))
        for panel in panels:
            if panel.showing:
                panel.showing.cancel()
        saying = [self._start(say(panel)) for panel in panels]
        if saying and patience:
            await asyncio.wait(saying, timeout=patience)
        for task in saying:
            task.cancel()

    async def close(self, patience: float) -> None:
        """Give results on their way `patience` seconds; the rest is delivered at the next start."""
        for panel in self._panels.values():
            if panel.showing and not panel.ended.is_set():
                panel.showing.cancel()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    # ── while it lives ───────────────────────────────────────────────────────────────────────────────────────────

    def _panel(self, job: Job) -> _Panel:
        panel = self._panels.setdefault(job.id, _Panel(job))
        job.message_id = job.message_id or panel.job.message_id  # the row may be older than the first edit
        panel.job = job
        return panel

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _stalest(self) -> _Panel | None:
        """The waiting panel that needs an edit most: a newcomer's, else of those not right the one of longest ago."""
        wrong = [
            panel
            for panel in self._waiting.values()
            if not panel.gone and not panel.busy and self._to_show(panel) != panel.shown
        ]
        return min(wrong, key=lambda panel: (not panel.newcomer, panel.edited), default=None)

    def _to_show(self, panel: _Panel) -> tuple[int, str | None]:
        paused = self._operation.pause_message if self._operation.paused else None
        return self._outlook.place(panel.job.id), paused

    async def _show_waiting(self, panel: _Panel, place: int, paused: str | None) -> None:
        job = panel.job
        begins = self._outlook.beginnings([job.id]).get(job.id)
        notes = [*msgspec.convert(job.notes, list[Notice]), *prompt_notes(job.prompt)]
        view = waiting_panel(job, Waiting(place, begins, self._engine_problem(), paused), notes)
        shown = await self._edit_if_alive(panel, view, [], still=lambda: job.id in self._waiting)
        if not shown:
            await asyncio.sleep(EDIT_EVERY)
            panel.shown = None
        if job.id in self._waiting:
            self._queue_changed.set()
        else:  # an engine has begun meanwhile
            await self._show_progress(panel)

    def _show_soon(self, panel: _Panel) -> None:
        if not panel.busy:
            panel.showing = self._start(self._show_progress(panel))

    async def _show_progress(self, panel: _Panel) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(panel.ended.wait(), panel.edited + EDIT_EVERY - time.monotonic())
        progress = panel.progress
        running = Running(0, 0, None)
        if progress:
            ends = None
            if progress.step:
                left = progress.seconds / progress.step * (progress.steps - progress.step)
                ends = datetime.now(UTC) + timedelta(seconds=left)
            running = Running(progress.step, progress.steps, ends)
        files = []
        if panel.preview:
            files = [(f"preview-{panel.job.id}-{panel.preview.step}.webp", panel.preview.picture)]
        view = running_panel(panel.job, running, files[0][0] if files else None)
        await self._edit_if_alive(panel, view, files, still=lambda: panel.job.id not in self._waiting)
        self._queue_changed.set()

    async def _edit_if_alive(
        self, panel: _Panel, view: ui.LayoutView, files: Sequence[tuple[str, bytes]], still: Callable[[], bool]
    ) -> bool:
        """Edit, unless the job has gone on in the meantime; False where Discord did not take it."""
        async with panel.lock:
            if panel.ended.is_set() or panel.gone or not still():
                return True
            try:
                panel.edited = time.monotonic()
                await self._edit(panel.job, view, files)
            except (_MessageGone, _TokenReset) as problem:
                panel.gone = True
                log.info("panel gone", job=panel.job.id, problem=repr(problem.__cause__ or problem))
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                log.warning("panel not edited", job=panel.job.id, problem=str(error))
                return False
        return True

    # ── at its end ───────────────────────────────────────────────────────────────────────────────────────────────

    async def _deliver(self, panel: _Panel) -> None:
        job = panel.job
        structlog.contextvars.bind_contextvars(job=job.id)  # of this task
        pause = FIRST_RETRY
        async with panel.lock:
            while True:
                try:
                    await self._show_end(job)
                    await self._jobs.set_delivered(job.id)
                    log.info("job delivered", state=job.state)
                    if job.finished_at:
                        DELIVERY.observe((datetime.now(UTC) - job.finished_at).total_seconds())
                    break
                except _TokenReset:
                    DELIVERY_PROBLEMS.labels("token").inc()
                    log.info("delivered after the next start")
                    await asyncio.Event().wait()  # until the bot is stopped
                except Exception as error:
                    if answer_of(error) is Answer.LATER:
                        log.warning("delivery will be repeated", seconds=pause, problem=str(error))
                        DELIVERY_PROBLEMS.labels("unreachable").inc()
                    else:
                        log.exception("delivery broken", seconds=pause)
                        DELIVERY_PROBLEMS.labels("broken").inc()
                await asyncio.sleep(pause)
                pause = min(LONGEST_RETRY, 2 * pause)
        self._panels.pop(job.id, None)

    async def _show_end(self, job: Job) -> None:
        match job.state:
            case JobState.DONE:
                await self._show_result(job)
            case JobState.FAILED:
                await self._tell(job, failed_panel(job))
            case _:  # whoever cancelled it needs no new message where there is none any more
                await self._tell(job, cancelled_panel(job), anew=False)

    async def _show_result(self, job: Job) -> None:
        """The pictures, as good as Discord takes them there."""
        try:
            async for view, files in self._results(job, job.filesize_limit):
                with _unless_too_large():
                    await self._tell(job, view, files)
                    return
        except (BlobMissing, PictureRefused) as problem:
            log.error("result lost", problem=str(problem))
            lost = await self._jobs.lose(job.id, Notice(NoticeCode.RESULT_LOST))
            if lost is not None:
                await self._tell(lost, failed_panel(lost))
            return
        await self._tell(job, undeliverable_panel(job))

    async def _tell(
        self, job: Job, view: ui.LayoutView, files: Sequence[tuple[str, bytes]] = (), *, anew: bool = True
    ) -> None:
        """Show how a job has ended; where Discord refuses that for good, say in its place that it did.

        anew: in a new message where there is no panel any more. Raises what may be otherwise later, and, of a message
        with files, that it is too large.
        """
        try:
            await self._edit_or_send(job, view, files, anew=anew)
            return
        except discord.HTTPException as error:
            answer = answer_of(error)
            if answer is Answer.LATER or (answer is Answer.TOO_LARGE and files):
                raise
            log.error("delivery refused", problem=str(error))
            DELIVERY_PROBLEMS.labels("refused").inc()
            explicit = error.code == EXPLICIT_CONTENT
        await self._edit_or_send(job, refused_panel(job, explicit=explicit), anew=anew, last=True)

    async def _results(self, job: Job, limit: int) -> AsyncIterator[tuple[ui.LayoutView, list[tuple[str, bytes]]]]:
        """A job's result panel and its files, smaller and smaller. limit: bytes of a file.

        Raises BlobMissing and PictureRefused.
        """
        if job.kind == JobKind.ARCHIVE:
            async for found in self._archives(job, limit):
                yield found
            return
        if job.moving:
            async for found in self._moving(job, limit):
                yield found
            return
        pictures = [await self._blobs.get(result.picture) for result in job.results]
        style = await self._styles.of_job(job.id) if job.kind == JobKind.TRAINING else None
        limit = room_for(limit, files=max(1, len(pictures)))
        while pictures and limit >= SMALLEST_UPLOAD:
            uploads = [await self._imaging.shrink(png, limit) for png in pictures]
            files = [
                (f"wordbrush-{job.id}{f'-{result.number}' if job.count > 1 else ''}.{upload.suffix}", upload.data)
                for result, upload in zip(job.results, uploads, strict=True)
            ]
            names = [name for name, _ in files]
            if job.kind == JobKind.TRAINING:
                yield trained_panel(job, names[0], style), files
            else:
                yield result_panel(job, names, _reduction(uploads)), files
            limit = min(limit, max(len(upload.data) for upload in uploads)) // 2

    async def _moving(self, job: Job, limit: int) -> AsyncIterator[tuple[ui.LayoutView, list[tuple[str, bytes]]]]:
        """An animation or a film as it came, smaller and smaller."""
        film = await self._blobs.get(job.results[0].film or "")
        limit = room_for(limit)
        while limit >= SMALLEST_UPLOAD:
            kind: MovingKind = job.moving  # type: ignore[assignment]  # as the imaging process said
            upload = await self._imaging.deliver_moving(film, kind, limit)
            name = f"wordbrush-{job.id}.{upload.suffix}"
            yield result_panel(job, [name], "smaller" if upload.smaller else None), [(name, upload.data)]
            limit = min(limit, len(upload.data)) // 2

    async def _archives(self, job: Job, limit: int) -> AsyncIterator[tuple[ui.LayoutView, list[tuple[str, bytes]]]]:
        """All pictures of a job in a ZIP archive under the names that they came with, and some of them to look at."""
        names = [f"{result.number:03}" for result in job.results]
        with suppress(BlobMissing):
            names = await asyncio.to_thread(names_in, await self._blobs.get(job.content))
        glimpses = []
        for result in job.results[:GLIMPSES]:
            small = await self._imaging.thumbnail(await self._blobs.get(result.picture), GLIMPSE)
            glimpses.append((f"glimpse-{job.id}-{result.number}.webp", small.data))
        room = room_for(limit) - sum(len(data) for _, data in glimpses)
        while room // max(1, len(job.results)) >= SMALLEST_IN_ARCHIVE:
            uploads = [
                await self._imaging.shrink(await self._blobs.get(result.picture), room // len(job.results) - ENTRY)
                for result in job.results
            ]
            files = {
                f"{names[result.number - 1]}.{upload.suffix}": upload.data
                for result, upload in zip(job.results, uploads, strict=True)
            }
            archive = (f"wordbrush-{job.id}.zip", await asyncio.to_thread(packed, files))
            shown = [name for name, _ in glimpses]
            yield result_panel(job, shown, _reduction(uploads), archive[0]), [*glimpses, archive]
            room //= 2

    async def _edit_or_send(
        self,
        job: Job,
        view: ui.LayoutView,
        files: Sequence[tuple[str, bytes]] = (),
        *,
        anew: bool = True,
        last: bool = False,
    ) -> None:
        """Edit the panel; where it is gone, a new message in the channel, else to the person, else to be looked up.

        anew: whether there may be a new message. last: what is refused in one place is tried in the next one, as there
        is nothing else to say. Raises _TokenReset, and what Discord answers that is neither success nor out of reach.
        """
        nowhere = (Answer.GONE, Answer.REFUSED, Answer.TOO_LARGE) if last else (Answer.GONE,)
        panel = Place(job.channel_id, job.message_id) if job.message_id else None
        try:
            await self._edit(job, view, files)
            return
        except _MessageGone as gone:
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

    async def _sent_before(self, job: Job, there: discord.abc.Messageable) -> discord.Message | None:
        """The message that a try of long ago has left there, of which nobody has heard."""
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

    async def _edit(self, job: Job, view: ui.LayoutView, files: Sequence[tuple[str, bytes]]) -> None:
        """Edit the panel: with the interaction's token as long as it lives, then as the bot.

        Raises _MessageGone, and what discord.py raises for everything else.
        """
        # Where only the token can deliver, Discord says whether it has ended: a clock may be wrong.
        if token_lives(job, TOKEN_MARGIN) or (job.token and not job.reachable):
            try:
                message_id = await self._edit_by_token(job, view, files)
            except discord.HTTPException as error:
                if error.code in {UNKNOWN_CHANNEL, UNKNOWN_MESSAGE}:
                    raise _MessageGone from error
                # 401 is about the interaction's token here, as the bot's own is not sent along.
                if error.status != TOKEN_RESET and answer_of(error) is not Answer.GONE:
                    raise
            else:
                if job.message_id is None:
                    job.message_id = message_id
                    await self._jobs.set_message(job.id, message_id)
                return
        if job.message_id is None or not job.reachable:
            raise _MessageGone
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
                raise _MessageGone from error
            raise
        except discord.HTTPException as error:
            if answer_of(error) is Answer.GONE:
                raise _MessageGone from error
            raise

    @property
    def token_is_taken(self) -> bool:
        """Whether Discord still takes the bot's token, as far as anything was tried with it."""
        return not self._token_reset

    @contextmanager
    def _as_bot(self) -> Iterator[None]:
        """Around each request with the bot's own token; raises _TokenReset once Discord no longer takes that.

        No further one is made: Discord bans who makes 10,000 invalid requests in ten minutes.
        """
        if self._token_reset:
            raise _TokenReset
        try:
            yield
        except discord.HTTPException as error:
            if error.status != TOKEN_RESET:
                raise
            self._token_reset = True
            log.critical(
                "The bot's token was reset: nothing is delivered any more. Put the new one into the configuration and "
                "start the bot again; what waits is delivered then."
            )
            raise _TokenReset from error

    async def _edit_by_token(self, place: Job | Panel, view: ui.LayoutView, files: Sequence[tuple[str, bytes]]) -> int:
        """Gives the message's id."""
        webhook = discord.Webhook.partial(place.application_id, place.token, client=self._client)
        webhook.proxy = self._client.http.proxy  # which a webhook of one's own making does not take over
        message: int = place.message_id or "@original"  # type: ignore[assignment]  # Discord takes both there
        async with asyncio.timeout(LONGEST_REQUEST):
            edited = await webhook.edit_message(
                message, view=view, attachments=_uploads(files), allowed_mentions=discord.AllowedMentions.none()
            )
        return edited.id


@contextmanager
def _unless_too_large() -> Iterator[None]:
    """Goes on where Discord finds a message too large."""
    try:
        yield
    except discord.HTTPException as error:
        if answer_of(error) is not Answer.TOO_LARGE:
            raise


def _custom_ids(components: Iterable[Any]) -> Iterator[str]:
    """Of buttons and the like, in whatever they stand."""
    for component in components:
        if custom_id := getattr(component, "custom_id", None):
            yield custom_id
        yield from _custom_ids(getattr(component, "children", ()))


def _reduction(uploads: Sequence[Deliverable]) -> Reduction | None:
    if any(upload.smaller for upload in uploads):
        return "smaller"
    return "webp" if any(upload.suffix != "png" for upload in uploads) else None


def _uploads(files: Sequence[tuple[str, bytes]]) -> list[discord.File]:
    """Files for one request: discord.py reads each to its end."""
    return [discord.File(io.BytesIO(data), name) for name, data in files]
