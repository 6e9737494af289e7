"""The textures that only renderers see yet: their range, their tiling, and that panels average the photo."""

import pytest
import torch

from engine.bundled import photos
from engine.bundled.training.channels import renderer_channels
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


def test_renderers_see_the_networks_channels_and_then_the_new_ones() -> None:
    photo = photos.random_pictures(2, 64, torch.Generator().manual_seed(1))
    seen = renderer_channels(photo, (8, 16))
    assert seen.shape == (2, textures.CHANNELS + len(NAMES) + 3 * len(LAYOUTS), 64, 64)
    torch.testing.assert_close(seen[:, : textures.CHANNELS], textures.texture_channels(photo, (8, 16)))
    cut = more_textures(textures.SEED, 1.0).textures[:, 8:72, 16:80]
    torch.testing.assert_close(seen[1, textures.CHANNELS : textures.CHANNELS + len(NAMES)], cut)
    panels = (seen[:, -3:] + 1) / 2
    torch.testing.assert_close(panels.mean((2, 3)), photo.mean((2, 3)))  # each panel has its mean color
    assert panels[0, 0].unique().numel() < 64
