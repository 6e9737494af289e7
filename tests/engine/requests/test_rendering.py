"""From the end of an optimisation to the picture: strength, colours, size."""

from functools import cache
from itertools import pairwise

import pytest
import torch
import torch.nn.functional as F
from msgspec.structs import replace
from torch import Tensor
from torchmetrics.functional.image import structural_similarity_index_measure

from bot.samples import SAMPLES
from engine import bundled
from engine.media import images
from engine.models.perception import Perception
from engine.network.filters import luminance, with_colors_of
from engine.network.stylenet import REACH, StyleNet
from engine.protocol.presets import PAPER, PRESETS, Options, Patches
from engine.protocol.vocabulary import STYLES
from engine.requests import pixels
from engine.requests.rendering import OptimizedNet, render, render_clip, render_enlarged, tiles
from engine.stylize import Stylized, stylize

STRENGTHS = (0, 50, 75, 100, 150)


@cache
def photo(size: int) -> Tensor:
    return pixels.to_tensor(images.fit(images.decode(SAMPLES["chelsea"].read_bytes()), size).rgb)


def started(prompt: str, content: Tensor) -> Stylized:
    """As an optimisation without any steps would end."""
    start = bundled.load_style_bank().for_prompt(prompt, seed=3)
    assert start
    with torch.no_grad():
        return Stylized(start.net(content), None, {}, start.net, start, 1)  # type: ignore[arg-type]  # no losses


def painter(result: Stylized) -> OptimizedNet:
    return OptimizedNet(result.net, result.start.identity_weights)


def in_tiles(net: StyleNet, content: Tensor, original: Tensor, side: int) -> Tensor:
    painted = torch.empty_like(original)
    with torch.no_grad():
        inputs = net.inputs(content)
        frozen = net.with_fixed_norms(inputs)
        for tile in tiles(original, content, inputs, side):
            painted[..., tile.rows, tile.columns] = frozen.forward_inputs(tile.inputs)[
                ..., tile.inner_rows, tile.inner_columns
            ]
    return painted


@pytest.mark.parametrize("with_textures", [False, True])
def test_tiles_make_the_same_picture_as_the_whole_in_one_piece(with_textures: bool) -> None:
    content, original = photo(96), photo(300)
    torch.manual_seed(4)
    net = started("stained glass", content).net if with_textures else StyleNet()
    whole = in_tiles(net, content, original, 1000)
    assert (whole - in_tiles(net, content, original, 104)).abs().max() < 1e-4
    assert whole.std() > 0.02


def test_frozen_at_a_picture_the_network_paints_it_as_before_and_others_by_the_same_rule() -> None:
    content = photo(128)
    net = started("oil painting", content).net
    with torch.no_grad():
        inputs = net.inputs(content)
        frozen = net.with_fixed_norms(inputs)
        torch.testing.assert_close(frozen.forward_inputs(inputs), net.forward_inputs(inputs), atol=1e-4, rtol=0)
        # A pixel far away does not change this one, as it would through the norms' statistics.
        changed = inputs.clone()
        changed[..., -16:, -16:] = 0
        assert torch.equal(frozen.forward_inputs(changed)[..., :8, :8], frozen.forward_inputs(inputs)[..., :8, :8])
        assert not torch.equal(net.forward_inputs(changed)[..., :8, :8], net.forward_inputs(inputs)[..., :8, :8])


@pytest.mark.parametrize("style", ["mosaic", "oil painting", "watercolor painting", "pencil sketch", "neon", "fire"])
def test_a_large_result_made_small_again_is_the_small_result(style: str) -> None:
    content, original = photo(112), photo(316)
    result = started(style, content)
    with torch.no_grad():
        large = render_enlarged(result.net, content, original, result.output)
    again = F.interpolate(large, size=content.shape[-2:], mode="bicubic", antialias=True)
    assert large.shape == original.shape
    alike = structural_similarity_index_measure(again, result.output, data_range=1.0)
    assert isinstance(alike, Tensor)
    assert alike > 0.97
    # It is no mere enlargement: there is detail that the small one cannot have.
    stretched = F.interpolate(result.output, size=original.shape[-2:], mode="bicubic")
    assert (large - stretched).abs().mean() > 0.005


@pytest.mark.parametrize("style", STYLES)
def test_the_stronger_the_further_from_the_photo(style: str) -> None:
    content = photo(40)
    result = started(style, content)
    far = [(render(painter(result), content, Options(strength=s)) - content).abs().mean().item() for s in STRENGTHS]
    assert far[0] < 0.03
    for weaker, stronger in pairwise(far):
        assert stronger > weaker - 0.004, far
    assert far[3] > far[1] > far[0]


@pytest.mark.parametrize("style", ["black and white", "pencil sketch", "film noir"])
def test_what_has_no_color_gets_none_beyond_strength_100(style: str) -> None:
    content = photo(40)
    more = render(painter(started(style, content)), content, Options(strength=150))
    assert float((more.amax(1) - more.amin(1)).max()) < 1e-6


def test_strength_100_is_what_was_optimised_and_more_goes_on_beyond_it(perception: Perception) -> None:
    content = photo(64)
    preset = replace(PRESETS["bundled"]["draft"].at_size(64), steps=2, patches=(Patches(4, 32),))
    result = stylize(content, "mosaic", perception, preset)
    assert torch.equal(render(painter(result), content, Options(strength=100)), result.output)
    more = render(painter(result), content, Options(strength=130))
    assert (more - content).abs().mean() > (result.output - content).abs().mean()


def test_from_a_random_start_the_pictures_are_mixed(perception: Perception) -> None:
    content = photo(96)
    result = stylize(content, "mosaic", perception, replace(PAPER, size=96, steps=1, patches=(Patches(2, 32),)))
    assert result.start.identity_weights is None
    assert torch.equal(render(painter(result), content, Options(strength=0)), content)
    half = render(painter(result), content, Options(strength=50))
    torch.testing.assert_close(half, (content + result.output) / 2)
    far = [(render(painter(result), content, Options(strength=s)) - content).abs().mean().item() for s in STRENGTHS]
    assert far == sorted(far)
    large = render(painter(result), content, Options(strength=0), photo(200))
    torch.testing.assert_close(large, photo(200))


def test_kept_colours_are_the_photos_and_the_light_is_the_styles() -> None:
    content, original = photo(96), photo(200)
    result = started("fire", content)
    for given, size in ((content, None), (original, original)):
        kept = render(painter(result), content, Options(keep_colors=True, strength=99), size)
        ours, theirs = kept - luminance(kept), given - luminance(given)
        # The same hue everywhere: chroma is a multiple of the photo's, and 1 of it but in lights and shadows.
        along = F.cosine_similarity(ours, theirs, dim=1)[theirs.norm(dim=1) > 0.05]
        assert along.mean() > 0.99
        assert (luminance(kept) - luminance(given)).abs().mean() > 0.1
    assert (result.output[:, 2] - content[:, 2]).abs().mean() > 0.1  # fire has no blue of its own


def test_a_picture_with_other_colours_keeps_its_light_exactly() -> None:
    generator = torch.Generator().manual_seed(1)
    picture, content = torch.rand(2, 3, 3, 24, 24, generator=generator)
    made = with_colors_of(picture, content)
    torch.testing.assert_close(luminance(made), luminance(picture), atol=1e-5, rtol=0)
    assert made.min() >= -1e-5
    assert made.max() <= 1 + 1e-5
    torch.testing.assert_close(with_colors_of(content, content), content, atol=1e-5, rtol=0)


def moving(content: torch.Tensor) -> list[torch.Tensor]:
    """A photo over whose left edge something white passes."""
    frames = []
    for number in range(4):
        frame = content.clone()
        frame[..., 8 * number : 8 * number + 8, :8] = 1
        frames.append(frame)
    return frames


def test_where_nothing_moves_in_a_clip_nothing_flickers(perception: Perception) -> None:
    assert perception.style_bank
    start = perception.style_bank.for_prompt("mosaic", 1)
    assert start
    frames = moving(photo(224))
    still = slice(8 + REACH + 48, None)  # neither the network nor the pieces of its textures see the left edge there
    assert all(torch.equal(frame[..., still], frames[0][..., still]) for frame in frames)
    painted = list(render_clip(OptimizedNet(start.net, start.identity_weights), frames, frames, Options()))
    alone = [render(OptimizedNet(start.net, start.identity_weights), frame, Options()) for frame in frames]

    def flicker(clip: list[torch.Tensor]) -> float:
        return max(float((one - clip[0])[..., still].abs().max()) for one in clip)

    assert flicker(painted) < 1e-4 < flicker(alone)
    assert float((painted[0] - alone[0]).abs().mean()) < 0.03, "it is the same style"
    moved = [(one - painted[0])[..., :8].abs().mean() for one in painted[1:]]
    assert min(float(one) for one in moved) > 0.005, "what moves, moves"


def test_a_clip_has_strength_and_colours_like_a_picture(perception: Perception, content: torch.Tensor) -> None:
    assert perception.style_bank
    start = perception.style_bank.for_prompt("mosaic", 1)
    assert start
    painter, frames = OptimizedNet(start.net, start.identity_weights), moving(content)
    whole, none = (next(render_clip(painter, frames, frames, Options(strength=strength))) for strength in (100, 0))
    assert float((none - frames[0]).abs().mean()) < 0.5 * float((whole - frames[0]).abs().mean())
    own = next(render_clip(painter, frames, frames, Options(keep_colors=True)))
    assert float((own - frames[0]).mean((2, 3)).abs().max()) < float((whole - frames[0]).mean((2, 3)).abs().max())
