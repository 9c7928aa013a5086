"""Tables that are edited, downloaded and loaded, with one check for all of them."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from analytics.ledger.ledger import accept, take, told_text
from analytics.ledger.results import Learned, Ledger
from analytics.proposals import Proposal, as_file
from analytics.results import Analysis
from analytics.strategy.scenario.saved import Saved
from dashboard import cache, navigation, session
from dashboard.components import page, sections
from dashboard.components.controls import about, column_config
from dashboard.components.mapping_table import problem_table
from dashboard.components.sections import on_paper, show_table
from dashboard.components.text import ROW, heading, line, plain
from dashboard.subjects import HELPS, settings, standing
from dashboard.subjects.home import PROPOSED
from data.files.ledger import DROPPED, TOLD
from data.files.lists import notes, template
from data.files.table import LoadProblems
from data.load import LoadOutcome, load, move_targets, take_back
from data.store.facts.requirements import keeps_scope
from data.vocabulary import RefusedError

EDITED, TOLD_HERE = "the table in Settings", "the table of the ledger"


def editor(kind: str) -> None:
    st.markdown(plain(HELPS[f"settings.{kind}"]))
    text = cache.exported(kind)
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    if kind == "requirements":
        table = _own(table)
    edited = st.data_editor(
        table,
        key=session.upload_key(f"edit_{kind}"),
        num_rows="dynamic",
        hide_index=True,
        height=min(460, ROW * (len(table) + 2) + 2),  # one empty row to write in
        alt=f"Editable table of {kind}",
        column_config=column_config(kind),
    )
    on_paper({str(name): list(table[name]) for name in table}, f"edit_{kind}")
    if st.button("Save the table", type="primary", key=f"save_{kind}"):
        if edited.equals(table):
            st.info(settings.NOTHING_TO_SAVE)
        else:
            emptied: set[str] = set()
            if kind == "requirements":
                emptied = set(table["scope"]) - set(edited["scope"].dropna().str.strip())
            save(kind, edited.to_csv(index=False).encode(), EDITED, tuple(sorted(emptied)))
    files(kind)


def _own(table: pd.DataFrame) -> pd.DataFrame:
    """Requirements that the visitor may change; the others are shown above, to read."""
    mine = table["scope"].map(partial(keeps_scope, cache.viewer())).astype(bool)
    rest = table[~mine]
    if len(rest):
        with st.expander(settings.of_others(len(rest))):
            show_table({str(name): list(rest[name]) for name in rest}, "requirements_of_others")
    return table[mine].reset_index(drop=True)


def files(kind: str) -> None:
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
    load_instead(kind, kind, notes(kind), partial(save, kind))


def load_instead(
    name: str, key: str, notes: Sequence[str], take: Callable[[bytes, str], None]
) -> None:
    with st.expander("Load a CSV instead", type="compact"):
        for note in notes:
            st.caption(plain(note))
        file = st.file_uploader(f"CSV of {name}", type="csv", key=session.upload_key(key))
        if file is not None and st.button("Load the file", key=f"load_{key}"):
            take(file.getvalue(), file.name)


def load_list(kind: str, content: bytes, file_name: str) -> None:
    """What a file that was dropped is, and the button that takes it over."""
    heading(f"{file_name} is a list of {settings.LISTS[kind]}")
    for note in notes(kind):
        st.caption(plain(note))
    try:
        if st.button("Load the list", type="primary", key=f"take_{kind}"):
            save(kind, content, file_name)
    except RefusedError as refusal:
        st.warning(plain(str(refusal)), icon=":material/block:")


def save(kind: str, content: bytes, file_name: str, emptied: tuple[str, ...] = ()) -> None:
    """Take a list over. `emptied`: scopes whose rows were all deleted."""
    done(partial(load, cache.store(), kind, content, file_name, emptied))


def done(change: Callable[[], LoadOutcome]) -> None:
    """Change the store, and say what was done after the next run, with the way back; or every
    problem at once."""
    try:
        outcome = change()
    except LoadProblems as refusal:
        st.warning(plain(f"{refusal.file_name} was not taken over; nothing was changed."))
        problem_table(refusal.problems, refusal.file_name)
        return
    said, back = " ".join([outcome.sentence, *outcome.notes]), outcome.back
    if back is None:
        session.message.keep(said)
    else:

        def undo() -> str:
            said = take_back(cache.store(), back)
            session.clear_upload()  # the table is drawn anew, as it was
            return said

        session.undo.keep(session.Undo(said, undo))
        session.stored.forget()
    session.clear_upload()
    st.rerun()


def nothing_required(analysis: Analysis) -> None:
    if not cache.may("lists"):
        st.markdown(plain(HELPS["standing.wait"]))
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
    if st.button("Use these targets", type="primary", key="use_targets"):
        save("requirements", as_file(proposed), "proposals")


def choose_decided(decided: Sequence[Saved]) -> Saved:
    """Which decided plan is followed; no box where there is one only."""
    if len(decided) == 1:
        return decided[0]
    by_name = {saved.name: saved for saved in decided}
    name = st.selectbox(
        options=list(by_name), index=len(by_name) - 1, filter_mode=None, **about("followed")
    )
    return by_name.get(name, decided[-1])


def tell_outcomes(saved: Saved, result: Ledger) -> None:
    if not result.outcomes:
        return
    heading("What no survey shows")
    line(HELPS["ledger.report"])
    text = told_text(cache.store(), saved, result.outcomes)
    table = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    edited = st.data_editor(
        table,
        key=session.upload_key(f"tell_{saved.name}"),
        hide_index=True,
        disabled=[column for column in table.columns if column not in TOLD],
        column_config=column_config("ledger", {"outcome": ["", "yes", "no", DROPPED]}),
        placeholder="",
        alt="Editable table of what became of each purchase",
    )
    if st.button("Save the table", type="primary", key="save_told"):
        _take_told(saved, edited.to_csv(index=False).encode(), TOLD_HERE)
    page.download("Download as CSV", text, "skillmix-ledger.csv", "download_told")
    load_instead("the ledger", "told", notes("ledger"), partial(_take_told, saved))


def take_over(rates: Sequence[Learned], wave: str | None) -> None:
    with st.container(horizontal=True, gap="small"):
        for rate in rates:
            new = rate.offer is not None and rate.offer != rate.today
            if new and st.button(
                f"Take over {rate.key}", key=f"accept_{rate.key}", help=HELPS["take_over"]
            ):
                page.anew(accept(cache.store(), rate.key, wave).sentence)


def _take_told(saved: Saved, content: bytes, file_name: str) -> None:
    done(partial(take, cache.store(), saved, content, file_name, today=date.today()))
