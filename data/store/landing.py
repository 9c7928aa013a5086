"""Moving one read upload into the store: rows become people, cells become answers.

People are numbered in the store. The cells are reshaped in a DuckDB beside it: each becomes the
number of its text within the column, and from then on only numbers move. Nothing here reads a
header or a value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from data.store.engine import Source, Transaction
from data.store.landed_rows import LISTED, LandedRows, Problem, Target, land_rows
from data.store.reshaping import Reshaping, beside
from data.vocabulary import Progress, silent

__all__ = ["LISTED", "Counts", "Landed", "Target", "land"]

_TALL = 20_000
"""Rows from which columns are moved one after the other; a wide table is moved row by row."""
_AT_ONCE = 5_000_000
"""Cells that one statement moves: a second or two, after which progress is told."""
_SEARCHED = 64
"""Texts of a column up to which a cell is looked up in a list; beyond, a join is faster."""
_KINDS = {"self": 1, "manager": 2, "peer": 3, "importance": 4, "interest": 5}
_UNSAID = {"unknown": -1, "not_applicable": -2}


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
         columns: pa.Table, codes: pa.Table, progress: Progress = silent) -> Landed:  # fmt: skip
    """Store one upload: `upload` has row_no and c1, c2, ..., null or "" where a cell is blank.

    `rows`: see `land_rows`. `columns`: position, kind (rating, importance, interest), rater,
    skill_no (null: the row's). `codes`: position, value, outcome, level, reason, each value of a
    column once. `progress` may raise; the transaction is then to be rolled back.
    """
    said = _texts(columns, codes)
    people = land_rows(change, target, rows, progress)
    total = people.live.num_rows
    with beside(upload) as desk:
        desk.step("Storing answers", total)
        desk.add("landed_row", people.live)
        desk.add("meaning", _meanings(said))
        coded = desk.export(*_coded(said))
        desk.add("coded", coded)
        cells = Counter({(p, c): n for p, c, n in desk.all(*_counted(said, total))})
        used = [t for t in said if t.stored and cells[t.key]]
        stored = _meanings(used)
        parts = list(_answers(used, total))
        skills = {t.skill_no for t in said if t.rated and t.stored and cells[t.key]} - {None}
        skills |= _skills_of_rows(desk, said)
        problems = [*people.problems, *_problems(desk, said, cells)]
        change.bulk("answer_value", ("import_no", "position", "code", "native_value"),
                    "select :import_no, position, code, value from meaning",
                    {"import_no": target.import_no}, {"meaning": stored})  # fmt: skip
        for number, part in enumerate(parts):
            progress("Storing answers", total * number // len(parts), total)
            sql, given = part
            change.bulk("answer", _ANSWER, sql, given | {"import_no": target.import_no},
                        {"coded": coded, "meaning": stored})  # fmt: skip
        desk.watch(silent, "", 0)
    progress("Storing answers", total, total)
    return Landed(
        _counts(said, cells, people, len(skills), columns.num_rows),
        sorted(problems, key=_place),
        _one_each(columns, people.live),
    )


def _one_each(columns: pa.Table, live: pa.Table) -> bool:
    """Whether each rating and opinion of a person is in a row and a column of its own."""
    given = [(c["kind"], c["skill_no"]) for c in columns.to_pylist()]
    by_row = any(skill_no is None for _, skill_no in given)
    if len(set(given)) < len(given) or (by_row and any(s is not None for _, s in given)):
        return False
    keys = ["person_no", "skill_no"] if by_row else ["person_no"]
    return bool(live.group_by(keys).aggregate([]).num_rows == live.num_rows)


@dataclass(frozen=True)
class _Text:
    """One text of one column. `kind` None: the row's; `said` None: nothing is stored of it."""

    position: int
    code: int
    value: str
    use: str
    """rating, importance or interest."""
    kind: int | None
    skill_no: int | None
    outcome: str
    said: int | None
    reason: str

    @property
    def key(self) -> tuple[int, int]:
        return self.position, self.code

    @property
    def stored(self) -> bool:
        return self.said is not None

    @property
    def rated(self) -> bool:
        return self.use == "rating"


def _texts(columns: pa.Table, codes: pa.Table) -> list[_Text]:
    """The texts of all columns, numbered from 1 within each."""
    about = {c["position"]: c for c in columns.to_pylist()}
    numbers: Counter[int] = Counter()
    found = []
    for line in codes.to_pylist():
        position, outcome = line["position"], line["outcome"]
        column = about[position]
        use = column["kind"]
        numbers[position] += 1
        said = line["level"] if outcome == "level" else None
        if use == "rating":
            said = _UNSAID.get(outcome, said)
        kind = _KINDS.get(column["rater"] if use == "rating" else use)
        found.append(_Text(position, numbers[position], line["value"], use, kind,
                           column["skill_no"], outcome, said, line["reason"]))  # fmt: skip
    return found


def _meanings(texts: list[_Text]) -> pa.Table:
    types = {"position": pa.int32(), "code": pa.int32(), "value": pa.string(), "kind": pa.int16(),
             "skill_no": pa.int32(), "said": pa.int16()}  # fmt: skip
    return pa.table({
        name: pa.array([getattr(t, name) for t in texts], kind) for name, kind in types.items()
    })  # fmt: skip


def _coded(texts: list[_Text]) -> tuple[str, str, dict[str, Any]]:
    """A query of the live rows with the number of each cell's text as c1, c2, ...."""
    values: dict[int, list[str]] = {}
    for text in texts:
        values.setdefault(text.position, []).append(text.value)
    numbers, joins, given = [], [], {}
    for p, found in values.items():
        cell = f"coalesce(u.c{p}, '')"
        if len(found) <= _SEARCHED:
            numbers.append(f"cast(list_position(:v{p}, {cell}) as utinyint) as c{p}")
            given[f"v{p}"] = found
        else:
            numbers.append(f"t{p}.code as c{p}")
            joins.append(f"left join meaning t{p} on t{p}.position = {p} and t{p}.value = {cell}")
    sql = f"""
        select {", ".join(["r.row_no", "r.person_no", "r.skill_no", "r.kind", *numbers])}
        from upload u join landed_row r on r.row_no = u.row_no {" ".join(joins)}
    """
    return sql, "coded", given


def _counted(texts: list[_Text], rows: int) -> tuple[str, dict[str, Any]]:
    """A query of position, code and cells, one line for each text that a live row holds."""
    positions = list(dict.fromkeys(t.position for t in texts))
    if rows < _TALL:
        return f"select position, code, count(*) from ({_wide(positions)}) group by 1, 2", {}
    return " union all ".join(
        f"select {p}, c{p}, count(*) from coded group by c{p}" for p in positions
    ), {}  # fmt: skip


def _wide(positions: list[int]) -> str:
    """All cells, row by row: one statement whatever the number of columns."""
    codes = ", ".join(f"c{p}" for p in positions)
    return f"select row_no, person_no, skill_no, kind, unnest({positions}) as position, " \
           f"unnest([{codes}]) as code from coded"  # fmt: skip


_ANSWER = ("import_no", "position", "row_no", "person_no", "skill_no", "code", "kind", "said")


def _answers(texts: list[_Text], rows: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Queries of the answers that are stored, each with its parameters."""
    columns: dict[int, list[_Text]] = {}
    for text in texts:
        columns.setdefault(text.position, []).append(text)
    if rows < _TALL:
        yield (
            f"""
            select :import_no, c.position, c.row_no, c.person_no,
                   coalesce(t.skill_no, c.skill_no), c.code, coalesce(t.kind, c.kind), t.said
            from ({_wide(list(columns))}) c
            join meaning t on t.position = c.position and t.code = c.code
        """,
            {},
        )
        return
    positions, together = list(columns), max(1, _AT_ONCE // rows)
    for at in range(0, len(positions), together):
        queries: list[str] = []
        given: dict[str, Any] = {}
        for p in positions[at : at + together]:
            said: list[int | None] = [None] * max(t.code for t in columns[p])
            for text in columns[p]:
                said[text.code - 1] = text.said
            given |= {f"said{p}": said, f"skill{p}": columns[p][0].skill_no,
                      f"kind{p}": columns[p][0].kind}  # fmt: skip
            queries.append(f"""
                select :import_no, {p}, row_no, person_no,
                       coalesce(cast(:skill{p} as integer), skill_no), c{p},
                       coalesce(cast(:kind{p} as smallint), kind), cast(:said{p}[c{p}] as smallint)
                from coded where :said{p}[c{p}] is not null
            """)
        yield " union all ".join(queries), given


def _skills_of_rows(desk: Reshaping, texts: list[_Text]) -> set[int]:
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


def _problems(desk: Reshaping, texts: list[_Text], cells: Counter[tuple[int, int]]
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


def _counts(texts: list[_Text], cells: Counter[tuple[int, int]], rows: LandedRows,
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
