"""200 imports killed (SIGKILL) at random moments: the store opens, and holds all of the file or
none of it; importing again gives the whole file once.

Runs in `make faults` only. The moments are spread over the whole life of an import, from before
the store is opened to after it is closed.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.store.database import open_database
from tests.faults.importer import import_file

BATCHES = 10
KILLS = 20
"""In each batch; the batches run in parallel."""
PEOPLE = 20_000
SKILLS = (
    "Python",
    "PyTorch",
    "SQL",
    "Docker",
    "Kubernetes",
    "Communication",
    "Brewing",
    "Juggling",
)
"""Two are unknown to the taxonomy, so that an import also writes skills."""
ROOT = Path(__file__).parents[2]
TABLES = (
    "import",
    "import_column",
    "import_issue",
    "wave",
    "skill",
    "skill_alias",
    "person",
    "participation",
    "answer",
    "answer_value",
    "audit",
)

Contents = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Setting:
    """A store before the import, the file, and what the store holds before and after."""

    store: Path
    file: Path
    before: Contents
    after: Contents
    seconds: float


def contents(store: Path) -> Contents:
    """Rows of every table that an import writes; opening the store is part of the test."""
    database = open_database(store)
    try:
        rows = [(table, database.rows(f"select count(*) from {table}")[0][0]) for table in TABLES]
        levels = database.rows("select coalesce(sum(level), 0) from rating")[0][0]
        return (*rows, ("sum of levels", int(levels)))
    finally:
        database.close()


def write_survey(file: Path, people: int) -> None:
    """A wide matrix of made-up levels, one in nine unanswered."""
    draw = random.Random(people)
    lines = ["Email,Team," + ",".join(SKILLS)]
    for number in range(people):
        levels = (str(draw.randint(0, 5)) if draw.random() > 1 / 9 else "" for _ in SKILLS)
        lines.append(f"p{number}@example.org,Team {number % 40}," + ",".join(levels))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def started(store: Path, file: Path) -> subprocess.Popen[str]:
    """An import in a process of its own that is about to touch the store."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.importer", str(store), str(file)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    """A store with an earlier wave, so that a kill has something to spoil."""
    folder = tmp_path_factory.mktemp("killed")
    store, file = folder / "store.duckdb", folder / "survey.csv"
    earlier = folder / "earlier.csv"
    write_survey(earlier, 300)
    import_file(store, earlier)
    write_survey(file, PEOPLE)
    whole = folder / "whole.duckdb"
    shutil.copy(store, whole)
    process = started(whole, file)
    begun = time.perf_counter()
    assert process.stdout is not None
    assert process.stdout.readline() == "done\n"
    seconds = time.perf_counter() - begun
    process.communicate()
    return Setting(store, file, contents(store), contents(whole), seconds)


@pytest.mark.fault
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_killed_import_leaves_all_or_nothing(
    setting: Setting, batch: int, tmp_path: Path
) -> None:
    assert setting.before != setting.after
    draw = random.Random(batch)
    interrupted = whole = 0
    for turn in range(KILLS):
        store = tmp_path / f"store{turn}.duckdb"
        shutil.copy(setting.store, store)
        process = started(store, setting.file)
        time.sleep(draw.uniform(0, 1.05) * setting.seconds)
        process.kill()
        interrupted += process.communicate()[0] != "done\n"
        held = contents(store)
        assert held in (setting.before, setting.after), f"turn {turn}: part of the file is stored"
        whole += held == setting.after
        import_file(store, setting.file)
        assert contents(store) == setting.after, f"turn {turn}: not whole once after a second try"
        store.unlink()
    assert interrupted > 0
    print(
        f"\nbatch {batch}: {KILLS} kills, {interrupted} inside the import, "
        f"{KILLS - whole} left nothing of the file, {whole} all of it"
    )
