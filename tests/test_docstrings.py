"""Docstrings of public modules, classes and functions begin with a sentence that stands alone in search results."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHORTEST = 27  # characters of a first line: less is a heading, not a sentence
OF_LIBRARIES = {"forward"}  # methods that a base class from a library defines and documents
FILES = sorted([*(ROOT / "engine").rglob("*.py"), *(ROOT / "bot").rglob("*.py")])

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(body: list[ast.stmt]) -> Iterator[Definition]:
    for node in body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def classes() -> dict[str, ast.ClassDef]:
    """Return every class of the project by its name."""
    nodes = (node for path in FILES for node in ast.walk(tree_of(path)))
    return {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}


def overrides(method: Definition, owner: ast.ClassDef) -> bool:
    """Return whether a base class says already what a method does."""
    for base in owner.bases:
        name = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
        known = classes().get(name)
        if known is None:
            if method.name in OF_LIBRARIES:
                return True
        elif any(node.name == method.name for node in public(known.body)) or overrides(method, known):
            return True
    return False


def decorators(node: Definition) -> set[str]:
    return {ast.unparse(decorator).split("(")[0].split(".")[-1] for decorator in node.decorator_list}


def documented(tree: ast.Module) -> Iterator[tuple[str, str | None]]:
    """Yield the name and the docstring of everything in a module that is to have one."""
    if tree.body:  # an empty __init__.py has nothing to say
        yield "the module", ast.get_docstring(tree)
    for node in public(tree.body):
        yield node.name, ast.get_docstring(node)
        if isinstance(node, ast.ClassDef):
            for inner in public(node.body):
                # An override and an implementation of an overload may have one, and need none.
                if decorators(inner) & {"override", "overload", "setter"} or overrides(inner, node):
                    continue
                yield f"{node.name}.{inner.name}", ast.get_docstring(inner)


def wrong_with(docstring: str | None) -> str | None:
    if not docstring:
        return "has no docstring"
    first, _, rest = docstring.partition("\n")
    if not first.endswith("."):
        return f"begins with a line that does not end with a period: {first!r}"
    if not re.match(r"[A-Z/`]", first):
        return f"begins with neither a capital letter, a slash nor a backtick: {first!r}"
    if len(first) < SHORTEST:
        return f"begins with too short a sentence: {first!r}"
    if rest and not rest.startswith("\n"):
        return f"has no empty line after its first: {first!r}"
    return None


def test_docstrings_begin_with_a_sentence_that_stands_alone() -> None:
    wrong = []
    for path in FILES:
        for name, docstring in documented(tree_of(path)):
            if problem := wrong_with(docstring):
                wrong.append(f"{path.relative_to(ROOT)}: {name} {problem}")
    assert not wrong


@pytest.mark.parametrize(
    ("docstring", "problem"),
    [
        (None, "no docstring"),
        ("Of the process.", "too short"),
        ("return what is left to do today.", "capital letter"),
        ("Return the seconds until the job", "period"),
        ("Return the seconds until the job's engine is free.\nOr None.", "empty line"),
        ("Return the seconds until the job's engine is free.\n\nOr None.", None),
        ("`/stylize`: repaint a picture in a style.", None),
    ],
)
def test_what_is_wrong_with_a_docstring(docstring: str | None, problem: str | None) -> None:
    found = wrong_with(docstring)
    assert found is None if problem is None else found and problem in found
