"""Column charts, drawn by matplotlib without a display, with letters that can be read on a phone."""

import io

import matplotlib
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.imaging.imaging_messages import Chart, Deliverable

INK, PAPER, BAR, GRID = "#dbdee1", "#2b2d31", "#5865f2", "#3f4147"  # the colors of Discord's dark theme
WIDTH, HEIGHT, DPI = 5.0, 2.5, 160  # inches, and dots per inch
FONT_SIZE = 14  # points: 11 pixels where a phone shows the chart 280 pixels wide
MOST_LABELS = 5  # below the columns


def draw(chart: Chart) -> Deliverable:
    """Draw a chart as a PNG. Its labels are never parsed as markup."""
    with matplotlib.rc_context({"font.size": FONT_SIZE, "text.color": INK}):
        figure = Figure(figsize=(WIDTH, HEIGHT), facecolor=PAPER, layout="constrained")
        axis = figure.subplots()
        places = range(len(chart.values))
        axis.bar(places, chart.values, color=BAR, width=0.8)
        step = -(-len(chart.labels) // MOST_LABELS) or 1
        shown = list(places)[::-1][::step][::-1]  # counted from the end, so that the last label always shows
        axis.set_xticks(shown, [chart.labels[place] for place in shown], parse_math=False)
        axis.yaxis.set_major_locator(MaxNLocator(4, integer=True))
        axis.grid(axis="y", color=GRID)
        axis.set_facecolor(PAPER)
        axis.tick_params(colors=INK, length=0)
        axis.set_axisbelow(True)
        for spine in axis.spines.values():
            spine.set_visible(False)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=DPI)
    return Deliverable(data=buffer.getvalue(), suffix="png")
