"""Tables of a deck below each other: what stands on which page, and what only in the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pptx.slide import Slide

from dashboard import formats
from dashboard.reports.content import Table
from dashboard.reports.slides.page import (
    BODY,
    BODY_BOX,
    HEADING,
    SMALL,
    Box,
    Deck,
    headline,
    text,
)
from dashboard.reports.slides.tables import Looks, draw, heights
from dashboard.theme import LIGHT

APART, MORE = 0.22, 0.26
"""Inches between tables, and of the line that says what is left out."""
TOGETHER = 5
"""Rows that a table has at least below its heading."""


@dataclass(frozen=True)
class Told:
    """A table with its size of type (points), its looks, and its heading where it has one.

    It takes at most so many `pages`; the rows after them are in the workbook, and it says so.
    """

    table: Table
    size: float = 10.0
    looks: Looks = field(default_factory=dict)
    heading: str = ""
    pages: int = 1


def flow(
    deck: Deck, title: str, line: str, told: Sequence[Told], notes: Sequence[str],
    top: float = BODY_BOX.top, slide: Slide | None = None,
) -> None:  # fmt: skip
    """Tables below each other on as many pages as they need; the first page may be begun.

    A table without rows says its sentence. A table that fits on a page is not broken; one that is
    longer begins a page where its heading and first rows would not stand together.
    """
    bottom = BODY_BOX.top + BODY_BOX.height
    at = top
    for one in told:
        if not one.table.rows and not one.table.empty:
            continue
        size = _size(one)
        head, tall = heights(one.table, BODY_BOX.width, size)
        above = HEADING if one.heading else 0.0
        whole = above + head + (sum(tall) if tall else HEADING)
        begun = above + head + (sum(tall[:TOGETHER]) if tall else HEADING)
        room = BODY_BOX.height if whole > BODY_BOX.height else whole
        needed = whole if room == whole else begun + MORE
        if slide is None or at + needed > bottom + 1e-6:
            slide, at = deck.page(title, line, notes), BODY_BOX.top
        if one.heading:
            headline(slide, Box(BODY_BOX.left, at, BODY_BOX.width, 0.3), one.heading)
            at += above
        if not tall:
            text(slide, Box(BODY_BOX.left, at, BODY_BOX.width, 0.3), one.table.empty, BODY)
            at += HEADING + APART
            continue
        parts = pieces(head, tall, bottom - at, one.pages)
        for number, rows in enumerate(parts):
            if number:
                slide, at = deck.page(title, f"{line} (continued)".strip(), notes), BODY_BOX.top
            at = draw(slide, _below(at), one.table, rows, size, looks=one.looks)
        if left := len(tall) - parts[-1].stop:
            place = Box(BODY_BOX.left, at + 0.05, BODY_BOX.width, MORE - 0.05)
            text(slide, place, more_words(left), SMALL, LIGHT.quiet)
            at += MORE
        at += APART


def ending(one: Told) -> float:
    """Inches from the upper edge at which a table ends that begins a page."""
    head, tall = heights(one.table, BODY_BOX.width, _size(one))
    return BODY_BOX.top + (HEADING if one.heading else 0.0) + head + sum(tall)


def _size(one: Told) -> float:
    """Smaller type where the whole table then stands on one page, and not smaller than 9."""
    size = one.size
    while size >= 9:
        head, tall = heights(one.table, BODY_BOX.width, size)
        if (HEADING if one.heading else 0.0) + head + sum(tall) <= BODY_BOX.height:
            return size
        size -= 1
    return min(one.size, 10.0)


def more_words(left: int) -> str:
    """What a page says of the rows that it has no room for."""
    return f"{formats.number(left)} more in the workbook (XLSX)"


def pieces(head: float, tall: Sequence[float], room: float, pages: int) -> list[range]:
    """Rows page by page: the first has `room` inches, the others a page of their own.

    Where they are not all told on so many pages, the last one keeps the line that says so free.
    """
    found: list[range] = []
    first = 0
    for page in range(pages):
        free = (BODY_BOX.height if page else room) - head
        if sum(tall[first:]) > free + 1e-6 and page == pages - 1:
            free -= MORE
        row, used = first, 0.0
        while row < len(tall) and (row == first or used + tall[row] <= free + 1e-6):
            used, row = used + tall[row], row + 1
        found.append(range(first, row))
        first = row
        if first == len(tall):
            break
    return found


def _below(at: float) -> Box:
    return Box(BODY_BOX.left, at, BODY_BOX.width, BODY_BOX.top + BODY_BOX.height - at)
