"""Tiny random problems whose every plan can be listed: few people, one or two requirements, one
hire profile, one tool. Lengths, fill and rollout are certain; who leaves, who is replaced and what
succeeds are not."""

import random
from dataclasses import dataclass, replace

from analytics.chances.ranges import Ranges, certain
from analytics.results import LEVERS
from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Tool, Worker
from analytics.strategy.setup.assumptions import Terms
from tests.analytics.options.small import TIMES_PAY, assistant, ranges
from tests.analytics.strategy import parts

HORIZON = 104.0
PEOPLE = {1: (2, 3, 4, 4), 2: (2, 3, 3)}
"""By skills."""
UNKNOWN = 0.08
"""Of the levels."""
LEAVERS = 0.1
"""People who are known to leave."""


@dataclass(frozen=True)
class Chances:
    """Rates of one problem, all certain."""

    success: float
    equipped: float
    """Factor on `success` for who has a tool for the skill."""
    attrition: float
    works_out: float
    credit: float
    backfill: float
    refill_weeks: float
    useful_share: float
    other_share: float
    per_week: float
    """What an open must-have position costs."""


@dataclass(frozen=True)
class Instance:
    """A problem with all that its plans are judged by."""

    problem: Problem
    ranges: Ranges
    terms: Terms
    chances: Chances


def instance(seed: int) -> Instance:
    draw = random.Random(seed)
    chances = Chances(
        success=draw.choice((0.5, 0.7, 0.8, 0.9, 1.0)),
        equipped=draw.choice((0.8, 0.93, 1.0)),
        attrition=draw.choice((0.0, 0.05, 0.13, 0.25)),
        works_out=draw.choice((0.6, 0.8, 0.9, 1.0)),
        credit=draw.choice((0.3, 0.6, 0.8, 1.0)),
        backfill=draw.choice((0.0, 0.5, 0.8, 1.0)),
        refill_weeks=draw.choice((12.0, 30.0)),
        useful_share=draw.choice((0.0, 0.25, 0.5)),
        other_share=0.2,
        per_week=draw.choice((500.0, 1_500.0, 3_000.0, 6_000.0, 12_000.0)),
    )
    names = ["s0", "s1"][: draw.choice((1, 2))]
    workers = [_worker(draw, n, names) for n in range(draw.choice(PEOPLE[len(names)]))]
    wanted = [(name, 3) for name in names]
    if len(names) == 1 and draw.random() < 0.4:
        wanted.append((names[0], draw.choice((2, 4))))
    tool = _tool(draw, names, chances)
    needs = [_need(draw, workers, *item) for item in wanted]
    hire = _profile(draw, names, chances)
    tooling = {name: draw.choice(("yes", "yes", "yes", "never")) for name in names}
    rules = _rules(draw, chances)
    problem = parts.problem(workers, needs, rules, hire, tool, tooling=tooling)
    known = replace(
        ranges(problem, chances.attrition),
        works_out=certain(chances.works_out),
        success_when_equipped=certain(chances.equipped),
        backfill=certain(chances.backfill),
        refill=((chances.refill_weeks, chances.refill_weeks),),
    )
    terms = Terms(TIMES_PAY, chances.other_share, chances.useful_share, chances.per_week)
    return Instance(problem, known, terms, chances)


def _worker(draw: random.Random, number: int, names: list[str]) -> Worker:
    return parts.person(
        number,
        {s: draw.choice((0, 1, 2, 2, 3, 4)) for s in names if draw.random() >= UNKNOWN},
        hours=draw.choice((0.0, 4.0, 6.0, 8.0, 12.0)),
        rate=draw.choice((64.0, 86.0, 108.0)),
        interest={s: 0 for s in names if draw.random() < 0.05},
        leaves_week=draw.choice((15.0, 60.0)) if draw.random() < LEAVERS else None,
    )


def _need(draw: random.Random, workers: list[Worker], skill: str, level: int) -> Need:
    due = draw.choice((5.0, 13.0, 26.0, 26.0, 40.0))
    asked = parts.need(
        skill,
        draw.randint(1, len(workers)),
        workers,
        level=level,
        must_have=draw.random() < 0.75,
        weight=draw.choice((1.0, 3.0)),
        due=due,
    )
    known = [w for w in workers if skill in w.levels]
    return replace(
        asked,
        have=sum(w.levels[skill] >= level and not w.gone_by(due) for w in known),
        unknown=len(workers) - len(known),
        per_week=draw.choice((0.0, 2_500.0, 9_000.0)) if draw.random() < 0.2 else None,
    )


def _profile(draw: random.Random, names: list[str], chances: Chances) -> HireProfile:
    weeks = draw.choice((12.0, 30.0, 45.0))
    seat = draw.random() < 0.4
    return HireProfile(
        profile="Dev",
        levels={name: draw.choice((2, 3, 4)) for name in names},
        maximum=draw.randint(1, 2),
        weeks_to_start=weeks / 2,
        weeks_to_productive=weeks,
        one_off=draw.choice((7_000.0, 25_000.0)),
        yearly_pay=draw.choice((60_000.0, 90_000.0, 150_000.0)),
        interview_hours=0.0,
        works_out=chances.works_out,
        lead=((weeks, weeks),),
        onboarding=2_000.0,
        backfill=seat,
        budgeted_pay=draw.choice((30_000.0, 50_000.0)) if seat else None,
    )


def _tool(draw: random.Random, names: list[str], chances: Chances) -> Tool:
    skills = names[: draw.randint(1, len(names))]
    return replace(
        assistant(),
        skills=frozenset(skills),
        minimum_own_level=dict.fromkeys(skills, 2),
        credit=dict.fromkeys(skills, chances.credit),
        seat_per_year=draw.choice((720.0, 6_000.0)),
        weeks_to_productive=draw.choice((4.0, 20.0)),
    )


def _rules(draw: random.Random, chances: Chances) -> Rules:
    levers = LEVERS if draw.random() < 0.7 else draw.sample(LEVERS, draw.randint(1, 2))
    tight = draw.random() < 0.3
    return Rules(
        horizon_weeks=HORIZON,
        levers=frozenset(levers),
        budget=draw.choice((5_000.0, 20_000.0, 60_000.0, 150_000.0)) if tight else None,
        budget_on=draw.choice(("cash", "total")),
        hours_cap=draw.choice((100.0, 250.0)) if draw.random() < 0.15 else None,
        max_hires=1 if draw.random() < 0.1 else None,
        attrition_per_year=chances.attrition,
        fee_per_hour=draw.choice((0.0, 80.0, 200.0)),
        cost_per_step=draw.choice((0.0, 500.0)),
        training_success=chances.success,
        mentor_hours_per_hour=0.0,
        max_steps=draw.choice((1, 2, 2)),
        cap_share=draw.choice((0.3, 0.7)),
        reviewers=draw.choice((0, 1, 1, 1, 2)),
    )
