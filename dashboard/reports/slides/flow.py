"""Chapters of a deck below each other: the type of each page grows, and its charts do, as far as
it has room."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.slide import Slide

from dashboard.reports.slides.blocks import Chapter, Picture, more_words
from dashboard.reports.slides.page import (
    BODY,
    BODY_BOX,
    HEADING,
    SMALL,
    Box,
    Deck,
    fitting,
    headline,
    text,
)
from dashboard.reports.slides.places import APART, BEGINS, MORE, Item, Page, line_tall, pages
from dashboard.reports.slides.tables import draw
from dashboard.theme import LIGHT

GROWS, BESIDE_PICTURES, STEP = 5.0, 1.0, 0.5
"""Points by which type grows at most, beside charts, and at a time."""
SECOND = (16.0, 13.0, 11.0)
"""Sizes of the title of a chapter that begins within a page."""
BOTTOM = BODY_BOX.top + BODY_BOX.height


def flow(deck: Deck, chapters: Sequence[Chapter]) -> None:
    """Chapters on as few pages as hold them, in the largest type that these have room for."""
    for page in pages(chapters):
        _draw(deck, page)


def _draw(deck: Deck, page: Page) -> None:
    whole = [item.begins for item in page.items if item.begins]
    notes = dict.fromkeys(note for part in (page.chapter, *whole) for note in part.notes)
    more = " (continued)" if page.goes_on else ""
    slide = deck.page(page.chapter.title + more, page.chapter.line, notes)
    pictures = sum(isinstance(item.block, Picture) for item in page.items)
    grown = _grown(page, BESIDE_PICTURES if pictures else GROWS)
    spare = (BODY_BOX.height - page.used(grown)) / pictures if pictures else 0.0
    at = BODY_BOX.top
    for item in page.items:
        at = _item(slide, item, at, grown, max(0.0, spare)) + APART


def _grown(page: Page, most: float) -> float:
    """Points that the type of a page has room to grow by."""
    more = most
    while more > 0 and page.used(more) > BODY_BOX.height:
        more -= STEP
    return max(0.0, more)


def _item(slide: Slide, item: Item, at: float, grown: float, spare: float) -> float:
    """Draws it; answers where it ends, inches from the upper edge."""
    if item.begins:
        place = Box(BODY_BOX.left, at, BODY_BOX.width, BEGINS - 0.08)
        title = item.begins.title
        text(slide, place, title, fitting(title, place, SECOND, bold=True), bold=True)
        at += BEGINS
        if item.begins.line:
            tall = line_tall(item.begins.line)
            place = Box(BODY_BOX.left, at - 0.05, BODY_BOX.width, tall)
            text(slide, place, item.begins.line, SMALL, LIGHT.quiet)
            at += tall
    if item.heading:
        headline(slide, Box(BODY_BOX.left, at, BODY_BOX.width, 0.3), item.heading)
        at += HEADING
    if isinstance(item.block, Picture):
        tall = item.block.least + spare
        item.block.draw(slide, Box(BODY_BOX.left, at, BODY_BOX.width, tall))
        return at + tall
    if not item.block.table.rows:
        place = Box(BODY_BOX.left, at, BODY_BOX.width, 0.3)
        text(slide, place, item.block.table.empty, BODY)
        return at + HEADING
    below = Box(BODY_BOX.left, at, BODY_BOX.width, BOTTOM - at)
    size = item.size(grown)
    at = draw(slide, below, item.block.table, item.rows, size, looks=item.block.looks)
    if item.left:
        place = Box(BODY_BOX.left, at + 0.05, BODY_BOX.width, MORE - 0.05)
        text(slide, place, more_words(item.left), SMALL, LIGHT.quiet)
        at += MORE
    return at
