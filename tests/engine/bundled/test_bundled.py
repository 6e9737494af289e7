"""The shipped models: that they paint what they are asked for, and what comes with them fits them."""

import pytest
import torch
from PIL import Image
from torch import Tensor

from bot.samples import SAMPLES, STYLES_PICTURE
from bot.terminal.style_sheets import sheet_of
from engine import bundled
from engine.bundled.training.measure import KEEP_EDGES, edge_similarity
from engine.media import images
from engine.network.filters import luminance
from engine.protocol.presets import Options
from engine.protocol.vocabulary import COLORS, STYLES
from engine.requests import pixels, style_files
from engine.requests.rendering import render

# SSIM of edges, in one pass at 192 pixels. Gold has 0.142: in its relief each edge is a light and a shadow.
LEAST_LIKENESS = 0.14


@pytest.fixture(scope="module")
def starts() -> bundled.StyleBank:
    return bundled.load_style_bank()


@pytest.fixture(scope="module")
def photo() -> Tensor:
    return sample(192)


@pytest.fixture(scope="module")
def small() -> Tensor:
    return sample(96)


def sample(size: int) -> Tensor:
    return pixels.to_tensor(images.fit(images.decode(SAMPLES["astronaut"].read_bytes()), size).rgb)


@torch.no_grad()
def painted(starts: bundled.StyleBank, prompt: str, photo: Tensor, seed: int = 0) -> Tensor:
    """In one pass."""
    start = starts.for_prompt(prompt, seed)
    assert start
    output: Tensor = start.net(photo)
    return output


def chroma(pictures: Tensor) -> Tensor:
    return pictures - luminance(pictures)


def test_the_bank_has_every_style_of_the_vocabulary(starts: bundled.StyleBank) -> None:
    assert set(STYLES) <= set(starts.names)
    assert len(STYLES) >= 48


def test_all_weights_together_are_small() -> None:
    assert sum(file.stat().st_size for file in bundled.FILES.values()) < 20_000_000


def test_the_picture_of_the_vocabulary_shows_as_many_styles_as_there_are() -> None:
    blank = Image.new("RGB", (8, 8))
    with Image.open(STYLES_PICTURE) as picture:
        assert picture.size == sheet_of(dict.fromkeys(STYLES, blank)).size


@pytest.mark.parametrize("style", sorted(KEEP_EDGES & set(STYLES)))
def test_styles_that_keep_edges_keep_them(style: str, starts: bundled.StyleBank, photo: Tensor) -> None:
    assert edge_similarity(painted(starts, style, photo), photo) > LEAST_LIKENESS


@pytest.mark.parametrize("colour", COLORS)
def test_a_colour_in_front_of_a_style_is_the_colour_of_the_picture(
    colour: str, starts: bundled.StyleBank, small: Tensor
) -> None:
    plain, coloured = (painted(starts, prompt, small) for prompt in ("mosaic", f"{colour} mosaic"))
    wanted = chroma(painted(starts, colour, small)).mean((2, 3), keepdim=True)
    likeness, before = (torch.cosine_similarity(chroma(picture), wanted, dim=1).mean() for picture in (coloured, plain))
    assert likeness > 0.85
    assert likeness > before
    # And it is a mosaic still: its joints are where they were.
    assert edge_similarity(coloured, plain) > 0.5


def test_another_seed_paints_with_another_texture_shift(starts: bundled.StyleBank, small: Tensor) -> None:
    one, other = (painted(starts, "mosaic", small, seed) for seed in (1, 2))
    assert (one - other).abs().mean() > 0.03
    torch.testing.assert_close(painted(starts, "mosaic", small, 1), one)


def test_words_are_painted_in_the_colors_that_they_carry(starts: bundled.StyleBank, small: Tensor) -> None:
    for prompt, channel in (("zombie", 1), ("tomato", 0), ("sapphire", 2)):
        means = painted(starts, prompt, small).mean((0, 2, 3))
        assert means.argmax() == channel, prompt
        assert starts.for_prompt(prompt, 0, only_named=True) is None


def test_models_that_read_any_words_get_no_colors_but_plain_ones(starts: bundled.StyleBank) -> None:
    blue, galaxy = (starts.for_prompt(f"{word} watercolor", 0, only_named=True) for word in ("blue", "galaxy"))
    assert blue
    assert galaxy
    assert blue.net.palette_colors is not None
    assert galaxy.net.palette_colors is None


@torch.no_grad()
def test_a_palette_is_kept_in_style_files_and_fades_with_strength(starts: bundled.StyleBank, small: Tensor) -> None:
    start = starts.for_prompt("zombie", 0)
    assert start
    about = {"prompt": "zombie", "preset": {"size": 96}, "bank": starts.digest}
    read = style_files.decode(style_files.encode(start.net, about), torch.device("cpu")).optimized
    again = render(read, small, Options())
    assert (again - start.net(small)).abs().mean() < 0.01
    half = render(read, small, Options(strength=50))
    assert chroma(small - half).abs().mean() < chroma(small - again).abs().mean()
    unchanged = render(read, small, Options(strength=0))
    assert (unchanged - small).abs().mean() < 0.08
