"""Privacy: what is stored about people, why, who sees it, how long, and whom to ask."""

import streamlit as st

from dashboard import cache, navigation, signing
from dashboard.components import page
from dashboard.components.sections import show_table
from dashboard.components.settings import own_copy
from dashboard.components.text import bold, heading, plain, quiet
from dashboard.subjects import HELPS, privacy

page.show()
st.title(privacy.TITLE, anchor=False)
st.markdown(quiet(privacy.WHY))
viewer = cache.viewer()
if viewer.person:
    heading(privacy.OF_ME)
    counted = cache.stored_of_me()
    if counted:
        show_table(privacy.counted(counted), "stored_of_me", tall=len(counted))
        own_copy()
    else:
        st.markdown(plain(HELPS["privacy.nothing_of_me"].format(person=viewer.person)))
    navigation.link("mine", plain(privacy.MINE_TITLE), {})
served = privacy.Served(signing.configured(), bool(signing.claim_names().role), signing.contact())
for part in privacy.parts(cache.privacy_notice(), served, cache.seen_by(), viewer):
    heading(part.title)
    for name, sentence in part.named:
        st.markdown(f"{bold(name)}  \n{plain(sentence)}")
    page.lines(part.sentences)
