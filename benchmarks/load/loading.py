"""The run itself: visitors for some minutes, then replicas that are killed while people write."""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.load import visiting
from benchmarks.load.browser import ANSWER_SECONDS
from benchmarks.load.killing import killed
from benchmarks.load.replicas import Site, served
from benchmarks.load.telling import Memory, by_page_and_role, errors, flat, memory, times
from benchmarks.load.visiting import Seen
from data.demo import load_demo
from data.store.database import Database, open_database
from data.store.people.accounts import Account
from tests.postgres import MISSING, Server, server

SAMPLE_EVERY = 5.0


def figures(sessions: int, minutes: float) -> Iterator[str]:
    """The demo team on a PostgreSQL of this machine, two replicas, that many visitors; then a fifth
    of them, and people who change things, while replicas are killed for as long at most."""
    with server(own=True) as result:
        if result is None:
            yield f"load: {MISSING}"
            return
        with stage(result) as (store, site):
            accounts = visiting.invited(store, sessions)
            yield from asyncio.run(visited(site, accounts, 60 * minutes))
            kills, readers = max(4, round(2 * minutes)), accounts[: sessions // 5]
            yield (
                f"load, now at most {kills} kills in {minutes:.3g} min; the last answers may take "
                f"{ANSWER_SECONDS / 60:.3g} min more"
            )
            yield from asyncio.run(killed(site, store, readers, kills, 60 * minutes))
            yield from (f"fault: {line[:500]}" for line in dict.fromkeys(site.faults()))


@contextmanager
def stage(result: Server) -> Iterator[tuple[Database, Site]]:
    """A store with the demo team, open beside, and two replicas on it."""
    with (
        result.new_database() as url,
        tempfile.TemporaryDirectory(prefix="skillmix-load-") as folder,
        closing(open_database(url)) as store,
    ):
        load_demo(store)
        with served(url, Path(folder)) as site:
            yield store, site


async def visited(site: Site, accounts: Sequence[Account], seconds: float) -> list[str]:
    """Visits without changes, and what came of them."""
    clock = asyncio.get_running_loop()
    started = clock.time()
    browsers = await visiting.arrive(site, accounts)
    arrived = clock.time() - started
    seen, looks = Seen(), Memory()
    until = clock.time() + seconds
    watched = asyncio.create_task(_watch(site, looks))
    await asyncio.gather(
        *(
            visiting.visit(browser, site, seen, lambda: clock.time() > until, n)
            for n, browser in enumerate(browsers)
        )
    )
    watched.cancel()
    faults = site.faults()
    return [
        f"load, {len(accounts)} sessions signed in on {len(site.replicas)} replicas for "
        f"{seconds / 60:.3g} min: {len(flat(seen.stood))} answers, {seen.moved} of them to a moved "
        f"filter; {len(seen.errors)} errors, {len(faults)} faults in the logs, "
        f"{seen.elsewhere} lost connections; all were in after {arrived:.0f} s",
        f"load, all pages: drawn again {times(flat(seen.again))}; anew {times(flat(seen.anew))}",
        *by_page_and_role(seen),
        *memory(looks),
        *errors(seen),
        *(f"fault: {line[:500]}" for line in faults[:5]),
    ]


async def _watch(site: Site, looks: Memory) -> None:
    while True:
        looks.append([replica.memory() for replica in site.replicas])
        await asyncio.sleep(SAMPLE_EVERY)
