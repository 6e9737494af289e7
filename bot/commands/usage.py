"""The command group /usage: what a person has used of their limits, and what a server has used in all."""

import io

import discord
from discord import app_commands

from bot.commands.context import Interaction, admin_of, parts_of, person_of, send_what_fits, upload_room
from bot.errors import Refusal
from bot.i18n.translator import localized
from bot.panels.usage_panels import own_usage_panel, server_usage_panel

DAYS, MOST_DAYS = 30, 366

usage = app_commands.Group(
    name=localized("command-usage"),
    description=localized("command-usage-about"),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
)


@usage.command(name=localized("command-usage-me"), description=localized("command-usage-me-about"))
async def show_own(interaction: Interaction) -> None:
    """Show the person alone what they have used of their limits here, and what is left."""
    parts = parts_of(interaction)
    allowance = await parts.admission.allowance(person_of(interaction))
    view = own_usage_panel(allowance, parts.settings.costs_of_presets, str(interaction.locale))
    await interaction.response.send_message(view=view, ephemeral=True)


@usage.command(name=localized("command-usage-server"), description=localized("command-usage-server-about"))
@app_commands.rename(days=localized("option-days"))
@app_commands.describe(days=localized("option-days-about"))
async def show_server(interaction: Interaction, days: app_commands.Range[int, 1, MOST_DAYS] = DAYS) -> None:
    """Show an admin alone what the server has used in the last days, as a chart (PNG) and a table (CSV).

    The days are those of the server's time zone. Raises Refusal if the caller is no admin, or if nothing was used.
    """
    guild_id, parts, locale = admin_of(interaction), parts_of(interaction), str(interaction.locale)
    await interaction.response.defer(ephemeral=True, thinking=True)
    zone = parts.policy.zone_of((await parts.policy.configuration(guild_id)).settings)
    report = await parts.usage.report(guild_id, days, zone)
    if not report.total.jobs and not report.total.units:
        raise Refusal("usage-nothing", days=days)
    chart = await parts.usage.chart(report, locale)

    async def send(room: int) -> None:
        table = await parts.usage.table(guild_id, days, zone, room - len(chart))
        files = [
            discord.File(io.BytesIO(data), f"wordbrush-usage-{days}.{suffix}")
            for data, suffix in ((chart, "png"), (table, "csv"))
        ]
        view = server_usage_panel(report, days, zone.key, [file.filename for file in files], locale)
        await interaction.followup.send(view=view, files=files, ephemeral=True)

    await send_what_fits(upload_room(interaction), send)
