"""What a file is read as does not depend on the engine: these tests need only one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.store.database import Database
from tests.stores import seeded


@pytest.fixture
def database(made_once: None) -> Iterator[Database]:
    """A new store with the seeds."""
    with seeded() as store:
        yield store
