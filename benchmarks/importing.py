"""Import of a wide CSV against the same cells as long rows in a table, with nothing checked or kept
beside: read_csv, UNPIVOT and insert in DuckDB."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

import duckdb

from benchmarks.figures import alone, line
from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import open_database

SIZES = (10_000, 100_000, 1_000_000)
"""Rows of the files that are measured where none are asked for."""
COLUMNS = 45
EVERY = MappingFile(skills=ALL)
"""Names that no list of skills has are asked about: all of them are."""
TIMES = 3
TARGET = "target: at most 1.3x bare read_csv + UNPIVOT + insert, peak under 1,500 MB at 1 M rows"


def figures(rows: int | None = None) -> Iterator[str]:
    """Three pairs, each run in a process of its own: the floor, then ours, so that both meet the
    same machine. The best of each side, the median of the pairs' ratios, the highest peak."""
    for size in (rows,) if rows else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "wide.csv"
            alone(write_survey, file, size)
            pairs = [
                (
                    alone(bare, file, Path(folder) / f"bare{n}.duckdb"),
                    alone(whole, file, Path(folder) / f"store{n}.duckdb"),
                )
                for n in range(TIMES)
            ]
        by_clock = median(ours.seconds / floor.seconds for floor, ours in pairs)
        of_processor = median(ours.processor / floor.processor for floor, ours in pairs)
        floor = min((floor for floor, _ in pairs), key=lambda run: run.seconds)
        yield line(
            f"import of {size:,} x {COLUMNS}",
            min(ours.seconds for _, ours in pairs),
            floor.seconds,
            "s",
            f"median of the pairs {by_clock:.2f}, of their processor time {of_processor:.2f}",
            f"peak {max(ours.peak_mb for _, ours in pairs):.0f} MB, bare {floor.peak_mb:.0f} MB",
            TARGET,
        )


def write_survey(file: Path, rows: int) -> None:
    """A wide matrix: an address, a team, and made-up levels 0 to 5, one in nine unanswered."""
    skills = ", ".join(
        f'case when hash(i * 97 + {k}) % 9 > 0 then (hash(i * {k} + 7) % 6)::int end as "Skill {k}"'
        for k in range(1, COLUMNS + 1)
    )
    _run(
        f"copy (select 'p' || i || '@example.org' as Email, 'Team ' || (i % 40) as Team, {skills} "
        f"from range({rows}) t(i)) to '{file}' (header)"
    )


def _run(sql: str, store: Path | str = ":memory:") -> None:
    with duckdb.connect(str(store)) as connection:
        connection.execute("set enable_progress_bar = false").fetchall()
        connection.execute(sql).fetchall()


def bare(file: Path, store: Path) -> None:
    """The floor."""
    long = (
        f"(unpivot (select * from read_csv('{file}', all_varchar = true)) "
        "on columns(* exclude (Email, Team)) into name skill value level)"
    )
    _run(f"create table rating as select * from {long}", store)


def whole(file: Path, store: Path) -> None:
    """The verb that the page and the command call, into a store with the seeds only."""
    with closing(open_database(store)) as database:
        ingest(database, file.read_bytes(), file.name, wave="big", scale="0-5", mapping=EVERY)
