"""Privacy: what is stored about people, why, who sees it, how long, and whom to ask."""

import streamlit as st

from dashboard import cache, navigation
from dashboard.components import page
from dashboard.components.settings import notice, stored_of_me
from dashboard.components.text import bold, heading, plain, quiet
from dashboard.subjects import privacy

page.show()
st.title(privacy.TITLE, anchor=False)
st.markdown(quiet(privacy.WHY))
if person := cache.viewer().person:
    heading(privacy.OF_ME)
    stored_of_me(person)
    navigation.link("mine", plain(privacy.MINE_TITLE), {})
for part in notice():
    heading(part.title)
    for name, sentence in part.named:
        st.markdown(f"{bold(name)}  \n{plain(sentence)}")
    page.lines(part.sentences)
