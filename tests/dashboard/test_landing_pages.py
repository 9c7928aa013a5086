"""The pages of a skill and of a team: reached by their address, calm where it names nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.navigation import LANDING
from data.ingest import ingest
from data.store.database import open_database
from tests.dashboard.opening import Open, said
from tests.stores import seeded_at


@pytest.mark.parametrize("asked", ["AI security", "ai-security", "AI SECURITY"])
def test_a_skill_by_its_name_or_its_identifier(asked: str, opened_calm: Open, demo: Path) -> None:
    app = opened_calm("skill", demo, skill=asked)
    text = said(app)
    assert "AI security: 1 must-have position short" in text
    assert app.query_params["skill"] == "AI security"
    assert "AI security is 1 short of 1: hire 1" in text
    assert "Since 2026 spring" in text
    (required,) = (f.value for f in app.dataframe if "At most" in f.value and "Due" in f.value)
    assert required[["Scope", "Required", "Have", "Due"]].values.tolist() == [
        ["Platform", 1, 0, "31\u00a0Jul\u00a02027"]
    ]


def test_a_skill_that_is_gone_is_said(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("skill", demo, skill="Juggling")
    assert "skill: “Juggling”" in said(app)


def test_a_team_by_its_name(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("team", demo, team="Platform")
    text = said(app)
    assert "Platform: 2 of 4 must-haves are short; nobody is known to have AI security" in text
    assert "2 requirements rest on one person" in text
    assert "leavers took 6" in text
    (alone,) = (frame.value for frame in app.dataframe if "Held by" in frame.value)
    assert alone.values.tolist()[0] == ["Kubernetes", 3, "yes", 1, 1, "Ana B."]


def test_without_a_team_there_is_a_choice(opened_calm: Open, demo: Path) -> None:
    assert "Choose a team" in said(opened_calm("team", demo))


@pytest.mark.parametrize("name", LANDING)
def test_an_empty_store_and_one_without_requirements(
    name: str, opened_calm: Open, tmp_path: Path
) -> None:
    place = seeded_at(tmp_path / "new.duckdb")
    assert "Can this team do" in said(opened_calm(name, place))
    database = open_database(place)
    file = b"Email,Team,Weaving,Juggling\na@x.example,Circus,3,\nb@x.example,Circus,N/A,5\n"
    ingest(database, file, "circus.csv", wave="First", held_on=date(2026, 9, 1), scale="0-5")
    database.close()
    app = opened_calm(name, place, team="Circus", skill="Juggling")
    assert "Juggling" in said(app) if name == "skill" else "Circus" in said(app)


def test_the_filters_come_along_from_page_to_page(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("gaps", demo, team="Platform")
    assert "5 skills are short" in said(app)
    app.switch_page("views/coverage.py").run()
    assert "2 of 4 must-haves are short" in said(app)
    assert app.query_params["team"] == "Platform"
    app.selectbox(key="team").set_value("Insights").run()
    app.switch_page("views/team.py").run()
    assert "Insights: " in said(app)


def test_a_link_to_a_team_goes_before_the_filters(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("coverage", demo, team="Platform")
    app.query_params["team"] = "Insights"
    app.switch_page("views/team.py").run()
    assert "Insights: " in said(app)
    assert app.query_params["team"] == "Insights"
