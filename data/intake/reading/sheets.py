"""The process that reads workbooks. It starts anew for each, so that it imports next to nothing:
what it refuses it names, and whoever asked has the sentence."""

import importlib
import io
import json
import sys
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import python_calamine

from data.vocabulary import grouped

MEMORY = 3_000_000_000
MOST_SHEETS = 200
"""Sheets that are looked at where none is named."""
MOST_CELLS = 10_000_000
"""Cells of one sheet, blank ones between others included: all of them are built in memory."""
OLE = b"\xd0\xcf\x11\xe0"
Merged = tuple[tuple[int, int], tuple[int, int]]
"""First and last (row, column) of merged cells, from 0."""


class RefusalError(Exception):
    """The name of a sentence, and what is facts in its gaps."""

    def __init__(self, about: str, **facts: object) -> None:
        super().__init__(about)
        self.about, self.facts = about, facts


def main() -> None:
    """Read a workbook from the input and write its sheets, or the refusal, as JSON."""
    _limit()
    try:
        answer = _read_sheets(sys.stdin.buffer.read(), sys.argv[1] if sys.argv[1:] else None)
    except RefusalError as refusal:
        answer = {"refused": refusal.about, "facts": refusal.facts}
    sys.stdout.write(json.dumps(answer))  # ten times as fast as json.dump


def _limit() -> None:
    """No more memory than any real workbook needs, where the system can be facts so."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _read_sheets(content: bytes, wanted: str | None) -> dict[str, Any]:
    """The sheets by the reader itself. Raises RefusalError."""
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            s for s in book.sheets_metadata if s.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        names = [s.name for s in sheets]
        shown = [s.name for s in sheets if s.visible == python_calamine.SheetVisibleEnum.Visible]
        chosen = [n for n in names if n == wanted] if wanted is not None else shown or names
        if len(chosen) > MOST_SHEETS:
            values = {"sheets": grouped(len(chosen)), "most": grouped(MOST_SHEETS)}
            raise RefusalError("many sheets", **values)
        kind = "ods" if b"opendocument.spreadsheet" in content[:200] else "xlsx"
        kind = "xls" if content.startswith(OLE) else kind
        read = {name: _sheet(book, name) for name in chosen}
        return {"kind": kind, "names": names, "sheets": read}
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise RefusalError("password" if _is_protected(content) else "damaged") from error


def _is_protected(content: bytes) -> bool:
    """Whether the reader asks for a password, which it does of named files only."""
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


def _sheet(book: Any, name: str) -> tuple[list[list[str]], list[Merged]]:
    sheet = book.get_sheet_by_name(name)
    rows, columns = ((last + 1) for last in sheet.end or (0, 0))
    if rows * columns > MOST_CELLS:
        reach = {"rows": grouped(rows), "columns": grouped(columns), "most": grouped(MOST_CELLS)}
        raise RefusalError("many cells", sheet=name, **reach)
    cells = sheet.to_python(skip_empty_area=False)
    records = [[cell_text(cell) for cell in row] for row in cells]
    return records, sheet.merged_cell_ranges or []


def cell_text(cell: Any) -> str:
    """One cell as a person reads it: 3 and not 3.0, ISO dates, TRUE and FALSE."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)


if __name__ == "__main__":
    main()
