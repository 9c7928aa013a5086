"""Chapters of a deck below each other: the type of each page grows, and its charts do, as far as
it has room.

What stands on which page of a deck: blocks below each other, tables in equal parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.slide import Slide

from dashboard.reports.slides.blocks import Block, Chapter, Picture, Told, more_words
from dashboard.reports.slides.metrics import lines
from dashboard.reports.slides.page import (
    BODY,
    BODY_BOX,
    HEADING,
    LINE,
    SMALL,
    Box,
    Deck,
    fitting,
    headline,
    text,
)
from dashboard.reports.slides.tables import draw, heights
from dashboard.theme import LIGHT

APART, MORE, BEGINS = 0.22, 0.26, 0.4
"""Inches between blocks; of what is left out; of a chapter's title within a page."""
TOGETHER = 4
"""Rows of a table that stand at least below its heading."""
SMALLEST = 9.0
"""Points of type in tables."""
HALF = BODY_BOX.height / 2
HAIR = 1e-6


@dataclass(frozen=True)
class Item:
    """A block, or some rows of it, where it stands; so many rows after them are left out.

    `begins`: a chapter that begins with it within a page.
    """

    block: Block
    rows: range = range(0)
    left: int = 0
    heading: str = ""
    begins: Chapter | None = None

    def above(self) -> float:
        """Inches of what heads it."""
        begun = BEGINS + line_tall(self.begins.line) if self.begins else 0.0
        return begun + (HEADING if self.heading else 0.0)

    def tall(self, more: float = 0.0) -> float:
        """Inches in type that is `more` points larger."""
        if isinstance(self.block, Picture):
            return self.above() + self.block.least
        if not self.block.table.rows:
            return self.above() + HEADING
        head, tall = heights(self.block.table, BODY_BOX.width, self.size(more))
        body = head + sum(tall[row] for row in self.rows)
        return self.above() + body + (MORE if self.left else 0.0)

    def size(self, more: float) -> float:
        """Points of a table's type."""
        if isinstance(self.block, Picture):
            return SMALLEST
        return max(self.block.size, min(self.block.size + more, self.block.most))


@dataclass
class Page:
    """What stands on a page, begun by a chapter or going on with it."""

    chapter: Chapter
    items: list[Item]
    goes_on: bool = False

    def used(self, more: float = 0.0) -> float:
        """Inches of the body that are taken, in type that is `more` points larger."""
        return sum(item.tall(more) for item in self.items) + APART * (len(self.items) - 1)

    def has_room(self, item: Item) -> bool:
        """Whether something more fits below what stands there."""
        return self.used() + APART + item.tall() <= BODY_BOX.height + HAIR


def line_tall(line: str) -> float:
    """Inches of the quiet line of a chapter that begins within a page."""
    return lines(line, BODY_BOX.width, SMALL) * SMALL * LINE + 0.08 if line else 0.0


def pages(chapters: Sequence[Chapter]) -> list[Page]:
    """What stands on which page. What fits on a page is not broken; a table without rows says its
    sentence, or is left out where it has none."""
    found: list[Page] = []
    for chapter in chapters:
        begun = False
        for block in chapter.blocks:
            if isinstance(block, Told) and not block.table.rows and not block.table.empty:
                continue
            _place(found, chapter, _whole(block), begun)
            begun = True
    return found


def _whole(block: Block) -> Item:
    """A block with all its rows, in smaller type where only then a page holds it."""
    if isinstance(block, Picture):
        return Item(block, heading=block.heading)
    rows = range(len(block.table.rows))
    item = Item(block, rows, heading=block.heading)
    if item.tall() > BODY_BOX.height and block.size > SMALLEST:
        smaller = replace(item, block=replace(block, size=SMALLEST))
        return smaller if smaller.tall() <= BODY_BOX.height + HAIR else item
    return item


def _place(found: list[Page], chapter: Chapter, item: Item, begun: bool) -> None:
    """On the page that is begun where it fits, else on the next; a longer table on several.

    A chapter begins within a page that holds all of it, or that would stay half empty.
    """
    here = item if begun else replace(item, begins=chapter)
    alone = not begun and found and found[-1].used() > HALF and not _holds(found[-1], chapter)
    if found and not alone and found[-1].has_room(here):
        found[-1].items.append(here)
    elif item.tall() <= BODY_BOX.height + HAIR or isinstance(item.block, Picture):
        found.append(Page(chapter, [item], begun))
    elif (
        item.block.pages == 1 and found and not alone and found[-1].has_room(_first(here, TOGETHER))
    ):
        count = TOGETHER
        while found[-1].has_room(_first(here, count + 1)):
            count += 1
        found[-1].items.append(_first(here, count))
    else:
        for number, part in enumerate(_parts(item, item.block)):
            found.append(Page(chapter, [part], begun or number > 0))


def _holds(page: Page, chapter: Chapter) -> bool:
    """Whether a page has the room for all of a chapter."""
    items = [_whole(block) for block in chapter.blocks]
    whole = Page(chapter, [replace(items[0], begins=chapter), *items[1:]])
    return page.used() + APART + whole.used() <= BODY_BOX.height + HAIR


def _first(item: Item, count: int) -> Item:
    """So many rows, and how many are left out."""
    return replace(item, rows=item.rows[:count], left=len(item.rows) - count)


def _parts(item: Item, told: Told) -> list[Item]:
    """Rows page by page: in equal parts where its pages hold them all, else the first ones."""
    head, tall = heights(told.table, BODY_BOX.width, told.size)
    room = BODY_BOX.height - item.above() - head
    needed = _filled(tall, room, room)
    if len(needed) <= told.pages:
        fair = _filled(tall, sum(tall) / len(needed), room)
        parts = fair if len(fair) == len(needed) else needed
        return [replace(item, rows=rows) for rows in parts]
    kept = needed[: told.pages - 1]
    first = kept[-1].stop if kept else 0
    last = _filled(tall[first:], room - MORE, room - MORE)[0]
    rows = range(first, first + len(last))
    return [
        *(replace(item, rows=part) for part in kept),
        replace(item, rows=rows, left=len(tall) - rows.stop),
    ]


def _filled(tall: Sequence[float], fair: float, room: float) -> list[range]:
    """Rows by page: until `fair` inches are reached, at most `room` but for one row."""
    found: list[range] = []
    first, used = 0, 0.0
    for row, inches in enumerate(tall):
        if row > first and (used + inches > room + HAIR or used >= fair - HAIR):
            found.append(range(first, row))
            first, used = row, 0.0
        used += inches
    return [*found, range(first, len(tall))]


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
