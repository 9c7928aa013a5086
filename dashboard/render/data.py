"""Sections for machines: JSON with raw numbers, and a tidy CSV file a table."""

import io
import json
import zipfile
from typing import Any

from dashboard.render.blocks import Table
from dashboard.render.files import EPOCH, Report
from data.files.table import csv_text
from data.vocabulary import RefusedError


def as_json(report: Report) -> bytes:
    document = {
        **vars(report),
        "made_at": f"{report.made_at.isoformat()}Z",
        "sections": [
            {
                "key": section.key,
                "part": section.part,
                "title": section.title,
                "lead": section.lead,
                "tables": [_table(table) for table in section.tables()],
            }
            for section in report.sections
        ],
    }
    text = json.dumps(document, allow_nan=False, indent=1).replace("\\u00a0", " ")
    return (text + "\n").encode()


def _table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "title": table.title,
        "note": table.note,
        "columns": [
            {"key": c.key, "title": c.title, "kind": c.kind, "unit": c.unit} for c in table.columns
        ],
        "rows": table.records(),
    }


def tables(report: Report) -> dict[str, Table]:
    """By name, "section.table", as CSV has them."""
    return {
        f"{section.key}.{table.key}": table
        for section in report.sections
        for table in section.tables("csv")
    }


def as_csv(report: Report, name: str) -> bytes:
    """One table, UTF-8: a header of keys and raw values, money without thousands. Raises
    RefusedError where the report has no such table; a section's name is its largest table."""
    known = tables(report)
    table = known.get(name) or max(
        (table for key, table in known.items() if key.partition(".")[0] == name),
        key=lambda table: len(table.rows) * len(table.columns),
        default=None,
    )
    if table is None:
        raise RefusedError(f"There is no table {name}; there are {', '.join(known)}.")
    return _csv(table)


def _csv(table: Table) -> bytes:
    rows = (record.values() for record in table.records())
    return csv_text([column.key for column in table.columns], rows).encode()


def as_zip(report: Report) -> bytes:
    """Every table as a CSV file of its own, and the recipe of the report."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, table in tables(report).items():
            archive.writestr(zipfile.ZipInfo(f"{name}.csv", EPOCH), _csv(table))
        about = "\n".join((report.title, report.subject, report.stamp, report.recipe))
        archive.writestr(zipfile.ZipInfo("about.txt", EPOCH), about.encode())
    return buffer.getvalue()
