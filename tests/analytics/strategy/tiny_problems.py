"""Tiny random problems with every feature that a plan can have (methods.md#how-gaps-are-closed)."""

import random
from collections.abc import Sequence
from dataclasses import replace

from analytics.results import ALLOWED, LEVERS, Lever
from analytics.strategy.problem.problem import (
    Bar,
    Contractor,
    HireProfile,
    Need,
    Pin,
    Prerequisite,
    Problem,
    Rules,
    Tool,
    Worker,
)
from data.vocabulary import Tooling
from tests.analytics.strategy import parts

SKILLS = ("s1", "s2", "s3")
SCOPES = ("A", "B", "A + B")
KINDS: tuple[Tooling, ...] = ("yes", "partly", "yes", "never")
LADDERS = ((5.0, 10.0, 20.0, 25.0, 30.0), (5.0, 10.0, 12.5, 14.0, 20.0))
BUDGETS = (None, None, 500.0, 2000.0, 4000.0, 6000.0, 9000.0, 12000.0, 30000.0)
LEVER_SETS: tuple[tuple[Lever, ...], ...] = (
    *([LEVERS] * 4),
    ("train", "equip"),
    ("train", "hire"),
    ("hire", "equip"),
)
PREREQUISITES = (
    (),
    (),
    (Prerequisite("s1", 3, (("s2", 3),)),),
    (Prerequisite("s2", 3, (("s1", 2),)), Prerequisite("s2", 4, (("s1", 3),))),
)


def wide_problem(seed: int) -> Problem:
    """Up to five people, three skills, two hires and two tools; mentors that mostly bind."""
    draw = random.Random(seed)
    skills = SKILLS[: draw.choice((1, 2, 2, 3))]
    return _problem(
        draw, draw.choice((3, 4, 4, 5)), skills, draw.choice((2, 3, 4, 4, 5)), (1, 2, 2)
    )


def whole_problem(seed: int) -> Problem:
    """Two or three people, two skills, and all that only a scenario can ask for."""
    draw = random.Random(seed)
    base = _problem(draw, draw.choice((2, 3, 3)), SKILLS[:2], draw.choice((2, 3, 3)), (1, 1))
    skills, teams = SKILLS[:2], base.teams
    mentored = draw.choice((0.0, 0.0, base.rules.mentor_hours_per_hour))
    return replace(
        base,
        rules=replace(base.rules, levers=frozenset(ALLOWED), mentor_hours_per_hour=mentored),
        hires=tuple(replace(h, team=draw.choice((None, None, None, *teams))) for h in base.hires),
        tools=tuple(
            replace(tool, owned_by=frozenset(draw.choice(((), (), (), ("A",)))))
            for tool in base.tools
        ),
        pins=tuple(_pin(draw, skills, teams) for _ in range(draw.choice((0, 0, 0, 1)))),
        prerequisites=draw.choice(PREREQUISITES),
        contractors=tuple(_contractor(draw, skills) for _ in range(draw.choice((0, 0, 1)))),
        bars=tuple(_bar(draw, skills, teams) for _ in range(draw.choice((0, 1, 1, 2)))),
    )


def random_team(seed: int, people: int = 18, skills: int = 9) -> Problem:
    """The same of a size that people know, with up to three positions open; without limits."""
    names = [f"s{number}" for number in range(skills)]
    base = _problem(random.Random(seed), people, names, 4 * skills, (2, 3))
    free = {"levers": frozenset(LEVERS), "budget": None, "hours_cap": None, "max_hires": None}
    needs = (replace(n, headcount=max(1, n.have + n.headcount - 1)) for n in base.needs)
    return replace(base, needs=tuple(needs), rules=replace(base.rules, **free))


def _problem(
    draw: random.Random, people: int, skills: Sequence[str], needs: int, offers: tuple[int, ...]
) -> Problem:
    """`offers`: how many hires and tools there may be, beside none."""
    teams = ("A", "B")[: draw.choice((1, 1, 2, 2))]
    workers = [_worker(draw, number, teams, skills) for number in range(1, people + 1)]
    return parts.problem(
        workers,
        _needs(draw, teams, skills, workers, needs),
        Rules(
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
        *(_hire(draw, number, skills) for number in range(draw.choice((0, *offers)))),
        *(_tool(draw, number, skills) for number in range(draw.choice((0, *offers)))),
        tooling={skill: draw.choice(KINDS) for skill in skills},
        skill_names={skill: skill for skill in skills},
        teams=teams,
    )


def _worker(
    draw: random.Random, number: int, teams: Sequence[str], skills: Sequence[str]
) -> Worker:
    """Some levels are unknown, some interest is 0, some hours are 0."""
    return parts.person(
        number,
        {s: draw.choice((1, 2, 2, 2, 3, 3, 4, 4)) for s in skills if draw.random() < 0.88},
        hours=draw.choice((0.0, 2.0, 4.0, 6.0, 6.0, 10.0)),
        mentoring=draw.choice((0.0, 0.3, 0.6, 1.0, 2.0, 8.0)),
        rate=draw.choice((50.0, 60.0, 86.0)),
        team=draw.choice(teams),
        interest={s: draw.choice((0, 1, 2)) for s in skills if draw.random() < 0.4},
    )


def _needs(
    draw: random.Random,
    teams: Sequence[str],
    skills: Sequence[str],
    workers: Sequence[Worker],
    number: int,
) -> list[Need]:
    """Several levels of one skill and scopes that share teams, at one or two due weeks."""
    dues = draw.sample((6.0, 10.0, 15.0, 20.0, 26.0, 40.0), draw.choice((1, 2, 2)))
    result: dict[tuple[str, str, int], Need] = {}
    for _ in range(number):
        scope = draw.choice(SCOPES if len(teams) == 2 else SCOPES[:1])
        skill, level = draw.choice(skills), draw.choice((3, 3, 4, 4, 5))
        result[scope, skill, level] = parts.need(
            skill,
            draw.choice((1, 2, 2, 3, 3, 4, 5)),
            workers,
            level=level,
            scope=scope,
            must_have=draw.random() < 0.65,
            weight=draw.choice((0.5, 1.0, 1.0, 1.0, 2.0, 3.0)),
            due=draw.choice(dues),
        )
    return list(result.values())


def _hire(draw: random.Random, number: int, skills: Sequence[str]) -> HireProfile:
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


def _tool(draw: random.Random, number: int, skills: Sequence[str]) -> Tool:
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


def _contractor(draw: random.Random, skills: Sequence[str]) -> Contractor:
    return Contractor(
        profile="c",
        levels={s: draw.choice((0, 3, 4)) for s in skills},
        maximum=draw.choice((1, 2)),
        weeks_to_start=draw.choice((2.0, 8.0)),
        months=draw.choice((1.0, 2.0, 6.0)),
        cost_per_month=draw.choice((100.0, 900.0)),
        handover_hours=draw.choice((0.0, 5.0)),
        handover_cost=draw.choice((0.0, 50.0)),
    )


def _pin(draw: random.Random, skills: Sequence[str], teams: Sequence[str]) -> Pin:
    skill, team = draw.choice((None, *skills)), draw.choice((None, *teams))
    lever = draw.choice(ALLOWED)
    if lever == "contract":
        return Pin(lever, skill=skill, team=team)
    skill = draw.choice(skills) if lever == "train" else skill
    return Pin(lever, skill=skill, team=team, at_least=draw.choice((1, 1, 2)))


def _bar(draw: random.Random, skills: Sequence[str], teams: Sequence[str]) -> Bar:
    skill, team = draw.choice((None, *skills)), draw.choice((None, *teams))
    return Bar(draw.choice(ALLOWED), skill=skill, team=team)
