"""People: how they are recognised, and the list of their team, role, hours and pay band."""

import base64
import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from data.store.database import PSEUDONYM_KEY, Database, Transaction, now, scope_of, viewer_of
from data.store.engines.engine import add_rows, next_number
from data.store.facts.settings import setting
from data.store.facts.tombstones import identify
from data.store.facts.waves import LISTED, holds_from
from data.store.guard import team_scope
from data.store.levels import of_roster
from data.store.upload.landing import DEFAULT_TEAM
from data.vocabulary import RefusedError, Viewer


@dataclass(frozen=True)
class PersonFact:
    """One line of the people list. None: not said, so the default holds; 0 hours is an answer.

    `person` is as the survey identifies them; hours are per week.
    """

    person: str
    name: str | None = None
    team: str | None = None
    role: str | None = None
    hours_per_week: float | None = None
    mentor_hours_per_week: float | None = None
    pay_band: str | None = None
    left_on: date | None = None


SAID = tuple(field.name for field in fields(PersonFact) if field.name != "person")
"""What a line says of the person."""
SEEN = """
    :people_visible and (:every_team
        or exists (
            select 1 from participation s where s.person_no = p.person_no and s.team = any(:teams)
        )
        or exists (
            select 1 from person_fact s where s.person_no = p.person_no and s.team = any(:teams)
        ))
"""
"""Whether a row `p` of the table of people is of somebody whom the viewer may see."""


def find_people(store: Database | Transaction, text: str) -> list[tuple[int, str, str, str]]:
    """(person_no, kind, identity, label) of whoever is meant.

    The identity first, then the label as written, then the name on a people list; among those
    whom the viewer may see.
    """
    kind, identity = identify(text)
    shown = " ".join(text.split())
    columns = "select p.person_no, p.identity_kind, p.identity, p.label from person p"
    for condition in (
        "where p.identity_kind = :kind and p.identity = :identity",
        "where p.label = :shown",
        "where exists (select 1 from person_fact f"
        " where f.person_no = p.person_no and f.name = :shown)",
    ):
        rows = store.rows(
            f"{columns} {condition} and {SEEN} order by 1",
            {"kind": kind, "identity": identity, "shown": shown, **scope_of(store)},
        )
        if rows:
            return rows
    return []


def the_person(store: Database | Transaction, text: str, so: str) -> tuple[int, str, str, str]:
    """The only one who is meant, as `find_people` answers them.

    Raises RefusedError where that is nobody or several; `so` says what was therefore not done.
    """
    people = find_people(store, text)
    if not people:
        raise RefusedError(
            f"Nobody in this store is known by that e-mail, id or name; {so}. "
            "Write it as the survey or the people list does."
        )
    if len(people) > 1:
        raise RefusedError(
            f"{len(people)} people go by that name; {so}. Use the e-mail or id that the survey has."
        )
    return people[0]


def known_people(
    store: Database | Transaction, viewer: Viewer | None = None
) -> list[tuple[str, str, str]]:
    """Kind, identity and name of everybody who can be named and the viewer may see: the label, and
    what the list calls them, if that is another."""
    return store.rows(
        f"""
        select identity_kind, identity, name from (
            select person_no, 0 as place, label as name from person
            union all
            select f.person_no, 1, f.name from person_fact f
            join person o on o.person_no = f.person_no
            where f.list_no = {LISTED} and f.name is not null and f.name <> o.label
        ) called join person p using (person_no)
        where identity_kind <> 'row' and {SEEN} order by person_no, place
        """,
        team_scope(viewer or viewer_of(store)),
    )


def known_by_name(store: Transaction, facts: Sequence[PersonFact]) -> list[str]:
    """Names on lines of ids or e-mails that nobody has, of those whom the store knows by the name
    alone, while no line calls them by it."""
    known = _identities(store)
    own = {identify(fact.person) for fact in facts}
    new = [fact.name for fact in facts if fact.name and identify(fact.person) not in known]
    named = ((name, identify(name)) for name in new)
    return [n for n, key in named if key not in own and key[0] == "name" and key in known]


def person_numbers(change: Transaction, people: list[str]) -> dict[str, int]:
    """Number of each person as written; who is not known yet is added without an import.

    A name that is nobody's identity is the one person who goes by it in a survey or on a list,
    where nothing else in `people` is that person.
    """
    known = _identities(change)
    named = _by_name(change)
    taken = {known[key] for text in people if (key := identify(text)) in known}
    for text in people:
        key = identify(text)
        if key not in known and len(called := named.get(key, frozenset()) - taken) == 1:
            (known[key],) = called
            taken |= called
    free = max([next_number(change, "audit", "person_no"), *(n + 1 for n in known.values())])
    numbers: dict[str, int] = {}
    added: list[tuple[int, str, str, str]] = []
    for text in people:
        key = identify(text)
        if key not in known:
            known[key] = free
            added.append((free, *key, text))
            free += 1
        numbers[text] = known[key]
    change.insert("person", ("person_no", "identity_kind", "identity", "label"), added)
    return numbers


def _identities(store: Transaction) -> dict[tuple[str, str], int]:
    """Kind and identity -> person_no."""
    rows = store.rows("select person_no, identity_kind, identity from person")
    return {(kind, identity): int(number) for number, kind, identity in rows}


def _by_name(store: Transaction) -> dict[tuple[str, str], frozenset[int]]:
    """Folded name -> the people who go by it, by their label or on the list that holds."""
    rows = store.rows(f"""
        select person_no, label from person where identity_kind <> 'row'
        union
        select person_no, name from person_fact where name is not null and list_no = {LISTED}
    """)
    people: dict[tuple[str, str], frozenset[int]] = {}
    for number, text in rows:
        key = identify(text)
        if key[0] == "name":
            people[key] = people.get(key, frozenset()) | {int(number)}
    return people


def unseen(store: Transaction, people: list[str]) -> int:
    """How many of them no survey has named."""
    known, named = _identities(store), _by_name(store)
    seen = {number for (number,) in store.rows("select distinct person_no from participation")}
    return sum(
        not ({known[key]} if (key := identify(text)) in known else named.get(key, set())) & seen
        for text in people
    )


def write_people_list(change: Transaction, file_name: str, facts: list[PersonFact]) -> int:
    """Write a new list, which holds from the latest wave on. Answers its number."""
    list_no = next_number(change, "people_list", "list_no")
    numbers = person_numbers(change, [fact.person for fact in facts])
    change.insert(
        "people_list",
        ("list_no", "valid_from", "file_name", "loaded_at"),
        [(list_no, holds_from(change), file_name, now())],
    )
    rows = [
        {
            "list_no": list_no,
            "person_no": numbers[fact.person],
            **{name: getattr(fact, name) for name in SAID},
        }
        for fact in facts
    ]
    add_rows(change, "person_fact", rows)
    return list_no


def elsewhere_then(change: Transaction) -> list[tuple[str, int]]:
    """Earlier waves and how many of their people the list has in another team than their survey:
    one of the first day holds for these waves, too."""
    return change.rows(
        f"""
        select w.name, count(distinct p.person_no)
        from participation p
        join wave w on w.wave_no = p.wave_no and w.held_on < (select max(held_on) from wave)
        join person_fact f on f.person_no = p.person_no and f.list_no = {LISTED}
        where p.team not in (f.team, :default)
          and (select min(valid_from) = max(valid_from) from people_list)
        group by w.name, w.held_on order by w.held_on
        """,
        {"default": DEFAULT_TEAM},
    )


def listed_numbers(store: Transaction) -> set[int]:
    """person_no of everybody on the list that holds now."""
    rows = store.rows(f"select person_no from person_fact where list_no = {LISTED}")
    return {int(number) for (number,) in rows}


def people_list(
    store: Database | Transaction, viewer: Viewer | None = None
) -> tuple[PersonFact, ...]:
    """The list that holds now, within the teams of the viewer (None: of whose handle it is), in the
    order of the labels; nothing for who may not see people."""
    rows = store.rows(
        f"""
        select p.identity_kind, p.identity, p.label, {", ".join(f"f.{name}" for name in SAID)}
        from person_fact f join person p on p.person_no = f.person_no
        where f.list_no = {LISTED}
          and :people_visible and (:every_team or f.team = any(:teams))
        order by p.label, p.person_no
        """,
        team_scope(viewer or viewer_of(store)),
    )
    return _facts(rows)


def people_surveyed(database: Database) -> tuple[PersonFact, ...]:
    """Who can be named in the latest wave of each of the viewer's teams, with team and role, in the
    order of the labels; nobody for who may not see people."""
    rows = database.rows(
        f"""
        with {of_roster()}
        select p.identity_kind, p.identity, p.label, null, nullif(r.team, 'No team'), r.role
        from roster r join person p on p.person_no = r.person_no
        where :people_visible and p.identity_kind <> 'row'
        order by p.label, p.person_no
        """,
        {"wave": None, "team": None, **scope_of(database)},
    )
    return _facts(rows)


def _facts(rows: list[tuple[Any, ...]]) -> tuple[PersonFact, ...]:
    """A line for each kind, identity and label with what is said. A file may call somebody by the
    label, unless that is a name and the e-mail counts."""
    return tuple(
        PersonFact(label if identify(label) == (kind, identity) else identity, *facts)
        for kind, identity, label, *facts in rows
    )


def same_list(own: Iterable[PersonFact], other: Iterable[PersonFact]) -> bool:
    """Whether two lists say the same of the same people, however these are written."""
    first, second = (
        {identify(fact.person): replace(fact, person="") for fact in facts}
        for facts in (own, other)
    )
    return first == second


def team_names(store: Database | Transaction, viewer: Viewer | None = None) -> tuple[str, ...]:
    """Every team of the viewer that a survey or a people list names, in order."""
    rows = store.rows(
        """
        select team from (
            select team from participation
            union
            select team from person_fact
        ) named
        where team is not null and (:every_team or team = any(:teams))
        order by 1
        """,
        team_scope(viewer or viewer_of(store)),
    )
    return tuple(row[0] for row in rows)


def known_teams(store: Database | Transaction) -> frozenset[str]:
    """The same, folded as people compare them."""
    return frozenset(" ".join(name.split()).casefold() for name in team_names(store))


_LETTERS = 10
"""50 bits: of a million people two are called alike in one store of two thousand."""


def pseudonyms(database: Database) -> dict[int, str]:
    """What to call everybody whom the viewer may see, by the person's number.

    A keyed hash of how the survey identifies them: the same in every wave, report and export of
    this store, another one in another store.
    """
    key = str(setting(database, PSEUDONYM_KEY))
    rows = database.rows(
        f"select p.person_no, p.identity_kind, p.identity from person p where {SEEN}",
        scope_of(database),
    )
    return {int(number): _name(key, kind, identity) for number, kind, identity in rows}


def under_pseudonyms(database: Database, facts: Iterable[PersonFact]) -> tuple[PersonFact, ...]:
    """The lines of a people list without names, in the order of the pseudonyms."""
    key = str(setting(database, PSEUDONYM_KEY))
    called = (replace(f, person=_name(key, *identify(f.person)), name=None) for f in facts)
    return tuple(sorted(called, key=lambda fact: fact.person))


def _name(key: str, kind: str, identity: str) -> str:
    digest = hmac.new(bytes.fromhex(key), f"{kind}\n{identity}".encode(), hashlib.sha256).digest()
    return f"P-{base64.b32encode(digest).decode()[:_LETTERS].lower()}"
