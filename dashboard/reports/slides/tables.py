"""Native tables of a deck, one below the other, cut into pages where they are long."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from dashboard.reports.content import Column, Kind, Table
from dashboard.reports.slides.page import BODY, BODY_BOX, Box, Deck, describe, text, words
from dashboard.theme import LIGHT, text_on

NARROW: dict[Kind, float] = {
    "count": 0.85, "level": 0.6, "percent": 0.85, "money": 1.1, "hours": 0.85, "weeks": 0.8,
    "number": 0.95, "lever": 0.9, "text": 0.0,
}  # fmt: skip
"""Inches of a column of numbers; text shares what is left."""
PAD, ABOVE = 0.07, 0.04
"""Inches kept free at the sides of a cell, and above and below its text."""
LETTER = 0.0073
"""Inches of a letter for each point of type, on average and rather too wide."""
LINE = 1.25 / 72
"""Inches of a line for each point of type."""
EMU, HEADING, APART = 914_400, 0.36, 0.22
TOGETHER = 5
"""Rows that a table has at least below its heading."""
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Look:
    """How one cell stands out: background, weight, a frame, a bar of colour at its left."""

    shade: str | None = None
    bold: bool = False
    frame: str | None = None
    middle: bool = False
    bar: str | None = None


Looks = dict[tuple[int, int], Look]
"""By row of the whole table and column."""
PLAIN = Look()


@dataclass(frozen=True)
class Told:
    """A table with its size of type (points), its looks, and its heading where it has one."""

    table: Table
    size: float = 10.0
    looks: Looks = field(default_factory=dict)
    heading: str = ""


def flow(
    deck: Deck, title: str, line: str, told: Sequence[Told], notes: Sequence[str],
    top: float = BODY_BOX.top, slide: Slide | None = None,
) -> None:  # fmt: skip
    """Tables below each other on as many pages as they need; the first page may be begun.

    A table without rows says its sentence. A table begins a page where its heading and first
    rows would not stand together.
    """
    bottom = BODY_BOX.top + BODY_BOX.height
    at = top
    for one in told:
        if not one.table.rows and not one.table.empty:
            continue
        head, tall = heights(one.table, BODY_BOX.width, one.size)
        above = HEADING if one.heading else 0.0
        begun = above + head + (sum(tall[:TOGETHER]) if tall else HEADING)
        if slide is None or at + begun > bottom:
            slide, at = deck.page(title, line, notes), BODY_BOX.top
        if one.heading:
            text(slide, Box(BODY_BOX.left, at, BODY_BOX.width, 0.3), one.heading, 13, bold=True)
            at += above
        if not tall:
            text(slide, Box(BODY_BOX.left, at, BODY_BOX.width, 0.3), one.table.empty, BODY)
            at += HEADING + APART
        first = True
        for rows in pieces(one.table, _below(at), one.size):
            if not first:
                slide, at = deck.page(title, f"{line} (continued)".strip(), notes), BODY_BOX.top
            at = draw(slide, _below(at), one.table, rows, one.size, looks=one.looks)
            first = False
        at += APART if tall else 0.0


def _below(at: float) -> Box:
    return Box(BODY_BOX.left, at, BODY_BOX.width, BODY_BOX.top + BODY_BOX.height - at)


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
    room = widths(table.columns, width)

    def tall(cells: Sequence[str]) -> float:
        lines = max(_lines(said, inches, size) for said, inches in zip(cells, room, strict=True))
        return lines * size * LINE + 2 * ABOVE

    head = tall([column.title for column in table.columns])
    return head, [tall([words(cell) for cell in row]) for row in table.rows]


def _lines(said: str, inches: float, size: float) -> int:
    letters = max(1, int((inches - 2 * PAD) / (LETTER * size)))
    used, lines = 0, 1
    for word in said.split():
        if used and used + 1 + len(word) > letters:
            lines, used = lines + 1, 0
        lines += max(0, math.ceil(len(word) / letters) - 1)
        used += min(len(word), letters) + (1 if used else 0)
    return lines


def pieces(table: Table, box: Box, size: float) -> Iterator[range]:
    """Rows that stand together: the first piece in this box, the others on pages of their own."""
    head, tall = heights(table, box.width, size)
    first, used, room = 0, head, box.height
    for row, height in enumerate(tall):
        if row > first and used + height > room:
            yield range(first, row)
            first, used, room = row, head, BODY_BOX.height
        used += height
    if first < len(tall):
        yield range(first, len(tall))


def draw(
    slide: Slide, box: Box, table: Table, rows: range, size: float, *,
    looks: Looks | None = None, tall: float | None = None,
) -> float:  # fmt: skip
    """Some rows of a table; `tall` (inches) instead of what their text needs. Answers its end."""
    head, needed = heights(table, box.width, size)
    shown = [tall or height for height in (head, *(needed[row] for row in rows))]
    whole = Box(box.left, box.top, box.width, sum(shown))
    frame = cast(Any, slide.shapes.add_table(1, 1, *whole.room))
    describe(frame, table.title)
    room = widths(table.columns, box.width)
    right = [column.kind not in ("text", "lever") for column in table.columns]
    lines = [_row([c.title for c in table.columns], [PLAIN] * len(room), right, shown[0], size,
                  LIGHT.quiet)]  # fmt: skip
    for row, height in zip(rows, shown[1:], strict=True):
        cells = [words(cell) for cell in table.rows[row]]
        found = [(looks or {}).get((row, place), PLAIN) for place in range(len(cells))]
        lines.append(_row(cells, found, right, height, size, LIGHT.ink))
    grid = "".join(f'<a:gridCol w="{int(inches * EMU)}"/>' for inches in room)
    drawn = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{''.join(lines)}</a:tbl>"
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
        # Text after a column of numbers keeps its distance from it.
        apart = PAD * 3 if place and right[place - 1] and side == "l" else PAD
        made.append(
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{side}"/>'
            f"{run}<a:endParaRPr {type_}</a:endParaRPr></a:p></a:txBody>"
            f'<a:tcPr marL="{_emu(apart)}" marR="{_emu(PAD)}" marT="{_emu(ABOVE)}" '
            f'marB="{_emu(ABOVE)}">{_lines_round(look)}'
            f"{_fill(look.shade) if look.shade else '<a:noFill/>'}</a:tcPr></a:tc>"
        )
    return f'<a:tr h="{_emu(height)}">{"".join(made)}</a:tr>'


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
