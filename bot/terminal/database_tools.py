"""What `wordbrush db` does: back up, restore, copy and check the database."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.config import Settings
from bot.store import maintenance
from bot.store.backend import DatabaseProblem
from bot.store.blobs import BlobMissing, Blobs
from bot.store.copying import copy as copy_database
from bot.store.database import Database

SHOWN = 10  # missing and damaged blobs that are named, each


async def back_up(settings: Settings, to: Path, console: Console) -> None:
    """Write a backup of the database to a file, and print its size. Raises DatabaseProblem."""
    database = Database(settings.database.url)
    try:
        size = await maintenance.back_up(database, to)
    finally:
        await database.close()
    console.print(
        f"Wrote {to}, {size / 1e6:.1f} MB. The pictures are not in it; back up {settings.blobs.url}, too.",
        highlight=False,
    )


async def take_snapshot(settings: Settings, folder: Path, keep: int, console: Console) -> None:
    """Write a snapshot of the database and the pictures, and print its path. Raises DatabaseProblem."""
    pictures = _local_pictures(settings)
    database = Database(settings.database.url)
    try:
        snapshot = await maintenance.take_snapshot(database, pictures, folder, keep)
    finally:
        await database.close()
    console.print(f"Wrote {snapshot}. The newest {keep} snapshots are kept.", highlight=False, soft_wrap=True)


def _local_pictures(settings: Settings) -> Path:
    """Return the folder of the pictures. Raises DatabaseProblem if they are in an object storage."""
    if pictures := settings.private_paths().get("pictures"):
        return pictures
    raise DatabaseProblem(
        f"The pictures are in {settings.blobs.url}. Back them up with that storage's own tools, and the database with: "
        "wordbrush db backup FILE."
    )


async def restore(settings: Settings, backup: Path, console: Console) -> None:
    """Replace the database by a backup or a snapshot, and print where the replaced one is. Raises DatabaseProblem."""
    database = Database(settings.database.url)
    try:
        if _is_folder(backup):
            aside = await maintenance.restore_snapshot(database, _local_pictures(settings), backup)
        else:
            aside = await maintenance.restore(database, backup)
    finally:
        await database.close()
    told = f" The replaced database is now {aside}." if aside else ""
    console.print(f"Restored {backup} to {database.file}.{told}", highlight=False)


def _is_folder(path: Path) -> bool:
    return path.is_dir()


async def copy(settings: Settings, source: str, console: Console) -> None:
    """Copy a database into the configured one, and print the rows and the checksum of each table.

    source: a file of SQLite, or an address. Raises DatabaseProblem.
    """
    there = Database(source if "://" in source else f"sqlite+aiosqlite:///{source}")
    here = Database(settings.database.url)
    try:
        if there.file:
            maintenance.file_of(there)
        with console.status("") as status:
            copied = await copy_database(there, here, lambda table: status.update(f"{table} …"))
    finally:
        await there.close()
        await here.close()
    told = Table("table", "rows", "checksum, the same on both sides")
    for one in copied:
        told.add_row(one.table, str(one.rows), one.checksum[:16])
    console.print(told)
    console.print(f"Copied everything in {there.name} to {here.name}.", highlight=False, soft_wrap=True)
    console.print("The pictures stay where they are (blobs.url).", highlight=False)


async def check(settings: Settings, console: Console, *, pictures: bool) -> bool:
    """Check the database and the blobs that it names, print all problems, and return whether there are none.

    pictures: also read each blob. Raises DatabaseProblem.
    """
    database, blobs = Database(settings.database.url), Blobs(settings.blobs.url)
    try:
        found = await maintenance.check(database)
        known = await maintenance.blobs_in(database) if not found.problems else set()
    finally:
        await database.close()
    problems = list(found.problems)
    console.print(
        f"{database.name}, revision {found.revision}: {found.jobs} jobs, {found.waiting} waiting or running, "
        f"{found.undelivered} finished but not delivered yet.",
        highlight=False,
    )
    sizes = await blobs.sizes()
    missing = sorted(known - set(sizes))
    damaged = [key for key in sorted(known & set(sizes)) if pictures and not await _is_whole(blobs, key)]
    if known:
        kept = sum(sizes[key] for key in known & set(sizes))
        console.print(
            f"{len(known)} pictures and networks, {kept / 1e9:.2f} GB, in {settings.blobs.url}.", highlight=False
        )
    problems += [f"{key} is missing. The bot tells whoever asks for it." for key in missing[:SHOWN]]
    problems += [f"{key} is damaged. The bot tells whoever asks for it." for key in damaged[:SHOWN]]
    if (more := len(missing) + len(damaged) - 2 * SHOWN) > 0:
        problems.append(f"… and {more} more.")
    for problem in problems:
        console.print(problem, highlight=False, style="red", soft_wrap=True)
    if not problems:
        console.print("No problems found.")
    return not problems


async def _is_whole(blobs: Blobs, key: str) -> bool:
    try:
        await blobs.get(key)
    except BlobMissing:
        return False
    return True
