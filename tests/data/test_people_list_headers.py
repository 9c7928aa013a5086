"""A list of people with the headers of an office: refused as a survey, loaded as people."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.load import load
from data.store.database import Database
from data.store.people.people import people_list
from data.vocabulary import RefusedError

LIST = (
    "Name,E-mail,Team,Role,Hours per week\n"
    "Ann Bell,ann@example.org,Core,ML engineer,38\nBob Carr,bob@example.org,Core,ML engineer,4\n"
)


def test_it_is_no_survey_and_the_refusal_says_where_it_goes(database: Database) -> None:
    with pytest.raises(RefusedError, match=r"skillmix load people FILE.*Settings"):
        ingest(database, LIST.encode(), "people.csv")


def test_its_headers_are_known_and_much_time_to_learn_is_said(database: Database) -> None:
    said = load(database, "people", LIST.encode(), "people.csv")
    facts = people_list(database)
    assert [(f.person, f.name, f.team, f.role, f.hours_per_week) for f in facts] == [
        ("ann@example.org", "Ann Bell", "Core", "ML engineer", 38),
        ("bob@example.org", "Bob Carr", "Core", "ML engineer", 4),
    ]
    assert any(note.startswith("1 of 2 people have 20 hours") for note in said.notes)


@pytest.mark.parametrize("header", ["Full name", "E-mail"])
def test_one_column_alone_says_who(database: Database, header: str) -> None:
    load(database, "people", f"{header},Team\nann@example.org,Core\n".encode(), "people.csv")
    assert [fact.person for fact in people_list(database)] == ["ann@example.org"]
