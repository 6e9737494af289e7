"""The small models that come with Wordbrush, for trying, testing and developing, with a known vocabulary.

README.md beside this file says what they are, how they were made, and what they cannot do.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file
from torch import Tensor, nn

from engine.network import textures
from engine.network.filters import luminance
from engine.network.stylenet import StyleNet, texture_channels_of
from engine.network.tinting import mix_states, palette_tensors
from engine.protocol.meaning import understand

HERE = Path(__file__).parent
CLIP_NAME, CONTENT_NAME = "Wordbrush tiny CLIP", "random VGG on luminance"
CLIP_FILE, STYLE_BANK_FILE = HERE / "tiny-clip.safetensors", HERE / "starts.safetensors"
FILES = {CLIP_NAME: CLIP_FILE, "Style bank": STYLE_BANK_FILE}  # by their names for people


def load_clip(file: Path | None = None) -> nn.Module:
    """Load the tiny CLIP in fp32 on the CPU: resolution 64, embedding size 256.

    The file (`file`, or the shipped one) has only the token embeddings that the model was trained with. All others are
    zero, so that unknown words have no meaning.
    """
    # Imported here, because importing the package warns; engine.models.encoders has silenced that by now.
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

    Random features keep edges and shapes in place, and leave colors to the style.
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
        """Return the activations of pictures (n, 3, h, w) in [0, 1] at 1/4 and 1/8 of the resolution."""
        x = luminance(pictures) * 4 - 2  # roughly standardized
        activations = []
        for block in self.blocks:
            x = block(x)
            activations.append(x)
        return activations[1:]


@dataclass(frozen=True)
class StartingPoint:
    """The weights that an optimization starts from.

    Attributes:
        name: what they paint, for people.
        net: a StyleNet that nobody else uses.
        identity_weights: a state dict with which the same StyleNet returns the photo unchanged, or None if none is
            known.
    """

    name: str
    net: StyleNet
    identity_weights: dict[str, Tensor] | None = None


@dataclass(frozen=True)
class StyleBank:
    """StyleNet weights for every style of the vocabulary: one shared body, and each style's own norms and convolutions.

    Attributes:
        names: of the styles, in the order of the bank's rows; the first one is the unchanged photo.
        tensors: the state dict; a tensor that each style has for itself has a row for each style.
        digest: identifies the bank, so that styles from another one can be told apart.
    """

    names: list[str]
    tensors: dict[str, Tensor]
    digest: str = ""

    def for_prompt(self, prompt: str, seed: int, *, only_named: bool = False) -> StartingPoint | None:
        """Return the starting point for a prompt, with a new StyleNet, or None if no word of some part is known.

        For several styles, the weights are interpolated; a palette is the network's last step. The seed decides the
        texture shift. only_named: return None, too, unless each part names a style, and take no other colors than plain
        ones: for models that read the other words themselves.
        """
        parts = understand(prompt).parts
        if not all(part.is_named if only_named else part.styles for part in parts):
            return None
        states, shares = [], []
        for part in parts:
            palette = part.palette if part.palette and (part.palette.is_plain or not only_named) else None
            tint = palette_tensors(palette.colors, palette.strength) if palette else {}
            states += [self._state(style) | tint for style, _ in part.styles]
            shares += [part.weight * share for _, share in part.styles]
        net = self._net(seed)
        net.load_state_dict(mix_states(states, shares))
        return StartingPoint(" + ".join(part.caption for part in parts), net, self.identity_weights())

    def for_styles(self, styles: Sequence[tuple[str, float]], seed: int) -> StartingPoint:
        """Return the starting point for styles of the bank with weights that add up to 1, with a new StyleNet."""
        net = self._net(seed)
        net.load_state_dict(mix_states([self._state(style) for style, _ in styles], [weight for _, weight in styles]))
        return StartingPoint(" + ".join(style for style, _ in styles), net, self.identity_weights())

    def identity(self, seed: int) -> StartingPoint:
        """Return the starting point that returns the photo unchanged, for prompts that the bank has no style for."""
        net = self._net(seed)
        weights = self.identity_weights()
        net.load_state_dict(weights)
        return StartingPoint(self.names[0], net, weights)

    def identity_weights(self) -> dict[str, Tensor]:
        """Return the weights that return the photo unchanged."""
        return self._state(self.names[0])

    @property
    def texture_channels(self) -> int:
        """How many texture channels the bank's networks see: those that there were when it was trained."""
        return texture_channels_of(self.tensors)

    def _net(self, seed: int) -> StyleNet:
        net = StyleNet(affine=True, texture_channels=self.texture_channels)
        net.texture_shift = textures.shift_for_seed(seed)
        return net

    def _state(self, style: str) -> dict[str, Tensor]:
        row, dimensions = self.names.index(style), _dimensions()
        # A tensor that each style has for itself has one dimension more than a StyleNet's: a row for each style.
        return {
            name: tensor[row] if tensor.ndim > dimensions[name] else tensor for name, tensor in self.tensors.items()
        }


@cache
def _dimensions() -> dict[str, int]:
    """Return the number of dimensions of each tensor in a StyleNet's state dict."""
    with torch.device("meta"):  # shapes only: drawing weights takes longer than stylizing a small picture
        net = StyleNet(affine=True)
    return {name: tensor.ndim for name, tensor in net.state_dict().items()}


@cache
def load_style_bank() -> StyleBank:
    """Return the shipped style bank, in fp32 on the CPU; it is read once."""
    with safe_open(STYLE_BANK_FILE, framework="pt") as file:
        names: list[str] = json.loads(file.metadata()["names"])
    digest = hashlib.sha256(STYLE_BANK_FILE.read_bytes()).hexdigest()[:16]
    return StyleBank(names, _load(STYLE_BANK_FILE), digest)


def _load(file: Path) -> dict[str, Tensor]:
    return {name: tensor.float() for name, tensor in load_file(file).items()}
