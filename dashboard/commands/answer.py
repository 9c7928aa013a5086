"""What a verb answers: one JSON document for machines, a short text for people."""

from __future__ import annotations

import dataclasses
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.vocabulary import grouped


@dataclass(frozen=True)
class Answer:
    """`document` is printed with --json, `text` without; `notes` go to the error stream.

    `code` is the exit code: 0 but where the answer itself is a no.
    """

    document: Mapping[str, Any]
    text: str
    notes: tuple[str, ...] = ()
    code: int = 0


def as_json(document: Mapping[str, Any]) -> str:
    """The document as JSON in ASCII: dates in ISO form, a number that is none as null."""
    return json.dumps(plain(document), allow_nan=False, indent=2)


def plain(value: Any) -> Any:
    """Dataclasses, mappings and sequences as what JSON has."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return picked(value, *(field.name for field in dataclasses.fields(value)))
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def picked(value: Any, *names: str) -> dict[str, Any]:
    """These fields and properties alone, as what JSON has."""
    return {name: plain(getattr(value, name)) for name in names}


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns of text, numbers to the right; a dash where nothing is known."""
    cells = [[_shown(cell) for cell in row] for row in rows]
    numeric = [bool(cells) and all(_is_number(row[i]) for row in cells) for i in range(len(header))]
    widths = [max(len(row[i]) for row in (header, *cells)) for i in range(len(header))]
    lines = []
    for row in (list(header), ["-" * width for width in widths], *cells):
        padded = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def _shown(cell: object) -> str:
    if cell is None or cell == "":
        return "-"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return grouped(cell, 1).removesuffix(".0")
    return grouped(cell) if isinstance(cell, int) else str(cell)


def _is_number(text: str) -> bool:
    bare = text.replace(",", "").removesuffix("%").strip()
    return text == "-" or bare.replace(".", "", 1).removeprefix("-").isdigit()
