"""Among equally cheap plans for as many people: first nobody has several, then teams are even."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest

from analytics.strategy.model.rules import Spreading
from analytics.strategy.plan import answer
from analytics.strategy.problem.problem import Problem, Rules
from analytics.strategy.results import Action
from tests.analytics.strategy import parts
from tests.analytics.strategy.parts import need, person

HOURS = 10.0
DUE = 10.0
Training = tuple[int, str]


def problem(
    teams: str, levels: Sequence[str], needs: Sequence[tuple[str, str, int]], hours: float = 4.0
) -> Problem:
    """People of one-letter `teams`, each one step of 10 h below in the skills of `levels`.

    `needs`: (teams, skill, headcount). All steps cost the same.
    """
    workers = [
        person(n, dict.fromkeys(own, 2), hours, team=team)
        for n, (team, own) in enumerate(zip(teams, levels, strict=True))
    ]
    asked = [need(s, count, workers, scope=" + ".join(of), due=DUE) for of, s, count in needs]
    return parts.problem(
        workers, asked, Rules(hours_to_level=(HOURS,) * 5, mentor_hours_per_hour=0)
    )


def trainings(actions: Sequence[Action]) -> list[Training]:
    return [(a.person_no or 0, a.skill) for a in actions]


def rank(asked: Problem, chosen: Sequence[Training]) -> tuple[float, ...] | None:
    """What the plan wishes for, in its order, without ids; None: too many hours."""
    own = Counter(who for who, _ in chosen)
    if any(HOURS * n > asked.workers[who].hours_per_week * DUE for who, n in own.items()):
        return None
    missing = 0
    for one in asked.needs:
        able = sum(s == one.skill and asked.workers[w].team in one.teams for w, s in chosen)
        missing += max(0, one.headcount - able)
    size = Counter(w.team for w in asked.workers)
    by_team = Counter(asked.workers[who].team for who, _ in chosen)
    several = sum(n * (n - 1) // 2 for n in own.values())
    teams = sum(n * n / size[team] for team, n in by_team.items())
    return missing, len(chosen), len(own), several, round(teams, 9)


def best_of_all(asked: Problem) -> tuple[float, ...]:
    every = [(w.person_no, skill) for w in asked.workers for skill in w.levels]
    ranks = (rank(asked, c) for n in range(len(every) + 1) for c in combinations(every, n))
    return min(found for found in ranks if found is not None)


@pytest.mark.parametrize("seed", range(12))
def test_the_plan_is_the_evenest_of_all_that_are_as_good(seed: int) -> None:
    draw = random.Random(seed)
    people = draw.choice([4, 5])
    teams = "xy" + "".join(draw.choice("xxy") for _ in range(people - 2))
    levels = ["".join(s for s in "abc" if draw.random() < 0.7) for _ in teams]
    needs = [(draw.choice(["x", "xy", "xy"]), s, draw.choice([1, 2])) for s in "abc"]
    asked = problem(teams, levels, needs, draw.choice([2.0, 4.0]))
    found = trainings(answer(asked).actions)
    assert rank(asked, found) == best_of_all(asked)
    assert found == trainings(answer(asked).actions)


def test_teams_are_even_by_their_people_where_a_requirement_is_shared() -> None:
    """Three positions for x (4 people) and y (2): two and one, whatever the numbers of people."""
    for teams in ("xxxxyy", "yyxxxx"):
        asked = problem(teams, ["a"] * 6, [("xy", "a", 3)])
        found = Counter(asked.workers[who].team for who, _ in trainings(answer(asked).actions))
        assert found == {"x": 2, "y": 1}


def test_cost_still_comes_before_both() -> None:
    asked = problem("xy", ["a", "a"], [("xy", "a", 1)])
    dear = replace(asked.workers[0], hourly_rate=51.0)
    assert trainings(answer(replace(asked, workers=(dear, asked.workers[1]))).actions) == [(1, "a")]


def test_what_teams_weigh_never_outweighs_a_person() -> None:
    """Nine trainings of three people in teams of 1 and 8: at worst all of a person of the small
    team. All that teams can weigh together stays below 1."""
    groups = Spreading((([1, 2, 3], None), ([1, 2, 3, 4, 5, 6, 7, 8, 9], 1)))
    (person, team) = groups.weights([3, 3], 3)
    assert person == [0, 1, 2]
    assert sum(team[:6]) < 1  # (3 people + 3 that they weigh) trainings at most
