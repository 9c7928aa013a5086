"""What a file is read as does not depend on the engine: these tests need only one."""

import pytest

from data.store.database import Database


@pytest.fixture
def database(one_store: Database) -> Database:
    """A new store with the seeds."""
    return one_store
