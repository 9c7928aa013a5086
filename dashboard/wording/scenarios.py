"""What is said of coverage over time, and of scenarios that are saved, compared and decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analytics.strategy.over_time import Moment
from dashboard.formats import day, percent, week_day

Line = tuple[str, Sequence[Moment]]


def growth_alt(lines: Sequence[Line], start: date) -> str:
    """Coverage over time in sentences."""
    said = []
    for name, moments in lines:
        steps = [f"{percent(m.coverage)} from {day(week_day(start, m.week))}" for m in moments]
        said.append(f"{name}: {', '.join(steps)}")
    return f"Coverage over time. {'; '.join(said)}."
