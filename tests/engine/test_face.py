"""The engine as a library: what `import engine` offers, and that it costs nothing until it is used."""

import inspect
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PIL import Image

import engine
from bot.samples import SAMPLES

PRESET = 'preset = PRESETS["bundled"]["draft"]\n'
SMALLER = PRESET + "import msgspec; preset = msgspec.structs.replace(preset.at_size(128), steps=2)\n"


def test_the_example_in_the_docstring_stylizes_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Image.open(SAMPLES["coffee"]).convert("RGB").save("photo.jpg")
    _, _, rest = inspect.getdoc(engine).partition(":\n\n")  # type: ignore[union-attr]  # it has one
    indented = [line for line in rest.splitlines() if line.startswith("    ") or not line]
    example = textwrap.dedent("\n".join(indented))
    assert PRESET in example
    exec(example.replace(PRESET, SMALLER), {})  # noqa: S102  # the project's own code
    with Image.open("photo.jpg") as photo, Image.open("result.png") as result:
        assert max(result.size) == 128
        assert photo.resize(result.size).tobytes() != result.convert("RGB").tobytes()


def test_every_name_is_there_and_others_are_not() -> None:
    for name in engine.__all__:
        assert getattr(engine, name) is not None
        assert name in dir(engine)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = engine.nothing


@pytest.mark.process
@pytest.mark.parametrize("module", ["engine", "engine.protocol.messages", "engine.media.images"])
def test_importing_what_the_bot_shares_does_not_import_torch(module: str) -> None:
    code = f"import sys, {module}; sys.exit('torch' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
