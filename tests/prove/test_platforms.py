"""What docs/hosting.md says can be installed where: uv resolves the lock for each machine, and installs nothing."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.bot_process import ROOT

UV = shutil.which("uv") or ""
TABLE = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|", (ROOT / "docs" / "hosting.md").read_text(), re.MULTILINE))
PYTHONS = ("3.11", "3.12", "3.13")
# The rows of the table, with the platform's name in uv, and whether the lock has all wheels and CUDA's.
PLATFORMS = {
    "Linux, x86-64": ("x86_64-manylinux_2_28", True, True),
    "Linux, arm64": ("aarch64-manylinux_2_28", True, True),
    "macOS 14 or newer, Apple silicon": ("aarch64-apple-darwin", True, False),
    "macOS, Intel": ("x86_64-apple-darwin", False, False),
    "Windows, x86-64": ("x86_64-pc-windows-msvc", True, False),
}

pytestmark = [pytest.mark.prove, pytest.mark.skipif(not UV, reason="uv is not installed")]


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("row", PLATFORMS)
def test_the_lock_has_wheels_for_what_the_table_says(row: str, python: str, tmp_path: Path) -> None:
    platform, installs, with_cuda = PLATFORMS[row]
    resolved = tmp_path / "resolved.txt"
    command = [UV, "pip", "compile", "-q", "--no-deps", "--only-binary", ":all:", "--python-platform", platform]
    command += ["--python-version", python, str(ROOT / "requirements.lock"), "-o", str(resolved)]
    environment = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if "matching platform tag" not in done.stderr and "usable wheels" not in done.stderr and done.returncode:
        pytest.skip("the package index cannot be reached")
    assert (done.returncode == 0) == installs, done.stderr
    assert (TABLE[row] != "no") == installs
    if installs:
        assert ("nvidia-cublas" in resolved.read_text()) == with_cuda
