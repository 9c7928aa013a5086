"""Replicas are killed while people write; what each was told is held against the store."""

import asyncio
import random
from collections.abc import Sequence
from signal import SIGKILL

from benchmarks.load import visiting, writing
from benchmarks.load.browser import ANSWER_SECONDS
from benchmarks.load.replicas import Site
from benchmarks.load.telling import errors, flat
from benchmarks.load.visiting import Seen
from data.store.database import Database
from data.store.people.accounts import Account

WRITERS = 4
BETWEEN = 8
"""Changes at most that are said to be done between two kills; drawn anew each time."""
KILL_SECONDS = 20.0
"""After so long a replica is killed, whatever is done: the kills end also where changes do not."""


async def killed(
    site: Site, store: Database, readers: Sequence[Account], kills: int, seconds: float
) -> list[str]:
    """Visits and changes while one replica after the other is killed and started again, and what
    came of them: at most so many times, and none any more once so many seconds are over. The last
    answers are waited for as long as an answer may take; then the store is looked at."""
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
        replica = draw.choice(list(site.replicas))
        await asyncio.to_thread(replica.end, SIGKILL)
        await asyncio.to_thread(replica.start)
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
    return [
        f"load, {done} times a replica was killed in {took:.0f} s while {WRITERS} people changed "
        f"things and {len(readers)} looked at pages: {ledger.done} of {len(ledger.changes)} "
        f"changes were said to be done, {len(lost)} are lost or half there; {len(seen.errors)} "
        f"errors, {seen.elsewhere} times another replica took over, {len(flat(seen.stood))} pages "
        f"were answered, {len(waiting)} people had no answer {ANSWER_SECONDS} s after the end",
        *(f"lost: {sentence}" for sentence in lost[:10]),
        *errors(seen),
    ]
