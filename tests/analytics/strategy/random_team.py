"""Random teams of a size that people know, for what must hold in every plan."""

import random
from dataclasses import replace

from analytics.strategy.problem.problem import HireProfile, Problem, Rules, Tool
from data.vocabulary import Tooling
from tests.analytics.strategy.parts import need, person, problem

TEAMS = ("x", "y", "z")
KINDS: tuple[Tooling, ...] = ("yes", "partly", "never")


def random_team(seed: int, people: int = 18, skills: int = 9) -> Problem:
    """Three teams with own and shared requirements at several due weeks."""
    r = random.Random(seed)
    names = [f"s{number}" for number in range(skills)]
    workers = [
        person(
            number,
            hours=r.choice([0.0, 4.0, 6.0, 8.0]),
            mentoring=r.choice([0.5, 1.0, 2.0]),
            rate=r.choice([80.0, 95.0]),
            levels={s: r.choice([0, 1, 1, 2, 2, 2, 3, 4]) for s in names if r.random() < 0.9},
            interest={s: 0 for s in names if r.random() < 0.1},
            team=TEAMS[number % 3],
        )
        for number in range(people)
    ]
    needs = []
    for skill in names:
        for scope in r.sample([("x",), ("y",), TEAMS], 2):
            one = need(skill, 1, workers, level=r.choice([2, 3, 3]), scope=" + ".join(scope))
            more = r.choice([-1, 0, 1, 2])
            asked = replace(
                one,
                headcount=max(1, one.have + more),
                must_have=r.random() < 0.5,
                weight=r.choice([1.0, 2.0]),
                due_week=r.choice([13.0, 26.0, 30.0]),
            )
            needs.append(asked)
    hires = [
        HireProfile(
            profile=f"role{number}",
            levels={s: r.choice([0, 3, 4]) for s in names},
            maximum=2,
            weeks_to_start=10,
            weeks_to_productive=18,
            one_off=6_000,
            yearly_pay=200_000,
            interview_hours=25,
            works_out=0.85,
            lead=((12, 40),),
        )
        for number in range(3)
    ]
    tooling = {s: r.choice(KINDS) for s in names}
    served = frozenset(s for s in names if tooling[s] != "never")
    tool = Tool(
        name="Assistant",
        skills=served,
        minimum_own_level={s: 1 if tooling[s] == "yes" else 2 for s in served},
        credit=dict.fromkeys(served, 0.8),
        seat_per_year=720,
        usage_per_year=480,
        weeks_to_productive=8,
    )
    rules = Rules(hours_to_level=(20, 40, 80, 160, 400))
    return problem(workers, needs, rules, *hires, tool, tooling=tooling, teams=TEAMS)
