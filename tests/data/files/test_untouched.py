"""Saving the table of requirements makes no default a requirement that nobody wanted."""

from __future__ import annotations

from analytics.analyse import analyse
from analytics.measures.unasked import unasked
from analytics.selection import Selection
from dashboard.wording import standing
from data.files.exports import export
from data.load import LoadOutcome, load
from data.store.database import Database
from data.store.facts.requirements import requirements
from tests.build import rate

GOVERNED = "AI governance"


def save(database: Database, row: str, old: str = ";", new: str = ";") -> LoadOutcome:
    """The table as Settings shows it, with a row below it and a cell changed."""
    table = export(database, "requirements").replace(old, new)
    content = f"{table}{row}{',' * 7}\n"
    return load(database, "requirements", content.encode(), "the table", edited=True)


def needs(database: Database) -> set[tuple[str, str, bool]]:
    found = analyse(database, Selection()).requirements
    return {(need.scope, need.skill, need.is_default) for need in found}


def test_one_own_row_is_all_that_is_stored_where_no_default_was_in_force(
    database: Database,
) -> None:
    rate(database, "person team role Git\nann Core . 3")
    before = requirements(database)
    done = save(database, "Core,Git,3,1")
    assert done.rows == 1
    assert any(n.startswith("24 defaults were left out, because no survey") for n in done.notes)
    assert needs(database) == {("Core", "Version control", False)}
    assert set(before) <= set(requirements(database))


def test_a_default_in_force_becomes_an_own_one_where_it_would_give_way(database: Database) -> None:
    """Of three defaults for all teams one is of a skill that was asked."""
    rate(database, "person team role AI_governance\nann Core . 3")
    assert needs(database) == {("all teams", GOVERNED, True)}
    done = save(database, f"Core,{GOVERNED},4,1")
    assert needs(database) == {("Core", GOVERNED, False), ("all teams", GOVERNED, False)}
    assert "1 default became a requirement of your own for “all teams”." in done.notes
    (left,) = [note for note in done.notes if note.startswith("Left out")]
    assert "no survey asked: Data protection, Fairness and bias auditing. Add a row" in left


def test_defaults_stay_defaults_while_a_team_is_on_them(database: Database) -> None:
    rate(database, "person team role Python\nann Core . 3\nbob Edge . 2")
    save(database, "Core,SQL,3,1")
    assert needs(database) == {("Core", "SQL", False), ("Edge", "Python", True)}


def test_what_was_changed_is_stored_though_nobody_was_asked(database: Database) -> None:
    rate(database, "person team role Python\nann Core . 3")
    old = f"all teams,{GOVERNED},3,"
    done = save(database, "Core,Python,3,1", f"{old}1", f"{old}2")
    assert ("all teams", GOVERNED, False) in needs(database)
    assert [r.skill for r in requirements(database) if r.scope == "all teams"] == [GOVERNED]
    assert any(note.startswith("Left out of “all teams”") for note in done.notes)
    found = analyse(database, Selection())
    assert [need.skill for need in unasked(found)] == [GOVERNED]
    assert f"the survey did not ask: {GOVERNED}." in standing.own_not_asked(found)


def test_a_file_is_taken_at_its_word(database: Database) -> None:
    rate(database, "person team role Python\nann Core . 3")
    whole = export(database, "requirements") + "Core,Python,3,1,,,,,,,\n"
    load(database, "requirements", whole.encode(), "r.csv")
    assert ("all teams", GOVERNED, False) in needs(database)
