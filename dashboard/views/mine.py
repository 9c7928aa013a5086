"""Mine: a person's own ratings, for themselves, and what they say of them."""

import streamlit as st

from dashboard import cache
from dashboard.components import own_skills, page
from dashboard.components.text import plain, quiet
from dashboard.subjects import HELPS, privacy

page.show()
st.title(privacy.MINE_TITLE, anchor=False)
ratings = own_skills.found()
if not ratings:
    st.markdown(plain(HELPS["mine.nobody"].format(person=cache.viewer().person or "you")))
    st.stop()
st.markdown(quiet(HELPS["mine.note"]))
own_skills.ratings(ratings)
own_skills.said_so_far()
own_skills.saying(ratings)
