"""What a deck's pages are laid out from: tables and charts, in chapters with a title each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pptx.slide import Slide

from dashboard import formats
from dashboard.reports.content import Table
from dashboard.reports.slides.page import Box
from dashboard.reports.slides.tables import Looks


@dataclass(frozen=True)
class Told:
    """A table with the least and the most size of its type (points), its looks, and a heading.

    It takes at most so many `pages`; the rows after them are in the workbook, and it says so.
    """

    table: Table
    size: float = 10.0
    looks: Looks = field(default_factory=dict)
    heading: str = ""
    most: float = 14.0
    pages: int = 1


@dataclass(frozen=True)
class Picture:
    """What is drawn into a place, at least so many inches tall; it takes what the page has."""

    least: float
    draw: Callable[[Slide, Box], None]
    heading: str = ""


Block = Told | Picture


@dataclass(frozen=True)
class Chapter:
    """Blocks below a title and a quiet line. `notes`: what its speaker can say of its sources."""

    title: str
    line: str
    blocks: Sequence[Block]
    notes: Sequence[str]


def more_words(left: int) -> str:
    """What a page says of the rows that it has no room for."""
    return f"{formats.number(left)} more in the workbook (XLSX)"
