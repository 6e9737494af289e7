"""Limits on the size of uploaded pictures, animations and films, readable without Pillow and torch."""

MAX_BYTES = 32 * 1024 * 1024
MAX_PIXELS = 64_000_000
MIN_SIDE = 16  # pixels: StyleNet halves it three times, and instance norm needs more than one value
MAX_FRAMES, MAX_FRAMES_PIXELS = 400, 200_000_000  # frames of an animation; pixels of all its frames together
MAX_FILM_SECONDS = 30
MAX_ASPECT = 8  # longer side to shorter side
