"""Imports killed (SIGKILL) at random moments: the store opens, and holds all of the file or none
of it; importing again gives the whole file once.

500 kills on DuckDB and 100 on PostgreSQL in `make faults`, a few in every run of the tests. The
moments are spread over the whole life of an import, from before the store is opened to after it
is closed.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.importer import import_file
from tests.faults.stores import Contents, contents, copied, write_survey

if TYPE_CHECKING:
    from tests.postgres import Server

KILLS = 20
"""In each batch; the batches run in parallel."""
BATCHES = [("duckdb", n) for n in range(25)] + [("postgresql", n) for n in range(5)]
A_FEW = 4
PEOPLE = {"short": 1_500, "long": 20_000}
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Setting:
    """A store before the import, the file, and what the store holds before and after."""

    store: str
    server: Server | None
    file: Path
    before: Contents
    after: Contents
    seconds: float


def started(store: str, file: Path) -> subprocess.Popen[str]:
    """An import in a process of its own that is about to touch the store."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.importer", store, str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.fixture(scope="module")
def setting(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Setting]:
    """A store with an earlier wave, so that a kill has something to spoil."""
    engine, length = request.param
    server: Server | None = request.getfixturevalue("postgres") if engine != "duckdb" else None
    folder = tmp_path_factory.mktemp("killed")
    file, earlier = folder / "survey.csv", folder / "earlier.csv"
    write_survey(earlier, 300)
    write_survey(file, PEOPLE[length])
    here = server.new_database() if server else nullcontext(str(folder / "store.duckdb"))
    with here as store:
        import_file(store, earlier)
        with copied(store, folder, server) as whole:
            process = started(whole, file)
            begun = time.perf_counter()
            assert process.stdout is not None
            assert process.stdout.readline() == "done\n"
            seconds = time.perf_counter() - begun
            process.communicate()
            after = contents(whole)
        yield Setting(store, server, file, contents(store), after, seconds)


@pytest.mark.parametrize(
    "setting", [pytest.param((e, "short"), id=e) for e in ("duckdb", "postgresql")], indirect=True
)
def test_a_few_killed_imports_leave_all_or_nothing(setting: Setting, tmp_path: Path) -> None:
    kill(setting, A_FEW, random.Random(1), tmp_path)


@pytest.mark.fault
@pytest.mark.parametrize(
    ("setting", "batch"),
    [pytest.param((e, "long"), n, id=f"{e}-{n}") for e, n in BATCHES],
    indirect=["setting"],
)
def test_a_killed_import_leaves_all_or_nothing(
    setting: Setting, batch: int, tmp_path: Path
) -> None:
    interrupted, whole = kill(setting, KILLS, random.Random(batch), tmp_path)
    assert interrupted > 0
    print(
        f"\nbatch {batch}: {KILLS} kills, {interrupted} inside the import, "
        f"{KILLS - whole} left nothing of the file, {whole} all of it"
    )


def kill(setting: Setting, kills: int, draw: random.Random, folder: Path) -> tuple[int, int]:
    """How many of the kills interrupted the import, and how many found the file stored."""
    assert setting.before != setting.after
    interrupted = whole = 0
    for turn in range(kills):
        with copied(setting.store, folder, setting.server) as store:
            process = started(store, setting.file)
            time.sleep(draw.uniform(0, 1.05) * setting.seconds)
            process.kill()
            interrupted += process.communicate()[0] != "done\n"
            held = contents(store)
            assert held in (setting.before, setting.after), f"turn {turn}: a part is stored"
            whole += held == setting.after
            import_file(store, setting.file)
            assert contents(store) == setting.after, f"turn {turn}: not whole once afterwards"
    return interrupted, whole
