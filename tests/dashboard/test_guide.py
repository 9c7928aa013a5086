"""The line above the pages: the tour of the demo, true by computation, and the first steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.wording.first_steps import line, next_step, steps
from dashboard.wording.tour import STOPS
from data.ingest import ingest
from data.load import load
from data.store.database import open_database
from data.store.facts.first_report import note_report, report_made
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import demo_at, seeded_at


def guide(app: AppTest) -> str:
    """What the line says; empty where there is none."""
    assert_calm(app)
    lines = [text for text in said(app).split("\n") if text.startswith(("**Tour", "Next: "))]
    return " ".join(lines)


def press(app: AppTest, label: str) -> AppTest:
    next(b for b in app.button if b.label == label).click().run()
    return app


def test_the_tour_tells_the_demo_s_story(opened: Open, tmp_path: Path) -> None:
    """What seeds/README.md counts by hand: Kubernetes has one holder; Agents and tool use is held
    by self ratings and by nobody with the managers'; each lever is best for a skill."""
    place = demo_at(tmp_path / "demo.duckdb")
    app = opened("overview", place)
    assert "Kubernetes (Platform) hangs on one person, and so do 2 more must-haves" in guide(app)
    assert "9 must-have positions are missing" in guide(app)
    app = opened("heatmap", place)
    assert "By their own word 2 reach level 3 in Agents and tool use (Assistants)" in guide(app)
    app = opened("gaps", place)
    for part in ("AI governance by training", "AI security by a hire", "Python by a tool"):
        assert part in guide(app)
    end = guide(opened("report", place))
    assert "5 % of the levels asked" in end
    assert "Mark a saved scenario as decided" in end
    plan = guide(opened("strategy", place))
    assert "Balanced has the least net cost" in plan


def test_the_tour_follows_the_data(opened: Open, tmp_path: Path) -> None:
    """Platform now requires two who hold Kubernetes and nothing else: 9 positions were missing, of
    them Model serving and AI security of Platform (2); Kubernetes adds 1."""
    place = demo_at(tmp_path / "demo.duckdb")
    database = open_database(place)
    need = b"scope,skill,level,headcount,must_have\nPlatform,Kubernetes,3,2,yes\n"
    load(database, "requirements", need, "r.csv")
    database.close()
    assert "8 must-have positions are missing" in guide(opened("overview", place))


def test_next_walks_and_the_end_is_remembered(opened: Open, tmp_path: Path) -> None:
    app = opened("strategy", demo_at(tmp_path / "demo.duckdb"))
    press(app, "Next: Report")
    assert guide(app).startswith("**Tour 5 of 5**")
    assert not any(b.label.startswith("Next:") for b in app.button)
    press(app, "End the tour")
    assert guide(app) == ""
    app.switch_page("views/overview.py").run()
    assert guide(app) == ""
    assert STOPS[0] == "overview"


def test_under_a_filter_the_tour_says_nothing_of_the_page(opened: Open, tmp_path: Path) -> None:
    app = opened("overview", demo_at(tmp_path / "demo.duckdb"), team="Platform")
    assert "take the filters off" in guide(app)


def test_own_data_get_the_next_step_and_no_tour(opened: Open, tmp_path: Path) -> None:
    place = seeded_at(tmp_path / "own.duckdb")
    assert "drop the export of your survey" in guide(opened("survey", place))
    assert guide(opened("overview", place)) == ""  # one screen with two ways in
    database = open_database(place)
    ingest(
        database,
        b"Name,Team,Python (0-5),Juggling (0-5)\nAna,Field,3,1\nBo,Field,0,2\n",
        "a.csv",
        wave="now",
    )
    database.close()
    app = opened("overview", place)
    assert "say what your team needs: take what is proposed" in guide(app)
    assert "2 people rated 2 skills, and nothing is required of them yet" in said(app)
    assert "Survey ✓ · Targets ← · Plan · Report" in said(app)
    assert not [b.key for b in app.button if b.label.startswith("Go to")]
    (proposed,) = [f.value for f in app.dataframe if "Why it is proposed" in f.value]
    assert [*proposed["Skill"]] == ["Juggling"] or "Python" in [*proposed["Skill"]]
    press(app, "Use these targets")
    assert "see on Strategy what closes the gaps" in guide(app)
    app.switch_page("views/strategy.py").run()
    app.switch_page("views/overview.py").run()
    assert "download your first report" in guide(app)
    press(app, "Hide the first steps")
    assert guide(app) == ""
    database = open_database(place)
    note_report(database)
    note_report(database)
    assert report_made(database)
    database.close()
    assert guide(opened("overview", place)) == ""


@pytest.mark.parametrize(
    ("surveyed", "own_needs", "planned", "page"),
    [
        (False, False, False, "survey"),
        (True, False, False, "overview"),
        (True, True, False, "strategy"),
        (True, False, True, "overview"),
        (True, True, True, "report"),
    ],
)
def test_the_next_step(surveyed: bool, own_needs: bool, planned: bool, page: str) -> None:
    found = steps(surveyed=surveyed, own_needs=own_needs, planned=planned, reported=False)
    following = next_step(found)
    assert following is not None
    assert following.page == page
    assert line(found, following).count("←") == 1
    done = steps(surveyed=surveyed, own_needs=own_needs, planned=planned, reported=True)
    assert next_step(done) is None
