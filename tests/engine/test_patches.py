import pytest
import torch
from torch import Tensor

from engine.benchmarks.published import warp_one
from engine.patches import random_patches, sample_patches


@pytest.fixture
def output() -> Tensor:
    generator = torch.Generator().manual_seed(3)
    return torch.rand(1, 3, 90, 140, generator=generator)


@pytest.mark.parametrize("resolution", [40, 64, 33])
def test_all_patches_at_once_are_what_torchvision_makes_one_by_one(output: Tensor, resolution: int) -> None:
    geometry = random_patches(90, 140, 12, 40, 0.5, torch.Generator().manual_seed(1))
    ours = sample_patches(output, geometry, resolution, fused=False)
    theirs = [
        warp_one(output, int(top), int(left), 40, corners.tolist(), resolution)
        for top, left, corners in zip(geometry.top, geometry.left, geometry.corners, strict=True)
    ]
    torch.testing.assert_close(ours, torch.cat(theirs), rtol=1e-4, atol=1e-4)


def test_without_enlargement_one_interpolation_is_the_same_as_two(output: Tensor) -> None:
    geometry = random_patches(90, 140, 5, 48, 0.5, torch.Generator().manual_seed(2))
    fused = sample_patches(output, geometry, 48, fused=True)
    torch.testing.assert_close(fused, sample_patches(output, geometry, 48, fused=False), rtol=0, atol=1e-5)


def test_enlarged_one_interpolation_stays_close_to_two() -> None:
    ramp = torch.linspace(0, 1, 120).view(1, 1, 1, 120).expand(1, 3, 100, 120)
    geometry = random_patches(100, 120, 8, 40, 0.0, torch.Generator().manual_seed(2))
    fused = sample_patches(ramp, geometry, 70, fused=True)
    torch.testing.assert_close(fused, sample_patches(ramp, geometry, 70, fused=False), rtol=0, atol=0.01)


def test_the_gradient_reaches_the_output_where_patches_lie(output: Tensor) -> None:
    picture = output.clone().requires_grad_()
    geometry = random_patches(90, 140, 1, 20, 0.0, torch.Generator().manual_seed(5))
    sample_patches(picture, geometry, 20, fused=True).sum().backward()
    assert picture.grad is not None
    touched = picture.grad[0, 0].nonzero()
    assert touched.min(dim=0).values.tolist() == [int(geometry.top), int(geometry.left)]
    assert touched.max(dim=0).values.tolist() == [int(geometry.top) + 19, int(geometry.left) + 19]


def test_random_patches_lie_inside_and_their_corners_move_inwards_by_at_most_the_distortion() -> None:
    geometry = random_patches(70, 100, 500, 64, 0.5, torch.Generator().manual_seed(0))
    assert geometry.top.min() == 0
    assert geometry.top.max() == 70 - 64
    assert geometry.left.max() == 100 - 64
    outer = torch.tensor([[0, 0], [63, 0], [63, 63], [0, 63]])
    moved = (geometry.corners - outer).abs()
    assert moved.min() == 0
    assert moved.max() == 16
    assert ((geometry.corners >= 0) & (geometry.corners <= 63)).all()


def test_the_same_seed_draws_the_same_patches() -> None:
    first, second = (random_patches(90, 90, 9, 32, 0.5, torch.Generator().manual_seed(4)) for _ in range(2))
    assert torch.equal(first.corners, second.corners)
    assert torch.equal(first.left, second.left)
