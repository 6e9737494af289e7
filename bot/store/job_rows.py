"""The statements that change jobs, made once, and jobs made from their rows without a session.

To make and compile a statement takes longer than to execute it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import BindParameter, Connection, Executable, Row, Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import configure_mappers
from sqlalchemy.orm.attributes import manager_of_class, set_committed_value

from bot.store.database import dialect_insert
from bot.store.models import HistoryEntry, Job, JobState, Result
from bot.store.retention import unreferenced_blobs

configure_mappers()  # as jobs may be made before the first query of SQLAlchemy's ORM

JOBS, RESULTS = cast("Table", Job.__table__), cast("Table", Result.__table__)
NOT_STORED = dict.fromkeys(JOBS.c.keys())  # what a new job has in the columns that are left out

# The columns that it sets are those of the parameters.
_SET = update(JOBS).where(JOBS.c.id == bindparam("job_id"))
_more_starts: BindParameter[int] = bindparam("more_starts")
_more_deaths: BindParameter[int] = bindparam("more_deaths")
_CHANGE = (
    _SET.where(JOBS.c.state.in_([bindparam("in_state"), bindparam("or_state")]))
    .values(starts=JOBS.c.starts + _more_starts, engine_deaths=JOBS.c.engine_deaths + _more_deaths)
    .returning(*JOBS.c)
)
_INSERT = insert(JOBS).returning(JOBS.c.id)
_INSERT_RESULT = insert(RESULTS)
_JOB = select(JOBS).where(JOBS.c.id == bindparam("job_id"))
_RESULTS = select(RESULTS).where(RESULTS.c.job_id == bindparam("job_id")).order_by(RESULTS.c.number)
_DROP_RESULTS = delete(RESULTS).where(RESULTS.c.job_id == bindparam("job_id"))


def change_job(
    connection: Connection,
    job_id: int,
    states: Sequence[JobState],
    values: Mapping[str, Any],
    *,
    more_starts: int = 0,
    more_deaths: int = 0,
) -> Job | None:
    """Set columns of a job that is in one of the states, and return it without its results; None if it is not."""
    where = {"job_id": job_id, "in_state": states[0], "or_state": states[-1]}
    row = connection.execute(
        _CHANGE, {**values, **where, "more_starts": more_starts, "more_deaths": more_deaths}
    ).first()
    return None if row is None else _job_of(row._asdict())


def set_columns(connection: Connection, job_id: int, values: Mapping[str, Any]) -> None:
    """Set columns of a job, whatever its state."""
    connection.execute(_SET, {**values, "job_id": job_id})


def insert_job(connection: Connection, columns: Mapping[str, Any]) -> Job:
    """Insert a job, and return it as the database has it, without reading it again."""
    inserted = connection.execute(_INSERT, columns)
    stored = cast("dict[str, Any]", inserted.last_inserted_params())  # with the defaults of columns
    job = _job_of(NOT_STORED | stored | {"id": inserted.scalar_one()})
    set_committed_value(job, "results", [])
    return job


def insert_result(connection: Connection, columns: Mapping[str, Any]) -> Result:
    """Insert a result of a job, and return it."""
    connection.execute(_INSERT_RESULT, columns)
    return Result(**columns)


def read_job(connection: Connection, job_id: int) -> Job | None:
    """Return a job with its results, or None if there is none with this id."""
    row = connection.execute(_JOB, {"job_id": job_id}).first()
    if row is None:
        return None
    job = _job_of(row._asdict())
    read_results(connection, job)
    return job


def read_results(connection: Connection, job: Job) -> None:
    """Set the results of a job to those that the database has."""
    rows: Sequence[Row[Any]] = connection.execute(_RESULTS, {"job_id": job.id}).all()
    set_committed_value(job, "results", [Result(**row._mapping) for row in rows])


def drop_results(connection: Connection, job_id: int, blobs: Collection[str]) -> list[str]:
    """Delete the results of a job, and return those of `blobs` that nothing refers to any more."""
    connection.execute(_DROP_RESULTS, {"job_id": job_id})
    return unreferenced_blobs(connection, blobs)


def remember_prompt(connection: Connection, user_id: int, prompt: str, now: datetime) -> None:
    """Count a prompt in a user's history."""
    values = {"user_id": user_id, "prompt": prompt, "uses": 1, "last_used_at": now}
    connection.execute(_remember(connection.dialect.name), values)


@cache
def _remember(dialect: str) -> Executable:
    insert = dialect_insert(dialect, HistoryEntry)
    again = {"uses": HistoryEntry.uses + 1, "last_used_at": insert.excluded.last_used_at}
    return insert.on_conflict_do_update(index_elements=[HistoryEntry.user_id, HistoryEntry.prompt], set_=again)


def _job_of(columns: Mapping[str, Any]) -> Job:
    job: Job = manager_of_class(Job).new_instance()  # Job(**columns) would record 50 changes, for no session
    vars(job).update(columns)
    return job
