"""Ledger: decided plans against what became of them, and what that teaches."""

from __future__ import annotations

import streamlit as st

from analytics.ledger.shown import shown, shown_rates
from dashboard import cache, filters, navigation
from dashboard.components.basics import notice, numbers
from dashboard.components.basics.text import plain
from dashboard.components.keeping import ledger as parts
from dashboard.wording import ledger as wording

notice.show()
head = filters.choose()
viewer = head.selection.viewer
team = head.selection.team
decided = [
    one for one in cache.decided() if one.decided and team in (None, one.decided.team or team)
]
if not decided:
    head.say(wording.NOTHING_DECIDED if viewer.whole else wording.NONE_FOR_YOU)
    st.markdown(plain(wording.HOW_TO_DECIDE))
    navigation.link("strategy", "Go to Strategy", {})
    st.stop()

saved = parts.choose(decided)
whole = cache.ledger(saved, head.selection.wave)
found = shown(whole, viewer)
head.say(wording.title(found), wording.note(found))
if head.selection.aged_to is not None:
    numbers.line(wording.NOT_AGED)
parts.sums(found)
parts.purchases(found)
parts.tell(saved, found)
parts.learned(shown_rates(cache.learned(head.selection.wave), viewer), head.selection.wave)
parts.overrides(found)
