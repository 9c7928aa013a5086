"""XLSX, XLSB, XLS and ODS -> records of text, one sheet."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import python_calamine

from data.intake.levels.scales import number
from data.intake.reading.apart import opened_apart
from data.intake.reading.archive import DAMAGED, PASSWORD, check_archive
from data.intake.reading.limits import refuse_cells, refuse_sheets, refuse_size
from data.intake.reading.text import visible
from data.vocabulary import RefusedError

_OTHER_STREAMS = ("WordDocument", "PowerPoint Document", "__substg1.0")
_OLE = b"\xd0\xcf\x11\xe0"


Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column) of merged cells, from 0."""


@dataclass(frozen=True)
class Sheet:
    """Records of text, and which of their cells are merged."""

    records: list[list[str]]
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True)
class Book:
    """The sheets that were read by name, the kind of file, and the names of all its sheets."""

    sheets: dict[str, Sheet]
    kind: str
    names: tuple[str, ...]


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are a spreadsheet file (a zip with a workbook inside, or an old XLS)."""
    if content.startswith(_OLE):
        return True
    return content.startswith(b"PK\x03\x04") and (
        b"xl/" in content or b"content.xml" in content or b"opendocument.spreadsheet" in content
    )


def open_book(content: bytes, wanted: str | None) -> Book:
    """Records of the wanted sheet, or of every visible one.

    Raises RefusedError for what is damaged, protected, too large or no workbook.
    """
    refuse_size(len(content), workbook=True)
    if not content.startswith(_OLE):
        check_archive(content)
    elif any(stream.encode("utf-16-le") in content for stream in _OTHER_STREAMS):
        raise RefusedError(
            "The file is an old Office document without a worksheet, such as a text or slides. "
            "Save the table as XLSX or CSV."
        )
    answer = opened_apart(content, wanted)
    sheets = {
        name: Sheet(records, tuple((tuple(first), tuple(last)) for first, last in merged))
        for name, (records, merged) in answer["sheets"].items()
    }
    return Book(sheets, answer["kind"], tuple(answer["names"]))


class _NoPanic:
    """calamine's own word for a defect of its reading, which is no Exception, as a refusal."""

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise RefusedError(DAMAGED) from error


def opened(content: bytes, wanted: str | None) -> Book:
    """The sheets by the reader itself. Raises RefusedError."""
    with _NoPanic():
        return _read_sheets(content, wanted)


def _read_sheets(content: bytes, wanted: str | None) -> Book:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            s for s in book.sheets_metadata if s.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        names = [s.name for s in sheets]
        if wanted is not None and wanted not in names:
            raise RefusedError(f"The workbook has no sheet “{wanted}”; it has {', '.join(names)}.")
        shown = [s.name for s in sheets if s.visible == python_calamine.SheetVisibleEnum.Visible]
        chosen = [wanted] if wanted is not None else shown or names
        refuse_sheets(len(chosen))
        return Book(_sheets(book, chosen), _kind(content), tuple(names))
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise RefusedError(PASSWORD if _is_protected(content) else DAMAGED) from error


def _is_protected(content: bytes) -> bool:
    """Whether the reader asks for a password, which it does only where a file's name says its
    kind."""
    with tempfile.TemporaryDirectory(prefix="skillmix-") as folder:
        for kind in ("xls", "xlsx", "ods"):
            file = Path(folder) / f"workbook.{kind}"
            file.write_bytes(content)
            try:
                python_calamine.CalamineWorkbook.from_path(str(file))
            except python_calamine.PasswordError:
                return True
            except python_calamine.CalamineError:
                continue
    return False


def _sheets(book: Any, names: list[str]) -> dict[str, Sheet]:
    found: dict[str, Sheet] = {}
    for name in names:
        sheet = book.get_sheet_by_name(name)
        row, column = sheet.end or (0, 0)
        refuse_cells(row + 1, column + 1, f"The sheet “{name}”")
        found[name] = _records(sheet)
    return found


def _records(sheet: Any) -> Sheet:
    rows = sheet.to_python(skip_empty_area=False)
    records = [[cell_text(cell) for cell in row] for row in rows]
    return Sheet(records, tuple(sheet.merged_cell_ranges or ()))


def fill_down(
    records: list[list[str]], merged: tuple[Merged, ...], after: int, cut: int
) -> list[list[str]]:
    """Words of cells merged over several rows, in each of these rows from `after` on.

    `cut` columns at the left are missing from the records.

    Such cells name the team, the area or the person of their rows. A merged number stays where it
    is: nobody can tell for whom else it was meant.
    """
    filled = records
    for (top, column), (bottom, _) in merged:
        left = column - cut
        if left < 0 or bottom == top or not after <= top < len(records):
            continue
        if left >= len(records[top]):
            continue
        text = records[top][left]
        if not text.strip() or number(text) is not None:
            continue
        if filled is records:
            filled = [list(record) for record in records]
        for row in filled[top + 1 : bottom + 1]:
            if left < len(row) and not row[left].strip():
                row[left] = text
    return filled


def cell_text(cell: Any) -> str:
    """One cell as a person reads it: 3 and not 3.0, ISO dates, TRUE and FALSE."""
    if cell is None or isinstance(cell, str):
        return visible(cell or "").replace("\x00", "")
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)


def _kind(content: bytes) -> str:
    if content.startswith(_OLE):
        return "xls"
    return "ods" if b"opendocument.spreadsheet" in content[:200] else "xlsx"
