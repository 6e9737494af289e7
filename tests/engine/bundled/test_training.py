"""How the bundled models are trained: that it can be done anywhere, and goes on where it stopped."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from engine import bundled
from engine.bundled import photos
from engine.bundled.training import bank, judge, measure, small_clip
from engine.bundled.training.captions import filed_styles
from engine.bundled.training.renderers import RENDERERS
from engine.bundled.training.stages import Stage, run
from engine.models.encoders import clip
from engine.network import textures
from engine.protocol.vocabulary import STYLES


def test_every_style_has_a_renderer_and_captions() -> None:
    assert set(RENDERERS) == set(STYLES) | set(filed_styles())


@pytest.mark.parametrize("name", RENDERERS)
def test_a_renderer_makes_a_picture_of_its_own_out_of_a_photo(name: str) -> None:
    x = photos.random_pictures(2, 96, torch.Generator().manual_seed(3))
    c = textures.texture_channels(x)
    painted = RENDERERS[name](x, c)
    assert painted.shape == x.shape
    assert painted.isfinite().all()
    assert painted.min() >= -0.5
    assert painted.max() <= 1.5
    assert (painted.clamp(0, 1) - x).abs().mean() > 0.04
    torch.testing.assert_close(RENDERERS[name](x, c), painted)  # nothing is left to chance


def test_a_picture_is_right_by_its_style_and_near_by_its_family() -> None:
    assert {style for family in measure.FAMILIES for style in family} <= set(RENDERERS)
    right, near, wrong = (
        measure.JudgedPicture("oil painting", "coffee", 0, named, 0.5, 0.5)
        for named in ("oil painting", "impressionism", "ice")
    )
    assert (right.is_right, right.is_of_family) == (True, True)
    assert (near.is_right, near.is_of_family) == (False, True)
    assert (wrong.is_right, wrong.is_of_family) == (False, False)


def test_pictures_are_varied_and_the_same_for_the_same_seed() -> None:
    first = photos.random_pictures(8, 64, torch.Generator().manual_seed(5))
    torch.testing.assert_close(photos.random_pictures(8, 64, torch.Generator().manual_seed(5)), first)
    assert first.shape == (8, 3, 64, 64)
    assert (first[0] - first[1]).abs().mean() > 0.05


@pytest.fixture
def tiny_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank, "SIDE", 32)
    monkeypatch.setattr(bank, "BATCH", 2)


def small_bank(steps: int) -> Stage:
    stage = bank.BankTraining()
    stage.steps = steps
    return stage


@pytest.mark.usefixtures("tiny_batches")
def test_the_bank_begins_with_the_first_styles_and_the_photo_for_all_others(tmp_path: Path) -> None:
    first = bank.FirstBankTraining()
    first.steps = 2
    assert run(first, tmp_path)
    assert set(first.running) <= set(STYLES) | {bank.UNSTYLED}
    begun = bank.BankTraining()
    begun.begin(tmp_path)
    rows, trained = begun.net.state_dict(), first.net.state_dict()
    photo, mosaic, lego = (bank.NAMES.index(name) for name in (bank.UNSTYLED, "mosaic", "lego bricks"))
    assert torch.equal(rows["conv_fin.weight"][mosaic], trained["conv_fin.weight"][mosaic])
    assert torch.equal(rows["conv_fin.weight"][lego], trained["conv_fin.weight"][photo])
    assert torch.equal(rows["down1.downsample.weight"], trained["down1.downsample.weight"])


@pytest.mark.usefixtures("tiny_batches")
@pytest.mark.parametrize(
    ("before", "rows"),
    [(bank.BankTraining, bank.WeakRowsTraining), (bank.SecondBankTraining, bank.OutlinedRowsTraining)],
)
def test_weak_rows_are_trained_alone(
    before: type[bank.BankTraining],
    rows: type[bank.WeakRowsTraining],
    tmp_path: Path,
) -> None:
    whole = before()
    whole.steps = 1
    assert run(whole, tmp_path)
    weak = rows()
    weak.steps = 2
    assert run(weak, tmp_path)
    changed = set()
    for name, tensor in weak.net.state_dict().items():
        trained = whole.net.state_dict()[name]
        if len(tensor) != len(bank.NAMES):
            assert torch.equal(tensor, trained), name
        else:
            changed |= {bank.NAMES[row] for row in (tensor != trained).flatten(1).any(1).nonzero().flatten().tolist()}
    assert changed
    assert changed <= set(rows.styles)


@pytest.mark.usefixtures("tiny_batches")
def test_the_second_training_of_the_bank_goes_on_from_the_weak_rows(tmp_path: Path) -> None:
    weak = bank.WeakRowsTraining()
    weak.steps = 1
    assert run(weak, tmp_path)
    second = bank.SecondBankTraining()
    second.begin(tmp_path)
    before = second.net.state_dict()
    assert all(torch.equal(tensor, before[name]) for name, tensor in weak.net.state_dict().items())
    assert second.running == weak.running
    body = before["down1.downsample.weight"].clone()
    second.steps = 1
    assert run(second, tmp_path)
    assert not torch.equal(second.net.state_dict()["down1.downsample.weight"], body)
    assert (tmp_path / "starts.safetensors").exists()


def small_clip_training(steps: int) -> Stage:
    stage = small_clip.ClipTraining(photos=2, batch=8)
    stage.steps = steps
    return stage


def small_judge(steps: int) -> Stage:
    stage = judge.JudgeTraining(photos=2, held_out=1, batch=4)
    stage.steps = steps
    return stage


@pytest.mark.prove
@pytest.mark.usefixtures("tiny_batches")
@pytest.mark.parametrize(
    ("make", "result"),
    [
        (small_bank, "starts.safetensors"),
        (small_clip_training, "tiny-clip.safetensors"),
        (small_judge, "judge.safetensors"),
    ],
)
def test_training_goes_on_where_it_stopped(make: Callable[[int], Stage], result: str, tmp_path: Path) -> None:
    at_once, in_parts = tmp_path / "at once", tmp_path / "in parts"
    assert run(make(4), at_once)
    assert not run(make(4), in_parts, max_updates=2)
    assert not (in_parts / result).exists()
    assert run(make(4), in_parts)
    for name, tensor in load_file(at_once / result).items():
        torch.testing.assert_close(load_file(in_parts / result)[name], tensor)


@pytest.mark.prove
def test_a_stage_ends_when_its_time_is_over(tmp_path: Path) -> None:
    assert not run(small_judge(4), tmp_path, deadline=0.0)
    assert not (tmp_path / "judge.safetensors").exists()


@pytest.mark.prove
def test_what_was_trained_is_read_as_the_shipped_models_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank, "SIDE", 32)
    run(small_bank(1), tmp_path)
    run(small_clip_training(1), tmp_path)
    monkeypatch.setattr(bundled, "STYLE_BANK_FILE", tmp_path / "starts.safetensors")
    monkeypatch.setattr(bundled, "CLIP_FILE", tmp_path / "tiny-clip.safetensors")
    start = bundled.load_style_bank().for_prompt("blue mosaic", 3)
    assert start
    assert start.name == "blue mosaic"
    trained = small_clip_training(1)
    trained.load(torch.load(tmp_path / "clip.pt", weights_only=True))
    assert isinstance(trained, small_clip.ClipTraining)
    shipped = bundled.load_clip()
    with torch.no_grad():
        mine = trained.encode_texts(["a photo of a mosaic.", "blue fire"])
        theirs = shipped.encode_text(clip.tokenize(["a photo of a mosaic.", "blue fire"]))  # type: ignore[operator]  # a CLIP
    torch.testing.assert_close(mine, torch.nn.functional.normalize(theirs, dim=-1), atol=2e-3, rtol=0)
