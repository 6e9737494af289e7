"""The vocabulary learns the styles that a new style bank brings, without a change of code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from engine.protocol import vocabulary

CAPTIONS = """
["cardboard robots"]
captions = ["cardboard robots", "a cartoon style"]
simplified = "纸板机器人"
traditional = "紙板機器人"
palette = false
["unheard"]
captions = ["unheard"]
simplified = "不"
traditional = "不"
palette = false
"""
CODE = """
import sys
from pathlib import Path
from engine.protocol import vocabulary
vocabulary._add_new_styles(Path(sys.argv[1]), [Path(sys.argv[2])])
assert vocabulary.STYLES["cardboard robots"] == ("cardboard robots", "a cartoon style")
assert vocabulary.SIMPLIFIED_CHINESE["cardboard robots"] == ("纸板机器人",)
assert "unheard" not in vocabulary.STYLES
assert "a cartoon style" not in vocabulary.STYLES["cartoon"]
assert "cartoon" in vocabulary.STYLES["cartoon"]
"""


@pytest.mark.process
def test_a_style_that_a_bank_knows_is_named_by_its_captions(tmp_path: Path) -> None:
    bank, captions = tmp_path / "starts.safetensors", tmp_path / "captions_test.toml"
    save_file({"one": torch.zeros(1)}, bank, {"names": json.dumps(["photo", *vocabulary.STYLES, "cardboard robots"])})
    captions.write_text(CAPTIONS, encoding="utf-8")
    subprocess.run([sys.executable, "-c", CODE, bank, captions], check=True)
