"""Tables of plain columns, figures in a line, and a picture with its table behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.components.basics.text import plain
from dashboard.formats import percent
from dashboard.theme import PALETTES, Palette
from data.files.escape import escape
from data.vocabulary import grouped

Columns = Mapping[str, Sequence[Any]]
ROW = 33
"""Height in px at the page's type size; with more, an empty row shows below the last."""
LETTER, BESIDE, LONG = 7, 20, 40
"""px of a letter and beside the words of a cell; letters past which a cell may be cut."""
TALL = 12
"""Rows that are shown before a table scrolls."""
PRINTED = 300
"""Rows of a table that are printed; a file has the rest."""


def show_table(
    table: Columns,
    key: str,
    alt: str | None = None,
    decimals: int = 1,
    tall: int = TALL,
    *,
    paper: bool = True,
) -> None:
    """Draw it; numbers are numbers, so that they sort. `decimals`: of those that are not whole.
    `tall`: rows that are shown before it scrolls. `paper`: it is printed, every row of it.

    A table can be taken along as CSV as it is shown, so that its texts are written as for a file.
    """
    table = {escape(name): [as_text(cell) for cell in column] for name, column in table.items()}
    rows = max((len(column) for column in table.values()), default=0)
    st.dataframe(
        table,
        hide_index=True,
        key=key,
        alt=alt,
        placeholder="–",
        height=ROW * (min(rows, tall) + 1) + 2 if rows else "auto",
        column_config={name: _column(name, cells, decimals) for name, cells in table.items()},
    )
    if paper:
        on_paper(table, key, decimals)


def _column(name: str, cells: Sequence[Any], decimals: int) -> Any:
    """Numbers in their format; words in room for the longest, which a narrow column would cut."""
    if any(isinstance(cell, int | float) for cell in cells):
        return st.column_config.NumberColumn(format=_format(name, cells, decimals))
    longest = max((len(str(cell)) for cell in cells), default=0)
    room = LETTER * longest + BESIDE if len(name) < longest <= LONG else None
    return st.column_config.Column(width=room)


def on_paper(table: Columns, key: str, decimals: int = 1) -> None:
    """The table as it is printed: nothing of it scrolls. It is not on the screen."""
    if not any(len(column) for column in table.values()):
        return
    with st.container(key=f"paper_{key}"):
        st.table(
            {
                plain(name): [_printed(cell, name, decimals) for cell in column[:PRINTED]]
                for name, column in table.items()
            },
            border="horizontal",
            hide_index=True,
        )


def _printed(cell: Any, name: str, decimals: int) -> str:
    if cell is None or cell == "" or cell != cell:
        return "–"
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return plain(str(cell))
    if name.endswith("chance"):
        return plain(percent(cell))
    return plain(grouped(cell, 0 if float(cell).is_integer() else decimals))


def as_text(cell: Any) -> Any:
    """A text that no spreadsheet calculates; anything else as it is."""
    return escape(cell) if isinstance(cell, str) else cell


def _format(name: str, column: Sequence[Any], decimals: int) -> str:
    if name.endswith("chance"):
        return "percent"
    whole = all(v is None or float(v).is_integer() for v in column)
    return "localized" if whole else f"%.{decimals}f"


def palette() -> Palette:
    """The colours of the visitor's mode."""
    return PALETTES["dark" if st.context.theme.type == "dark" else "light"]


def heading(sentence: str) -> None:
    """The sentence above a part of a page."""
    st.markdown(f"## {plain(sentence)}")


Figure = tuple[str, str, str]
"""What it is, the figure, the quiet line."""


def row(figures: Sequence[Figure]) -> None:
    """All of them side by side."""
    with st.container(key=f"numbers_{len(figures)}"):
        grid = st.grid(len(figures), min_column_width=165, gap="small")
    with grid:
        for label, value, note in figures:
            with st.container(border=True, gap=None, height="stretch"):
                st.metric(label, value)
                st.caption(plain(note))


def line(text: str) -> None:
    """A quiet line of its own."""
    if text:
        st.caption(plain(text))
