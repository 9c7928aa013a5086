"""Two replicas on a PostgreSQL of this machine, which are killed while people write."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.load import visiting
from benchmarks.load.killing import killed
from benchmarks.load.replicas import Site, served
from data.demo import load_demo
from data.store.database import Database, open_database
from tests.postgres import MISSING, Server, server

READERS = 20


def figures(minutes: float) -> Iterator[str]:
    """The demo team: people who change things, and others who look at pages, while replicas are
    killed for as long at most."""
    with server(own=True) as found:
        if found is None:
            yield f"load: {MISSING}"
            return
        with stage(found) as (store, site):
            readers, kills = visiting.invited(store, READERS), max(4, round(2 * minutes))
            yield from asyncio.run(killed(site, store, readers, kills, 60 * minutes)).lines()


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
