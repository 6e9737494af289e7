"""Which version and commit runs: in a checkout, in an image, and with neither."""

import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import load_settings
from bot.observability import build_info
from engine.protocol.version import VERSION

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(build_info.COMMIT_VARIABLE, raising=False)
    build_info.commit.cache_clear()
    yield
    build_info.commit.cache_clear()


def test_the_number_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "engine.protocol.version.VERSION"}


def test_the_commit_of_an_image_is_what_was_built_and_no_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(build_info.COMMIT_VARIABLE, "0123456789abcdef0123456789abcdef01234567")
    assert build_info.version_line() == f"wordbrush {VERSION} (commit 0123456789ab)"
    build_info.commit.cache_clear()
    monkeypatch.setenv(build_info.COMMIT_VARIABLE, "0123456789abcdef0123456789abcdef01234567+changes")
    assert build_info.commit() == "0123456789ab+changes"
    (tmp_path / "config.toml").write_text("")
    load_settings(tmp_path / "config.toml")


@pytest.mark.process
def test_the_commit_of_a_checkout_is_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("Git is not installed")

    def run(*arguments: str) -> str:
        command = [git, "-c", "user.name=a", "-c", "user.email=a@b.invalid", "-C", str(tmp_path), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    monkeypatch.setattr(build_info, "CHECKOUT", tmp_path)
    assert build_info.version_line() == f"wordbrush {VERSION}", "outside of a checkout"
    run("init", "-q")
    (tmp_path / "file").write_text("1")
    run("add", "file")
    run("commit", "-q", "-m", "one")
    run("tag", "-a", "v9", "-m", "a tag is not a commit")
    head = run("rev-parse", "HEAD")[: build_info.SHOWN_DIGITS]
    build_info.commit.cache_clear()
    assert build_info.version_line() == f"wordbrush {VERSION} (commit {head})"
    (tmp_path / "file").write_text("2")
    build_info.commit.cache_clear()
    assert build_info.commit() == f"{head}+changes"
