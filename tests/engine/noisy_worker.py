"""An engine into whose stdout others print while it decodes a picture."""

import os

from engine import worker
from engine.media import images, opened_pictures

decode = images.decode


def noisy(data: bytes) -> opened_pictures.Picture:
    """Decode a picture after two stray prints, one of them by another process."""
    print("a stray print")  # noqa: T201
    os.system("echo from a child")  # noqa: S605, S607
    return decode(data)


if __name__ == "__main__":
    images.decode = noisy
    worker.main()
