"""The run itself: visitors for some minutes, then replicas that are killed while people write."""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import quantile
from benchmarks.load import visiting, writing
from benchmarks.load.replicas import Replica, Site, served
from benchmarks.load.visiting import Seen
from data.demo import load_demo
from data.store.database import Database, open_database
from tests.postgres import MISSING, Server, server

WRITERS = 4
BETWEEN = 8
"""Changes at most that are said to be done between two kills; drawn anew each time."""
SAMPLE_EVERY = 5.0
Memory = list[list[float]]
"""MB of each replica, at each look."""


def figures(sessions: int, minutes: float) -> Iterator[str]:
    """The demo team on a PostgreSQL of this machine, two replicas, that many visitors."""
    with server(own=True) as found:
        if found is None:
            yield f"load: {MISSING}"
            return
        with stage(found) as (store, site):
            emails = visiting.invited(store, sessions)
            yield from asyncio.run(visited(site, emails, 60 * minutes))
            kills, readers = max(4, round(2 * minutes)), emails[: sessions // 5]
            yield from asyncio.run(killed(site, store, readers, kills)).lines()


@contextmanager
def stage(found: Server) -> Iterator[tuple[Database, Site]]:
    """A store with the demo team, open beside, and two replicas on it."""
    with (
        found.new_database() as url,
        tempfile.TemporaryDirectory(prefix="skillmix-load-") as folder,
        closing(open_database(url)) as store,
    ):
        load_demo(store)
        with served(url, Path(folder)) as site:
            yield store, site


async def visited(site: Site, emails: Sequence[str], seconds: float) -> list[str]:
    """Visits without changes, and what came of them."""
    clock = asyncio.get_running_loop()
    started = clock.time()
    browsers = await visiting.arrive(site, emails)
    arrived = clock.time() - started
    seen, memory = Seen(), Memory()
    until = clock.time() + seconds
    watched = asyncio.create_task(_watch(site, memory))
    await asyncio.gather(
        *(visiting.visit(browser, site, seen, lambda: clock.time() > until, n)
          for n, browser in enumerate(browsers))
    )  # fmt: skip
    watched.cancel()
    faults = site.faults()
    return [
        f"load, {len(emails)} sessions signed in on {len(site.replicas)} replicas for "
        f"{seconds / 60:.3g} min: {len(seen.every)} answers, {seen.moved} of them to a moved "
        f"filter; {len(seen.errors)} errors, {len(faults)} faults in the logs, "
        f"{seen.elsewhere} lost connections; all were in after {arrived:.0f} s",
        f"load, time to answer: {_times(seen.every)}, longest {max(seen.every):.1f} s",
        *(f"load, {page or 'first page'}: {len(times)} answers, {_times(times)}"
          for page, times in sorted(seen.seconds.items())),
        *_memory(memory),
        *_told(seen),
        *(f"fault: {line[:500]}" for line in faults[:5]),
    ]  # fmt: skip


def _times(seconds: Sequence[float]) -> str:
    median, late = statistics.median(seconds), quantile(seconds, 0.95)
    return f"median {median * 1000:.0f} ms, p95 {late * 1000:.0f} ms"


def _told(seen: Seen) -> list[str]:
    """The commonest errors."""
    common = Counter(seen.errors).most_common(5)
    return [f"error, met {times} times: {said[:500]}" for said, times in common]


def _memory(looks: Memory) -> list[str]:
    """Of each replica: at the start, when a fifth of the time was over and pages of all kinds had
    been seen, and at the end."""
    early = looks[len(looks) // 5]
    return [
        f"load, memory of replica {n}: {at_start:.0f} MB at the start, {at_fifth:.0f} MB after a "
        f"fifth of the time, {at_end:.0f} MB at the end ({at_end / at_fifth - 1:+.1%})"
        for n, (at_start, at_fifth, at_end) in enumerate(
            zip(looks[0], early, looks[-1], strict=True), start=1
        )
    ]


async def _watch(site: Site, memory: Memory) -> None:
    while True:
        memory.append([replica.memory() for replica in site.replicas])
        await asyncio.sleep(SAMPLE_EVERY)


@dataclass(frozen=True)
class Killed:
    """What became of changes while replicas were killed. `lost`: sentences."""

    kills: int
    ledger: writing.Ledger
    seen: Seen
    lost: list[str]

    def lines(self) -> list[str]:
        """To be read by people."""
        changes, errors = len(self.ledger.changes), len(self.seen.errors)
        return [
            f"load, {self.kills} replicas killed while {WRITERS} people changed things: "
            f"{self.ledger.done} of {changes} changes were said to be done, {len(self.lost)} are "
            f"lost or half there; {errors} errors, {self.seen.elsewhere} times another replica "
            "took over",
            *(f"lost: {sentence}" for sentence in self.lost[:10]),
            *_told(self.seen),
        ]


async def killed(site: Site, store: Database, readers: Sequence[str], kills: int) -> Killed:
    """Visits and changes while one replica after the other is killed and started again."""
    writers = visiting.administrators(store, WRITERS)
    browsers = await visiting.arrive(site, [*writers, *readers])
    seen, ledger, ended = Seen(), writing.Ledger(), asyncio.Event()
    people = [
        *(writing.change(browser, site, store, ledger, seen, ended.is_set, n)
          for n, browser in enumerate(browsers[:WRITERS])),
        *(visiting.visit(browser, site, seen, ended.is_set, n)
          for n, browser in enumerate(browsers[WRITERS:])),
    ]  # fmt: skip
    at_work = asyncio.gather(*people)
    draw = random.Random(kills)
    for _ in range(kills):
        enough = ledger.done + draw.randint(1, BETWEEN)
        while ledger.done < enough and not at_work.done():
            await asyncio.sleep(draw.uniform(0, 1))
        await asyncio.to_thread(_kill, draw.choice(list(site.replicas)))
    ended.set()
    await at_work
    return Killed(kills, ledger, seen, writing.wrong(store, ledger))


def _kill(replica: Replica) -> None:
    replica.kill()
    replica.start()
