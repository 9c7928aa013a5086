"""The files in a real office program: a workbook without an error, a deck with every page, whose
texts stay in their boxes."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from dashboard.render import slides, workbook
from dashboard.render.files import Report
from tests.dashboard.render import made
from tests.dashboard.render.reading import HOSTILE

ALWAYS_COMPUTE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""Without it LibreOffice shows the values that a file carries."""


def computed(office: str, folder: Path, books: Sequence[Path]) -> list[Any]:
    """The workbooks with the values that LibreOffice computes, in the order given."""
    settings = folder / "profile" / "user"
    settings.mkdir(parents=True)
    (settings / "registrymodifications.xcu").write_text(ALWAYS_COMPUTE, encoding="utf-8")
    done = _converted(office, folder, "xlsx", books)
    return [load_workbook(done / book.name, data_only=True) for book in books]


ONLY = """<?xml version="1.0"?>
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias><family>Arial</family><prefer><family>{widest}</family></prefer></alias></fontconfig>
"""
"""Settings of a machine that has one folder of fonts."""
WIDEST = "DejaVu Sans"
"""What an office program takes for Arial where neither that nor Liberation Sans is installed."""


@dataclass(frozen=True)
class Line:
    """A line of text as it is printed: where it begins and its letters stand, inches from the left
    and the upper edge of the page."""

    text: str
    left: float
    base: float


def printed(office: str, folder: Path, decks: Sequence[Path]) -> list[list[list[Line]]]:
    """By deck the lines of each page that LibreOffice prints where `WIDEST` is the only font.

    In the profile that `computed` has made: a new one takes longer.
    """
    file = subprocess.run(
        ["fc-match", "--format=%{file}", WIDEST], check=True, capture_output=True, text=True
    ).stdout
    settings = folder / "fonts.conf"
    only = ONLY.format(fonts=Path(file).parent, cache=folder, widest=WIDEST)
    settings.write_text(only, encoding="utf-8")
    done = _converted(office, folder, "pdf", decks, FONTCONFIG_FILE=str(settings))
    files = [pypdf.PdfReader(done / f"{deck.stem}.pdf").pages for deck in decks]
    fonts = {font["/BaseFont"] for pages in files for page in pages for font in _fonts(page)}
    assert all(WIDEST.replace(" ", "") in font for font in fonts), fonts
    return [[_lines(page) for page in pages] for pages in files]


def _fonts(page: pypdf.PageObject) -> list[Any]:
    resources: Any = page["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]


def _lines(page: pypdf.PageObject) -> list[Line]:
    lines: list[Line] = []

    def see(text: str, page_at: list[float], at: list[float], *_: object) -> None:
        if text.strip():
            x, y = (at[4] * page_at[n] + at[5] * page_at[n + 2] + page_at[n + 4] for n in (0, 1))
            lines.append(Line(text, x / 72, (float(page.mediabox.height) - y) / 72))

    page.extract_text(visitor_text=see)
    return lines


def _converted(
    office: str, folder: Path, kind: str, files: Sequence[Path], **environment: str
) -> Path:
    done = folder / "computed"
    subprocess.run(
        [
            office,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            kind,
            "--outdir",
            str(done),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, **environment},
    )
    return done


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
