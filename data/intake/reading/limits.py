"""How much a file may hold: past a limit it gets a sentence, before anything large is built."""

from __future__ import annotations

from data.vocabulary import RefusedError, grouped

MOST_TEXT = 4_000_000_000
"""Bytes of a text file. The page takes less: what `server.maxUploadSize` allows, 200 MB."""
MOST_WORKBOOK = 200_000_000
"""Bytes of a workbook as it lies on the disk."""
MOST_EXPANDED = 600_000_000
"""Bytes of everything in a workbook, expanded."""
MOST_RATIO = 200
"""Expanded bytes per byte, from RATIO_FROM expanded bytes on: no spreadsheet packs so well."""
RATIO_FROM = 50_000_000
MOST_PARTS = 10_000
"""Files within a workbook."""
MOST_SHEETS = 200
"""Sheets that are looked at where none is named."""
MOST_CELLS = 10_000_000
"""Cells of one sheet, blank ones between others included: all of them are built in memory."""
MOST_COLUMNS = 10_000
LONGEST_CELL = 1_000_000
"""Characters of one cell."""
AS_CSV = "Save the table as CSV, which may be larger."


def refuse_size(size: int, *, workbook: bool) -> None:
    """Raise RefusedError for a file that is too large to be read."""
    most = MOST_WORKBOOK if workbook else MOST_TEXT
    if size > most:
        what = "workbook" if workbook else "file"
        more = f" {AS_CSV}" if workbook else " Split it by rows and import the parts."
        raise RefusedError(
            f"The {what} has {grouped(size / 1e6)} MB; Skillmix reads up to "
            f"{grouped(most / 1e6)} MB.{more}"
        )


def refuse_sheets(count: int) -> None:
    """Raise RefusedError for more sheets than anybody looks through."""
    if count > MOST_SHEETS:
        raise RefusedError(
            f"The workbook has {grouped(count)} sheets; Skillmix looks at up to "
            f"{grouped(MOST_SHEETS)}. Name the "
            "one with the answers (`--sheet NAME`), or save it as a workbook of its own."
        )


def refuse_columns(columns: int) -> None:
    """Raise RefusedError for a table that is wider than any survey."""
    if columns > MOST_COLUMNS:
        raise RefusedError(
            f"The table has {grouped(columns)} columns; Skillmix reads up to "
            f"{grouped(MOST_COLUMNS)}. Leave away "
            "the columns that do not say who answered or how well somebody can do something."
        )


def refuse_cells(rows: int, columns: int, where: str) -> None:
    """Raise RefusedError for a sheet that would not fit into memory."""
    if rows * columns > MOST_CELLS:
        raise RefusedError(
            f"{where} reaches over {grouped(rows)} rows and {grouped(columns)} columns; Skillmix "
            "reads up to "
            f"{grouped(MOST_CELLS)} cells of a sheet. Delete what stands far from the table. "
            f"{AS_CSV}"
        )
