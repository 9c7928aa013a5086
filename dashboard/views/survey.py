"""Survey: a file in, everything about it visible before it is stored, and back out again."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics import notice
from dashboard.components.basics.text import plain
from dashboard.components.keeping.retention import ending_soon
from dashboard.components.survey import (
    ask_team,
    import_history,
    import_run,
    upload_preview,
    waiting,
)
from dashboard.components.survey.upload import choose_file, settings
from dashboard.wording import survey as wording

import_run.say_what_became()
notice.show()
ending_soon()
records = cache.imported()
st.title(plain(wording.survey_title(records)), anchor=False)
left, right = st.columns([1, 2.4], gap="medium")
with left:
    file = choose_file()
    chosen = settings(file)
with right:
    if file is None or chosen is None:
        waiting.show()
        import_history.show(records)
        ask_team.show(first=not records)
    else:
        upload_preview.show(file, chosen)
