"""CSV cells that a spreadsheet cannot take for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""Apostrophes before the sign are counted in, so that reading gives back what was written."""


def escape(cell: str) -> str:
    """The cell with a leading apostrophe where a spreadsheet would calculate it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescape(cell: str) -> str:
    """The cell without the apostrophe that `escape` put there."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_text(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """CSV text, every cell escaped, None as an empty cell, whole numbers without a point."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([escape(_lines(name)) for name in header])
    writer.writerows([escape(_lines(_shown(cell))) for cell in row] for row in rows)
    return out.getvalue()


def _lines(text: str) -> str:
    """Line ends as the writer quotes them: a bare return would begin a row with what follows it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
