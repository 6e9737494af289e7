"""How the pixel values of films are to be read, and conversions between frames and RGB images."""

from dataclasses import dataclass
from typing import Any

import av
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from PIL import Image

from engine.media import colors

HD_LINES = 720  # from this height on, a film without color information is taken for BT.709, else BT.601
WIDE_GAMUTS = (colors.BT2020, colors.DCI_P3, colors.DISPLAY_P3)
# With these flags colors are within 2 of 255; with swscale's defaults they are 5 off.
SCALING = (
    Interpolation.BICUBIC | Interpolation.FULL_CHR_H_INT | Interpolation.FULL_CHR_H_INP | Interpolation.ACCURATE_RND
)
Size = tuple[int | None, int | None]  # width and height; None: unchanged


@dataclass(frozen=True)
class ColorEncoding:
    """How the pixel values of a film are to be read: matrix, range and color space."""

    matrix: Colorspace
    range: ColorRange
    space: colors.ColorSpace

    @classmethod
    def of(cls, frame: av.VideoFrame) -> "ColorEncoding":
        """Return the encoding that a frame declares or, for undeclared parts, the one that players assume."""
        known = {int(one): one for one in Colorspace}
        matrix = known.get(int(frame.colorspace), Colorspace.ITU709 if frame.height >= HD_LINES else Colorspace.ITU601)
        full = int(frame.color_range) == int(ColorRange.JPEG) or frame.format.name.startswith("yuvj")
        primaries, transfer = int(frame.color_primaries), int(frame.color_trc)
        # Primaries of standard-definition television differ so little that players do not convert them.
        space = colors.space_from_codes(primaries if primaries in WIDE_GAMUTS else colors.BT709, transfer)
        if not space.is_hdr:  # players do not convert the transfers of SDR video either
            space = colors.ColorSpace(space.primaries)
        return cls(matrix, ColorRange.JPEG if full else ColorRange.MPEG, space)

    @classmethod
    def of_rgb(cls) -> "ColorEncoding":
        """Return the encoding of RGB frames."""
        return cls(Colorspace.ITU709, ColorRange.JPEG, colors.ColorSpace())

    @classmethod
    def of_safe_films(cls) -> "ColorEncoding":
        """Return the encoding of all films that this module writes."""
        return cls(Colorspace.ITU709, ColorRange.MPEG, colors.ColorSpace())


def to_rgb(
    reformatter: VideoReformatter, frame: av.VideoFrame, encoding: ColorEncoding, size: Size = (None, None)
) -> Image.Image:
    """Return a frame as an RGB image in the film's color space, resized if `size` is given."""
    converted: Any = reformatter.reformat(
        frame,
        *size,
        format="rgb24",
        src_colorspace=encoding.matrix,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=encoding.range,
        dst_color_range=ColorRange.JPEG,
        interpolation=SCALING,
    )
    image: Image.Image = converted.to_image()
    return image


def to_yuv(
    reformatter: VideoReformatter, frame: av.VideoFrame, encoding: ColorEncoding, size: Size, pixels: str = "yuv420p"
) -> av.VideoFrame:
    """Return a frame resized and in the encoding of all films written here.

    `encoding` is the frame's own. `pixels` is yuv420p, or yuva420p with an alpha channel.
    """
    return reformatter.reformat(
        frame,
        *size,
        format=pixels,
        src_colorspace=encoding.matrix,
        dst_colorspace=Colorspace.ITU709,
        src_color_range=encoding.range,
        dst_color_range=ColorRange.MPEG,
        interpolation=SCALING,
    )


def to_frame(image: Image.Image) -> av.VideoFrame:
    """Return an RGB or gray image as a frame of a film."""
    frame: av.VideoFrame = av.VideoFrame.from_image(image)  # type: ignore[no-untyped-call]  # it has no annotations
    return frame
