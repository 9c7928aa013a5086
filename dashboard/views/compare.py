"""Compare: two teams or two waves side by side."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components import sections
from dashboard.components.text import line
from dashboard.subjects import trends

head = filters.choose()
chosen = filters.sides(head.selection, head.link)
if chosen is None:
    head.say(trends.NOTHING_BESIDE)
    filters.next_wave()
    st.stop()

kind, sides, (left, right) = chosen
head.say(trends.compared_title(left, right, sides), trends.compared_note(left, right, sides))
if sides[0] == sides[1]:
    st.markdown("Choose two different ones.")
    st.stop()
pairs = cache.compare(left.selection, right.selection)
section = trends.compare(*pairs, sides, waves=kind == filters.WAVES)
sections.side_by_side(section, gap="medium")
line(section.lead)
