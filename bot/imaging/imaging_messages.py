"""Messages between the bot and an imaging process, in the frames of engine.protocol.messages."""

import msgspec

from engine.protocol.messages import AnimationKind, FilmKind, Notice

MovingKind = AnimationKind | FilmKind


class _Request(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all requests; `context` is bound to the process's log lines."""

    context: dict[str, str | int] = {}


class Prepare(_Request, frozen=True, kw_only=True, tag="prepare"):
    """A request to decode and check an untrusted picture, answered by Prepared or Refused."""

    data: bytes
    longest: int  # pixels: the longer side of what comes back, at most


class Prepared(msgspec.Struct, frozen=True, kw_only=True, tag="prepared"):
    """A picture that is safe to store and to pass on."""

    picture: bytes  # PNG
    width: int
    height: int
    animated: bool = False  # the picture is the first of several frames
    notes: list[Notice] = []  # for the user


class PrepareAlbum(_Request, frozen=True, kw_only=True, tag="prepare_album"):
    """A request to check the pictures of an untrusted ZIP archive, answered by Album or Refused."""

    data: bytes
    longest: int  # pixels: the longer side of each picture that comes back, at most
    most: int  # pictures


class Album(msgspec.Struct, frozen=True, kw_only=True, tag="album"):
    """Pictures of an archive that are safe to store and to pass on."""

    archive: bytes  # ZIP of PNGs, in order
    count: int
    left_out: list[str]  # names of entries that could not be decoded as pictures


class PrepareMoving(_Request, frozen=True, kw_only=True, tag="prepare_moving"):
    """A request to decode and check an untrusted animation or film, answered by Moving or Refused."""

    data: bytes
    longest: int  # pixels: the longer side of what comes back, at most


class Moving(msgspec.Struct, frozen=True, kw_only=True, tag="moving"):
    """An animation (APNG) or a film (MP4) that is safe to store and to pass on."""

    data: bytes
    kind: MovingKind  # of the original file
    frames: int
    notes: list[Notice] = []  # for the user


class DeliverMoving(_Request, frozen=True, kw_only=True, tag="deliver_moving"):
    """A request to encode a safe animation or film as a file, answered by Deliverable or Refused."""

    data: bytes
    kind: MovingKind  # of the file to make
    limit: int  # bytes


class InspectStyle(_Request, frozen=True, kw_only=True, tag="inspect_style"):
    """A request to read the header of an untrusted style file, answered by Inspected or Refused."""

    data: bytes


class Inspected(msgspec.Struct, frozen=True, kw_only=True, tag="inspected"):
    """What the header of a style file says about the style."""

    prompt: str


class Shrink(_Request, frozen=True, kw_only=True, tag="shrink"):
    """A request to fit a picture into Discord's file size limit, answered by Deliverable."""

    picture: bytes  # PNG
    limit: int  # bytes


class Deliverable(msgspec.Struct, frozen=True, kw_only=True, tag="deliverable"):
    """A file that is small enough for Discord."""

    data: bytes
    suffix: str  # png or webp, or the animation's or film's kind in lower case
    smaller: bool = False  # whether it has fewer pixels than the original


class Thumbnail(_Request, frozen=True, kw_only=True, tag="thumbnail"):
    """A request for a small copy of a picture, answered by Deliverable."""

    picture: bytes  # PNG
    side: int  # pixels: the longer side


class Chart(_Request, frozen=True, kw_only=True, tag="chart"):
    """A request to draw a column chart, answered by Deliverable; labels and values have the same length."""

    labels: list[str]
    values: list[int]


class Score(_Request, frozen=True, kw_only=True, tag="score"):
    """A request to judge a safe file for nudity, answered by Scored or Refused.

    The file is a picture, a ZIP archive of pictures, an animation or a film.
    """

    data: bytes


class Scored(msgspec.Struct, frozen=True, kw_only=True, tag="scored"):
    """How much a file looks like nudity: the highest score of its pictures, from 0 to 1."""

    score: float


class Refused(msgspec.Struct, frozen=True, kw_only=True, tag="refused"):
    """A reply that the picture cannot be accepted, and why."""

    notice: Notice


Request = Prepare | PrepareAlbum | PrepareMoving | DeliverMoving | InspectStyle | Shrink | Thumbnail | Chart | Score
Reply = Prepared | Album | Moving | Inspected | Deliverable | Scored | Refused
