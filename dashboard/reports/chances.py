"""How sure the plan is, as a report prints it: the promise beside the simulated runs."""

from __future__ import annotations

from datetime import date

from analytics.chances.results import Chances, NeedChance
from analytics.strategy.results import Plan
from analytics.suppression import Hidden
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Number, Section, Table
from dashboard.reports.numbers import NONE, TOO_FEW
from dashboard.reports.plain import plain
from dashboard.reports.words import due_words
from dashboard.wording import chances as wording

EVERY = 4
"""Weeks between two rows of coverage."""


def sureness(
    found: Chances | None, plan: Plan, hidden: Hidden, start: date | None
) -> Section | None:
    """Planned beside simulated; small groups' chances, and totals that give them away, are
    hidden."""
    if found is None or not found.must_haves:
        return None
    secret = hidden_chance(found, hidden)
    return Section(
        title=_title(found, secret),
        note=plain(f"{wording.how(found)} {wording.goes_with(found)}", 1200),
        tables=(
            _beside(found, secret),
            _must_haves(found, hidden, start),
            _coverage(found, hidden, start),
        ),
    )


def hidden_chance(found: Chances, hidden: Hidden) -> bool:
    """Whether the chance of some must-have is that of a small group."""
    return any(hides(need, hidden) for need in found.needs if need.must_have)


def hides(need: NeedChance, hidden: Hidden) -> bool:
    """Whether a chance is that of a small group."""
    return (need.scope, need.skill_id, need.level) in hidden.requirements


def _title(found: Chances, secret: bool) -> str:
    planned = f"{found.filled} of {formats.count(found.must_haves, 'must-have')} planned to hold"
    if secret:
        return planned
    return f"{planned}, {formats.decimal(found.holding)} on average in the runs"


def _beside(found: Chances, secret: bool) -> Table:
    together = _together(found.filled_hold, secret)
    as_rated = _together(found.filled_hold_as_rated, secret)
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            "Must-haves that hold",
            numbers.count(found.filled),
            TOO_FEW if secret else numbers.decimal(found.holding),
            NONE,
        ),
        ("All that the plan fills, together", NONE, together, NONE),
        ("The same if every rating were right", NONE, as_rated, NONE),
        (
            "People missing from must-haves at their due dates",
            numbers.count(found.shortage_planned),
            TOO_FEW if secret else numbers.decimal(found.shortage_expected),
            TOO_FEW if secret else numbers.decimal(found.shortage_worst_tenth),
        ),
    )
    return Table(
        "Planned beside simulated",
        (
            Column("What", share=2),
            Column("As planned", "number"),
            Column("In the runs", "number"),
            Column("In their worst tenth", "number"),
        ),
        rows,
        "In the runs: on average, and for all together the share of them.",
    )


def _together(share: float | None, secret: bool) -> Cell:
    """Nearly the product of the chances: it would give a hidden one away."""
    if secret:
        return TOO_FEW
    return NONE if share is None else numbers.chance(share)


def _must_haves(found: Chances, hidden: Hidden, start: date | None) -> Table:
    """The least sure first; who may not be seen comes last."""
    ordered = sorted(wording.least_sure_first(found), key=lambda need: hides(need, hidden))
    return Table(
        "Each must-have, the least sure first",
        (
            Column("Must-have", share=1.9),
            Column("Level", "level"),
            Column("Scope", share=1.5),
            Column("Due", share=1.1),
            Column("Required", "count"),
            Column("Planned", "count"),
            Column("Likely to hold", "percent"),
            Column("If ratings are right", "percent"),
            Column("By formula", "percent"),
            Column("Missing", "number"),
        ),
        tuple(_row(need, hides(need, hidden), start) for need in ordered),
        wording.TABLE_CAPTION,
    )


def _row(need: NeedChance, unseen: bool, start: date | None) -> tuple[Cell, ...]:
    known: tuple[Number, ...] = (
        numbers.count(need.planned),
        numbers.chance(need.chance),
        numbers.chance(need.chance_as_rated),
        numbers.chance(need.formula),
        Number(need.missing, f"{need.missing:.2f}", "number"),
    )
    shown = (TOO_FEW,) * len(known) if unseen else known
    return (
        plain(need.skill, 80),
        Number(need.level, str(need.level), "level"),
        plain(need.scope, 60),
        due_words(need.due_week, start),
        numbers.count(need.required),
        *shown,
    )


def _coverage(found: Chances, hidden: Hidden, start: date | None) -> Table:
    """Every few weeks and the last; empty where coverage may not be printed at all."""
    weeks = [*found.weeks[:-1:EVERY], found.weeks[-1]]
    return Table(
        wording.fan_title(found) if not hidden.overall else "Coverage over time",
        (
            Column("On"),
            Column("Planned", "percent"),
            Column("A tenth below", "percent"),
            Column("Half below", "percent"),
            Column("Nine tenths below", "percent"),
        ),
        ()
        if hidden.overall
        else tuple(
            (
                due_words(week.week, start),
                *(
                    numbers.percent(share)
                    for share in (week.planned, week.low, week.middle, week.high)
                ),
            )
            for week in weeks
        ),
        "Weighted coverage of all requirements; so many of the runs stay below.",
        "Small groups: coverage is not printed without names.",
        curve=True,
    )
