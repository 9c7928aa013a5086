"""What a survey counts that is not so any more: who has left, and teams without people."""

from __future__ import annotations

from datetime import date

from analytics.analyse import analyse
from analytics.selection import Selection
from dashboard.subjects.standing import beside_the_roster
from data.ingest import ingest
from data.load import load
from data.store.database import Database
from tests.stores import pinned

SURVEY = "Email,Team,Python\na@x.example,Core,3\nb@x.example,Core,2\nc@x.example,Core,1\n"


def test_who_left_since_the_survey_and_teams_without_people_are_said(database: Database) -> None:
    ingest(database, SURVEY.encode(), "s.csv", wave="now", held_on=date(2026, 9, 1), scale="0-5")
    load(database, "requirements", b"scope,skill,level,headcount\nCore + Zoo,Python,3,1\n", "r.csv")
    assert beside_the_roster(analyse(pinned(database), Selection())) == [
        "Nobody of Zoo counts for Core + Zoo: that team has nobody here."
    ]
    listed = b"person,team,left\na@x.example,Core,2026-10-01\nb@x.example,Core,2026-12-24\n"
    load(database, "people", listed, "p.csv")
    (left, _) = beside_the_roster(analyse(database, Selection()))
    assert left.replace("\N{NO-BREAK SPACE}", " ") == (
        "1 of 3 people counted here has left since the survey; plans do not count on them."
    )
