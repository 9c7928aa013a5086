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
        result = asyncio.run(killed(site, store, readers, KILLS, SECONDS))
        print("\n".join(["", *result.lines()]))
        assert result.kills == KILLS
        assert result.waiting == 0
        assert result.lost == []
        assert result.seen.errors == []
        text = {change.kind for change in result.ledger.changes if change.told}
        assert text == {"import", "undo", "scenario"}
        assert result.seen.elsewhere > 0
