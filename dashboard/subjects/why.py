"""Why: what every other choice would cost, found by solving the plan again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.options.drivers import Driver, End, strongest
from analytics.options.explain.asking import more_open, outcome_of
from analytics.options.explain.results import (
    Explanations,
    Limit,
    Outcome,
    Point,
    SkillReason,
    Way,
)
from analytics.strategy.results import Cost
from dashboard.render.blocks import LEVERS, Fields, Section, Table, column
from dashboard.subjects.reading import SECRET, Reading
from dashboard.wording import drivers as driver_words
from dashboard.wording import explained as wording


@dataclass(frozen=True)
class Hiding:
    """Skills of small groups: a sentence that names one is not told."""

    plan_outcome: Outcome
    unseen: frozenset[str]

    def tells(self, outcomes: Sequence[Outcome]) -> bool:
        """Whether what these leave open otherwise than the plan names such a skill."""
        base = self.plan_outcome
        return any(
            place.key[1] in self.unseen
            for one in outcomes
            for place in (*more_open(one, base), *more_open(base, one))
        )

    def reason(self, reason: SkillReason) -> str:
        """Why the plan does what it does for a skill."""
        others = [other.outcome for other in reason.alternatives]
        if reason.skill_id in self.unseen or self.tells(others):
            return SECRET
        return " ".join(wording.skill_lines(reason))

    def buys(self, limit: Limit) -> str:
        """What one step more of a limit buys."""
        return SECRET if self.tells([limit.outcome]) else wording.buys(limit)


def _skills(found: Explanations, hiding: Hiding) -> Table:
    fields = Fields[SkillReason](
        column("skill", "What the plan does", "text", wording.does, share=1.2),
        column("others", "Instead", "text", hiding.reason, share=3),
    )
    return fields.table("skills", "Skill by skill", found.skills, empty=wording.NOTHING)


def _limits(found: Explanations, hiding: Hiding) -> Table:
    fields = Fields[Limit](
        column("limit", "Limit", "text", lambda limit: limit.what, share=1.5),
        column("step", "One step more", "text", lambda limit: limit.step, share=1.3),
        column("buys", "Buys", "text", hiding.buys, share=2),
    )
    rows = sorted(found.limits, key=lambda limit: not limit.binding)
    title = wording.limits_title(found)
    return fields.table("limits", title, rows, empty="The plan has no limit to relax.")


def _levers(found: Explanations, unit: str) -> Table:
    over = "Net cost over the plan's" if wording.of_option(found) else "Dearer than the plan"
    fields = Fields[Way](
        column("lever", "Only", "text", lambda way: LEVERS[way.lever]),
        column("shortage", "Must-haves short", "count", lambda way: way.outcome.shortage),
        column("shortage_other", "Others short", "count", lambda way: way.outcome.shortage_other),
        column("total", "Total", "money", lambda way: way.outcome.cost.total),
        column("regret", over, "money", lambda way: way.regret),
    )
    return fields.table("levers", wording.ways_title(found), found.ways, unit=unit)


BUDGETS = Fields[Point](
    column("budget", "Budget", "money", lambda point: point.budget),
    column("shortage", "Must-haves short", "count", lambda point: point.outcome.shortage),
    column("shortage_other", "Others short", "count", lambda point: point.outcome.shortage_other),
    column("total", "Total", "money", lambda point: point.outcome.cost.total),
    column(
        "open_weeks", "Open weeks", "decimal", lambda point: point.outcome.open_weeks, optional=True
    ),
    column("net", "Net cost", "money", lambda point: point.outcome.net, optional=True),
)


def why(reading: Reading, found: Explanations) -> Section | None:
    """Everything that explains the plan; None where there was nothing to close."""
    if wording.nothing(found):
        return None
    unseen = frozenset(skill_id for _, skill_id, _ in reading.hidden.requirements)
    hiding = Hiding(outcome_of(reading.plan), unseen)
    unit = reading.currency
    blocks = (
        _skills(found, hiding),
        _limits(found, hiding),
        _levers(found, unit),
        BUDGETS.table(
            "budgets", wording.frontier_title(found, reading.plan), found.frontier, unit=unit
        ),
    )
    lead = " ".join(
        (
            "Each line was found by solving the plan again with one thing changed.",
            *wording.missing_lines(found),
        )
    )
    return Section("why", "Why", "What every other choice would cost", lead, blocks, "why")


@dataclass(frozen=True)
class Alone:
    """The plan, one lever by itself, or nothing."""

    name: str
    shortage: int
    shortage_other: int
    cost: Cost


ALONE = Fields[Alone](
    column("way", "Only", "lever", lambda a: a.name),
    column("shortage", "Must-haves short", "count", lambda a: a.shortage),
    column("shortage_other", "Others short", "count", lambda a: a.shortage_other),
    column("first_year_cash", "First-year cash", "money", lambda a: a.cost.first_year_cash),
    column("run_rate", "A year after", "money", lambda a: a.cost.run_rate),
    column("hours", "Hours", "hours", lambda a: a.cost.hours),
    column("total", "Total", "money", lambda a: a.cost.total),
)


def alone(reading: Reading) -> Table:
    """The plan beside the best that each lever can do by itself, and beside doing nothing."""
    plan = reading.study.plan_beside_levers()
    nothing = plan.do_nothing
    rows = [
        Alone("The plan", plan.shortage, plan.shortage_other, plan.cost),
        *(Alone(str(name), p.shortage, p.shortage_other, p.cost) for name, p in plan.pure.items()),
        Alone("Do nothing", nothing.shortage, nothing.shortage_other, Cost()),
    ]
    return ALONE.table("alone", "Each lever by itself", rows, unit=reading.currency)


@dataclass(frozen=True)
class Ends:
    """An assumption at one of its ends: the plan as it stands, and planned anew."""

    driver: Driver
    standing: End
    anew: End


DRIVERS = Fields[Ends](
    column("assumption", "Assumption", "text", lambda e: e.driver.key, share=1.6),
    column("at", "At", "number", lambda e: e.standing.number),
    column("unit", "Unit", "text", lambda e: e.driver.unit),
    column("shortage", "Short, as it stands", "count", lambda e: e.standing.shortage),
    column("shortage_anew", "Short, planned anew", "count", lambda e: e.anew.shortage),
    column("cost", "Net cost, as it stands", "money", lambda e: e.standing.cost),
    column("cost_anew", "Net cost, planned anew", "money", lambda e: e.anew.cost),
)


def depends(reading: Reading, tried: Sequence[Driver], of: int) -> Section | None:
    """What the plan depends on: of `of` assumptions with a range those that were tried."""
    if not tried:
        return None
    moving, unit = strongest(tried), reading.currency
    rows = [
        Ends(one, standing, anew)
        for one in moving
        for standing, anew in ((one.fixed_low, one.low), (one.fixed_high, one.high))
    ]
    notes = (
        driver_words.REPORT_NOTE,
        driver_words.over_lines(moving, unit),
        driver_words.unmoved_line(tried),
        driver_words.tried_line(len(tried), of),
    )
    table = DRIVERS.table(
        "drivers",
        "Each assumption at its low and its high end",
        rows,
        unit=unit,
        note=" ".join(filter(None, notes)),
        empty=driver_words.NOTHING_DRIVES,
    )
    title = driver_words.drive_title(moving, unit)
    return Section("depends", "Depends on", title, "", (table,), "depends")
