"""What the replies to several kinds of requests have in common: how often progress is sent, and versions."""

from importlib.metadata import PackageNotFoundError, version

REPORT_INTERVAL_S = 0.2  # between two reports of progress


def versions() -> dict[str, str]:
    """Return the versions of all packages that decide how a picture looks, by name.

    A package that runs without being installed has the version "".
    """

    def installed(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return ""

    return {package: installed(package) for package in ("wordbrush", "torch", "torchvision", "clip-anytorch")}
