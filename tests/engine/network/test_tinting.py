import torch

from engine.network.filters import luminance
from engine.network.stylenet import StyleNet
from engine.network.tinting import in_palette, mix_states, palette_tensors

GREENS = ("0d130a", "2c3b1c", "5f7d3a", "9cb56a", "d6deb0")


def tinted_net(strength: float = 0.9) -> StyleNet:
    torch.manual_seed(0)
    net = StyleNet()
    net.load_state_dict(net.state_dict() | palette_tensors(GREENS, strength))
    return net


def test_gray_becomes_the_palette_from_dark_to_light() -> None:
    gray = torch.linspace(0, 1, 5).view(1, 1, 1, 5).expand(1, 3, 1, 5)
    palette = palette_tensors(GREENS, 1.0)
    colors = in_palette(gray, palette["palette_colors"], palette["palette_strength"])[0, :, 0].T
    assert (colors - palette["palette_colors"]).abs().max() < 0.13  # the part of the picture's own that is kept
    assert (luminance(colors.T.view(1, 3, 1, 5)).flatten().diff() > 0).all()


def test_three_colors_are_the_same_ramp_as_five() -> None:
    three = palette_tensors(("000000", "ff0000", "ffffff"), 1.0)["palette_colors"]
    assert torch.allclose(three[1], torch.tensor([0.5, 0.0, 0.0]))
    assert torch.allclose(three[3], torch.tensor([1.0, 0.5, 0.5]))


def test_a_palette_is_the_last_step_and_lets_gradients_through() -> None:
    net = tinted_net()
    photo = torch.rand(1, 3, 32, 32)
    output = net(photo)
    red, green, blue = output.mean((0, 2, 3))
    assert green > max(red, blue)
    output.sum().backward()
    assert net.conv_fin.weight.grad is not None
    assert net.conv_fin.weight.grad.abs().sum() > 0
    assert not any(name.startswith("palette") for name, _ in net.named_parameters())


def test_a_palette_comes_and_goes_with_the_weights() -> None:
    plain = StyleNet()
    assert not any(name.startswith("palette") for name in plain.state_dict())
    tinted = tinted_net()
    photo = torch.rand(1, 3, 32, 32)
    plain.load_state_dict(tinted.state_dict())
    assert torch.equal(plain(photo), tinted(photo))
    plain.load_state_dict({name: value for name, value in tinted.state_dict().items() if "palette" not in name})
    assert plain.palette_colors is None
    assert not torch.equal(plain(photo), tinted(photo))


def test_between_two_networks_the_palette_fades() -> None:
    tinted = tinted_net(0.8).state_dict()
    plain = {name: value for name, value in tinted.items() if "palette" not in name}
    mixed = mix_states([plain, tinted], [0.75, 0.25])
    assert torch.allclose(mixed["palette_strength"], torch.tensor(0.2))
    assert torch.allclose(mixed["palette_colors"], tinted["palette_colors"])
    assert mix_states([plain, plain], [0.5, 0.5]).keys() == plain.keys()


def test_a_picture_painted_in_tiles_has_the_same_palette() -> None:
    net = tinted_net()
    inputs = net.inputs(torch.rand(1, 3, 32, 32))
    assert torch.allclose(net.with_fixed_norms(inputs).forward_inputs(inputs), net.forward_inputs(inputs), atol=1e-4)
