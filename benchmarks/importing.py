"""Import of a wide CSV against bare DuckDB: read_csv, UNPIVOT, insert."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import duckdb

from benchmarks.figures import alone, line
from data.ingest import ingest
from data.store.database import open_database

ROWS = 100_000
SIZES = (10_000, 100_000, 1_000_000)
"""Rows of the files that are measured where none are asked for."""
COLUMNS = 45
TIMES = 3
TARGET = "target: at most 1.5x bare read_csv + UNPIVOT + insert, peak under 1,500 MB at 1 M rows"


def figures(rows: int = ROWS) -> Iterator[str]:
    """Three pairs, each run in a process of its own: the floor, then ours, so that both meet the
    same machine. The best of each side, the median of the pairs' ratios, the highest peak."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "wide.csv"
        alone(write_survey, file, rows)
        floors, ours = [], []
        for n in range(TIMES):
            floors.append(alone(bare, file, Path(folder) / f"bare{n}.duckdb"))
            ours.append(alone(whole, file, Path(folder) / f"store{n}.duckdb"))
    pairs = list(zip(ours, floors, strict=True))
    by_clock = median(run.seconds / least.seconds for run, least in pairs)
    of_processor = median(run.processor / least.processor for run, least in pairs)
    best = min(ours, key=lambda run: run.seconds)
    floor = min(floors, key=lambda run: run.seconds)
    yield line(
        f"import of {rows:,} x {COLUMNS}",
        best.seconds,
        floor.seconds,
        "s",
        f"median of the pairs {by_clock:.2f}, of their processor time {of_processor:.2f}",
        f"peak {max(run.peak_mb for run in ours):.0f} MB, bare {floor.peak_mb:.0f} MB",
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
