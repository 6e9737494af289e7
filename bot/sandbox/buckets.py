"""Rate limits of the local Discord, kept in buckets as Discord keeps them.

https://docs.discord.com/developers/topics/rate-limits
Discord publishes no numbers for single routes. These are the numbers that people report from response headers.
"""

import hashlib
import time
from dataclasses import dataclass

from aiohttp import web

from bot.sandbox.wire import json_response

EVERYTHING = (50, 1.0)  # requests in so many seconds, of the whole bot; interactions and webhooks do not count
OF_A_CHANNEL = {"POST": (5, 5.0), "PATCH": (5, 5.0), "DELETE": (5, 1.0)}  # of messages, by method
OF_A_WEBHOOK = (5, 2.0)  # of an interaction's token
OTHERS = (50, 1.0)
SPARE = 0.05  # seconds added to every wait, because neither the client's clock nor the network is exact


@dataclass
class Bucket:
    """A rate limit of `most` requests in `seconds`, counted from the first request on.

    `begun` is a time on the monotonic clock.
    """

    name: str
    most: int
    seconds: float
    used: int = 0
    begun: float = 0.0

    def take(self, now: float) -> bool:
        """Count a request and return whether the bucket had room for it.

        `now` is a time on the monotonic clock. A refused request is not counted.
        """
        if now >= self.begun + self.seconds:
            self.begun, self.used = now, 0
        if self.used >= self.most:
            return False
        self.used += 1
        return True

    def headers(self, now: float) -> dict[str, str]:
        """Return the rate limit headers that go with a response.

        https://docs.discord.com/developers/topics/rate-limits#header-format
        """
        left = max(0.0, self.begun + self.seconds - now) + SPARE
        return {
            "X-RateLimit-Limit": str(self.most),
            "X-RateLimit-Remaining": str(self.most - self.used),
            "X-RateLimit-Reset": f"{time.time() + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(self.name.split(" ")[0].encode()).hexdigest()[:24],
            "Via": "1.1 sandbox",
        }


class Buckets:
    """All rate limits of one local Discord; `limited` counts the requests that they refused."""

    def __init__(self) -> None:
        self._buckets: dict[str, Bucket] = {}
        self._everything = Bucket("everything", *EVERYTHING)
        self.limited = 0

    def take(self, request: web.Request) -> tuple[dict[str, str], web.Response | None]:
        """Count a request and return the headers for its response, or the response that refuses it.

        Returns headers and None, or no headers and a response with status 429. Requests to webhooks and interactions do
        not count toward the global limit.
        """
        now, bucket = time.monotonic(), self._of(request)
        if not bucket.take(now):
            self.limited += 1
            return {}, _limited(bucket, now, "user")
        if "/webhooks/" not in request.path and "/interactions/" not in request.path and not self._everything.take(now):
            self.limited += 1
            return {}, _limited(self._everything, now, "global")
        return bucket.headers(now), None

    def _of(self, request: web.Request) -> Bucket:
        found, resource = request.match_info, request.match_info.route.resource
        route = f"{request.method}:{resource.canonical if resource else request.path}"
        most, seconds, major = OTHERS[0], OTHERS[1], ""
        if token := found.get("webhook_token") or found.get("interaction_token"):
            route, major, (most, seconds) = f"{request.method}:webhook", token, OF_A_WEBHOOK
        elif "/messages" in request.path and request.method in OF_A_CHANNEL:
            major, (most, seconds) = found["channel_id"], OF_A_CHANNEL[request.method]
        name = f"{route} {major}"
        return self._buckets.setdefault(name, Bucket(name, most, seconds))


def _limited(bucket: Bucket, now: float, scope: str) -> web.Response:
    wait = max(0.0, bucket.begun + bucket.seconds - now) + SPARE
    body = {"message": "You are being rate limited.", "retry_after": wait, "global": scope == "global", "code": 0}
    headers = bucket.headers(now) | {"Retry-After": f"{wait:.3f}", "X-RateLimit-Scope": scope}
    return json_response(429, body, headers | ({"X-RateLimit-Global": "true"} if scope == "global" else {}))
