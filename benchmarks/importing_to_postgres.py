"""Import of a wide CSV into PostgreSQL against bare COPY: read_csv and UNPIVOT in DuckDB, the long
rows copied into a table. On the server that SKILLMIX_TEST_DATABASE_URL names, else on one that is
started from the system's binaries."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import psycopg

from benchmarks.figures import Measured, alone, line
from benchmarks.importing import COLUMNS, write_survey
from data.ingest import ingest
from data.store.database import open_database
from tests.postgres import MISSING, Server, server

TIMES = 2
_PIECE = 1 << 20


def figures(rows: int) -> Iterator[str]:
    """The best of two on each side, each in a process and a database of its own."""
    with tempfile.TemporaryDirectory() as folder, server() as found:
        if found is None:
            yield f"import to PostgreSQL: {MISSING}"
            return
        file = Path(folder) / "wide.csv"
        alone(write_survey, file, rows)
        floor = min((_bare(found, file) for _ in range(TIMES)), key=lambda run: run.seconds)
        ours = min((_whole(found, file) for _ in range(TIMES)), key=lambda run: run.seconds)
    yield line(
        f"import of {rows:,} x {COLUMNS} to PostgreSQL",
        ours.seconds,
        floor.seconds,
        "s",
        f"peak {ours.peak_mb:.0f} MB, bare {floor.peak_mb:.0f} MB (without the server)",
    )


def _bare(found: Server, file: Path) -> Measured:
    with found.new_database(empty=True) as url:
        return alone(bare, file, url)


def _whole(found: Server, file: Path) -> Measured:
    with found.new_database() as url:
        return alone(whole, file, url)


def bare(file: Path, url: str) -> None:
    """The floor: the same cells as long rows in a table, with nothing checked or kept beside."""
    long = file.with_suffix(".long.csv")
    duckdb.execute("set enable_progress_bar = false").fetchall()
    duckdb.execute(
        "copy (select Email, skill, level from (unpivot (select * from "
        f"read_csv('{file}', all_varchar = true)) on columns(* exclude (Email, Team)) "
        f"into name skill value level)) to '{long}' (header false)"
    ).fetchall()
    with psycopg.connect(url) as connection:
        connection.execute("create table rating (email text, skill text, level text)")
        with (
            long.open("rb") as rows,
            connection.cursor().copy("copy rating from stdin (format csv)") as copy,
        ):
            while piece := rows.read(_PIECE):
                copy.write(piece)
    long.unlink()


def whole(file: Path, url: str) -> None:
    """The verb that the page and the command call, into a store with the seeds only."""
    database = open_database(url)
    ingest(database, file.read_bytes(), file.name, wave="big", scale="0-5")
    database.close()
