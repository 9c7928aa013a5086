"""Tiny random problems with what only a scenario can ask for: pins, bars, prerequisites, seats
that are owned, backfills, contractors, moves between teams.
"""

from __future__ import annotations

import random

from analytics.results import ACTION_LEVERS
from analytics.strategy.problem.problem import (
    Contractor,
    Course,
    HireProfile,
    Move,
    Need,
    Prerequisite,
    Problem,
    Rules,
    Tool,
    Worker,
)
from analytics.strategy.problem.wishes import Bar, Pin
from data.vocabulary import Tooling
from tests.analytics.strategy.parts import need

SKILLS = ("s1", "s2")
PREREQUISITES = (
    (),
    (),
    (Prerequisite("s1", 3, (("s2", 3),)),),
    (Prerequisite("s2", 3, (("s1", 2),)), Prerequisite("s2", 4, (("s1", 3),))),
)
SCOPES = ("A", "B", "A + B")


def whole_problem(seed: int) -> Problem:
    """Two or three people, two skills, a profile and a tool, one or two due weeks."""
    draw = random.Random(seed)
    teams = ("A", "B")[: draw.choice((1, 2, 2))]
    workers = tuple(_worker(draw, n, teams) for n in range(draw.choice((2, 3, 3))))
    kinds: tuple[Tooling, ...] = ("yes", "partly", "yes", "never")
    return Problem(
        workers=workers,
        needs=_needs(draw, teams, workers),
        hires=tuple(_hire(draw, n, teams) for n in range(draw.choice((0, 1, 1)))),
        tools=tuple(_tool(draw, n, teams) for n in range(draw.choice((0, 1, 1)))),
        tooling={skill: draw.choice(kinds) for skill in SKILLS},
        skill_names={skill: skill for skill in SKILLS},
        rules=Rules(
            levers=frozenset(ACTION_LEVERS),
            budget=draw.choice((None, None, 2000.0, 6000.0, 20000.0)),
            budget_on=draw.choice(("cash", "total")),
            hours_cap=draw.choice((None, None, None, 60.0)),
            max_hires=draw.choice((None, None, 1)),
            hours_to_level=(5.0, 10.0, 20.0, 25.0, 30.0),
            fee_per_hour=draw.choice((0.0, 10.0)),
            cost_per_step=100.0,
            mentor_hours_per_hour=0.0,
            max_steps=draw.choice((1, 2, 3)),
            cap_share=draw.choice((0.3, 0.5, 1.0)),
            reviewers=draw.choice((0, 1, 1)),
        ),
        teams=teams,
        pins=tuple(_pin(draw, teams) for _ in range(draw.choice((0, 0, 0, 1)))),
        prerequisites=draw.choice(PREREQUISITES),
        courses=tuple(_course(draw, n) for n in range(draw.choice((0, 0, 1)))),
        contractors=tuple(_contractor(draw, n) for n in range(draw.choice((0, 0, 1)))),
        moves=_moves(draw, teams),
        bars=tuple(_bar(draw, teams) for _ in range(draw.choice((0, 1, 1, 2)))),
    )


def _worker(draw: random.Random, number: int, teams: tuple[str, ...]) -> Worker:
    return Worker(
        person_no=number,
        label=f"p{number}",
        team=draw.choice(teams),
        role="engineer",
        hours_per_week=draw.choice((0.0, 2.0, 4.0, 8.0)),
        mentor_hours_per_week=0.0,
        hourly_rate=draw.choice((50.0, 86.0)),
        levels={s: draw.choice((1, 2, 2, 3, 3, 4)) for s in SKILLS if draw.random() < 0.9},
        interest={s: 0 for s in SKILLS if draw.random() < 0.1},
    )


def _needs(
    draw: random.Random, teams: tuple[str, ...], workers: tuple[Worker, ...]
) -> tuple[Need, ...]:
    dues = draw.sample((6.0, 10.0, 20.0), draw.choice((1, 2)))
    found: dict[tuple[str, str, int], Need] = {}
    for _ in range(draw.choice((2, 3, 3))):
        scope = draw.choice(SCOPES if len(teams) == 2 else SCOPES[:1])
        skill, level = draw.choice(SKILLS), draw.choice((3, 3, 4))
        found[scope, skill, level] = need(
            skill,
            draw.choice((1, 2, 2, 3)),
            workers,
            level=level,
            scope=scope,
            must_have=draw.random() < 0.75,
            weight=draw.choice((1.0, 1.0, 2.0)),
            due=draw.choice(dues),
        )
    return tuple(found.values())


def _hire(draw: random.Random, number: int, teams: tuple[str, ...]) -> HireProfile:
    return HireProfile(
        profile=f"h{number}",
        levels={s: draw.choice((0, 3, 4, 4)) for s in SKILLS},
        maximum=draw.choice((1, 2)),
        weeks_to_start=4.0,
        weeks_to_productive=draw.choice((6.0, 10.0)),
        one_off=1000.0,
        yearly_pay=draw.choice((2600.0, 26_000.0)),
        interview_hours=draw.choice((0.0, 10.0)),
        works_out=0.8,
        lead=((8.0, 20.0),),
        total_cost=draw.choice((None, None, 900.0)),
        backfill=draw.random() < 0.2,
        budgeted_pay=draw.choice((None, 2000.0)),
        team=draw.choice((None, None, None, *teams)),
    )


def _tool(draw: random.Random, number: int, teams: tuple[str, ...]) -> Tool:
    return Tool(
        name=f"t{number}",
        skills=frozenset(SKILLS),
        minimum_own_level={"s1": 2, "s2": draw.choice((1, 3))},
        credit=dict.fromkeys(SKILLS, 0.8),
        seat_per_year=draw.choice((200.0, 400.0)),
        usage_per_year=0.0,
        weeks_to_productive=draw.choice((0.0, 8.0)),
        owned=draw.choice((0, 0, 1, 2)),
        owned_by=frozenset(draw.choice(((), (), (), ("A",)))),
    )


def _course(draw: random.Random, number: int) -> Course:
    return Course(
        name=f"k{number}",
        skill=draw.choice(SKILLS),
        level=draw.choice((3, 3, 2, 4)),
        price=draw.choice((50.0, 300.0)),
        seats=draw.choice((1, 2, 2)),
        hours=draw.choice((None, 5.0, 30.0)),
        weeks=draw.choice((0.0, 4.0)),
    )


def _contractor(draw: random.Random, number: int) -> Contractor:
    return Contractor(
        profile=f"c{number}",
        levels={s: draw.choice((0, 3, 4)) for s in SKILLS},
        maximum=draw.choice((1, 2)),
        weeks_to_start=draw.choice((2.0, 8.0)),
        months=draw.choice((1.0, 2.0, 6.0)),
        cost_per_month=draw.choice((100.0, 900.0)),
        handover_hours=draw.choice((0.0, 5.0)),
        handover_cost=draw.choice((0.0, 50.0)),
    )


def _moves(draw: random.Random, teams: tuple[str, ...]) -> tuple[Move, ...]:
    if len(teams) == 1 or draw.random() < 0.5:
        return ()
    there = Move("A", "B", draw.choice((1, 2)), draw.choice((0.0, 300.0)), draw.choice((0.0, 8.0)))
    return (there, Move("B", "A", 1, 500.0)) if draw.random() < 0.5 else (there,)


def _pin(draw: random.Random, teams: tuple[str, ...]) -> Pin:
    skill, team = draw.choice((None, *SKILLS)), draw.choice((None, *teams))
    at_least = draw.choice((1, 1, 2))
    return draw.choice(
        (
            Pin("train", skill=draw.choice(SKILLS), team=team, at_least=at_least),
            Pin("hire", skill=skill, team=team, at_least=at_least),
            Pin("equip", skill=skill, team=team, at_least=at_least),
            Pin("contract", skill=skill, team=team),
            Pin("move", team=team),
        )
    )


def _bar(draw: random.Random, teams: tuple[str, ...]) -> Bar:
    skill, team = draw.choice((None, *SKILLS)), draw.choice((None, *teams))
    return Bar(draw.choice(ACTION_LEVERS), skill=skill, team=team)
