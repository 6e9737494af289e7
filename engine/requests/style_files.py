"""Style files: the weights of a StyleNet as safetensors in half precision, with metadata about what made them."""

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from engine.bundled import load_style_bank
from engine.network.stylenet import StyleNet, texture_channels_of
from engine.network.tinting import mix_states
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode
from engine.protocol.style_header import KEY, read_metadata
from engine.requests.rendering import OptimizedNet


@dataclass(frozen=True)
class SavedStyle:
    """A style that was read from a style file.

    Attributes:
        size: the working size at which it was optimized, in pixels.
        metadata: what made it (engine.protocol.style_header.read_metadata).
    """

    optimized: OptimizedNet
    size: int
    metadata: dict[str, Any]


def encode(net: StyleNet, metadata: Mapping[str, Any]) -> bytes:
    """Return a StyleNet as a style file of about 1.2 MB; `metadata` must be JSON, and gets the key `network`."""
    state = {name: tensor.half().cpu().contiguous() for name, tensor in net.state_dict().items()}
    return save(state, {KEY: json.dumps({**metadata, "network": net.settings()})})


def blend(styles: Sequence[SavedStyle], shares: Sequence[float]) -> bytes:
    """Return a style file with the weights of several styles interpolated; positive shares are scaled to a sum of 1.

    Raises EngineError: STYLES_APART, unless all started from the same style bank and have the same architecture.
    """
    first = styles[0]
    bank, settings = first.metadata.get("bank"), _comparable(first)
    if bank is None or any(one.metadata.get("bank") != bank or _comparable(one) != settings for one in styles):
        raise EngineError(NoticeCode.STYLES_APART)
    total = sum(shares)
    states = [style.optimized.net.state_dict() for style in styles]
    net = copy.deepcopy(first.optimized.net)
    net.load_state_dict(mix_states(states, [share / total for share in shares]))
    parts = [
        {"prompt": style.metadata["prompt"] or "a picture", "share": round(share / total, 4)}
        for style, share in zip(styles, shares, strict=True)
    ]
    prompt = ", ".join(f"{part['prompt']}:{part['share']:g}" for part in parts)
    kept = {key: first.metadata.get(key) for key in ("preset", "bank", "models", "versions")}
    return encode(net, {**kept, "prompt": prompt, "start": "blend", "blend_of": parts})


def _comparable(style: SavedStyle) -> dict[str, Any]:
    """Return what must be equal in a blend: the settings without the texture shift, and the number of channels."""
    net = style.optimized.net
    settings = {key: value for key, value in net.settings().items() if key != "canvas_shift"}
    return settings | {"texture_channels": net.texture_channels}


def optimized_size(data: bytes) -> int:
    """Return the size in pixels at which a file's style was optimized. Raises EngineError: STYLE_UNREADABLE."""
    try:
        return int(read_metadata(data)["preset"]["size"])
    except (ValueError, TypeError) as error:
        raise EngineError(NoticeCode.STYLE_UNREADABLE) from error


def decode(data: bytes, device: torch.device) -> SavedStyle:
    """Return the style of a file on a device. Raises EngineError: STYLE_UNREADABLE.

    If the style started from the shipped style bank, the weights that return the photo unchanged come with it.
    """
    metadata = read_metadata(data)
    size = optimized_size(data)
    try:
        tensors: dict[str, Tensor] = load(data)
        network = metadata["network"]
        net = StyleNet(
            affine=network["affine"], texture_channels=texture_channels_of(tensors) if network["on_canvas"] else 0
        )
        y, x = network["canvas_shift"]
        net.texture_shift = int(y), int(x)
        net.load_state_dict({name: tensor.float() for name, tensor in tensors.items()})
        if not all(tensor.isfinite().all() for tensor in tensors.values()):
            raise ValueError("weights that are not finite")
        identity_weights = None
        if metadata.get("bank") == (bank := load_style_bank()).digest:
            identity_weights = bank.identity_weights()
            if net.texture_channels != bank.texture_channels:
                raise ValueError("a network that cannot have come from the bank that it names")
    except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError, IndexError) as error:
        raise EngineError(NoticeCode.STYLE_UNREADABLE) from error
    return SavedStyle(OptimizedNet(net.to(device), identity_weights), size, metadata)
