"""Native tables of a deck: how tall their rows are, and their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from dashboard.reports.content import Column, Kind, Table
from dashboard.reports.slides.metrics import lines
from dashboard.reports.slides.page import LINE, Box, describe, words
from dashboard.theme import LIGHT, text_on

NARROW: dict[Kind, float] = {
    "count": 0.8, "level": 0.6, "percent": 0.8, "money": 1.1, "hours": 0.85, "weeks": 0.8,
    "number": 0.95, "lever": 0.9, "text": 0.0,
}  # fmt: skip
"""Inches of a column of numbers; text shares what is left."""
PAD, ABOVE = 0.07, 0.04
"""Inches kept free at the sides of a cell, and above and below its text."""
APART = 0.14
"""Inches more before text that stands beside a column of numbers."""
EMU = 914_400
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Look:
    """How one cell stands out: background, weight, a frame, a bar of colour at its left."""

    shade: str | None = None
    bold: bool = False
    frame: str | None = None
    middle: bool = False
    bar: str | None = None
    upright: bool = False


Looks = dict[tuple[int, int], Look]
"""By row of the whole table and column."""
PLAIN = Look()


def widths(columns: Sequence[Column], width: float) -> list[float]:
    """Inches of each column, all together `width`."""
    fixed = sum(NARROW[column.kind] for column in columns)
    shares = sum(column.share for column in columns if column.kind == "text")
    if not shares:
        return [NARROW[column.kind] * width / fixed for column in columns]
    left = max(width - fixed, width * 0.3)
    scale = min(1.0, (width - left) / fixed) if fixed else 1.0
    return [
        left * column.share / shares if column.kind == "text" else NARROW[column.kind] * scale
        for column in columns
    ]


def heights(table: Table, width: float, size: float) -> tuple[float, list[float]]:
    """Inches of the head and of each row, by the lines that their longest cell needs."""
    right = _right(table.columns)
    room = [
        inches - PAD - _apart(right, place)
        for place, inches in enumerate(widths(table.columns, width))
    ]

    def tall(cells: Sequence[str]) -> float:
        most = max(lines(said, inches, size) for said, inches in zip(cells, room, strict=True))
        return most * size * LINE + 2 * ABOVE

    head = tall([column.title for column in table.columns])
    return head, [tall([words(cell) for cell in row]) for row in table.rows]


def draw(
    slide: Slide, box: Box, table: Table, rows: range, size: float, *,
    looks: Looks | None = None, tall: float | None = None, upright: float | None = None,
) -> float:  # fmt: skip
    """Some rows of a table; `tall` (inches) instead of what their text needs. Answers its end.

    `upright`: inches of a head whose names stand on end, but for the first.
    """
    head, needed = heights(table, box.width, size)
    shown = [upright or max(head, tall or 0.0), *(tall or needed[row] for row in rows)]
    whole = Box(box.left, box.top, box.width, sum(shown))
    frame = cast(Any, slide.shapes.add_table(1, 1, *whole.room))
    describe(frame, table.title)
    room = widths(table.columns, box.width)
    right = _right(table.columns)
    heads = [Look(upright=bool(upright and place)) for place in range(len(room))]
    drawn_rows = [_row([c.title for c in table.columns], heads, right, shown[0], size, LIGHT.quiet)]
    for row, height in zip(rows, shown[1:], strict=True):
        cells = [words(cell) for cell in table.rows[row]]
        found = [(looks or {}).get((row, place), PLAIN) for place in range(len(cells))]
        drawn_rows.append(_row(cells, found, right, height, size, LIGHT.ink))
    grid = "".join(f'<a:gridCol w="{int(inches * EMU)}"/>' for inches in room)
    drawn = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join(drawn_rows)}</a:tbl>"
    )
    old = frame.table._tbl
    old.getparent().replace(old, drawn)
    return box.top + sum(shown)


def _row(
    cells: Sequence[str], looks: Sequence[Look], right: Sequence[bool], height: float,
    size: float, ink: str,
) -> str:  # fmt: skip
    """One row of the file's own markup, written at once: cell by cell it takes seconds."""
    made = []
    for place, (said, look) in enumerate(zip(cells, looks, strict=True)):
        side = "ctr" if look.middle else "r" if right[place] else "l"
        shade = text_on(look.shade) if look.shade else ink
        bold = ' b="1"' if look.bold else ""
        type_ = f'sz="{int(size * 100)}"{bold}>{_fill(shade)}'
        # An empty paragraph takes its height from its end.
        run = f"<a:r><a:rPr {type_}</a:rPr><a:t>{escape(said)}</a:t></a:r>" if said else ""
        apart = _apart(right, place) if side == "l" else PAD
        made.append(
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{side}"/>'
            f"{run}<a:endParaRPr {type_}</a:endParaRPr></a:p></a:txBody>"
            f'<a:tcPr marL="{_emu(apart)}" marR="{_emu(PAD)}" marT="{_emu(ABOVE)}" '
            f'marB="{_emu(ABOVE)}"{_turned(look)}>{_lines_round(look)}'
            f"{_fill(look.shade) if look.shade else '<a:noFill/>'}</a:tcPr></a:tc>"
        )
    return f'<a:tr h="{_emu(height)}">{"".join(made)}</a:tr>'


def _right(columns: Sequence[Column]) -> list[bool]:
    """Whether a column is set to the right, as numbers are."""
    return [column.kind not in ("text", "lever") for column in columns]


def _apart(right: Sequence[bool], place: int) -> float:
    """Inches before the text of a column; after a column of numbers it keeps its distance."""
    return PAD + APART if place and right[place - 1] and not right[place] else PAD


def _turned(look: Look) -> str:
    return ' vert="vert270" anchor="ctr"' if look.upright else ""


def _lines_round(look: Look) -> str:
    """A hair line below; the other sides stay open, unless the cell is framed or marked."""
    sides: dict[str, tuple[float, str | None]] = dict.fromkeys(("lnL", "lnR", "lnT"), (0, None))
    sides["lnB"] = (0.5, LIGHT.line)
    if look.bar:
        sides["lnL"] = (4.0, look.bar)
    if look.frame:
        sides = dict.fromkeys(sides, (1.5, look.frame))
    return "".join(
        f'<a:{side} w="{int(points * 12_700)}">{_fill(shade) if shade else "<a:noFill/>"}'
        f"</a:{side}>"
        for side, (points, shade) in sides.items()
    )


def _fill(shade: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{shade.lstrip("#")}"/></a:solidFill>'


def _emu(inches: float) -> int:
    return int(inches * EMU)
