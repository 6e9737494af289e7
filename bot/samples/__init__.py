"""Sample photos, free to use; LICENSES.md says whose they are. And one of them in every style that is known."""

from pathlib import Path

SAMPLES = {name: Path(__file__).with_name(f"{name}.jpg") for name in ("astronaut", "chelsea", "coffee")}
STYLES_PICTURE = Path(__file__).with_name("styles.webp")  # made by `wordbrush vocabulary --paint`
