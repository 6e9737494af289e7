"""Renderers: procedures that repaint a photo in each style, from which the bundled models learn.

A renderer is a function of a photo and its texture channels (engine.network.textures) alone: whatever looks random in
it comes from the texture channels. So a network that sees both can learn it exactly.

In every renderer `x` are photos (n, 3, h, w) in [0, 1], `c` their texture channels `texture_channels(x)`, (n, CHANNELS,
h, w), and the result has the shape of `x`.
"""

from engine.bundled.training.renderers import (
    atmosphere,
    crafts,
    drawings,
    fabrics,
    light_and_color,
    linework,
    materials,
    minerals,
    nature,
    painters,
    paintings,
    photographs,
    pieces,
    prints,
)
from engine.bundled.training.renderers.light_and_color import tint
from engine.bundled.training.renderers.tools import RENDERERS, Renderer

__all__ = [
    "RENDERERS",
    "Renderer",
    "atmosphere",
    "crafts",
    "drawings",
    "fabrics",
    "light_and_color",
    "linework",
    "materials",
    "minerals",
    "nature",
    "painters",
    "paintings",
    "photographs",
    "pieces",
    "prints",
    "tint",
]
