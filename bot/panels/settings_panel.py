"""The panel of /settings and its forms.

The custom id of a button or form is `settings:<verb>:<kind>:<id>`, that of a menu `settings-menu:<verb>:<kind>:<id>`;
kind and id are those of the target: the server, a role or a member.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import discord
from discord import ui

from bot.config import Settings
from bot.i18n.texts import text
from bot.jobs.policy import ServerConfiguration
from bot.panels.audit_lines import changed_line
from bot.panels.buttons import Button
from bot.panels.job_form import labeled_as
from bot.panels.layout import frame, view_of
from bot.panels.limit_texts import others_lines, target_lines, value_in_words, values_line
from bot.rules.picture_rules import PictureCheck, Threshold
from bot.rules.usage_limits import LARGEST_QUEUE_SHARE, LONGEST_COOLDOWN, LimitName
from bot.store.guilds import Target, TargetKind
from bot.store.models import SettingChange
from engine.protocol.presets import MAX_SIZE, MIN_SIZE, PRESET_NAMES

MOST_JOBS, MOST_UNITS, MOST_CHANNELS = 100_000, 10_000_000, 25
# Matches buttons, menus (settings-menu) and forms: a form has the custom id of the button that opens it.
SETTINGS_COMPONENT = re.compile(r"settings(-menu)?:(?P<verb>[a-z]+):(?P<kind>server|role|member):(?P<id>[0-9]{1,20})")
# The fields of each form, with the least and the largest number that each takes besides 0, which is no limit (of those
# in NO_LIMITS, 0 is no value).
FORMS: dict[str, dict[LimitName | Literal["shared_styles"], tuple[int, int]]] = {
    "numbers": {
        "jobs_per_day": (1, MOST_JOBS),
        "jobs_per_week": (1, MOST_JOBS),
        "units_per_day": (1, MOST_UNITS),
        "queued_at_once": (1, MOST_JOBS),
        "running_at_once": (1, MOST_JOBS),
    },
    "pace": {
        "cooldown": (1, LONGEST_COOLDOWN),
        "largest_size": (MIN_SIZE, MAX_SIZE),
        "queue_share": (1, LARGEST_QUEUE_SHARE),
    },
    "styles": {"trainings_per_day": (1, MOST_JOBS), "styles": (1, MOST_JOBS), "shared_styles": (1, MOST_JOBS)},
}
NO_LIMITS = ("queue_share",)
OF_SERVERS = ("shared_styles",)  # fields that roles and people do not have
PERMITTED: dict[str, LimitName] = {"others": "others_results", "create": "create_styles"}
ZONE = "time_zone"
LONGEST_OTHERS = 1500  # characters about roles and people
TOGGLES = {
    "admins": "admins_exempt",
    "age": "age_restricted_only",
    "spoiler": "spoiler",
    "restricted": "check_age_restricted",
}
# The menus of the picture check, each with its setting and the values to choose from.
CHECK_MENUS: dict[str, tuple[str, tuple[str, ...]]] = {
    "pictures": ("picture_check", tuple(PictureCheck)),
    "threshold": ("picture_threshold", tuple(Threshold)),
}
TEXT_CHANNELS = [discord.ChannelType.text, discord.ChannelType.news]
PLACES = [*TEXT_CHANNELS, discord.ChannelType.forum, discord.ChannelType.voice]


def settings_button(verb: str, target: Target, label: str, *, disabled: bool = False) -> Button:
    """Return a button about the settings of a server, a role or a person."""
    return ui.Button(label=label, custom_id=custom_id(verb, target), disabled=disabled)


def custom_id(verb: str, target: Target, kind: str = "settings") -> str:
    """Return the custom id of a component that changes the settings of a target."""
    return f"{kind}:{verb}:{target.kind}:{target.id}"


def target_of(match: re.Match[str]) -> Target:
    """Return whose settings a component is about. match: of SETTINGS_COMPONENT."""
    return Target(TargetKind(match["kind"]), int(match["id"]))


def settings_panel(configuration: ServerConfiguration, target: Target, owners: Settings, locale: str) -> ui.LayoutView:
    """Return the panel with the settings of a server, or with the limits of a role or a person in it.

    owners: the settings of the bot's owner, some of which hold where the server has none of its own.
    """
    rule = configuration.rule_of(target)
    container = frame()
    container.add_item(ui.TextDisplay(_summary(configuration, target, owners, locale)))
    whom = ui.MentionableSelect[ui.LayoutView](
        custom_id=custom_id("whom", target, "settings-menu"), placeholder=text("settings-choose", locale), min_values=0
    )
    if target.kind != TargetKind.SERVER:
        chosen = (
            discord.SelectDefaultValueType.role
            if target.kind == TargetKind.ROLE
            else discord.SelectDefaultValueType.user
        )
        whom.default_values = [discord.SelectDefaultValue(id=target.id, type=chosen)]
    container.add_item(ui.ActionRow(whom))
    presets = ui.Select[ui.LayoutView](
        custom_id=custom_id("presets", target, "settings-menu"),
        placeholder=text("settings-presets", locale),
        min_values=0,
        required=False,
        max_values=len(PRESET_NAMES),
        options=[
            discord.SelectOption(
                label=text(f"preset-{name}", locale), value=name, default=name in _values_in(rule, "presets")
            )
            for name in PRESET_NAMES
        ],
    )
    container.add_item(ui.ActionRow(presets))
    channels = _channel_select("channels", target, PLACES, MOST_CHANNELS, sorted(_values_in(rule, "channels")), locale)
    container.add_item(ui.ActionRow(channels))
    container.add_item(
        ui.ActionRow(
            *(settings_button(verb, target, text(f"settings-{verb}", locale)) for verb in FORMS),
            settings_button("reset", target, text("settings-reset", locale), disabled=not rule),
        )
    )
    permitted = ui.ActionRow[ui.LayoutView]()
    for verb, name in PERMITTED.items():
        value = value_in_words(name, rule.get(name, True), locale)
        permitted.add_item(settings_button(verb, target, text(f"settings-{verb}", locale, value=value)))
    container.add_item(permitted)
    if target.kind == TargetKind.SERVER:
        _add_server_settings(container, configuration, target, locale)
    else:
        back = settings_button("show", Target(), text("settings-server", locale))
        container.add_item(ui.ActionRow(back))
    return view_of(container)


def _add_server_settings(
    container: ui.Container[ui.LayoutView], configuration: ServerConfiguration, target: Target, locale: str
) -> None:
    settings = configuration.settings
    audit = [settings.audit_channel] if settings.audit_channel else []
    container.add_item(ui.ActionRow(_channel_select("audit", target, TEXT_CHANNELS, 1, audit, locale)))
    for verb, (name, values) in CHECK_MENUS.items():
        container.add_item(ui.ActionRow(_check_menu(verb, target, name, values, getattr(settings, name), locale)))
    toggles = [
        settings_button(
            verb,
            target,
            text(f"settings-{verb}", locale, value=value_in_words(name, getattr(settings, name), locale)),
        )
        for verb, name in TOGGLES.items()
    ]
    container.add_item(ui.ActionRow(*toggles))
    zone = settings_button("zone", target, text("settings-zone", locale))
    container.add_item(ui.ActionRow(zone, settings_button("changes", target, text("settings-changes", locale))))


def _check_menu(
    verb: str, target: Target, name: str, values: Sequence[str], chosen: str, locale: str
) -> ui.Select[ui.LayoutView]:
    return ui.Select[ui.LayoutView](
        custom_id=custom_id(verb, target, "settings-menu"),
        options=[
            discord.SelectOption(label=_with_name(name, value, locale), value=value, default=value == chosen)
            for value in values
        ],
    )


def _summary(configuration: ServerConfiguration, target: Target, owners: Settings, locale: str) -> str:
    if target.kind != TargetKind.SERVER:
        return "\n".join(target_lines(configuration, target, locale))
    zone = configuration.settings.time_zone or text("value-owners", locale, zone=owners.limits.time_zone)
    lines = [
        text("settings-title", locale),
        values_line(configuration.rule_of(target), locale) or text("limits-none", locale),
        text("value-of", locale, name=text("name-time_zone", locale), value=zone),
        *_owners_check(owners, locale),
    ]
    return "\n".join([*lines, *others_lines(configuration, LONGEST_OTHERS, locale)])


def _owners_check(owners: Settings, locale: str) -> Iterator[str]:
    """Yield a line about what the picture check does at least, where the bot's owner has switched it on."""
    floor = owners.moderation.pictures
    if floor.check != PictureCheck.OFF:
        chosen = {"picture_check": floor.check, "picture_threshold": floor.threshold}
        values = [_with_name(name, value, locale) for name, value in chosen.items()]
        yield text("settings-check-floor", locale, values=values)


def _with_name(name: str, value: str, locale: str) -> str:
    return text("value-of", locale, name=text(f"name-{name}", locale), value=value_in_words(name, value, locale))


def _channel_select(
    verb: str, target: Target, kinds: list[discord.ChannelType], most: int, chosen: Sequence[int], locale: str
) -> ui.ChannelSelect[ui.LayoutView]:
    select = ui.ChannelSelect[ui.LayoutView](
        custom_id=custom_id(verb, target, "settings-menu"),
        placeholder=text(f"settings-{verb}", locale),
        channel_types=kinds,
        min_values=0,
        max_values=most,
    )
    channel = discord.SelectDefaultValueType.channel
    select.default_values = [discord.SelectDefaultValue(id=one, type=channel) for one in chosen]
    return select


def _values_in(rule: dict[str, Any], name: str) -> Any:
    return rule.get(name) or ()


def numbers_form(verb: str, target: Target, configuration: ServerConfiguration, locale: str) -> ui.Modal:
    """Return a form for those limits that are numbers, with the present ones filled in; 0 is no limit."""
    rule = configuration.rule_of(target)
    if configuration.settings.shared_styles is not None:
        rule["shared_styles"] = configuration.settings.shared_styles
    modal = ui.Modal(title=text(f"settings-form-{verb}", locale), custom_id=custom_id(verb, target))
    for name in fields_of(verb, target):
        now = "0" if name in rule and rule[name] is None else str(rule.get(name, ""))
        field = ui.TextInput[ui.Modal](custom_id=name, default=now or None, required=False, max_length=10)
        about = text("settings-form-share-about" if name in NO_LIMITS else "settings-form-number-about", locale)
        modal.add_item(labeled_as(text(f"name-{name}", locale), about, field))
    return modal


def fields_of(verb: str, target: Target) -> dict[str, tuple[int, int]]:
    """Return the fields of a form for a target, each with the least and the largest number that it takes."""
    return {
        name: fits for name, fits in FORMS[verb].items() if target.kind == TargetKind.SERVER or name not in OF_SERVERS
    }


def zone_form(target: Target, zone: str | None, locale: str) -> ui.Modal:
    """Return a form for the time zone of a server. zone: the present one, which is filled in."""
    modal = ui.Modal(title=text("settings-form-zone", locale), custom_id=custom_id("zone", target))
    field = ui.TextInput[ui.Modal](custom_id=ZONE, default=zone, required=False, max_length=60)
    modal.add_item(labeled_as(text("name-time_zone", locale), text("settings-form-zone-about", locale), field))
    return modal


def changes_panel(changes: Sequence[SettingChange], locale: str) -> ui.LayoutView:
    """Return a panel with the latest changes of settings, as many as one message has room for."""
    lines = []
    room = 3500
    for change in changes:
        when = discord.utils.format_dt(change.changed_at, "f")
        line = text("settings-changed", locale, when=when, line=changed_line(change, locale))
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
    return view_of(ui.TextDisplay("\n".join(lines) or text("settings-unchanged", locale)))
