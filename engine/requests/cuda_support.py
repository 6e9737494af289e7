"""Why PyTorch cannot use an NVIDIA card that is in this machine, and what to do about it."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch

DRIVER = Path("/proc/driver/nvidia/version")
CARD_DEVICES = "nvidia[0-9]*"  # in /dev
SMI_TIMEOUT_S = 20
# The oldest driver for each major version of CUDA:
# https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html
OLDEST_DRIVERS = {11: 450, 12: 525, 13: 580}


@dataclass(frozen=True)
class Card:
    """An NVIDIA card as nvidia-smi names it, with its compute capability."""

    name: str
    capability: tuple[int, int]


@dataclass(frozen=True)
class CudaFacts:
    """What is known of CUDA on this machine.

    Attributes:
        build: the version of CUDA that PyTorch was built for; None for a build without CUDA.
        architectures: those that PyTorch was built for, such as "sm_80".
        driver: the version of NVIDIA's driver, or empty if none is loaded.
        cards: those that nvidia-smi lists.
        has_devices: whether this process has a device file of a card; a container may not have one.
        is_available: whether PyTorch finds a card.
    """

    build: str | None
    architectures: tuple[str, ...]
    driver: str
    cards: tuple[Card, ...]
    has_devices: bool
    is_available: bool


@dataclass(frozen=True)
class CudaProblem:
    """Why a card is not used, and what to do about it."""

    said: str
    to_do: str


def cuda_problem(facts: CudaFacts) -> CudaProblem | None:
    """Return why no card can be used although there is one, or None if there is none or one can be used."""
    if not facts.driver:
        return None
    names = ", ".join(card.name for card in facts.cards)
    card = f"an NVIDIA card ({names}) is there" if names else "an NVIDIA driver is loaded"
    oldest = _oldest_capability(facts.architectures)
    if facts.build is None:
        to_do = "run: make clean; make setup. In a container, use the image with CUDA (deploy/compose.gpu.yaml)"
        return CudaProblem(f"{card}, but this build of PyTorch has no CUDA", to_do)
    if oldest and facts.cards and all(one.capability < oldest for one in facts.cards):
        said = f"{card}, but it is too old for this build of PyTorch: it needs compute capability {_dotted(oldest)}"
        has = _dotted(max(one.capability for one in facts.cards))
        to_do = 'set device = "cpu" in [engine], or install a build of PyTorch for an older CUDA'
        return CudaProblem(f"{said}, and the card has {has}", to_do)
    if facts.is_available:
        return None
    if not facts.has_devices:
        to_do = "in a container, install NVIDIA's container toolkit, and use deploy/compose.gpu.yaml or --gpus all"
        return CudaProblem(f"{card}, but this process has no device of it", to_do)
    needed = OLDEST_DRIVERS.get(int(facts.build.partition(".")[0]), 0)
    if int(facts.driver.partition(".")[0]) < needed:
        said = f"{card}, but its driver {facts.driver} is too old for this build of PyTorch (CUDA {facts.build})"
        return CudaProblem(said, f"install driver {needed} or newer, and restart the machine")
    to_do = "run nvidia-smi; after an update of the driver, restart the machine"
    return CudaProblem(f"{card}, but CUDA {facts.build} does not start with its driver {facts.driver}", to_do)


def _oldest_capability(architectures: tuple[str, ...]) -> tuple[int, int] | None:
    found = [re.fullmatch(r"(?:sm|compute)_(\d+)(\d)[a-z]?", name) for name in architectures]
    return min(((int(one[1]), int(one[2])) for one in found if one), default=None)


def _dotted(capability: tuple[int, int]) -> str:
    return ".".join(map(str, capability))


def driver_version(text: str) -> str:
    """Return the version that a driver's /proc/driver/nvidia/version names, or an empty string."""
    found = re.search(r"^NVRM version:.*?\s(\d+\.\d+(?:\.\d+)?)\s", text, re.MULTILINE)
    return found[1] if found else ""


def listed_cards(text: str) -> tuple[Card, ...]:
    """Return the cards of `nvidia-smi --query-gpu=name,compute_cap --format=csv,noheader`."""
    found = re.findall(r"^(.+), (\d+)\.(\d+)$", text, re.MULTILINE)
    return tuple(Card(name, (int(major), int(minor))) for name, major, minor in found)


@cache  # as nvidia-smi takes seconds, and nothing of this changes while a process runs
def read_cuda_facts() -> CudaFacts:
    """Read what is known of CUDA on this machine; nothing is started where no driver is loaded."""
    try:
        driver = driver_version(DRIVER.read_text())
    except OSError:
        driver = ""
    cards: tuple[Card, ...] = ()
    if driver and (smi := shutil.which("nvidia-smi")):
        command = [smi, "--query-gpu=name,compute_cap", "--format=csv,noheader"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SMI_TIMEOUT_S)  # noqa: S603
            cards = listed_cards(done.stdout)
        except (OSError, subprocess.SubprocessError):
            pass
    flags = getattr(torch._C, "_cuda_getArchFlags", lambda: None)()  # torch.cuda has them only where CUDA works
    return CudaFacts(
        build=torch.version.cuda,
        architectures=tuple((flags or "").split()),
        driver=driver,
        cards=cards,
        has_devices=any(Path("/dev").glob(CARD_DEVICES)),
        is_available=torch.cuda.is_available(),
    )
