"""A deck of 16:9 pages: titles, text, figures and notes, in the colours and type of `theme`.

User text becomes runs of plain text; nothing of it is read as markup, a link or a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Pages
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from dashboard.render.blocks import Figure
from dashboard.render.slides.metrics import lines as lines_of
from dashboard.theme import LEVER_COLOURS, LIGHT, OFFICE_FONT, OPEN_COLOUR

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.55
"""Inches."""
TOP, BOTTOM = 1.45, 6.75
"""Where the body of a page begins and ends, inches from its upper edge."""
TITLE, BODY, SMALL = 24.0, 12.0, 10.5
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
    """#RRGGBB as the file wants it."""
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
        frame.paragraphs[0].runs[0].font.size = Pt(_title_size(title))
        number = f"{len(self.pages.slides)}"
        foot = Box(MARGIN, 7.08, WIDTH - 2 * MARGIN - 0.6, 0.3)
        text(slide, foot, self._foot, fitting(self._foot, foot, (8.5, 7.0)), LIGHT.quiet)
        last = Box(WIDTH - MARGIN - 0.6, 7.08, 0.6, 0.3)
        text(slide, last, number, 8.5, LIGHT.quiet, right=True)
        said = [note for note in notes if note]
        cast(TextFrame, slide.notes_slide.notes_text_frame).text = "\n".join(said)
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
    paragraph(frame, words, size, ink, bold=bold, first=True)
    if right:
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def headline(slide: Slide, box: Box, words: str) -> None:
    """The heading of a part of a page, on one line."""
    text(slide, box, words, fitting(words, box, (13.0, 11.0, 9.5, 8.5), bold=True), bold=True)


def fitting(words: str, box: Box, sizes: Sequence[float], *, bold: bool = False) -> float:
    """The largest of some sizes of type (points) in which words fit into a box; else the last."""
    return next(
        (
            size
            for size in sizes
            if lines_of(words, box.width, size, bold=bold) * size * LINE <= box.height + 1e-6
        ),
        sizes[-1],
    )


def cards(slide: Slide, figures: Sequence[Figure], top: float, height: float = 1.25) -> None:
    """The large numbers side by side; what is said of them is in the notes."""
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
        paragraph(
            frame, figure.label, fitting(figure.label, line, (SMALL, 9.0)), LIGHT.ink, first=True
        )
        paragraph(frame, figure.text, size, LIGHT.ink)
        for line in frame.paragraphs:
            line.alignment = PP_ALIGN.LEFT


def paragraph(
    frame: TextFrame,
    words: str,
    size: float,
    ink: str,
    *,
    bold: bool = False,
    first: bool = False,
) -> None:
    """One more paragraph of a frame, or its first."""
    line = frame.paragraphs[0] if first else frame.add_paragraph()
    run = line.add_run()
    run.text = words
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour(ink)
    line.space_after = Pt(0)


def describe(frame: Any, words: str) -> None:
    """The text alternative of a picture, chart or table."""
    frame._element.xpath(".//p:cNvPr")[0].set("descr", words)


def _title_size(title: str) -> float:
    """Points at which a title stays in its room: one line of the largest, more of smaller ones."""
    room = Box(0, 0, WIDTH - 2 * MARGIN, 0.66)
    return fitting(title, room, (TITLE, 18.0, 15.0, 12.5), bold=True)


def _bare(frame: TextFrame) -> None:
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _only_titles(pages: Pages) -> Any:
    """The one layout that is used, at 16:9; the others of the library's 4:3 template go."""
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
    """Type and colours of the theme, so that what is added to the deck looks like it."""
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
