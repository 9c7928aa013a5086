"""What the plan and the verdicts depend on, as a report prints it: ends of numbers, toss-ups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.sensitivity.robust import Tried
from analytics.strategy.drivers import Driver, chance_only, strongest
from analytics.strategy.verdicts.results import SkillLevers
from analytics.suppression import Hidden
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Section, Table
from dashboard.reports.numbers import TOO_FEW
from dashboard.reports.plain import plain
from dashboard.wording import drivers as wording
from dashboard.wording import robust
from dashboard.wording.gaps import VERDICT_WORDS


@dataclass(frozen=True)
class Depends:
    """What was worked out: `of` assumptions with a range some or all, and the verdicts."""

    drivers: tuple[Driver, ...]
    tried: Tried | None = None
    of: int = 0


def depends(
    found: Depends, levers: Sequence[SkillLevers], hidden: Hidden, currency: str
) -> Section | None:
    """Both as tables; a small group's skills without how their verdicts came out."""
    moving = strongest(found.drivers)
    tables = []
    if found.drivers:
        tables.append(_drivers(found, moving, currency))
    if found.tried is not None:
        tables.append(_robust(found.tried, levers, hidden))
    if not tables:
        return None
    return Section(
        title="What the plan depends on",
        note=plain(wording.drive_title(moving, currency)) + "." if found.drivers else "",
        tables=tuple(tables),
    )


def _drivers(found: Depends, moving: Sequence[Driver], currency: str) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            plain(one.key, 60),
            numbers.assumption(fixed.number),
            plain(one.unit, 30),
            numbers.count(fixed.shortage),
            numbers.count(anew.shortage),
            numbers.money(fixed.total, currency),
            numbers.money(anew.total, currency),
        )
        for one in moving
        for fixed, anew in ((one.fixed_low, one.low), (one.fixed_high, one.high))
    ]
    said = (
        wording.over_lines(moving, currency),
        wording.chances_line(chance_only(found.drivers)),
        wording.unmoved_line(found.drivers),
        wording.tried_line(len(found.drivers), found.of),
    )
    return Table(
        "Each number at its low and at its high end",
        (
            Column("Number", share=2),
            Column("At", "number"),
            Column("Unit"),
            Column("Must-have positions open, as it stands", "count"),
            Column("Must-have positions open, planned anew", "count"),
            Column("Total, as it stands", "money"),
            Column("Total, planned anew", "money"),
        ),
        tuple(rows),
        plain(" ".join((wording.REPORT_NOTE, *filter(None, said))), 4000),
        wording.NOTHING_DRIVES,
    )


def _robust(tried: Tried, levers: Sequence[SkillLevers], hidden: Hidden) -> Table:
    unseen = {skill_id for _, skill_id, _ in hidden.requirements}
    return Table(
        robust.TITLE if unseen else robust.title(levers),
        (
            Column("Skill", share=1.5),
            Column("Verdict"),
            Column("Wins in", "percent"),
            Column("Is a"),
            Column("Otherwise", share=2.5),
        ),
        tuple(_row(one, one.skill_id in unseen) for one in levers if one.robustness),
        plain(robust.caption(tried)),
        robust.NOTHING_SHORT,
    )


def _row(one: SkillLevers, unseen: bool) -> tuple[Cell, ...]:
    found = one.robustness
    assert found is not None
    name, verdict = plain(one.skill, 80), VERDICT_WORDS[one.verdict]
    if unseen:  # a try says whether it is covered on one kind of rating
        return (name, verdict, TOO_FEW, "", "")
    return (
        name,
        verdict,
        numbers.percent(found.share),
        robust.badge(one),
        plain("; ".join(robust.others(found))),
    )
