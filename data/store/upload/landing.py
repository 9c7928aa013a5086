"""One read upload into the store: rows become people, cells become answers. A cell is stored as a
number: each text of a column has one, which also says what it means.

Queries of cells are of a DuckDB beside the store (data.store.upload.staging). They read the upload,
the rows that are stored as `landed_row`, and what texts and columns are about as `meaning` and
`series`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from data.store.engines.engine import Source, Transaction, next_number
from data.store.upload.staging import Reshaping
from data.vocabulary import Progress, silent

LISTED = 20
"""Cells or rows with the same problem that are listed one by one; more are one issue."""
Problem = tuple[int | None, int | None, str | None, str, int]
"""Row, position, value, reason, and how many cells or rows that is."""
DEFAULT_TEAM = "Team"


@dataclass(frozen=True)
class Target:
    """Where the rows go."""

    import_no: int
    wave_no: int
    team: str | None
    """Given for everybody without a team in the file."""


KINDS = {"self": 1, "manager": 2, "peer": 3, "importance": 4, "interest": 5}
"""As answer_series.kind has them."""
KIND_NAMED = "case a.kind " + " ".join(f"when {n} then '{k}'" for k, n in KINDS.items()) + " end"
"""The name of the kind of a row `a` of the view answer."""
_UNSAID = {"unknown": -1, "not_applicable": -2}


@dataclass(frozen=True)
class Text:
    """One text of one column, which says the same in each of its cells.

    `number`: of the column's texts, from 1; of a blank one 0. `use`: rating, importance or
    interest. `rater` of a rating and `skill_no` None: the row's. `times`: cells of the file that
    hold it, in whatever row.
    """

    position: int
    number: int
    value: str
    use: str
    rater: str | None
    skill_no: int | None
    outcome: str
    level: int | None
    reason: str
    times: int
    kept: str

    @property
    def key(self) -> tuple[int, str]:
        return self.position, self.value

    @property
    def kind(self) -> int | None:
        """As answer_series.kind has it; None: the row's."""
        return KINDS.get(self.rater or "" if self.use == "rating" else self.use)

    @property
    def code(self) -> int:
        """As answer_cell.code has it; 0 where nothing is stored of the text."""
        value = self.level if self.outcome == "level" else None
        if self.use == "rating":
            value = _UNSAID.get(self.outcome, value)
        return 0 if value is None else 8 * self.number + value + 2


RATED = 3
"""The kinds of answers up to this one are ratings."""
_AT_ONCE = 5_000_000
"""Cells that one statement moves: a second or two, after which progress is told."""


def land(
    change: Transaction,
    target: Target,
    desk: Reshaping,
    rows: Source,
    texts: Sequence[Text],
    progress: Progress = silent,
) -> tuple[Counter[str], list[Problem], tuple[tuple[str, int], ...]]:
    """Store the upload at a desk.

    `rows`: row_no, kind, identity, label, team, role, rater, skill_no, aside (a reason or "").
    `texts`: each different one of each column. `progress` may raise; the transaction is then to be
    rolled back. Answers cells by what became of them, each where it is stored or listed, with
    people and skills; a line per cell or row that was set aside for the first LISTED of the same
    reason, column and value, one for all the others; and teams of people of whom neither the file,
    the user nor the store says one, with their number.
    """
    people = _land_rows(change, target, rows, progress)
    total = people.live.num_rows
    positions = list(dict.fromkeys(t.position for t in texts))
    desk.step("Storing answers", total)
    live = desk.add("landed_row", people.live)
    cells = Counter({t.key: t.times for t in texts})
    if people.problems:  # each has its row that is not stored
        sql = f"select position, value, count(*) from ({_live(positions)}) group by 1, 2"
        cells = Counter({(p, v): n for p, v, n in desk.all(sql)})
    used = [t for t in texts if t.code and cells[t.key]]
    meaning = "position integer, code integer, value varchar, kind smallint, skill_no integer"
    meanings = [(t.position, t.code, t.value, t.kind, t.skill_no) for t in used]
    desk.table("meaning", meaning, meanings)
    series = _series(change, desk, used)
    about = "series_no integer, position integer, skill_no integer, kind smallint"
    desk.table("series", about, series)
    sources = {
        "upload": desk.cells,
        "landed_row": live,
        "meaning": desk.export("select * from meaning", "meaning"),
        "series": desk.export("select * from series", "series"),
    }
    change.insert(
        "answer_value",
        ("import_no", "position", "code", "native_value"),
        [*dict.fromkeys((target.import_no, t.position, t.code, t.kept) for t in used)],
    )
    change.insert(
        "answer_series",
        ("import_no", "series_no", "position", "skill_no", "kind"),
        [(target.import_no, *series_row) for series_row in series],
    )
    problems = [*people.problems, *_problems(desk, texts, cells)]
    answered = list(dict.fromkeys(t.position for t in used))
    together = max(1, _AT_ONCE // max(total, 1))
    done = 0
    for at in range(0, len(answered), together):
        progress("Storing answers", total * at // len(answered), total)
        sql = f"""
            select s.series_no, r.entry_no, t.code
            {_stored(answered[at : at + together])}
            join series s on s.position = c.position
                         and s.skill_no = coalesce(t.skill_no, r.skill_no)
                         and s.kind = coalesce(t.kind, r.kind)
        """
        columns = ("series_no", "entry_no", "code")
        done += change.bulk("answer_cell", columns, sql, sources)
    if done != (wanted := sum(cells[t.key] for t in used)):
        raise RuntimeError(f"{done} of {wanted} answers were stored")
    desk.watch(silent, "", 0)
    progress("Storing answers", total, total)
    skills = {skill_no for _, _, skill_no, kind in series if kind <= RATED}
    counts = Counter(people=people.people, skills=len(skills))
    for text in texts:
        counts[text.use if text.outcome == "level" else text.outcome] += cells[text.key]
    counts["set_aside"] += people.superseded * len(positions)
    return counts, sorted(problems, key=_place), people.placed


def _series(change: Transaction, desk: Reshaping, used: Sequence[Text]) -> list[tuple[Any, ...]]:
    """What the stored answers of each column are about, as the table `series` has it, numbered
    after all earlier ones."""
    kinds = [kind for (kind,) in desk.all("select distinct kind from landed_row")]
    only = kinds[0] if len(kinds) == 1 else None
    about = dict.fromkeys((t.position, t.skill_no, t.kind or only) for t in used)
    series_rows: list[tuple[Any, ...]] = [line for line in about if None not in line]
    if by_row := list(dict.fromkeys(line[0] for line in about if None in line)):
        series_rows += desk.all(f"""
            select distinct c.position, coalesce(t.skill_no, r.skill_no), coalesce(t.kind, r.kind)
            {_stored(by_row)}
            order by 1, 2, 3
        """)
    free = next_number(change, "answer_series", "series_no")
    return [(number, *line) for number, line in enumerate(series_rows, start=free)]


def _problems(
    desk: Reshaping, texts: Sequence[Text], cells: Counter[tuple[int, str]]
) -> list[Problem]:
    """The cells that were set aside."""
    aside = {t.key: t for t in texts if t.outcome == "set_aside" and cells[t.key]}
    problems: list[Problem] = []
    for position in dict.fromkeys(position for position, _ in aside):
        for value, rows in desk.all(
            f"select value, min(row_no, {LISTED}) from ({_live([position])}) group by value"
        ):
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


def _cells(positions: Sequence[int]) -> str:
    """Row, position and value of each cell."""
    values = ", ".join(f"coalesce(c{p}, '')" for p in positions)
    return (
        f"select row_no, unnest({list(positions)}) as position, unnest([{values}]) as value "
        "from upload"
    )


def _live(positions: Sequence[int]) -> str:
    """The same of the rows that are stored."""
    landed = "select row_no from landed_row"
    return f"select * from ({_cells(positions)}) where row_no in ({landed})"


def _stored(positions: Sequence[int]) -> str:
    """The same with what each text and row is about."""
    return f"""
        from ({_cells(positions)}) c
        join landed_row r on r.row_no = c.row_no
        join meaning t on t.position = c.position and t.value = c.value and t.code > 0
    """


@dataclass(frozen=True)
class _Rows:
    """`live` has row_no, entry_no, skill_no and kind of each row whose answers are stored."""

    live: pa.Table
    superseded: int
    """Rows of which a later one answers for the same person."""
    people: int
    problems: list[Problem]
    placed: tuple[tuple[str, int], ...]


def _land_rows(change: Transaction, target: Target, rows: Source, progress: Progress) -> _Rows:
    """Number the people of the rows, new ones added, and write who took part."""
    before = next_number(change, "answer_row", "entry_no") - 1
    values = {**vars(target), "default": DEFAULT_TEAM, "before": before}
    with change.staged("upload_row", rows):
        for statement in (_PEOPLE, _ROWS, _PARTICIPATION):
            progress("Recognising people", 0, 0)  # how long a statement takes is not known
            change.execute(statement, values)
        placed = () if target.team else tuple(change.rows(_PLACED, values))
        lines = change.rows(_PROBLEMS, {"listed": LISTED})
    change.execute(_ENTRIES, values)
    live = change.table("select row_no, entry_no, skill_no, kind from landing_row where live")
    superseded, people = change.rows(_COUNTED, values)[0]
    problems: list[Problem] = [(row, None, None, reason, number) for row, reason, number in lines]
    change.execute("drop table landing_row")
    return _Rows(live, int(superseded), int(people), problems, placed)


_SAME_PERSON = "p.identity_kind = u.kind and p.identity = u.identity"
_PEOPLE = f"""
    insert into person (person_no, identity_kind, identity, label, import_no)
    select (select coalesce(max(person_no), 0) from (
               select person_no from person union all select person_no from audit
           ) given) + row_number() over (order by row_no),
           kind, identity, label, :import_no
    from upload_row u
    where u.row_no in (
        select min(row_no) from upload_row where aside = '' group by kind, identity
    ) and not exists (select 1 from person p where {_SAME_PERSON})
"""
_ROWS = f"""
    create temp table landing_row as
    with matched as materialized (
        select u.row_no, p.person_no, u.skill_no,
               cast(case u.rater when 'self' then 1 when 'manager' then 2 else 3 end
                    as smallint) as kind
        from upload_row u
        join person p on {_SAME_PERSON}
        where u.aside = ''
    )
    select row_no, :before + row_no as entry_no, person_no, skill_no, kind,
           row_no in (
               select max(row_no) from matched group by person_no, skill_no, kind
           ) as live
    from matched
"""
"""Numbers only: a long table has a row for each answer."""
_PARTICIPATION = """
    insert into participation (import_no, wave_no, person_no, row_no, team, role)
    with latest as (
        select n.person_no, n.row_no, u.team, u.role
        from (select person_no, max(row_no) as row_no from landing_row group by person_no) n
        join upload_row u on u.row_no = n.row_no
    ), before as (
        select person_no, team,
               row_number() over (
                   partition by person_no order by wave_no desc, row_no desc
               ) as place
        from participation
        where team is not null and person_no in (select person_no from landing_row)
    ), others as (
        select min(team) as team from before
        where place = 1
        having count(distinct team) = 1
               and not exists (select 1 from latest named where named.team is not null)
    )
    select :import_no, :wave_no, l.person_no, l.row_no,
           coalesce(l.team, :team, b.team, (select team from others), :default), l.role
    from latest l
    left join before b on b.person_no = l.person_no and b.place = 1
"""
"""A team is the file's, the one that was given, the person's own before, or, where the file names
none at all, that of everybody in it whose team is known, as in a manager's form."""
_ENTRIES = """
    insert into answer_row (entry_no, import_no, row_no, person_no)
    select entry_no, :import_no, row_no, person_no from landing_row where live
"""
_PLACED = """
    select p.team, count(*)
    from participation p join upload_row u on u.row_no = p.row_no and u.team is null
    where p.import_no = :import_no
      and not exists (
          select 1 from participation e
          where e.person_no = p.person_no and e.import_no <> :import_no and e.team is not null
      )
    group by p.team order by p.team
"""
_COUNTED = """
    select (select count(*) from landing_row where not live),
           (select count(distinct person_no) from participation where import_no = :import_no)
"""
_PROBLEMS = """
    with line as (
        select row_no, reason, row_number() over (partition by reason order by row_no) as place
        from (
            select row_no, 'A later row answers for the same person, so this one is set aside.'
                           as reason
            from landing_row where not live
            union all
            select row_no, aside from upload_row where aside <> ''
        ) dead
    )
    select row_no, reason, 1 from line where place <= :listed
    union all
    select null, reason, count(*) from line where place > :listed group by reason
"""
