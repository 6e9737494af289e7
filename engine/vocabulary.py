"""The words that the bundled models know: styles, and the ways to ask for them. Shared with the bot: without torch."""

import re
import unicodedata

# Captions that the bundled CLIP was trained with; the first is the style's name.
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

COLOURS = ("red", "green", "blue", "purple", "yellow", "pink", "orange")

# Words that ask for no style by themselves.
_FILLERS = frozenset(
    """
    a an and art artwork as at be by for from image in into is it like made make me my of on or painted painting photo
    photograph picture please render rendered style styled that the this to turn with your
    """.split()  # noqa: SIM905  # a list of forty quoted words reads worse
)
_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _FILLERS]


# For each word the styles whose captions use it.
_STYLES_OF: dict[str, set[str]] = {}
for _style, _captions in STYLES.items():
    for _word in {word for caption in _captions for word in _words(caption)}:
        _STYLES_OF.setdefault(_word, set()).add(_style)


def style_asked_for(prompt: str) -> str | None:
    """The style whose words the prompt uses; None where it uses none of any style's.

    Words count more the fewer styles use them, and twice in a style's own name. Of equals the one named first wins:
    "oil painting of fire" is an oil painting.
    """
    scores: dict[str, float] = {}
    for word in _words(prompt):
        for style in sorted(_STYLES_OF.get(word, ())):
            weight = 2 if word in _words(style) else 1
            scores[style] = scores.get(style, 0.0) + weight / len(_STYLES_OF[word])
    return max(scores, key=scores.__getitem__, default=None)


def reading(prompt: str) -> str:
    """The prompt in the words that the bundled models were trained with: the style's name, and a colour before it.

    Their text encoder has learned captions and little else: "Sketch with black pencil" is black and white to it.
    Unchanged where the prompt asks for no style that they know.
    """
    style = style_asked_for(prompt)
    if style is None:
        return prompt
    colours = [word for word in _words(prompt) if word in COLOURS and word != style]
    return " ".join([*colours, style])


def unknown_words(prompt: str) -> list[str]:
    """The prompt's words that the bundled models have never seen, each once."""
    return list(dict.fromkeys(word for word in _words(prompt) if word not in _STYLES_OF))


def is_latin(prompt: str) -> bool:
    """Whether the prompt's letters are mostly Latin ones: CLIP was trained on English and reads no other script."""
    letters = [character for character in prompt if character.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(letter, "") for letter in letters) >= len(letters)
