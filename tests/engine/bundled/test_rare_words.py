from pathlib import Path

from engine.bundled.training.language.rare_words import write_rare_words

# In the format of WordNet's files: a salamander, an axolotl, which is one, and a mudpuppy with a synonym.
NOUNS = """  1 A license stands here.
00000001 05 n 01 salamander 0 001 @ 00000009 n 0000 | any of various amphibians
00000002 05 n 02 axolotl 0 mud_puppy 0 001 @ 00000001 n 0000 | larval salamander of Mexico
00000003 05 n 02 newtlet 0 eft 0 000 | a newt in its stage on land
00000009 03 n 01 entity 0 000 | that which is perceived
00000010 03 n 01 thingness 0 001 @ 00000009 n 0000 | what things have
"""
INDEX = """  1 A license stands here.
axolotl n 1 1 @ 1 0 00000002
eft n 1 0 1 0 00000003
entity n 1 0 1 0 00000009
newtlet n 1 0 1 0 00000003
salamander n 1 1 @ 1 0 00000001
thingness n 1 1 @ 1 0 00000010
"""


def test_a_rare_word_gets_a_synonym_or_what_it_is_a_kind_of_unless_that_is_anything(tmp_path: Path) -> None:
    for kind in ("noun", "adj", "verb"):
        (tmp_path / f"data.{kind}").write_text(NOUNS if kind == "noun" else "")
        (tmp_path / f"index.{kind}").write_text(INDEX if kind == "noun" else "")
    write_rare_words(tmp_path, {"salamander", "eft", "entity"}, tmp_path / "rare.tsv")
    assert (tmp_path / "rare.tsv").read_text().splitlines()[1:] == ["axolotl\tsalamander", "newtlet\teft"]
