"""Native tables of a deck: how tall their rows are, and their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from dashboard.render.blocks import TEXTS
from dashboard.render.slides.metrics import lines, width
from dashboard.render.slides.page import LINE, Box, describe
from dashboard.theme import LIGHT, text_on

PAD, ABOVE = 0.08, 0.05
"""Inches kept free at the sides of a cell, and above and below its text."""
HAIR = 0.03
"""Inches by which a column is wider than its text, as offices round."""
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


PLAIN = Look()


@dataclass(frozen=True)
class Grid:
    """Texts in rows below heads. `kinds` and `shares` are of the columns, as in a block."""

    title: str
    heads: Sequence[str]
    kinds: Sequence[str]
    shares: Sequence[float]
    rows: Sequence[Sequence[str]]
    looks: Sequence[Sequence[Look]] = ()

    def widths(self, room: float, size: float) -> list[float]:
        """Inches of each column, all together `room`: numbers as wide as their longest text, texts
        by their shares of what is left."""
        fixed = [
            0.0 if kind in TEXTS else self._longest(at, size) for at, kind in enumerate(self.kinds)
        ]
        shares = [0.0 if own else share for own, share in zip(fixed, self.shares, strict=True)]
        if not any(shares):
            return [own * room / sum(fixed) for own in fixed]
        left = max(room - sum(fixed), room * 0.3)
        return [own or left * share / sum(shares) for own, share in zip(fixed, shares, strict=True)]

    def _longest(self, at: int, size: float) -> float:
        said = (self.heads[at], *(row[at] for row in self.rows))
        return max(width(one, size) for one in said) + 2 * PAD + HAIR

    def heights(self, room: float, size: float) -> list[float]:
        """Inches of the head and of each row, by the lines that their longest cell needs."""
        inner = [inches - 2 * PAD for inches in self.widths(room, size)]

        def tall(cells: Sequence[str]) -> float:
            most = max(lines(said, inches, size) for said, inches in zip(cells, inner, strict=True))
            return max(1, most) * size * LINE + 2 * ABOVE

        return [tall(self.heads), *(tall(row) for row in self.rows)]


def draw(slide: Slide, box: Box, grid: Grid, size: float, tall: float | None = None) -> float:
    """The whole grid; `tall` (inches) for each row instead of what its text needs. Answers where it
    ends, inches from the upper edge."""
    shown = grid.heights(box.width, size)
    if tall:
        shown = [shown[0], *(tall for _ in grid.rows)]
    whole = Box(box.left, box.top, box.width, sum(shown))
    frame = cast(Any, slide.shapes.add_table(1, 1, *whole.room))
    describe(frame, grid.title)
    right = [kind not in TEXTS for kind in grid.kinds]
    looks = grid.looks or [[PLAIN] * len(grid.heads) for _ in grid.rows]
    rows = [_row(grid.heads, [PLAIN] * len(grid.heads), right, shown[0], size, LIGHT.quiet)]
    for cells, own, height in zip(grid.rows, looks, shown[1:], strict=True):
        rows.append(_row(cells, own, right, height, size, LIGHT.ink))
    widths = grid.widths(box.width, size)
    columns = "".join(f'<a:gridCol w="{_emu(inches)}"/>' for inches in widths)
    drawn = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl>"
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
    for said, look, to_right in zip(cells, looks, right, strict=True):
        side = "ctr" if look.middle else "r" if to_right else "l"
        shade = text_on(look.shade) if look.shade else ink
        bold = ' b="1"' if look.bold else ""
        type_ = f'sz="{int(size * 100)}"{bold}>{_fill(shade)}'
        # An empty paragraph takes its height from its end.
        run = f"<a:r><a:rPr {type_}</a:rPr><a:t>{escape(said)}</a:t></a:r>" if said else ""
        made.append(
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{side}"/>'
            f"{run}<a:endParaRPr {type_}</a:endParaRPr></a:p></a:txBody>"
            f'<a:tcPr marL="{_emu(PAD)}" marR="{_emu(PAD)}" marT="{_emu(ABOVE)}" '
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
