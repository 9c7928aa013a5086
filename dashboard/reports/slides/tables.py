"""Native tables of a deck: how tall their rows are, and their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from dashboard.reports.content import Column, Kind, Table
from dashboard.reports.slides.metrics import lines
from dashboard.reports.slides.metrics import width as width_of
from dashboard.reports.slides.page import LINE, Box, describe, words
from dashboard.theme import LIGHT, text_on

NARROW: dict[Kind, float] = {
    "count": 0.8,
    "level": 0.6,
    "percent": 0.8,
    "money": 1.1,
    "hours": 0.85,
    "weeks": 0.8,
    "number": 0.95,
    "lever": 0.9,
    "text": 0.0,
}
"""Inches of a column of numbers; text shares what is left."""
PAD, ABOVE = 0.07, 0.04
"""Inches kept free at the sides of a cell, and above and below its text."""
APART = 0.14
"""Inches more before text that stands beside a column of numbers."""
HAIR = 0.03
"""Inches by which a column is wider than its text, as offices round."""
ALL, LONG = re.compile(r".+", re.DOTALL), re.compile(r"[^ -]{1,24}")
"""The whole of a text, and its words; one that is very long may be broken."""
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


def widths(table: Table, width: float, size: float, *, even: bool = False) -> list[float]:
    """Inches of each column, all together `width`, in type of `size` points.

    Columns of text share what those of numbers leave. What some do not need goes to those that lack
    room, then widens the numbers, up to twice: short names stand near their figures. No word is
    broken where the other columns of text have the room for it. `even`: all of it is text, and
    shares alone count, as in a heatmap.
    """
    columns = table.columns
    fixed = [NARROW[column.kind] * max(1.0, size / 10) for column in columns]
    shares = [column.share if column.kind == "text" else 0.0 for column in columns]
    numbers, text = sum(fixed), sum(shares)
    if not text:
        return [inches * width / numbers for inches in fixed]
    left = max(width - numbers, width * 0.3)
    room = [left * share / text for share in shares]
    if even:
        return room
    if not numbers:
        return _whole_words(table, room, size)
    wanted = [_longest(table, place, size) if share else 0.0 for place, share in enumerate(shares)]
    spare, lack = _above(room, wanted), _above(wanted, room)
    given = min(sum(spare), sum(lack))
    wider = min(width - left, sum(spare) - given)
    grown = (width - left + wider) / numbers
    moved = _moved(room, (spare, given + wider), (lack, given))
    return [
        own or inches * grown
        for own, inches in zip(_whole_words(table, moved, size), fixed, strict=True)
    ]


def _whole_words(table: Table, room: list[float], size: float) -> list[float]:
    """Columns of text (others: 0 inches) that hold their longest word, as far as others give."""
    apart = APART if any(not own for own in room) else 0.0
    least = [
        _longest(table, place, size, LONG) - APART + apart if own else 0.0
        for place, own in enumerate(room)
    ]
    spare, lack = _above(room, least), _above(least, room)
    given = min(sum(spare), sum(lack))
    return _moved(room, (spare, given), (lack, given))


def _above(some: Sequence[float], others: Sequence[float]) -> list[float]:
    return [max(0.0, one - other) for one, other in zip(some, others, strict=True)]


def _moved(
    room: Sequence[float], spare: tuple[list[float], float], lack: tuple[list[float], float]
) -> list[float]:
    """Room less the inches taken of what is spare, with those that go to what lacks."""
    taken, gained = (part / sum(whole) if sum(whole) else 0.0 for whole, part in (spare, lack))
    return [
        own - free * taken + short * gained
        for own, free, short in zip(room, spare[0], lack[0], strict=True)
    ]


def _longest(table: Table, place: int, size: float, pieces: re.Pattern[str] = ALL) -> float:
    """Inches that a column needs for the longest of these pieces of its text on one line."""
    said = {table.columns[place].title, *(words(row[place]) for row in table.rows)}
    found = (width_of(piece, size) for one in said for piece in pieces.findall(one))
    return max(found, default=0.0) + 2 * PAD + APART + HAIR


def heights(
    table: Table, width: float, size: float, *, even: bool = False
) -> tuple[float, list[float]]:
    """Inches of the head and of each row, by the lines that their longest cell needs."""
    right = _right(table.columns)
    room = [
        inches - PAD - _apart(right, place)
        for place, inches in enumerate(widths(table, width, size, even=even))
    ]

    def tall(cells: Sequence[str]) -> float:
        most = max(lines(said, inches, size) for said, inches in zip(cells, room, strict=True))
        return most * size * LINE + 2 * ABOVE

    head = tall([column.title for column in table.columns])
    return head, [tall([words(cell) for cell in row]) for row in table.rows]


def draw(
    slide: Slide,
    box: Box,
    table: Table,
    rows: range,
    size: float,
    *,
    looks: Looks | None = None,
    tall: float | None = None,
    upright: float | None = None,
    even: bool = False,
) -> float:
    """Some rows of a table; `tall` (inches) instead of what their text needs. Answers its end.

    `upright`: inches of a head whose names stand on end, but for the first.
    """
    head, needed = heights(table, box.width, size, even=even)
    shown = [upright or max(head, tall or 0.0), *(tall or needed[row] for row in rows)]
    whole = Box(box.left, box.top, box.width, sum(shown))
    frame = cast(Any, slide.shapes.add_table(1, 1, *whole.room))
    describe(frame, table.title)
    room = widths(table, box.width, size, even=even)
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
    cells: Sequence[str],
    looks: Sequence[Look],
    right: Sequence[bool],
    height: float,
    size: float,
    ink: str,
) -> str:
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
