"""A deck of 16:9 pages: titles, text, figures, notes and native tables, in the colours and type of
`theme`, with the room that text takes in the widest type that stands for it. User text becomes runs
of plain text; nothing of it is read as markup, a link or a formula."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, cast
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Pages
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from dashboard.render.blocks import TEXTS, Column, Figure
from dashboard.theme import LEVER_COLOURS, LIGHT, OFFICE_FONT, OPEN_COLOUR
from seeds import read_seed

_WIDTHS = read_seed("letter_widths.csv")
REGULAR = {row["letter"]: int(row["regular"]) for row in _WIDTHS}
BOLD = {row["letter"]: int(row["bold"]) for row in _WIDTHS}
"""Thousandths of the size of type."""
LETTER, WIDE, SMILE = 800, 1000, 1400
"""Of letters not named here, of those of East Asia, and of symbols and emoji."""
PIECE = re.compile(r"( *)([^ -]*-+|[^ -]+)")
"""A piece of text that is not broken, with the spaces before it."""
POINT = 1 / 72
"""Inches."""


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Inches of a line in type of `size` points."""
    return _thousandths(words, bold) / 1000 * size * POINT


@lru_cache(maxsize=8192)
def _thousandths(words: str, bold: bool) -> int:
    widths = BOLD if bold else REGULAR
    return sum(_letter(letter, widths) for letter in words)


def lines(words: str, inches: float, size: float, *, bold: bool = False) -> int:
    """Lines that a paragraph takes where `inches` are free: broken at spaces, after hyphens, or
    within a word that is longer than a line. A no-break space breaks nothing."""
    count, used = 1, 0.0
    for space, word in PIECE.findall(words.replace("\n", " ")):
        long, before = width(word, size, bold=bold), width(space, size, bold=bold)
        if used and used + before + long > inches:
            count, used = count + 1, 0.0
        elif used:
            used += before
        if long > inches:
            more = math.ceil(long / inches) - 1
            count, long = count + more, long - more * inches
        used += long
    return count


def cut(words: str, inches: float, size: float) -> str:
    """Words that stay on a line: what is too long ends with an ellipsis."""
    if width(words, size) <= inches:
        return words
    kept = words
    while kept and width(f"{kept}…", size) > inches:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _letter(letter: str, widths: dict[str, int]) -> int:
    known = widths.get(letter)
    if known:
        return known
    if unicodedata.combining(letter):
        return 0
    if unicodedata.category(letter) in ("So", "Cs", "Co"):
        return SMILE
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return WIDE
    return widths.get(unicodedata.normalize("NFD", letter)[0], LETTER)


WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.55
"""Inches."""
TOP, BOTTOM = 1.45, 6.75
"""Where the body of a page begins and ends, inches from its upper edge."""
TITLE, SMALL = 24.0, 10.5
"""Sizes of type, points."""
LINE = 1.22 / 72
"""Inches of a line for each point of type."""
HEADING = 0.36
"""Inches of a heading above a table, with its distance."""


@dataclass(frozen=True)
class Box:
    """A place on a page, in inches from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def room(self) -> tuple[Inches, Inches, Inches, Inches]:
        """Left, top, width and height as the file counts them."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


BODY_BOX = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, BOTTOM - TOP)


def colour(text: str) -> RGBColor:
    return RGBColor.from_string(text.lstrip("#"))


class Deck:
    """Pages in their order, each with a title and a foot."""

    def __init__(self, foot: str) -> None:
        self.pages: Pages = Presentation()
        self.pages.slide_width, self.pages.slide_height = Inches(WIDTH), Inches(HEIGHT)
        self._foot = foot
        _own_theme(self.pages)
        self._layout = _only_titles(self.pages)

    def page(self, title: str, notes: Iterable[str]) -> Slide:
        """A new page. `notes` are what its speaker can say of its sources, a paragraph each."""
        slide = self.pages.slides.add_slide(self._layout)
        frame = cast(Any, slide.shapes.title).text_frame
        frame.text = title
        room = Box(0, 0, WIDTH - 2 * MARGIN, 0.66)
        size = fitting(title, room, (TITLE, 18.0, 15.0, 12.5), bold=True)
        frame.paragraphs[0].runs[0].font.size = Pt(size)
        number = f"{len(self.pages.slides)}"
        foot = Box(MARGIN, 7.08, WIDTH - 2 * MARGIN - 0.6, 0.3)
        text(slide, foot, self._foot, fitting(self._foot, foot, (8.5, 7.0)), LIGHT.quiet)
        last = Box(WIDTH - MARGIN - 0.6, 7.08, 0.6, 0.3)
        text(slide, last, number, 8.5, LIGHT.quiet, right=True)
        result = [note for note in notes if note]
        cast(TextFrame, slide.notes_slide.notes_text_frame).text = "\n".join(result)
        return slide


def text(
    slide: Slide,
    box: Box,
    words: str,
    size: float,
    ink: str = LIGHT.ink,
    *,
    bold: bool = False,
    right: bool = False,
) -> None:
    """A line or paragraph of text in a box of its own."""
    if not words:
        return
    frame = slide.shapes.add_textbox(*box.room).text_frame
    _bare(frame)
    paragraph(frame, words, size, ink, bold=bold)
    if right:
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def headline(slide: Slide, box: Box, words: str) -> None:
    text(slide, box, words, fitting(words, box, (13.0, 11.0, 9.5, 8.5), bold=True), bold=True)


def fitting(words: str, box: Box, sizes: Sequence[float], *, bold: bool = False) -> float:
    """The largest of some sizes of type (points) in which words fit into a box; else the last."""
    return next(
        (
            size
            for size in sizes
            if lines(words, box.width, size, bold=bold) * size * LINE <= box.height + 1e-6
        ),
        sizes[-1],
    )


def cards(slide: Slide, figures: Sequence[Figure], top: float, height: float) -> None:
    """The large numbers side by side; what is said of them, if not their name, is in the notes."""
    gap = 0.16
    width = (WIDTH - 2 * MARGIN - gap * (len(figures) - 1)) / max(1, len(figures))
    for place, figure in enumerate(figures):
        box = Box(MARGIN + place * (width + gap), top, width, height)
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box.room)
        shape.adjustments[0] = 0.05
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(LIGHT.page)
        shape.line.color.rgb = colour(LIGHT.line)
        shape.line.width = Pt(0.75)
        shape.shadow.inherit = False
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = Inches(0.12)
        frame.margin_top = frame.margin_bottom = Inches(0.08)
        line = Box(0, 0, width - 0.24, SMALL * LINE)
        size = fitting(figure.text, replace(line, height=22 * LINE), (22.0, 17.0, 13.0))
        paragraph(frame, figure.label, fitting(figure.label, line, (SMALL, 9.0)))
        paragraph(frame, figure.text, size)
        if figure.named:
            paragraph(frame, cut(figure.note, line.width, 8.5), 8.5, LIGHT.quiet)
        for line in frame.paragraphs:
            line.alignment = PP_ALIGN.LEFT


def paragraph(
    frame: TextFrame, words: str, size: float, ink: str = LIGHT.ink, *, bold: bool = False
) -> None:
    """Below what the frame says already; its first one is there, empty."""
    line = frame.add_paragraph() if frame.text else frame.paragraphs[0]
    run = line.add_run()
    run.text = words
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour(ink)
    line.space_after = Pt(0)


def describe(frame: Any, words: str) -> None:
    frame._element.xpath(".//p:cNvPr")[0].set("descr", words)


def _bare(frame: TextFrame) -> None:
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _only_titles(pages: Pages) -> Any:
    chosen = next(layout for layout in pages.slide_layouts if layout.name == "Title Only")
    for layout in list(pages.slide_layouts):
        if layout is not chosen:
            pages.slide_layouts.remove(layout)
    for owner in (pages.slide_master, chosen):
        for shape in list(owner.placeholders):
            if shape.placeholder_format.type is not None and shape.placeholder_format.idx == 0:
                box = Box(MARGIN, 0.38, WIDTH - 2 * MARGIN, 0.6)
                shape.left, shape.top, shape.width, shape.height = box.room
                frame = shape.text_frame
                _bare(frame)
                frame.vertical_anchor = MSO_ANCHOR.BOTTOM
            elif owner is chosen or shape.placeholder_format.idx != 1:
                shape._element.getparent().remove(shape._element)
            else:
                shape.left, shape.top, shape.width, shape.height = BODY_BOX.room
    style = pages.slide_master.element.find(qn("p:txStyles")).find(qn("p:titleStyle"))
    level = style.find(qn("a:lvl1pPr"))
    level.set("algn", "l")
    run = level.find(qn("a:defRPr"))
    run.set("sz", str(int(TITLE * 100)))
    run.set("b", "1")
    return chosen


def _own_theme(pages: Pages) -> None:
    part = cast(Any, pages.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    root = etree.fromstring(part.blob)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    colours = {
        "dk1": LIGHT.ink,
        "lt1": LIGHT.page,
        "dk2": LIGHT.quiet,
        "lt2": LIGHT.panel,
        "hlink": LIGHT.accent,
        "folHlink": LIGHT.accent,
    }
    accents = [*LEVER_COLOURS.values(), OPEN_COLOUR]
    colours |= {f"accent{n}": shade for n, shade in enumerate(accents, start=1)}
    for name, shade in colours.items():
        slot = root.find(f".//a:clrScheme/a:{name}", space)
        if slot is not None:
            for old in list(slot):
                slot.remove(old)
            etree.SubElement(slot, qn("a:srgbClr")).set("val", shade.lstrip("#"))
    for face in root.iterfind(".//a:fontScheme/*/a:latin", space):
        face.set("typeface", OFFICE_FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


PAD, ABOVE = 0.08, 0.05
"""Inches kept free at the sides of a cell, and above and below its text."""
HAIR = 0.03
"""Inches by which a column is wider than its text, as offices round."""
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Grid:
    """Texts below the heads of columns. `bars`: by row and column, the colour left of a cell."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    bars: Sequence[Mapping[int, str | None]]

    def widths(self, room: float, size: float) -> list[float]:
        """Inches of each column, all together `room`: numbers as wide as their longest text, texts
        by their shares of what is left."""
        fixed = [
            0.0 if column.kind in TEXTS else self._longest(at, size)
            for at, column in enumerate(self.columns)
        ]
        shares = [0.0 if own else c.share for own, c in zip(fixed, self.columns, strict=True)]
        if not any(shares):
            return [own * room / sum(fixed) for own in fixed]
        left = max(room - sum(fixed), room * 0.3)
        return [own or left * share / sum(shares) for own, share in zip(fixed, shares, strict=True)]

    def _longest(self, at: int, size: float) -> float:
        texts = (self.columns[at].title, *(row[at] for row in self.rows))
        return max(width(item, size) for item in texts) + 2 * PAD + HAIR

    def heights(self, room: float, size: float) -> list[float]:
        """Inches of the head and of each row, by the lines that their longest cell needs."""
        inner = [inches - 2 * PAD for inches in self.widths(room, size)]

        def tall(cells: Sequence[str]) -> float:
            most = max(lines(text, inches, size) for text, inches in zip(cells, inner, strict=True))
            return max(1, most) * size * LINE + 2 * ABOVE

        heads = [column.title for column in self.columns]
        return [tall(row) for row in (heads, *self.rows)]


def draw(slide: Slide, box: Box, grid: Grid, size: float) -> float:
    """The whole grid. Answers where it ends, inches from the upper edge."""
    shown = grid.heights(box.width, size)
    whole = Box(box.left, box.top, box.width, sum(shown))
    frame = cast(Any, slide.shapes.add_table(1, 1, *whole.room))
    describe(frame, grid.title)
    right = [column.kind not in TEXTS for column in grid.columns]
    rows = [_row([column.title for column in grid.columns], None, right, shown[0], size)]
    for cells, bars, height in zip(grid.rows, grid.bars, shown[1:], strict=True):
        rows.append(_row(cells, bars, right, height, size))
    widths = grid.widths(box.width, size)
    columns = "".join(f'<a:gridCol w="{Inches(inches)}"/>' for inches in widths)
    drawn = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl>"
    )
    old = frame.table._tbl
    old.getparent().replace(old, drawn)
    return box.top + sum(shown)


def _row(
    cells: Sequence[str],
    bars: Mapping[int, str | None] | None,
    right: Sequence[bool],
    height: float,
    size: float,
) -> str:
    """One row of the file's own markup, written at once: cell by cell it takes seconds. The heads
    have no `bars`. A hair line is below; the other sides stay open, unless a cell has its bar."""
    made = []
    for at, (text, to_right) in enumerate(zip(cells, right, strict=True)):
        bar = bars.get(at) if bars else None
        left = f'w="50800">{_fill(bar)}' if bar else 'w="0"><a:noFill/>'
        side = "r" if to_right else "l"
        bold = ' b="1"' if bars is not None and not at else ""
        ink = LIGHT.quiet if bars is None else LIGHT.ink
        type_ = f'sz="{int(size * 100)}"{bold}>{_fill(ink)}'
        # An empty paragraph takes its height from its end.
        run = f"<a:r><a:rPr {type_}</a:rPr><a:t>{escape(text)}</a:t></a:r>" if text else ""
        made.append(
            f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{side}"/>'
            f"{run}<a:endParaRPr {type_}</a:endParaRPr></a:p></a:txBody>"
            f'<a:tcPr marL="{Inches(PAD)}" marR="{Inches(PAD)}" marT="{Inches(ABOVE)}" '
            f'marB="{Inches(ABOVE)}"><a:lnL {left}</a:lnL><a:lnR w="0"><a:noFill/></a:lnR>'
            f'<a:lnT w="0"><a:noFill/></a:lnT><a:lnB w="6350">{_fill(LIGHT.line)}</a:lnB>'
            "<a:noFill/></a:tcPr></a:tc>"
        )
    return f'<a:tr h="{Inches(height)}">{"".join(made)}</a:tr>'


def _fill(shade: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{shade.lstrip("#")}"/></a:solidFill>'
