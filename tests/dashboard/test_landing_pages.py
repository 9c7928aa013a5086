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
    assert "AI security: 1 must-have position open" in text
    assert app.query_params["skill"] == "AI security"
    assert "Platform: 0 of 1 at level 3, 0 to 100 % · must-have · due 31 Jul 2027" in text
    assert "What closes it" in text
    assert "Since 2026 spring" in text


def test_a_skill_that_is_gone_is_said(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("skill", demo, skill="Juggling")
    assert "skill: “Juggling”" in said(app)


def test_a_team_by_its_name(opened_calm: Open, demo: Path) -> None:
    text = said(opened_calm("team", demo, team="Platform"))
    assert "Platform: 72 % of what is required is covered; 2 of 4 must-haves are open" in text
    assert "2 requirements hang on one person" in text
    assert "Kubernetes at level 3, 1 of 1 (must-have): Ana B." in text
    assert "people who left took 6" in text


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


def test_the_overview_leads_to_each_tab_of_the_plan(opened_calm: Open, demo: Path) -> None:
    links = [e.proto for e in opened_calm("overview", demo).get("page_link")]
    found = {link.label: link.query_string for link in links if link.page == "strategy"}
    assert found == {
        "Plan": "tab=Plan",
        "Why": "tab=Why",
        "How sure": "tab=How+sure",
        "Money": "tab=Money",
        "Who": "tab=Who",
    }


def test_the_filters_come_along_from_page_to_page(opened_calm: Open, demo: Path) -> None:
    app = opened_calm("gaps", demo, team="Platform")
    assert "5 skills fall short" in said(app)
    app.switch_page("views/coverage.py").run()
    assert "2 of 4 must-haves are open" in said(app)
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
