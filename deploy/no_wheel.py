"""Why no wheel is built: pyproject.toml tells setuptools to run this in place of its own command."""

from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.errors import SetupError


class NoWheel(bdist_wheel):
    """A refusal, which leaves editable installations alone.

    A wheel would put packages with the names `bot`, `engine` and `migrations` beside those of everybody else. Under
    another name, the processes that the bot starts, on other machines too, would not find them.
    """

    def run(self) -> None:
        """Raise SetupError with what to do instead."""
        raise SetupError(
            "Wordbrush is an application that runs from its checkout. Run `make setup` there. "
            "To use an environment of your own, run: pip install -c requirements.lock -e '.[cluster,moderation]'"
        )
