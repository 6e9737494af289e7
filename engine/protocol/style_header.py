"""The metadata in the header of a style file, read without torch.

A style file is safetensors (https://huggingface.co/docs/safetensors): the length of the JSON header as eight bytes in
little-endian order, the header, then the tensors.
"""

import json
from typing import Any

from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

KEY = "wordbrush"  # a single key, because safetensors writes several keys in no fixed order
LENGTH_BYTES = 8
MAX_HEADER_BYTES = 10_000_000


def read_metadata(data: bytes) -> dict[str, Any]:
    """Return what made a style: its prompt, preset, start, losses and versions.

    The keys `network`, `prompt` and `preset["size"]` are always present. Raises EngineError: STYLE_UNREADABLE.
    """
    try:
        length = int.from_bytes(data[:LENGTH_BYTES], "little")
        if length > min(len(data), MAX_HEADER_BYTES):
            raise ValueError("no header")
        header = json.loads(data[LENGTH_BYTES : LENGTH_BYTES + length])
        found = json.loads(header["__metadata__"][KEY])
        found["network"], found["preset"]["size"], found["prompt"]
    except (ValueError, KeyError, TypeError, UnicodeDecodeError, RecursionError) as error:
        raise EngineError(NoticeCode.STYLE_UNREADABLE) from error
    return dict(found)
