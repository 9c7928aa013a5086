"""Settings: what the store was told beside the survey, each editable here and as CSV."""

import streamlit as st

from dashboard import cache
from dashboard.components import page
from dashboard.components.settings import store_facts
from dashboard.components.table_editor import assumptions_editor, editor
from dashboard.subjects import settings

page.show()
st.title(settings.TITLE, anchor=False)
kinds = [kind for kind in settings.KINDS if cache.may("everything") or kind in settings.OF_TEAMS]
names = [*(settings.KINDS[kind] for kind in kinds), settings.STORE]
for tab, kind in zip(
    st.tabs(names, on_change="rerun", key="settings_tab"), [*kinds, None], strict=True
):
    if not tab.open:
        continue
    with tab:
        if kind is None:
            store_facts(cache.store().place)
        elif kind == "assumptions":
            assumptions_editor()
        else:
            editor(kind)
