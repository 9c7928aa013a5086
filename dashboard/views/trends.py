"""Trends: coverage over the waves, and who learned, forgot, joined or left in between."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.components.basics import notice, numbers
from dashboard.components.standing import over_time
from dashboard.wording import helps
from dashboard.wording import trends as wording

notice.show()
head = filters.choose()
waves = cache.through_waves(head.selection)
if len(waves) < 2:
    head.say(wording.ONE_WAVE)
    over_time.one_wave()
    st.stop()

found = cache.trend(waves)
head.say(wording.trends_title(found), wording.trends_note(found))
if any(found.overall.points) or any(found.areas):
    left, right = st.columns([1.25, 1], gap="medium")
    with left:
        over_time.slope_picture(found.areas, found, "area", "area_slopes")
    with right:
        over_time.slope_picture(found.teams, found, "scope", "scope_slopes")
    numbers.line(wording.SLOPES_CAPTION)
earlier = [name for name, _ in found.waves[:-1]]
head.link.check("since", "changes since", earlier)
since = st.selectbox(
    "Changes since",
    earlier,
    index=len(earlier) - 1,
    key="since",
    bind="query-params",
    filter_mode=None,
    width=260,
    help=helps.CHANGES_SINCE,
)
at = earlier.index(since) if since in earlier else len(earlier) - 1
over_time.flow_picture(waves[at], waves[-1], earlier[at])
over_time.share_table(found)
