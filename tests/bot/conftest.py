from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import pytest_asyncio

from bot.store.database import Database
from tests import tables
from tests.postgres import PostgresServer

NewDatabase = Callable[[], AbstractContextManager[str]]


@contextmanager
def new_sqlite() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        tables.lay(Path(folder) / "new folder" / "wordbrush.db")
        yield f"sqlite+aiosqlite:///{folder}/new folder/wordbrush.db"


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    """Makes databases of each kind, to be used as context managers that give the address."""
    if request.param == "sqlite":
        return new_sqlite
    server: PostgresServer = request.getfixturevalue("postgres")
    laid: str = request.getfixturevalue("tables")

    @contextmanager
    def new_postgres() -> Iterator[str]:
        name = server.new_database(template=laid)
        yield server.url(name)
        server.drop_database(name)

    return new_postgres


@pytest_asyncio.fixture
async def database(new_database: NewDatabase) -> AsyncIterator[Database]:
    """A new one of each kind, with its tables."""
    with new_database() as url:
        opened = Database(url)
        yield opened
        await opened.close()


@pytest_asyncio.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Database]:
    tables.lay(tmp_path / "wordbrush.db")
    opened = Database(f"sqlite+aiosqlite:///{tmp_path}/wordbrush.db")
    yield opened
    await opened.close()
