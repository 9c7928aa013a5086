"""What a load says of other scopes that ask the same people for the same skill; taking one away."""

from __future__ import annotations

from analytics.analyse import analyse
from analytics.results import Selection
from dashboard.subjects.standing import required_twice
from data.load import load, take_back
from data.store.database import Database
from data.store.facts.requirements import requirements
from tests.build import rate
from tests.dashboard import hand_built as hand

HEAD = "scope,skill,level,headcount\n"
OWN = f"{HEAD}Core,SQL,3,1\nCore,Java,3,1\nEdge,SQL,3,1\n".encode()
SHARED = f"{HEAD}all teams,SQL,3,2\nall teams,Docker,3,1\n".encode()


def test_a_load_says_what_else_counts_the_same_people(database: Database) -> None:
    """SQL is wanted of Core, of Edge and of all; Java and Docker by one scope only."""
    rate(database, "person team role Python SQL Java\nann Core . 3 3 3\nbob Edge . 2 1 1")
    assert load(database, "requirements", OWN, "a.csv").notes == ()
    said = load(database, "requirements", SHARED, "b.csv").notes
    assert [note.split(" for the same")[0] for note in said] == [
        "SQL: Core and all teams both have targets",
        "SQL: Edge and all teams both have targets",
    ]
    twice = required_twice(analyse(database, Selection()))
    assert twice.startswith("SQL is required of the same people more than once, for ")
    assert required_twice(analyse(database, Selection(team="Core"))) == ""


def test_a_scope_without_rows_is_gone_and_comes_back_with_undo(database: Database) -> None:
    rate(database, "person team role Python SQL Java\nann Core . 3 3 3\nbob Edge . 2 1 1")
    load(database, "requirements", OWN, "a.csv")
    done = load(database, "requirements", SHARED, "b.csv", emptied=("Core",))
    assert "Core" not in {row.scope for row in requirements(database)}
    assert done.back is not None
    take_back(database, done.back)
    assert {"Core", "Edge"} <= {row.scope for row in requirements(database)}


def test_what_is_required_twice_is_said_once() -> None:
    shared = hand.requirement(scope="all teams", teams=("Red", "Blue"))
    other = hand.requirement(scope="Blue", teams=("Blue",), skill="SQL", skill_id="sql")
    said = required_twice(hand.analysis(hand.EVALUATION, shared, other))
    assert said.startswith(
        "Evaluation is required of the same people more than once, for Red and all teams: "
    )
    assert required_twice(hand.analysis(hand.EVALUATION, other)) == ""
