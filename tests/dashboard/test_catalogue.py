"""The Method page, the command and README all come from the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.analyse import analyse
from analytics.catalogue import MEASURES
from analytics.evidence.evidence import evidence
from analytics.selection import Selection
from dashboard.cli import main
from dashboard.wording.catalogue import facts, markdown
from dashboard.wording.worked import WORKED, worked
from data.store.database import Database
from tests.stores import demo_team

README = Path(__file__).parents[2] / "README.md"
ELSEWHERE = {"trainable", "changes", "consistency", "aged"}
"""Worked where their data are: skill by skill, between waves, once an area is declared, once a day
is given."""


@pytest.fixture(scope="module")
def demo() -> Iterator[Database]:
    with demo_team() as database:
        yield database


def test_readme_has_the_table_of_the_catalogue() -> None:
    text = README.read_text(encoding="utf-8")
    assert markdown() in text, "write it anew: skillmix method --markdown"


def test_each_measure_is_worked_on_the_demo(demo: Database) -> None:
    assert set(WORKED) == {m.key for m in MEASURES}
    analysis = analyse(demo, Selection())
    found = evidence(demo, analysis)
    for measure in MEASURES:
        said = worked(measure.key, analysis, found)
        assert "Too few" not in said
        assert said or measure.key in ELSEWHERE, measure.key


def test_worked_numbers_are_those_of_the_measures(demo: Database) -> None:
    analysis = analyse(demo, Selection())
    found = evidence(demo, analysis)
    assert analysis.resilience is not None
    assert worked("truck", analysis, found).startswith(f"{analysis.resilience.truck_factor}, ")
    alpha = found.agreement[0].alpha
    assert alpha is not None
    assert f"{alpha:.2f}" in worked("alpha", analysis, found)
    python = next(s for s in found.skills if s.importance)
    assert python.importance is not None
    assert f"{python.importance.borich.mwds:.2f}" in worked("mwds", analysis, found)


def test_a_small_team_is_told_that_it_is_too_small(demo: Database) -> None:
    analysis = analyse(demo, Selection(team="Platform"))
    found = evidence(demo, analysis)
    assert worked("icc", analysis, found) == "Too few people here to show it."


def test_the_command_prints_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["method", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [m["key"] for m in document["measures"]] == [m.key for m in MEASURES]
    assert main(["method"]) == 0
    said = capsys.readouterr().out
    assert all(m.name in said and facts(m) in said for m in MEASURES)
