"""Measure how well styles trained on some pictures paint others: `python -m engine.benchmarks.style_quality`.

Writes a JSON object per line to stdout, one for each style as it is trained. At the end it writes a sheet of all
pictures, with a row for each photo and a column for each style.
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

from engine.media import encoding, images
from engine.models.perception import Perception, load_perception
from engine.optimization.objective import Objective
from engine.protocol.messages import ModelsConfig
from engine.protocol.presets import STYLE_TRAININGS, TRAINING_PICTURE_SCALE, StyleTraining
from engine.requests import pixels
from engine.requests.style_requests import BUILT_IN_PICTURES, BUILT_IN_SEED, HELD_OUT, decode_for_training
from engine.style_training import CropSource, HeldOutCrops, crop_source, draw_crops, train
from engine.worker import find_device

TRAINED_ON, TRAINED_ON_SEED = 16, 777  # number and seed of crops from the training pictures


class LearnedStyle(msgspec.Struct):
    """The measurements of one style, as the command writes them.

    Losses are means over pictures, always seen through the same patches.
    """

    prompt: str
    seconds: float
    steps: int
    step: int  # the one with the lowest held-out loss
    trained_on: float  # the loss of crops from the training pictures
    trained_on_before: float  # the same with the weights that the training started from
    unseen: float  # the loss of the photos, which it was not trained on
    unseen_before: float


def learn_style(
    prompt: str,
    pictures: CropSource,
    photos: Sequence[torch.Tensor],
    perception: Perception,
    training: StyleTraining,
    seed: int,
) -> tuple[LearnedStyle, list[Image.Image]]:
    """Train a style on pictures; return its measurements, and the photos (1, 3, h, w) stylized with it."""
    began = time.perf_counter()
    held_out = list(draw_crops(pictures, training.preset.size, HELD_OUT, BUILT_IN_SEED))
    trained = train(pictures, held_out, prompt, perception, training, seed=seed)
    seconds = time.perf_counter() - began
    crops = list(draw_crops(pictures, training.preset.size, TRAINED_ON, TRAINED_ON_SEED))
    objective = Objective(photos[0].to(perception.device), prompt, perception, training.preset)
    seen, unseen = (HeldOutCrops(pictures, objective, perception.device) for pictures in (crops, photos))
    start = trained.start.net.to(perception.device)
    with torch.no_grad():
        painted = [pixels.to_image(trained.net(photo.to(perception.device))) for photo in photos]
    measured = LearnedStyle(
        prompt=prompt,
        seconds=seconds,
        steps=trained.steps,
        step=trained.step,
        trained_on=seen.evaluate(trained.net)[0],
        trained_on_before=seen.evaluate(start)[0],
        unseen=unseen.evaluate(trained.net)[0],
        unseen_before=unseen.evaluate(start)[0],
    )
    return measured, painted


def main() -> None:
    """Run the command line: train a style for each prompt, and write the sheet."""
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
    source = BUILT_IN_PICTURES
    if asked.learn:
        source = crop_source(
            [
                decode_for_training(path.read_bytes(), TRAINING_PICTURE_SCALE * training.preset.size)
                for path in asked.learn
            ]
        )
    for prompt in asked.prompt:
        measured, painted = learn_style(prompt, source, photos, perception, training, asked.seed)
        columns.append([(prompt, picture) for picture in painted])
        sys.stdout.write(msgspec.json.encode(measured).decode() + "\n")
        sys.stdout.flush()
    rows = [picture for row in zip(*columns, strict=True) for picture in row]
    encoding.contact_sheet(rows, columns=len(columns)).save(asked.sheet)


if __name__ == "__main__":
    main()
