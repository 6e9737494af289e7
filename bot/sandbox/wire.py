"""JSON of the local Discord on the wire: how responses are sent, and how nulls in requests are read."""

from typing import Any

import msgspec
from aiohttp import web


def json_response(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    """Return a JSON response with exactly the content type that Discord sends.

    discord.py reads `application/json` with any parameter behind as text, so there is no charset.
    """
    return web.Response(
        status=status,
        body=msgspec.json.encode(body),
        headers={"Content-Type": "application/json", **(headers or {})},
    )


def without_nulls(thing: Any) -> Any:
    """Return a copy of JSON without the keys that were sent as null, at any depth.

    Discord fills in its default for a null, or leaves the key out.
    """
    if isinstance(thing, dict):
        return {key: without_nulls(value) for key, value in thing.items() if value is not None}
    return [without_nulls(one) for one in thing] if isinstance(thing, list) else thing
