"""The judge: a classifier for styles that no optimization ever sees, so that its opinion is independent.

Its architecture differs from the small CLIP's (plain convolutions, larger pictures, no text, no attacks), and it is
trained on other photos with other texture sets. It is not shipped.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from engine.bundled.training import dataset
from engine.bundled.training.bank import NAMES
from engine.bundled.training.stages import Stage

SIDE = 96  # pixels: the side of the judge's input
PHOTOS, HELD_OUT, RENDER_SIDE = 120, 16, 136
TEXTURE_SETS = ((1001, 0.9), (1002, 1.0), (1003, 1.1), (1004, 1.4), (1005, 1.0))
HELD_OUT_TEXTURE_SETS = ((2001, 1.05), (2002, 0.95), (2003, 1.25))
BATCH = 48
LEARNING_RATE = 2e-3


class Judge(nn.Module):
    """A classifier: pictures (n, 3, SIDE, SIDE) in [0, 1] to logits (n, 1 + styles), the unchanged photo first."""

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
        """Return the logits (n, 1 + styles) of pictures (n, 3, SIDE, SIDE) in [0, 1]."""
        x = self.features(pictures * 4 - 2)
        logits: Tensor = self.head(torch.cat([x.mean((2, 3)), x.amax((2, 3))], dim=1))
        return logits

    @torch.no_grad()
    def predict(self, picture: Tensor) -> Tensor:
        """Return the probabilities (1 + styles,) for a picture (3, h, w) of at least SIDE pixels.

        They are the mean over overlapping parts that cover the picture.
        """
        height, width = picture.shape[-2:]
        tops, lefts = (torch.linspace(0, size - SIDE, max(2, -(-size // SIDE))).int() for size in (height, width))
        parts = [picture[:, top : top + SIDE, left : left + SIDE] for top in tops.tolist() for left in lefts.tolist()]
        opinions: Tensor = self(torch.stack(parts)).softmax(1)
        return opinions.mean(0)


class JudgeTraining(Stage):
    """The training of the judge on parts of renders at random scales, mirrored and with random exposure."""

    name = "judge"
    steps = 2600

    def __init__(self, photos: int = PHOTOS, held_out: int = HELD_OUT, batch: int = BATCH) -> None:
        self.batch = batch
        self.renders = dataset.render_photos(photos, RENDER_SIDE, TEXTURE_SETS, seed=300)
        self.held_out = dataset.render_photos(held_out, RENDER_SIDE, HELD_OUT_TEXTURE_SETS, seed=400)
        torch.manual_seed(7)
        self.model = Judge().to(memory_format=torch.channels_last)
        super().__init__(self.model, torch.optim.AdamW(self.model.parameters(), lr=LEARNING_RATE, weight_decay=0.05))

    def update(self, number: int) -> str:
        """Make one update from one batch; return the loss and the accuracy as a report."""
        torch.manual_seed(2_000_000 + number)
        which = torch.randint(0, len(self.renders), (self.batch,))
        styles = torch.randint(0, len(NAMES), (self.batch,))
        pictures = self.renders.select(which, styles)
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
        self.update_running_mean("right", (logits.argmax(1) == styles).float().mean().item(), 0.98)
        return f"loss {loss.item():.3f}, right {self.running['right']:.3f}"

    @torch.no_grad()
    def accuracy(self) -> dict[str, float]:
        """Return the share of held-out renders that are classified correctly, by style."""
        self.model.eval()
        right = torch.zeros(len(NAMES))
        for render in self.held_out.pictures:
            for style, picture in enumerate(render):
                right[style] += int(self.model.predict(picture.float() / 255).argmax()) == style
        self.model.train()
        return dict(zip(NAMES, (right / len(self.held_out)).tolist(), strict=True))

    def finish(self, folder: Path) -> None:
        """Write `judge.safetensors`, and print the accuracy on held-out renders."""
        save_file({name: tensor.contiguous() for name, tensor in self.model.state_dict().items()}, folder / FILE)
        accuracy = self.accuracy()
        worst = sorted(accuracy.items(), key=lambda item: item[1])[:6]
        mean = sum(accuracy.values()) / len(accuracy)
        print(f"judge: {mean:.3f} of held-out renders named right; the least: {worst}", flush=True)  # noqa: T201  # its result


FILE = "judge.safetensors"


def load_judge(folder: Path) -> Judge:
    """Load the trained judge from a training folder, in eval mode."""
    judge = Judge()
    judge.load_state_dict(load_file(folder / FILE))
    return judge.eval()
