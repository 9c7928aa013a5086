"""What is stored of one person as a file: JSON, or CSV with a line for each thing that is said."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Literal, get_args

from data.files.escape import csv_text
from data.store.people.stored_of import StoredOf
from data.vocabulary import RefusedError

PersonFormat = Literal["json", "csv"]
FORMATS: tuple[PersonFormat, ...] = get_args(PersonFormat)
CSV_COLUMNS = ("part", "line", "column", "value")


def format_of(file: PurePath) -> PersonFormat:
    """The format that a file's name asks for. Raises RefusedError for another."""
    for known in FORMATS:
        if file.suffix.lower() == f".{known}":
            return known
    raise RefusedError(f"{file.name} is neither .json nor .csv: name a file that ends in one.")


def person_text(found: StoredOf, kind: PersonFormat) -> str:
    """The file. CSV counts the lines of a part from 1 and leaves out what says nothing; no cell of
    it is a formula."""
    if kind == "json":
        document = {
            "made_at": found.made_at,
            **{part: list(lines) for part, lines in found.parts.items()},
        }
        return json.dumps(document, ensure_ascii=False, indent=2, default=_day) + "\n"
    rows = [
        (part, number, column, _said(value))
        for part, lines in found.parts.items()
        for number, line in enumerate(lines, start=1)
        for column, value in line.items()
        if value is not None
    ]
    return csv_text(CSV_COLUMNS, rows)


def _day(value: object) -> str:
    """Days and moments as ISO 8601; moments are UTC."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _said(value: object) -> object:
    return _day(value) if hasattr(value, "isoformat") else value
