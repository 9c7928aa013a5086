"""Reading reports back."""

import io
import re
import zipfile
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

import pypdf
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx import Presentation

from dashboard.render.blocks import Section

HOSTILE = (
    "=cmd|' /C calc'!A0",
    '#import "x": *; *bold* $x^2$ @ref <label> \\ `raw` #panic()',
    "<img src=x onerror=alert(1)>",
    "+SUM(A1:A9)",
    "https://example.com/click",
    "W" * 120,
    "שלום עולם",
)


def pdf_text(content: bytes) -> str:
    """All text of a PDF on one line, spaces run together, invisible breaks taken out."""
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    text = " ".join(page.extract_text() for page in pages)
    return re.sub(r"[\s\u00a0]+", " ", text.replace("\u200b", ""))


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}


def cells(content: bytes) -> list[Any]:
    return [cell for rows in sheets(content).values() for row in rows for cell in row]


def formulas(content: bytes) -> list[str]:
    """Cells that a spreadsheet would compute, and links that it would follow."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return [
            result
            for name in parts.namelist()
            if name.startswith("xl/worksheets/sheet")
            for result in re.findall(r"<f>.*?</f>|<hyperlink[^>]*>", parts.read(name).decode())
        ]


def raw(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())


def letters(text: str) -> str:
    """A text without its spaces and invisible breaks, wherever a format has its lines end."""
    return re.sub(r"[\s\u00a0\u200b]+", "", text)


class Read(HTMLParser):
    """The texts of a page without style and script, and each tag with what it points to."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._skip = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._skip = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._skip = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._skip:
            self.texts.append(data.strip())


def slides(content: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(content)).slides)


def words_of(slide: Any) -> list[str]:
    """Every paragraph and cell of a page; the names and numbers of its charts are no words."""
    result = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            result += [line.text for line in shape.text_frame.paragraphs]
        if shape.has_table:
            result += [cell.text for row in shape.table.rows for cell in row.cells]
    return result


def charts(content: bytes) -> list[Any]:
    return [shape.chart for page in slides(content) for shape in page.shapes if shape.has_chart]


def records(sections: Iterable[Section]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """{section: {table: [{key: value}]}}; None where nothing is known or it may not be shown."""
    return {
        section.key: {table.key: table.records() for table in section.tables()}
        for section in sections
    }
