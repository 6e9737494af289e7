"""Train the bank of starts from nothing: `python -m engine.bundled.train FOLDER`.

Seeded, and resumable at any point: FOLDER keeps a checkpoint, and the same command goes on from there. One StyleNet
body learns all styles at once, with instance-norm gains and biases of each style's own (Dumoulin et al. 2017), from
photos, the canvas, and what the renderers make of both.
"""

import argparse
import json
import math
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import Tensor, nn

from engine import canvas
from engine.bundled import photos
from engine.bundled.renderers import RENDERERS
from engine.stylenet import StyleNet

UNSTYLED = "photo"
NAMES = [UNSTYLED, *RENDERERS]
STEPS = 3200
SIDE, BATCH = 128, 8  # pixels; pictures a step
MARGIN = 24  # pixels around a picture that renderers may look at, and that are cut off again
RATE, RATE_OF_STYLES = 2e-3, 6e-3
CHECKPOINT_SECONDS = 60.0
MOST_AT_ONCE = 1_000_000_000  # updates of one run

# These have more to learn than a map from one colour to another.
HARD = {
    "mosaic": 3.0, "watercolor painting": 3.0, "oil painting": 3.0, "pencil sketch": 2.0, "stained glass": 2.5,
    "pixel art": 2.5, "low poly": 2.5, "pointillism": 2.0, "comic book": 2.0, "woodcut print": 2.5, "starry night": 2.5,
    "knitted wool": 2.5, "embroidery": 2.5, "brick wall": 2.0, "cubism": 2.0, "neon": 2.0, "fire": 2.0, "glitch": 2.0,
    "grass": 2.0, "stone wall": 2.0, "ink wash painting": 2.0, "cartoon": 2.0, "psychedelic": 2.0, "wood": 1.5,
    "sand": 1.5,
}  # fmt: skip
EASY = {"red", "green", "blue", "purple", "yellow", "pink", "orange", "sepia", "black and white", "negative", UNSTYLED}


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


def batch(generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor, tuple[int, int]]:
    """Photos, what the styles make of them, which styles, and where the canvas begins."""
    weights = torch.tensor([0.6 if name in EASY else HARD.get(name, 1.0) for name in NAMES])
    chosen = torch.multinomial(weights, BATCH, replacement=True, generator=generator)
    side = SIDE + 2 * MARGIN
    y, x = (torch.randint(0, canvas.SIDE // canvas.STRIDE, (2,), generator=generator) * canvas.STRIDE).tolist()
    shift = (y, x)
    piece = canvas.cut(side, side, shift).unsqueeze(0)
    given = photos.pictures(BATCH, side, generator)
    made = [
        given[index] if style == 0 else RENDERERS[NAMES[style]](given[index : index + 1], piece)[0]
        for index, style in enumerate(chosen.tolist())
    ]
    inner = slice(MARGIN, MARGIN + SIDE)
    wanted = torch.stack(made).clamp(0, 1)
    return given[..., inner, inner], wanted[..., inner, inner], chosen, (y + MARGIN, x + MARGIN)


def difference(output: Tensor, wanted: Tensor) -> Tensor:
    """Colours, the same seen from further away, and edges."""
    loss = F.l1_loss(output, wanted)
    for scale in (2, 4, 8):
        loss = loss + 0.5 * F.l1_loss(F.avg_pool2d(output, scale), F.avg_pool2d(wanted, scale))
    for axis in (-1, -2):
        loss = loss + F.l1_loss(output.diff(dim=axis), wanted.diff(dim=axis))
    return loss


def train(folder: Path, steps: int, minutes: float) -> None:
    """Go on until `steps` updates have been made in all, or the minutes of this run are over."""
    folder.mkdir(parents=True, exist_ok=True)
    checkpoint = folder / "bank.pt"
    torch.manual_seed(0)
    net = bank_of(len(NAMES))
    own = [parameter for module in net.modules() if isinstance(module, OfStyles) for parameter in module.parameters()]
    shared = [parameter for parameter in net.parameters() if all(parameter is not one for one in own)]
    groups = [{"params": shared, "rate": RATE}, {"params": own, "rate": RATE_OF_STYLES}]
    optimizer = torch.optim.Adam(groups, lr=RATE, betas=(0.9, 0.98))
    done = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["done"]
    first, begun, saved = done, time.monotonic(), time.monotonic()
    average: dict[str, float] = {}

    def save() -> None:
        state = {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "done": done}
        torch.save(state, checkpoint.with_suffix(".part"))
        checkpoint.with_suffix(".part").replace(checkpoint)
        (folder / "losses.json").write_text(json.dumps(average, indent=1))

    while done < steps and done - first < MOST_AT_ONCE and time.monotonic() - begun < minutes * 60:
        share = 0.5 + 0.5 * math.cos(math.pi * done / steps)
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * max(share, 0.01) * min(1.0, (done + 1) / 50)
        given, wanted, chosen, shift = batch(torch.Generator().manual_seed(done))
        OfStyles.chosen = chosen
        net.canvas_shift = shift
        with torch.autocast("cpu", torch.bfloat16):
            output = net(given).float()
        loss = difference(output, wanted)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        done += 1
        errors = (output - wanted).detach().abs().mean((1, 2, 3))
        for index, error in zip(chosen.tolist(), errors.tolist(), strict=True):
            average[NAMES[index]] = 0.95 * average.get(NAMES[index], error) + 0.05 * error
        if done % 50 == 0:
            minutes_gone, mean = (time.monotonic() - begun) / 60, sum(average.values()) / len(average)
            print(f"{done} of {steps}, {minutes_gone:.1f} min, mean error {mean:.4f}", flush=True)  # noqa: T201  # its progress
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            save()
            saved = time.monotonic()
    save()
    if done >= steps:
        tensors = {name: tensor.half().contiguous() for name, tensor in net.state_dict().items()}
        save_file(tensors, folder / "starts.safetensors", metadata={"names": json.dumps(NAMES), "steps": str(done)})


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the checkpoint and the result go")
    parser.add_argument("--steps", type=int, default=STEPS, help="updates in all")
    parser.add_argument("--minutes", type=float, default=math.inf, help="of this run; the same command goes on later")
    asked = parser.parse_args()
    train(asked.folder, asked.steps, asked.minutes)


if __name__ == "__main__":
    main()
