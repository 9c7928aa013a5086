"""Who is away, on two skills and three people that fit on paper; resilience in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.results import Resilience
from analytics.strategy.problem.problem import Need, Problem, Rules, Worker
from dashboard.render.blocks import Block, Figure, Lines, Note, Numbers, Section, Table
from dashboard.subjects import gaps as loss
from dashboard.subjects.reading import Reading
from tests.dashboard import hand_built as hand
from tests.dashboard.subjects import told


def worker(number: int, a: int, b: int) -> Worker:
    return Worker(number, f"p{number}", "Core", "Engineer", 10, 0, 50, {"a": a, "b": b})


WORKERS = (worker(1, 3, 3), worker(2, 2, 3), worker(3, 1, 0))
"""A at 3 is held by the first only, B at 3 by the first two; the second is one step below in A."""


def need(skill: str, headcount: int, have: int, *, must_have: bool = True) -> Need:
    return Need("Core", frozenset({"Core"}), skill, 3, headcount, must_have, 1.0, 40, have)


def problem(rules: Rules | None = None) -> Problem:
    needs = (need("a", 1, 1), need("b", 1, 2, must_have=False))
    rules = rules or Rules(hours_to_level=(20, 60, 100, 400, 1000), mentor_hours_per_hour=0)
    names = {"a": "A", "b": "B"}
    return Problem(WORKERS, needs, (), (), dict.fromkeys(names, "never"), names, rules, ("Core",))


def reading(*, people: bool = False, asked: Problem | None = None) -> Reading:
    return told.reading(hand.analysis(), hand.plan(), people=people, problem=asked or problem())


def rows(section: Section, key: str) -> list[tuple[object, ...]]:
    return [
        row
        for block in section.blocks
        if isinstance(block, Table) and block.key == key
        for row in block.rows
    ]


def figures(blocks: tuple[Block, ...]) -> dict[str, Figure]:
    return {f.key: f for block in blocks if isinstance(block, Numbers) for f in block.figures}


def test_what_breaks_and_what_falls_to_one_person() -> None:
    section = loss.away(reading(), (1,))
    assert section.title.replace("\u00a0", " ") == "1 filled position would open, 1 of must-haves"
    assert rows(section, "hits") == [
        ("A", 3, "Core", True, 1, 1, 0, 1, False),
        ("B", 3, "Core", False, 1, 2, 1, 0, True),
    ]


def test_the_repair_trains_the_second_and_names_them_only_where_wished() -> None:
    """The step from 2 to 3 takes 100 hours at a fee of 80 and work of 50 an hour."""
    off, on = (loss.away(reading(people=people), (1,)) for people in (False, True))
    shown = figures(off.blocks)
    assert (shown["repaired"].text, shown["repaired"].note) == ("1 of 1", "all by the due dates")
    assert (shown["hours"].value, shown["one_off"].value) == (100, 8_000)
    assert [row[:3] for row in rows(off, "repair")] == [
        ("train", "Train A to level 3", "Engineer · Core")
    ]
    assert [row[1:3] for row in rows(on, "repair")] == [
        ("Train A from level 2 to level 3", "p2 · Engineer · Core")
    ]
    assert "p2" not in str(off)


def test_what_cannot_be_repaired_is_said() -> None:
    barred = problem(replace(problem().rules, levers=frozenset()))
    section = loss.away(reading(asked=barred), (1,))
    (note,) = [block for block in section.blocks if isinstance(block, Note)]
    assert note.text == "Nothing that the scenario allows repairs it in time."


def test_who_holds_nothing_that_is_required_breaks_nothing() -> None:
    section = loss.away(reading(), (3,))
    assert (section.title, section.blocks) == ("Every filled position stays filled", ())


def test_the_step_that_helps_most_makes_a_second_holder() -> None:
    (table,) = loss.steps(reading()).blocks
    assert isinstance(table, Table)
    (row,) = [[cell.replace("\u00a0", " ") for cell in row] for row in table.texts()]
    assert row[:6] == ["A", "3", "Core", "second holder for 1 must-have", "1", "100 h"]


def test_the_skills_that_one_person_holds_are_named_with_their_scope() -> None:
    one = hand.requirement(have=1, single_point_of_failure=True)
    other = hand.requirement(
        scope="all teams", skill="SQL", skill_id="sql", single_point_of_failure=True
    )
    of = told.reading(hand.analysis(one, other), hand.plan(), people=True)
    section = loss.resilience(of)
    assert section.title.replace("\u00a0", " ") == "2 skills rest on one person"
    (lines,) = section.blocks
    assert isinstance(lines, Lines)
    assert lines.rows == (("", "Evaluation (Red) and SQL."),)
    assert loss.resilience(reading()).title == "No required skill rests on one person"


def test_a_small_group_is_told_nothing_of_single_holders() -> None:
    one = hand.requirement(have=1, single_point_of_failure=True)
    resilience = Resilience(4, 1, 2, 52, 0.87, 0.4)
    few = replace(hand.analysis(one), resilience=resilience)
    section = loss.resilience(told.reading(few, hand.plan()))
    assert (section.title, section.blocks) == ("No required skill rests on one person", ())


@pytest.mark.parametrize(
    ("truck", "sentence"),
    [
        (0, "1 of 4 requirements are held by nobody already."),
        (2, "If 2 people left, nobody might hold more than half of 4 requirements."),
        (None, "More than 50 people would have to leave before nobody holds half of"),
    ],
)
def test_a_year_of_people_leaving(truck: int | None, sentence: str) -> None:
    resilience = Resilience(4, 1, truck, 52, 0.87, 0.4)
    of = told.reading(replace(hand.analysis(), resilience=resilience), hand.plan(), people=True)
    (lines,) = loss.resilience(of).blocks
    assert isinstance(lines, Lines)
    first, year = (text.replace("\u00a0", " ") for _, text in lines.rows)
    assert first.startswith(sentence)
    assert year.startswith(
        "If nobody who leaves is replaced, expect coverage of 40 % in a year, 50 % now."
    )
