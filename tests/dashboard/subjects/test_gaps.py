"""Gaps: their order and what closes each by itself, who could teach, and who would be missed."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analytics.options.results import LeverOption
from analytics.results import Resilience
from analytics.strategy.problem.problem import Problem, Rules
from analytics.strategy.results import Cost
from dashboard.render import blocks as kinds
from dashboard.subjects import gaps
from dashboard.subjects.reading import Reading
from tests.analytics.strategy.parts import need, problem
from tests.analytics.strategy.test_team import MENTORED
from tests.analytics.strategy.test_team import circle as learning
from tests.analytics.strategy.test_team import worker as learner
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.subjects import build, told

NEEDS = (
    build.requirement("A", "Serving", 0, 2),
    build.requirement("A", "Python", 3, 3),
    build.requirement("A", "Testing", 1, 3, due_on=date(2027, 2, 1)),
    build.requirement("A", "Fairness", 0, 1, must_have=False),
)


def of_needs() -> Reading:
    """Each lever is to be decided by week 12, of Testing by week 1."""
    levers = []
    for skill in build.skill_levers(build.analysis(NEEDS)):
        week = 1.0 if skill.skill == "Testing" else 12.0
        own = {lever: replace(item, start_by_week=week) for lever, item in skill.options.items()}
        levers.append(replace(skill, options=own))
    return told.of(*NEEDS, levers=tuple(levers))


def test_must_haves_come_first_by_the_day_on_which_they_must_be_started() -> None:
    found = gaps.gaps(of_needs())
    rows = gaps.every_gap(of_needs(), found).records()
    order = [("Testing", True, 2), ("Serving", True, 2), ("Fairness", False, 1)]
    assert [(row["skill"], row["must_have"], row["shortage"]) for row in rows] == order
    assert rows[0]["due"] == "2027-02-01"
    days = [date(2026, 10, 22), date(2027, 1, 7), date(2027, 1, 7)]
    assert [gap.start_by for gap in found] == days
    first, *_ = found
    assert replace(first, due_week=None).start_by is None
    assert replace(first, skill=replace(first.skill, verdict="nothing")).start_by is None


def test_a_skill_that_is_a_must_have_of_one_team_alone_says_so() -> None:
    """One must-have of team A, due later than team B's wish: two are short, due for A."""
    due = date(2027, 4, 30)
    needs = (
        build.requirement("A", "Testing", 1, 2, due_on=due),
        build.requirement("B", "Testing", 1, 2, must_have=False, due_on=date(2027, 4, 15)),
    )
    read = told.of(*needs)
    table = gaps.every_gap(read, gaps.gaps(read))
    (row,) = table.records()
    assert (row["must_have"], row["shortage"], row["due"]) == (True, 2, due.isoformat())
    assert [plain(text) for text in table.texts()[0]][1:3] == ["1 of 2", "2"]


def test_at_most_five_matter_most_each_priced_by_itself() -> None:
    needs = [build.requirement("A", f"Skill {n}", 0, 1) for n in range(7)]
    many = gaps.five(told.of(*needs))
    assert (plain(many.title), len(many.rows)) == ("5 gaps to start first", 5)
    assert many.records()[0]["first_year_cash"] == 5000
    assert "must_have" not in many.records()[0]
    (levers,) = build.skill_levers(build.analysis(needs[:1]))
    none_in_time = {lever: replace(own, closes=0) for lever, own in levers.options.items()}
    late = gaps.five(told.of(needs[0], levers=(replace(levers, options=none_in_time),)))
    assert plain(late.texts()[0][-1]).endswith("2027, late")
    assert late.records()[0]["start_by"] == many.records()[0]["start_by"]
    item = gaps.five(told.of(needs[0]))
    assert (item.title, item.note) == ("The gap to start", gaps.ALONE)
    covered = build.analysis(NEEDS[1:2])
    none = gaps.five(told.reading(covered))
    assert (none.rows, none.title, none.empty) == ((), "", "No skill is short.")
    gone = [covered.today, *[None] * (len(covered.roster) - 1)]
    since = replace(covered, roster=covered.roster.assign(left_on=gone))
    finding = plain(gaps.finding(told.reading(since), []))
    assert finding == "As surveyed, no skill is short; 1 of 10 people has left since"


def test_the_title_counts_skills_and_names_the_lever_that_costs_least_for_most() -> None:
    result = gaps.gaps(of_needs())
    counts, least = plain(gaps.title(result)).split("; ")
    assert counts == "3 skills are short, 2 of them must-haves"
    assert least == "training has the least net cost for 1 of the 2"
    assert plain(gaps.title(result[2:])) == "1 skill is short, none of them a must-have"
    assert gaps.title([]) == "No skill is short"


def test_one_gap_has_its_levers_side_by_side_and_who_is_near() -> None:
    """Training takes 20 weeks, hiring 25.5, no tool counts; Ana is a level below, Bo is unknown."""
    evaluation, _ = build.skill_levers(hand.analysis())
    none = LeverOption(note="Tools never count for this skill.")
    hiring = replace(build.CHEAP, closes=2, weeks=25.5)
    training = replace(hiring, cost=Cost(), weeks=20.0, net=57_784, start_by_week=6.0)
    levers = replace(
        evaluation,
        unknown=1,
        options={"hire": hiring, "train": training, "equip": none},
        turns="Leave open below $ 900 a week",
    )
    result = told.reading(hand.analysis(), hand.plan(), people=True, levers=(levers,))
    (gap,) = gaps.gaps(result)
    section = gaps.this_gap(result, gap)
    title = "Evaluation is 2 short of 2: training closes 2 for $ 0, start by 26 Nov 2026"
    assert plain(section.title) == title
    assert plain(section.lead) == "Level 3, Red, due 15 Apr 2027"
    ways, by_lever, time, near, *notes = section.blocks
    rows = {row["lever"]: row for row in ways.records()}
    assert [plain(text) for text in ways.texts()[0][:2]] == ["Hire", "2 of 2"]
    assert (rows["train"]["ready_by"], rows["train"]["net"]) == ("2027-03-04", 57_784)
    assert rows["equip"]["first_year_cash"] is None
    assert ("Equip", "Tools never count for this skill.") in by_lever.rows
    spans = [("Hiring, 2 of 2", 25.5, 26.0), ("Training, 2 of 2", 20.0, 26.0)]
    assert [(span.label, span.end, span.due) for span in time.form.rows] == spans
    assert plain(near.title) == "1 person is one level below 3"
    assert [bar.value for bar in near.form.rows] == [0, 0, 1, 0, 0, 0, 1]
    assert [plain(note.text) for note in notes if isinstance(note, kinds.Note)] == [
        "Leave open below $ 900 a week.",
        "1 person has no known level: ask them before you spend.",
    ]


def test_who_is_near_is_counted_in_the_teams_that_are_asked() -> None:
    """Somebody like Ana in another team changes nothing."""
    result = hand.analysis()
    roster, levels = (
        pd.concat([frame, frame[frame["person_no"] == 1].assign(person_no=4, team="Blue")])
        for frame in (result.roster, result.levels)
    )
    both = replace(result, roster=roster, levels=levels)
    reading = told.reading(both, hand.plan(), people=True)
    (gap,) = gaps.gaps(reading)
    near = next(b for b in gaps.this_gap(reading, gap).blocks if getattr(b, "key", "") == "near")
    assert [bar.value for bar in near.form.rows] == [0, 0, 1, 0, 0, 0, 1]


ONE_PLACE = learning(
    [learner(1, a=4, mentoring=0.5), *(learner(n, a=2, hours=5) for n in (2, 3, 4))]
)
"""100 hours and 20 of mentoring each by week 40: the mentor's 20 are one learner's."""
TUTORED = replace(ONE_PLACE, rules=replace(MENTORED, tutor_fee_per_hour=120))


def asked_of(asked: Problem, *, people: bool = True) -> Reading:
    return told.reading(hand.analysis(), hand.plan(), people=people, problem=asked)


def pairs(of: Reading) -> kinds.Table:
    return told.only(gaps.pairs(of, of.study.circles()[0]), kinds.Table)


def test_every_gap_is_counted() -> None:
    section = gaps.mentors(asked_of(ONE_PLACE))
    assert plain(section.title) == "Colleagues could teach 1 of 1 gap"
    table = told.only(section, kinds.Table)
    of = {"skill": "a", "scope": "Core", "level": 3, "short": 3, "must_have": True}
    taught = {"learners": 3, "wanting": 0, "in_time": 3, "mentors": 1, "pairs": 1}
    assert table.records() == [of | taught]
    assert "tutor" not in table.note
    assert gaps.mentors(asked_of(learning([learner(1, a=4)], headcount=1))).title == gaps.NONE


def test_pairs_are_named_with_what_the_step_takes() -> None:
    of = asked_of(ONE_PLACE)
    section = gaps.pairs(of, of.study.circles()[0])
    assert section.title == "a, Core, level 3"
    assert plain(section.lead) == (
        "0 of 3 learners said that they want to. The step takes up to 20 weeks, with 20 h of a "
        "mentor each. It is due in 40 weeks: 3 of 3 can be through by then."
    )
    table = pairs(of)
    assert table.rows == (("p2", "p1"), ("p3", "none here"), ("p4", "none here"))
    assert plain(table.note) == "2 learners without a mentor: no mentor has hours left."


def test_who_has_no_mentor_or_learns_too_late_is_said() -> None:
    tutored = asked_of(TUTORED)
    note = plain(pairs(tutored).note)
    assert note.endswith("An outside tutor would take 40 h, which a plan pays for.")
    table = told.only(gaps.mentors(tutored), kinds.Table)
    assert table.note.endswith("A plan can pay an outside tutor for the rest.")
    late = asked_of(learning([learner(1, a=4, mentoring=0.5), learner(2, a=2, hours=2)]))
    assert plain(gaps.mentors(late).title).endswith("1 of them only after the due date")
    of = asked_of(learning([learner(1, a=0), learner(2, a=4)]))
    section = gaps.pairs(of, of.study.circles()[0])
    assert (section.lead, section.blocks) == (gaps.NOBODY, ())


def test_nobody_is_named_to_who_may_not_see_people() -> None:
    of = asked_of(ONE_PLACE, people=False)
    assert "p2" not in str(gaps.mentors(of))
    with pytest.raises(ValueError, match="no person is named"):
        gaps.pairs(of, of.study.circles()[0])


WORKERS = (learner(1, a=3, b=3), learner(2, a=2, b=3), learner(3, a=1, b=0))
"""A at 3 is held by the first only, B at 3 by the first two; the second is one step below in A."""


def two_skills(rules: Rules | None = None) -> Problem:
    needs = [need(s, 1, WORKERS, due=40, must_have=s == "a") for s in ("a", "b")]
    rules = rules or Rules(hours_to_level=(20, 60, 100, 400, 1000), mentor_hours_per_hour=0)
    return problem(WORKERS, needs, rules, skill_names={"a": "A", "b": "B"})


def figures(blocks: tuple[kinds.Block, ...]) -> dict[str, kinds.Figure]:
    return {f.key: f for block in blocks if isinstance(block, kinds.Numbers) for f in block.figures}


def test_what_breaks_and_what_falls_to_one_person() -> None:
    section = gaps.away(asked_of(two_skills(), people=False), (1,))
    assert plain(section.title) == "1 filled position would open, 1 of must-haves"
    assert told.tables(section)["hits"].rows == (
        ("A", 3, "Core", True, 1, 1, 0, 1, False),
        ("B", 3, "Core", False, 1, 2, 1, 0, True),
    )


def test_the_repair_trains_the_second_and_names_them_only_where_wished() -> None:
    """The step from 2 to 3 takes 100 hours at a fee of 80 and work of 50 an hour."""
    off, on = (gaps.away(asked_of(two_skills(), people=people), (1,)) for people in (False, True))
    shown = figures(off.blocks)
    assert (shown["repaired"].text, shown["repaired"].note) == ("1 of 1", "all by the due dates")
    assert (shown["hours"].value, shown["one_off"].value) == (100, 8_000)
    (quiet,), (named,) = (told.tables(section)["repair"].rows for section in (off, on))
    assert quiet[:3] == ("train", "Train A to level 3", "")  # whose it is tells of three people
    assert named[1:3] == ("Train A from level 2 to level 3", "p2 · engineer · Core")
    assert "p2" not in str(off)


def test_what_cannot_be_repaired_and_what_does_not_break_is_said() -> None:
    barred = two_skills(replace(two_skills().rules, levers=frozenset()))
    section = gaps.away(asked_of(barred, people=False), (1,))
    (note,) = [block for block in section.blocks if isinstance(block, kinds.Note)]
    assert note.text == "Nothing that the scenario allows repairs it in time."
    section = gaps.away(asked_of(two_skills(), people=False), (3,))
    assert (section.title, section.blocks) == ("Every filled position stays filled", ())


def test_skills_that_one_person_holds_are_named_with_their_scope_to_who_may_see_people() -> None:
    item = hand.requirement(have=1, single_point_of_failure=True)
    other = replace(item, scope="all teams", skill="SQL", skill_id="sql", must_have=False)
    of = told.reading(hand.analysis(item, other), hand.plan(), people=True)
    section = gaps.resilience(of)
    assert plain(section.title) == "2 skills rest on one person"
    lines = told.only(section, kinds.Lines)
    assert lines.rows == (("", "Must-haves: Evaluation (Red)."), ("", "Others: SQL."))
    # who may not see people is told nothing of single holders
    few = replace(hand.analysis(item), resilience=Resilience(4, 1, 2))
    section = gaps.resilience(told.reading(few, hand.plan()))
    assert (section.title, section.blocks) == ("No required skill rests on one person", ())


def test_how_many_may_leave_is_said() -> None:
    sentences = {
        0: "1 of 4 targets are held by nobody already.",
        2: "If 2 people left, more than half of the 4 targets might be held by nobody.",
        None: "More than 50 people would have to leave before more than half of the 4 targets are",
    }
    for truck, sentence in sentences.items():
        result = replace(hand.analysis(), resilience=Resilience(4, 1, truck))
        of = told.reading(result, hand.plan(), people=True)
        ((_, text),) = told.only(gaps.resilience(of), kinds.Lines).rows
        assert plain(text).startswith(sentence)
