"""How much goes through the models at once."""

import os
import platform
import subprocess
import sys

import pytest
import torch
from torch import nn

from bot.engines.local import WORKER_ENVIRONMENT
from engine import memory
from engine.memory import MAX_PATCHES_ON_CPU, PatchesAtOnce, patches_that_fit


@pytest.fixture
def model() -> nn.Module:
    """It keeps its input, 3 × 32 × 32 numbers of 4 bytes, and what the ReLU lets through, 8 × 32 × 32."""
    return nn.Sequential(nn.Conv2d(3, 8, 3, padding=1), nn.ReLU())


PATCH = torch.rand(1, 3, 32, 32)
BYTES = (3 + 8) * 32 * 32 * 4


@pytest.mark.parametrize(("patches", "fit"), [(0.5, 1), (1.5, 1), (2.5, 2), (7.5, 4), (1000, MAX_PATCHES_ON_CPU)])
def test_as_many_patches_as_fit_into_half_of_the_free_memory(
    patches: float, fit: int, model: nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "free_bytes", lambda device: int(patches * BYTES / memory.PATCH_MEMORY_SHARE))
    assert patches_that_fit(model, PATCH) == fit


def test_on_a_cpu_no_more_memory_is_used_than_makes_it_faster(
    model: nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "MAX_PATCH_BYTES_ON_CPU", 17 * BYTES)
    assert patches_that_fit(model, PATCH) == 16


def test_memory_that_runs_out_halves_what_is_done_at_once_until_it_fits() -> None:
    tried: list[int] = []

    def work(number: int) -> str:
        tried.append(number)
        if number > 3:
            raise RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory")
        return "done"

    at_once = PatchesAtOnce(16)
    assert at_once.within_memory(work) == "done"
    assert at_once.within_memory(work) == "done"  # and it remembers
    assert tried == [16, 8, 4, 2, 2]


def test_other_failures_and_a_single_patch_too_much_are_not_hidden() -> None:
    def broken(number: int) -> None:
        raise RuntimeError("something else")

    def too_much(number: int) -> None:
        raise MemoryError

    at_once = PatchesAtOnce(8)
    with pytest.raises(RuntimeError, match="something else"):
        at_once.within_memory(broken)
    assert at_once.number == 8
    with pytest.raises(MemoryError):
        at_once.within_memory(too_much)


def test_a_real_allocation_that_fails_is_known_for_what_it_is() -> None:
    with pytest.raises(RuntimeError) as caught:
        torch.empty(1 << 55, dtype=torch.uint8)
    assert memory.is_out_of_memory(caught.value)


@pytest.mark.process
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc's allocator keeps what it was given")
def test_an_engine_keeps_freed_memory_for_its_next_step_until_it_gives_it_back() -> None:
    script = """if True:
        import psutil, torch
        from engine.memory import release_freed_memory
        def resident(): return psutil.Process().memory_info().rss
        blocks = [torch.ones(25_000_000) for _ in range(3)]
        full = resident()
        del blocks
        kept = resident()
        release_freed_memory()
        print(full - kept, kept - resident())
    """
    environment = {**os.environ, **WORKER_ENVIRONMENT}
    out = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True, text=True)
    freed_at_once, given_back = map(int, out.stdout.split())
    assert freed_at_once < 50e6
    assert given_back > 250e6
