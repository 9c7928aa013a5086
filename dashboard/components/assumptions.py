"""Assumptions in Settings: what drives the plan, every number, and the studies for and against."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace

import pandas as pd
import streamlit as st

from analytics.options.drivers import strongest
from analytics.results import Selection
from analytics.strategy.setup.assumptions import read_assumptions
from dashboard import cache, session
from dashboard.components.controls import about, column_config
from dashboard.components.plan import drivers
from dashboard.components.scenario import saved_scenario
from dashboard.components.sections import on_paper, show_table
from dashboard.components.table_editor import EDITED, files, save
from dashboard.components.text import heading, plain
from dashboard.subjects import HELPS, settings
from dashboard.subjects.settings import sides
from data.files.assumptions import evidence, questions
from data.files.table import columns_of, csv_text
from data.store.facts.settings import Assumption, assumptions
from data.vocabulary import RefusedError

COLUMNS = columns_of("assumptions")
WEEK, PRICES, BASE = "work.hours_per_week", "money.price_year", "pay.base"


def studies_of(keys: Collection[str]) -> None:
    known = [key for key in evidence() if key in keys]
    if not known:
        return
    with st.expander(settings.STUDIES_TITLE):
        _studies(st.selectbox(options=known, **about("studies_of")))


def show_studies() -> None:
    """The findings on every assumption that has any, one fold each."""
    heading(settings.STUDIES_TITLE)
    st.markdown(plain(HELPS["settings.studies"]))
    for key in evidence():
        with st.expander(plain(settings.title(key))):
            _studies(key)


def _studies(key: str) -> None:
    found = evidence()[key]
    table = settings.evidence_table(found)
    show_table(table, f"studies_{key}", alt=settings.title(key), tall=len(found))


def assumptions_editor() -> None:
    st.markdown(plain(HELPS["settings.assumptions"]))
    scenario = saved_scenario()
    everything = Selection(viewer=cache.viewer().scope)
    measured = cache.analysis(everything)
    reading = cache.reading(everything, scenario)
    if measured.requirements:
        drivers(reading)
    held = cache.of_store(assumptions)
    _basis(held)
    first = [driver.key for driver in strongest(reading.study.drivers())]
    order = [*first, *(key for key in held if key not in first)]
    _table([held[key] for key in order if key in held], dict(scenario.assumptions))
    studies_of(held)
    files("assumptions")


def _basis(held: Mapping[str, Assumption]) -> None:
    """Currency, year of the prices, hours of a working week: what every other number rests on."""
    if not {BASE, WEEK, PRICES} <= set(held):
        return
    before = held[BASE].unit.split()[0]
    with st.form("basis", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        currency = st.text_input(value=before, max_chars=3, **about("currency"))
        year = st.number_input(value=int(held[PRICES].likely), **about("prices"))
        week = st.number_input(value=held[WEEK].likely, step=0.5, **about("week"))
        if not st.form_submit_button("Save these three"):
            return
    rows = [
        replace(one, low=min(one.low, likely), likely=likely, high=max(one.high, likely))
        for one, likely in ((held[PRICES], float(year)), (held[WEEK], float(week)))
    ]
    code = currency.strip().upper()
    if code != before:
        rows += [
            replace(one, unit=code + one.unit.removeprefix(before))
            for one in held.values()
            if one.unit.split()[0] == before
        ]
    changed = [row for row in rows if row != held[row.key]]
    if changed:
        save("assumptions", COLUMNS.text(changed).encode(), EDITED)
    else:
        st.info(settings.NOTHING_TO_SAVE)


def _table(rows: Sequence[Assumption], overrides: dict[str, float]) -> None:
    key = f"edit_assumptions_{rows[0].key if rows else ''}"
    before = pd.DataFrame([asdict(row) for row in rows], columns=list(COLUMNS.names))
    before["year"] = before["year"].astype("Int64")
    own = pd.Series([overrides.get(row.key) for row in rows], dtype="Float64")
    before.insert(4, settings.SCENARIO, own)  # beside the numbers
    before["studies"] = [sides(row.key) for row in rows]
    before["question"] = [_asked(row, overrides.get(row.key)) for row in rows]
    after = st.data_editor(
        before,
        key=session.upload_key(key),
        num_rows="dynamic",
        hide_index=True,
        height=520,
        placeholder="",
        disabled=["studies", "question"],
        column_config=column_config("assumptions"),
        alt="Editable table of assumptions",
    )
    printed = {name: [getattr(row, name) for row in rows] for name in COLUMNS.names}
    # A year is no amount, and has no comma.
    printed["year"] = [None if row.year is None else str(row.year) for row in rows]
    on_paper(printed, key)
    if st.button("Save the table", type="primary", key="save_assumptions"):
        _save_table(before, after)


def _asked(row: Assumption, own: float | None) -> str:
    """Why the number, or the scenario's own in its place, looks unusual."""
    said = questions([row])
    if own is not None:
        said += questions([replace(row, likely=own)])
    return " ".join(dict.fromkeys(said))


def _save_table(before: pd.DataFrame, after: pd.DataFrame) -> None:
    """The scenario's numbers stay with the visitor, all others go into the store."""
    own = after[after[settings.SCENARIO].notna()]
    chosen = tuple(zip(own["key"], own[settings.SCENARIO].astype(float), strict=True))
    columns = list(COLUMNS.names)
    stored = after[columns].equals(before[columns])
    kept = chosen == tuple(saved_scenario().assumptions)
    if stored and kept:
        st.info(settings.NOTHING_TO_SAVE)
        return
    try:
        read_assumptions(cache.store()).changed(chosen)
    except RefusedError as refusal:
        st.warning(plain(str(refusal)))
        return
    session.overrides.keep(chosen)
    session.scenario.keep(replace(saved_scenario(), assumptions=chosen))
    if stored:
        session.message.keep(settings.kept(len(chosen)))
        session.clear_upload()
        st.rerun()
    rows = after[columns].astype(object).where(after[columns].notna(), None)
    save("assumptions", csv_text(columns, rows.to_numpy().tolist()).encode(), EDITED)
