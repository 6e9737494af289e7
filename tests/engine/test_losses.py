import pytest
import torch

from engine.losses import direction, directional_loss, patch_loss, total_variation


def test_patches_that_look_enough_like_the_style_cost_nothing() -> None:
    losses = torch.tensor([0.2, 0.7, 0.8, 1.2])
    assert patch_loss(losses, 0.7).item() == pytest.approx((0.8 + 1.2) / 4)
    assert patch_loss(losses, 0.0).item() == pytest.approx(losses.mean().item())


def test_a_direction_like_the_texts_costs_nothing_and_the_opposite_two() -> None:
    text = torch.nn.functional.normalize(torch.randn(8), dim=0)
    losses = directional_loss(torch.stack([text, -text]), text)
    assert losses.tolist() == pytest.approx([0, 2], abs=1e-6)


def test_where_nothing_has_changed_the_direction_is_zero_and_its_gradient_finite() -> None:
    start = torch.nn.functional.normalize(torch.randn(1, 16), dim=1)
    end = start.clone().requires_grad_()
    result = direction(start, end)
    result.sum().backward()
    assert torch.equal(result, torch.zeros(1, 16))
    assert end.grad is not None
    assert end.grad.isfinite().all()


def test_total_variation_of_a_flat_picture_is_zero_and_of_one_edge_its_length() -> None:
    picture = torch.zeros(1, 3, 8, 8)
    assert total_variation(picture).item() == 0
    picture[..., 4:] = 1  # a vertical edge: 8 horizontal neighbours differ, and 7 on each diagonal, in 3 channels
    assert total_variation(picture).item() == pytest.approx((3 * 8) ** 0.5 + 2 * (3 * 7) ** 0.5)
