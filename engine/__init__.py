"""The engine: everything that computes with torch, as a library and as a process (engine.worker).

To stylize one picture in Python with the bundled models:

    from pathlib import Path
    from engine import PRESETS, ModelsConfig, find_device, images, load_perception, pixels
    from engine.stylize import stylize

    bundled = ModelsConfig(models="bundled", clip="", vgg=None, cache_dir="")
    perception = load_perception(bundled, find_device("auto"), report=print)
    preset = PRESETS["bundled"]["draft"]
    photo = images.fit(images.decode(Path("photo.jpg").read_bytes()), preset.size)
    result = stylize(pixels.to_tensor(photo.rgb), "stained glass", perception, preset, seed=7)
    pixels.to_image(result.output).save("result.png")

The names above are imported at their first use, so that importing `engine.protocol` does not import torch.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.media import images
    from engine.models.perception import load_perception
    from engine.protocol.messages import ModelsConfig
    from engine.protocol.presets import PRESETS
    from engine.requests import pixels
    from engine.worker import find_device

# The function `stylize` is missing, because its name is that of the module engine.stylize.
__all__ = ["PRESETS", "ModelsConfig", "find_device", "images", "load_perception", "pixels"]

_MODULES = {"images": "engine.media.images", "pixels": "engine.requests.pixels"}
_HOMES = {
    "PRESETS": "engine.protocol.presets",
    "ModelsConfig": "engine.protocol.messages",
    "find_device": "engine.worker",
    "load_perception": "engine.models.perception",
}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(_MODULES[name])
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
