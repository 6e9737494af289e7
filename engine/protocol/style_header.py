"""What a style's file says about itself. Shared with the bot: without torch.

The file is safetensors (https://huggingface.co/docs/safetensors): the length of a JSON header in eight bytes, that
header, the tensors.
"""

import json
from typing import Any

from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode

KEY = "wordbrush"  # of the file's metadata; one, as safetensors writes several in any order
LENGTH_BYTES = 8
LONGEST_HEADER = 10_000_000  # bytes


def about(data: bytes) -> dict[str, Any]:
    """What made a style: prompt, preset, start, losses, versions. Raises EngineError: STYLE_UNREADABLE."""
    try:
        length = int.from_bytes(data[:LENGTH_BYTES], "little")
        if length > min(len(data), LONGEST_HEADER):
            raise ValueError("no header")
        header = json.loads(data[LENGTH_BYTES : LENGTH_BYTES + length])
        found = json.loads(header["__metadata__"][KEY])
        found["network"], found["preset"]["size"], found["prompt"]
    except (ValueError, KeyError, TypeError, UnicodeDecodeError, RecursionError) as error:
        raise EngineError(NoticeCode.STYLE_UNREADABLE) from error
    return dict(found)
