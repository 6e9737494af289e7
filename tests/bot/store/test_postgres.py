"""What only a server does: it is restarted, it goes away in the middle of something, and several can connect."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from sqlalchemy import text

from bot.store import postgres as module
from bot.store.backend import DatabaseProblem
from bot.store.database import Database
from bot.store.jobs import Jobs
from bot.store.models import Job
from tests.bot.store.conftest import FREE, new_job, of_person
from tests.postgres import GUARDED, PostgresServer, programs


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """One that may be restarted: the others are used by other tests."""
    if programs() is None:
        pytest.skip("PostgreSQL's programs are not installed")
    with PostgresServer() as running:
        yield running


@pytest_asyncio.fixture
async def there(server: PostgresServer) -> AsyncIterator[Database]:
    database = Database(server.url(server.new_database()))
    await database.migrate()
    yield database
    await database.close()


class Wire:
    """Between the bot and the server; it can break around a COMMIT."""

    breaks = ""  # "before" the server gets the next one, or "after" it has answered

    def __init__(self, port: int) -> None:
        self._port = port
        self._tasks: set[asyncio.Task[None]] = set()

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._port)
        committing = asyncio.Event()
        back = asyncio.create_task(self._back(there_reader, writer, committing))
        self._tasks.add(back)
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                if self.breaks and b"COMMIT;" in data:
                    if self.breaks == "before":
                        break
                    committing.set()
                there_writer.write(data)
            else:
                there_writer.close()
        if self.breaks == "before":
            self.breaks = ""
            writer.transport.abort()
            there_writer.transport.abort()

    async def _back(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, committing: asyncio.Event
    ) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                if committing.is_set():
                    self.breaks = ""
                    writer.transport.abort()
                    return
                writer.write(data)
        writer.close()


@pytest.mark.process
async def test_a_commit_whose_answer_is_lost_is_asked_for(server: PostgresServer, there: Database) -> None:
    wire = Wire(server.port)
    listening = await asyncio.start_server(wire.connected, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    database = Database(there.url.replace(f":{server.port}/", f":{port}/"))
    jobs = Jobs(database)
    first = await jobs.submit(new_job(), of_person(jobs_per_day=3), 10)
    wire.breaks = "after"
    second = await jobs.submit(new_job(prompt="ice"), of_person(jobs_per_day=3), 10)
    assert (second.prompt, second.results) == ("ice", []), "what is returned stays usable"
    wire.breaks = "before"
    with pytest.raises(DatabaseProblem):
        await jobs.submit(new_job(prompt="gold"), of_person(jobs_per_day=3), 10)
    assert [job.id for job in await jobs.queued()] == [first.id, second.id]
    assert (await jobs.used(of_person(), first.created_at))[0].jobs_today == 2
    await database.close()
    listening.close()


@pytest.mark.process
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
async def test_a_restart_is_waited_for(server: PostgresServer, there: Database, how: signal.Signals) -> None:
    jobs = Jobs(there)
    job = await jobs.submit(new_job(), FREE, 10)
    await asyncio.to_thread(server.stop, how)
    writing = asyncio.create_task(jobs.begin(job.id))
    reading = asyncio.create_task(jobs.get(job.id))
    await asyncio.sleep(0.5)
    assert not writing.done()
    await asyncio.to_thread(server.start)
    begun = await writing
    assert begun
    assert begun.starts == 1
    assert await reading


@pytest.mark.process
async def test_what_was_begun_when_the_server_went_away_has_not_happened(
    server: PostgresServer, there: Database
) -> None:
    jobs = Jobs(there)
    job = await jobs.submit(new_job(), of_person(jobs_per_day=3), 10)

    async def interrupted() -> None:
        async with there.writing() as session:
            row = await session.get_one(Job, job.id)
            row.prompt = "ice"
            await session.flush()
            await asyncio.to_thread(server.stop)
            await asyncio.to_thread(server.start)

    with pytest.raises(DatabaseProblem):
        await interrupted()
    kept = await jobs.get(job.id)
    assert kept
    assert kept.prompt == "fire"


@pytest.mark.process
async def test_a_server_that_does_not_come_back_is_said(
    server: PostgresServer, there: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(there._backend, "retry_for_s", 0.5)
    await asyncio.to_thread(server.stop)
    with pytest.raises(DatabaseProblem, match="not available"):
        await Jobs(there).queued()
    await asyncio.to_thread(server.start)
    assert await Jobs(there).queued() == []


@pytest.mark.process
async def test_the_server_soon_notices_that_a_bot_is_cut_off(there: Database) -> None:
    """How it turns out is tested in tests/prove/test_networks.py."""
    async with there.reading() as session:
        rows = await session.execute(text("SELECT name, setting FROM pg_settings WHERE context = 'user'"))
        settings = {name: int(value) for name, value in rows if name.startswith(("tcp_", "idle_in_"))}
    assert settings == {
        "tcp_keepalives_idle": 10,
        "tcp_keepalives_interval": 5,
        "tcp_keepalives_count": 3,
        "tcp_user_timeout": 20_000,
        "idle_in_transaction_session_timeout": 120_000,
    }


@pytest.mark.process
async def test_a_password_with_any_character_comes_from_the_environment(
    server: PostgresServer, there: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    password = "p@ss%w/rd:"
    async with there.writing() as session:
        await session.execute(text(f"CREATE ROLE {GUARDED} LOGIN PASSWORD '{password.replace(':', chr(92) + ':')}'"))
    database = Database(there.url.replace("wordbrush@", f"{GUARDED}@"))
    monkeypatch.setenv("PGPASSWORD", "another")
    with pytest.raises(DatabaseProblem, match="password"):
        await database.check()
    monkeypatch.setenv("PGPASSWORD", password)
    await database.check()
    await database.close()


@pytest.mark.process
async def test_a_second_bot_is_refused_until_the_first_one_has_ended(
    server: PostgresServer, there: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RESERVE_TIMEOUT_S", 0.5)
    other = Database(there.url)
    async with there.reserved():
        with pytest.raises(DatabaseProblem, match="Another bot"):
            async with other.reserved():
                raise AssertionError
    async with other.reserved():
        pass
    await other.close()


@pytest.mark.process
async def test_a_reservation_outlives_a_restart(
    server: PostgresServer, there: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WATCH_EVERY_S", 0.1)
    monkeypatch.setattr(module, "RESERVE_TIMEOUT_S", 0.5)
    other = Database(there.url)
    async with there.reserved() as reservation:
        watching = asyncio.create_task(reservation.lost())
        await asyncio.to_thread(server.stop)
        await asyncio.to_thread(server.start)
        await asyncio.sleep(1.0)
        assert not watching.done()
        with pytest.raises(DatabaseProblem, match="Another bot"):
            async with other.reserved():
                raise AssertionError
        watching.cancel()
    await other.close()


@pytest.mark.process
async def test_a_bot_whose_database_another_one_has_taken_meanwhile_ends(
    server: PostgresServer, there: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RENEW_TIMEOUT_S", 0.5)
    other = Database(there.url)
    async with there.reserved() as reservation:
        await asyncio.to_thread(server.stop)
        await asyncio.to_thread(server.start)
        async with other.reserved():
            monkeypatch.setattr(module, "WATCH_EVERY_S", 0.1)
            with pytest.raises(DatabaseProblem, match="Another bot"):
                await asyncio.wait_for(reservation.lost(), 30)
    await other.close()


async def test_where_there_is_no_server_or_no_such_database_a_bot_says_so(
    server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RESERVE_TIMEOUT_S", 0.5)
    nowhere = server.url("wordbrush").replace(str(server.port), "1")
    for url, says in (
        (server.url("no_such_one"), "does not exist"),
        (nowhere, r"not available.*database\.url is correct"),
    ):
        database = Database(url)
        with pytest.raises(DatabaseProblem, match=says):
            async with database.reserved():
                raise AssertionError
        await database.close()


def test_another_database_and_a_missing_driver_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DatabaseProblem, match=r"postgresql\+asyncpg://"):
        Database("postgresql://somebody:secret@there/wordbrush")
    with pytest.raises(DatabaseProblem) as told:
        Database("mysql+aiomysql://somebody:secret@there/wordbrush")
    assert "secret" not in str(told.value)
