"""The SQLAlchemy models of all tables."""

import unicodedata
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    MetaData,
    Text,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from bot.store.column_types import RowId, UTCDateTime
from engine.protocol.presets import PresetName


class Base(DeclarativeBase):
    """The base of all models, which names every constraint so that migrations can change it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UTCDateTime, str: Text, dict[str, Any]: JSON, list[dict[str, Any]]: JSON}  # noqa: RUF012  # SQLAlchemy's own form


class JobState(StrEnum):
    """The states of a job; the values are stored."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobKind(StrEnum):
    """What a job makes; the values are stored."""

    PICTURE = "picture"  # one picture, or a gallery of several that differ in their seeds
    ALBUM = "album"  # several content images, each painted with the same StyleNet
    ARCHIVE = "archive"  # an album that came as a ZIP archive, and is returned as one
    TRAINING = "training"  # a style


MAX_SEED = 2**53 - 1  # the largest integer that a command option of Discord takes
MOST_PICTURES = 4  # per job
UNFINISHED = (JobState.QUEUED, JobState.RUNNING)


class Guild(Base):
    """A guild that uses the bot. The ids of guilds, users, channels and messages are Discord's."""

    __tablename__ = "guilds"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    first_seen_at: Mapped[datetime]
    # Whether the bot has been a member of it. A guild that has added the application's commands alone has no bot
    # member that could leave, so it has no `left_at`.
    joined: Mapped[bool] = mapped_column(default=True, server_default=false())
    left_at: Mapped[datetime | None]  # when the bot was removed; None while it is a member


class User(Base):
    """A user who has used the bot at least once."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    first_seen_at: Mapped[datetime]


class Job(Base):
    """One request of one user, from its submission on."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_state_user_id_guild_id", "state", "user_id", "guild_id"),  # covers the count of queued jobs
        Index("ix_jobs_user_id_state", "user_id", "state"),
        Index("ix_jobs_guild_id_state_created_at", "guild_id", "state", "created_at"),
        Index("ix_jobs_content", "content"),
        Index("ix_jobs_reference", "reference"),
        Index("ix_jobs_style", "style"),
        Index("ix_jobs_checkpoint", "checkpoint"),
        {"sqlite_autoincrement": True},  # an id is never reused, as buttons and nonces contain it
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    state: Mapped[str]
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id"))
    guild_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("guilds.id"))
    parent_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("jobs.id", ondelete="SET NULL"))

    # the request
    kind: Mapped[str] = mapped_column(default=JobKind.PICTURE, server_default=JobKind.PICTURE)
    prompt: Mapped[str]
    preset: Mapped[PresetName] = mapped_column(Text)
    searched: Mapped[str]  # folded(prompt)
    seed: Mapped[int] = mapped_column(BigInteger)  # of the first picture; each further picture adds 1
    count: Mapped[int] = mapped_column(default=1, server_default="1")  # pictures
    size: Mapped[int | None]  # pixels; None: the preset's
    options: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # chosen fields of Options
    content: Mapped[str]  # a blob: the content image, or a ZIP of several
    # A blob: the picture whose style the result is to have, or a ZIP of several; "": no longer kept; None: words alone.
    reference: Mapped[str | None]
    style: Mapped[str | None]  # a blob: weights to apply in one pass; None: the job optimizes its own
    style_name: Mapped[str | None]  # of the style to apply or to train
    moving: Mapped[str | None]  # the kind of the animation or film that was attached; None: a still picture
    frames: Mapped[int] = mapped_column(default=1, server_default="1")  # of the animation or film
    cost: Mapped[int]  # units
    most_running: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # at once, by AccountKind
    queue_share: Mapped[int] = mapped_column(
        default=1, server_default="1"
    )  # of its owner: turns for each turn of others
    spoiler: Mapped[bool] = mapped_column(default=False, server_default="0")  # Discord hides the pictures until a click
    least_scores: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")  # bot.rules.picture_rules
    locale: Mapped[str]

    # the outcome
    starts: Mapped[int] = mapped_column(default=0)  # how often an engine began
    engine_deaths: Mapped[int] = mapped_column(default=0)  # engine processes that died during the job
    step: Mapped[int] = mapped_column(default=0)  # at which the job was cancelled or paused
    checkpoint: Mapped[str | None]  # a blob from which an interrupted training continues
    failure: Mapped[dict[str, Any] | None]  # a Notice
    notes: Mapped[list[dict[str, Any]]] = mapped_column(default=list)  # Notices
    results: Mapped[list["Result"]] = relationship(lazy="selectin", order_by="Result.number")
    seconds: Mapped[float | None]  # that the engine needed
    favourite: Mapped[bool] = mapped_column(default=False, server_default="0")  # of its owner
    # What the job takes from limits. The days are those of the owner's time zone (counted_on) and of the guild's
    # (counted_here_on); None after everything was given back, and counted_here_on also if grants pay for the whole job.
    counted_on: Mapped[date | None]
    counted_here_on: Mapped[date | None]
    counted_jobs: Mapped[int] = mapped_column(default=0, server_default="0")
    counted_units: Mapped[int] = mapped_column(default=0, server_default="0")
    counted_trainings: Mapped[int] = mapped_column(default=0, server_default="0")
    granted: Mapped[dict[str, Any]] = mapped_column(
        default=dict, server_default="{}"
    )  # units, by the id of their grant
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    # the panel
    reachable: Mapped[bool] = mapped_column(default=True, server_default="1")  # with the bot's own token
    channel_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    application_id: Mapped[int] = mapped_column(BigInteger)
    token: Mapped[str]  # the interaction's; empty after delivery
    token_expires_at: Mapped[datetime]
    filesize_limit: Mapped[int]  # bytes per file in this channel
    delivered_at: Mapped[datetime | None]

    def seed_of(self, number: int) -> int:
        """Return the seed of one of the job's pictures, which are numbered from 1."""
        return (self.seed + number - 1) % (MAX_SEED + 1)

    @property
    def blobs(self) -> set[str]:
        """Return all blobs that the job and its results refer to."""
        own = {blob for blob in (self.content, self.reference, self.style, self.checkpoint) if blob}
        return own.union(*(result.blobs for result in self.results))


class Result(Base):
    """A picture that a job has painted.

    A blob may belong to several results, as a picture picked from a gallery becomes a job of its own.
    """

    __tablename__ = "results"
    __table_args__ = (
        Index("ix_results_picture", "picture"),
        Index("ix_results_weights", "weights"),
        Index("ix_results_film", "film"),
    )

    job_id: Mapped[int] = mapped_column(RowId, ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  # counts from 1
    seed: Mapped[int] = mapped_column(BigInteger)
    picture: Mapped[str]  # a blob: PNG
    weights: Mapped[str]  # a blob: the StyleNet that painted it, safetensors
    film: Mapped[str | None]  # a blob: the time-lapse (animated WebP), or the painted animation or film (APNG or MP4)

    @property
    def blobs(self) -> set[str]:
        """Return all blobs that the result refers to."""
        return {blob for blob in (self.picture, self.weights, self.film) if blob}


class Style(Base):
    """A StyleNet with a name, which paints any picture in one forward pass."""

    __tablename__ = "styles"
    __table_args__ = (
        Index("uq_styles_user_id_searched", "user_id", "searched", unique=True),
        Index("ix_styles_shared_with", "shared_with"),
        Index("ix_styles_weights", "weights"),
        Index("ix_styles_thumbnail", "thumbnail"),
        {"sqlite_autoincrement": True},  # an id is never reused, as buttons contain it
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id"))
    guild_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("guilds.id"))  # where it was made
    shared_with: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("guilds.id"))  # the guild that may use it
    name: Mapped[str]
    searched: Mapped[str]  # folded(name)
    prompt: Mapped[str]
    origin: Mapped[str]  # a StyleOrigin
    pictures: Mapped[int]  # that it was trained on; 0: the bundled training photos
    weights: Mapped[str]  # a blob: safetensors
    thumbnail: Mapped[str]  # a blob: the sample photo in this style, WebP
    job_id: Mapped[int | None] = mapped_column(RowId, ForeignKey("jobs.id", ondelete="SET NULL"))  # that made it
    created_at: Mapped[datetime]

    @property
    def blobs(self) -> set[str]:
        """Return all blobs that the style refers to."""
        return {self.weights, self.thumbnail}


class StyleOrigin(StrEnum):
    """How a style was made; the values are stored."""

    TRAINED = "trained"  # on many pictures
    RESULT = "result"  # a job's network, fitted to its one picture
    BLEND = "blend"
    IMPORTED = "imported"


class Post(Base):
    """A further message that shows a job, besides its panel."""

    __tablename__ = "posts"
    __table_args__ = (Index("ix_posts_job_id", "job_id"),)

    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    job_id: Mapped[int] = mapped_column(RowId, ForeignKey("jobs.id", ondelete="CASCADE"))
    channel_id: Mapped[int] = mapped_column(BigInteger)


class StepTime(Base):
    """The measured time of a step; see bot.jobs.step_times."""

    __tablename__ = "paces"  # as the first migration with it named it

    models: Mapped[str] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column(primary_key=True)  # its name as torch reports it
    preset: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(primary_key=True)  # pixels
    seconds_a_step: Mapped[float]
    pictures: Mapped[int]  # that it was measured on


class GuildWord(Base):
    """A word that a guild blocks in prompts, or allows although it contains a blocked one.

    The rules are in bot.rules.blocked_words.
    """

    __tablename__ = "guild_words"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"), primary_key=True)
    normal_form: Mapped[str] = mapped_column(primary_key=True)
    word: Mapped[str]  # as it was written
    allowed: Mapped[bool]


class GuildBlock(Base):
    """A person whom a guild's admins keep from using the bot there."""

    __tablename__ = "guild_blocks"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    blocked_at: Mapped[datetime]


class SettingChange(Base):
    """A change of a guild's settings, and who made it."""

    __tablename__ = "setting_changes"
    __table_args__ = (Index("ix_setting_changes_guild_id", "guild_id"),)

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"))
    user_id: Mapped[int | None] = mapped_column(BigInteger)  # None after the admin had their data deleted
    changed_at: Mapped[datetime]
    setting: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]


class GuildSetting(Base):
    """A value that a guild's admins have set for the guild, a role or a member; see bot.jobs.policy."""

    __tablename__ = "guild_settings"

    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)  # server, role or member
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)  # the role or member; 0 for the guild
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class UsageCount(Base):
    """What an account has used on one day; see bot.rules.usage_limits.Account.

    A `guild_id` of 0 stands for all guilds, a `user_id` of 0 for all members of the guild.
    """

    __tablename__ = "usage_counts"
    __table_args__ = (Index("ix_usage_counts_day", "day"),)

    guild_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(primary_key=True)
    jobs: Mapped[int] = mapped_column(default=0)
    units: Mapped[int] = mapped_column(default=0)
    trainings: Mapped[int] = mapped_column(default=0, server_default="0")
    last_at: Mapped[datetime | None]  # when the last job that counts was submitted


class Grant(Base):
    """Units that an admin has granted a person on top of the guild's limits; see bot.store.grants."""

    __tablename__ = "grants"
    __table_args__ = (
        CheckConstraint("remaining BETWEEN 0 AND units", "ck_grants_remaining"),
        Index("ix_grants_guild_id_user_id", "guild_id", "user_id"),
        {"sqlite_autoincrement": True},  # an id is never reused, as jobs contain it
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    guild_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("guilds.id"))
    user_id: Mapped[int] = mapped_column(BigInteger)
    units: Mapped[int]
    remaining: Mapped[int]  # units that no job has used
    until: Mapped[datetime | None]
    granted_by: Mapped[int | None] = mapped_column(BigInteger)  # None after the admin had their data deleted
    granted_at: Mapped[datetime]


class Ban(Base):
    """A person or a guild that the bot's owner has banned."""

    __tablename__ = "bans"

    kind: Mapped[str] = mapped_column(primary_key=True)  # person or guild
    target_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    banned_at: Mapped[datetime]


class HistoryEntry(Base):
    """A prompt that a user has used, and how often."""

    __tablename__ = "prompt_history"
    __table_args__ = (Index("ix_prompt_history_user_id_last_used_at", "user_id", "last_used_at"),)

    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id"), primary_key=True)
    prompt: Mapped[str] = mapped_column(primary_key=True)
    uses: Mapped[int]
    last_used_at: Mapped[datetime]


class Setting(Base):
    """A value that the bot remembers about itself."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


def folded(words: str) -> str:
    """Return a text in the form in which it is searched: NFKC-normalized and case-folded."""
    return unicodedata.normalize("NFKC", words).casefold()
