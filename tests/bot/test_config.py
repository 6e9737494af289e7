from pathlib import Path

import pytest

from bot.config import Settings, load_settings
from bot.errors import ConfigError

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_the_example_is_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(EXAMPLE).model_dump() == load_settings().model_dump()


def test_the_example_names_every_setting() -> None:
    text = EXAMPLE.read_text()
    for section, field in Settings.model_fields.items():
        assert f"[{section}]" in text
        assert isinstance(field.annotation, type)
        for key in field.annotation.model_fields:
            assert f"{key} = " in text, key


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[engine]\nmodels = "bundled"\ndevice = "cpu"\n')
    monkeypatch.setenv("WORDBRUSH_ENGINE__DEVICE", "cuda:1")
    settings = load_settings(file)
    assert (settings.engine.models, settings.engine.device) == ("bundled", "cuda:1")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[engine]\nmodels = "dalle"\n', "engine.models"),
        ("[engine]\nthreads = 0\n", "engine.threads"),
        ('[engine]\nmodel = "bundled"\n', "engine.model"),
        ("[enigne]\n", "enigne"),
        ("[engine\n", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(text: str, named: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=named):
        load_settings(file)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no configuration file"):
        load_settings(tmp_path / "other.toml")
