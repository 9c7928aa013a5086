"""Replicas of the app killed (SIGKILL) on PostgreSQL while people import, take back and save by its
pages: what a page said is done is there, anything else is there whole or not at all.

The short form of `python -m benchmarks load`.
"""

import asyncio

import pytest

from benchmarks.load import visiting
from benchmarks.load.killing import killed
from benchmarks.load.loading import stage
from tests.postgres import Server

KILLS, READERS, SECONDS = 20, 4, 600


@pytest.mark.fault
def test_killed_replicas_lose_nothing(own_postgres: Server) -> None:
    with stage(own_postgres) as (store, site):
        readers = visiting.invited(store, READERS)
        found = asyncio.run(killed(site, store, readers, KILLS, SECONDS))
        print("\n".join(["", *found.lines()]))
        assert found.kills == KILLS
        assert found.waiting == 0
        assert found.lost == []
        assert found.seen.errors == []
        told = {one.kind for one in found.ledger.changes if one.told}
        assert told == {"import", "undo", "scenario"}
        assert found.seen.elsewhere > 0
