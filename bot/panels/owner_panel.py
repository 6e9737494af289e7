"""The panels of /owner: the status of the bot, and its bans."""

from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.i18n.texts import text
from bot.i18n.user_text import quoted
from bot.jobs.operation import Status
from bot.panels.layout import frame, view_of
from bot.panels.queue_panel import engine_lines
from bot.panels.usage_panels import amount_of
from bot.store.bans import BanKind
from bot.store.models import Ban

MOST_BANS = 50  # shown


def owner_panel(status: Status, guilds: Mapping[int, str], locale: str) -> ui.LayoutView:
    """Return a panel with the status of the bot. guilds: names of all guilds that it is in, by id."""
    lines = [
        text("owner-guilds", locale, guilds=len(guilds)),
        text("owner-load", locale, running=status.running, waiting=status.waiting),
        text("owner-day", locale, amount=amount_of(status.day, locale)),
        text("owner-space", locale, gigabytes=round(status.bytes_kept / 1e9, 2)),
    ]
    if status.paused:
        lines.append(text("owner-is-paused", locale, message=quoted(status.pause_message) or "–"))
    if status.draining:
        lines.append(text("owner-is-draining", locale))
    busiest = []
    for one in status.busiest:
        name = guilds.get(int(one.what), str(one.what)) if one.what else text("history-direct", locale)
        amount = amount_of(one, locale)
        busiest.append(text("owner-guild", locale, guild=quoted(name, 100), id=str(one.what), amount=amount))
    container = frame()
    container.add_item(ui.TextDisplay("\n".join([text("owner-title", locale), *lines])))
    container.add_item(ui.TextDisplay("\n".join(engine_lines(status.engines, locale))))
    if busiest:
        container.add_item(ui.TextDisplay("\n".join([text("owner-busiest", locale), *busiest])))
    return view_of(container)


def bans_panel(bans: Sequence[Ban], locale: str) -> ui.LayoutView:
    """Return a panel that lists banned people and servers, and since when each is banned."""
    lines = []
    for ban in bans:
        what = f"<@{ban.target_id}>" if ban.kind == BanKind.PERSON else f"`{ban.target_id}`"
        when = discord.utils.format_dt(ban.banned_at, "R")
        lines.append(text("person-blocked-since", locale, person=what, when=when))
    return view_of(ui.TextDisplay("\n".join(lines) or text("owner-no-bans", locale)))
