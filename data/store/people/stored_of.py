"""Everything that the store holds of one person, with where it came from: to hand it to them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from data.store.database import Database, now, scope_of
from data.store.facts.tombstones import identify
from data.store.guard import refuse_unless
from data.store.people.notice import own_person
from data.store.people.people import the_person
from data.store.people.texts import ASKED, naming, tables_of_people
from data.vocabulary import RefusedError

Line = Mapping[str, Any]
"""Column -> text, number, day, moment or None."""


@dataclass(frozen=True)
class StoredOf:
    """All of one person, by the store's number. `parts`: a name for what is held -> its lines; a
    part without lines is there too, so that "nothing" is said. `made_at` is UTC."""

    person_no: int
    made_at: datetime
    parts: Mapping[str, tuple[Line, ...]]


def stored_of(database: Database, person: str | None = None) -> StoredOf:
    """Everything of the person who is asked for, or (None) of the viewer themselves.

    The owner and administrators may ask for anybody, everybody else for themselves only. Raises
    RefusedError where nobody, or more than one person, is meant.
    """
    number, kind, identity, label = _whom(database, person)
    known = {"person": number, "identity": identity, "folded": label.lower()}
    names = known | scope_of(database)
    parts: dict[str, tuple[Line, ...]] = {
        "identity": ({"kind": kind, "identity": identity, "label": label},)
    }
    others = {
        table: f"select * from {table} where person_no = :person and {ASKED} order by 1"
        for table in tables_of_people(database)
        if table not in _READ
    }
    for part, sql in {**_PARTS, **others}.items():
        columns, rows = database.named(sql, names)
        parts[part] = tuple(dict(zip(columns, row, strict=True)) for row in rows)
    parts["named_in"] = _named_in(database, number, {identity, label}, names)
    return StoredOf(number, now(), parts)


def _whom(database: Database, person: str | None) -> tuple[int, str, str, str]:
    own = own_person(database)
    if person is not None and (own is None or identify(person) != own[1:3]):
        refuse_unless(database.viewer, "everything")
        return the_person(database, person, "nothing was written")
    if own is not None:
        return own
    if database.viewer.person is None:
        raise RefusedError("Say of whom: the survey does not know who you are.")
    raise RefusedError("Nothing is stored of you: no survey and no list names you.")


def _named_in(
    database: Database, number: int, names: set[str], given: Mapping[str, Any]
) -> tuple[Line, ...]:
    """Where others wrote their name: which text, never the text, which may be of others too."""
    listed = database.rows(
        "select distinct name from person_fact where person_no = :person and name is not null"
        f" and {ASKED}",
        given,
    )
    known = names | {name for (name,) in listed}
    counted = Counter(
        where
        for where, _ in naming(database, known)
        if where.table not in ("account", "account_team")
    )
    return tuple(
        {"table": where.table, "column": where.column, "texts": count}
        for where, count in counted.items()
    )


_READ = frozenset(
    {
        "person",
        "participation",
        "person_fact",
        "declined",
        "followed",
        "answer_row",
        "audit",
        "audit_read",
    }
)
"""Tables with a person's number of which one of the queries below tells more."""


def _answered(table: str, of: str) -> str:
    """A query of the answers, with the cell of the file that each was read from."""
    return f"""
        select w.name as wave, w.held_on, i.file_name as file, i.imported_at, a.row_no as row,
               c.header as column, a.position, s.name as skill, {of},
               a.native_value as as_written, c.scale
        from {table} a
        join import i on i.import_no = a.import_no
        join wave w on w.wave_no = a.wave_no
        join skill s on s.skill_no = a.skill_no
        left join import_column c on c.import_no = a.import_no and c.position = a.position
        where a.person_no = :person and {ASKED}
        order by w.held_on, i.import_no, a.row_no, a.position
    """


_PARTS: Mapping[str, str] = {
    "people_list": f"""
        select l.file_name as file, l.valid_from, l.loaded_at, f.name, f.team, f.role,
               f.hours_per_week, f.mentor_hours_per_week, f.pay_band, f.left_on
        from person_fact f join people_list l on l.list_no = f.list_no
        where f.person_no = :person and {ASKED}
        order by l.list_no
    """,
    "rows": f"""
        select w.name as wave, w.held_on, i.file_name as file, i.import_id, i.imported_at, i.rater,
               p.row_no as row, p.team, p.role
        from participation p
        join import i on i.import_no = p.import_no
        join wave w on w.wave_no = p.wave_no
        where p.person_no = :person and {ASKED}
        order by w.held_on, i.import_no, p.row_no
    """,
    "ratings": _answered("rating", "a.rater, a.state, a.level"),
    "opinions": _answered("opinion", "a.kind, a.value"),
    "problems": f"""
        select i.file_name as file, u.row_no as row, u.column_name as column, u.value, u.reason
        from import_issue u join import i on i.import_no = u.import_no
        where (u.import_no, u.row_no) in (
            select import_no, row_no from participation where person_no = :person
        ) and {ASKED}
        order by i.import_no, u.row_no, u.column_name, u.reason
    """,
    "declined": f"""
        select d.lever, s.name as skill, d.declined_on, d.reason
        from declined d left join skill s on s.skill_no = d.skill_no
        where d.person_no = :person and {ASKED}
        order by d.declined_on, d.declined_no
    """,
    "decisions": f"""
        select s.name as scenario, d.decided_on, d.decided_by, d.reopened_at,
               f.action_no as action, k.name as skill, f.from_level, f.level
        from followed f
        join decision d on d.decision_no = f.decision_no
        join scenario s on s.scenario_no = d.scenario_no
        left join skill k on k.skill_no = f.skill_no
        where f.person_no = :person and {ASKED}
        order by d.decision_no, f.action_no, k.name
    """,
    "accounts": f"""
        select a.subject, a.role, t.team, a.people_granted, a.person, a.added_at
        from account a left join account_team t on t.subject = a.subject
        where (lower(a.subject) in (:identity, :folded) or lower(a.person) in (:identity, :folded))
          and {ASKED}
        order by a.subject, t.team
    """,
    "audit": f"""
        select a.happened_at, a.action, t.text as detail
        from audit a left join audit_text t on t.digest = a.detail
        where (a.person_no = :person or exists (
            select 1 from participation p join import i on i.import_no = p.import_no
            where p.person_no = :person and position(i.import_id in t.text) > 0
        )) and {ASKED}
        order by a.line_no
    """,
    "reads": f"""
        select a.happened_at, a.action from audit_read a
        where a.person_no = :person and {ASKED} order by a.line_no
    """,
}
"""Queries of what is held. Raters are told by their kind only."""
