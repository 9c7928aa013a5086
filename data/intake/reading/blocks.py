"""What belongs to a table and what only stands around it: notes, legends, other tables.

Rows keep their places, so that a row's number stays that of the file.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from data.intake.language import headers as h
from data.intake.language.who import is_skill_label, names_person
from data.intake.language.words import SUMMARY_WORDS, fold, issue_of
from data.intake.levels.answers import is_key, is_legend, is_legend_line, is_title
from data.intake.levels.scales import label_level, number, says_nothing
from data.intake.reading.header_rows import Heading, filled_in, text_of
from data.intake.reading.table import is_blank
from data.vocabulary import Issue

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
        return " ".join(" ".join(cell.split()) for cell in self.cells)


Block = tuple[Records, tuple[Around, ...]]
"""The records of one table, everything else blank, and what was said around it."""


def lines_of(records: Sequence[Sequence[str]]) -> tuple[Around, ...]:
    """The rows that say something."""
    filled = (tuple(cell for cell in record if cell.strip()) for record in records)
    return tuple(Around(row, cells) for row, cells in enumerate(filled, start=1) if cells)


def split(records: Records) -> list[Block]:
    """The tables of one sheet from top to bottom; one where nothing stands around it."""
    if stands_alone(records):
        return [(records, ())]
    records, beside = _without_notes_beside(records)
    runs = groupby(range(len(records)), lambda i: is_blank(records[i]))
    places = [list(run) for blank, run in runs if not blank]
    whole = [range(run[0], run[-1] + 1) for run in places]
    groups = [part for group in whole for part in _parted(records, group)]
    if not 0 < len(groups) <= _MOST_GROUPS:
        return [(records, ())]
    begins = {group.start for group in groups}
    records = [_without_count(r) if i in begins else r for i, r in enumerate(records)]
    pieces: list[list[range]] = []
    for group in groups:
        if not pieces or _is_another_table(records, pieces[-1], group):
            pieces.append([])
        pieces[-1].append(group)
    first, *others = (_block(records, piece) for piece in pieces)
    return [(first[0], (*first[1], *beside)), *others]


def stands_alone(records: Records) -> bool:
    """No blank row, no title line, no blank header with another one after it, no legend at an
    end."""
    first = next((r for r in records if not is_blank(r)), None)
    if first is None:
        return True
    whole = 1 < filled_in(first) == filled_in(first[: filled_in(first)])
    parted = any(map(another_header(first), records))
    legend = any(map(is_legend_line, (first, records[-1])))
    return whole and not (parted or legend or any(map(is_blank, records)))


def another_header(header: Sequence[str]) -> Callable[[Sequence[str]], bool]:
    """Whether a row below a header names the person and other things: another table's."""
    names = {i: fold(cell) for i, cell in enumerate(header)}
    people = {i: name for i, name in names.items() if names_person(name)}

    def is_header(record: Sequence[str]) -> bool:
        begins = next((cell for cell in record if cell.strip()), "")
        person = any(fold(text_of(record, i)) == name for i, name in people.items())
        if not person and not h.PERSON_NAME.match(fold(begins)):
            return False
        same = list(map(fold, record)) == [*names.values()]
        return (
            not same and filled_in(record) > 1 and not any(map(_is_answer, _without_count(record)))
        )

    return is_header


def _without_count(header: Sequence[str]) -> list[str]:
    """A header without the number of its row that an index column holds before the person."""
    counted = header[:1] and header[0].strip().isdigit() and names_person(text_of(header, 1))
    return ["", *header[1:]] if counted else list(header)


def _parted(records: Records, group: range) -> list[range]:
    """A run of rows, cut before each header of another table."""
    first = next((i for i in group if filled_in(records[i]) > 1), group.start)
    after = first + 1
    if after < group.stop:  # a second row of the header begins where the first one is blank
        at = next((i for i, cell in enumerate(records[after]) if cell.strip()), 0)
        after += not text_of(records[first], at)
    again = range(after, group.stop)
    is_header = another_header(records[first])
    cuts = [i for i in again if is_header(records[i])]
    return [range(*ends) for ends in pairwise([group.start, *cuts, group.stop])]


def _is_answer(cell: str) -> bool:
    """A number or a word for a level, as stands in a table and not in its header."""
    word = label_level(cell) is not None and fold(cell) not in SUMMARY_WORDS
    return word or number(cell) is not None


def _is_another_table(records: Records, above: list[range], group: range) -> bool:
    """Whether a group has a header over all its answers, or begins as the one above it does."""
    at = next((i for i in group[:3] if filled_in(records[i]) >= 2), group.stop)
    if at + 1 >= group.stop:
        return False
    names = records[at]
    filled = {i: cell for i, cell in enumerate(names) if cell.strip()}
    texts = filled.values()
    below = records[at + 1 : group.stop]
    answered = {i for record in below for i, cell in enumerate(record) if _is_answer(cell)}
    if any(_is_answer(text) or says_nothing(text) for text in texts):
        return False
    if len(set(map(fold, texts))) < len(filled):
        return False
    tables = [[records[i] for i in other] for other in above]
    rows = [row for t in tables if not is_legend(t) for row in t if filled_in(row) > 1][:_LOOKED_AT]
    legend = len(filled) <= 3 and is_legend([records[i] for i in group])
    if legend or repeated_header(rows, names):
        return False
    left, begins = next(iter(filled.items()))
    again = any(fold(text_of(row, left)) == fold(begins) for row in rows)
    if again and (names_person(begins) or is_skill_label(begins)):
        return True
    over = filled if answered and answered <= set(filled) else ()
    return any(_is_answer(text_of(row, i)) for row in rows for i in over)


def repeated_header(rows: Sequence[Sequence[str]], names: Sequence[str]) -> bool:
    """Whether a row says what a row above said, but for its first cell: the header again."""
    wanted = list(map(fold, names[1:]))
    same = (row for row in rows if list(map(fold, row[1:])) == wanted)
    return sum(map(bool, wanted)) > 1 and any(not any(map(_is_answer, row)) for row in same)


def _block(records: Records, piece: list[range]) -> Block:
    """One table: its largest group, what continues it, and the notes around both."""
    usual = {group: median(filled_in(records[i]) for i in group) for group in piece}
    main = max(piece, key=lambda group: (len(group) * usual[group], -group.start))
    kept: set[int] = set()
    for group in piece:
        above = group.start < main.start and not kept
        if group == main:
            kept |= set(_within(records, group))
        elif not _is_note([records[i] for i in group], usual[main], above=above):
            kept |= set(group)
    inside = kept - _headers_again(records, piece, kept)
    cleaned = [records[i] if i in inside else [] for i in range(max(kept, default=-1) + 1)]
    around = lines_of(records[: piece[-1].stop])
    outside = (line for line in around if line.row > piece[0].start)
    return cleaned, tuple(line for line in outside if line.row - 1 not in inside)


def _headers_again(records: Records, piece: list[range], kept: set[int]) -> set[int]:
    """Rows that begin a later group with the header of the table, and a title right above it."""
    fullest = max((filled_in(records[i]) for i in kept), default=0)
    at = next((i for i in sorted(kept) if 2 * filled_in(records[i]) > fullest), 0)
    rows: set[int] = set()
    for group in piece:
        for i in group[:2] if group.start > at else ():
            if i in kept and repeated_header([records[at]], records[i]):
                rows |= {i, *(j for j in range(group.start, i) if filled_in(records[j]) == 1)}
    return rows


def _within(records: Records, group: range) -> range:
    """The rows of the main group without lines of a legend around them."""
    while len(group) > 2 and is_legend_line(records[group[0]]):
        group = group[1:]
    while len(group) > 2 and is_legend_line(records[group[-1]]):
        group = group[:-1]
    return group


def _is_note(rows: Records, usual: float, *, above: bool) -> bool:
    """Whether a group beside the main one only explains: few cells, no answers, words of notes."""
    fullest = max(map(filled_in, rows))
    levels = [label_level(next(filter(str.strip, row))) for row in rows]
    key = levels[0] is None and 2 < len(levels) == len(set(levels))  # each level below a header
    if is_legend(rows) and (fullest < max(3, 0.6 * usual) or key or all(map(is_legend_line, rows))):
        return True
    if above:
        return 2 * fullest <= max(usual, 2)
    if fullest > max(2, 0.4 * usual):
        return False
    lone = [next(cell for cell in row if cell.strip()) for row in rows]
    marks = all(number(cell) is not None or len(cell.strip()) <= _MARK for cell in lone[1:])
    if len(rows) > 1 and filled_in(rows[0]) == 1 and is_title(lone[0]) and marks:
        return True
    answers = any(_is_answer(cell) for row in rows for cell in row)
    sentences = any(cell.rstrip().endswith(":") or len(cell.split()) >= _SENTENCE for cell in lone)
    return not answers and (sentences or any(is_title(c) or _MARKED.match(c) for c in lone))


def _without_notes_beside(records: Records) -> tuple[Records, tuple[Around, ...]]:
    """Cut off the columns after a blank column where they hold a legend or notes."""
    for gap in _gaps(records):
        texts = lines_of([r[gap:] for r in records])
        rows = [line.cells for line in texts]
        legend = is_key(rows) or (is_legend(rows) and max(map(len, rows)) <= 3)
        titled = len(rows[0]) == 1 and is_title(rows[0][0])
        if legend or (titled and not any(_is_answer(cell) for row in rows for cell in row)):
            return [r[:gap] for r in records], texts
    return records, ()


_MARK = 2
"""Letters of a mark that a legend explains."""
_LISTED = 20
_UNCLEAR = "The row has more cells than the header, so which answer is whose is not known."
_SHIFTED = "The row has fewer cells than the header, and what it says stands below other headers."
_DIGITS = re.compile(r"^\d{1,2}$")


def with_decimal_commas(
    rows: list[tuple[int, list[str]]], width: int
) -> list[tuple[int, list[str]]] | None:
    """Rows with numbers that a decimal comma has cut in two, joined; None for others."""
    more = {len(record) - width for _, record in rows}
    if len(rows) < 2 or len(more) != 1 or not 2 <= (cut := more.pop()) < width:
        return None
    start = width - cut
    tails = [record[start:] for _, record in rows]
    whole = all(_DIGITS.match(cell.strip()) for tail in tails for cell in tail)
    if not whole or any(len(cell.strip()) > 1 for tail in tails for cell in tail[1::2]):
        return None
    joined = []
    for n, record in rows:
        cells = list(map(str.strip, record[start:]))
        pairs = zip(cells[::2], cells[1::2], strict=True)
        joined.append((n, [*record[:start], *map(",".join, pairs)]))
    return joined


def shifted(rows: Sequence[tuple[int, list[str]]], width: int) -> dict[int, str]:
    """Short rows with an answer below texts, or a text below answers, of which the header is as
    many columns further as cells are missing."""
    whole = [record for _, record in rows if len(record) == width][:_LOOKED_AT]
    columns = zip(*whole, strict=True) if len(whole) > 1 else ()
    kinds = [{_is_answer(cell) for cell in c if not says_nothing(cell)} for c in columns]
    result = {}
    for n, record in rows:
        further = kinds[width - len(record) :] if len(record) < width else []
        for cell, here, there in [*zip(record, kinds, further, strict=False)][1:]:
            kind = {_is_answer(cell)}
            if kind == there and len(here) == 1 and kind != here and not says_nothing(cell):
                result[n] = _SHIFTED
    return result


class Ragged:
    """Sees the data rows of a file one after the other."""

    def __init__(self, heading: Heading) -> None:
        self._width = width = len(heading.headers)
        self._named = max(width, heading.cells)
        self.widest = width
        """Cells of the widest row."""
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
                what = "cells past it are set aside" if extra else "missing ones are blank"
                text = f"The row has {len(record)} cells, the header has {self._width}; the {what}."
                self._issues.append(Issue(row, None, None, text))
        if extra:
            more = [cell for cell in record[self._named :] if cell.strip()]
            if more and all(number(cell) is not None for cell in more):
                self.unclear[row] = _UNCLEAR
            filled = max(i + 1 for i, cell in enumerate(record) if cell.strip())
            self.widest = max(self.widest, filled)
            return record[:filled]
        return record[: self._width] + [""] * (self._width - len(record))

    def tell(self, reason: str) -> None:
        self._issues.append(Issue(None, None, None, reason))

    @property
    def issues(self) -> list[Issue]:
        """One for each of the first rows, one for all of them where there are more."""
        if self._wrong <= _LISTED:
            return self._issues
        return [*self._issues, issue_of("ragged rows", rows=self._wrong)]

    def widened(self, heading: Heading) -> Heading:
        """The heading with a name for every cell of the widest row."""
        added = tuple(f"(column {i})" for i in range(self._width + 1, self.widest + 1))
        blank = ("",) * len(added)
        return replace(
            heading,
            headers=heading.headers + added,
            stems=heading.stems + blank,
            codes=heading.codes + blank if heading.codes else (),
        )


def _gaps(records: Records) -> list[int]:
    """Blank columns with something at their left and right beside them."""
    widest = max(map(len, records), default=0)
    used = [any(text_of(r, i) for r in records) for i in range(widest)]
    return [i for i in range(1, widest - 1) if not used[i] and used[i + 1] and any(used[:i])]


def without_table_beside(records: Records) -> tuple[Records, tuple[Issue, ...]]:
    """The records without a table after a blank column, under the same header of a person."""
    gaps = _gaps(records)
    for at, header in enumerate(records[:_LOOKED_AT] if gaps else [], start=1):
        people = {i: fold(cell) for i, cell in enumerate(header) if names_person(cell)}
        for gap in gaps:
            left = {name: i for i, name in people.items() if i < gap}
            same = ((left[name], i) for i, name in people.items() if i > gap and name in left)
            first, other = next(same, (0, 0))
            texts = ((text_of(r, first), text_of(r, other)) for r in records[at:])
            if other and any(text and fold(text) != fold(person) for person, text in texts):
                return [r[:gap] for r in records], (issue_of("table beside", at, column=gap + 2),)
    return records, ()
