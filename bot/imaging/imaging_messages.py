"""What crosses the boundary between the bot and an imaging process; frames as in engine.protocol.messages."""

import msgspec

from engine.protocol.messages import AnimationKind, FilmKind, Notice

MovingKind = AnimationKind | FilmKind


class _Request(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done. context: for the log, what it is done for."""

    context: dict[str, str | int] = {}


class Prepare(_Request, frozen=True, kw_only=True, tag="prepare"):
    """Decode and check a stranger's picture; answered by Prepared or Refused."""

    data: bytes
    longest: int  # pixels: the longer side of what comes back, at most


class Prepared(msgspec.Struct, frozen=True, kw_only=True, tag="prepared"):
    """A picture that is safe to store and to hand on."""

    picture: bytes  # PNG
    width: int
    height: int
    animated: bool = False  # the picture is the first of several frames
    notes: list[Notice] = []  # what people are to be told of it


class PrepareAlbum(_Request, frozen=True, kw_only=True, tag="prepare_album"):
    """Decode and check the pictures of a stranger's ZIP archive; answered by Album or Refused."""

    data: bytes
    longest: int  # pixels: the longer side of each picture that comes back, at most
    most: int  # pictures


class Album(msgspec.Struct, frozen=True, kw_only=True, tag="album"):
    """Pictures that are safe to store and to hand on."""

    archive: bytes  # ZIP of PNGs, in order
    count: int
    left_out: list[str]  # names of what is no picture for us


class PrepareMoving(_Request, frozen=True, kw_only=True, tag="prepare_moving"):
    """Decode and check a stranger's animation or film; answered by Moving or Refused."""

    data: bytes
    longest: int  # pixels: the longer side of what comes back, at most


class Moving(msgspec.Struct, frozen=True, kw_only=True, tag="moving"):
    """What moves, and is safe to store and to hand on: an APNG, or an MP4."""

    data: bytes
    kind: MovingKind  # as which it came
    frames: int
    notes: list[Notice] = []  # what people are to be told of it


class DeliverMoving(_Request, frozen=True, kw_only=True, tag="deliver_moving"):
    """Make a file of what moves, as it was made safe or painted; answered by Deliverable or Refused."""

    data: bytes
    kind: MovingKind  # of the file
    limit: int  # bytes


class InspectStyle(_Request, frozen=True, kw_only=True, tag="inspect_style"):
    """Look what a stranger's file says about the style in it; answered by Inspected or Refused."""

    data: bytes


class Inspected(msgspec.Struct, frozen=True, kw_only=True, tag="inspected"):
    """What a style's file says."""

    prompt: str


class Shrink(_Request, frozen=True, kw_only=True, tag="shrink"):
    """Make a file of a picture that is not larger than Discord takes; answered by Deliverable."""

    picture: bytes  # PNG
    limit: int  # bytes


class Deliverable(msgspec.Struct, frozen=True, kw_only=True, tag="deliverable"):
    """A file that Discord takes."""

    data: bytes
    suffix: str  # png or webp, or the kind of what moves
    smaller: bool = False  # it has fewer pixels than the picture


class Thumbnail(_Request, frozen=True, kw_only=True, tag="thumbnail"):
    """Make a small picture of one; answered by Deliverable."""

    picture: bytes  # PNG
    side: int  # pixels: the longer side


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """Values, each with what it is of."""

    title: str
    labels: list[str]
    values: list[int]


class Chart(_Request, frozen=True, kw_only=True, tag="chart"):
    """Draw a chart: columns above, groups of rows below; answered by Deliverable."""

    columns: Bars
    rows: list[Bars]


class Refused(msgspec.Struct, frozen=True, kw_only=True, tag="refused"):
    """The picture cannot be taken."""

    notice: Notice


Request = Prepare | PrepareAlbum | PrepareMoving | DeliverMoving | InspectStyle | Shrink | Thumbnail | Chart
Reply = Prepared | Album | Moving | Inspected | Deliverable | Refused
