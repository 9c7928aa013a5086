"""Settings offers a row for each surveyed skill that nothing is required of."""

from __future__ import annotations

from pathlib import Path

from analytics.measures.unrequired import Unrequired
from dashboard.components.keeping.offered import filled, offered
from tests.dashboard.opening import Open, assert_calm, said

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
        "scope,skill,level,headcount,must_have,due", "Core,'=Juggling,3,2,,",
    ]  # fmt: skip


def test_a_level_without_a_headcount_is_asked_about_and_not_dropped() -> None:
    table = offered(SKILLS)
    table.loc[0, "level"] = "3"
    assert list(filled(table)["skill"]) == ["Origami"]


def test_the_page_says_how_many_there_are(opened: Open, demo: Path) -> None:
    app = opened("settings", demo)
    assert_calm(app)
    assert any("skills that you surveyed are required of nobody" in e.label for e in app.expander)
    assert "Rows that you leave empty are not stored" in said(app)
