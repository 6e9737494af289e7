"""Who may do what: every command, button, menu and form, for everybody, also with ids that were forged or replayed."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.commands.router import PRESSES
from bot.i18n.texts import FALLBACK, text
from bot.panels import settings_panel as settings
from bot.panels.buttons import JOB_ACTIONS as JOB_BUTTONS_THERE
from bot.panels.history_pages import View
from bot.sandbox.interactions import Interaction, InteractionType
from bot.sandbox.messages import Upload
from bot.sandbox.person import CHAT_INPUT, SUBCOMMAND, Person, text_of
from bot.sandbox.validation import ACTION_ROW, BUTTON, LABEL, STRING_SELECT, TEXT_INPUT
from bot.sandbox.world import Channel, Guild, Message, Permission, User
from tests.e2e.bot_process import SECONDS, BotProcess, running_bot
from tests.e2e.conftest import Discord, is_running
from tests.e2e.test_style import has_style

OWNER = "owner"  # of the results and of the style
MEMBER = "member"  # of the server where they are
MODERATOR = "moderator"  # who can manage messages there
ADMIN = "admin"  # who can manage that server
RUNS_IT = "runs the bot"
IN_PRIVATE = "owner in private"  # in direct messages with the bot
OUTSIDER = "outsider"  # of another server with the bot
FOREIGN_ADMIN = "foreign admin"  # who manages that one
OWN_APP = "own app"  # in a server without the bot, as an app of their own
BLOCKED = "blocked"  # by the admins of the server, of which they are a member
BANNED = "banned"  # by the bot's owner

HERE = {OWNER, MEMBER, MODERATOR, ADMIN, RUNS_IT}
SHUT_OUT = {BLOCKED, BANNED}
ELSEWHERE = {OUTSIDER, FOREIGN_ADMIN, OWN_APP}
EVERYBODY = {*HERE, *SHUT_OUT, *ELSEWHERE, IN_PRIVATE}
USERS = EVERYBODY - SHUT_OUT  # who may ask for something where they are
OWNS = {OWNER, IN_PRIVATE}
SEES = HERE | SHUT_OUT | {IN_PRIVATE}  # the message of a result, and so what it can show
MAY_PAINT = HERE | {IN_PRIVATE}  # with a result of this server
TENDS = OWNS | {MODERATOR, ADMIN}
PANELS = ("history", "settings", "style:0:")  # components that change the panel on which they are


@dataclass
class Scene:
    """Everybody, each where they are, and what it is about."""

    discord: Discord
    bot: BotProcess
    photo: Upload
    people: dict[str, Person]
    places: dict[str, Channel]
    own_messages: dict[str, Message]  # of the bot, which people elsewhere see, to forge with
    style: int
    panels: dict[str, Message]  # that only they see
    targets: dict[str, tuple[int, Message]] = field(default_factory=dict)

    async def target(self, kind: str) -> tuple[int, Message]:
        """A job of the owner by its id, and its message."""
        if kind not in self.targets:
            prompt, options = KINDS[kind]
            ana = self.people[OWNER]
            act = await ana.run(self.discord.channel, "stylize", picture=self.photo, prompt=prompt, **options)
            if kind == "running":
                message = await act.says(is_running)
            elif kind == "failed":
                message = await act.says("does not count")
            else:
                message = await act.result()
            self.targets[kind] = job_of(message), message
        return self.targets[kind]

    async def outcome(self, interaction: Interaction) -> str | None:
        """Why it was refused; None where it was not."""
        async with asyncio.timeout(SECONDS):
            while True:
                for line in self.bot.log:
                    if f'"interaction": {interaction.id}' in line:
                        entry = json.loads(line)
                        if entry["event"] in ("refused", "interaction answered"):
                            why: str | None = entry.get("why")
                            return why
                        assert entry["event"] != "command broken", line
                await asyncio.sleep(0.01)

    async def press(self, who: str, custom_id: str, message: Message, *values: str) -> str | None:
        """A button or a menu with this id, as if the message had it; who does not see it has another one of the bot.

        discord.py hears of no component that is not on its message: this is about what would be where one is.
        """
        kind = STRING_SELECT if values else BUTTON
        component: dict[str, Any] = {"type": kind, "custom_id": custom_id, "id": 2}
        component |= {"options": [{"label": "x", "value": value} for value in values]} if values else {}
        component |= {} if values else {"style": 1, "label": "x"}
        row = {"type": ACTION_ROW, "id": 1, "components": [component]}
        source = self.own_messages.get(who, message)
        if custom_id.startswith(PANELS):
            source = self.panels[who]
        before, source.components = source.components, [row]
        try:
            return await self._press(who, kind, custom_id, values, source)
        finally:
            source.components = before

    async def _press(self, who: str, kind: int, custom_id: str, values: tuple[str, ...], source: Message) -> str | None:
        data = {"component_type": kind, "custom_id": custom_id, "id": 2} | ({"values": list(values)} if values else {})
        return await self.forge(who, InteractionType.COMPONENT, data, source)

    async def forge(
        self, who: str, kind: InteractionType, data: dict[str, Any], source: Message | None = None
    ) -> str | None:
        """Somebody sends this, whatever their app shows them."""
        channel = self.places[who]
        user = self.people[who].user
        return await self.outcome(await self.discord.sandbox.interactions.begin(kind, user, channel, data, source))


KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "result": ("fire filmed", {}),
    "gallery": ("fire", {"count": 4}),
    "failed": ("fire fails", {}),
    "running": ("fire slow forever", {}),
}


def job_of(message: Message) -> int:
    [number] = {int(part) for part in str(message.components).split("job:")[1].split(":")[:1]}
    return number


@pytest_asyncio.fixture
async def scene(discord: Discord, tmp_path: Path, photo: Upload) -> AsyncIterator[Scene]:
    world = discord.sandbox.world
    names = ("Mona", "Adam", "Rita", "Otto", "Faye", "Iris", "Bill", "Boris")
    mona, adam, rita, otto, faye, iris, bill, boris = (Person(discord.sandbox, world.add_user(name)) for name in names)
    for one in (mona, adam, rita, bill, boris):
        world.add_member(discord.guild, one.user)
    discord.guild.members[mona.user.id].roles.append(discord.moderators)
    world.add_role(discord.guild, "Admins", Permission.MANAGE_GUILD, adam.user)
    other = world.add_guild("Other", faye.user, [otto.user])
    without = world.add_guild("Without", iris.user, [], with_bot=False)
    iris.user.installed = True
    world.application_owner = rita.user
    people = {
        OWNER: discord.ana,
        MEMBER: discord.ben,
        MODERATOR: mona,
        ADMIN: adam,
        RUNS_IT: rita,
        IN_PRIVATE: discord.ana,
        OUTSIDER: otto,
        FOREIGN_ADMIN: faye,
        OWN_APP: iris,
        BLOCKED: bill,
        BANNED: boris,
    }
    elsewhere = {
        IN_PRIVATE: world.direct_messages(discord.ana.user),
        OUTSIDER: first_channel(other),
        FOREIGN_ADMIN: first_channel(other),
        OWN_APP: first_channel(without),
    }
    places = dict.fromkeys(people, discord.channel) | elsewhere
    settings = ("JOBS_PER_DAY", "QUEUED_AT_ONCE", "TRAININGS_PER_DAY", "STYLES", "GUILD__STYLES")
    environment = {f"WORDBRUSH_LIMITS__{name}": "0" for name in settings}
    environment["WORDBRUSH_OWNER__GUILD"] = str(discord.guild.id)
    async with running_bot(discord.sandbox, tmp_path, environment=environment) as bot:
        await (await adam.run(discord.channel, "block person", person=str(bill.user.id))).says(
            "can no longer use the bot"
        )
        own = {
            who: await (await people[who].run(places[who], "stylize", picture=photo, prompt="fire")).result()
            for who in (OUTSIDER, OWN_APP)
        }
        own[FOREIGN_ADMIN] = own[OUTSIDER]
        private = await discord.ana.run(places[IN_PRIVATE], "stylize", picture=photo, prompt="fire")
        own[IN_PRIVATE] = await private.result()
        made = await (await discord.ana.run(discord.channel, "style create", name="ink", prompt="ink")).says(has_style)
        style = int(str(made.components).split("style:")[1].split(":")[0])
        panels = {who: await (await person.run(places[who], "help")).says("") for who, person in people.items()}
        stage = Scene(discord, bot, photo, people, places, own, style, panels)
        ban = typed(stage, discord.channel, "owner ban", person=str(boris.user.id))
        assert await stage.forge(RUNS_IT, InteractionType.COMMAND, ban) is None
        yield stage


def first_channel(guild: Guild) -> Channel:
    return next(iter(guild.channels.values()))


def typed(scene: Scene, channel: Channel, words: str, **options: Any) -> dict[str, Any]:
    """A command as the app of the server's owner sends it, who may see all of them."""
    resolved: dict[str, Any] = {}
    data = scene.discord.cleo._typed(scene.discord.channel, words, options, resolved)
    return data | ({"resolved": resolved} if resolved else {})


# ── results ──────────────────────────────────────────────────────────────────────────────────────────────────────

# What can be done with a job, with the kind of job that it is done with: by whom.
JOB_BUTTONS: dict[str, tuple[str, set[str]]] = {
    "variation": ("result", MAY_PAINT),
    "again": ("result", MAY_PAINT),
    "retry": ("failed", MAY_PAINT),
    "stronger": ("result", MAY_PAINT),
    "softer": ("result", MAY_PAINT),
    "larger": ("result", MAY_PAINT),
    "edit": ("result", MAY_PAINT),
    "style": ("result", MAY_PAINT),
    "like": ("result", MAY_PAINT),
    "reuse": ("result", MAY_PAINT),
    "compare": ("result", SEES),
    "more": ("result", SEES),
    "details": ("result", SEES),
    "film": ("result", SEES),
    "save": ("result", SEES),  # a form, which is refused when it is sent
    "show": ("result", OWNS),
    "delete": ("result", TENDS),
    "forget": ("result", TENDS),
    "cancel": ("running", TENDS),
    **{f"pick{number}": ("gallery", MAY_PAINT) for number in range(1, 5)},
}
ENDS_IT = {"forget", "cancel"}


def test_every_button_of_a_job_is_in_the_table() -> None:
    assert set(JOB_BUTTONS) == set(JOB_BUTTONS_THERE)


async def test_who_may_press_what(scene: Scene) -> None:
    found: dict[str, set[str]] = {}
    for action, (kind, may) in JOB_BUTTONS.items():
        found[action] = set()
        for who in sorted(EVERYBODY, key=lambda who: who in may):  # first those who change nothing
            job, message = await scene.target(kind)
            if await scene.press(who, f"job:{job}:{action}", message) is None:
                found[action].add(who)
                if action in ENDS_IT:
                    del scene.targets[kind]
    assert found == {action: may for action, (_, may) in JOB_BUTTONS.items()}


# ── everything else that can be pressed ──────────────────────────────────────────────────────────────────────────

# Each manages a server with the bot, and changes what holds in that one.
ADMINS = {ADMIN, FOREIGN_ADMIN}
SETTINGS_VERBS = [*settings.FORMS, *settings.PERMITTED, *settings.TOGGLES, "zone", "changes", "show", "reset"]
# By custom id, of a menu with the value that is chosen; in this order.
OTHERS: dict[tuple[str, ...], set[str]] = {
    ("style:{style}:use",): OWNS,
    ("style:{style}:export",): OWNS,
    ("style:{style}:delete",): OWNS,
    ("style:{style}:hide",): OWNS,
    ("style:0:newer",): EVERYBODY,
    ("style:0:older",): EVERYBODY,
    ("style-menu", "{style}"): OWNS,
    ("style:{style}:share",): {OWNER},  # with this server, whose members have it from here on
    ("style:{style}:use", ""): HERE | {IN_PRIVATE, BLOCKED, BANNED},  # a form, which is refused when it is sent
    ("style:{style}:forget",): {MODERATOR, ADMIN} | OWNS,  # moderators take it from the server
    ("styles",): EVERYBODY,
    ("example:glass",): USERS,
    ("privacy:ask:0",): EVERYBODY,  # what is kept about oneself
    ("privacy:export:0",): EVERYBODY,
    ("history:star:{job}:{view}",): OWNS,
    ("history:unstar:{job}:{view}",): OWNS,
    ("history:search:0:{view}",): EVERYBODY,
    ("history:newer:0:{view}",): EVERYBODY,
    ("history-menu:{view}", "{job}"): OWNS,
    **{(f"settings:{verb}:server:0",): ADMINS for verb in SETTINGS_VERBS},
    **{(f"settings-menu:{menu}:server:0", "draft"): ADMINS for menu in ("presets",)},
    **{(f"settings-menu:{menu}:server:0", "{channel}"): ADMINS for menu in ("channels", "audit")},
    ("settings-menu:pictures:server:0", "off"): ADMINS,
    ("settings-menu:threshold:server:0", "normal"): ADMINS,
    ("settings-menu:whom:server:0", "{guild}"): ADMINS,
    ("settings:numbers:role:{guild}",): ADMINS,
}


def test_every_component_is_in_the_table() -> None:
    rows = [custom_id.format(style=1, job=1, view="", guild=1) for custom_id, *_ in OTHERS]
    rows += [f"job:1:{action}" for action in JOB_BUTTONS]
    for pattern in [route.pattern for route in PRESSES]:
        assert any(pattern.fullmatch(row) for row in rows), pattern
        for verbs in re.findall(r"\?P<verb>([a-z|]{5,})\)", pattern.pattern):
            assert {verb for verb in verbs.split("|") if any(verb in row.split(":") for row in rows)} >= set(
                verbs.split("|")
            ) - {"forget", "everywhere"}, "what deletes all that is kept about oneself has a test of its own"


@pytest.mark.prove
async def test_who_may_use_the_other_components(scene: Scene) -> None:
    job, message = await scene.target("result")
    known = {"style": scene.style, "job": job, "view": View().written(), "guild": scene.discord.guild.id}
    known["channel"] = scene.discord.channel.id
    found: dict[tuple[str, ...], set[str]] = {}
    for row, may in OTHERS.items():
        custom_id, *values = (part.format(**known) for part in row)
        found[row] = set()
        # First those who change nothing, and of the others the owner last: with it a style goes for good.
        for who in sorted(EVERYBODY, key=lambda who: (who in may, who in OWNS)):
            if not is_stopped(await scene.press(who, custom_id, message, *filter(None, values))):
                found[row].add(who)
            if "forget" in row[0] and who in {MODERATOR, ADMIN}:
                await scene.press(OWNER, f"style:{scene.style}:share", message)
            if "forget" in row[0] and who in OWNS:
                found[row] |= OWNS
                break
    assert found == OTHERS


# What says that somebody may not; other refusals are about what was asked for.
STOPS = (
    *("job-unknown", "cancel-not-yours", "forget-not-yours", "show-unknown", "style-unknown", "style-not-yours"),
    *("style-share-where", "admins-only", "owner-only", "person-blocked", "banned-person", "remove-unknown"),
    "settings-not-a-member",
)
STOPPED = re.compile("|".join(re.escape(text(stop, FALLBACK, owner="OWNER")) for stop in STOPS).replace("OWNER", ".+"))


NO_PICTURE = text("form-forgotten", FALLBACK)


def is_stopped(why: str | None) -> bool:
    return why is not None and STOPPED.fullmatch(why) is not None


# ── forms ────────────────────────────────────────────────────────────────────────────────────────────────────────

FORMS: dict[str, set[str]] = {
    "form:edit:{job}": MAY_PAINT,
    "form:again:{job}": MAY_PAINT,
    "form:style:{job}": MAY_PAINT,
    "form:like:{job}": MAY_PAINT,
    "form:save:{job}": MAY_PAINT,
    "form:use:{style}": OWNS,
    "form:message:{channel}:{message}": HERE,
    "form:likes:{channel}:{message}": HERE,
    "form:avatar:0:{person}:0": USERS,
    "history-search": EVERYBODY,
    "settings:numbers:server:0": ADMINS,
    "settings:zone:server:0": ADMINS,
}


@pytest.mark.prove
async def test_who_may_send_which_form(scene: Scene) -> None:
    """As if it were open; what it asks for is filled in, as far as it is words."""
    job, message = await scene.target("result")
    attached = scene.discord.ana.say(scene.discord.channel, "look", scene.photo)
    known = {"job": job, "style": scene.style, "channel": attached.channel.id, "message": attached.id}
    known["person"] = scene.people[OWNER].user.id
    # Discord shows the bot what is in a message when the menu is used, and never again.
    for menu in ("Stylize…", "Use as style…"):
        await scene.forge(MEMBER, InteractionType.COMMAND, chosen(scene, menu, attached))
    fields = {"prompt": "fire", "name": "other", "jobs_per_day": "", "time_zone": "", "words": ""}
    components = [
        {
            "type": LABEL,
            "id": 2 * n,
            "component": {"type": TEXT_INPUT, "id": 2 * n + 1, "custom_id": key, "value": value},
        }
        for n, (key, value) in enumerate(fields.items(), start=1)
    ]
    found = {}
    for form, may in FORMS.items():
        data = {"custom_id": form.format(**known), "components": components, "resolved": {}}
        on = scene.panels if form.startswith(PANELS) else dict.fromkeys(EVERYBODY, message) | scene.own_messages
        found[form] = {
            who
            for who in sorted(EVERYBODY, key=lambda who: who in may)
            if not is_stopped(why := await scene.forge(who, InteractionType.MODAL, data, on[who]))
            and not (why == NO_PICTURE and "message" in form)
        }
    assert found == FORMS


# ── commands ─────────────────────────────────────────────────────────────────────────────────────────────────────

# By what is typed, with its options.
COMMANDS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "stylize": ({"picture": "photo", "prompt": "fire", "like": "photo", "like_weight": 70}, USERS),
    "help": ({}, EVERYBODY),
    "history": ({}, EVERYBODY),
    "show": ({"id": "{job}"}, OWNS),
    "queue": ({}, EVERYBODY),
    "styles": ({}, EVERYBODY),
    "privacy": ({}, EVERYBODY),
    "usage me": ({}, EVERYBODY),
    "usage server": ({}, ADMINS),
    "style create": ({"name": "new {number}", "prompt": "ink", "like": "photo", "like_weight": 70}, USERS),
    "style list": ({}, EVERYBODY),
    "style apply": ({"style": "{style}", "picture1": "photo"}, OWNS),
    "style blend": ({"name": "mix {number}", "first": "{style}", "second": "{style}"}, OWNS),
    "style save": ({"id": "{job}", "name": "kept {number}"}, OWNS),
    "style share": ({"style": "{style}", "private": True}, OWNS),
    "style export": ({"style": "{style}"}, OWNS),
    "style import": ({"file": "photo", "name": "in {number}"}, USERS),
    "style delete": ({"style": "{style}"}, OWNS),
    "limits show": ({}, ADMINS),
    "limits set": ({"cooldown": 1, "queue_share": 2}, ADMINS),
    "limits grant": ({"person": "{banned}", "units": 5, "days": 7}, ADMINS),
    "limits reset": ({}, ADMINS),
    "settings": ({}, ADMINS),
    "words block": ({"word": "zebra"}, ADMINS),
    "words allow": ({"word": "zebra"}, ADMINS),
    "words remove": ({"word": "zebra"}, ADMINS),
    "words list": ({}, ADMINS),
    "block person": ({"person": "{blocked}"}, ADMINS),
    "block list": ({}, ADMINS),
    "remove": ({"id": "{job}"}, {ADMIN}),
    "owner status": ({}, {RUNS_IT}),
    "owner ban": ({"person": "{banned}"}, {RUNS_IT}),
    "owner bans": ({}, {RUNS_IT}),
    "owner unban": ({"server": "123456789012345678"}, {RUNS_IT}),
    "owner pause": ({}, {RUNS_IT}),
    "owner continue": ({}, {RUNS_IT}),
    "owner drain": ({}, {RUNS_IT}),
    "block lift": ({"person": "{blocked}"}, ADMINS),  # the last: from here on nobody is blocked
}


async def test_every_command_is_in_the_table(scene: Scene) -> None:
    there: set[str] = set()
    registered = scene.discord.sandbox.commands
    for command in [*registered[None], *registered[scene.discord.guild.id]]:
        if command["type"] == CHAT_INPUT:
            inside = [option["name"] for option in command.get("options", []) if option["type"] == SUBCOMMAND]
            there |= {f"{command['name']} {name}" for name in inside} or {command["name"]}
    assert there == set(COMMANDS)


@pytest.mark.prove
async def test_who_may_type_what(scene: Scene) -> None:
    """As if Discord's app showed every command to everybody."""
    job, _ = await scene.target("result")
    known = {"job": job, "style": scene.style, "blocked": scene.people[BLOCKED].user.id}
    known["banned"] = scene.people[BANNED].user.id
    found = {}
    for number, (words, (options, may)) in enumerate(COMMANDS.items()):
        given = {
            name: value.format(number=number, **known) if isinstance(value, str) else value
            for name, value in options.items()
        }
        given |= {name: scene.photo for name, value in given.items() if value == "photo"}
        found[words] = {
            who
            for who in sorted(EVERYBODY, key=lambda who: who in may)
            if not is_stopped(
                await scene.forge(who, InteractionType.COMMAND, typed(scene, scene.discord.channel, words, **given))
            )
        }
    assert found == {words: may for words, (_, may) in COMMANDS.items()}


@pytest.mark.prove
async def test_who_may_use_the_menus_of_messages_and_people(scene: Scene) -> None:
    attached = scene.discord.ana.say(scene.discord.channel, "look", scene.photo)
    targets: dict[str, Message | User] = dict.fromkeys(("Stylize…", "Use as style…"), attached)
    targets["Stylize avatar…"] = scene.people[OWNER].user
    for name, target in targets.items():
        data = chosen(scene, name, target)
        may = {who for who in EVERYBODY if not is_stopped(await scene.forge(who, InteractionType.COMMAND, data))}
        assert may == USERS


def chosen(scene: Scene, name: str, target: Message | User) -> dict[str, Any]:
    """The data of a menu on a message or a person."""
    kind = "messages" if isinstance(target, Message) else "users"
    command = next(command for command in scene.discord.sandbox.commands[None] if command["name"] == name)
    about = {"target_id": str(target.id), "resolved": {kind: {str(target.id): target.payload()}}}
    return {key: command[key] for key in ("id", "name", "type")} | about


# ── ids that are nobody's ────────────────────────────────────────────────────────────────────────────────────────


NOBODYS = (
    "job:999999:variation",
    "job:0:forget",
    "job:999999999999999999:details",
    "style:999999:use",
    "privacy:export:999999999999999999",
    "history:star:999999:b0::0:",
    "history:newer:0:" + "x" * 80,
    "history:newer:0:b99999999999:99999999999999999999:1:%\\' OR 1=1",
    "example:nothing",
    "settings:nonsense:server:0",
    "settings:numbers:role:99999999999999999999",
)


async def test_ids_that_were_made_up_break_nothing(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    message = await (await discord.cleo.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    panel = await (await discord.cleo.run(discord.channel, "help")).says("")
    scene = Scene(discord, bot, photo, {OWNER: discord.cleo}, {OWNER: discord.channel}, {}, 0, {OWNER: panel})
    for custom_id in NOBODYS:
        await scene.press(OWNER, custom_id, message)
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


async def test_a_component_that_its_message_does_not_have_is_not_heard_of(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    first = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    second = await (await discord.ben.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    data = {"component_type": BUTTON, "custom_id": f"job:{job_of(first)}:forget", "id": 1}
    begin = discord.sandbox.interactions.begin
    await begin(InteractionType.COMPONENT, discord.ben.user, discord.channel, data, second)
    await (await discord.ben.press(second, "Variation")).result()
    assert not first.deleted
    assert not [line for line in bot.log if f"job:{job_of(first)}:forget" in line]


async def test_a_press_that_is_replayed_is_answered_in_a_sentence(
    discord: Discord, bot: BotProcess, photo: Upload
) -> None:
    """Buttons of a panel that has gone on since: cancel what is done, delete what is deleted."""
    act = await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="slow fire")
    running = await act.says(is_running)
    message = await act.result()
    scene = Scene(discord, bot, photo, {OWNER: discord.ana}, {OWNER: discord.channel}, {}, 0, {})
    assert await scene.press(OWNER, f"job:{job_of(message)}:cancel", running)
    assert await scene.press(OWNER, f"job:{job_of(message)}:forget", message) is None
    for action in ("variation", "compare", "film", "larger", "show", "pick1", "details"):
        await scene.press(OWNER, f"job:{job_of(message)}:{action}", message)
    await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="ice")).result()


async def test_nobody_changes_a_panel_that_others_see(discord: Discord, bot: BotProcess, photo: Upload) -> None:
    message = await (await discord.ana.run(discord.channel, "stylize", picture=photo, prompt="fire")).result()
    said = text_of(message)
    scene = Scene(discord, bot, photo, {OWNER: discord.cleo}, {OWNER: discord.channel}, {}, 0, {OWNER: message})
    for custom_id in ("history:newer:0:b0::0:", "settings:show:server:0", "style:0:newer"):
        assert await scene.press(OWNER, custom_id, message) == text("panel-not-yours", FALLBACK)
        assert text_of(message) == said
