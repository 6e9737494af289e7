"""Through which proxy Discord is reached, where the bot's machine has no other way out."""

import urllib.request
from urllib.parse import urlsplit

from bot.config import DiscordSettings


def proxy_of(settings: DiscordSettings) -> str | None:
    """The address of a proxy: as configured, else as the environment says for Discord's address; None: none.

    The environment's are those of most programs: HTTPS_PROXY, HTTP_PROXY, and NO_PROXY for what is reached without.
    """
    if settings.proxy:
        return settings.proxy
    address = urlsplit(settings.api_base)
    if urllib.request.proxy_bypass(address.hostname or ""):
        return None
    return urllib.request.getproxies().get(address.scheme)
