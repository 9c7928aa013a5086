"""`verify(database, content)`: a report's file against the store. By the recipe that it carries its
report is made again in the same format; both are read back as the lines that a reader sees, each
with its place, and compared. Numbers behind a slide's charts and lengths of a web page's bars are
lines, too."""

import csv
import difflib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from analytics.options.explain.explain import Explaining
from analytics.results import Selection
from analytics.strategy.scenario.scenario import Scenario
from analytics.study import Study
from dashboard.render.files import KINDS
from dashboard.subjects import HELPS
from dashboard.subjects.report import MARK, Explainer, Wanted, from_line, report
from data.store.database import Database
from data.vocabulary import RefusedError

NOT_A_REPORT = HELPS["verify.not_a_report"]
DAMAGED = "The file is cut off or damaged: take it again."


@dataclass(frozen=True)
class Line:
    place: str
    text: str


def kind_of(content: bytes) -> str:
    """The format, by its first bytes. Raises RefusedError where it is none of a report's."""
    head = content.lstrip()[:200].lower()
    if content.startswith(b"%PDF"):
        return "pdf"
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
        parts = {"pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml", "csv": "about.txt"}
        for kind, part in parts.items():
            if part in names:
                return kind
    if head.startswith(b"<!doctype html"):
        return "html"
    if head.startswith(b"{"):
        return "json"
    raise RefusedError(NOT_A_REPORT)


def read_back(content: bytes) -> tuple[str, list[Line]]:
    """(format, lines) of a report's file. Raises RefusedError where it cannot be read."""
    try:
        kind = kind_of(content)
        result = [Line(place, " ".join(text.split())) for place, text in READERS[kind](content)]
    except (ValueError, KeyError, OSError, zipfile.BadZipFile) as error:
        raise RefusedError(DAMAGED) from error
    return kind, [line for line in result if line.text]


def _pdf(content: bytes) -> Iterator[tuple[str, str]]:
    import pypdf
    from pypdf.errors import PyPdfError

    try:
        file = pypdf.PdfReader(io.BytesIO(content))
        yield "its properties", str(file.metadata["/Keywords"]) if file.metadata else ""
        for number, page in enumerate(file.pages, start=1):
            for line in page.extract_text().splitlines():
                yield f"page {number}", line
    except PyPdfError as error:
        raise RefusedError(DAMAGED) from error


def _slides(content: bytes) -> Iterator[tuple[str, str]]:
    from pptx import Presentation

    for number, slide in enumerate(Presentation(io.BytesIO(content)).slides, start=1):
        for shape in slide.shapes:
            for text in _shape(shape):
                yield f"slide {number}", text
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        for line in frame.text.splitlines() if frame else ():
            yield f"notes of slide {number}", line


def _shape(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield from (line.text for line in shape.text_frame.paragraphs)
    if shape.has_table:
        for row in shape.table.rows:
            yield " | ".join(cell.text for cell in row.cells)
    if shape.has_chart:
        plot = shape.chart.plots[0]
        names = [str(name) for name in plot.categories]
        for series in plot.series:
            for name, value in zip(names, series.values, strict=False):
                yield f"{name} | {series.name} | {value}"


def _workbook(content: bytes) -> Iterator[tuple[str, str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            for row in book.get_sheet_by_name(name).to_python():
                texts = [str(cell) for cell in row]
                yield f"sheet {name}", " | ".join(texts) if any(texts) else ""
    except CalamineError as error:
        raise RefusedError(DAMAGED) from error


SEEN = (
    "//text()[not(parent::style or parent::script)] | //@style | //@class | //@points | //@data-by"
    " | //@title | //meta/@content"
)
"""Texts, lengths of bars, colours of levels, what columns are sorted by, and the recipe."""


def _page(content: bytes) -> Iterator[tuple[str, str]]:
    from lxml import etree, html

    try:
        page = html.document_fromstring(content.decode())
    except etree.ParserError as error:
        raise RefusedError(DAMAGED) from error
    yield from (("the page", str(text)) for text in page.xpath(SEEN))


def _archive(content: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            lines = text.splitlines()  # of about.txt, which is no table
            if name != "about.txt":
                lines = [" | ".join(row) for row in csv.reader(io.StringIO(text))]
            for number, line in enumerate(lines, start=1):
                yield f"{name}, line {number}", line


def _json(content: bytes) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(content.decode().splitlines(), start=1):
        yield f"line {number}", line


READERS: Mapping[str, Callable[[bytes], Iterator[tuple[str, str]]]] = {
    "pdf": _pdf,
    "pptx": _slides,
    "xlsx": _workbook,
    "html": _page,
    "json": _json,
    "csv": _archive,
}


@dataclass(frozen=True)
class Difference:
    """A line of the file and what the store says there; "" where the other one has no such line."""

    place: str
    file: str
    store: str


@dataclass(frozen=True)
class Verdict:
    """`lines` of the file were compared; those in `differences` are not what the store says."""

    kind: str
    made_at: datetime
    software: str
    lines: int
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        return not self.differences


def verify(database: Database, content: bytes, explainer: Explainer = Explaining.all) -> Verdict:
    """Compare a report's file with what its store says now. Raises RefusedError where the file is
    no report, carries no recipe, or its filters or scenario can no longer be followed (a team or
    wave that is gone)."""
    kind, file = read_back(content)
    selection, scenario, wanted = _recipe(file)
    made = report(Study(database, selection, scenario), wanted, explainer)
    _, store = read_back(KINDS[kind].render(made))
    return Verdict(kind, made.made_at, made.software, len(file), tuple(_differences(file, store)))


def _recipe(lines: Sequence[Line]) -> tuple[Selection, Scenario, Wanted]:
    line = next((line.text for line in lines if MARK in line.text), None)
    if line is None:
        raise RefusedError(f"{NOT_A_REPORT} The line with its recipe is missing.")
    match = re.search(re.escape(MARK) + r"\s*(\{.*\})", line)
    text = match[1] if match else ""
    # Where the line stands inside of a JSON document, its quotation marks are escaped once more.
    if text.startswith('{\\"'):
        text = str(json.loads(f'"{text}"'))
    return from_line(f"{MARK} {text}")


def _differences(file: Sequence[Line], store: Sequence[Line]) -> list[Difference]:
    left, right = [line.text for line in file], [line.text for line in store]
    if left == right:
        return []
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return [
        Difference(ours.place or theirs.place, ours.text, theirs.text)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for ours, theirs in zip_longest(file[a:b], store[c:d], fillvalue=Line("", ""))
    ]
