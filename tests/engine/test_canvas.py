import pytest
import torch

from engine import canvas


def test_each_channel_is_about_as_wide_as_a_picture_is() -> None:
    channels = canvas.canvas()
    assert channels.shape == (canvas.CHANNELS, canvas.SIDE, canvas.SIDE)
    for name, channel in zip(canvas.NAMES, channels, strict=True):
        assert channel.isfinite().all(), name
        assert 0.3 < channel.std() < 1.0, name
        assert channel.abs().max() <= 2, name


@pytest.mark.parametrize("axis", [-1, -2])
def test_it_can_be_repeated_without_a_seam(axis: int) -> None:
    """Noise, cells, lattice, bricks and facets: where the canvas ends it goes on with its beginning."""
    channels, other = canvas.canvas(), -1 if axis == -2 else -2
    between = channels.diff(dim=axis).abs().mean(dim=other)  # (channels, lines): from each line of pixels to the next
    seam = (channels.select(axis, 0) - channels.select(axis, -1)).abs().mean(dim=-1)
    for name, here, elsewhere in zip(canvas.NAMES, seam, between, strict=True):
        assert here <= 1.15 * elsewhere.max() + 0.01, name


def test_a_larger_picture_repeats_it_and_a_shift_moves_it() -> None:
    large = canvas.cut(canvas.SIDE + 16, 32)
    torch.testing.assert_close(large[:, canvas.SIDE :], large[:, :16])
    torch.testing.assert_close(canvas.cut(16, 16, (8, 24)), canvas.cut(64, 64)[:, 8:24, 24:40])


def test_a_seed_chooses_the_shift_and_keeps_to_the_lattice() -> None:
    shifts = {canvas.shift_of(seed) for seed in range(20)}
    assert len(shifts) > 15
    assert all(y % canvas.STRIDE == x % canvas.STRIDE == 0 for y, x in shifts)
    assert canvas.shift_of(7) == canvas.shift_of(7)
