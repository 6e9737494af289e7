"""At what size a picture is seen by a network, and at what size its result is given back."""

from dataclasses import dataclass

from PIL import Image

from engine.media import images
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode
from engine.protocol.presets import MAX_FULL_SIZE, MAX_SIZE, MIN_SIZE, Options


@dataclass(frozen=True)
class Sizing:
    """working: the picture that the network sees. own: the one that is painted. longest: side of the result, pixels."""

    working: images.Picture
    own: images.Picture
    longest: int

    @classmethod
    def of(cls, picture: images.Picture, size: int, options: Options) -> "Sizing":
        """For a network that sees pictures whose longer side is `size`; of a result as the options want it."""
        working = images.fit(picture, size)
        longest = min(max(picture.rgb.size), MAX_FULL_SIZE) if options.full_size else size
        return cls(working, images.fit(picture, longest) if longest > size else working, longest)

    @property
    def enlarged(self) -> bool:
        """Whether what is painted is larger than what the network sees."""
        return self.own is not self.working

    def result(self, painted: Image.Image) -> images.Picture:
        """What was painted, as large as it is wanted, and transparent where the picture was."""
        picture = images.Picture(painted, self.own.alpha)
        return images.fit(picture, self.longest) if self.longest < max(picture.rgb.size) else picture


def check_size(size: int) -> None:
    """Whether a network can see pictures of this size; raises EngineError."""
    if not MIN_SIZE <= size <= MAX_SIZE:
        raise EngineError(NoticeCode.SIZE_RANGE, size=size, least=MIN_SIZE, most=MAX_SIZE)
