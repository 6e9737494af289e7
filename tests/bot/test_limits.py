from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.limits import cost, day_of, end_of
from engine.presets import PRESETS


def test_a_day_belongs_to_its_zone() -> None:
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert day_of(moment, ZoneInfo("UTC")) == date(2026, 3, 1)
    assert day_of(moment, ZoneInfo("Asia/Shanghai")) == date(2026, 3, 2)


def test_a_day_of_23_hours_ends_at_midnight_too() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert end_of(date(2026, 3, 29), berlin) == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert end_of(date(2026, 3, 28), berlin) == datetime(2026, 3, 28, 23, tzinfo=UTC)


def test_more_work_costs_more_and_nothing_is_free() -> None:
    for presets in PRESETS.values():
        assert 1 <= cost(presets["draft"]) < cost(presets["standard"]) < cost(presets["fine"])
    assert cost(PRESETS["bundled"]["draft"].at_size(128)) >= 1
