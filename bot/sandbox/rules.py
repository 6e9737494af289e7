"""What Discord refuses in messages and commands, with its own codes and paths.

https://docs.discord.com/developers/components/reference and .../interactions/application-commands.
"""

import re
from collections.abc import Iterator
from typing import Any

from bot.sandbox.world import Flag

Problem = tuple[tuple[str | int, ...], str, str]
Path = tuple[str | int, ...]

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SELECTS = {3, 5, 6, 7, 8}
SECTION, TEXT_DISPLAY, THUMBNAIL, MEDIA_GALLERY, FILE, SEPARATOR = 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, FILE_UPLOAD = 17, 18, 19
TOP_LEVEL_V2 = {ACTION_ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER}
IN_CONTAINER = TOP_LEVEL_V2 - {CONTAINER}
LINK_STYLE = 5

MAX_COMPONENTS, MAX_TEXT, MAX_CONTENT = 40, 4000, 2000
MAX_ATTACHMENTS = 10
COMMAND_NAME = re.compile(r"^[-_'\w]{1,32}$")


def message_problems(payload: dict[str, Any], flags: int, filenames: set[str]) -> list[Problem]:
    """What is wrong with a message as it would be after this request; `filenames`: of its attachments then."""
    problems: list[Problem] = []
    components = payload.get("components") or []
    if len(payload.get("content") or "") > MAX_CONTENT:
        problems.append(_too_long(("content",), MAX_CONTENT))
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
    """What is wrong with a modal."""
    problems: list[Problem] = []
    problems += _text(data, "title", 1, 45, ("data",))
    problems += _text(data, "custom_id", 1, 100, ("data",))
    components = data.get("components") or []
    if not 1 <= len(components) <= 5:
        problems.append(_bad_length(("data", "components"), 1, 5))
    problems += _components(components, {ACTION_ROW, LABEL, TEXT_DISPLAY}, ("data", "components"), set())
    return problems


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All components, parents first."""
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
        case 3:
            problems = _text(component, "custom_id", 1, 100, here)
            if not 1 <= len(component.get("options") or []) <= 25:
                problems.append(_bad_length((*here, "options"), 1, 25))
            # https://github.com/discord/discord-api-docs/issues/7800
            if component.get("required") and component.get("min_values", 1) == 0:
                said = "A required select cannot have a minimum of 0 values"
                problems.append(((*here, "min_values"), "COMPONENT_SELECT_REQUIRED_MIN_VALUES", said))
            return problems
        case 9:
            problems = [] if 1 <= len(children) <= 3 else [_bad_length(inside, 1, 3)]
            if not component.get("accessory"):
                problems.append(_required((*here, "accessory")))
            return problems + _components(children, {TEXT_DISPLAY}, inside, filenames)
        case 10:
            return _text(component, "content", 1, MAX_TEXT, here)
        case 11:
            return _media(component.get("media"), (*here, "media"), filenames)
        case 12:
            return _gallery(component, here, filenames)
        case 13:
            return _media(component.get("file"), (*here, "file"), filenames)
        case 17:
            if not children:
                return [_bad_length(inside, 1, MAX_COMPONENTS)]
            return _components(children, IN_CONTAINER, inside, filenames)
        case 18:
            return _text(component, "label", 1, 45, here)
    return []


def _button(button: dict[str, Any], here: Path) -> list[Problem]:
    problems: list[Problem] = []
    if len(button.get("label") or "") > 80:
        problems.append(_too_long((*here, "label"), 80))
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
        if len(item.get("description") or "") > 1024:
            problems.append(_too_long((*here, "items", index, "description"), 1024))
    return problems


def _media(media: dict[str, Any] | None, here: Path, filenames: set[str]) -> list[Problem]:
    url = (media or {}).get("url") or ""
    if not url.startswith(("attachment://", "http://", "https://")):
        return [((*here, "url"), "URL_TYPE_INVALID_URL", "Not a well formed URL.")]
    name = url.removeprefix("attachment://")
    if name != url and name not in filenames:
        said = f"Unfurled media item referenced attachment not found: {name}"
        return [((*here, "url"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", said)]
    return []


def command_problems(commands: list[dict[str, Any]]) -> list[Problem]:
    """What is wrong with a list of application commands."""
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
            problems += _text(command, "description", 1, 100, (index,))
            problems += _options(command.get("options") or [], (index,))
    return problems


def _options(options: list[dict[str, Any]], here: Path) -> list[Problem]:
    problems: list[Problem] = []
    if len(options) > 25:
        problems.append(_bad_length((*here, "options"), 0, 25))
    optional_seen = False
    for index, option in enumerate(options):
        path = (*here, "options", index)
        problems += _name(option, path, chat_input=True)
        problems += _text(option, "description", 1, 100, path)
        if option.get("required") and optional_seen:
            said = "Required options must be placed before non-required options"
            problems.append((path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", said))
        optional_seen |= not option.get("required")
        if len(option.get("choices") or []) > 25:
            problems.append(_bad_length((*path, "choices"), 0, 25))
        for number, choice in enumerate(option.get("choices") or []):
            problems += _text(choice, "name", 1, 100, (*path, "choices", number))
        problems += _options(option.get("options") or [], path)
    return problems


def _name(thing: dict[str, Any], here: Path, *, chat_input: bool) -> list[Problem]:
    name = thing.get("name") or ""
    if chat_input and (not COMMAND_NAME.match(name) or name != name.lower()):
        return [((*here, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")]
    return _text(thing, "name", 1, 32, here)


def _text(thing: dict[str, Any], key: str, least: int, most: int, here: Path) -> list[Problem]:
    value = thing.get(key)
    if value is None:
        return [_required((*here, key))]
    return [] if least <= len(value) <= most else [_bad_length((*here, key), least, most)]


def _required(path: Path) -> Problem:
    return path, "BASE_TYPE_REQUIRED", "This field is required"


def _too_long(path: Path, most: int) -> Problem:
    return path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length."


def _bad_length(path: Path, least: int, most: int) -> Problem:
    return path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length."
