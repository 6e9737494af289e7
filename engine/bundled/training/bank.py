"""The bank of starts: one StyleNet body for all styles, with norms and convolutions of each style's own.

Dumoulin et al. 2017 ("A Learned Representation For Artistic Style"), from photos, the canvas, and what the renderers
make of both.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import Tensor, nn

from engine.bundled import photos
from engine.bundled.training.renderers import RENDERERS
from engine.bundled.training.stages import Stage
from engine.network import textures
from engine.network.stylenet import StyleNet

UNSTYLED = "photo"
NAMES = [UNSTYLED, *RENDERERS]
SIDE, BATCH = 128, 8  # pixels; pictures an update
MARGIN = 24  # pixels around a picture that renderers may look at, and that are cut off again
RATE, RATE_OF_STYLES = 2e-3, 6e-3
UNKNOWN_ERROR, LEAST_WEIGHT = 0.2, 0.02  # styles are drawn by what is still wrong with them, and none is forgotten


class OfStyles(nn.Module):
    """A layer whose parameters are a style's own; `chosen` says which style, for each picture of a batch."""

    chosen: Tensor


class NormOfStyles(OfStyles):
    """Instance norm with a gain and a bias for each style."""

    def __init__(self, channels: int, styles: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(styles, channels))
        self.bias = nn.Parameter(torch.zeros(styles, channels))

    def forward(self, x: Tensor) -> Tensor:
        """(n, channels, h, w) to the same."""
        gain, bias = (values[OfStyles.chosen][:, :, None, None] for values in (self.weight, self.bias))
        return F.instance_norm(x) * gain + bias


class ConvolutionOfStyles(OfStyles):
    """A 1×1 convolution for each style: which colours go in, and which come out."""

    def __init__(self, like: nn.Conv2d, styles: int) -> None:
        super().__init__()
        assert like.bias is not None
        self.weight = nn.Parameter(like.weight.detach().unsqueeze(0).repeat(styles, 1, 1, 1, 1))
        self.bias = nn.Parameter(like.bias.detach().unsqueeze(0).repeat(styles, 1))

    def forward(self, x: Tensor) -> Tensor:
        """(n, inputs, h, w) to (n, outputs, h, w)."""
        weight = self.weight[OfStyles.chosen][..., 0, 0]
        return torch.einsum("noi,nihw->nohw", weight, x) + self.bias[OfStyles.chosen][:, :, None, None]


def bank_of(styles: int) -> StyleNet:
    """A StyleNet on the canvas that knows many styles: first and last convolution and all norms are theirs."""
    net = StyleNet(affine=True, on_canvas=True)
    for module in list(net.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.InstanceNorm2d):
                setattr(module, name, NormOfStyles(child.num_features, styles))
    for name in ("conv_init", "conv_fin"):
        setattr(net, name, ConvolutionOfStyles(getattr(net, name), styles))
    return net


def batch(wrong: dict[str, float], generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """What a StyleNet sees of some photos, what the styles make of them, and which styles.

    wrong: the mean error of each style that has one.
    """
    weights = torch.tensor([wrong.get(name, UNKNOWN_ERROR) + LEAST_WEIGHT for name in NAMES])
    chosen = torch.multinomial(weights, BATCH, replacement=True, generator=generator)
    side = SIDE + 2 * MARGIN
    y, x = (torch.randint(0, textures.SIDE // textures.STRIDE, (2,), generator=generator) * textures.STRIDE).tolist()
    given = photos.pictures(BATCH, side, generator)
    beside = textures.beside(given, (y, x))
    made = [
        given[index] if style == 0 else RENDERERS[NAMES[style]](given[index, None], beside[index, None])[0]
        for index, style in enumerate(chosen.tolist())
    ]
    inner = slice(MARGIN, MARGIN + SIDE)
    seen = torch.cat([given, beside], dim=1)
    return seen[..., inner, inner], torch.stack(made).clamp(0, 1)[..., inner, inner], chosen


def difference(output: Tensor, wanted: Tensor) -> Tensor:
    """Colours, the same seen from further away, and edges."""
    loss = F.l1_loss(output, wanted)
    for scale in (2, 4, 8):
        loss = loss + 0.5 * F.l1_loss(F.avg_pool2d(output, scale), F.avg_pool2d(wanted, scale))
    for axis in (-1, -2):
        loss = loss + F.l1_loss(output.diff(dim=axis), wanted.diff(dim=axis))
    return loss


class BankTraining(Stage):
    """All styles at once; those that are furthest from their renders most often."""

    name = "bank"
    steps = 5000

    def __init__(self) -> None:
        torch.manual_seed(0)
        self.net = bank_of(len(NAMES))
        own = [p for module in self.net.modules() if isinstance(module, OfStyles) for p in module.parameters()]
        shared = [p for p in self.net.parameters() if all(p is not one for one in own)]
        groups = [{"params": shared, "lr": RATE}, {"params": own, "lr": RATE_OF_STYLES}]
        super().__init__(self.net, torch.optim.Adam(groups, betas=(0.9, 0.98)))

    def update(self, number: int) -> str:
        """Learn from one batch."""
        seen, wanted, chosen = batch(self.running, torch.Generator().manual_seed(number))
        OfStyles.chosen = chosen
        with torch.autocast("cpu", torch.bfloat16):
            output = self.net.paint(seen).float()
        self.optimizer.zero_grad()
        difference(output, wanted).backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        errors = (output - wanted).detach().abs().mean((1, 2, 3))
        for index, error in zip(chosen.tolist(), errors.tolist(), strict=True):
            self.follow(NAMES[index], error, 0.95)
        return f"mean error {sum(self.running.values()) / len(self.running):.4f}"

    def finish(self, folder: Path) -> None:
        """Write `starts.safetensors`, in fp16."""
        tensors = {name: tensor.half().contiguous() for name, tensor in self.net.state_dict().items()}
        save_file(tensors, folder / "starts.safetensors", metadata={"names": json.dumps(NAMES)})
