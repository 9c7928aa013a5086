"""Import of a wide CSV into PostgreSQL against bare COPY: read_csv and UNPIVOT in DuckDB, the long
rows copied into a table. On the server that SKILLMIX_TEST_DATABASE_URL names, else on one that is
started from the system's binaries; of that one the processor time is known too."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import psycopg

from benchmarks.figures import Measured, alone, line
from benchmarks.importing import COLUMNS, write_survey
from data.ingest import ingest
from data.store.database import open_database
from tests.postgres import MISSING, Server, server

TIMES = 2
SIZES = (10_000, 100_000, 1_000_000)
_PIECE = 1 << 20


@dataclass(frozen=True)
class Loaded:
    """One load: the process that ran it, and the seconds that the server's processor took."""

    program: Measured
    server: float

    @property
    def processor(self) -> float:
        """Processor time of both."""
        return self.program.processor + self.server


def figures(rows: int) -> Iterator[str]:
    """The best of two on each side by processor time, each in a process and database of its own."""
    with tempfile.TemporaryDirectory() as folder, server() as found:
        if found is None:
            yield f"import to PostgreSQL: {MISSING}"
            return
        file = Path(folder) / "wide.csv"
        alone(write_survey, file, rows)
        floors = [_loaded(found, bare, file, empty=True) for _ in range(TIMES)]
        whole_ones = [_loaded(found, whole, file, empty=False) for _ in range(TIMES)]
    floor = min(floors, key=lambda run: run.processor)
    ours = min(whole_ones, key=lambda run: run.processor)
    yield line(
        f"import of {rows:,} x {COLUMNS} to PostgreSQL, processor time",
        ours.processor,
        floor.processor,
        "s",
        f"of which the server's {ours.server:.3g} s, {floor.server:.3g} s",
        f"by the clock {ours.program.seconds:.3g} s, {floor.program.seconds:.3g} s",
        f"peak {ours.program.peak_mb:.0f} MB, bare {floor.program.peak_mb:.0f} MB (without the "
        "server)",
    )


def _loaded(found: Server, work: Callable[..., None], file: Path, *, empty: bool) -> Loaded:
    with found.new_database(empty=empty) as url:
        before = _of_server(found)
        program = alone(work, file, url)
    return Loaded(program, _of_server(found) - before)  # the database is gone, so are its backends


def _of_server(found: Server) -> float:
    """Seconds of the processor that the server's processes took which have ended; 0 where that
    cannot be known: of a server that was named, or where there is no /proc."""
    file = Path(f"/proc/{found.process}/stat")
    if not found.started_here or not file.is_file():
        return 0.0
    ended_user, ended_system = file.read_text().rsplit(")", 1)[1].split()[13:15]
    return (int(ended_user) + int(ended_system)) / os.sysconf("SC_CLK_TCK")


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
