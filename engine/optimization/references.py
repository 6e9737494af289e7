"""Reference pictures: pictures that take the place of words in what an optimization aims at and starts from.

The direction of the style goes from photos in general to the references, both as CLIP's image encoder sees them, as the
image targets of StyleGAN-NADA do (Gal et al. 2021, arXiv 2108.00946). Several crops of each picture are seen, of the
sizes that the patches of an output have, so that the texture of a reference counts and not what is on it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from engine.bundled import StartingPoint, StyleBank, photos
from engine.losses import direction
from engine.models.perception import Perception
from engine.network.filters import LUMINANCE, luminance
from engine.network.tinting import mix_states, palette_tensors
from engine.patches import random_patches, sample_patches
from engine.prompts import prompt_embedding, text_embedding
from engine.protocol import vocabulary
from engine.protocol.palettes import PALETTE_COLORS
from engine.protocol.presets import Preset

CROPS, CROPS_OF_A_PHOTO = 64, 16  # of each reference; of each of the project's photos, which are for their mean only
CROPS_AT_ONCE = 32  # that go through CLIP together
CROPS_SEED = 2**31 + 1  # the same picture always has the same crops
MOST_STYLES, LEAST_SHARE = 3, 0.25  # of a start; a style with less than this share of the nearest one's is left out
# How much each order of the color channels says about the style of a reference. The same texture in other colors tells
# "fire" and "orange" from an orange cat in oil: with three photos in all styles, the right style is the nearest for 80%
# of the pictures instead of 75%, and among the three nearest for 97% instead of 91%.
CHANNEL_ORDERS = {(0, 1, 2): 0.5, (1, 2, 0): 0.25, (2, 0, 1): 0.25}
PALETTE_SIDE = 96  # pixels: finer detail is no color of its own
PALETTE_ENDS = 0.03  # of all pixels: the darkest and the lightest, whose means are the ends of a palette
PALETTE_STRENGTH = 0.85  # of the palette of references: their style keeps some of its own colors
# How much nearer than every style "a photo" must be for the bundled CLIP. It takes 54% of 192 painted pictures for
# photos, of these all but 2% by less than this; training photos by more, by 0.16 to 0.30.
PHOTO_MARGIN = 0.1
SHARPNESS = 2.0  # the factor for CLIP's own logits, which the mean over other colors flattens


class StyleTarget(NamedTuple):
    """What the style losses aim at: the normalized embedding of the style, and the unit vector to it, both (d,)."""

    embedding: Tensor
    direction: Tensor


@torch.no_grad()
def style_target(prompt: str, references: Sequence[Tensor], perception: Perception, preset: Preset) -> StyleTarget:
    """Return the target of a prompt, of references (1, 3, h, w) in [0, 1], or of both.

    Of both it is the mean of both embeddings and of both directions, weighted by the option `like_weight` and
    normalized. Without references, the prompt counts even if it is empty.
    """
    if not references:
        return _target_of_words(prompt, perception, preset)
    embedding = crops_embedding(references, CROPS, perception, preset)
    of_pictures = StyleTarget(embedding, direction(photos_embedding(perception, preset), embedding))
    if not prompt.strip():
        return of_pictures
    of_words = _target_of_words(prompt, perception, preset)
    share = preset.options.like_weight / 100
    both = zip(of_words, of_pictures, strict=True)
    return StyleTarget(*(F.normalize(torch.lerp(words, pictures, share), dim=0) for words, pictures in both))


def _target_of_words(prompt: str, perception: Perception, preset: Preset) -> StyleTarget:
    embedding = prompt_embedding(perception, prompt)
    return StyleTarget(embedding, direction(text_embedding(perception, preset.options.source), embedding))


@torch.no_grad()
def crops_embedding(
    pictures: Sequence[Tensor], count: int, perception: Perception, preset: Preset, seed: int = CROPS_SEED
) -> Tensor:
    """Return the normalized mean of the embeddings of about `count` crops of each picture, (d,).

    `pictures` are (1, 3, h, w) in [0, 1]. Their crops have the sizes of the preset's patches, in the same proportion.
    They are not warped: with the black corners of a warped patch, CLIP takes most pictures for something else.
    """
    generator = torch.Generator().manual_seed(seed)
    total = sum(group.count for group in preset.patches)
    means = []
    for picture in pictures:
        on_device = picture.to(perception.device)
        height, width = picture.shape[-2:]
        seen = []
        for group in preset.patches:
            drawn = max(1, round(count * group.count / total))
            side = min(group.side, height, width)
            places = random_patches(height, width, drawn, side, 0.0, generator).to(perception.device)
            for part in places.split(CROPS_AT_ONCE):
                crops = sample_patches(on_device, part, perception.resolution, fused=preset.fused)
                seen.append(perception.encode_images(crops))
        means.append(torch.cat(seen).mean(dim=0))
    return F.normalize(torch.stack(means).mean(dim=0), dim=0)


def photos_embedding(perception: Perception, preset: Preset) -> Tensor:
    """Return the normalized mean of the embeddings of crops of the project's photos, (d,): photos in general."""
    return crops_embedding(photos.load_photos(preset.size), CROPS_OF_A_PHOTO, perception, preset)


def start_for_references(
    prompt: str,
    references: Sequence[Tensor],
    bank: StyleBank,
    perception: Perception,
    preset: Preset,
    seed: int,
) -> StartingPoint:
    """Return the weights of the style bank that an optimization towards references starts from, in a new StyleNet.

    They paint a mixture of the styles that are nearest to the references, in their colors, and, if the bank knows what
    the prompt asks for, of that; the option `like_weight` is the share of the references.
    """
    start = bank.for_styles(nearest_styles(references, bank, perception, preset), seed)
    tint = palette_tensors(palette_of(references), PALETTE_STRENGTH)
    start.net.load_state_dict(start.net.state_dict() | tint)
    only_named = perception.reads_any_words
    of_words = bank.for_prompt(prompt, seed, only_named=only_named) if prompt.strip() else None
    if not of_words:
        return start
    share = preset.options.like_weight / 100
    start.net.load_state_dict(mix_states([of_words.net.state_dict(), start.net.state_dict()], [1 - share, share]))
    return replace(start, name=f"{of_words.name} + {start.name}")


def palette_of(references: Sequence[Tensor]) -> list[str]:
    """Return the PALETTE_COLORS colors that stand for most of what references show, "rrggbb" from dark to light.

    As many pixels of each reference count, whatever its size.
    """
    side = (PALETTE_SIDE, PALETTE_SIDE)
    small = [F.interpolate(picture.cpu(), size=side, mode="bilinear", antialias=True)[0] for picture in references]
    together = torch.cat(small, dim=-1).clamp(0, 1)
    pixels = (255 * together).round().byte().permute(1, 2, 0).numpy()
    reduced = Image.fromarray(pixels).quantize(PALETTE_COLORS, method=Image.Quantize.MEDIANCUT, kmeans=PALETTE_COLORS)
    found = torch.tensor((reduced.getpalette() or [])[: 3 * PALETTE_COLORS]).view(-1, 3) / 255
    colors = found[(found @ torch.tensor(LUMINANCE)).argsort()]
    # The means of clusters lie inside of what there is: a drawing in black and white would become gray.
    by_light = together.flatten(1).t()[luminance(together[None]).flatten().argsort()]
    ends = max(1, round(PALETTE_ENDS * len(by_light)))
    colors[0], colors[-1] = by_light[:ends].mean(0), by_light[-ends:].mean(0)
    return [bytes(color.tolist()).hex() for color in (255 * colors).round().int()]


@torch.no_grad()
def nearest_styles(
    references: Sequence[Tensor], bank: StyleBank, perception: Perception, preset: Preset
) -> list[tuple[str, float]]:
    """Return one to MOST_STYLES styles of the bank whose names CLIP finds in the references, the nearest first.

    Their weights are CLIP's probabilities and add up to 1, so that a style is alone if CLIP is sure of it. The bank's
    unchanged photo is among the styles, for references without a style that the bank knows.
    """
    names = [bank.names[0], *(name for name in bank.names if name in vocabulary.STYLES)]
    texts = [preset.options.source, *names[1:]]
    named = F.normalize(perception.encode_texts(texts), dim=-1)
    embeddings = [
        share * crops_embedding([picture[:, order] for picture in references], CROPS, perception, preset)
        for order, share in CHANNEL_ORDERS.items()
    ]
    likeness = named @ torch.stack(embeddings).sum(dim=0)
    if not perception.reads_any_words:
        likeness[0] -= PHOTO_MARGIN
    logits = perception.clip.logit_scale.exp() * likeness
    probabilities = (SHARPNESS * logits).softmax(dim=0)
    best, where = probabilities.topk(MOST_STYLES)
    kept = [(index, p) for p, index in zip(best.tolist(), where.tolist(), strict=True) if p >= LEAST_SHARE * best[0]]
    total = sum(p for _, p in kept)
    return [(names[index], p / total) for index, p in kept]
