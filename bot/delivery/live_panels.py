"""The panels of jobs as they live: one message from start to end, edited as the job goes on.

What is shown comes from rows, so edits are idempotent. Waiting panels share one budget of edits; running panels are
edited every few seconds; the last edit of a job is repeated until Discord takes it. See
docs/decisions/0004-delivery-by-token-and-by-bot.md.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord
import msgspec
import structlog
from discord import ui

from bot.delivery.attachments import Attachments
from bot.delivery.panel_states import PanelState, Shown
from bot.delivery.posting import Files, MessageGone, Posting, TokenReset
from bot.errors import DiscordAnswer, PictureRefused, Refusal, answer_of
from bot.jobs.audience import Place
from bot.jobs.estimates import Estimates
from bot.jobs.fair_queue import FairQueue
from bot.jobs.intake import prompt_notes
from bot.jobs.runs import Download, Runs
from bot.jobs.step_times import seconds_left_of
from bot.observability.metrics import DELIVERY, DELIVERY_PROBLEMS
from bot.panels.job_panel import (
    Running,
    Waiting,
    cancelled_panel,
    failed_panel,
    refused_panel,
    running_panel,
    undeliverable_panel,
    waiting_panel,
)
from bot.store.blobs import BlobMissing
from bot.store.jobs import Jobs
from bot.store.models import Job, JobState
from bot.store.new_jobs import PanelAddress
from engine.protocol.messages import Models, Notice, NoticeCode, Preview, Progress

EDIT_EVERY_S = 3.0  # between two edits of a panel
WAITING_EVERY_S = 2.0  # between two edits of waiting panels, all together
ANNOUNCED_AT_ONCE = 5  # panels that say at once that the bot restarts
FIRST_RETRY_S, LONGEST_RETRY_S = 1.0, 60.0  # when Discord does not answer as it should
EXPLICIT_CONTENT = 20009  # https://docs.discord.com/developers/topics/opcodes-and-status-codes

log = structlog.get_logger()


class Delivery:
    """Shows jobs to people; it is the Audience of bot.jobs."""

    def __init__(
        self,
        jobs: Jobs,
        queue: FairQueue,
        runs: Runs,
        estimates: Estimates,
        posting: Posting,
        attachments: Attachments,
        models: Models,
    ) -> None:
        self._jobs = jobs
        self._queue = queue
        self._runs = runs
        self._estimates = estimates
        self._posting = posting
        self._attachments = attachments
        self._models = models
        self._panels: dict[int, PanelState] = {}
        self._waiting: dict[int, PanelState] = {}
        self._newcomers: deque[int] = deque()  # jobs whose panels show nothing yet
        self._tasks: set[asyncio.Task[None]] = set()
        self._queue_changed = asyncio.Event()

    def waiting(self, job: Job, *, again: bool = False) -> None:
        """Show that a job waits: a newcomer's panel at once, the others' as soon as the budget allows."""
        panel = self._panel(job)
        panel.newcomer, panel.interrupted = not again, panel.progress is not None
        if panel.newcomer:
            self._newcomers.append(job.id)
        panel.shown = panel.progress = panel.preview = None
        self._waiting[job.id] = panel
        self._queue_changed.set()

    def running(self, job: Job) -> None:
        """Show that an engine has begun with a job."""
        panel = self._panel(job)
        self._waiting.pop(job.id, None)
        self._queue_changed.set()
        panel.edited = 0.0  # news are shown at once; only progress has to wait
        self._show_soon(panel)

    def progress(self, job_id: int, progress: Progress) -> None:
        """Show the steps of a job; of many reports only the last one before an edit is shown."""
        panel = self._panels.get(job_id)
        if panel is None or panel.ended.is_set():
            return
        panel.progress = progress
        self._show_soon(panel)

    def preview(self, job_id: int, preview: Preview) -> None:
        """Show with the next edit how a job's picture looks by now; at once what the first weights paint."""
        panel = self._panels.get(job_id)
        if panel and not panel.ended.is_set():
            panel.preview = preview
            if panel.progress is None:
                panel.urgent.set()
            self._show_soon(panel)

    def ended(self, job: Job) -> None:
        """Show that a job has ended: its panel is edited for the last time, however often that takes."""
        panel = self._panel(job)
        self._waiting.pop(job.id, None)
        self._queue_changed.set()
        panel.ended.set()
        panel.urgent.set()
        self._start(self._deliver(panel))

    async def places(self, job: Job) -> list[Place]:
        """Return the messages that show a job."""
        found = [Place(post.channel_id, post.message_id) for post in await self._jobs.posts(job.id)]
        if job.message_id is not None:
            found.append(Place(job.channel_id, job.message_id))
        return found

    async def take_away(self, places: Sequence[Place]) -> list[str]:
        """Delete messages; return the addresses of those that could not be deleted."""
        return await self._posting.take_away(places)

    async def show(self, job: Job, panel: PanelAddress) -> None:
        """Show a result once more in the place of an answer that is expected there. Raises Refusal."""
        if panel.message_id is not None:  # first, so that its buttons work from the first moment
            await self._jobs.add_post(job.id, panel.message_id, panel.channel_id)
        try:
            async for view, files in self._attachments.results(job, panel.filesize_limit):
                with _unless_too_large():
                    message_id = await self._posting.edit_by_token(panel, view, files)
                    if panel.message_id is None:
                        await self._jobs.add_post(job.id, message_id, panel.channel_id)
                    return
        except BlobMissing as missing:
            raise Refusal(NoticeCode.PICTURE_GONE) from missing
        except discord.HTTPException as error:
            if answer_of(error) is not DiscordAnswer.REFUSED:
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
                # Engines tell nobody here how far a download is.
                look_again = WAITING_EVERY_S if self._waiting and not self._runs.engine_is_up else None
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._queue_changed.wait(), look_again)
                continue
            # What newcomers see first is no part of the budget: they would sit before a bot that seems to think.
            pause = 0.0 if panel.newcomer else WAITING_EVERY_S
            panel.newcomer = False
            panel.shown = self._to_show(panel)
            panel.showing = self._start(self._show_waiting(panel, *panel.shown))
            await asyncio.sleep(pause)

    @property
    def token_is_taken(self) -> bool:
        """Whether Discord still takes the bot's token, as far as anything was tried with it."""
        return self._posting.token_is_taken

    def queue_changed(self) -> None:
        """Show on waiting panels that the queue was paused, or goes on."""
        self._queue_changed.set()

    async def announce_restart(self, patience: float) -> None:
        """Say on waiting panels that the bot is about to restart, on as many as `patience` seconds allow."""

        async def say(panel: PanelState) -> None:
            async with at_once:
                view = waiting_panel(panel.job, Waiting(self._estimates.place(panel.job.id), None, restarting=True), [])
                await self._edit_if_alive(panel, view, [], still=lambda: panel.job.id in self._waiting)

        at_once = asyncio.Semaphore(ANNOUNCED_AT_ONCE)
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
        """Wait at most `patience` seconds for results on their way; the rest is delivered at the next start."""
        for panel in self._panels.values():
            if panel.showing and not panel.ended.is_set():
                panel.showing.cancel()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    # ── while it lives ───────────────────────────────────────────────────────────────────────────────────────────

    def _panel(self, job: Job) -> PanelState:
        panel = self._panels.setdefault(job.id, PanelState(job))
        job.message_id = job.message_id or panel.job.message_id  # the row may be older than the first edit
        panel.job = job
        return panel

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _stalest(self) -> PanelState | None:
        """Return the waiting panel that needs an edit most: a newcomer's, else the wrong one of longest ago."""
        while self._newcomers:  # without a look at all the others, of which there may be thousands
            panel = self._waiting.get(self._newcomers.popleft())
            if panel and panel.newcomer and not panel.gone and not panel.busy:
                return panel
        wrong = [
            panel
            for panel in self._waiting.values()
            if not panel.gone and not panel.busy and self._to_show(panel) != panel.shown
        ]
        return min(wrong, key=lambda panel: panel.edited, default=None)

    def _to_show(self, panel: PanelState) -> Shown:
        favored = self._queue.favored_ahead(panel.job.id)
        return self._estimates.place(panel.job.id), favored, self._queue.pause_message, self._runs.download

    async def _show_waiting(
        self, panel: PanelState, place: int, favored: int, paused: str | None, download: Download | None
    ) -> None:
        job = panel.job
        begins = self._estimates.beginnings([job.id]).get(job.id)
        said = [] if job.style_name or not job.prompt else prompt_notes(job.prompt, self._models)
        notes = [*msgspec.convert(job.notes, list[Notice]), *said]
        away = self._runs.engines_are_away
        view = waiting_panel(job, Waiting(place, begins, away, paused, download=download, favored=favored), notes)
        shown = await self._edit_if_alive(panel, view, [], still=lambda: job.id in self._waiting)
        if not shown:
            await asyncio.sleep(EDIT_EVERY_S)
            panel.shown = None
        if job.id in self._waiting:
            self._queue_changed.set()
        else:  # an engine has begun meanwhile
            await self._show_progress(panel)

    def _show_soon(self, panel: PanelState) -> None:
        if not panel.busy:
            panel.showing = self._start(self._show_progress(panel))

    async def _show_progress(self, panel: PanelState) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(panel.urgent.wait(), panel.edited + EDIT_EVERY_S - time.monotonic())
            panel.urgent.clear()
            await self._edit_running(panel)
            if panel.ended.is_set() or not panel.urgent.is_set():
                break
        self._queue_changed.set()

    async def _edit_running(self, panel: PanelState) -> None:
        progress = panel.progress
        running = Running(0, 0, None)
        if progress:
            seconds = seconds_left_of(progress)
            ends = None if seconds is None else datetime.now(UTC) + timedelta(seconds=seconds)
            running = Running(progress.step, progress.steps, ends)
        files = []
        if panel.preview:
            files = [(f"preview-{panel.job.id}-{panel.preview.step}.webp", panel.preview.picture)]
        view = running_panel(panel.job, running, files[0][0] if files else None)
        await self._edit_if_alive(panel, view, files, still=lambda: panel.job.id not in self._waiting)

    async def _edit_if_alive(
        self, panel: PanelState, view: ui.LayoutView, files: Files, still: Callable[[], bool]
    ) -> bool:
        """Edit a panel unless its job has gone on meanwhile; return False if Discord did not take it."""
        async with panel.lock:
            if panel.ended.is_set() or panel.gone or not still():
                return True
            try:
                panel.edited = time.monotonic()
                await self._posting.edit_panel(panel.job, view, files)
            except (MessageGone, TokenReset) as problem:
                panel.gone = True
                log.info("panel gone", job=panel.job.id, problem=repr(problem.__cause__ or problem))
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                log.warning("panel not edited", job=panel.job.id, problem=str(error))
                return False
        return True

    # ── at its end ───────────────────────────────────────────────────────────────────────────────────────────────

    async def _deliver(self, panel: PanelState) -> None:
        job = panel.job
        structlog.contextvars.bind_contextvars(job=job.id)  # of this task
        pause = FIRST_RETRY_S
        async with panel.lock:
            while True:
                try:
                    await self._show_end(job)
                    await self._jobs.set_delivered(job.id)
                    log.info("job delivered", state=job.state)
                    if job.finished_at:
                        DELIVERY.observe((datetime.now(UTC) - job.finished_at).total_seconds())
                    break
                except TokenReset:
                    DELIVERY_PROBLEMS.labels("token").inc()
                    log.info("delivered after the next start")
                    await asyncio.Event().wait()  # until the bot is stopped
                except Exception as error:
                    if answer_of(error) is DiscordAnswer.LATER:
                        log.warning("delivery will be repeated", seconds=pause, problem=str(error))
                        DELIVERY_PROBLEMS.labels("unreachable").inc()
                    else:
                        log.exception("delivery broken", seconds=pause)
                        DELIVERY_PROBLEMS.labels("broken").inc()
                await asyncio.sleep(pause)
                pause = min(LONGEST_RETRY_S, 2 * pause)
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
        """Show the pictures of a job as well as Discord takes them there."""
        try:
            async for view, files in self._attachments.results(job, job.filesize_limit):
                with _unless_too_large():
                    await self._tell(job, view, files)
                    return
        except (BlobMissing, PictureRefused) as problem:
            log.error("result lost", problem=str(problem))
            lost = await self._jobs.fail_undeliverable(job.id, Notice(NoticeCode.RESULT_LOST))
            if lost is not None:
                await self._tell(lost, failed_panel(lost))
            return
        await self._tell(job, undeliverable_panel(job))

    async def _tell(self, job: Job, view: ui.LayoutView, files: Files = (), *, anew: bool = True) -> None:
        """Show how a job has ended or, if Discord refuses that for good, that it did.

        anew: in a new message where there is no panel any more. Raises what may be otherwise later, and, of a message
        with files, that it is too large.
        """
        try:
            await self._posting.edit_or_send(job, view, files, anew=anew)
            return
        except discord.HTTPException as error:
            answer = answer_of(error)
            if answer is DiscordAnswer.LATER or (answer is DiscordAnswer.TOO_LARGE and files):
                raise
            log.error("delivery refused", problem=str(error))
            DELIVERY_PROBLEMS.labels("refused").inc()
            explicit = error.code == EXPLICIT_CONTENT
        await self._posting.edit_or_send(job, refused_panel(job, explicit=explicit), anew=anew, last=True)


@contextmanager
def _unless_too_large() -> Iterator[None]:
    """Go on if Discord finds a message too large."""
    try:
        yield
    except discord.HTTPException as error:
        if answer_of(error) is not DiscordAnswer.TOO_LARGE:
            raise
