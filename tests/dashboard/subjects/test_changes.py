"""What changed since an earlier wave, counted by hand."""

from __future__ import annotations

from dataclasses import replace

from analytics.change import REASONS, change
from analytics.results import Analysis
from dashboard.render.blocks import Section, Table
from dashboard.subjects.trends import changes
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

SKILLS = (("s", "Serving", "MLOps"), ("p", "Python", "Programming languages"))


def wave(*levels: int, have: int, required: int = 2, people: int = 10) -> Analysis:
    """Ten people (or so) of one team; `levels` are those of the first ones in Serving."""
    needs = (
        build.requirement("A", "Serving", have, required, skill_id="s", roster=people),
        build.requirement("A", "Python", 2, 2, skill_id="p", roster=people),
    )
    known: dict[tuple[int, str], int | str] = {
        (number, "s"): level for number, level in enumerate(levels, start=1)
    }
    return build.analysis(needs, {"A": people}, known, SKILLS)


def since(then: Analysis, now: Analysis, *, people: bool = True) -> Section:
    reading = told.reading(now, people=people, earlier=then)
    reading.study.once("change", lambda: change(then, now), "spring")
    return changes(reading, "spring")


def tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def test_only_what_changed_is_told_with_then_and_now() -> None:
    found = since(wave(3, 2, have=1), wave(3, 3, have=2))
    assert plain(found.title) == (
        "Since spring: coverage went from 75 % to 100 %; 0 must-haves are short, 1 then"
    )
    needs, flows = tables(found)
    assert [[*row.values()] for row in needs.records()] == [["Serving", "A", 3, True, 1, 2, 2, 2]]
    # One learned: 1 then, 1 learned, 2 now; nobody forgot, joined, left.
    (flow,) = flows.records()
    assert (flow["skill"], flow["level"], flow["before"], flow["after"]) == ("Serving", 3, 1, 2)
    assert {name: flow[name] for name in REASONS} == {**dict.fromkeys(REASONS, 0), "learned": 1}


def test_nothing_changed_says_so() -> None:
    found = since(wave(3, 2, have=1), wave(3, 2, have=1))
    assert [table.rows for table in tables(found)] == [(), ()]
    assert "coverage is still 75\u00a0%" in found.title
    assert [table.empty for table in tables(found)] == [
        "No requirement changed.",
        "Nobody crossed the level of a skill.",
    ]


def test_a_requirement_that_is_new_or_gone_has_one_side_alone() -> None:
    then, now = wave(3, 2, have=1), wave(3, 3, have=2)
    new = replace(now, requirements=now.requirements[:1])
    old = replace(then, requirements=then.requirements[1:])
    rows = {row["skill"]: row for row in tables(since(old, new))[0].records()}
    serving, python = rows["Serving"], rows["Python"]
    assert (serving["have_before"], serving["required_before"], serving["have"]) == (None, None, 2)
    assert (python["have_before"], python["required"], python["have"]) == (2, None, None)


def test_small_groups_are_too_few_without_names() -> None:
    then, now = wave(3, 2, have=1, people=4), wave(3, 3, have=2, people=4)
    section = since(then, now, people=False)
    needs, flows = tables(section)
    (row,) = needs.records()
    assert (row["have_before"], row["have"]) == (None, None)
    assert flows.rows == ()
    assert "fewer than 5" in flows.empty
    assert "%" not in section.title
    assert tables(since(then, now))[0].records()[0]["have"] == 2
