"""What holds for a person in a server, and how its admins change it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from bot.config import Settings
from bot.errors import Refusal
from bot.i18n.user_text import channel_mentions, quoted
from bot.imaging.imaging_client import check_is_installed
from bot.jobs.audience import AuditLog
from bot.jobs.requester import Requester
from bot.rules.picture_rules import PictureCheck, Scores, Threshold, scores_of, strictest
from bot.rules.usage_limits import (
    LIMIT_NAMES,
    SETS,
    Account,
    AccountKind,
    Limits,
    Rules,
    day_of,
    end_of,
    zone_named,
)
from bot.store.grants import Grants, TooManyGrants
from bot.store.guilds import Guilds, SetValue, Target, TargetKind, TooManySettings
from bot.store.models import Grant, SettingChange
from bot.store.saved_styles import StyleQuota
from engine.protocol.presets import PRESET_NAMES, PresetName

MOST_SETTINGS = 1000  # of a server, with all of its roles and people
MOST_GRANTS = 1000  # of a server, with units left


@dataclass(frozen=True, kw_only=True)
class ServerSettings:
    """What a server's admins set besides limits. audit_channel: gets a line for whatever they change or remove."""

    time_zone: str | None = None  # where days end; None: as for everybody
    admins_exempt: bool = False  # from the server's own limits
    age_restricted_only: bool = False
    spoiler: bool = False  # results are shown when they are clicked
    shared_styles: int | None = None  # that the server may have, at most
    audit_channel: int | None = None
    picture_check: PictureCheck = PictureCheck.OFF
    picture_threshold: Threshold = Threshold.NORMAL
    check_age_restricted: bool = False  # whether pictures are checked in age-restricted channels, too

    def least_scores(self, *, age_restricted: bool) -> dict[str, float]:
        """Return from which score on the picture check does something, in an age-restricted channel or another one."""
        applies = self.check_age_restricted or not age_restricted
        return scores_of(self.picture_check, self.picture_threshold, applies=applies)


SETTING_NAMES = tuple(one.name for one in fields(ServerSettings))


@dataclass(frozen=True)
class ServerConfiguration:
    """All settings and limits that a server's admins have set."""

    settings: ServerSettings = ServerSettings()
    rules: Rules = field(default_factory=Rules)

    def rule_of(self, target: Target) -> dict[str, Any]:
        """Return a copy of the limits that are set for a target, by name; empty if there are none."""
        if target.kind == TargetKind.SERVER:
            return dict(self.rules.server)
        return dict((self.rules.roles if target.kind == TargetKind.ROLE else self.rules.people).get(target.id, {}))

    @classmethod
    def read(cls, rows: Sequence[SetValue]) -> Self:
        """Return the configuration that these rows make."""
        settings: dict[str, Any] = {}
        server: dict[str, Any] = {}
        of_ids: dict[str, dict[int, dict[str, Any]]] = {TargetKind.ROLE: {}, TargetKind.MEMBER: {}}
        for row in rows:
            if row.name in SETTING_NAMES:
                settings[row.name] = row.value
            elif row.name in LIMIT_NAMES:
                rule = server if row.kind == TargetKind.SERVER else of_ids[row.kind].setdefault(row.target_id, {})
                listed = row.name in SETS and row.value is not None
                rule[row.name] = frozenset(row.value) if listed else row.value
        return cls(ServerSettings(**settings), Rules(server, of_ids[TargetKind.ROLE], of_ids[TargetKind.MEMBER]))


@dataclass(frozen=True)
class Standing:
    """What holds for a person where they are. accounts: whatever a job needs, it needs of all of them."""

    accounts: tuple[Account, ...]
    settings: ServerSettings = ServerSettings()
    least_scores: Scores = field(default_factory=dict)  # of the picture check

    @property
    def largest_size(self) -> int:
        """The largest size of a result that is allowed, in pixels of its longer side."""
        return min(one.limits.largest_size for one in self.accounts if one.limits.largest_size is not None)

    @property
    def presets(self) -> tuple[PresetName, ...]:
        """The presets that are allowed, in their usual order."""
        sets = [one.limits.presets for one in self.accounts if one.limits.presets is not None]
        return tuple(name for name in PRESET_NAMES if all(name in one for one in sets))

    @property
    def most_running(self) -> dict[AccountKind, int]:
        """How many jobs may run at once, for each account that limits them."""
        limits = {one.whose: one.limits.running_at_once for one in self.accounts}
        return {whose: most for whose, most in limits.items() if most is not None}

    @property
    def queue_share(self) -> int:
        """How many turns in the queue the person gets for each turn of others in the server."""
        return max((one.limits.queue_share or 1 for one in self.accounts if one.whose == AccountKind.MEMBER), default=1)

    @property
    def style_quota(self) -> StyleQuota:
        """How many styles of their own the person may have."""
        found = {one.whose: one.limits.styles for one in self.accounts}
        return StyleQuota(found.get(AccountKind.PERSON), found.get(AccountKind.MEMBER))

    @property
    def shared_styles(self) -> int | None:
        """How many styles the server may share at most, or None for any number."""
        ceilings = [one.limits.styles for one in self.accounts if one.whose == AccountKind.GUILD]
        numbers = [number for number in (*ceilings, self.settings.shared_styles) if number is not None]
        return min(numbers, default=None)


class Policy:
    """Limits and settings of servers, within what the bot's owner allows everybody."""

    def __init__(self, settings: Settings, guilds: Guilds, grants: Grants, audit: AuditLog) -> None:
        self._settings = settings
        self._guilds = guilds
        self._grants = grants
        self._audit = audit

    async def configuration(self, guild_id: int) -> ServerConfiguration:
        """Return all that the admins of a server have set."""
        return ServerConfiguration.read(await self._guilds.settings(guild_id))

    async def standing(self, person: Requester) -> Standing:
        """Return what holds for a person where they are: the owner's ceiling always, in a server its rules too."""
        ceiling, zone = self._settings.limits, self._settings.limits.zone
        everywhere = Account(AccountKind.PERSON, 0, person.user_id, ceiling.limits(), zone)
        restricted = person.age_restricted
        floor = self._settings.moderation.pictures.least_scores(age_restricted=restricted)
        if person.guild_id is None:
            return Standing((everywhere,), least_scores=floor)
        configuration = await self.configuration(person.guild_id)
        settings = configuration.settings
        here = configuration.rules.of(person.user_id, person.roles)
        if settings.admins_exempt and person.admin:
            here = Limits(queue_share=here.queue_share)
        whole = Account(AccountKind.GUILD, person.guild_id, 0, ceiling.guild.limits(), zone)
        member = Account(AccountKind.MEMBER, person.guild_id, person.user_id, here, self.zone_of(settings))
        scores = strictest([floor, settings.least_scores(age_restricted=restricted)])
        return Standing((everywhere, whole, member), settings, scores)

    def zone_of(self, settings: ServerSettings) -> ZoneInfo:
        """Return the time zone in which a server's days end."""
        return (zone_named(settings.time_zone) if settings.time_zone else None) or self._settings.limits.zone

    def check_place(self, person: Requester, standing: Standing) -> None:
        """Check that a person may use the bot where they are. Raises Refusal."""
        if standing.settings.age_restricted_only and not person.age_restricted:
            raise Refusal("place-age-restricted")
        for account in standing.accounts:
            channels = account.limits.channels
            if channels is not None and not channels & person.places:
                none = Refusal("limit-channels-none")
                raise Refusal("limit-channels", channels=channel_mentions(channels)) if channels else none

    def check_others_results(self, standing: Standing) -> None:
        """Check that a person may use other people's results. Raises Refusal."""
        if not all(account.limits.others_results for account in standing.accounts):
            raise Refusal("limit-others-results")

    def check_create_styles(self, standing: Standing) -> None:
        """Check that a person may make styles. Raises Refusal."""
        if not all(account.limits.create_styles for account in standing.accounts):
            raise Refusal("limit-create-styles")

    def check_preset(self, standing: Standing, preset: PresetName, size: int) -> None:
        """Check that a preset and a size (pixels) are allowed. Raises Refusal."""
        if preset not in standing.presets:
            if not standing.presets:
                raise Refusal("limit-presets-none")
            raise Refusal("limit-presets", preset=preset, allowed=standing.presets)
        if size > standing.largest_size:
            raise Refusal("limit-largest-size", size=size, largest=standing.largest_size)

    async def set(self, guild_id: int, target: Target, values: Mapping[str, Any], *, user_id: int) -> None:
        """Set limits or settings of a server, a role or a person. Raises Refusal if nothing changes."""
        await self._change(guild_id, target, values, (), user_id)

    async def reset(self, guild_id: int, target: Target, names: Sequence[str], *, user_id: int) -> None:
        """Unset limits or settings, so that the values above hold again. Raises Refusal if nothing changes."""
        await self._change(guild_id, target, {}, names, user_id)

    async def apply(
        self, guild_id: int, target: Target, values: Mapping[str, Any], names: Sequence[str], *, user_id: int
    ) -> None:
        """Set some values and unset others, whether or not that changes anything. Raises Refusal."""
        with suppress(_Same):
            await self._change(guild_id, target, values, names, user_id)

    def known_zone(self, name: str) -> str:
        """Return the name of a time zone if there is one of this name. Raises Refusal."""
        if zone_named(name) is None:
            raise Refusal("settings-no-zone", name=quoted(name, 60))
        return name

    async def _change(
        self, guild_id: int, target: Target, values: Mapping[str, Any], names: Sequence[str], user_id: int
    ) -> None:
        if values.get("picture_check", PictureCheck.OFF) != PictureCheck.OFF and not check_is_installed():
            raise Refusal("settings-check-missing")
        try:
            changes = await self._guilds.set(guild_id, target, values, names, user_id=user_id, most=MOST_SETTINGS)
        except TooManySettings as full:
            raise Refusal("settings-full", most=MOST_SETTINGS) from full
        if not changes:
            raise _Same
        for change in changes:
            self._audit.changed(change)

    async def grant(self, guild_id: int, person_id: int, units: int, days: int | None, *, user_id: int) -> Grant | None:
        """Grant a person units on top of the limits of a server for some days, or without an end; return the grant.

        The days include today, in the server's time zone. With 0 units, whatever is left of the person's grants is
        taken back, and the result is None. `user_id` is the admin who does so. Raises Refusal.
        """
        if units == 0:
            change = await self._grants.remove(guild_id, person_id, user_id=user_id)
            if change is None:
                raise Refusal("grants-none", person=f"<@{person_id}>")
            self._audit.changed(change)
            return None
        until = None
        if days is not None:
            zone = self.zone_of((await self.configuration(guild_id)).settings)
            until = end_of(day_of(datetime.now(UTC), zone) + timedelta(days=days - 1), zone)
        try:
            grant, change = await self._grants.add(guild_id, person_id, units, until, user_id=user_id, most=MOST_GRANTS)
        except TooManyGrants as full:
            raise Refusal("grants-full", most=MOST_GRANTS) from full
        self._audit.changed(change)
        return grant

    async def grants_of(self, person: Requester) -> Sequence[Grant]:
        """Return the grants that a person can use where they are, in the order in which they are used up."""
        return [] if person.guild_id is None else await self._grants.usable(person.guild_id, person.user_id)

    async def changes(self, guild_id: int, limit: int) -> Sequence[SettingChange]:
        """Return the last changes of a server's configuration, the newest first."""
        return await self._guilds.changes(guild_id, limit)


class _Same(Refusal):
    """A change that changes nothing."""

    def __init__(self) -> None:
        super().__init__("setting-same")
