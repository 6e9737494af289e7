"""The optimisation as a whole, and the published code's known defects that it does not have."""

from dataclasses import replace as replace_fields

import pytest
import torch
from msgspec.structs import replace
from torch import Tensor

from engine import bundled
from engine.errors import StopRequested
from engine.messages import ModelsConfig
from engine.perception import Perception, load_perception
from engine.presets import PAPER, PRESETS, Patches, Preset
from engine.stylize import GPU_TOLERANCE, Objective, StepProgress, random_geometries, stylize


def test_the_losses_fall(content: Tensor, perception: Perception, tiny: Preset) -> None:
    totals: list[float] = []
    stylize(
        content,
        "fire",
        perception,
        replace(tiny, steps=25, learning_rate=2e-3),
        on_progress=lambda progress: totals.append(progress.losses.total.item()),
    )
    assert sum(totals[-5:]) < 0.9 * sum(totals[:5])


def test_a_request_leaves_nothing_behind_for_the_next_one(
    content: Tensor, perception: Perception, tiny: Preset
) -> None:
    before = stylize(content, "fire", perception, tiny, seed=5)
    stylize(content, "ice", perception, tiny, seed=6)
    after = stylize(content, "fire", perception, tiny, seed=5)
    assert torch.equal(before.output, after.output)


def test_the_seed_decides_the_picture_and_torchs_own_state_does_not(
    content: Tensor, perception: Perception, tiny: Preset
) -> None:
    torch.manual_seed(1)
    first = stylize(content, "fire", perception, tiny, seed=5)
    torch.manual_seed(2)
    state = torch.random.get_rng_state()
    second = stylize(content, "fire", perception, tiny, seed=5)
    other = stylize(content, "fire", perception, tiny, seed=6)
    assert torch.equal(first.output, second.output)
    assert not torch.equal(first.output, other.output)
    assert torch.equal(state, torch.random.get_rng_state())


def test_perception_is_frozen(content: Tensor, perception: Perception, tiny: Preset) -> None:
    before = {name: tensor.clone() for name, tensor in perception.clip.state_dict().items()}
    stylize(content, "fire", perception, tiny)
    assert not perception.clip.training
    assert all(not parameter.requires_grad for parameter in perception.clip.parameters())
    assert all(parameter.grad is None for parameter in perception.clip.parameters())
    for name, tensor in perception.clip.state_dict().items():
        assert torch.equal(tensor, before[name]), name


def test_as_many_updates_as_steps_and_the_losses_are_those_of_the_result(
    content: Tensor, perception: Perception, tiny: Preset
) -> None:
    told: list[StepProgress] = []
    result = stylize(content, "fire", perception, tiny, on_progress=told.append)
    assert [progress.step for progress in told] == [0, 1, 2, 3, 4]
    assert result.losses == told[-1].losses
    assert torch.equal(result.output, told[-1].output)
    with torch.no_grad():
        assert torch.equal(result.net(content), result.output)
    assert not torch.equal(told[0].output, told[1].output)


def test_the_learning_rate_is_halved(content: Tensor, perception: Perception, tiny: Preset) -> None:
    def moved(preset: Preset) -> float:
        outputs: list[Tensor] = []
        stylize(content, "fire", perception, preset, on_progress=lambda progress: outputs.append(progress.output))
        return (outputs[-1] - outputs[-2]).abs().mean().item()

    assert moved(replace(tiny, halve_every=1)) < 0.5 * moved(tiny)


def test_it_stops_before_the_next_step(content: Tensor, perception: Perception, tiny: Preset) -> None:
    steps: list[int] = []
    with pytest.raises(StopRequested) as stop:
        stylize(
            content,
            "fire",
            perception,
            tiny,
            on_progress=lambda progress: steps.append(progress.step),
            stop_requested=lambda: len(steps) == 2,
        )
    assert steps == [0, 1]
    assert stop.value.step == 2


@pytest.mark.parametrize("size", [(40, 120), (97, 61)])
def test_pictures_keep_their_shape(size: tuple[int, int], perception: Perception, tiny: Preset) -> None:
    picture = torch.rand(1, 3, *size)
    assert stylize(picture, "fire", perception, replace(tiny, steps=1)).output.shape == (1, 3, *size)


def test_patches_are_never_larger_than_the_picture(perception: Perception, tiny: Preset) -> None:
    preset = replace(tiny, patches=(Patches(3, 128), Patches(2, 20)))
    geometries = random_geometries(torch.rand(1, 3, 40, 120), preset, torch.Generator())
    assert [geometry.side for geometry in geometries] == [40, 20]


def test_at_the_identity_the_losses_are_defined(content: Tensor, perception: Perception, tiny: Preset) -> None:
    output = content.clone().requires_grad_()
    objective = Objective(content, "fire", "a Photo", perception, tiny)
    losses = objective(output, random_geometries(output, tiny, torch.Generator().manual_seed(0)))
    losses.total.backward()
    assert losses.content.item() == 0
    assert losses.total.isfinite()
    assert output.grad is not None
    assert output.grad.isfinite().all()


def test_the_published_procedure_starts_from_random_weights_and_the_bundled_one_from_the_style(
    content: Tensor, perception: Perception
) -> None:
    assert stylize(content, "fire", perception, replace(PAPER, steps=0, patches=(Patches(2, 32),))).start == "random"
    draft = replace(PRESETS["bundled"]["draft"], steps=0)
    assert stylize(content, "fire", perception, draft).start == "fire"
    # Other models come without a bank of starts.
    without = replace_fields(perception, starts=None)
    assert stylize(content, "fire", without, draft).start == "random"


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")
def test_on_a_gpu_the_same_seed_paints_nearly_the_same_picture(content: Tensor, tiny: Preset) -> None:
    config = ModelsConfig(models="bundled", clip="ViT-B/32", vgg=None, cache_dir="")
    perception = load_perception(config, torch.device("cuda"), lambda *_: None)
    first, second = (stylize(content, "fire", perception, replace(tiny, steps=100), seed=5).output for _ in range(2))
    assert (first - second).abs().mean() <= GPU_TOLERANCE
