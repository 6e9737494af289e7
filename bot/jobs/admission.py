"""Whether somebody may ask for something: all that can be said before anything is fetched or stored.

A cooldown, a daily limit and a full queue are found by the store (bot.store.usage_counts), in the transaction that
would reserve; here they become sentences.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.config import Settings
from bot.errors import PictureRefused, Refusal, UnknownStyle
from bot.jobs.estimates import Estimates
from bot.jobs.fair_queue import Ticket
from bot.jobs.moderation import Moderation
from bot.jobs.operation import Operation
from bot.jobs.policy import Policy, Standing
from bot.jobs.requester import Requester
from bot.jobs.runs import Runs
from bot.jobs.workloads import Workloads
from bot.rules.picture_rules import Scores
from bot.rules.usage_limits import Account, LimitReached, Used, day_of, end_of, week_of
from bot.store.jobs import Jobs
from bot.store.models import Grant, Job, JobKind
from bot.store.new_jobs import ContentGone, needed_by
from bot.store.orders import Order
from bot.store.usage_counts import QueueFull
from engine.media.file_kinds import PICTURES
from engine.protocol.bounds import MAX_BYTES
from engine.protocol.meaning import suggest_styles, understand
from engine.protocol.messages import Notice, NoticeCode, notice_arguments
from engine.protocol.presets import PresetName

TOKEN_S = 12 * 60.0  # in which a job has to be done that only its interaction's token can deliver
STYLES_SHOWN = 8  # where none of a prompt's words is known


@dataclass(frozen=True)
class Share:
    """What is allowed of an account, and used of it by now. The moments are those when the counts begin anew."""

    account: Account
    used: Used
    day_ends_at: datetime
    week_ends_at: datetime


@dataclass(frozen=True)
class Allowance:
    """What a person may do where they are, and has used of it. grants: with units left, in the order of their use."""

    standing: Standing
    shares: list[Share]
    grants: Sequence[Grant] = ()


@dataclass(frozen=True)
class Choice:
    """The presets that are allowed, and the one of an order that asks for none."""

    presets: tuple[PresetName, ...]
    preset: PresetName


class Admission:
    """Checks of what somebody asks for. They reserve nothing, and raise Refusal or PictureRefused."""

    def __init__(
        self,
        settings: Settings,
        jobs: Jobs,
        moderation: Moderation,
        policy: Policy,
        operation: Operation,
        runs: Runs,
        estimates: Estimates,
        workloads: Workloads,
    ) -> None:
        self._settings = settings
        self._jobs = jobs
        self._moderation = moderation
        self._policy = policy
        self._operation = operation
        self._runs = runs
        self._estimates = estimates
        self._workloads = workloads

    async def check(self, person: Requester, order: Order, parent: Job | None = None) -> None:
        """Check everything about an order but its picture. Raises Refusal."""
        if not order.style and (order.prompt.strip() or order.reference is None):
            self._check_prompt(order.prompt)
        standing = await self.standing(person, order, parent)
        with limits_explained():
            longest = self._settings.limits.longest_queue
            needed = needed_by(order.kind, order.style, self._workloads.cost(order))
            await self._jobs.check(standing.accounts, longest, needed)
        if not person.reachable:
            self._check_wait(person, order)

    async def check_place(self, person: Requester) -> Standing:
        """Check whether a person may use the bot where they are, and return what holds for them. Raises Refusal."""
        self._operation.check()
        await self._moderation.check_person(person.guild_id, person.user_id)
        standing = await self._policy.standing(person)
        self._policy.check_place(person, standing)
        return standing

    async def standing(
        self, person: Requester, order: Order, parent: Job | None, *, one_pass: bool = False
    ) -> Standing:
        """Check everything about an order but usage limits, and return what holds for the person.

        one_pass: it is painted in one pass, for which presets are no matter. Raises Refusal.
        """
        standing = await self.check_place(person)
        self._check_parent(person, standing, parent)
        if order.kind == JobKind.TRAINING:
            self._policy.check_create_styles(standing)
        elif not one_pass:
            preset = self._settings.preset(order.preset, order.size)
            self._policy.check_preset(standing, order.preset, preset.size)
        words = (order.prompt, order.options.get("negative"), order.style_name)
        await self._moderation.check_prompt(person.guild_id, *(text for text in words if text))
        return standing

    async def choice(self, person: Requester, default: PresetName, parent: Job | None = None) -> Choice:
        """Return what a person can choose from, where they may use the bot for this at all. Raises Refusal."""
        standing = await self.check_place(person)
        self._check_parent(person, standing, parent)
        fitting = [name for name in standing.presets if self._settings.preset(name).size <= standing.largest_size]
        return Choice(standing.presets, default if default in fitting or not fitting else fitting[0])

    async def least_scores(self, person: Requester) -> Scores:
        """Return from which score on the picture check does something where a person asks."""
        return (await self._policy.standing(person)).least_scores

    async def allowance(self, person: Requester) -> Allowance:
        """Return what a person may do here and now."""
        standing, now = await self._policy.standing(person), datetime.now(UTC)
        shares = []
        for account, used in zip(standing.accounts, await self._jobs.used(standing.accounts, now), strict=True):
            today = day_of(now, account.zone)
            sunday = week_of(today) + timedelta(days=6)
            shares.append(Share(account, used, end_of(today, account.zone), end_of(sunday, account.zone)))
        return Allowance(standing, shares, await self._policy.grants_of(person))

    def check_attachment(self, content_type: str | None, size: int, *, films: bool = False) -> None:
        """Check what Discord says about a file before it is fetched. Raises PictureRefused and Refusal.

        A name is no proof: but for films and sounds, only the content decides what is a picture. size: bytes. films:
        whether these can be painted, too.
        """
        if (content_type or "").startswith("video/") and not films:
            raise Refusal(NoticeCode.FILM_NEEDS_STYLE)
        if (content_type or "").startswith("audio/"):
            raise _no_picture()
        if size > MAX_BYTES:
            megabytes = {"megabytes": round(size / 1e6), "limit": round(MAX_BYTES / 1e6)}
            raise PictureRefused(Notice(NoticeCode.PICTURE_BYTES, notice_arguments(megabytes)))

    def check_reference(self, content_type: str | None, size: int) -> None:
        """Check what Discord says about a picture whose style is asked for. Raises PictureRefused."""
        if (content_type or "").startswith("video/"):
            raise _no_picture()
        self.check_attachment(content_type, size)

    def _check_parent(self, person: Requester, standing: Standing, parent: Job | None) -> None:
        if parent is not None and parent.user_id != person.user_id:
            self._policy.check_others_results(standing)

    def _check_wait(self, person: Requester, order: Order) -> None:
        """Check whether the token lives long enough where only the token can deliver the result."""
        if self._runs.engines_are_away:
            raise Refusal("wait-unknown")
        cost, work = self._workloads.cost(order), self._workloads.work(order)
        seconds = self._estimates.seconds_until_done(Ticket(0, person.guild_id, person.user_id, cost, work))
        if seconds is not None and seconds > TOKEN_S:
            raise Refusal("wait-too-long", minutes=round(seconds / 60))

    def _check_prompt(self, prompt: str) -> None:
        if not prompt.strip():
            raise Refusal(NoticeCode.PROMPT_EMPTY)
        if self._settings.engine.models == "bundled" and not understand(prompt).is_understood:
            raise UnknownStyle("prompt-unknown-style", styles=suggest_styles(prompt, STYLES_SHOWN))


def _no_picture() -> PictureRefused:
    return PictureRefused(Notice(NoticeCode.PICTURE_FORMAT, {"formats": ", ".join(PICTURES)}))


@contextmanager
def limits_explained() -> Iterator[None]:
    """Make a Refusal of what the store raises about limits."""
    try:
        yield
    except LimitReached as reached:
        renews = int(reached.renews_at.timestamp()) if reached.renews_at else 0
        numbers = {"allowed": reached.allowed, "used": reached.used, "needed": reached.needed}
        message = f"limit-{reached.limit.replace('_', '-')}"
        if reached.never:
            message = "limit-units-ever"
        raise Refusal(message, whose=str(reached.whose), renews=str(renews), **numbers) from reached
    except QueueFull as full:
        raise Refusal("queue-full") from full
    except ContentGone as gone:
        raise Refusal(NoticeCode.PICTURE_GONE) from gone
