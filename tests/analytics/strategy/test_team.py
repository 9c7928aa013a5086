"""On teams that fit on paper: what breaks without somebody, also against every removal; mentors,
learners and pairs, also against every way to pair."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product
from random import Random
from typing import Any

import pytest

from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Worker
from analytics.strategy.team import circles, loss
from data.vocabulary import RefusedError
from tests.analytics.strategy import parts
from tests.analytics.strategy.parts import person

RULES = Rules(
    deadline_weeks=52,
    hours_to_level=(20, 60, 160, 400, 1000),
    fee_per_hour=10,
    training_success=1,
    mentor_hours_per_hour=0,
    attrition_per_year=0,
)


def worker(
    number: int,
    team: str = "Core",
    hours: float = 10,
    mentoring: float = 0,
    interest: dict[str, int] | None = None,
    **levels: int,
) -> Worker:
    return person(number, levels, hours, mentoring, team=team, interest=interest or {})


TEAM = [worker(1, a=4, b=3), worker(2, a=3, b=2), worker(3, a=2, b=2), worker(4, a=0, b=0)]


def need(skill: str, headcount: int, workers: Sequence[Worker] = TEAM, **more: Any) -> Need:
    return parts.need(skill, headcount, workers, due=52, **more)


def problem(workers: Sequence[Worker], needs: Sequence[Need], *hires: HireProfile) -> Problem:
    return parts.problem(workers, needs, RULES, *hires)


def test_who_is_away_breaks_what_only_they_filled() -> None:
    # a at 3: two of two hold it, b at 3: one of one. Without person 1: a 1 of 2, b 0 of 1.
    result = loss(problem(TEAM, [need("a", 2), need("b", 1)]), [1])
    broken = [(h.skill, h.before, h.after, h.lost) for h in result.broken]
    assert broken == [("a", 2, 1, 1), ("b", 1, 0, 1)]
    assert [h.skill for h in result.single] == ["a"]  # short of a position, and on one person
    # Two steps of 160 hours: person 3 in a, person 2 or 3 in b; 160 x (10 + 50) each.
    assert result.repair.cost.total == pytest.approx(2 * 160 * 60)
    assert result.repair.shortage == 0


def test_a_spare_becomes_the_only_holder() -> None:
    result = loss(problem(TEAM, [need("a", 1)]), [1])
    assert result.broken == ()
    assert result.repair is None
    assert [(h.skill, h.before, h.after) for h in result.single] == [("a", 2, 1)]


def test_the_repair_restores_what_was_filled_and_no_more() -> None:
    # Three are required, two hold it: one position was open before and stays out of the repair.
    result = loss(problem(TEAM, [need("a", 3)]), [2])
    assert result.broken[0].lost == 1
    assert sum(close.headcount for a in result.repair.actions for close in a.closes) == 1


def test_a_hire_repairs_what_nobody_left_can_learn_in_time() -> None:
    hire = HireProfile("Someone", {"b": 4}, 2, 4, 12, 5_000, 0, 0, 1, 12, 12, total_cost=70_000)
    result = loss(problem([TEAM[0], worker(4, a=0, b=0)], [need("b", 1)], hire), [1])
    assert [a.lever for a in result.repair.actions] == ["hire"]


def test_people_of_other_teams_do_not_count_and_unknown_levels_neither() -> None:
    workers = [*TEAM, worker(5, team="Else", a=5), worker(6)]
    both = problem(workers, [need("a", 2)])
    assert loss(both, [5]).broken == ()
    assert loss(both, [6]).broken == ()


def test_who_will_have_left_by_then_is_not_missed_twice() -> None:
    """Two hold a, and one of them leaves before it is due: one is counted."""
    gone = replace(TEAM[0], leaves_week=10.0)
    asked = problem((gone, *TEAM[1:]), [replace(need("a", 2), have=1)])
    assert loss(asked, [1]).broken == ()


def test_somebody_who_is_not_there_is_refused_and_nobody_away_breaks_nothing() -> None:
    asked = problem(TEAM, [need("a", 2)])
    with pytest.raises(RefusedError, match="not in this selection"):
        loss(asked, [99])
    result = loss(asked, [])
    assert (result.away, result.broken, result.single, result.repair) == (0, (), (), None)


def test_counts_are_those_of_a_recount_for_every_pair() -> None:
    needs = [need("a", 2), need("b", 1), need("a", 3, level=2)]
    whole = problem(TEAM, needs)
    for pair in combinations([w.person_no for w in TEAM], 2):
        left = [w for w in TEAM if w.person_no not in pair]
        lost = {
            (n.skill, n.level): min(n.have, n.headcount)
            - min(sum(w.levels.get(n.skill, -1) >= n.level for w in left), n.headcount)
            for n in needs
        }
        result = loss(whole, pair)
        assert {(h.skill, h.level): h.lost for h in result.broken} == {
            key: value for key, value in lost.items() if value
        }


MENTORED = Rules(hours_to_level=(20, 60, 100, 400, 1000), mentor_hours_per_hour=0.2)


def circle(workers: list[Worker], headcount: int = 4) -> Problem:
    return parts.problem(workers, [parts.need("a", headcount, workers, due=40)], MENTORED)


def test_a_circle_by_hand() -> None:
    # The step to 3 takes 100 hours and 20 of mentoring. Mentor 1 has 1 hour a week for 40 weeks:
    # two learners; mentor 7 of another team has 0.5: one. 4 said no, 5 has no hours, 6 is unknown.
    workers = [
        worker(1, a=4, mentoring=1),
        worker(2, a=2),
        worker(3, a=2, interest={"a": 3}, hours=4),
        worker(4, a=2, interest={"a": 0}),
        worker(5, a=2, hours=0),
        worker(6),
        worker(7, a=3, team="Else", mentoring=0.5),
        worker(8, a=2),
        worker(9, a=2, team="Else"),
        worker(10, a=2),
    ]
    (result,) = circles(circle(workers))
    assert (result.skill, result.level, result.short) == ("a", 3, 3)
    assert result.learners == (2, 3, 8, 10)
    assert (result.wanting, result.mentors, result.mentor_hours) == (1, (1, 7), 20)
    assert result.weeks == 25  # 100 hours at the 4 of person 3
    # Who wants to comes first, the own team's mentor first; the fourth finds nobody.
    assert [(p.learner, p.mentor) for p in result.pairs] == [(3, 1), (2, 1), (8, 7)]


def test_an_interest_below_3_is_no_wish_and_no_refusal() -> None:
    workers = [worker(1, a=4, mentoring=9)] + [
        worker(2 + n, a=2, interest={"a": n}) for n in range(6)
    ]
    (result,) = circles(circle(workers))
    assert result.learners == (3, 4, 5, 6, 7)  # not person 2, who gave 0
    assert result.wanting == 3  # 3, 4 and 5 of 5


def test_nobody_to_learn_and_nobody_to_teach() -> None:
    (result,) = circles(circle([worker(1, a=0), worker(2, a=4)]))
    assert (result.learners, result.mentors, result.weeks, result.pairs) == ((), (), None, ())
    # what is not short has no circle
    assert circles(circle([worker(1, a=4), worker(2, a=2)], headcount=1)) == ()


def test_the_hours_of_a_mentor_are_given_once() -> None:
    # 40 hours of mentor 1 are two learners of 20. Skill b has the larger shortage and comes first.
    item = replace(worker(1, a=4, mentoring=1), levels={"a": 4, "b": 4})
    learners = [replace(worker(n, a=2), levels={"a": 2, "b": 2}) for n in (2, 3)]
    workers = [item, *learners]
    needs = [parts.need(skill, count, workers, due=40) for skill, count in (("a", 2), ("b", 3))]
    first, second = circles(parts.problem(workers, needs, MENTORED))
    assert (first.skill, len(first.pairs)) == ("b", 2)
    assert (second.skill, second.mentors, second.pairs) == ("a", (1,), ())


def test_who_ends_in_time_comes_first() -> None:
    # 100 hours by week 40 are 2.5 a week: person 2 has 2, though an interest of 5.
    keen = worker(2, a=2, hours=2, interest={"a": 5})
    workers = [worker(1, a=4, mentoring=0.5), keen, worker(3, a=2)]
    (result,) = circles(circle(workers))
    assert (result.weeks, result.due_week, result.in_time, len(result.learners)) == (50, 40, 1, 2)
    assert [(p.learner, p.mentor) for p in result.pairs] == [(3, 1)]


def test_a_mentor_teaches_until_a_late_step_ends() -> None:
    """20 hours: 16 by week 40, when it is due, and 20 by week 50, when 100 hours are learned."""
    (result,) = circles(circle([worker(1, a=4, mentoring=0.4), worker(2, a=2, hours=2)]))
    assert [(p.learner, p.mentor) for p in result.pairs] == [(2, 1)]


def test_without_mentoring_hours_a_mentor_takes_everybody() -> None:
    free = circle([worker(1, a=4, mentoring=1), worker(2, a=2), worker(3, a=2)])
    (result,) = circles(replace(free, rules=replace(MENTORED, mentor_hours_per_hour=0)))
    assert len(result.pairs) == 2


def test_a_tutor_takes_who_has_no_mentor() -> None:
    # 100 hours and 20 of mentoring each; the mentor has 20 by week 40, so two of three are left
    asked = circle([worker(1, a=4, mentoring=0.5), *(worker(n, a=2) for n in (2, 3, 4))])
    (without,) = circles(asked)
    (result,) = circles(replace(asked, rules=replace(MENTORED, tutor_fee_per_hour=120)))
    assert (without.tutor_hours, result.tutor_hours, len(result.pairs)) == (0, 40, 1)


@pytest.mark.parametrize("seed", range(40))
def test_no_other_way_pairs_more(seed: int) -> None:
    draw = Random(seed)
    mentors = [
        worker(n, a=3, mentoring=draw.choice((0.3, 0.5, 1))) for n in range(draw.randint(0, 3))
    ]
    learners = [worker(10 + n, a=2) for n in range(draw.randint(0, 4))]
    (result,) = circles(circle([*mentors, *learners], headcount=9))
    most = 0
    for choice in product([None, *mentors], repeat=len(learners)):
        fits = all(20 * choice.count(m) <= m.mentor_hours_per_week * 40 for m in mentors)
        most = max(most, sum(c is not None for c in choice) if fits else 0)
    assert len(result.pairs) == most
    for mentor in mentors:
        taught = sum(pair.mentor == mentor.person_no for pair in result.pairs)
        assert 20 * taught <= mentor.mentor_hours_per_week * 40
    assert len({pair.learner for pair in result.pairs}) == len(result.pairs)
