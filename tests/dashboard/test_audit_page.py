"""Settings lists the audit for administrators, by who and what, and checks it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from data.store.database import open_database
from data.store.noting import note
from data.vocabulary import Viewer
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import seeded_at


def test_lines_are_chosen_by_who_and_what_and_checked(opened: Open, tmp_path: Path) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        for name, action in (("ada@x.org", "decided"), ("bo@x.org", "scenario saved")):
            with store.seen_by(Viewer("admin", name=name)).transaction() as change:
                note(change, action, "Autumn", file="=1+1.csv")
    app = opened("settings", place)
    app.session_state["settings_tab"] = "Store and privacy"
    app.run()
    assert_calm(app)
    table = app.dataframe[-1].value
    assert list(table["who"]) == ["bo@x.org", "ada@x.org"]
    assert list(table.columns) == ["when (UTC)", "who", "what", "file", "detail", "person", "read"]
    app.selectbox(key="audit_who").set_value("ada@x.org").run()
    assert list(app.dataframe[-1].value["what"]) == ["decided"]
    assert "1 line." in said(app)
    app.button(key="audit_check").click().run()
    assert "2 lines, each as it was written." in said(app)
    assert_calm(app)
