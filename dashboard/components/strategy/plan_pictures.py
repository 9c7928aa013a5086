"""The pictures of a plan: what closes each gap, when, how coverage grows, what else could be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from analytics.strategy.results import Plan
from dashboard.charts import blend, options, roadmap
from dashboard.components.basics import notice, numbers, tables
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.order import short_needs
from dashboard.wording import blend as wording
from dashboard.wording import nothing
from dashboard.wording.due import due_rule


def gap_bars(plan: Plan) -> None:
    """Each short requirement, and which lever closes how much of it; else why there is none."""
    if not short_needs(plan):
        heading(nothing.NOTHING_SHORT)
        numbers.line(nothing.NOTHING_SHORT_HELP)
        return
    picture(
        blend.lever_bars(plan, palette()),
        key="lever_bars",
        title=wording.bars_title(plan),
        alt=wording.bars_alt(plan),
        table=tables.needs_table(plan),
    )


def timeline(plan: Plan, start: date, deadline_given: bool) -> None:
    """One row an action, the first decision on top; else that nothing is bought."""
    if not plan.actions:
        if short_needs(plan):
            heading(wording.timeline_title(plan, start))
            numbers.line(nothing.NOTHING_BOUGHT)
        return
    picture(
        roadmap.timeline(plan, start, palette()),
        key="timeline",
        title=wording.timeline_title(plan, start),
        alt=wording.timeline_alt(plan, start),
        table=tables.actions_table(plan, start, people=False),
        caption=wording.TIMELINE_CAPTION + due_rule(plan.deadline_weeks, deadline_given),
    )


def areas(plan: Plan, area_of: Mapping[str, str]) -> None:
    """Coverage of each area that is short, before and after, where one is."""
    if not short_needs(plan):
        return
    picture(
        blend.before_after(plan, area_of, palette()),
        key="before_after",
        title=wording.areas_title(plan),
        alt=wording.after_title(plan),
        table=tables.before_after_table(plan, area_of),
    )


def alternatives(plan: Plan, start: date) -> None:
    """Each lever alone, and doing nothing."""
    picture(
        options.pure_comparison(plan, palette()),
        key="pure",
        title=wording.pure_title(plan),
        alt=wording.pure_alt(plan),
        table=tables.pure_table(plan),
    )
    notice.lines([wording.nothing_sentence(plan.do_nothing, start)])
