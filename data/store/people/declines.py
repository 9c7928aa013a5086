"""What people said no to: kept with its day until it is taken back, and heeded by every plan of who
may see people.

Nobody has to give a reason. A decline belongs to the person: erasing them removes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.store.database import Database, Transaction, scope_of
from data.store.facts.taxonomy import alias_key, lookup
from data.store.noting import note
from data.store.people.people import SEEN
from data.vocabulary import PersonLever, RefusedError

_ONE = "one proposal of a plan"
"""What the audit says: that it happened, not whom it concerns."""


@dataclass(frozen=True)
class Decline:
    """One no. `skill` None: to the lever in every skill. `reason` "": none was given."""

    person_no: int
    person: str
    """As the survey or the people list identifies them."""
    lever: PersonLever
    skill_id: str | None
    skill: str | None
    declined_on: date
    reason: str


def declines(store: Database | Transaction) -> tuple[Decline, ...]:
    """All that stand, by person, lever and skill; none for who may not see people. A no is one
    person's: a plan that heeded it would tell who compares it with the plan of the day before."""
    rows = store.rows(
        f"""
        select d.person_no, p.label, d.lever, s.skill_id, s.name, d.declined_on, d.reason
        from declined d join person p on p.person_no = d.person_no
        left join skill s on s.skill_no = d.skill_no
        where {SEEN}
        order by d.person_no, d.lever, coalesce(s.name, '')
        """,
        scope_of(store),
    )
    return tuple(Decline(*row) for row in rows)


def decline(
    database: Database,
    person_no: int,
    lever: PersonLever,
    skill: str | None,
    on: date,
    reason: str = "",
) -> Decline:
    """Note a no; the same one again takes the new day and reason.

    `skill` is a name, an id or an alias. Raises RefusedError for one that is not there.
    """
    with database.transaction("declines") as change:
        _refuse_others(database, change, person_no)
        skill_no = _skill_no(change, lever, skill)
        _remove(change, person_no, lever, skill_no)
        number = int(change.rows("select coalesce(max(declined_no), 0) + 1 from declined")[0][0])
        change.insert(
            "declined",
            ("declined_no", "person_no", "lever", "skill_no", "declined_on", "reason"),
            [(number, person_no, lever, skill_no, on, reason.strip())],
        )
        note(change, "decline", _ONE)
        return _found(change, person_no, lever, skill_no)


def take_back(database: Database, person_no: int, lever: PersonLever, skill: str | None) -> None:
    """Let plans propose it again. Raises RefusedError where no such no stands."""
    with database.transaction("declines") as change:
        _refuse_others(database, change, person_no)
        skill_no = _skill_no(change, lever, skill)
        if not _remove(change, person_no, lever, skill_no):
            raise RefusedError(
                "No such decline stands; nothing was taken back. “skillmix decline list --people” "
                "names those that do."
            )
        note(change, "decline taken back", _ONE)


def _refuse_others(database: Database, change: Transaction, person_no: int) -> None:
    seen = change.rows(
        f"select 1 from person p where p.person_no = :person and {SEEN}",
        {"person": person_no, **scope_of(database)},
    )
    if not seen:
        raise RefusedError("That person is in none of your teams; nothing was changed.")


def _skill_no(change: Transaction, lever: PersonLever, skill: str | None) -> int | None:
    if skill is None:
        return None
    if lever == "move":
        raise RefusedError("A move goes with all that somebody knows: leave the skill away.")
    found = lookup(change).get(alias_key(skill))
    if found is None:
        raise RefusedError(f"There is no skill {skill!r}; `skillmix taxonomy` lists them.")
    return found.skill_no


_SAME = "person_no = :person and lever = :lever and coalesce(skill_no, 0) = :skill"
"""Skills are numbered from 1."""


def _remove(change: Transaction, person_no: int, lever: str, skill_no: int | None) -> bool:
    same = {"person": person_no, "lever": lever, "skill": skill_no or 0}
    stood = bool(change.rows(f"select 1 from declined where {_SAME}", same))
    change.execute(f"delete from declined where {_SAME}", same)
    return stood


def _found(change: Transaction, person_no: int, lever: str, skill_no: int | None) -> Decline:
    names = dict(change.rows("select skill_no, skill_id from skill"))
    return next(
        one
        for one in declines(change)
        if (one.person_no, one.lever, one.skill_id)
        == (person_no, lever, None if skill_no is None else names[skill_no])
    )
