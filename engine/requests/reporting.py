"""What the replies to several kinds of requests have in common: how often progress is sent, and versions."""

from importlib.metadata import PackageNotFoundError, version

from engine.protocol.version import VERSION

REPORT_INTERVAL_S = 0.2  # between two reports of progress


def versions() -> dict[str, str]:
    """Return the versions of Wordbrush and of all packages that decide how a picture looks, by name.

    A package that runs without being installed has the version "".
    """

    def installed(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return ""

    return {"wordbrush": VERSION} | {name: installed(name) for name in ("torch", "torchvision", "clip-anytorch")}
