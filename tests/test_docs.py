"""The documentation is held to the code, both ways: what it names exists, and what exists is named in it."""

import ast
import re
import textwrap
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import typer
import yaml
from discord import app_commands
from pydantic import BaseModel

from bot import monitoring
from bot.cli.main import app
from bot.commands.owner import owner
from bot.commands.router import COMMANDS
from bot.config import FILE_SUFFIX, Settings
from bot.engines.fleet import LocalFleet
from bot.monitoring import GaugeCollector
from bot.observability.metrics import REGISTRY
from bot.samples import SAMPLES
from engine.protocol.version import VERSION

ROOT = Path(__file__).parents[1]
FOLDERS = (".github", "bot", "deploy", "docs", "engine", "migrations", "tests")
EXAMPLE = (ROOT / "config.example.toml").read_text()
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
PREFIX = "WORDBRUSH_"  # of the settings' environment variables
NOT_OURS = {"pg_dump", "shm_size"}  # names with an underscore


@dataclass(frozen=True)
class Text:
    """Markdown, whole or a part of it."""

    text: str

    @cached_property
    def prose(self) -> str:
        """Return the text without its blocks of code."""
        return FENCE.sub("", self.text)

    @cached_property
    def spans(self) -> list[str]:
        """Return what stands between backticks, each on one line."""
        return [re.sub(r"\s+", " ", span.replace(r"\|", "|")) for span in re.findall(r"`([^`]+)`", self.prose)]

    def blocks(self, *languages: str) -> list[str]:
        """Return the blocks of code in these languages; "" is a block that names none."""
        return [body for language, body in FENCE.findall(self.text) if language in languages]

    @cached_property
    def shell(self) -> list[list[str]]:
        """Return the words of each line that could be typed into a shell, without comments and what follows a pipe.

        An indented line continues the line above it.
        """
        blocks = [re.sub(r"\n +", " ", textwrap.dedent(block)) for block in self.blocks("", "sh", "bash")]
        lines = [re.split(r" #| \||&&|;", line)[0] for block in blocks for line in block.splitlines()]
        return [line.split() for line in (*lines, *self.spans)]

    @cached_property
    def sections(self) -> "list[Text]":
        """Return its parts, each from one heading to the next."""
        return [Text(part) for part in re.split(r"^(?=##+ )", self.text, flags=re.MULTILINE)]

    @cached_property
    def anchors(self) -> set[str]:
        """Return the fragments that GitHub makes of its headings."""
        found: set[str] = set()
        for heading in re.findall(r"^#{1,6} +(.+)$", self.prose, re.MULTILINE):
            said = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
            anchor = first = re.sub(r"[^\w\- ]", "", said).replace(" ", "-")
            number = 0
            while anchor in found:
                number += 1
                anchor = f"{first}-{number}"
            found.add(anchor)
        return found


@dataclass(frozen=True)
class Page(Text):
    """A Markdown file of the repository."""

    path: Path

    @property
    def name(self) -> str:
        """Return the path in the repository."""
        return self.path.relative_to(ROOT).as_posix()


def markdown_files() -> list[Path]:
    """Return every Markdown file of the repository, and none of installed packages."""
    return [*ROOT.glob("*.md"), *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.md"))]


PAGES = [Page(path.read_text(), path) for path in sorted(markdown_files())]
GUIDES = [page for page in PAGES if page.name == "README.md" or page.path.parent == ROOT / "docs"]
# What was tried with which outcome stays as it was written, and release notes name what has gone.
CURRENT = [page for page in PAGES if page.path.name not in ("LAB.md", "CHANGELOG.md")]
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
each_current_page = pytest.mark.parametrize("page", CURRENT, ids=lambda page: page.name)


# ── links ────────────────────────────────────────────────────────────────────────────────────────────────────────


@each_page
def test_every_relative_link_leads_somewhere(page: Page) -> None:
    prose = re.sub(r"`[^`]*`", "", page.prose)
    targets = re.findall(r"\]\(<?([^)>\s]+)[^)]*\)", prose) + re.findall(r"^\[[^]]+\]: +(\S+)", prose, re.MULTILINE)
    for target in targets:
        if re.match(r"[a-z]+:", target):
            continue
        place, _, fragment = target.partition("#")
        file = (page.path.parent / place).resolve() if place else page.path
        assert file.exists(), target
        if fragment:
            assert fragment in Text(file.read_text()).anchors, target


@each_current_page
def test_every_path_in_backticks_is_there(page: Page) -> None:
    for span in page.spans:
        if re.fullmatch(rf"({'|'.join(map(re.escape, FOLDERS))})/[\w./*-]+", span):
            assert list(ROOT.glob(span)), span


@each_current_page
def test_every_target_of_make_is_there(page: Page) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for words in page.shell:
        if words[:1] == ["make"]:
            assert {word for word in words[1:2] if "=" not in word} <= targets, words


# ── commands in Discord ──────────────────────────────────────────────────────────────────────────────────────────


def slash_commands() -> dict[str, set[str]]:
    """Return the options of each slash command, by the command's whole name."""
    found: dict[str, set[str]] = {}
    for command in (*COMMANDS, owner):
        if not isinstance(command, app_commands.ContextMenu):
            parts = command.walk_commands() if isinstance(command, app_commands.Group) else [command]
            for part in parts:
                assert isinstance(part, app_commands.Command)
                found[part.qualified_name] = {str(parameter.display_name) for parameter in part.parameters}
    return found


SLASH = slash_commands()
MENUS = {command.name for command in COMMANDS if isinstance(command, app_commands.ContextMenu)}
GROUPS = {name.split()[0] for name in SLASH if " " in name}
ENDPOINTS = set(re.findall(r'web\.get\("/(\w+)"', Path(monitoring.__file__).read_text()))


def named_commands(span: str) -> tuple[set[str], set[str]]:
    """Return the commands that a span like `/block person | lift` names, and its other words, which are options."""
    root, *words = re.findall(r"[a-z][a-z0-9_]*", span)
    if root not in GROUPS:
        return {root}, set(words)
    parts = {word for word in words if f"{root} {word}" in SLASH} or set(words[:1])
    return {f"{root} {part}" for part in parts}, {word for word in words if word not in parts}


def slash_spans(text: Iterable[str]) -> list[str]:
    """Return the spans that begin like a slash command."""
    found = [span for span in text if re.match(r"/[a-z]+($| )", span)]
    return [span for span in found if span.split()[0].strip("/") not in ENDPOINTS]


@each_current_page
def test_commands_and_options_that_are_named_exist(page: Page) -> None:
    for span in slash_spans(page.spans):
        commands, options = named_commands(span)
        assert commands <= {*SLASH, *GROUPS}, span
        assert options <= set().union(*(SLASH.get(command, set()) for command in commands)), span


def test_commands_that_the_example_of_the_configuration_names_exist() -> None:
    for root in re.findall(r"(?<![\w/.:])/([a-z]+)\b(?!/)", EXAMPLE):
        assert root in {*GROUPS, *SLASH, *ENDPOINTS}, root


@pytest.mark.parametrize("command", sorted(SLASH))
def test_every_command_is_documented_and_beside_it_its_options(command: str) -> None:
    pages = [page for page in GUIDES if any(command in named_commands(span)[0] for span in slash_spans(page.spans))]
    assert pages, f"/{command} is on no page"
    words = {word for page in pages for span in page.spans for word in re.findall(r"\w+", span)}
    # `picture1 … picture10` is all of them.
    missing = {
        option for option in SLASH[command] - words if not {f"{option.rstrip('0123456789')}1", "picture10"} <= words
    }
    assert not missing, [page.name for page in pages]


@pytest.mark.parametrize("menu", sorted(MENUS))
def test_every_command_of_a_menu_is_documented(menu: str) -> None:
    assert any(menu in page.prose for page in GUIDES)


@pytest.mark.parametrize("endpoint", sorted(ENDPOINTS))
def test_every_endpoint_is_documented(endpoint: str) -> None:
    assert any(f"/{endpoint}" in page.spans for page in GUIDES)


# ── the command line ─────────────────────────────────────────────────────────────────────────────────────────────

COMMAND_LINE: Any = typer.main.get_command(app)
HELP = {"--help"}  # that every command has


def walk(command: Any, name: str = "wordbrush") -> Iterator[tuple[str, Any]]:
    """Yield a command and every command below it, with their whole names."""
    yield name, command
    for part, below in getattr(command, "commands", {}).items():
        yield from walk(below, f"{name} {part}")


CLI = dict(walk(COMMAND_LINE))


def options_of(command: Any) -> set[str]:
    """Return the long names of a command's options."""
    named = [name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)]
    return {name for name in named if name.startswith("--")}


def typed_commands(page: Text) -> Iterator[tuple[str, set[str]]]:
    """Yield every `wordbrush …` of a text: the command's whole name, whether it exists or not, and its options."""
    for words in page.shell:
        for at, word in enumerate(words[:-1]):
            if word.rsplit("/", 1)[-1] != "wordbrush" or words[at + 1] == "wordbrush":
                continue
            name, rest = "wordbrush", words[at + 1 :]
            # A word in capitals stands for any command.
            while rest and hasattr(CLI.get(name), "commands") and rest[0][0].islower():
                name = f"{name} {rest.pop(0)}"
            yield name, {option for word in rest for option in re.findall(r"^\[?(--[a-z-]+)", word)}


@each_current_page
def test_what_is_typed_into_a_shell_exists(page: Page) -> None:
    for name, options in typed_commands(page):
        assert name in CLI, name
        assert options <= options_of(CLI[name]) | HELP, name


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_options_that_are_named_alone_exist(page: Page) -> None:
    everywhere = HELP.union(*map(options_of, CLI.values()))
    for span in page.spans:
        if re.match(r"--[a-z]", span):
            assert set(re.findall(r"(?:^|[ ,])(--[a-z-]+)", span)) <= everywhere, span


@pytest.mark.parametrize(
    "name", sorted(name for name, one in CLI.items() if one.params or not hasattr(one, "commands"))
)
def test_every_command_of_the_command_line_is_documented_and_beside_it_its_options(name: str) -> None:
    sections = [part for page in GUIDES for part in page.sections if name in dict(typed_commands(part))]
    assert sections, f"{name} is on no page"
    named = {
        option for part in sections for typed, options in typed_commands(part) if typed == name for option in options
    }
    alone = [span for part in sections for span in part.spans if span.startswith("--")]
    named |= {option for span in alone for option in re.findall(r"--[a-z-]+", span)}
    for parameter in CLI[name].params:
        long = {option for option in (*parameter.opts, *parameter.secondary_opts) if option.startswith("--")}
        assert not long or long & named, f"{name} {long}"


# ── settings ─────────────────────────────────────────────────────────────────────────────────────────────────────


def words_of(annotation: object) -> list[str]:
    """Return the strings of the Literals in a type."""
    return [word for arg in get_args(annotation) for word in ([arg] if isinstance(arg, str) else words_of(arg))]


def settings_in(model: type[BaseModel], above: str = "") -> Iterator[str]:
    """Yield the path of every setting; `*` stands for any key of a table that has no fixed keys."""
    for name, field in model.model_fields.items():
        kind, path = field.annotation, f"{above}{name}"
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from settings_in(kind, f"{path}.")
        elif get_origin(kind) is dict and isinstance(below := get_args(kind)[1], type) and issubclass(below, BaseModel):
            yield from settings_in(below, f"{path}.*.")
        elif get_origin(kind) is dict and (keys := words_of(get_args(kind)[0])):
            yield from (f"{path}.{key}" for key in keys)
        else:
            yield path


SETTINGS = set(settings_in(Settings))
TABLES = {path.rsplit(".", 1)[0] for path in SETTINGS}
KEYS = {path.rsplit(".", 1)[1] for path in SETTINGS}
FREE = {path.split(".*")[0] for path in SETTINGS if ".*" in path}  # tables without fixed keys


def setting(path: str) -> str:
    """Return a path as SETTINGS has it."""
    table, _, rest = path.partition(".")
    return f"{table}.*{rest[rest.find('.') :] if '.' in rest else ''}" if table in FREE and rest else path


def keys_of_example() -> Iterator[str]:
    """Yield the settings of config.example.toml, also those behind a `#`."""
    table = ""
    for line in EXAMPLE.splitlines():
        if header := re.fullmatch(r"(?:# )?\[([a-z_.]+)\]", line):
            table = header[1]
        elif key := re.match(r"(?:# )?([a-z_]+) = ", line):
            yield setting(f"{table}.{key[1]}")


def test_the_example_of_the_configuration_has_every_setting_and_no_other() -> None:
    assert set(keys_of_example()) == SETTINGS


def flat(table: dict[str, Any], above: str = "") -> Iterator[str]:
    """Yield the path of everything that a TOML document sets."""
    for key, value in table.items():
        path = f"{above}{key}"
        if isinstance(value, dict) and setting(path) not in SETTINGS:
            yield from flat(value, f"{path}.")
        else:
            yield path


@pytest.mark.parametrize(
    "text", [EXAMPLE, *(page.text for page in CURRENT)], ids=["example", *(p.name for p in CURRENT)]
)
def test_every_variable_that_is_named_is_a_setting(text: str) -> None:
    for name in re.findall(rf"\b{PREFIX}([A-Z_]+)", text):
        assert setting(name.lower().removesuffix(FILE_SUFFIX).replace("__", ".")) in SETTINGS, name


@each_current_page
def test_every_setting_that_is_named_exists(page: Page) -> None:
    for block in page.blocks("toml"):
        assert {setting(path) for path in flat(tomllib.loads(block))} <= SETTINGS, block
    for span in page.spans:
        if found := re.match(r"\[([a-z_.]+)\](?: ([a-z_]+))?", span):  # `[owner] guild = …`
            table, key = setting(f"{found[1]}.").rstrip("."), found[2]
            assert table in TABLES, span
            assert key is None or f"{table}.{key}" in SETTINGS, span
        elif found := re.match(r"([a-z_]+\.[a-z_.]+) = ", span):  # `engine.backend = "ray"`
            assert setting(found[1]) in SETTINGS, span
        elif found := re.match(r"([a-z_]+) = ", span):  # `models = "openai"`
            assert found[1] in KEYS, span


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_every_name_with_an_underscore_is_a_setting_an_option_or_a_module(page: Page) -> None:
    modules = {path.stem for folder in ("bot", "engine") for path in (ROOT / folder).rglob("*.py")}
    known = KEYS.union(modules, NOT_OURS, *SLASH.values())
    for span in page.spans:
        if re.fullmatch(r"[a-z]+(_[a-z]+)+", span) and not span.startswith(PREFIX.lower()):
            assert span in known, span


# ── metrics ──────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_metrics_that_are_named_exist_and_those_that_exist_are_named() -> None:
    """A counter is named with its ending, a histogram without one."""
    families = [*REGISTRY.collect(), *GaugeCollector(dict, LocalFleet([], hung_after=1), ROOT).collect()]
    ours = [family for family in families if family.name.startswith(PREFIX.lower())]
    exist = {f"{family.name}_total" if family.type == "counter" else family.name for family in ours}
    spans = {span for page in GUIDES for span in page.spans}
    assert exist <= spans
    named = set(re.findall(r"\bwordbrush_[a-z_]+", " ".join(spans)))
    assert {re.sub(r"_(bucket|sum|count)$", "", name) for name in named} <= exist


# ── Python, the changelog, forms for issues ──────────────────────────────────────────────────────────────────────


def names_in(path: Path) -> set[str]:
    """Return what can be imported from a module: what it defines and imports, and the modules of a package."""
    files = [path.with_suffix(".py"), path / "__init__.py"]
    [file] = [file for file in files if file.is_file()]
    below = {file.stem for file in path.glob("*.py")} if path.is_dir() else set()
    tree = ast.parse(file.read_text())
    return below | {name for node in tree.body for name in bound_by(node)}


def bound_by(node: ast.stmt) -> set[str]:
    """Return the names to which a statement of a module gives a value."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return {alias.asname or alias.name for alias in names}
        case ast.Assign() | ast.AnnAssign():
            return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    return set()


@each_current_page
def test_code_in_python_imports_what_there_is(page: Page) -> None:
    """Without importing it: torch starts a process when it is imported."""
    for block in page.blocks("python"):
        for node in ast.walk(ast.parse(block)):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ("bot", "engine"):
                there = names_in(ROOT.joinpath(*node.module.split(".")))
                assert {alias.name for alias in node.names} <= there, ast.unparse(node)


@pytest.mark.process
@pytest.mark.prove
def test_code_in_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "photo.jpg").write_bytes(SAMPLES["coffee"].read_bytes())
    [block] = Text((ROOT / "docs" / "command-line.md").read_text()).blocks("python")
    exec(compile(block, "command-line.md", "exec"), {})  # noqa: S102  # what a reader would do
    assert (tmp_path / "out.png").is_file()


def test_the_changelog_has_the_version() -> None:
    headings = re.findall(r"^## \[([^]]+)\](.*)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    if headings[0] == ("Unreleased", ""):  # what is added before the next release
        del headings[0]
    assert headings[0][0] == VERSION
    for name, rest in headings:
        assert re.fullmatch(r"\d+\.\d+\.\d+", name)
        assert re.fullmatch(r" - \d{4}-\d\d-\d\d", rest)


# https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
ATTRIBUTES = {
    "markdown": {"value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "input": {"label", "description", "placeholder", "value"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}


@pytest.mark.parametrize(
    "file", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda file: file.name
)
def test_a_form_for_issues_is_one_that_github_takes(file: Path) -> None:
    form = yaml.safe_load(file.read_text())
    assert (
        {"name", "description", "body"} <= set(form) <= {"name", "description", "body", "title", "labels", "assignees"}
    )
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    for part in form["body"]:
        given = part["attributes"]
        assert set(part) <= {"type", "id", "attributes", "validations"}
        assert set(given) <= ATTRIBUTES[part["type"]], part
        assert all(
            isinstance(value, str) and value.strip()
            for key, value in given.items()
            if key not in ("options", "multiple")
        )
        assert "value" in given if part["type"] == "markdown" else "label" in given
        assert set(part.get("validations", {})) <= {"required"}
    for which in ([part["id"] for part in asked], [part["attributes"]["label"] for part in asked]):
        assert len(set(which)) == len(which)
    assert asked
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", part["id"]) for part in asked)
    said = str(form)
    for command in re.findall(r"`wordbrush ([^`]+)`", said):
        assert f"wordbrush {command}" in CLI or command in options_of(COMMAND_LINE), command
