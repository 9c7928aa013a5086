"""The lists of Settings as tables: edit, download, load; and the targets that are proposed. One
check for all of them.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analytics.proposals import Proposal, as_file
from analytics.results import Analysis
from dashboard import cache, navigation, session
from dashboard.components.basics import page, sections
from dashboard.components.basics.sections import on_paper, show_table
from dashboard.components.basics.text import ROW, heading, plain
from dashboard.components.survey.mapping_table import problem_table
from dashboard.subjects import helps, standing
from dashboard.subjects import settings as wording
from dashboard.subjects.home import PROPOSED
from data.files.lists import notes, template
from data.files.table import LoadProblems
from data.load import LoadOutcome, WayBack, load, move_targets, take_back
from data.store.facts.renaming import keeps_scope
from data.vocabulary import RefusedError

EDITED = "the table in Settings"
WIDTHS = {"due": 112, "skill": 230}
"""px of columns whose words would be cut: days, and the longest names of skills."""


def editor(kind: str) -> None:
    """The table of a kind with its files."""
    st.markdown(plain(wording.ABOUT[kind]))
    text = cache.exported(kind)
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    if kind == "requirements":
        table = _own(table)
    said = helps.COLUMNS.get(kind, {})
    edited = st.data_editor(
        table,
        key=session.upload_key(f"edit_{kind}"),
        num_rows="dynamic",
        hide_index=True,
        height=min(460, ROW * (len(table) + 2) + 2),  # one empty row to write in
        alt=f"Editable table of {kind}",
        column_config={
            name: st.column_config.TextColumn(help=said.get(name), width=WIDTHS.get(name))
            for name in map(str, table)
        },
    )
    on_paper({str(name): list(table[name]) for name in table}, f"edit_{kind}")
    if st.button("Save the table", type="primary", key=f"save_{kind}"):
        if edited.equals(table):
            st.info(wording.NOTHING_TO_SAVE)
        else:
            content = edited.to_csv(index=False).encode()
            save(kind, content, EDITED, _emptied(kind, table, edited))
    files(kind)


def _own(table: pd.DataFrame) -> pd.DataFrame:
    """Requirements that the visitor may change; the others are shown above, to read."""
    mine = table["scope"].map(partial(keeps_scope, cache.viewer())).astype(bool)
    rest = table[~mine]
    if len(rest):
        with st.expander(wording.of_others(len(rest))):
            show_table({str(name): list(rest[name]) for name in rest}, "requirements_of_others")
    return table[mine].reset_index(drop=True)


def files(kind: str) -> None:
    """What can be taken along, and loaded, as CSV."""

    def taken() -> str:
        if kind == "people":
            cache.note_file("export", f"skillmix-{kind}.csv")
        return cache.exported(kind)

    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        page.download("Download as CSV", taken, f"skillmix-{kind}.csv", f"download_{kind}")
        st.download_button(
            "Empty template",
            template(cache.store(), kind),
            f"skillmix-{kind}-template.csv",
            "text/csv",
            on_click="ignore",
            key=f"template_{kind}",
        )
    _upload(kind)


def _upload(kind: str) -> None:
    with st.expander("Load a CSV instead", type="compact"):
        for note in notes(kind):
            st.caption(plain(note))
        file = st.file_uploader(f"CSV of {kind}", type="csv", key=session.upload_key(kind))
        if file is not None and st.button("Load the file", key=f"load_{kind}"):
            save(kind, file.getvalue(), file.name)


def load_list(kind: str, content: bytes, file_name: str) -> None:
    """What a file that was dropped is, and the button that takes it over."""
    heading(wording.is_a_list(kind, file_name))
    for note in notes(kind):
        st.caption(plain(note))
    try:
        if st.button("Load the list", type="primary", key=f"take_{kind}"):
            save(kind, content, file_name)
    except RefusedError as refusal:
        st.warning(plain(str(refusal)), icon=":material/block:")


def _emptied(kind: str, before: pd.DataFrame, after: pd.DataFrame) -> tuple[str, ...]:
    """Scopes whose rows were all deleted in the table."""
    if kind != "requirements":
        return ()
    return tuple(sorted(set(before["scope"]) - set(after["scope"].dropna().str.strip())))


def save(kind: str, content: bytes, file_name: str, emptied: tuple[str, ...] = ()) -> None:
    """Check and store; every problem at once, or a message after the next run."""
    try:
        done(partial(load, cache.store(), kind, content, file_name, emptied))
    except LoadProblems as refusal:
        st.warning(plain(f"{file_name} was not taken over; nothing was changed."))
        problem_table(refusal.problems, file_name)


def done(change: Callable[[], LoadOutcome]) -> None:
    """Change the store, say what was done after the next run, and offer the way back."""
    outcome = change()
    said, back = " ".join([outcome.sentence, *outcome.notes]), outcome.back
    if back is None:
        session.message.keep(said)
    else:
        session.offer_undo(said, lambda: _take_back(back))
        session.stored.forget()
    session.clear_upload()
    st.rerun()


def _take_back(back: WayBack) -> str:
    said = take_back(cache.store(), back)
    session.clear_upload()  # the table is drawn anew, as it was
    return said


def nothing_required(analysis: Analysis) -> None:
    """What to do first, for who may do it."""
    if not cache.may("lists"):
        st.markdown(plain(standing.WAIT_REQUIRED))
        return
    st.markdown(plain(standing.SAY_REQUIRED))
    proposed = cache.study(analysis.selection).proposals()
    if proposed:
        st.markdown(plain(standing.proposals_title(proposed)))
        _offer(proposed)
    else:
        st.markdown(plain(standing.NOTHING_PROPOSED))
    with st.container(horizontal=True, gap="small"):
        if st.button("Load or write your own list"):
            navigation.go("settings")
        if st.button("See the heatmap"):
            navigation.go("heatmap")


def without_people(analysis: Analysis) -> None:
    """Targets of teams that have nobody: said first, each with the way to mend it."""
    for scope in standing.empty_scopes(analysis):
        st.warning(plain(standing.without_people(analysis, scope)), icon=":material/group_off:")
        teams = sorted({team for team, _, _ in analysis.waves})
        if not (cache.may("lists") and teams):
            continue
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            team = st.selectbox("Give them to", teams, index=None, key=f"move_to_{scope}")
            if st.button("Move them", key=f"move_{scope}", disabled=team is None) and team:
                done(partial(move_targets, cache.store(), scope, team))


def for_other_teams(analysis: Analysis) -> None:
    """Proposals for teams without targets beside others that have some."""
    proposed = cache.study(analysis.selection).proposals()
    if proposed:
        with st.expander(plain(standing.proposals_title(proposed))):
            _offer(proposed)


def _offer(proposed: Sequence[Proposal]) -> None:
    sections.table(PROPOSED.table("proposed", "", proposed), "proposed_targets")
    if st.button(standing.USE, type="primary", key="use_targets"):
        save("requirements", as_file(proposed), "proposals")
