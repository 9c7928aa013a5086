"""Scenarios side by side, for machines and as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from analytics.strategy.answer.side_by_side import Side, SideBySide
from analytics.strategy.weeks import whole_week
from dashboard.commands.answer import plain, table
from dashboard.formats import percent
from data.vocabulary import grouped

ROWS: tuple[tuple[str, Callable[[Side], str]], ...] = (
    ("cash once", lambda side: grouped(side.plan.cost.one_off)),
    ("cash a year", lambda side: grouped(side.plan.cost.run_rate)),
    ("hours", lambda side: grouped(side.plan.cost.hours)),
    ("total cost", lambda side: grouped(side.plan.cost.total)),
    ("coverage before", lambda side: percent(side.plan.coverage_before)),
    ("coverage after", lambda side: percent(side.plan.coverage_after)),
    ("must-have shortage", lambda side: str(side.plan.shortage)),
    ("other shortage", lambda side: str(side.plan.shortage_other)),
    ("least chance, by formula", lambda side: percent(side.plan.chance_weakest)),
    ("people trained", lambda side: str(side.trained)),
    ("people with a tool", lambda side: str(side.equipped)),
    ("people who move", lambda side: str(side.moved)),
    ("hires", lambda side: str(side.hired)),
    ("contractors", lambda side: str(side.contracted)),
)


def comparison_document(compared: SideBySide, decided: Sequence[str | None]) -> dict[str, Any]:
    """What --json prints."""
    return {
        "scenarios": [
            {
                "name": side.plan.scenario,
                "scenario_hash": side.plan.scenario_hash,
                "decided": said,
                "cost": plain(side.plan.cost),
                "shortage_before": side.plan.shortage_before,
                "shortage": side.plan.shortage,
                "shortage_other": side.plan.shortage_other,
                "coverage_before": side.plan.coverage_before,
                "coverage_after": side.plan.coverage_after,
                "chance_weakest": side.plan.chance_weakest,
                "trained": side.trained,
                "equipped": side.equipped,
                "moved": side.moved,
                "touched": side.touched,
                "hired": side.hired,
                "contracted": side.contracted,
                "over_time": [asdict(moment) for moment in side.over_time],
            }
            for side, said in zip(compared.sides, decided, strict=True)
        ],
        "requirements": plain(compared.needs),
    }


def comparison_text(compared: SideBySide, decided: Sequence[str | None]) -> str:
    """Figures first, then what closes each requirement, then coverage over time."""
    names = [side.plan.scenario for side in compared.sides]
    money = compared.sides[0].plan.currency
    figures: list[tuple[object, ...]] = [
        (what, *(read(side) for side in compared.sides)) for what, read in ROWS
    ]
    figures.append(("decided", *(said and said.split(": ")[0] for said in decided)))
    needs = [
        (f"{n.scope}: {n.skill} {n.level}", n.shortage, *map(_closed, n.closed, n.open))
        for n in compared.needs
    ]
    weeks = sorted({whole_week(m.week) for side in compared.sides for m in side.over_time})
    moments = [(week, *(percent(_at(side, week)) for side in compared.sides)) for week in weeks]
    return "\n\n".join(
        (
            table((f"money in {money}", *names), figures),
            table(("requirement", "short", *names), needs),
            table(("coverage from week", *names), moments),
        )
    )


def _closed(closed: Any, still_open: int) -> str:
    parts = [f"{lever} {count}" for lever, count in closed.items()]
    return ", ".join(parts + ([f"open {still_open}"] if still_open else []))


def _at(side: Side, week: int) -> float:
    return [m.coverage for m in side.over_time if whole_week(m.week) <= week][-1]
