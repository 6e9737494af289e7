"""Charts, drawn by matplotlib without a display; labels are untrusted text, never parsed as markup."""

import io
import warnings

import matplotlib
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.imaging.imaging_messages import Bars, Chart, Deliverable

INK, PAPER, BAR, GRID = "#dbdee1", "#2b2d31", "#5865f2", "#3f4147"  # the colors of Discord's dark theme
WIDTH, COLUMNS_HEIGHT, ROW_HEIGHT, DPI = 9.0, 2.8, 0.3, 110  # inches, and dots per inch
MOST_DATES = 12  # labels below the columns
# Fonts with Chinese, Japanese and Korean glyphs on common systems; matplotlib draws a box for a missing glyph.
FALLBACKS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
)


def draw(chart: Chart) -> Deliverable:
    """Draw a chart as a PNG: columns above, groups of horizontal bars below."""
    installed = set(font_manager.get_font_names())
    fonts = ["DejaVu Sans", *(name for name in FALLBACKS if name in installed)]
    heights = [COLUMNS_HEIGHT, *(1.0 + ROW_HEIGHT * max(1, len(bars.values)) for bars in chart.rows)]
    with matplotlib.rc_context({"font.family": fonts, "text.color": INK}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        figure = Figure(figsize=(WIDTH, sum(heights)), facecolor=PAPER, layout="constrained")
        axes = figure.subplots(len(heights), 1, height_ratios=heights, squeeze=False)[:, 0]
        _columns(axes[0], chart.columns)
        for axis, bars in zip(axes[1:], chart.rows, strict=True):
            _rows(axis, bars)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=DPI)
    return Deliverable(data=buffer.getvalue(), suffix="png")


def _columns(axis: Axes, bars: Bars) -> None:
    _style(axis, bars.title)
    places = range(len(bars.values))
    axis.bar(places, bars.values, color=BAR, width=0.8)
    step = -(-len(bars.labels) // MOST_DATES) or 1
    shown = list(places)[::-1][::step][::-1]  # counted from the end, so that the last label always shows
    axis.set_xticks(shown, [bars.labels[place] for place in shown], parse_math=False)
    axis.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    axis.grid(axis="y", color=GRID)


def _rows(axis: Axes, bars: Bars) -> None:
    _style(axis, bars.title)
    places = range(len(bars.values))
    drawn = axis.barh(places, bars.values, color=BAR, height=0.7)
    axis.bar_label(drawn, padding=4, color=INK, fontsize=9)
    axis.set_yticks(places, bars.labels, parse_math=False)
    axis.invert_yaxis()
    axis.xaxis.set_visible(False)
    axis.margins(x=0.08)


def _style(axis: Axes, title: str) -> None:
    axis.set_title(title, loc="left", fontsize=12, parse_math=False)
    axis.set_facecolor(PAPER)
    axis.tick_params(colors=INK, length=0, labelsize=9)
    axis.set_axisbelow(True)
    for spine in axis.spines.values():
        spine.set_visible(False)
