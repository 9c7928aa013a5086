"""The line above the pages: the next of the first steps until the first report."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.subjects.home import line, next_step, steps
from data.ingest import ingest
from data.store.database import open_database
from data.store.facts.settings import note_report, report_made
from tests.dashboard.opening import Open, assert_calm, press, said
from tests.stores import seeded_at


def guide(app: AppTest) -> str:
    """What the line says; empty where there is none."""
    assert_calm(app)
    lines = [text for text in said(app).split("\n") if text.startswith("Next: ")]
    return " ".join(lines)


def test_own_data_get_the_next_step(opened: Open, tmp_path: Path) -> None:
    place = seeded_at(tmp_path / "own.duckdb")
    assert "drop the export of your survey" in guide(opened("survey", place))
    assert guide(opened("home", place)) == ""  # one screen with two ways in
    survey = b"Name,Team,Python (0-5),Juggling (0-5)\nAna,Field,3,1\nBo,Field,0,2\n"
    with closing(open_database(place)) as database:
        ingest(database, survey, "a.csv", wave="now")
    app = opened("home", place)
    assert "say what your team needs: take what is proposed" in guide(app)
    assert "2 people rated 2 skills, and nothing is required of them yet" in said(app)
    assert "Survey ✓ · Targets ← · Plan · Report" in said(app)
    assert not [b.key for b in app.button if b.label.startswith("Go to")]
    (proposed,) = [f.value for f in app.dataframe if "Why" in f.value]
    assert [*proposed["Skill"]] == ["Juggling"] or "Python" in [*proposed["Skill"]]
    press(app, "Use these targets")
    assert "see in Plan what closes the gaps" in guide(app)
    app.switch_page("views/plan.py").run()
    app.switch_page("views/home.py").run()
    assert "download your first report" in guide(app)
    press(app, "Hide the first steps")
    assert guide(app) == ""
    with closing(open_database(place)) as database:
        note_report(database)
        note_report(database)
        assert report_made(database)
    assert guide(opened("home", place)) == ""


def test_the_next_step() -> None:
    """By whether there is a survey, a list of own targets, and a plan."""
    pages = {
        (False, False, False): "survey",
        (True, False, False): "home",
        (True, True, False): "plan",
        (True, False, True): "home",
        (True, True, True): "report",
    }
    for (surveyed, own_needs, planned), page in pages.items():
        found = steps(surveyed=surveyed, own_needs=own_needs, planned=planned, reported=False)
        following = next_step(found)
        assert following is not None
        assert following.page == page
        assert line(found, following).count("←") == 1
        done = steps(surveyed=surveyed, own_needs=own_needs, planned=planned, reported=True)
        assert next_step(done) is None
