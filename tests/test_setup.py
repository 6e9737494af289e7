"""`make setup` with both builds of PyTorch: the real make and pip, and local package indexes with empty wheels."""

import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
# The part of the lock that has PyTorch, CUDA and CLIP: pip is slow.
LOCK = "".join(re.findall(r"^[cnt].*\n", (ROOT / "requirements.lock").read_text(), re.MULTILINE))
TORCH, TORCHVISION = (re.findall(rf"^{name}==(\S+)", LOCK, re.MULTILINE)[0] for name in ("torch", "torchvision"))
CUDA = ("triton", "nvidia_", "cuda_")
# Stands for Wordbrush, as its own build needs the real setuptools.
PROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="PyPI's PyTorch has CUDA on Linux only"),
    pytest.mark.skipif(not shutil.which("make"), reason="make is not installed"),
]


def wheel(name: str, version: str) -> bytes:
    """An empty wheel; CLIP's requires torch."""
    about, buffer = f"{name}-{version}.dist-info", io.BytesIO()
    requires = "Requires-Dist: torch>=1.7\n" if name == "clip_anytorch" else ""
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requires}")
        file.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{about}/RECORD", "")
    return buffer.getvalue()


class Index(BaseHTTPRequestHandler):
    """PyPI below /pypi/, with all versions of the lock, and PyTorch's index below /cpu/."""

    def do_GET(self) -> None:
        _, index, package, *file = self.path.split("/")
        if file and file[0]:
            body = wheel(*file[0].replace("%2B", "+").split("-")[:2])
        elif index == "pypi":
            body = links(re.findall(rf"^({re.escape(package)})==(\S+)", LOCK, re.MULTILINE))
        elif index == "cpu":
            builds = {"torch": TORCH, "torchvision": TORCHVISION}
            body = links([(package, f"{builds[package]}+cpu")] if package in builds else [])
        else:
            body = b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "application/zip" if file and file[0] else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def links(found: list[tuple[str, str]]) -> bytes:
    names = [f"{name.replace('-', '_')}-{version}-py3-none-any.whl" for name, version in found]
    return "".join(f'<a href="{name.replace("+", "%2B")}">{name}</a>' for name in names).encode()


@pytest.fixture(scope="module")
def indexes() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("Makefile", "compose.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "requirements.lock").write_text(LOCK)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "wordbrush.whl").write_bytes(wheel("wordbrush", "0"))
    (tmp_path / "backend.py").write_text(
        "import pathlib, shutil\n"
        "def build_editable(folder, *_):\n"
        "    return pathlib.Path(shutil.copy('wordbrush.whl', f'{folder}/wordbrush-0-py3-none-any.whl')).name\n"
    )
    # Installing pip into each .venv takes longer than all else: let them use this one's.
    pip = importlib.util.find_spec("pip")
    if pip is None or not pip.submodule_search_locations:
        pytest.skip("pip is not installed")
    (tmp_path / "path").mkdir()
    (tmp_path / "path" / "pip").symlink_to(pip.submodule_search_locations[0])
    python = tmp_path / "python"
    without_pip = '[ "$2" = venv ] && set -- -m venv --without-pip "$3"'
    python.write_text(f'#!/bin/sh\n{without_pip}\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return tmp_path


def make(folder: Path, indexes: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make with PyPI at `indexes`/pypi; this machine's settings of make and pip count for nothing."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "MAKE", "TORCH"))}
    pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": f"{indexes}/pypi", "PIP_NO_CACHE_DIR": "1"}
    command = ["make", f"PYTHON={folder / 'python'}", *arguments]
    environment = {**kept, **pip, "PIP_RETRIES": "0", "NO_PROXY": "127.0.0.1", "PYTHONPATH": str(folder / "path")}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def installed(folder: Path) -> dict[str, str]:
    """The versions of all packages in .venv, by name."""
    found = (path.name.removesuffix(".dist-info").split("-") for path in folder.glob(".venv/lib/*/*/*.dist-info"))
    return {name.lower(): version for name, version in found}


def test_both_builds_of_pytorch_are_the_locked_ones_and_all_else_is_the_same(checkout: Path, indexes: str) -> None:
    plain = make(checkout, indexes, "demo", "NVIDIA=")
    assert ".venv/bin/wordbrush demo" in plain.stdout, plain.stderr
    assert "No NVIDIA GPU found. `make demo TORCH=cpu` downloads about 5 GB less." in plain.stdout
    with_cuda = installed(checkout)
    assert (with_cuda["torch"], with_cuda["torchvision"]) == (TORCH, TORCHVISION)

    shutil.rmtree(checkout / ".venv")
    cpu = make(checkout, indexes, "setup", "TORCH=cpu", f"TORCH_INDEX={indexes}/cpu")
    assert cpu.returncode == 0, cpu.stderr
    assert "NVIDIA" not in cpu.stdout
    without_cuda = installed(checkout)
    assert (without_cuda["torch"], without_cuda["torchvision"]) == (f"{TORCH}+cpu", f"{TORCHVISION}+cpu")
    assert not [name for name in without_cuda if name.startswith(CUDA)]
    pytorch = ("torch", "torchvision")
    assert {name: without_cuda[name] for name in without_cuda if name not in pytorch} == {
        name: with_cuda[name] for name in with_cuda if name not in pytorch and not name.startswith(CUDA)
    }
    for package in without_cuda.keys() - {"wordbrush"}:  # what happens is seen, package by package
        assert re.search(rf"Downloading \S*/{package}-", cpu.stdout, re.IGNORECASE), package

    # The lock itself accepts the CPU build, and a later `make` keeps it.
    assert Requirement(f"torch=={TORCH}").specifier.contains(without_cuda["torch"])
    (checkout / "requirements.lock").write_text(LOCK.replace("\ntqdm==", "\n# tqdm=="))
    again = make(checkout, indexes, "setup", f"TORCH_INDEX={indexes}/cpu")
    assert again.returncode == 0, again.stderr
    assert "Requirement already satisfied: torch==" in again.stdout
    assert installed(checkout) == without_cuda


def test_what_is_wrong_with_the_build_is_said_in_a_sentence(checkout: Path, indexes: str) -> None:
    (checkout / "requirements.lock").write_text(f"torch=={TORCH}\ntqdm==1\n")
    unknown = make(checkout, indexes, "setup", "TORCH=gpu")
    assert unknown.returncode
    assert "TORCH=gpu is unknown. Use TORCH=cpu for PyTorch without CUDA, or leave it out." in unknown.stdout
    missing = make(checkout, indexes, "setup", "TORCH=cpu", f"TORCH_INDEX={indexes}/pypi")
    assert missing.returncode
    assert f'No CPU build of PyTorch at TORCH_INDEX="{indexes}/pypi".' in missing.stdout
    assert "torch" not in installed(checkout), "PyPI's build, which has CUDA, is not taken instead"
    assert not (checkout / ".venv" / "installed").exists()


def test_pytorchs_own_index_is_the_one_of_the_image_for_cpus(checkout: Path) -> None:
    (checkout / "compose.yaml").write_text("      args:\n        TORCH_INDEX: https://index.example/cpu\n")
    composed = make(checkout, "", "--dry-run", "setup", "TORCH=cpu", "SYSTEM=Linux").stdout
    assert '--index-url "https://index.example/cpu" --no-deps -r .venv/torch.lock' in composed


@pytest.mark.parametrize(("system", "nvidia"), [("Linux", "/dev/nvidiactl"), ("Darwin", "")])
def test_where_the_cpu_build_saves_nothing_it_is_not_recommended(
    checkout: Path, indexes: str, system: str, nvidia: str
) -> None:
    (checkout / "requirements.lock").write_text(f"torch=={TORCH}\n")
    plain = make(checkout, indexes, "setup", f"SYSTEM={system}", f"NVIDIA={nvidia}")
    assert plain.returncode == 0, plain.stderr
    assert "TORCH=cpu" not in plain.stdout
    assert installed(checkout)["torch"] == TORCH
