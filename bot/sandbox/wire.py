"""How answers go over the wire."""

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
