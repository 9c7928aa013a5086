"""Mine: a person's own ratings, for themselves, and what they say of them."""

import streamlit as st

from dashboard import cache
from dashboard.components import page, settings
from dashboard.components.text import plain, quiet
from dashboard.subjects import HELPS, privacy

page.show()
st.title(privacy.MINE_TITLE, anchor=False)
ratings = settings.mine()
if not ratings:
    st.markdown(plain(HELPS["mine.nobody"].format(person=cache.viewer().person or "you")))
    st.stop()
st.markdown(quiet(HELPS["mine.note"]))
settings.ratings(ratings)
settings.said_so_far()
settings.saying(ratings)
