"""What the benchmark of a step counts."""

import pytest
import torch
from torch import nn

from engine.benchmarks.speed import Clock, MatrixRate, Operations, count_operations, matrix_rate
from engine.models.convolutions import use_winograd

CPU = torch.device("cpu")
HEIGHT, WIDTH = 40, 62  # 7 × 11 tiles of 6 × 6 outputs


def layer() -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(32, 48, 3, padding=1)).requires_grad_(False)


@pytest.mark.parametrize("pictures", [1, 2])
def test_a_convolution_and_its_gradient_are_counted_alike_however_they_are_computed(pictures: int) -> None:
    direct = 2 * (2 * 9 * 32 * 48 * HEIGHT * WIDTH) * pictures  # forward and backward
    x = torch.rand(pictures, 32, HEIGHT, WIDTH, requires_grad=True)
    assert count_operations(lambda: layer()(x).sum().backward()) == Operations(direct, direct)


@pytest.mark.skipif(not torch._nnpack_available(), reason="NNPACK does not support this CPU")
@pytest.mark.parametrize("pictures", [1, 2])
def test_winograds_algorithm_is_counted_by_what_it_multiplies(pictures: int) -> None:
    winograd = layer()
    use_winograd(winograd)
    x = torch.rand(pictures, 32, HEIGHT, WIDTH, requires_grad=True)
    counted = count_operations(lambda: winograd(x).sum().backward())
    assert counted.direct == 2 * (2 * 9 * 32 * 48 * HEIGHT * WIDTH) * pictures
    assert counted.computed == 2 * (2 * 64 * 32 * 48 * 7 * 11) * pictures


def test_the_matrix_rate_is_the_fastest_product_so_far() -> None:
    rate = MatrixRate(CPU, torch.float32)
    rate.measure()
    first = rate.best
    rate.measure()
    assert rate.best >= first > 0
    assert matrix_rate(CPU, torch.float32, 64, 32, 48) > 0


def test_what_is_done_aside_is_no_part_of_a_step() -> None:
    clock, called = Clock(CPU), []
    clock.tick(lambda: called.append(len(clock.intervals)))
    clock.tick()
    clock.tick()
    assert called == [1]
    assert len(clock.intervals) == 3
    row = clock.row()
    assert row["seconds_to_first_step"] == clock.intervals[0]
    assert row["seconds_a_step"] == sum(clock.intervals[1:]) / 2
