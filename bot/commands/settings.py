"""/settings: all settings of a server, to click. For its admins."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.commands.context import ADMINS, admin_of
from bot.errors import Refusal
from bot.limits import LIMIT_NAMES
from bot.panels.form import values_of
from bot.panels.settings import (
    FORMS,
    SETTINGS_ID,
    TOGGLES,
    ZONE,
    changes_panel,
    numbers_form,
    rule_of,
    settings_panel,
    target_of,
    zone_form,
)
from bot.store.guilds import Kind, Target
from bot.texts import text
from bot.translator import localised
from engine.presets import PRESET_NAMES

if TYPE_CHECKING:
    from bot.client import WordbrushClient

CHANGES = 30  # shown at once
COMPONENT = re.compile(rf"(?P<menu>settings-menu:|settings:){SETTINGS_ID.removeprefix('settings:')}")


@app_commands.command(name=localised("command-settings"), description=localised("command-settings-about"))
@app_commands.default_permissions(ADMINS["default_permissions"])
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def settings(interaction: "discord.Interaction[WordbrushClient]") -> None:
    """Only the admin sees it."""
    constitution = await interaction.client.policy.constitution(admin_of(interaction))
    zone = interaction.client.settings.limits.time_zone
    view = settings_panel(constitution, Target(), zone, str(interaction.locale))
    await interaction.response.send_message(view=view, ephemeral=True)


async def use_settings(
    interaction: "discord.Interaction[WordbrushClient]", custom_id: str, values: Sequence[str] = ()
) -> None:
    """A button or a menu of the panel, or one of its forms that was sent."""
    about = COMPONENT.fullmatch(custom_id)
    assert about
    guild_id, policy, locale = admin_of(interaction), interaction.client.policy, str(interaction.locale)
    verb, target = about["verb"], target_of(about)
    constitution = await policy.constitution(guild_id)
    rule = rule_of(constitution, target)
    change: dict[str, Any] = {}
    reset: Sequence[str] = ()
    if interaction.type is discord.InteractionType.modal_submit:
        change, reset = _filled_in(interaction, verb, locale)
    elif verb in FORMS:
        await interaction.response.send_modal(numbers_form(verb, target, rule, locale))
        return
    elif verb == "zone":
        await interaction.response.send_modal(zone_form(target, constitution.settings.time_zone, locale))
        return
    elif verb == "changes":
        changes = await policy.changes(guild_id, CHANGES)
        await interaction.response.send_message(view=changes_panel(changes, locale), ephemeral=True)
        return
    elif verb == "whom":
        target = _chosen(interaction, values)
    elif verb in TOGGLES:
        change = {TOGGLES[verb]: not getattr(constitution.settings, TOGGLES[verb])}
    elif verb == "others":
        change = {"others_results": not rule.get("others_results", True)}
    elif verb == "reset":
        reset = LIMIT_NAMES
    elif verb == "presets":
        chosen = [name for name in PRESET_NAMES if name in values]
        change = {"presets": None if len(chosen) == len(PRESET_NAMES) else sorted(chosen)}
    elif verb == "channels":
        change = {"channels": sorted(int(value) for value in values)}
    elif verb == "audit":
        change = {"audit_channel": int(values[0]) if values else None}
    # A menu from which everything is taken sets nothing any more.
    if change and verb in ("presets", "channels") and not values:
        change, reset = {}, list(change)
    await policy.apply(guild_id, target, change, reset, user_id=interaction.user.id)
    view = settings_panel(
        await policy.constitution(guild_id), target, interaction.client.settings.limits.time_zone, locale
    )
    await interaction.response.edit_message(view=view)


def _filled_in(
    interaction: "discord.Interaction[WordbrushClient]", verb: str, locale: str
) -> tuple[dict[str, Any], list[str]]:
    """What a form sets, and what it sets no longer."""
    written = values_of(interaction)
    if verb == "zone":
        zone = written.get(ZONE, "").strip()
        return ({ZONE: interaction.client.policy.known_zone(zone)}, []) if zone else ({}, [ZONE])
    change: dict[str, Any] = {}
    reset = []
    for name, (least, most) in FORMS[verb].items():
        number = written.get(name, "").strip()
        if not number:
            reset.append(str(name))
        elif number.isdecimal() and int(number) == 0:
            change[name] = None
        elif number.isdecimal() and least <= int(number) <= most:
            change[name] = int(number)
        else:
            label = text(f"name-{name}", locale)
            raise Refusal("settings-no-number", value=number, name=label, least=least, most=most)
    return change, reset


def _chosen(interaction: "discord.Interaction[WordbrushClient]", values: Sequence[str]) -> Target:
    """Whose limits the panel is to show."""
    if not values or int(values[0]) == interaction.guild_id:
        return Target()
    data: Any = interaction.data
    resolved = data.get("resolved", {})
    if values[0] in resolved.get("roles", {}):
        return Target(Kind.ROLE, int(values[0]))
    if values[0] in resolved.get("users", {}):
        return Target(Kind.MEMBER, int(values[0]))
    raise Refusal("settings-gone")
