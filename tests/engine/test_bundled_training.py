"""How the bundled models are trained: that it can be done anywhere, and goes on where it stopped."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from engine import canvas
from engine.bundled import photos, train
from engine.bundled.renderers import RENDERERS
from engine.vocabulary import STYLES


def test_every_style_of_the_vocabulary_has_a_renderer() -> None:
    assert set(RENDERERS) == set(STYLES)


@pytest.mark.parametrize("name", RENDERERS)
def test_a_renderer_makes_a_picture_of_its_own_out_of_a_photo(name: str) -> None:
    x = photos.pictures(2, 96, torch.Generator().manual_seed(3))
    c = canvas.cut(96, 96).unsqueeze(0).expand(2, -1, -1, -1)
    painted = RENDERERS[name](x, c)
    assert painted.shape == x.shape
    assert painted.isfinite().all()
    assert painted.min() >= -0.5
    assert painted.max() <= 1.5
    assert (painted.clamp(0, 1) - x).abs().mean() > 0.04
    torch.testing.assert_close(RENDERERS[name](x, c), painted)  # nothing is left to chance


def test_pictures_are_varied_and_the_same_for_the_same_seed() -> None:
    first = photos.pictures(8, 64, torch.Generator().manual_seed(5))
    torch.testing.assert_close(photos.pictures(8, 64, torch.Generator().manual_seed(5)), first)
    assert first.shape == (8, 3, 64, 64)
    assert (first[0] - first[1]).abs().mean() > 0.05


def test_training_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "SIDE", 32)
    monkeypatch.setattr(train, "BATCH", 2)
    train.train(tmp_path / "at once", steps=4, minutes=1)
    monkeypatch.setattr(train, "MOST_AT_ONCE", 2)
    train.train(tmp_path / "in parts", steps=4, minutes=1)
    assert not (tmp_path / "in parts" / "starts.safetensors").exists()
    train.train(tmp_path / "in parts", steps=4, minutes=1)
    at_once, in_parts = (load_file(tmp_path / name / "starts.safetensors") for name in ("at once", "in parts"))
    for name, tensor in at_once.items():
        torch.testing.assert_close(in_parts[name], tensor)
