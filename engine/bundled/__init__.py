"""The small models that come with Wordbrush: for trying, testing and developing, with a known vocabulary.

See README.md beside this file for what they are, how they were made, and what they cannot do.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file
from torch import Tensor, nn

from engine.bundled import plain_colors
from engine.network import textures
from engine.network.filters import LUMINANCE, luminance
from engine.network.stylenet import StyleNet
from engine.protocol import vocabulary
from engine.protocol.wording import parts_of

HERE = Path(__file__).parent
CLIP_NAME, CONTENT_NAME = "Wordbrush tiny CLIP", "random VGG on luminance"
CLIP_FILE, STARTS_FILE = HERE / "tiny-clip.safetensors", HERE / "starts.safetensors"
FILES = {CLIP_NAME: CLIP_FILE, "Bank of starts": STARTS_FILE}


def load_clip(file: Path | None = None) -> nn.Module:
    """The tiny CLIP, in fp32 on the CPU: resolution 64, embedding size 256.

    Its file (`file` where it is not the shipped one) holds only the token embeddings that it was trained with; all
    others are zero, so that words it has never seen say nothing.
    """
    # Imported here, as importing the package warns; engine.models.perception has silenced that by now.
    from clip.model import build_model

    state = _load(file or CLIP_FILE)
    seen = state.pop("seen").long()
    vocabulary = torch.zeros(49408, state["token_embedding.weight"].shape[1])
    vocabulary[seen] = state["token_embedding.weight"]
    state["token_embedding.weight"] = vocabulary
    model: nn.Module = build_model(state)
    return model.float()


class LuminanceFeatures(nn.Module):
    """Content features without training: convolutions with fixed random weights over the picture's luminance.

    Random features keep edges and shapes where they are, and leave the colours to the style.
    """

    WIDTHS = (24, 48, 96)

    def __init__(self) -> None:
        super().__init__()
        generator = torch.Generator().manual_seed(0)
        blocks = []
        inputs = 1
        for width in self.WIDTHS:
            first, second = nn.Conv2d(inputs, width, 3, padding=1), nn.Conv2d(width, width, 3, padding=1)
            for convolution in (first, second):
                nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu", generator=generator)
                nn.init.zeros_(convolution.bias)  # type: ignore[arg-type]  # a Conv2d made with bias has one
            blocks.append(nn.Sequential(first, nn.ReLU(), second, nn.ReLU(), nn.AvgPool2d(2)))
            inputs = width
        self.blocks = nn.ModuleList(blocks)

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """(n, 3, h, w) in [0, 1] to the activations at 1/4 and 1/8 of the resolution."""
        x = luminance(pictures) * 4 - 2  # about standardised
        activations = []
        for block in self.blocks:
            x = block(x)
            activations.append(x)
        return activations[1:]


@dataclass(frozen=True)
class Start:
    """Where an optimisation starts from.

    photo: the weights with which the same StyleNet paints the photo as it is; None where none are known.
    """

    name: str
    net: StyleNet
    photo: dict[str, Tensor] | None = None


@dataclass(frozen=True)
class Starts:
    """StyleNets that already paint a little: one body, and for each style its instance norms' gains and biases.

    names: of the styles, in the bank's order; the first is the photo as it is. digest: tells one bank from another.
    """

    names: list[str]
    bank: dict[str, Tensor]
    digest: str = ""

    def for_prompt(self, prompt: str, seed: int) -> Start | None:
        """The start for the style that a prompt asks for, with a new StyleNet; None where it asks for none.

        Of several styles with weights it is a blend. The seed decides which piece of the canvas it paints on.
        """
        parts = [(vocabulary.asked_for(part.text), part.weight) for part in parts_of(prompt)]
        asked = [(style, weight) for style, weight in parts if style]
        if len(asked) < len(parts):
            return None
        net = StyleNet(affine=True, on_canvas=True)
        net.canvas_shift = textures.shift_of(seed)
        states = [(self._state(style.style, style.colour), weight) for style, weight in asked]
        net.load_state_dict({name: sum(weight * state[name] for state, weight in states) for name in net.state_dict()})
        return Start(" + ".join(style.name for style, _ in asked), net, self.photo())

    def for_photo(self, seed: int) -> Start:
        """The start that paints the photo as it is, for whatever no style of the bank is near."""
        net = StyleNet(affine=True, on_canvas=True)
        net.canvas_shift = textures.shift_of(seed)
        photo = self.photo()
        net.load_state_dict(photo)
        return Start(self.names[0], net, photo)

    def photo(self) -> dict[str, Tensor]:
        """The weights that paint the photo as it is."""
        return self._state(self.names[0])

    def _state(self, style: str, colour: str | None = None) -> dict[str, Tensor]:
        row, dimensions = self.names.index(style), _dimensions()
        # What is a style's own has a row for each style, and so one dimension more.
        state = {name: tensor[row] if tensor.ndim > dimensions[name] else tensor for name, tensor in self.bank.items()}
        return tinted(state, colour) if colour else state


@cache
def _dimensions() -> dict[str, int]:
    """How many each of a StyleNet's tensors has."""
    with torch.device("meta"):  # only the shapes: to draw its weights takes longer than a small picture
        net = StyleNet(affine=True, on_canvas=True)
    return {name: tensor.ndim for name, tensor in net.state_dict().items()}


def tinted(state: dict[str, Tensor], colour: str) -> dict[str, Tensor]:
    """A StyleNet's weights, so that it paints in one of the colours of `colours.RAMPS`, in whatever style it has.

    Its last convolution gives the logits of red, green and blue. In place of each comes the logit of the luminance,
    stretched and moved so that it runs along the colour's ramp.
    """
    share = torch.tensor(LUMINANCE)
    stretch, move = plain_colors.along_ramp(colour)
    weight, bias = state["conv_fin.weight"], state["conv_fin.bias"]
    return state | {
        "conv_fin.weight": torch.einsum("c,k,k...->c...", stretch, share, weight),
        "conv_fin.bias": stretch * (share @ bias) + move,
    }


def load_starts() -> Starts:
    """The bank of starts, in fp32 on the CPU."""
    with safe_open(STARTS_FILE, framework="pt") as file:
        names: list[str] = json.loads(file.metadata()["names"])
    digest = hashlib.sha256(STARTS_FILE.read_bytes()).hexdigest()[:16]
    return Starts(names, _load(STARTS_FILE), digest)


def _load(file: Path) -> dict[str, Tensor]:
    return {name: tensor.float() for name, tensor in load_file(file).items()}
