import pytest

from bot.panels.layout import fitting


@pytest.mark.parametrize(
    ("room", "text"), [(100, "one\ntwo\nthree"), (13, "one\ntwo\nthree"), (12, "one\ntwo\n…"), (5, "one\n…"), (3, "…")]
)
def test_lines_that_do_not_fit_are_an_ellipsis(room: int, text: str) -> None:
    assert fitting(["one", "two", "three"], room) == text
    assert len(text) <= room
