"""A real office program opens a workbook, computes it anew and saves it, and prints a deck."""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
from openpyxl import load_workbook  # type: ignore[import-untyped]

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
    """In the order in which they are drawn."""
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
