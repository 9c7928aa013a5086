"""The table of columns: what is in doubt first, and the part of a grid that tells columns apart."""

from __future__ import annotations

from pathlib import Path

from dashboard.subjects import survey
from dashboard.subjects.survey import listed, names
from data.ingest import propose
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import seeded, seeded_at

GRID = (
    b"Email,How well can you use it? [Python],How well can you use it? [Zorblax (ours)]\n"
    b"a@x.org,0 - never did it,2 - with help\nb@x.org,5 - set the rules,0 - never did it\n"
)


def test_what_is_in_doubt_stands_first_under_its_own_name() -> None:
    with seeded() as database:
        proposal = propose(GRID, "grid.csv", database)
    columns = listed(proposal)
    assert names(columns) == [
        "Zorblax (ours) · How well can you use it?",
        "Email",
        "Python · How well can you use it?",
    ]
    title = survey.columns_title(proposal)
    assert title.endswith("columns is: 1 not certain (first in the list)")


def test_the_page_says_the_scale_that_words_settle(opened: Open, tmp_path: Path) -> None:
    app = opened("survey", seeded_at(tmp_path / "new.duckdb"))
    app.file_uploader(key="survey_0").upload("s.csv", GRID, "text/csv").run()
    assert_calm(app)
    assert "read as a scale of 0-5. If it is another one, say so under" in said(app)
    assert "Which scale" not in said(app)
