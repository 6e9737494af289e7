"""The image, built by deploy/build-image.sh with buildah on a small Debian, and run by crun as compose.yaml says.

PyTorch and the other packages come from the environment of the tests, which is mounted while the image is built and
while it runs, so that nothing large is downloaded. Debian itself and a font are.
"""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot.samples import SAMPLES
from bot.sandbox.messages import Upload
from engine.protocol.version import VERSION
from tests.e2e.bot_process import ROOT, logged
from tests.e2e.conftest import Discord, is_running

USER = 10001
PYTHON = (3, 11)  # Debian 12's
PACKAGES = Path(sysconfig.get_path("purelib"))
MOUNTED, LINKED = "/opt/environment", "/opt/packages"
SECONDS = 120.0

BUILDAH, CRUN, DEBOOTSTRAP = (shutil.which(name) or "" for name in ("buildah", "crun", "debootstrap"))

# crun refuses systems that have both versions of cgroups, and needs neither here.
WITHOUT_CGROUPS = 'umount /sys/fs/cgroup/unified 2>/dev/null; exec crun "$@"'
RUNTIME = ("unshare", "--mount", "--propagation", "private", "sh", "-c", WITHOUT_CGROUPS, "crun")

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux builds an image here"),
    pytest.mark.skipif(
        not (BUILDAH and CRUN and DEBOOTSTRAP),
        reason="buildah, crun and debootstrap are not installed",
    ),
    pytest.mark.skipif(sys.version_info[:2] != PYTHON, reason="Debian's Python is 3.11, and so the packages must be"),
]


def call(*command: str | Path, **environment: str) -> str:
    env = {**os.environ, **environment}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}:\n{done.stdout}\n{done.stderr}"
    return done.stdout.strip()


@dataclass(frozen=True)
class Image:
    """The built image: where its files are mounted, and its configuration."""

    root: Path
    configuration: dict[str, Any]


def lay_packages(base: Path) -> None:
    """Let the base's Python find the packages of this environment, but for Wordbrush itself."""
    linked = base / LINKED.removeprefix("/")
    linked.mkdir(parents=True)
    for path in PACKAGES.iterdir():
        if "wordbrush" not in path.name.lower() and path.suffix != ".pth" and path.name != "__pycache__":
            (linked / path.name).symlink_to(f"{MOUNTED}/{path.name}")
    (base / MOUNTED.removeprefix("/")).mkdir()
    own = base / "usr" / "local" / "lib" / f"python{PYTHON[0]}.{PYTHON[1]}" / "dist-packages"
    own.mkdir(parents=True, exist_ok=True)
    (own / "environment.pth").write_text(LINKED)
    for name in ("EXTERNALLY-MANAGED",):  # Debian's pip refuses to install where the official image's pip does
        for path in base.glob(f"usr/lib/python3*/{name}"):
            path.unlink()
    (base / "usr" / "bin" / "python").symlink_to("python3")


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Image]:
    folder = tmp_path_factory.mktemp("image")
    base = folder / "base"
    made = subprocess.run(
        [DEBOOTSTRAP, "--variant=minbase", "--include=python3-pip,ca-certificates", "bookworm", base],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("debootstrap cannot reach a mirror of Debian")
    lay_packages(base)
    storage = {"CONTAINERS_STORAGE_CONF": str(folder / "storage.conf"), "BUILDAH_ISOLATION": "chroot"}
    for driver in ("overlay", "vfs"):
        (folder / "storage.conf").write_text(
            f'[storage]\ndriver = "{driver}"\ngraphroot = "{folder}/store"\nrunroot = "{folder}/run"\n'
        )
        if not subprocess.run(
            [BUILDAH, "info"], env={**os.environ, **storage}, capture_output=True, check=False
        ).returncode:
            break
    container = call("buildah", "from", "scratch", **storage)
    call("buildah", "add", "-q", container, base, "/", **storage)
    call("buildah", "commit", "-q", container, "wordbrush-base", **storage)
    shutil.rmtree(base)
    call(
        *(ROOT / "deploy" / "build-image.sh", "cpu", "--volume", f"{PACKAGES}:{MOUNTED}:ro"),
        *("--build-arg", "BASE=localhost/wordbrush-base"),
        # Whatever were downloaded would be missing from the environment of the tests: there is no such index.
        **(storage | {"BUILDER": "buildah", "IMAGE": "wordbrush:tested", "PIP_INDEX_URL": "http://127.0.0.1:9"}),
        TORCH_INDEX="http://127.0.0.1:9",
    )
    running = call("buildah", "from", "localhost/wordbrush:tested", **storage)
    described = json.loads(call("buildah", "inspect", "--type", "image", "localhost/wordbrush:tested", **storage))
    try:
        yield Image(Path(call("buildah", "mount", running, **storage)), described["Docker"]["config"])
    finally:
        call("buildah", "umount", running, **storage)
        call("buildah", "rm", "--all", **storage)


@dataclass
class Container:
    """A container that runs, as compose.yaml runs it: read-only, no capabilities, no new privileges."""

    name: str
    process: asyncio.subprocess.Process
    log: list[str] = field(default_factory=list)

    async def logs(self, words: str) -> str:
        return await logged(self.log, words, SECONDS)

    def terminate(self) -> None:
        call(*RUNTIME, "kill", self.name, str(int(signal.SIGTERM)))


def bundle(image: Image, folder: Path, arguments: tuple[str, ...], mounts: dict[str, Path], **options: Any) -> None:
    """Write the runtime's description of a container: https://github.com/opencontainers/runtime-spec."""
    environment = image.configuration["Env"] + [
        f"{key}={value}" for key, value in options.pop("environment", {}).items()
    ]
    binds = [
        {"destination": place, "source": str(source), "type": "bind", "options": ["rbind", "rw"]}
        for place, source in mounts.items()
    ]
    packages = {"destination": MOUNTED, "source": str(PACKAGES), "type": "bind", "options": ["rbind", "ro"]}
    user = options.pop("user", int(image.configuration["User"]))
    specification = {
        "ociVersion": "1.0.2",
        "root": {"path": str(image.root), "readonly": True},
        "process": {
            "user": {"uid": user, "gid": user},
            "args": [*(options.pop("entrypoint", None) or image.configuration["Entrypoint"]), *arguments],
            "env": environment,
            "cwd": options.pop("cwd", image.configuration["WorkingDir"]),
            "capabilities": {},
            "noNewPrivileges": True,
        },
        "mounts": [
            {"destination": "/proc", "type": "proc", "source": "proc"},
            {"destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "mode=755"]},
            {"destination": "/dev/shm", "type": "tmpfs", "source": "shm", "options": ["mode=1777"]},  # noqa: S108
            {"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["mode=1777"]},  # noqa: S108
            packages,
            *binds,
        ],
        "linux": {"namespaces": [{"type": kind} for kind in ("pid", "mount", "ipc")]},
    }
    assert not options
    (folder / "config.json").write_text(json.dumps(specification))


@asynccontextmanager
async def running(
    image: Image, folder: Path, *arguments: str, mounts: dict[str, Path], **options: Any
) -> AsyncIterator[Container]:
    name = f"wordbrush-{uuid.uuid4().hex[:8]}"
    place = folder / name
    place.mkdir()
    bundle(image, place, arguments, mounts, **options)
    process = await asyncio.create_subprocess_exec(
        *RUNTIME,
        *("--cgroup-manager=disabled", "run", "--bundle", str(place), name),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    container = Container(name, process)

    async def read() -> None:
        assert process.stdout
        async for line in process.stdout:
            container.log.append(line.decode(errors="replace").rstrip())

    reading = asyncio.create_task(read())
    try:
        yield container
    finally:
        if process.returncode is None:
            await asyncio.to_thread(call, *RUNTIME, "delete", "--force", name)
        await process.wait()
        await reading
        sys.stdout.write("\n".join([f"{arguments} said:", *container.log, ""]))


async def said(image: Image, folder: Path, *arguments: str, mounts: dict[str, Path], **options: Any) -> tuple[int, str]:
    """The exit code of a command in a container, and what it prints."""
    async with running(image, folder, *arguments, mounts=mounts, **options) as container:
        await asyncio.wait_for(container.process.wait(), SECONDS)
    return container.process.returncode or 0, "\n".join(container.log)


def volumes(folder: Path) -> dict[str, Path]:
    """New volumes, which belong to the image's user as its folders do."""
    made = {}
    for place in ("/data", "/models"):
        path = made[place] = folder / place.removeprefix("/")
        path.mkdir(exist_ok=True)
        os.chown(path, USER, USER)
    return made


def settings(discord: Discord) -> dict[str, str]:
    return {
        "WORDBRUSH_DISCORD__TOKEN": discord.sandbox.token,
        "WORDBRUSH_DISCORD__API_BASE": discord.sandbox.api_base,
        "WORDBRUSH_ENGINE__MODELS": "bundled",
        "WORDBRUSH_ENGINE__DEVICE": "cpu",
        "WORDBRUSH_MONITORING__LISTEN": "127.0.0.1:0",
    }


async def test_it_has_a_user_a_health_check_and_volumes_and_shows_help(image: Image, tmp_path: Path) -> None:
    assert image.configuration["User"] == str(USER)
    assert "healthz" in str(image.configuration["Healthcheck"])
    assert set(image.configuration["Volumes"]) == {"/data", "/models"}
    labels = {key.rpartition(".")[2]: value for key, value in image.configuration["Labels"].items()}
    assert (labels["version"], labels["licenses"]) == (VERSION, "MIT")
    digits, plus, changes = labels["revision"].partition("+")
    code, text = await said(image, tmp_path, "--version", mounts={})
    assert (code, text) == (0, f"wordbrush {VERSION} (commit {digits[:12]}{plus}{changes})")
    code, text = await said(image, tmp_path, "--help", mounts={})
    assert (code, "doctor" in text) == (0, True), text


async def test_one_picture_in_a_folder_of_somebody_else(image: Image, tmp_path: Path) -> None:
    """As docs/operations.md says: the container runs as the user that owns the folder."""
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    (pictures / "photo.jpg").write_bytes(SAMPLES["coffee"].read_bytes())
    os.chown(pictures, 1234, 1234)
    command = ("stylize", "photo.jpg", "Mosaic", "-o", "out.png", "--models", "bundled", "--preset", "draft")
    mounts = {**volumes(tmp_path), "/pictures": pictures}
    code, text = await said(image, tmp_path, *command, mounts=mounts, user=1234, cwd="/pictures")
    assert code == 0, text
    assert (pictures / "out.png").stat().st_uid == 1234


async def test_the_bot_paints_and_stops_in_order(discord: Discord, image: Image, tmp_path: Path, photo: Upload) -> None:
    mounts, environment = volumes(tmp_path), settings(discord)
    async with running(image, tmp_path, "run", mounts=mounts, environment=environment) as bot:
        await bot.logs("engine ready")
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="draft", size=128)
        await act.result(SECONDS)
        code, text = await said(image, tmp_path, "doctor", mounts=mounts, environment=environment)
        assert "✓ database: data/wordbrush.db" in text
        assert "✗" not in text
        assert code == 0
        long = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire", preset="fine")
        await long.says(is_running, SECONDS)
        bot.terminate()
        assert await asyncio.wait_for(bot.process.wait(), SECONDS) == 0
        assert '"stopped"' in bot.log[-1]
    data = mounts["/data"]
    assert {path.name for path in data.iterdir()} >= {"wordbrush.db", "blobs"}
    assert {path.stat().st_uid for path in data.rglob("*")} == {USER}
    async with running(image, tmp_path, "run", mounts=mounts, environment=environment) as bot:
        await long.says(is_running, SECONDS)


async def test_volumes_that_belong_to_root_are_said(discord: Discord, image: Image, tmp_path: Path) -> None:
    mounts = volumes(tmp_path)
    for path in mounts.values():
        os.chown(path, 0, 0)
        path.chmod(0o755)
    environment = settings(discord)
    code, text = await said(image, tmp_path, "run", mounts=mounts, environment=environment)
    assert code == 1
    assert f"/data cannot be written: permission denied for uid {USER}" in " ".join(text.split())
    assert f"chown -R {USER} /data" in text
    code, text = await said(image, tmp_path, "doctor", mounts=mounts, environment=environment)
    assert code == 1
    for place in mounts:
        assert f"{place} cannot be written: permission denied for uid {USER}" in text
    code, text = await said(image, tmp_path, "run", mounts={}, environment=environment)
    assert code == 1
    assert "/data cannot be written: read-only file system. Mount a folder or volume" in " ".join(text.split())
