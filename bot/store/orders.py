"""What a person asks for, and what it is to be done with: the part of a job's row that a further job can take over."""

from dataclasses import dataclass, field, fields, replace
from typing import Any, Self, TypedDict

from bot.store.models import Job, JobKind
from engine.protocol.messages import Notice
from engine.protocol.presets import PresetName


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for, besides the picture. Its fields have the names of the columns of a job.

    prompt: may be empty with a reference. reference: a blob, the picture whose style is asked for, or a ZIP archive of
    several; empty as long as they are not kept, or no longer; None: there are none. style: a blob, the weights to paint
    with in one pass; None: they are to be optimized. style_name: of the style that is used, or of the one that is to be
    trained. seed: None is a new one. size: pixels of the longer side; None is the preset's. count: pictures. options:
    those of engine.protocol.presets.Options that somebody chose.
    """

    kind: JobKind = JobKind.PICTURE
    prompt: str
    reference: str | None = None
    preset: PresetName
    style: str | None = None
    style_name: str | None = None
    seed: int | None = None
    size: int | None = None
    count: int = 1
    options: dict[str, Any] = field(default_factory=dict)

    def optimized(self, seed: int | None) -> Self:
        """Return an order for the same prompt, optimized with this seed instead of painted in a style."""
        return replace(self, kind=JobKind.PICTURE, style=None, style_name=None, seed=seed)

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of a job that has this order."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def order_of(job: Job) -> Order:
    """Return the whole order of a job, with its seed."""
    values = {one.name: getattr(job, one.name) for one in fields(Order)}
    return Order(**values | {"kind": JobKind(job.kind), "options": dict(job.options)})


def chosen_options(**options: object) -> dict[str, Any]:
    """Return the options that somebody chose, as an Order has them: those that are not None."""
    return {name: value for name, value in options.items() if value is not None}


class WantedStyle(TypedDict):
    """The fields of an Order that say what style is asked for."""

    prompt: str
    reference: str | None


def wanted_style(prompt: str | None, likes: object, reference: str | None = None) -> WantedStyle:
    """Return what style is asked for by words, pictures that are still to be kept, or a reference that is kept.

    likes: the pictures, which come before the reference if there are any.
    """
    return {"prompt": (prompt or "").strip(), "reference": "" if likes else reference}


@dataclass(frozen=True)
class Content:
    """What is to be painted or learned from.

    blob: empty for the built-in pictures. notes: what is to be said about it. shared: it belongs to an earlier job too.
    moving: the kind of animation or film that it came as; None: a picture. hidden: the picture check wants the results
    behind a spoiler.
    """

    blob: str
    notes: list[Notice] = field(default_factory=list)
    shared: bool = False
    moving: str | None = None
    frames: int = 1
    hidden: bool = False


def content_of(job: Job) -> Content:
    """Return what a job was made from, for a further job that shares it."""
    return Content(job.content, shared=bool(job.content), moving=job.moving, frames=job.frames)
