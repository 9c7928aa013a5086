"""What a workbook has and does not show: hidden rows and columns, formulas without a result.

The reader of workbooks does not tell of these, so they are read off the bytes of each sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from data.intake.reading.archive import expanded, parts_of
from data.vocabulary import Issue, grouped

_SHEETS = re.compile(r"<(?:\w+:)?sheet\b([^<>]*)>")
_RELATIONS = re.compile(r"<(?:\w+:)?Relationship\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HIDDEN = re.compile(rb"<(row|col)\b([^<>]*\bhidden=\"(?:1|true)\"[^<>]*)>")
_UNFILLED = re.compile(
    rb"<c\b(?![^<>]*\bt=\"str\")[^<>]*?\br=\"([A-Z]{1,3}\d{1,7})\"[^<>]*>"
    rb"\s*<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
_CELL = re.compile(r"([A-Z]+)(\d+)")
_HIDDEN_ODS = re.compile(rb"table:visibility=\"(?:collapse|filter)\"")
_LONGEST_CELL = 65_536
_NAMED = 5
"""Rows, columns or cells that a sentence names before it counts the others."""


@dataclass(frozen=True)
class Concealed:
    """Numbers of hidden rows and spans of hidden columns from 1, and cells (row, column) whose
    formula has no result. `somewhere`: something is hidden, and the file does not say where."""

    rows: frozenset[int] = frozenset()
    columns: tuple[tuple[int, int], ...] = ()
    unfilled: tuple[tuple[int, int], ...] = ()
    somewhere: bool = False


NOTHING = Concealed()


def concealed(content: bytes) -> dict[str, Concealed]:
    """What each sheet of an XLSX conceals, by name; for an ODS one answer under ""."""
    parts = {part.name.lower(): part for part in parts_of(content)}
    if "content.xml" in parts:
        hides = any(_HIDDEN_ODS.search(piece) for piece in expanded(content, parts["content.xml"]))
        return {"": Concealed(somewhere=hides)}
    if "xl/workbook.xml" not in parts:
        return {}
    texts = [
        b"".join(expanded(content, parts[name])).decode("utf-8", "replace") if name in parts else ""
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    ]
    targets = {a.get("Id", ""): a.get("Target", "") for a in _attributes(_RELATIONS, texts[1])}
    found = {}
    for sheet in _attributes(_SHEETS, texts[0]):
        target = targets.get(sheet.get("r:id", ""), "").lstrip("/").lower()
        part = parts.get(target) or parts.get(f"xl/{target}")
        if part is not None:
            found[sheet.get("name", "")] = _look(expanded(content, part))
    return found


def _attributes(tag: re.Pattern[str], text: str) -> Iterator[dict[str, str]]:
    for inside in tag.findall(text):
        yield {key: unescape(a or b) for key, a, b in _ATTRIBUTE.findall(inside)}


def _look(pieces: Iterator[bytes]) -> Concealed:
    rows: set[int] = set()
    columns: list[tuple[int, int]] = []
    unfilled: list[tuple[int, int]] = []
    rest = b""
    for piece in pieces:
        text = rest + piece
        end = max(text.rfind(b"<c "), text.rfind(b"<row "))
        whole, rest = (text[:end], text[end:]) if end > 0 else (b"", text)
        if len(rest) > _LONGEST_CELL:
            whole, rest = whole + rest, b""
        _take(whole, rows, columns, unfilled)
    _take(rest, rows, columns, unfilled)
    return Concealed(frozenset(rows), tuple(columns), tuple(unfilled))


def _take(
    text: bytes, rows: set[int], columns: list[tuple[int, int]], unfilled: list[tuple[int, int]]
) -> None:
    """Collect from a text that cuts no cell."""
    if b"hidden=" in text:
        for tag, inside in _HIDDEN.findall(text):
            said = {key: a or b for key, a, b in _ATTRIBUTE.findall(inside.decode("latin-1"))}
            if tag == b"row" and said.get("r", "").isdigit():
                rows.add(int(said["r"]))
            elif tag == b"col" and said.get("min", "").isdigit() and said.get("max", "").isdigit():
                columns.append((int(said["min"]), int(said["max"])))
    if b"<f>" in text or b"<f " in text or b"<f/" in text:
        unfilled += [_place(cell.decode()) for cell in _UNFILLED.findall(text)]


def _place(cell: str) -> tuple[int, int]:
    found = _CELL.fullmatch(cell)
    assert found is not None
    column = 0
    for letter in found.group(1):
        column = 26 * column + ord(letter) - 64
    return int(found.group(2)), column


def letters(column: int) -> str:
    """A column's name in the spreadsheet program: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def hidden_sheets(names: Sequence[str]) -> list[Issue]:
    """The sentence about sheets that were not read because the workbook hides them."""
    if not names:
        return []
    listed = _some([f"“{name}”" for name in names])
    said = f"The workbook hides {_count(names, 'sheet')} ({listed}) and only the others were read."
    return [Issue(None, None, None, f"{said} If the answers are there, choose that sheet.")]


def concealed_issues(hides: Concealed, rows: Sequence[int], first: int, width: int) -> list[Issue]:
    """What is hidden within a table: `rows` are its rows of answers, its columns run from `first`
    (from 1) over `width`."""
    end = first + width
    hidden = sorted(hides.rows.intersection(rows))
    spans = [range(max(low, first), min(high + 1, end)) for low, high in hides.columns]
    columns = [letters(column) for span in spans for column in span]
    what = [f"{_count(hidden, 'row')} ({_some([grouped(r) for r in hidden])})"] if hidden else []
    what += [f"{_count(columns, 'column')} ({_some(columns)})"] if columns else []
    what += ["rows or columns"] if hides.somewhere else []
    issues = []
    if what:
        said = f"The sheet hides {' and '.join(what)}, for example by a filter. They were read like"
        issues.append(Issue(None, None, None, f"{said} the others: delete what is no answer."))
    cells = [
        f"{letters(c)}{r}"
        for r, c in hides.unfilled
        if rows and rows[0] <= r <= rows[-1] and first <= c < end
    ]
    if cells:
        said = f"The sheet has formulas without a result in {_count(cells, 'cell')}"
        issues.append(
            Issue(
                None,
                None,
                None,
                f"{said} ({_some(cells)}), which were read as blank. "
                "Open and save the workbook in the spreadsheet program, then import it "
                "again.",
            )
        )
    return issues


def _count(things: Sequence[object], what: str) -> str:
    return f"one {what}" if len(things) == 1 else f"{grouped(len(things))} {what}s"


def _some(names: Sequence[str]) -> str:
    more = f" and {grouped(len(names) - _NAMED)} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
