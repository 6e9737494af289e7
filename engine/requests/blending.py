"""Blend requests: one style made of several."""

import time

import torch

from engine.protocol.messages import Blend, StyleDone
from engine.requests import style_files


def answer_blend(request: Blend) -> StyleDone:
    """Blend the styles of a request. Raises EngineError: STYLE_UNREADABLE, STYLES_APART."""
    began = time.monotonic()
    styles = [style_files.decode(data, torch.device("cpu")) for data in request.styles]
    return StyleDone(
        job=request.job,
        weights=style_files.blend(styles, request.shares),
        sample=b"",
        step=0,
        steps=0,
        losses={},
        held_out={},
        seconds=time.monotonic() - began,
        notes=[],
    )
