import pytest
import torch

from engine.network import textures as canvas


def test_each_texture_is_about_as_wide_as_a_picture_is() -> None:
    textures = canvas.canvas().textures
    assert textures.shape == (len(canvas.TEXTURES), canvas.SIDE, canvas.SIDE)
    for name, texture in zip(canvas.TEXTURES, textures, strict=True):
        assert texture.isfinite().all(), name
        assert 0.3 < texture.std() < 1.0, name
        assert texture.abs().max() <= 2, name


@pytest.mark.parametrize("axis", [-1, -2])
def test_it_can_be_repeated_without_a_seam(axis: int) -> None:
    """Noise, cells, strokes, lattice, bricks and facets: where the canvas ends it goes on with its beginning."""
    textures, other = canvas.canvas().textures, -1 if axis == -2 else -2
    between = textures.diff(dim=axis).abs().mean(dim=other)  # (textures, lines): from each line of pixels to the next
    seam = (textures.select(axis, 0) - textures.select(axis, -1)).abs().mean(dim=-1)
    for name, here, elsewhere in zip(canvas.TEXTURES, seam, between, strict=True):
        assert here <= 1.15 * elsewhere.max() + 0.01, name


def test_a_larger_picture_repeats_it_and_a_shift_moves_it() -> None:
    textures = len(canvas.TEXTURES)
    large = canvas.beside(torch.rand(1, 3, canvas.SIDE + 16, 32))[0, :textures]
    torch.testing.assert_close(large[:, canvas.SIDE :], large[:, :16])
    shifted = canvas.beside(torch.rand(1, 3, 16, 16), (8, 24))[0, :textures]
    torch.testing.assert_close(shifted, canvas.canvas().textures[:, 8:24, 24:40])


def test_another_seed_or_scale_is_another_canvas() -> None:
    usual, other, larger = canvas.canvas(), canvas.canvas(1), canvas.canvas(1, 1.5)
    assert (usual.textures[1] - other.textures[1]).abs().mean() > 0.2
    assert larger.layouts[1].count < other.layouts[1].count


@pytest.mark.parametrize("layout", canvas.LAYOUTS)
def test_each_piece_has_the_mean_colour_of_its_pixels(layout: str) -> None:
    photo = torch.rand(2, 3, 96, 120, generator=torch.Generator().manual_seed(2))
    first = len(canvas.TEXTURES) + 3 * canvas.LAYOUTS.index(layout)
    pieces = (canvas.beside(photo, (8, 16))[:, first : first + 3] + 1) / 2
    torch.testing.assert_close(pieces.mean((2, 3)), photo.mean((2, 3)))
    colours, counts = torch.unique(pieces[0].flatten(1).round(decimals=5), dim=1, return_counts=True)
    assert 4 <= colours.shape[1] < 96 * 120 / 10
    # One of them by hand: all pixels that have its colour belong to it, and none besides.
    largest = colours[:, counts.argmax()]
    inside = (pieces[0] - largest.view(3, 1, 1)).abs().amax(0) < 1e-4
    torch.testing.assert_close(photo[0][:, inside].mean(1), largest, atol=1e-4, rtol=0)


@pytest.mark.parametrize("layout", canvas.LAYOUTS)
def test_no_piece_of_a_large_picture_lies_in_two_places(layout: str) -> None:
    """The canvas repeats after SIDE pixels, and its pieces do not."""
    photo = torch.zeros(1, 3, 64, canvas.SIDE + 64)
    photo[..., : canvas.SIDE // 2] = 1
    first = len(canvas.TEXTURES) + 3 * canvas.LAYOUTS.index(layout)
    pieces = canvas.beside(photo)[0, first]
    assert (pieces[:, :64] == 1).all()
    assert (pieces[:, -64:] == -1).all()


def test_lines_and_flat_areas_are_the_pictures_own() -> None:
    photo = torch.zeros(1, 3, 64, 64)
    photo[..., 32:] = 1
    photo[:, 0, :16] *= 0.45
    areas = len(canvas.AREAS) * 3
    line, broad, light = canvas.beside(photo)[0, -areas - 3 : -areas]
    flat, few = canvas.beside(photo)[0, -areas:].unflatten(0, (2, 3))
    assert line[32, 32] == broad[32, 32] == 1
    assert line[32, 4] == broad[32, 4] == -1
    assert light[32, 32] > 0.5
    assert flat[0, :, 8].max() < -0.95
    assert flat[0, 24:, 56].min() > 0.95
    assert flat[0, 8, 56].item() == pytest.approx(-0.1, abs=0.03)
    # Of four values, and further from grey than the picture: a red a little under the middle is none at all.
    assert few[:, 8, 56].tolist() == [-1, 1, 1]
    assert few[:, 8, 8].tolist() == few[:, 56, 8].tolist() == [-1, -1, -1]


def test_a_seed_chooses_the_shift_and_keeps_to_the_lattice() -> None:
    shifts = {canvas.shift_of(seed) for seed in range(20)}
    assert len(shifts) > 15
    assert all(y % canvas.STRIDE == x % canvas.STRIDE == 0 for y, x in shifts)
    assert canvas.shift_of(7) == canvas.shift_of(7)
