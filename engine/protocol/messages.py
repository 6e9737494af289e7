"""What crosses the boundary between the bot and an engine process.

Frames are a 4-byte big-endian length and a msgpack map with a `type`. Both sides import this module; neither torch
nor discord may come in through it.
"""

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import BinaryIO, Literal, get_args

import msgspec

from engine.protocol.presets import Options, Preset, StyleTraining

Models = Literal["openai", "bundled"]
MODELS: tuple[Models, ...] = get_args(Models)
# To measure with: random weights of the sizes of OpenAI's models compute as long as the real ones, without a download.
BenchModels = Literal["random", "bundled"]
BENCH_MODELS: tuple[BenchModels, ...] = get_args(BenchModels)

Encoding = Literal["PNG", "JPEG", "WEBP"]
AnimationKind = Literal["GIF", "PNG", "WEBP"]
FilmKind = Literal["MP4", "WEBM"]
FILM_KINDS: tuple[FilmKind, ...] = get_args(FilmKind)

HEADER_BYTES = 4
MAX_FRAME_BYTES = 512 * 1024 * 1024  # far above any picture; a larger length means a damaged stream


class NoticeCode(StrEnum):
    """Everything that an engine has to tell a person. Each has a sentence in bot/i18n/locale/*/engine.ftl."""

    # Failures: nothing was painted.
    PICTURE_UNREADABLE = "picture-unreadable"
    PICTURE_FORMAT = "picture-format"
    PICTURE_KIND = "picture-kind"
    PICTURE_BYTES = "picture-bytes"
    PICTURE_PIXELS = "picture-pixels"
    PICTURE_SMALL = "picture-small"
    PICTURE_NARROW = "picture-narrow"
    PICTURE_HEAVY = "picture-heavy"
    PROMPT_EMPTY = "prompt-empty"
    PROMPT_UNKNOWN = "prompt-unknown"
    SIZE_RANGE = "size-range"
    DEVICE_MISSING = "device-missing"
    MEMORY = "memory"
    CLIP_UNKNOWN = "clip-unknown"
    WEIGHTS_MISSING = "weights-missing"
    WEIGHTS_UNREADABLE = "weights-unreadable"
    DOWNLOAD_FAILED = "download-failed"
    DOWNLOAD_DAMAGED = "download-damaged"
    CHECKPOINT_OTHER = "checkpoint-other"
    ANIMATION_LONG = "animation-long"
    ANIMATION_LARGE = "animation-large"
    FILM_KIND = "film-kind"
    FILM_LONG = "film-long"
    FILM_UNREADABLE = "film-unreadable"
    FILM_NEEDS_STYLE = "film-needs-style"
    STYLES_APART = "styles-apart"
    ALBUM_UNREADABLE = "album-unreadable"
    ALBUM_EMPTY = "album-empty"
    ALBUM_MANY = "album-many"
    TRAINING_PICTURES = "training-pictures"
    STYLE_UNREADABLE = "style-unreadable"
    NOT_FINITE = "not-finite"
    INTERNAL = "internal"
    # Failures that the bot finds, in the same words' place.
    ENGINE_DIED = "engine-died"
    PICTURE_GONE = "picture-gone"
    NO_ROOM = "no-room"
    RESULT_LOST = "result-lost"
    # Notes: a picture was painted, and this is worth knowing.
    FIRST_FRAME = "first-frame"
    PICTURE_CUT = "picture-cut"
    FILM_SILENT = "film-silent"
    FILM_FLATTENED = "film-flattened"
    PICTURES_LEFT_OUT = "pictures-left-out"
    PROMPT_TRUNCATED = "prompt-truncated"
    PROMPT_NOT_ENGLISH = "prompt-not-english"
    WORDS_UNKNOWN = "words-unknown"
    STAND_IN = "stand-in"


class Notice(msgspec.Struct, frozen=True):
    """Something to tell a person, not yet in a language."""

    code: NoticeCode
    arguments: dict[str, str | int | float] = {}


# ── to the engine ────────────────────────────────────────────────────────────────────────────────────────────────


class ModelsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Which perception models, and where their files are."""

    models: Models
    clip: str  # a name that the clip package knows, or a path to a checkpoint; for `openai`
    vgg: str | None  # a path to a VGG19 state dict; None: torchvision's ImageNet weights
    cache_dir: str  # downloads are kept here


class Start(msgspec.Struct, frozen=True, kw_only=True, tag="start"):
    """Load the models once; answered by Fetching as often as needed, then Ready or Failed with an empty job."""

    models: ModelsConfig
    device: str  # auto, cpu, cuda, cuda:1, mps
    threads: int | None  # for the CPU; None: all cores


class SurveyModels(msgspec.Struct, frozen=True, kw_only=True, tag="survey_models"):
    """Say which files the models need and have; with `fetch`, check their hashes and download what is not right."""

    models: ModelsConfig
    fetch: bool
    check: bool = False  # say which are whole


class Stylize(msgspec.Struct, frozen=True, kw_only=True, tag="stylize"):
    """Paint one picture; answered by Progress and Preview, then one of Done, Failed, Cancelled."""

    job: str
    picture: bytes  # encoded: PNG, JPEG, WebP or GIF
    prompt: str
    preset: Preset
    seed: int
    preview_every: int = 0  # steps between previews; 0: none
    time_lapse: bool = False  # also a film of how it was painted


class Render(msgspec.Struct, frozen=True, kw_only=True, tag="render"):
    """Paint a picture with a StyleNet that was optimised before, in one pass; answered by Done or Failed."""

    job: str
    picture: bytes  # encoded, as for Stylize
    weights: bytes  # as Done gave them
    options: Options
    size: int | None = None  # pixels: the longer side at which the network sees it; None: as it was optimised
    encoding: Encoding = "PNG"


class Animate(msgspec.Struct, frozen=True, kw_only=True, tag="animate"):
    """Paint every frame of an animation or a film as Render does; answered by Progress, then Done, Failed, Cancelled.

    An animation (GIF, APNG, WebP) comes back as APNG, unless another kind is asked for; a film as MP4 with its sound.
    """

    job: str
    moving: bytes  # encoded; a film only as it was made safe (engine.media.films)
    weights: bytes
    options: Options
    size: int | None = None  # pixels: the longer side at most; None: as it was optimised
    kind: AnimationKind = "PNG"


class Train(msgspec.Struct, frozen=True, kw_only=True, tag="train"):
    """Train a StyleNet on pictures; answered by Progress, Preview and Checkpoint, then StyleDone, Failed, Cancelled."""

    job: str
    pictures: list[bytes]  # encoded, as for Stylize; none: the project's own photos and made-up scenes
    prompt: str
    training: StyleTraining
    seed: int
    resume: bytes = b""  # the last Checkpoint's state


class Blend(msgspec.Struct, frozen=True, kw_only=True, tag="blend"):
    """Make one style of several; answered by StyleDone or Failed."""

    job: str
    styles: list[bytes]  # as StyleDone or Done gave them
    shares: list[float]  # positive


class Classify(msgspec.Struct, frozen=True, kw_only=True, tag="classify"):
    """Ask CLIP, zero-shot, which text fits the picture; answered by Classified or Failed."""

    job: str
    picture: bytes
    texts: list[str]


class Cancel(msgspec.Struct, frozen=True, kw_only=True, tag="cancel"):
    """Stop a job before its next step; without effect when it has ended."""

    job: str


Request = Start | SurveyModels | Stylize | Render | Animate | Train | Blend | Classify | Cancel

# ── from the engine ──────────────────────────────────────────────────────────────────────────────────────────────


class Fetching(msgspec.Struct, frozen=True, kw_only=True, tag="fetching"):
    name: str
    path: str
    received: int  # bytes
    total: int  # bytes; 0: the server did not say


class Ready(msgspec.Struct, frozen=True, kw_only=True, tag="ready"):
    models: Models
    clip: str
    content: str  # what the content features are
    device: str  # resolved: cpu, cuda:0, mps
    other_devices: list[str]  # which `auto` would have found as well
    device_name: str
    versions: dict[str, str]
    seconds: float  # it took to start


class ModelFile(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    path: str
    bytes: int  # 0 where it is not there
    comes_from: str  # an address, or empty where the file is the user's own or the project's
    whole: bool | None = None  # of the published hash, where that was asked for


class ModelFiles(msgspec.Struct, frozen=True, kw_only=True, tag="model_files"):
    files: list[ModelFile]


class Progress(msgspec.Struct, frozen=True, kw_only=True, tag="progress"):
    job: str
    step: int  # updates made so far
    steps: int
    losses: dict[str, float]
    seconds: float  # since the job began


class Preview(msgspec.Struct, frozen=True, kw_only=True, tag="preview"):
    job: str
    step: int
    picture: bytes  # WebP


class Done(msgspec.Struct, frozen=True, kw_only=True, tag="done"):
    job: str
    picture: bytes  # PNG, or as a Render asked for it; of what moves the first frame
    width: int
    height: int
    weights: bytes  # safetensors: the StyleNet and, in its metadata, what made it
    losses: dict[str, float]
    history: dict[str, list[float]]  # each loss at each step
    start: str  # what the StyleNet started from
    seconds: float
    notes: list[Notice]
    film: bytes = b""  # an animated WebP of how it was painted, where it was asked for; or what moves, painted


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True, tag="checkpoint"):
    job: str
    step: int
    state: bytes  # with it the training goes on from here
    held_out: float  # the loss of pictures that it is not trained on, at this step


class StyleDone(msgspec.Struct, frozen=True, kw_only=True, tag="style_done"):
    job: str
    weights: bytes  # as of Done
    sample: bytes  # WebP: a picture that it was not trained on, in the style; empty for a blend
    step: int  # after which it painted such pictures best
    steps: int  # that were made
    losses: dict[str, float]  # of the pictures that it was trained on, at that step
    held_out: dict[int, float]  # the loss of the others, by step
    seconds: float
    notes: list[Notice]


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag="failed"):
    job: str  # empty where it is the engine itself that could not start
    notice: Notice


class Cancelled(msgspec.Struct, frozen=True, kw_only=True, tag="cancelled"):
    job: str
    step: int


class Classified(msgspec.Struct, frozen=True, kw_only=True, tag="classified"):
    job: str
    probabilities: list[float]


class Vitals(msgspec.Struct, frozen=True, kw_only=True, tag="vitals"):
    """How the engine is, unasked, every few seconds once it is ready."""

    memory_used: int  # bytes, of the device; on a CPU those of the process
    memory_total: int  # bytes


Event = Fetching | Vitals | Progress | Preview | Checkpoint  # every other reply ends its request
Reply = Event | Ready | ModelFiles | Done | StyleDone | Failed | Cancelled | Classified

_encoder = msgspec.msgpack.Encoder()
decode_request = msgspec.msgpack.Decoder(Request).decode
decode_reply = msgspec.msgpack.Decoder(Reply).decode


class DamagedStream(Exception):
    """The bytes between the bot and an engine do not make frames: the process has to be replaced."""


def frame(message: msgspec.Struct) -> bytes:
    """A message as it goes over the pipe."""
    body = _encoder.encode(message)
    return len(body).to_bytes(HEADER_BYTES) + body


def body_length(header: bytes) -> int:
    """How many bytes follow a frame's header; DamagedStream where it cannot be a header."""
    length = int.from_bytes(header)
    if len(header) != HEADER_BYTES or length > MAX_FRAME_BYTES:
        raise DamagedStream(f"a frame header of {header!r}")
    return length


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """A worker's pipes for frames, in and out. What anything else prints to stdout goes to the log."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return sys.stdin.buffer, replies


def read_body(stream: BinaryIO) -> bytes | None:
    """The body of the next frame from a blocking stream; None where the other side has closed it."""
    header = stream.read(HEADER_BYTES)
    if not header:
        return None
    length = body_length(header)
    body = stream.read(length)
    return body if len(body) == length else None


def read_request(stream: BinaryIO) -> Request | None:
    """The next request to an engine; None where the other side has closed the stream."""
    body = read_body(stream)
    if body is None:
        return None
    request: Request = decode_request(body)
    return request


def arguments_of(values: Mapping[str, object]) -> dict[str, str | int | float]:
    """Arguments of a notice, everything but numbers as text."""
    return {key: value if isinstance(value, int | float | str) else str(value) for key, value in values.items()}
