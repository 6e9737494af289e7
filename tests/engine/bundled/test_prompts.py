"""The fixed list of prompts: what people write is never refused."""

import tomllib
from pathlib import Path

from engine import bundled
from engine.protocol.meaning import understand
from engine.protocol.vocabulary import STYLES

FILE = Path(bundled.__file__).parent / "training" / "prompts.toml"
PROMPTS = tomllib.loads(FILE.read_text(encoding="utf-8"))


def test_a_quarter_of_the_list_is_held_out() -> None:
    seen, held_out = set(PROMPTS["seen"]), set(PROMPTS["held_out"])
    assert len(seen) + len(held_out) >= 200
    assert not seen & held_out
    assert 0.24 < len(held_out) / (len(seen) + len(held_out)) < 0.26


def test_no_prompt_is_refused_and_each_has_a_style() -> None:
    for prompt in (*PROMPTS["seen"], *PROMPTS["held_out"]):
        understanding = understand(prompt)
        assert understanding.is_understood, prompt
        for part in understanding.parts:
            assert {style for style, _ in part.styles} <= set(STYLES), prompt
            assert abs(sum(share for _, share in part.styles) - 1) < 1e-6, prompt
