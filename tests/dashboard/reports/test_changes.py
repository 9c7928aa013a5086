"""What changed since a wave, and reports that say only a part."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.suppression import hidden_of
from dashboard.reports.as_tables import as_tables
from dashboard.reports.changes import changes
from dashboard.reports.content import Section
from dashboard.reports.files import KINDS
from dashboard.reports.model import SECTIONS, report_model
from dashboard.reports.verify import read_back
from data.vocabulary import RefusedError
from tests.dashboard.opening import Open
from tests.dashboard.reports import build

SKILLS = (("s", "Serving", "MLOps"), ("p", "Python", "Programming languages"))


def wave(*levels: int, have: int, required: int = 2, people: int = 10) -> build.Analysis:
    """Ten people (or so) of one team; `levels` are those of the first ones in Serving."""
    needs = (
        build.requirement("A", "Serving", have, required, skill_id="s", roster=people),
        build.requirement("A", "Python", 2, 2, skill_id="p", roster=people),
    )
    known = {(n, "s"): level for n, level in enumerate(levels, start=1)}
    return build.analysis(needs, {"A": people}, known, SKILLS)


def told(then: build.Analysis, now: build.Analysis, people: bool = True) -> Section:
    hidden = (hidden_of(then, people=people), hidden_of(now, people=people))
    return changes(then, now, "spring", hidden, people=people)


def test_only_what_changed_is_told_with_then_and_now() -> None:
    found = told(wave(3, 2, have=1), wave(3, 3, have=2))
    moved = "coverage went from 75\u00a0% to 100\u00a0%"
    assert found.title.startswith(f"Since spring: {moved}")
    needs, flows = found.tables
    assert [[c if isinstance(c, str) else c.text for c in row] for row in needs.rows] == [
        ["Serving", "A", "3", "must-have", "1", "2", "2", "2"]
    ]
    # One learned: 1 then, 1 learned, 2 now; nobody forgot, joined, left.
    assert [[c if isinstance(c, str) else c.value for c in row] for row in flows.rows] == [
        ["Serving", 3, 1, 1, 0, 0, 0, 0, 0, 2]
    ]


def test_nothing_changed_says_so() -> None:
    found = told(wave(3, 2, have=1), wave(3, 2, have=1))
    assert [table.rows for table in found.tables] == [(), ()]
    assert "as before" in found.title


def test_small_groups_are_too_few_without_names() -> None:
    then, now = wave(3, 2, have=1, people=4), wave(3, 3, have=2, people=4)
    needs, flows = told(then, now, people=False).tables
    row = [c if isinstance(c, str) else c.text for c in needs.rows[0]]
    assert row[4] == row[6] == "too\u00a0few"
    assert flows.rows == ()
    assert "fewer than 5" in flows.empty


@pytest.mark.parametrize("kind", KINDS)
def test_a_brief_is_its_first_page_and_how_it_was_made(kind: str) -> None:
    found, plan, levers = build.organisation(2, 8, 6, 4)
    full = report_model(found, plan, levers, build.facts(), people=False)
    brief = report_model(found, plan, levers, build.facts(), people=False, sections=())
    short, long = (
        " ".join(line.text for line in read_back(KINDS[kind].render(model))[1])
        for model in (brief, full)
    )
    assert {section for section, _ in as_tables(brief)} == {"brief", "how made"}
    assert brief.making.scenario_hash in short
    assert len(short) < len(long) / 2
    assumed = "of them without a source"
    assert assumed in long
    assert assumed not in short


def test_a_section_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    found, plan, levers = build.organisation(2, 8, 6, 4)
    with pytest.raises(RefusedError, match="no section money; there are changes"):
        report_model(found, plan, levers, build.facts(), people=False, sections=("money",))
    assert len(SECTIONS) == len(set(SECTIONS))


def test_the_page_asks_how_much_and_since_when(opened: Open, demo: Path) -> None:
    app = opened("report", demo)
    since = app.selectbox(key="report_since")
    assert [str(option) for option in since.options] == ["not in it", "2026 spring", "2025 autumn"]
    app.segmented_control(key="report_audience").set_value("chosen").run()
    app.multiselect(key="report_sections").set_value(["gaps"]).run()
    since = app.selectbox(key="report_since").select("2026 spring").run()
    assert not app.exception
