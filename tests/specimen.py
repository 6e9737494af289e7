"""Unmodified discord.py with everything that people can see and use, whether Wordbrush has it yet or not."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
from discord import app_commands, ui

from bot.app import point_discord_at
from bot.config import DISCORD_API
from bot.samples import SAMPLES
from bot.sandbox.server import Sandbox

MARKDOWN = """### A heading
**bold** *leaning* __under__ ~~gone~~ `code` <:no: \\*plain\\*
-# small print
> quoted
- one
- two
[a link](https://example.com/) <@{user}> <#{channel}> <t:{soon}:R> <t:0:D> <t:9999999999999:D>
<b>no HTML</b> &amp; ![no picture](https://example.com/a.png)"""


class Ask(ui.Modal, title="Paint this"):
    about = ui.TextDisplay[Any]("Whatever you *like*.")
    prompt: ui.Label["Ask"] = ui.Label(
        text="Style", description="In words", component=ui.TextInput(custom_id="prompt", max_length=40)
    )
    notes: ui.Label["Ask"] = ui.Label(
        text="Notes",
        component=ui.TextInput(
            custom_id="notes", style=discord.TextStyle.paragraph, required=False, default="as it is"
        ),
    )
    preset: ui.Label["Ask"] = ui.Label(
        text="Preset",
        component=ui.Select(
            custom_id="preset", options=[discord.SelectOption(label=name) for name in ("draft", "fine")]
        ),
    )
    picture: ui.Label["Ask"] = ui.Label(text="Picture", component=ui.FileUpload(custom_id="picture"))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        prompt, notes, preset, picture = (
            label.component for label in (self.prompt, self.notes, self.preset, self.picture)
        )
        assert isinstance(prompt, ui.TextInput)
        assert isinstance(notes, ui.TextInput)
        assert isinstance(preset, ui.Select)
        assert isinstance(picture, ui.FileUpload)
        sizes = [len(await attachment.read()) for attachment in picture.values]
        said = f"asked for {prompt.value}, {notes.value}, {preset.values}, {sizes} bytes"
        await interaction.response.send_message(said, ephemeral=True)


class AskButton(ui.Button["Panel"]):
    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(Ask())


class SayButton(ui.Button["Panel"]):
    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(f"pressed {self.label}", ephemeral=True)


class SilentButton(ui.Button["Panel"]):
    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Nothing, so that Discord has to say something."""


class Styles(ui.Select["Panel"]):
    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(f"chose {sorted(self.values)}", ephemeral=True)


class Whom(ui.UserSelect["Panel"]):
    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message(f"chose {[user.name for user in self.values]}", ephemeral=True)


class Panel(ui.LayoutView):
    def __init__(self, text: str) -> None:
        super().__init__(timeout=None)
        styles = [discord.SelectOption(label=name, description=f"as {name}") for name in ("fire", "ice", "glass")]
        thumbnail = ui.Thumbnail["Panel"]("attachment://coffee.jpg", description="a cup")
        pictures = [discord.MediaGalleryItem(f"attachment://{name}.jpg", description=name) for name in SAMPLES]
        hidden = discord.MediaGalleryItem("attachment://coffee.jpg", description="hidden", spoiler=True)
        self.add_item(
            ui.Container(
                ui.Section(ui.TextDisplay(text), accessory=thumbnail),
                ui.Separator(spacing=discord.SeparatorSpacing.large),
                ui.MediaGallery(*pictures),
                ui.MediaGallery(hidden),
                ui.ActionRow(
                    AskButton(label="Ask", style=discord.ButtonStyle.primary),
                    SayButton(label="Yes", style=discord.ButtonStyle.success, emoji="👍"),
                    SilentButton(label="Silent", style=discord.ButtonStyle.danger),
                    ui.Button(label="Off", disabled=True),
                    ui.Button(label="Away", url="https://example.com/"),
                ),
                ui.ActionRow(Styles(placeholder="One style", options=styles, custom_id="one")),
                ui.ActionRow(Styles(placeholder="Styles", options=styles, max_values=2, custom_id="some")),
                ui.ActionRow(Whom(placeholder="Somebody", custom_id="somebody")),
                accent_colour=0xC27C0E,
            )
        )


class Specimen(discord.AutoShardedClient):
    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None, guild_ready_timeout=0.1)
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(description="Show everything")
        async def show(interaction: discord.Interaction[Any]) -> None:
            soon = int(discord.utils.utcnow().timestamp()) + 30
            text = MARKDOWN.format(user=interaction.user.id, channel=interaction.channel_id, soon=soon)
            files = [discord.File(io.BytesIO(path.read_bytes()), f"{name}.jpg") for name, path in SAMPLES.items()]
            await interaction.response.send_message(view=Panel(text), files=files)

        @self.tree.command(description="Every kind of option")
        async def options(
            interaction: discord.Interaction[Any],
            words: str,
            count: app_commands.Range[int, 1, 4],
            strength: float = 1.0,
            loud: bool = False,
            whom: discord.Member | None = None,
            where: discord.TextChannel | None = None,
        ) -> None:
            told = [words, count, strength, loud, whom and whom.global_name, where and where.name]
            await interaction.response.send_message(f"got {told}")

        @options.autocomplete("words")
        async def words(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{current} {kind}", value=f"{current}-{kind}") for kind in ("oil", "ink")]

        limits = app_commands.Group(name="limits", description="Limits")

        @limits.command(description="Show them")
        async def show_limits(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.send_message("no limits", ephemeral=True)

        @limits.command(description="Think about them")
        async def ponder(interaction: discord.Interaction[Any]) -> None:
            await interaction.response.defer(thinking=True)

        self.tree.add_command(limits)

        @self.tree.context_menu(name="Look at it")
        async def look(interaction: discord.Interaction[Any], message: discord.Message) -> None:
            await interaction.response.send_message(f"looked at {message.content!r}", ephemeral=True)

        @self.tree.context_menu(name="Greet")
        async def greet(interaction: discord.Interaction[Any], user: discord.Member) -> None:
            await interaction.response.send_message(f"hello {user.global_name}")

    async def setup_hook(self) -> None:
        await self.tree.sync()


@asynccontextmanager
async def running_specimen(sandbox: Sandbox) -> AsyncIterator[Specimen]:
    point_discord_at(sandbox.api_base)
    client = Specimen()
    running = asyncio.create_task(client.start(sandbox.token))
    try:
        await sandbox.world.until(lambda: sandbox.gateway.connected, 20)
        yield client
    finally:
        await client.close()
        await running
        discord.http.Route.BASE = DISCORD_API
