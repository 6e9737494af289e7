"""Sample photos, free to use; LICENSES.md says whose they are."""

from pathlib import Path

SAMPLES = {name: Path(__file__).with_name(f"{name}.jpg") for name in ("astronaut", "chelsea", "coffee")}
