"""The rules of docs/architecture.md; import-linter checks the rest of them (pyproject.toml)."""

import ast
import graphlib
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
SHARED = ("engine.protocol", "engine.media")
FOREIGN_TO_THE_BOT = {"torch", "torchvision", "clip", "safetensors"}
FOREIGN_TO_THE_ENGINE = {"discord", "sqlalchemy", "bot"}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def imported_modules(path: Path) -> frozenset[str]:
    """Every module that a file imports, at whatever depth, with `from package import module` resolved."""
    names: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = node.module.replace(".", "/") + f"/{alias.name}"
                is_module = (ROOT / f"{inner}.py").is_file() or (ROOT / inner).is_dir()
                names.add(f"{node.module}.{alias.name}" if is_module else node.module)
    return frozenset(names)


@pytest.mark.parametrize("package", ["bot", "engine"])
def test_no_module_imports_itself_by_way_of_others(package: str) -> None:
    """Imports for type annotations count too."""
    graph = grimp.build_graph(package, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    list(graphlib.TopologicalSorter(imports).static_order())  # raises CycleError, which names the circle


@pytest.mark.parametrize(("package", "most"), [("bot", 8), ("engine", 8)])
def test_a_root_has_doors_and_floors_only(package: str, most: int) -> None:
    assert len([path for path in (ROOT / package).iterdir() if path.is_file()]) <= most


LONG_FILES = {
    "bot/sandbox/person.py": "everything that a person can do in Discord, one method each",
    "bot/sandbox/validation.py": "Discord's rules for messages and commands, one check each",
    "bot/sandbox/server.py": "Discord's routes, one handler each",
    "bot/sandbox/world.py": "Discord's objects with their fields",
    "bot/config.py": "all settings, one field each",
    "engine/protocol/messages.py": "the messages of a protocol, which are read side by side",
    "engine/protocol/vocabulary.py": "a table of words",
}


def test_a_long_file_has_a_reason() -> None:
    paths = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "engine").rglob("*.py")]
    long = {str(path.relative_to(ROOT)) for path in paths if len(path.read_text().splitlines()) > 400}
    assert long <= set(LONG_FILES)


@pytest.mark.parametrize("package", ["bot", "engine"])
def test_no_two_modules_have_the_same_name(package: str) -> None:
    names = Counter(path.stem for path in (ROOT / package).rglob("*.py") if not path.stem.startswith("__"))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_bot_imports_only_what_both_sides_share() -> None:
    for path in sorted((ROOT / "bot").rglob("*.py")):
        modules = imported_modules(path)
        of_the_engine = {module for module in modules if module.split(".")[0] == "engine"}
        assert {".".join(module.split(".")[:2]) for module in of_the_engine} <= {*SHARED}, path
        assert not {module.split(".")[0] for module in modules} & FOREIGN_TO_THE_BOT, path


def test_the_engine_imports_nothing_of_the_bot() -> None:
    for path in sorted((ROOT / "engine").rglob("*.py")):
        assert not {module.split(".")[0] for module in imported_modules(path)} & FOREIGN_TO_THE_ENGINE, path


def names_from(path: Path, module: str) -> set[str]:
    """What a file imports from a module."""
    nodes = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in nodes if node.module == module for alias in node.names}


BOT_FILES = sorted((ROOT / "bot").rglob("*.py"))


def test_only_the_store_knows_the_database() -> None:
    knowing = {path.parent.name for path in BOT_FILES if any("sqlalchemy" in name for name in imported_modules(path))}
    assert knowing == {"store"}


def calls(path: Path) -> set[str]:
    """The names of all methods and functions that a file calls."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            found.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
    return found


def test_only_the_delivery_edits_and_sends_the_messages_of_jobs() -> None:
    editing = {
        str(path.relative_to(ROOT / "bot"))
        for path in BOT_FILES
        if "sandbox" not in path.parts and calls(path) & {"edit_message", "edit_original_response", "edit", "create_dm"}
    }
    # The history, the settings and the styles are nobody's job: a button turns their pages.
    others = {"commands/history.py", "commands/settings.py", "commands/style_actions.py"}
    assert editing == {"delivery/posting.py"} | others


@pytest.mark.parametrize("folder", ["commands", "panels"])
def test_commands_and_panels_hold_no_business_rules(folder: str) -> None:
    below = {"bot.store.database", "bot.store.blobs", "bot.jobs.fair_queue", "bot.jobs.runner"}
    below |= {"bot.imaging", "bot.imaging.imaging_client"}
    nouns = {
        "LIMIT_NAMES",
        "LONGEST_COOLDOWN",
        "LARGEST_QUEUE_SHARE",
        "Account",
        "LimitName",
        "Limits",
        "SETS",
        "Used",
        "AccountKind",
    }
    for path in sorted((ROOT / "bot" / folder).glob("*.py")):
        assert not imported_modules(path) & below, path
        assert names_from(path, "bot.rules.usage_limits") <= nouns, path
        assert not any(name.startswith("bot.engines") for name in imported_modules(path)), path


@pytest.mark.process
def test_only_the_command_line_knows_the_local_discord() -> None:
    """And only for `wordbrush demo`: the bot itself runs without it, and without what it needs."""
    knowing = {
        str(path.relative_to(ROOT / "bot"))
        for path in BOT_FILES
        if not {"bench", "sandbox"} & {*path.parts}
        and any(name.startswith("bot.sandbox") for name in imported_modules(path))
    }
    assert knowing == {"cli/main.py"}
    code = "import sys, bot.cli.main, bot.app; sys.exit(any(name.startswith('bot.sandbox') for name in sys.modules))"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_architecture_names_files_that_exist_and_walks_past_each_of_them_once() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    named = re.findall(r"`((?:bot|engine|tests|migrations)/[\w./]*)`", text)
    assert [path for path in named if not (ROOT / path).exists()] == []
    walk = re.findall(r"^\d+\. `([\w./]+)`", text, re.MULTILINE)
    assert len(walk) == len(set(walk)) > 20


def test_the_chat_page_is_complete_and_asks_for_nothing_elsewhere() -> None:
    page = ROOT / "bot" / "sandbox" / "page"
    for path in [*page.glob("*.js"), *page.glob("*.css"), *page.glob("*.html")]:
        text = path.read_text()
        assert not re.findall(r"""(?:src|href|from|import|url)[=( ]*["'](?:https?:)?//[^"']+""", text), path
        for imported in re.findall(r'from "(\./[^"]+)";', text):
            assert (page / imported).is_file(), f"{path}: {imported}"
        for address in re.findall(r'(?:src|href)="/chat/([a-z.-]+)"', text):
            assert (page / address).is_file(), f"{path}: {address}"


@pytest.mark.parametrize("folder", ["bot", "engine"])
def test_nothing_is_unpickled(folder: str) -> None:
    """A pickle runs what is in it."""
    for path in (ROOT / folder).rglob("*.py"):
        assert not {module.split(".")[0] for module in imported_modules(path)} & {"pickle", "dill", "shelve", "joblib"}
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "load":
                continue
            whose, given = getattr(node.func.value, "id", ""), {one.arg: one.value for one in node.keywords}
            if whose == "torch":
                assert getattr(given.get("weights_only"), "value", False) is True, path
            assert whose not in ("np", "numpy") or "allow_pickle" not in given, path


@pytest.mark.process
def test_the_bots_side_runs_without_torch() -> None:
    heavy = "any(name.split('.')[0] in {'torch', 'clip'} for name in sys.modules)"
    code = f"import sys, bot.cli.main, bot.app; sys.exit({heavy})"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_lock_names_versions_and_no_places() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    for line in lock.splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[^ ]+( ; .+)?", line), line
        assert "://" not in line
    locked = {line.split("==")[0].lower().replace("_", "-").replace(".", "-") for line in lock.splitlines()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = {requirement for those in (project["dependencies"], *extras.values()) for requirement in those}
    wanted.discard("wordbrush[cluster,moderation]")
    names = {re.split(r"[<>=!~; \[]", requirement)[0].lower().replace(".", "-") for requirement in wanted}
    assert names <= locked


@pytest.mark.parametrize("module", ["models/perception", "prompts", "patches", "losses", "stylize"])
def test_no_resolution_or_embedding_size_of_one_clip_is_written_into_the_engine(module: str) -> None:
    tree = ast.parse((ROOT / "engine" / f"{module}.py").read_text())
    numbers = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert not numbers & {224, 512, 768}
