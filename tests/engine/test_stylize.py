"""The optimisation as a whole, and the published code's known defects that it does not have."""

from dataclasses import replace as replace_fields

import pytest
import torch
from msgspec.structs import replace
from torch import Tensor

from engine import bundled
from engine.losses import Losses
from engine.models.perception import Perception
from engine.network.filters import with_colors_of
from engine.optimization.objective import Objective
from engine.prompts import prompt_embedding
from engine.protocol.errors import StopRequested
from engine.protocol.presets import PAPER, PRESETS, Patches, Preset
from engine.stylize import (
    GPU_TOLERANCE,
    StepProgress,
    learning_rate_factor,
    random_geometries,
    stylize,
    stylize_together,
)


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
    assert moved(replace(tiny, schedule="cosine")) < 0.5 * moved(tiny)


def test_the_learning_rate_of_every_step() -> None:
    halved = [learning_rate_factor(step, PAPER) for step in (0, 99, 100, 199)]
    assert halved == [1, 1, 0.5, 0.5]
    cosine = [learning_rate_factor(step, replace(PAPER, schedule="cosine")) for step in range(200)]
    assert cosine[0] == 0.2
    assert max(cosine) == pytest.approx(cosine[4], abs=1e-3)
    assert cosine[100] == pytest.approx(0.5, abs=0.01)
    assert 0 < cosine[199] < 1e-3


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


SEEDS = (5, 6, 7)
BUNDLED = replace(PRESETS["bundled"]["draft"].at_size(64), steps=3, patches=(Patches(3, 20), Patches(2, 40)))


@pytest.mark.parametrize("preset", [None, BUNDLED, BUNDLED.choosing(negative="ice", keep_colors=True)])
def test_several_seeds_one_after_the_other_in_each_step_give_the_pictures_that_each_gives_alone(
    preset: Preset | None, content: Tensor, perception: Perception, tiny: Preset
) -> None:
    preset = preset or tiny
    alone = [stylize(content, "fire", perception, preset, seed=seed) for seed in SEEDS]
    told: list[list[StepProgress]] = []
    together = stylize_together(content, "fire", perception, preset, SEEDS, on_progress=told.append)
    assert [len(one) for one in told] == [3] * (preset.steps + 1)
    for one, other, last in zip(alone, together, told[-1], strict=True):
        assert torch.equal(one.output, other.output)
        assert torch.equal(last.output, other.output)
        assert one.history == other.history
        assert one.losses == other.losses
        state = other.net.state_dict()
        assert all(torch.equal(tensor, state[name]) for name, tensor in one.net.state_dict().items())
    assert not torch.equal(together[0].output, together[1].output)


@pytest.mark.parametrize("preset", [None, BUNDLED.choosing(negative="ice")])
def test_several_seeds_in_one_batch_give_nearly_the_same_pictures(
    preset: Preset | None, content: Tensor, perception: Perception, tiny: Preset
) -> None:
    preset = preset or tiny
    alone = [stylize(content, "fire", perception, preset, seed=seed) for seed in SEEDS]
    together = stylize_together(content, "fire", perception, preset, SEEDS, in_one_batch=True)
    for one, other in zip(alone, together, strict=True):
        assert (one.output - other.output).abs().mean() < GPU_TOLERANCE
        for name, history in one.history.items():
            assert other.history[name][0] == pytest.approx(history[0], rel=1e-4), name


def test_without_memory_for_all_seeds_in_one_batch_they_are_painted_one_after_the_other(
    content: Tensor, perception: Perception, tiny: Preset
) -> None:
    batches: list[int] = []

    def cramped(pictures: Tensor) -> Tensor:
        batches.append(len(pictures))
        if len(pictures) > 5:  # a picture and its four patches
            raise torch.OutOfMemoryError
        encoded: Tensor = perception.clip.encode_image(pictures)
        return encoded

    tight = replace_fields(perception, image_encoder=cramped)
    alone = [stylize(content, "fire", tight, tiny, seed=seed) for seed in SEEDS]
    assert max(batches) == 5
    together = stylize_together(content, "fire", tight, tiny, SEEDS, in_one_batch=True)
    assert sum(batch > 5 for batch in batches) == 1, "it was tried once"
    assert all(torch.equal(one.output, other.output) for one, other in zip(alone, together, strict=True))


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
    objective = Objective(content, "fire", perception, tiny)
    losses = objective(output, random_geometries(output, tiny, torch.Generator().manual_seed(0)))
    losses.total.backward()
    assert losses.content.item() == 0
    assert losses.total.isfinite()
    assert output.grad is not None
    assert output.grad.isfinite().all()


def test_the_published_procedure_starts_from_random_weights_and_the_bundled_one_from_the_style(
    content: Tensor, perception: Perception
) -> None:
    assert (
        stylize(content, "fire", perception, replace(PAPER, steps=0, patches=(Patches(2, 32),))).start.name == "random"
    )
    draft = replace(PRESETS["bundled"]["draft"], steps=0)
    assert stylize(content, "fire", perception, draft).start.name == "fire"
    assert stylize(content, "qwertz", perception, draft).start.name == "photo"
    # Models can come without a style bank.
    without = replace_fields(perception, style_bank=None)
    assert stylize(content, "fire", without, draft).start.name == "random"


@pytest.mark.parametrize("keep_colors", [False, True])
def test_what_a_style_starts_with_is_seen_before_anything_is_judged(
    content: Tensor, perception: Perception, keep_colors: bool
) -> None:
    preset = replace(PRESETS["bundled"]["draft"], steps=0).choosing(keep_colors=keep_colors)
    seen: list[Tensor | str] = []

    def features(pictures: Tensor) -> list[Tensor]:
        seen.append("judged")
        return perception.content_features(pictures)

    watched = replace_fields(perception, content_features=features)
    result = stylize(content, "fire", watched, preset, on_start=seen.append)
    assert isinstance(seen[0], Tensor)
    assert "judged" in seen
    torch.testing.assert_close(seen[0], result.output)
    seen.clear()
    stylize(content, "fire", watched, replace(preset, start="random"), on_start=seen.append)
    assert set(seen) == {"judged"}, "random weights paint nothing that anyone wants to see"


def test_from_the_photo_itself_where_no_direction_is_defined_the_losses_fall(
    content: Tensor, perception: Perception
) -> None:
    """A start that paints the photo as it is: patches of it have next to no direction from it."""
    preset = replace(PAPER.at_size(96), steps=12, patches=(Patches(8, 32),), start="style", threshold=0.0)
    objective = Objective(content, "fire", perception, preset)
    # The words are read as "fire" for the losses, and the style bank is asked for a style that it does not have.
    fireless = replace_fields(perception, rewrite_prompt=lambda words: "fire" if words == "qwertz" else words)
    result = stylize(content, "qwertz", fireless, preset)
    assert result.start.name == "photo"
    geometries = random_geometries(content, preset, torch.Generator().manual_seed(9))
    with torch.no_grad():
        before, after = (objective(output, geometries) for output in (result.start.net(content), result.output))
    assert before.content < 0.05
    assert before.total.isfinite()
    assert after.patch < before.patch
    assert after.total < before.total


def test_the_history_has_every_loss_at_every_step(content: Tensor, perception: Perception, tiny: Preset) -> None:
    told: list[StepProgress] = []
    result = stylize(content, "fire", perception, tiny, on_progress=told.append)
    assert {name: len(losses) for name, losses in result.history.items()} == dict.fromkeys(Losses._fields, 5)
    assert result.history["total"] == pytest.approx([progress.losses.total.item() for progress in told])


@pytest.mark.parametrize("at_once", [1, 4, 64])
def test_groups_of_patches_have_the_same_losses_and_the_same_gradient_as_all_together(
    at_once: int, content: Tensor, perception: Perception
) -> None:
    preset = replace(
        PRESETS["bundled"]["draft"].at_size(96).choosing(negative="fire"), patches=(Patches(5, 32), Patches(2, 48))
    )
    objective = Objective(content, "fire", perception, preset)
    start = bundled.load_style_bank().for_prompt("fire", seed=0)
    assert start
    with torch.no_grad():
        output = start.net(content)
    output.requires_grad_()
    geometries = random_geometries(output, preset, torch.Generator().manual_seed(0))
    together = objective(output, geometries)
    together.total.backward()
    assert output.grad is not None
    expected, output.grad = output.grad, None
    losses = objective.backward(output, geometries, at_once)
    assert losses.values() == pytest.approx(together.values(), rel=1e-4)
    assert losses.negative > 0
    torch.testing.assert_close(output.grad, expected, rtol=1e-3, atol=1e-3 * expected.abs().max().item())


def test_when_memory_runs_out_the_step_is_done_again_with_half_the_patches_at_once(
    content: Tensor, perception: Perception, tiny: Preset
) -> None:
    largest = 3  # two patches beside the whole output

    def cramped(pictures: Tensor) -> Tensor:
        if len(pictures) > largest:
            raise torch.OutOfMemoryError
        encoded: Tensor = perception.clip.encode_image(pictures)
        return encoded

    tight = stylize(content, "fire", replace_fields(perception, image_encoder=cramped), tiny)
    assert tight.patches_at_once == 2
    easy = stylize(content, "fire", perception, tiny)
    assert easy.patches_at_once > 2
    # The same losses, but for the order in which they are summed up; the steps after amplify that.
    assert tight.history["total"][0] == pytest.approx(easy.history["total"][0], rel=1e-5)
    assert tight.history["total"][1] == pytest.approx(easy.history["total"][1], rel=1e-2)
    largest = 0
    with pytest.raises(torch.OutOfMemoryError):
        stylize(content, "fire", replace_fields(perception, image_encoder=cramped), tiny)


def test_a_negative_prompt_is_moved_away_from(content: Tensor, perception: Perception) -> None:
    preset = replace(PRESETS["bundled"]["draft"].at_size(64), learning_rate=1e-3, patches=(Patches(8, 32),))
    away = preset.choosing(negative="fire")
    plain, steered = (stylize(content, "sunset", perception, each, seed=5).output for each in (preset, away))
    objective = Objective(content, "sunset", perception, away)
    geometries = random_geometries(content, preset, torch.Generator().manual_seed(9))
    with torch.no_grad():
        near, further = (objective(output, geometries).negative for output in (plain, steered))
    assert near > 0.01
    assert further < 0.9 * near


def test_colours_that_are_kept_are_kept_while_it_paints(content: Tensor, perception: Perception, tiny: Preset) -> None:
    result = stylize(content, "fire", perception, tiny.choosing(keep_colors=True))
    torch.testing.assert_close(result.output, with_colors_of(result.output, content), atol=1e-5, rtol=0)
    with torch.no_grad():
        assert not torch.equal(result.output, result.net(content))


def test_two_styles_with_weights_lie_between_the_two(content: Tensor, perception: Perception) -> None:
    draft = replace(PRESETS["bundled"]["draft"].at_size(64), steps=0)
    fire, ice, mostly_fire = (
        stylize(content, prompt, perception, draft) for prompt in ("fire", "ice", "fire:3, ice:1")
    )
    assert mostly_fire.start.name == "fire + ice"
    to_fire, to_ice = ((mostly_fire.output - other.output).abs().mean() for other in (fire, ice))
    assert 0.02 < to_fire < to_ice
    styles = [prompt_embedding(perception, prompt) for prompt in ("fire", "ice", "fire:3, ice:1")]
    assert styles[2] @ styles[0] > styles[2] @ styles[1] > styles[0] @ styles[1]
