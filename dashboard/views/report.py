"""Report: the same numbers on paper and in a workbook, for the budget meeting."""

import streamlit as st

from dashboard import cache, filters
from dashboard.components import sections
from dashboard.components.plan import choose_wanted, downloads
from dashboard.components.scenario import saved_scenario
from dashboard.components.table_editor import nothing_required
from dashboard.subjects import HELPS, home, report, standing

head = filters.choose()
reading = cache.reading(head.selection, saved_scenario(head.selection))
analysis = reading.analysis
if not analysis.requirements:
    head.say(f"{standing.nothing(analysis)}, so there is nothing to report")
    nothing_required(analysis)
    st.stop()

if not reading.study.knows("planned"):
    head.say(report.report_title(analysis), home.title(reading))
head.say(report.report_title(analysis), report.report_note(reading.study.scenario, reading.plan))
st.markdown(HELPS["report.contents"])
sections.cards(home.brief_figures(reading).figures)
wanted = choose_wanted(cache.earlier_waves(head.selection))
files = st.container()
st.caption(HELPS["report.verify"])
with files:
    downloads(head.selection, reading.study.scenario, wanted)
