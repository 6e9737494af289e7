"""The list of Chinese words with English ones, cut from CC-CEDICT to words that can be painted."""

import json
import re
from pathlib import Path

MOST_WORDS = 15_000
LONGEST, LONGEST_GLOSS, MOST_GLOSSES = 4, 2, 4  # characters; words; glosses that are read of an entry
# Words of one character that can be painted; others are parts of too many words.
_CHARACTERS = frozenset("猫狗花鱼鸟马牛羊虎狮熊兔蛇猴火水雪冰海山河云雨风雷星月夜春夏秋冬铜铁玉石木竹草叶树茶血骨糖鬼")
# What people mean by words that the dictionary explains by their history first: simplified, traditional, English.
OWN = (
    ("龙", "龍", "dragon"), ("僵尸", "殭屍", "zombie"), ("丧尸", "喪屍", "zombie"), ("樱花", "櫻花", "cherry blossom"),
    ("吸血鬼", "吸血鬼", "vampire"), ("银河", "銀河", "galaxy"), ("星系", "星系", "galaxy"),
    ("万圣节", "萬聖節", "halloween"), ("圣诞", "聖誕", "christmas"), ("极光", "極光", "northern lights"),
    ("乐高", "樂高", "lego"), ("涂鸦", "塗鴉", "graffiti"), ("莫奈", "莫內", "monet"), ("浮世绘", "浮世繪", "ukiyo"),
    ("宫崎骏", "宮崎駿", "ghibli"), ("敦煌", "敦煌", "fresco"), ("青花瓷", "青花瓷", "porcelain"),
)  # fmt: skip
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_NO_GLOSS = re.compile(r"\b(CL|variant|surname|abbr|see|used|particle|classifier|to)\b|[:|]")


def write_glosses(dictionary: Path, known: set[str], target: Path) -> None:
    """Write a table of Chinese words, simplified and traditional, with an English word that has a vector.

    known: the words with vectors. The most frequent ones are kept.
    """
    from wordfreq import get_frequency_dict  # installed as README.md in engine/bundled says

    frequencies = get_frequency_dict("zh")
    found = {simplified: (traditional, english) for simplified, traditional, english in OWN}
    for entry in json.loads(dictionary.read_text(encoding="utf-8")):
        simplified, traditional = entry["simplified"], entry["traditional"]
        if len(simplified) > LONGEST or not all("\u4e00" <= one <= "\u9fff" for one in simplified):
            continue
        if len(simplified) == 1 and simplified not in _CHARACTERS:
            continue
        for gloss in entry["english"][:MOST_GLOSSES]:
            read = _ASIDE.sub(" ", gloss)
            english = _known(re.findall(r"[a-z]+", read.casefold()), known) if not _NO_GLOSS.search(read) else None
            if english:
                found.setdefault(simplified, (traditional, english))
                break
    own = {simplified for simplified, _, _ in OWN}
    best = sorted(found, key=lambda word: (word not in own, -frequencies.get(word, 0.0), word))[:MOST_WORDS]
    rows = ((word, *found[word]) for word in sorted(best))
    lines = (f"{word}\t{traditional if traditional != word else ''}\t{english}" for word, traditional, english in rows)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _known(words: list[str], known: set[str]) -> str | None:
    """Return the English word or phrase of a short gloss that has a vector: the whole gloss, or its last word."""
    words = words[1:] if words[:1] in (["a"], ["an"], ["the"]) else words
    if not 1 <= len(words) <= LONGEST_GLOSS:
        return None
    return next((one for one in (" ".join(words), words[-1]) if one in known), None)
