"""Several styles in one prompt, with weights."""

import pytest

from engine.protocol.wording import split_prompt


@pytest.mark.parametrize(
    ("prompt", "parts"),
    [
        ("watercolor:2, night sky:1", [("watercolor", 2 / 3), ("night sky", 1 / 3)]),
        ("fire:0.5,ice : 1.5 ", [("fire", 0.25), ("ice", 0.75)]),
        ("watercolor:3", [("watercolor", 1)]),
        ("fire:0, ice:2", [("ice", 1)]),
        ("水彩:1, 夜晚:1", [("水彩", 0.5), ("夜晚", 0.5)]),
        # Not every part has a weight: one style, as it is written.
        ("a cat, a dog:2", [("a cat, a dog:2", 1)]),
        ("oil painting, by night", [("oil painting, by night", 1)]),
        ("watercolor:2,", [("watercolor:2,", 1)]),
        ("a poster in 16:9", [("a poster in 16:9", 1)]),
        ("sunset at 19:30, beach at 8:00", [("sunset at 19:30, beach at 8:00", 1)]),
        ("fire:-1, ice:2", [("fire:-1, ice:2", 1)]),
        ("fire:0, ice:0", [("fire:0, ice:0", 1)]),
        (":2, :3", [(":2, :3", 1)]),
        ("", [("", 1)]),
    ],
)
def test_weights_count_where_every_part_has_one(prompt: str, parts: list[tuple[str, float]]) -> None:
    found = split_prompt(prompt)
    assert [text for text, _ in found] == [text for text, _ in parts]
    assert [weight for _, weight in found] == pytest.approx([weight for _, weight in parts])
