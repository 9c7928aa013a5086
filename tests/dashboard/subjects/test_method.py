"""docs/methods.md, the Method page and the command say the same, with numbers from the data."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.analyse import analyse
from analytics.evidence.evidence import evidence
from analytics.results import Selection
from dashboard.cli import main
from dashboard.subjects.method import USES, measures, parts, slug
from dashboard.subjects.worked import TOO_FEW, WORKED, Here, worked
from data.store.database import Database
from tests.stores import demo_team

ROOT = Path(__file__).parents[3]
RULES = [rule for part in parts() for rule in part.rules]
CODE = ("analytics", "benchmarks", "dashboard", "data", "seeds", "tests")
ELSEWHERE = {"consistency", "aged"}
"""Worked once an area is declared, and once a day is given."""
NEVER = {"trainable", "changes"}
"""They stand skill by skill on Gaps, and between two waves on Trends."""


@pytest.fixture(scope="module")
def demo() -> Iterator[Database]:
    with demo_team() as database:
        yield database


def here(database: Database, selection: Selection) -> Here:
    analysis = analyse(database, selection)
    return {"analysis": analysis, "evidence": evidence(database, analysis)}


def test_each_heading_stands_once_and_each_number_under_one_rule() -> None:
    assert Counter(slug(rule.name) for rule in RULES).most_common(1)[0][1] == 1
    keys = [rule.key for rule in RULES if rule.key]
    assert Counter(keys).most_common(1)[0][1] == 1
    assert set(keys) - set(WORKED) == NEVER
    assert set(WORKED) <= set(keys)


def test_what_code_cites_is_a_heading() -> None:
    headings = {slug(part.title) for part in parts()} | {slug(rule.name) for rule in RULES}
    cited: set[str] = set()
    for folder in CODE:
        for file in (ROOT / folder).rglob("*.py"):
            cited |= set(re.findall(r"methods\.md#([\w-]+)", file.read_text(encoding="utf-8")))
    assert len(cited) > 30
    assert cited <= headings


def test_each_measure_says_everything() -> None:
    found = measures()
    assert [part.title for part in parts() if part.title in USES] == list(USES)
    assert len(found) > 25
    for measure in found:
        for text in (measure.says, measure.formula, measure.source, measure.range, measure.missing):
            assert text, measure.key
        assert measure.direction in ("higher is better", "lower is better", "neither"), measure.key
        assert measure.least >= 1


def test_each_measure_is_worked_on_the_demo(demo: Database) -> None:
    found = here(demo, Selection())
    for measure in measures():
        said = worked(measure.key, found)
        assert TOO_FEW not in said
        assert said or measure.key in ELSEWHERE | NEVER, measure.key


def test_worked_numbers_are_those_of_the_measures(demo: Database) -> None:
    found = here(demo, Selection())
    resilience = found["analysis"].resilience
    assert worked("truck", found).startswith(f"{resilience.truck_factor}, ")
    alpha = found["evidence"].agreement[0].alpha
    assert f"{alpha:.2f}" in worked("alpha", found)
    python = next(s for s in found["evidence"].skills if s.importance)
    assert f"{python.importance.borich.mwds:.2f}" in worked("mwds", found)


def test_a_small_team_is_too_small_and_of_nothing_nothing_is_worked(demo: Database) -> None:
    assert worked("icc", here(demo, Selection(team="Platform"))) == TOO_FEW
    assert {worked(rule.key, {}) for rule in RULES} == {""}


def test_the_command_prints_every_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["method", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [m["key"] for m in document["measures"]] == [m.key for m in measures()]
    assert main(["method"]) == 0
    said = capsys.readouterr().out
    assert all(m.name in said and m.facts in said for m in measures())
