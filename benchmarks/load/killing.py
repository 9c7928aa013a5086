"""Replicas are killed while people write; what each was told is held against the store."""

import asyncio
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.load import visiting, writing
from benchmarks.load.browser import ANSWER_SECONDS
from benchmarks.load.replicas import Replica, Site
from benchmarks.load.telling import errors, flat
from benchmarks.load.visiting import Seen
from data.store.database import Database
from data.store.people.accounts import Account

WRITERS = 4
BETWEEN = 8
"""Changes at most that are said to be done between two kills; drawn anew each time."""
KILL_SECONDS = 20.0
"""After so long a replica is killed, whatever is done: the kills end also where changes do not."""


@dataclass(frozen=True)
class Killed:
    """What became of changes while replicas were killed. `waiting`: people who still had no answer
    when the time for the last one was over. `lost`: sentences."""

    kills: int
    seconds: float
    readers: int
    ledger: writing.Ledger
    seen: Seen
    waiting: int
    lost: list[str]

    def lines(self) -> Iterator[str]:
        """To be read by people."""
        yield (
            f"load, {self.kills} times a replica was killed in {self.seconds:.0f} s while "
            f"{WRITERS} people changed things and {self.readers} looked at pages: "
            f"{self.ledger.done} of {len(self.ledger.changes)} changes were said to be done, "
            f"{len(self.lost)} are lost or half there; {len(self.seen.errors)} errors, "
            f"{self.seen.elsewhere} times another replica took over, {len(flat(self.seen.stood))} "
            f"pages were answered, {self.waiting} people had no answer {ANSWER_SECONDS} s after "
            "the end"
        )
        yield from (f"lost: {sentence}" for sentence in self.lost[:10])
        yield from errors(self.seen)


async def killed(
    site: Site, store: Database, readers: Sequence[Account], kills: int, seconds: float
) -> Killed:
    """Visits and changes while one replica after the other is killed and started again: at most so
    many times, and none any more once so many seconds are over. The last answers are waited for as
    long as an answer may take; then the store is looked at."""
    writers = visiting.administrators(store, WRITERS)
    browsers = await visiting.arrive(site, [*writers, *readers])
    seen, ledger, ended = Seen(), writing.Ledger(), asyncio.Event()
    first, others, over = browsers[:WRITERS], browsers[WRITERS:], ended.is_set
    work = [writing.change(b, site, store, ledger, seen, over, n) for n, b in enumerate(first)]
    work += [visiting.visit(b, site, seen, over, n) for n, b in enumerate(others)]
    people = [asyncio.create_task(item) for item in work]
    clock = asyncio.get_running_loop()
    draw, began, done = random.Random(kills), clock.time(), 0
    while done < kills and clock.time() < began + seconds:
        enough, late = ledger.done + draw.randint(1, BETWEEN), clock.time() + KILL_SECONDS
        while ledger.done < enough and clock.time() < late and not any(p.done() for p in people):
            await asyncio.sleep(draw.uniform(0, 1))
        await asyncio.to_thread(_kill, draw.choice(list(site.replicas)))
        done += 1
    ended.set()
    took = clock.time() - began
    _, waiting = await asyncio.wait(people, timeout=ANSWER_SECONDS)
    for person in waiting:
        person.cancel()
    await asyncio.gather(*people, return_exceptions=True)
    for person in people:
        if not person.cancelled():
            person.result()  # a fault of the benchmark itself is none of the visitors
    lost = writing.wrong(store, ledger)
    return Killed(done, took, len(readers), ledger, seen, len(waiting), lost)


def _kill(replica: Replica) -> None:
    replica.kill()
    replica.start()
