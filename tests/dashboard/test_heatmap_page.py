"""The heatmap's page: what its address asks for is what it shows, with the numbers of the JSON."""

import json
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.analyse import analyse
from analytics.evidence.evidence import evidence
from analytics.evidence.raters import models_of
from analytics.results import Selection
from dashboard.commands.measures import measures_document
from data.store.database import open_database
from tests.dashboard.opening import Open, said

Heatmap = Callable[..., AppTest]


@pytest.fixture
def heatmap(opened_calm: Open, demo: Path) -> Heatmap:
    """The page as its address asks for it."""
    return partial(opened_calm, "heatmap", demo)


def drawn(app: AppTest) -> dict[str, Any]:
    """What the canvas is told."""
    told = [json.loads(one.proto.json or "null") for one in app.get("bidi_component")]
    (canvas,) = [one for one in told if isinstance(one, dict) and "row_keys" in one]
    return canvas


def cells(told: dict[str, Any]) -> dict[tuple[str, str], list[str]]:
    """The look of each cell by the keys of its row and column."""
    return {
        (row, column): told["looks"][int(at)]
        for row, line in zip(told["row_keys"], told["cells"], strict=True)
        for column, at in zip(told["column_keys"], line.split(), strict=True)
        if at != "-1"
    }


def test_people_against_requirements_are_the_numbers_of_the_json(
    heatmap: Heatmap, demo: Path
) -> None:
    shown = cells(drawn(heatmap(rows="Teams", value="To the requirement")))
    with closing(open_database(demo)) as database:
        document = measures_document(analyse(database, Selection()), (), (), ())
    expected: dict[tuple[str, str], int] = {}
    for need in document["requirements"]:
        key = (need["scope"], need["skill_id"])
        expected[key] = min(expected.get(key, 99), need["have"] - need["required"])
    assert {key: int(look[0].replace("−", "-")) for key, look in shown.items()} == expected


def test_the_panel_trusts_ratings_as_the_evidence_does(demo: Path) -> None:
    with closing(open_database(demo)) as database:
        analysis = analyse(database, Selection())
        weighed = {s.skill_id: s.model for s in evidence(database, analysis).skills if s.model}
    assert weighed
    assert models_of(analysis.levels) == weighed


def test_the_address_chooses_rows_order_filters_and_the_cell(heatmap: Heatmap) -> None:
    app = heatmap(
        rows="Roles",
        value="To the role profile",
        sort_rows="Largest gap first",
        role="AI engineer",
        row="AI engineer",
        column="sql",
    )
    told = drawn(app)
    assert told["rows"] == ["AI engineer"]
    boxes = {box.label: box.value for box in app.selectbox}
    assert boxes["Order of rows"] == "Largest gap first"
    assert "left out" not in said(app) or "column: “sql”" in said(app)


def test_what_is_gone_from_the_data_is_said_and_left_out(heatmap: Heatmap) -> None:
    app = heatmap(area="Alchemy", value="Charm", row="99999")
    text = said(app)
    assert "was left out: value: “Charm”; areas: “Alchemy”; row: “99999”." in text
    assert drawn(app)["rows"]
    assert "row" not in app.query_params
    app.run()
    assert "left out" not in said(app)
    text = said(heatmap(names="false", row="Olena V. · AI engineer"))
    assert "was left out: a row." in text
    assert "Olena" not in text  # a name in a link is not repeated


def test_a_cell_opens_to_the_answers_behind_it(heatmap: Heatmap) -> None:
    app = heatmap()
    told = drawn(app)
    row, column = told["row_keys"][0], told["column_keys"][0]
    app = heatmap(row=row, column=column)
    assert drawn(app)["chosen"] == [row, column]
    text = said(app)
    assert "on 0-5, level" in text
    assert "autumn-self.csv, row" in text
    assert "Level behind the ratings:" in text
    assert "The profile of AI engineer asks for level" in text
    assert "Who" not in text
    app.toggle(key="names").set_value(False).run()
    assert ".csv" not in said(app)
    assert not any("Olena" in name for name in drawn(app)["row_names"])


def test_a_value_that_other_rows_do_not_have_gives_way(heatmap: Heatmap) -> None:
    app = heatmap(value="Level")
    app.button_group(key="rows").set_value("Teams").run()
    assert drawn(app)["rows"] == ["Assistants", "Insights", "Platform"]
    box = next(box for box in app.selectbox if box.label == "Value")
    assert box.value == "Share at level 3 or more"
    assert "left out" not in said(app)
