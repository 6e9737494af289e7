"""Measure everything that only a GPU can tell: `python -m engine.benchmarks.gpu --out DIR`, or `make gpu`.

Each part runs in a process of its own, so that its memory is its own, and a part that fails or hangs does not affect
the others. The command needs torch, the engine's packages and pytest, but no network, Discord or database. Results go
to DIR/gpu.json and DIR/gpu.md, which are rewritten after every part.
"""

import argparse
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec
import torch
from msgspec.structs import replace
from PIL import Image

from engine.benchmarks.seeds import PHOTO, PROMPT, SEEDS, measure_seeds, sample_content
from engine.benchmarks.speed import BUNDLED, matrix_rate, perception_for, presets_for
from engine.protocol.messages import BENCH_MODELS, BenchModels, Done, Encoding, Render
from engine.protocol.presets import PAPER, PRESET_NAMES, Options, PresetName
from engine.requests import style_files
from engine.requests.applying import RenderQueue
from engine.stylize import Stylized, starting_point, stylize

ROOT = Path(__file__).parents[2]
TOTAL_SECONDS = 480
SIZES = (256, 512, 768, 1024, 1536)  # pixels, for `memory`
STEPS = 20
CAPTURED: tuple[tuple[BenchModels, PresetName], ...] = (
    ("random", "paper"),
    ("random", "standard"),
    ("bundled", "standard"),
    ("bundled", "draft"),
)
APPLIED, APPLIED_SIZE = 4000, 512


@dataclass(frozen=True)
class Part:
    """One part of the measurements.

    Attributes:
        command: what to run; it prints JSON or pytest's output.
        limit_s: the seconds after which the part is stopped.
    """

    name: str
    command: Sequence[str]
    limit_s: float


def parts(device: str) -> Iterator[Part]:
    """Yield all parts for a device, the most important first."""
    yield _part_here("machine", device)
    for who, models, preset in _rows():
        arguments = [f"--who={who}", f"--models={models}", f"--preset={preset}"]
        yield _bench(f"bench {who} {models} {preset}", device, arguments)
    yield _part_here("capture", device)
    yield Part("tests golden", _pytest("tests/engine/test_golden.py", "-k", "cuda or small"), 90)
    yield Part("tests engine", _pytest("tests/engine", *_in_parallel()), 240)
    apply = (f"--models={msgspec.json.encode(BUNDLED).decode()}", f"--pictures={APPLIED}", f"--size={APPLIED_SIZE}")
    yield Part("apply network", _python("engine.benchmarks.style_speed", f"--device={device}", *apply), 60)
    yield _part_here("apply files", device)
    yield _part_here("seeds", device)
    yield _part_here("memory", device)


def _rows() -> Iterator[tuple[str, BenchModels, PresetName]]:
    """Yield the implementation, the models and the preset of each row."""
    yield "published", "random", "paper"
    for preset in PRESET_NAMES:
        yield "ours", "random", preset
    for preset in PRESET_NAMES:
        if preset != "paper":
            yield "ours", "bundled", preset


def _bench(name: str, device: str, arguments: Sequence[str]) -> Part:
    common = (f"--device={device}", f"--picture={PHOTO}", f"--steps={STEPS}")
    return Part(name, _python("engine.benchmarks.speed", *common, *arguments), 60)


def _part_here(name: str, device: str) -> Part:
    return Part(name, _python("engine.benchmarks.gpu", f"--part={name}", f"--device={device}"), 90)


def _python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def _pytest(*arguments: str) -> list[str]:
    return _python(
        "pytest", "-q", "--no-header", "--tb=short", "-p", "no:cacheprovider", "-p", "no:benchmark", *arguments
    )


def _in_parallel() -> list[str]:
    """Return pytest-xdist's arguments if the package is installed, else none."""
    try:
        version("pytest-xdist")
    except PackageNotFoundError:
        return []
    return ["-n", str(min(8, os.cpu_count() or 1))]


def machine(device: torch.device) -> dict[str, Any]:
    """Return the properties of the device, and the two rates that bound every step: memory and matrix products."""
    about = torch.cuda.get_device_properties(device)
    source = torch.empty(1 << 30, dtype=torch.uint8, device=device)
    target = torch.empty_like(source)
    seconds = min(_cuda_seconds(lambda: target.copy_(source)) for _ in range(5))
    return {
        "device": about.name,
        "gigabytes": about.total_memory / 1e9,
        "torch": torch.__version__,
        "cuda": torch.version.cuda,
        "python": sys.version.split()[0],
        "gigabytes_a_second": 2 * source.nbytes / seconds / 1e9,
        "teraflop_a_second_bfloat16": matrix_rate(device, torch.bfloat16, 8192, 8192, 8192) / 1e12,
        "teraflop_a_second_fp32": matrix_rate(device, torch.float32, 8192, 8192, 8192) / 1e12,
    }


def _cuda_seconds(work: Callable[[], object]) -> float:
    begin, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))
    begin.record()
    work()
    end.record()
    end.synchronize()
    return float(begin.elapsed_time(end)) / 1e3


def capture(device: torch.device) -> dict[str, Any]:
    """Return seconds and differences of each preset with the step captured as a CUDA graph, and without.

    Differences are means of |a − b| over pictures in [0, 1]: of two captured runs with one seed, and of a captured run
    and one that is not.
    """
    measured: dict[str, Any] = {}
    for models, name in CAPTURED:
        preset = presets_for(models)[name]
        perception, content = perception_for(models, device), sample_content(preset)

        def painted(captured: bool) -> tuple[Stylized, float]:
            began = time.perf_counter()
            result = stylize(content, PROMPT, perception, preset, seed=5, capture=captured)  # noqa: B023
            torch.cuda.synchronize(device)
            return result, time.perf_counter() - began

        painted(True)
        (first, seconds), (second, _), (plain, plain_seconds) = painted(True), painted(True), painted(False)
        measured[f"{models} {name}"] = {
            "captured": first.captured,
            "seconds_captured": seconds,
            "seconds_one_by_one": plain_seconds,
            "same_seed_difference": _difference(first, second),
            "difference_of_both_ways": _difference(first, plain),
            "losses": [result.losses.total.item() for result in (first, second, plain)],
        }
    return measured


def _difference(one: Stylized, other: Stylized) -> float:
    return (one.output - other.output).abs().mean().item()


def seeds(device: torch.device) -> dict[str, Any]:
    """Return what engine.benchmarks.seeds measures of four seeds with `standard`, by models."""
    return {
        f"{models}_{name}": value
        for models in BENCH_MODELS
        for name, value in measure_seeds(models, "standard", device, range(SEEDS)).items()
        if name.startswith(("seconds", "difference"))
    }


def memory(device: torch.device) -> dict[str, Any]:
    """Return the peak megabytes of a few steps of `standard` with OpenAI's sizes, by the picture's side in pixels."""
    perception = perception_for("random", device)
    measured = {}
    for size in SIZES:
        preset = replace(presets_for("random")["standard"].at_size(size), steps=6)
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats(device)
        stylize(sample_content(preset), PROMPT, perception, preset)
        measured[f"{size}_px"] = torch.cuda.max_memory_allocated(device) / 1e6
    return measured


def apply_files(device: torch.device) -> dict[str, Any]:
    """Return how many pictures per second the engine stylizes from JPEG to PNG and to JPEG bytes."""
    perception, preset = perception_for("bundled", device), presets_for("bundled")["draft"]
    start = starting_point(PROMPT, perception, preset, 0)
    about = {"prompt": PROMPT, "preset": msgspec.to_builtins(preset), "start": start.name, "bank": None}
    weights = style_files.encode(start.net, about)
    buffer = io.BytesIO()
    Image.open(PHOTO).convert("RGB").resize((APPLIED_SIZE, APPLIED_SIZE)).save(buffer, "JPEG", quality=92)
    rates = {}
    encodings: tuple[Encoding, ...] = ("PNG", "JPEG")
    for encoding in encodings:
        done: list[Done] = []
        failed: list[Exception] = []
        renders = RenderQueue(done.append, lambda _, error, failed=failed: failed.append(error))  # type: ignore[misc]
        for count in (64, 1000):
            done.clear()
            began = time.perf_counter()
            for number in range(count):
                renders.accept(
                    Render(
                        job=str(number),
                        picture=buffer.getvalue(),
                        weights=weights,
                        options=Options(),
                        size=APPLIED_SIZE,
                        encoding=encoding,
                    )
                )
            renders.render_waiting(device)
            while len(done) + len(failed) < count:
                time.sleep(0.001)
            rates[f"pictures_a_second_to_{encoding.lower()}"] = len(done) / (time.perf_counter() - began)
        if failed:
            raise failed[0]
    return rates


PARTS_HERE: dict[str, Callable[[torch.device], dict[str, Any]]] = {
    "machine": machine,
    "capture": capture,
    "apply files": apply_files,
    "seeds": seeds,
    "memory": memory,
}


def main() -> None:
    """Run the command line: measure all parts and write the report, or measure one part and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("gpu-report"), help="a folder for gpu.md and gpu.json")
    parser.add_argument("--device", default="cuda", help="cuda, or cuda:1 for another GPU")
    parser.add_argument("--seconds", type=float, default=TOTAL_SECONDS, help="when to stop starting parts")
    parser.add_argument("--part", choices=PARTS_HERE, help="measure only this one, here, and print JSON")
    asked = parser.parse_args()
    if not torch.cuda.is_available():
        raise SystemExit("torch finds no GPU with CUDA here. Install its driver, and a build of torch with CUDA.")
    if asked.part:
        json.dump(PARTS_HERE[asked.part](torch.device(asked.device)), sys.stdout)
        return
    asked.out.mkdir(parents=True, exist_ok=True)
    ends = time.monotonic() + asked.seconds
    results: dict[str, Any] = {}
    for part in parts(asked.device):
        results[part.name] = _run_part(part, ends - time.monotonic())
        (asked.out / "gpu.json").write_text(json.dumps(results, indent=2))
        (asked.out / "gpu.md").write_text(report(results))
        print(f"{part.name}: {_summary(results[part.name])}", flush=True)  # noqa: T201  # a command line
    print(report(results))  # noqa: T201


def _run_part(part: Part, seconds_left: float) -> dict[str, Any]:
    """Return what a part printed and the seconds it took, or an `error`; exceptions of the part are not raised."""
    if seconds_left < 5:
        return {"error": "not measured: no time was left"}
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    try:
        ran = subprocess.run(  # noqa: S603  # commands of this file
            part.command,
            capture_output=True,
            text=True,
            timeout=min(part.limit_s, seconds_left),
            cwd=ROOT,
            env=environment,
        )
    except subprocess.TimeoutExpired as expired:
        out = (expired.stdout or b"").decode(errors="replace") if isinstance(expired.stdout, bytes) else ""
        return {"error": f"not finished after {expired.timeout:.0f} s", "log": out[-4000:]}
    took = {"seconds": time.monotonic() - began}
    if "pytest" in part.command:
        last = (ran.stdout.strip().splitlines() or [ran.stderr])[-1]
        return {**took, "outcome": last, "log": ran.stdout[-12000:]}
    if ran.returncode:
        return {**took, "error": (ran.stderr.strip().splitlines() or ["?"])[-1], "log": ran.stderr[-4000:]}
    result: dict[str, Any] = json.loads(ran.stdout.strip().splitlines()[-1])
    result.pop("style", None)  # the weights that were applied
    return {**took, **result}


def _summary(result: Mapping[str, Any]) -> str:
    numbers = {name: value for name, value in result.items() if name not in ("log", "versions")}
    return ", ".join(
        f"{name} {value:.4g}" if isinstance(value, float) else f"{name} {value}" for name, value in numbers.items()
    )


def report(results: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the results as Markdown: a table of the presets, and a line for each other part."""
    lines = ["# Measured on a GPU", ""]
    published = results.get("bench published random paper", {}).get("seconds_a_step")
    rows = [
        "| | s to load | s to the first step | ms a step | steps | s a picture | peak MB | × published a step |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for who, models, preset in _rows():
        name = f"{who} {models} {preset}"
        row = results.get(f"bench {name}")
        if row is None:
            continue
        if "error" in row:
            rows.append(f"| {name} | {row['error']} | | | | | | |")
            continue
        numbers = presets_for(models)[preset]
        picture = row["seconds_to_first_step"] + (numbers.steps - 1) * row["seconds_a_step"]
        comparable = published and models == "random" and numbers.size == PAPER.size
        times = f"{published / row['seconds_a_step']:.1f}" if comparable else ""
        rows.append(
            f"| {name} | {row['seconds_to_load']:.1f} | {row['seconds_to_first_step']:.2f} "
            f"| {1e3 * row['seconds_a_step']:.1f} | {numbers.steps} | {picture:.2f} "
            f"| {row['peak_megabytes']:.0f} | {times} |"
        )
    others = [f"- {name}: {_summary(row)}" for name, row in results.items() if not name.startswith("bench")]
    return "\n".join([*lines, *rows, "", *others, ""])


if __name__ == "__main__":
    main()
