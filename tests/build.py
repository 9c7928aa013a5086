"""Stores made by hand, so that a reader can count what a test expects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from data.store.database import Database, Transaction
from data.store.facts.taxonomy import lookup

WAVE_DAY = date(2026, 10, 15)
"""Of waves and, unless a test says otherwise, the day to which a store of the tests is pinned."""
DUE = WAVE_DAY + timedelta(weeks=26)
"""Of requirements without a date."""


KINDS = {"self": 1, "manager": 2, "peer": 3}
"""As the column `kind` of the table `answer_series` has them."""

TABLES = "select table_name from information_schema.tables where table_schema = current_schema()"
"""A query of the store's tables and views."""


def cell(text: str) -> int:
    """`3` is a level, `-` unknown, `n` not applicable: as the column `said` has them."""
    return {"-": -1, "n": -2}.get(text) or int(text)


@dataclass(frozen=True)
class Answer:
    """One line of the view `answer`."""

    import_no: int
    position: int
    row_no: int
    person_no: int
    skill_no: int
    kind: int
    said: int
    native: str


def answer(change: Transaction, answers: Sequence[Answer]) -> None:
    """Store answers, with rows and columns of their own."""
    about = [(a.import_no, a.position, a.skill_no, a.kind) for a in answers]
    given = [(a.import_no, a.row_no, a.person_no) for a in answers]
    series = _numbered(change, "answer_series", "series_no", about)
    entries = _numbered(change, "answer_row", "entry_no", given)
    texts: dict[tuple[int, int], dict[str, int]] = {}
    values, cells = {}, []
    for a in answers:
        numbers = texts.setdefault((a.import_no, a.position), {})
        code = 8 * numbers.setdefault(a.native, len(numbers) + 1) + a.said + 2
        values[a.import_no, a.position, code, a.native] = None
        cells.append(
            (
                series[a.import_no, a.position, a.skill_no, a.kind],
                entries[a.import_no, a.row_no, a.person_no],
                code,
            )
        )
    change.insert(
        "answer_series",
        ("series_no", "import_no", "position", "skill_no", "kind"),
        [(number, *line) for line, number in series.items()],
    )
    change.insert(
        "answer_row",
        ("entry_no", "import_no", "row_no", "person_no"),
        [(number, *line) for line, number in entries.items()],
    )
    change.insert("answer_cell", ("series_no", "entry_no", "code"), cells)
    change.insert("answer_value", ("import_no", "position", "code", "native_value"), list(values))


def _numbered(
    change: Transaction, table: str, column: str, lines: Sequence[tuple[int, ...]]
) -> dict[tuple[int, ...], int]:
    first = _next(change, table, column)
    return {line: number for number, line in enumerate(dict.fromkeys(lines), start=first)}


def rate(
    database: Database,
    table: str,
    *,
    wave: str = "now",
    held_on: date = WAVE_DAY,
    rater: str = "self",
) -> None:
    """Store a small matrix: the first line is `person team role <skill>...`, `.` is a blank role.

    Spaces separate; an underscore in a skill or role stands for a space. A cell `.` leaves no row.
    """
    lines = [line.split() for line in table.strip().splitlines()]
    header, rows = [name.replace("_", " ") for name in lines[0]], lines[1:]
    skills = lookup(database)
    with database.transaction() as change:
        found = change.rows("select wave_no from wave where name = :name", {"name": wave})
        wave_no = found[0][0] if found else _next(change, "wave", "wave_no")
        import_no = _next(change, "import", "import_no")
        if not found:
            change.insert(
                "wave",
                ("wave_no", "name", "held_on", "import_no"),
                [(wave_no, wave, held_on, import_no)],
            )
        change.insert(
            "import",
            (
                "import_no",
                "import_id",
                "wave_no",
                "wave_name",
                "rater",
                "file_name",
                "sha256",
                "mapping_sha256",
                "outcome",
                "imported_at",
                "one_each",
            ),
            [
                (
                    import_no,
                    f"i{import_no}",
                    wave_no,
                    wave,
                    rater,
                    "hand.csv",
                    f"{import_no:064}",
                    "",
                    "{}",
                    datetime(2026, 10, 15, 12, import_no % 60),
                    True,
                )
            ],
        )
        answers, taking_part = [], []
        numbers = _people(change, [who for who, *_ in rows], import_no)
        for row_no, (who, team, role, *cells) in enumerate(rows, start=2):
            person_no = numbers[who]
            taking_part.append(
                (
                    import_no,
                    wave_no,
                    person_no,
                    row_no,
                    team,
                    None if role == "." else role.replace("_", " "),
                )
            )
            answers += [
                Answer(
                    import_no,
                    position + 1,
                    row_no,
                    person_no,
                    skills[header[position].casefold()].skill_no,
                    KINDS[rater],
                    cell(text),
                    text,
                )
                for position, text in enumerate(cells, start=3)
                if text != "."
            ]
        change.insert(
            "participation",
            ("import_no", "wave_no", "person_no", "row_no", "team", "role"),
            taking_part,
        )
        answer(change, answers)


def require(
    database: Database, table: str, *, valid_from: date = WAVE_DAY, set_no: int = 1
) -> None:
    """Store requirements: lines of `scope skill level headcount yes|no [weight]`, due on DUE."""
    skills = lookup(database)
    rows = [line.replace("\t", " ").split() for line in table.strip().splitlines()]
    scopes = dict.fromkeys(row[0].replace("_", " ") for row in rows)
    with database.transaction() as change:
        change.insert(
            "requirement_set",
            ("set_no", "scope", "valid_from", "file_name", "loaded_at"),
            [(set_no, scope, valid_from, "hand.csv", datetime(2026, 10, 15)) for scope in scopes],
        )
        change.insert(
            "requirement",
            (
                "set_no",
                "scope",
                "position",
                "skill_no",
                "level",
                "headcount",
                "share",
                "must_have",
                "weight",
                "due_on",
                "due_given",
                "initiative",
                "owner",
                "reason",
            ),
            [
                (
                    set_no,
                    scope.replace("_", " "),
                    position,
                    skills[skill.replace("_", " ").casefold()].skill_no,
                    int(level),
                    int(count) if "." not in count else None,
                    float(count) if "." in count else None,
                    must == "yes",
                    float(weight[0]) if weight else 1.0,
                    DUE,
                    False,
                    "",
                    "",
                    "",
                )
                for position, (scope, skill, level, count, must, *weight) in enumerate(rows)
            ],
        )


def list_people(
    database: Database, table: str, *, valid_from: date = WAVE_DAY, list_no: int = 1
) -> None:
    """Store a people list: lines of `person team role hours left`, `.` for an empty cell."""
    with database.transaction() as change:
        change.insert(
            "people_list",
            ("list_no", "valid_from", "file_name", "loaded_at"),
            [(list_no, valid_from, "people.csv", datetime(2026, 10, 15))],
        )
        lines = [line.split() for line in table.strip().splitlines()]
        numbers = _people(change, [who for who, *_ in lines], None)
        facts = []
        for who, *told in lines:
            team, role, hours, left = (None if v == "." else v for v in told)
            facts.append(
                (
                    list_no,
                    numbers[who],
                    team,
                    role and role.replace("_", " "),
                    float(hours) if hours else None,
                    left and date.fromisoformat(left),
                )
            )
        change.insert(
            "person_fact",
            ("list_no", "person_no", "team", "role", "hours_per_week", "left_on"),
            facts,
        )


def _people(change: Transaction, names: Sequence[str], import_no: int | None) -> dict[str, int]:
    """The numbers of people, who are made where they are not known."""
    found = change.rows("select identity, person_no from person")
    known = {str(name): int(number) for name, number in found}
    new = [name for name in dict.fromkeys(names) if name not in known]
    known |= {name: n for n, name in enumerate(new, start=max(known.values(), default=0) + 1)}
    change.insert(
        "person",
        ("person_no", "identity_kind", "identity", "label", "import_no"),
        [(known[name], "name", name, name, import_no) for name in new],
    )
    return known


def _next(change: Transaction, table: str, column: str) -> int:
    rows = change.rows(f"select coalesce(max({column}), 0) + 1 from {table}")
    return int(rows[0][0])
