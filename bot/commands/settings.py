"""The command /settings, a panel on which a server's admins change all of its settings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import app_commands

from bot.commands.context import ADMINS, Interaction, admin_of, check_own_panel, parts_of
from bot.errors import Refusal
from bot.i18n.texts import text
from bot.i18n.translator import localized
from bot.i18n.user_text import quoted
from bot.jobs.policy import ServerConfiguration
from bot.panels.job_form import values_of
from bot.panels.settings_panel import (
    CHECK_MENUS,
    FORMS,
    NO_LIMITS,
    PERMITTED,
    TOGGLES,
    ZONE,
    changes_panel,
    fields_of,
    numbers_form,
    settings_panel,
    target_of,
    zone_form,
)
from bot.rules.usage_limits import LIMIT_NAMES
from bot.store.guilds import Target, TargetKind
from engine.protocol.presets import PRESET_NAMES

CHANGES = 30  # shown at once
MENUS = {"presets": "presets", "channels": "channels", "audit": "audit_channel"}


@app_commands.command(name=localized("command-settings"), description=localized("command-settings-about"))
@app_commands.default_permissions(ADMINS["default_permissions"])
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def settings(interaction: Interaction) -> None:
    """Show the settings of the server to the admin alone. Raises Refusal if the caller is no admin."""
    configuration = await parts_of(interaction).policy.configuration(admin_of(interaction))
    view = settings_panel(configuration, Target(), parts_of(interaction).settings, str(interaction.locale))
    await interaction.response.send_message(view=view, ephemeral=True)


async def use_settings(interaction: Interaction, about: re.Match[str]) -> None:
    """Answer a button, a menu or a form of the settings panel, and update the panel.

    Raises Refusal if the caller is no admin, the panel is somebody else's, or a value does not fit.
    """
    data: Any = interaction.data
    values: list[str] = data.get("values", [])
    check_own_panel(interaction)
    guild_id, policy, locale = admin_of(interaction), parts_of(interaction).policy, str(interaction.locale)
    verb, target = about["verb"], target_of(about)
    configuration = await policy.configuration(guild_id)
    if interaction.type is discord.InteractionType.modal_submit:
        change = _filled_in(interaction, verb, target, locale)
    elif verb in FORMS:
        await interaction.response.send_modal(numbers_form(verb, target, configuration, locale))
        return
    elif verb == "zone":
        await interaction.response.send_modal(zone_form(target, configuration.settings.time_zone, locale))
        return
    elif verb == "changes":
        changes = await policy.changes(guild_id, CHANGES)
        await interaction.response.send_message(view=changes_panel(changes, locale), ephemeral=True)
        return
    else:
        change = _clicked(verb, values, configuration, target)
    if verb == "whom":
        target = _chosen(interaction, values)
    await policy.apply(guild_id, target, change.values, change.unset, user_id=interaction.user.id)
    view = settings_panel(await policy.configuration(guild_id), target, parts_of(interaction).settings, locale)
    await interaction.response.edit_message(view=view)


@dataclass(frozen=True)
class _Change:
    """Values to set, and names of settings to unset."""

    values: Mapping[str, Any] = field(default_factory=dict)
    unset: Sequence[str] = ()


def _clicked(verb: str, values: Sequence[str], configuration: ServerConfiguration, target: Target) -> _Change:
    """Return what a button or a menu changes; a menu that was emptied unsets its setting."""
    if verb in TOGGLES:
        name = TOGGLES[verb]
        return _Change({name: not getattr(configuration.settings, name)})
    if verb in PERMITTED:
        name = PERMITTED[verb]
        return _Change({name: not configuration.rule_of(target).get(name, True)})
    if verb == "reset":
        return _Change(unset=LIMIT_NAMES)
    if verb in CHECK_MENUS:
        name, offered = CHECK_MENUS[verb]
        return _Change({name: values[0]}) if values and values[0] in offered else _Change()
    if verb not in MENUS:
        return _Change()
    setting = MENUS[verb]
    if not values:
        return _Change(unset=[setting])
    if verb == "presets":
        return _Change({setting: None if len(values) == len(PRESET_NAMES) else sorted(values)})
    channels = sorted(int(value) for value in values)
    return _Change({setting: channels if verb == "channels" else channels[0]})


def _filled_in(interaction: Interaction, verb: str, target: Target, locale: str) -> _Change:
    """Return what a form changes: 0 sets no limit, an empty field unsets. Raises Refusal if a value does not fit."""
    written = values_of(interaction)
    if verb == "zone":
        zone = written.get(ZONE, "").strip()
        return _Change({ZONE: parts_of(interaction).policy.known_zone(zone)}) if zone else _Change(unset=[ZONE])
    values: dict[str, Any] = {}
    unset: list[str] = []
    for name, (least, most) in fields_of(verb, target).items():
        number = written.get(name, "").strip()
        if not number:
            unset.append(name)
        elif number.isdecimal() and int(number) == 0 and name not in NO_LIMITS:
            values[name] = None
        elif number.isdecimal() and least <= int(number) <= most:
            values[name] = int(number)
        else:
            shown = {"value": quoted(number), "name": text(f"name-{name}", locale)}
            message = "settings-no-share" if name in NO_LIMITS else "settings-no-number"
            raise Refusal(message, least=least, most=most, **shown)
    return _Change(values, unset)


def _chosen(interaction: Interaction, values: Sequence[str]) -> Target:
    """Return whose limits the panel is to show. Raises Refusal if the role or person is gone."""
    if not values or int(values[0]) == interaction.guild_id:
        return Target()
    data: Any = interaction.data
    resolved = data.get("resolved", {})
    if values[0] in resolved.get("roles", {}):
        return Target(TargetKind.ROLE, int(values[0]))
    if values[0] in resolved.get("users", {}):
        return Target(TargetKind.MEMBER, int(values[0]))
    raise Refusal("settings-gone")
