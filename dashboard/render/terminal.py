"""Sections for a terminal: a title, numbers in lines, tables in columns of letters."""

import re
from collections.abc import Iterable, Sequence

from dashboard.render.blocks import TEXTS, Block, Lines, Note, Numbers, Section, Table
from dashboard.render.printable import visible

LONGEST = 2000
"""Characters of one text."""
_STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Without control characters but new lines and tabs, and without marks of direction: no word of
    a file clears the screen."""
    return _STEERS.sub("", text)


def text(sections: Iterable[Section]) -> str:
    """What a verb prints without --json."""
    text = "\n\n".join(
        part
        for section in sections
        if section.for_outlet("terminal") or not section.blocks
        for part in _section(section)
    )
    return text.replace("\u00a0", " ")


def _section(section: Section) -> Iterable[str]:
    title = visible(section.title, LONGEST)
    if title and not title.endswith((".", "?", "!")):
        title += "."
    head = (title, visible(section.lead, LONGEST))
    yield "\n".join(line for line in head if line)
    for block in section.for_outlet("terminal"):
        if text := _block(block):
            yield text


def _block(block: Block) -> str:
    match block:
        case Note():
            return visible(block.text, LONGEST)
        case Numbers():
            return "\n".join(
                visible(f"{f.label}: {f.text}{f' ({f.note})' if f.note else ''}", LONGEST)
                for f in block.figures
            )
        case Lines():
            lines = [f"{word}: {text}" if word else text for word, text in block.rows]
            return "\n".join(visible(line, LONGEST) for line in [block.title, *lines] if line)
        case Table():
            return _table(block)
    return _table(block.twin) if block.twin else ""


def _table(table: Table) -> str:
    shown = table.for_outlet("terminal")
    if not shown.rows:
        return table.empty
    wide = [at for at, column in enumerate(shown.columns) if not column.below]
    under = [at for at, column in enumerate(shown.columns) if column.below]
    texts = [[visible(text, LONGEST) for text in row] for row in shown.texts()]
    body = columns(
        [shown.columns[at].title for at in wide],
        [[row[at] for at in wide] for row in texts],
        [shown.columns[at].kind in TEXTS for at in wide],
        [" · ".join(row[at] for at in under if row[at]) for row in texts],
    )
    more = table.left_out("terminal")
    title, note = visible(table.title, LONGEST), visible(table.note, LONGEST)
    parts = (title, body, f"and {more} more" if more else "", note)
    return "\n".join(part for part in parts if part)


def columns(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    left: Sequence[bool],
    below: Sequence[str] = (),
) -> str:
    """Columns of text below a header; a dash where a cell says nothing. `below`: what stands
    indented under each row."""
    cells = [[cell or "-" for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in (header, *cells)) for at in range(len(header))]
    lines = []
    for place, row in enumerate(
        (list(header), ["-" * width for width in widths], *cells), start=-2
    ):
        padded = (
            cell.ljust(width) if to_left else cell.rjust(width)
            for cell, width, to_left in zip(row, widths, left, strict=True)
        )
        lines.append("  ".join(padded).rstrip())
        if place >= 0 and below and below[place]:
            lines.append(f"    {below[place]}")
    return "\n".join(lines)
