"""How well styles that were learned from some pictures paint others: `python -m engine.benchmarks.style_quality`.

A JSON object a line on stdout, one for each style, as it is learned; a sheet of all pictures at the end: a row for each
picture, a column for each style.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import torch
from msgspec.structs import replace
from PIL import Image

from engine.media import images
from engine.models.perception import Perception, load_perception
from engine.optimization.objective import Objective
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import STYLE_TRAININGS, TRAINING_LARGER, StyleTraining
from engine.requests import pixels
from engine.requests.style_requests import HELD_OUT, OWN_PICTURES, OWN_SEED, decoded
from engine.style_training import Exam, Pictures, album, drawn, train
from engine.worker import find_device

TRAINED_ON, TRAINED_ON_SEED = 16, 777  # crops of what is trained on, to compare with


class Learned(msgspec.Struct):
    """One style. Losses are means over pictures, always seen through the same patches."""

    prompt: str
    seconds: float
    steps: int
    step: int  # after which it was best
    trained_on: float  # the loss of pictures as it was trained on them
    trained_on_before: float
    unseen: float  # the loss of pictures that it has never seen
    unseen_before: float


def learned(
    prompt: str,
    pictures: Pictures,
    photos: Sequence[torch.Tensor],
    perception: Perception,
    training: StyleTraining,
    seed: int,
) -> tuple[Learned, list[Image.Image]]:
    """Learn a style from pictures, and paint photos (1, 3, h, w) with it."""
    began = time.perf_counter()
    held_out = list(drawn(pictures, training.preset.size, HELD_OUT, OWN_SEED))
    trained = train(pictures, held_out, prompt, perception, training, seed=seed)
    seconds = time.perf_counter() - began
    crops = list(drawn(pictures, training.preset.size, TRAINED_ON, TRAINED_ON_SEED))
    wish = Objective(photos[0].to(perception.device), prompt, perception, training.preset)
    own, others = (Exam(pictures, wish, perception.device) for pictures in (crops, photos))
    start = trained.start.net.to(perception.device)
    with torch.no_grad():
        painted = [pixels.to_image(trained.net(photo.to(perception.device))) for photo in photos]
    about = Learned(
        prompt=prompt,
        seconds=seconds,
        steps=trained.steps,
        step=trained.step,
        trained_on=own.of(trained.net)[0],
        trained_on_before=own.of(start)[0],
        unseen=others.of(trained.net)[0],
        unseen_before=others.of(start)[0],
    )
    return about, painted


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", required=True, help="a ModelsConfig as JSON")
    parser.add_argument("--photo", type=Path, action="append", required=True)
    parser.add_argument("--prompt", action="append", required=True)
    parser.add_argument("--learn", type=Path, action="append", help="pictures to learn from; else the project's own")
    parser.add_argument("--steps", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", required=True)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--sheet", type=Path, required=True)
    asked = parser.parse_args()
    if asked.threads:
        torch.set_num_threads(asked.threads)
    models = msgspec.json.decode(asked.models, type=ModelsConfig)
    training = STYLE_TRAININGS[models.models]
    if asked.steps:
        training = replace(training, preset=replace(training.preset, steps=asked.steps))
    perception = load_perception(models, find_device(asked.device), lambda *_: None)
    given = [images.fit(images.decode(path.read_bytes()), training.preset.size).rgb for path in asked.photo]
    photos = [pixels.to_tensor(photo) for photo in given]
    columns = [[(path.stem, photo) for path, photo in zip(asked.photo, given, strict=True)]]
    own = OWN_PICTURES
    if asked.learn:
        own = album([decoded(path.read_bytes(), TRAINING_LARGER * training.preset.size) for path in asked.learn])
    for prompt in asked.prompt:
        about, painted = learned(prompt, own, photos, perception, training, asked.seed)
        columns.append([(prompt, picture) for picture in painted])
        sys.stdout.write(msgspec.json.encode(about).decode() + "\n")
        sys.stdout.flush()
    rows = [picture for row in zip(*columns, strict=True) for picture in row]
    images.contact_sheet(rows, columns=len(columns)).save(asked.sheet)


if __name__ == "__main__":
    main()
