"""Stores made by hand, so that a reader can count what a test expects."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from data.store.database import Database, Transaction
from data.store.facts.taxonomy import lookup

WAVE_DAY = date(2026, 10, 15)
"""Of waves and, unless a test says otherwise, the day to which a store of the tests is pinned."""
DUE = WAVE_DAY + timedelta(weeks=26)
"""Of requirements without a date."""
LOADED_AT = datetime(2026, 10, 15)


TABLES = "select table_name from information_schema.tables where table_schema = current_schema()"
"""A query of the store's tables and views."""
HISTORY = ("import", "audit", "audit_read", "audit_text", "audit_cut")
"""Tables of what happened: they keep what was taken back."""


def cell(text: str) -> int:
    """`3` is a level, `-` unknown, `_` left blank, `n` not applicable, as in the column `said`."""
    return {"-": -1, "_": -1, "n": -2}.get(text) or int(text)


def everything(database: Database, without: Sequence[str] = ()) -> dict[str, list[Any]]:
    """The rows of every table, so that a test sees whether anything is another than before."""
    tables = database.rows(f"{TABLES} and table_type = 'BASE TABLE'")
    return {
        table: sorted(database.rows(f"select * from {table}"), key=repr)
        for (table,) in tables
        if table not in without
    }


def ratings(
    database: Database,
    columns: str = "r.rater, r.state, r.level, r.native_value",
    order: str = "r.import_no, r.row_no, r.position",
) -> list[tuple[Any, ...]]:
    """Person, skill and some columns of every rating."""
    return database.rows(f"""
        select p.label, s.name, {columns} from rating r
        join person p on p.person_no = r.person_no
        left join skill s on s.skill_no = r.skill_no
        order by {order}
    """)


def number_of(database: Database, label: str) -> int:
    return int(database.rows("select person_no from person where label = :l", {"l": label})[0][0])


def put(change: Transaction, table: str, *rows: Mapping[str, object]) -> None:
    """Store rows that name their columns."""
    if rows:
        change.insert(table, tuple(rows[0]), [tuple(row.values()) for row in rows])


_COUNTS = ("ratings", "unknown", "not_applicable", "set_aside", "requirements")
_OUTCOME = {"layout": "wide", "difference": []} | dict.fromkeys(_COUNTS, 0)
"""What the store keeps of an import made by hand, as far as its history is shown."""


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
        result = change.rows("select wave_no from wave where name = :name", {"name": wave})
        wave_no = result[0][0] if result else _next(change, "wave", "wave_no")
        import_no = _next(change, "import", "import_no")
        made = {"wave_no": wave_no, "import_no": import_no}
        if not result:
            put(change, "wave", {**made, "name": wave, "held_on": held_on})
        put(
            change,
            "import",
            {
                **made,
                "import_id": f"i{import_no}",
                "wave_name": wave,
                "rater": rater,
                "file_name": "hand.csv",
                "sha256": f"{import_no:064}",
                "mapping_sha256": "",
                "outcome": json.dumps(_OUTCOME | {"rows": len(rows), "people": len(rows)}),
                "imported_at": datetime(2026, 10, 15, 12, import_no % 60),
            },
        )
        numbers = _people(change, [who for who, *_ in rows], import_no)
        about = [
            {"person_no": numbers[who], "row_no": row_no, "team": team, "role": _spaced(role)}
            for row_no, (who, team, role, *_) in enumerate(rows, start=2)
        ]
        put(change, "participation", *({**made, **item} for item in about))
        sentence = [
            (row, column, text)
            for row, (_, _, _, *cells) in enumerate(rows)
            for column, text in enumerate(cells)
            if text != "."
        ]
        kind = {"self": 1, "manager": 2, "peer": 3}[rater]
        texts = dict.fromkeys(text for _, _, text in sentence)
        codes = {
            text: 8 * (text != "_" and n) + cell(text) + 2 for n, text in enumerate(texts, start=1)
        }
        series, entry = (
            _next(change, table, column)
            for table, column in (("answer_series", "series_no"), ("answer_row", "entry_no"))
        )
        change.insert(
            "answer_series",
            ("series_no", "import_no", "position", "skill_no", "kind"),
            [
                (series + n, import_no, n + 4, skills[header[n + 3].casefold()].skill_no, kind)
                for n in dict.fromkeys(n for _, n, _ in sentence)
            ],
        )
        change.insert(
            "answer_row",
            ("entry_no", "import_no", "row_no", "person_no"),
            [
                (entry + row, import_no, row + 2, about[row]["person_no"])
                for row in dict.fromkeys(row for row, _, _ in sentence)
            ],
        )
        cells = [(series + n, entry + row, codes[text]) for row, n, text in sentence]
        change.insert("answer_cell", ("series_no", "entry_no", "code"), cells)
        change.insert(
            "answer_value",
            ("import_no", "position", "code", "native_value"),
            [
                (import_no, n + 4, codes[text], text.replace("_", ""))
                for n, text in dict.fromkeys((n, text) for _, n, text in sentence)
            ],
        )


def require(
    database: Database, table: str, *, valid_from: date = WAVE_DAY, set_no: int = 1
) -> None:
    """Store requirements: lines of `scope skill level headcount yes|no [weight]`, due on DUE."""
    skills = lookup(database)
    rows = [line.replace("\t", " ").split() for line in table.strip().splitlines()]
    values = {"valid_from": valid_from, "file_name": "hand.csv", "loaded_at": LOADED_AT}
    with database.transaction() as change:
        scopes = [
            {"set_no": set_no, "scope": _spaced(scope)}
            for scope in dict.fromkeys(row[0] for row in rows)
        ]
        put(change, "requirement_set", *({**scope, **values} for scope in scopes))
        put(
            change,
            "requirement",
            *(
                {
                    "set_no": set_no,
                    "scope": _spaced(scope),
                    "position": position,
                    "skill_no": skills[skill.replace("_", " ").casefold()].skill_no,
                    "level": int(level),
                    "headcount": int(count) if "." not in count else None,
                    "share": float(count) if "." in count else None,
                    "must_have": must == "yes",
                    "weight": float(weight[0]) if weight else 1.0,
                    "due_on": DUE,
                    "due_given": False,
                    **dict.fromkeys(("initiative", "owner", "reason"), ""),
                }
                for position, (scope, skill, level, count, must, *weight) in enumerate(rows)
            ),
        )


def list_people(
    database: Database, table: str, *, valid_from: date = WAVE_DAY, list_no: int = 1
) -> None:
    """Store a people list: lines of `person team role hours left`, `.` for an empty cell."""
    lines = [line.split() for line in table.strip().splitlines()]
    values = {"valid_from": valid_from, "file_name": "people.csv", "loaded_at": LOADED_AT}
    with database.transaction() as change:
        put(change, "people_list", {"list_no": list_no, **values})
        numbers = _people(change, [who for who, *_ in lines], None)
        facts = [
            {
                "list_no": list_no,
                "person_no": numbers[who],
                "team": None if team == "." else team,
                "role": _spaced(role),
                "hours_per_week": None if hours == "." else float(hours),
                "left_on": None if left == "." else date.fromisoformat(left),
            }
            for who, team, role, hours, left in lines
        ]
        put(change, "person_fact", *facts)


def _spaced(text: str) -> str | None:
    return None if text == "." else text.replace("_", " ")


def _people(change: Transaction, names: Sequence[str], import_no: int | None) -> dict[str, int]:
    """The numbers of people, who are made where they are not known."""
    result = change.rows("select label, person_no from person")
    known = {str(name): int(number) for name, number in result}
    new = [name for name in dict.fromkeys(names) if name not in known]
    known |= {name: n for n, name in enumerate(new, start=max(known.values(), default=0) + 1)}
    about = {"identity_kind": "name", "import_no": import_no}
    people = (
        {"person_no": known[name], "identity": name.casefold(), "label": name} for name in new
    )
    put(change, "person", *({**person, **about} for person in people))
    return known


def _next(change: Transaction, table: str, column: str) -> int:
    rows = change.rows(f"select coalesce(max({column}), 0) + 1 from {table}")
    return int(rows[0][0])
