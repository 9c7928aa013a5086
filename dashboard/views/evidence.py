"""Evidence: how well the survey measures, for the analyst; out of the decision's way."""

from __future__ import annotations

import streamlit as st

from dashboard import cache, filters
from dashboard.charts.evidence import distributions, quadrants
from dashboard.components.basics import notice, numbers
from dashboard.components.basics.picture import heading, palette, picture
from dashboard.components.basics.table import show_table
from dashboard.components.standing import evidence as tables
from dashboard.wording import evidence as wording
from data.vocabulary import RefusedError

notice.show()
head = filters.choose()
analysis = cache.analysis(head.selection)
try:
    found = cache.evidence(head.selection)
except RefusedError as refusal:
    head.say(wording.NOTHING, wording.NOTE)
    notice.refused(refusal)
    st.stop()
head.say(wording.evidence_title(found), wording.NOTE)
numbers.row(wording.figures(found))

if found.cross_hair is not None:
    picture(
        quadrants(found, palette()),
        key="quadrants",
        title=wording.quadrant_title(found),
        alt=wording.quadrant_alt(found),
        table=tables.importance_table(found),
        caption=wording.cross_hair(found),
        decimals=2,
    )
numbers.line(wording.orders(found))
picture(
    distributions(found, palette()),
    key="distributions",
    title=wording.distribution_title(found),
    alt=wording.distribution_alt(found),
    table=tables.levels_table(found),
    caption=wording.DISTRIBUTION_CAPTION,
    decimals=2,
)
if found.agreement:
    heading("Where raters agree, area by area")
    show_table(tables.agreement_table(found), "agreement", decimals=2)
    numbers.line(wording.AGREEMENT_CAPTION)
if found.leniency is not None and found.pairs:
    heading("Self minus manager, skill by skill")
    show_table(tables.leniency_table(found), "leniency", decimals=2)
    numbers.line(wording.LENIENCY_CAPTION)
heading("Does one thing show in all skills of an area?")
chosen = tables.reflective(analysis)
if chosen:
    notice.lines(wording.reflective_note(cache.evidence(head.selection, chosen)))
if found.withheld:
    heading("What this selection is too small for")
    notice.lines(found.withheld)
