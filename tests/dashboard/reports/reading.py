"""Reading reports back."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pypdf
from openpyxl import load_workbook  # type: ignore[import-untyped]

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
    """Cells of each sheet."""
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book}


def formulas(content: bytes) -> list[str]:
    """Cells that a spreadsheet would compute, and links that it would follow."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return [
            found
            for name in parts.namelist()
            if name.startswith("xl/worksheets/sheet")
            for found in re.findall(r"<f>.*?</f>|<hyperlink[^>]*>", parts.read(name).decode())
        ]


def raw(content: bytes) -> bytes:
    """Everything in the parts of a workbook, unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist())
