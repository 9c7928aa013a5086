"""The loss test on the Gaps page: the numbers of the verb."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store.database import open_database
from data.store.people.people import find_people
from tests.dashboard.opening import Open, said


@pytest.fixture
def gaps(opened: Open, demo: Path) -> AppTest:
    return opened("gaps", demo, tab="If someone leaves")


def ana(demo: Path) -> int:
    """The only person of Platform who holds Kubernetes, by number."""
    database = open_database(demo)
    (found,) = find_people(database, "ana.b@demo.example")
    database.close()
    return found[0]


def test_a_chosen_person_shows_what_breaks_and_the_repair(gaps: AppTest, demo: Path) -> None:
    assert "Choose one person or two" in said(gaps)
    (steps,) = (f.value for f in gaps.dataframe if "Could take it" in f.value)
    assert steps.values.tolist()[0][:3] == ["Test automation", 3, "Insights"]
    gaps.multiselect(key="away").select(ana(demo)).run()
    assert not gaps.exception
    assert "4 filled positions would open, 2 of must-haves" in said(gaps)
    assert "the rest not by the due dates" in said(gaps)
    (hits,) = (f.value for f in gaps.dataframe if "Lost" in f.value)
    assert hits.values.tolist()[0] == ["Kubernetes", 3, "Platform", "yes", 1, 1, 0, 1, ""]
