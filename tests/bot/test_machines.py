"""Other people's machines: macOS and Windows, as far as they can be told from here; other encodings, other names."""

import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from bot.config import load_settings
from bot.errors import ConfigError, PictureRefused
from bot.imaging.imaging_client import Imaging
from bot.terminal.files import FileProblem, check_name, check_output, write_whole
from bot.terminal.style_tools import _outputs, _share
from engine.protocol.messages import NoticeCode
from tests import forks
from tests.bot.imaging.test_imaging import encoded

ROOT = Path(__file__).parents[2]

# What macOS says when a process asks for a limit to its addresses.
NO_LIMIT = """
import resource
def setrlimit(which, limits, real=resource.setrlimit):
    if which == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    real(which, limits)
resource.setrlimit = setrlimit
"""

TOO_MUCH = """
import types, psutil
psutil.Process.memory_info = lambda process: types.SimpleNamespace(rss=2**40)
"""


@pytest.fixture
def without_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every Python that is started from here on is on such a machine."""
    (tmp_path / "sitecustomize.py").write_text(NO_LIMIT)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), str(ROOT)]))


@pytest.fixture
def unforked() -> Iterator[None]:
    """Processes begin as they do elsewhere."""
    with forks.not_installed():
        yield


@pytest.fixture
def style_of_chinese_words(tmp_path: Path) -> Path:
    tensor = {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}
    header = json.dumps({"__metadata__": {"prompt": "水彩 → 火"}, "a": tensor}).encode()
    file = tmp_path / "style.safetensors"
    file.write_bytes(struct.pack("<Q", len(header)) + header + bytes(4))
    return file


@pytest.mark.process
@pytest.mark.usefixtures("without_limit")
async def test_where_a_system_sets_no_limit_to_memory_pictures_are_read_and_it_is_watched(
    unforked: None, tmp_path: Path
) -> None:
    said: list[str] = []
    async with Imaging(on_log=lambda pid, entry: said.append(str(entry["event"]))) as imaging:
        for _ in range(2):
            assert (await imaging.prepare(encoded(Image.new("RGB", (64, 48))), 64)).width == 64
    assert sum("watches its own memory" in line for line in said) == 1
    # A picture that needs more than there may be ends the process, and is refused.
    (tmp_path / "sitecustomize.py").write_text(NO_LIMIT + TOO_MUCH)
    async with Imaging(on_log=lambda pid, entry: said.append(str(entry["event"]))) as imaging:
        with pytest.raises(PictureRefused) as refusal:
            await imaging.prepare(encoded(Image.new("RGB", (4000, 4000))), 4000)
        assert refusal.value.notice.code == NoticeCode.PICTURE_HEAVY
    assert any("too much memory" in line for line in said)


@pytest.mark.process
@pytest.mark.parametrize("command", [["vocabulary"], ["style", "show", "style.safetensors"], ["doctor"]])
def test_letters_that_a_pipe_of_windows_does_not_know_are_replaced(
    tmp_path: Path, command: list[str], style_of_chinese_words: Path
) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    arguments = [sys.executable, "-c", "from bot.cli.main import main; main()", *command]
    ended = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, timeout=120, check=False)
    assert b"UnicodeEncodeError" not in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert len(ended.stdout + ended.stderr) > 100


@pytest.mark.process
def test_a_process_of_ours_writes_its_log_whatever_a_pipe_is_said_to_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    code = (
        "import structlog; from engine.protocol.logs import set_up_logs; set_up_logs(); "
        "structlog.get_logger().info('火')"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=True)
    assert "火" in ended.stderr.decode()


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_configuration_with_a_byte_order_mark_is_read(tmp_path: Path, mark: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(mark + '# Bücher\r\n[discord]\r\ntoken = "abc"\r\n'.encode())
    token = load_settings(file).discord.token
    assert token
    assert token.get_secret_value() == "abc"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_a_configuration_in_another_encoding_is_said_to_be(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes('[discord]\n# Bücher\ntoken = "abc"\n'.encode(encoding))
    with pytest.raises(
        ConfigError, match="UTF-16" if "16" in encoding else "line 2 has a character of another encoding"
    ):
        load_settings(file)


MIGRATE = """
import sqlalchemy
from bot.store import migrating, revisions
revisions.MIGRATIONS = revisions.Path("migrations").absolute()
connection = sqlalchemy.create_engine("sqlite://").connect()
migrating.upgrade(connection)
print(revisions.revision_of(connection))
"""


@pytest.mark.process
def test_a_checkout_may_lie_in_a_folder_with_a_percent_sign(tmp_path: Path) -> None:
    folder = tmp_path / "100% mine"
    folder.mkdir()
    for name in ("bot", "engine", "migrations"):
        (folder / name).symlink_to(ROOT / name)
    ended = subprocess.run([sys.executable, "-c", MIGRATE], cwd=folder, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() != "None"


@pytest.mark.parametrize("length", [248, 255])
def test_a_long_name_is_written(tmp_path: Path, length: int) -> None:
    file = tmp_path / f"{'x' * (length - 4)}.png"
    check_output(file, {".png"}, None)
    write_whole(file, b"whole")
    assert file.read_bytes() == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("name", ["x" * 300 + ".png", "字" * 86 + ".png"])
def test_a_name_that_is_too_long_is_refused_before_the_work(tmp_path: Path, name: str) -> None:
    for check in (check_name, lambda file: check_output(file, {".png"}, file)):
        with pytest.raises(FileProblem, match="too long"):
            check(tmp_path / name)
    with pytest.raises(FileProblem, match="does not exist"):
        check_output(tmp_path / ("y" * 300) / "a.png", {".png"}, None)


@pytest.mark.parametrize("share", ["nan", "inf", "-inf", "0", "-1", "1e999"])
def test_a_share_that_is_no_share_is_refused(share: str) -> None:
    with pytest.raises(FileProblem, match="must be a number above 0"):
        _share(f"a.safetensors:{share}")
    assert _share("a.safetensors:0.3") == (Path("a.safetensors"), 0.3)


@pytest.mark.parametrize("words", ["a = " + "[" * 5000, "x = " + "9" * 5000, "discord = 'x'", "= 3"])
def test_a_configuration_that_is_none_is_said_to_be(tmp_path: Path, words: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(words)
    with pytest.raises(ConfigError):
        load_settings(file)


def test_an_environment_variable_that_is_no_setting_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORDBRUSH_LIMITS", "quick")
    with pytest.raises(ConfigError, match="environment variable"):
        load_settings()


def test_pictures_are_never_written_over(tmp_path: Path) -> None:
    for name in ("a.tiff", "a.png"):
        Image.new("RGB", (32, 32)).save(tmp_path / name)
    with pytest.raises(FileProblem, match="one of the pictures to paint"):
        list(_outputs([tmp_path], tmp_path, None, []))
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(FileProblem):
        write_whole(tmp_path / "file" / "a.png", b"1")
