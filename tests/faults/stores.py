"""Stores to be spoilt: copies of one, on either engine, and what such a store holds."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.store.database import columns_of, open_database
from tests.faults.program import do
from tests.postgres import Server

SKILLS = (
    *("Python", "PyTorch", "SQL", "Docker", "Kubernetes", "Communication"),
    *("Brewing", "Juggling"),
)
"""Two are unknown to the taxonomy, so that an import also writes skills."""
Contents = tuple[tuple[str, int], ...]


def contents(store: str) -> Contents:
    """Rows of every table; opening the store is part of the test."""
    with closing(open_database(store)) as database:
        tables = dict.fromkeys(table for table, _, _ in columns_of(database))
        rows = [(t, database.rows(f'select count(*) from "{t}"')[0][0]) for t in tables]
        levels = database.rows("select coalesce(sum(level), 0) from rating")[0][0]
        return (*rows, ("sum of levels", int(levels)))


def import_file(store: str, file: Path) -> None:
    """From opening to closing. `store`: a file or an address."""
    with closing(open_database(store)) as database:
        assert do(database, "ingest", str(file), "killed").startswith("stored")


def import_of(store: str, file_name: str) -> str:
    """The import that a file became; empty where it was not imported."""
    with closing(open_database(store)) as database:
        sql = "select import_id from import where file_name = :name"
        return next((str(row[0]) for row in database.rows(sql, {"name": file_name})), "")


def write_survey(file: Path, people: int) -> None:
    """A wide matrix of made-up levels, one in nine unanswered."""
    draw = random.Random(people)
    lines = ["Email,Team," + ",".join(SKILLS)]
    for number in range(people):
        levels = (str(draw.randint(0, 5)) if draw.random() > 1 / 9 else "" for _ in SKILLS)
        lines.append(f"p{number}@example.org,Team {number % 40}," + ",".join(levels))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


@contextmanager
def copied(store: str, folder: Path, server: Server | None) -> Iterator[str]:
    """A copy of a store that nobody has open, deleted afterwards."""
    if server is not None:
        with server.new_database(like=store) as url:
            yield url
        return
    place = folder / "copy.duckdb"
    shutil.copy(store, place)
    try:
        yield str(place)
    finally:
        for file in folder.glob("copy.duckdb*"):
            file.unlink()
