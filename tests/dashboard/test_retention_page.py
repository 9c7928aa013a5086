"""How long answers are kept is set in Settings, said before it happens, and done at the start."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.cli import main
from data.ingest import ingest
from data.store.database import open_database
from data.store.facts.waves import wave_ends
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import seeded_at

FILE = b"Email,Team,Python\nana@x.org,Core,3\nbo@x.org,Core,1\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    file = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(file)) as store:
        ingest(store, FILE, "a.csv", wave="first", held_on=date(2026, 4, 1), scale="0-5")
    return file


def test_an_end_is_set_on_the_page_and_said_on_others(place: Path, opened: Open) -> None:
    app = opened("settings", place)
    app.session_state["settings_tab"] = "Store and privacy"
    app.run()
    soon = date.today() + timedelta(days=9)
    next(box for box in app.selectbox if box.label == "Wave").set_value("first")
    app.date_input[0].set_value(soon)
    next(b for b in app.button if b.label == "Keep until then").click().run()
    assert_calm(app)
    with closing(open_database(place)) as store:
        assert [one.ends_on for one in wave_ends(store)] == [soon]
    sentence = f"The answers of “first” are kept until {soon} and erased after it."
    assert sentence in said(app.switch_page("views/survey.py").run())
    assert f"those of “first” until {soon}" in said(app.switch_page("views/privacy.py").run())


def test_what_is_over_is_erased_when_the_app_starts(
    place: Path, opened: Open, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(open_database(place)) as store, store.transaction() as change:
        change.insert(
            "wave_end", ("wave_name", "ends_on", "ended_at"), [("first", date(2026, 5, 1), None)]
        )
    assert main(["--database", str(place), "retention", "apply", "--dry-run"]) == 0
    assert "would be erased" in capsys.readouterr().out
    app = opened("home", place)
    assert "Can this team do what you are about to ask of it?" in said(app)
    with closing(open_database(place)) as store:
        assert store.rows("select count(*) from person") == [(0,)]
