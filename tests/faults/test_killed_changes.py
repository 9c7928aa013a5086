"""Imports, loads, undone imports and erasures killed (SIGKILL) at random moments: the store opens,
and holds all of the change or none of it; the same change once more leaves it whole, once.

In `make faults` 500 kills of imports on DuckDB and 100 on PostgreSQL, and 240 of the other verbs;
a few in every run of the tests. The moments are spread over the whole life of a change, from
before the store is opened to after it is closed; of the other verbs every fourth is killed after it
has answered and before the store is closed, another fourth while it is being closed.
"""

import random
import time
from collections.abc import Iterator
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from data.store.database import open_database
from tests.faults import stores
from tests.faults.program import Job, begun, do, killed
from tests.postgres import Server

KILLS = 20
"""In each batch; the batches run in parallel."""
IMPORTS = [("import", "duckdb", n) for n in range(25)] + [
    ("import", "postgresql", n) for n in range(5)
]
OTHERS = [
    (verb, engine, n)
    for verb in ("load", "undo", "erase")
    for engine, batches in (("duckdb", 3), ("postgresql", 1))
    for n in range(batches)
]
A_FEW = 4
PEOPLE = {"short": 1_500, "long": 20_000}


@dataclass(frozen=True)
class Setting:
    """A store before the change, the change, and what the store holds before and after.
    `seconds`: from before the store is opened to after it is closed."""

    store: str
    server: Server | None
    job: Job
    before: stores.Contents
    after: stores.Contents
    seconds: float

    def again(self, store: str) -> None:
        """What somebody does who was not told that it is done."""
        with closing(open_database(store)) as database:
            result = do(database, *self.job)
            gone = self.job[0] in {"undo", "erase"}
            assert gone or not result.startswith("refused"), "only what is gone can be"


def started(store: str, job: Job, closes: bool = True) -> tuple[BaseProcess, Connection]:
    """A change in a process of its own that is about to touch the store. `closes`: without being
    told to, once it is done."""
    process, pipe = begun(killed, store, job)
    assert pipe.recv() == "ready"
    if closes:
        pipe.send("close")
    return process, pipe


def last_words(process: BaseProcess, pipe: Connection) -> list[str]:
    """What it still says until it has ended."""
    result = []
    with suppress(EOFError, ConnectionResetError), pipe:
        while True:
            result.append(pipe.recv())
    process.join()
    return result


@pytest.fixture(scope="module")
def setting(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Setting]:
    """A store with an earlier wave, so that a kill has something to spoil."""
    verb, engine, length = request.param
    server: Server | None = request.getfixturevalue("postgres") if engine != "duckdb" else None
    folder = tmp_path_factory.mktemp("killed")
    file, earlier, targets = (folder / f"{n}.csv" for n in ("survey", "earlier", "targets"))
    stores.write_survey(earlier, 300)
    stores.write_survey(file, PEOPLE[length])
    targets.write_text(
        "scope,skill,level,headcount\n"
        + "".join(f"Team {n},{skill},3,2\n" for n in range(40) for skill in stores.SKILLS)
    )
    here = server.new_database() if server else nullcontext(str(folder / "store.duckdb"))
    with here as store:
        stores.import_file(store, earlier)
        if verb in {"undo", "erase"}:
            stores.import_file(store, file)
        job = {
            "import": ("ingest", str(file), "killed"),
            "load": ("load", str(targets), "requirements"),
            "undo": ("undo", stores.import_of(store, file.name)),
            "erase": ("erase", "p7@example.org"),
        }[verb]
        with stores.copied(store, folder, server) as whole:
            process, pipe = started(whole, job)
            since = time.perf_counter()
            assert last_words(process, pipe) == ["told", "done"]
            seconds = time.perf_counter() - since
            after = stores.contents(whole)
        yield Setting(store, server, job, stores.contents(store), after, seconds)


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param((verb, engine, "short"), id=f"{verb}-{engine}")
        for verb, engine in (("import", "duckdb"), ("import", "postgresql"), ("erase", "duckdb"))
    ],
    indirect=True,
)
def test_a_few_killed_changes_leave_all_or_nothing(setting: Setting, tmp_path: Path) -> None:
    kill(setting, A_FEW, random.Random(1), tmp_path)


@pytest.mark.fault
@pytest.mark.parametrize(
    ("setting", "batch"),
    [pytest.param((v, e, "long"), n, id=f"{v}-{e}-{n}") for v, e, n in [*IMPORTS, *OTHERS]],
    indirect=["setting"],
)
def test_a_killed_change_leaves_all_or_nothing(
    setting: Setting, batch: int, tmp_path: Path
) -> None:
    interrupted, whole, committed = kill(setting, KILLS, random.Random(batch), tmp_path)
    assert interrupted > 0
    if setting.job[0] != "ingest":
        assert committed >= KILLS // 4
    print(
        f"\n{setting.job[0]} {batch}: {KILLS} kills, {interrupted} before it had closed the store, "
        f"{committed} of these after the commit; {KILLS - whole} left nothing of it, {whole} all"
    )


def kill(setting: Setting, kills: int, draw: random.Random, folder: Path) -> tuple[int, int, int]:
    """How many of the kills interrupted the change, how many found it stored, and how many both."""
    assert setting.before != setting.after
    interrupted = whole = committed = 0
    for turn in range(kills):
        with stores.copied(setting.store, folder, setting.server) as store:
            answers = setting.job[0] != "ingest" and turn % 2 == 1
            process, pipe = started(store, setting.job, closes=not answers)
            if answers:
                assert pipe.recv() == "told"
                if turn % 4 == 1:
                    pipe.send("close")
                    time.sleep(draw.uniform(0, 0.03))
            else:
                time.sleep(draw.uniform(0, 1.05) * setting.seconds)
            process.kill()
            ended = "done" in last_words(process, pipe)
            held = stores.contents(store)
            assert held in (setting.before, setting.after), f"turn {turn}: a part is stored"
            interrupted += not ended
            whole += held == setting.after
            committed += held == setting.after and not ended
            setting.again(store)
            assert stores.contents(store) == setting.after, (
                f"turn {turn}: not whole once afterwards"
            )
    return interrupted, whole, committed
