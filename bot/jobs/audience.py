"""Who is told what happens to jobs and settings: protocols that `bot.delivery` implements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.rules.picture_rules import PictureCheck
from bot.store.models import Job, SettingChange, Style
from bot.store.new_jobs import PanelAddress
from engine.protocol.messages import Preview, Progress


@dataclass(frozen=True)
class Place:
    """The channel and the id of a message."""

    channel_id: int
    message_id: int


@dataclass(frozen=True)
class CheckedPicture:
    """A picture that the picture check hid or refused: whose it was, and where it was to be shown."""

    check: PictureCheck
    user_id: int
    guild_id: int | None
    channel_id: int


class Audience(Protocol):
    """Whoever shows jobs to people; see bot.delivery.live_panels.Delivery."""

    def running(self, job: Job) -> None:
        """Show that an engine has begun with a job."""

    def progress(self, job_id: int, progress: Progress) -> None:
        """Show how many steps of a job have been made."""

    def preview(self, job_id: int, preview: Preview) -> None:
        """Show how the picture of a job looks by now."""

    def waiting(self, job: Job, *, again: bool = False) -> None:
        """Show that a job waits, for the first time or again."""

    def ended(self, job: Job) -> None:
        """Show that a job is done, failed or cancelled."""

    async def places(self, job: Job) -> list[Place]:
        """Return the messages that show a job."""

    async def take_away(self, places: Sequence[Place]) -> list[str]:
        """Delete messages; return the addresses of those that could not be deleted."""

    async def show(self, job: Job, panel: PanelAddress) -> None:
        """Show the result of a job once more, in a further place. Raises Refusal."""


class AuditLog(Protocol):
    """Whoever tells a server's admins what some of them have done; see bot.delivery.audit.Audit."""

    def changed(self, change: SettingChange) -> None:
        """Tell that a setting of a server was changed."""

    def removed(self, job: Job, by: int) -> None:
        """Tell that the person `by` deleted a result."""

    def cancelled(self, job: Job, by: int) -> None:
        """Tell that the person `by` cancelled somebody else's job."""

    def checked(self, picture: CheckedPicture) -> None:
        """Tell that the picture check hid or refused a picture."""

    def unshared(self, style: Style, by: int) -> None:
        """Tell that the person `by` took somebody else's style from a server."""
