"""The panel of /queue: who waits in a server and for how long, without other people's prompts."""

from collections import Counter
from collections.abc import Sequence

import discord
from discord import ui

from bot.i18n.texts import text
from bot.i18n.user_text import prompt_or_stand_in, quoted
from bot.jobs.overview import InQueue, Overview
from bot.jobs.runs import EngineState
from bot.panels.buttons import job_button
from bot.panels.layout import frame, view_of

MOST_ENGINES = 3  # each with a line of its own
MOST_SHOWN, MOST_OWN = 15, 5  # jobs; Discord allows 40 components and 4,000 characters


def queue_panel(overview: Overview, locale: str) -> ui.LayoutView:
    """Return a panel with the engines and the queue of a server, for one person to see."""
    container = frame()
    container.add_item(
        ui.TextDisplay("\n".join([text("queue-title", locale), *engine_lines(overview.engines, locale)]))
    )
    here = [*overview.running, *overview.waiting]
    with_shares = len({entry.queue_share for entry in overview.waiting}) > 1  # else they change nothing
    lines = [_line(entry, locale, with_share=with_shares) for entry in here[:MOST_SHOWN]]
    if len(here) > MOST_SHOWN:
        lines.append(text("queue-more", locale, count=len(here) - MOST_SHOWN))
    if with_shares:
        lines.append(text("queue-shares", locale))
    if overview.elsewhere:
        lines.append(text("queue-elsewhere", locale, count=overview.elsewhere))
    container.add_item(ui.TextDisplay("\n".join(lines or [text("queue-empty", locale)])))
    for entry in [entry for entry in here if entry.prompt is not None][:MOST_OWN]:
        button = job_button(entry.job_id, "cancel", locale)
        prompt = prompt_or_stand_in(entry.prompt or "", locale)
        container.add_item(ui.Section(text("queue-own", locale, prompt=quoted(prompt, 100)), accessory=button))
    return view_of(container)


def engine_lines(engines: Sequence[EngineState], locale: str) -> list[str]:
    """Return the states of the engines: a line for each or, above MOST_ENGINES, one for each kind."""
    if not engines:
        return [text("queue-engines-none", locale)]
    if len(engines) > MOST_ENGINES:
        return _counted(engines, locale)
    lines = []
    for engine in engines:
        if engine.problem:
            lines.append(text("queue-engine-problem", locale, device=engine.device))
        elif engine.name is None:
            lines.append(text("queue-engine-starting", locale, device=engine.device))
        else:
            lines.append(text("queue-engine-ready", locale, device=engine.device, name=engine.name))
    return lines


def _counted(engines: Sequence[EngineState], locale: str) -> list[str]:
    kinds = Counter(engine.name for engine in engines if engine.name and not engine.problem)
    lines = [text("queue-engines-ready", locale, count=count, name=name) for name, count in kinds.most_common()]
    if starting := sum(engine.name is None and not engine.problem for engine in engines):
        lines.append(text("queue-engines-starting", locale, count=starting))
    if away := sum(engine.problem is not None for engine in engines):
        lines.append(text("queue-engines-problem", locale, count=away))
    return lines


def _line(entry: InQueue, locale: str, *, with_share: bool) -> str:
    who = f"<@{entry.user_id}>"
    if with_share and entry.place is not None and entry.queue_share > 1:
        who += f" ×{entry.queue_share}"
    when = discord.utils.format_dt(entry.expected_at, "R") if entry.expected_at else None
    if entry.place is None:
        if when is None:
            return text("queue-running", locale, user=who)
        return text("queue-running-until", locale, user=who, when=when)
    if when is None:
        return text("queue-waiting", locale, place=entry.place, user=who)
    return text("queue-waiting-until", locale, place=entry.place, user=who, when=when)
