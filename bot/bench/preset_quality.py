"""`wordbrush bench quality`: whether a candidate paints as well as the published procedure, and how much faster.

Engines paint and measure (engine/benchmarks/quality.py); this module chooses the candidates, decides, and reports.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any, Literal

import msgspec
from msgspec.structs import replace
from PIL import Image
from rich.console import Console
from rich.markup import escape

from bot.bench.engine_benchmark import commit, measured_rows
from bot.config import EngineSettings, Settings
from bot.errors import WordbrushError
from bot.samples import SAMPLES
from engine.media import encoding, images
from engine.protocol.messages import Models
from engine.protocol.presets import CANDIDATES, PAPER, PRESETS, Options, Preset

PHOTOS = (SAMPLES["astronaut"], SAMPLES["chelsea"])
PROMPTS = ("Watercolor painting", "Sketch with black pencil", "Mosaic", "Fire")
PUBLISHED, SECOND_SEED = "paper", "paper-second-seed"
SEEDS = (0, 1)
TILE = 256  # pixels, on the sheet
MIN_PAIRS = 4  # photos × prompts, for a verdict that can earn a change
FEWEST_FASTER = 1.05  # times; less is the same speed

Verdict = Literal["better", "as good", "worse"]


@dataclass(frozen=True)
class Measure:
    """A number by which candidates are compared with the published procedure."""

    key: str  # in the engine's rows
    name: str
    higher_is_better: bool
    relative: bool  # compared as a ratio, else as a difference
    smallest: float  # a change of less is never counted

    def change(self, candidate: float, published: float) -> float:
        """Return how much better a candidate's number is: 0.02 is 2% or 0.02 better, less than 0 is worse."""
        difference = candidate - published
        if self.relative:
            difference /= max(abs(published), 1e-9)
        return difference if self.higher_is_better else -difference

    def said(self, change: float) -> str:
        """Return a change for people, as the measure itself moves: the loss of a better candidate falls."""
        moved = change if self.higher_is_better else -change
        return f"{moved:+.1%}" if self.relative else f"{moved:+.3f}"


MEASURES = (
    Measure("loss", "loss", higher_is_better=False, relative=True, smallest=0.01),
    Measure("patch_clip", "patch-CLIP score", higher_is_better=True, relative=False, smallest=0.005),
    Measure("content", "content loss", higher_is_better=False, relative=True, smallest=0.05),
)

RULE = f"""\
Each number is a mean over all pairs of a photo and a prompt. A candidate's number has changed if it differs from that
of the published procedure by more than a second seed of the published procedure does on average, and by more than
{MEASURES[0].smallest:.0%} (loss), {MEASURES[1].smallest} (patch-CLIP score) or {MEASURES[2].smallest:.0%} (content).
A candidate is *worse* if one of the three numbers is worse, else *better* if one is better, else *as good*. Seconds are
medians, without the time for loading the models. Fewer than {MIN_PAIRS} pairs are too few to change a preset."""


@dataclass(frozen=True)
class Compared:
    """A candidate, compared with the published procedure; `changes` are as Measure.change has them."""

    name: str
    preset: Preset
    seconds: float
    numbers: dict[str, float]
    changes: dict[str, float]
    verdict: Verdict
    times_as_fast: float
    said: str


def candidates_of(
    settings: Settings, models: Models, size: int | None = None, steps: int | None = None
) -> dict[str, Preset]:
    """Return every preset that can be compared, by name: the presets, the candidates, and those of the configuration.

    All have the natural finish, which shows what was painted. `models` says whose presets. `size` is in pixels, of all
    of them; `steps` is the most of each.
    """
    configured = settings.model_copy(update={"engine": settings.engine.model_copy(update={"models": models})})
    found: dict[str, Preset] = {PUBLISHED: PAPER}
    found |= {name: preset for name, preset in PRESETS[models].items() if name != PUBLISHED}
    for candidate, presets in CANDIDATES[models].items():
        found |= {f"{candidate}-{name}": preset for name, preset in presets.items()}
    found |= {f"configured-{name}": configured.preset(name) for name in settings.presets}
    return {
        name: replace(preset.changed_to(size, min(steps or preset.steps, preset.steps)), options=Options())
        for name, preset in found.items()
    }


def distinct(candidates: Mapping[str, Preset]) -> tuple[dict[str, Preset], dict[str, str]]:
    """Return the candidates that differ from all before them, and for each other one the name of its equal."""
    painted: dict[str, Preset] = {}
    same: dict[str, str] = {}
    for name, preset in candidates.items():
        equal = next((one for one, other in painted.items() if replace(other, name=preset.name) == preset), None)
        if equal is None:
            painted[name] = preset
        else:
            same[name] = equal
    return painted, same


async def bench_quality(
    settings: EngineSettings,
    folder: Path,
    photos: Sequence[Path],
    prompts: Sequence[str],
    candidates: Mapping[str, Preset],
    size: int | None,
    console: Console,
    *,
    as_json: bool,
) -> None:
    """Paint each photo with each prompt for each candidate, and write pictures, sheet and report into `folder`.

    `candidates` begin with the published procedure, which is painted with a second seed too. Raises WordbrushError if
    something cannot be painted; what is painted stays in the folder, and the next run goes on.
    """
    painted, same = distinct(candidates)
    entries = [{"name": name, "preset": msgspec.to_builtins(one), "seed": SEEDS[0]} for name, one in painted.items()]
    entries.insert(1, {**entries[0], "name": SECOND_SEED, "seed": SEEDS[1]})
    arguments = {
        "photo": list(photos),
        "prompt": list(prompts),
        "candidate": [json.dumps(entry) for entry in entries],
        "scored-at": size or PAPER.size,
        "folder": folder,
    }
    total, done = len(photos) * len(prompts) * len(entries), 0

    with console.status(f"Painting {total} pictures") as status:

        def on_row(row: dict[str, Any]) -> None:
            nonlocal done
            done += 1
            status.update(f"Painting: {done} of {total} pictures are done")
            if row["changed"]:
                title = f"{row['picture']} was painted again, because these settings have changed"
                console.print(f"{escape(title)}: {', '.join(row['changed'])}", highlight=False, soft_wrap=True)

        rows = await measured_rows("engine.benchmarks.quality", settings, arguments, "the quality", on_row)
    compared = compare(rows, painted)
    machine = json.loads((folder / "machine.json").read_bytes())
    report = {
        "commit": commit(),
        "models": settings.models,
        "machine": machine,
        "rule": RULE,
        "same": same,
        "candidates": [{**asdict(one), "preset": msgspec.to_builtins(one.preset)} for one in compared],
        "pictures": rows,
    }
    text = markdown(compared, rows, same, settings.models, machine)
    try:
        (folder / "report.json").write_text(json.dumps(report, indent=2), encoding="utf-8")
        (folder / "report.md").write_text(text, encoding="utf-8")
        _sheet(folder, photos, rows, len(entries)).save(folder / "sheet.jpg", quality=90)
    except OSError as error:
        raise WordbrushError(f"The report cannot be written to {folder}: {error.strerror}.") from error
    print(json.dumps(report, indent=2) if as_json else text)  # noqa: T201
    console.print(f"Pictures, sheet.jpg and report.md are in [bold]{escape(str(folder))}[/bold]", highlight=False)


def compare(rows: Sequence[Mapping[str, Any]], presets: Mapping[str, Preset]) -> list[Compared]:
    """Compare the candidates of the engine's rows with the published procedure, each pair of photo and prompt alone."""
    by_candidate: dict[str, dict[object, Mapping[str, Any]]] = {}
    for row in rows:
        about = row["settings"]
        pairs = by_candidate.setdefault(about["candidate"]["name"], {})
        pairs[about["photo_sha256"], about["prompt"]] = row
    published = by_candidate[PUBLISHED]
    tolerances = {
        measure.key: max(
            measure.smallest,
            mean(
                abs(measure.change(row[measure.key], published[pair][measure.key]))
                for pair, row in by_candidate[SECOND_SEED].items()
            ),
        )
        for measure in MEASURES
    }
    found = []
    for name, preset in presets.items():
        own = by_candidate[name]
        changes = {
            one.key: mean(one.change(row[one.key], published[pair][one.key]) for pair, row in own.items())
            for one in MEASURES
        }
        seconds = median(row["seconds"] for row in own.values())
        times = median(row["seconds"] for row in published.values()) / seconds
        verdict = judge(changes, tolerances)
        numbers = {measure.key: mean(row[measure.key] for row in own.values()) for measure in MEASURES}
        said = _sentence(name, verdict, changes, tolerances, times)
        found.append(Compared(name, preset, seconds, numbers, changes, verdict, times, said))
    return found


def judge(changes: Mapping[str, float], tolerances: Mapping[str, float]) -> Verdict:
    """Return the verdict by RULE, from changes as Measure.change has them and the tolerance of each."""
    if any(change < -tolerances[key] for key, change in changes.items()):
        return "worse"
    return "better" if any(change > tolerances[key] for key, change in changes.items()) else "as good"


def _sentence(
    name: str, verdict: Verdict, changes: Mapping[str, float], tolerances: Mapping[str, float], times: float
) -> str:
    """Return what is to be said about a candidate."""
    if name == PUBLISHED:
        return "`paper` is the published procedure."
    quality = {"better": "better than", "as good": "as good as", "worse": "worse than"}[verdict]
    speed = f"{times:.1f} times as fast" if abs(times - 1) > FEWEST_FASTER - 1 else "as fast"
    facts = []
    for one in MEASURES:
        tolerated = one.said(tolerances[one.key])[1:]  # without its sign
        facts.append(f"{one.name} {one.said(changes[one.key])} (up to {tolerated} is no change)")
    return f"`{name}` is {quality} the published procedure and {speed}: {', '.join(facts)}."


def markdown(
    compared: Sequence[Compared],
    rows: Sequence[Mapping[str, Any]],
    same: Mapping[str, str],
    models: Models,
    machine: Mapping[str, Any],
) -> str:
    """Return the report for people: verdicts, table and rule."""
    pairs = len({(row["settings"]["photo_sha256"], row["settings"]["prompt"]) for row in rows})
    lines = ["# Quality of presets", ""]
    names = ", ".join(f"{name} ({digits})" for name, digits in machine["models"].items())
    lines += [f"{pairs} pairs of a photo and a prompt on {machine['device']}. Judged by {names}.", ""]
    lines += [f"- {one.said}" for one in compared[1:]]
    lines += [f"- `{name}` has the settings of `{other}` and was not painted again." for name, other in same.items()]
    if pairs < MIN_PAIRS:
        lines += ["", f"{pairs} pairs are too few to change a preset: at least {MIN_PAIRS} are needed."]
    if models != "openai":
        lines += ["", "The bundled models judged these pictures. They say nothing about OpenAI's CLIP."]
    lines += ["", "Look at `sheet.jpg` before you trust the numbers.", ""]
    lines += [
        "| | size | steps | patches | s a picture | times as fast | loss | patch-CLIP score | content loss | verdict |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in compared:
        patches = sum(group.count for group in one.preset.patches)
        cells = [
            f"`{one.name}`",
            f"{one.preset.size} px",
            str(one.preset.steps),
            str(patches),
            f"{one.seconds:.3g}",
            f"{one.times_as_fast:.2f}",
            *(f"{one.numbers[measure.key]:.4g}" for measure in MEASURES),
            "" if one.name == PUBLISHED else one.verdict,
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, "", "## How the verdict is found", "", RULE, ""])


def _sheet(folder: Path, photos: Sequence[Path], rows: Sequence[Mapping[str, Any]], candidates: int) -> Image.Image:
    """Return all pictures on one sheet: a row for each photo and prompt, which begins with the photo."""
    originals = [images.fit(images.decode(photo.read_bytes()), PAPER.size).rgb for photo in photos]
    titled = []
    for number, row in enumerate(rows):
        about = row["settings"]
        if number % candidates == 0:
            titled.append((about["prompt"], originals[number * len(photos) // len(rows)]))
        with Image.open(folder / row["picture"]) as picture:
            titled.append((f"{about['candidate']['name']} {row['patch_clip']:.2f}", picture.convert("RGB")))
    return encoding.contact_sheet(titled, columns=candidates + 1, tile=TILE)
