"""What is proposed to a team without targets, each with its reason; nothing of it is in force."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.analyse import analyse
from analytics.proposals import Proposal, as_file, proposals, strong
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from dashboard.subjects.standing import shared_elsewhere
from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.load import load
from data.store.database import Database
from data.vocabulary import RefusedError, Viewer
from tests.build import list_people, rate, require

DUE = date(2027, 4, 15)
ASKED_OF = (f"{skill},{skill} importance" for skill in ("Python", "Juggling", "Origami"))
HEADER = ",".join(["Email,Team", *ASKED_OF])
ASKED = """
a@x.org,Core,2,2,3,3,1,5
b@x.org,Core,2,2,3,3,2,4
c@x.org,Core,1,3,3,3,0,5
d@x.org,Core,2,2,2,4,1,4
e@x.org,Core,2,2,2,3,2,5
f@x.org,Core,2,2,2,3,2,5
"""


def proposed(database: Database, viewer: Viewer | None = None) -> dict[str, Proposal]:
    selection = Selection(viewer=viewer or database.viewer)
    seen = database.seen_by(selection.viewer)
    analysis = proposals(seen, analyse(seen, selection), DUE)
    assert {row.due for row in analysis} <= {DUE}
    return {row.skill: row for row in analysis}


def test_what_one_person_holds_is_proposed_for_two_until_it_is_accepted(database: Database) -> None:
    rate(database, "person team role Python Docker\nann Core . 3 4\nbob Core . 2 3\ncy Core . 1 3")
    python = proposed(database)["Python"]
    assert (python.level, python.headcount, python.must_have) == (3, 2, True)
    assert python.reason.startswith("Usual: ")
    assert python.reason.endswith("; one person at 3 today")
    assert analyse(database, Selection()).requirements == ()  # nothing is in force
    rows = proposals(database, analyse(database, Selection()), DUE)
    load(database, "requirements", as_file(rows), "proposals")
    held = {(r.scope, r.skill, r.level) for r in analyse(database, Selection()).requirements}
    assert held == {(row.scope, row.skill, row.level) for row in rows}
    assert proposed(database) == {}


def test_what_roles_ask_for_is_sized_by_how_many_have_them(database: Database) -> None:
    rate(database, "person team role Kubernetes\n" + "\n".join(f"p{n} Core . 2" for n in range(5)))
    list_people(database, "\n".join(f"p{n} Core MLOps_engineer 4 ." for n in range(5)))
    row = proposed(database)["Kubernetes"]
    assert row.reason == "Role MLOps engineer, 5 people; nobody known at 3 today"
    assert row.headcount == 3  # half of five, rounded up


def test_importance_proposes_what_matters_and_keeps_out_what_does_not(database: Database) -> None:
    mapping = MappingFile(scale="0-5", skills=ALL)
    ingest(database, f"{HEADER}{ASKED}".encode(), "s.csv", wave="now", mapping=mapping)
    rows = proposed(database)
    assert "Python" not in rows  # a mean of 2.2 of 5, though it is usual for such teams
    origami = rows["Origami"]
    assert origami.reason == "Importance 4.7 of 5, 6 answers; nobody known at 3 today"
    assert (origami.headcount, origami.must_have) == (2, True)  # a fifth of six, rounded up
    assert rows["Juggling"].reason == "3 people hold it today: keep them"
    assert [row.skill for row in strong([rows["Juggling"], origami])] == ["Origami"]
    edge = replace(rows["Juggling"], scope="Edge")  # a team that has no others
    assert strong([rows["Juggling"], origami, edge]) == (origami, edge)
    assert not rows["Juggling"].must_have


def test_what_is_usual_is_sized_for_the_team(database: Database) -> None:
    rate(database, "person team role SQL\n" + "\n".join(f"p{n} Core . 1" for n in range(5)))
    row = proposed(database)["SQL"]
    assert row.reason.startswith("Usual: ")
    assert row.headcount == 2  # three of ten


def test_a_team_with_a_target_gets_none_and_the_others_do(database: Database) -> None:
    rate(database, "person team role SQL\nann Core . 1\nbob Edge . 1\ncy Far . 1")
    require(database, "Core SQL 3 1 yes\nEdge_+_Zoo SQL 3 1 yes\nall_teams SQL 1 1 no")
    analysis = proposals(database, analyse(database, Selection()), DUE)
    assert {row.scope for row in analysis} == {"Far"}


def test_what_is_required_of_several_teams_is_named_where_one_is_chosen(
    database: Database,
) -> None:
    rate(database, "person team role Python Docker\nann Core . 3 3\nbob Edge . 2 3")
    require(database, "all_teams Python 3 2 yes")
    require(database, "Core_+_Edge Docker 3 2 yes", set_no=2)
    assert analyse(database, Selection()).shared == ()
    alone = analyse(database, Selection(team="Core"))
    assert (alone.requirements, alone.shared) == ((), ("Core + Edge", "all teams"))
    assert shared_elsewhere(alone) == (
        "Targets of Core + Edge and all teams are not counted for one team alone: choose all teams "
        "for them."
    )
    with pytest.raises(RefusedError, match="of Core alone: plan for all teams"):
        build_problem(database, alone, Scenario())


def test_skills_that_are_required_of_all_teams_are_not_proposed_again(database: Database) -> None:
    rate(database, "person team role Python Docker\nann Core . 3 3\nbob Core . 2 2")
    require(database, "all_teams Python 3 2 yes")
    assert list(proposed(database)) == ["Docker"]


def test_only_who_may_set_targets_is_offered_any(database: Database) -> None:
    rate(database, "person team role Python\nann Core . 3\nbob Core . 2\ncy Core . 1")
    assert proposed(database, Viewer("lead", ("Core",)))
    assert not proposed(database, Viewer("leader", None, people_visible=False))
