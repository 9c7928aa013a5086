"""What one file is, and what becomes of it."""

from dataclasses import dataclass, replace

NO_LEVELS = "No column with levels of skill"
"""Refused with what was seen: read as a table, and nothing in it is a rating of a skill."""


@dataclass(frozen=True)
class Sample:
    """One file. `rows` counts data rows below the header, without blank lines; None where readers
    may differ or there is no table. Stored with that many `ratings`, else refused in a sentence
    that holds `says`."""

    path: str
    rows: int | None
    encoding: str = "utf-8"
    delimiter: str = ","
    header_rows: int = 1
    layout: str = "wide"
    sheet: str = ""
    ratings: int | None = None
    says: str = NO_LEVELS


def under(folder: str, *samples: Sample) -> tuple[Sample, ...]:
    return tuple(replace(s, path=f"{folder}/{s.path}") for s in samples)


def plain(rows: int, *names: str) -> tuple[Sample, ...]:
    """CSV files with nothing that a reader could trip over, none of them about skills."""
    return tuple(Sample(f"{name}.csv", rows) for name in names)


def workbook(name: str, rows: int | None, sheet: str = "", says: str = NO_LEVELS) -> Sample:
    """A file of one or more sheets."""
    encoding = name.rsplit(".", 1)[1]
    return Sample(name, rows, encoding=encoding, delimiter="", sheet=sheet, says=says)
