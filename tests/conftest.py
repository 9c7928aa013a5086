"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.store.database import Database, open_database

ROOT = Path(__file__).parents[1]


@pytest.fixture
def database() -> Iterator[Database]:
    """A new store in memory, with the seeds."""
    store = open_database(":memory:")
    yield store
    store.close()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of real files beside the checkout (never part of it)."""
    place = Path(os.environ.get("SKILLMIX_SAMPLES", ROOT.parent / "shared" / "samples"))
    if not place.is_dir():
        pytest.skip(f"no real files at {place}; set SKILLMIX_SAMPLES to their folder")
    return place
