"""The static types of the chat page: every file is checked, and TypeScript finds no error."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.sandbox.chat import PAGE

FIRST_VERSION = (5, 5)  # that knows @import in JSDoc
COMMANDS = (("tsc",), ("npx", "--no-install", "--offline", "tsc"))  # npx would ask its registry about a missing package


def compiler() -> list[str] | None:
    """Return the command that runs TypeScript's compiler, or None if it is missing or too old."""
    for name, *options in COMMANDS:
        if program := shutil.which(name):
            command = [program, *options]
            done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
            version = re.fullmatch(r"Version (\d+)\.(\d+)\S*\s*", done.stdout)
            if version and (int(version[1]), int(version[2])) >= FIRST_VERSION:
                return command
    return None


def test_typescript_finds_no_error_in_the_page() -> None:
    command = compiler()
    if command is None:
        pytest.skip("There is no TypeScript 5.5 or newer here. Install it with: npm install --global typescript")
    command += ["--project", str(PAGE / "jsconfig.json"), "--pretty", "false"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", sorted(PAGE.glob("*.js")), ids=lambda path: path.name)
def test_every_file_of_the_page_is_checked(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// @ts-check\n")
    assert not re.search(r"@ts-(?:nocheck|ignore|expect-error)", text)
