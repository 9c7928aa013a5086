"""Survey: a file in, everything about it visible before it is stored, and back out again."""

import streamlit as st

from dashboard.components import page, upload
from dashboard.components.page import about
from dashboard.components.settings import ending_soon
from dashboard.components.table_editor import load_list
from dashboard.components.text import plain
from dashboard.subjects import survey

upload.say_what_became()
page.show()
ending_soon()
records = upload.imported()
st.title(plain(survey.survey_title(records)), anchor=False)
left, right = st.columns([1, 2.4], gap="medium")
with left:
    file = st.file_uploader(**about("survey"))
    kind = upload.list_in(file) if file else None
    chosen = upload.settings(file) if file and not kind else None
with right:
    if file is not None and kind:
        load_list(kind, file.getvalue(), file.name)
    elif chosen is not None:
        upload.show(chosen)
    else:
        upload.show_waiting()
        upload.show_imports(records)
        upload.ask_team(first=not records)
