"""Words of people, teams and skills that a spreadsheet, a browser or Markdown would act upon: what
comes out of an import is text in every page, chart, report and file."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.text import plain
from dashboard.navigation import PAGES, VIEWS
from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.load import load
from data.store.database import open_database
from tests.dashboard.opening import Open
from tests.data.exports.files import as_csv
from tests.stores import seeded_at

CALC = "=cmd|' /C calc'!A0"
IMAGE = "<img src=x onerror=alert(1)>"
SUM = "@LOG(1)"
RED = "Vision :red[x] $x$"
LINK = "[a](http://b.example) <b>c</b>"
HEBREW = "עדה \u202eכהן"
EMOJI = "👩🏽‍💻 Zoë"
NAMES = (CALC, IMAGE, SUM, RED, LINK, HEBREW, EMOJI)
TEAM, OTHER_TEAM = "=1+1|team", "<a href='http://b.example'>team</a> **bold** `x`"
MARKS = ("<img", "<a ", "<b>c", ":red[", "](http", "**bold**", "`x`", "$x$")
"""What Markdown or HTML would take for its own."""
TEXTS = ("title", "header", "subheader", "markdown", "caption", "toast")
ALERTS = ("info", "warning", "error", "success")
LABELS = ["metric", "button", "expander", "selectbox", "multiselect", "toggle", "checkbox"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of seven people in two teams rating seven skills, all with such names."""
    place = seeded_at(tmp_path_factory.mktemp("hostile") / "hostile.duckdb")
    database = open_database(place)
    rows: list[list[str | int]] = [["Name", "Team", "Role", *NAMES]]
    for n, name in enumerate(NAMES):
        levels = [(n * 3 + k * 2) % 6 for k in range(len(NAMES))]
        rows.append([name, TEAM if n < 4 else OTHER_TEAM, f"={name}", *levels])
    outcome = ingest(
        database,
        as_csv(rows),
        f"{IMAGE}{CALC}.csv",
        wave=f"{RED} {SUM}",
        held_on=date(2026, 9, 1),
        scale="0-5",
        mapping=MappingFile(skills=ALL),
    )
    assert (outcome.people, outcome.ratings) == (7, 49)
    lines = [
        ["scope", "skill", "level", "headcount", "must_have", "reason"],
        [TEAM, CALC, "3", "3", "yes", IMAGE],
        [OTHER_TEAM, IMAGE, "4", "2", "yes", CALC],
        [TEAM, RED, "4", "2", "no", LINK],
    ]
    load(database, "requirements", as_csv(lines), "needs.csv")
    database.close()
    return place


def written(app: AppTest) -> list[str]:
    result = [str(part.value) for kind in (*TEXTS, *ALERTS) for part in app.get(kind)]
    return result + [str(part.label) for kind in LABELS for part in app.get(kind)]


def acting(app: AppTest) -> list[tuple[str, str]]:
    """Marks in the texts of a page that no backslash makes plain."""
    texts = [re.sub(r"\\.", "", text) for text in written(app)]
    return [(mark, text) for text in texts for mark in MARKS if mark in text]


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key in value.keys() - {"customdata"}:
            yield from strings(value[key])
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


def test_the_heatmap_is_drawn_without_html() -> None:
    """It is drawn on a canvas, and its grid for screen readers is made of text nodes."""
    scripts = list(VIEWS.parent.rglob("*.js"))
    assert scripts
    for script in scripts:
        code = script.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert word not in code, f"{script.name}: {word}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_them_as_they_are(name: str, hostile: Path, opened_calm: Open) -> None:
    app = opened_calm(name, hostile)
    assert acting(app) == []
    tags = [
        text
        for chart in app.get("plotly_chart")
        for text in strings(json.loads(chart.proto.spec))
        if any(mark in text for mark in ("<img", "<a ", "<b>c"))
    ]
    assert tags == []
    cells = [
        str(cell)
        for table in app.dataframe
        for column in (table.value.columns, *(table.value[c] for c in table.value.columns))
        for cell in column
        if isinstance(cell, str)
    ]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@", "-")] == []
    if name == "home":
        assert app.get("plotly_chart")
    if name in ("home", "heatmap", "gaps"):
        whole = "\n".join([*written(app), *cells])
        assert any(plain(word) in whole or f"'{word}" in whole for word in (CALC, SUM, IMAGE))


def test_the_survey_page_shows_a_file_with_them(hostile: Path, opened: Open) -> None:
    app = opened("survey", hostile)
    rows = [
        ["Name", *NAMES],
        [CALC, "3", CALC, "maybe", "maybe", "1", "2", "4"],
        [IMAGE, "5", "2", IMAGE, "4", "1", "2", "4"],
    ]
    app.get("file_uploader")[0].upload(f"{RED}.csv", as_csv(rows), "text/csv").run()
    assert not app.exception
    assert acting(app) == []
    cells = [str(c) for t in app.dataframe for name in t.value.columns for c in t.value[name]]
    assert f"'{CALC}" in cells
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@")] == []
