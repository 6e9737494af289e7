"""The command group /limits, with which a server's admins see and set what people may do."""

import re
from itertools import combinations
from typing import Any

import discord
from discord import app_commands

from bot.commands.context import ADMINS, Interaction, admin_of, parts_of, person_of
from bot.errors import Refusal
from bot.i18n.texts import text
from bot.i18n.translator import localized
from bot.jobs.requester import Requester
from bot.panels.limit_texts import allowance_panel, limits_panel, mention, names_line, target_limits_panel, values_line
from bot.panels.settings_panel import MOST_CHANNELS, MOST_JOBS, MOST_UNITS
from bot.rules.usage_limits import LARGEST_QUEUE_SHARE, LIMIT_NAMES, LONGEST_COOLDOWN
from bot.store.guilds import Target, TargetKind
from engine.protocol.presets import MAX_SIZE, MIN_SIZE, PRESET_NAMES

OPTIONS = ("of", *LIMIT_NAMES)
GRANT_OPTIONS = ("person", "units", "days")
MOST_DAYS = 365  # of a grant
PRESET_SETS = [
    ", ".join(chosen) for count in range(len(PRESET_NAMES), 0, -1) for chosen in combinations(PRESET_NAMES, count)
]

Whom = discord.Role | discord.Member | discord.User
Jobs = app_commands.Range[int, 0, MOST_JOBS]

limits = app_commands.Group(name=localized("command-limits"), description=localized("command-limits-about"), **ADMINS)


@limits.command(name=localized("command-limits-show"), description=localized("command-limits-show-about"))
@app_commands.rename(of=localized("option-of"))
@app_commands.describe(of=localized("option-of-about"))
async def show_limits(interaction: Interaction, of: Whom | None = None) -> None:
    """Show an admin the limits that are set in the server or for a role or, of one member, what results from them.

    Raises Refusal if the caller is no admin.
    """
    guild_id, parts, locale = admin_of(interaction), parts_of(interaction), str(interaction.locale)
    costs = parts.settings.costs_of_presets
    if isinstance(of, discord.Member):
        allowance = await parts.admission.allowance(_as_person(interaction, of))
        view = allowance_panel(allowance, of.mention, costs, locale)
    elif (target := target_of(interaction, of)).kind != TargetKind.SERVER:
        view = target_limits_panel(await parts.policy.configuration(guild_id), target, locale)
    else:
        ceiling = parts.settings.limits
        configuration = await parts.policy.configuration(guild_id)
        view = limits_panel(configuration, ceiling.limits(), ceiling.guild.limits(), costs, locale)
    await interaction.response.send_message(view=view, ephemeral=True)


@limits.command(name=localized("command-limits-set"), description=localized("command-limits-set-about"))
@app_commands.rename(**{name: localized(f"option-{name}") for name in OPTIONS})
@app_commands.describe(**{name: localized(f"option-{name}-about") for name in OPTIONS})
@app_commands.choices(presets=[app_commands.Choice(name=one, value=one) for one in PRESET_SETS])
async def set_limits(
    interaction: Interaction,
    of: Whom | None = None,
    jobs_per_day: Jobs | None = None,
    jobs_per_week: Jobs | None = None,
    units_per_day: app_commands.Range[int, 0, MOST_UNITS] | None = None,
    trainings_per_day: Jobs | None = None,
    queued_at_once: Jobs | None = None,
    running_at_once: Jobs | None = None,
    cooldown: app_commands.Range[int, 0, LONGEST_COOLDOWN] | None = None,
    largest_size: app_commands.Range[int, MIN_SIZE, MAX_SIZE] | None = None,
    presets: app_commands.Choice[str] | None = None,
    channels: app_commands.Range[str, 1, 1000] | None = None,
    others_results: bool | None = None,
    create_styles: bool | None = None,
    styles: Jobs | None = None,
    queue_share: app_commands.Range[int, 1, LARGEST_QUEUE_SHARE] | None = None,
) -> None:
    """Set limits of the server, a role or a person, from the next request on.

    0 means no limit, and `*` every channel. Raises Refusal if the caller is no admin, no limit is given, a channel is
    not of this server, or nothing changes.
    """
    numbers = {
        "jobs_per_day": jobs_per_day,
        "jobs_per_week": jobs_per_week,
        "units_per_day": units_per_day,
        "trainings_per_day": trainings_per_day,
        "styles": styles,
        "queued_at_once": queued_at_once,
        "running_at_once": running_at_once,
        "cooldown": cooldown,
        "largest_size": largest_size,
        "queue_share": queue_share,
    }
    values: dict[str, Any] = {name: number or None for name, number in numbers.items() if number is not None}
    if presets is not None:
        chosen = presets.value.split(", ")
        values["presets"] = None if len(chosen) == len(PRESET_NAMES) else sorted(chosen)
    if channels is not None:
        values["channels"] = _channels(interaction, channels)
    permitted = {"others_results": others_results, "create_styles": create_styles}
    values |= {name: value for name, value in permitted.items() if value is not None}
    guild_id, target = admin_of(interaction), target_of(interaction, of)
    if not values:
        raise Refusal("settings-nothing")
    await parts_of(interaction).policy.set(guild_id, target, values, user_id=interaction.user.id)
    locale = str(interaction.locale)
    said = text("limits-now", locale, whom=mention(target, locale), values=values_line(values, locale))
    await interaction.response.send_message(said, ephemeral=True)


@limits.command(name=localized("command-limits-reset"), description=localized("command-limits-reset-about"))
@app_commands.rename(of=localized("option-of"), limit=localized("option-limit"))
@app_commands.describe(of=localized("option-of-about"), limit=localized("option-limit-about"))
@app_commands.choices(limit=[app_commands.Choice(name=localized(f"name-{name}"), value=name) for name in LIMIT_NAMES])
async def reset_limits(
    interaction: Interaction,
    of: Whom | None = None,
    limit: app_commands.Choice[str] | None = None,
) -> None:
    """Reset one or all limits of the server, a role or a person.

    The next broader limit applies again: the server's, or that of the bot's owner. Raises Refusal if the caller is no
    admin, or if none of the limits was set.
    """
    guild_id, target = admin_of(interaction), target_of(interaction, of)
    names = LIMIT_NAMES if limit is None else [limit.value]
    await parts_of(interaction).policy.reset(guild_id, target, names, user_id=interaction.user.id)
    locale = str(interaction.locale)
    whom = mention(target, locale)
    if limit is None:
        said = text("limits-reset-all", locale, whom=whom)
    else:
        said = text("limits-reset", locale, whom=whom, names=names_line(names, locale))
    await interaction.response.send_message(said, ephemeral=True)


@limits.command(name=localized("command-limits-grant"), description=localized("command-limits-grant-about"))
@app_commands.rename(**{name: localized(f"option-{name}") for name in GRANT_OPTIONS})
@app_commands.describe(**{name: localized(f"option-grant-{name}-about") for name in GRANT_OPTIONS})
async def grant_units(
    interaction: Interaction,
    person: discord.User,
    units: app_commands.Range[int, 0, MOST_UNITS],
    days: app_commands.Range[int, 1, MOST_DAYS] | None = None,
) -> None:
    """Grant a person units on top of the limits of this server, or take back what is left of them with 0 units.

    Raises Refusal if the caller is no admin, if the server has too many grants, or if nothing is left to take back.
    """
    guild_id, locale = admin_of(interaction), str(interaction.locale)
    grant = await parts_of(interaction).policy.grant(guild_id, person.id, units, days, user_id=interaction.user.id)
    if grant is None:
        said = text("grants-removed", locale, person=person.mention)
    elif grant.until is None:
        said = text("granted", locale, person=person.mention, units=units)
    else:
        until = discord.utils.format_dt(grant.until, "f")
        said = text("granted-until", locale, person=person.mention, units=units, until=until)
    await interaction.response.send_message(said, ephemeral=True)


def target_of(interaction: Interaction, of: Whom | None) -> Target:
    """Return whose limits a command is about; @everyone, like None, stands for the whole server."""
    if of is None or of.id == interaction.guild_id:
        return Target()
    return Target(TargetKind.ROLE if isinstance(of, discord.Role) else TargetKind.MEMBER, of.id)


def _channels(interaction: Interaction, written: str) -> list[int] | None:
    if written.strip() == "*":
        return None
    guild = interaction.guild
    found = sorted({int(number) for number in re.findall(r"<#([0-9]{15,20})>", written)})
    if not found or len(found) > MOST_CHANNELS or guild is None or not all(guild.get_channel(one) for one in found):
        raise Refusal("settings-no-channel")
    return found


def _as_person(interaction: Interaction, member: discord.Member) -> Requester:
    asks = person_of(interaction)
    return Requester(
        member.id,
        asks.guild_id,
        asks.locale,
        roles=frozenset(role.id for role in member.roles),
        places=asks.places,
        admin=member.resolved_permissions.manage_guild if member.resolved_permissions else False,
        age_restricted=asks.age_restricted,
    )
