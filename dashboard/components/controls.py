"""Controls as `seeds/controls.csv` declares them: label, help, width, where a value is kept;
and columns of tables to write in, as `seeds/columns.csv` does."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.components.page import Link
from seeds import read_seed

CONTROLS: Mapping[str, Mapping[str, str]] = {
    row["control"]: row for row in read_seed("controls.csv")
}
KEEPS: Mapping[str, Mapping[str, str]] = {
    "visit": {"persist_state": "session"},
    "address": {"bind": "query-params"},
}
"""Beside these a control keeps its value for its *page*, or for its *form*, which needs no key; an
*upload* is emptied once its file is stored."""


def about(control: str, part: object = "") -> dict[str, Any]:
    """What Streamlit takes of a control beside its choices. `part`: what tells it from others of
    its kind."""
    row = CONTROLS[control]
    key = f"{control}_{part}" if part else control
    found: dict[str, Any] = {"label": row["label"], **KEEPS.get(row["keeps"], {})}
    if row["keeps"] != "form":
        found["key"] = session.upload_key(key) if row["keeps"] == "upload" else key
    if row["help"]:
        found["help"] = row["help"]
    if row["placeholder"]:
        found["placeholder"] = row["placeholder"]
    if row["width"]:
        found["width"] = int(row["width"])
    return found


def one_of(control: str, options: Sequence[Any], part: object = "", **more: Any) -> Any:
    """One of a few side by side, the first unless another is chosen."""
    settings = {"default": options[0], "required": True, **about(control, part), **more}
    return st.segmented_control(options=options, **settings)


def switch(link: Link, control: str, options: Sequence[str], what: str = "") -> str:
    """The same, kept in the address of the page."""
    link.check(control, what or CONTROLS[control]["label"].lower(), options)
    chosen: str = one_of(control, options)
    return chosen if chosen in options else options[0]


def box(link: Link, control: str, options: Sequence[str], part: str = "", index: int = 0) -> str:
    """The same as a box to open, for more than a few."""
    settings = about(control, part)
    link.check(settings["key"], settings["label"].lower(), options)
    chosen = st.selectbox(options=options, index=index, filter_mode=None, **settings)
    return chosen if chosen in options else options[index]


def some_of(link: Link, control: str, options: Sequence[str]) -> tuple[str, ...]:
    """Several of many, kept in the address of the page."""
    settings = about(control)
    link.check(control, settings["label"].lower(), options)
    return tuple(st.multiselect(options=options, **settings))


NUMBER = st.column_config.NumberColumn
SELECT = st.column_config.SelectboxColumn
KINDS: Mapping[str, Callable[..., Any]] = {
    "": st.column_config.TextColumn,
    "stays in sight": partial(st.column_config.TextColumn, pinned=True),
    "number": partial(NUMBER, format="localized"),
    "whole": partial(NUMBER, format="%d"),
    "share": partial(st.column_config.ProgressColumn, min_value=0, max_value=1, format="percent"),
    "yes or no": st.column_config.CheckboxColumn,
    "one of": SELECT,
    "must be one of": partial(SELECT, required=True),
}


def column_config(table: str, options: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
    """How the columns of a table are shown; `options`: of those that take one of a few."""
    found = {}
    for row in read_seed("columns.csv"):
        if row["table"] != table:
            continue
        name, width = row["column"], row["width"]
        said: dict[str, Any] = {"label": row["label"] or None, "help": row["help"] or None}
        said["width"] = int(width) if width.isdigit() else width or None
        if options and name in options:
            said["options"] = options[name]
        found[name] = KINDS[row["kind"]](**said)
    return found
