"""Jobs before they are rows, and pictures before they are results."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from bot.rules.usage_limits import AccountKind, Needed
from bot.store.models import Job, JobKind, folded
from bot.store.orders import Content, Order


@dataclass(frozen=True, kw_only=True)
class PanelAddress:
    """Where in Discord a job's message is, and how the bot can edit it."""

    channel_id: int
    message_id: int | None  # None as long as only the token knows it, as its original response
    application_id: int
    token: str
    token_expires_at: datetime
    filesize_limit: int  # bytes
    reachable: bool = True  # with the bot's own token; otherwise only with the interaction's


@dataclass(frozen=True, kw_only=True)
class NewJob:
    """A job before it is a row. cost: units. order: with a seed. most_running: how many may run at once, by account.

    queue_share: of the person, in the guild.
    """

    user_id: int
    guild_id: int | None
    locale: str
    parent_id: int | None = None
    order: Order
    content: Content
    cost: int
    most_running: Mapping[AccountKind, int] = field(default_factory=dict)
    queue_share: int = 1
    spoiler: bool = False
    least_scores: Mapping[str, float] = field(default_factory=dict)
    panel: PanelAddress
    shared: frozenset[str] = frozenset()  # those of its blobs that belong to earlier jobs

    @property
    def needed(self) -> Needed:
        """Return what the job takes from its accounts' limits."""
        return needed_by(self.order.kind, self.order.style, self.cost)


def needed_by(kind: JobKind, style: str | None, units: int) -> Needed:
    """Return what a job takes from limits; `units` are cost units.

    A job that applies an existing style takes units, but does not count as a job of the day.
    """
    training = kind == JobKind.TRAINING
    return Needed(jobs=int(not training and not style), trainings=int(training), units=units)


@dataclass(frozen=True, kw_only=True)
class Painted:
    """A picture that a job has painted; picture, weights and film are blobs, and number counts from 1."""

    number: int
    seed: int
    picture: str
    weights: str
    film: str | None = None

    def columns(self, job_id: int) -> dict[str, Any]:
        """Return the columns of a job's result."""
        return {"job_id": job_id, **vars(self)}


class ContentGone(Exception):  # no WordbrushError: the bot asks for the picture again
    """Raised when a blob that a new job shares with an earlier one has been deleted."""


def job_columns(new: NewJob, now: datetime, **values: Any) -> dict[str, Any]:
    """Return the columns of a job that is submitted at `now`; `values` are further ones."""
    return {
        "user_id": new.user_id,
        "guild_id": new.guild_id,
        "locale": new.locale,
        "parent_id": new.parent_id,
        **new.order.columns,
        "searched": folded(new.order.prompt),
        "content": new.content.blob,
        "moving": new.content.moving,
        "frames": new.content.frames,
        "notes": msgspec.to_builtins(new.content.notes),
        "cost": new.cost,
        "most_running": {str(whose): most for whose, most in new.most_running.items()},
        "queue_share": new.queue_share,
        "spoiler": new.spoiler,
        "least_scores": dict(new.least_scores),
        "created_at": now,
        **vars(new.panel),
        **values,
    }


def is_token_valid(job: Job, margin: timedelta) -> bool:
    """Return whether the job's interaction token stays valid for at least `margin`.

    https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages
    """
    return bool(job.token) and datetime.now(UTC) + margin < job.token_expires_at
