"""The version of Wordbrush. pyproject.toml, the command line, the log and result files all take it from here."""

VERSION = "0.2.0"
