"""The report as JSON: its tables with numbers and their printed texts, and its sentences."""

from __future__ import annotations

import json
from typing import Any

from dashboard.reports.as_tables import as_tables
from dashboard.reports.content import Cell, Table
from dashboard.reports.model import ReportModel


def render(model: ReportModel) -> bytes:
    """The JSON of a report, ASCII."""
    document = {
        "title": model.brief.title,
        "subject": model.subject,
        "stamp": model.stamp,
        "software": model.software,
        "made_at": f"{model.made_at.isoformat()}Z",
        "currency": model.currency,
        "scenario_hash": model.making.scenario_hash,
        "plan": model.blend.title,
        "do_nothing": model.blend.do_nothing,
        "unknown": model.unknown,
        "recipe": model.recipe,
        "tables": [_table(section, table) for section, table in as_tables(model)],
    }
    return (json.dumps(document, allow_nan=False, indent=1) + "\n").encode()


def _table(section: str, table: Table) -> dict[str, Any]:
    return {
        "section": section,
        "title": table.title,
        "note": table.note,
        "columns": [{"title": c.title, "kind": c.kind} for c in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> Any:
    return cell if isinstance(cell, str) else {"value": cell.value, "printed": cell.text}
