"""Sections on the screen. The only renderer that knows Streamlit."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from analytics.strategy.amounts import currency_sign
from dashboard.components.text import ROW, bold, heading, height, line, palette, plain
from dashboard.formats import shown_share
from dashboard.render import blocks as kinds
from dashboard.render.plots import CONFIG, figure
from dashboard.subjects import HELPS
from data.files.table import escape
from data.vocabulary import grouped

Columns = Mapping[str, Sequence[Any]]
LETTER, BESIDE, LONG = 7, 20, 40
"""px of a letter and beside the words of a cell; letters past which a cell may be cut."""
TALL = 12
"""Rows that are shown before a table scrolls."""
PRINTED = 300
"""Rows of a table that are printed; a file has the rest."""
FITS, TURNED = 6, 4
"""Columns that fit a phone; rows up to which a wider table is laid on its side."""


def draw(section: kinds.Section | None, *, title: bool = True) -> None:
    """Nothing where there is none."""
    if section is None:
        return
    if title:
        heading(section.title)
        line(section.lead)
    blocks(section, section.for_outlet("page"))


def blocks(section: kinds.Section, shown: Sequence[kinds.Block]) -> None:
    for block in shown:
        match block:
            case kinds.Numbers():
                cards(block.figures)
            case kinds.Lines():
                lines(block)
            case kinds.Note():
                line(block.text)
            case kinds.Table():
                table(block, f"{section.key}_{block.key}")
            case kinds.Chart():
                chart(block, f"{section.key}_{block.key}")


def side_by_side(section: kinds.Section, *, gap: Literal["small", "medium"] = "small") -> None:
    for place, block in zip(st.columns(len(section.blocks), gap=gap), section.blocks, strict=True):
        with place:
            blocks(section, [block])


def cards(figures: Sequence[kinds.Figure]) -> None:
    with st.container(key=f"numbers_{len(figures)}"):
        grid = st.grid(len(figures), min_column_width=165, gap="small")
    with grid:
        for card in figures:
            with st.container(border=True, gap=None, height="stretch"):
                st.metric(card.label, card.text)
                st.caption(plain(card.note))


def lines(block: kinds.Lines) -> None:
    heading(block.title)
    for word, sentence in block.rows:
        st.markdown(f"{bold(word)} {plain(sentence)}")


def chart(block: kinds.Chart, key: str) -> None:
    heading(block.title)
    with st.container(key=f"fits_{key}"):
        drawn = figure(block.form, palette())
        st.plotly_chart(drawn, key=key, theme=None, config=CONFIG, alt=block.alt)
    line(block.note)
    if block.twin:
        with st.expander("As a table", type="compact"):
            _frame(block.twin.for_outlet("page"), f"{key}_table", block.title or block.alt, TALL)


def table(block: kinds.Table, key: str, tall: int = TALL) -> None:
    heading(block.title)
    shown = block.for_outlet("page")
    if not shown.rows:
        line(block.empty)
        return
    _frame(shown, key, block.title, tall)
    _on_paper(shown, key)
    if left := block.left_out("page"):
        line(f"{grouped(left)} more in the report's workbook.")
    line(block.note)


def choice(block: kinds.Table, key: str, ticked: Sequence[int], tall: int = TALL) -> list[int]:
    """A table whose rows are ticked, some of them at first; answers those that are."""
    shown = block.for_outlet("page")
    state = _frame(shown, key, block.title, tall, ticked)
    _on_paper(shown, key)
    return sorted(state.selection.rows)


def show_table(
    columns: Columns, key: str, alt: str = "", tall: int = TALL, *, paper: bool = True
) -> None:
    """A table of plain columns. `paper`: it is printed, every row of it."""
    _frame(_plain_table(columns), key, alt, tall)
    if paper:
        on_paper(columns, key)


def on_paper(columns: Columns, key: str) -> None:
    """Plain columns as they are printed, where the screen has something to write in."""
    _on_paper(_plain_table(columns), key)


def _plain_table(columns: Columns) -> kinds.Table:
    """Its columns named by themselves; numbers are numbers, all else is text."""
    shape = [
        kinds.Column(
            name, name, "number" if any(isinstance(c, int | float) for c in cells) else "text"
        )
        for name, cells in columns.items()
    ]
    return kinds.Table("", "", tuple(shape), tuple(zip(*columns.values(), strict=True)))


def _frame(
    shown: kinds.Table, key: str, alt: str, tall: int, ticked: Sequence[int] | None = None
) -> Any:
    """Numbers are numbers, so that they sort. A table can be taken along as CSV as it is shown, so
    that its texts are written as for a file."""
    chosen: dict[str, Any] = {}
    if ticked is not None:
        first = {"selection": {"rows": list(ticked)}}
        chosen = {"on_select": "rerun", "selection_mode": "multi-row", "selection_default": first}
    cells, config = {}, {}
    for column, values in zip(shown.columns, zip(*shown.rows, strict=True), strict=True):
        title = escape(column.title)
        cells[title] = [_cell(value, column) for value in values]
        help = HELPS.get(f"column.{shown.key}.{column.key}")
        config[title] = _config(column, values, help)
    return st.dataframe(
        cells,
        **chosen,
        column_config=config,
        key=key,
        hide_index=True,
        row_height=ROW,
        height=height(len(shown.rows), tall),
        placeholder="–",
        alt=alt or shown.title or None,
    )


def _cell(value: kinds.Value, column: kinds.Column) -> Any:
    if column.kind in kinds.TEXTS or isinstance(value, kinds.Said | kinds.Withheld):
        return escape(kinds.written(value, column.kind, column.unit))
    number = kinds.amount(value)
    if number is None:
        return kinds.raw(value)
    if column.kind in ("percent", "chance"):
        return shown_share(kinds.written(number, column.kind))
    return round(number) if column.kind in ("money", "hours", "weeks") else number


def _config(column: kinds.Column, values: Sequence[kinds.Value], help: str | None) -> Any:
    worded = any(isinstance(value, kinds.Said | kinds.Withheld) for value in values)
    if worded or column.kind in kinds.TEXTS:
        longest = max((len(kinds.written(value, column.kind)) for value in values), default=0)
        room = LETTER * longest + BESIDE if len(column.title) < longest <= LONG else None
        return st.column_config.TextColumn(width=room, help=help)
    whole = all(kinds.amount(v) is None or float(kinds.amount(v) or 0).is_integer() for v in values)
    form = "percent" if column.kind in ("percent", "chance") else "localized"
    if not whole:
        form = {"decimal": "%.1f", "number": "%.6g", "statistic": "%.2f"}.get(column.kind, form)
    label = f"{column.title}, {currency_sign(column.unit)}" if column.kind == "money" else None
    return st.column_config.NumberColumn(label, format=form, help=help)


def _on_paper(shown: kinds.Table, key: str) -> None:
    """The table as it is printed: nothing of it scrolls. It is not on the screen, and stands right
    behind the one that is, which print.css hides for it, and page.css on a phone where it fits."""
    if not shown.rows:
        return
    titles = [plain(column.title) for column in shown.columns]
    lines = [[plain(text) or "–" for text in row] for row in shown.texts()[:PRINTED]]
    if len(titles) > FITS and len(lines) <= TURNED:
        titles, *lines = (list(line) for line in zip(titles, *lines, strict=True))
    fits = len(set(titles)) == len(titles) <= FITS and len(lines) <= 2 * TALL
    with st.container(key=f"paper_fits_{key}" if fits else f"paper_{key}"):
        st.table(
            {title: [line[at] for line in lines] for at, title in enumerate(titles)},
            border="horizontal",
            hide_index=True,
        )
