"""Blocks as a template can print them: every text written, every length a share of its axis. Of the
web page and of the PDF alike. Nothing is left to compute: a template places and colours."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from dashboard import formats
from dashboard.render import blocks as kinds
from dashboard.render.files import Report

LONGEST = 300
"""Characters of one printed text; more is cut with an ellipsis (the store keeps all of it)."""
_STEERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Bidirectional overrides: they can make a name read as something else."""
_SPACES = re.compile(r"[^\S\u00a0]+")


def visible(text: str | None, longest: int = LONGEST) -> str:
    """Without control characters, overrides and half characters, spaces run together. A no-break
    space stays one: it holds a number to its unit."""
    if not text:
        return ""
    kept = "".join(_visible(letter) for letter in text)
    line = _SPACES.sub(" ", kept).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _visible(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in ("Cs", "Co", "Cn"):
        return "\ufffd"
    if category == "Cc":
        return " "
    return "" if letter in _STEERING else letter


MOST_MONTHS = 8
BESIDE = 12
"""Columns of a web page that fit beside each other."""
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Steps of an axis of shares."""


def printed(report: Report, outlet: kinds.Outlet) -> dict[str, Any]:
    """A report as plain values, without sections that have nothing for this outlet."""
    return {
        **vars(report),
        "title": visible(report.title),
        "subject": visible(report.subject),
        "made_at": report.made_at.isoformat(sep=" "),
        "sections": [
            section(item, outlet)
            for place, item in enumerate(report.sections)
            if item.for_outlet(outlet) or not place
        ],
    }


def section(own: kinds.Section, outlet: kinds.Outlet) -> dict[str, Any]:
    return {
        "key": own.key,
        "name": own.name,
        "title": visible(own.title, 400),
        "lead": visible(own.lead, 2000),
        "blocks": [_block(block, outlet) for block in own.for_outlet(outlet)],
    }


def _block(block: kinds.Block, outlet: kinds.Outlet) -> dict[str, Any]:
    match block:
        case kinds.Numbers():
            figures = [
                {"label": visible(f.label), "text": f.text, "note": visible(f.note)}
                for f in block.figures
            ]
            return {"is": "numbers", "figures": figures}
        case kinds.Lines():
            rows = [[word, visible(text, 1000)] for word, text in block.rows]
            return {"is": "lines", "title": block.title, "rows": rows}
        case kinds.Note():
            return {"is": "note", "text": visible(block.text, 2000)}
        case kinds.Table():
            return table(block, outlet)
    return _chart(block, outlet)


def table(block: kinds.Table, outlet: kinds.Outlet) -> dict[str, Any]:
    """A table as plain values; `by` is what a column is sorted by. `beside`, `under`: places of
    columns that stand in a row, and of those below it."""
    shown = block.for_outlet(outlet)
    places = range(len(shown.columns))
    full = outlet == "pdf" or len(places) > BESIDE
    under = [place for place in places if full and shown.columns[place].below]
    columns = [{**vars(c), "right": c.kind not in kinds.TEXTS} for c in shown.columns]
    rows = [
        [
            {
                "text": visible(text),
                "by": _place(cell),
                "shade": cell if column.kind == "lever" and isinstance(cell, str) else "",
            }
            for cell, text, column in zip(row, texts, shown.columns, strict=True)
        ]
        for row, texts in zip(shown.rows, shown.texts(), strict=True)
    ]
    return {
        "is": "table",
        "title": visible(block.title),
        "columns": columns,
        "beside": [place for place in places if place not in under],
        "under": under,
        "rows": rows,
        "note": visible(block.note, 1000),
        "empty": block.empty,
        "more": block.left_out(outlet),
    }


def _place(cell: kinds.Value) -> float | None:
    """A number, or of a day its place among days."""
    value = cell.value if isinstance(cell, kinds.Said) else cell
    return value.toordinal() if isinstance(value, date) else kinds.amount(value)


def _chart(block: kinds.Chart, outlet: kinds.Outlet) -> dict[str, Any]:
    twin = table(block.twin, outlet) if block.twin and outlet == "html" else None
    return {
        "is": "chart",
        "title": visible(block.title, 400),
        "alt": visible(block.alt, 2000),
        "note": visible(block.note, 1000),
        "twin": twin,
        **FORMS[type(block.form)](block.form),
    }


def _row(row: kinds.Bar | kinds.Span, end: float, lengths: Sequence[str]) -> dict[str, Any]:
    """What a row says, and its lengths as shares of the axis."""
    row_texts: dict[str, Any] = dict(vars(row))
    for name, value in row_texts.items():
        if name in lengths:
            row_texts[name] = None if value is None else _share(value, end)
        elif isinstance(value, str):
            row_texts[name] = visible(value)
    return row_texts


def _bars(form: kinds.Bars) -> dict[str, Any]:
    longest = max((x for row in form.rows for x in (row.value, row.high, row.mark) if x), default=1)
    lengths = ("value", "high", "mark")
    rows = [_row(row, form.end or longest, lengths) for row in form.rows]
    return {"form": "bars", "rows": rows}


def _share(value: float, end: float) -> float:
    return round(min(1.0, max(0.0, value / end)), 5) if end else 0.0


def _stacked(form: kinds.Stacked) -> dict[str, Any]:
    values = list(zip(*(series.values for series in form.series), strict=True))
    totals = [sum(value or 0.0 for value in row) for row in values]
    most = max(totals, default=0.0)
    rows = [
        {
            "label": visible(label),
            "text": kinds.written(total, form.kind, form.unit),
            "parts": [
                {
                    "shade": item.shade,
                    "share": _share(value, most),
                    "text": kinds.written(value, form.kind, form.unit),
                }
                for item, value in zip(form.series, row, strict=True)
                if value
            ],
        }
        for label, row, total in zip(form.labels, values, totals, strict=True)
    ]
    used = [series for series in form.series if any(series.values)]
    tick = partial(formats.money, currency=form.unit) if form.kind == "money" else formats.number
    return {
        "form": "columns" if form.upright else "stacked",
        "ticks": [{"at": at, "text": tick(at * most)} for at in TICKS[::2]],
        "rows": rows,
        "legend": [{"name": item.name, "shade": item.shade} for item in used],
    }


def _curves(form: kinds.Curves) -> dict[str, Any]:
    last = max(1, len(form.labels) - 1)
    return {
        "form": "curves",
        "ticks": [{"at": at, "text": formats.percent(at)} for at in TICKS],
        "first": form.labels[0] if form.labels else "",
        "last": form.labels[-1] if form.labels else "",
        "series": [
            {
                "name": series.name,
                "shade": series.shade,
                "points": [
                    [round(at / last, 5), _share(value, 1.0)]
                    for at, value in enumerate(series.values)
                    if value is not None
                ],
                "text": kinds.written(series.values[-1] if series.values else None, "percent"),
            }
            for series in form.series
        ],
    }


def _points(form: kinds.Points) -> dict[str, Any]:
    right = max((point.x for point in form.points), default=0.0) or 1.0
    low, high = form.heights
    room = (high - low) or 1.0
    return {
        "form": "points",
        "x_title": form.x_title,
        "y_title": form.y_title,
        "joined": form.joined,
        "cross": form.cross
        and [_share(form.cross[0], right), round((form.cross[1] - low) / room, 5)],
        "points": [
            {
                "label": visible(point.label) if form.joined or point.strong else "",
                "text": point.text if form.joined else "",
                "x": _share(point.x, right),
                "y": round((point.y - low) / room, 5),
                "strong": point.strong,
                "below": form.joined and point is not form.points[-1],  # the line rises above it
            }
            for point in form.points
        ],
    }


def _heat(form: kinds.Heat) -> dict[str, Any]:
    return {
        "form": "heat",
        "names": form.names,
        "columns": [visible(name, 60) for name in form.columns],
        "rows": [
            {
                "group": visible(group, 60),
                "label": visible(label, 60),
                "cells": [
                    {
                        "text": cell.text,
                        "shade": cell.shade,
                        "framed": cell.framed,
                        "note": visible(cell.note),
                    }
                    for cell in cells
                ],
            }
            for group, label, cells in form.rows
        ],
    }


def months(start: date, weeks: float) -> list[dict[str, Any]]:
    """The first days of months on an axis of weeks, as shares of it."""
    result: list[dict[str, Any]] = []
    year, month = start.year, start.month
    while True:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        at = (date(year, month, 1) - start).days / 7 / weeks
        if at > 1:
            break
        result.append({"at": round(at, 5), "text": formats.month(date(year, month, 1))})
    return result[:: -(-len(result) // MOST_MONTHS) or 1]


def _spans(form: kinds.Spans) -> dict[str, Any]:
    weeks = ("start", "end", "decide", "due")
    rows = [_row(row, form.weeks, weeks) for row in form.rows]
    return {"form": "spans", "ticks": months(form.start, form.weeks), "rows": rows}


FORMS: Mapping[type[kinds.Form], Callable[[Any], dict[str, Any]]] = {
    kinds.Bars: _bars,
    kinds.Stacked: _stacked,
    kinds.Curves: _curves,
    kinds.Points: _points,
    kinds.Heat: _heat,
    kinds.Spans: _spans,
}
