"""Mine: a person's own ratings, for themselves."""

from __future__ import annotations

import streamlit as st

from dashboard import cache
from dashboard.components.basics import notice
from dashboard.components.basics.picture import heading
from dashboard.components.basics.text import plain, quiet
from dashboard.wording import mine as wording

notice.show()
st.title(wording.TITLE, anchor=False)
ratings = cache.own_ratings()
if not ratings:
    st.markdown(plain(wording.NOBODY.format(person=cache.viewer().person or "you")))
    st.stop()
st.markdown(quiet(wording.NOTE))
for wave in dict.fromkeys(rating.wave for rating in ratings):
    heading(wave)
    st.dataframe(wording.rows([r for r in ratings if r.wave == wave]), hide_index=True)
