"""Import of a wide CSV against bare DuckDB: read_csv, UNPIVOT, insert."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb

from benchmarks.figures import alone, line
from data.ingest import ingest
from data.store.database import open_database

ROWS = 100_000
COLUMNS = 45
TIMES = 3
TARGET = "target: at most 1.5x bare read_csv + UNPIVOT + insert, peak under 1,500 MB at 1 M rows"


def figures(rows: int = ROWS) -> Iterator[str]:
    """The best of three on each side, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "wide.csv"
        alone(write_survey, file, rows)
        floors = [alone(bare, file, Path(folder) / f"bare{n}.duckdb") for n in range(TIMES)]
        ours = [alone(whole, file, Path(folder) / f"store{n}.duckdb") for n in range(TIMES)]
    best = min(ours, key=lambda run: run.seconds)
    floor = min(floors, key=lambda run: run.seconds)
    yield line(
        f"import of {rows:,} x {COLUMNS}",
        best.seconds,
        floor.seconds,
        "s",
        f"peak {best.peak_mb:.0f} MB, bare {floor.peak_mb:.0f} MB",
        TARGET,
    )


def write_survey(file: Path, rows: int) -> None:
    """A wide matrix: an address, a team, and made-up levels 0 to 5, one in nine unanswered."""
    skills = ", ".join(
        f'case when hash(i * 97 + {k}) % 9 > 0 then (hash(i * {k} + 7) % 6)::int end as "Skill {k}"'
        for k in range(1, COLUMNS + 1)
    )
    duckdb.execute("set enable_progress_bar = false").fetchall()
    duckdb.execute(
        f"copy (select 'p' || i || '@example.org' as Email, 'Team ' || (i % 40) as Team, {skills} "
        f"from range({rows}) t(i)) to '{file}' (header)"
    ).fetchall()


def bare(file: Path, store: Path) -> None:
    """The floor: the same cells as long rows in a table, with nothing checked or kept beside."""
    with duckdb.connect(str(store)) as connection:
        connection.execute("set enable_progress_bar = false").fetchall()
        connection.execute(
            "create table rating as select * from (unpivot (select * from "
            f"read_csv('{file}', all_varchar = true)) on columns(* exclude (Email, Team)) "
            "into name skill value level)"
        ).fetchall()


def whole(file: Path, store: Path) -> None:
    """The verb that the page and the command call, into a new store."""
    database = open_database(store)
    ingest(database, file.read_bytes(), file.name, wave="big", scale="0-5")
    database.close()
