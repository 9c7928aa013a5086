"""What only shows where a file is laid out beside a PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.ingest import ingest
from data.intake.reading import large
from data.store.database import Database, open_database
from tests.build import HISTORY, everything
from tests.data.test_ingest_large import FILES


@pytest.mark.parametrize("what", ["plain", "long", "names of the world"])
def test_a_large_file_is_stored_as_a_small_one_in_memory(
    what: str, new_store: Callable[[], Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = FILES[what].encode()
    small, store = open_database(":memory:"), new_store()
    ingest(small, content, "f.csv", wave="now", scale="0-5")
    monkeypatch.setattr(large, "LARGE", 0)
    said = ingest(store, content, "f.csv", wave="now", scale="0-5")
    assert said.ratings > 0
    facts = (*HISTORY, "setting")
    assert everything(store, facts) == everything(small, facts)
    small.close()


@pytest.mark.parametrize("size", [0, 1 << 40])
def test_a_nul_in_a_text_stops_no_import(
    size: int, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "LARGE", size)
    rows = "".join(f"p{n}@example.org,Core,3\n" for n in range(8_000))
    content = f"Email,Team,Python\n{rows}odd@example.org,Co\0re,4\0\n"
    said = ingest(database, content.encode(), "f.csv", wave="now", scale="0-5")
    assert (said.rows, said.people, said.ratings, said.set_aside) == (8_001, 8_001, 8_001, 0)
    assert any("NUL" in issue.reason for issue in said.issues)
