"""Heatmaps on slides: teams always, people where names may be shown and there is room for them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from pptx.slide import Slide

from dashboard import formats
from dashboard.reports.content import Column, HeatCell, Heatmap, HeatRow, Table
from dashboard.reports.model import ReportModel
from dashboard.reports.plain import plain
from dashboard.reports.slides.blocks import Chapter, Picture
from dashboard.reports.slides.metrics import cut
from dashboard.reports.slides.page import BODY_BOX, MARGIN, TOP, Box, Deck
from dashboard.reports.slides.sources import sources
from dashboard.reports.slides.tables import PAD, Look, Looks, draw, heights, widths
from dashboard.theme import LIGHT, OPEN_COLOUR

ROW, SIZE, GAP = 0.245, 9.0, 0.35
"""Inches of a row, points of its type, inches between two tables on a page."""
TALLEST = 0.34
"""Inches of a row where a page has room."""
MEANS = "Mean level of those who answered, 0 to 5. Framed in red: a must-have is short"
BESIDE = 4
"""Teams with whom two tables stand side by side."""
MOST_TEAMS, MOST_PAGES, NAME = 12, 4, 30
PERSON_ROW, PERSON_TALLEST, UPRIGHT = 0.205, 0.28, 1.35
"""Inches of a person's row, at least and at most, and of the names of skills that stand on end."""
MOST_SKILLS, MOST_PEOPLE = 40, 100
"""More than that is read in the workbook."""


def heat_chapter(model: ReportModel) -> Chapter | None:
    """The heatmap of teams where two tables side by side hold it; None: it takes pages."""
    heatmap = next((one for one in model.heatmaps if one.kind == "teams" and one.rows), None)
    if heatmap is None or len(heatmap.columns) > BESIDE:
        return None
    columns = _heads(heatmap, 0, len(heatmap.columns), 2.2)
    width = (BODY_BOX.width - GAP) / 2
    rows = math.ceil(len(heatmap.rows) / 2)
    head = max(ROW, heights(Table("", columns, ()), width, SIZE, even=True)[0])
    least = head + rows * ROW
    if least > BODY_BOX.height:
        return None

    def draw_both(slide: Slide, box: Box) -> None:
        tall = min(TALLEST, (box.height - head) / rows)
        for place in range(min(2, len(heatmap.rows))):
            half = Box(box.left + place * (width + GAP), box.top, width, box.height)
            shown = heatmap.rows[place * rows : (place + 1) * rows]
            _draw(slide, half, heatmap.title, columns, shown, 0, tall=tall)

    line = f"{MEANS}. {_beyond(model)}".rstrip(". ")
    return Chapter(heatmap.title, line, [Picture(least, draw_both)], sources(model, heatmap.note))


def paged_heatmaps(model: ReportModel, *, teams: bool) -> list[Heatmap]:
    """Those that take pages of their own; that of `teams` where it does."""
    return [
        one
        for one in model.heatmaps
        if one.rows and (teams if one.kind == "teams" else one.columns and not _too_many(one))
    ]


def heat_pages(deck: Deck, model: ReportModel, heatmaps: Sequence[Heatmap]) -> None:
    """A page or more for each."""
    for heatmap in heatmaps:
        if heatmap.kind == "teams":
            _teams(deck, model, heatmap, _beyond(model))
        else:
            _people(deck, model, heatmap)


def _beyond(model: ReportModel) -> str:
    many = any(map(_too_many, model.heatmaps))
    return "People by name: in the workbook (XLSX)" if many else ""


def _heads(heatmap: Heatmap, first: int, end: int, share: float) -> tuple[Column, ...]:
    names = (Column(plain(name, NAME)) for name in heatmap.columns[first:end])
    return (Column("Skill", share=share), *names)


def _too_many(heatmap: Heatmap) -> bool:
    """Whether so many people or skills are not read on slides."""
    most = len(heatmap.rows) > MOST_PEOPLE or len(heatmap.columns) > MOST_SKILLS
    return heatmap.kind == "people" and most


def _teams(deck: Deck, model: ReportModel, heatmap: Heatmap, beyond: str) -> None:
    """Skills down, teams across; few teams in two tables side by side."""
    line = MEANS
    teams = list(_parts(len(heatmap.columns), MOST_TEAMS))
    beside = 2 if len(heatmap.columns) <= BESIDE else 1
    width = (BODY_BOX.width - GAP * (beside - 1)) / beside
    heads = [_heads(heatmap, a, b, 2.2 if beside == 2 else 2.6) for a, b in teams]
    head = max(heights(Table("", columns, ()), width, SIZE, even=True)[0] for columns in heads)
    tall = int((BODY_BOX.height - max(head, ROW)) / ROW)
    shown = heatmap.rows[: tall * beside * max(1, MOST_PAGES // len(teams))]
    if left := len(heatmap.rows) - len(shown):
        line += f". {formats.count(left, 'skill')} more in the workbook (XLSX)"
    line += f". {beyond}" if beyond else ""
    tables = math.ceil(len(shown) / tall)
    tables = max(tables, min(beside, len(shown)))
    parts = [shown[a:b] for a, b in _parts(len(shown), math.ceil(len(shown) / tables))]
    for (first, _), columns in zip(teams, heads, strict=True):
        for place, rows in enumerate(parts):
            if place % beside == 0:
                more = " (continued)" if place or first else ""
                slide = deck.page(heatmap.title + more, line, sources(model, heatmap.note))
            box = Box(MARGIN + place % beside * (width + GAP), TOP, width, BODY_BOX.height)
            _draw(slide, box, heatmap.title, columns, rows, first)


def _people(deck: Deck, model: ReportModel, heatmap: Heatmap) -> None:
    """People down, skills across, below the name of their team."""
    line = "Level used, 0 to 5; ? is unknown. Framed in red: a must-have of the team is short"
    columns = (
        Column("Person", share=0.27 * len(heatmap.columns)),
        *(Column(cut(name, UPRIGHT - 0.1, 7.5)) for name in heatmap.columns),
    )
    for number, rows in enumerate(_by_team(heatmap.rows)):
        more = " (continued)" if number else ""
        slide = deck.page(heatmap.title + more, line, sources(model, heatmap.note))
        tall = min(PERSON_TALLEST, (BODY_BOX.height - UPRIGHT) / len(rows))
        _draw(slide, BODY_BOX, heatmap.title, columns, rows, 0, upright=UPRIGHT, tall=tall)


def _by_team(rows: Sequence[HeatRow]) -> Iterator[list[HeatRow]]:
    """Equal pages; each team begins with a row of its name, said again on a page that goes on."""
    most = int((BODY_BOX.height - UPRIGHT) / PERSON_ROW)
    names = len({row.group for row in rows})
    pages = math.ceil((len(rows) + names) / (most - 1))
    most = min(most, math.ceil((len(rows) + names + pages - 1) / pages))
    page: list[HeatRow] = []
    for row in rows:
        named = bool(page) and page[-1].group == row.group
        if len(page) + (1 if named else 2) > most:
            yield page
            page, named = [], False
        if not named:
            page.append(HeatRow(row.group, row.group, ()))
        page.append(row)
    yield page


def _parts(count: int, most: int) -> Iterator[tuple[int, int]]:
    """Equal parts of at most so many, as (first, end): no page holds a lone last one."""
    pieces = max(1, math.ceil(count / max(1, most)))
    for part in range(pieces):
        yield part * count // pieces, (part + 1) * count // pieces


def _draw(
    slide: Slide,
    box: Box,
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[HeatRow],
    first: int,
    upright: float | None = None,
    tall: float = ROW,
) -> None:
    cells = [row.cells[first : first + len(columns) - 1] for row in rows]
    size = 7.5 if upright else SIZE + (1 if tall >= 0.27 else 0)
    room = widths(Table(title, columns, ()), box.width, size, even=True)[0] - 2 * PAD
    table = Table(
        title,
        columns,
        tuple(
            (
                cut(row.label, room, size),
                *((cell.number for cell in own) if own else [""] * (len(columns) - 1)),
            )
            for row, own in zip(rows, cells, strict=True)
        ),
    )
    looks: Looks = {(line, 0): Look(bold=True) for line, own in enumerate(cells) if not own}
    looks |= {
        (line, place): _look(cell)
        for line, own in enumerate(cells)
        for place, cell in enumerate(own, start=1)
    }
    draw(
        slide,
        box,
        table,
        range(len(rows)),
        size,
        looks=looks,
        tall=tall,
        upright=upright,
        even=True,
    )


def _look(cell: HeatCell) -> Look:
    shade = None if cell.shade is None else LIGHT.levels[cell.shade]
    return Look(shade, cell.framed, OPEN_COLOUR if cell.framed else None, middle=True)
