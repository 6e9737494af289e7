"""The styles that the shipped models do not know yet: what their renderers make, and what they are called."""

from functools import cache

import pytest
import torch
from torch import Tensor

from bot.samples import SAMPLES
from engine.bundled.training.captions import captions_of, filed_styles
from engine.bundled.training.measure import edge_similarity
from engine.bundled.training.renderers import RENDERERS
from engine.media import images
from engine.network import textures
from engine.protocol.vocabulary import SIMPLIFIED_CHINESE, STYLES, TRADITIONAL_CHINESE
from engine.requests import pixels

SIDE = 128
# They break the photo into pieces, or lay lines, stars, signs or gears over it.
PATTERNED = frozenset(
    {"op art", "de stijl", "ascii art", "matrix code", "circuit board", "action painting", "kandinsky abstraction"}
    | {"golden patterns", "steampunk", "scratchboard", "children's drawing", "finger paint", "expressionism"}
    | {"beads"}
    | {"synthwave grid", "newspaper", "cross-hatching", "collage", "art deco", "ukiyo-e waves", "topographic map"}
)


@cache
def sample() -> tuple[Tensor, Tensor]:
    photo = pixels.to_tensor(images.fit(images.decode(SAMPLES["coffee"].read_bytes()), SIDE).rgb)
    return photo, textures.texture_channels(photo)


@cache
def painted(name: str) -> Tensor:
    return RENDERERS[name](*sample())


@pytest.mark.parametrize("name", filed_styles())
def test_a_new_style_is_a_picture_that_still_shows_the_photo(name: str) -> None:
    photo, channels = sample()
    picture = painted(name)
    assert picture.shape == photo.shape
    assert picture.isfinite().all()
    assert picture.min() >= 0
    assert picture.max() <= 1
    torch.testing.assert_close(RENDERERS[name](photo.clone(), channels.clone()), picture)
    assert (picture - photo).abs().mean() > 0.06
    assert edge_similarity(picture, photo) > (0.0 if name in PATTERNED else 0.1)


@pytest.mark.parametrize("name", filed_styles())
def test_a_new_style_looks_like_no_other(name: str) -> None:
    away = {other: (painted(name) - painted(other)).abs().mean().item() for other in RENDERERS if other != name}
    nearest = min(away, key=away.__getitem__)
    assert away[nearest] > 0.05, nearest


@pytest.mark.parametrize("name", ["stained glass", "low poly", "starry night", "marble", "ice"])
def test_pieces_follow_the_photo_so_that_it_can_still_be_seen(name: str) -> None:
    edges = []
    for data in (path.read_bytes() for path in SAMPLES.values()):
        photo = pixels.to_tensor(images.fit(images.decode(data), 256).rgb)
        picture = RENDERERS[name](photo, textures.texture_channels(photo, (64, 128)))
        edges.append(edge_similarity(picture.clamp(0, 1), photo))
    assert sum(edges) / len(edges) >= 0.2


@pytest.mark.parametrize("name", ["de stijl", "collage", "polaroid", "steampunk", "circuit board", "lightning"])
def test_what_lies_over_the_photo_moves_with_the_textures(name: str) -> None:
    photo, _ = sample()
    moved = RENDERERS[name](photo, textures.texture_channels(photo, (64, 128)))
    assert (moved - painted(name)).abs().mean() > 0.05


def test_no_two_styles_share_a_caption_or_a_chinese_name() -> None:
    captions = [caption for name in RENDERERS for caption in captions_of(name)]
    assert len(set(captions)) == len(captions)
    for table, kind in ((SIMPLIFIED_CHINESE, "simplified"), (TRADITIONAL_CHINESE, "traditional")):
        filed = [getattr(style, kind) for style in filed_styles().values()]
        assert all(len(name) > 1 for name in filed)
        names = [name for style in STYLES for name in table[style]]
        assert len(set(names)) == len(names)
        assert set(filed) <= set(names)


def test_every_style_has_its_name_and_more_as_captions() -> None:
    for name in RENDERERS:
        assert captions_of(name)[0] == name
        assert len(captions_of(name)) >= (7 if name in filed_styles() else 2)
    assert "anime" in captions_of("anime")
    assert "anime" not in captions_of("cartoon")
