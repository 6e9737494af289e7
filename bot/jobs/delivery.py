"""From rows to messages: the only place that edits a job's panel.

One message from start to end. Edits are idempotent; a new message carries the job's id as its nonce, so that Discord
drops a repetition. Discord's rules: https://docs.discord.com/developers/interactions/receiving-and-responding
"""

import asyncio
import io
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import msgspec
import structlog
from discord import ui

from bot.blobs import BlobMissing, Blobs
from bot.errors import PictureRefused, Refusal
from bot.imaging.archives import names_in, packed
from bot.imaging.client import Imaging
from bot.imaging.messages import Deliverable, MovingKind
from bot.jobs.operation import Operation
from bot.jobs.outlook import Outlook
from bot.jobs.service import prompt_notes
from bot.metrics import DELIVERY, DELIVERY_PROBLEMS
from bot.panels.job import (
    Reduction,
    Running,
    Waiting,
    cancelled_panel,
    failed_panel,
    result_panel,
    running_panel,
    trained_panel,
    undeliverable_panel,
    waiting_panel,
)
from bot.store.jobs import Jobs, Panel, token_lives
from bot.store.models import Job, JobKind, JobState
from bot.store.styles import Styles
from engine.messages import Notice, NoticeCode, Preview, Progress

EDIT_EVERY = 3.0  # seconds between two edits of a panel
FAREWELLS_AT_ONCE = 5
WAITING_EVERY = 2.0  # seconds between two edits of waiting panels, all together
TOKEN_MARGIN = timedelta(seconds=60)  # before its end a token is no longer relied on
FIRST_RETRY, LONGEST_RETRY = 1.0, 60.0  # seconds, when Discord does not answer as it should
MAX_REFUSALS = 3  # of one delivery, by a Discord that understands it
UPLOAD_MARGIN = 64 * 1024  # bytes of a request that are not the picture
SMALLEST_UPLOAD = 64 * 1024
SMALLEST_IN_ARCHIVE = 8 * 1024
ENTRY = 512  # bytes of an archive for each file in it
GLIMPSES, GLIMPSE = 4, 480  # pictures that are shown beside an archive, and pixels of each
LARGEST_REQUEST = 25 * 1024 * 1024  # bytes of a message with all of its files

# https://docs.discord.com/developers/topics/opcodes-and-status-codes
UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, INVALID_TOKEN = 10008, 10015, 50027
ENTITY_TOO_LARGE = 40005

log = structlog.get_logger()


class _MessageGone(Exception):  # says what happened
    """The panel's message, or its channel, is no longer there or out of reach."""


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

    async def forgotten(self, job: Job) -> None:
        """Its message is deleted, where it is there and within reach."""
        places = [(post.channel_id, post.message_id) for post in await self._jobs.posts(job.id)]
        if job.message_id is not None:
            places.append((job.channel_id, job.message_id))
        for channel_id, message_id in places:
            try:
                await self._client.get_partial_messageable(channel_id).get_partial_message(message_id).delete()
            except (discord.Forbidden, discord.NotFound) as error:
                log.info("panel gone", job=job.id, problem=str(error))

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
            except _MessageGone:
                panel.gone = True
                log.info("panel gone", job=panel.job.id)
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                log.warning("panel not edited", job=panel.job.id, problem=str(error))
                return False
        return True

    # ── at its end ───────────────────────────────────────────────────────────────────────────────────────────────

    async def _deliver(self, panel: _Panel) -> None:
        job = panel.job
        structlog.contextvars.bind_contextvars(job=job.id)  # of this task
        pause = FIRST_RETRY
        refused = 0
        async with panel.lock:
            while True:
                try:
                    await self._show_end(job)
                    await self._jobs.set_delivered(job.id)
                    log.info("job delivered", state=job.state)
                    if job.finished_at:
                        DELIVERY.observe((datetime.now(UTC) - job.finished_at).total_seconds())
                    break
                except (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError) as error:
                    log.warning("delivery will be repeated", seconds=pause, problem=str(error))
                    DELIVERY_PROBLEMS.labels("unreachable").inc()
                except discord.HTTPException as error:
                    log.error("delivery refused", problem=str(error))
                    DELIVERY_PROBLEMS.labels("refused").inc()
                    refused += 1
                    if refused == MAX_REFUSALS:  # it will not be taken later either
                        await self._jobs.set_delivered(job.id)
                        log.error("delivery given up")
                        break
                except Exception:
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
                await self._edit_or_send(job, failed_panel(job))
            case _:
                try:
                    await self._edit(job, cancelled_panel(job), [])
                except _MessageGone:
                    log.info("panel gone", job=job.id)  # whoever cancelled it needs no new message

    async def _show_result(self, job: Job) -> None:
        """The pictures, as good as Discord takes them there."""
        try:
            async for view, files in self._results(job, job.filesize_limit):
                with _unless_too_large():
                    await self._edit_or_send(job, view, files)
                    return
        except (BlobMissing, PictureRefused) as problem:
            log.error("result lost", problem=str(problem))
            lost = await self._jobs.lose(job.id, Notice(NoticeCode.RESULT_LOST))
            if lost is not None:
                await self._edit_or_send(lost, failed_panel(lost))
            return
        await self._edit_or_send(job, undeliverable_panel(job))

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
        limit = min(limit, LARGEST_REQUEST // max(1, len(pictures))) - UPLOAD_MARGIN
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
        limit = min(limit, LARGEST_REQUEST) - UPLOAD_MARGIN
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
        room = min(limit, LARGEST_REQUEST) - UPLOAD_MARGIN - sum(len(data) for _, data in glimpses)
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

    async def _edit_or_send(self, job: Job, view: ui.LayoutView, files: Sequence[tuple[str, bytes]] = ()) -> None:
        """Edit the panel; where it is gone, a new message in the channel, else to the person, else to be looked up."""
        try:
            await self._edit(job, view, files)
            return
        except _MessageGone:
            log.info("panel gone", job=job.id)
        for find in (self._channel, self._direct_messages) if job.reachable else (self._direct_messages,):
            try:
                sent = await (await find(job)).send(
                    view=view,
                    files=_uploads(files),
                    nonce=f"job-{job.id}",
                    allowed_mentions=discord.AllowedMentions.none(),
                )
            except (discord.Forbidden, discord.NotFound) as error:
                log.info("place out of reach", job=job.id, problem=str(error))
            else:
                await self._jobs.set_message(job.id, sent.id, sent.channel.id)
                return
        log.warning("nowhere to deliver to", job=job.id, user=job.user_id)

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
                if error.code == UNKNOWN_MESSAGE:
                    raise _MessageGone from error
                if error.code not in {UNKNOWN_WEBHOOK, INVALID_TOKEN}:
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
            await channel.get_partial_message(job.message_id).edit(
                view=view,
                attachments=_uploads(files),
                allowed_mentions=discord.AllowedMentions.none(),
            )
        except (discord.Forbidden, discord.NotFound) as error:
            raise _MessageGone from error

    async def _edit_by_token(self, place: Job | Panel, view: ui.LayoutView, files: Sequence[tuple[str, bytes]]) -> int:
        """Gives the message's id."""
        webhook = discord.Webhook.partial(place.application_id, place.token, client=self._client)
        message: int = place.message_id or "@original"  # type: ignore[assignment]  # Discord takes both there
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
        if error.status != 413 and error.code != ENTITY_TOO_LARGE:
            raise


def _reduction(uploads: Sequence[Deliverable]) -> Reduction | None:
    if any(upload.smaller for upload in uploads):
        return "smaller"
    return "webp" if any(upload.suffix != "png" for upload in uploads) else None


def _uploads(files: Sequence[tuple[str, bytes]]) -> list[discord.File]:
    """Files for one request: discord.py reads each to its end."""
    return [discord.File(io.BytesIO(data), name) for name, data in files]
