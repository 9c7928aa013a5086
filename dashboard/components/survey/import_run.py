"""The import itself: how far it is, how long it still takes, and a way to stop it.

Streamlit ends a script that draws after somebody clicked: the drawing of the progress bar does,
inside the transaction, which then takes everything back.
"""

from __future__ import annotations

import streamlit as st

from dashboard import cache, session
from dashboard.components.basics.text import plain
from dashboard.progress import Watch
from dashboard.wording import survey as wording
from data.intake.columns.mapping_file import MappingFile
from data.vocabulary import RefusedError


def run(
    upload: cache.Upload,
    content: bytes,
    mapping: MappingFile | None,
    into: cache.Round,
    replaces: str | None = None,
    new_people: bool = False,
) -> None:
    """Store the file, perhaps in place of an import, and go on to the history; a click on anything
    stops it."""
    place = st.empty()
    with place.container(key="importing"):
        bar = st.progress(0.0, "Reading the file")
        st.button("Cancel", icon=":material/close:", key="cancel_import")
    watch = Watch()

    def show(step: str, done: int, rows: int) -> None:
        bar.progress(watch.share(step, done, rows), plain(watch.sentence(step, done, rows)))

    running = session.begin_import()
    try:
        outcome = cache.import_file(
            upload, content, mapping, into, replaces=replaces, new_people=new_people, progress=show
        )
        running.import_id = outcome.import_id
        running.said = wording.imported(outcome)
    except RefusedError:
        running.said = ""  # the page says why, in this run
        raise
    finally:
        running.ended.set()
    st.rerun()


def say_what_became() -> None:
    """Of the import that an earlier run began: done, or ended by a click.

    The click started this run at once, while the other may still be on its way out.
    """
    running = session.begun_import()
    if running is None:
        return
    if not running.ended.is_set():
        with st.spinner("Stopping the import"):
            running.ended.wait()
    session.forget_import()
    if running.said:
        session.leave_message(running.said)
        session.keep_stored(running.said, running.import_id)
        session.clear_upload()
    elif running.said is None:
        st.info(wording.STOPPED, icon=":material/undo:")
