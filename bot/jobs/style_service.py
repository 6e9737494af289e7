"""What people can do with styles besides training and using them: keep, blend, share, take with them, delete."""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import structlog

from bot.engines.connection import Engine
from bot.errors import Refusal
from bot.imaging.imaging_client import Imaging
from bot.jobs.admission import Admission
from bot.jobs.audience import AuditLog
from bot.jobs.moderation import Moderation
from bot.jobs.policy import Policy, Standing
from bot.jobs.requester import Requester
from bot.jobs.results import Results
from bot.jobs.runner import Runner
from bot.jobs.style_trainer import THUMBNAIL, paint_sample
from bot.rules.usage_limits import AccountKind
from bot.store.blobs import BlobMissing, Blobs
from bot.store.jobs import Jobs
from bot.store.models import Style, StyleOrigin, folded
from bot.store.saved_styles import NameTaken, NewStyle, Styles, TooManyStyles, WeightsGone
from engine.protocol.messages import Blend

LONGEST_NAME = 50  # characters
MOST_BYTES = 16 * 1024 * 1024  # of a file that is imported; one of ours has 1.2 MB

# The messages about limits of styles.
TOO_MANY = {
    AccountKind.PERSON: "limit-styles",
    AccountKind.MEMBER: "limit-styles-member",
    AccountKind.GUILD: "limit-styles-here",
}

log = structlog.get_logger()


@dataclass(frozen=True)
class StylePage:
    """A page of the styles that a person may use where they are, the newest first. pages: how many there are."""

    styles: Sequence[Style]
    page: int  # from 0 on
    pages: int


class StyleService:
    """What people can do with styles. Everything that it raises to people leaves nothing behind."""

    def __init__(
        self,
        styles: Styles,
        jobs: Jobs,
        blobs: Blobs,
        imaging: Imaging,
        admission: Admission,
        results: Results,
        runner: Runner,
        moderation: Moderation,
        policy: Policy,
        audit: AuditLog,
    ) -> None:
        self._styles = styles
        self._jobs = jobs
        self._blobs = blobs
        self._imaging = imaging
        self._admission = admission
        self._results = results
        self._runner = runner
        self._moderation = moderation
        self._policy = policy
        self._audit = audit

    # ── which there are ──────────────────────────────────────────────────────────────────────────────────────────

    async def page(self, person: Requester, number: int, size: int) -> StylePage:
        """Return a page (from 0 on) of the styles that a person may use, `size` to a page."""
        count = await self._styles.count_usable(person.user_id, person.guild_id)
        pages = max(1, -(-count // size))
        number = min(max(0, number), pages - 1)
        found = await self._styles.usable(person.user_id, person.guild_id, skip=number * size, limit=size)
        return StylePage(found, number, pages)

    async def all(self, person: Requester) -> Sequence[Style]:
        """Return all styles that a person may use where they are."""
        return await self._styles.usable(person.user_id, person.guild_id)

    async def find(self, person: Requester, written: str) -> Style:
        """Return a style that the person may use, by its number or its name. Raises Refusal."""
        style = await self._styles.get(int(written)) if written.isdecimal() and len(written) < 18 else None
        if style is None or not _may_use(style, person):
            style = await self._styles.named(person.user_id, person.guild_id, written.strip())
        if style is None:
            raise Refusal("style-unknown")
        return style

    async def by_id(self, person: Requester, style_id: int) -> Style:
        """Return a style that the person may use, by its id. Raises Refusal."""
        style = await self._styles.get(style_id)
        if style is None or not _may_use(style, person):
            raise Refusal("style-unknown")
        return style

    async def own(self, person: Requester, style_id: int) -> Style:
        """Return a style that belongs to this person. Raises Refusal."""
        style = await self.by_id(person, style_id)
        if style.user_id != person.user_id:
            raise Refusal("style-not-yours", owner=str(style.user_id))
        return style

    async def thumbnail(self, style: Style) -> bytes | None:
        """Return the sample photo in this style as WebP, or None if it is no longer kept."""
        try:
            return await self._blobs.get(style.thumbnail)
        except BlobMissing:
            return None

    # ── making them ──────────────────────────────────────────────────────────────────────────────────────────────

    async def check_new(self, person: Requester, name: str) -> str:
        """Check that the person may have a style of this name; return the name as it will be. Raises Refusal."""
        shown = " ".join(name.split())
        if not any(char.isalnum() for char in shown) or len(shown) > LONGEST_NAME:
            raise Refusal("style-no-name", longest=LONGEST_NAME)
        standing = await self._admitted(person, shown)
        in_training = await self._jobs.names_in_training(person.user_id)
        if folded(shown) in in_training:
            raise Refusal("style-name-taken")
        with _explained():
            await self._styles.check_quota(
                person.user_id, person.guild_id, shown, standing.style_quota, more=len(in_training)
            )
        return shown

    async def _admitted(self, person: Requester, *texts: str) -> Standing:
        standing = await self._admission.check_place(person)
        self._policy.check_create_styles(standing)
        await self._moderation.check_prompt(person.guild_id, *texts)
        return standing

    async def save(self, person: Requester, job_id: int, name: str) -> Style:
        """Keep the network of a result as a style. Raises Refusal."""
        job = await self._results.find(job_id)
        result = self._results.only_result(job)
        shown = await self.check_new(person, name)
        if job.user_id != person.user_id:
            self._policy.check_others_results(await self._policy.standing(person))
        try:
            weights = await self._blobs.get(result.weights)
        except BlobMissing as missing:
            raise Refusal("style-gone") from missing
        thumbnail = await self._thumbnail(weights)
        return await self._add(
            person,
            NewStyle(
                user_id=person.user_id,
                guild_id=person.guild_id,
                name=shown,
                prompt=job.prompt,
                origin=StyleOrigin.RESULT,
                pictures=1,
                weights=result.weights,
                thumbnail=thumbnail,
                job_id=job.id,
                shared=frozenset({result.weights}),
            ),
        )

    async def blend(self, person: Requester, name: str, parts: Sequence[tuple[Style, float]]) -> Style:
        """Make one style of several, each with its share. Raises Refusal, and JobFailed if they do not fit."""
        shown = await self.check_new(person, name)
        try:
            files = [await self._blobs.get(style.weights) for style, _ in parts]
        except BlobMissing as missing:
            raise Refusal("style-gone") from missing
        request = Blend(job=uuid.uuid4().hex, styles=files, shares=[share for _, share in parts])

        async def blended(engine: Engine) -> bytes:
            return (await engine.blend(request)).weights

        weights = await self._runner.ask(blended)
        total = sum(share for _, share in parts)
        prompt = " + ".join(f"{share / total:.0%} {style.prompt or style.name}" for style, share in parts)
        return await self._keep(person, shown, prompt, StyleOrigin.BLEND, weights)

    async def import_file(self, person: Requester, name: str, data: bytes) -> Style:
        """Keep a style from a stranger's file. Raises Refusal, PictureRefused and JobFailed."""
        shown = await self.check_new(person, name)
        prompt = " ".join((await self._imaging.inspect_style(data)).prompt.split())
        await self._moderation.check_prompt(person.guild_id, prompt)
        return await self._keep(person, shown, prompt, StyleOrigin.IMPORTED, data)

    async def _keep(self, person: Requester, name: str, prompt: str, origin: StyleOrigin, weights: bytes) -> Style:
        """Keep weights that are not a blob yet; an engine has to be able to paint with them."""
        thumbnail = await self._thumbnail(weights)
        blob = await self._blobs.put(weights, "safetensors")
        new = NewStyle(
            user_id=person.user_id,
            guild_id=person.guild_id,
            name=name,
            prompt=prompt,
            origin=origin,
            weights=blob,
            thumbnail=thumbnail,
        )
        return await self._add(person, new)

    async def _thumbnail(self, weights: bytes) -> str:
        sample = await self._runner.ask(lambda engine: paint_sample(engine, uuid.uuid4().hex, weights))
        return await self._blobs.put((await self._imaging.thumbnail(sample.picture, THUMBNAIL)).data, "webp")

    async def _add(self, person: Requester, new: NewStyle) -> Style:
        standing = await self._policy.standing(person)
        try:
            with _explained():
                style = await self._styles.add(new, standing.style_quota)
        except Refusal:
            for blob in {new.weights, new.thumbnail} - new.shared:
                await self._blobs.delete(blob)
            raise
        log.info("style kept", style=style.id, user=style.user_id, origin=style.origin)
        return style

    # ── what becomes of them ─────────────────────────────────────────────────────────────────────────────────────

    async def share(self, person: Requester, style_id: int, *, shared: bool) -> Style:
        """Let everybody in the server use a style, or only its owner. Raises Refusal."""
        style = await self.own(person, style_id)
        if shared and person.guild_id is None:
            raise Refusal("style-share-where")
        standing = await self._admission.check_place(person)
        if shared:
            self._policy.check_create_styles(standing)
            await self._moderation.check_prompt(person.guild_id, style.name, style.prompt)
        with _explained():
            changed = await self._styles.share(style_id, person.guild_id if shared else None, standing.shared_styles)
        if changed is None:
            raise Refusal("style-unknown")
        log.info("style shared", style=style_id, guild=changed.shared_with)
        return changed

    async def to_delete(self, person: Requester, style_id: int, *, moderates: bool) -> Style:
        """Return a style that the person may delete, or as a moderator take from their server. Raises Refusal."""
        style = await self.by_id(person, style_id)
        if style.user_id != person.user_id and not moderates:
            raise Refusal("style-not-yours", owner=str(style.user_id))
        return style

    async def delete(self, person: Requester, style_id: int, *, moderates: bool) -> bool:
        """Delete a style, or take somebody else's from the server; return whether it was deleted.

        Raises Refusal.
        """
        style = await self.to_delete(person, style_id, moderates=moderates)
        if style.user_id != person.user_id:
            await self._styles.share(style_id, None, None)
            self._audit.unshared(style, person.user_id)
            return False
        for blob in await self._styles.delete(style_id):
            await self._blobs.delete(blob)
        log.info("style deleted", style=style_id, user=person.user_id)
        return True

    async def file(self, person: Requester, style: Style) -> bytes:
        """Return the file of a style, to take with one. Raises Refusal."""
        await self._admission.check_place(person)
        try:
            return await self._blobs.get(style.weights)
        except BlobMissing as missing:
            raise Refusal("style-gone") from missing


def _may_use(style: Style, person: Requester) -> bool:
    return style.user_id == person.user_id or (style.shared_with is not None and style.shared_with == person.guild_id)


@contextmanager
def _explained() -> Iterator[None]:
    """Make a Refusal of what the store raises about styles."""
    try:
        yield
    except NameTaken as taken:
        raise Refusal("style-name-taken") from taken
    except TooManyStyles as many:
        raise Refusal(TOO_MANY[many.whose], allowed=many.allowed) from many
    except WeightsGone as gone:
        raise Refusal("style-gone") from gone
