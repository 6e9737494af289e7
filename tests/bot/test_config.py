from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pydantic import BaseModel

from bot.config import EngineSettings, PresetSettings, Settings, load_settings
from bot.errors import ConfigError
from engine.protocol.presets import CANDIDATES, PRESET_NAMES, PRESETS

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_the_example_is_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings(EXAMPLE).model_dump() == load_settings().model_dump()


def test_the_example_names_every_setting() -> None:
    text = EXAMPLE.read_text()
    for section, field in Settings.model_fields.items():
        assert f"[{section}" in text
        if section == "costs":
            keys: Iterable[str] = PRESET_NAMES
        else:
            table = PresetSettings if section == "presets" else field.annotation
            assert isinstance(table, type)
            assert issubclass(table, BaseModel)
            keys = table.model_fields
        for key in keys:
            assert f"{key} = " in text or f"[{section}.{key}]" in text, key


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
        ('[engine.ray]\naddress = "head"\n', "engine.ray.address"),
        ('[engine.ray]\naddress = "ray://head:10001"\n', "engine.ray.address"),
        ("[enigne]\n", "enigne"),
        ("[limits]\njobs_per_day = -1\n", "limits.jobs_per_day"),
        ('[limits]\ntime_zone = "Mars/Olympus"\n', "limits.time_zone.*Europe/Berlin"),
        ("[presets.draft]\nsize = 5\n", "presets.draft.size"),
        ("[presets.quick]\nsize = 256\n", "presets.quick"),
        ('[presets.draft]\nbase = "fast"\n', "presets.draft.base"),
        ('[presets.paper]\nbase = "quick"\n', "presets: .*the preset paper is the published procedure"),
        ('[training]\nbase = "quick"\n', "training.base"),
        ("[engine\n", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(text: str, named: str, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=named):
        load_settings(file)


def test_costs_are_the_tables_or_the_works(tmp_path: Path) -> None:
    commented = [line for line in EXAMPLE.read_text().splitlines() if line.startswith("# draft = ")]
    assert commented == [f"# draft = {Settings().cost('draft')}"]
    assert [Settings().cost(name) for name in PRESET_NAMES] == [10, 80, 180, 80]
    file = tmp_path / "config.toml"
    file.write_text("[costs]\nstandard = 3\n")
    settings = load_settings(file)
    assert settings.cost("standard") == 3
    assert settings.cost("standard", 1024, 2) == 24, "twice the size has four times the pixels"
    assert settings.cost("draft") == 10


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"other\.toml does not exist"):
        load_settings(tmp_path / "other.toml")


def test_a_preset_can_be_changed(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[engine]\nmodels = "bundled"\n[presets.draft]\nsize = 128\nsteps = 5\n')
    settings = load_settings(file)
    draft, table = settings.preset("draft"), PRESETS["bundled"]["draft"]
    assert (draft.size, draft.steps) == (128, 5)
    assert draft.patches[0].side * table.size == table.patches[0].side * 128
    assert settings.preset("fine") == PRESETS["bundled"]["fine"]


def test_a_preset_can_have_the_numbers_of_a_candidate(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[presets.standard]\nbase = "quick"\n[presets.fine]\nbase = "quick"\nsize = 512\nsteps = 90\n')
    settings = load_settings(file)
    quick = CANDIDATES["openai"]["quick"]
    assert settings.preset("standard") == quick["standard"] != PRESETS["openai"]["standard"]
    assert settings.preset("fine") == replace(quick["fine"].at_size(512), steps=90)
    assert settings.preset("draft") == PRESETS["openai"]["draft"]
    assert settings.cost("standard") == 28
    bundled = settings.model_copy(update={"engine": EngineSettings(models="bundled")})
    assert bundled.preset("standard") == PRESETS["bundled"]["standard"]


def test_one_engine_for_each_device_and_no_limit_where_it_says_zero(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[engine]\ndevice = "cuda:0, cuda:1"\n[limits]\njobs_per_day = 0\n')
    settings = load_settings(file)
    assert [start.device for start in settings.engine.start_requests()] == ["cuda:0", "cuda:1"]
    assert settings.limits.limits().jobs_per_day is None


def test_a_variable_may_name_a_file_with_the_value(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("a-secret\n")
    (tmp_path / "url").write_text("postgresql+asyncpg://user:password@host/database\n")
    monkeypatch.setenv("WORDBRUSH_DISCORD__TOKEN_FILE", str(tmp_path / "token"))
    monkeypatch.setenv("WORDBRUSH_DATABASE__URL_FILE", str(tmp_path / "url"))
    settings = load_settings()
    assert settings.discord.token
    assert settings.discord.token.get_secret_value() == "a-secret"
    assert settings.database.url == "postgresql+asyncpg://user:password@host/database"
    assert "a-secret" not in repr(settings)
    monkeypatch.setenv("WORDBRUSH_DISCORD__TOKEN", "")
    assert load_settings().discord == settings.discord, "what Compose sets without a value counts as not set"


def test_a_file_of_a_secret_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "token"
    monkeypatch.setenv("WORDBRUSH_DISCORD__TOKEN_FILE", str(file))
    with pytest.raises(ConfigError, match=r"token, which WORDBRUSH_DISCORD__TOKEN_FILE names, .*no such file"):
        load_settings()
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not encoded as UTF-8"):
        load_settings()
    file.write_text("a-secret")
    monkeypatch.setenv("WORDBRUSH_DISCORD__TOKEN", "another")
    with pytest.raises(ConfigError, match=r"WORDBRUSH_DISCORD__TOKEN and WORDBRUSH_DISCORD__TOKEN_FILE are both set"):
        load_settings()
    monkeypatch.delenv("WORDBRUSH_DISCORD__TOKEN")
    monkeypatch.setenv("WORDBRUSH_DISCORD__TOKN_FILE", str(file))
    with pytest.raises(ConfigError, match=r"discord\.tokn"):
        load_settings()


def test_the_configuration_may_stand_beside_the_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a container, where the data is the volume."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "config.toml").write_text('[engine]\ndevice = "cpu"\n')
    assert load_settings().engine.device == "cpu"
    (tmp_path / "config.toml").write_text('[engine]\ndevice = "mps"\n')
    assert load_settings().engine.device == "mps"


def test_the_token_is_never_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORDBRUSH_DISCORD__TOKEN", "a-secret")
    settings = load_settings()
    assert "a-secret" not in repr(settings)
    assert settings.discord.token
    assert settings.discord.token.get_secret_value() == "a-secret"
