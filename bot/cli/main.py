"""The command line: `wordbrush run | stylize | style | vocabulary | models | doctor | db | bench | demo`.

Each command imports what it needs: the bot's own process, say, has no Pillow in it.
"""

import random
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from bot.config import Settings, load_settings
from bot.terminal.exits import EXIT_FAILED, exit_with_a_sentence, run
from bot.terminal.files import check_output, read_input
from engine.protocol.messages import BenchModels, Models
from engine.protocol.presets import MAX_SIZE, MAX_STRENGTH, MIN_SIZE, PAPER, PRESET_NAMES, Finish, Options, PresetName

app = typer.Typer(
    help="Repaint pictures in any style that can be put into words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
models_app = typer.Typer(help="The files of the models: what is there, where, how large.")
style_app = typer.Typer(help="Styles: train one, paint pictures with one, blend several.", no_args_is_help=True)
bench_app = typer.Typer(help="Every timing.", no_args_is_help=True)
db_app = typer.Typer(
    help="The database: a backup while the bot runs, a backup put back, a check, a move to a server.",
    no_args_is_help=True,
)
app.add_typer(models_app, name="models")
app.add_typer(db_app, name="db")
app.add_typer(bench_app, name="bench")
app.add_typer(style_app, name="style")

# People look at stderr; stdout is for what a script would read.
console = Console(stderr=True)

ConfigOption = Annotated[Path | None, typer.Option("--config", help="A configuration file instead of ./config.toml.")]
ModelsOption = Annotated[Models | None, typer.Option(help="Which models judge the picture.")]
DeviceOption = Annotated[str | None, typer.Option(help="auto, cpu, cuda, cuda:1 or mps.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout.")]
RayOption = Annotated[str | None, typer.Option(help="The head of a Ray cluster whose engines paint: host:port.")]
ShareOption = Annotated[str, typer.Option(help="What one engine takes there, as [engine.ray] has it, in JSON.")]
DatabaseOption = Annotated[str | None, typer.Option(help="An empty PostgreSQL database instead of a file.")]
StrengthOption = Annotated[
    int | None, typer.Option(min=0, max=MAX_STRENGTH, help="Percent: 0 is the photo, 100 what was optimised.")
]
KeepColorsOption = Annotated[
    bool | None,
    typer.Option("--keep-colors/--new-colors", help="Let the photo's colours stay, and change light and texture."),
]
FullSizeOption = Annotated[
    bool | None,
    typer.Option("--full-size/--working-size", help="Make the result as large as the photo, 4096 pixels at most."),
]
FinishOption = Annotated[
    Finish | None,
    typer.Option(help="natural: as painted. paper: with the published contrast stretch. Else the preset's."),
]


@app.command()
def stylize(
    image: Annotated[Path, typer.Argument(help="The picture: PNG, JPEG, WebP, GIF, HEIC, AVIF, TIFF or BMP.")],
    prompt: Annotated[str, typer.Argument(help="The style in words, for example “watercolor painting”.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write: .png, .jpg or .webp.")],
    preset: Annotated[PresetName | None, typer.Option(help="How much work it gets.")] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=2**63 - 1, help="The same seed paints the same picture.")
    ] = None,
    size: Annotated[
        int | None,
        typer.Option(min=MIN_SIZE, max=MAX_SIZE, help="The longer side of the result in pixels; else the preset's."),
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    negative: Annotated[
        str | None, typer.Option(help="What it is not to look like, for example “text, letters, watermark”.")
    ] = None,
    strength: StrengthOption = None,
    keep_colors: KeepColorsOption = None,
    full_size: FullSizeOption = None,
    source: Annotated[str | None, typer.Option(help="What the picture is called in words; else “a Photo”.")] = None,
    finish: FinishOption = None,
    save_style: Annotated[
        Path | None, typer.Option(help="Also write the StyleNet's weights here (.safetensors).")
    ] = None,
    preview: Annotated[
        Path | None, typer.Option(help="While it paints, keep writing the picture so far here (.webp).")
    ] = None,
    time_lapse: Annotated[
        Path | None, typer.Option(help="Also write a film of how it was painted here (.webp).")
    ] = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Repaint a picture in a style put into words."""
    from bot.terminal.painting import KINDS, Painting, paint

    async def command() -> None:
        settings = _settings(config, models, device)
        check_output(output, set(KINDS), image)
        for path, suffix in ((save_style, ".safetensors"), (preview, ".webp"), (time_lapse, ".webp")):
            if path:
                check_output(path, {suffix}, image)
        painting = Painting(
            picture=read_input(image),
            prompt=prompt,
            output=output,
            preset=preset or settings.engine.preset,
            size=size,
            seed=random.getrandbits(32) if seed is None else seed,
            options={
                "source": source,
                "negative": negative,
                "strength": strength,
                "keep_colors": keep_colors,
                "full_size": full_size,
                "finish": finish,
            },
            save_style=save_style,
            preview=preview,
            time_lapse=time_lapse,
        )
        await paint(painting, settings, console, as_json=as_json)

    run(command())


@style_app.command()
def train(
    prompt: Annotated[str, typer.Option("--text", help="The style in words, for example “watercolor painting”.")],
    output: Annotated[Path, typer.Option("--out", "-o", help="Where to write the style: .safetensors.")],
    images: Annotated[
        Path | None, typer.Option(help="A folder or a ZIP archive of pictures to learn from; else the built-in ones.")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, max=2**63 - 1, help="The same seed trains the same style.")] = None,
    steps: Annotated[int | None, typer.Option(min=1, help="The most updates; else as the models need them.")] = None,
    size: Annotated[
        int | None, typer.Option(min=MIN_SIZE, max=MAX_SIZE, help="The side of the crops in pixels; else the models'.")
    ] = None,
    preview: Annotated[
        Path | None, typer.Option(help="While it trains, keep writing a held-out picture in the style here (.webp).")
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Train a style on many pictures; afterwards it paints any picture in one pass. Ctrl-C stops it; it can go on."""
    from bot.terminal.style_tools import TrainingOrder, train_style

    async def command() -> None:
        settings = _settings(config, models, device)
        check_output(output, {".safetensors"}, None)
        if preview:
            check_output(preview, {".webp"}, None)
        order = TrainingOrder(
            prompt=prompt,
            images=images,
            output=output,
            seed=0 if seed is None else seed,
            steps=steps,
            size=size,
            preview=preview,
        )
        await train_style(order, settings, console, as_json=as_json)

    run(command())


@style_app.command()
def apply(
    style: Annotated[Path, typer.Argument(help="What “style train” or “--save-style” wrote.")],
    images: Annotated[list[Path], typer.Argument(help="Pictures, and folders of them.")],
    output: Annotated[Path, typer.Option("--out", "--output", "-o", help="A folder or, for one picture, a file.")],
    kind: Annotated[
        Literal["png", "jpg", "webp"] | None, typer.Option(help="Of the files in a folder; else as the pictures.")
    ] = None,
    strength: StrengthOption = None,
    keep_colors: KeepColorsOption = None,
    full_size: FullSizeOption = None,
    finish: FinishOption = None,
    size: Annotated[
        int | None,
        typer.Option(min=MIN_SIZE, max=MAX_SIZE, help="The longer side of a result; else as the style was made."),
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """Paint pictures with a style, each in one pass; also the same picture again, stronger, softer or larger."""
    from bot.terminal.style_tools import SUFFIXES, apply_style

    async def command() -> None:
        settings = _settings(config, models, device)
        if len(images) == 1 and output.suffix:
            check_output(output, SUFFIXES, images[0])
        options = Options().choosing(strength=strength, keep_colors=keep_colors, full_size=full_size, finish=finish)
        suffix = f".{kind}" if kind else None
        await apply_style(style, images, output, suffix, size, options, settings, console)

    run(command())


@style_app.command()
def blend(
    styles: Annotated[list[str], typer.Argument(help="Two or more styles, each as FILE or FILE:SHARE.")],
    output: Annotated[Path, typer.Option("--out", "-o", help="Where to write the style: .safetensors.")],
    models: ModelsOption = None,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """Make one style of several, as “a.safetensors:0.3 b.safetensors:0.7”."""
    from bot.terminal.style_tools import blend_styles

    async def command() -> None:
        settings = _settings(config, models, device)
        check_output(output, {".safetensors"}, None)
        await blend_styles(styles, output, settings, console)

    run(command())


@style_app.command(name="show")
def style_show(style: Annotated[Path, typer.Argument(help="The style's file.")], as_json: JsonOption = False) -> None:
    """Say what a style was made of."""
    from bot.terminal.style_tools import show_style

    async def command() -> None:
        show_style(style, as_json=as_json)

    run(command())


@models_app.callback(invoke_without_command=True)
def models_list(context: typer.Context, models: ModelsOption = None, config: ConfigOption = None) -> None:
    """The files of the models: what is there, where, how large."""
    if context.invoked_subcommand is None:
        from bot.terminal.painting import show_models

        run(show_models(_settings(config, models), console, fetch=False))


@models_app.command()
def fetch(models: ModelsOption = None, config: ConfigOption = None) -> None:
    """Check the files against their published hashes and download what is missing or damaged."""
    from bot.terminal.painting import show_models

    run(show_models(_settings(config, models), console, fetch=True))


@app.command()
def vocabulary(
    paint: Annotated[
        Path | None, typer.Option(help="Paint a sheet of them all, and write it here: .png, .jpg or .webp.")
    ] = None,
    photo: Annotated[Path | None, typer.Option(help="The photo on that sheet; else a sample.")] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """The styles that the bundled models know, and ways to ask for them."""
    from bot.terminal.painting import KINDS
    from bot.terminal.style_sheets import paint_vocabulary, show_vocabulary

    if paint is None:
        show_vocabulary()
        return

    async def command() -> None:
        check_output(paint, set(KINDS), photo)
        settings = _settings(config, models or "bundled", device)
        await paint_vocabulary(paint, read_input(photo) if photo else None, settings, console)

    run(command())


@app.command()
def doctor(
    check_models: Annotated[
        bool,
        typer.Option("--models", help="Also check the configured models: zero-shot, and the published example."),
    ] = False,
    steps: Annotated[
        int, typer.Option(min=1, max=1000, help="Of the published example, whose known losses are after 200.")
    ] = PAPER.steps,
    device: DeviceOption = None,
    config: ConfigOption = None,
) -> None:
    """Say what works here and what does not, and what to do: token, servers, database, disk, models, device."""
    from bot.terminal.doctor import examine

    async def command() -> None:
        if not await examine(_settings(config, None, device), console, check_models, steps, config):
            raise typer.Exit(EXIT_FAILED)

    run(command())


@db_app.command()
def backup(
    to: Annotated[Path, typer.Argument(help="Where to write it; nothing may be there.")], config: ConfigOption = None
) -> None:
    """Write the database as it is now into one file, also while the bot runs; the pictures are no part of it."""
    from bot.terminal.database_tools import back_up

    run(back_up(load_settings(config), to, console))


@db_app.command()
def restore(
    backup: Annotated[Path, typer.Argument(help="What “db backup” has written.")], config: ConfigOption = None
) -> None:
    """Put a backup in the database's place, which is kept beside it; the bot has to be stopped."""
    from bot.terminal.database_tools import restore

    run(restore(load_settings(config), backup, console))


@db_app.command()
def copy(
    source: Annotated[str, typer.Argument(help="A file of SQLite, such as data/wordbrush.db, or an address.")],
    config: ConfigOption = None,
) -> None:
    """Copy a database into the configured one, which has to be empty, and compare both; the bot has to be stopped."""
    from bot.terminal.database_tools import copy

    run(copy(load_settings(config), source, console))


@db_app.command()
def check(
    pictures: Annotated[bool, typer.Option("--pictures", help="Also read every picture and network.")] = False,
    config: ConfigOption = None,
) -> None:
    """Look whether the database is whole, and whether everything is there that it names; nothing is changed."""
    from bot.terminal.database_tools import check

    async def command() -> None:
        if not await check(load_settings(config), console, pictures=pictures):
            raise typer.Exit(EXIT_FAILED)

    run(command())


@bench_app.command()
def engine(
    models: Annotated[
        BenchModels, typer.Option(help="random: of the sizes of OpenAI's CLIP and VGG19, without their training.")
    ] = "random",
    device: DeviceOption = None,
    preset: Annotated[PresetName | None, typer.Option(help="Only this one; else all.")] = None,
    size: Annotated[
        int | None, typer.Option(min=MIN_SIZE, max=MAX_SIZE, help="Of all rows, in pixels; else each preset's own.")
    ] = None,
    steps: Annotated[int, typer.Option(min=1, help="Measured for each row.")] = 3,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """How long a step and a picture take, and how much memory: the published procedure beside ours."""
    from bot.bench.engine_benchmark import bench_engine

    settings = _settings(config, None, device).engine
    presets = [preset] if preset else PRESET_NAMES
    run(bench_engine(models, presets, size, steps, settings.devices[0], settings.threads, console, as_json=as_json))


@bench_app.command()
def quality(
    sheet: Annotated[Path, typer.Option(help="Where to write all pictures on one sheet: .png or .jpg.")],
    photo: Annotated[list[Path] | None, typer.Option(help="Can be given several times; else two samples.")] = None,
    prompt: Annotated[list[str] | None, typer.Option(help="Can be given several times; else four.")] = None,
    preset: Annotated[
        str | None, typer.Option(help="Several with commas between them; else all, the published one first.")
    ] = None,
    size: Annotated[
        int | None, typer.Option(min=MIN_SIZE, max=MAX_SIZE, help="Of all pictures, in pixels; else each preset's own.")
    ] = None,
    presets_of: Annotated[
        Models | None, typer.Option(help="Whose presets, where not those of the models that paint.")
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """What the presets paint beside the published procedure: losses, the paper's score, and the pictures."""
    from bot.bench.engine_benchmark import PHOTOS, PROMPTS, bench_quality

    async def command() -> None:
        check_output(sheet, {".png", ".jpg"}, None)
        for path in photo or []:
            read_input(path)  # or say why not
        settings = _settings(config, models, device).engine
        presets = _presets(preset) if preset else sorted(PRESET_NAMES, key=lambda name: name != "paper")
        await bench_quality(
            settings,
            photo or PHOTOS,
            prompt or PROMPTS,
            presets,
            size,
            presets_of,
            sheet,
            console,
            as_json=as_json,
        )

    run(command())


@bench_app.command(name="styles")
def styles_learned(
    sheet: Annotated[Path, typer.Option(help="Where to write all pictures on one sheet: .png or .jpg.")],
    photo: Annotated[
        list[Path] | None, typer.Option(help="Never learned from; can be given several times; else the samples.")
    ] = None,
    prompt: Annotated[list[str] | None, typer.Option(help="Can be given several times; else eight.")] = None,
    learn: Annotated[
        list[Path] | None, typer.Option(help="A picture to learn from; can be given several times; else the built-in.")
    ] = None,
    steps: Annotated[int | None, typer.Option(min=1, help="Of each style; else as usual.")] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """How well styles paint what they have never seen: losses beside those of what they learned from, and pictures."""
    from bot.bench.engine_benchmark import STYLES, bench_styles
    from bot.samples import SAMPLES

    async def command() -> None:
        check_output(sheet, {".png", ".jpg"}, None)
        for path in [*(photo or []), *(learn or [])]:
            read_input(path)  # or say why not
        engine = _settings(config, models, device).engine
        photos = photo or list(SAMPLES.values())
        await bench_styles(engine, photos, prompt or STYLES, learn or [], steps, sheet, console, as_json=as_json)

    run(command())


@bench_app.command(name="apply")
def applying(
    pictures: Annotated[int, typer.Option(min=2, help="How many.")] = 60,
    size: Annotated[int, typer.Option(min=MIN_SIZE, max=MAX_SIZE, help="Of each, in pixels.")] = 512,
    models: ModelsOption = None,
    device: DeviceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """How many pictures a style paints in a second."""
    from bot.bench.engine_benchmark import bench_bot, time_applying

    engine = _settings(config, models, device).engine
    title = "Pictures a second in a style"
    run(bench_bot(title, lambda told: time_applying(told, engine, pictures, size), console, as_json=as_json))


@bench_app.command()
def commands(
    count: Annotated[int, typer.Option("--commands", min=10, help="Each by another person.")] = 200,
    seconds: Annotated[float, typer.Option(min=0.1, help="In which they are given.")] = 10.0,
    as_json: JsonOption = False,
) -> None:
    """How long people wait for the first response to commands while the engine is at full load."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.responses import first_responses

    run(
        bench_bot(
            "Milliseconds to the first response",
            lambda told: first_responses(told, count, seconds),
            console,
            as_json=as_json,
        )
    )


@bench_app.command()
def load(
    count: Annotated[int, typer.Option("--commands", min=10, help="In all.")] = 1000,
    people: Annotated[int, typer.Option(min=2, help="Who give them.")] = 200,
    guilds: Annotated[int, typer.Option(min=2, help="In which these are; the first gives three times as many.")] = 5,
    seconds: Annotated[float, typer.Option(min=1, help="In which they are given.")] = 60.0,
    job_seconds: Annotated[float, typer.Option(min=0.02, help="That a job takes.")] = 1.0,
    ray: RayOption = None,
    share: ShareOption = '{"GPU": 1}',
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """A crowd with an engine that only takes its time: first responses, fairness, how busy the engine is."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.load import crowd

    title = f"{count} commands in {seconds:g} s"
    measured = bench_bot(
        title,
        lambda told: crowd(told, count, people, guilds, seconds, job_seconds, elsewhere(ray, share, database)),
        console,
        as_json=as_json,
    )
    run(measured)


@bench_app.command()
def engines(
    counts: Annotated[str, typer.Option("--engines", help="How many, one row for each number.")] = "1,2,4,8",
    jobs: Annotated[int, typer.Option(min=1, help="For each engine.")] = 20,
    job_seconds: Annotated[float, typer.Option(min=0.02, help="That a job takes.")] = 1.0,
    ray: RayOption = None,
    share: ShareOption = '{"GPU": 1}',
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """How much of many engines' time the bot uses where they only take their time, and what a job costs itself."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.throughput import throughput

    def configured(number: int) -> dict[str, str]:
        local = {"WORDBRUSH_ENGINE__DEVICE": ",".join(["cpu"] * number)}
        return elsewhere(ray, share, database) | ({"WORDBRUSH_ENGINE__RAY__MOST": str(number)} if ray else local)

    numbers = [int(number) for number in counts.split(",")]
    title = f"Engines that take {job_seconds:g} s for a job"
    run(
        bench_bot(
            title, lambda told: throughput(told, numbers, jobs, job_seconds, configured), console, as_json=as_json
        )
    )


def elsewhere(ray: str | None, share: str, database: str | None) -> dict[str, str]:
    """Variables of the configuration for engines on a cluster, and another database."""
    found = {"WORDBRUSH_DATABASE__URL": database} if database else {}
    if ray:
        found |= {
            "WORDBRUSH_ENGINE__BACKEND": "ray",
            "WORDBRUSH_ENGINE__RAY__ADDRESS": ray,
            "WORDBRUSH_ENGINE__RAY__SHARE": share,
        }
    return found


@bench_app.command(name="restart")
def restarting(
    finished: Annotated[int, typer.Option(min=1000, help="Jobs in the database that are done.")] = 1_000_000,
    queued: Annotated[int, typer.Option(min=1, help="Jobs in its queue.")] = 10_000,
    times: Annotated[int, typer.Option(min=1, help="How often it is started.")] = 3,
    as_json: JsonOption = False,
) -> None:
    """How long a bot with a long past and a long queue takes from its start until it answers."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.load import restart

    title = f"Seconds to serving, with {queued} jobs queued and {finished} finished"
    run(bench_bot(title, lambda told: restart(told, finished, queued, times), console, as_json=as_json))


@bench_app.command(name="soak")
def soaking(
    jobs: Annotated[int, typer.Option(min=10, help="One after the other, 20 at once.")] = 5000,
    as_json: JsonOption = False,
) -> None:
    """What the bot holds after thousands of jobs: memory, open files, tasks, temporary files."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.load import soak

    run(bench_bot(f"After {jobs} jobs", lambda told: soak(told, jobs), console, as_json=as_json))


@bench_app.command()
def estimates(
    jobs: Annotated[int, typer.Option(min=2, help="To learn from, and then to estimate.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """How near the estimated beginnings of waiting jobs come, after some jobs to learn from."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.responses import estimates

    run(bench_bot("Seconds until a job begins", lambda told: estimates(told, jobs), console, as_json=as_json))


@bench_app.command(name="history")
def long_history(
    jobs: Annotated[int, typer.Option(min=100, help="Of one person.")] = 100_000, as_json: JsonOption = False
) -> None:
    """How long a page of a long history takes."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.store.history_benchmark import time_history

    title = f"Milliseconds for a page, with {jobs} jobs of one person"
    run(bench_bot(title, lambda told: time_history(jobs), console, as_json=as_json))


@bench_app.command(name="limits")
def limits_of_many(
    jobs: Annotated[int, typer.Option(min=1000, help="In the database.")] = 1_000_000, as_json: JsonOption = False
) -> None:
    """How long it takes to decide whether somebody may ask for something."""
    from bot.bench.decisions import time_decisions
    from bot.bench.engine_benchmark import bench_bot

    title = f"Milliseconds to decide, with {jobs} jobs"
    run(bench_bot(title, lambda told: time_decisions(jobs), console, as_json=as_json))


@app.command("run")
def run_command(config: ConfigOption = None) -> None:
    """Be the bot: serve Discord until Ctrl-C or SIGTERM."""
    from bot.app import run_bot

    run_bot(config)


@app.command()
def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Of the chat page, on this machine only; 0: a free one.")
    ] = 8484,
    people: Annotated[int, typer.Option(min=0, max=500, help="Simulated people who use the bot at the same time.")] = 0,
    folder: Annotated[Path, typer.Option(help="Where the bot's data and its log go; it can be deleted.")] = Path(
        "demo"
    ),
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin without what earlier demos have left there.")] = False,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page where there is a desktop.")
    ] = True,
) -> None:
    """Try the bot in a browser, in a local Discord: no token, no GPU, no download, no network."""
    from bot.sandbox.demo import Demo

    run(Demo(folder, port, people, fresh, open_browser).run(console))


def _presets(names: str) -> list[PresetName]:
    known: dict[str, PresetName] = {name: name for name in PRESET_NAMES}
    unknown = [name for name in names.split(",") if name not in known]
    if unknown:
        raise typer.BadParameter(f"There is no preset {', '.join(unknown)}; there are {', '.join(known)}.")
    return [known[name] for name in names.split(",")]


def _settings(config: Path | None, models: Models | None = None, device: str | None = None) -> Settings:
    """The settings, with what the command line says about the engine on top."""
    settings = load_settings(config)
    said = {key: value for key, value in (("models", models), ("device", device)) if value is not None}
    return settings.model_copy(update={"engine": settings.engine.model_copy(update=said)})


def main() -> None:
    """The `wordbrush` command: exit code 0, or a sentence on stderr and another code."""
    with exit_with_a_sentence(console):
        app()
