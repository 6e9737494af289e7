import pytest
import torch

from engine.network import textures


def test_each_texture_is_about_as_wide_as_a_picture_is() -> None:
    channels = textures.texture_set().textures
    assert channels.shape == (len(textures.TEXTURES), textures.SIDE, textures.SIDE)
    for name, texture in zip(textures.TEXTURES, channels, strict=True):
        assert texture.isfinite().all(), name
        assert 0.3 < texture.std() < 1.0, name
        assert texture.abs().max() <= 2, name


@pytest.mark.parametrize("axis", [-1, -2])
def test_it_can_be_repeated_without_a_seam(axis: int) -> None:
    """Noise, cells, strokes, lattice, bricks and facets: where a texture ends it goes on with its beginning."""
    channels, other = textures.texture_set().textures, -1 if axis == -2 else -2
    between = channels.diff(dim=axis).abs().mean(dim=other)  # (textures, lines): from each line of pixels to the next
    seam = (channels.select(axis, 0) - channels.select(axis, -1)).abs().mean(dim=-1)
    for name, here, elsewhere in zip(textures.TEXTURES, seam, between, strict=True):
        assert here <= 1.15 * elsewhere.max() + 0.01, name


def test_a_larger_picture_repeats_it_and_a_shift_moves_it() -> None:
    count = len(textures.TEXTURES)
    large = textures.texture_channels(torch.rand(1, 3, textures.SIDE + 16, 32))[0, :count]
    torch.testing.assert_close(large[:, textures.SIDE :], large[:, :16])
    shifted = textures.texture_channels(torch.rand(1, 3, 16, 16), (8, 24))[0, :count]
    torch.testing.assert_close(shifted, textures.texture_set().textures[:, 8:24, 24:40])


def test_another_seed_or_scale_is_another_set() -> None:
    usual, other, larger = textures.texture_set(), textures.texture_set(1), textures.texture_set(1, 1.5)
    assert (usual.textures[1] - other.textures[1]).abs().mean() > 0.2
    assert larger.layouts[1].count < other.layouts[1].count


@pytest.mark.parametrize("layout", textures.LAYOUTS)
def test_each_piece_has_the_mean_color_of_its_pixels(layout: str) -> None:
    photo = torch.rand(2, 3, 96, 120, generator=torch.Generator().manual_seed(2))
    first = len(textures.TEXTURES) + 3 * textures.LAYOUTS.index(layout)
    pieces = (textures.texture_channels(photo, (8, 16))[:, first : first + 3] + 1) / 2
    torch.testing.assert_close(pieces.mean((2, 3)), photo.mean((2, 3)))
    colors, counts = torch.unique(pieces[0].flatten(1).round(decimals=5), dim=1, return_counts=True)
    assert 4 <= colors.shape[1] < 96 * 120 / 10
    # One of them by hand: all pixels that have its color belong to it, and none besides.
    largest = colors[:, counts.argmax()]
    inside = (pieces[0] - largest.view(3, 1, 1)).abs().amax(0) < 1e-4
    torch.testing.assert_close(photo[0][:, inside].mean(1), largest, atol=1e-4, rtol=0)


@pytest.mark.parametrize("layout", textures.LAYOUTS)
def test_no_piece_of_a_large_picture_lies_in_two_places(layout: str) -> None:
    """The textures repeat after SIDE pixels, and their pieces do not."""
    photo = torch.zeros(1, 3, 64, textures.SIDE + 64)
    photo[..., : textures.SIDE // 2] = 1
    first = len(textures.TEXTURES) + 3 * textures.LAYOUTS.index(layout)
    pieces = textures.texture_channels(photo)[0, first]
    assert (pieces[:, :64] == 1).all()
    assert (pieces[:, -64:] == -1).all()


def test_lines_and_flat_areas_are_the_pictures_own() -> None:
    photo = torch.zeros(1, 3, 64, 64)
    photo[..., 32:] = 1
    photo[:, 0, :16] *= 0.45
    areas = len(textures.AREAS) * 3
    line, broad, light = textures.texture_channels(photo)[0, -areas - 3 : -areas]
    flat, few = textures.texture_channels(photo)[0, -areas:].unflatten(0, (2, 3))
    assert line[32, 32] == broad[32, 32] == 1
    assert line[32, 4] == broad[32, 4] == -1
    assert light[32, 32] > 0.5
    assert flat[0, :, 8].max() < -0.95
    assert flat[0, 24:, 56].min() > 0.95
    assert flat[0, 8, 56].item() == pytest.approx(-0.1, abs=0.03)
    # Of four values, and further from gray than the picture: a red a little under the middle is none at all.
    assert few[:, 8, 56].tolist() == [-1, 1, 1]
    assert few[:, 8, 8].tolist() == few[:, 56, 8].tolist() == [-1, -1, -1]


def test_a_seed_chooses_the_shift_and_keeps_to_the_lattice() -> None:
    shifts = {textures.shift_for_seed(seed) for seed in range(20)}
    assert len(shifts) > 15
    assert all(y % textures.STRIDE == x % textures.STRIDE == 0 for y, x in shifts)
    assert textures.shift_for_seed(7) == textures.shift_for_seed(7)
