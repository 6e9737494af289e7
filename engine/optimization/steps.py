"""The steps of an optimization: the network's output, its losses, their gradient, and Adam's update.

On a GPU a step is some two thousand small kernels, and launching them one by one takes several times as long as running
them: on an H100, 59 ms a step, 21 ms of them work. Therefore the second step is captured as a CUDA graph
(https://docs.pytorch.org/docs/stable/notes/cuda.html#cuda-graphs), which launches all kernels at once from then on. A
graph reads and writes the same memory each time, so what changes from step to step, the patches and the learning rate,
is copied into buffers. On other devices the same code runs without a graph.

Several networks, of several seeds for one picture, can take their steps together: through the models in one batch, or
one after the other. Only the latter gives bit for bit what each gives alone, and it needs no more memory.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence

import structlog
import torch
from torch import Tensor

from engine.losses import Losses
from engine.memory import PatchesAtOnce, is_out_of_memory, release_cached_memory
from engine.network.filters import with_colors_of
from engine.network.stylenet import StyleNet
from engine.optimization.objective import Objective
from engine.patches import PatchGeometry
from engine.protocol.presets import Preset

log = structlog.get_logger()

EAGER_STEPS = 1  # before the capture: libraries choose algorithms, Adam creates its state, memory may run out


class Steps:
    """The updates of one or more StyleNets for one picture, each with new patches.

    Attributes:
        patches_at_once: how many patches go through CLIP together.

    Args:
        nets: changed by every update, and on a GPU converted to the memory format channels_last.
        content: (1, 3, h, w) in [0, 1], on the networks' device.
        rates: the learning rate of every update.
        capture: whether to capture the step as a CUDA graph if the device is a GPU.
        in_one_batch: whether the outputs of all networks go through the models in one batch. If memory runs out, they
            go one after the other from then on.
    """

    def __init__(
        self,
        nets: Sequence[StyleNet],
        objective: Objective,
        content: Tensor,
        preset: Preset,
        rates: Sequence[float],
        *,
        capture: bool,
        in_one_batch: bool,
    ) -> None:
        self._nets, self._objective, self._content, self._preset = nets, objective, content, preset
        self._on_gpu = content.is_cuda
        self._in_one_batch = in_one_batch and len(nets) > 1
        self._inputs = [net.inputs(content) for net in nets]
        if self._on_gpu:
            for net in nets:
                net.to(memory_format=torch.channels_last)
            self._inputs = [inputs.to(memory_format=torch.channels_last) for inputs in self._inputs]
        self._optimizer = torch.optim.Adam(
            [parameter for net in nets for parameter in net.parameters()],
            lr=rates[0],
            betas=(0.9, preset.second_moment),
            fused=True,
            capturable=self._on_gpu,
        )
        # On a GPU the rates are in its memory, because sending a number would wait for the device.
        self._rates: Tensor | Sequence[float] = torch.tensor(rates, device=content.device) if self._on_gpu else rates
        if isinstance(self._rates, Tensor):
            self._optimizer.param_groups[0]["lr"] = self._rates[0].clone()
        self._capture = capture and self._on_gpu
        self._graph: torch.cuda.CUDAGraph | None = None
        self._buffers: list[list[PatchGeometry]] = []  # of each network
        self._updates = 0
        self.patches_at_once: PatchesAtOnce = objective.patches_at_once()

    @property
    def is_captured(self) -> bool:
        """Whether steps are replayed from a CUDA graph by now."""
        return self._graph is not None

    @contextlib.contextmanager
    def stream(self) -> Iterator[None]:
        """Run the body of the `with` on a CUDA stream of its own, as a capture requires; elsewhere change nothing."""
        if not self._on_gpu or not torch.cuda.is_available():
            yield
            return
        outside = torch.cuda.current_stream(self._content.device)
        inside = torch.cuda.Stream(self._content.device)
        inside.wait_stream(outside)
        try:
            with torch.cuda.stream(inside):
                yield
        finally:
            outside.wait_stream(inside)

    def update(self, geometries: Sequence[Sequence[PatchGeometry]]) -> tuple[Tensor, Losses]:
        """Update each network once, with the patches of each.

        Returns the outputs (n, 3, h, w) before the update, and the losses (n,) of these outputs.
        """
        self._load_step(geometries)
        if self._capture and self._updates == EAGER_STEPS:
            self._capture_step()
        self._updates += 1
        if self._graph:
            self._graph.replay()
            outputs, losses = self._graph_outputs
            return outputs.clone(), Losses(*losses.clone().unbind())
        outputs, losses = self._within_memory(self._compute_gradient)
        self._optimizer.step()
        return outputs, Losses(*losses.unbind())

    @torch.no_grad()
    def measure(self, geometries: Sequence[Sequence[PatchGeometry]]) -> tuple[Tensor, Losses]:
        """Return the networks' outputs (n, 3, h, w) and their losses (n,), without an update."""
        self._load_step(geometries)

        def measured(patches_at_once: int) -> tuple[Tensor, Tensor]:
            return self._batch_by_batch(
                lambda outputs, patches: self._objective.losses_together(outputs, patches, patches_at_once)
            )

        outputs, losses = self._within_memory(measured)
        return outputs, Losses(*losses.unbind())

    def _load_step(self, geometries: Sequence[Sequence[PatchGeometry]]) -> None:
        """Copy a step's patches and learning rate into the buffers that the step reads."""
        if self._buffers:
            for buffers, drawn_for_one in zip(self._buffers, geometries, strict=True):
                for buffer, drawn in zip(buffers, drawn_for_one, strict=True):
                    buffer.copy_(drawn)
        else:
            self._buffers = [[geometry.clone() for geometry in drawn] for drawn in geometries]
        if self._updates == len(self._rates):
            return
        rate, group = self._rates[self._updates], self._optimizer.param_groups[0]
        if isinstance(rate, Tensor):
            group["lr"].copy_(rate)
        else:
            group["lr"] = rate

    def _within_memory(self, work: Callable[[int], tuple[Tensor, Tensor]]) -> tuple[Tensor, Tensor]:
        """Call `work` with the number of patches that go through CLIP together; need less memory if it runs out."""
        if self._in_one_batch:
            try:
                return work(self.patches_at_once.number)
            except Exception as error:
                if not is_out_of_memory(error):
                    raise
            self._in_one_batch = False
            release_cached_memory()
        return self.patches_at_once.within_memory(work)

    def _compute_gradient(self, patches_at_once: int) -> tuple[Tensor, Tensor]:
        """Return the outputs and their stacked losses; their gradient is left in the networks' parameters."""
        self._optimizer.zero_grad()
        return self._batch_by_batch(
            lambda outputs, patches: self._objective.backward_together(outputs, patches, patches_at_once)
        )

    def _batch_by_batch(self, judge: Callable[[Tensor, list[list[PatchGeometry]]], Losses]) -> tuple[Tensor, Tensor]:
        """Return the outputs (n, 3, h, w), detached, and what `judge` says of each batch, stacked: (losses, n)."""
        numbers = range(len(self._nets))
        outputs, losses = [], []
        for batch in [numbers] if self._in_one_batch else [[number] for number in numbers]:
            painted = _concatenated([self._forward(number) for number in batch])
            losses.append(torch.stack(judge(painted, [self._buffers[number] for number in batch])))
            outputs.append(painted.detach())
        return _concatenated(outputs), _concatenated(losses, dim=1)

    def _forward(self, number: int) -> Tensor:
        height, width = self._content.shape[-2:]
        output = self._nets[number].forward_inputs(self._inputs[number])[..., :height, :width]
        return with_colors_of(output, self._content) if self._preset.options.keep_colors else output

    def _capture_step(self) -> None:
        """Capture the step as a CUDA graph; if that fails (for lack of memory, say), go on without one."""
        graph = torch.cuda.CUDAGraph()
        self._optimizer.zero_grad()  # so that the gradients are allocated in the graph's memory
        try:
            # thread_local, because other threads of the engine may use the GPU meanwhile: for renders, in one pass.
            with torch.cuda.graph(
                graph, stream=torch.cuda.current_stream(self._content.device), capture_error_mode="thread_local"
            ):
                self._graph_outputs = self._compute_gradient(self.patches_at_once.number)
                self._optimizer.step()
        except RuntimeError as error:
            log.warning("a step could not be captured", error=repr(error)[:300])
            self._optimizer.zero_grad()
        else:
            self._graph = graph
        self._capture = False


def _concatenated(tensors: list[Tensor], dim: int = 0) -> Tensor:
    """Return tensors as one; a single one is not copied."""
    return tensors[0] if len(tensors) == 1 else torch.cat(tensors, dim)
