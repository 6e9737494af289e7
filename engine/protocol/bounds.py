"""Which pictures and films are taken. Without Pillow and torch."""

MAX_BYTES = 32 * 1024 * 1024
MAX_PIXELS = 64_000_000
MIN_SIDE = 16  # pixels: what StyleNet can halve three times and still normalise
MAX_FRAMES, MAX_FRAMES_PIXELS = 400, 200_000_000  # of an animation, and the pixels of all of them
MAX_FILM_SECONDS = 30
MAX_ASPECT = 8  # longer side to shorter side
