"""Moving one read upload into the store: rows become people, cells become answers.

People are numbered in the store. The cells are reshaped in a DuckDB beside it: each becomes the
number of its text within the column, and from then on only numbers move. Nothing here reads a
header or a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from data.store.coding import (
    ANSWER,
    MEANING,
    Code,
    LandedColumn,
    Text,
    answers,
    coded,
    counted,
    meanings,
    texts,
)
from data.store.engine import Source, Transaction
from data.store.landed_rows import LISTED, LandedRows, Problem, Target, land_rows
from data.store.reshaping import Reshaping, beside
from data.vocabulary import Progress, silent

__all__ = ["LISTED", "Code", "Counts", "Landed", "LandedColumn", "Target", "land"]


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
    has two ratings of a skill in it, nor two opinions of the same kind."""

    counts: Counts
    problems: list[Problem]
    one_each: bool


def land(change: Transaction, target: Target, upload: pa.Table | Reshaping, rows: Source,
         columns: Sequence[LandedColumn], codes: Sequence[Code],
         progress: Progress = silent) -> Landed:  # fmt: skip
    """Store one upload: `upload` has row_no and c1, c2, ..., null or "" where a cell is blank.

    `rows`: see `land_rows`. `codes`: each value of a column once. `progress` may raise; the
    transaction is then to be rolled back.
    """
    said = texts(columns, codes)
    people = land_rows(change, target, rows, progress)
    total = people.live.num_rows
    with beside(upload) as desk:
        desk.step("Storing answers", total)
        desk.add("landed_row", people.live)
        desk.table("meaning", MEANING, meanings(said))
        numbers = desk.export(*coded(said))
        desk.add("coded", numbers)
        cells = Counter({t.key: t.times for t in said})
        if people.problems:  # not every row is stored
            cells = Counter({(p, c): n for p, c, n in desk.all(*counted(said, total))})
        used = [t for t in said if t.stored and cells[t.key]]
        desk.table("stored", MEANING, meanings(used))
        stored = desk.export("select * from stored", "stored")
        parts = list(answers(used, total))
        skills = {t.skill_no for t in said if t.rated and t.stored and cells[t.key]} - {None}
        skills |= _skills_of_rows(desk, said)
        problems = [*people.problems, *_problems(desk, said, cells)]
        change.bulk("answer_value", ("import_no", "position", "code", "native_value"),
                    "select :import_no, position, code, value from meaning",
                    {"import_no": target.import_no}, {"meaning": stored})  # fmt: skip
        done = 0
        for number, (sql, given) in enumerate(parts):
            progress("Storing answers", total * number // len(parts), total)
            done += change.bulk("answer", ANSWER, sql, given | {"import_no": target.import_no},
                                {"coded": numbers, "meaning": stored})  # fmt: skip
        if done != (wanted := sum(cells[t.key] for t in used)):
            raise RuntimeError(f"{done} of {wanted} answers were stored")
        one_each = _one_each(desk, columns, total)
        desk.watch(silent, "", 0)
    progress("Storing answers", total, total)
    return Landed(
        _counts(said, cells, people, len(skills), len(columns)),
        sorted(problems, key=_place),
        one_each,
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


def _skills_of_rows(desk: Reshaping, texts: list[Text]) -> set[int]:
    """The skills that rows of a long table name and rate."""
    rated: dict[int, list[int]] = {}
    for text in texts:
        if text.rated and text.stored and text.skill_no is None:
            rated.setdefault(text.position, []).append(text.code)
    return {
        skill_no
        for position, codes in rated.items()
        for (skill_no,) in desk.all(
            f"select distinct skill_no from coded where list_contains({codes}, c{position})"
        )
    }


def _problems(desk: Reshaping, texts: list[Text], cells: Counter[tuple[int, int]]
              ) -> list[Problem]:  # fmt: skip
    """The cells that were set aside."""
    aside = {t.key: t for t in texts if t.outcome == "set_aside" and cells[t.key]}
    problems: list[Problem] = []
    for position in dict.fromkeys(position for position, _ in aside):
        for code, rows in desk.all(
            f"select c{position}, min(row_no, {LISTED}) from coded group by c{position}"
        ):
            if (text := aside.get((position, code))) is None:
                continue
            problems += [(row, position, text.value, text.reason, 1) for row in rows]
            if rest := cells[text.key] - len(rows):
                problems.append((None, position, text.value, text.reason, rest))
    return problems


def _place(problem: Problem) -> tuple[Any, ...]:
    """By row and column, those of many rows last."""
    row, position, value, reason, _ = problem
    return row is None, row or 0, position is None, position or 0, value or "", reason


def _counts(texts: list[Text], cells: Counter[tuple[int, int]], rows: LandedRows,
            skills: int, columns: int) -> Counts:  # fmt: skip
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
