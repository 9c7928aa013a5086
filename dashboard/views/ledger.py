"""Ledger: decided plans against what became of them, and what that teaches."""

import streamlit as st

from analytics.ledger.ledger import decided_scenarios, shown, shown_rates
from dashboard import cache, filters, navigation
from dashboard.components import sections
from dashboard.components.table_editor import choose_decided, take_over, tell_outcomes
from dashboard.components.text import plain
from dashboard.subjects import HELPS, ledger

head = filters.choose()
viewer, team, wave = head.selection.viewer, head.selection.team, head.selection.wave
every = decided_scenarios(cache.store())
decided = [item for item in every if item.decided and team in (None, item.decided.team or team)]
if not decided:
    head.say(HELPS["ledger.none"] if viewer.whole else HELPS["ledger.none_for_you"])
    st.markdown(plain(HELPS["ledger.decide"]))
    navigation.link("plan", "Go to Plan", {})
    st.stop()

saved = choose_decided(decided)
result = shown(cache.ledger(saved, wave), viewer)
rates = shown_rates(cache.learned(every, wave), viewer)
section = ledger.ledger(result)
head.say(section.title, section.lead)
sections.draw(section, title=False)
tell_outcomes(saved, result)
sections.draw(ledger.learned(rates))
take_over(rates, wave)
sections.draw(ledger.overrides(result))
