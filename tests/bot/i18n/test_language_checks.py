"""Each check of languages finds its fault in a made-up language, and finds none in the right one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.i18n.texts import FILES
from tests.bot.i18n import language_checks as checks
from tests.bot.i18n.language_checks import Language, read_language

Check = Callable[[Language, Language], list[str]]

COUNTED = "message = { $count ->\n    [one] One picture\n   *[other] { $count } pictures\n }"
OWNED = "message = { $whose ->\n    [guild] This server\n   *[person] You\n }"


def faults_of(check: Check, folder: Path, locale: str, english: str, other: str) -> list[str]:
    for name, text in (("en-US", english), (locale, other)):
        (folder / name).mkdir()
        (folder / name / "bot.ftl").write_text(text, encoding="utf-8")
        for file in {*FILES} - {"bot.ftl"}:
            (folder / name / file).write_text("# Nothing.\n", encoding="utf-8")
    return check(read_language(folder / locale), read_language(folder / "en-US"))


def counted(**variants: str) -> str:
    lines = [f"    {'*' if key == 'other' else ''}[{key}] {text}" for key, text in variants.items()]
    return "\n".join(["message = { $count ->", *lines, " }"])


RUSSIAN = {"one": "{ $count } картинка", "few": "{ $count } картинки", "many": "{ $count } картинок"}
FRENCH = {"one": "{ $count } image", "other": "{ $count } images"}
QUEUE_MORE = "queue-more = { $count ->\n    [one] One more\n   *[other] { $count } more\n }"


@pytest.mark.parametrize(
    ("check", "locale", "english", "faulty", "right"),
    [
        (checks.syntax_faults, "de", "message = Yes", "message = { $", "message = Ja"),
        (checks.syntax_faults, "de", "message = Yes", "message = Ja\nmessage = Nein", "message = Ja"),
        (checks.completeness_faults, "de", "message = Yes", "# Leer", "message = Ja"),
        (checks.completeness_faults, "de", "message = Yes", "message = Ja\nother = Nein", "message = Ja"),
        (checks.completeness_faults, "de", "message = { $a }", "message = { $b }", "message = Ja, { $a }"),
        (checks.completeness_faults, "de", OWNED, OWNED.replace("guild", "server"), OWNED),
        (
            checks.completeness_faults,
            "de",
            OWNED,
            "message = { $whose ->\n   *[person] Du\n }",
            OWNED.replace("You", "Du"),
        ),
        (
            checks.plural_faults,
            "ru",
            COUNTED,
            counted(one="{ $count } картинка", other="{ $count } картинок"),
            counted(**RUSSIAN, other="{ $count } картинки"),
        ),
        (checks.plural_faults, "fr", COUNTED, counted(other="{ $count } images"), counted(**FRENCH)),
        (
            checks.plural_faults,
            "fr",
            COUNTED,
            counted(few="a", **FRENCH),
            counted(many="{ $count } d’images", **FRENCH),
        ),
        (
            checks.plural_faults,
            "ja",
            COUNTED,
            counted(one="画像 1 枚", other="画像 { $count } 枚"),
            counted(other="画像 { $count } 枚"),
        ),
        (
            checks.number_faults,
            "ru",
            COUNTED,
            counted(**{**RUSSIAN, "one": "Одна картинка"}, other="{ $count } картинки"),
            counted(**{"1": "Одна картинка"}, **RUSSIAN, other="{ $count } картинки"),
        ),
        (
            checks.number_faults,
            "fr",
            COUNTED.replace("message", "amount"),
            counted(**{**FRENCH, "one": "Une image"}).replace("message", "amount"),
            counted(**{"0": "Aucune image"}, **{**FRENCH, "one": "Une image"}).replace("message", "amount"),
        ),
        (
            checks.number_faults,
            "fr",
            QUEUE_MORE,
            QUEUE_MORE.replace("{ $count } more", "d’autres"),
            QUEUE_MORE.replace("One more", "encore une").replace("more", "autres"),
        ),
        (
            checks.number_faults,
            "de",
            COUNTED,
            counted(one="Ein Bild", other="Bilder"),
            counted(one="Ein Bild", other="{ $count } Bilder"),
        ),
        (checks.markup_faults, "de", "message = **Yes**", "message = Ja", "message = **Ja**"),
        (checks.markup_faults, "de", "message = -# Yes", "message = Ja", "message = -# Ja"),
        (
            checks.markup_faults,
            "de",
            "message = <t:{ $when }:R>",
            "message = t:{ $when }:R",
            "message = Ab <t:{ $when }:R>",
        ),
        (checks.length_faults, "de", "button-a = Go", f"button-a = {'L' * 39}", f"button-a = {'L' * 38}"),
        (
            checks.length_faults,
            "de",
            "settings-age = Age: { $value }",
            f"settings-age = {'L' * 34} {{ $value }}\nvalue-yes = ja\nvalue-no = nein",
            f"settings-age = {'L' * 34} {{ $value }}\nvalue-yes = ja\nvalue-no = nö",
        ),
        (checks.length_faults, "de", "form-title = Go", f"form-title = {'L' * 46}", f"form-title = {'L' * 45}"),
        (checks.length_faults, "de", "form-a = Go", f"form-a = {'L' * 46}", f"form-a = {'L' * 45}"),
        (checks.length_faults, "de", "form-a-about = Go", f"form-a-about = {'L' * 101}", f"form-a-about = {'L' * 100}"),
        (checks.length_faults, "de", "option-a = go", f"option-a = {'l' * 33}", f"option-a = {'l' * 32}"),
        (checks.length_faults, "de", "menu-a = Go", f"menu-a = {'L' * 33}", f"menu-a = {'L' * 32}"),
        (checks.length_faults, "de", "preset-a = Go", f"preset-a = {'L' * 101}", f"preset-a = {'L' * 100}"),
        (checks.length_faults, "de", "shelf-choose = Go", f"shelf-choose = {'L' * 151}", f"shelf-choose = {'L' * 150}"),
        (checks.name_faults, "de", "command-a = go", "command-a = Bild", "command-a = bild"),
        (checks.name_faults, "de", "option-a = go", "option-a = zwei worte", "option-a = zwei-worte"),
        (checks.name_faults, "ru", "option-a = go", "option-a = размерΩ", "option-a = размер"),
        (checks.name_faults, "ko", "option-a = go", "option-a = \u1112\u1161\u11ab", "option-a = 한"),
        (
            checks.preset_faults,
            "de",
            "preset-draft = draft: small",
            "preset-draft = Entwurf: klein",
            "preset-draft = draft: klein",
        ),
        (
            checks.mention_faults,
            "de",
            "command-a = go\nmessage = See /go.",
            "command-a = los\nmessage = Siehe /weg.",
            "command-a = los\nmessage = Siehe /los.",
        ),
        (
            checks.mention_faults,
            "ja",
            "command-a = go\nmessage = See /go.",
            "command-a = 描く\nmessage = /見るを使います",
            "command-a = 描く\nmessage = /描くを使います",
        ),
        (
            checks.mention_faults,
            "de",
            "command-a = go\nmessage = See /go.",
            "command-a = los\nmessage = Siehe /go.",
            "command-a = los\nmessage = Siehe /los.",
        ),
        (
            checks.mention_faults,
            "de",
            "command-a = go\ncommand-b = stop\nmessage = See /go.",
            "command-a = los\ncommand-b = halt\nmessage = Siehe /halt.",
            "command-a = los\ncommand-b = halt\nmessage = Siehe /los statt /halt.",
        ),
        (
            checks.mention_faults,
            "de",
            "command-style = style\ncommand-style-list = list\nmessage = See /style list.",
            "command-style = stil\ncommand-style-list = liste\nmessage = Siehe /stil listen.",
            "command-style = stil\ncommand-style-list = liste\nmessage = Siehe /stil liste.",
        ),
        (
            checks.label_faults,
            "de",
            "button-a = Go\nmessage = Press “Go”.",
            "button-a = Los\nmessage = Drücke „Go“.",
            "button-a = Los\nmessage = Drücke „Los“.",
        ),
        (
            checks.label_faults,
            "fr",
            "option-a = count\nmessage = Set “count”.",
            "option-a = nombre\nmessage = Choisis nombre.",
            "option-a = nombre\nmessage = Choisis « nombre ».",
        ),
        (
            checks.label_faults,
            "de",
            "button-a = Go\nmessage = Go.",
            "button-a = Los\nmessage = Drücke „Start“.",
            "button-a = Los\nmessage = Drücke „Los“, Admins mit „Server verwalten“, für „neon“.",
        ),
        (checks.english_faults, "de", "message = All pictures", "message = All pictures", "message = Alle Bilder"),
        (
            checks.english_faults,
            "fr",
            "message = Image\nother = Picture",
            "message = Image\nother = Picture",
            "message = Image\nother = Photo",
        ),
        (checks.latin_faults, "ru", "message = A picture", "message = Картинка picture", "message = Картинка PNG"),
        (
            checks.latin_faults,
            "ru",
            "message = Such as “neon”",
            "message = Например «lights»",
            "message = Например «neon»",
        ),
        (
            checks.latin_faults,
            "ru",
            "message = Such as “neon”",
            "message = Например neon",
            "message = Например «stained glass»",
        ),
        (checks.latin_faults, "uk", "message = A word", "message = Cлово", "message = Слово"),
        (checks.latin_faults, "ja", "message = A picture", "message = picture をどうぞ", "message = PNG をどうぞ"),
        (checks.script_faults, "uk", "message = A picture", "message = Картинкы", "message = Картинки"),
        (checks.script_faults, "ru", "message = A picture", "message = Картинкі", "message = Картинки"),
        (checks.script_faults, "ru", "message = A picture", "message = PNG", "message = Картинка PNG"),
        (checks.script_faults, "de", "message = Beautiful", "message = Schön ł", "message = Schön"),
        (checks.script_faults, "de", "message = Beautiful", "message = Schön 画像", "message = Schön"),
        (checks.script_faults, "pt-BR", "message = Tomorrow", "message = Mañana", "message = Amanhã"),
        (
            checks.script_faults,
            "ja",
            "message = A picture",
            "message = 画像変換完了次第即時表示可能状態",
            "message = 画像の変換が終わりしだい表示します",
        ),
        (checks.script_faults, "tr", "message = In English", "message = İngilizcę", "message = İngilizce"),
        (checks.script_faults, "ja", "message = A picture", "message = 图画を", "message = 図画を"),
        (checks.script_faults, "ko", "message = A picture", "message = かな", "message = 그림"),
        (checks.script_faults, "ko", "message = A picture", "message = ZIP", "message = 그림 ZIP"),
        (checks.script_faults, "zh-TW", "message = A picture", "message = 图片", "message = 圖片"),
        (checks.script_faults, "zh-TW", "message = The whole", "message = 整体", "message = 整體"),
        (checks.script_faults, "zh-CN", "message = A picture", "message = 圖片", "message = 图片"),
        (checks.quote_faults, "de", "message = “Go”", "message = “Los”", "message = „Los“"),
        (checks.quote_faults, "ja", "message = “Go”", "message = “画”", "message = 「画」"),
    ],
)
def test_a_check_finds_its_fault(
    check: Check, locale: str, english: str, faulty: str, right: str, tmp_path: Path
) -> None:
    for name in ("faulty", "right"):
        (tmp_path / name).mkdir()
    assert faults_of(check, tmp_path / "faulty", locale, english, faulty)
    assert faults_of(check, tmp_path / "right", locale, english, right) == []


def test_every_check_is_shown_to_find_something() -> None:
    [mark] = test_a_check_finds_its_fault.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in mark.args[1]} == set(checks.CHECKS)
