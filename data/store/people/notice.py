"""What the store holds of people, also in texts, and who may see it: the facts of the privacy
notice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from data.store.database import Database, Transaction, scope_of
from data.store.facts.today import uses_interest
from data.store.facts.waves import WaveEnd, wave_ends
from data.store.people.own import ONLY_OWN, whose

Kind = Literal[
    "ratings",
    "importance",
    "interest",
    "people list",
    "hours",
    "pay bands",
    "declines",
    "contests",
    "decisions",
    "outcomes",
    "problems",
    "accounts",
]
_KINDS: dict[Kind, str] = {
    "ratings": "select 1 from answer_series where kind <= 3",
    "importance": "select 1 from answer_series where kind = 4",
    "interest": "select 1 from answer_series where kind = 5",
    "people list": "select 1 from person_fact",
    "hours": "select 1 from person_fact where hours_per_week is not null"
    " or mentor_hours_per_week is not null",
    "pay bands": "select 1 from person_fact where pay_band is not null",
    "declines": "select 1 from declined",
    "contests": "select 1 from contest",
    "decisions": "select 1 from followed where person_no is not null",
    "outcomes": "select 1 from happened",
    "problems": "select 1 from import_issue where value is not null",
    "accounts": "select 1 from account",
}


@dataclass(frozen=True)
class Notice:
    """What is so of the store, whoever asks: it says nothing of anybody but its administrators.

    `kinds`: of what it holds anything. `waves`: how many, from `first` to `last`. `admins`: who may
    sign in as one. `leads`, `granted` (leaders who may see people), `leaders` (who may not),
    `members` and `programs` (tokens that stand) count. `uses_interest`: of surveys, in plans.
    """

    kinds: frozenset[Kind]
    waves: int
    first: date | None
    last: date | None
    admins: tuple[str, ...]
    leads: int
    granted: int
    leaders: int
    members: int
    programs: int
    ends: tuple[WaveEnd, ...] = ()
    """How long the answers of each wave are kept."""
    uses_interest: bool = True


@dataclass(frozen=True)
class Counted:
    """How much is stored of one person from one source. `wave` "": of no round of the survey.

    `kind` is whose rating it is (self, manager, peer), or importance, interest; else what it is.
    `stored_at`: when the last of it came, UTC.
    """

    wave: str
    kind: str
    count: int
    stored_at: datetime | None


@dataclass(frozen=True)
class SeenBy:
    """Somebody who signs in and sees the person by name, because of these teams; () of all."""

    subject: str
    role: str
    teams: tuple[str, ...]


def privacy_notice(database: Database) -> Notice:
    """The facts, for anybody who may open the store."""
    of_the_store = database.facts_of_the_store
    found = of_the_store(
        "select " + ", ".join(f"exists ({question})" for question in _KINDS.values())
    )[0]
    waves, first, last = of_the_store("select count(*), min(held_on), max(held_on) from wave")[0]
    admins = of_the_store("select subject from account where role = 'admin' order by 1")
    leads, granted, leaders, members = of_the_store("""
        select count(*) filter (where role = 'lead'),
               count(*) filter (where role = 'leader' and people_granted),
               count(*) filter (where role = 'leader' and not people_granted),
               count(*) filter (where role = 'member')
        from account
    """)[0]
    programs = of_the_store("select count(*) from token where revoked_at is null")[0][0]
    return Notice(
        kinds=frozenset(kind for kind, there in zip(_KINDS, found, strict=True) if there),
        waves=waves,
        first=first,
        last=last,
        admins=tuple(subject for (subject,) in admins),
        leads=leads,
        granted=granted,
        leaders=leaders,
        members=members,
        programs=programs,
        uses_interest=uses_interest(database),
        ends=wave_ends(database),
    )


def stored_of_me(database: Database) -> tuple[Counted, ...]:
    """How much the store holds of the person who asks, latest wave first, then what is of none;
    empty where nobody is named. What is on the audit names nobody."""
    own = whose(database)
    if own is None:
        return ()
    asked = {**own, **scope_of(database)}
    answers = database.rows(
        f"""
        select w.name, a.kind, count(*), max(i.imported_at)
        from answer a
        join import i on i.import_no = a.import_no
        join wave w on w.wave_no = i.wave_no
        join person p on p.person_no = a.person_no
        where {ONLY_OWN}
        group by w.name, w.held_on, w.wave_no, a.kind
        order by w.held_on desc, w.wave_no desc, a.kind
        """,
        asked,
    )
    names = ("self", "manager", "peer", "importance", "interest")
    others = database.rows(
        " union all ".join(
            f"select {place} as place, '{what}' as what, count(*) as number from {table} t"
            f" join person p on p.person_no = t.person_no where {ONLY_OWN}"
            for place, (what, table) in enumerate(_BESIDE.items())
        )
        + " order by place",
        asked,
    )
    return (
        *(Counted(wave, names[kind - 1], int(n), at) for wave, kind, n, at in answers),
        *(Counted("", what, int(number), None) for _, what, number in others if number),
    )


_BESIDE = {
    "rows of surveys with team and role": "participation",
    "rows of people lists": "person_fact",
    "proposals that you declined": "declined",
    "what you said of your ratings": "contest",
    "skills in decided plans that are about you": "followed",
}


def seen_by(database: Database) -> tuple[SeenBy, ...]:
    """Leads and leaders who see the person who asks by name: by a team that a survey or a people
    list ever gave the person. Administrators see everybody and are not listed."""
    own = whose(database)
    if own is None:
        return ()
    rows = database.rows(
        f"""
        with mine as (
            select t.team from participation t join person p on p.person_no = t.person_no
            where {ONLY_OWN}
            union
            select t.team from person_fact t join person p on p.person_no = t.person_no
            where {ONLY_OWN}
        )
        select a.subject, a.role, coalesce(t.team, '')
        from account a left join account_team t on t.subject = a.subject
        where (a.role = 'lead' or a.people_granted)
          and (a.every_team or t.team in (select team from mine))
        order by a.subject, 3
        """,
        {**own, **scope_of(database)},
    )
    found: dict[tuple[str, str], list[str]] = {}
    for subject, role, team in rows:
        found.setdefault((subject, role), []).extend([team] if team else [])
    return tuple(SeenBy(subject, role, tuple(teams)) for (subject, role), teams in found.items())


SHORTEST = 3
"""Shorter names would be found in any sentence."""
ASKED = "(true or :every_team or :people_visible or '' = any(:teams))"
"""For what is asked of one person: the verb has decided whose it is, in whatever team."""


@dataclass(frozen=True)
class Column:
    """A text column of a table."""

    table: str
    column: str


OWN_WORDS = frozenset(
    {
        "area_id",
        "name",
        "pay_band",
        "role",
        "scope",
        "skill_id",
        "team",
        "wave",
        "wave_name",
    }
)
"""Names of teams, roles, waves and the like: the organisation's own words, by which rows are tied
to each other. (`scenario.name` and what a token is called are not among them.)"""
_FREE_NAMES = frozenset({("scenario", "name")})
_NO_WORDS = frozenset(
    {
        "action",
        "alias_key",
        "digest",
        "headers_sha256",
        "identity",
        "identity_hash",
        "identity_kind",
        "import_id",
        "kind",
        "label",
        "lever",
        "mapping_sha256",
        "rater",
        "salt",
        "scale",
        "scenario_hash",
        "severity",
        "sha256",
        "token_id",
        "tooling",
        "unit",
        "usage",
        "value",
    }
)
"""Columns of codes, of numbers as text and of the shipped seeds; and the person's own row."""
_FREE = frozenset({("import_issue", "value"), ("token", "label")})


def texts(store: Database | Transaction, *, own_words: bool = False) -> list[Column]:
    """The columns that people wrote freely in, or (`own_words`) the organisation's own words."""
    ask = store.facts_of_the_store if isinstance(store, Database) else store.rows
    return [
        Column(table, column)
        for table, column in ask(_TEXTS)
        if _is_own_word(table, column) == own_words and (own_words or _is_free(table, column))
    ]


def tables_of_people(store: Database | Transaction) -> list[str]:
    """Tables with a person's number, in their order, so that one that is new is not forgotten."""
    ask = store.facts_of_the_store if isinstance(store, Database) else store.rows
    rows = ask("""
        select distinct c.table_name from information_schema.columns c
        join information_schema.tables t
          on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
          and c.column_name = 'person_no'
        order by 1
    """)
    return [table for (table,) in rows]


def _is_own_word(table: str, column: str) -> bool:
    return column in OWN_WORDS and (table, column) not in _FREE_NAMES


def _is_free(table: str, column: str) -> bool:
    return column not in _NO_WORDS or (table, column) in _FREE


_TEXTS = """
    select c.table_name, c.column_name
    from information_schema.columns c
    join information_schema.tables t
      on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
      and lower(c.data_type) in ('varchar', 'character varying', 'text')
      and c.table_name not in ('setting', 'assumption', 'audit', 'audit_read')
    order by c.table_name, c.ordinal_position
"""


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds each of the names as a word of its own, however it is written; None: none is long
    enough to be looked for."""
    words = {form for name in names if len(name) >= SHORTEST for form in forms(name)}
    if not words:
        return None
    longest_first = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def forms(name: str) -> set[str]:
    """A name as it is written, and within the quotation marks of TOML and JSON."""
    return {name, json.dumps(name, ensure_ascii=False)[1:-1], json.dumps(name)[1:-1]}


def holding(store: Database | Transaction, where: Column, names: Iterable[str]) -> list[str]:
    """Different texts of a column in which one of the names may stand."""
    given: dict[str, object] = dict(scope_of(store))
    found = []
    wanted = sorted({form.lower() for n in names if len(n) >= SHORTEST for form in forms(n)})
    for place, form in enumerate(wanted):
        given[f"name_{place}"] = form
        found.append(f"position(:name_{place} in lower({where.column})) > 0")
    if not found:
        return []
    rows = store.rows(
        f"select distinct {where.column} from {where.table}"
        f" where ({' or '.join(found)}) and {ASKED} order by 1",
        given,
    )
    return [text for (text,) in rows]
