"""History, settings, limits, words, blocks and permissions, in a Discord that others have written."""

import io
from pathlib import Path

import discord
import pytest
from PIL import Image
from simcord import ChannelHandle, InteractionResult

from tests.independent.stage import Stage, buttons_of, fields_of, independent, menu_of, text_of

pytestmark = pytest.mark.prove


def picture() -> tuple[str, bytes]:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 40), (0, 0, 255)).save(buffer, "PNG")
    return "blue.png", buffer.getvalue()


async def asked(stage: Stage, prompt: str = "fire", **options: object) -> InteractionResult:
    return await stage.ana.slash(stage.channel, "stylize", picture=picture(), prompt=prompt, **options)


async def test_the_history_is_looked_through_with_menu_and_search(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        for number in range(7):
            await stage.result(await asked(stage, f"fire {number}"))
        page = (await stage.ana.slash(stage.channel, "history")).response
        assert page
        assert page.ephemeral
        assert "fire 6" in text_of(page)
        await stage.ana.click(page, label="Older")
        assert "fire 0" in text_of(page)
        await stage.restart()
        await stage.ana.click(page, label="Newer")
        assert "fire 6" in text_of(page)
        await stage.ana.select(page, ["7"], custom_id=menu_of(page))
        assert "Back" in buttons_of(page)
        await stage.ana.click(page, label="Back")
        form = await stage.ana.click(page, label="Search…")
        kept = [fields_of(form)["kind"]]  # simcord leaves what is chosen already to who fills in the form
        where = {"words": "fire 3", "place": [str(stage.guild.id)], "kind": kept}
        found = await stage.ana.submit_modal(form, where)
        assert found.acknowledged
        assert "fire 3" in text_of(page)
        assert "fire 4" not in text_of(page)
        assert "fire 2" in text_of(await stage.ana.slash(stage.channel, "show", id="3"))
        empty = await stage.ben.slash(stage.channel, "history")
        assert "Type /stylize" in text_of(empty)


async def test_settings_are_clicked_with_every_kind_of_menu(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        admin = stage.admin
        patrons, changes = stage.guild.create_role("patrons"), stage.guild.create_text_channel("changes")
        panel = (await admin.slash(stage.channel, "settings")).response
        assert panel
        assert panel.ephemeral

        form = await admin.click(panel, label="Job limits…")
        await admin.submit_modal(form, {"jobs_per_day": "1"})
        assert "Jobs per day: 1" in text_of(panel)
        await admin.select(panel, ["draft", "standard"], custom_id=menu_of(panel, "settings-menu:presets"))
        assert "Presets: draft, standard" in text_of(panel)
        await admin.select(panel, [], custom_id=menu_of(panel, "settings-menu:presets"))
        assert "Presets: draft" not in text_of(panel)
        await admin.select(panel, [stage.channel], custom_id=menu_of(panel, "settings-menu:channels"))
        assert f"Channels: {stage.channel.mention}" in text_of(panel)
        await admin.select(panel, [changes], custom_id=menu_of(panel, "settings-menu:audit"))
        for whom in (patrons, stage.ana):
            await admin.select(panel, [whom], custom_id=menu_of(panel, "settings-menu:whom"))
            assert f"Limits of {whom.mention}" in text_of(panel)
            form = await admin.click(panel, label="Size, cooldown, share…")
            await admin.submit_modal(form, {"largest_size": "400"})
            assert "Largest size in pixels: 400" in text_of(panel)
            await admin.click(panel, label="Back to the server")
        zone = await admin.click(panel, label="Time zone…")
        await admin.submit_modal(zone, {"time_zone": "Europe/Berlin"})
        assert "Europe/Berlin" in text_of(panel)
        await admin.click(panel, label="Spoilers: no")
        assert "Spoilers: yes" in buttons_of(panel)
        assert "changed “" in text_of(await admin.click(panel, label="Change log"))
        assert changes.last_message
        assert admin.mention in text_of(changes.last_message)

        hidden = await stage.result(await asked(stage))
        assert hidden.components[0]["components"][0]["items"][0]["spoiler"]
        assert "1 of your 1 job" in text_of(await asked(stage))
        await admin.click(panel, label="Remove limits")
        await stage.result(await asked(stage))


async def test_limits_by_command(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        admin, channel = stage.admin, stage.channel
        done = await admin.slash(channel, "limits set", of=stage.ana, jobs_per_day=1)
        assert done.ephemeral
        assert "This applies from the next job on" in text_of(done)
        await stage.result(await asked(stage))
        refused = await asked(stage)
        assert refused.ephemeral
        assert "1 of your 1 job" in text_of(refused)
        assert "Jobs today in this server: 1 of 1" in text_of(await admin.slash(channel, "limits show", of=stage.ana))
        await admin.slash(channel, "limits reset", of=stage.ana)
        await stage.result(await asked(stage))
        assert stage.ana.mention in text_of(await admin.slash(channel, "usage server"))


async def test_words_and_people_are_blocked(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        admin, channel = stage.admin, stage.channel
        await admin.slash(channel, "words block", word="zebra")
        refused = await asked(stage, "a mosaic of z-e-b-r-a")
        assert refused.ephemeral
        assert "not allowed here" in text_of(refused)
        assert "zebra" in text_of(await admin.slash(channel, "words list"))
        await admin.slash(channel, "words remove", word="zebra")
        first = await stage.result(await asked(stage, "mosaic"))

        await admin.slash(channel, "block person", person=stage.ana)
        assert "have blocked you from using the bot" in text_of(await asked(stage))
        assert "have blocked you from using the bot" in text_of(await stage.ana.click(first, label="Variation"))
        assert stage.ana.mention in text_of(await admin.slash(channel, "block list"))
        await admin.slash(channel, "block lift", person=stage.ana)
        await stage.result(await asked(stage))

        question = (await admin.slash(channel, "remove", id="1")).response
        assert question
        assert question.ephemeral
        await admin.click(question, label=buttons_of(question)[0])
        assert first.id not in {message.id for message in channel.history()}


async def test_a_missing_permission_is_named(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        assert stage.guild.me
        for name, flag in (("quiet", "send_messages"), ("bare", "attach_files"), ("dark", "view_channel")):
            no = discord.PermissionOverwrite(**{flag: False})
            stage.guild.create_text_channel(name, overwrites={stage.guild.me: no})
            refused = await stage.ana.slash(stage.guild.channels[name], "stylize", picture=picture(), prompt="fire")
            assert refused.ephemeral
            assert flag.replace("_", " ").title() in text_of(refused)
        voice = stage.guild.create_voice_channel("voice")
        await stage.result(await stage.ana.slash(voice, "stylize", picture=picture(), prompt="fire"))


async def test_threads_of_every_kind_also_archived_while_the_job_runs(tmp_path: Path) -> None:
    async with independent(tmp_path) as stage:
        backend = stage.env.backend
        thread = backend.create_thread(stage.channel.id, "about pictures", stage.ana.id)
        room = next(one for one in stage.channel.threads if one.id == thread.id)
        first = await stage.result(await stage.ana.slash(room, "stylize", picture=picture(), prompt="fire"))
        assert first.channel_id == thread.id

        def shown(where: ChannelHandle) -> int:
            return len([one for one in where.history() if one.attachments])

        # Archived while it is painted. simcord still takes edits of messages in there, where Discord documents that an
        # archived thread cannot be changed: https://docs.discord.com/developers/topics/threads#active-archived-threads
        edits = f"/channels/{thread.id}/messages/*"
        await stage.ana.click(first, label="Variation")
        backend.edit_channel(thread.id, {}, thread_metadata={"archived": True})
        stage.env.inject_error("PATCH", edits, status=400, code=50083, message="Thread is archived", times=None)
        await stage.until(lambda: shown(room) == 2)
        # Locked: nobody can write there any more, so that the person gets it in private.
        await stage.ana.click(first, label="Variation")
        backend.edit_channel(thread.id, {}, thread_metadata={"archived": True, "locked": True})
        for path in (edits, edits.removesuffix("/*")):
            stage.env.inject_error("*", path, status=400, code=50083, message="Thread is archived", times=None)
        await stage.until(lambda: shown(stage.ana.user.dm_channel) == 1)
