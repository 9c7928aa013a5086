"""Stores of one engine, for what does not depend on it."""

from collections.abc import Iterator

import pytest

from data.intake.reading import large
from data.store.database import Database
from tests.stores import seeded


@pytest.fixture(params=[large.LARGE, 0], ids=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is, and as if every file were a large one."""
    monkeypatch.setattr(large, "LARGE", request.param)


@pytest.fixture
def one_store(made_once: None) -> Iterator[Database]:
    """A new store with the seeds, also where other tests of the file ask both engines."""
    with seeded() as store:
        yield store


@pytest.fixture(scope="session")
def empty(made_once: None) -> Iterator[Database]:
    """A store with the seeds for files that are proposed, or refused: nothing is stored in it."""
    with seeded() as store:
        yield store
        for table in ("import", "person", "people_list", "audit"):
            assert store.rows(f"select count(*) from {table}") == [(0,)]
