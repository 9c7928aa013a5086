"""What changed since an earlier wave: requirements then and now, and why people count or not."""

from __future__ import annotations

from dataclasses import replace

from analytics.change import REASONS, Change, change
from analytics.results import Analysis, RequirementCoverage
from analytics.suppression import Hidden, key
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Number, Section, Table
from dashboard.reports.numbers import NONE, TOO_FEW
from dashboard.reports.plain import plain
from dashboard.wording import standing, trends


def changes(
    before: Analysis, after: Analysis, since: str, hidden: tuple[Hidden, Hidden], *, people: bool
) -> Section:
    """From the wave `since` to now. `hidden` are the small groups then and now."""
    found = change(before, after)
    return Section(
        title=_title(before, after, since, hidden),
        note=plain(trends.flows_note(found)),
        tables=(_requirements(found, hidden), _flows(found, before, after, people=people)),
    )


def _title(before: Analysis, after: Analysis, since: str, hidden: tuple[Hidden, Hidden]) -> str:
    if any(one.overall for one in hidden):
        return f"Since {plain(since, 60)}: small groups, coverage is not printed without names"
    old, new = (formats.percent(a.overall.coverage) for a in (before, after))
    open_then, open_now = (len(standing.open_must_haves(a)) for a in (before, after))
    moved = f"coverage went from {old} to {new}" if old != new else f"coverage is {new} as before"
    return f"Since {plain(since, 60)}: {moved}; {open_now} must-haves are open, {open_then} then"


def _requirements(found: Change, hidden: tuple[Hidden, Hidden]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for pair in found.requirements:
        need = pair.after or pair.before
        if need is None or _same(pair.before, pair.after):
            continue
        few = any(key(need) in one.requirements for one in hidden)
        cells = [cell for one in (pair.before, pair.after) for cell in _counts(one, few)]
        rows.append(
            (
                plain(need.skill, 80),
                plain(need.scope, 60),
                Number(need.level, str(need.level), "level"),
                "must-have" if need.must_have else "",
                *cells,
            )
        )
    return Table(
        "Requirements that changed",
        (
            Column("Skill", share=2),
            Column("Scope", share=1.8),
            Column("Level", "level"),
            Column("Must-have", share=0.8),
            Column("Held then", "count"),
            Column("Required then", "count"),
            Column("Held now", "count"),
            Column("Required now", "count"),
        ),
        tuple(rows),
        "A dash: it was not required at that time.",
        "No requirement changed.",
    )


def _same(before: RequirementCoverage | None, after: RequirementCoverage | None) -> bool:
    if before is None or after is None:
        return before is after
    return (before.have, before.required, before.unknown) == (
        after.have,
        after.required,
        after.unknown,
    )


def _counts(need: RequirementCoverage | None, few: bool) -> tuple[Number, Number]:
    if need is None:
        return NONE, NONE
    return (TOO_FEW if few else numbers.count(need.have)), numbers.count(need.required)


def _flows(found: Change, before: Analysis, after: Analysis, *, people: bool) -> Table:
    viewer = replace(after.selection.viewer, people_visible=people)
    seen = replace(after, selection=replace(after.selection, viewer=viewer))
    too_few = trends.too_few(before, seen)
    moved = [f for f in found.flows if any(getattr(f, reason) for reason in REASONS)]
    return Table(
        "Who counts at a level now, and why",
        (
            Column("Skill", share=2),
            Column("Level", "level"),
            Column("Then", "count"),
            *(Column(reason.replace("_", " ").capitalize(), "count") for reason in REASONS),
            Column("Now", "count"),
        ),
        ()
        if too_few
        else tuple(
            (
                plain(f.skill, 80),
                Number(f.level, str(f.level), "level"),
                numbers.count(f.before),
                *(numbers.count(getattr(f, reason)) for reason in REASONS),
                numbers.count(f.after),
            )
            for f in moved
        ),
        "Learned and forgot: people of both waves. Joined and left: people of one of them only.",
        plain(too_few) or "Nobody crossed the level of a skill.",
    )
