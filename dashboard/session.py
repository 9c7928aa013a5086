"""The only module that touches `st.session_state`: what a visitor chose and no widget holds."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analytics.strategy.scenario.scenario import Scenario

T = TypeVar("T")
FILTERS = ("team", "wave", "ratings", "skill")
ROW_BOX, COLUMN_BOX = "cell_row", "cell_column"
"""Keys of the two boxes that reach every cell of the heatmap."""


class Kept(Generic[T]):
    """Something of this visit; None where there is none."""

    def __init__(self, name: str) -> None:
        self._name = name

    def keep(self, value: T) -> None:
        st.session_state[self._name] = value

    def get(self) -> T | None:
        value: T | None = st.session_state.get(self._name)
        return value

    def take(self) -> T | None:
        """The same, once."""
        value = self.get()
        self.forget()
        return value

    def forget(self) -> None:
        st.session_state.pop(self._name, None)


@dataclass
class RunningImport:
    """An import in the thread of one run of the page; a click starts the next run at once.
    `sentence` is what the visitor is told of it, None until it is stored or refused; held here,
    since a click can end the old run at any touch of the session itself."""

    ended: threading.Event = field(default_factory=threading.Event)
    sentence: str | None = None
    import_id: str = ""


@dataclass(frozen=True)
class Undo:
    """A way back that is offered instead of a question before. `act` goes it, or raises
    RefusedError; `then` says what is so now, or ends in what `act` answers."""

    sentence: str
    act: Callable[[], object]
    then: str = "{}"


message = Kept[str]("message_after_rerun")
"""A sentence for the next run of a page, which shows it once."""
undo = Kept[Undo]("undo_offered")
"""The way back of what was just done, until the page is left."""
stored = Kept[tuple[str, str]]("stored_last")
"""Sentence and id of the last import, said on the Survey page until something else is stored."""
running = Kept[RunningImport]("import_runs")
scenario = Kept[Scenario]("scenario")
"""The one of the Plan page, for the pages that plan with it."""
overrides = Kept[tuple[tuple[str, float], ...]]("numbers_of_the_scenario")
"""Assumptions that the scenario has of its own, whatever it began with."""
next_scenario = Kept[str]("next_scenario")
"""The saved one to begin with at the next run: the box is drawn already in this one."""
guide_hidden = Kept[bool]("guide_hidden")
_upload = Kept[int]("upload_number")
_page = Kept[str]("page_last_drawn")
_asked = Kept[dict[str, Any]]("filters_asked")
_address = Kept[dict[str, list[str]]]("address_asked")


def enter(page: str) -> None:
    """A page begins: on a change of pages the filters come along, unless its address names others.
    Both are kept for `asked_filter`, since a box forgets its value when its page is left."""
    moved = _page.get() != page
    if moved:
        undo.forget()
        _free_uploads()
    _page.keep(page)
    _asked.keep(
        {box: st.query_params.get(box) or st.session_state.get(box) for box in FILTERS if moved}
    )
    _address.keep({key: st.query_params.get_all(key) for key in st.query_params if moved})


def address() -> dict[str, list[str]]:
    """What the address asked for when the page was entered; nothing on its later runs."""
    return _address.get() or {}


def put(key: str, value: str | None) -> None:
    """Write a value into the address, or take it out."""
    if value is None:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != value:
        st.query_params[key] = value


def asked_filter(box: str) -> str | None:
    """What a filter is to show on the first run of a page; None where it keeps its value."""
    return (_asked.get() or {}).get(box)


def preset(box: str, value: object) -> None:
    """Choose for a box before it is drawn: an address may name its value in another way."""
    st.session_state[box] = value


def chosen(box: str) -> Any:
    """What a box says, also before it is drawn; None where it was not drawn yet."""
    return st.session_state.get(box)


def choose_clicked(component: str) -> None:
    """Write the cell of the heatmap that was clicked into the address."""
    if clicked := st.session_state[component].cell:
        st.query_params["row"], st.query_params["column"] = map(str, clicked)


def choose_boxed(rows: Sequence[str], columns: Sequence[str]) -> None:
    """The same with what the two boxes say. A box whose choices have changed says a label, which
    may be a name: that is no key and never gets into the address."""
    row, column = st.session_state[ROW_BOX], st.session_state[COLUMN_BOX]
    if row in rows and column in columns:
        st.query_params["row"], st.query_params["column"] = row, column


def chosen_cell() -> tuple[str, str]:
    """Keys of the cell that the address names; empty where it names none."""
    return st.query_params.get("row", ""), st.query_params.get("column", "")


def upload_key(name: str) -> str:
    """Key of a file box; a new one after `clear_upload`, which empties the box."""
    return f"{name}_{_upload.get() or 0}"


def clear_upload() -> None:
    """Empty the file boxes: what they held is stored now."""
    _free_uploads()
    _upload.keep((_upload.get() or 0) + 1)


def _free_uploads() -> None:
    """No file that was dropped so far is held any longer: its box is gone."""
    visit = get_script_run_ctx()
    if visit:
        visit.uploaded_file_mgr.remove_session_files(visit.session_id)
