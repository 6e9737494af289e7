"""Discord on a bad day."""

from pathlib import Path

import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Permission
from tests.e2e.bot_process import BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running

STEPS = {
    "the first response": ("/callback", "POST"),
    "every edit": ("/messages/", "PATCH"),
    "the attachment": ("/attachments/", "GET"),
}


@pytest.mark.parametrize("status", [429, 500, 502])
@pytest.mark.parametrize("step", STEPS)
async def test_an_error_at_any_step_is_overcome(
    discord: Discord, bot: BotProcess, photo: Upload, step: str, status: int
) -> None:
    path, method = STEPS[step]
    discord.sandbox.faults.add(path, method=method, status=status)
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
    await act.result()
    assert discord.sandbox.faults.happened == 1
    assert len([m for m in discord.sandbox.world.messages() if m.attachments]) == 1


@pytest.mark.parametrize("step", ["/callback", "/messages/"])
async def test_an_answer_that_is_lost_on_its_way_does_no_harm(
    discord: Discord, bot: BotProcess, photo: Upload, step: str
) -> None:
    discord.sandbox.faults.add(step, status=502, after_effect=True)
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    assert discord.sandbox.faults.happened == 1


async def test_a_refusal_after_a_lost_answer_is_still_private(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.sandbox.faults.add("/callback", status=502, after_effect=True)
    act = await discord.ana.run(discord.channel, "stylize", picture=Upload("a.png", b"no picture"), prompt="fire")
    message = await act.says("is not a picture in a supported format")
    assert message.only_for == discord.ana.user.id
    assert discord.sandbox.visible_to(discord.ben.user, discord.channel) == []


async def test_a_cancel_whose_answer_is_lost_says_nothing_wrong(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire slow forever")
    message = await act.says(is_running)
    discord.sandbox.faults.add("/callback", status=502, after_effect=True)
    press = await discord.ana.press(message, "Cancel")
    await act.says("Canceled")
    await bot.logs("answer repeated")
    assert press.interaction.followups == []


async def test_errors_while_starting_are_overcome(discord: Discord, tmp_path: Path, photo: Upload) -> None:
    for path in ("/users/@me", "/oauth2/", "/commands", "/gateway/bot"):
        discord.sandbox.faults.add(path, status=500)
        discord.sandbox.faults.add(path, status=429)
    async with running_bot(discord.sandbox, tmp_path):
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    assert discord.sandbox.faults.happened == 8


async def test_a_bot_that_starts_before_the_network_does_goes_on_trying(tmp_path: Path, photo: Upload) -> None:
    async with Sandbox() as first:
        port = first.port
    sandbox = Sandbox(port=port)
    async with running_bot(sandbox, tmp_path, connected=False) as bot:
        await bot.logs("discord not reached")
        async with sandbox:
            later = Discord(sandbox)
            await bot.connected(sandbox)
            await (await later.ana.run(later.channel, "stylize", picture=photo, prompt="fire")).result()


async def test_what_nobody_expected_is_a_sentence_for_the_person_and_a_line_in_the_log(
    discord: Discord, bot: BotProcess, photo: Upload, tmp_path: Path
) -> None:
    (tmp_path / "data" / "blobs").write_text("a file where the pictures should go")
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
    message = await act.says("Something went wrong, and nothing was used up")
    assert message.only_for == discord.ana.user.id
    assert f'"user": {discord.ana.user.id}' in await bot.logs("command broken")
    (tmp_path / "data" / "blobs").unlink()
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


async def test_a_slow_discord_is_waited_for(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    discord.sandbox.faults.add("/messages/", delay=2.0, times=1)
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


async def test_a_first_response_that_comes_too_late_costs_nothing(
    discord: Discord, tmp_path: Path, photo: Upload
) -> None:
    async with running_bot(discord.sandbox, tmp_path, environment={"WORDBRUSH_LIMITS__JOBS_PER_DAY": "1"}) as bot:
        discord.sandbox.faults.add("/callback", delay=3.2, times=1)
        await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
        await bot.logs("answered too late")
        await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()


@pytest.mark.parametrize("resumable", [True, False])
async def test_the_gateway_may_drop_during_a_job(
    discord: Discord, bot: BotProcess, photo: Upload, resumable: bool
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await act.says(is_running)
    await discord.sandbox.gateway.drop(resumable=resumable)
    await act.result()
    gateway = discord.sandbox.gateway
    await discord.sandbox.world.until(lambda: gateway.connected, 30)
    assert (gateway.resumed, gateway.identified) == ((1, 1) if resumable else (0, 2))
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


async def test_a_command_while_the_gateway_is_away_is_heard_after_the_resume(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    await discord.sandbox.gateway.drop()
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


async def test_a_deleted_panel_does_not_take_the_picture_with_it(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    discord.sandbox.delete_message(await act.says(is_running))
    await bot.logs("job delivered")
    [message] = discord.channel.messages.values()
    assert message.attachments
    assert message.nonce == "job-1"
    await (await discord.ana.press(message, "Variation")).result()


async def test_a_new_message_whose_answer_was_lost_is_not_sent_twice(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    discord.sandbox.delete_message(await act.says(is_running))
    discord.sandbox.faults.add("/channels/[0-9]+/messages$", method="POST", status=502, after_effect=True)
    await bot.logs("job delivered")
    assert discord.sandbox.faults.happened == 1
    assert len(discord.channel.messages) == 1


@pytest.mark.parametrize("may_read", [True, False])
async def test_a_new_message_is_not_sent_twice_also_where_its_nonce_is_forgotten(
    discord: Discord, tmp_path: Path, photo: Upload, may_read: bool
) -> None:
    if not may_read:
        denied = Permission.READ_MESSAGE_HISTORY
        discord.channel.overwrites[discord.sandbox.world.bot.id] = (Permission(0), denied)
    async with running_bot(discord.sandbox, tmp_path) as bot:
        act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
        discord.sandbox.delete_message(await act.says(is_running))
        discord.sandbox.faults.add("/channels/[0-9]+/messages$", method="POST", status=502, after_effect=True)
        await discord.sandbox.world.until(lambda: bool(discord.channel.messages), 30)
        bot.kill()
        await bot.ended()
    discord.sandbox.messages.forget_nonces()
    async with running_bot(discord.sandbox, tmp_path) as bot:
        await bot.logs("job delivered")
        # A picture twice is better than none, where the bot may not look.
        assert len(discord.channel.messages) == (1 if may_read else 2)
        message = list(discord.channel.messages.values())[-1]
        await (await discord.ana.press(message, "Variation")).result()


@pytest.mark.parametrize("what", ["the channel", "the permission"])
async def test_where_the_bot_may_no_longer_post_the_picture_comes_as_a_direct_message(
    discord: Discord, bot: BotProcess, photo: Upload, what: str
) -> None:
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    message = await act.says(is_running)
    if what == "the channel":
        await discord.sandbox.delete_channel(discord.channel)
    else:
        discord.channel.overwrites[discord.sandbox.world.bot.id] = (Permission(0), Permission.VIEW_CHANNEL)
        discord.sandbox.delete_message(message)
    await bot.logs("job delivered")
    private = discord.sandbox.world.direct_messages(discord.ana.user)
    assert [bool(message.attachments) for message in private.messages.values()] == [True]


async def test_where_nothing_can_be_said_the_picture_waits_in_the_history(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    discord.ana.user.takes_messages = False
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    await act.says(is_running)
    await discord.sandbox.delete_channel(discord.channel)
    await bot.logs("nowhere to deliver to")
    await bot.logs("job delivered")
    other = discord.sandbox.world.add_channel(discord.guild, "other")
    page = await (await discord.ana.run(other, "history")).says("slow fire")
    assert page.attachments
    await (await discord.ana.run(other, "show", id="1")).result()


async def test_a_message_that_discord_never_takes_does_not_keep_the_bot_trying_for_ever(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    discord.sandbox.faults.add("/messages", status=400, times=1000)
    await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")
    await bot.logs("nowhere to deliver to")
    discord.sandbox.faults.clear()
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


async def test_a_job_may_outlive_its_token(forgetful: Discord, tmp_path: Path, photo: Upload) -> None:
    async with running_bot(forgetful.sandbox, tmp_path):
        act = await forgetful.ana.run(forgetful.channel, "stylize", picture=photo, prompt="slow fire")
        blocked = await forgetful.ben.run(forgetful.channel, "stylize", picture=photo, prompt="slow ice")
        message = await blocked.result()
        assert message is blocked.interaction.original
        assert "fire" in text_of(await act.result())


async def test_a_wrong_token_is_said_in_a_sentence(discord: Discord, tmp_path: Path) -> None:
    wrong = {"WORDBRUSH_DISCORD__TOKEN": "nonsense"}
    async with running_bot(discord.sandbox, tmp_path, connected=False, environment=wrong) as bot:
        assert await bot.ended() == 1
        assert "does not accept this token" in "\n".join(bot.log)
