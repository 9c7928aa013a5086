"""The report as CSV: one line for each cell of each table, the number beside its printed text."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.reports.as_tables import as_tables
from dashboard.reports.model import ReportModel
from data.files.escape import csv_text

HEADER = ("section", "table", "row", "column", "value", "printed")


def render(model: ReportModel) -> bytes:
    """The CSV of a report, UTF-8. `row` counts from 1; `value` is empty where none is known."""
    return csv_text(HEADER, _lines(model)).encode()


def _lines(model: ReportModel) -> Iterator[tuple[object, ...]]:
    for section, table in as_tables(model):
        for number, row in enumerate(table.rows, start=1):
            for column, cell in zip(table.columns, row, strict=True):
                value = None if isinstance(cell, str) else cell.value
                text = cell if isinstance(cell, str) else cell.text
                yield section, table.title, number, column.title, value, text
