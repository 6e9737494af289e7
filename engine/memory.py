"""Memory: how many patches go through the models at once, and how much memory is in use and free."""

import ctypes
import sys
from collections.abc import Callable
from typing import TypeVar

import psutil
import torch
from torch import Tensor

T = TypeVar("T")

PATCH_MEMORY_SHARE = 0.5  # of the free memory; the rest is for StyleNet and the content features
MAX_PATCHES_ON_CPU, MAX_PATCHES_ON_GPU = 32, 64  # more are no faster
# Nor are more than this on a CPU: 32 patches of ViT-B/32 in bfloat16, 16 in fp32 (engine/benchmarks/LAB.md, entry 12).
MAX_PATCH_BYTES_ON_CPU = 400 << 20


class PatchesAtOnce:
    """The number of patches that go through CLIP together, a power of two, halved when memory runs out."""

    def __init__(self, number: int) -> None:
        self.number = number

    def within_memory(self, work: Callable[[int], T]) -> T:
        """Call `work` with the current number and return its result.

        If the device's memory runs out, halve the number and call it again; the smaller number is kept for later calls.
        Raises whatever `work` raises if it is another error, or if one patch is already too much.
        """
        while True:
            try:
                return work(self.number)
            except Exception as error:
                if self.number == 1 or not is_out_of_memory(error):
                    raise
            # After the except block, because the exception keeps the tensors of the failed attempt alive.
            self.number //= 2
            release_cached_memory()


def patches_that_fit(forward: Callable[[Tensor], Tensor], patch: Tensor) -> int:
    """Return how many patches of the size of `patch`, (1, 3, h, w), may go through a model at once.

    A power of two, at least 1. `forward` is run with one patch and with two; the difference in bytes that autograd
    saves for the backward pass is what each patch costs.
    """
    each = _saved_tensor_bytes(forward, torch.cat([patch, patch])) - _saved_tensor_bytes(forward, patch)
    most, room = MAX_PATCHES_ON_GPU, PATCH_MEMORY_SHARE * free_bytes(patch.device)
    if patch.device.type == "cpu":
        most, room = MAX_PATCHES_ON_CPU, min(room, MAX_PATCH_BYTES_ON_CPU)
    return 1 << (max(1, min(most, int(room / max(1, each)))).bit_length() - 1)


def used_and_total_bytes(device: torch.device) -> tuple[int, int]:
    """Return the bytes of memory in use and in all on the device.

    On CUDA the used bytes are those of all processes; elsewhere they are those of this process, of the machine's
    memory.
    """
    if device.type == "cuda":
        free, total = torch.cuda.mem_get_info(device)
        return total - free, total
    return psutil.Process().memory_info().rss, psutil.virtual_memory().total


def _saved_tensor_bytes(forward: Callable[[Tensor], Tensor], patches: Tensor) -> int:
    """Return the bytes that autograd saves for the backward pass, including the model's own weights."""
    kept: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.enable_grad(), torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        forward(patches.detach().requires_grad_())
    return sum(kept.values())


def free_bytes(device: torch.device) -> int:
    """Return the bytes that can still be allocated on a device."""
    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        return free + torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
    return int(psutil.virtual_memory().available)  # an MPS device shares the machine's memory


def release_cached_memory() -> None:
    """Return memory that torch keeps for later on a GPU to the device; elsewhere this does nothing."""
    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def release_freed_memory() -> None:
    """Return memory that this process has freed to the operating system.

    Only glibc (Linux) keeps freed memory for later allocations; elsewhere this does nothing.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def is_out_of_memory(error: Exception) -> bool:
    """Return whether an exception means that the memory of a device has run out."""
    # For the CPU torch raises a plain RuntimeError.
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or "DefaultCPUAllocator" in str(error)
