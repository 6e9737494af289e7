"""Why a card is not used: with what drivers and nvidia-smi write."""

import dataclasses

import pytest
import torch

from engine.requests.cuda_support import Card, CudaFacts, cuda_problem, driver_version, listed_cards, read_cuda_facts

CLOSED = """NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024
GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)
"""
OPEN = """NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build  (dvs-builder@U22-I3)
GCC version:  gcc version 13.3.0 (Ubuntu 13.3.0-6ubuntu2~24.04)
"""
WORKS = CudaFacts(
    build="13.0",
    architectures=("sm_75", "sm_80", "sm_86", "sm_90", "sm_100", "sm_120", "compute_120"),
    driver="580.95.05",
    cards=(Card("NVIDIA GeForce RTX 3060", (8, 6)),),
    has_devices=True,
    is_available=True,
)


def test_what_a_driver_and_nvidia_smi_write_is_read() -> None:
    assert (driver_version(CLOSED), driver_version(OPEN), driver_version("")) == ("535.183.01", "580.95.05", "")
    assert listed_cards("NVIDIA GeForce GTX 1080 Ti, 6.1\nNVIDIA H100 80GB HBM3, 9.0\n") == (
        Card("NVIDIA GeForce GTX 1080 Ti", (6, 1)),
        Card("NVIDIA H100 80GB HBM3", (9, 0)),
    )
    assert listed_cards("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n") == ()


@pytest.mark.parametrize(
    ("changes", "said", "to_do"),
    [
        ({"driver": "535.183.01"}, "driver 535.183.01 is too old", "install driver 580 or newer"),
        ({"build": "12.8", "driver": "470.256.02"}, "driver 470.256.02 is too old", "install driver 525 or newer"),
        ({"build": None, "architectures": ()}, "this build of PyTorch has no CUDA", "make setup"),
        ({"has_devices": False, "cards": ()}, "has no device of it", "container toolkit"),
        ({}, "CUDA 13.0 does not start", "nvidia-smi"),
    ],
)
def test_each_reason_is_said_with_what_to_do(changes: dict[str, object], said: str, to_do: str) -> None:
    problem = cuda_problem(dataclasses.replace(WORKS, is_available=False, **changes))  # type: ignore[arg-type]
    assert problem
    assert said in problem.said
    assert to_do in problem.to_do


def test_a_card_that_is_too_old_is_said_although_pytorch_finds_it() -> None:
    problem = cuda_problem(dataclasses.replace(WORKS, cards=(Card("NVIDIA GeForce GTX 1080 Ti", (6, 1)),)))
    assert problem
    assert "NVIDIA GeForce GTX 1080 Ti" in problem.said
    assert "needs compute capability 7.5, and the card has 6.1" in problem.said
    assert 'device = "cpu"' in problem.to_do


def test_without_a_card_or_with_one_that_works_nothing_is_said() -> None:
    assert cuda_problem(WORKS) is None
    assert cuda_problem(dataclasses.replace(WORKS, driver="", cards=(), is_available=False)) is None
    both = (Card("NVIDIA GeForce GTX 1080 Ti", (6, 1)), *WORKS.cards)
    assert cuda_problem(dataclasses.replace(WORKS, cards=both)) is None


def test_the_facts_of_this_machine_are_read() -> None:
    facts = read_cuda_facts()
    assert facts.build == torch.version.cuda
    assert bool(facts.architectures) == (facts.build is not None)
    assert facts.is_available == torch.cuda.is_available()
