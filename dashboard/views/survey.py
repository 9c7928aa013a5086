"""Survey: a file in, everything about it visible before it is stored, and back out again."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics import page as notice
from dashboard.components.basics.text import plain
from dashboard.components.keeping.settings import ending_soon
from dashboard.components.survey import history as import_history
from dashboard.components.survey import history as waiting
from dashboard.components.survey import upload as ask_team
from dashboard.components.survey import upload as import_run
from dashboard.components.survey import upload as upload_preview
from dashboard.components.survey.upload import choose_file, settings
from dashboard.subjects import survey as wording

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
        waiting.show_waiting()
        import_history.show(records)
        ask_team.ask_team(first=not records)
    else:
        upload_preview.show(file, chosen)
