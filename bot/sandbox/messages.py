"""Messages as requests create and change them: bodies, uploads, attachments and components."""

import io
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec
from aiohttp import web

from bot.sandbox import error_codes, validation
from bot.sandbox.wire import without_nulls
from bot.sandbox.world import Attachment, Channel, Flag, Message, User, World
from engine.media.file_kinds import film_kind


@dataclass(frozen=True)
class Upload:
    """A file of a multipart request, or one that a person gives to a command."""

    filename: str
    data: bytes


@dataclass(frozen=True)
class Body:
    """The body of a request: its JSON, and its uploads by the number in `files[n]`."""

    json: Any
    files: dict[int, Upload] = field(default_factory=dict)

    @property
    def payload(self) -> dict[str, Any]:
        """The body's JSON, or an empty object where the JSON is not an object."""
        return self.json if isinstance(self.json, dict) else {}


async def read_body(request: web.Request, longest: int) -> Body:
    """Read a request's body, as JSON or as multipart with `payload_json` and `files[n]`.

    Raises TooLarge where the parts have more than `longest` bytes together or aiohttp's own limit is exceeded, and
    ApiError 50109 where the JSON is invalid. https://docs.discord.com/developers/reference#uploading-files
    """
    if not request.body_exists:
        return Body(None)
    try:
        if not request.content_type.startswith("multipart/"):
            return Body(msgspec.json.decode(await request.read()))
        payload: Any = {}
        files: dict[int, Upload] = {}
        received = 0
        async for part in await request.multipart():
            assert not isinstance(part, str)
            data = bytes(await part.read(decode=True))  # type: ignore[union-attr]  # nested parts are not sent here
            received += len(data)
            if received > longest:
                raise error_codes.TooLarge()
            name = getattr(part, "name", "") or ""
            if name == "payload_json":
                payload = msgspec.json.decode(data)
            elif name.startswith("files["):
                files[int(name[6:-1])] = Upload(getattr(part, "filename", None) or "unknown", data)
        return Body(payload, files)
    except web.HTTPRequestEntityTooLarge as error:
        raise error_codes.TooLarge from error
    except (msgspec.DecodeError, ValueError) as error:
        raise error_codes.ApiError(400, 50109, "The request body contains invalid JSON.") from error


class Messages:
    """The creation, editing and deletion of a world's messages; the world learns of every change."""

    def __init__(self, world: World, address: Callable[[Attachment, Channel], str]) -> None:
        """`address` returns the CDN address of an attachment in a channel."""
        self._world = world
        self._address = address
        self._nonces: dict[tuple[int, int, str], Message] = {}

    def create(self, channel: Channel, author: User, body: Body, **more: Any) -> Message:
        """Create a message, or return the earlier message with the same nonce where the request enforces nonces.

        `more` are further fields of Message. Raises ApiError: 50035 where the body is invalid, 50006 where the message
        is empty, 40005 where a file exceeds the channel's limit.
        https://docs.discord.com/developers/resources/message#create-message
        """
        payload = body.payload
        nonce = payload.get("nonce")
        key = (channel.id, author.id, str(nonce))
        if nonce is not None and payload.get("enforce_nonce") and key in self._nonces:
            return self._nonces[key]
        message = Message(self._world.new_id(), channel, author, nonce=None if nonce is None else str(nonce), **more)
        message.flags = int(payload.get("flags") or 0) & (Flag.COMPONENTS_V2 | Flag.EPHEMERAL)
        self._change(message, body, new=True)
        channel.messages[message.id] = message
        if nonce is not None:
            self._nonces[key] = message
        self._world.changed()
        return message

    def forget_nonces(self) -> None:
        """Forget all nonces, as Discord does after some minutes: the same nonce makes a new message."""
        self._nonces.clear()

    def edit(self, message: Message, body: Body) -> Message:
        """Edit what the request names in a message; drop the attachments that a given list omits.

        Raises ApiError: 50035 where the body is invalid or removes the Components V2 flag, 40005 where a file exceeds
        the channel's limit. https://docs.discord.com/developers/resources/message#edit-message
        """
        wanted = int(body.payload.get("flags") or 0) & Flag.COMPONENTS_V2
        if message.flags & Flag.COMPONENTS_V2 and "flags" in body.payload and not wanted:
            said = "The IS_COMPONENTS_V2 flag cannot be removed"
            raise error_codes.invalid_form([(("flags",), "MESSAGE_FLAGS_INVALID", said)])
        self._change(message, body, new=False, flags=message.flags | wanted)
        message.flags = (message.flags | wanted) & ~Flag.LOADING
        message.edited_at = datetime.now(UTC)
        message.edits += 1
        self._world.changed()
        return message

    def delete(self, message: Message) -> None:
        """Delete a message together with its attachments."""
        message.channel.messages.pop(message.id, None)
        for attachment in message.attachments:
            self._world.attachments.pop(attachment.id, None)
        self._world.changed()

    def _change(self, message: Message, body: Body, *, new: bool, flags: int | None = None) -> None:
        payload = body.payload
        flags = message.flags if flags is None else flags
        kept, added = self._attachments(message, body, new=new)
        names = {one.filename for one in kept} | {validation.stored_name(upload.filename) for upload, _ in added}
        after = {
            "content": payload.get("content", message.content),
            "embeds": payload.get("embeds", message.embeds),
            "components": payload.get("components", message.components),
            "attachments": [*kept, *added],
        }
        if not flags & Flag.COMPONENTS_V2 and after["components"] is message.components:
            after["components"] = []
        # Components that the request omits were checked before, and their media already have addresses, not names.
        if problems := validation.message_problems(after, flags, names):
            raise error_codes.invalid_form(problems)
        if new and not any(after.values()):
            raise error_codes.empty_message()
        if any(len(upload.data) > message.channel.upload_limit for upload, _ in added):
            raise error_codes.TooLarge()
        message.content = after["content"] or ""
        message.embeds = after["embeds"] or []
        message.attachments = kept + [self.attach(message.channel, upload, said) for upload, said in added]
        if "components" in payload:
            message.components = self._resolved(payload["components"] or [], message)

    def _attachments(
        self, message: Message, body: Body, *, new: bool
    ) -> tuple[list[Attachment], list[tuple[Upload, str | None]]]:
        """Return the attachments that stay, and the uploads to add with their descriptions."""
        listed = body.payload.get("attachments")
        if listed is None:
            return ([] if new else message.attachments), [(upload, None) for upload in body.files.values()]
        kept: list[Attachment] = []
        added: list[tuple[Upload, str | None]] = []
        there = {str(attachment.id): attachment for attachment in message.attachments}
        for index, entry in enumerate(listed):
            key = str(entry.get("id"))
            if key in there:
                kept.append(there[key])
            elif key.isdigit() and int(key) in body.files:
                upload = body.files[int(key)]
                added.append((Upload(entry.get("filename") or upload.filename, upload.data), entry.get("description")))
            else:
                said = f"Attachment data for id {key} could not be found in the request"
                raise error_codes.invalid_form([(("attachments", index), "ATTACHMENT_NOT_FOUND", said)])
        return kept, added

    def attach(
        self, channel: Channel, upload: Upload, description: str | None = None, *, ephemeral: bool = False
    ) -> Attachment:
        """Put a file on the CDN and return it as an attachment with an address.

        The size of the file is not checked. The attachment of a command's option is `ephemeral`.
        https://docs.discord.com/developers/resources/message#attachment-object
        """
        name = validation.stored_name(upload.filename)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        attachment = Attachment(
            self._world.new_id(), name, upload.data, kind, "", description, ephemeral, _pixels(upload.data)
        )
        attachment.url = self._address(attachment, channel)
        self._world.attachments[attachment.id] = attachment
        return attachment

    def _resolved(self, components: list[dict[str, Any]], message: Message) -> list[dict[str, Any]]:
        """Return components as Discord returns them: with ids, defaults, and media by address."""
        numbers = iter(range(1, 1000))
        return [self._one_resolved(component, message, lambda: next(numbers)) for component in components]

    def _one_resolved(self, sent: dict[str, Any], message: Message, number: Callable[[], int]) -> dict[str, Any]:
        component: dict[str, Any] = without_nulls(sent)
        component["id"] = sent.get("id") or number()
        if "components" in sent:
            component["components"] = [self._one_resolved(child, message, number) for child in sent["components"]]
        if sent.get("accessory"):
            component["accessory"] = self._one_resolved(sent["accessory"], message, number)
        if "default_values" in component:
            component["default_values"] = [value | {"id": str(value["id"])} for value in component["default_values"]]
        match sent["type"]:
            case validation.CONTAINER:
                component |= {"accent_color": sent.get("accent_color"), "spoiler": bool(sent.get("spoiler"))}
            case validation.MEDIA_GALLERY:
                component["items"] = [
                    {
                        "media": self._media(item["media"]["url"], message),
                        "description": item.get("description"),
                        "spoiler": bool(item.get("spoiler")),
                    }
                    for item in sent["items"]
                ]
            case validation.THUMBNAIL:
                component["media"] = self._media(sent["media"]["url"], message)
                component |= {"description": sent.get("description"), "spoiler": bool(sent.get("spoiler"))}
            case validation.FILE:
                component["file"] = media = self._media(sent["file"]["url"], message)
                attached = [one for one in message.attachments if str(one.id) == media.get("attachment_id")]
                name, size = (attached[0].filename, len(attached[0].data)) if attached else (None, None)
                component |= {"name": name, "size": size, "spoiler": bool(sent.get("spoiler"))}
            case validation.SEPARATOR:
                component |= {"spacing": sent.get("spacing") or 1, "divider": sent.get("divider", True)}
            case kind if kind in validation.SELECTS:
                component["min_values"], component["max_values"] = validation.values_of(sent)
        return component

    def _media(self, url: str, message: Message) -> dict[str, Any]:
        media: dict[str, Any] = {"id": str(self._world.new_id()), "url": url, "proxy_url": url}
        attached = (
            validation.stored_name(url.removeprefix("attachment://")) if url.startswith("attachment://") else None
        )
        for attachment in message.attachments:
            if attachment.filename == attached or attachment.url == url:
                media |= {"url": attachment.url, "proxy_url": attachment.url, "attachment_id": str(attachment.id)}
                media["content_type"] = attachment.content_type
                if attachment.size:
                    media["width"], media["height"] = attachment.size
        return media


def _pixels(data: bytes) -> tuple[int, int] | None:
    from PIL import Image  # imported late, so that this module does not load Pillow

    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except Exception:  # not a picture
        return _pixels_of_film(data) if film_kind(data) else None


def _pixels_of_film(data: bytes) -> tuple[int, int] | None:
    import av

    from engine.media.film_containers import READERS

    kind = film_kind(data)
    try:
        with av.open(io.BytesIO(data), format=READERS[kind] if kind else None) as film:
            shown = film.streams.video[0].codec_context
            return shown.width, shown.height
    except (av.FFmpegError, IndexError):
        return None
