"""From what a picture or film says of its colors to sRGB, as a screen shows it. Shared with the bot, so without torch.

Numbers of primaries and transfer are those of ITU-T H.273, which PNG (cICP), HEIC, AVIF (nclx) and films use alike.
ICC profiles are LittleCMS's business, not this module's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

BT709, BT601_625, BT601_525, BT2020, DCI_P3, DISPLAY_P3 = 1, 5, 6, 9, 11, 12
UNSPECIFIED = 2
LINEAR, SRGB, PQ, HLG = 8, 13, 16, 18
GAMMAS = {4: 2.2, 5: 2.8}
HDR = (PQ, HLG)

# x and y of white, red, green, blue: https://www.itu.int/rec/T-REC-H.273
D65, DCI_WHITE = (0.3127, 0.3290), (0.314, 0.351)
CHROMATICITIES: dict[int, tuple[float, ...]] = {
    BT709: (*D65, 0.640, 0.330, 0.300, 0.600, 0.150, 0.060),
    BT601_625: (*D65, 0.640, 0.330, 0.290, 0.600, 0.150, 0.060),
    BT601_525: (*D65, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070),
    BT2020: (*D65, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046),
    DCI_P3: (*DCI_WHITE, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
    DISPLAY_P3: (*D65, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
}
# What is brighter is compressed: white as on paper, and the brightest that is expected, in candela per square meter.
HDR_WHITE, HDR_PEAK = 203.0, 1000.0  # ITU-R BT.2408, and what HDR10 is mostly mastered for
SHOULDER = 2.0  # how soon what is brighter than paper gets less bright
BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
ROWS = 256  # that are converted at once


@dataclass(frozen=True)
class Space:
    """Colors that are not sRGB. gamma: instead of a transfer. chromaticities: instead of primaries."""

    primaries: int = BT709
    transfer: int = SRGB
    gamma: float | None = None
    chromaticities: tuple[float, ...] | None = None

    @property
    def is_srgb(self) -> bool:
        """Whether nothing is to be done. The transfers of films are shown by browsers as if they were sRGB."""
        return (
            self.gamma is None
            and self.chromaticities is None
            and self.primaries in (0, BT709, UNSPECIFIED)
            and (self.transfer not in (LINEAR, *HDR, *GAMMAS))
        )

    @property
    def is_hdr(self) -> bool:
        """Whether it can be brighter than white."""
        return self.gamma is None and self.transfer in HDR


def of_codes(primaries: int, transfer: int) -> Space:
    """From numbers of H.273; what is unknown is taken for sRGB."""
    return Space(primaries if primaries in CHROMATICITIES else BT709, transfer)


def to_srgb(pixels: NDArray[np.uint8], space: Space) -> NDArray[np.uint8]:
    """RGB of shape [height, width, 3] in 8 bits, in sRGB; what sRGB does not have is clipped."""
    decode = _decoding(space)
    matrix = _matrix(space.chromaticities or CHROMATICITIES.get(space.primaries, CHROMATICITIES[BT709]))
    encode = _encoding()
    if matrix is None and not space.is_hdr:  # each channel by itself
        return encode[np.round(decode * (len(encode) - 1)).astype(np.uint16)][pixels]
    result = np.empty_like(pixels)
    for top in range(0, len(pixels), ROWS):
        linear = decode[pixels[top : top + ROWS]]
        if space.is_hdr:
            linear = _tone_mapped(linear, space)
        if matrix is not None:
            linear = linear @ matrix.T
        result[top : top + ROWS] = encode[np.round(linear.clip(0, 1) * (len(encode) - 1)).astype(np.uint16)]
    return result


def _decoding(space: Space) -> Array:
    """For each of 256 values its light, from 0 to 1; of HDR, 1 is the white of paper."""
    value = np.linspace(0, 1, 256)
    if space.gamma is not None:
        light = value ** (1 / space.gamma)
    elif space.transfer == LINEAR:
        light = value
    elif space.transfer == PQ:  # SMPTE ST 2084
        m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
        root = value ** (1 / m2)
        light = 10_000 / HDR_WHITE * ((root - c1).clip(0) / (c2 - c3 * root)) ** (1 / m1)
    elif space.transfer == HLG:  # ARIB STD-B67; its system gamma is in _tone_mapped
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        light = np.where(value <= 0.5, value**2 / 3, (np.exp((value - c) / a) + b) / 12)
    elif space.transfer in GAMMAS:
        light = value ** GAMMAS[space.transfer]
    else:
        light = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


def _encoding() -> NDArray[np.uint8]:
    """sRGB's values of light in 4,096 steps of 1."""
    light = np.linspace(0, 1, 1 << 14)
    value = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    rounded: NDArray[np.uint8] = np.round(value * 255).astype(np.uint8)
    return rounded


def _tone_mapped(linear: Array, space: Space) -> Array:
    """What is brighter than a screen's white, brought below it with its hue, by the largest channel.

    Up to the white of paper it is half as bright, and from there to the peak it fills the other half. So Chromium shows
    it; grays differ by 2 of 255 at most.
    """
    if space.transfer == HLG:  # ITU-R BT.2100: from the scene to a screen of HDR_PEAK
        luma = linear @ np.array([0.2627, 0.6780, 0.0593], np.float32)
        linear = linear * (HDR_PEAK / HDR_WHITE * luma.clip(1e-6)[..., None] ** 0.2).astype(np.float32)
    largest = linear.max(-1, keepdims=True).clip(1e-6)
    above = ((largest - 1) / (HDR_PEAK / HDR_WHITE - 1)).clip(0)
    shown = np.where(largest <= 1, largest, 1 + above * (1 + SHOULDER) / (1 + SHOULDER * above)) / 2
    mapped: Array = linear * (shown / largest).astype(np.float32)
    return mapped


def _matrix(chromaticities: tuple[float, ...]) -> Array | None:
    """From light in these primaries to light in sRGB's; None where they are the same."""
    if np.allclose(chromaticities, CHROMATICITIES[BT709], atol=2e-3):
        return None
    try:
        into = np.linalg.inv(_to_xyz(CHROMATICITIES[BT709]))
        matrix: Array = (into @ _adapted(chromaticities) @ _to_xyz(chromaticities)).astype(np.float32)
    except (np.linalg.LinAlgError, ZeroDivisionError, FloatingPointError):
        return None
    return matrix if np.isfinite(matrix).all() else None


def _xyz(x: float, y: float) -> NDArray[np.float64]:
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _to_xyz(chromaticities: tuple[float, ...]) -> NDArray[np.float64]:
    """http://www.brucelindbloom.com/Eqn_RGB_XYZ_Matrix.html"""
    white, *others = (_xyz(*chromaticities[at : at + 2]) for at in range(0, 8, 2))
    columns = np.stack(others, axis=1)
    return columns * np.linalg.solve(columns, white)


def _adapted(chromaticities: tuple[float, ...]) -> NDArray[np.float64]:
    """From their white to sRGB's: http://www.brucelindbloom.com/Eqn_ChromAdapt.html"""
    before, after = (BRADFORD @ _xyz(*white) for white in (chromaticities[:2], D65))
    adapted: NDArray[np.float64] = np.linalg.inv(BRADFORD) @ np.diag(after / before) @ BRADFORD
    return adapted
