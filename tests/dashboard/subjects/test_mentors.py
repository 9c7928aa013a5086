"""Who could teach whom: three learners and a mentor with hours for one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.strategy.problem.problem import Problem
from dashboard.render.blocks import Table
from dashboard.subjects import gaps as mentors
from dashboard.subjects.reading import Reading
from tests.analytics.strategy.test_mentors import RULES, problem, worker
from tests.dashboard import hand_built as hand
from tests.dashboard.subjects import told

ONE_PLACE = problem([worker(1, 4, mentoring=0.5), *(worker(n, 2) for n in (2, 3, 4))])
"""100 hours and 20 of mentoring each by week 40: the mentor's 20 are one learner's."""
TUTORED = replace(ONE_PLACE, rules=replace(RULES, tutor_fee_per_hour=120))


def reading(asked: Problem, *, people: bool = True) -> Reading:
    return told.reading(hand.analysis(), hand.plan(), people=people, problem=asked)


def pairs(of: Reading) -> Table:
    (table,) = mentors.pairs(of, of.study.circles()[0]).blocks
    assert isinstance(table, Table)
    return table


def test_every_gap_is_counted() -> None:
    section = mentors.mentors(reading(ONE_PLACE))
    assert section.title.replace("\u00a0", " ") == "Colleagues could teach 1 of 1 gap"
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert table.records() == [
        {
            "skill": "A",
            "scope": "Core",
            "level": 3,
            "short": 3,
            "must_have": True,
            "learners": 3,
            "wanting": 0,
            "in_time": 3,
            "mentors": 1,
            "pairs": 1,
            "weeks": 20.0,
            "due_week": 40,
            "mentor_hours": 20.0,
            "tutor_hours": 0.0,
        }
    ]
    assert "tutor" not in table.note
    assert mentors.mentors(reading(problem([worker(1, 4)], headcount=1))).title == mentors.NONE


def test_pairs_are_named_with_what_the_step_takes() -> None:
    of = reading(ONE_PLACE)
    section = mentors.pairs(of, of.study.circles()[0])
    assert section.title == "A, Core, level 3"
    assert section.lead.replace("\u00a0", " ") == (
        "0 of 3 learners said that they want to. The step takes up to 20 weeks, with 20 h of a "
        "mentor each. It is due in 40 weeks: 3 of 3 can be through."
    )
    table = pairs(of)
    assert table.rows == (("p2", "p1"), ("p3", "none here"), ("p4", "none here"))
    assert table.note.replace("\u00a0", " ") == (
        "2 learners without a mentor: no mentor has hours left."
    )


def test_a_tutor_takes_who_has_no_mentor() -> None:
    note = pairs(reading(TUTORED)).note.replace("\u00a0", " ")
    assert note.endswith("An outside tutor would take 40 h, which a plan pays for.")
    (table,) = mentors.mentors(reading(TUTORED)).blocks
    assert isinstance(table, Table)
    assert table.note.endswith("A plan can pay an outside tutor for the rest.")


def test_a_gap_that_is_learned_only_after_its_date_is_counted_apart() -> None:
    late = reading(problem([worker(1, 4, mentoring=0.5), worker(2, 2, hours=2)]))
    title = mentors.mentors(late).title.replace("\u00a0", " ")
    assert title == "Colleagues could teach 1 of 1 gap, 1 of them only after the due date"


def test_without_learners_there_are_no_pairs() -> None:
    of = reading(problem([worker(1, 0), worker(2, 4)]))
    section = mentors.pairs(of, of.study.circles()[0])
    assert (section.lead, section.blocks) == (mentors.NOBODY, ())


def test_nobody_is_named_to_who_may_not_see_people() -> None:
    of = reading(ONE_PLACE, people=False)
    assert "p2" not in str(mentors.mentors(of))
    with pytest.raises(ValueError, match="no person is named"):
        mentors.pairs(of, of.study.circles()[0])
