"""What belongs to a table and what only stands around it: notes, legends, other tables.

Form tools write nothing but the table. People write titles, legends, totals and second tables on
the same sheet. Rows keep their places, so that a row's number stays that of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from data.intake.language import headers as h
from data.intake.language.headers import PERSON_NAME
from data.intake.language.labels import label_of
from data.intake.language.words import SUMMARY_WORDS, fold
from data.intake.levels.answers import is_legend, is_legend_line, is_title
from data.intake.levels.scales import label_level, number, says_nothing
from data.intake.reading.header_rows import Heading, filled_in, text_of
from data.intake.reading.table import is_blank
from data.vocabulary import Issue, grouped

Records = list[list[str]]
_LOOKED_AT = 30
_MOST_GROUPS = 50
"""Runs of rows from which blank rows are the habit of a form and part nothing."""
_SENTENCE = 4
"""Words from which a lone cell is a sentence and not a name."""
_MARKED = re.compile(r"^\s*(\*|†|note\b|nb\b|legend\b|source\b|hinweis\b)", re.I)


@dataclass(frozen=True)
class Around:
    """Cells outside the table: the number of their row, and their texts."""

    row: int
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """All cells in one line."""
        return " ".join(" ".join(cell.split()) for cell in self.cells)


@dataclass(frozen=True)
class Block:
    """The records of one table, everything else blank, and what was said around it."""

    records: Records
    around: tuple[Around, ...]


def split(records: Records) -> list[Block]:
    """The tables of one sheet from top to bottom; one where nothing stands around it."""
    if stands_alone(records):
        return [Block(records, ())]
    records, beside = _without_notes_beside(records)
    pieces: list[list[tuple[int, int]]] = []
    groups = [part for group in _groups(records) for part in _parted(records, *group)]
    if len(groups) > _MOST_GROUPS:
        return [Block(records, ())]
    for start, end in groups:
        above = pieces[-1] if pieces else []
        if not pieces or _is_another_table(records, above, (start, end)):
            pieces.append([])
        pieces[-1].append((start, end))
    blocks = [_block(records, piece) for piece in pieces]
    if not blocks:
        return [Block(records, ())]
    first = blocks[0]
    return [Block(first.records, (*first.around, *beside)), *blocks[1:]]


def stands_alone(records: Records) -> bool:
    """No blank row, no title line, no blank header with another one after it, no legend on top."""
    first = next((r for r in records if not is_blank(r)), None)
    if first is None:
        return True
    filled = [i for i, cell in enumerate(first) if cell.strip()]
    whole = len(filled) == filled[-1] + 1 and len(filled) > 1
    parted = any(another_header(first, record) for record in records)
    return whole and not (parted or is_legend_line(first) or any(map(is_blank, records)))


def another_header(header: Sequence[str], record: Sequence[str]) -> bool:
    """Whether a row below a header is that of another table: it names the person as the header
    does or as its first word, and otherwise other things, none of them an answer."""
    names = [fold(cell) for cell in header]
    other = [fold(cell) for cell in record]
    person = any(
        one and one == two and label_of(one) in ("name", "email", "id")
        for one, two in zip(names, other, strict=False)
    )
    told = [cell for cell in record if cell.strip()]
    person = person or (bool(told) and bool(PERSON_NAME.match(fold(told[0]))))
    return person and names != other and len(told) > 1 and not any(map(_is_answer, told))


def _parted(records: Records, start: int, end: int) -> list[tuple[int, int]]:
    """A run of rows, cut before each header of another table."""
    first = next((i for i in range(start, end) if filled_in(records[i]) > 1), start)
    after = first + 1
    if after < end:  # a second row of the header begins where the first one is blank
        at = next((i for i, cell in enumerate(records[after]) if cell.strip()), 0)
        after += not text_of(records[first], at)
    cuts = [i for i in range(after, end) if another_header(records[first], records[i])]
    return list(pairwise([start, *cuts, end]))


def _groups(records: Records) -> list[tuple[int, int]]:
    """Runs of rows that are not blank, as (first, past the last)."""
    runs = groupby(range(len(records)), lambda i: is_blank(records[i]))
    places = [list(run) for blank, run in runs if not blank]
    return [(run[0], run[-1] + 1) for run in places]


def _is_answer(cell: str) -> bool:
    """A number or a word for a level, as stands in a table and not in its header."""
    word = label_level(cell) is not None and fold(cell) not in SUMMARY_WORDS
    return word or number(cell) is not None


def _is_another_table(
    records: Records, above: list[tuple[int, int]], group: tuple[int, int]
) -> bool:
    """Whether a group begins with a header of its own, under columns that held answers: it names
    each column that has answers below. Somebody who answered nothing has blanks there."""
    start, end = group
    at = next((i for i in range(start, min(end, start + 3)) if filled_in(records[i]) >= 2), None)
    if at is None or at + 1 >= end:
        return False
    names = records[at]
    filled = [i for i, cell in enumerate(names) if cell.strip()]
    if any(_is_answer(names[i]) or says_nothing(names[i]) for i in filled) or len(
        {fold(names[i]) for i in filled}
    ) < len(filled):
        return False
    answered = {
        i for record in records[at + 1 : end] for i, c in enumerate(record) if _is_answer(c)
    }
    if not answered or not answered <= set(filled):
        return False
    tables = [records[first:past] for first, past in above]
    rows = [row for t in tables if not is_legend(t) for row in t if filled_in(row) > 1][:_LOOKED_AT]
    if repeated_header(rows, names):
        return False
    if is_legend(records[start:end]) and filled_in(names) <= 3:
        return False
    return any(
        _is_answer(row[i]) for row in rows for i in filled if i < len(row) and row[i].strip()
    )


def repeated_header(rows: Sequence[Sequence[str]], names: Sequence[str]) -> bool:
    """Whether a row says what a row above said, but for its first cell: the header again."""
    wanted = [fold(cell) for cell in names]
    if sum(1 for cell in wanted[1:] if cell) < 2:
        return False
    return any(
        [fold(cell) for cell in row][1:] == wanted[1:] and not any(map(_is_answer, row))
        for row in rows
    )


def _block(records: Records, piece: list[tuple[int, int]]) -> Block:
    """One table: its largest group, what continues it, and the notes around both."""
    size = {g: (g[1] - g[0]) * median(filled_in(records[i]) for i in range(*g)) for g in piece}
    main = max(piece, key=lambda g: (size[g], -g[0]))
    usual = median(filled_in(records[i]) for i in range(*main))
    kept: set[int] = set()
    for group in piece:
        if group == main:
            kept |= _within(records, group, usual)
        elif not _is_note(records, group, usual, above=group < main and not kept):
            kept |= set(range(*group))
    again = _headers_again(records, piece, kept)
    around = []
    cleaned: Records = []
    last = max(kept, default=-1)
    for i, record in enumerate(records[: piece[-1][1]]):
        inside = i in kept and i not in again
        cleaned.append(record if inside else [])
        if i >= piece[0][0] and not inside and not is_blank(record):
            around.append(Around(i + 1, tuple(c for c in record if c.strip())))
    return Block(cleaned[: last + 1], tuple(around))


def _headers_again(records: Records, piece: list[tuple[int, int]], kept: set[int]) -> set[int]:
    """Rows that begin a later group with the header of the table, and a title right above it."""
    fullest = max((filled_in(records[i]) for i in kept), default=0)
    at = next((i for i in sorted(kept) if 2 * filled_in(records[i]) > fullest), 0)
    found: set[int] = set()
    for start, end in piece:
        rows = [i for i in range(start, min(end, start + 2)) if i in kept]
        for i in rows if start > at else ():
            if repeated_header([records[at]], records[i]):
                titles = {j for j in range(start, i) if filled_in(records[j]) == 1}
                found |= {i, *titles}
    return found


def _within(records: Records, group: tuple[int, int], usual: float) -> set[int]:
    """The rows of the main group without legend lines right above or below the table."""
    first, past = group
    while first < past - 2 and (
        is_legend_line(records[first]) or _is_title_line(records[first], usual)
    ):
        first += 1
    while past > first + 2 and is_legend_line(records[past - 1]):
        past -= 1
    return set(range(first, past))


def _is_title_line(record: list[str], usual: float) -> bool:
    """A line over the header: one or two cells where the table has many, such as "Team: Core"."""
    filled = [cell for cell in record if cell.strip()]
    return (
        2 * len(filled) <= usual
        and len(filled) <= 2
        and bool(record[0].strip())
        and (
            filled[0].rstrip().endswith(":")
            or len(filled[0].split()) >= _SENTENCE
            or is_title(filled[0])
        )
    )


def _is_note(records: Records, group: tuple[int, int], usual: float, *, above: bool) -> bool:
    """Whether a group beside the main one only explains: few cells, no answers, words of notes."""
    rows = [records[i] for i in range(*group)]
    fullest = max(filled_in(row) for row in rows)
    if is_legend(rows) and (fullest < max(3, 0.6 * usual) or all(map(is_legend_line, rows))):
        return True
    if above:
        return 2 * fullest <= max(usual, 2)
    if fullest > max(2, 0.4 * usual):
        return False
    lone = [next(cell for cell in row if cell.strip()) for row in rows]
    marks = all(number(cell) is not None or len(cell.strip()) <= _MARK for cell in lone[1:])
    if len(rows) > 1 and filled_in(rows[0]) == 1 and is_title(lone[0]) and marks:
        return True
    return any(
        is_title(cell)
        or _MARKED.match(cell)
        or len(cell.split()) >= _SENTENCE
        or cell.rstrip().endswith(":")
        for cell in lone
    ) and not any(_is_answer(cell) for row in rows for cell in row)


def _without_notes_beside(records: Records) -> tuple[Records, tuple[Around, ...]]:
    """Cut off the columns after a blank column where they hold a legend or notes."""
    widest = max(len(r) for r in records)
    used = [any(i < len(r) and r[i].strip() for r in records) for i in range(widest)]
    first = used.index(True)
    for gap in range(first + 2, widest - 1):
        if used[gap] or not used[gap + 1]:
            continue
        right = [(n, [c for c in r[gap:] if c.strip()]) for n, r in enumerate(records, start=1)]
        told = [(n, cells) for n, cells in right if cells]
        if _explains([cells for _, cells in told]):
            around = tuple(Around(n, tuple(cells)) for n, cells in told)
            return [r[:gap] for r in records], around
    return records, ()


def _explains(rows: list[list[str]]) -> bool:
    if is_legend(rows) and max(map(len, rows)) <= 3:
        return True
    return (
        is_title(rows[0][0])
        and len(rows[0]) == 1
        and not any(_is_answer(cell) for row in rows for cell in row)
    )


_MARK = 2
"""Letters of a mark that a legend explains."""
_LISTED = 20
_UNCLEAR = "The row has more cells than the header, so which answer is whose is not known."
_DIGITS = re.compile(r"^\d{1,2}$")


def with_decimal_commas(
    rows: list[tuple[int, list[str]]], width: int
) -> list[tuple[int, list[str]]] | None:
    """Rows whose last columns all hold a number that its decimal comma has cut in two, put
    together again; None where the rows are not so. `rows`: number and cells."""
    more = {len(record) - width for _, record in rows}
    if len(rows) < 2 or len(more) != 1 or not 2 <= (cut := more.pop()) < width:
        return None
    start = width - cut
    tails = [record[start:] for _, record in rows]
    whole = all(_DIGITS.match(cell.strip()) for tail in tails for cell in tail)
    if not whole or any(len(cell.strip()) > 1 for tail in tails for cell in tail[1::2]):
        return None
    return [
        (n, [*r[:start], *(f"{a.strip()},{b.strip()}" for a, b in _pairs(r[start:]))])
        for n, r in rows
    ]


def _pairs(cells: list[str]) -> list[tuple[str, str]]:
    return list(zip(cells[::2], cells[1::2], strict=True))


class Ragged:
    """Sees the data rows of a file one after the other."""

    def __init__(self, heading: Heading) -> None:
        self._width = width = len(heading.headers)
        self._named = max(width, heading.cells)
        self._widest = width
        self._wrong = 0
        self._issues: list[Issue] = []
        self.unclear: dict[int, str] = {}
        """Rows with more cells than the header, of which nobody knows which is whose."""

    def cells(self, row: int, record: list[str]) -> list[str]:
        """The cells of a row up to the last that says something, at least as many as headers."""
        if len(record) == self._width:
            return record
        extra = any(cell.strip() for cell in record[self._width :])
        if extra or len(record) < self._width:
            self._wrong += 1
            if self._wrong <= _LISTED:
                self._issues.append(Issue(row, None, None, _said(len(record), self._width)))
        if extra:
            more = [cell for cell in record[self._named :] if cell.strip()]
            if more and all(number(cell) is not None for cell in more):
                self.unclear[row] = _UNCLEAR
            filled = max(i + 1 for i, cell in enumerate(record) if cell.strip())
            self._widest = max(self._widest, filled)
            return record[:filled]
        return record[: self._width] + [""] * (self._width - len(record))

    def tell(self, reason: str) -> None:
        """Add something that is true of the whole file."""
        self._issues.append(Issue(None, None, None, reason))

    @property
    def issues(self) -> list[Issue]:
        """One for each of the first rows, one for all of them where there are more."""
        if self._wrong <= _LISTED:
            return self._issues
        said = f"{self._wrong} rows have more or fewer cells than the header."
        return [*self._issues, Issue(None, None, None, said)]

    @property
    def widest(self) -> int:
        """Cells of the widest row."""
        return self._widest

    def widened(self, heading: Heading) -> Heading:
        """The heading with a name for every cell of the widest row."""
        added = tuple(f"(column {i})" for i in range(self._width + 1, self._widest + 1))
        blank = ("",) * len(added)
        return replace(
            heading,
            headers=heading.headers + added,
            stems=heading.stems + blank,
            codes=heading.codes + blank if heading.codes else (),
        )


def _said(found: int, width: int) -> str:
    if found < width:
        return f"The row has {found} cells, the header has {width}; the missing ones are blank."
    return f"The row has {found} cells, the header has {width}; the cells past it are set aside."


_SHOWN = 6


def without_table_beside(records: Records) -> tuple[Records, tuple[Issue, ...]]:
    """The records without what stands after a blank column under the same header of a person. A
    part that repeats the person of each row goes on with the table and stays."""
    widest = max(map(len, records), default=0)
    used = [any(text_of(r, i) for r in records) for i in range(widest)]
    gaps = [i for i in range(1, widest - 1) if not used[i] and used[i + 1] and any(used[:i])]
    for gap in gaps:
        for at, header in enumerate(records[:_LOOKED_AT]):
            left, right = _same_person_header(header, gap) or (0, 0)
            told = [r for r in records[at + 1 :] if text_of(r, right)]
            if right and any(fold(text_of(r, left)) != fold(text_of(r, right)) for r in told):
                return [r[:gap] for r in records], (_listed(records, at, gap),)
    return records, ()


def _same_person_header(header: Sequence[str], gap: int) -> tuple[int, int] | None:
    """Where one header of a person stands left and right of a gap, if the right part begins with
    a header of the left one."""
    left = {fold(cell): i for i, cell in enumerate(header[:gap]) if cell.strip()}
    if fold(text_of(header, gap + 1)) not in left:
        return None
    for i in range(gap + 1, len(header)):
        name = fold(header[i])
        if name in left and _is_person(name):
            return left[name], i
    return None


def _is_person(folded: str) -> bool:
    patterns = (h.PERSON_NAME, h.PERSON_ID, h.FIRST_NAME, h.LAST_NAME)
    return any(p.match(folded) for p in patterns) or (
        bool(h.EMAIL.search(folded)) and not h.OTHERS_EMAIL.search(folded)
    )


def _listed(records: Records, at: int, gap: int) -> Issue:
    names = [cell for cell in map(str.strip, records[at][gap + 1 :]) if cell]
    shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
    last = max(i for r in records for i in range(len(r)) if text_of(r, i)) + 1
    rows = sum(1 for r in records[at + 1 :] if any(text_of(r, i) for i in range(gap, len(r))))
    return Issue(
        at + 1,
        None,
        None,
        f"Columns {gap + 2} to {last} ({shown}) are another table beside the "
        f"first one, with {grouped(rows)} {'row' if rows == 1 else 'rows'}; they were not read. "
        "Save that "
        "table as a sheet or a file of its own and import it as well.",
        "warning",
    )
