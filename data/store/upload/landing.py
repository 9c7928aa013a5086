"""Moving one read upload into the store: rows become people, cells become answers.

People and their rows are numbered in the store. The cells become numbers in a DuckDB beside it,
on their way: which column, which row, and the number of their text. Nothing here reads a header or
a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from data.store.engines.engine import Source, Transaction
from data.store.upload.coding import (
    ANSWER,
    MEANING,
    SERIES,
    Code,
    LandedColumn,
    Series,
    Text,
    about,
    answers,
    counted,
    lines,
    meanings,
    placed,
    texts,
)
from data.store.upload.landed_rows import LISTED, LandedRows, Problem, Target, land_rows
from data.store.upload.reshaping import Reshaping, beside
from data.vocabulary import Progress, silent

__all__ = ["LISTED", "Code", "Counts", "Landed", "LandedColumn", "Target", "land"]

RATED = 3
"""The kinds of answers up to this one are ratings."""


@dataclass(frozen=True)
class Counts:
    """Cells by what became of them, each counted where it is stored or listed."""

    ratings: int
    importance: int
    interest: int
    unknown: int
    not_applicable: int
    set_aside: int
    people: int
    skills: int


@dataclass(frozen=True)
class Landed:
    """What became of the cells. `problems`: one line per cell or row that was set aside for the
    first LISTED of the same reason, column and value, one for all the others. `one_each`: nobody
    has two ratings of a skill in it, nor two opinions of the same kind. `placed`: see
    `LandedRows`."""

    counts: Counts
    problems: list[Problem]
    one_each: bool
    placed: tuple[tuple[str, int], ...] = ()


def land(
    change: Transaction,
    target: Target,
    upload: pa.Table | Reshaping,
    rows: Source,
    columns: Sequence[LandedColumn],
    codes: Sequence[Code],
    progress: Progress = silent,
) -> Landed:
    """Store one upload: `upload` has row_no and c1, c2, ..., null or "" where a cell is blank.

    `rows`: see `land_rows`. `codes`: each value of a column once. `progress` may raise; the
    transaction is then to be rolled back.
    """
    said = texts(columns, codes)
    people = land_rows(change, target, rows, progress)
    whole = not people.problems  # each has its row that is not stored
    total = people.live.num_rows
    with beside(upload) as desk:
        desk.step("Storing answers", total)
        live = desk.add("landed_row", people.live)
        cells = Counter({t.key: t.times for t in said})
        if not whole:
            asked = list(dict.fromkeys(t.position for t in said))
            cells = Counter({(p, v): n for p, v, n in desk.all(counted(asked, total))})
        used = [t for t in said if t.code and cells[t.key]]
        desk.table("meaning", MEANING, meanings(used))
        series = _series(change, desk, used, total)
        desk.table("series", SERIES, lines(series))
        sources = {
            "upload": desk.cells,
            "landed_row": live,
            "meaning": desk.export("select * from meaning", "meaning"),
            "series": desk.export("select * from series", "series"),
        }
        _store_about(change, target.import_no, sources)
        problems = [*people.problems, *_problems(desk, said, cells)]
        done = 0
        parts = list(answers(used, series, total, whole=whole))
        for number, (sql, given) in enumerate(parts):
            progress("Storing answers", total * number // len(parts), total)
            given = given | {"before": people.before}
            done += change.bulk("answer_cell", ANSWER, sql, given, sources)
        if done != (wanted := sum(cells[t.key] for t in used)):
            raise RuntimeError(f"{done} of {wanted} answers were stored")
        one_each = _one_each(desk, columns, total)
        desk.watch(silent, "", 0)
    progress("Storing answers", total, total)
    skills = {s.skill_no for s in series if s.kind <= RATED}
    return Landed(
        _counts(said, cells, people, len(skills), len(columns)),
        sorted(problems, key=_place),
        one_each,
        people.placed,
    )


def _series(change: Transaction, desk: Reshaping, used: Sequence[Text], rows: int) -> list[Series]:
    """What the stored answers of each column are about, numbered after all earlier ones."""
    number = int(change.rows("select coalesce(max(series_no), 0) from answer_series")[0][0])
    kinds = [kind for (kind,) in desk.all("select distinct kind from landed_row")]
    found: dict[int, list[tuple[int, int]]] = {}
    by_row = []
    for text in used:
        kind = kinds[0] if text.kind is None and len(kinds) == 1 else text.kind
        if text.skill_no is None or kind is None:
            by_row.append(text.position)
        else:
            found[text.position] = [(text.skill_no, kind)]
    if by_row:
        for position, skill_no, kind in desk.all(about(list(dict.fromkeys(by_row)), rows)):
            found.setdefault(position, []).append((skill_no, kind))
    each = [(position, *line) for position, lines in found.items() for line in lines]
    return [Series(number + place, *line) for place, line in enumerate(each, start=1)]


def _store_about(change: Transaction, import_no: int, sources: dict[str, Source]) -> None:
    """Write what columns are about and the texts that their answers have."""
    change.bulk(
        "answer_value",
        ("import_no", "position", "code", "native_value"),
        "select :import_no, position, code, value from meaning",
        {"import_no": import_no},
        sources,
    )
    change.bulk(
        "answer_series",
        ("series_no", "import_no", "position", "skill_no", "kind"),
        "select series_no, :import_no, position, skill_no, kind from series",
        {"import_no": import_no},
        sources,
    )


def _one_each(desk: Reshaping, columns: Sequence[LandedColumn], total: int) -> bool:
    """Whether each rating and opinion of a person is in a row and a column of its own."""
    given = [(c.kind, c.skill_no) for c in columns]
    by_row = any(skill_no is None for _, skill_no in given)
    if len(set(given)) < len(given) or (by_row and any(s is not None for _, s in given)):
        return False
    keys = "person_no, skill_no" if by_row else "person_no"
    found = desk.all(f"select count(*) from (select distinct {keys} from landed_row)")
    return bool(found[0][0] == total)


def _problems(desk: Reshaping, texts: list[Text], cells: Counter[tuple[int, str]]) -> list[Problem]:
    """The cells that were set aside."""
    aside = {t.key: t for t in texts if t.outcome == "set_aside" and cells[t.key]}
    problems: list[Problem] = []
    for position in dict.fromkeys(position for position, _ in aside):
        for value, rows in desk.all(placed(position, LISTED)):
            if (text := aside.get((position, value))) is None:
                continue
            problems += [(row, position, text.value, text.reason, 1) for row in rows]
            if rest := cells[text.key] - len(rows):
                problems.append((None, position, text.value, text.reason, rest))
    return problems


def _place(problem: Problem) -> tuple[Any, ...]:
    """By row and column, those of many rows last."""
    row, position, value, reason, _ = problem
    return row is None, row or 0, position is None, position or 0, value or "", reason


def _counts(
    texts: list[Text], cells: Counter[tuple[int, str]], rows: LandedRows, skills: int, columns: int
) -> Counts:
    found: Counter[str] = Counter()
    for text in texts:
        name = text.use if text.outcome == "level" else text.outcome
        found[name] += cells[text.key]
    return Counts(
        ratings=found["rating"],
        importance=found["importance"],
        interest=found["interest"],
        unknown=found["unknown"],
        not_applicable=found["not_applicable"],
        set_aside=found["set_aside"] + rows.superseded * columns,
        people=rows.people,
        skills=skills,
    )
