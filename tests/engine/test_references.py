"""Reference pictures: what an optimization aims at and starts from where pictures stand for words."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from msgspec.structs import replace
from torch import Tensor

from bot.samples import SAMPLES
from engine.bundled import photos
from engine.bundled.training.renderers import RENDERERS
from engine.losses import direction
from engine.media import encoding, images
from engine.media.opened_pictures import Picture
from engine.models.perception import Perception
from engine.network import textures
from engine.network.tinting import COLORS, STRENGTH
from engine.optimization.objective import Objective
from engine.optimization.references import (
    CROPS,
    CROPS_OF_A_PHOTO,
    crops_embedding,
    nearest_styles,
    palette_of,
    photos_embedding,
    start_for_references,
    style_target,
)
from engine.patches import random_patches
from engine.prompts import prompt_embedding, text_embedding
from engine.protocol.errors import EngineError
from engine.protocol.messages import NoticeCode, Stylize
from engine.protocol.presets import PRESETS, Patches, Preset
from engine.requests import pixels
from engine.requests.painting import answer_stylize
from engine.style_training import crop_source, train
from engine.stylize import starting_point, stylize
from tests.engine.test_style_training import TRAINING

OTHER_CROPS = 77  # a seed


def in_style(style: str, photo: str = "chelsea", size: int = 128) -> Tensor:
    """A sample photo as a renderer paints it: (1, 3, h, w)."""
    picture = pixels.to_tensor(images.fit(images.decode(SAMPLES[photo].read_bytes()), size).rgb)
    return RENDERERS[style](picture, textures.texture_channels(picture)).clamp(0, 1)


@pytest.fixture(scope="module")
def small() -> Preset:
    return replace(PRESETS["bundled"]["draft"].at_size(128), steps=4)


def plain_embedding(
    pictures: Sequence[Tensor], count: int, seed: int, perception: Perception, preset: Preset
) -> Tensor:
    """The same crops one by one, with slices and torch's own resizing."""
    generator = torch.Generator().manual_seed(seed)
    total = sum(group.count for group in preset.patches)
    means = []
    for picture in pictures:
        seen = []
        for group in preset.patches:
            height, width = picture.shape[-2:]
            side = min(group.side, height, width)
            places = random_patches(height, width, max(1, round(count * group.count / total)), side, 0.0, generator)
            for top, left in zip(places.top.tolist(), places.left.tolist(), strict=True):
                crop = picture[..., top : top + side, left : left + side]
                size = (perception.resolution, perception.resolution)
                seen.append(
                    perception.encode_images(F.interpolate(crop, size=size, mode="bilinear", antialias=True))[0]
                )
        means.append(torch.stack(seen).mean(0))
    mean = torch.stack(means).mean(0)
    embedding: Tensor = mean / mean.norm()
    return embedding


def test_the_target_of_pictures_is_plain_arithmetic_on_embeddings(perception: Perception, small: Preset) -> None:
    sharp = replace(small, patches=(Patches(3, 70), Patches(1, 90)), fused=False)
    references = [in_style("mosaic"), in_style("fire", "coffee")]
    target = style_target("", references, perception, sharp)
    seed = 2**31 + 1
    embedding = plain_embedding(references, CROPS, seed, perception, sharp)
    source = plain_embedding(photos.load_photos(sharp.size), CROPS_OF_A_PHOTO, seed, perception, sharp)
    assert len(photos.load_photos(sharp.size)) == len(photos.PHOTOS)
    assert target.embedding @ embedding > 1 - 1e-4
    wanted = (embedding - source) / (embedding - source).norm()
    assert target.direction @ wanted > 1 - 1e-3


def test_words_and_pictures_together_are_weighed(perception: Perception, small: Preset) -> None:
    references = [in_style("mosaic")]
    words = prompt_embedding(perception, "ice")
    ahead = direction(text_embedding(perception, "a Photo"), words)
    pictures = style_target("", references, perception, small)
    for weight in (0, 25, 50, 100):
        target = style_target("ice", references, perception, small.choosing(like_weight=weight))
        share = weight / 100
        for found, of_words, of_pictures in (
            (target.embedding, words, pictures.embedding),
            (target.direction, ahead, pictures.direction),
        ):
            both = (1 - share) * of_words + share * of_pictures
            torch.testing.assert_close(found, both / both.norm(), atol=1e-5, rtol=0)
    assert style_target("ice", (), perception, small).direction.equal(ahead)


def test_all_crops_count_and_not_what_a_picture_shows_as_a_whole(perception: Perception, small: Preset) -> None:
    """A picture cut into pieces that are put elsewhere has nearly the same target; another style has not."""
    picture = in_style("mosaic")
    moved = torch.roll(picture, (picture.shape[-2] // 2, picture.shape[-1] // 2), dims=(-2, -1))
    target, of_moved, of_other = (
        style_target("", [one], perception, small).embedding for one in (picture, moved, in_style("fire"))
    )
    assert target @ of_moved > 0.95
    assert target @ of_other < 0.8


def test_the_loss_falls_on_crops_of_the_reference_that_were_held_out(perception: Perception, small: Preset) -> None:
    """Not from the bank, which has the style already."""
    reference, content = in_style("stained glass"), pixels_of("coffee", 128)
    preset = replace(small, start="random", steps=40, learning_rate=2e-3, content_weight=100.0)
    held_out = crops_embedding([reference], CROPS, perception, preset, seed=OTHER_CROPS)
    source = photos_embedding(perception, preset)

    def likeness(picture: Tensor) -> float:
        seen = crops_embedding([picture], CROPS, perception, preset, seed=OTHER_CROPS)
        return float(direction(source, seen) @ direction(source, held_out))

    outputs: list[Tensor] = []
    result = stylize(
        content,
        "",
        perception,
        preset,
        references=[reference],
        on_progress=lambda progress: outputs.append(progress.output),
    )
    totals = result.history["total"]
    assert sum(totals[-5:]) < 0.9 * sum(totals[:5])
    assert likeness(outputs[-1]) > likeness(outputs[0]) + 0.1


def pixels_of(photo: str, size: int) -> Tensor:
    return pixels.to_tensor(images.fit(images.decode(SAMPLES[photo].read_bytes()), size).rgb)


@pytest.mark.parametrize("style", ["mosaic", "lego bricks", "denim", "ice", "blueprint", "stone wall", "scales"])
@torch.no_grad()
def test_the_start_paints_the_style_that_the_reference_has(style: str, perception: Perception, small: Preset) -> None:
    assert perception.style_bank
    painted = perception.style_bank.for_styles([(style, 1.0)], seed=0).net(pixels_of("chelsea", 256))
    found = nearest_styles([painted], perception.style_bank, perception, PRESETS["bundled"]["draft"])
    assert found[0][0] == style
    assert 1 <= len(found) <= 3
    assert sum(weight for _, weight in found) == pytest.approx(1)


def test_the_start_of_words_and_pictures_mixes_both(perception: Perception, small: Preset) -> None:
    bank = perception.style_bank
    assert bank
    references = [in_style("mosaic")]

    def start(prompt: str, weight: int) -> dict[str, Tensor]:
        preset = small.choosing(like_weight=weight)
        return start_for_references(prompt, references, bank, perception, preset, seed=3).net.state_dict()

    of_words = bank.for_prompt("ice", 3)
    assert of_words
    words, pictures = of_words.net.state_dict(), start("", 50)
    mixed = start("ice", 25)
    assert mixed.pop(COLORS).equal(pictures[COLORS])
    torch.testing.assert_close(mixed.pop(STRENGTH), 0.25 * pictures[STRENGTH])
    for name, tensor in mixed.items():
        torch.testing.assert_close(tensor, 0.75 * words[name] + 0.25 * pictures[name], atol=1e-5, rtol=1e-4)
    assert all(tensor.equal(words[name]) for name, tensor in start("ice", 0).items())
    named = starting_point("xqzvk", perception, small, 3, references)
    assert all(tensor.equal(pictures[name]) for name, tensor in named.net.state_dict().items())


def test_the_objective_of_references_is_not_that_of_words(
    content: Tensor, perception: Perception, small: Preset
) -> None:
    references = [in_style("mosaic")]
    objective = Objective(content, "", perception, small, references)
    target = style_target("", references, perception, small)
    assert objective.style_embedding.equal(target.embedding)
    assert objective.text_direction.equal(target.direction)
    assert objective.for_content(content.flip(-1)).text_direction.equal(target.direction)
    negative = Objective(content, "", perception, small.choosing(negative="fire"), references)
    assert negative.negative_direction is not None
    assert negative.negative_direction.equal(style_target("fire", (), perception, small).direction)


def encoded(picture: Tensor) -> bytes:
    return encoding.encode(Picture(pixels.to_image(picture)), "PNG")


def test_a_request_with_references_needs_no_words(perception: Perception, small: Preset) -> None:
    request = Stylize(
        job="1",
        picture=Path(SAMPLES["coffee"]).read_bytes(),
        prompt="",
        references=[encoded(in_style("mosaic"))],
        preset=small,
        seed=1,
    )

    def answer(asked: Stylize) -> bytes:
        done = answer_stylize(asked, perception, "bundled", send=lambda _: None, stop_requested=lambda: False)
        assert [note.code for note in done.notes] == [NoticeCode.STAND_IN]
        return done.picture

    painted = answer(request)
    assert painted == answer(request)
    assert painted != answer(replace(request, references=[encoded(in_style("fire"))]))
    with pytest.raises(EngineError) as refused:
        answer(replace(request, references=[]))
    assert refused.value.notice.code == NoticeCode.PROMPT_EMPTY


def test_a_training_learns_from_references_and_its_checkpoints_belong_to_them(
    content: Tensor, perception: Perception
) -> None:
    pictures = crop_source([(255 * content[0]).byte()])
    states: list[bytes] = []

    def learned(reference: Tensor, resume: bytes = b"") -> dict[str, Tensor]:
        trained = train(
            pictures,
            [content],
            "",
            perception,
            TRAINING,
            references=[reference],
            resume=resume,
            on_checkpoint=lambda step, state, held_out: states.append(state),
        )
        return trained.net.state_dict()

    mosaic, fire = in_style("mosaic", size=64), in_style("fire", size=64)
    first = learned(mosaic)
    other = learned(fire)
    assert any(not tensor.equal(other[name]) for name, tensor in first.items())
    states.clear()
    learned(mosaic)
    with pytest.raises(EngineError) as refused:
        learned(fire, resume=states[0])
    assert refused.value.notice.code == NoticeCode.CHECKPOINT_OTHER
    assert learned(mosaic, resume=states[0])


def test_the_start_has_the_colors_of_the_references(perception: Perception, small: Preset) -> None:
    """Also for a reference without a style, whose start would leave the photo as it is."""
    assert perception.style_bank
    tones = torch.linspace(0, 1, 64).view(1, 1, 1, -1).expand(1, 3, 64, 64)
    blue = tones * torch.tensor([0.1, 0.3, 0.9]).view(1, 3, 1, 1)
    photo = pixels_of("coffee", 128)
    painted, plain = (
        start_for_references("", [reference], perception.style_bank, perception, small, seed=0).net(photo)
        for reference in (blue, pixels_of("astronaut", 128))
    )
    redness, other = ((picture[:, 0] - picture[:, 2]).mean().item() for picture in (painted, plain))
    assert (photo[:, 0] - photo[:, 2]).mean() > 0.1
    assert redness < 0 < other
    assert redness < other - 0.1


def test_a_palette_is_what_most_of_the_references_shows_from_dark_to_light() -> None:
    colors = [(16, 16, 48), (200, 30, 30), (60, 160, 70), (240, 220, 60), (250, 250, 250)]
    stripes = torch.tensor(colors).T.view(1, 3, 1, -1).expand(1, 3, 40, -1).repeat_interleave(24, dim=-1) / 255
    found = [bytes.fromhex(color) for color in palette_of([stripes.flip(-1), stripes])]
    ordered = sorted(colors, key=lambda color: 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2])
    for color, wanted in zip(found, ordered, strict=True):
        assert max(abs(a - b) for a, b in zip(color, wanted, strict=True)) <= 12


def test_a_palette_reaches_from_the_darkest_to_the_lightest_that_there_is() -> None:
    """Not only from mean to mean: a drawing in black and white would come out in two grays."""
    ramp = torch.linspace(0, 1, 200).view(1, 1, 1, -1).expand(1, 3, 200, -1)
    found = [int(color[:2], 16) for color in palette_of([ramp])]
    assert found[0] < 12
    assert found[-1] > 243
    assert found == sorted(found)
