"""The tables."""

import unicodedata
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from engine.protocol.presets import PresetName


class UTCDateTime(TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides; SQLite itself keeps no time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware moments only: a naive one is a mistake of ours."""
        if value is None:
            return None
        assert value.tzinfo is not None
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Back as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Constraints have names, so that migrations can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UTCDateTime, str: Text, dict[str, Any]: JSON, list[dict[str, Any]]: JSON}  # noqa: RUF012  # SQLAlchemy's own form


Number = BigInteger().with_variant(Integer, "sqlite")  # of a row: SQLite counts up in INTEGER only, which is as wide


class JobState(StrEnum):
    """Where a job is in its life."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobKind(StrEnum):
    """What a job is to bring about."""

    PICTURE = "picture"  # one, or several with other seeds
    ALBUM = "album"  # several pictures, each painted with the same StyleNet
    ARCHIVE = "archive"  # the same, from a ZIP archive and as one
    TRAINING = "training"  # a style


MAX_SEED = 2**53 - 1  # Discord's integers are exact up to here
MOST_PICTURES = 4  # of a job
UNFINISHED = (JobState.QUEUED, JobState.RUNNING)


class Guild(Base):
    """A server that uses the bot. Ids of guilds, users, channels and messages are Discord's."""

    __tablename__ = "guilds"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    first_seen_at: Mapped[datetime]
    # Whether the bot has been a member, as in every server that is kept since this is known: one that has added the
    # commands alone is not kept, and never left.
    joined: Mapped[bool] = mapped_column(default=True, server_default=false())
    left_at: Mapped[datetime | None]  # when the bot was removed from it; none while it is there


class User(Base):
    """A person who has used the bot."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    first_seen_at: Mapped[datetime]


class Job(Base):
    """One request of one person."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index(
            "ix_jobs_state_user_id_guild_id", "state", "user_id", "guild_id"
        ),  # who waits, without the rows themselves
        Index("ix_jobs_user_id_state", "user_id", "state"),
        Index("ix_jobs_guild_id_state_created_at", "guild_id", "state", "created_at"),
        Index("ix_jobs_content", "content"),
        Index("ix_jobs_style", "style"),
        Index("ix_jobs_checkpoint", "checkpoint"),
        {"sqlite_autoincrement": True},  # ids are never used twice: buttons and nonces name them
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    state: Mapped[str]
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id"))
    guild_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("guilds.id"))
    parent_id: Mapped[int | None] = mapped_column(Number, ForeignKey("jobs.id", ondelete="SET NULL"))

    # what is asked for
    kind: Mapped[str] = mapped_column(default=JobKind.PICTURE, server_default=JobKind.PICTURE)
    prompt: Mapped[str]
    preset: Mapped[PresetName] = mapped_column(Text)
    searched: Mapped[str]  # the prompt as it is searched: see folded()
    seed: Mapped[int] = mapped_column(BigInteger)  # of the first picture; the others have the next ones
    count: Mapped[int] = mapped_column(default=1, server_default="1")  # pictures
    size: Mapped[int | None]  # pixels; none: the preset's
    options: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # of Options, those chosen
    content: Mapped[str]  # a blob: the content image, or a ZIP of several
    style: Mapped[str | None]  # a blob: weights to paint with in one pass; none: they are to be optimised
    style_name: Mapped[str | None]  # of the style that is used, or is to be trained
    moving: Mapped[str | None]  # what kind of animation or film the content came as; none: a picture
    frames: Mapped[int] = mapped_column(default=1, server_default="1")  # of it
    cost: Mapped[int]  # units
    most_running: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # at once, by Whose
    spoiler: Mapped[bool] = mapped_column(default=False, server_default="0")  # its pictures are shown when clicked
    locale: Mapped[str]

    # what became of it
    starts: Mapped[int] = mapped_column(default=0)  # how often an engine began
    engine_deaths: Mapped[int] = mapped_column(default=0)  # while it ran
    step: Mapped[int] = mapped_column(default=0)  # of a job that was cancelled, or lets others go first
    checkpoint: Mapped[str | None]  # a blob: with it an interrupted training goes on
    failure: Mapped[dict[str, Any] | None]  # a Notice
    notes: Mapped[list[dict[str, Any]]] = mapped_column(default=list)  # Notices
    results: Mapped[list["Result"]] = relationship(lazy="selectin", order_by="Result.number")
    seconds: Mapped[float | None]  # that the engine needed
    favourite: Mapped[bool] = mapped_column(default=False, server_default="0")  # of its owner
    # What it takes of limits, and the day on which, as the owner's zone has it and as the server's own has it; none
    # where all was given back.
    counted_on: Mapped[date | None]
    counted_here_on: Mapped[date | None]
    counted_jobs: Mapped[int] = mapped_column(default=0, server_default="0")
    counted_units: Mapped[int] = mapped_column(default=0, server_default="0")
    counted_trainings: Mapped[int] = mapped_column(default=0, server_default="0")
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    # where its panel is
    reachable: Mapped[bool] = mapped_column(default=True, server_default="1")  # by the bot itself, without the token
    channel_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    application_id: Mapped[int] = mapped_column(BigInteger)
    token: Mapped[str]  # of the interaction
    token_expires_at: Mapped[datetime]
    filesize_limit: Mapped[int]  # bytes that Discord takes there
    delivered_at: Mapped[datetime | None]

    def seed_of(self, number: int) -> int:
        """Of one of its pictures, from 1 on."""
        return (self.seed + number - 1) % (MAX_SEED + 1)

    @property
    def blobs(self) -> set[str]:
        """All that it has, with those of its results."""
        own = {blob for blob in (self.content, self.style, self.checkpoint) if blob}
        return own.union(*(result.blobs for result in self.results))


class Result(Base):
    """A picture that a job has painted. Blobs may belong to several: a picture of a gallery can be picked."""

    __tablename__ = "results"
    __table_args__ = (
        Index("ix_results_picture", "picture"),
        Index("ix_results_weights", "weights"),
        Index("ix_results_film", "film"),
    )

    job_id: Mapped[int] = mapped_column(Number, ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  # from 1 on
    seed: Mapped[int] = mapped_column(BigInteger)
    picture: Mapped[str]  # a blob: PNG
    weights: Mapped[str]  # a blob: the StyleNet that painted it, safetensors
    film: Mapped[str | None]  # a blob: how it was painted, animated WebP; or what moves, painted: APNG or MP4

    @property
    def blobs(self) -> set[str]:
        """All that it has."""
        return {blob for blob in (self.picture, self.weights, self.film) if blob}


class Style(Base):
    """A StyleNet with a name, which paints any picture in one pass."""

    __tablename__ = "styles"
    __table_args__ = (
        Index("uq_styles_user_id_searched", "user_id", "searched", unique=True),
        Index("ix_styles_shared_with", "shared_with"),
        Index("ix_styles_weights", "weights"),
        Index("ix_styles_thumbnail", "thumbnail"),
        {"sqlite_autoincrement": True},  # buttons name ids
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id"))
    guild_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("guilds.id"))  # where it was made
    shared_with: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("guilds.id"))  # the server that may use it
    name: Mapped[str]
    searched: Mapped[str]  # the name as it is searched: see folded()
    prompt: Mapped[str]
    origin: Mapped[str]  # see StyleOrigin
    pictures: Mapped[int]  # that it was made from; 0: the project's own
    weights: Mapped[str]  # a blob: safetensors
    thumbnail: Mapped[str]  # a blob: the sample photo in this style, WebP
    job_id: Mapped[int | None] = mapped_column(Number, ForeignKey("jobs.id", ondelete="SET NULL"))  # that made it
    created_at: Mapped[datetime]

    @property
    def blobs(self) -> set[str]:
        """All that it has."""
        return {self.weights, self.thumbnail}


class StyleOrigin(StrEnum):
    """Where a style comes from."""

    TRAINED = "trained"  # on many pictures
    RESULT = "result"  # of a job: fitted to its one picture
    BLEND = "blend"
    IMPORTED = "imported"


class Post(Base):
    """A further message that shows a job."""

    __tablename__ = "posts"
    __table_args__ = (Index("ix_posts_job_id", "job_id"),)

    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    job_id: Mapped[int] = mapped_column(Number, ForeignKey("jobs.id", ondelete="CASCADE"))
    channel_id: Mapped[int] = mapped_column(BigInteger)


class Pace(Base):
    """How long a step takes, as measured: see bot.jobs.step_times."""

    __tablename__ = "paces"

    models: Mapped[str] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column(primary_key=True)  # what its maker calls it
    preset: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(primary_key=True)  # pixels
    seconds_a_step: Mapped[float]
    pictures: Mapped[int]  # that it was measured on


class GuildWord(Base):
    """A word that a server does not want in prompts, or one that is no matter there: see bot.rules.blocked_words."""

    __tablename__ = "guild_words"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"), primary_key=True)
    normal_form: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str]  # as it was written
    allowed: Mapped[bool]


class GuildBlock(Base):
    """Somebody who may not use the bot in a server."""

    __tablename__ = "guild_blocks"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    blocked_at: Mapped[datetime]


class SettingChange(Base):
    """Who has changed what of a server's settings, and when."""

    __tablename__ = "setting_changes"
    __table_args__ = (Index("ix_setting_changes_guild_id", "guild_id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"))
    user_id: Mapped[int | None] = mapped_column(BigInteger)  # none: of somebody who has had it deleted
    changed_at: Mapped[datetime]
    setting: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]


class GuildSetting(Base):
    """A value that a server's admins have set: of the server, of a role or of a member. See bot.jobs.policy."""

    __tablename__ = "guild_settings"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)  # server, role or member
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)  # of the role or member; 0 for the server
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class UsageCount(Base):
    """What a person, a member of a server or a server has used on a day. 0 as an id: all of them, see Account."""

    __tablename__ = "usage_counts"
    __table_args__ = (Index("ix_usage_counts_day", "day"),)

    guild_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    jobs: Mapped[int] = mapped_column(default=0)
    units: Mapped[int] = mapped_column(default=0)
    trainings: Mapped[int] = mapped_column(default=0, server_default="0")
    last_at: Mapped[datetime | None]  # when its last job was submitted that counts


class Ban(Base):
    """A person or a server that the bot's owner does not want."""

    __tablename__ = "bans"

    kind: Mapped[str] = mapped_column(primary_key=True)  # person or guild
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    banned_at: Mapped[datetime]


class HistoryEntry(Base):
    """A prompt that a person has used."""

    __tablename__ = "prompt_history"
    __table_args__ = (Index("ix_prompt_history_user_id_last_used_at", "user_id", "last_used_at"),)

    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id"), primary_key=True)
    prompt: Mapped[str] = mapped_column(primary_key=True)
    uses: Mapped[int]
    last_used_at: Mapped[datetime]


class Setting(Base):
    """What the bot remembers about itself."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


def folded(words: str) -> str:
    """A text as it is searched: the same however its letters are written, and in one case."""
    return unicodedata.normalize("NFKC", words).casefold()
