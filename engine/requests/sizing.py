"""The size at which a network sees a picture, and the size of the result."""

from dataclasses import dataclass

from PIL import Image

from engine.media import images, opened_pictures
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode
from engine.protocol.presets import MAX_FULL_SIZE, MAX_SIZE, MIN_SIZE, Options


@dataclass(frozen=True)
class Sizing:
    """A picture at the sizes that stylizing it needs.

    Attributes:
        working: the picture that the network sees.
        target: the picture at the size that is painted; the same object as `working` unless that is larger.
        longest: the longer side of the result, in pixels.
    """

    working: opened_pictures.Picture
    target: opened_pictures.Picture
    longest: int

    @classmethod
    def of(cls, picture: opened_pictures.Picture, size: int, options: Options) -> "Sizing":
        """Return the sizes for a picture, with a working size of `size` pixels and a result as the options say."""
        working = images.fit(picture, size)
        longest = min(max(picture.rgb.size), MAX_FULL_SIZE) if options.full_size else size
        return cls(working, images.fit(picture, longest) if longest > size else working, longest)

    @property
    def is_enlarged(self) -> bool:
        """Whether the painted picture is larger than the one that the network sees."""
        return self.target is not self.working

    def result(self, painted: Image.Image) -> opened_pictures.Picture:
        """Return a painted image at the size of the result, with the transparency of the original picture."""
        picture = opened_pictures.Picture(painted, self.target.alpha)
        return images.fit(picture, self.longest) if self.longest < max(picture.rgb.size) else picture


def check_size(size: int) -> None:
    """Raise EngineError: SIZE_RANGE unless the working size, in pixels, is one that is allowed."""
    if not MIN_SIZE <= size <= MAX_SIZE:
        raise EngineError(NoticeCode.SIZE_RANGE, size=size, least=MIN_SIZE, most=MAX_SIZE)
