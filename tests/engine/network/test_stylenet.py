import pytest
import torch

from engine import bundled
from engine.network import textures
from engine.network.stylenet import StyleNet
from engine.protocol.vocabulary import STYLES


@pytest.mark.parametrize("size", [(64, 64), (16, 128), (61, 97), (128, 17)])
def test_the_output_has_the_size_of_the_picture(size: tuple[int, int]) -> None:
    output = StyleNet()(torch.rand(1, 3, *size))
    assert output.shape == (1, 3, *size)
    assert output.min() > 0
    assert output.max() < 1


def test_it_is_as_small_as_the_paper_says() -> None:
    parameters = sum(parameter.numel() for parameter in StyleNet().parameters())
    assert parameters == 615_267


def test_a_start_paints_its_style_at_once(content: torch.Tensor) -> None:
    start = bundled.load_style_bank().for_prompt("like a blueprint, please", seed=0)
    assert start
    assert start.name == "blueprint"
    red, _, blue = start.net(content).mean(dim=(0, 2, 3))
    assert blue > 1.5 * red


def test_every_style_of_the_vocabulary_has_a_start_and_other_words_have_none() -> None:
    starts = bundled.load_style_bank()
    assert [start.name for style in STYLES if (start := starts.for_prompt(style, seed=0))] == list(STYLES)
    assert starts.for_prompt("qwertz", seed=0) is None
    assert starts.for_prompt("a dishwasher", seed=0, only_named=True) is None


def test_with_textures_a_flat_picture_gets_texture_and_with_another_shift_another() -> None:
    torch.manual_seed(0)
    net = StyleNet(texture_channels=textures.CHANNELS)
    flat = torch.full((1, 3, 64, 64), 0.5)
    first = net(flat)
    assert first.std() > 0.01
    net.texture_shift = (64, 128)
    assert (net(flat) - first).abs().mean() > 0.01
    assert net.settings() == {"affine": False, "on_canvas": True, "canvas_shift": (64, 128)}


def test_a_network_sees_as_many_texture_channels_as_it_was_made_for() -> None:
    photo = torch.rand(1, 3, 40, 64)
    for count in (textures.FIRST_CHANNELS, textures.CHANNELS):
        net = StyleNet(texture_channels=count)
        assert torch.equal(net.inputs(photo)[:, 3:], textures.texture_channels(photo, count=count))
        assert net(photo).shape == photo.shape
    for count in (-1, 1, textures.FIRST_CHANNELS - 1, textures.CHANNELS + 1):
        with pytest.raises(ValueError, match="texture channels"):
            StyleNet(texture_channels=count)


def test_a_network_of_the_first_bank_gets_the_channels_that_it_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Later channels cost it nothing: they are not even computed."""
    for name in ("further_textures", "more_textures", "superpixels"):
        monkeypatch.setattr(textures, name, lambda *_: pytest.fail("computed for nothing"))
    net = StyleNet(affine=True, texture_channels=textures.FIRST_CHANNELS)
    assert net.inputs(torch.rand(1, 3, 32, 32)).shape == (1, 61, 32, 32)


def test_the_shipped_bank_gets_the_channels_that_it_was_trained_with() -> None:
    bank = bundled.load_style_bank()
    start = bank.for_prompt("mosaic", seed=1)
    assert start
    assert start.net.inputs(torch.rand(1, 3, 32, 32)).shape == (1, 3 + bank.texture_channels, 32, 32)
