"""The messages between the bot and an engine process, and how they travel over a pipe.

Each message is a frame: the length of the body as four big-endian bytes, then the body, a msgpack map with a `type`.
Both sides import this module, so it imports neither torch nor discord.
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
# For benchmarks: random weights of the sizes of OpenAI's models take as long as the real ones, without a download.
BenchModels = Literal["random", "bundled"]
BENCH_MODELS: tuple[BenchModels, ...] = get_args(BenchModels)

Encoding = Literal["PNG", "JPEG", "WEBP"]
AnimationKind = Literal["GIF", "PNG", "WEBP"]
FilmKind = Literal["MP4", "WEBM"]
FILM_KINDS: tuple[FilmKind, ...] = get_args(FilmKind)

HEADER_BYTES = 4
MAX_FRAME_BYTES = 512 * 1024 * 1024  # far above any picture, so that a larger length means a damaged stream


class NoticeCode(StrEnum):
    """Everything that an engine tells a person; each code has its sentence in bot/i18n/locale/*/engine.ftl."""

    # Failures: there is no result.
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
    # Failures that the bot detects; their sentences are in the same file.
    ENGINE_DIED = "engine-died"
    PICTURE_GONE = "picture-gone"
    NO_ROOM = "no-room"
    RESULT_LOST = "result-lost"
    PICTURE_UNSUITABLE = "picture-unsuitable"
    RESULT_UNSUITABLE = "result-unsuitable"
    CHECK_FAILED = "check-failed"
    CHECK_MISSING = "check-missing"
    # Notes beside a result.
    FIRST_FRAME = "first-frame"
    PICTURE_CUT = "picture-cut"
    FILM_SILENT = "film-silent"
    FILM_FLATTENED = "film-flattened"
    PICTURES_LEFT_OUT = "pictures-left-out"
    PROMPT_TRUNCATED = "prompt-truncated"
    PROMPT_NOT_ENGLISH = "prompt-not-english"
    PAINTED_AS = "painted-as"
    COLORED_BY = "colored-by"
    WORDS_UNKNOWN = "words-unknown"
    STAND_IN = "stand-in"


class Notice(msgspec.Struct, frozen=True):
    """Something to tell a person, before it is put into the person's language."""

    code: NoticeCode
    arguments: dict[str, str | int | float] = {}


# ── to the engine ────────────────────────────────────────────────────────────────────────────────────────────────


class ModelsConfig(msgspec.Struct, frozen=True, kw_only=True):
    """Which perception models to load, and where their files are."""

    models: Models
    clip: str  # for `openai`: a name that the clip package knows, or a path to a checkpoint
    vgg: str | None  # for `openai`: a path to a VGG19 state dict; None: torchvision's ImageNet weights
    cache_dir: str  # the folder for downloads


class Start(msgspec.Struct, frozen=True, kw_only=True, tag="start"):
    """Request: prepare the device and load the models, once per process.

    Answered by any number of Fetching, then by Ready, or by Failed with an empty job.
    """

    models: ModelsConfig
    device: str  # auto, cpu, cuda, cuda:1, mps
    threads: int | None  # for the CPU; None: all cores
    only_applies: bool = False  # load CLIP and the content model when a job first needs them, for styles do not


class SurveyModels(msgspec.Struct, frozen=True, kw_only=True, tag="survey_models"):
    """Request: list the files that the models need; answered by ModelFiles.

    With `fetch`, files that are missing or have the wrong hash are downloaded first, which sends Fetching.
    """

    models: ModelsConfig
    fetch: bool
    check: bool = False  # also compare the files with their published hashes


class Stylize(msgspec.Struct, frozen=True, kw_only=True, tag="stylize"):
    """Request: optimize a StyleNet for one picture and one style: a prompt, reference pictures, or both.

    Answered by Progress and Preview, then by one of Done, Failed, Cancelled.
    """

    job: str
    picture: bytes  # encoded, in any format of engine.media.file_kinds.PICTURES
    prompt: str  # may be empty if there are references
    references: list[bytes] = []  # pictures of the style, encoded likewise
    preset: Preset
    seed: int
    more_seeds: list[int] = []  # of further results, optimized step by step together with the first one
    preview_every: int = 0  # steps between previews; 0: no previews
    time_lapse: bool = False  # also return the course of the optimization as an animated WebP


class Render(msgspec.Struct, frozen=True, kw_only=True, tag="render"):
    """Request: stylize a picture in one pass with the weights of an earlier job; answered by Done or Failed."""

    job: str
    picture: bytes  # encoded, as for Stylize
    weights: bytes  # from Done or StyleDone
    options: Options
    size: int | None = None  # pixels: the longer side of the network's input; None: the size of the style's preset
    encoding: Encoding = "PNG"


class Animate(msgspec.Struct, frozen=True, kw_only=True, tag="animate"):
    """Request: stylize every frame of an animation or a film in one pass each.

    Answered by Progress, then by one of Done, Failed, Cancelled. An animation (GIF, APNG, WebP) comes back as APNG
    unless `kind` says otherwise, a film as MP4 with its sound.
    """

    job: str
    moving: bytes  # encoded; a film only from engine.media.films.make_safe
    weights: bytes
    options: Options
    size: int | None = None  # pixels: the longer side at most; None: the size of the style's preset
    kind: AnimationKind = "PNG"


class Train(msgspec.Struct, frozen=True, kw_only=True, tag="train"):
    """Request: train a StyleNet on many pictures.

    Answered by Progress, Preview and Checkpoint, then by one of StyleDone, Failed, Cancelled.
    """

    job: str
    pictures: list[bytes]  # encoded, as for Stylize; empty: the built-in photos and synthetic scenes
    prompt: str  # may be empty if there are references
    references: list[bytes] = []  # as for Stylize
    training: StyleTraining
    seed: int
    resume: bytes = b""  # the state of the last Checkpoint, to continue from it


class Blend(msgspec.Struct, frozen=True, kw_only=True, tag="blend"):
    """Request: interpolate the weights of several styles; answered by StyleDone or Failed."""

    job: str
    styles: list[bytes]  # weights from StyleDone or Done
    shares: list[float]  # positive, one for each style


class Classify(msgspec.Struct, frozen=True, kw_only=True, tag="classify"):
    """Request: let CLIP say, zero-shot, which text fits a picture; answered by Classified or Failed."""

    job: str
    picture: bytes
    texts: list[str]


class Cancel(msgspec.Struct, frozen=True, kw_only=True, tag="cancel"):
    """Request: stop a job before its next step; has no effect on a job that has ended."""

    job: str


Request = Start | SurveyModels | Stylize | Render | Animate | Train | Blend | Classify | Cancel

# ── from the engine ──────────────────────────────────────────────────────────────────────────────────────────────


class Fetching(msgspec.Struct, frozen=True, kw_only=True, tag="fetching"):
    """Event: how much of a model file has been downloaded."""

    name: str
    path: str
    received: int  # bytes
    total: int  # bytes; 0: unknown

    @property
    def percent(self) -> int | None:
        """Return how much of the file is there, or None if its size is unknown."""
        return 100 * self.received // self.total if self.total else None


class Ready(msgspec.Struct, frozen=True, kw_only=True, tag="ready"):
    """Reply to Start: the models are loaded, and this is the device they are on."""

    models: Models
    clip: str  # its name; empty if it is not loaded
    content: str  # the name of the model for content features; empty if it is not loaded
    device: str  # resolved: cpu, cuda:0, mps
    other_devices: list[str]  # more devices of the same kind, if the request said `auto`
    device_name: str
    versions: dict[str, str]
    seconds: float  # from the start of the process
    card_problem: str = ""  # why an NVIDIA card of the machine is not used, if the request said `auto`
    card_to_do: str = ""


class ModelFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that the models are read from, in ModelFiles."""

    name: str
    path: str
    bytes: int  # 0 if the file is missing
    comes_from: str  # the URL, or empty for a file of the user or of the project
    whole: bool | None = None  # whether the hash is the published one; None unless `check` was asked for


class ModelFiles(msgspec.Struct, frozen=True, kw_only=True, tag="model_files"):
    """Reply to SurveyModels: all files that the configured models need."""

    files: list[ModelFile]


class Progress(msgspec.Struct, frozen=True, kw_only=True, tag="progress"):
    """Event: how far a job is, with its current losses by name; of several results together, those of the first."""

    job: str
    step: int  # updates made so far
    steps: int
    losses: dict[str, float]
    seconds: float  # since the start of the job


class Preview(msgspec.Struct, frozen=True, kw_only=True, tag="preview"):
    """Event: the picture as the network paints it after a step; of several results together, the first one."""

    job: str
    step: int
    picture: bytes  # WebP


class Done(msgspec.Struct, frozen=True, kw_only=True, tag="done"):
    """Reply to Stylize, Render and Animate: the result, and the weights of a new network."""

    job: str
    picture: bytes  # PNG, or the encoding of the Render; for Animate the first frame
    width: int
    height: int
    weights: bytes  # a style file (engine.requests.style_files); empty if the request had the weights
    losses: dict[str, float]
    history: dict[str, list[float]]  # each loss at each step
    start: str  # the name of the weights that the optimization started from
    seconds: float
    notes: list[Notice]
    film: bytes = b""  # for Stylize the time lapse, if asked for; for Animate the result
    more: list["Done"] = []  # the results of Stylize.more_seeds, in their order


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True, tag="checkpoint"):
    """Event: the state from which a training can be resumed."""

    job: str
    step: int
    state: bytes  # for Train.resume
    held_out: float  # the mean loss of held-out pictures at this step


class StyleDone(msgspec.Struct, frozen=True, kw_only=True, tag="style_done"):
    """Reply to Train and Blend: the style as a file, and how well it does on held-out pictures."""

    job: str
    weights: bytes  # a style file, as in Done
    sample: bytes  # WebP: a held-out picture in the style; empty for a blend
    step: int  # the step with the lowest held-out loss, whose weights these are
    steps: int  # updates made in all
    losses: dict[str, float]  # of the training pictures, at `step`
    held_out: dict[int, float]  # the mean loss of held-out pictures, by step
    seconds: float
    notes: list[Notice]


class Failed(msgspec.Struct, frozen=True, kw_only=True, tag="failed"):
    """Reply to any request: the job failed, for the reason in `notice`."""

    job: str  # empty if the engine itself could not start
    notice: Notice


class Cancelled(msgspec.Struct, frozen=True, kw_only=True, tag="cancelled"):
    """Reply to a cancelled request: the job was stopped after `step` updates or frames."""

    job: str
    step: int


class Classified(msgspec.Struct, frozen=True, kw_only=True, tag="classified"):
    """Reply to Classify: the probability of each text, in the order of the request."""

    job: str
    probabilities: list[float]


class Vitals(msgspec.Struct, frozen=True, kw_only=True, tag="vitals"):
    """Event: the engine's memory use, sent unasked every few seconds after Ready."""

    memory_used: int  # bytes in use on the device by all processes; on a CPU, by this process
    memory_total: int  # bytes


Event = Fetching | Vitals | Progress | Preview | Checkpoint  # any other reply is the last one to its request
Reply = Event | Ready | ModelFiles | Done | StyleDone | Failed | Cancelled | Classified

_encoder = msgspec.msgpack.Encoder()
decode_request = msgspec.msgpack.Decoder(Request).decode
decode_reply = msgspec.msgpack.Decoder(Reply).decode


class DamagedStream(Exception):
    """Raised when bytes between the bot and an engine are no frame.

    The position in the stream is lost, so the process has to be replaced.
    """


def frame(message: msgspec.Struct) -> bytes:
    """Encode a message as a frame: header and body."""
    body = _encoder.encode(message)
    return len(body).to_bytes(HEADER_BYTES) + body


def body_length(header: bytes) -> int:
    """Return the number of bytes in the body that follows a frame header of HEADER_BYTES bytes.

    Raises DamagedStream if the header is too short or says more than MAX_FRAME_BYTES.
    """
    length = int.from_bytes(header)
    if len(header) != HEADER_BYTES or length > MAX_FRAME_BYTES:
        raise DamagedStream(f"a frame header of {header!r}")
    return length


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return a worker's streams for frames, input and output, and redirect stdout to stderr.

    After this, whatever prints to stdout ends up in the log instead of inside a frame.
    """
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return sys.stdin.buffer, replies


def read_body(stream: BinaryIO) -> bytes | None:
    """Read the body of the next frame from a blocking stream, or None if the other side has closed it.

    Raises DamagedStream for a header that cannot be one.
    """
    header = stream.read(HEADER_BYTES)
    if not header:
        return None
    length = body_length(header)
    body = stream.read(length)
    return body if len(body) == length else None


def read_request(stream: BinaryIO) -> Request | None:
    """Read the next request from a blocking stream, or None if the other side has closed it.

    Raises DamagedStream, and msgspec.DecodeError or ValidationError for a body that is no request.
    """
    body = read_body(stream)
    if body is None:
        return None
    request: Request = decode_request(body)
    return request


def notice_arguments(values: Mapping[str, object]) -> dict[str, str | int | float]:
    """Return arguments for a Notice: numbers and strings as they are, everything else as a string."""
    return {key: value if isinstance(value, int | float | str) else str(value) for key, value in values.items()}
