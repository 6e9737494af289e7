"""All commands."""

from typing import TYPE_CHECKING

from discord import app_commands

from bot.commands.block import block
from bot.commands.forms import stylize_avatar, stylize_message
from bot.commands.help import show_help
from bot.commands.history import history, show
from bot.commands.privacy import privacy
from bot.commands.queue import show_queue
from bot.commands.styles import styles
from bot.commands.stylize import stylize
from bot.commands.words import words

if TYPE_CHECKING:
    from bot.client import WordbrushClient


def add_commands(tree: "app_commands.CommandTree[WordbrushClient]") -> None:
    """Put them into the tree."""
    tree.add_command(stylize)
    tree.add_command(stylize_message)
    tree.add_command(stylize_avatar)
    tree.add_command(history)
    tree.add_command(show)
    tree.add_command(styles)
    tree.add_command(show_queue)
    tree.add_command(show_help)
    tree.add_command(privacy)
    tree.add_command(words)
    tree.add_command(block)
