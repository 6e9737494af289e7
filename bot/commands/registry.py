"""All commands."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.commands.block import block
from bot.commands.forms import stylize_avatar, stylize_message
from bot.commands.help import show_help
from bot.commands.history import history, show
from bot.commands.limits import limits
from bot.commands.owner import owner
from bot.commands.privacy import privacy
from bot.commands.queue import show_queue
from bot.commands.remove import remove_result
from bot.commands.settings import settings
from bot.commands.style import style
from bot.commands.styles import styles
from bot.commands.stylize import stylize
from bot.commands.usage import usage
from bot.commands.words import words

if TYPE_CHECKING:
    from bot.client import WordbrushClient


def add_commands(tree: "app_commands.CommandTree[WordbrushClient]", owners_guild: int | None) -> None:
    """Put them into the tree. owners_guild: where those for the bot's owner are; None: nowhere."""
    if owners_guild is not None:
        tree.add_command(owner, guild=discord.Object(owners_guild))
    tree.add_command(stylize)
    tree.add_command(stylize_message)
    tree.add_command(stylize_avatar)
    tree.add_command(history)
    tree.add_command(show)
    tree.add_command(style)
    tree.add_command(styles)
    tree.add_command(show_queue)
    tree.add_command(show_help)
    tree.add_command(privacy)
    tree.add_command(limits)
    tree.add_command(settings)
    tree.add_command(words)
    tree.add_command(block)
    tree.add_command(remove_result)
    tree.add_command(usage)
