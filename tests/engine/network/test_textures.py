import pytest
import torch

from engine.network import more_textures, textures
from engine.network.further_textures import further_textures
from engine.network.superpixels import superpixels

NAMES = (*textures.TEXTURES, *textures.FURTHER_TEXTURES)
LAYOUTS = (*textures.LAYOUTS, *textures.FURTHER_LAYOUTS, *more_textures.LAYOUTS)

# The weighted sum of each of the first textures as the shipped bank was trained with them.
OF_THE_SHIPPED_BANK = (
    -36.680,
    0.434,
    24.270,
    -35.235,
    -5.972,
    11.920,
    -12.370,
    -41.334,
    -2.537,
    -0.059,
    -21.332,
    5.175,
    1.396,
    21.954,
    -4.760,
    -0.340,
    -118.163,
    -0.593,
    -1.143,
    4.066,
    -0.001,
    -63.304,
    -0.018,
    0.170,
    -0.000,
    0.000,
    0.655,
    -0.655,
)


def all_textures(seed: int = textures.SEED, scale: float = 1.0) -> torch.Tensor:
    first, further = textures.texture_set(seed, scale), further_textures(seed, scale)
    return torch.cat([first.textures, further.textures])


def test_each_texture_is_about_as_wide_as_a_picture_is() -> None:
    channels = all_textures()
    assert channels.shape == (len(NAMES), textures.SIDE, textures.SIDE)
    for name, texture in zip(NAMES, channels, strict=True):
        assert texture.isfinite().all(), name
        assert 0.3 < texture.std() < 1.0, name
        assert texture.abs().max() <= 2, name


@pytest.mark.parametrize("axis", [-1, -2])
def test_it_can_be_repeated_without_a_seam(axis: int) -> None:
    """Noise, cells, strokes, lattice, bricks and facets: where a texture ends it goes on with its beginning."""
    channels, other = all_textures(), -1 if axis == -2 else -2
    between = channels.diff(dim=axis).abs().mean(dim=other)  # (textures, lines): from each line of pixels to the next
    seam = (channels.select(axis, 0) - channels.select(axis, -1)).abs().mean(dim=-1)
    for name, here, elsewhere in zip(NAMES, seam, between, strict=True):
        assert here <= 1.15 * elsewhere.max() + 0.01, name


def test_a_larger_picture_repeats_it_and_a_shift_moves_it() -> None:
    count = len(textures.TEXTURES)
    large = textures.texture_channels(torch.rand(1, 3, textures.SIDE + 16, 32))[0, :count]
    torch.testing.assert_close(large[:, textures.SIDE :], large[:, :16])
    shifted = textures.texture_channels(torch.rand(1, 3, 16, 16), (8, 24))[0]
    first = textures.FIRST_CHANNELS
    seen = torch.cat([shifted[:count], shifted[first : first + len(textures.FURTHER_TEXTURES)]])
    torch.testing.assert_close(seen, all_textures()[:, 8:24, 24:40])


@pytest.mark.prove  # only training makes other sets, and each takes over a second
def test_another_seed_or_scale_is_another_set() -> None:
    other, larger = textures.texture_set(1), textures.texture_set(1, 1.5)
    for at, name in enumerate(NAMES):
        is_fixed = name.startswith(("lattice", "rosette", "weave", "basket")) or name in ("scale", "brick edge", "rope")
        differ = (all_textures()[at] - all_textures(1)[at]).abs().mean() > 0.1
        assert differ != is_fixed, name
    assert larger.layouts[1].count < other.layouts[1].count


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_piece_has_the_mean_color_of_its_pixels(layout: str) -> None:
    photo = torch.rand(2, 3, 96, 120, generator=torch.Generator().manual_seed(2))
    first = textures.FIRST[f"{layout} color"]
    pieces = (textures.texture_channels(photo, (8, 16))[:, first : first + 3] + 1) / 2
    torch.testing.assert_close(pieces.mean((2, 3)), photo.mean((2, 3)))
    colors, counts = torch.unique(pieces[0].flatten(1).round(decimals=5), dim=1, return_counts=True)
    assert 4 <= colors.shape[1] < 96 * 120 / 10
    # One of them by hand: all pixels that have its color belong to it, and none besides.
    largest = colors[:, counts.argmax()]
    inside = (pieces[0] - largest.view(3, 1, 1)).abs().amax(0) < 1e-4
    torch.testing.assert_close(photo[0][:, inside].mean(1), largest, atol=1e-4, rtol=0)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_piece_of_a_large_picture_lies_in_two_places(layout: str) -> None:
    """The textures repeat after SIDE pixels, and their pieces do not."""
    photo = torch.zeros(1, 3, 64, textures.SIDE + 64)
    photo[..., : textures.SIDE // 2] = 1
    first = textures.FIRST[f"{layout} color"]
    pieces = textures.texture_channels(photo)[0, first]
    assert (pieces[:, :64] == 1).all()
    assert (pieces[:, -64:] == -1).all()


def test_lines_and_flat_areas_are_the_pictures_own() -> None:
    photo = torch.zeros(1, 3, 64, 64)
    photo[..., 32:] = 1
    photo[:, 0, :16] *= 0.45
    channels = textures.texture_channels(photo)[0]
    line, broad, light = channels[textures.FIRST["line"] :][:3]
    flat, few = (channels[textures.FIRST[name] :][:3] for name in ("flat", "few colors"))
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


def test_a_network_that_knows_fewer_channels_gets_the_first_of_them() -> None:
    photo = torch.rand(1, 3, 48, 64, generator=torch.Generator().manual_seed(4))
    every = textures.texture_channels(photo, (8, 16))
    assert every.shape == (1, textures.CHANNELS, 48, 64)
    for count in (textures.FIRST_CHANNELS, textures.FIRST_CHANNELS + 5, textures.FIRST["medium color"]):
        assert torch.equal(textures.texture_channels(photo, (8, 16), count=count), every[:, :count])


def test_the_first_channels_are_what_they_were_when_the_shipped_bank_was_trained() -> None:
    """A changed texture would change what every saved style paints."""
    channels = textures.texture_set().textures.double()
    position = torch.linspace(0, 1, textures.SIDE, dtype=torch.float64)
    weighted = torch.einsum("cyx,y,x->c", channels, position, position.flip(0)) / textures.SIDE
    torch.testing.assert_close(weighted, torch.tensor(OF_THE_SHIPPED_BANK).double(), atol=2e-3, rtol=0)


def a_photo(height: int = 192, width: int = 256) -> torch.Tensor:
    """A light disc on a dark ground: every edge of it lies between two pixels that are far from the same color."""
    y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    inside = torch.hypot(y - height / 2, x - width / 2) < 0.3 * height
    return torch.where(inside, torch.tensor([0.9, 0.6, 0.2]).view(3, 1, 1), torch.tensor(0.15))[None]


@pytest.mark.parametrize("per_side", textures.SUPERPIXELS.values())
def test_superpixels_follow_the_photo_and_have_its_mean_colors(per_side: int) -> None:
    photo = torch.cat([a_photo(), a_photo().flip(1)])
    made = superpixels(photo, per_side, (8, 16))
    assert made.isfinite().all()
    colors, edge, value = (made[:, :3] + 1) / 2, made[:, 3], made[0, 4]
    assert (colors - photo).abs().mean() < 0.012  # squares of this size would be ten times as wrong
    torch.testing.assert_close(colors.mean((2, 3)), photo.mean((2, 3)), atol=3e-3, rtol=0)
    pieces, counts = value.unique(return_counts=True)
    expected = per_side**2
    assert 0.7 * expected < len(pieces) < 1.4 * expected
    inside = value == pieces[counts.argmax()]
    torch.testing.assert_close(colors[0][:, inside].mean(1), photo[0][:, inside].mean(1), atol=1e-3, rtol=0)
    assert edge.min() < -0.7
    assert edge.max() <= 1
    assert edge[0][inside].max() > edge[0][inside].min() + 0.1
    assert made[0, 5][inside].std() > 0.2  # light on one side


def test_superpixels_grow_with_the_picture_and_keep_their_number() -> None:
    counts = [len(superpixels(a_photo(side, side), 16)[0, 4].unique()) for side in (128, 256, 512)]
    assert max(counts) < 1.35 * min(counts)
    assert superpixels(torch.rand(1, 3, 16, 16), 48).shape == (1, 6, 16, 16)


def test_superpixels_of_the_next_frame_are_nearly_the_same() -> None:
    """The seeds are fixed: what does not move keeps its pieces."""
    frame = a_photo()
    following = frame.clone()
    following[..., :24, :24] = 0.9  # something came into the picture
    first, second = superpixels(frame, 16), superpixels(following, 16)
    assert (first[:, 4] != second[:, 4])[..., 64:, 64:].float().mean() < 0.02
    assert (first[:, 4] != superpixels(frame, 16, (64, 128))[:, 4]).float().mean() > 0.9
