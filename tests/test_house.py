"""The rules of the house; import-linter checks the rest of them (pyproject.toml)."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED_MODULES = {f"engine.{name}" for name in ("messages", "presets", "vocabulary", "bounds", "images", "errors")}
FOREIGN_TO_THE_BOT = {"torch", "torchvision", "clip", "safetensors"}
FOREIGN_TO_THE_ENGINE = {"discord", "sqlalchemy", "bot"}


def imported_modules(path: Path) -> set[str]:
    """Every module that a file imports, at whatever depth, with `from package import module` resolved."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = node.module.replace(".", "/") + f"/{alias.name}"
                is_module = (ROOT / f"{inner}.py").is_file() or (ROOT / inner).is_dir()
                names.add(f"{node.module}.{alias.name}" if is_module else node.module)
    return names


@pytest.mark.parametrize("path", sorted((ROOT / "bot").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_bot_imports_only_what_both_sides_share(path: Path) -> None:
    modules = imported_modules(path)
    assert {module for module in modules if module.split(".")[0] == "engine"} <= SHARED_MODULES
    assert not {module.split(".")[0] for module in modules} & FOREIGN_TO_THE_BOT


@pytest.mark.parametrize("path", sorted((ROOT / "engine").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_engine_imports_nothing_of_the_bot(path: Path) -> None:
    assert not {module.split(".")[0] for module in imported_modules(path)} & FOREIGN_TO_THE_ENGINE


def test_the_bots_side_runs_without_torch() -> None:
    code = "import sys, bot.cli; sys.exit(any(name.split('.')[0] in {'torch', 'clip'} for name in sys.modules))"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_lock_names_versions_and_no_places() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    for line in lock.splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[^ ]+( ; .+)?", line), line
        assert "://" not in line
    locked = {line.split("==")[0].lower().replace("_", "-").replace(".", "-") for line in lock.splitlines()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=!~ \[]", requirement)[0].lower().replace(".", "-") for requirement in wanted}
    assert names <= locked


@pytest.mark.parametrize("module", ["perception", "prompts", "patches", "losses", "stylize"])
def test_no_resolution_or_embedding_size_of_one_clip_is_written_into_the_engine(module: str) -> None:
    tree = ast.parse((ROOT / "engine" / f"{module}.py").read_text())
    numbers = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert not numbers & {224, 512, 768}
