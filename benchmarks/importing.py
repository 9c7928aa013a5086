"""Import of a wide CSV against the same cells as long rows in a table, with nothing checked or kept
beside: read_csv, UNPIVOT and insert in DuckDB, and into PostgreSQL a bare COPY of what those make.

PostgreSQL is the server that SKILLMIX_TEST_DATABASE_URL names, else one that is started from the
system's binaries; of that one the processor time is known too.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

import duckdb
import psycopg

from benchmarks.figures import Measured, alone, line
from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import open_database
from tests.postgres import MISSING, Server, server

SIZES = (10_000, 100_000, 1_000_000)
"""Rows of the files that are measured where none are asked for."""
COLUMNS = 45
EVERY = MappingFile(skills=ALL)
"""Names that no list of skills has are asked about: all of them are."""
TIMES, TIMES_TO_POSTGRES = 3, 2
TARGET = "target: at most 1.5x bare read_csv + UNPIVOT + insert, peak under 1,500 MB at 1 M rows"
_PIECE = 1 << 20


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


def to_postgres(rows: int | None = None) -> Iterator[str]:
    """The best of two on each side by processor time, that of the server included, each in a
    process and database of its own."""
    with tempfile.TemporaryDirectory() as folder, server() as found:
        if found is None:
            yield f"import to PostgreSQL: {MISSING}"
            return
        file = Path(folder) / "wide.csv"
        for size in (rows,) if rows else SIZES:
            alone(write_survey, file, size)
            (floor, of_floor), (ours, of_ours) = (
                min(
                    (_loaded(found, work, file) for _ in range(TIMES_TO_POSTGRES)),
                    key=lambda run: run[0].processor + run[1],
                )
                for work in (bare_copy, whole)
            )
            yield line(
                f"import of {size:,} x {COLUMNS} to PostgreSQL, processor time",
                ours.processor + of_ours,
                floor.processor + of_floor,
                "s",
                f"of which the server's {of_ours:.3g} s, {of_floor:.3g} s",
                f"by the clock {ours.seconds:.3g} s, {floor.seconds:.3g} s",
                f"peak {ours.peak_mb:.0f} MB, bare {floor.peak_mb:.0f} MB (without the server)",
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


def _long(file: Path) -> str:
    return (
        f"(unpivot (select * from read_csv('{file}', all_varchar = true)) "
        "on columns(* exclude (Email, Team)) into name skill value level)"
    )


def bare(file: Path, store: Path) -> None:
    """The floor in DuckDB."""
    _run(f"create table rating as select * from {_long(file)}", store)


def bare_copy(file: Path, url: str) -> None:
    """The floor in PostgreSQL."""
    long = file.with_suffix(".long.csv")
    _run(f"copy (select Email, skill, level from {_long(file)}) to '{long}' (header false)")
    with psycopg.connect(url) as connection:
        connection.execute("create table rating (email text, skill text, level text)")
        with (
            long.open("rb") as rows,
            connection.cursor().copy("copy rating from stdin (format csv)") as copy,
        ):
            while piece := rows.read(_PIECE):
                copy.write(piece)
    long.unlink()


def whole(file: Path, store: Path | str) -> None:
    """The verb that the page and the command call, into a store with the seeds only."""
    with closing(open_database(store)) as database:
        ingest(database, file.read_bytes(), file.name, wave="big", scale="0-5", mapping=EVERY)


def _loaded(found: Server, work: Callable[..., None], file: Path) -> tuple[Measured, float]:
    """One load: the process that ran it, and the seconds that the server's processor took."""
    with found.new_database(empty=work is bare_copy) as url:
        before = _of_server(found)
        program = alone(work, file, url)
    return program, _of_server(found) - before  # the database is gone, so are its backends


def _of_server(found: Server) -> float:
    """Seconds of the processor that the server's processes took which have ended; 0 where that
    cannot be known: of a server that was named, or where there is no /proc."""
    file = Path(f"/proc/{found.process}/stat")
    if not found.started_here or not file.is_file():
        return 0.0
    ended_user, ended_system = file.read_text().rsplit(")", 1)[1].split()[13:15]
    return (int(ended_user) + int(ended_system)) / os.sysconf("SC_CLK_TCK")
