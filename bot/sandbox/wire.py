"""How answers go over the wire, and how Discord gives back what came in."""

from typing import Any

import msgspec
from aiohttp import web


def json_response(status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
    """JSON with exactly the content type that Discord sends: discord.py takes any other for text."""
    return web.Response(
        status=status,
        body=msgspec.json.encode(body),
        headers={"Content-Type": "application/json", **(headers or {})},
    )


def without_nulls(thing: Any) -> Any:
    """JSON without what was sent as null, at any depth: Discord fills in its defaults, or leaves the key out."""
    if isinstance(thing, dict):
        return {key: without_nulls(value) for key, value in thing.items() if value is not None}
    return [without_nulls(one) for one in thing] if isinstance(thing, list) else thing
