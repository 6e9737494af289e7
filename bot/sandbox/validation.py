"""Rules by which Discord refuses messages, modals and commands, with its error codes and paths.

https://docs.discord.com/developers/components/reference and
https://docs.discord.com/developers/interactions/application-commands
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from bot.sandbox.world import Flag

Problem = tuple[tuple[str | int, ...], str, str]  # path to the field, code, message
Path = tuple[str | int, ...]

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = {3, 5, 6, 7, 8}
SECTION, TEXT_DISPLAY, THUMBNAIL, MEDIA_GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, FILE_UPLOAD = 17, 18, 19
TOP_LEVEL_V2 = {ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER}
IN_CONTAINER = TOP_LEVEL_V2 - {CONTAINER}
LINK_STYLE = 5

# Types of default values in a user, role, mentionable and channel select.
DEFAULTS_OF = {5: {"user"}, 6: {"role"}, 7: {"user", "role"}, 8: {"channel"}}

MAX_COMPONENTS, MAX_TEXT, MAX_CONTENT = 40, 4000, 2000  # texts in characters
MAX_ATTACHMENTS = 10
MAX_COMMAND = 8000  # characters
# Discord's locales, each with the name that its speakers have for it: https://docs.discord.com/developers/reference#locales
LOCALES = {
    "id": "Bahasa Indonesia", "da": "Dansk", "de": "Deutsch", "en-GB": "English, UK", "en-US": "English, US",
    "es-ES": "Español", "es-419": "Español, LATAM", "fr": "Français", "hr": "Hrvatski", "it": "Italiano",
    "lt": "Lietuviškai", "hu": "Magyar", "nl": "Nederlands", "no": "Norsk", "pl": "Polski",
    "pt-BR": "Português do Brasil", "ro": "Română", "fi": "Suomi", "sv-SE": "Svenska", "vi": "Tiếng Việt",
    "tr": "Türkçe", "cs": "Čeština", "el": "Ελληνικά", "bg": "български", "ru": "Русский", "uk": "Українська",
    "hi": "हिन्दी", "th": "ไทย", "zh-CN": "中文", "ja": "日本語", "zh-TW": "繁體中文", "ko": "한국어",
}  # fmt: skip
COMMAND_NAME = re.compile(r"^[-_'\w]{1,32}$")


def message_problems(payload: dict[str, Any], flags: int, filenames: set[str]) -> list[Problem]:
    """Return the problems of a message as the message would be after a request.

    `payload` holds the complete content, embeds, components and attachments; `filenames` are the stored names of those
    attachments. Returns an empty list for a valid message.
    """
    problems: list[Problem] = []
    components = payload.get("components") or []
    problems += _most(payload, "content", MAX_CONTENT, ())
    if len(payload.get("embeds") or []) > 10:
        problems.append(_bad_length(("embeds",), 0, 10))
    if len(payload.get("attachments") or []) > MAX_ATTACHMENTS:
        problems.append(_bad_length(("attachments",), 0, MAX_ATTACHMENTS))
    if flags & Flag.COMPONENTS_V2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if payload.get(key):
                said = "cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                problems.append(
                    ((key,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", f"The '{key}' field {said}")
                )
        problems += _components(components, TOP_LEVEL_V2, ("components",), filenames)
        problems += _totals(components)
    else:
        if len(components) > 5:
            problems.append(_bad_length(("components",), 1, 5))
        problems += _components(components, {ACTION_ROW}, ("components",), filenames)
    return problems


def modal_problems(data: dict[str, Any]) -> list[Problem]:
    """Return the problems of a modal, as the `data` of a callback.

    https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
    """
    problems: list[Problem] = []
    problems += _text(data, "title", 1, 45, ("data",))
    problems += _text(data, "custom_id", 1, 100, ("data",))
    components = data.get("components") or []
    if not 1 <= len(components) <= 5:
        problems.append(_bad_length(("data", "components"), 1, 5))
    problems += _components(components, {ACTION_ROW, LABEL, TEXT_DISPLAY}, ("data", "components"), set())
    return problems


def stored_name(filename: str) -> str:
    """Return a filename as Discord stores it: ASCII letters, digits, `_`, `.` and `-`.

    Accents are removed, spaces become `_`, other characters disappear. Discord reads names after `attachment://` in the
    same way: https://github.com/discord/discord-api-docs/issues/7754.
    """
    ascii_only = unicodedata.normalize("NFKD", filename).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9_.-]", "", "_".join(re.split(r"[\s/\\]+", ascii_only)))
    if re.fullmatch(r"\.[A-Za-z0-9]+", name):  # only the suffix is left
        return f"unknown{name}"
    return name.strip("._") or "unknown"


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield all components of a message or modal at any depth, parents before their children."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def _totals(components: list[dict[str, Any]]) -> Iterator[Problem]:
    everything = list(walk(components))
    if len(everything) > MAX_COMPONENTS:
        yield (
            ("components",),
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The total number of components cannot exceed {MAX_COMPONENTS}",
        )
    if sum(len(component.get("content") or "") for component in everything) > MAX_TEXT:
        yield (
            ("components",),
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"The total displayable text size cannot exceed {MAX_TEXT} characters",
        )


def _components(components: list[dict[str, Any]], allowed: set[int], path: Path, filenames: set[str]) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, component in enumerate(components):
        here = (*path, index)
        kind = component.get("type")
        if kind not in allowed:
            said = f'Value of field "type" must be one of {tuple(sorted(allowed))}.'
            problems.append(((*here, "type"), "UNION_TYPE_CHOICES", said))
            continue
        problems += _component(component, here, filenames)
    if path == ("components",):
        for component in walk(components):
            custom_id = component.get("custom_id")
            if custom_id in seen:
                problems.append((path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"))
            if custom_id:
                seen.add(custom_id)
    return problems


def _component(component: dict[str, Any], here: Path, filenames: set[str]) -> list[Problem]:
    children = component.get("components") or []
    inside = (*here, "components")
    match component["type"]:
        case 1:
            kinds = {child.get("type") for child in children}
            if not 1 <= len(children) <= 5 or (kinds & SELECTS and len(children) > 1):
                return [_bad_length(inside, 1, 1 if kinds & SELECTS else 5)]
            return _components(children, {BUTTON, TEXT_INPUT} | SELECTS, inside, filenames)
        case 2:
            return _button(component, here)
        case 3 | 5 | 6 | 7 | 8:
            return _select(component, here)
        case 4:
            return _text_input(component, here)
        case 9:
            problems = [] if 1 <= len(children) <= 3 else [_bad_length(inside, 1, 3)]
            if component.get("accessory"):
                problems += _components([component["accessory"]], {BUTTON, THUMBNAIL}, (*here, "accessory"), filenames)
            else:
                problems.append(_required((*here, "accessory")))
            return problems + _components(children, {TEXT_DISPLAY}, inside, filenames)
        case 10:
            return _text(component, "content", 1, MAX_TEXT, here)
        case 11:
            problems = _most(component, "description", 1024, here)
            return problems + _media(component.get("media"), (*here, "media"), filenames)
        case 12:
            return _gallery(component, here, filenames)
        case 13:
            return _media(component.get("file"), (*here, "file"), filenames)
        case 17:
            if not children:
                return [_bad_length(inside, 1, MAX_COMPONENTS)]
            return _components(children, IN_CONTAINER, inside, filenames)
        case 18:
            problems = _text(component, "label", 1, 45, here) + _most(component, "description", 100, here)
            inner = [component["component"]] if component.get("component") else []
            if not inner:
                problems.append(_required((*here, "component")))
            return problems + _components(inner, {TEXT_INPUT, FILE_UPLOAD} | SELECTS, (*here, "component"), filenames)
        case 19:
            return _text(component, "custom_id", 1, 100, here) + _range(component, here, 10)
    return []


def _select(select: dict[str, Any], here: Path) -> list[Problem]:
    """Return the problems of a select menu of any type.

    https://docs.discord.com/developers/components/reference#string-select and the four sections after it.
    """
    problems = _text(select, "custom_id", 1, 100, here) + _most(select, "placeholder", 150, here)
    problems += _range(select, here, 25)
    # https://github.com/discord/discord-api-docs/issues/7800
    if select.get("required") and values_of(select)[0] == 0:
        said = "A required select cannot have a minimum of 0 values"
        problems.append(((*here, "min_values"), "COMPONENT_SELECT_REQUIRED_MIN_VALUES", said))
    if select["type"] != STRING_SELECT:
        chosen = select.get("default_values") or []
        if strange := {value.get("type") for value in chosen} - DEFAULTS_OF[select["type"]]:
            said = f'Value of field "type" must be one of {tuple(sorted(DEFAULTS_OF[select["type"]]))}.'
            problems.append(((*here, "default_values"), "BASE_TYPE_CHOICES", f"{said} Got {sorted(map(str, strange))}"))
        return problems + _chosen(select, len(chosen), here)
    options = select.get("options") or []
    if not 1 <= len(options) <= 25:
        problems.append(_bad_length((*here, "options"), 1, 25))
    for index, option in enumerate(options):
        path = (*here, "options", index)
        problems += _text(option, "label", 1, 100, path) + _text(option, "value", 1, 100, path)
        problems += _most(option, "description", 100, path)
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        said = "The specified option value is already used"
        problems.append(((*here, "options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", said))
    return problems + _chosen(select, sum(bool(option.get("default")) for option in options), here)


def _chosen(select: dict[str, Any], count: int, here: Path) -> list[Problem]:
    """Return a problem where the number of default values is neither 0 nor in the select menu's range."""
    least, most = values_of(select)
    if count and not least <= count <= most:
        said = f"The number of default values must be between {least} and {most}"
        return [((*here, "default_values"), "SELECT_COMPONENT_INVALID_DEFAULT_VALUES", said)]
    return []


def _text_input(field: dict[str, Any], here: Path) -> list[Problem]:
    problems = _text(field, "custom_id", 1, 100, here) + _most(field, "placeholder", 100, here)
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if not 0 <= least <= most <= 4000:
        problems.append(_bad_length((*here, "max_length"), least, 4000))
    if field.get("value"):
        problems += _text(field, "value", least, most, here)
    return problems


def values_of(component: dict[str, Any]) -> tuple[int, int]:
    """Return the fewest and the most values to choose in a select menu; each is 1 by default."""
    least, most = component.get("min_values"), component.get("max_values")
    return 1 if least is None else least, 1 if most is None else most


def _range(component: dict[str, Any], here: Path, longest: int) -> list[Problem]:
    least, most = values_of(component)
    if 0 <= least <= most <= longest and most >= 1:
        return []
    said = f"min_values has to be from 0, and max_values from 1, to {longest}, in this order"
    return [((*here, "max_values"), "NUMBER_TYPE_MAX", said)]


def _button(button: dict[str, Any], here: Path) -> list[Problem]:
    problems = _most(button, "label", 80, here)
    if not button.get("label") and not button.get("emoji"):
        problems.append(_required((*here, "label")))
    if button.get("style") == LINK_STYLE:
        if not button.get("url"):
            problems.append(_required((*here, "url")))
    else:
        problems += _text(button, "custom_id", 1, 100, here)
    return problems


def _gallery(gallery: dict[str, Any], here: Path, filenames: set[str]) -> list[Problem]:
    items = gallery.get("items") or []
    problems: list[Problem] = [] if 1 <= len(items) <= 10 else [_bad_length((*here, "items"), 1, 10)]
    for index, item in enumerate(items):
        problems += _media(item.get("media"), (*here, "items", index, "media"), filenames)
        problems += _most(item, "description", 1024, (*here, "items", index))
    return problems


def _media(media: dict[str, Any] | None, here: Path, filenames: set[str]) -> list[Problem]:
    url = (media or {}).get("url") or ""
    if not url.startswith(("attachment://", "http://", "https://")):
        return [((*here, "url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.")]
    name = url.removeprefix("attachment://")
    if name != url and stored_name(name) not in filenames:
        said = f"Unfurled media item referenced attachment not found: {name}"
        return [((*here, "url"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", said)]
    return []


def command_problems(commands: list[dict[str, Any]]) -> list[Problem]:
    """Return the problems of a list of application commands.

    https://docs.discord.com/developers/interactions/application-commands#application-command-object
    """
    problems: list[Problem] = []
    if len(commands) > 100:
        problems.append(_bad_length((), 0, 100))
    names = [(command.get("name"), command.get("type", 1)) for command in commands]
    for index, command in enumerate(commands):
        if names.count(names[index]) > 1:
            said = "Application command names must be unique"
            problems.append(((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", said))
        chat_input = command.get("type", 1) == 1
        problems += _name(command, (index,), chat_input=chat_input)
        if chat_input:
            problems += _described(command, (index,))
            problems += _options(command.get("options") or [], (index,))
        if command_length(command) > MAX_COMMAND:
            said = f"Command exceeds maximum size ({MAX_COMMAND})"
            problems.append(((index,), "APPLICATION_COMMAND_TOO_LARGE", said))
    for kind in {kind for _, kind in names}:
        alike = [(index, command) for index, command in enumerate(commands) if command.get("type", 1) == kind]
        problems += _clashes(alike, ())
    return problems


def command_length(thing: dict[str, Any]) -> int:
    """Count the characters that Discord's limit of MAX_COMMAND covers for a command, an option or a choice.

    Names, descriptions and values count, each text in its longest language, subcommands and choices included.
    https://docs.discord.com/developers/interactions/application-commands#slash-commands, with what Discord's developers
    say of languages in https://github.com/discord/discord-api-docs/pull/5343 and of the limit in
    https://github.com/discord/discord-api-docs/pull/6668.
    """
    length = len(str(thing["value"])) if isinstance(thing.get("value"), str) else 0
    for key in ("name", "description"):
        length += max(len(said) for said in [thing.get(key) or "", *(thing.get(f"{key}_localizations") or {}).values()])
    return length + sum(command_length(one) for key in ("options", "choices") for one in thing.get(key) or [])


def _clashes(things: list[tuple[int, dict[str, Any]]], here: Path) -> list[Problem]:
    """Return problems where two commands, or two options of a command, share a name in one language."""
    problems: list[Problem] = []
    locales = {locale for _, thing in things for locale in thing.get("name_localizations") or {}}
    for locale in sorted(locales):
        seen: set[str] = set()
        for index, thing in things:
            name = str((thing.get("name_localizations") or {}).get(locale, thing.get("name")))
            if name in seen:
                said = f"The name {name} is used twice in {locale}"
                path = (*here, index, "name_localizations", locale)
                problems.append((path, "APPLICATION_COMMAND_LOCALIZATION_NAME_ALREADY_EXISTS", said))
            seen.add(name)
    return problems


def _described(thing: dict[str, Any], here: Path) -> list[Problem]:
    problems = _text(thing, "description", 1, 100, here)
    localized = thing.get("description_localizations") or {}
    for locale in localized:
        problems += _locale(locale, (*here, "description_localizations", locale))
        problems += _text(localized, locale, 1, 100, (*here, "description_localizations"))
    return problems


def _locale(locale: str, here: Path) -> list[Problem]:
    if locale in LOCALES:
        return []
    return [(here, "BASE_TYPE_CHOICES", f"{locale} is no locale of Discord's")]


def _options(options: list[dict[str, Any]], here: Path) -> list[Problem]:
    problems: list[Problem] = []
    if len(options) > 25:
        problems.append(_bad_length((*here, "options"), 0, 25))
    optional_seen = False
    for index, option in enumerate(options):
        path = (*here, "options", index)
        problems += _name(option, path, chat_input=True)
        problems += _described(option, path)
        if option.get("required") and optional_seen:
            said = "Required options must be placed before non-required options"
            problems.append((path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", said))
        optional_seen |= not option.get("required")
        if len(option.get("choices") or []) > 25:
            problems.append(_bad_length((*path, "choices"), 0, 25))
        for number, choice in enumerate(option.get("choices") or []):
            problems += _text(choice, "name", 1, 100, (*path, "choices", number))
            localized = choice.get("name_localizations") or {}
            for locale in localized:
                problems += _text(localized, locale, 1, 100, (*path, "choices", number, "name_localizations"))
        problems += _options(option.get("options") or [], path)
    return problems + _clashes(list(enumerate(options)), (*here, "options"))


def _name(thing: dict[str, Any], here: Path, *, chat_input: bool) -> list[Problem]:
    problems = _text(thing, "name", 1, 32, here)
    localized = thing.get("name_localizations") or {}
    for locale in localized:
        problems += _locale(locale, (*here, "name_localizations", locale))
        problems += _text(localized, locale, 1, 32, (*here, "name_localizations"))
    for path, name in (
        ((*here, "name"), thing.get("name") or ""),
        *(((*here, "name_localizations", locale), name) for locale, name in localized.items()),
    ):
        if chat_input and (not COMMAND_NAME.match(name) or name != name.lower()):
            problems.append((path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"))
    return problems


def _text(thing: dict[str, Any], key: str, least: int, most: int, here: Path) -> list[Problem]:
    value = thing.get(key)
    if value is None:
        return [_required((*here, key))]
    return [] if least <= len(value) <= most else [_bad_length((*here, key), least, most)]


def _most(thing: dict[str, Any], key: str, most: int, here: Path) -> list[Problem]:
    """Return a problem where a text that may be missing is too long."""
    return [_too_long((*here, key), most)] if len(thing.get(key) or "") > most else []


def _required(path: Path) -> Problem:
    return path, "BASE_TYPE_REQUIRED", "This field is required"


def _too_long(path: Path, most: int) -> Problem:
    return path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length."


def _bad_length(path: Path, least: int, most: int) -> Problem:
    return path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
