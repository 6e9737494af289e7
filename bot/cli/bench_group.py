"""The commands of the group `wordbrush bench`: measurements of the engine and of the whole bot."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.options import ConfigOption, DeviceOption, JsonOption, ModelsOption, console, settings_of
from bot.terminal.exits import run
from bot.terminal.files import check_output, make_folder, read_input
from engine.protocol.messages import BenchModels, Models
from engine.protocol.presets import MAX_SIZE, MIN_SIZE, PRESET_NAMES, PresetName

bench_app = typer.Typer(help="Measure the speed and quality of the engine and of the bot.", no_args_is_help=True)

RayOption = Annotated[
    str | None,
    typer.Option(help="Run the engines on the Ray cluster with this head, as host:port, not on this machine."),
]
ShareOption = Annotated[
    str, typer.Option(help="What one engine takes of its node, as JSON; see share in \\[engine.ray].")
]
DatabaseOption = Annotated[
    str | None, typer.Option(help="The URL of an empty PostgreSQL database to use instead of an SQLite file.")
]


@bench_app.command()
def engine(
    models: Annotated[
        BenchModels,
        typer.Option(
            help="random: untrained models of the size of OpenAI's CLIP and VGG19. bundled: the small models."
        ),
    ] = "random",
    device: DeviceOption = None,
    preset: Annotated[PresetName | None, typer.Option(help="Measure only this preset. Default: all presets.")] = None,
    size: Annotated[
        int | None,
        typer.Option(
            min=MIN_SIZE, max=MAX_SIZE, help="The size of all pictures in pixels. Default: each preset's own."
        ),
    ] = None,
    steps: Annotated[int, typer.Option(min=1, help="Number of steps to measure for each preset.")] = 3,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Measure time and memory of a step and a picture, for the published procedure and for each preset."""
    from bot.bench.engine_benchmark import bench_engine

    settings = settings_of(config, None, device).engine
    presets = [preset] if preset else PRESET_NAMES
    run(bench_engine(models, presets, size, steps, settings.devices[0], settings.threads, console, as_json=as_json))


@bench_app.command()
def quality(
    folder: Annotated[
        Path,
        typer.Argument(help="The folder for pictures and report. Pictures that are there are not painted again."),
    ],
    photo: Annotated[
        list[Path] | None, typer.Option(help="A photo to paint. Repeat the option for several. Default: two samples.")
    ] = None,
    prompt: Annotated[
        list[str] | None, typer.Option(help="A prompt to paint. Repeat the option for several. Default: four prompts.")
    ] = None,
    candidates: Annotated[
        str | None,
        typer.Option(help="What to compare, separated by commas, such as fine,quick-fine. Default: everything."),
    ] = None,
    size: Annotated[
        int | None,
        typer.Option(
            min=MIN_SIZE, max=MAX_SIZE, help="The size of all pictures in pixels. Default: each preset's own."
        ),
    ] = None,
    steps: Annotated[
        int | None, typer.Option(min=1, help="The most steps, to try the command. Default: each preset's own.")
    ] = None,
    presets_of: Annotated[
        Models | None, typer.Option(help="Use the presets of these models. Default: those of the models that paint.")
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Compare presets with the published procedure: pictures, losses, seconds, and a verdict for each preset."""
    from bot.bench.preset_quality import PHOTOS, PROMPTS, PUBLISHED, bench_quality, candidates_of

    async def command() -> None:
        for path in photo or []:
            read_input(path)  # an unreadable file has to fail before the models are loaded
        settings = settings_of(config, models, device)
        known = candidates_of(settings, presets_of or settings.engine.models, size, steps)
        names = candidates.split(",") if candidates else list(known)
        if unknown := [name for name in names if name not in known]:
            raise typer.BadParameter(f"There is no candidate {', '.join(unknown)}. Choose from {', '.join(known)}.")
        chosen = {name: preset for name, preset in known.items() if name in {PUBLISHED, *names}}
        make_folder(folder)
        await bench_quality(
            settings.engine,
            folder,
            photo or PHOTOS,
            prompt or PROMPTS,
            chosen,
            size,
            console,
            as_json=as_json,
        )

    run(command())


@bench_app.command(name="styles")
def styles_learned(
    sheet: Annotated[Path, typer.Option(help="The file to write, a sheet of all pictures: .png or .jpg.")],
    photo: Annotated[
        list[Path] | None,
        typer.Option(
            help="A photo to paint, not used in training. Repeat the option for several. Default: the samples."
        ),
    ] = None,
    prompt: Annotated[
        list[str] | None, typer.Option(help="A style to train. Repeat the option for several. Default: eight styles.")
    ] = None,
    learn: Annotated[
        list[Path] | None,
        typer.Option(help="A picture to learn from. Repeat the option for several. Default: the built-in pictures."),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option(
            min=1, help="The most training steps of each style. Default: as configured, or as the models need."
        ),
    ] = None,
    models: ModelsOption = None,
    device: DeviceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Measure how well trained styles paint unseen pictures, compared with those they were trained on."""
    from bot.bench.engine_benchmark import STYLES, bench_styles
    from bot.samples import SAMPLES

    async def command() -> None:
        check_output(sheet, {".png", ".jpg"}, None)
        for path in [*(photo or []), *(learn or [])]:
            read_input(path)  # an unreadable file has to fail before the models are loaded
        engine = settings_of(config, models, device).engine
        photos = photo or list(SAMPLES.values())
        await bench_styles(engine, photos, prompt or STYLES, learn or [], steps, sheet, console, as_json=as_json)

    run(command())


@bench_app.command(name="apply")
def applying(
    pictures: Annotated[int, typer.Option(min=2, help="Number of pictures to paint.")] = 60,
    size: Annotated[int, typer.Option(min=MIN_SIZE, max=MAX_SIZE, help="The side of each picture in pixels.")] = 512,
    models: ModelsOption = None,
    device: DeviceOption = None,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Measure how many pictures per second a style paints."""
    from bot.bench.engine_benchmark import bench_bot, time_applying

    engine = settings_of(config, models, device).engine
    title = "Pictures a second in a style"
    run(bench_bot(title, lambda told: time_applying(told, engine, pictures, size), console, as_json=as_json))


@bench_app.command()
def commands(
    count: Annotated[int, typer.Option("--commands", min=10, help="Number of commands, each by another person.")] = 200,
    seconds: Annotated[float, typer.Option(min=0.1, help="Seconds in which the commands are sent.")] = 10.0,
    as_json: JsonOption = False,
) -> None:
    """Measure the time to the first response to a command while the engine is at full load."""
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
    count: Annotated[int, typer.Option("--commands", min=10, help="Number of commands in total.")] = 1000,
    people: Annotated[int, typer.Option(min=2, help="Number of people who send the commands.")] = 200,
    guilds: Annotated[
        int, typer.Option(min=2, help="Number of servers. The first sends three times as many commands as each other.")
    ] = 5,
    seconds: Annotated[float, typer.Option(min=1, help="Seconds in which the commands are sent.")] = 60.0,
    job_seconds: Annotated[float, typer.Option(min=0.02, help="Seconds that a simulated job takes.")] = 1.0,
    ray: RayOption = None,
    share: ShareOption = '{"GPU": 1}',
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure first responses, fairness and engine load with a simulated crowd and a simulated engine."""
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
    counts: Annotated[
        str, typer.Option("--engines", help="Numbers of engines to measure, separated by commas.")
    ] = "1,2,4,8",
    jobs: Annotated[int, typer.Option(min=1, help="Number of jobs for each engine.")] = 20,
    job_seconds: Annotated[float, typer.Option(min=0.02, help="Seconds that a simulated job takes.")] = 1.0,
    ray: RayOption = None,
    share: ShareOption = '{"GPU": 1}',
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how busy the bot keeps several simulated engines, and the CPU time it needs for a job."""
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
    """Return environment variables for engines on a Ray cluster and for another database."""
    found = {"WORDBRUSH_DATABASE__URL": database} if database else {}
    if ray:
        found |= {
            "WORDBRUSH_ENGINE__BACKEND": "ray",
            "WORDBRUSH_ENGINE__RAY__ADDRESS": ray,
            "WORDBRUSH_ENGINE__RAY__SHARE": share,
        }
    return found


@bench_app.command(name="job")
def one_job(
    jobs: Annotated[int, typer.Option(min=10, help="Number of jobs, run twice.")] = 200,
    engines: Annotated[int, typer.Option(min=1, help="Number of simulated engines.")] = 8,
    as_json: JsonOption = False,
) -> None:
    """Measure what a job costs the bot: SQL statements, transactions, and CPU time."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.job_cost import job_cost

    run(
        bench_bot(f"The cost of a job, of {jobs}", lambda told: job_cost(told, jobs, engines), console, as_json=as_json)
    )


@bench_app.command(name="restart")
def restarting(
    finished: Annotated[int, typer.Option(min=1000, help="Number of finished jobs in the database.")] = 1_000_000,
    queued: Annotated[int, typer.Option(min=1, help="Number of jobs in the queue.")] = 10_000,
    times: Annotated[int, typer.Option(min=1, help="Number of starts to measure.")] = 3,
    as_json: JsonOption = False,
) -> None:
    """Measure the time from the bot's start until it answers, with many finished and queued jobs."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.load import restart

    title = f"Seconds to serving, with {queued} jobs queued and {finished} finished"
    run(bench_bot(title, lambda told: restart(told, finished, queued, times), console, as_json=as_json))


@bench_app.command(name="soak")
def soaking(
    jobs: Annotated[int, typer.Option(min=10, help="Number of jobs to run, 20 at a time.")] = 5000,
    as_json: JsonOption = False,
) -> None:
    """Measure memory, open files, tasks and temporary files after thousands of jobs."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.load import soak

    run(bench_bot(f"After {jobs} jobs", lambda told: soak(told, jobs), console, as_json=as_json))


@bench_app.command()
def estimates(
    jobs: Annotated[
        int, typer.Option(min=2, help="Number of jobs to estimate, after nearly as many to learn from.")
    ] = 10,
    as_json: JsonOption = False,
) -> None:
    """Measure how close the estimated starts of waiting jobs are to the real ones."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.bench.responses import estimates

    run(bench_bot("Seconds until a job begins", lambda told: estimates(told, jobs), console, as_json=as_json))


@bench_app.command(name="history")
def long_history(
    jobs: Annotated[int, typer.Option(min=100, help="Number of jobs of one person.")] = 100_000,
    as_json: JsonOption = False,
) -> None:
    """Measure how long a page of a long history takes to load."""
    from bot.bench.engine_benchmark import bench_bot
    from bot.store.history_benchmark import time_history

    title = f"Milliseconds for a page, with {jobs} jobs of one person"
    run(bench_bot(title, lambda told: time_history(jobs), console, as_json=as_json))


@bench_app.command(name="limits")
def limits_of_many(
    jobs: Annotated[int, typer.Option(min=1000, help="Number of jobs in the database.")] = 1_000_000,
    as_json: JsonOption = False,
) -> None:
    """Measure the time to decide whether a person may submit a job."""
    from bot.bench.decisions import time_decisions
    from bot.bench.engine_benchmark import bench_bot

    title = f"Milliseconds to decide, with {jobs} jobs"
    run(bench_bot(title, lambda told: time_decisions(jobs), console, as_json=as_json))
