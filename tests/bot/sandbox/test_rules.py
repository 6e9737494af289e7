"""What Discord refuses, the local one refuses too."""

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.sandbox.messages import Upload
from bot.sandbox.person import CannotDo, text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world import Flag, Permission
from tests.bot.sandbox.conftest import Application

V2 = int(Flag.COMPONENTS_V2)
EPHEMERAL = int(Flag.EPHEMERAL)
PNG = b"\x89PNG"


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(custom_id: str = "a", **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Press", "custom_id": custom_id} | more


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


async def test_the_first_response_has_three_seconds(session: aiohttp.ClientSession) -> None:
    async with Sandbox(first_response_seconds=0.1) as sandbox:
        app = Application(sandbox, session)
        await app.register({"name": "paint", "description": "Paint"})
        act = await app.ana.run(app.channel, "paint")
        await asyncio.sleep(0.15)
        late = await app.answer(act.interaction, 5)
        assert (late.status, late.code) == (404, 10062)
        assert (await app.send("POST", app.webhook(act.interaction), {"content": "hi"})).code == 10015


async def test_a_token_lives_for_its_time(session: aiohttp.ClientSession) -> None:
    async with Sandbox(token_seconds=0.3) as sandbox:
        app = Application(sandbox, session)
        await app.register({"name": "paint", "description": "Paint"})
        act = await app.ana.run(app.channel, "paint")
        await app.answer(act.interaction, 4, {"content": "hi"})
        path = app.webhook(act.interaction) + "/messages/@original"
        assert (await app.send("PATCH", path, {"content": "hello"})).status == 200
        await asyncio.sleep(0.35)
        expired = await app.send("PATCH", path, {"content": "too late"})
        assert (expired.status, expired.code) == (401, 50027)
        assert act.interaction.original
        bot_edit = f"/channels/{app.channel.id}/messages/{act.interaction.original.id}"
        assert (await app.send("PATCH", bot_edit, {"content": "as the bot"})).status == 200


async def test_an_interaction_is_answered_once(app: Application) -> None:
    act = await app.ana.run(app.channel, "paint")
    assert (await app.answer(act.interaction, 5, ask=False)).status == 204
    again = await app.answer(act.interaction, 5)
    assert (again.status, again.code) == (400, 40060)
    assert (await app.send("POST", f"/interactions/1/{act.interaction.token}/callback", {"type": 5})).code == 10062


async def test_visibility_is_fixed_at_defer(app: Application) -> None:
    public = await app.ana.run(app.channel, "paint")
    answer = await app.answer(public.interaction, 5)
    assert answer.body["interaction"]["response_message_loading"]
    first = await app.send("POST", app.webhook(public.interaction), {"content": "for me", "flags": EPHEMERAL})
    assert not first.body["flags"] & EPHEMERAL, "the first follow-up takes the place of the deferred answer"
    second = await app.send("POST", app.webhook(public.interaction), {"content": "for me", "flags": EPHEMERAL})
    assert second.body["flags"] & EPHEMERAL
    assert [text_of(m) for m in app.sandbox.visible_to(app.ben.user, app.channel)] == ["for me"]
    private = await app.ana.run(app.channel, "paint")
    await app.answer(private.interaction, 5, {"flags": EPHEMERAL})
    edited = await app.send("PATCH", app.webhook(private.interaction) + "/messages/@original", {"content": "psst"})
    assert edited.body["flags"] == EPHEMERAL
    path = f"/channels/{app.channel.id}/messages/{edited.body['id']}"
    assert (await app.send("GET", path)).code == 10008, "an ephemeral message is nobody's but the webhook's"


async def test_a_deferred_answer_cannot_carry_the_components_flag(app: Application) -> None:
    act = await app.ana.run(app.channel, "paint")
    assert (await app.answer(act.interaction, 5, {"flags": V2})).code == 50035
    await app.answer(act.interaction, 5)
    path = app.webhook(act.interaction) + "/messages/@original"
    edited = await app.send("PATCH", path, {"flags": V2, "components": [text("now")]})
    assert edited.body["flags"] == V2


REFUSED: dict[str, tuple[dict[str, Any], tuple[str, ...], str]] = {
    "content beside components": (
        {"flags": V2, "content": "x", "components": [text("y")]},
        ("content",),
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    ),
    "more than 40 components": (
        {"flags": V2, "components": [{"type": 17, "components": [text("x")] * 20}] * 2},
        ("components",),
        "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    ),
    "more than 4,000 characters": (
        {"flags": V2, "components": [text("x" * 2500), text("y" * 2500)]},
        ("components",),
        "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
    ),
    "a text without the flag": ({"components": [text("x")]}, ("components", "0", "type"), "UNION_TYPE_CHOICES"),
    "two buttons of one id": (
        {"flags": V2, "components": [row(button(), button())]},
        ("components",),
        "COMPONENT_CUSTOM_ID_DUPLICATED",
    ),
    "a long label": (
        {"flags": V2, "components": [row(button(label="x" * 81))]},
        ("components", "0", "components", "0", "label"),
        "BASE_TYPE_MAX_LENGTH",
    ),
    "a long custom id": (
        {"flags": V2, "components": [row(button("x" * 101))]},
        ("components", "0", "components", "0", "custom_id"),
        "BASE_TYPE_BAD_LENGTH",
    ),
    "six buttons in a row": (
        {"flags": V2, "components": [row(*(button(str(n)) for n in range(6)))]},
        ("components", "0", "components"),
        "BASE_TYPE_BAD_LENGTH",
    ),
    "an empty gallery": (
        {"flags": V2, "components": [{"type": 12, "items": []}]},
        ("components", "0", "items"),
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a picture that is not attached": (
        {"flags": V2, "components": [{"type": 12, "items": [{"media": {"url": "attachment://x.png"}}]}]},
        ("components", "0", "items", "0", "media", "url"),
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
    ),
    "26 choices": (
        {
            "components": [
                row({"type": 3, "custom_id": "s", "options": [{"label": str(n), "value": str(n)} for n in range(26)]})
            ]
        },
        ("components", "0", "components", "0", "options"),
        "BASE_TYPE_BAD_LENGTH",
    ),
    "a long content": ({"content": "x" * 2001}, ("content",), "BASE_TYPE_MAX_LENGTH"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_what_is_refused_is_named_by_its_path(app: Application, name: str) -> None:
    body, path, code = REFUSED[name]
    refused = await app.send("POST", f"/channels/{app.channel.id}/messages", body)
    assert (refused.status, refused.code) == (400, 50035)
    node = refused.body["errors"]
    for part in path:
        node = node[part]
    assert node["_errors"][0]["code"] == code
    assert not app.channel.messages


async def test_messages_are_made_fetched_edited_deleted(app: Application) -> None:
    path = f"/channels/{app.channel.id}/messages"
    assert (await app.send("POST", path, {})).code == 50006
    made = await app.send("POST", path, {"content": "hi", "nonce": "7", "enforce_nonce": True})
    again = await app.send("POST", path, {"content": "hi", "nonce": "7", "enforce_nonce": True})
    assert made.body["id"] == again.body["id"]
    one = f"{path}/{made.body['id']}"
    assert (await app.send("PATCH", one, {"content": "ho"})).body["content"] == "ho"
    assert (await app.send("GET", one)).body["edited_timestamp"]
    assert [m["content"] for m in (await app.send("GET", path)).body] == ["ho"]
    assert (await app.send("DELETE", one)).status == 204
    for method in ("GET", "DELETE"):
        gone = await app.send(method, one)
        assert (gone.status, gone.code) == (404, 10008)
    assert (await app.send("PATCH", one, {"content": "x"})).code == 10008
    assert (await app.send("POST", "/channels/1/messages", {"content": "x"})).code == 10003


async def test_attachments_that_an_edit_does_not_list_are_dropped(app: Application) -> None:
    path = f"/channels/{app.channel.id}/messages"
    described = [{"id": "0", "filename": "a.png"}, {"id": "1", "filename": "b.png", "description": "b"}]
    made = await app.send("POST", path, {"attachments": described}, {"a.png": PNG, "b.png": PNG + b"b"})
    first, second = made.body["attachments"]
    assert second["description"] == "b"
    one = f"{path}/{made.body['id']}"
    kept = await app.send("PATCH", one, {"content": "without a word about them"})
    assert len(kept.body["attachments"]) == 2
    dropped = await app.send("PATCH", one, {"attachments": [{"id": first["id"]}]})
    assert [entry["filename"] for entry in dropped.body["attachments"]] == ["a.png"]


async def test_a_file_that_is_too_large_is_413(app: Application) -> None:
    app.guild.upload_limit = 1000
    path = f"/channels/{app.channel.id}/messages"
    refused = await app.send("POST", path, {"content": "big"}, {"a.png": b"x" * 1001})
    assert (refused.status, refused.code) == (413, 40005)
    assert (await app.send("POST", path, {"content": "fits"}, {"a.png": b"x" * 1000})).status == 200


async def test_permissions_are_those_of_the_channel(app: Application) -> None:
    path = f"/channels/{app.channel.id}/messages"
    everybody = app.guild.roles[0].id
    for denied, files, code in (
        (Permission.VIEW_CHANNEL, None, 50001),
        (Permission.SEND_MESSAGES, None, 50013),
        (Permission.ATTACH_FILES, {"a.png": PNG}, 50013),
    ):
        app.channel.overwrites[everybody] = (Permission(0), denied)
        refused = await app.send("POST", path, {"content": "x"}, files)
        assert (refused.status, refused.code) == (403, code)
    app.channel.overwrites[app.id] = (Permission.ATTACH_FILES, Permission(0))
    assert (await app.send("POST", path, {"content": "x"}, {"a.png": PNG})).status == 200


async def test_direct_messages_may_be_closed(app: Application) -> None:
    opened = await app.send("POST", "/users/@me/channels", {"recipient_id": str(app.ana.user.id)})
    path = f"/channels/{opened.body['id']}/messages"
    assert (await app.send("POST", path, {"content": "hi"})).status == 200
    app.ana.user.takes_messages = False
    assert (await app.send("POST", path, {"content": "hi"})).code == 50007


async def test_only_the_right_token_is_let_in(app: Application) -> None:
    assert (await app.send("GET", "/users/@me", token="wrong")).status == 401
    assert (await app.send("GET", "/users/@me")).body["bot"] is True


async def test_members_and_roles_can_be_looked_up(app: Application) -> None:
    member = await app.send("GET", f"/guilds/{app.guild.id}/members/{app.ana.user.id}")
    assert member.body["user"]["global_name"] == "Ana"
    assert (await app.send("GET", f"/guilds/{app.guild.id}/members/1")).code == 10007
    assert (await app.send("GET", f"/guilds/{app.guild.id}/roles")).body[0]["name"] == "@everyone"


async def test_attachment_addresses_expire(session: aiohttp.ClientSession) -> None:
    for seconds, status in ((60.0, 200), (-1.0, 404)):
        async with Sandbox(cdn_seconds=seconds) as sandbox:
            app = Application(sandbox, session)
            made = await app.send("POST", f"/channels/{app.channel.id}/messages", {"content": "x"}, {"a.png": PNG})
            url = made.body["attachments"][0]["url"]
            async with session.get(url) as response:
                assert response.status == status
            async with session.get(url.replace("hm=", "hm=0")) as forged:
                assert forged.status == 404


async def test_modals_are_first_responses_to_commands_and_components(app: Application) -> None:
    field = {"type": 4, "custom_id": "words", "style": 1, "required": True}
    label = {"type": 18, "label": "Words", "component": field}
    modal = {"custom_id": "m", "title": "Ask", "components": [label]}
    act = await app.ana.run(app.channel, "paint")
    assert (await app.answer(act.interaction, 9, modal | {"title": "x" * 46})).code == 50035
    assert (await app.answer(act.interaction, 9, modal)).status == 200
    with pytest.raises(CannotDo, match="is required"):
        await app.ana.submit(act)
    submitted = await app.ana.submit(act, words="fire")
    assert submitted.interaction.data["components"][0]["component"]["value"] == "fire"
    assert (await app.answer(submitted.interaction, 9, modal)).code == 50035
    assert (await app.answer(submitted.interaction, 4, {"content": "done"})).status == 200
    late = await app.ana.run(app.channel, "paint")
    await app.answer(late.interaction, 5)
    assert (await app.answer(late.interaction, 9, modal)).code == 40060


async def test_a_menu_of_a_modal_that_nobody_touches_sends_what_it_has_chosen_already(app: Application) -> None:
    options = [{"label": "draft", "value": "draft"}, {"label": "fine", "value": "fine", "default": True}]
    menu = {"type": 3, "custom_id": "preset", "options": options, "required": True}
    modal = {"custom_id": "m", "title": "Ask", "components": [{"type": 18, "label": "Preset", "component": menu}]}
    act = await app.ana.run(app.channel, "paint")
    assert (await app.answer(act.interaction, 9, modal)).status == 200
    untouched = await app.ana.submit(act)
    assert untouched.interaction.data["components"][0]["component"]["values"] == ["fine"]
    with pytest.raises(CannotDo, match="Preset is required"):
        await app.ana.submit(act, preset=[])


async def test_components_answer_on_their_own_message(app: Application) -> None:
    made = await app.ana.run(app.channel, "paint")
    await app.answer(made.interaction, 4, {"content": "press", "components": [row(button("go"))]})
    message = await made.says("press")
    pressed = await app.ana.press(message, "Press")
    assert pressed.interaction.data["custom_id"] == "go"
    updated = await app.answer(pressed.interaction, 7, {"content": "pressed", "components": []})
    assert updated.body["resource"]["message"]["id"] == str(message.id)
    with pytest.raises(CannotDo, match="no button"):
        await app.ana.press(message, "Press")
    again = await app.ana.run(app.channel, "paint")
    assert (await app.answer(again.interaction, 7, {"content": "x"})).code == 50035


COMMANDS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "capitals": ({"name": "Paint", "description": "x"}, ("1", "name")),
    "no description": ({"name": "x"}, ("1", "description")),
    "a long description": ({"name": "x", "description": "x" * 101}, ("1", "description")),
    "26 choices": (
        {
            "name": "x",
            "description": "x",
            "options": [
                {
                    "type": 3,
                    "name": "o",
                    "description": "o",
                    "choices": [{"name": str(n), "value": str(n)} for n in range(26)],
                }
            ],
        },
        ("1", "options", "0", "choices"),
    ),
    "required after optional": (
        {
            "name": "x",
            "description": "x",
            "options": [
                {"type": 3, "name": "a", "description": "a"},
                {"type": 3, "name": "b", "description": "b", "required": True},
            ],
        },
        ("1", "options", "1"),
    ),
    "the same name twice": ({"name": "fine", "description": "x"}, ("1", "name")),
}


@pytest.mark.parametrize("name", COMMANDS)
async def test_commands_are_checked(app: Application, name: str) -> None:
    command, path = COMMANDS[name]
    refused = await app.register({"name": "fine", "description": "x"}, command)
    assert refused.code == 50035
    node = refused.body["errors"]
    for part in path:
        node = node[part]
    assert node["_errors"]
    assert [one["name"] for one in app.sandbox.commands[None]] == ["paint"], "all or nothing"


async def test_commands_keep_their_ids_and_belong_to_a_guild_or_to_all(app: Application) -> None:
    before = app.sandbox.commands[None][0]["id"]
    await app.register({"name": "paint", "description": "Paint anew"}, {"name": "more", "description": "More"})
    assert app.sandbox.commands[None][0]["id"] == before
    path = f"/applications/{app.id}/guilds/{app.guild.id}/commands"
    await app.send("PUT", path, [{"name": "here", "description": "Only here"}])
    assert [one["name"] for one in (await app.send("GET", path)).body] == ["here"]
    await app.ana.run(app.channel, "here")
    with pytest.raises(CannotDo, match="no command"):
        await app.ana.run(app.sandbox.world.direct_messages(app.ana.user), "here")


async def test_people_can_do_what_discords_app_lets_them(app: Application) -> None:
    manage = int(Permission.MANAGE_GUILD)
    options = [
        {"type": 3, "name": "words", "description": "w", "required": True, "max_length": 5},
        {"type": 4, "name": "count", "description": "c", "min_value": 1, "max_value": 4},
        {"type": 3, "name": "preset", "description": "p", "choices": [{"name": "Draft", "value": "draft"}]},
        {"type": 11, "name": "image", "description": "i"},
    ]
    await app.register(
        {"name": "paint", "description": "Paint", "options": options},
        {"name": "limits", "description": "Limits", "default_member_permissions": manage, "contexts": [0]},
    )
    for wrong, said in (
        ({}, "required"),
        ({"words": "too long"}, "takes 0 to 5 characters"),
        ({"words": "fire", "count": 5}, "a number from 1 to 4"),
        ({"words": "fire", "count": "4"}, "does not take this"),
        ({"words": "fire", "preset": "fine"}, "one of"),
        ({"words": "fire", "size": 3}, "no option"),
        ({"words": "fire", "image": "a.png"}, "does not take this"),
    ):
        with pytest.raises(CannotDo, match=said):
            await app.ana.run(app.channel, "paint", **wrong)
    act = await app.ana.run(app.channel, "paint", words="fire", image=Upload("a.png", PNG))
    [attachment] = act.interaction.data["resolved"]["attachments"].values()
    assert attachment["ephemeral"]
    with pytest.raises(CannotDo, match="not available to everybody"):
        await app.ana.run(app.channel, "limits")
    await app.ben.run(app.channel, "limits")
    with pytest.raises(CannotDo, match="does not work here"):
        await app.ben.run(app.sandbox.world.direct_messages(app.ben.user), "limits")
    app.channel.overwrites[app.ana.user.id] = (Permission(0), Permission.USE_APPLICATION_COMMANDS)
    with pytest.raises(CannotDo, match="cannot use commands"):
        await app.ana.run(app.channel, "paint", words="fire")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("photo.png", "photo.png"),
        ("my photo (1).png", "my_photo_1.png"),
        ("_hidden.png", "hidden.png"),
        ("café.jpg", "cafe.jpg"),
        ("画像.png", "unknown.png"),
        ("../../etc/passwd", "etc_passwd"),
        ("no suffix", "no_suffix"),
    ],
)
async def test_names_of_files_are_rewritten(app: Application, sent: str, kept: str) -> None:
    said = app.ana.say(app.channel, "look", Upload(sent, PNG))
    assert said.attachments[0].filename == kept
    assert said.attachments[0].url.split("?")[0].endswith(f"/{kept}")


def menu(kind: int, **more: Any) -> dict[str, Any]:
    return row({"type": kind, "custom_id": "menu", **more})


@pytest.mark.parametrize(
    "wrong",
    [
        *(menu(kind, min_values=26, max_values=26) for kind in (3, 5, 6, 7, 8)),
        *(menu(kind, min_values=2, max_values=1) for kind in (5, 6, 7, 8)),
        *(menu(kind, placeholder="x" * 151) for kind in (5, 6, 7, 8)),
        *(menu(kind, required=True, min_values=0) for kind in (5, 6, 7, 8)),
        menu(5, default_values=[{"id": "1", "type": "role"}]),
        menu(6, default_values=[{"id": "1", "type": "user"}]),
        menu(7, default_values=[{"id": "1", "type": "channel"}]),
        menu(8, default_values=[{"id": "1", "type": "channel"}] * 2),
        menu(3, options=[{"label": "a", "value": "1"}, {"label": "b", "value": "1"}]),
        menu(3, options=[{"label": "a" * 101, "value": "1"}]),
        menu(3, options=[{"label": "a", "value": "1", "description": "x" * 101}]),
        menu(3, options=[{"label": "a", "value": str(n), "default": True} for n in range(2)]),
        {"type": 9, "components": [text("a")], "accessory": text("no button")},
        {"type": 9, "components": [text("a")]},
        {"type": 9, "components": [text("a")] * 4, "accessory": button()},
        {"type": 9, "components": [text("a")], "accessory": {"type": 11, "media": {"url": "attachment://none.png"}}},
    ],
)
async def test_menus_sections_and_thumbnails_have_rules(app: Application, wrong: dict[str, Any]) -> None:
    act = await app.ana.run(app.channel, "paint")
    assert (await app.answer(act.interaction, 4, {"flags": V2, "components": [wrong]})).code == 50035


async def test_every_kind_of_menu_tells_who_was_chosen(app: Application) -> None:
    role = app.sandbox.world.add_role(app.guild, "Painters", Permission(0))
    chosen = {5: app.ben.user.id, 6: role.id, 7: role.id, 8: app.channel.id}
    kinds = {5: "user", 6: "role", 7: "role", 8: "channel"}
    for kind, value in chosen.items():
        act = await app.ana.run(app.channel, "paint")
        default = [{"id": str(value), "type": kinds[kind]}]
        components = [
            {"type": 9, "components": [text("a")], "accessory": button("b")},
            menu(kind, default_values=default),
        ]
        assert (await app.answer(act.interaction, 4, {"flags": V2, "components": components})).status == 200
        assert act.interaction.original
        used = await app.ana.use(act.interaction.original, "menu", str(value))
        assert used.interaction.data["values"] == [str(value)]
        assert str(value) in next(iter(used.interaction.data["resolved"].values()))
        with pytest.raises(CannotDo):
            await app.ana.use(act.interaction.original, "menu", "1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"options": [{"type": 3, "name": f"a{n}", "description": "x" * 100} for n in range(25)]} | {"much": True},
        {"description_localizations": {"de": "x" * 101}},
        {"description_localizations": {"xx": "no such language"}},
        {"name_localizations": {"de": "Groß"}},
        {"name_localizations": {"de": "zwei Wörter"}},
        {"name_localizations": {"de": "x" * 33}},
        {
            "options": [
                {"type": 3, "name": "one", "description": "one", "name_localizations": {"de": "zwei"}},
                {"type": 3, "name": "zwei", "description": "two"},
            ]
        },
    ],
)
async def test_commands_in_other_languages_have_rules(app: Application, wrong: dict[str, Any]) -> None:
    command: dict[str, Any] = {"name": "paint", "description": "Paint", **wrong}
    if command.pop("much", False):  # 8,000 characters, each text in its longest language
        choices = [{"name": "c" * 100, "value": f"{n}" + "v" * 90} for n in range(3)]
        command["options"] = [option | {"choices": choices} for option in command["options"]]
    assert (await app.register(command)).code == 50035


async def test_who_is_in_time_out_can_look_and_nothing_else(app: Application) -> None:
    act = await app.ana.run(app.channel, "paint")
    await app.answer(act.interaction, 4, {"components": [row(button())]})
    assert act.interaction.original
    await app.sandbox.time_out(app.guild, app.ana.user, 60)
    assert app.sandbox.visible_to(app.ana.user, app.channel)
    for forbidden in (app.ana.run(app.channel, "paint"), app.ana.press(act.interaction.original, "Press")):
        with pytest.raises(CannotDo):
            await forbidden
    with pytest.raises(CannotDo):
        app.ana.say(app.channel, "hello")
    await app.sandbox.time_out(app.guild, app.ana.user, 0)
    await app.ana.press(act.interaction.original, "Press")
    await app.sandbox.time_out(app.guild, app.sandbox.world.bot, 60)
    sent = await app.send("POST", f"/channels/{app.channel.id}/messages", {"content": "hi"})
    assert (sent.status, sent.code) == (403, 50013)


async def test_somebodys_own_app_speaks_in_public_and_at_length_only_where_it_may(app: Application) -> None:
    guild = app.sandbox.world.add_guild("Elsewhere", app.ben.user, [app.ana.user], with_bot=False)
    channel = next(iter(guild.channels.values()))
    app.ana.user.installed = True
    await app.register({"name": "paint", "description": "Paint", "integration_types": [0, 1], "contexts": [0, 1, 2]})
    act = await app.ana.run(channel, "paint")
    await app.answer(act.interaction, 4, {"content": "hi"})
    assert act.interaction.original
    assert act.interaction.original.only_for is None
    for _ in range(5):
        assert (await app.send("POST", app.webhook(act.interaction), {"content": "more"})).status == 200
    sixth = await app.send("POST", app.webhook(act.interaction), {"content": "more"})
    assert (sixth.status, sixth.code) == (400, 40094)
    channel.overwrites[app.ana.user.id] = (Permission(0), Permission.USE_EXTERNAL_APPS)
    act = await app.ana.run(channel, "paint")
    await app.answer(act.interaction, 4, {"content": "hi"})
    assert act.interaction.original
    assert act.interaction.original.only_for == app.ana.user.id
    assert act.interaction.original.flags & EPHEMERAL
