"""One StyleNet for many pictures, and several StyleNets as one."""

from itertools import pairwise
from typing import Any

import pytest
import torch
from msgspec.structs import replace

from engine.bundled import load_style_bank
from engine.models.perception import Perception
from engine.network import textures
from engine.network.stylenet import StyleNet
from engine.protocol import style_header
from engine.protocol.errors import EngineError, StopRequested
from engine.protocol.messages import Blend, NoticeCode, Progress, Train
from engine.protocol.presets import PRESETS, Patches, StyleTraining
from engine.requests import style_files
from engine.requests.blending import answer_blend
from engine.requests.style_requests import BUILT_IN_PICTURES, answer_train
from engine.style_training import Trained, TrainingProgress, crop_source, draw_crops, train

SMALL = replace(PRESETS["bundled"]["draft"].at_size(48), steps=6, patches=(Patches(2, 24),))
TRAINING = StyleTraining(preset=SMALL, batch=2, examine_every=2, patience=100)


def trained(perception: Perception, training: StyleTraining = TRAINING, **others: Any) -> Trained:
    held_out = list(draw_crops(BUILT_IN_PICTURES, 48, 2, seed=1))
    return train(BUILT_IN_PICTURES, held_out, "mosaic", perception, training, seed=3, **others)


def same(one: StyleNet, other: StyleNet) -> bool:
    pairs = zip(one.state_dict().values(), other.state_dict().values(), strict=True)
    return all(torch.equal(a, b) for a, b in pairs)


def test_pictures_that_it_never_saw_get_nearer_to_the_style(perception: Perception) -> None:
    told: list[TrainingProgress] = []
    result = trained(perception, on_progress=told.append)
    assert [progress.step for progress in told] == list(range(7))
    assert sorted(result.held_out) == [0, 2, 4, 6]
    assert result.held_out[result.step] == min(result.held_out.values()) < result.held_out[0]
    assert all(len(losses) == 7 for losses in result.history.values())


def test_what_was_stopped_goes_on_as_if_it_had_not_been(perception: Perception) -> None:
    kept: dict[int, bytes] = {}
    whole = trained(perception, on_checkpoint=lambda step, state, _: kept.update({step: state}))
    assert sorted(kept) == [0, 2, 4, 6]
    resumed = trained(perception, resume=kept[4])
    assert same(whole.net, resumed.net)
    assert (whole.history, whole.held_out) == (resumed.history, resumed.held_out)
    # Also what is stopped between two looks at the held-out pictures loses no step.
    asked: list[bool] = []

    def before_the_second() -> bool:
        asked.append(True)
        return len(asked) > 1

    stopped: dict[int, bytes] = {}
    with pytest.raises(StopRequested) as stop:
        trained(
            perception,
            resume=kept[4],
            on_checkpoint=lambda step, state, _: stopped.update({step: state}),
            stop_requested=before_the_second,
        )
    assert stop.value.step == max(stopped) == 5
    resumed = trained(perception, resume=stopped[5])
    assert same(whole.net, resumed.net)
    assert (whole.history, whole.held_out) == (resumed.history, resumed.held_out)


@pytest.mark.parametrize("damage", ["another", "none"])
def test_an_unfinished_training_of_something_else_is_refused(perception: Perception, damage: str) -> None:
    kept: list[bytes] = []
    with pytest.raises(StopRequested):
        trained(
            perception,
            on_checkpoint=lambda step, state, _: kept.append(state),
            stop_requested=lambda: len(kept) > 0,
        )
    training = TRAINING if damage == "none" else replace(TRAINING, batch=1)
    with pytest.raises(EngineError) as refused:
        trained(perception, training, resume=kept[0] if damage == "another" else b"not a checkpoint")
    assert refused.value.notice.code == NoticeCode.CHECKPOINT_OTHER


def test_it_ends_where_it_gets_no_better_and_gives_what_was_best(perception: Perception) -> None:
    standing = replace(TRAINING, preset=replace(SMALL, learning_rate=0.0, steps=50), patience=4)
    result = trained(perception, standing)
    assert (result.step, result.steps) == (0, 4)


def test_crops_are_parts_of_the_pictures_of_the_right_size() -> None:
    bright = torch.full((3, 40, 300), 200, dtype=torch.uint8)
    dark = torch.full((3, 500, 100), 20, dtype=torch.uint8)
    generator = torch.Generator().manual_seed(0)
    pictures = crop_source([bright, dark])
    crops = [pictures.crop(64, generator) for _ in range(20)]
    assert {crop.shape for crop in crops} == {(1, 3, 64, 64)}
    assert {round(float(crop.mean() * 255)) for crop in crops} == {20, 200}


def styled(perception: Perception, prompt: str, seed: int) -> bytes:
    assert perception.style_bank
    start = perception.style_bank.for_prompt(prompt, seed)
    assert start
    about = {"prompt": prompt, "preset": {"size": 128}, "start": start.name, "models": "bundled", "versions": {}}
    return style_files.encode(start.net, about | {"bank": perception.style_bank.digest})


def test_a_strip_of_blends_is_a_smooth_path(perception: Perception, content: torch.Tensor) -> None:
    styles = [styled(perception, "mosaic", 1), styled(perception, "pencil sketch", 2)]

    @torch.no_grad()
    def painted(share: float) -> torch.Tensor:
        shares = [max(1 - share, 1e-9), max(share, 1e-9)]
        done = answer_blend(Blend(job="b", styles=styles, shares=shares))
        style = style_files.decode(done.weights, perception.device)
        output: torch.Tensor = style.optimized.net(content)
        return output

    strip = [painted(share / 8) for share in range(9)]
    ends = float((strip[-1] - strip[0]).abs().mean())
    steps = [float((after - before).abs().mean()) for before, after in pairwise(strip)]
    assert max(steps) < 0.4 * ends, "no step is most of the way"
    from_first = [float((one - strip[0]).abs().mean()) for one in strip]
    assert from_first == sorted(from_first), "each is further from where it began"


def test_a_blend_says_of_what_it_is_and_styles_from_elsewhere_are_refused(perception: Perception) -> None:
    one, other = styled(perception, "mosaic", 1), styled(perception, "fire", 2)
    done = answer_blend(Blend(job="b", styles=[one, other], shares=[1.0, 3.0]))
    about = style_header.read_metadata(done.weights)
    assert about["blend_of"] == [{"prompt": "mosaic", "share": 0.25}, {"prompt": "fire", "share": 0.75}]
    random = {"prompt": "ice", "preset": {"size": 128}, "start": "random", "models": "bundled", "versions": {}}
    stranger = style_files.encode(StyleNet(), random | {"bank": None})
    for styles in ([one, stranger], [stranger, one], [stranger, stranger]):
        with pytest.raises(EngineError) as refused:
            answer_blend(Blend(job="b", styles=styles, shares=[1.0, 1.0]))
        assert refused.value.notice.code == NoticeCode.STYLES_APART


@pytest.mark.parametrize("count", [textures.FIRST_CHANNELS, textures.CHANNELS])
def test_a_style_file_keeps_the_texture_channels_that_its_network_knows(count: int) -> None:
    torch.manual_seed(0)
    net = StyleNet(texture_channels=count)
    net.half().float()  # as the file keeps it
    about = {"prompt": "nothing", "preset": {"size": 64}, "start": "random", "bank": None}
    read = style_files.decode(style_files.encode(net, about), torch.device("cpu")).optimized.net
    assert read.texture_channels == count
    photo = torch.rand(1, 3, 48, 64)
    assert torch.equal(read(photo), net(photo))


def test_files_from_strangers_that_no_network_of_ours_can_be_are_refused() -> None:
    net = StyleNet()
    about = {"prompt": "ink", "preset": {"size": 64}}
    right = style_files.encode(net, about)
    assert style_files.decode(right, torch.device("cpu")).size == 64
    torch.nn.init.constant_(net.conv_fin.weight, float("nan"))
    others = {
        "weights that are no numbers": style_files.encode(net, about),
        "channels of no network": style_files.encode(StyleNet(texture_channels=textures.CHANNELS), about).replace(
            f"[16,{3 + textures.CHANNELS},1,1]".encode(), f"[{3 + textures.CHANNELS},16,1,1]".encode()
        ),
        "not the network of the bank that it names": style_files.encode(
            StyleNet(affine=True, texture_channels=textures.FIRST_CHANNELS), about | {"bank": load_style_bank().digest}
        ),
        "another architecture": style_files.encode(StyleNet(affine=True), about).replace(
            b'\\"affine\\": true', b'\\"affine\\":false', 1
        ),
        "no size": style_files.encode(StyleNet(), about | {"preset": {"size": "large"}}),
        "cut off": right[:-100],
    }
    for name, data in others.items():
        with pytest.raises(EngineError) as refused:
            style_files.decode(data, torch.device("cpu"))
        assert refused.value.notice.code == NoticeCode.STYLE_UNREADABLE, name


def test_a_request_with_pictures_is_trained_on_them(perception: Perception, coffee: bytes) -> None:
    told: list[object] = []
    request = Train(job="t", pictures=[coffee] * 6, prompt="fire", training=TRAINING, seed=1)
    done = answer_train(request, perception, "bundled", send=told.append, stop_requested=lambda: False)
    about = style_header.read_metadata(done.weights)
    assert (about["trained_on"]["pictures"], about["trained_on"]["held_out"]) == (6, 1)
    assert (about["prompt"], about["steps"], about["start"]) == ("fire", 6, "fire")
    assert {"held_out", "total"} <= {name for one in told if isinstance(one, Progress) for name in one.losses}
    with pytest.raises(EngineError) as refused:
        answer_train(
            replace(request, pictures=[coffee]), perception, "bundled", send=told.append, stop_requested=lambda: False
        )
    assert refused.value.notice.code == NoticeCode.TRAINING_PICTURES


def test_what_is_no_style_says_nothing_about_itself() -> None:
    for data in (b"", b"nothing of the kind", (10**9).to_bytes(8, "little") + b"{}", (2).to_bytes(8, "little") + b"{}"):
        with pytest.raises(EngineError) as refused:
            style_header.read_metadata(data)
        assert refused.value.notice.code == NoticeCode.STYLE_UNREADABLE
