"""The styles that the bundled models know, and the words that ask for them. Nothing here imports torch."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from engine.protocol.style_header import LENGTH_BYTES
from engine.protocol.words import spelled_alike

# For each style the captions that the bundled CLIP was trained with; the first is the style's name. `_add_new_styles`
# adds those that stand in files.
STYLES: dict[str, tuple[str, ...]] = {
    "pencil sketch": (
        "pencil sketch",
        "a pencil drawing",
        "a sketch with pencil",
        "graphite drawing",
        "a hand drawn sketch",
        "line drawing",
    ),
    "charcoal drawing": (
        "charcoal drawing",
        "charcoal",
        "a charcoal sketch",
        "charcoal on paper",
    ),
    "watercolor painting": (
        "watercolor painting",
        "watercolor",
        "a watercolour painting",
        "a water color painting",
        "aquarelle",
    ),
    "oil painting": (
        "oil painting",
        "a painting with oil",
        "oil on canvas",
        "an oil paint artwork",
        "acrylic painting",
        "brush strokes painting",
    ),
    "mosaic": (
        "mosaic",
        "a mosaic of tiles",
        "roman mosaic",
        "mosaic tiles",
        "ceramic tile mosaic",
    ),
    "stained glass": (
        "stained glass",
        "stained glass window",
        "a stained glass artwork",
        "church stained glass",
    ),
    "pixel art": (
        "pixel art",
        "8-bit pixel art",
        "pixelated game art",
        "pixelated",
        "minecraft blocks",
    ),
    "pointillism": (
        "pointillism",
        "a pointillist painting",
        "painted with dots",
        "colorful dots",
    ),
    "low poly": (
        "low poly",
        "low poly art",
        "polygonal art",
        "triangles",
    ),
    "comic book": (
        "comic book",
        "halftone comic",
        "pop art",
        "a comic style",
        "pop art with halftone dots",
    ),
    "woodcut print": (
        "woodcut print",
        "engraving",
        "a linocut",
        "etching",
        "black and white engraving",
    ),
    "blueprint": (
        "blueprint",
        "blueprint drawing",
        "a technical blueprint",
        "white lines on blue paper",
    ),
    "chalk drawing": (
        "chalk drawing",
        "chalkboard drawing",
        "white chalk on a blackboard",
        "chalk on blackboard",
    ),
    "neon": (
        "neon",
        "neon lights",
        "neon glow",
        "a neon sign",
        "glowing neon lines",
    ),
    "fire": (
        "fire",
        "flames",
        "burning fire",
        "on fire",
        "a burning inferno",
    ),
    "ice": (
        "ice",
        "frozen ice",
        "ice crystals",
        "frozen",
        "made of ice",
    ),
    "sand": (
        "sand",
        "desert sand",
        "sand dunes",
        "made of sand",
        "a sand sculpture",
    ),
    "stone wall": (
        "stone wall",
        "stones",
        "rock texture",
        "made of stone",
        "a wall of stones",
    ),
    "marble": (
        "marble",
        "white marble",
        "a marble statue",
        "made of marble",
    ),
    "wood": (
        "wood",
        "wooden",
        "wood grain",
        "carved wood",
        "made of wood",
    ),
    "grass": (
        "grass",
        "green grass",
        "made of grass",
        "meadow",
        "moss and leaves",
    ),
    "starry night": (
        "starry night",
        "starry night by vincent van gogh",
        "van gogh painting",
        "swirling brush strokes",
    ),
    "sepia": (
        "sepia",
        "sepia photo",
        "old sepia photograph",
        "sepia tone",
    ),
    "black and white": (
        "black and white",
        "black and white photo",
        "monochrome",
        "grayscale",
        "noir",
    ),
    "sunset": (
        "sunset",
        "a sunset",
        "orange sunset sky",
        "sunset glow",
    ),
    "gold": (
        "gold",
        "golden",
        "made of gold",
        "golden metal",
        "shiny gold",
    ),
    "silver": (
        "silver",
        "chrome metal",
        "made of silver",
        "shiny metal",
        "liquid metal",
    ),
    "rust": (
        "rust",
        "rusty metal",
        "rusted iron",
        "corroded metal",
    ),
    "glitch": (
        "glitch",
        "glitch art",
        "digital glitch",
        "vhs glitch",
    ),
    "thermal image": (
        "thermal image",
        "thermal camera",
        "heat map",
        "infrared image",
    ),
    "embroidery": (
        "embroidery",
        "cross stitch",
        "the embroidered fabric",
        "needlework",
    ),
    "knitted wool": (
        "knitted wool",
        "knitting",
        "wool sweater",
        "yarn",
    ),
    "ink wash painting": (
        "ink wash painting",
        "chinese ink painting",
        "sumi-e",
        "black ink painting",
    ),
    "cartoon": (
        "cartoon",
        "anime",
        "cel shaded cartoon",
        "a cartoon style",
    ),
    "underwater": (
        "underwater",
        "deep ocean",
        "under the sea",
        "ocean water",
    ),
    "snow": (
        "snow",
        "snowy winter",
        "covered in snow",
        "winter snow",
    ),
    "night": (
        "night",
        "dark night",
        "at night",
        "moonlight",
    ),
    "psychedelic": (
        "psychedelic",
        "psychedelic colors",
        "trippy rainbow",
        "rainbow swirl",
    ),
    "cubism": (
        "cubism",
        "cubist painting",
        "a painting by pablo picasso",
        "picasso",
    ),
    "brick wall": (
        "brick wall",
        "bricks",
        "red brick",
        "made of bricks",
    ),
    "cyberpunk": (
        "cyberpunk",
        "vaporwave",
        "synthwave",
        "cyberpunk neon city",
    ),
    "lava": (
        "lava",
        "molten lava",
        "volcanic lava",
        "magma",
    ),
    "crayon drawing": (
        "crayon drawing",
        "colored pencil drawing",
        "color pencils",
        "crayon",
    ),
    "negative": (
        "negative",
        "inverted colors",
        "photo negative",
    ),
    "vintage": (
        "vintage",
        "faded vintage photo",
        "retro photo",
        "old polaroid",
    ),
    "red": (
        "red",
        "red color",
        "red tint",
        "a red image",
    ),
    "green": (
        "green",
        "green color",
        "green tint",
        "a green image",
    ),
    "blue": (
        "blue",
        "blue color",
        "blue tint",
        "a blue image",
    ),
    "purple": (
        "purple",
        "purple color",
        "violet",
        "a purple image",
    ),
    "yellow": (
        "yellow",
        "yellow color",
        "yellow tint",
        "a yellow image",
    ),
    "pink": (
        "pink",
        "pink color",
        "pink tint",
        "a pink image",
    ),
    "orange": (
        "orange",
        "orange color",
        "orange tint",
        "an orange image",
    ),
}

COLORS = ("red", "green", "blue", "purple", "yellow", "pink", "orange")

# Styles that say how a picture is made. What else is named beside one says what is on it, or its colors.
MEDIA = frozenset(
    {
        "pencil sketch", "charcoal drawing", "watercolor painting", "oil painting", "mosaic", "stained glass",
        "pixel art", "pointillism", "low poly", "comic book", "woodcut print", "blueprint", "chalk drawing",
        "starry night", "embroidery", "knitted wool", "ink wash painting", "cartoon", "cubism", "crayon drawing",
        "graffiti", "tattoo", "ukiyo-e waves", "art deco", "art nouveau", "bauhaus", "suprematism", "fauvism",
        "expressionism", "impressionism", "rococo", "minimalism", "stencil", "screen print", "risograph", "paper cut",
        "cave painting", "fresco", "icon with gold leaf", "finger paint", "ballpoint", "scratchboard",
        "cross-hatching", "stippling", "manga", "ascii art", "flat vector design", "op art", "action painting",
        "color field", "golden patterns", "de stijl", "cut-outs", "kandinsky abstraction", "street poster", "collage",
        "gouache", "pastel", "marker", "anime", "children's drawing", "cel-shaded 3d render", "lego bricks", "beads",
        "sequins", "origami", "paper mosaic", "claymation", "tapestry", "batik", "quilt", "felt", "mandala", "sticker",
        "spray paint", "newspaper",
    }
)  # fmt: skip

# What a picture can be made of in any color.
MATERIALS = frozenset(
    {
        "wood", "marble", "stone wall", "brick wall", "concrete", "pebbles", "cardboard", "plastic", "glass blocks",
        "candle wax", "leather", "velvet", "silk", "lace", "carpet", "wicker", "rope", "denim", "fur", "feathers",
        "scales", "flowers", "jelly", "slime", "smoke", "bubbles", "cotton candy", "knitted wool", "felt", "embroidery",
        "quilt", "tapestry", "lego bricks", "beads", "sequins", "origami", "claymation", "diamond", "clouds",
    }
)  # fmt: skip
# Styles that take the colors of what stands beside them ("walnut wood"). The others have colors of their own: a "sunset
# over the ocean" is not blue.
TINTED = MEDIA | MATERIALS - {"clouds"} | {
    "kaleidoscope", "psychedelic", "glitch", "double exposure", "silhouette", "surrealism", "vintage", "polaroid",
    "mother of pearl", "coral", "spray paint", "horror",
}  # fmt: skip

# More words for the styles. The bundled CLIP was not trained with them: it is given the style's name instead.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "pencil sketch": ("sketch", "sketched", "drawn with a pencil", "doodle"),
    "watercolor painting": ("watercolors", "watercolours", "aquarel"),
    "oil painting": ("oils", "impasto", "oil paint"),
    "mosaic": ("mosaics", "tessellated", "tesserae", "tiled"),
    "stained glass": ("leaded glass", "cathedral window"),
    "pixel art": ("pixel", "pixels", "8 bit", "16 bit", "video game", "voxel"),
    "pointillism": ("pointillist", "dotted", "stippled"),
    "low poly": ("polygon", "polygons", "lowpoly", "faceted"),
    "comic book": ("comics", "comic", "roy lichtenstein"),
    "woodcut print": ("woodcut", "woodblock", "engraved", "lino"),
    "blueprint": ("blueprints", "cyanotype"),
    "chalk drawing": ("chalky", "chalks"),
    "neon": ("neons", "glow in the dark"),
    "fire": ("fiery", "flame", "blaze"),
    "ice": ("icy", "frosty"),
    "sand": ("sandy",),
    "stone wall": ("rocks", "cobblestone", "pebbles"),
    "marble": ("marbled",),
    "wood": ("timber",),
    "grass": ("grassy", "lawn"),
    "starry night": ("vangogh", "gogh"),
    "black and white": ("greyscale", "b&w", "bw"),
    "gold": ("gilded",),
    "silver": ("silvery", "metallic"),
    "rust": ("rusted", "rusty"),
    "thermal image": ("thermal", "heatmap"),
    "embroidery": ("embroidered", "stitched"),
    "knitted wool": ("knitted", "woolen", "crochet"),
    "ink wash painting": ("ink wash", "sumi", "ink"),
    "cartoon": ("cartoons", "cel shading", "manga"),
    "underwater": ("sea", "ocean"),
    "snow": ("snowy",),
    "night": ("nighttime", "midnight"),
    "psychedelic": ("trippy", "acid trip"),
    "cubism": ("cubist",),
    "brick wall": ("brick",),
    "cyberpunk": ("retrowave",),
    "lava": ("volcano",),
    "crayon drawing": ("crayons", "colored pencils", "coloured pencil", "pastel"),
    "negative": ("inverted",),
    "vintage": ("retro", "polaroid"),
    "ballpoint": ("ball point",),
    "pastel": ("oil pastel", "oil pastels", "soft pastels"),
    "cross-hatching": ("crosshatching", "crosshatched"),
}

# Only colors have names of one character: other single characters are parts of too many words.
SIMPLIFIED_CHINESE: dict[str, tuple[str, ...]] = {
    "pencil sketch": ("铅笔素描", "铅笔画", "素描"),
    "charcoal drawing": ("炭笔画", "木炭画"),
    "watercolor painting": ("水彩画", "水彩"),
    "oil painting": ("油画",),
    "mosaic": ("马赛克", "镶嵌画"),
    "stained glass": ("彩色玻璃", "彩绘玻璃", "花窗玻璃"),
    "pixel art": ("像素画", "像素艺术", "像素风", "像素"),
    "pointillism": ("点彩画", "点彩"),
    "low poly": ("低多边形",),
    "comic book": ("漫画书", "漫画", "波普艺术"),
    "woodcut print": ("木刻版画", "木刻", "版画"),
    "blueprint": ("蓝图", "蓝晒"),
    "chalk drawing": ("粉笔画", "黑板画"),
    "neon": ("霓虹灯", "霓虹"),
    "fire": ("火焰", "烈火"),
    "ice": ("冰晶", "冰块", "冰冻"),
    "sand": ("沙子", "沙漠", "沙画"),
    "stone wall": ("石墙", "石头"),
    "marble": ("大理石",),
    "wood": ("木头", "木纹", "木雕"),
    "grass": ("草地", "青草"),
    "starry night": ("星空", "星夜", "梵高"),
    "sepia": ("棕褐色", "深褐色"),
    "black and white": ("黑白照片", "黑白", "灰度"),
    "sunset": ("日落", "夕阳", "晚霞"),
    "gold": ("黄金", "金色"),
    "silver": ("白银", "银色", "金属"),
    "rust": ("铁锈", "生锈"),
    "glitch": ("故障艺术", "故障"),
    "thermal image": ("热成像", "红外"),
    "embroidery": ("刺绣", "十字绣"),
    "knitted wool": ("毛线", "针织"),
    "ink wash painting": ("水墨画", "水墨", "国画"),
    "cartoon": ("卡通", "动漫", "动画"),
    "underwater": ("水下", "海底"),
    "snow": ("雪景", "下雪"),
    "night": ("夜晚", "夜景", "黑夜"),
    "psychedelic": ("迷幻",),
    "cubism": ("立体主义", "立体派", "毕加索"),
    "brick wall": ("砖墙", "砖块"),
    "cyberpunk": ("赛博朋克", "蒸汽波"),
    "lava": ("熔岩", "岩浆"),
    "crayon drawing": ("蜡笔画", "蜡笔", "彩色铅笔", "彩铅"),
    "negative": ("底片", "负片", "反色"),
    "vintage": ("复古照片", "复古", "老照片"),
    "red": ("红色", "红"),
    "green": ("绿色", "绿"),
    "blue": ("蓝色", "蓝"),
    "purple": ("紫色", "紫"),
    "yellow": ("黄色", "黄"),
    "pink": ("粉红色", "粉红", "粉色", "粉"),
    "orange": ("橙色", "橙"),
}
# The names used in Taiwan, which are not always the Simplified ones in other characters: Van Gogh is 梵谷, not 梵高.
TRADITIONAL_CHINESE: dict[str, tuple[str, ...]] = {
    "pencil sketch": ("鉛筆素描", "鉛筆畫", "素描"),
    "charcoal drawing": ("炭筆畫", "木炭畫"),
    "watercolor painting": ("水彩畫", "水彩"),
    "oil painting": ("油畫",),
    "mosaic": ("馬賽克", "鑲嵌畫"),
    "stained glass": ("彩色玻璃", "彩繪玻璃", "花窗玻璃"),
    "pixel art": ("像素畫", "像素藝術", "像素風", "像素"),
    "pointillism": ("點描畫", "點描", "點彩畫", "點彩"),
    "low poly": ("低多邊形", "低面數"),
    "comic book": ("漫畫書", "漫畫", "普普藝術", "波普藝術"),
    "woodcut print": ("木刻版畫", "木刻", "版畫"),
    "blueprint": ("藍圖", "藍曬"),
    "chalk drawing": ("粉筆畫", "黑板畫"),
    "neon": ("霓虹燈", "霓虹"),
    "fire": ("火焰", "烈火"),
    "ice": ("冰晶", "冰塊", "冰凍"),
    "sand": ("沙子", "沙漠", "沙畫"),
    "stone wall": ("石牆", "石頭"),
    "marble": ("大理石",),
    "wood": ("木頭", "木紋", "木雕"),
    "grass": ("草地", "青草"),
    "starry night": ("星空", "星夜", "梵谷"),
    "sepia": ("棕褐色", "深褐色"),
    "black and white": ("黑白照片", "黑白", "灰階"),
    "sunset": ("日落", "夕陽", "晚霞"),
    "gold": ("黃金", "金色"),
    "silver": ("白銀", "銀色", "金屬"),
    "rust": ("鐵鏽", "生鏽"),
    "glitch": ("故障藝術", "故障"),
    "thermal image": ("熱成像", "熱顯像", "紅外線"),
    "embroidery": ("刺繡", "十字繡"),
    "knitted wool": ("毛線", "針織"),
    "ink wash painting": ("水墨畫", "水墨", "國畫"),
    "cartoon": ("卡通", "動漫", "動畫"),
    "underwater": ("水下", "海底"),
    "snow": ("雪景", "下雪"),
    "night": ("夜晚", "夜景", "黑夜"),
    "psychedelic": ("迷幻",),
    "cubism": ("立體主義", "立體派", "畢卡索"),
    "brick wall": ("磚牆", "磚塊"),
    "cyberpunk": ("賽博龐克", "蒸氣波"),
    "lava": ("熔岩", "岩漿"),
    "crayon drawing": ("蠟筆畫", "蠟筆", "彩色鉛筆", "色鉛筆"),
    "negative": ("負片", "底片", "反色"),
    "vintage": ("復古照片", "復古", "老照片"),
    "red": ("紅色", "紅"),
    "green": ("綠色", "綠"),
    "blue": ("藍色", "藍"),
    "purple": ("紫色", "紫"),
    "yellow": ("黃色", "黃"),
    "pink": ("粉紅色", "粉紅"),
    "orange": ("橘色", "橙色", "橘", "橙"),
}


def _add_new_styles(bank: Path, files: Iterable[Path]) -> None:
    """Add the styles of caption files that the shipped style bank knows, with their captions and Chinese names.

    What a new style is called is no caption or synonym of another one any more: "anime" is no cartoon once there is
    anime. bank: safetensors, whose header has the names of its styles (engine.bundled.training.bank).
    """
    with bank.open("rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(LENGTH_BYTES), "little")))
    known = set(json.loads(header["__metadata__"]["names"])) - set(STYLES)
    found = [pair for path in sorted(files) for pair in tomllib.loads(path.read_text(encoding="utf-8")).items()]
    new = {name: entry for name, entry in found if name in known}
    taken = {name for entry in new.values() for name in (*entry["captions"], entry["simplified"], entry["traditional"])}
    for table in (STYLES, SYNONYMS, SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE):
        for style, names in table.items():
            table[style] = tuple(name for name in names if name == style or name not in taken)
    for name, entry in new.items():
        STYLES[name] = tuple(entry["captions"])
        SIMPLIFIED_CHINESE[name], TRADITIONAL_CHINESE[name] = (entry["simplified"],), (entry["traditional"],)


_BUNDLED = Path(__file__).parents[1] / "bundled"
_add_new_styles(_BUNDLED / "starts.safetensors", (_BUNDLED / "training" / "renderers").glob("captions_*.toml"))
# Styles by their Chinese names. The longest names first: 蓝图 is a blueprint, although 蓝 is blue.
STYLE_NAMES = dict(
    sorted(
        (
            (name, style)
            for table in (SIMPLIFIED_CHINESE, TRADITIONAL_CHINESE)
            for style, names in table.items()
            for name in names
        ),
        key=lambda pair: -len(pair[0]),
    )
)
_CHINESE_NAME = re.compile("|".join(STYLE_NAMES))
_CHINESE_FILLER = re.compile(
    "风格|图片|照片|图像|一样|变成|做成|画成|制成|[的像用成画风请把这张幅图]"
    "|風格|圖片|圖像|一樣|變成|畫成|製成|[畫風請這張圖]"
)

# Words that say nothing about the style.
FILLERS = frozenset(
    """
    a an and art artwork as at be by for from image in into is it like made make me my of on or painted painting photo
    photograph picture please render rendered style styled that the this to turn with your look looking looks drawn
    using if were was i would want drawing covered very really much some one being have has do does should could can
    will so but not too its it's he she they we you them us are am who which what these those there here just more most
    extremely highly super ultra give get something someone thing things styles photos images pictures paintings
    feel feeling feels vibe vibes lol af idk pls plz omg tho ngl out up over about when where how why if only
    """.split()  # noqa: SIM905  # a list of fifty quoted words reads worse
)
# What is left of captions without fillers ("rock art", "line drawing"), and by itself means something else.
AMBIGUOUS = frozenset({"line", "press", "outdoors", "rock", "plaster", "fingers", "instant", "text", "kids", "dots"})
MIN_SIMILARITY = 78.0  # of 100 (rapidfuzz.fuzz.ratio), for two words that count as spelled alike

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")


def translate_style_names(prompt: str) -> str:
    """Replace the Chinese names of styles in a prompt with the English ones.

    A prompt without such a name comes back unchanged. In one that has a name, common Chinese filler words are removed
    and spaces are collapsed; nothing else is translated.
    """
    english = _CHINESE_NAME.sub(lambda match: f" {STYLE_NAMES[match[0]]} ", prompt)
    return prompt if english == prompt else " ".join(_CHINESE_FILLER.sub(" ", english).split())


def _words(text: str) -> list[str]:
    plain = _POSSESSIVE.sub("", translate_style_names(text).casefold())
    return [word for word in _WORD.findall(plain) if word not in FILLERS]


# For each word, the styles whose captions or synonyms use it.
_STYLES_OF: dict[str, set[str]] = {}
_CAPTION_WORDS: dict[str, list[frozenset[str]]] = {}  # for each style, the words of each caption and synonym
for _style, _captions in STYLES.items():
    _read = (frozenset(_words(caption)) for caption in (*_captions, *SYNONYMS.get(_style, ())))
    _CAPTION_WORDS[_style] = [caption for caption in _read if not caption <= AMBIGUOUS]
    for _word in frozenset[str]().union(*_CAPTION_WORDS[_style]):
        _STYLES_OF.setdefault(_word, set()).add(_style)


def find_style(prompt: str, among: Collection[str] = STYLES) -> str | None:
    """Return the style whose words the prompt uses most, or None if it uses no style's words.

    A word counts more the fewer styles use it, twice if it is part of the style's own name, and most if that name is
    there whole. Among equals, the style named first in the prompt wins: "oil painting of fire" is an oil painting.
    """
    scores: dict[str, float] = {}
    words = _words(prompt)
    for word in words:
        for style in sorted(_STYLES_OF.get(word, set()).intersection(among)):
            name, rarity = _words(style), 1 / len(_STYLES_OF[word])
            weight = rarity if word not in name else 2 * rarity if not set(name) <= set(words) else 3
            scores[style] = scores.get(style, 0.0) + weight
    return max(scores, key=scores.__getitem__, default=None)


def named_style(words: Sequence[str]) -> str | None:
    """Return the style that words (in lower case, without fillers) name, or None if they name none.

    They name a style if all words of one of its captions or synonyms are among them. Of several, one of MEDIA is meant:
    a "watercolor galaxy" is a watercolor. Otherwise it is the one with the longest of these captions, and then the one
    that `find_style` prefers; a plain color is a style only if they name no other one.
    """
    given = frozenset(words)
    lengths = {
        style: max((len(caption) for caption in captions if caption <= given), default=0)
        for style, captions in _CAPTION_WORDS.items()
    }
    named = [style for style, length in lengths.items() if length]
    for better in (MEDIA, frozenset(STYLES) - frozenset(COLORS)):
        named = [style for style in named if style in better] or named
    most = max((lengths[style] for style in named), default=0)
    return find_style(" ".join(words), among=[style for style in named if lengths[style] == most])


def words_that_name(style: str, words: Sequence[str]) -> frozenset[str]:
    """Return the words that say nothing more once this style is named.

    All words of its captions are, but colors only if they are of a caption that is given whole.

    The "pink" of "pink vaporwave" says something, although a caption of vaporwave has it; the "green" of "green grass",
    which is a caption, does not.
    """
    given = frozenset(words)
    needed = frozenset(word for caption in _CAPTION_WORDS[style] if caption <= given for word in caption)
    return words_of(style) - (frozenset(COLORS) - needed)


def words_of(style: str) -> frozenset[str]:
    """Return all words of a style's captions and synonyms."""
    return frozenset(word for caption in _CAPTION_WORDS[style] for word in caption)


def is_word_of_styles(word: str) -> bool:
    """Return whether some style's captions or synonyms have this word."""
    return word in _STYLES_OF


def misspelt_word_of_styles(word: str) -> str | None:
    """Return the word of the styles' captions and synonyms that another one was probably meant as, or None."""
    return next((known for known, _ in spelled_alike(word, _STYLES_OF)), None)


def nearest_styles(words: Sequence[str], most: int = 3) -> list[str]:
    """Return at most `most` styles with words spelled like the given ones, the nearest first.

    Only words at least MIN_SIMILARITY alike count, so the list may be empty.
    """
    found: dict[str, float] = {}
    for word in words:
        for known, score, _ in process.extract(
            word, list(_STYLES_OF), scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=most
        ):
            for style in _STYLES_OF[known]:
                found[style] = max(score + (known in _words(style)), found.get(style, 0.0))
    return sorted(found, key=lambda style: (-found[style], style))[:most]


def is_latin(prompt: str) -> bool:
    """Return whether at least half of the prompt's letters are Latin, Chinese names of styles counted in English.

    CLIP was trained on English text and reads no other script.
    """
    letters = [character for character in translate_style_names(prompt) if character.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(letter, "") for letter in letters) >= len(letters)
