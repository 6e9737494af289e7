"""An independent opinion on what is painted: a classifier that no optimiser ever sees.

Another architecture than the small CLIP's (plain convolutions, larger pictures, no text, no attacks), trained on
renders of other photos on other canvases. It is not shipped.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from engine.bundled.training import dataset
from engine.bundled.training.bank import NAMES
from engine.bundled.training.stages import Stage

SIDE = 96  # pixels that it sees at once
PHOTOS, HELD_OUT, RENDER_SIDE = 120, 16, 136
CANVASES = ((1001, 0.9), (1002, 1.0), (1003, 1.1), (1004, 1.4), (1005, 1.0))
HELD_OUT_CANVASES = ((2001, 1.05), (2002, 0.95), (2003, 1.25))
BATCH = 48
RATE = 2e-3


class Judge(nn.Module):
    """Pictures (n, 3, SIDE, SIDE) in [0, 1] to logits (n, 1 + styles): the unstyled photo first."""

    def __init__(self) -> None:
        super().__init__()
        widths = (24, 48, 96, 160)
        layers: list[nn.Module] = []
        inputs = 3
        for index, width in enumerate(widths):
            layers += [nn.Conv2d(inputs, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True)]
            if index:
                layers += [
                    nn.Conv2d(width, width, 3, padding=1, bias=False),
                    nn.BatchNorm2d(width),
                    nn.ReLU(inplace=True),
                ]
            layers.append(nn.MaxPool2d(2))
            inputs = width
        self.features = nn.Sequential(*layers)
        self.head = nn.Linear(2 * widths[-1], len(NAMES))

    def forward(self, pictures: Tensor) -> Tensor:
        """See the class."""
        x = self.features(pictures * 4 - 2)
        logits: Tensor = self.head(torch.cat([x.mean((2, 3)), x.amax((2, 3))], dim=1))
        return logits

    @torch.no_grad()
    def opinion(self, picture: Tensor) -> Tensor:
        """Probabilities (1 + styles,) of a picture (3, h, w) of at least SIDE pixels: the mean over parts of it."""
        height, width = picture.shape[-2:]
        tops, lefts = (torch.linspace(0, size - SIDE, max(2, -(-size // SIDE))).int() for size in (height, width))
        parts = [picture[:, top : top + SIDE, left : left + SIDE] for top in tops.tolist() for left in lefts.tolist()]
        opinions: Tensor = self(torch.stack(parts)).softmax(1)
        return opinions.mean(0)


class JudgeTraining(Stage):
    """Parts of renders, some of them from further away, mirrored and with another exposure."""

    name = "judge"
    steps = 2600

    def __init__(self, photos: int = PHOTOS, held_out: int = HELD_OUT, batch: int = BATCH) -> None:
        self.batch = batch
        self.renders = dataset.render(photos, RENDER_SIDE, CANVASES, seed=300)
        self.held_out = dataset.render(held_out, RENDER_SIDE, HELD_OUT_CANVASES, seed=400)
        torch.manual_seed(7)
        self.model = Judge().to(memory_format=torch.channels_last)
        super().__init__(self.model, torch.optim.AdamW(self.model.parameters(), lr=RATE, weight_decay=0.05))

    def update(self, number: int) -> str:
        """Learn from one batch."""
        torch.manual_seed(2_000_000 + number)
        which = torch.randint(0, len(self.renders), (self.batch,))
        styles = torch.randint(0, len(NAMES), (self.batch,))
        pictures = self.renders.take(which, styles)
        side = int(torch.randint(SIDE, RENDER_SIDE + 1, ()))
        top, left = (int(torch.randint(0, RENDER_SIDE - side + 1, ())) for _ in range(2))
        pictures = pictures[..., top : top + side, left : left + side]
        pictures = F.interpolate(pictures, size=(SIDE, SIDE), mode="bilinear", antialias=True)
        exposure = 1 + 0.15 * (torch.rand(self.batch, 1, 1, 1) * 2 - 1)
        pictures = (pictures * exposure + 0.02 * torch.randn_like(pictures)).clamp(0, 1)
        if number % 2:
            pictures = pictures.flip(-1)
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.model(pictures.contiguous(memory_format=torch.channels_last)).float()
        loss = F.cross_entropy(logits, styles, label_smoothing=0.05)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.follow("right", (logits.argmax(1) == styles).float().mean().item(), 0.98)
        return f"loss {loss.item():.3f}, right {self.running['right']:.3f}"

    @torch.no_grad()
    def accuracy(self) -> dict[str, float]:
        """The share of held-out renders of each style that are named right."""
        self.model.eval()
        right = torch.zeros(len(NAMES))
        for render in self.held_out.pictures:
            for style, picture in enumerate(render):
                right[style] += int(self.model.opinion(picture.float() / 255).argmax()) == style
        self.model.train()
        return dict(zip(NAMES, (right / len(self.held_out)).tolist(), strict=True))

    def finish(self, folder: Path) -> None:
        """Write `judge.safetensors`, and say how often it is right about renders that it never saw."""
        save_file({name: tensor.contiguous() for name, tensor in self.model.state_dict().items()}, folder / FILE)
        accuracy = self.accuracy()
        worst = sorted(accuracy.items(), key=lambda item: item[1])[:6]
        mean = sum(accuracy.values()) / len(accuracy)
        print(f"judge: {mean:.3f} of held-out renders named right; the least: {worst}", flush=True)  # noqa: T201  # its result


FILE = "judge.safetensors"


def load_judge(folder: Path) -> Judge:
    """The trained judge of a training folder."""
    judge = Judge()
    judge.load_state_dict(load_file(folder / FILE))
    return judge.eval()
