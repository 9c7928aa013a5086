"""Tables in two columns of a page, each column in the largest type that the page has room for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pptx.slide import Slide

from dashboard.reports.content import Table
from dashboard.reports.slides.blocks import Picture
from dashboard.reports.slides.page import BODY_BOX, HEADING, Box, headline
from dashboard.reports.slides.tables import draw, heights

GAP, APART = 0.4, 0.22
"""Inches between the columns, and between two tables."""
SIZES = (12.0, 11.0, 10.0, 9.0)


def beside(left: Sequence[Table], right: Sequence[Table], share: float = 0.5) -> Picture:
    """`share`: of the width that the left column has. It may be taller than a page."""
    width = BODY_BOX.width - GAP
    columns = ((left, width * share), (right, width * (1 - share)))
    return Picture(_least(columns, SIZES[-1]), partial(_draw, columns))


Columns = Sequence[tuple[Sequence[Table], float]]


def _least(columns: Columns, size: float) -> float:
    return (
        max(
            sum(
                HEADING + head + sum(tall) + APART
                for head, tall in (heights(table, width, size) for table in tables)
            )
            for tables, width in columns
        )
        - APART
    )


def _draw(columns: Columns, slide: Slide, box: Box) -> None:
    fits = (size for size in SIZES if _least(columns, size) <= box.height + 0.01)
    size, start = next(fits, SIZES[-1]), box.left
    for tables, width in columns:
        at = box.top
        for table in tables:
            headline(slide, Box(start, at, width, 0.3), table.title)
            below = Box(start, at + HEADING, width, box.height)
            at = draw(slide, below, table, range(len(table.rows)), size) + APART
        start += width + GAP
