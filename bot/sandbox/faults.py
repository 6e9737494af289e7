"""Faults on demand: errors, delays and lost answers, as Discord and Cloudflare produce them."""

import asyncio
import re
from dataclasses import dataclass

from aiohttp import web

from bot.sandbox.wire import json_response


@dataclass
class Fault:
    """A fault that affects the next `times` requests whose path and method match.

    `path` is searched in the request's path; a `method` of None matches every method. A `status` of None only delays.
    """

    path: re.Pattern[str]
    method: str | None
    status: int | None  # HTTP; None: the request is only delayed
    times: int  # how many requests it still affects
    retry_after: float = 0.1  # seconds, of a 429 answer
    delay: float = 0.0  # seconds before the answer
    after_effect: bool = False  # the request is carried out, and only its answer is lost
    code: int = 0  # Discord's JSON error code
    cloudflare: bool = False  # the answer is Cloudflare's page, not Discord's JSON
    with_files: bool = False  # only requests with files match


class Faults:
    """The faults that are still to happen; `happened` counts those that have."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self.happened = 0

    def add(
        self,
        path: str = "",
        *,
        method: str | None = None,
        status: int | None = None,
        times: int = 1,
        retry_after: float = 0.1,
        delay: float = 0.0,
        after_effect: bool = False,
        code: int = 0,
        cloudflare: bool = False,
        with_files: bool = False,
    ) -> None:
        """Add a fault for the next `times` requests that match.

        `path` is a regular expression, searched in the request's path. `retry_after` and `delay` are in seconds. Fault
        explains the other arguments.
        """
        self._faults.append(
            Fault(
                re.compile(path),
                method,
                status,
                times,
                retry_after,
                delay,
                after_effect,
                code,
                cloudflare,
                with_files,
            )
        )

    def clear(self) -> None:
        """Remove all faults that are still to happen."""
        self._faults.clear()

    async def next_for(self, request: web.Request) -> Fault | None:
        """Wait for the delay of the first fault that matches a request, and return the fault.

        Returns None where no fault matches, and where the fault only delays. Uses up one of the fault's `times`.
        """
        for fault in self._faults:
            if fault.times > 0 and fault.path.search(request.path) and _is_meant(fault, request):
                fault.times -= 1
                self.happened += 1
                await asyncio.sleep(fault.delay)
                return fault if fault.status else None
        return None


def _is_meant(fault: Fault, request: web.Request) -> bool:
    right_method = fault.method in (None, request.method)
    return right_method and (not fault.with_files or request.content_type.startswith("multipart/"))


def answer(fault: Fault) -> web.Response:
    """Return the error response of a fault, as Discord or Cloudflare words it.

    The fault needs a status. Rate limits: https://docs.discord.com/developers/topics/rate-limits
    """
    assert fault.status
    if fault.cloudflare:
        page = "<!doctype html><title>Access denied</title>error code: 1015"
        return web.Response(status=fault.status, text=page, content_type="text/html")
    if fault.status == 429:
        body = {"message": "You are being rate limited.", "retry_after": fault.retry_after, "global": False}
        headers = {"Retry-After": str(fault.retry_after), "Via": "1.1 sandbox", "X-RateLimit-Scope": "user"}
        return json_response(429, body | {"code": fault.code}, headers)
    return json_response(fault.status, {"message": f"{fault.status}: {fault.code}", "code": fault.code})
