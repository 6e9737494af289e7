"""Addresses of the local Discord, and which Host headers of browsers are its own."""

import ipaddress

LOOPBACK = "127.0.0.1"
EVERY_ADDRESS = ("0.0.0.0", "")  # noqa: S104  # what a person asks for


def is_own_host(header: str, served: str, port: int) -> bool:
    """Return whether a browser that sends this Host header has not been misled by another site.

    Such a site has a name that resolves to this machine. On loopback, only this machine's names with the port are its
    own. Where the page is `served` to others, at whatever port a container publishes, any IP address is, because it
    cannot be the name of another site.
    """
    name, _, said_port = header.rpartition(":") if ":" in header.rpartition("]")[2] else (header, "", "80")
    if served == LOOPBACK:
        return name in (LOOPBACK, "localhost") and said_port == str(port)
    if name in ("localhost", served):
        return True
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True
