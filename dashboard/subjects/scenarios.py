"""Scenarios side by side: a column each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analytics.results import ActionLever
from analytics.strategy.answer.side_by_side import NeedSides, Side, SideBySide
from analytics.strategy.weeks import whole_week
from dashboard import formats
from dashboard.formats import hours, money_exact, percent
from dashboard.render.blocks import (
    Block,
    Chart,
    Curves,
    Fields,
    Lines,
    Section,
    Series,
    Value,
    column,
)
from dashboard.wording.scenarios import growth_title, needs_title, sides_title

SHADES = ("accent", "ink", "quiet")


@dataclass(frozen=True)
class Figure:
    """A row of the comparison: what it is, and how it is read off a plan."""

    name: str
    read: Callable[[Side], str]


def _money(name: str) -> Callable[[Side], str]:
    return lambda side: money_exact(getattr(side.plan.cost, name), side.plan.currency)


def _first_decision(side: Side) -> str:
    weeks = [action.decide_by_week for action in side.plan.actions]
    start = side.plan.start
    return formats.day(formats.last_day(start, min(weeks))) if weeks and start else "–"


FIGURES = (
    Figure("Cash once", _money("one_off")),
    Figure("Cash a year", _money("run_rate")),
    Figure("First-year cash", _money("first_year_cash")),
    Figure("People's hours", lambda side: hours(side.plan.cost.hours)),
    Figure("Total cost", _money("total")),
    Figure("Coverage before", lambda side: percent(side.plan.coverage_before)),
    Figure("Coverage after", lambda side: percent(side.plan.coverage_after)),
    Figure("Must-haves short", lambda side: str(side.plan.shortage)),
    Figure("Others short", lambda side: str(side.plan.shortage_other)),
    Figure("People trained", lambda side: str(side.trained)),
    Figure("People with a tool", lambda side: str(side.equipped)),
    Figure("People who move", lambda side: str(side.moved)),
    Figure("Hires", lambda side: str(side.hired)),
    Figure("Contractors", lambda side: str(side.contracted)),
    Figure("First decision by", _first_decision),
)


def compared(found: SideBySide, decided: Sequence[str | None]) -> Section:
    """Figures first, then what closes each requirement, then coverage over time."""
    sides = found.sides
    names = [side.plan.scenario for side in sides]

    def of_side(at: int) -> Callable[[Figure], Value]:
        return lambda row: row.read(sides[at])

    def of_need(at: int) -> Callable[[NeedSides], Value]:
        return lambda need: closed(need.closed[at], need.open[at])

    figures = Fields[Figure](
        column("figure", "Figure", "text", lambda row: row.name),
        *(column(f"plan_{at}", name, "text", of_side(at)) for at, name in enumerate(names)),
    )
    needs = Fields[NeedSides](
        column("requirement", "Requirement", "text", lambda n: f"{n.skill} {n.level}", share=1.4),
        column("scope", "Scope", "text", lambda n: n.scope),
        column("must_have", "Must-have", "flag", lambda n: n.must_have),
        column("shortage", "Short", "count", lambda n: n.shortage),
        *(column(f"plan_{at}", name, "text", of_need(at)) for at, name in enumerate(names)),
    )
    rows = tuple((name, said) for name, said in zip(names, decided, strict=True) if said)
    blocks: list[Block] = [
        figures.table("figures", "", FIGURES),
        *([Lines("decided", "", rows)] if rows else []),
        needs.table("requirements", needs_title(found), found.needs),
        _over_time(sides, names),
    ]
    return Section("compared", "Compared", sides_title(sides), "", tuple(blocks))


def closed(by: Mapping[ActionLever, int], still_open: int) -> str:
    """ "train 2, open 1"."""
    parts = [f"{lever} {times}" for lever, times in by.items()]
    return ", ".join(parts + ([f"open {still_open}"] if still_open else []))


def _over_time(sides: Sequence[Side], names: Sequence[str]) -> Chart:
    weeks = sorted({whole_week(moment.week) for side in sides for moment in side.over_time})
    start = sides[0].plan.start

    def held(side: Side, week: int) -> float:
        return [m.coverage for m in side.over_time if whole_week(m.week) <= week][-1]

    labels = tuple(
        formats.day(formats.week_day(start, week)) if start else f"week {week}" for week in weeks
    )
    series = tuple(
        Series(name, tuple(held(side, week) for week in weeks), shade)
        for name, side, shade in zip(names, sides, SHADES, strict=False)
    )

    def at(one: Series) -> Callable[[int], Value]:
        return lambda place: one.values[place]

    twin = Fields[int](
        column("from", "From", "text", lambda place: labels[place]),
        *(column(f"plan_{n}", one.name, "percent", at(one)) for n, one in enumerate(series)),
    ).table("over_time", "", range(len(weeks)))
    told = [
        f"{one.name} ends at {percent(side.plan.coverage_after)}"
        for one, side in zip(series, sides, strict=True)
    ]
    alt = f"Coverage over time: {'; '.join(told)}."
    return Chart("over_time", growth_title(sides), Curves(labels, series), alt, twin)
