"""What a file is read as does not depend on the engine: these tests need only one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.store.database import Database, open_database


@pytest.fixture
def database() -> Iterator[Database]:
    """A new store in memory, with the seeds."""
    store = open_database(":memory:")
    yield store
    store.close()
