"""The textures of prints, light and later painters: their range, and their tiling."""

import pytest
import torch

from engine.network import textures
from engine.network.more_textures import LAYOUTS, NAMES, more_textures


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.6])
def test_the_textures_have_their_range_whatever_the_scale(scale: float) -> None:
    made = more_textures(7, scale)
    assert made.textures.shape == (len(NAMES), textures.SIDE, textures.SIDE)
    assert len(made.layouts) == len(LAYOUTS)
    assert made.textures.isfinite().all()
    assert made.textures.amin((1, 2)).ge(-1).all()
    assert made.textures.amax((1, 2)).le(1).all()
    assert made.textures.std((1, 2)).gt(0.05).all()


@pytest.mark.parametrize("name", [name for name in NAMES if name != "panel value"])  # panels end at the seam
def test_a_texture_goes_on_where_it_repeats(name: str) -> None:
    texture = more_textures(textures.SEED, 1.0).textures[NAMES.index(name)]
    for axis in (0, 1):
        steps = (texture - texture.roll(1, axis)).abs().mean(1 - axis)
        assert steps[0] <= steps[1:].max()  # the seam is no rougher than the roughest line inside


def test_a_picture_lies_in_them_as_in_the_first_textures() -> None:
    seen = textures.texture_channels(torch.rand(1, 3, 64, 64), (8, 16))[0, textures.FIRST[NAMES[0]] :][: len(NAMES)]
    torch.testing.assert_close(seen, more_textures(textures.SEED, 1.0).textures[:, 8:72, 16:80])
