"""A StyleNet as a file: safetensors with half the precision, and beside the weights what made them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor

from engine.bundled import Starts
from engine.errors import EngineError
from engine.messages import NoticeCode
from engine.rendering import Painter
from engine.stylenet import StyleNet

KEY = "wordbrush"  # of the file's metadata; one, as safetensors writes several in any order
HEADER_LENGTH = 8  # bytes of the number before a file's header (https://huggingface.co/docs/safetensors)


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


def read(data: bytes, starts: Starts | None, device: torch.device) -> SavedStyle:
    """The style of a file. starts: the bank here, which knows the photo's weights if the style came from it.

    Raises EngineError: STYLE_UNREADABLE.
    """
    try:
        tensors: dict[str, Tensor] = load(data)
        header = json.loads(data[HEADER_LENGTH : HEADER_LENGTH + int.from_bytes(data[:HEADER_LENGTH], "little")])
        about = json.loads(header["__metadata__"][KEY])
        network = about["network"]
        net = StyleNet(affine=network["affine"], on_canvas=network["on_canvas"])
        y, x = network["canvas_shift"]
        net.canvas_shift = int(y), int(x)
        size = int(about["preset"]["size"])
        net.load_state_dict({name: tensor.float() for name, tensor in tensors.items()})
    except (SafetensorError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise EngineError(NoticeCode.STYLE_UNREADABLE) from error
    from_here = starts is not None and about.get("bank") == starts.digest
    photo = starts.photo() if starts and from_here else None
    return SavedStyle(Painter(net.to(device), photo), size, about)
