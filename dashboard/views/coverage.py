"""Coverage: what is required against what is held, requirement by requirement."""

from __future__ import annotations

import streamlit as st

from analytics.suppression import shown
from dashboard import cache, filters
from dashboard.charts.requirements import MOST, requirement_bars
from dashboard.components.basics import landing, notice, numbers
from dashboard.components.basics.picture import palette, picture
from dashboard.components.keeping.targets import nothing_required
from dashboard.components.standing import coverage
from dashboard.order import grouped, most_missing
from dashboard.wording import coverage as wording
from dashboard.wording import figures, standing

notice.show()
head = filters.choose()
whole = cache.analysis(head.selection)
analysis = shown(whole)
if analysis is None:
    head.say(wording.too_few(whole))
    notice.too_few(head.selection.viewer)
    st.stop()
head.say(wording.coverage_title(analysis), standing.answered(analysis))
if not analysis.requirements:
    nothing_required(analysis)
    st.stop()

before = cache.analysis_before(head.selection)
numbers.row([*figures.standing(analysis, before), wording.next_due(analysis)])
chosen = coverage.choose(analysis, head.link)
groups = grouped(chosen.requirements, chosen.by)
if not groups:
    st.markdown("No requirement is of this kind.")
    st.stop()
picture(
    requirement_bars(groups, chosen.by, palette()),
    key="requirement_bars",
    title=wording.bars_title(groups, chosen.by),
    alt=wording.bars_alt(groups),
    table=coverage.requirement_table(groups),
    caption=wording.CAPTION,
)
numbers.line(wording.withheld(whole, analysis))
numbers.line(wording.not_drawn(len(chosen.requirements), MOST))
landing.skills([n.skill for n in most_missing(chosen.requirements) if n.shortage])
if head.selection.team is None:
    landing.teams(cache.teams(head.selection.wave))
numbers.line(standing.at_once_note(analysis))
numbers.line(standing.not_asked(analysis))
