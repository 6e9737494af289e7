from pathlib import Path

import pytest

from bot.store.blobs import BlobMissing, Blobs


async def test_bytes_come_back_until_they_are_deleted(tmp_path: Path) -> None:
    blobs = Blobs(str(tmp_path / "blobs"))
    key = await blobs.put(b"a picture", "png")
    other = await blobs.put(b"a picture", "png")
    assert key != other
    assert await blobs.get(key) == b"a picture"
    assert await blobs.exists(key)
    await blobs.delete(key)
    assert not await blobs.exists(key)
    await blobs.delete(key)
    with pytest.raises(BlobMissing, match=key):
        await blobs.get(key)
    assert await blobs.get(other) == b"a picture"
    assert not list((tmp_path / "blobs").rglob("*.partial"))


async def test_any_address_that_fsspec_knows_will_do() -> None:
    blobs = Blobs("memory://wordbrush-test")
    key = await blobs.put(b"weights", "safetensors")
    assert await blobs.get(key) == b"weights"
    await blobs.delete(key)
    assert not await blobs.exists(key)
    with pytest.raises(BlobMissing, match=key):
        await blobs.get(key)
