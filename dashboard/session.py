"""The only module that touches `st.session_state`: what a visitor chose, by name.

Widgets keep their own values (`bind`, `persist_state`); here is only what no widget holds.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from analytics.strategy.scenario.scenario import Scenario

_MESSAGE = "message_after_rerun"
_UPLOAD = "upload_number"
_SCENARIO = "scenario"
_UNDO = "undo_offered"
_UNPLANNED = "plan_cancelled"
_PAGE = "page_last_drawn"
_ASKED = "filters_asked"
_ADDRESS = "address_asked"
FILTERS = ("team", "wave", "ratings", "aged", "skill")
_STORED = "stored_last"
_IMPORTING = "import_runs"
_UNEXPLAINED = "plans_not_explained"
_NEXT = "next_"
_HIDDEN = "guide_hidden_"
_OVERRIDES = "numbers_of_the_scenario"
ROW_BOX, COLUMN_BOX = "cell_row", "cell_column"
"""Keys of the two boxes that reach every cell of the heatmap."""


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


@dataclass(frozen=True)
class Undo:
    """A way back that is offered instead of a question before. `act` goes it and says what is so
    now, or raises RefusedError."""

    said: str
    act: Callable[[], str]


def offer_undo(said: str, act: Callable[[], str]) -> None:
    """Keep the way back of what was just done, in place of an earlier one."""
    st.session_state[_UNDO] = Undo(said, act)


def undo_offered() -> Undo | None:
    """What can be taken back by a click; it is offered until the page is left."""
    offered: Undo | None = st.session_state.get(_UNDO)
    return offered


def forget_undo() -> None:
    """It was taken, or is not wanted."""
    st.session_state.pop(_UNDO, None)


def enter(page: str) -> None:
    """A page begins: on a change of pages the filters come along, unless its address names others.

    Both are kept for `asked_filter`, since a box forgets its value when its page is left.
    """
    moved = st.session_state.get(_PAGE) != page
    if moved:
        forget_undo()
    st.session_state[_PAGE] = page
    st.session_state[_ASKED] = {
        box: st.query_params.get(box) or st.session_state.get(box) for box in FILTERS if moved
    }
    st.session_state[_ADDRESS] = {
        key: st.query_params.get_all(key) for key in st.query_params if moved
    }


def address() -> dict[str, list[str]]:
    """What the address asked for when the page was entered; nothing on its later runs."""
    asked: dict[str, list[str]] = st.session_state.get(_ADDRESS, {})
    return asked


def forget(key: str) -> None:
    """Take a value out of the address: there is nothing like it."""
    st.query_params.pop(key, None)


def asked_filter(box: str) -> str | None:
    """What a filter is to show on the first run of a page; None where it keeps its value."""
    asked: dict[str, str | None] = st.session_state.get(_ASKED, {})
    return asked.get(box)


def preset(box: str, value: object) -> None:
    """Choose for a box before it is drawn: an address may name its value in another way."""
    st.session_state[box] = value


def chosen(box: str) -> Any:
    """What a box says, also before it is drawn; None where it was not drawn yet."""
    return st.session_state.get(box)


def ask_next(box: str, value: str) -> None:
    """Choose for a box at the next run of the page: it is drawn already in this one."""
    st.session_state[_NEXT + box] = value


def take_next(box: str) -> str | None:
    """What `ask_next` left, once."""
    value: str | None = st.session_state.pop(_NEXT + box, None)
    return value


def choose_clicked(component: str) -> None:
    """Write the cell of the heatmap that was clicked into the address."""
    clicked = st.session_state[component].cell
    if clicked:
        _write_cell(str(clicked[0]), str(clicked[1]))


def choose_boxed(rows: Sequence[str], columns: Sequence[str]) -> None:
    """The same with what the two boxes say. A box whose choices have changed says a label, which
    may be a name: that is no key and never gets into the address."""
    row, column = st.session_state[ROW_BOX], st.session_state[COLUMN_BOX]
    if row in rows and column in columns:
        _write_cell(row, column)


def _write_cell(row: str, column: str) -> None:
    st.query_params["row"], st.query_params["column"] = row, column


def chosen_cell() -> tuple[str, str]:
    """Keys of the cell that the address names; empty where it names none."""
    return st.query_params.get("row", ""), st.query_params.get("column", "")


def put_in_boxes(row: str, column: str) -> None:
    """Let the two boxes say this cell, before they are drawn."""
    for box, key in ((ROW_BOX, row), (COLUMN_BOX, column)):
        if st.session_state.get(box) != key:
            st.session_state[box] = key


def upload_key(name: str) -> str:
    """Key of a file box; a new one after `clear_upload`, which empties the box."""
    return f"{name}_{st.session_state.get(_UPLOAD, 0)}"


def clear_upload() -> None:
    """Empty the file boxes: what they held is stored now."""
    st.session_state[_UPLOAD] = st.session_state.get(_UPLOAD, 0) + 1


def keep_stored(sentence: str, import_id: str) -> None:
    """What the last import stored, said on the Survey page until something else is stored or it is
    undone."""
    st.session_state[_STORED] = (sentence, import_id)


def stored_last() -> tuple[str, str] | None:
    """Sentence and id of the last import of this visit."""
    kept: tuple[str, str] | None = st.session_state.get(_STORED)
    return kept


def forget_stored() -> None:
    """Something else was stored since, or taken back."""
    st.session_state.pop(_STORED, None)


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
    """Remember the scenario of the Plan page for the pages that plan with it."""
    st.session_state[_SCENARIO] = scenario


def scenario() -> Scenario | None:
    """The scenario that was set last, None where none was."""
    kept: Scenario | None = st.session_state.get(_SCENARIO)
    return kept


def keep_overrides(numbers: tuple[tuple[str, float], ...]) -> None:
    """Assumptions that the scenario has of its own, whatever it began with."""
    st.session_state[_OVERRIDES] = numbers
    st.session_state[_SCENARIO] = replace(scenario() or Scenario(), assumptions=numbers)


def overrides() -> tuple[tuple[str, float], ...] | None:
    """The same; None where the visitor has said nothing of them."""
    kept: tuple[tuple[str, float], ...] | None = st.session_state.get(_OVERRIDES)
    return kept


def forget_overrides() -> None:
    """Another scenario is begun with, and brings its own."""
    st.session_state.pop(_OVERRIDES, None)


def cancel_plan(scenario: Scenario) -> None:
    """The visitor does not wait for the plan of this scenario."""
    st.session_state[_UNPLANNED] = scenario


def ask_plan() -> None:
    """The visitor wants it after all."""
    st.session_state.pop(_UNPLANNED, None)


def plan_cancelled(scenario: Scenario) -> bool:
    """Whether the visitor cancelled it; another scenario is solved at once."""
    return bool(st.session_state.get(_UNPLANNED) == scenario)


def stop_explaining(scenario_hash: str) -> None:
    """The visitor does not wait for the reasons of this scenario."""
    st.session_state.setdefault(_UNEXPLAINED, set()).add(scenario_hash)


def go_on_explaining(scenario_hash: str) -> None:
    """The visitor wants the rest after all."""
    st.session_state.setdefault(_UNEXPLAINED, set()).discard(scenario_hash)


def explaining_stopped(scenario_hash: str) -> bool:
    """Whether the visitor stopped the reasons of this scenario."""
    return scenario_hash in st.session_state.get(_UNEXPLAINED, set())


def hide_guide(which: str) -> None:
    """The visitor has seen enough of it."""
    st.session_state[_HIDDEN + which] = True


def guide_hidden(which: str) -> bool:
    """Whether they said so."""
    return bool(st.session_state.get(_HIDDEN + which))
