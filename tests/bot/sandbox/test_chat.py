"""The chat page's side of the server, without a browser: who is let in, what people see, and what is refused."""

import io
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.samples import SAMPLES
from bot.sandbox.chat import ChatPage
from bot.sandbox.demo import languages, populate
from bot.sandbox.messages import Body, Upload
from bot.sandbox.server import LONGEST_REQUEST, Sandbox
from bot.sandbox.world import Channel, Permission, User


class Page:
    """The server as a page talks to it."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.session = session
        self.ana, self.ben, self.cleo, *_ = (user for user in sandbox.world.users.values() if not user.bot)
        self.general = self.channel("general")

    def channel(self, name: str) -> Channel:
        return next(channel for channel in self.sandbox.world.channels.values() if channel.name == name)

    async def act(self, user: User, deed: dict[str, Any], *files: bytes) -> tuple[int, Any]:
        form = aiohttp.FormData(default_to_multipart=True)
        form.add_field("payload_json", json.dumps({"person": str(user.id), "deed": deed}))
        for number, data in enumerate(files):
            form.add_field(f"files[{number}]", io.BytesIO(data), filename=f"{number}.png")
        async with self.session.post(f"{self.sandbox.origin}/chat/deeds", data=form) as response:
            return response.status, await response.json()

    async def problem(self, user: User, deed: dict[str, Any], *files: bytes) -> str:
        status, answer = await self.act(user, deed, *files)
        assert status == 400
        return str(answer["problem"])

    async def frames(self, user: User, channel: Channel) -> list[Any]:
        """The first two: the world, and the messages."""
        address = f"{self.sandbox.origin}/chat/live?person={user.id}&channel={channel.id}"
        async with self.session.ws_connect(address) as socket:
            return [await socket.receive_json(timeout=5) for _ in range(2)]


@pytest_asyncio.fixture
async def page() -> AsyncIterator[Page]:
    sandbox = Sandbox(first_response_seconds=0.2)
    populate(sandbox)
    ChatPage(sandbox, SAMPLES, languages())
    async with sandbox, aiohttp.ClientSession() as session:
        yield Page(sandbox, session)


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://example.com"}, {"Host": "example.com"}, {"Origin": "null"}], ids=str
)
async def test_other_sites_are_not_let_in(page: Page, headers: dict[str, str]) -> None:
    for path in ("/chat/", "/chat/live", "/chat/main.js", "/chat/samples/coffee"):
        async with page.session.get(page.sandbox.origin + path, headers=headers) as response:
            assert response.status == 403
    async with page.session.post(page.sandbox.origin + "/chat/deeds", headers=headers) as response:
        assert response.status == 403


async def test_a_page_for_others_is_served_at_any_address_and_port_but_not_to_other_sites() -> None:
    """As in a container, whose published port is another one."""
    sandbox = Sandbox(host="0.0.0.0")  # noqa: S104  # what is tested
    populate(sandbox)
    ChatPage(sandbox, SAMPLES, languages())
    async with sandbox, aiohttp.ClientSession() as session:

        async def status(**headers: str) -> int:
            async with session.get(f"{sandbox.origin}/chat/", headers=headers) as response:
                return response.status

        assert sandbox.origin == f"http://127.0.0.1:{sandbox.port}", "where the bot reaches it"
        assert await status(Host="192.0.2.1:9000", Origin="http://192.0.2.1:9000") == 200
        assert await status(Host="[2001:db8::1]:9000") == 200
        assert await status(Host="localhost") == 200
        assert await status(Host="other.example:9000") == 403, "a name that another site has given this machine"
        assert await status(Host="192.0.2.1:9000", Origin="http://other.example") == 403
        page = Page(sandbox, session)
        await page.act(page.ana, {"do": "say", "channel": str(page.general.id), "words": "look"}, b"a picture")
        address = f"{sandbox.origin}/chat/live?person={page.ana.id}&channel={page.general.id}"
        async with session.ws_connect(address, headers={"Host": "192.0.2.1:9000"}) as socket:
            await socket.receive_json(timeout=5)
            [message] = (await socket.receive_json(timeout=5))["changed"]
        assert message["attachments"][0]["url"].startswith("http://192.0.2.1:9000/attachments/")


async def test_the_files_of_the_page_and_no_others(page: Page) -> None:
    for path, kind in (
        ("", "text/html"),
        ("main.js", "text/javascript"),
        ("vendor/markdown-it.js", "text/javascript"),
        ("style.css", "text/css"),
        ("samples/coffee", "image/jpeg"),
    ):
        async with page.session.get(f"{page.sandbox.origin}/chat/{path}") as response:
            assert response.status == 200, path
            assert response.content_type == kind
            assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    types = ("jsconfig.json", "payloads.d.ts", "vendor/markdown-it.d.ts", "vendor/LICENSES.md")
    for path in ("nothing.js", "../server.py", "..%2fserver.py", "samples/nobody", *types):
        async with page.session.get(f"{page.sandbox.origin}/chat/{path}") as response:
            assert response.status == 404, path


async def test_a_strangers_file_is_no_page_of_ours(page: Page) -> None:
    body = Body({"content": ""}, {0: Upload("page.html", b"<script>alert(1)</script>")})
    message = page.sandbox.messages.create(page.general, page.ana, body)
    async with page.session.get(message.attachments[0].url) as response:
        assert response.headers["Content-Security-Policy"] == "sandbox"


async def test_people_see_what_is_theirs_to_see(page: Page) -> None:
    create = page.sandbox.messages.create
    create(page.general, page.sandbox.world.bot, Body({"content": "for all"}))
    create(page.general, page.sandbox.world.bot, Body({"content": "for Ana", "flags": 64}), only_for=page.ana.id)
    _, for_ana = await page.frames(page.ana, page.general)
    _, for_ben = await page.frames(page.ben, page.general)
    assert [(one["content"], one["private"]) for one in for_ana["changed"]] == [("for all", False), ("for Ana", True)]
    assert [one["content"] for one in for_ben["changed"]] == ["for all"]
    world, _ = await page.frames(page.ana, page.general)
    private = page.channel("gallery")
    assert private.guild
    private.overwrites[private.guild.id] = (Permission(0), Permission.VIEW_CHANNEL)
    hidden, _ = await page.frames(page.ana, private)
    assert "gallery" in json.dumps(world["guilds"])
    assert "gallery" not in json.dumps(hidden["guilds"])
    assert hidden["channel"] != str(private.id)
    with_bot, with_ben = hidden["direct"]
    assert with_bot["id"] == str(page.sandbox.world.direct_messages(page.ana).id)
    assert (with_ben["name"], with_ben["private"]) == ("Ana, Ben", True)
    of_cleo, _ = await page.frames(page.cleo, page.general)
    assert len(of_cleo["direct"]) == 1


async def test_an_app_that_is_not_here_is_offered_to_whom_it_belongs(page: Page) -> None:
    command = {"id": "1", "name": "paint", "type": 1, "options": [], "integration_types": [0, 1]}
    page.sandbox.commands[None] = [command]
    elsewhere = page.sandbox.world.add_guild("Elsewhere", page.ana, [page.ben], with_bot=False)
    channel = next(iter(elsewhere.channels.values()))
    assert page.ana.installed
    for user, there in ((page.ana, 1), (page.ben, 0)):
        world, _ = await page.frames(user, channel)
        assert len(world["commands"]) == there


async def test_commands_are_shown_in_the_persons_language(page: Page) -> None:
    in_chinese = {"zh-CN": "画"}
    option = {"type": 3, "name": "how", "name_localizations": in_chinese, "description": "The style in words"}
    option["choices"] = [{"name": "well", "name_localizations": in_chinese, "value": "well"}]
    command = {"id": "1", "name": "paint", "type": 1, "name_localizations": in_chinese, "options": [option]}
    page.sandbox.commands[None] = [command]
    mei = next(user for user in page.sandbox.world.users.values() if user.locale == "zh-CN")
    private = page.sandbox.world.direct_messages(mei)
    [shown] = (await page.frames(mei, private))[0]["commands"]
    assert (shown["name"], shown["shown"]) == ("paint", "画")
    [of_option] = shown["options"]
    assert (of_option["shown"], of_option["description"], of_option["choices"]) == (
        "画",
        "The style in words",
        [{"name": "画", "name_localizations": in_chinese, "value": "well"}],
    )


async def test_a_language_is_for_the_person_and_the_server_and_stays(page: Page) -> None:
    command = {"id": "1", "name": "paint", "type": 1, "name_localizations": {"zh-CN": "画"}, "options": []}
    page.sandbox.commands[None] = [command]
    assert page.general.guild
    await page.sandbox.invite(page.general.guild)
    before, _ = await page.frames(page.ana, page.general)
    offered = {one["locale"]: one["name"] for one in before["languages"]}
    assert offered == languages()
    assert (offered["en-US"], offered["zh-CN"]) == ("English, US", "中文")
    speak = {"do": "speak", "channel": str(page.general.id), "locale": "zh-CN"}
    assert await page.act(page.ana, speak) == (200, {})
    after, _ = await page.frames(page.ana, page.general)  # a new connection, as after a reload
    assert (after["locale"], after["commands"][0]["shown"]) == ("zh-CN", "画")
    assert page.general.guild.locale == "zh-CN"
    assert page.ben.locale == "en-US"
    direct = page.sandbox.world.direct_messages(page.ben)
    assert await page.act(page.ben, speak | {"channel": str(direct.id)}) == (200, {})
    assert page.ben.locale == "zh-CN"
    assert "does not speak" in await page.problem(page.ana, speak | {"locale": "th"})


async def test_only_what_has_changed_is_sent(page: Page) -> None:
    messages = page.sandbox.messages
    first, second = (messages.create(page.general, page.ben, Body({"content": name})) for name in ("one", "two"))
    address = f"{page.sandbox.origin}/chat/live?person={page.ana.id}&channel={page.general.id}"
    async with page.session.ws_connect(address) as socket:
        assert (await socket.receive_json())["is"] == "world"
        assert len((await socket.receive_json())["changed"]) == 2
        messages.edit(first, Body({"content": "changed"}))
        frame = await socket.receive_json(timeout=5)
        assert [one["content"] for one in frame["changed"]] == ["changed"]
        assert frame["gone"] == []
        messages.delete(second)
        frames = [await socket.receive_json(timeout=5) for _ in range(2)]  # the channel's newest message is another
        assert {frame["is"] for frame in frames} == {"world", "messages"}
        assert [frame["gone"] for frame in frames if frame["is"] == "messages"] == [[str(second.id)]]


async def test_what_is_not_possible_comes_as_a_sentence(page: Page) -> None:
    here = {"channel": str(page.general.id)}
    run = {"do": "run", **here, "command": "paint", "options": {}}
    assert await page.problem(page.ana, run) == "There is no command paint."
    assert await page.problem(page.ana, {"do": "say", **here, "words": ""}) == "The message is empty."
    reload = "Reload the page."
    assert reload in await page.problem(page.ana, {"do": "delete", **here, "message": "1"})
    assert reload in await page.problem(page.ana, {"do": "fly", **here})
    assert reload in await page.problem(page.sandbox.world.bot, {"do": "say", **here, "words": "I am the bot"})
    assert reload in await page.problem(page.ana, {"do": "submit", "interaction": "1"})
    mine = page.sandbox.messages.create(page.general, page.ana, Body({"content": "mine"}))
    said = await page.problem(page.ben, {"do": "delete", **here, "message": str(mine.id)})
    assert "Only the author and moderators" in said
    elsewhere = page.sandbox.world.direct_messages(page.ana)
    said = await page.problem(page.ben, {"do": "say", "channel": str(elsewhere.id), "words": "psst"})
    assert said == "You cannot see this channel."
    said = await page.problem(page.ana, {"do": "say", **here, "words": ""}, bytes(page.general.upload_limit + 1))
    assert said == "A file here can have at most 10 MB."
    said = await page.problem(page.ana, {"do": "say", **here, "words": ""}, bytes(LONGEST_REQUEST + 1))
    assert "26 MB" in said
    page.general.overwrites[page.ana.id] = (Permission(0), Permission.SEND_MESSAGES)
    assert (
        await page.problem(page.ana, {"do": "say", **here, "words": "hello"})
        == "You do not have permission to write in this channel."
    )
    assert not [message for message in page.sandbox.world.messages() if message is not mine]


async def test_an_application_that_is_not_there_does_not_respond(page: Page) -> None:
    page.sandbox.commands[None] = [{"id": "1", "name": "paint", "type": 1, "options": []}]
    assert page.general.guild
    await page.sandbox.invite(page.general.guild)
    run = {"do": "run", "channel": str(page.general.id), "command": "paint", "options": {}}
    assert await page.act(page.ana, run) == (200, {"problem": "The application did not respond."})
