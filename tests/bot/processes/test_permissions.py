"""What may be read and written, on the real file system."""

import os
from pathlib import Path

import pytest

from bot.processes.permissions import open_to_others, reason_of, unwritable

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files have no such permissions there")


def test_a_folder_that_can_be_written_has_no_problem_and_keeps_nothing(tmp_path: Path) -> None:
    assert unwritable(tmp_path) is None
    assert unwritable(tmp_path / "not" / "there") is None
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    problem = unwritable(Path("/proc"))
    assert problem
    assert problem.said.startswith("/proc cannot be written: ")


def test_a_missing_permission_names_the_user_that_lacks_it() -> None:
    assert reason_of(PermissionError(13, "Permission denied")) == f"permission denied for uid {os.geteuid()}"
    assert reason_of(FileNotFoundError(2, "No such file or directory")) == "no such file or directory"


def test_a_file_is_open_to_others_only_with_all_folders_above_it(tmp_path: Path) -> None:
    folder = Path("/tmp" if tmp_path.is_relative_to("/tmp") else tmp_path)  # noqa: S108  # above pytest's, which are private
    if not folder.stat().st_mode & 0o001:
        pytest.skip("other users cannot reach this folder")
    public = Path(os.path.realpath(folder)) / f"wordbrush-{os.getpid()}"
    public.mkdir(mode=0o755)
    try:
        public.chmod(0o755)
        file = public / "wordbrush.db"
        file.touch()
        file.chmod(0o644)
        problem = open_to_others(file)
        assert problem
        assert problem.to_do == f"run: chmod o-rwx {file}*"
        assert open_to_others(public)
        public.chmod(0o750)
        assert open_to_others(file) is None
        public.chmod(0o755)
        file.chmod(0o640)
        assert open_to_others(file) is None
        assert open_to_others(public / "nothing") is None
    finally:
        for path in public.iterdir():
            path.unlink()
        public.rmdir()
