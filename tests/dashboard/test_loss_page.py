"""The loss test on the Gaps page: the numbers of the verb, in sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store.database import open_database
from data.store.people.people import find_people
from tests.dashboard.opening import Open, said


@pytest.fixture
def gaps(opened: Open, demo: Path) -> AppTest:
    return opened("gaps", demo)


def ana(demo: Path) -> int:
    """The only person of Platform who holds Kubernetes, by number."""
    database = open_database(demo)
    (found,) = find_people(database, "ana.b@demo.example")
    database.close()
    return found[0]


def test_a_chosen_person_shows_what_breaks_and_the_repair(gaps: AppTest, demo: Path) -> None:
    assert "Choose one person or two" in said(gaps)
    assert "Test automation to level 3, Insights: closes an open position" in said(gaps)
    gaps.multiselect(key="away").select(ana(demo)).run()
    assert not gaps.exception
    text = said(gaps)
    assert "Kubernetes at level 3 (Platform): 0 of 1 left, 1 today (must-have)." in text
    assert "Repairs " in text
    assert "cannot be repaired by the due dates" in text
