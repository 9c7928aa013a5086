"""What was imported, to be undone; what waits for an answer; the welcome to an empty store."""

from collections.abc import Sequence

import streamlit as st

from dashboard import cache, navigation, session
from dashboard.components import page
from dashboard.components.text import bold, heading, plain, quiet
from dashboard.subjects import HELPS, privacy, said, survey
from data.demo import load_demo
from data.ingest import undo
from data.store.history.imports import ImportRecord, history
from data.store.people.contests import contests

MOST_WAITING = 12
MOST = 8


def show_waiting() -> None:
    """A link to each, beside its ratings; nothing where nothing waits."""
    found = [one for one in contests(cache.store()) if one.is_open]
    if not found:
        return
    heading(privacy.waiting(found))
    for one in found[:MOST_WAITING]:
        navigation.link(
            "heatmap",
            plain(f"{one.person}, {one.skill}: {privacy.wish(one)}"),
            {"rows": "People", "row": str(one.person_no), "column": one.skill_id, "wave": one.wave},
        )
    if len(found) > MOST_WAITING:
        st.markdown(
            plain(f"and {len(found) - MOST_WAITING} more; “skillmix contest list” has all.")
        )


def welcome() -> None:
    st.title("Can this team do what you are about to ask of it?", anchor=False)
    st.markdown(HELPS["welcome.what"])
    if not cache.may("surveys"):
        st.markdown("Nothing that you may see was surveyed yet. Leads and administrators import.")
        return
    whole = cache.may("everything")
    st.markdown(f"Nothing was surveyed yet.{' Two ways in:' if whole else ''}")
    with st.container(horizontal=True, gap="small"):
        own = st.button("Drop your survey", type="primary", icon=":material/upload_file:")
        demo = whole and st.button("Load the demo team", icon=":material/groups:")
    if own:
        navigation.go("survey")
    if demo:
        add_demo()
    if whole:
        st.caption(HELPS["welcome.demo"])


def add_demo() -> None:
    with st.spinner("Loading three waves of the demo team"):
        load_demo(cache.store())
    session.message.keep("The demo team is loaded.")
    navigation.go("home")


def imported() -> list[ImportRecord]:
    """Files that were imported, latest first."""
    return history(cache.store(), cache.viewer())


def show(records: Sequence[ImportRecord]) -> None:
    if not records:
        st.markdown(plain(HELPS["survey.what_happens"]))
        if st.button("Load the demo team instead", icon=":material/groups:"):
            add_demo()
        return
    sentence, import_id = session.stored.get() or ("", "")
    if any(one.import_id == import_id and not one.undone_at for one in records):
        known = said("survey.stored", sentence=sentence)
        st.success(plain(known), icon=":material/check_circle:")
    heading("Imports, the latest first")
    for record in records[:MOST]:
        _row(record)
    if len(records) > MOST:
        with st.expander(f"{len(records) - MOST} earlier imports", type="compact"):
            for record in records[MOST:]:
                _row(record)


def _row(record: ImportRecord) -> None:
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        border=True,
        key=f"import_{record.import_id}",
    ):
        st.markdown(
            f"{bold(record.file_name)} {plain(survey.import_line(record))}  \n"
            f"{quiet(survey.import_detail(record))}"
        )
        with st.container(horizontal=True, width="content", gap="small"):
            with st.popover("What it changed", key=f"changed_{record.import_id}"):
                page.lines(survey.import_changes(record))
            if record.undone_at is not None:
                return
            with st.popover("Undo", key=f"ask_{record.import_id}"):
                st.markdown(plain(survey.undo_question(record)))
                if st.button("Take it back", key=f"undo_{record.import_id}", type="primary"):
                    page.anew(undo(cache.store(), record.import_id))
