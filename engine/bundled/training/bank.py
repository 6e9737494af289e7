"""Training of the style bank: one StyleNet body for all styles, with each style's own norms and outer convolutions.

After Dumoulin et al. 2017, "A Learned Representation For Artistic Style". The network learns to turn photos and texture
channels into what the renderers make of both.
"""

import json
from collections.abc import Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import Tensor, nn

from engine.bundled import photos
from engine.bundled.training.captions import filed_styles
from engine.bundled.training.renderers import RENDERERS
from engine.bundled.training.stages import Stage
from engine.network import textures
from engine.network.stylenet import StyleNet

UNSTYLED = "photo"
NAMES = [UNSTYLED, *RENDERERS]
SIDE, BATCH, PHOTOS = 128, 8, 4  # pixels; pictures per update, and photos that they are made of
REDRAWN_AFTER = 50  # updates, after which the styles' errors decide anew how often each is drawn
MARGIN = 24  # pixels around a picture that renderers see, and that are then cropped away
LEARNING_RATE, STYLE_LEARNING_RATE = 2e-3, 6e-3
UNKNOWN_ERROR, MIN_WEIGHT = 0.2, 0.02  # the error of a style not drawn yet; the least weight of any style
TYPICAL_ERROR = 0.08  # of a style with hard edges; it is drawn as often in the second training as in the first
UNSTYLED_SHARE = 0.03  # of the pictures: the unchanged photo is one end of each style's strength


class PerStyleLayer(nn.Module):
    """A layer that has its parameters once for each style.

    `chosen`, (n,), is set on this class before each forward pass: the style of each picture in the batch.
    """

    chosen: Tensor


class PerStyleNorm(PerStyleLayer):
    """Instance norm with a gain and a bias for each style."""

    def __init__(self, channels: int, styles: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(styles, channels))
        self.bias = nn.Parameter(torch.zeros(styles, channels))

    def forward(self, x: Tensor) -> Tensor:
        """Normalize (n, channels, h, w) and apply the chosen styles' gains and biases."""
        gain, bias = (values[PerStyleLayer.chosen][:, :, None, None] for values in (self.weight, self.bias))
        return F.instance_norm(x) * gain + bias


class PerStyleConvolution(PerStyleLayer):
    """A 1×1 convolution for each style, for the network's first and last layer; `like` has the first weights."""

    def __init__(self, like: nn.Conv2d, styles: int) -> None:
        super().__init__()
        assert like.bias is not None
        self.weight = nn.Parameter(like.weight.detach().unsqueeze(0).repeat(styles, 1, 1, 1, 1))
        self.bias = nn.Parameter(like.bias.detach().unsqueeze(0).repeat(styles, 1))

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, outputs, h, w) for (n, inputs, h, w), with the chosen styles' weights."""
        weight = self.weight[PerStyleLayer.chosen][..., 0, 0]
        return torch.einsum("noi,nihw->nohw", weight, x) + self.bias[PerStyleLayer.chosen][:, :, None, None]


def build_bank(styles: int) -> StyleNet:
    """Return a StyleNet with texture channels whose norms and outer convolutions exist once for each style."""
    net = StyleNet(affine=True, texture_channels=textures.CHANNELS)
    for module in list(net.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.InstanceNorm2d):
                setattr(module, name, PerStyleNorm(child.num_features, styles))
    for name in ("conv_init", "conv_fin"):
        setattr(net, name, PerStyleConvolution(getattr(net, name), styles))
    return net


class Batch(NamedTuple):
    """The network's inputs, the pictures that it should paint, and the number of each one's style."""

    seen: Tensor
    wanted: Tensor
    chosen: Tensor


def draw_batch(errors: dict[str, float], generator: torch.Generator, among: Collection[str] = NAMES) -> Batch:
    """Draw the pictures of one update, and their styles from those of NAMES that are in `among`.

    `errors` has the mean error of each style so far; styles with a larger error are drawn more often.
    """
    weights = torch.tensor([(errors.get(name, UNKNOWN_ERROR) + MIN_WEIGHT) * (name in among) for name in NAMES])
    if UNSTYLED in among:
        weights[NAMES.index(UNSTYLED)] = UNSTYLED_SHARE / (1 - UNSTYLED_SHARE) * weights[1:].sum()
    chosen = torch.multinomial(weights, BATCH, replacement=True, generator=generator)
    side = SIDE + 2 * MARGIN
    y, x = (torch.randint(0, textures.SIDE // textures.STRIDE, (2,), generator=generator) * textures.STRIDE).tolist()
    # Texture channels take longer than renders, so each photo is rendered in several styles.
    different = photos.random_pictures(PHOTOS, side, generator)
    repeats = torch.arange(BATCH) % PHOTOS
    given, channels = different[repeats], textures.texture_channels(different, (y, x))[repeats]
    made = [
        given[index] if style == 0 else RENDERERS[NAMES[style]](given[index, None], channels[index, None])[0]
        for index, style in enumerate(chosen.tolist())
    ]
    inner = slice(MARGIN, MARGIN + SIDE)
    seen = torch.cat([given, channels], dim=1)
    return Batch(seen[..., inner, inner], torch.stack(made).clamp(0, 1)[..., inner, inner], chosen)


def reconstruction_loss(output: Tensor, wanted: Tensor) -> Tensor:
    """Return the L1 loss of colors at four scales, and of horizontal and vertical differences."""
    loss = F.l1_loss(output, wanted)
    for scale in (2, 4, 8):
        loss = loss + 0.5 * F.l1_loss(F.avg_pool2d(output, scale), F.avg_pool2d(wanted, scale))
    for axis in (-1, -2):
        loss = loss + F.l1_loss(output.diff(dim=axis), wanted.diff(dim=axis))
    return loss


class FirstBankTraining(Stage):
    """The training of the first styles, those that stand in no file of captions, and of the body for all that follow.

    Styles with the largest errors are drawn most often.
    """

    name = "first-bank"
    steps = 5000
    styles: Collection[str] = frozenset(NAMES) - filed_styles().keys()
    first_seed = 0

    def __init__(self) -> None:
        torch.manual_seed(0)
        self.net = build_bank(len(NAMES))
        own = [p for module in self.net.modules() if isinstance(module, PerStyleLayer) for p in module.parameters()]
        shared = [p for p in self.net.parameters() if all(p is not one for one in own)]
        groups = [{"params": shared, "lr": LEARNING_RATE}, {"params": own, "lr": STYLE_LEARNING_RATE}]
        super().__init__(self.net, torch.optim.Adam(groups, betas=(0.9, 0.98)))
        self._errors: dict[str, float] = {}  # by which styles are drawn: the running means some updates ago
        self._drawing = ThreadPoolExecutor(1, "batches")  # the next batch is drawn while this one is learned from
        self._next: tuple[int, Future[Batch]] | None = None

    def update(self, number: int) -> str:
        """Make one update from one batch; return the mean error over all styles as a report."""
        if number % REDRAWN_AFTER == 0:
            self._errors = dict(self.running)
        ahead = self._next if self._next and self._next[0] == number else (number, self._draw(number))
        seen, wanted, chosen = ahead[1].result()
        self._next = (number + 1, self._draw(number + 1)) if (number + 1) % REDRAWN_AFTER else None
        PerStyleLayer.chosen = chosen
        with torch.autocast("cpu", torch.bfloat16):
            output = self.net.forward_inputs(seen).float()
        self.optimizer.zero_grad()
        reconstruction_loss(output, wanted).backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        errors = (output - wanted).detach().abs().mean((1, 2, 3))
        for index, error in zip(chosen.tolist(), errors.tolist(), strict=True):
            self.update_running_mean(NAMES[index], error, 0.95)
        return f"mean error {sum(self.running.values()) / len(self.running):.4f}"

    def _draw(self, number: int) -> "Future[Batch]":
        generator = torch.Generator().manual_seed(self.first_seed + number)
        return self._drawing.submit(draw_batch, self._drawn_by(), generator, self.styles)

    def _drawn_by(self) -> dict[str, float]:
        return self._errors

    def state(self) -> dict[str, Any]:
        """Return everything that is needed to resume, for torch.save."""
        return {**super().state(), "errors": self._errors}

    def load(self, state: dict[str, Any]) -> None:
        """Restore a state that `state` returned."""
        super().load(state)
        self._errors = state["errors"]

    def finish(self, folder: Path) -> None:
        """Write nothing: the next stage takes the checkpoint."""


class BankTraining(FirstBankTraining):
    """The training of all styles at once, from the first ones: the others begin as the unchanged photo."""

    name = "bank"
    steps = 10000
    styles: Collection[str] = NAMES

    def begin(self, folder: Path) -> None:
        """Take the body and the first styles from the first stage's checkpoint, if it is there."""
        if self._take(folder, FirstBankTraining.name):
            self.copy_rows({name: UNSTYLED for name in NAMES if name not in FirstBankTraining.styles})

    def _take(self, folder: Path, stage: str) -> bool:
        checkpoint = folder / f"{stage}.pt"
        if not checkpoint.exists():
            return False
        state = torch.load(checkpoint, weights_only=True)
        self.net.load_state_dict(state["trained"])
        self.running = state["running"]
        return True

    @torch.no_grad()
    def copy_rows(self, sources: Mapping[str, str]) -> None:
        """Let styles begin anew with the rows of others: the source of each by its name."""
        for layer in self.net.modules():
            for values in layer.parameters(recurse=False) if isinstance(layer, PerStyleLayer) else ():
                for name, source in sources.items():
                    values[NAMES.index(name)] = values[NAMES.index(source)].clone()

    def finish(self, folder: Path) -> None:
        """Write the style bank to `starts.safetensors`, in fp16."""
        tensors = {name: tensor.half().contiguous() for name, tensor in self.net.state_dict().items()}
        save_file(tensors, folder / "starts.safetensors", metadata={"names": json.dumps(NAMES)})


class WeakRowsTraining(BankTraining):
    """The training of the rows of styles that were learned least; the body and all other rows stay as they are."""

    name = "weak-rows"
    steps = 500
    styles: Collection[str] = (
        "stained glass", "low poly", "comic book", "oil painting", "watercolor painting", "sticker", "cut-outs",
        "suprematism",
    )  # fmt: skip

    def begin(self, folder: Path) -> None:
        """Take the bank's checkpoint; what lives on superpixels begins as the style that learned them best."""
        if self._take(folder, BankTraining.name):
            self.copy_rows(dict.fromkeys(("stained glass", "low poly"), "origami"))

    def update(self, number: int) -> str:
        """Make one update of the rows of the styles in the batch."""
        for module in self.net.modules():
            for values in module.parameters(recurse=False):
                values.requires_grad_(isinstance(module, PerStyleLayer))
        return super().update(number)


class SecondBankTraining(BankTraining):
    """The training of all styles once more, from what the stages before have learned.

    Styles are drawn by the square of their errors. Tints and tones are learned after the first training; what is made
    of hard edges is not.
    """

    name = "second-bank"
    steps = 5000
    first_seed = 1_000_000  # so that other pictures are drawn than in the first training

    def __init__(self) -> None:
        super().__init__()
        for group in self.optimizer.param_groups:
            group["full_lr"] *= 0.6  # with the whole rate, the first updates would undo what is learned

    def begin(self, folder: Path) -> None:
        """Take the checkpoint of the weak rows."""
        self._take(folder, WeakRowsTraining.name)

    def _drawn_by(self) -> dict[str, float]:
        return {name: error**2 / TYPICAL_ERROR for name, error in self._errors.items()}


class OutlinedRowsTraining(WeakRowsTraining):
    """The training of the rows of styles that are drawn with outlines, which all begin as the one that learned them."""

    name = "outlined-rows"
    steps = 450
    styles = ("anime", "cel-shaded 3d render", "art nouveau", "graffiti", "sticker")

    def begin(self, folder: Path) -> None:
        """Take the checkpoint of the second training."""
        if self._take(folder, SecondBankTraining.name):
            self.copy_rows(dict.fromkeys(self.styles, "marker"))
