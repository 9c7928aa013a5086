"""Settings hands out what is stored of one person."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from data.store.database import open_database
from tests.build import rate
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import seeded_at


def test_what_is_stored_of_a_person_is_downloaded_and_nobody_is_a_sentence(
    opened: Open, tmp_path: Path
) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        rate(store, "person team role Python\nana Core . 3\nbo Core . 1\n")
    app = opened("settings", place)
    app.session_state["settings_tab"] = "Store and privacy"
    app.run()
    assert_calm(app)
    app.text_input(key="stored_of").set_value("Ana").run()
    assert_calm(app)
    labels = {button.label for button in app.get("download_button")}
    assert labels == {"Download as JSON", "Download as CSV"}
    app.text_input(key="stored_of").set_value("cy").run()
    assert "Nobody in this store is known by that e-mail, id or name" in said(app)
