"""Weather and lamps: what lies in the air between the viewer and the picture."""

import torch
from torch import Tensor

from engine.bundled.training.renderers.blocks import (
    glow,
    paint,
    step,
)
from engine.bundled.training.renderers.tools import (
    area,
    color_ramp,
    equalize,
    hex_color,
    hue_wheel,
    mix,
    relief,
    renders,
    texture,
    unit_texture,
)
from engine.network.filters import gaussian_blur, outline, scale_saturation


@renders("galaxy")
def _galaxy(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.5))
    gas = 0.75 * tone + 0.22 * texture(c, "cloud") + 0.06 * texture(c, "vein")
    nebula = color_ramp(
        gas, (0, "05030f"), (0.25, "1c1250"), (0.45, "6a1f9a"), (0.62, "e0418c"), (0.8, "ffa47a"), (1, "fff2e0")
    )
    teal = step(-texture(c, "cloud"), 0.1, 0.8) * hex_color(x, "0c4a78") * step(0.6 - tone, 0.0, 0.5)
    return paint(step(texture(c, "star"), -0.4, 0.9), nebula + 0.6 * teal, "ffffff").clamp(0, 1)


@renders("smoke")
def _smoke(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.8))
    swirl = 0.22 * texture(c, "cloud") + 0.16 * texture(c, "fold") + 0.1 * gaussian_blur(texture(c, "fiber"), 1.0)
    v = 0.85 * tone + swirl * (0.35 + 0.65 * tone) - 0.1
    wisps = gaussian_blur(unit_texture(c, "vein"), 2.5) * tone * 0.15
    return color_ramp(v + wisps, (0, "040406"), (0.3, "22242a"), (0.6, "7c828c"), (0.85, "c8ced6"), (1, "f6f8fa"))


@renders("rain")
def _rain(x: Tensor, c: Tensor) -> Tensor:
    wet = scale_saturation(gaussian_blur(x, 0.8), 0.35) * hex_color(x, "9fb4cc") * 0.85 + 0.02
    streaks = step(texture(c, "blade"), 0.62, 0.5) * 0.45 + step(texture(c, "drip"), 0.2, 0.6) * 0.3
    pane = mix(0.15, wet, hex_color(x, "6f8298"))
    return mix(streaks, pane, hex_color(x, "dfe9f4")).clamp(0, 1)


@renders("fog")
def _fog(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.5))
    veil = (0.72 + 0.22 * texture(c, "cloud") - 0.25 * (0.5 - tone)).clamp(0.3, 0.95)
    dim = scale_saturation(gaussian_blur(x, 1.2), 0.45) * 0.8
    return mix(veil, dim, hex_color(x, "d9dee2"))


@renders("aurora")
def _aurora(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.0))
    night = color_ramp(tone, (0, "020510"), (0.5, "0c2850"), (1, "5c94b4"))
    curtain = (0.25 + 0.75 * unit_texture(c, "blade")) * step(texture(c, "fold") + 0.5 * texture(c, "cloud"), 0.1, 1.4)
    color = color_ramp(unit_texture(c, "cloud"), (0.3, "18e08c"), (0.6, "2cf0b0"), (0.85, "8c4ce8"), (1, "e060d0"))
    stars = step(texture(c, "star"), -0.2, 0.8) * step(0.5 - tone, 0.0, 0.2)
    return (night + (0.25 + 0.9 * tone) * curtain * color + 0.8 * stars).clamp(0, 1)


@renders("hologram")
def _hologram(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(x)
    lines = outline(x, 1.0, 10, 0.1)
    beam = 0.55 * tone + 0.7 * lines + 0.06 * texture(c, "grain")
    scan = 0.72 + 0.28 * (2 * texture(c, "lattice y") ** 2 - 1)
    color = color_ramp(beam * scan, (0, "010a16"), (0.4, "0a6ea0"), (0.75, "34e0f8"), (1, "e4ffff"))
    fringe = 0.22 * hue_wheel(0.5 * texture(c, "cloud") + tone * 0.5) * scan * tone
    return (color + fringe + 0.2 * gaussian_blur(color, 4.0)).clamp(0, 1)


@renders("x-ray")
def _xray(x: Tensor, c: Tensor) -> Tensor:
    tone = 1 - equalize(gaussian_blur(x, 1.2))
    rim = gaussian_blur(outline(x, 1.8, 12, 0.15), 0.8)
    v = 0.5 * tone + 0.55 * rim + 0.03 * texture(c, "grain") + 0.05 * texture(c, "cloud")
    return color_ramp(v, (0, "02060a"), (0.35, "1a3a50"), (0.7, "8cb8cc"), (1, "f4ffff"))


@renders("moonlight")
def _moonlight(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(x)
    shine = relief(gaussian_blur(tone, 1.5), 2.2).clamp(0, 1)
    color = color_ramp(0.95 * tone**1.6, (0, "03050b"), (0.3, "1c2a44"), (0.7, "8094b4"), (1, "eef4ff"))
    mist = 0.14 * unit_texture(c, "cloud") * hex_color(x, "a8c0e0")
    return (color + 0.75 * shine * hex_color(x, "e6eefc") + mist).clamp(0, 1)


@renders("candlelight")
def _candlelight(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(mix(0.4, x, area(c, "flat")))
    pool = (
        unit_texture(c, "wash edge").clamp(0, 1) * 0.3 + 0.85 + 0.3 * gaussian_blur(texture(c, "cloud"), 4.0)
    ).clamp(0.3, 1.4)
    v = (tone**1.5) * pool
    warm = color_ramp(v, (0, "080301"), (0.25, "4a1c06"), (0.5, "b0540e"), (0.75, "f6a83c"), (1, "fff0b8"))
    flame = step(unit_texture(c, "disc"), 0.62, 0.7) * step(texture(c, "disc value"), 0.2, 0.1)
    return (mix(0.2, warm, x * hex_color(x, "ffb060")) + 0.75 * flame * hex_color(x, "ffc860")).clamp(0, 1)


@renders("lightning")
def _lightning(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(x)
    bolt = unit_texture(c, "bolt")
    storm = color_ramp(
        0.7 * tone + 0.14 * texture(c, "cloud"), (0, "06060f"), (0.4, "24244a"), (0.8, "6a6c9c"), (1, "c4c8ec")
    )
    flash = 0.5 * gaussian_blur(bolt, 6.0) * (0.3 + tone)
    lit = storm + flash * hex_color(x, "a090ff")
    return mix(
        step(bolt, 0.84, 0.16), lit + 0.5 * step(bolt, 0.6, 0.6) * hex_color(x, "b0b0ff"), torch.ones_like(x)
    ).clamp(0, 1)


@renders("water ripples")
def _ripples(x: Tensor, c: Tensor) -> Tensor:
    ring = torch.cos(10 * texture(c, "disc")) * step(texture(c, "disc"), -0.6, 0.8)
    wave = 0.35 * texture(c, "ring") + 0.8 * ring
    pool = mix(0.35, gaussian_blur(x, 1.5), color_ramp(equalize(x), (0, "0c2c44"), (0.5, "3c7c98"), (1, "d8f0f4")))
    glint = step(wave + 0.3 * texture(c, "cloud"), 0.7, 0.5) * (0.25 + 0.75 * equalize(x))
    return (pool * (0.88 + 0.24 * wave) + 0.45 * glint).clamp(0, 1)


@renders("disco lights")
def _disco(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(x)
    disc, value = texture(c, "disc"), texture(c, "disc value")
    dark = color_ramp(0.85 * tone, (0, "06020e"), (0.5, "4a1470"), (0.8, "c02c9c"), (1, "ffd0f4"))
    lamp = hue_wheel(0.5 * value + 0.4)
    spot = step(disc, 0.02, 0.06) * (0.28 + 0.5 * tone) + 0.5 * step(0.08 - disc.abs(), 0.0, 0.06)
    sparkle = step(texture(c, "star"), -0.1, 0.7)
    return (dark + spot * lamp * 0.8 + sparkle).clamp(0, 1)


@renders("synthwave grid")
def _synthwave(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(gaussian_blur(x, 1.0))
    sky = color_ramp(tone, (0, "10042c"), (0.35, "3c0c6a"), (0.6, "e02c8c"), (0.85, "ff8c3c"), (1, "ffe07a"))
    bands = step(texture(c, "lattice y"), 0.3, 0.3) * step(tone, 0.75, 0.05)
    grid = torch.maximum(step(texture(c, "lattice x"), 0.85, 0.2), step(texture(c, "lattice y"), 0.85, 0.2))
    floor = grid * step(0.36 - tone, 0.0, 0.06)
    lit = mix(bands * 0.6, sky, hex_color(x, "5c0c6a"))
    return (lit + glow(floor, 1.2, 3.0) * 0.6 * hex_color(x, "20d8ff")).clamp(0, 1)


@renders("vaporwave")
def _vaporwave(x: Tensor, c: Tensor) -> Tensor:
    tone = equalize(mix(0.4, x, area(c, "flat")))
    color = color_ramp(tone, (0, "5a3c9c"), (0.3, "b470d8"), (0.55, "ff9cd8"), (0.75, "a0e4f0"), (1, "fdf4ff"))
    checks = step(texture(c, "lattice x") * texture(c, "lattice y"), 0.0, 0.3) * step(0.28 - tone, 0.0, 0.05)
    shifted = mix(checks * 0.7, color, hex_color(x, "f8d0f0"))
    lines = step(outline(x, 1.5, 12, 0.3), 0.4, 0.5)
    return mix(lines * 0.6, shifted, hex_color(x, "20b8c8")) * (0.95 + 0.05 * texture(c, "lattice y"))
