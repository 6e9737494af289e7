"""Conversion of pictures and films from their color space to sRGB, as browsers do it.

Primaries and transfers have the numbers of ITU-T H.273, which PNG (cICP), HEIC, AVIF (nclx) and films share. ICC
profiles are converted by Pillow's LittleCMS instead (engine.media.images).
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
# Diffuse white (ITU-R BT.2408) and the peak that HDR10 is mostly mastered for, in candela per square meter.
HDR_WHITE, HDR_PEAK = 203.0, 1000.0
SHOULDER = 2.0  # the curvature of the tone curve above diffuse white
BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
ROWS_AT_ONCE = 256  # to bound the memory for linear light


@dataclass(frozen=True)
class ColorSpace:
    """A color space; the default is sRGB.

    Attributes:
        primaries, transfer: as numbers of H.273.
        gamma: the encoding exponent, instead of `transfer`.
        chromaticities: x and y of white, red, green and blue, instead of `primaries`.
    """

    primaries: int = BT709
    transfer: int = SRGB
    gamma: float | None = None
    chromaticities: tuple[float, ...] | None = None

    @property
    def is_srgb(self) -> bool:
        """Whether nothing has to be converted. Browsers show the transfers of SDR films as if they were sRGB's."""
        return (
            self.gamma is None
            and self.chromaticities is None
            and self.primaries in (0, BT709, UNSPECIFIED)
            and (self.transfer not in (LINEAR, *HDR, *GAMMAS))
        )

    @property
    def is_hdr(self) -> bool:
        """Whether colors can be brighter than white."""
        return self.gamma is None and self.transfer in HDR


def space_from_codes(primaries: int, transfer: int) -> ColorSpace:
    """Return the color space with these numbers of H.273; unknown primaries count as sRGB's."""
    return ColorSpace(primaries if primaries in CHROMATICITIES else BT709, transfer)


def to_srgb(pixels: NDArray[np.uint8], space: ColorSpace) -> NDArray[np.uint8]:
    """Return 8-bit RGB pixels (height, width, 3) of a color space in sRGB, clipped to its gamut."""
    decode = _decoding_table(space)
    matrix = _to_srgb_matrix(space.chromaticities or CHROMATICITIES.get(space.primaries, CHROMATICITIES[BT709]))
    encode = _encoding_table()
    if matrix is None and not space.is_hdr:  # the channels are independent: one lookup in a combined table
        return encode[np.round(decode * (len(encode) - 1)).astype(np.uint16)][pixels]
    result = np.empty_like(pixels)
    for top in range(0, len(pixels), ROWS_AT_ONCE):
        linear = decode[pixels[top : top + ROWS_AT_ONCE]]
        if space.is_hdr:
            linear = _tone_map(linear, space)
        if matrix is not None:
            linear = linear @ matrix.T
        result[top : top + ROWS_AT_ONCE] = encode[np.round(linear.clip(0, 1) * (len(encode) - 1)).astype(np.uint16)]
    return result


def _decoding_table(space: ColorSpace) -> Array:
    """Return the linear light of each of 256 values, in [0, 1]; for HDR, 1 is diffuse white."""
    value = np.linspace(0, 1, 256)
    if space.gamma is not None:
        light = value ** (1 / space.gamma)
    elif space.transfer == LINEAR:
        light = value
    elif space.transfer == PQ:  # SMPTE ST 2084
        m1, m2, c1, c2, c3 = 2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128
        root = value ** (1 / m2)
        light = 10_000 / HDR_WHITE * ((root - c1).clip(0) / (c2 - c3 * root)) ** (1 / m1)
    elif space.transfer == HLG:  # ARIB STD-B67; `_tone_map` applies its system gammaped
        a, b, c = 0.17883277, 0.28466892, 0.55991073
        light = np.where(value <= 0.5, value**2 / 3, (np.exp((value - c) / a) + b) / 12)
    elif space.transfer in GAMMAS:
        light = value ** GAMMAS[space.transfer]
    else:
        light = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


def _encoding_table() -> NDArray[np.uint8]:
    """Return the 8-bit sRGB value for linear light in 16,384 equal steps from 0 to 1."""
    light = np.linspace(0, 1, 1 << 14)
    value = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    rounded: NDArray[np.uint8] = np.round(value * 255).astype(np.uint8)
    return rounded


def _tone_map(linear: Array, space: ColorSpace) -> Array:
    """Compress light brighter than diffuse white into [0, 1], keeping the hue, by the largest channel.

    Light up to diffuse white is halved, and from there to the peak it fills the other half. This imitates Chromium;
    grays differ by 2 of 255 at most.
    """
    if space.transfer == HLG:  # ITU-R BT.2100: from the scene to a screen of HDR_PEAK
        luma = linear @ np.array([0.2627, 0.6780, 0.0593], np.float32)
        linear = linear * (HDR_PEAK / HDR_WHITE * luma.clip(1e-6)[..., None] ** 0.2).astype(np.float32)
    largest = linear.max(-1, keepdims=True).clip(1e-6)
    above = ((largest - 1) / (HDR_PEAK / HDR_WHITE - 1)).clip(0)
    shown = np.where(largest <= 1, largest, 1 + above * (1 + SHOULDER) / (1 + SHOULDER * above)) / 2
    mapped: Array = linear * (shown / largest).astype(np.float32)
    return mapped


def _to_srgb_matrix(chromaticities: tuple[float, ...]) -> Array | None:
    """Return the matrix from linear light with these chromaticities to sRGB's, or None if nothing changes."""
    if np.allclose(chromaticities, CHROMATICITIES[BT709], atol=2e-3):
        return None
    try:
        into = np.linalg.inv(_rgb_to_xyz_matrix(CHROMATICITIES[BT709]))
        matrix: Array = (into @ _adaptation_matrix(chromaticities) @ _rgb_to_xyz_matrix(chromaticities)).astype(
            np.float32
        )
    except (np.linalg.LinAlgError, ZeroDivisionError, FloatingPointError):
        return None
    return matrix if np.isfinite(matrix).all() else None


def _xyz(x: float, y: float) -> NDArray[np.float64]:
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _rgb_to_xyz_matrix(chromaticities: tuple[float, ...]) -> NDArray[np.float64]:
    """Return the matrix from linear RGB to XYZ: http://www.brucelindbloom.com/Eqn_RGB_XYZ_Matrix.html."""
    white, *others = (_xyz(*chromaticities[at : at + 2]) for at in range(0, 8, 2))
    columns = np.stack(others, axis=1)
    return columns * np.linalg.solve(columns, white)


def _adaptation_matrix(chromaticities: tuple[float, ...]) -> NDArray[np.float64]:
    """Return the Bradford adaptation to sRGB's white: http://www.brucelindbloom.com/Eqn_ChromAdapt.html."""
    before, after = (BRADFORD @ _xyz(*white) for white in (chromaticities[:2], D65))
    adapted: NDArray[np.float64] = np.linalg.inv(BRADFORD) @ np.diag(after / before) @ BRADFORD
    return adapted
