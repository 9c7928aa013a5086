"""The only module that touches `st.session_state`: what a visitor chose, by name.

Widgets keep their own values (`bind`, `persist_state`); here is only what no widget holds.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import streamlit as st

from analytics.strategy.scenario import Scenario

_MESSAGE = "message_after_rerun"
_CELL = "chosen_cell"
_UPLOAD = "upload_number"
_SCENARIO = "scenario"
_STORED = "stored_last"
_IMPORTING = "import_runs"


@dataclass
class RunningImport:
    """An import in the thread of one run of the page; a click starts the next run at once.

    `said` is what the visitor is told of it; None until it is stored or refused. It is held here,
    since a click can end the old run at any touch of the session itself.
    """

    ended: threading.Event = field(default_factory=threading.Event)
    said: str | None = None
    import_id: str = ""


def leave_message(sentence: str) -> None:
    """Keep a sentence for the next run of a page, which shows it once."""
    st.session_state[_MESSAGE] = sentence


def take_message() -> str | None:
    """The sentence that was kept, once."""
    message: str | None = st.session_state.pop(_MESSAGE, None)
    return message


def choose_cell(row: str, skill: str) -> None:
    """Remember the cell of the heatmap that was clicked, for the two select boxes."""
    st.session_state[_CELL] = (row, skill)


def chosen_cell() -> tuple[str, str] | None:
    """The cell that was clicked last, if any."""
    cell: tuple[str, str] | None = st.session_state.get(_CELL)
    return cell


def upload_key(name: str) -> str:
    """Key of a file box; a new one after `clear_upload`, which empties the box."""
    return f"{name}_{st.session_state.get(_UPLOAD, 0)}"


def clear_upload() -> None:
    """Empty the file boxes: what they held is stored now."""
    st.session_state[_UPLOAD] = st.session_state.get(_UPLOAD, 0) + 1


def keep_stored(sentence: str, import_id: str) -> None:
    """What the last import stored, said on the Survey page until the next one or its undoing."""
    st.session_state[_STORED] = (sentence, import_id)


def stored_last() -> tuple[str, str] | None:
    """Sentence and id of the last import of this visit."""
    kept: tuple[str, str] | None = st.session_state.get(_STORED)
    return kept


def begin_import() -> RunningImport:
    """An import starts."""
    running = RunningImport()
    st.session_state[_IMPORTING] = running
    return running


def begun_import() -> RunningImport | None:
    """The import that an earlier run of the page began."""
    running: RunningImport | None = st.session_state.get(_IMPORTING)
    return running


def forget_import() -> None:
    """It was said what became of it."""
    st.session_state.pop(_IMPORTING, None)


def keep_scenario(scenario: Scenario) -> None:
    """Remember the scenario of the Strategy page for the pages that plan with it."""
    st.session_state[_SCENARIO] = scenario


def scenario() -> Scenario | None:
    """The scenario that was set last, None where none was."""
    kept: Scenario | None = st.session_state.get(_SCENARIO)
    return kept
