"""The controls of the Ledger page: which plan, what no survey shows, what is taken over."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from analytics.ledger.ledger import NOTES, accept, take, told_text
from analytics.ledger.results import Learned, Ledger
from analytics.strategy.scenario.saved import Saved
from dashboard import cache, session
from dashboard.components.basics import page
from dashboard.components.basics.text import heading, line, plain
from dashboard.components.survey.mapping_table import problem_table
from dashboard.subjects import helps
from dashboard.subjects import ledger as subject
from data.files.ledger import DROPPED, TOLD
from data.files.table import LoadProblems

EDITED = "the table of the ledger"


def choose(decided: Sequence[Saved]) -> Saved:
    """Which decided plan is followed; no box where there is one only."""
    if len(decided) == 1:
        return decided[0]
    by_name = {saved.name: saved for saved in decided}
    name = st.selectbox(
        "Decided plan",
        list(by_name),
        index=len(by_name) - 1,
        key="followed",
        persist_state="session",
        filter_mode=None,
        width=320,
        help=helps.FOLLOWED,
    )
    return by_name.get(name, decided[-1])


def tell(saved: Saved, result: Ledger) -> None:
    """The table of what no survey says, here and as a file."""
    if not result.outcomes:
        return
    heading(subject.REPORT)
    line(subject.HOW_TO_REPORT)
    text = told_text(cache.store(), saved, result.outcomes)
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    edited = st.data_editor(
        table,
        key=session.upload_key(f"tell_{saved.name}"),
        hide_index=True,
        disabled=[column for column in table.columns if column not in TOLD],
        column_config={
            "outcome": st.column_config.SelectboxColumn(options=["", "yes", "no", DROPPED])
        },
        placeholder="",
        alt="Editable table of what became of each purchase",
    )
    if st.button("Save the table", type="primary", key="save_told"):
        _take(saved, edited.to_csv(index=False).encode(), EDITED)
    page.download("Download as CSV", text, "skillmix-ledger.csv", "download_told")
    with st.expander("Load a CSV instead", type="compact"):
        for note in NOTES:
            st.caption(plain(note))
        file = st.file_uploader("CSV of the ledger", type="csv", key=session.upload_key("told"))
        if file is not None and st.button("Load the file", key="load_told"):
            _take(saved, file.getvalue(), file.name)


def take_over(rates: Sequence[Learned], wave: str | None) -> None:
    """A button for each number that the outcomes offer anew."""
    with st.container(horizontal=True, gap="small"):
        for rate in rates:
            new = rate.offer is not None and rate.offer != rate.today
            if new and st.button(
                f"Take over {rate.key}", key=f"accept_{rate.key}", help=helps.TAKE_OVER
            ):
                page.anew(accept(cache.store(), rate.key, wave).sentence)


def _take(saved: Saved, content: bytes, file_name: str) -> None:
    try:
        outcome = take(cache.store(), saved, content, file_name, today=date.today())
    except LoadProblems as refusal:
        st.warning(plain(f"{file_name} was not taken over; nothing was changed."))
        problem_table(refusal.problems, file_name)
        return
    session.message.keep(outcome.sentence)
    session.clear_upload()
    st.rerun()
