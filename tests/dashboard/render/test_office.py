"""The files in a real office program: a workbook without an error, a deck with every page, whose
texts stay in their boxes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from dashboard.render import slides, workbook
from dashboard.render.files import Report
from tests.dashboard.render import made
from tests.dashboard.render.office import Line, computed, printed
from tests.dashboard.render.reading import HOSTILE

EMU = 914_400
"""Units of an inch."""
LATIN = HOSTILE[:6]
"""What runs from right to left is printed in an order of the program's own."""
NAMES = ("demo team", "demo team by name", "long words")


@dataclass(frozen=True)
class Opened:
    """The workbook as LibreOffice computes it, and each slide with the lines that it prints."""

    book: Any
    pages: list[tuple[Any, list[Line]]]


@pytest.fixture(scope="module")
def every(
    libreoffice: str, tmp_path_factory: pytest.TempPathFactory, reports: tuple[Report, Report]
) -> dict[str, Opened]:
    folder = tmp_path_factory.mktemp("office")
    long = made.report((*LATIN, "Trust, Safety and Regulatory Compliance Engineering (EMEA)", "R"))
    found = dict(zip(NAMES, (*reports, long), strict=True))
    for name, one in found.items():
        (folder / f"{name}.xlsx").write_bytes(workbook.render(one))
        (folder / f"{name}.pptx").write_bytes(slides.render(one))
    books, decks = ([folder / f"{name}.{kind}" for name in found] for kind in ("xlsx", "pptx"))
    opened = zip(
        computed(libreoffice, folder, books),
        (Presentation(str(deck)).slides for deck in decks),
        printed(libreoffice, folder, decks),
        strict=True,
    )
    return {
        name: Opened(book, list(zip(own, pages, strict=True)))
        for name, (book, own, pages) in zip(found, opened, strict=True)
    }


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_is_an_error(name: str, every: dict[str, Opened]) -> None:
    cells = [cell for page in every[name].book for row in page.iter_rows() for cell in row]
    assert len(cells) > 100
    assert [(c.coordinate, c.value) for c in cells if c.data_type == "e"] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_its_box_in_the_widest_type(name: str, every: dict[str, Opened]) -> None:
    """Page by page, as the file has it, with the font of a machine without Arial."""
    assert len(every[name].pages) > 6
    for number, (slide, lines) in enumerate(every[name].pages, start=1):
        left = list(lines)
        for shape in slide.shapes:
            if shape.has_chart:
                for bar in named_bars(shape.chart):
                    assert any(squeezed(line.text) == bar for line in left), (number, bar)
            for text, end in boxes(shape):
                base = taken(left, text)[-1].base
                assert base <= end, f"slide {number}: {text} ends at {base:.2f}, not {end:.2f}"


def squeezed(text: str) -> str:
    return "".join(text.split())


def named_bars(chart: Any) -> list[str]:
    """Names that stand on one line each, beside their bars."""
    names = chart.plots[0].categories if chart.chart_type == XL_CHART_TYPE.BAR_STACKED else []
    return [squeezed(str(name)) for name in names]


def boxes(shape: Any) -> Iterator[tuple[str, float]]:
    """The texts of a shape, cell by cell, each with where its room ends, inches from the top."""
    if shape.has_text_frame:
        yield shape.text_frame.text, (shape.top + shape.height) / EMU
    elif shape.has_table:
        end = shape.top / EMU
        for row in shape.table.rows:
            end += row.height / EMU
            yield from ((cell.text, end) for cell in row.cells if cell.text.strip())


def taken(lines: list[Line], text: str) -> list[Line]:
    """Takes the lines of a text away. What comes before it is of a chart."""
    rest, own = squeezed(text), list[Line]()
    while rest:
        line = lines.pop(0)
        if rest.startswith(squeezed(line.text)):
            rest = rest.removeprefix(squeezed(line.text))
            own.append(line)
        else:
            assert not own, f"{text}: found {own}, then {line}"
    return own
