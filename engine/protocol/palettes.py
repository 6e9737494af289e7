"""The plain colors and their palettes; engine.protocol.meaning has those that words carry."""

# The shades of each color from dark over middle to light, as "rrggbb".
RAMPS: dict[str, tuple[str, str, str]] = {
    "red": ("1c0303", "cc1e1e", "ffb3a8"),
    "green": ("04180a", "23952d", "bff0b4"),
    "blue": ("050a24", "234bcc", "b0ccff"),
    "purple": ("12051c", "7d28af", "e2bcff"),
    "yellow": ("241e02", "e0cc22", "fffbc0"),
    "pink": ("290a18", "f06eaa", "ffd9ea"),
    "orange": ("261002", "eb7d19", "ffddb0"),
}
# The same for what is no color: materials alone are painted in them ("black leather", but not "a black pencil").
NEUTRALS: dict[str, tuple[str, str, str]] = {
    "white": ("75716d", "dedbd6", "ffffff"),
    "black": ("060607", "38383d", "a4a4ac"),
    "gray": ("1c1c1e", "808084", "dedee2"),
    "grey": ("1c1c1e", "808084", "dedee2"),
}
PLAIN_COLORS = RAMPS | NEUTRALS
KEPT_COLOR_SHARE = 0.12  # of the picture's own colors, in front of a style ("blue watercolor")
PALETTE_COLORS = 5
