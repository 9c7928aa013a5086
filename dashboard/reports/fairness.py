"""How training is spread, and whom a single rating leaves out, as a report prints it."""

from __future__ import annotations

from analytics.strategy.results import Plan
from dashboard.reports import numbers
from dashboard.reports.content import Column, Number, Table
from dashboard.reports.plain import plain
from dashboard.wording import fairness as wording


def spread_table(plan: Plan) -> Table:
    """Of groups of five and more, whoever reads it."""
    found = plan.spread
    return Table(
        "How training is spread" if found is None else wording.spread_title(found),
        (
            Column("By"),
            Column("Group", share=1.5),
            Column("People", "count"),
            Column("Share of people", "percent"),
            Column("Steps", "count"),
            Column("Steps a head", "number"),
            Column("Hours", "hours"),
            Column("Hours a head", "number"),
            Column("Share of hours", "percent"),
        ),
        ()
        if found is None
        else tuple(
            (
                row.by,
                plain(row.name, 60),
                numbers.count(row.people),
                numbers.percent(row.people_share),
                numbers.count(row.steps),
                Number(row.steps_a_head, f"{row.steps_a_head:.2f}", "number"),
                numbers.hours(row.hours),
                numbers.decimal(row.hours_a_head),
                numbers.percent(row.hours_share),
            )
            for row in wording.spread_rows(found)
        ),
        "" if found is None else wording.spread_note(found),
        empty="The plan trains nobody, or the group is smaller than five people.",
    )


def second_rater_table(plan: Plan, *, people: bool) -> Table:
    """By name only where people are shown."""
    return Table(
        wording.SECOND_RATER,
        (
            Column("Skill", share=1.6),
            Column("Level", "level"),
            Column("Scope", share=1.6),
            Column("Who", share=2),
            Column("Left out of", share=0.7),
            Column("By", share=1.1),
        ),
        tuple(
            (
                plain(one.skill, 80),
                Number(one.level, str(one.level), "level"),
                plain(one.scope, 60),
                plain(wording.second_rater_who(one, people=people), 200),
                one.what,
                wording.WORD[one.rater],
            )
            for one in plan.one_rater
        ),
        wording.SECOND_RATER_NOTE,
        empty="Nobody is left out on one rater alone.",
    )
