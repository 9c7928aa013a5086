"""Trends: coverage over the waves, and who learned, forgot, joined or left in between."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components import page, sections
from dashboard.components.text import line
from dashboard.subjects import trends

head = filters.choose()
waves = cache.rounds(head.selection)
if len(waves) < 2:
    head.say("There is one wave: a trend needs two")
    filters.next_wave()
    st.stop()

trend = cache.trend(*waves)
head.say(trends.title(trend), trends.note(trend))
lines = trends.coverage(trend)
for place, block in zip(st.columns(2, gap="medium"), lines.blocks, strict=False):
    with place:
        sections.blocks(lines, [block])
line(lines.lead)
earlier = [name for name, _ in trend.waves[:-1]]
since = page.box(head.link, "since", earlier, index=len(earlier) - 1)
before, after = waves[earlier.index(since)], waves[-1]
changed = cache.study(after).change(since)
sections.draw(trends.flows(cache.analysis(before), cache.analysis(after), changed))
sections.draw(trends.shares(trend))
