"""Faults on demand: what Discord does on a bad day."""

import asyncio
import re
from dataclasses import dataclass

from aiohttp import web

from bot.sandbox.wire import json_response


@dataclass
class Fault:
    """Something that goes wrong with the next `times` requests that match."""

    path: re.Pattern[str]
    method: str | None
    status: int | None  # None: nothing goes wrong by itself, it is only slow
    times: int
    retry_after: float = 0.1  # seconds, of a 429
    delay: float = 0.0  # seconds before the answer
    after_effect: bool = False  # the request is carried out, and only its answer is lost
    code: int = 0  # Discord's own
    cloudflare: bool = False  # it is not Discord who answers, but what stands before it
    with_files: bool = False  # only requests that bring files


class Faults:
    """Those that are still to come; used up one by one."""

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
        """`path`: a regular expression that is searched in the request's path."""
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
        """No more of them."""
        self._faults.clear()

    async def next_for(self, request: web.Request) -> Fault | None:
        """The fault of this request, its delay already waited for."""
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
    """As Discord, or what stands before it, answers."""
    assert fault.status
    if fault.cloudflare:
        page = "<!doctype html><title>Access denied</title>error code: 1015"
        return web.Response(status=fault.status, text=page, content_type="text/html")
    if fault.status == 429:
        body = {"message": "You are being rate limited.", "retry_after": fault.retry_after, "global": False}
        headers = {"Retry-After": str(fault.retry_after), "Via": "1.1 sandbox", "X-RateLimit-Scope": "user"}
        return json_response(429, body | {"code": fault.code}, headers)
    return json_response(fault.status, {"message": f"{fault.status}: {fault.code}", "code": fault.code})
