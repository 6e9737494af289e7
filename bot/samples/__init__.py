"""Sample photos that are free to use, and one of them painted in every style that the bundled models know.

LICENSES.md names their authors and licenses.
"""

from pathlib import Path

SAMPLES = {name: Path(__file__).with_name(f"{name}.jpg") for name in ("astronaut", "chelsea", "coffee")}
STYLES_PICTURE = Path(__file__).with_name("styles.webp")  # made by `wordbrush vocabulary --paint`
