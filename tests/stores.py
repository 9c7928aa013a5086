"""New stores for the tests: copies of one that was made and given the seeds once a process. How one
is made is tested in tests/data/store/test_schema.py."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from data.demo import load_demo
from data.load import load
from data.store.database import Database, open_database
from data.store.people.accounts import Account, add_account
from tests.build import WAVE_DAY, rate, require


def store_at(place: Path) -> closing[Database]:
    """The store of a place, open until the block ends."""
    return closing(open_database(place))


def rows_of(place: Path, sql: str) -> list[tuple[Any, ...]]:
    with store_at(place) as store:
        return store.rows(sql)


@contextmanager
def seeded() -> Iterator[Database]:
    """A new store with the seeds, open, in a file that goes with it."""
    with _folder() as folder, store_at(seeded_at(folder / "store.duckdb")) as store:
        yield store


def seeded_at(place: Path) -> Path:
    """The same at a place, closed."""
    place.write_bytes(with_seeds())
    return place


def rated_at(place: Path, people: str, *needs: str) -> Path:
    """A store with the seeds, ratings and requirements, as `rate` and `require` read them."""
    with store_at(seeded_at(place)) as store:
        rate(store, people)
        for need in needs:
            require(store, need)
    return place


@contextmanager
def demo_team() -> Iterator[Database]:
    """A store with the demo team, open, in a file that goes with it."""
    with _folder() as folder, store_at(demo_at(folder / "store.duckdb")) as store:
        yield store


def listed_at(place: Path, **lists: bytes) -> Path:
    """The store of a place, into which these lists were loaded, in their order."""
    with store_at(place) as store:
        for kind, content in lists.items():
            load(store, kind, content, f"{kind}.csv")
    return place


def let_in(place: Path, *accounts: Account) -> Path:
    """The same with accounts."""
    with store_at(place) as store:
        for account in accounts:
            add_account(store, account)
    return place


def demo_at(place: Path) -> Path:
    """A store with the demo team at a place, closed."""
    place.write_bytes(with_demo())
    return place


@cache
def with_seeds() -> bytes:
    """The file of a new store, pinned to the day of the tests."""
    with _folder() as folder:
        place = folder / "store.duckdb"
        with store_at(place) as store:
            pinned(store)
        return place.read_bytes()


def pinned(store: Database) -> Database:
    """The store at the day of the tests' waves, so that no plan moves with the calendar."""
    with store.transaction() as change:
        change.insert("setting", ("name", "value"), [("today", WAVE_DAY.isoformat())])
    return store


@cache
def with_demo() -> bytes:
    """The same with the demo team."""
    with _folder() as folder:
        place = seeded_at(folder / "store.duckdb")
        with store_at(place) as store:
            load_demo(store)
        return place.read_bytes()


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="skillmix-store-") as name:
        yield Path(name)
