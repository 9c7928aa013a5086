"""The pages of a skill and of a team: reached by their address, calm where it names nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.navigation import LANDING, VIEWS
from data.demo import load_demo
from data.ingest import ingest
from data.store.database import URL_VARIABLE, open_database

Open = Callable[..., AppTest]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("landing") / "demo.duckdb"
    database = open_database(place)
    load_demo(database)
    database.close()
    return place


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Open:
    def open_page(name: str, place: Path, **query: str) -> AppTest:
        monkeypatch.setenv(URL_VARIABLE, str(place))
        app = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=120)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        app.switch_page(f"views/{name}.py").run()
        assert not app.exception
        assert not app.error
        return app

    return open_page


def said(app: AppTest) -> str:
    parts = [*app.title, *app.markdown, *app.caption]
    return "\n".join(str(p.value) for p in parts).replace("\\", "").replace("\u00a0", " ")


@pytest.mark.parametrize("asked", ["AI security", "ai-security", "AI SECURITY"])
def test_a_skill_by_its_name_or_its_identifier(asked: str, opened: Open, demo: Path) -> None:
    app = opened("skill", demo, skill=asked)
    text = said(app)
    assert "AI security: 1 must-have position open" in text
    assert app.query_params["skill"] == "AI security"
    assert "Platform: 0 of 1 at level 3, 0 to 100 % · must-have · due 31 Jul 2027" in text
    assert "What closes it" in text
    assert "Since 2026 spring" in text


def test_a_skill_that_is_gone_is_said(opened: Open, demo: Path) -> None:
    app = opened("skill", demo, skill="Juggling")
    assert "skill: “Juggling”" in said(app)


def test_a_team_by_its_name(opened: Open, demo: Path) -> None:
    text = said(opened("team", demo, team="Platform"))
    assert "Platform: 72 % of required positions are covered; 2 of 4 must-haves are open" in text
    assert "2 requirements hang on one person" in text
    assert "Kubernetes at level 3, 1 of 1 (must-have): Ana B." in text
    assert "people who left took 6" in text


def test_without_a_team_there_is_a_choice(opened: Open, demo: Path) -> None:
    assert "Choose a team" in said(opened("team", demo))


@pytest.mark.parametrize("name", LANDING)
def test_an_empty_store_and_one_without_requirements(
    name: str, opened: Open, tmp_path: Path
) -> None:
    place = tmp_path / "new.duckdb"
    assert "Can this team do" in said(opened(name, place))
    database = open_database(place)
    file = b"Email,Team,Weaving,Juggling\na@x.example,Circus,3,\nb@x.example,Circus,N/A,5\n"
    ingest(database, file, "circus.csv", wave="First", held_on=date(2026, 9, 1), scale="0-5")
    database.close()
    app = opened(name, place, team="Circus", skill="Juggling")
    assert "Juggling" in said(app) if name == "skill" else "Circus" in said(app)


def test_the_filters_come_along_from_page_to_page(opened: Open, demo: Path) -> None:
    app = opened("gaps", demo, team="Platform")
    assert "5 skills fall short" in said(app)
    app.switch_page("views/coverage.py").run()
    assert "2 of 4 must-haves are open" in said(app)
    assert app.query_params["team"] == "Platform"
    app.selectbox(key="team").set_value("Insights").run()
    app.switch_page("views/team.py").run()
    assert "Insights: " in said(app)


def test_a_link_to_a_team_goes_before_the_filters(opened: Open, demo: Path) -> None:
    app = opened("coverage", demo, team="Platform")
    app.query_params["team"] = "Insights"
    app.switch_page("views/team.py").run()
    assert "Insights: " in said(app)
    assert app.query_params["team"] == "Insights"
