"""Checks of a folder of bot/i18n/locale, each a function that returns what is wrong, one line a fault.

They read the files and nothing of the bot, so a made-up folder shows what each of them finds:
tests/bot/i18n/test_language_checks.py.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from textwrap import shorten

import babel
from fluent.syntax import FluentParser, ast

from bot.i18n.texts import FILES
from bot.sandbox.validation import COMMAND_NAME
from engine.protocol.vocabulary import find_style
from tests.bot.i18n.own_words import (
    ALPHABETS,
    DISCORD_LABELS,
    EXAMPLE_PROMPTS,
    FOREIGN_LETTERS,
    HAN_ENCODINGS,
    LATIN_WORDS,
    MAY_BE_ZERO,
    NEVER_ONE,
    QUOTES,
    SAME_IN,
    SAME_IN_ALL,
    SCRIPTS,
    SIMPLIFIED_IN_BIG5,
)

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# Every category that has integers has some of these, in all languages, except exact millions: these alone are [many] in
# Spanish, French, Italian and Portuguese. A text may have that variant but does not need it.
INTEGERS = (*range(201), 1000)
# Discord takes 80: https://docs.discord.com/developers/components/reference#button-button-design-guidelines.
BUTTON = 38
# How many characters Discord takes, by message, the first pattern that fits; the fields are those of
# https://docs.discord.com/developers/components/reference and
# https://docs.discord.com/developers/interactions/application-commands.
LIMITS: dict[str, int | None] = {
    "form-forgotten": None,  # a sentence about a form
    **dict.fromkeys(("form-title", "search-title", "*-form-title"), 45),
    **dict.fromkeys(("command-*-about", "option-*-about", "form-*-about", "settings-form-*-about"), 100),
    "settings-form-*": 45,
    **dict.fromkeys(("command-*", "option-*", "menu-*"), 32),
    "form-example": 100,
    **dict.fromkeys(("form-*", "name-*"), 45),  # name-* are labels of fields, too
    **dict.fromkeys(("preset-*", "search-*"), 100),
    **dict.fromkeys(("settings-choose", "settings-presets", "settings-channels", "settings-audit"), 150),
    **dict.fromkeys(("history-choose", "shelf-choose"), 150),
    **dict.fromkeys(("button-*", "style-button-*", "example-*"), BUTTON),
    **dict.fromkeys((f"privacy-{verb}" for verb in ("export", "next", "ask", "forget", "everywhere")), BUTTON),
    **dict.fromkeys((f"settings-{verb}" for verb in ("server", "numbers", "pace", "styles", "others")), BUTTON),
    **dict.fromkeys((f"settings-{verb}" for verb in ("create", "admins", "age", "spoiler", "reset")), BUTTON),
    **dict.fromkeys(("settings-zone", "settings-changes", "settings-restricted"), BUTTON),
}
VALUE = "…" * 5  # in the place of a name that is put into a limited text
PLACEABLE = re.compile(r"\{[^{}]*\}")
CODE = re.compile(r"`[^`]*`|https?://\S+|(?<!\w)/[\w-]+|\[\w+\.\w+\]")  # the last: a table of the configuration
CODE_WITH_SLASHES = re.compile(r"https?://\S+|[A-Za-z]+/[A-Za-z]+")
QUOTED = re.compile("[„“«「『]([^„“”«»「」『』]*)[“”»」』]")
GROUPS = ("limits", "owner", "style", "usage")  # commands whose own commands have ids that begin with theirs
LABELS = ("button-*", "style-button-*", "privacy-*", "option-*", "form-*", "menu-*")
SPACELESS = ("ja", "ko", "zh-CN", "zh-TW")
MARKUP = re.compile(r"\*\*|`|<@&?|<#|<t:|:R>|^(?:#+|-#|-|>|\d+\.) ", re.MULTILINE)


@dataclass(frozen=True)
class Choice:
    """A variant of a selection: the variable, and the key of the variant."""

    variable: str
    key: str
    is_default: bool
    is_number: bool


@dataclass(frozen=True)
class Reading:
    """One of the texts that a message can become, with variables as `{$name}`.

    Of several selections beside each other, all but one have their default.
    """

    text: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def brief(self) -> str:
        """The beginning of the text, in one line."""
        return shorten(self.text, 100, placeholder=" …")

    @property
    def words_chosen(self) -> frozenset[tuple[str, str]]:
        """The choices by words, such as whose limit it is."""
        return frozenset((choice.variable, choice.key) for choice in self.choices if not choice.is_number)


@dataclass(frozen=True)
class Language:
    """The messages of a folder, by id."""

    locale: str
    messages: Mapping[str, tuple[Reading, ...]]
    selections: Mapping[str, tuple[ast.SelectExpression, ...]]
    variables: Mapping[str, frozenset[str]]
    broken: tuple[str, ...]  # what is no Fluent, and what is there twice

    def readings(self) -> Iterator[tuple[str, Reading]]:
        """Yield every reading with the id of its message."""
        for name, found in self.messages.items():
            for reading in found:
                yield name, reading


@cache
def read_language(folder: Path) -> Language:
    """Parse both files of a language."""
    entries: dict[str, ast.Message] = {}
    broken = []
    for file in FILES:
        for entry in FluentParser().parse((folder / file).read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Junk):
                broken.append(f"{file}: no Fluent: {(entry.content or '').strip()[:80]}")
            elif isinstance(entry, ast.Message):
                if entry.id.name in entries:
                    broken.append(f"{file}: {entry.id.name} is there twice")
                entries[entry.id.name] = entry
    return Language(
        locale=folder.name,
        messages={name: tuple(_readings(entry.value)) for name, entry in entries.items()},
        selections={name: tuple(_selections(entry.value)) for name, entry in entries.items()},
        variables={name: frozenset(_variables(entry.value)) for name, entry in entries.items()},
        broken=tuple(broken),
    )


def _readings(pattern: ast.Pattern | None) -> Iterator[Reading]:
    parts = [list(_of_element(element)) for element in (pattern.elements if pattern else [])]
    first = [min(part, key=lambda one: sum(not choice.is_default for choice in one.choices)) for part in parts]
    yield _put_together(first)
    for place, part in enumerate(parts):
        for one in part:
            if one is not first[place]:
                yield _put_together([*first[:place], one, *first[place + 1 :]])


def _put_together(parts: list[Reading]) -> Reading:
    return Reading("".join(part.text for part in parts), tuple(one for part in parts for one in part.choices))


def _of_element(element: ast.TextElement | ast.Placeable) -> Iterator[Reading]:
    if isinstance(element, ast.TextElement):
        yield Reading(element.value)
    elif isinstance(element.expression, ast.SelectExpression):
        selection = element.expression
        for variant in selection.variants:
            choice = Choice(_subject(selection), _key(variant), bool(variant.default), _is_of_numbers(selection))
            for reading in _readings(variant.value):
                yield Reading(reading.text, (choice, *reading.choices))
    elif isinstance(element.expression, ast.StringLiteral):
        yield Reading(element.expression.parse()["value"])
    else:
        yield Reading("".join(f"{{${name}}}" for name in _variables(element)))


def _nodes(node: object) -> Iterator[ast.BaseNode]:
    if isinstance(node, list):
        for one in node:
            yield from _nodes(one)
    elif isinstance(node, ast.BaseNode):
        yield node
        for one in vars(node).values():
            yield from _nodes(one)


def _variables(node: ast.BaseNode | None) -> list[str]:
    return [one.id.name for one in _nodes(node) if isinstance(one, ast.VariableReference)]


def _selections(pattern: ast.Pattern | None) -> list[ast.SelectExpression]:
    return [one for one in _nodes(pattern) if isinstance(one, ast.SelectExpression)]


def _subject(selection: ast.SelectExpression) -> str:
    return "".join(_variables(selection.selector))


def _key(variant: ast.Variant) -> str:
    return variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value


def _is_of_numbers(selection: ast.SelectExpression) -> bool:
    """Return whether a selection is by a number: [other] alone may be of words, too."""
    keys = {_key(variant) for variant in selection.variants}
    numbers = {key for key in keys if key in CATEGORIES or key.isdecimal()}
    return bool(numbers - {"other"}) or keys == {"other"}


def _default(readings: tuple[Reading, ...]) -> Reading:
    return next(one for one in readings if all(choice.is_default for choice in one.choices))


def _shown(reading: Reading) -> set[str]:
    return set(re.findall(r"\{\$(\w+)\}", reading.text))


def _english_of(reading: Reading, english: tuple[Reading, ...]) -> Reading:
    """Return the English reading with the same words and the same exact numbers chosen, else with the default."""
    exact = {(choice.variable, choice.key) for choice in reading.choices if choice.key.isdecimal()}

    def same(one: Reading) -> bool:
        numbers = [choice for choice in one.choices if choice.is_number and not choice.is_default]
        return one.words_chosen == reading.words_chosen and {(one.variable, one.key) for one in numbers} <= exact

    def closeness(one: Reading) -> int:
        return sum(not choice.is_default for choice in one.choices if choice.is_number)

    return max(filter(same, english), key=closeness, default=_default(english))


def syntax_faults(language: Language, english: Language) -> list[str]:
    """Every entry is Fluent, and is there once."""
    return list(language.broken)


def completeness_faults(language: Language, english: Language) -> list[str]:
    """The messages are those of English, each with the same variables and the same choices by words."""
    faults = [f"{name} is missing" for name in english.messages.keys() - language.messages.keys()]
    faults += [f"{name} is not in English" for name in language.messages.keys() - english.messages.keys()]
    for name in language.messages.keys() & english.messages.keys():
        here, there = language.variables[name], english.variables[name]
        if here != there:
            faults.append(f"{name} has the variables {sorted(here)}, English has {sorted(there)}")
            continue
        ours, theirs = _words_of(language.selections[name]), _words_of(english.selections[name])
        for variable in ours.keys() | theirs.keys():
            if strange := ours.get(variable, set()) - theirs.get(variable, {"other"}):
                faults.append(f"{name} has variants of ${variable} that English does not have: {sorted(strange)}")
            lost = theirs.get(variable, set()) - ours.get(variable, set())
            if lost and variable not in _shown(_default(english.messages[name])):
                faults.append(f"{name} lacks variants of ${variable}: {sorted(lost)}")
    return faults


def _words_of(selections: tuple[ast.SelectExpression, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for selection in selections:
        if not _is_of_numbers(selection):
            found.setdefault(_subject(selection), set()).update(_key(variant) for variant in selection.variants)
    return found


def plural_faults(language: Language, english: Language) -> list[str]:
    """Every selection by a number has all plural categories that integers have in the language, and no others."""
    there_are = {*babel.Locale.parse(language.locale, sep="-").plural_form.tags, "other"}
    faults = []
    for name, selections in language.selections.items():
        for selection in filter(_is_of_numbers, selections):
            keys = {_key(variant) for variant in selection.variants}
            categories = {key for key in keys if not key.isdecimal()}
            if strange := categories - there_are:
                faults.append(f"{name} has {sorted(strange)}, which numbers in {language.locale} do not have")
            if not any(_subject(selection) in _shown(reading) for reading in english.messages.get(name, ())):
                continue  # a number that is not said needs no grammar
            needed = _integers_of(language.locale, keys, 2 if name in NEVER_ONE else 0)
            faults += [
                f"{name} lacks [{category}] of ${_subject(selection)}, as for {numbers[0]}"
                for category, numbers in needed.items()
                if category not in categories
            ]
    return faults


@cache
def _categories(locale: str) -> dict[int, str]:
    category_of = babel.Locale.parse(locale, sep="-").plural_form
    return {number: category_of(number) for number in INTEGERS}


def _integers_of(locale: str, keys: set[str], least: int) -> dict[str, list[int]]:
    """Return the integers of each category from `least` on, without those that have a variant of their own."""
    found: dict[str, list[int]] = {}
    for number, category in _categories(locale).items():
        if str(number) not in keys and number >= least:
            found.setdefault(category, []).append(number)
    return found


def number_faults(language: Language, english: Language) -> list[str]:
    """Every text says the numbers and names that the English one says, unless its variant is for one number only."""
    faults = []
    for name, reading in language.readings():
        if name not in english.messages:
            continue
        keys = {_key(variant) for one in language.selections[name] for variant in one.variants}
        integers = _integers_of(language.locale, keys, 0 if name in MAY_BE_ZERO else 1)
        silent = {
            choice.variable
            for choice in reading.choices
            if choice.is_number and (choice.key.isdecimal() or len(integers.get(choice.key, ())) <= 1)
        }
        unsaid = _shown(_english_of(reading, english.messages[name])) - _shown(reading) - silent
        if unsaid and reading.words_chosen <= _english_of(reading, english.messages[name]).words_chosen:
            chosen = [f"[{choice.key}]" for choice in reading.choices]
            faults.append(f"{name} {''.join(chosen)} does not say {sorted(unsaid)}: {reading.brief}")
    return faults


def markup_faults(language: Language, english: Language) -> list[str]:
    """Bold type, headings, small print, lists, code, mentions and times are where English has them."""
    faults = []
    for name, reading in language.readings():
        if name in english.messages:
            here, there = (
                Counter(MARKUP.findall(one.text)) for one in (reading, _english_of(reading, english.messages[name]))
            )
            if here != there:
                faults.append(f"{name} has the markup {dict(here)}, English has {dict(there)}")
    return faults


def limit_of(name: str) -> int | None:
    """Return how many characters a message may have; None if it is only limited with everything else on its panel."""
    return next((most for pattern, most in LIMITS.items() if fnmatchcase(name, pattern)), None)


def length_faults(language: Language, english: Language) -> list[str]:
    """No name, description, label, title or button is longer than Discord takes."""
    faults = []
    yes_or_no = [reading.text for name, reading in language.readings() if name in ("value-yes", "value-no")]
    for name, reading in language.readings():
        most = limit_of(name)
        filled = reading.text.replace("{$value}", max(yes_or_no, key=len, default=VALUE))
        length = len(PLACEABLE.sub(VALUE, filled))
        if most is not None and length > most:
            faults.append(f"{name} has {length} characters of at most {most}: {reading.brief}")
    return faults


def name_faults(language: Language, english: Language) -> list[str]:
    """Names of commands and options have letters, digits, - and _ only, and no capital letters.

    https://docs.discord.com/developers/interactions/application-commands#application-command-object
    """
    return [
        f"{name} is no name of a command: {reading.brief}"
        for name, reading in language.readings()
        if fnmatchcase(name, "command-*") or fnmatchcase(name, "option-*")
        if not name.endswith("-about") and not _is_command_name(reading.text)
    ]


def _is_command_name(name: str) -> bool:
    return bool(COMMAND_NAME.fullmatch(name)) and name == name.lower() and unicodedata.is_normalized("NFC", name)


def preset_faults(language: Language, english: Language) -> list[str]:
    """The text about a preset has the preset's own name, by which panels and the command line call it."""
    return [
        f"{name} does not say {name.removeprefix('preset-')}: {reading.brief}"
        for name, reading in language.readings()
        if name.startswith("preset-") and name.removeprefix("preset-") not in reading.text.lower()
    ]


def mention_faults(language: Language, english: Language) -> list[str]:
    """A text names the commands that the English one names, as people type them in the language, and none unknown."""
    ours, theirs = _typed(language), _typed(english)
    first_words = tuple({typed.split(" ")[0] for typed in ours.values()})
    # Without spaces between words, what follows the name belongs to the sentence.
    end = "" if language.locale in SPACELESS else r"(?![\w-])"

    def is_known(said: str) -> bool:
        return said in first_words or (language.locale in SPACELESS and said.startswith(first_words))

    faults = []
    for name, reading in language.readings():
        said = CODE_WITH_SLASHES.sub("", reading.text)
        faults += [
            f"{name} names /{command}, which is no command"
            for command in re.findall(r"(?<![\w/.<}])/([^\W\d_][\w-]*)", said)
            if not is_known(command)
        ]
        original = _english_of(reading, english.messages[name]).text if name in english.messages else ""
        for command in _commands_in(CODE_WITH_SLASHES.sub("", original), theirs):
            same = {ours[one] for one, typed in theirs.items() if typed == command and one in ours}
            if same and not any(re.search(f"/{re.escape(typed)}{end}", said) for typed in same):
                faults.append(f"{name} does not name {' or '.join(f'/{typed}' for typed in sorted(same))}")
    return faults


def _typed(language: Language) -> dict[str, str]:
    """Return what people type after the slash, by the id of the command: "style export" for a group's command."""
    names = {
        name: _default(readings).text
        for name, readings in language.messages.items()
        if name.startswith("command-") and not name.endswith("-about")
    }
    group = {name: "-".join(name.split("-")[:2]) for name in names if name.split("-")[1] in GROUPS}
    return {
        name: f"{names[group[name]]} {said}" if group.get(name, name) != name else said for name, said in names.items()
    }


def _commands_in(text: str, typed: Mapping[str, str]) -> list[str]:
    longest_first = sorted(map(re.escape, typed.values()), key=len, reverse=True)
    return re.findall(rf"(?<![\w/.<}}])/({'|'.join(longest_first)})(?![\w-])", text) if typed else []


def label_faults(language: Language, english: Language) -> list[str]:
    """A text quotes the labels that the English one quotes, as they are in the language, and no unknown ones.

    A label is the text of a button, a field, an option or a menu. Prompts that the bundled models know are quoted, too.
    """
    labels: dict[str, set[str]] = {}
    for name in english.messages.keys() & language.messages.keys():
        if any(fnmatchcase(name, pattern) for pattern in LABELS):
            labels.setdefault(_default(english.messages[name]).text, set()).add(_default(language.messages[name]).text)
    known = {label for same in labels.values() for label in same} | EXAMPLE_PROMPTS
    known |= DISCORD_LABELS.get(language.locale, set())
    faults = []
    for name, reading in language.readings():
        original = _english_of(reading, english.messages[name]).text if name in english.messages else ""
        quoted = {one.strip() for one in QUOTED.findall(reading.text)}
        faults += [
            f"{name} does not quote {' or '.join(sorted(labels[label]))}: {reading.brief}"
            for label in QUOTED.findall(original)
            if label not in EXAMPLE_PROMPTS and label in labels and not labels[label] & quoted
        ]
        faults += [
            f"{name} quotes {label}, which is no label: {reading.brief}"
            for label in quoted - known
            if not PLACEABLE.search(label) and not find_style(label) and label not in QUOTED.findall(original)
        ]
    return faults


def _said(text: str) -> str:
    """Return what a text says in its own language: without values, code, addresses, and examples of prompts."""
    if text in EXAMPLE_PROMPTS:
        return ""
    said = QUOTED.sub(lambda quoted: " " if quoted[1].strip() in EXAMPLE_PROMPTS else quoted[0], text)
    return CODE.sub(" ", PLACEABLE.sub(" ", said))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", _said(text))


def _to_translate(text: str) -> list[str]:
    """Return the words of an English text that another language has a word for."""
    return [word for word in _words(text) if len(word) >= 4 and word.lower() not in LATIN_WORDS]


def english_faults(language: Language, english: Language) -> list[str]:
    """No text is the English one, unless the language has the same words."""
    same = SAME_IN_ALL | SAME_IN.get(language.locale, frozenset())
    theirs = {(name, reading.text) for name, reading in english.readings()}
    return [
        f"{name} is English: {reading.brief}"
        for name, reading in language.readings()
        if (name, reading.text) in theirs and not {word.lower() for word in _to_translate(reading.text)} <= same
    ]


def latin_faults(language: Language, english: Language) -> list[str]:
    """A language that is not written in Latin letters has no Latin words but names, code and formats."""
    if "LATIN" in _scripts(language):
        return []
    faults = []
    for name, reading in language.readings():
        said = _said(reading.text)
        strange = [word for word in re.findall(r"[A-Za-z]{2,}", said) if word.lower() not in LATIN_WORDS]
        mixed = [word for word in _words(said) if {"LATIN", "CYRILLIC"} <= {_script(letter) for letter in word}]
        if strange or mixed:
            faults.append(f"{name} has Latin letters in {strange + mixed}: {reading.brief}")
    return faults


def _scripts(language: Language) -> tuple[str, ...]:
    return SCRIPTS.get(language.locale, ("LATIN",))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def script_faults(language: Language, english: Language) -> list[str]:
    """Every text has letters of its language's script, and no letters that the language does not have."""
    scripts = _scripts(language)
    known = {script for some in SCRIPTS.values() for script in some} | {"LATIN", "GREEK"}
    faults = []
    for name, reading in language.readings():
        said = _said(reading.text)
        used = {_script(letter) for letter in said if letter.isalpha()} & known
        if strange := used - {*scripts, "LATIN"}:
            faults.append(f"{name} has letters that are {sorted(strange)}: {reading.brief}")
        original = _default(english.messages[name]).text if name in english.messages else ""
        if _to_translate(original) and not used & set(scripts):
            faults.append(f"{name} has no letter of {language.locale}: {reading.brief}")
        if wrong := {letter for letter in said if not _is_letter_of(language.locale, letter)}:
            faults.append(f"{name} has {sorted(wrong)}, no letters of {language.locale}: {reading.brief}")
        if language.locale == "ja" and sum(_script(one) == "CJK" for one in said) > 12 and "HIRAGANA" not in used:
            faults.append(f"{name} has no kana: {reading.brief}")
    return faults


def _is_letter_of(locale: str, letter: str) -> bool:
    if not letter.isalpha():
        return True
    if letter.lower() in FOREIGN_LETTERS.get(locale, ""):
        return False
    if locale in ALPHABETS and _script(letter) == "LATIN" and not letter.isascii():
        return letter.lower() in ALPHABETS[locale]
    if locale in HAN_ENCODINGS and _script(letter) == "CJK":
        try:
            letter.encode(HAN_ENCODINGS[locale])
        except UnicodeEncodeError:
            return False
        return locale != "zh-TW" or letter not in SIMPLIFIED_IN_BIG5
    return True


def quote_faults(language: Language, english: Language) -> list[str]:
    """Quotation marks are those of the language."""
    allowed = QUOTES.get(language.locale, "“”")
    return [
        f"{name} has the quotation marks {sorted(strange)}: {reading.brief}"
        for name, reading in language.readings()
        if (strange := set(re.findall("[„“”«»「」『』]", reading.text)) - set(allowed))
    ]


CHECKS = (
    *(syntax_faults, completeness_faults, plural_faults, number_faults, markup_faults, length_faults, name_faults),
    *(preset_faults, mention_faults, label_faults, english_faults, latin_faults, script_faults, quote_faults),
)
