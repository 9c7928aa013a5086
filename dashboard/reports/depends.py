"""What the plan depends on, as a report prints it: each number at both its ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.options.drivers import Driver, strongest
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Section, Table
from dashboard.reports.plain import plain
from dashboard.wording import drivers as wording


@dataclass(frozen=True)
class Depends:
    """What was worked out: of `of` assumptions with a range, some or all."""

    drivers: tuple[Driver, ...]
    of: int = 0


def depends(found: Depends, currency: str) -> Section | None:
    """The section; None where no number was tried."""
    if not found.drivers:
        return None
    moving = strongest(found.drivers)
    return Section(
        title="What the plan depends on",
        note=plain(wording.drive_title(moving, currency)) + ".",
        tables=(_drivers(found, moving, currency),),
    )


def _drivers(found: Depends, moving: Sequence[Driver], currency: str) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            plain(one.key, 60),
            numbers.assumption(fixed.number),
            plain(one.unit, 30),
            numbers.count(fixed.shortage),
            numbers.count(anew.shortage),
            numbers.money(fixed.cost, currency),
            numbers.money(anew.cost, currency),
        )
        for one in moving
        for fixed, anew in ((one.fixed_low, one.low), (one.fixed_high, one.high))
    ]
    said = (
        wording.over_lines(moving, currency),
        wording.unmoved_line(found.drivers),
        wording.tried_line(len(found.drivers), found.of),
    )
    kind = "Total" if not moving or moving[0].likely.net is None else "Net cost"
    return Table(
        "Each number at its low and at its high end",
        (
            Column("Number", share=2),
            Column("At", "number"),
            Column("Unit"),
            Column("Must-have positions open, as it stands", "count"),
            Column("Must-have positions open, planned anew", "count"),
            Column(f"{kind}, as it stands", "money"),
            Column(f"{kind}, planned anew", "money"),
        ),
        tuple(rows),
        plain(" ".join((wording.REPORT_NOTE, *filter(None, said))), 4000),
        wording.NOTHING_DRIVES,
    )
