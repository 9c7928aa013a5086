"""Tiny random problems with every feature that a plan can have (methods.md#how-gaps-are-closed)."""

from __future__ import annotations

import random

from analytics.results import LEVERS, Lever
from analytics.strategy.problem.problem import HireProfile, Need, Problem, Rules, Tool, Worker
from data.vocabulary import Tooling
from tests.analytics.strategy.parts import need

SKILLS = ("s1", "s2", "s3")
SCOPES = ("A", "B", "A + B")
LADDERS = ((5.0, 10.0, 20.0, 25.0, 30.0), (5.0, 10.0, 12.5, 14.0, 20.0))
BUDGETS = (None, None, 500.0, 2000.0, 4000.0, 6000.0, 9000.0, 12000.0, 30000.0)
LEVER_SETS: tuple[tuple[Lever, ...], ...] = (
    *([LEVERS] * 4),
    ("train", "equip"),
    ("train", "hire"),
    ("hire", "equip"),
)


def wide_problem(seed: int) -> Problem:
    """Up to five people, three skills, two hires and two tools; mentors that mostly bind."""
    draw = random.Random(seed)
    teams = ("A", "B")[: draw.choice((1, 1, 2, 2))]
    skills = SKILLS[: draw.choice((1, 2, 2, 3))]
    workers = tuple(
        _worker(draw, number, teams, skills) for number in range(1, draw.choice((3, 4, 4, 5)) + 1)
    )
    kinds: tuple[Tooling, ...] = ("yes", "partly", "yes", "never")
    return Problem(
        workers=workers,
        needs=_needs(draw, teams, skills, workers),
        hires=tuple(_hire(draw, number, skills) for number in range(draw.choice((0, 1, 2, 2)))),
        tools=tuple(_tool(draw, number, skills) for number in range(draw.choice((0, 1, 2, 2)))),
        tooling={skill: draw.choice(kinds) for skill in skills},
        skill_names={skill: skill for skill in skills},
        rules=Rules(
            levers=frozenset(draw.choice(LEVER_SETS)),
            budget=draw.choice(BUDGETS),
            budget_on=draw.choice(("cash", "total")),
            hours_cap=draw.choice((None, None, None, 20.0, 60.0, 120.0)),
            max_hires=draw.choice((None, None, 0, 1, 2)),
            hours_to_level=draw.choice(LADDERS),
            fee_per_hour=draw.choice((0.0, 10.0, 30.0)),
            cost_per_step=draw.choice((0.0, 100.0)),
            training_rate=draw.choice((None, 40.0)),
            mentor_hours_per_hour=draw.choice((0.0, 0.15, 0.3, 0.5)),
            max_steps=draw.choice((1, 2, 3, 3)),
            cap_share=draw.choice((0.3, 0.5, 1.0)),
            reviewers=draw.choice((0, 1, 1, 2)),
        ),
        teams=teams,
    )


def _worker(
    draw: random.Random, number: int, teams: tuple[str, ...], skills: tuple[str, ...]
) -> Worker:
    """Some levels are unknown, some interest is 0, some hours are 0."""
    return Worker(
        person_no=number,
        label=f"p{number}",
        team=draw.choice(teams),
        role="engineer",
        hours_per_week=draw.choice((0.0, 2.0, 4.0, 6.0, 6.0, 10.0)),
        mentor_hours_per_week=draw.choice((0.0, 0.3, 0.6, 1.0, 2.0, 8.0)),
        hourly_rate=draw.choice((50.0, 60.0, 86.0)),
        levels={s: draw.choice((1, 2, 2, 2, 3, 3, 4, 4)) for s in skills if draw.random() < 0.88},
        interest={s: draw.choice((0, 1, 2)) for s in skills if draw.random() < 0.4},
    )


def _needs(
    draw: random.Random,
    teams: tuple[str, ...],
    skills: tuple[str, ...],
    workers: tuple[Worker, ...],
) -> tuple[Need, ...]:
    """Several levels of one skill and scopes that share teams, at one or two due weeks."""
    dues = draw.sample((6.0, 10.0, 15.0, 20.0, 26.0, 40.0), draw.choice((1, 2, 2)))
    found: dict[tuple[str, str, int], Need] = {}
    for _ in range(draw.choice((2, 3, 4, 4, 5))):
        scope = draw.choice(SCOPES if len(teams) == 2 else SCOPES[:1])
        skill, level = draw.choice(skills), draw.choice((3, 3, 4, 4, 5))
        found[scope, skill, level] = need(
            skill,
            draw.choice((1, 2, 2, 3, 3, 4, 5)),
            workers,
            level=level,
            scope=scope,
            must_have=draw.random() < 0.65,
            weight=draw.choice((0.5, 1.0, 1.0, 1.0, 2.0, 3.0)),
            due=draw.choice(dues),
        )
    return tuple(found.values())


def _hire(draw: random.Random, number: int, skills: tuple[str, ...]) -> HireProfile:
    return HireProfile(
        profile=f"h{number}",
        levels={s: draw.choice((0, 2, 3, 4, 4, 5)) for s in skills if draw.random() < 0.8},
        maximum=draw.choice((0, 1, 1, 2, 2)),
        weeks_to_start=draw.choice((4.0, 8.0)),
        weeks_to_productive=draw.choice((8.0, 10.0, 14.0, 20.0, 30.0)),
        one_off=draw.choice((1000.0, 4000.0)),
        yearly_pay=draw.choice((3000.0, 30_000.0)),
        interview_hours=draw.choice((0.0, 10.0, 30.0)),
        works_out=0.8,
        lead=((8.0, 20.0),),
        total_cost=draw.choice((None, None, 3000.0, 900.0)),
        backfill=draw.random() < 0.2,
        budgeted_pay=draw.choice((None, 2000.0)),
    )


def _tool(draw: random.Random, number: int, skills: tuple[str, ...]) -> Tool:
    served = sorted(draw.sample(skills, draw.randint(1, len(skills))))
    return Tool(
        name=f"t{number}",
        skills=frozenset(served),
        minimum_own_level={skill: draw.choice((0, 1, 2, 3)) for skill in served},
        credit={skill: draw.choice((0.0, 0.5, 0.8, 1.0, 1.0)) for skill in served},
        seat_per_year=draw.choice((200.0, 400.0)),
        usage_per_year=draw.choice((0.0, 500.0)),
        weeks_to_productive=draw.choice((0.0, 4.0, 6.0, 8.0)),
        seat_total_cost=draw.choice((None, 100.0, 2500.0)),
    )
