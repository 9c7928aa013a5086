"""Rows for skills that a survey asked and that nothing requires: to fill in, or to leave empty."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics.measures.unrequired import Unrequired, unrequired
from analytics.selection import Selection
from dashboard import cache, session
from dashboard.components.basics.table import ROW
from dashboard.components.basics.text import plain
from dashboard.wording import helps
from dashboard.wording import settings as wording
from data.files.escape import escape

FILLED_IN = ("level", "headcount", "must_have", "due")
NEEDED = ("level", "headcount")
TALL = 8
"""Rows that are shown before it scrolls."""


def offered_rows() -> pd.DataFrame:
    """Draw them, folded where somebody said what is required; answers those that were filled in,
    as rows of the file of requirements."""
    if not cache.all_waves():
        return pd.DataFrame(columns=["scope", "skill", *FILLED_IN])
    table = offered(unrequired(cache.analysis(Selection(viewer=cache.viewer().scope))))
    if table.empty:
        return table
    with st.expander(wording.offered(len(table)), expanded=not cache.own_requirements()):
        st.caption(plain(wording.OFFERED))
        edited = st.data_editor(
            table,
            key=session.upload_key("offered"),
            hide_index=True,
            height=ROW * (min(len(table), TALL) + 1) + 2,
            disabled=["skill"],
            placeholder="",
            alt=wording.OFFERED_ALT,
            column_config={
                name: st.column_config.TextColumn(help=helps.REQUIREMENTS.get(name))
                for name in ("scope", *FILLED_IN)
            },
        )
    return filled(edited)


def offered(skills: tuple[Unrequired, ...]) -> pd.DataFrame:
    """A row for each skill, in which all but scope and skill is empty."""
    rows = [(escape(one.scope), escape(one.skill)) for one in skills]
    table = pd.DataFrame(rows, columns=["scope", "skill"], dtype="str")
    return table.assign(**dict.fromkeys(FILLED_IN, ""))


def filled(table: pd.DataFrame) -> pd.DataFrame:
    """Rows in which somebody wrote a level or a headcount."""
    said = table[list(NEEDED)].fillna("").astype("str").apply(lambda cells: cells.str.strip())
    rows: pd.DataFrame = table.loc[(said != "").any(axis=1)]
    return rows
