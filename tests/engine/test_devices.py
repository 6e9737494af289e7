"""What can be known of a GPU where there is none: that everything is on it, and that no step waits for it."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch
import torchvision
from msgspec.structs import replace
from torch import Tensor, nn
from torch._subclasses.fake_tensor import DataDependentOutputException, FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode

from engine import bundled, stylize
from engine.memory import PatchesAtOnce
from engine.models import perception
from engine.models.perception import Perception, VggFeatures, build_perception, load_perception
from engine.network import filters, textures
from engine.optimization import references
from engine.optimization.objective import Objective
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import PRESETS, Options, Patches, Preset
from engine.stylize import StepProgress
from engine.worker import other_devices
from tests.engine import checkpoints

GPU = torch.device("cuda")
ALL_OPTIONS = Options(keep_colors=True, negative="text")


class Reads(TorchDispatchMode):
    """Counts the operations whose result Python looks at: on a GPU each waits until all before it is done."""

    number = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.number += func in (torch.ops.aten._local_scalar_dense.default, torch.ops.aten.nonzero.default)
        return func(*args, **(kwargs or {}))


@pytest.mark.parametrize("start", ["random", "style"])
def test_no_step_reads_from_the_device(start: Any, content: Tensor, perception: Perception) -> None:
    preset = Preset(name="draft", size=96, steps=4, patches=(Patches(4, 24),), start=start, options=ALL_OPTIONS)
    reads = Reads()  # type: ignore[no-untyped-call]  # torch's
    seen: list[int] = []
    with reads:
        stylize.stylize(content, "fire", perception, preset, on_progress=lambda _: seen.append(reads.number))
        assert seen == [seen[0]] * 5
        before = reads.number
        content.sum().item()
    assert reads.number == before + 1  # it does count


class Shown(Exception):
    """The first output has been shown."""


@pytest.mark.parametrize("start", ["random", "style"])
def test_on_a_gpu_all_is_on_the_gpu(start: Any, on_a_gpu_that_only_knows_sizes: Callable[[], Perception]) -> None:
    there = on_a_gpu_that_only_knows_sizes()
    preset = Preset(name="draft", size=96, steps=0, patches=(Patches(4, 24),), start=start, options=ALL_OPTIONS)
    outputs: list[Tensor] = []

    def on_progress(progress: StepProgress) -> None:
        outputs.append(progress.output)
        outputs.extend(progress.losses)
        with pytest.raises(DataDependentOutputException):  # here nothing can be read unnoticed
            progress.losses.total.item()
        raise Shown

    with pytest.raises(Shown):
        stylize.stylize(torch.rand(1, 3, 96, 72), "fire", there, preset, on_progress=on_progress)
    assert {output.device.type for output in outputs} == {"cuda"}
    assert outputs[0].shape == (1, 3, 96, 72)


@pytest.fixture
def on_a_gpu_that_only_knows_sizes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Perception]]:
    """Models on a device of which torch computes the shapes and checks that nothing of another device is mixed in."""
    starts, mode = bundled.load_style_bank(), FakeTensorMode(allow_non_fake_inputs=True)
    # Torch's own of these swap tensors or look where they lie, which these tensors do not allow.
    monkeypatch.setattr(nn.Module, "to", _moved)
    monkeypatch.setattr(copy, "deepcopy", lambda module: module)
    # What may read from the device, as it comes before the first step.
    monkeypatch.setattr(textures, "shift_for_seed", lambda seed: (8, 16))
    monkeypatch.setattr(
        textures, "texture_channels", lambda seen, _, count, contrast: seen[:, :1].expand(-1, count, -1, -1)
    )
    monkeypatch.setattr(Objective, "patches_at_once", lambda _: PatchesAtOnce(2))
    monkeypatch.setattr(perception, "has_bfloat16", lambda device: True)

    def models() -> Perception:
        bank: dict[str, Tensor] = {name: mode.from_tensor(tensor) for name, tensor in starts.tensors.items()}
        monkeypatch.setattr(bundled, "load_style_bank", lambda: bundled.StyleBank(starts.names, bank))
        clip: Any = checkpoints.random_clip()
        vgg = VggFeatures(torchvision.models.vgg19().features[: VggFeatures.RELU5_2 + 1])
        there = build_perception(clip, vgg, GPU)
        embedding = torch.rand(clip.visual.output_dim, device=GPU)
        for name in ("text_embedding", "prompt_embedding"):
            monkeypatch.setattr(references, name, lambda *_: embedding)
        return there

    with mode:
        yield models
    # Constants of this device were kept, and real GPUs have the same name.
    filters.for_channels.cache_clear()


def _moved(module: nn.Module, *where: Any, memory_format: Any = None) -> nn.Module:
    for part in module.modules():
        for name, parameter in part.named_parameters(recurse=False):
            setattr(part, name, nn.Parameter(parameter.detach().to(*where), parameter.requires_grad))
    return module


def test_auto_is_the_first_gpu_and_knows_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 3)
    assert other_devices(torch.device("cuda", 0)) == ["cuda:1", "cuda:2"]
    assert other_devices(torch.device("cpu")) == []


needs_gpu = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a GPU")


@pytest.fixture(scope="module")
def on_the_gpu() -> Perception:
    config = ModelsConfig(models="bundled", clip="ViT-B/32", vgg=None, cache_dir="")
    return load_perception(config, torch.device("cuda"), lambda *_: None)


@needs_gpu
@pytest.mark.parametrize("start", ["random", "style"])
@pytest.mark.parametrize("options", [Options(), ALL_OPTIONS])
def test_a_captured_step_computes_what_steps_one_by_one_compute(
    start: Any, options: Options, content: Tensor, on_the_gpu: Perception
) -> None:
    preset = Preset(
        name="draft", size=96, steps=10, patches=(Patches(4, 24), Patches(2, 48)), start=start, options=options
    )
    # No threshold: a patch that lies on it is a jump of the loss, and the order of sums decides which way.
    preset = replace(preset, halve_every=4, learning_rate=1e-4, threshold=0.0)
    told: list[StepProgress] = []
    captured = stylize.stylize(content, "fire", on_the_gpu, preset, on_progress=told.append)
    plain = stylize.stylize(content, "fire", on_the_gpu, preset, capture=False)
    assert (captured.captured, plain.captured) == (True, False)
    assert captured.history["total"] == pytest.approx(plain.history["total"], rel=0.02)
    # What was told of a step stays what it was when later ones have run.
    assert [progress.losses.total.item() for progress in told] == captured.history["total"]
    assert not torch.equal(told[5].output, told[6].output)
    with torch.no_grad():
        again = captured.net(content.to("cuda"))
    if not options.keep_colors:
        assert (again - captured.output).abs().mean() < 1e-3


@needs_gpu
def test_on_a_gpu_the_same_seed_paints_nearly_the_same_picture(content: Tensor, on_the_gpu: Perception) -> None:
    draft = replace(PRESETS["bundled"]["draft"].at_size(96), steps=20)
    first, second = (stylize.stylize(content, "fire", on_the_gpu, draft, seed=5).output for _ in range(2))
    assert (first - second).abs().mean() <= stylize.GPU_TOLERANCE


@needs_gpu
def test_where_a_step_cannot_be_captured_it_goes_on_without(
    content: Tensor, on_the_gpu: Perception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_memory(*_: Any, **__: Any) -> None:
        raise torch.OutOfMemoryError

    monkeypatch.setattr(torch.cuda, "graph", out_of_memory)
    preset = Preset(name="draft", size=96, steps=6, patches=(Patches(4, 24),))
    result = stylize.stylize(content, "fire", on_the_gpu, preset)
    assert not result.captured
    assert result.history["total"][-1] < result.history["total"][0]
