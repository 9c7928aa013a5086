"""A people list that gives a team another name; a merger and a split are asked about."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.plan import planned
from analytics.strategy.scenario.saved import decide, save, saved_scenario
from analytics.strategy.scenario.scenario import read_scenario
from analytics.strategy.setup.setup import build_problem
from data.files.lists import export
from data.ingest import ingest
from data.load import load, move_targets, take_back
from data.store.database import Database
from data.store.facts.requirements import requirements
from data.store.people.accounts import Account, accounts, add_account
from data.store.people.audited import audit
from data.vocabulary import RefusedError

SURVEY = "Email,Python,SQL\n" + "\n".join(f"p{n}@x.example,{n % 4 + 1},{n % 3}" for n in range(6))
NEEDS = "scope,skill,level,headcount,must_have\nTeam,Python,3,3,yes\nTeam,SQL,2,2,yes\n"
SCENARIO = (
    'name = "Plan"\n[[pin]]\nlever = "train"\nskill = "Python"\nteam = "Team"\nat_least = 1\n'
)


def people(*teams: str) -> bytes:
    rows = [f"p{n}@x.example,{team},4" for n, team in enumerate(teams)]
    return "\n".join(["person,team,hours_per_week", *rows]).encode()


def filled(database: Database) -> Database:
    """Six people in a survey that names no team, and two targets."""
    ingest(database, SURVEY.encode(), "s.csv", wave="now", held_on=date(2026, 10, 15), scale="0-5")
    load(database, "requirements", NEEDS.encode(), "r.csv")
    return database


@pytest.fixture
def surveyed(one_store: Database) -> Database:
    return filled(one_store)


def held(database: Database) -> set[tuple[str, str, int]]:
    return {(r.scope, r.skill, r.have) for r in analyse(database, Selection()).requirements}


def test_everything_follows_a_team_that_gets_a_name(database: Database) -> None:
    """With a lead and a plan that is decided, on each engine."""
    store = filled(database)
    add_account(store, Account("lena@x.org", "lead", ("Team",)))
    scenario = replace(read_scenario(SCENARIO.encode()), deadline_weeks=60.0)
    save(store, scenario, "the owner")
    plan = planned(build_problem(store, analyse(store, Selection("Team")), scenario)).plan
    decide(store, "Plan", plan, Selection("Team"), "why", on=date(2026, 10, 16), who="the owner")
    before = held(store)
    done = load(store, "people", people(*["ML Platform"] * 6), "people.csv")
    assert held(store) == {("ML Platform", skill, have) for _, skill, have in before}
    assert "Team is now called ML Platform" in " ".join(done.notes)
    assert accounts(store)[0].teams == ("ML Platform",)
    saved = saved_scenario(store, "Plan")
    assert saved.scenario.pins[0].team == "ML Platform"
    assert saved.decided is not None
    assert saved.decided.team == "ML Platform"
    assert '"Team"' not in store.rows("select plan from decision")[0][0]
    assert ("rename team", "Team to ML Platform") in [(e.action, e.detail) for e in audit(store)]
    assert done.back is not None
    take_back(store, done.back)
    assert held(store) == before
    assert accounts(store)[0].teams == ("Team",)


def test_shared_scopes_follow_and_nobody_is_there_twice(surveyed: Database) -> None:
    shared = "scope,skill,level,headcount\nTeam + Zoo,SQL,1,2\n"
    load(surveyed, "requirements", shared.encode(), "shared.csv")
    load(surveyed, "people", people(*["ML Platform"] * 6), "people.csv")
    assert "ML Platform + Zoo" in {scope for scope, _, _ in held(surveyed)}
    ingest(surveyed, SURVEY.encode(), "s.csv", wave="next", held_on=date(2026, 11, 1), scale="0-5")
    analysis = analyse(surveyed, Selection())
    assert analysis.people == 6
    assert {team for team, _, _ in analysis.waves} == {"ML Platform"}


def test_a_split_is_told_and_nothing_moves(surveyed: Database) -> None:
    done = load(surveyed, "people", people("A", "A", "A", "A", "B", "B"), "people.csv")
    (note,) = [n for n in done.notes if n.startswith("Team has nobody now")]
    assert "still has 2 targets" in note
    assert "Its people are 4 in A (a new team) and 2 in B (a new team)." in note
    assert "--move Team --team TEAM" in note
    assert {scope for scope, _, _ in held(surveyed)} == {"Team"}


def test_a_merger_and_names_that_are_swapped_are_told_and_nothing_moves(surveyed: Database) -> None:
    ingest(surveyed, b"Email,Team,Python\np6@x.example,Zoo,3\n", "zoo.csv", wave="now", scale="0-5")
    load(surveyed, "people", people(*["Both"] * 7), "both.csv")  # two become one
    assert {scope for scope, _, _ in held(surveyed)} == {"Team"}
    load(surveyed, "people", people(*["Team"] * 6, "Zoo"), "again.csv")
    swapped = load(surveyed, "people", people(*["Zoo"] * 6, "Team"), "swapped.csv")
    assert any("(6 from Team to Zoo)" in note for note in swapped.notes)
    load(surveyed, "people", people(*["Team"] * 6, "Zoo"), "again.csv")
    done = load(surveyed, "people", people(*["Zoo"] * 6), "people.csv")
    assert any("6 in Zoo (which had 1 person and no targets)" in note for note in done.notes)
    assert {scope for scope, _, _ in held(surveyed)} == {"Team"}


def test_one_person_who_stays_keeps_the_team(surveyed: Database) -> None:
    assert not load(surveyed, "people", people("Team", *["New"] * 5), "people.csv").renamed
    assert {scope for scope, _, _ in held(surveyed)} == {"Team"}
    fewer = load(surveyed, "people", people(*["Team"] * 4), "people.csv")
    assert any(note.startswith("2 people who were on the list before") for note in fewer.notes)


def test_targets_move_to_a_team_beside_its_own(surveyed: Database) -> None:
    load(surveyed, "people", people("A", "A", "A", "A", "B", "B"), "people.csv")
    due = b"scope,skill,level,headcount,due\nA,SQL,2,1,2026-05-01\n"
    load(surveyed, "requirements", due, "a.csv")
    with pytest.raises(RefusedError, match="no team 'a'; known are A, B, Team"):
        move_targets(surveyed, "Team", "a")
    with pytest.raises(RefusedError, match="A has targets of its own for SQL at 2"):
        move_targets(surveyed, "Team", "A")
    load(surveyed, "requirements", b"scope,skill,level,headcount\nA,SQL,4,1\n", "a.csv")
    done = move_targets(surveyed, "Team", "A")
    assert done.sentence == "2 targets moved from Team to A."
    rows = {(r.scope, r.skill, r.level, r.headcount) for r in requirements(surveyed)}
    assert rows == {("A", "SQL", 2, 2), ("A", "SQL", 4, 1), ("A", "Python", 3, 3)}
    with pytest.raises(RefusedError, match="Team has no targets"):
        move_targets(surveyed, "Team", "A")
    assert done.back is not None
    take_back(surveyed, done.back)
    assert {r.scope for r in requirements(surveyed)} == {"A", "Team"}


def test_who_has_left_has_no_say_in_a_rename(surveyed: Database) -> None:
    rows = [f"p{n}@x.example,New,{'2026-10-01' if n == 5 else ''}" for n in range(6)]
    rows[5] = "p5@x.example,Team,2026-10-01"
    done = load(surveyed, "people", "\n".join(["person,team,left", *rows]).encode(), "p.csv")
    assert "5 in New (a new team). 1 of its people are in no team now." in " ".join(done.notes)


def test_a_name_on_the_list_is_the_person_of_the_survey(one_store: Database) -> None:
    survey = "Email,Name,Team,Python\nana@x.example,Ana Roe,A,3\nbo@x.example,Bo Poe,A,2\n"
    ingest(one_store, survey.encode(), "s.csv", wave="now", scale="0-5")
    done = load(one_store, "people", b"person,hours_per_week\nana roe,3\nBo Poe,2\n", "p.csv")
    assert analyse(one_store, Selection()).people == 2
    assert not any("no survey" in note for note in done.notes)
    # its identity is exported where the survey shows a name
    text = export(one_store, "people", people=True)
    assert text.splitlines()[1].startswith("ana@x.example,")
    assert not load(one_store, "people", text.encode(), "again.csv").changed
