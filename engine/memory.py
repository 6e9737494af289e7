"""How much goes through the models at once: as much as the device has memory for, and less when that was too much."""

import ctypes
import sys
from collections.abc import Callable
from typing import TypeVar

import psutil
import torch
from torch import Tensor

T = TypeVar("T")

SHARE = 0.5  # of the free memory that patches may take; the rest is the StyleNet's and the content features'
MOST_ON_CPU, MOST_ON_GPU = 32, 64  # patches: more is no faster


class PatchesAtOnce:
    """How many patches go through CLIP together, a power of two."""

    def __init__(self, number: int) -> None:
        self.number = number

    def within_memory(self, work: Callable[[int], T]) -> T:
        """Do the work; where the device's memory runs out, again and from then on with half as many.

        Raises what `work` raised when a single patch is too much.
        """
        while True:
            try:
                return work(self.number)
            except Exception as error:
                if self.number == 1 or not is_out_of_memory(error):
                    raise
            # Outside the handler: the exception holds on to the tensors of the attempt.
            self.number //= 2
            if torch.cuda.is_available():
                torch.cuda.empty_cache()


def patches_that_fit(forward: Callable[[Tensor], Tensor], patch: Tensor) -> int:
    """How many patches like this one, (1, 3, h, w), may go through a model at once: a power of two.

    forward: through the model. It is run to count what a patch keeps for the way back: what two keep more than one.
    """
    each = _bytes_kept(forward, torch.cat([patch, patch])) - _bytes_kept(forward, patch)
    most = MOST_ON_GPU if patch.is_cuda else MOST_ON_CPU
    fit = int(SHARE * free_bytes(patch.device) / max(1, each))
    return 1 << (max(1, min(most, fit)).bit_length() - 1)


def used_and_total(device: torch.device) -> tuple[int, int]:
    """Bytes of memory: those in use on the device, by whomever, and all that it has; on a CPU those of this process."""
    if device.type == "cuda":
        free, total = torch.cuda.mem_get_info(device)
        return total - free, total
    return psutil.Process().memory_info().rss, psutil.virtual_memory().total


def _bytes_kept(forward: Callable[[Tensor], Tensor], patches: Tensor) -> int:
    """For the way back, the model's own weights among them."""
    kept: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.enable_grad(), torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        forward(patches.detach().requires_grad_())
    return sum(kept.values())


def free_bytes(device: torch.device) -> int:
    """What can still be allocated on a device."""
    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        return free + torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
    return int(psutil.virtual_memory().available)  # an MPS device shares it


def give_back() -> None:
    """Let the machine have what this process has freed, where its C library would keep it for later (glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)


def is_out_of_memory(error: Exception) -> bool:
    """Whether a device's memory has run out."""
    # On the CPU torch has no class of its own for it.
    return isinstance(error, torch.OutOfMemoryError | MemoryError) or "DefaultCPUAllocator" in str(error)
