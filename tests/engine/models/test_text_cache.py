"""Texts that were read once are not read again, in this process or in the next."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from engine.models import text_cache
from engine.models.perception import TEXTS_FILE, Perception, load_perception
from engine.models.text_cache import TextCache
from engine.prompts import text_embedding
from engine.protocol.messages import ModelsConfig
from tests.engine import checkpoints

EMBEDDING = torch.linspace(-1, 1, 32)


def test_an_embedding_comes_back_as_it_was_and_only_for_its_text_and_its_model(tmp_path: Path) -> None:
    file = tmp_path / "new" / "texts.db"
    TextCache(file, "one").put("a cat", EMBEDDING)
    known = TextCache(file, "one").get("a cat")
    assert known is not None
    assert torch.equal(known, EMBEDDING)
    assert TextCache(file, "one").get("a dog") is None
    assert TextCache(file, "another").get("a cat") is None
    assert b"a cat" not in file.read_bytes()


def test_the_longest_unused_leave_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_cache, "MAX_EMBEDDINGS", 3)
    cache = TextCache(tmp_path / "texts.db", "one")
    for text in ("a", "b", "c"):
        cache.put(text, EMBEDDING)
    assert cache.get("a") is not None  # used again
    cache.put("d", EMBEDDING)
    assert [text for text in "abcd" if cache.get(text) is not None] == ["a", "c", "d"]


def test_several_engines_write_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_cache, "LOCK_TIMEOUT_S", 60.0)  # what is given up on a slow disk is no failure
    file = tmp_path / "texts.db"

    def fill(first: int) -> None:
        cache = TextCache(file, "one")
        for number in range(first, first + 25):
            cache.put(str(number), EMBEDDING)

    with ThreadPoolExecutor() as engines:
        list(engines.map(fill, (0, 25, 50)))
    assert all(TextCache(file, "one").get(str(number)) is not None for number in range(75))


def test_a_damaged_file_or_a_folder_that_cannot_be_written_costs_time_and_nothing_else(
    tmp_path: Path, perception: Perception
) -> None:
    damaged = tmp_path / "texts.db"
    damaged.write_bytes(b"no database at all" * 100)
    expected = text_embedding(perception, "fire")
    for path in (damaged, tmp_path / "texts.db" / "below a file"):
        cached = replace(perception, text_cache=TextCache(path, "one"))
        assert torch.equal(text_embedding(cached, "fire"), expected)


def test_a_prompt_that_an_engine_has_read_is_known_to_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clip_path = checkpoints.save_state_dict(checkpoints.random_clip(), tmp_path / "clip.pt")
    vgg_path = checkpoints.save_vgg19(tmp_path / "vgg19.pth")
    config = ModelsConfig(models="openai", clip=str(clip_path), vgg=str(vgg_path), cache_dir=str(tmp_path / "cache"))

    def loaded() -> Perception:
        return load_perception(config, torch.device("cpu"), lambda *_: None)

    first = text_embedding(loaded(), "fire")
    assert (tmp_path / "cache" / TEXTS_FILE).is_file()
    second = loaded()
    monkeypatch.setattr(second.clip, "transformer", None)  # it is not asked
    assert torch.equal(text_embedding(second, "fire"), first)
    checkpoints.save_state_dict(checkpoints.random_clip(), clip_path)  # another model at the same place
    assert not torch.equal(text_embedding(loaded(), "fire"), first)
