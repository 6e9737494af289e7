"""What a server's people have asked for and what it cost, as a report, a chart and a table."""

import csv
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.i18n.texts import short_date
from bot.imaging.imaging_client import Imaging
from bot.imaging.imaging_messages import Chart
from bot.rules.usage_limits import day_of, end_of
from bot.store.usage_counts import Amount, Usage

MOST_LISTED = 5  # people and prompts
MOST_ROWS = 100_000  # of the table


@dataclass(frozen=True)
class Report:
    """What a server has used in some days, by day, by person and by prompt, the most first but for days."""

    days: list[tuple[date, Amount]]
    people: list[Amount]
    prompts: list[Amount]

    @property
    def total(self) -> Amount:
        """The jobs and units of all days together."""
        amounts = [amount for _, amount in self.days]
        return Amount(0, sum(one.jobs for one in amounts), sum(one.units for one in amounts))


class ServerUsage:
    """Usage reports for a server's admins."""

    def __init__(self, usage: Usage, imaging: Imaging) -> None:
        self._usage = usage
        self._imaging = imaging

    async def report(self, guild_id: int, days: int, zone: ZoneInfo) -> Report:
        """Return the usage of the last `days` days, today included, as days begin and end in a time zone."""
        dates, moments = _days(datetime.now(UTC), days, zone)
        by_day = await self._usage.between(guild_id, moments)
        return Report(
            list(zip(dates, by_day, strict=True)),
            await self._usage.people(guild_id, moments[0], MOST_LISTED),
            await self._usage.prompts(guild_id, moments[0], MOST_LISTED),
        )

    async def chart(self, report: Report, locale: str) -> bytes:
        """Draw the units of each day of a report as a PNG, with days as people write them in the locale."""
        labels = [short_date(day, locale) for day, _ in report.days]
        return await self._imaging.chart(Chart(labels=labels, values=[amount.units for _, amount in report.days]))

    async def table(self, guild_id: int, days: int, zone: ZoneInfo, limit: int) -> bytes:
        """Return the jobs of the last `days` days as CSV of at most `limit` bytes, the newest first."""
        _, moments = _days(datetime.now(UTC), days, zone)
        text = io.StringIO()
        writer = csv.writer(text)
        columns = ("job", "created_at", "person", "state", "prompt", "preset", "size", "pictures", "units", "seconds")
        writer.writerow(columns)
        size = 0
        for row in await self._usage.rows(guild_id, moments[0], MOST_ROWS):
            before = text.tell()
            job, created_at, *others = row
            writer.writerow([job, created_at.isoformat(), *(_harmless(value) for value in others)])
            text.seek(before)
            size += len(text.read().encode())
            if size > limit - 1024:
                text.truncate(before)
                break
        return text.getvalue().encode()


def _days(now: datetime, days: int, zone: ZoneInfo) -> tuple[list[date], list[datetime]]:
    """Return the dates of the last days, and the moments at which each begins and the last one ends."""
    today = day_of(now, zone)
    dates = [today - timedelta(days=before) for before in reversed(range(days))]
    return dates, [end_of(dates[0] - timedelta(days=1), zone), *(end_of(one, zone) for one in dates)]


def _harmless(value: object) -> object:
    """Return a value so that no spreadsheet takes it for a formula: spreadsheets mark text in this way themselves."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
