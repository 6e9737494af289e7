"""A StyleNet as a file: safetensors with half the precision, and beside the weights what made them."""

import copy
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from engine.bundled import Starts
from engine.network.stylenet import StyleNet
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode
from engine.protocol.style_header import KEY
from engine.protocol.style_header import about as about_style
from engine.requests.rendering import Painter


@dataclass(frozen=True)
class SavedStyle:
    """What a file holds. size: at which it was optimised, in pixels. about: what made it, as it was written."""

    painter: Painter
    size: int
    about: dict[str, Any]


def written(net: StyleNet, about: Mapping[str, Any]) -> bytes:
    """A file, about 1.2 MB. about: JSON; `network` is added."""
    state = {name: tensor.half().cpu().contiguous() for name, tensor in net.state_dict().items()}
    return save(state, {KEY: json.dumps({**about, "network": net.settings()})})


def blended(styles: Sequence[SavedStyle], shares: Sequence[float]) -> bytes:
    """Styles as one, by interpolating their weights; the shares are positive, and made to add up to 1.

    Raises EngineError: STYLES_APART where they did not start from the same weights, or are of different networks.
    """
    first = styles[0]
    bank, settings = first.about.get("bank"), _comparable(first)
    if bank is None or any(one.about.get("bank") != bank or _comparable(one) != settings for one in styles):
        raise EngineError(NoticeCode.STYLES_APART)
    total = sum(shares)
    states = [style.painter.net.state_dict() for style in styles]
    net = copy.deepcopy(first.painter.net)
    net.load_state_dict(
        {
            name: sum((share / total) * state[name] for share, state in zip(shares, states, strict=True))
            for name in states[0]
        }
    )
    parts = [
        {"prompt": style.about["prompt"], "share": round(share / total, 4)}
        for style, share in zip(styles, shares, strict=True)
    ]
    prompt = ", ".join(f"{part['prompt']}:{part['share']:g}" for part in parts)
    kept = {key: first.about.get(key) for key in ("preset", "bank", "models", "versions")}
    return written(net, {**kept, "prompt": prompt, "start": "blend", "blend_of": parts})


def _comparable(style: SavedStyle) -> dict[str, Any]:
    """What of a network has to be the same; where its canvas begins is no matter."""
    return {key: value for key, value in style.painter.net.settings().items() if key != "canvas_shift"}


def size_of(data: bytes) -> int:
    """At which the style of a file was optimised, in pixels. Raises EngineError: STYLE_UNREADABLE."""
    try:
        return int(about_style(data)["preset"]["size"])
    except (ValueError, TypeError) as error:
        raise EngineError(NoticeCode.STYLE_UNREADABLE) from error


def read(data: bytes, starts: Starts | None, device: torch.device) -> SavedStyle:
    """The style of a file. starts: the bank here, which knows the photo's weights if the style came from it.

    Raises EngineError: STYLE_UNREADABLE.
    """
    about = about_style(data)
    size = size_of(data)
    try:
        tensors: dict[str, Tensor] = load(data)
        network = about["network"]
        net = StyleNet(affine=network["affine"], on_canvas=network["on_canvas"])
        y, x = network["canvas_shift"]
        net.canvas_shift = int(y), int(x)
        net.load_state_dict({name: tensor.float() for name, tensor in tensors.items()})
        if not all(tensor.isfinite().all() for tensor in tensors.values()):
            raise ValueError("weights that are no numbers")
    except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise EngineError(NoticeCode.STYLE_UNREADABLE) from error
    from_here = starts is not None and about.get("bank") == starts.digest
    photo = starts.photo() if starts and from_here else None
    return SavedStyle(Painter(net.to(device), photo), size, about)
