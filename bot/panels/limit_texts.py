"""Limits in words: what a server has set, and what a person has used."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.i18n.texts import joined, text
from bot.i18n.user_text import channel_mentions
from bot.jobs.admission import Allowance, Share
from bot.jobs.policy import ServerConfiguration
from bot.panels.layout import MOST_TEXT, fitting, frame, view_of
from bot.rules.usage_limits import LIMIT_NAMES, SETS, Account, AccountKind, Limits, Used
from bot.store.guilds import Target, TargetKind
from bot.store.models import Grant
from engine.protocol.presets import PRESET_NAMES

SHORT_LIST = 10  # channels, where other things are said as well
LONGEST_LIST, LONGEST_CEILINGS = 2000, 2000  # characters about roles and people, and about the owner's limits
MOST_GRANTS_SHOWN = 5  # each with a line of its own
LONGEST_MORE = 100  # characters of a line that says how many roles and people are left out


def limits_panel(
    configuration: ServerConfiguration, ceiling: Limits, guild_ceiling: Limits, costs: Mapping[str, int], locale: str
) -> ui.LayoutView:
    """Return a panel with the limits that are set in a server, and those of the bot's owner.

    ceiling, guild_ceiling: the owner's limits for a person and for a whole server. costs: units of a picture, by
    preset.
    """
    rules = configuration.rules
    title = text("limits-title", locale)
    above = [text("limits-order", locale), text("limits-ceiling", locale, values=values_line(said(ceiling), locale))]
    if whole := said(guild_ceiling):
        above.append(text("limits-ceiling-guild", locale, values=values_line(whole, locale)))
    above.append(costs_line(costs, locale))
    ceilings = fitting(above, LONGEST_CEILINGS)
    server = [text("limits-server", locale, values=values_line(rules.server, locale))] if rules.server else []
    exempt = [text("limits-exempt", locale)] if configuration.settings.admins_exempt else []
    room = MOST_TEXT - len("\n".join([title, *server, *exempt, ceilings])) - LONGEST_MORE
    lines = [*server, *others_lines(configuration, min(room, LONGEST_LIST), locale), *exempt]
    return _panel(title, "\n".join(lines or [text("limits-none", locale)]), ceilings)


def target_limits_panel(configuration: ServerConfiguration, target: Target, locale: str) -> ui.LayoutView:
    """Return a panel with the limits that are set for a role, or for a person who has left the server."""
    return _panel(*target_lines(configuration, target, locale), text("limits-order", locale))


def target_lines(configuration: ServerConfiguration, target: Target, locale: str) -> tuple[str, str]:
    """Return the title of a role's or a person's limits, and the line with their values."""
    whom = mention(target, locale)
    values = values_line(configuration.rule_of(target), locale) or text("limits-none-of", locale, whom=whom)
    return text("settings-title-of", locale, whom=whom), values


def others_lines(configuration: ServerConfiguration, room: int, locale: str) -> Iterator[str]:
    """Yield the limits of roles and people in at most `room` characters, then how many are left out."""
    rules = configuration.rules
    others = [
        (mention(Target(kind, key), locale), rule)
        for kind, of_ids in ((TargetKind.ROLE, rules.roles), (TargetKind.MEMBER, rules.people))
        for key, rule in of_ids.items()
    ]
    for number, (whom, rule) in enumerate(others):
        line = text("limits-of", locale, whom=whom, values=values_line(rule, locale))
        room -= len(line) + 1
        if room < 0:
            yield text("limits-more", locale, count=len(others) - number)
            return
        yield line


def allowance_panel(allowance: Allowance, person: str, costs: Mapping[str, int], locale: str) -> ui.LayoutView:
    """Return a panel with what one person may do in a server. person: a mention."""
    title = text("limits-person-title", locale, person=person)
    return _panel(title, fitting(allowance_lines(allowance, costs, locale), MOST_TEXT - len(title)))


def allowance_lines(allowance: Allowance, costs: Mapping[str, int], locale: str) -> Iterator[str]:
    """Yield lines on what a person may do in a place, and what they have used of it.

    costs: units of a picture, by preset.
    """
    standing = allowance.standing
    yield from _grant_lines(allowance.grants, locale)
    if standing.queue_share > 1:
        yield text("share-of-queue", locale, share=standing.queue_share)
    yield text("share-largest", locale, size=standing.largest_size)
    counts = False
    for share in allowance.shares:
        lines = list(_share_lines(share, locale))
        counts = counts or bool(lines)
        yield from lines
    yield text("share-presets", locale, presets=standing.presets)
    for account in standing.accounts:
        if account.limits.channels is not None:
            yield text("share-channels", locale, channels=channel_mentions(account.limits.channels, SHORT_LIST))
        if not account.limits.others_results:
            yield text("share-no-others", locale)
        if not account.limits.create_styles:
            yield text("share-no-styles", locale)
        elif account.limits.styles is not None and account.whose != AccountKind.GUILD:
            yield text(f"share-styles-{account.whose}", locale, allowed=account.limits.styles)
    if counts:
        yield text("share-counts", locale)
    if any(account.limits.units_per_day is not None for account in standing.accounts):
        yield costs_line(costs, locale)


def _grant_lines(grants: Sequence[Grant], locale: str) -> Iterator[str]:
    """Yield a line for each of the grants that are used first, and one for all others."""
    for grant in grants[:MOST_GRANTS_SHOWN]:
        numbers = {"remaining": grant.remaining, "units": grant.units}
        if grant.until:
            yield text("share-grant-until", locale, **numbers, until=discord.utils.format_dt(grant.until, "f"))
        else:
            yield text("share-grant", locale, **numbers)
    if others := grants[MOST_GRANTS_SHOWN:]:
        yield text("share-grants-more", locale, units=sum(grant.remaining for grant in others))


def _share_lines(share: Share, locale: str) -> Iterator[str]:
    account: Account = share.account
    used: Used = share.used
    limits, whose = account.limits, account.whose
    day, week = (discord.utils.format_dt(moment, "R") for moment in (share.day_ends_at, share.week_ends_at))
    for kind, now, allowed, when in (
        ("day", used.jobs_today, limits.jobs_per_day, day),
        ("week", used.jobs_this_week, limits.jobs_per_week, week),
        ("units", used.units_today, limits.units_per_day, day),
        ("trainings", used.trainings_today, limits.trainings_per_day, day),
        ("queue", used.queued, limits.queued_at_once, ""),
        ("running", 0, limits.running_at_once, ""),
    ):
        # How many jobs of the whole server wait is no allowance of this person: /queue shows it.
        if allowed is not None and not (whose == AccountKind.GUILD and kind == "queue"):
            yield text(f"share-{kind}-{whose}", locale, used=now, allowed=allowed, when=when)
    if limits.cooldown:
        yield text("share-cooldown", locale, seconds=limits.cooldown)


def costs_line(costs: Mapping[str, int], locale: str) -> str:
    """Return a line with the units that a picture of each preset, and a training, cost."""
    named = {text("cost-training", locale) if name == "training" else name: units for name, units in costs.items()}
    return text("share-costs", locale, costs=[f"{name} {units}" for name, units in named.items()])


def said(limits: Limits) -> dict[str, Any]:
    """Return the limits that are set at all, by name."""
    unlimited = Limits()
    return {name: value for name in LIMIT_NAMES if (value := getattr(limits, name)) != getattr(unlimited, name)}


def values_line(rule: Mapping[str, Any], locale: str) -> str:
    """Return a line of limits with their values, in the order of LIMIT_NAMES."""
    return " · ".join(
        text("value-of", locale, name=_name(name, locale), value=value_in_words(name, rule[name], locale))
        for name in _sorted(rule)
    )


def names_line(names: Iterable[str], locale: str) -> str:
    """Return a line of the names of limits, in the order of LIMIT_NAMES."""
    return joined((_name(name, locale) for name in _sorted(names)), locale)


def value_in_words(name: str, value: Any, locale: str) -> str:
    """Return the value of a limit or setting in words, also if it is None."""
    if isinstance(value, bool):
        return text("value-yes", locale) if value else text("value-no", locale)
    if value is None and name == "audit_channel":
        return text("value-default", locale)
    if value is None:
        return text("value-everywhere", locale) if name in SETS else text("value-unlimited", locale)
    if name in ("picture_check", "picture_threshold"):
        return text(f"value-{value}", locale)
    if name == "channels":
        return joined(channel_mentions(value), locale)
    if name == "presets":
        return joined((name for name in PRESET_NAMES if name in value), locale)
    return f"<#{value}>" if name == "audit_channel" else str(value)


def mention(target: Target, locale: str) -> str:
    """Return a mention of a role or person, or the word for everybody in the server."""
    if target.kind == TargetKind.SERVER:
        return text("limits-everybody", locale)
    return f"<@&{target.id}>" if target.kind == TargetKind.ROLE else f"<@{target.id}>"


def _name(name: str, locale: str) -> str:
    return text(f"name-{name}", locale)


def _sorted(names: Iterable[str]) -> list[str]:
    return [name for name in LIMIT_NAMES if name in set(names)]


def _panel(*texts: str) -> ui.LayoutView:
    container = frame()
    for said_here in texts:
        container.add_item(ui.TextDisplay(said_here))
    return view_of(container)
