"""What `wordbrush doctor` does: run the checks of bot.terminal.checks, and judge the models."""

import math
import os
import platform
from contextlib import AsyncExitStack
from pathlib import Path

from msgspec.structs import replace
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.config import Settings
from bot.engines.cluster import Cluster, ClusterEngine, ClusterLost
from bot.engines.connection import Engine
from bot.engines.local import WORKER, LocalEngine
from bot.errors import EngineDied
from bot.observability.build_info import version_line
from bot.samples import SAMPLES
from bot.terminal import checks
from bot.terminal.checks import Finding
from bot.terminal.painting import LOSS_NAMES, Display, follow
from engine.protocol.messages import Classify, Done, Ready, Stylize
from engine.protocol.presets import PAPER, PRESETS, Preset

# What the published code prints for its example after 200 steps on a photo of a face.
PUBLISHED_PROMPT = "Sketch with black pencil"
PUBLISHED_STEPS = 200
PUBLISHED_LOSSES = {
    "total": 7523.0,
    "content": 2.255,
    "patch": 0.780,
    "direction": 0.329,
    "total_variation": 0.394,
}
FAR_OFF = math.sqrt(10)  # more than this factor apart is another order of magnitude
MEANING = {
    "total": "the sum of the losses differs in scale from that of the published code",
    "content": "the content features are not those of VGG19 trained on ImageNet; the weights file may be another one",
    "patch": "CLIP does not see the style in the patches; its weights may be damaged or untrained",
    "direction": "CLIP does not see the style in the whole picture; its weights may be damaged or untrained",
    "total_variation": "the picture is much rougher or smoother than expected; the optimization may have diverged",
}

OPENAI_TEXTS = {
    "astronaut": "a photo of an astronaut",
    "chelsea": "a photo of a cat",
    "coffee": "a photo of a cup of coffee",
    "": "a page of text",  # a wrong answer to choose from
}
# The bundled CLIP knows styles but no objects, so it has to recognize what the bundled starts of styles paint.
BUNDLED_TEXTS = {style: style for style in ("pencil sketch", "fire", "mosaic", "ice")}


SIGNS = {"ok": "[green]✓[/green]", "warning": "[yellow]![/yellow]", "problem": "[red]✗[/red]"}


async def examine(
    settings: Settings, console: Console, check_models: bool, steps: int, file: Path | None = None
) -> bool:
    """Run all checks, print their findings, and return whether there is no problem.

    check_models: also judge the models, for which the published example is painted with at most `steps` steps. file:
    the configuration's; None for the usual one.
    """
    out = Console()
    out.print(version_line(), highlight=False)
    out.print(f"Python {platform.python_version()} on {platform.platform()}, {os.cpu_count()} cores", highlight=False)
    findings = [_print_finding(checks.configuration(file), out)]
    if found := checks.picture_check(settings):
        findings.append(_print_finding(found, out))
    findings += [_print_finding(one, out) async for one in checks.of_discord(settings)]
    findings += [_print_finding(one, out) async for one in checks.of_database(settings)]
    findings += [_print_finding(one, out) for one in checks.of_disks(settings)]
    async with AsyncExitStack() as stack:
        display = stack.enter_context(Display(console))
        try:
            engine = await stack.enter_async_context(await _engine(settings, display, stack, findings, out))
        except EngineDied as problem:
            to_do = "if a bot is running, its engines use all the room in the cluster; stop it and run the doctor again"
            findings.append(_print_finding(Finding("engine", "warning", str(problem), to_do), out))
        except ClusterLost:
            return False
        else:
            return await _examine_engine(engine, settings, display, findings, out, steps if check_models else 0)
    return not any(one.state == "problem" for one in findings)


async def _engine(
    settings: Settings, display: Display, stack: AsyncExitStack, findings: list[Finding], out: Console
) -> Engine:
    """Return an engine of the kind that the bot has, not entered yet. Raises ClusterLost if there is none."""
    if settings.engine.backend == "local":
        return LocalEngine(on_fetching=display.fetching)
    display.begin("Joining the cluster")
    cluster = await stack.enter_async_context(Cluster(settings.engine.join(WORKER)))
    node, finding = await checks.of_cluster(cluster, settings)
    findings.append(_print_finding(finding, out))
    if node is None:
        raise ClusterLost(finding.said)
    return ClusterEngine(cluster, node.id, patience=checks.CLUSTER_SECONDS, on_fetching=display.fetching)


async def _examine_engine(
    engine: Engine, settings: Settings, display: Display, findings: list[Finding], out: Console, steps: int
) -> bool:
    """Check the models and the device, and judge the models if `steps` is not 0."""
    display.begin("Checking the models")
    models = [_print_finding(one, out) for one in await checks.of_models(engine, settings)]
    findings += models
    if not steps and any(one.state != "ok" for one in models):
        return not any(one.state == "problem" for one in findings)
    display.begin("Measuring a step")
    ready, of_device = await checks.of_device(engine, settings)
    findings += [_print_finding(one, out) for one in of_device]
    well = not any(one.state == "problem" for one in findings)
    if ready is None:
        return False
    out.print(f"CLIP: {ready.clip}; content features: {ready.content}", highlight=False)
    out.print(", ".join(f"{name} {number}" for name, number in ready.versions.items()), highlight=False)
    if steps:
        well &= await _judge(engine, ready, settings.preset("standard"), display, steps, out)
    return well


def _print_finding(finding: Finding, out: Console) -> Finding:
    out.print(f"{SIGNS[finding.state]} {escape(finding.what)}: {escape(finding.said)}", highlight=False, soft_wrap=True)
    if finding.to_do:
        out.print(f"    → {escape(finding.to_do)}", highlight=False, soft_wrap=True)
    return finding


async def _judge(engine: Engine, ready: Ready, standard: Preset, display: Display, steps: int, out: Console) -> bool:
    display.begin("Testing what CLIP recognizes")
    well = await _check_zero_shot(engine, ready, out)
    if ready.models == "openai":
        for name, preset in example_presets(standard, steps).items():
            display.begin(f"Painting the published example “{PUBLISHED_PROMPT}”, {name}", preset.steps)
            complete = standard.steps if name == "standard" else PUBLISHED_STEPS
            well &= await _check_example(engine, name, preset, complete, display, out)
    return well


def example_presets(standard: Preset, steps: int) -> dict[str, Preset]:
    """Return the presets in which the published example is painted, by the names that the report has for them.

    `standard` is that of the configuration. Unless it differs from the published procedure in more than the finish, one
    picture stands for both. `steps` are those of the published procedure, and the most of `standard`.
    """
    if replace(standard, name=PAPER.name, options=PAPER.options) == PAPER:
        return {"paper and standard": replace(PAPER, steps=steps)}
    return {"paper": replace(PAPER, steps=steps), "standard": replace(standard, steps=min(steps, standard.steps))}


async def _check_zero_shot(engine: Engine, ready: Ready, out: Console) -> bool:
    texts = OPENAI_TEXTS if ready.models == "openai" else BUNDLED_TEXTS
    table = Table(title="What CLIP recognizes, zero-shot", title_justify="left")
    table.add_column("photo" if ready.models == "openai" else "painted as")
    for text in texts.values():
        table.add_column(text)
    pictures = {name: path.read_bytes() for name, path in SAMPLES.items()}
    if ready.models == "bundled":
        pictures = {style: await _painted(engine, style) for style in BUNDLED_TEXTS}
    right = 0
    for name, picture in pictures.items():
        probabilities = await engine.classify(Classify(job=name, picture=picture, texts=list(texts.values())))
        right += list(texts)[probabilities.index(max(probabilities))] == name
        table.add_row(name, *(f"{probability:.1%}" for probability in probabilities))
    out.print(table)
    if right == len(pictures):
        return True
    out.print(
        f"CLIP recognizes only {right} of {len(pictures)} pictures. Its weights are damaged or untrained, so no prompt "
        "will work. Run “wordbrush models fetch”, or set clip in [engine] to another checkpoint.",
        markup=False,
    )
    return False


async def _painted(engine: Engine, style: str) -> bytes:
    """Return a sample photo as the bundled start of a style paints it in one pass, without any step."""
    request = Stylize(
        job=style,
        picture=SAMPLES["chelsea"].read_bytes(),
        prompt=style,
        preset=replace(PRESETS["bundled"]["draft"], steps=0),
        seed=0,
    )
    async for event in engine.paint(request):
        if isinstance(event, Done):
            return event.picture
    raise AssertionError("unreachable: the events end with Done or raise")


async def _check_example(
    engine: Engine, name: str, preset: Preset, complete: int, display: Display, out: Console
) -> bool:
    """Paint the example, and print its losses beside the published ones.

    `complete` is the number of steps after which they have to be of the published order of magnitude.
    """
    request = Stylize(
        job="example",
        picture=SAMPLES["astronaut"].read_bytes(),
        prompt=PUBLISHED_PROMPT,
        preset=preset,
        seed=0,
    )
    done = await follow(engine, request, display)
    table = Table(title=f"“{PUBLISHED_PROMPT}”, {name}, after {preset.steps} steps", title_justify="left")
    for column in ("loss", "here", f"published, {PUBLISHED_STEPS} steps, another photo"):
        table.add_column(column)
    for key, published in PUBLISHED_LOSSES.items():
        table.add_row(LOSS_NAMES[key], f"{done.losses[key]:.4g}", f"{published:.4g}")
    out.print(table)
    out.print(f"{done.seconds:.0f} s", highlight=False)
    if preset.steps < complete:
        out.print(f"The losses only begin to fall in {preset.steps} steps. Compare them after {complete} steps.")
        return True
    far = far_off(done.losses)
    for sentence in far:
        out.print(sentence, highlight=False)
    if not far:
        out.print("All losses have the order of magnitude of the published ones. The engine works correctly.")
    return not far


def far_off(losses: dict[str, float]) -> list[str]:
    """Return what each loss means that is of another order of magnitude than published. losses: after 200 steps."""
    return [
        f"{LOSS_NAMES[key]} is far off: {meaning}."
        for key, meaning in MEANING.items()
        if not PUBLISHED_LOSSES[key] / FAR_OFF < losses[key] < PUBLISHED_LOSSES[key] * FAR_OFF
    ]
