"""Settings offers a row for each surveyed skill that nothing is required of."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.measures.unrequired import Unrequired
from dashboard.components.keeping import table_editor
from dashboard.components.keeping.offered import filled, offered
from data.store.database import open_database
from data.store.facts.requirements import requirements
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import seeded_at

SKILLS = (
    Unrequired("Core", "origami", "Origami"),
    Unrequired("Core", "juggling", "=Juggling"),
    Unrequired("Core", "chess", "Chess"),
)


def test_only_what_somebody_filled_in_is_stored() -> None:
    table = offered(SKILLS)
    assert filled(table).empty
    table.loc[1, ["level", "headcount"]] = ["3", "2"]
    table.loc[0, "level"] = " "
    table.loc[2, "level"] = None
    table.loc[2, "must_have"] = "yes"
    assert filled(table).to_csv(index=False).splitlines() == [
        "scope,skill,level,headcount,must_have,due",
        "Core,'=Juggling,3,2,,",
    ]


def test_a_level_without_a_headcount_is_asked_about_and_not_dropped() -> None:
    table = offered(SKILLS)
    table.loc[0, "level"] = "3"
    assert list(filled(table)["skill"]) == ["Origami"]


def test_the_page_says_how_many_there_are(opened: Open, demo: Path) -> None:
    app = opened("settings", demo)
    assert_calm(app)
    assert any("skills that you surveyed are required of nobody" in e.label for e in app.expander)
    assert "Rows that you leave empty are not stored" in said(app)


def test_what_was_filled_in_is_stored_with_the_table(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table that is edited in the browser cannot be here: what it answers is put in its place."""
    row = offered((Unrequired("each team", "robotics", "Robotics"),))
    row.loc[0, ["level", "headcount", "must_have"]] = ["3", "2", "yes"]
    monkeypatch.setattr(table_editor, "offered_rows", lambda: filled(row))
    place = seeded_at(tmp_path / "new.duckdb")
    app = opened("settings", place)
    database = open_database(place)
    before = requirements(database)
    database.close()
    next(b for b in app.button if b.label == "Save the table").click().run()
    assert_calm(app)
    database = open_database(place)
    added = set(requirements(database)) - set(before)
    assert set(before) <= set(requirements(database))
    database.close()
    assert [(n.scope, n.skill, n.level, n.headcount, n.must_have) for n in added] == [
        ("each team", "Robotics", 3, 2, True)
    ]
