"""The picture check: whether a picture may be painted, and a result be shown, where somebody asks for it."""

from dataclasses import dataclass

import structlog

from bot.errors import JobFailed, PictureRefused
from bot.imaging.imaging_client import Imaging, check_is_installed
from bot.jobs.audience import AuditLog, CheckedPicture
from bot.observability.metrics import PICTURE_CHECKS
from bot.rules.picture_rules import PictureCheck, Scores, check_of
from bot.store.jobs import Jobs
from bot.store.models import Job
from engine.protocol.messages import Notice, NoticeCode

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True)
class Destination:
    """Whose picture is checked, where it is to be shown, and from which score on the check does something there."""

    user_id: int
    guild_id: int | None
    channel_id: int
    least_scores: Scores


class PictureChecker:
    """Judges pictures in the imaging process; where no score is set, nothing is judged."""

    def __init__(self, imaging: Imaging, jobs: Jobs, audit: AuditLog) -> None:
        self._imaging = imaging
        self._jobs = jobs
        self._audit = audit
        self.is_installed = check_is_installed()

    async def check_content(self, data: bytes, to: Destination) -> bool:
        """Check a safe file that is to be painted; return whether the result belongs behind a spoiler.

        Raises PictureRefused.
        """
        return await self._check(data, to, NoticeCode.PICTURE_UNSUITABLE)

    async def check_shown(self, data: bytes, to: Destination) -> bool:
        """Check a result of an earlier job that is to be shown; return whether it belongs behind a spoiler.

        Raises PictureRefused.
        """
        return await self._check(data, to, NoticeCode.RESULT_UNSUITABLE)

    async def check_result(self, data: bytes, job: Job) -> None:
        """Check what an engine has painted for a job, before it is kept, and hide it where the check says so.

        Raises JobFailed if it is refused.
        """
        to = Destination(
            user_id=job.user_id, guild_id=job.guild_id, channel_id=job.channel_id, least_scores=job.least_scores
        )
        try:
            check = await self._judge(data, to.least_scores)
        except PictureRefused as refused:
            raise JobFailed(refused.notice) from refused
        if check == PictureCheck.REFUSE:
            self._tell(check, to)
            raise JobFailed(Notice(NoticeCode.RESULT_UNSUITABLE))
        if check == PictureCheck.SPOILER and not job.spoiler:
            await self._hide(job)
            self._tell(check, to)

    async def may_preview(self, picture: bytes, job: Job) -> bool:
        """Return whether people may see how a job's picture looks by now, and hide it where the check says so."""
        try:
            check = await self._judge(picture, job.least_scores)
        except PictureRefused:
            return False
        if check == PictureCheck.SPOILER and not job.spoiler:
            await self._hide(job)
        return check != PictureCheck.REFUSE

    async def _check(self, data: bytes, to: Destination, unsuitable: NoticeCode) -> bool:
        check = await self._judge(data, to.least_scores)
        if check != PictureCheck.OFF:
            self._tell(check, to)
        if check == PictureCheck.REFUSE:
            raise PictureRefused(Notice(unsuitable))
        return check == PictureCheck.SPOILER

    async def _judge(self, data: bytes, least_scores: Scores) -> PictureCheck:
        """Return what is to be done about a picture.

        One that cannot be judged is hidden or, where the check refuses pictures, raises PictureRefused.
        """
        if not least_scores:
            return PictureCheck.OFF
        if not self.is_installed:
            raise PictureRefused(Notice(NoticeCode.CHECK_MISSING))
        try:
            check = check_of(await self._imaging.score(data), least_scores)
        except PictureRefused as problem:
            log.error("picture not checked", problem=str(problem))
            PICTURE_CHECKS.labels("failed").inc()
            if PictureCheck.REFUSE in least_scores:
                raise PictureRefused(Notice(NoticeCode.CHECK_FAILED)) from problem
            return PictureCheck.SPOILER
        PICTURE_CHECKS.labels(check).inc()
        return check

    async def _hide(self, job: Job) -> None:
        await self._jobs.hide(job.id)
        job.spoiler = True

    def _tell(self, check: PictureCheck, to: Destination) -> None:
        log.info("picture check", check=check, user=to.user_id, guild=to.guild_id)
        self._audit.checked(CheckedPicture(check, to.user_id, to.guild_id, to.channel_id))
