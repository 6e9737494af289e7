"""The command /remove, with which a server's admins delete any of its results, even if its message is gone."""

from discord import app_commands

from bot.commands.context import ADMINS, Interaction, admin_of, parts_of
from bot.errors import Refusal
from bot.i18n.translator import localized
from bot.i18n.user_text import parse_number
from bot.panels.job_panel import forget_panel


@app_commands.command(name=localized("command-remove-result"), description=localized("command-remove-result-about"))
@app_commands.rename(result=localized("option-id"))
@app_commands.describe(result=localized("option-remove-id-about"))
@app_commands.default_permissions(ADMINS["default_permissions"])
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
async def remove_result(interaction: Interaction, result: app_commands.Range[str, 1, 20]) -> None:
    """Ask an admin to confirm that a result of this server is to be deleted.

    Raises Refusal if the caller is no admin, or if this server has no such result.
    """
    guild_id, parts = admin_of(interaction), parts_of(interaction)
    number = parse_number(result)
    job = await parts.results.of_guild(number, guild_id) if number else None
    if job is None:
        raise Refusal("remove-unknown")
    await parts.jobs.to_forget(job.id, user_id=interaction.user.id, moderates=guild_id)
    await interaction.response.send_message(view=forget_panel(job, str(interaction.locale)), ephemeral=True)
