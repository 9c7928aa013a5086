"""What people say of how they are rated, and what they said no to; what is answered.

A contest changes no count until a lead accepts it. A decline is kept with its day until it is taken
back, and heeded by every plan of who may see people. Nobody has to give a reason, and erasing a
person removes both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from data.store.database import Database, Transaction, now, scope_of, viewer_of
from data.store.engines.engine import add_rows, next_number
from data.store.facts.requirements import Held, held, put_back
from data.store.facts.taxonomy import alias_key, lookup
from data.store.guard import may, refuse_unless
from data.store.noting import note
from data.store.people.notice import ONLY_OWN, own_person, whose
from data.store.people.people import SEEN, the_person
from data.vocabulary import MAX_LEVEL, PersonLever, RefusedError

LONGEST = 500
"""Characters of a comment, and of the reason of an answer to it."""
ONE = "one rating"
"""What the audit says of it: that it happened, neither the skill nor the words."""
Outcome = Literal["open", "accepted", "declined"]


@dataclass(frozen=True)
class Contest:
    """What somebody said of one skill in one wave. `wanted` None: a comment only.

    Moments are UTC. `reason` "": none was given. `decided_by` "" while it is open.
    """

    number: int
    person_no: int
    person: str
    """As the survey or the people list identifies them."""
    skill_id: str
    skill: str
    wave: str
    wanted: int | None
    said: str
    said_at: datetime
    outcome: Outcome
    reason: str
    decided_by: str
    decided_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.outcome == "open"


def contests(store: Database | Transaction) -> tuple[Contest, ...]:
    """Those of ratings that the viewer keeps (leads of their teams, administrators of all), open
    ones first, then the latest; nothing for others."""
    return _found(store, _KEPT, scope_of(store)) if may(viewer_of(store), "surveys") else ()


_KEPT = f"""{SEEN} and (:every_team or exists (
    select 1 from participation t where t.person_no = p.person_no and t.wave_no = c.wave_no
                                    and (t.team is null or t.team = any(:teams))
))"""
"""Whose team it was in that wave, as for the ratings themselves."""


def own_contests(database: Database) -> tuple[Contest, ...]:
    """Those of the person who asks; none where nobody is named."""
    own = whose(database)
    return () if own is None else _found(database, ONLY_OWN, own)


_ABOUT = "person_no = :person_no and skill_no = :skill_no and wave_no = :wave_no"
"""What a contest is about: a person's ratings of a skill in a wave."""


def contest(
    database: Database,
    wave: str,
    skill: str,
    wanted: int | None,
    level: str,
    person: str | None = None,
) -> Contest:
    """Keep what the person who asks says of their ratings of a skill in a wave. One that is open
    there is replaced; words are kept on one line.

    `person`: somebody else, for whom the owner or an administrator writes it down. Raises
    RefusedError where it says nothing or too much, or there is no such rating.
    """
    level = checked_words(level, "The comment")
    if wanted is None and not level:
        raise RefusedError("Say which level would be right, or write a comment.")
    if wanted is not None and not 0 <= wanted <= MAX_LEVEL:
        raise RefusedError(f"A level is 0 to {MAX_LEVEL}, not {wanted}.")
    number, label = _whom(database, person)
    with database.transaction("own") as change:
        known = lookup(change).get(alias_key(skill))
        rated = known and change.rows(
            """
            select w.wave_no from rating r join wave w on w.wave_no = r.wave_no
            where r.person_no = :person and r.skill_no = :skill and w.name = :wave limit 1
            """,
            {"person": number, "skill": known.skill_no, "wave": wave},
        )
        if not known or not rated:
            raise RefusedError(
                f"No rating of {label} in “{skill}” is in wave “{wave}”; nothing was kept."
            )
        about = {"person_no": number, "skill_no": known.skill_no, "wave_no": rated[0][0]}
        change.execute(f"delete from contest where {_ABOUT} and accepted is null", about)
        free = next_number(change, "contest")
        said = {"wanted": wanted, "said": level, "said_at": now(), "reason": ""}
        add_rows(change, "contest", [{"contest_no": free, **about, **said}])
        note(change, "contest", ONE, person=number, keeps_answers=True)
        return the_contest(change, free)


def withdraw(database: Database, number: int) -> Held:
    """Take back what is still open; answers it as it stood, for `say_again`.

    Raises RefusedError where the person has no such contest, or it was answered: that stays beside
    the rating.
    """
    owner, _ = _whom(database, None)
    with database.transaction("own") as change:
        rows = change.rows(
            "select accepted from contest where contest_no = :number and person_no = :person",
            {"number": number, "person": owner},
        )
        if not rows:
            raise RefusedError("There is no such comment of yours; nothing was taken back.")
        if rows[0][0] is not None:
            raise RefusedError("It was answered already; both stay beside the rating.")
        gone = held(change, "contest", "contest_no = :number", {"number": number})
        change.execute("delete from contest where contest_no = :number", {"number": number})
        note(change, "contest taken back", ONE, person=owner, keeps_answers=True)
        return gone


def say_again(database: Database, gone: Held) -> None:
    """Put back what `withdraw` took. Raises RefusedError where it is somebody else's, or where
    the rating is gone since."""
    row, own = dict(zip(gone.columns, gone.rows[0], strict=True)), own_person(database)
    if not database.viewer.whole and (own is None or own[0] != row["person_no"]):
        raise RefusedError("That is not yours; nothing was put back.")
    with database.transaction("own") as change:
        if change.rows(f"select 1 from contest where {_ABOUT} and accepted is null", row):
            raise RefusedError("You have said something else since; nothing was put back.")
        if not change.rows(f"select 1 from rating where {_ABOUT} limit 1", row):
            raise RefusedError("The rating is gone since; nothing was put back.")
        put_back(change, gone)
        note(change, "contest", ONE, person=int(row["person_no"]), keeps_answers=True)


def the_contest(store: Database | Transaction, number: int) -> Contest:
    """One of those that the viewer may see. Raises RefusedError where there is none."""
    contest = next((contest for contest in contests(store) if contest.number == number), None)
    if contest is None:
        raise RefusedError(f"There is no contest {number}; “skillmix contest list” has them.")
    return contest


def checked_words(text: str, what: str) -> str:
    """Words on one line. Raises RefusedError where they are too many."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if len(text) > LONGEST:
        raise RefusedError(f"{what} has {len(text)} characters; use at most {LONGEST}.")
    return text


def _whom(database: Database, person: str | None) -> tuple[int, str]:
    if person is not None:
        refuse_unless(database.viewer, "everything")
        number, _, _, label = the_person(database, person, "nothing was kept")
        return number, label
    own = own_person(database)
    if own is None:
        raise RefusedError("No survey has ratings of you; nothing was kept.")
    return own[0], own[3]


def _found(
    store: Database | Transaction, whom: str, asked: dict[str, object]
) -> tuple[Contest, ...]:
    """An accepted one whose rating was undone since is open again."""
    rows = store.rows(
        f"""
        select c.contest_no, c.person_no, p.label, s.skill_id, s.name, w.name, c.wanted, c.said,
               c.said_at,
               case when i.undone_at is not null or c.accepted is null then 'open'
                    when c.accepted then 'accepted' else 'declined' end,
               c.reason, coalesce(c.decided_by, ''), c.decided_at
        from contest c
        join person p on p.person_no = c.person_no
        join skill s on s.skill_no = c.skill_no
        join wave w on w.wave_no = c.wave_no
        left join import i on i.import_no = c.import_no
        where {whom}
        """,
        asked,
    )
    return tuple(sorted((_read(*row) for row in rows), key=lambda c: (not c.is_open, -c.number)))


def _read(*row: Any) -> Contest:
    contest = Contest(*row)
    return (
        replace(contest, reason="", decided_by="", decided_at=None) if contest.is_open else contest
    )


def settle(
    change: Transaction, contest: Contest, reason: str, import_no: int | None = None
) -> None:
    """Keep the answer: declined, or accepted with the rating that an import stored."""
    accepted = import_no is not None
    change.execute(
        """
        update contest set accepted = :accepted, reason = :reason, decided_by = :who,
               decided_at = :moment, import_no = :import_no
        where contest_no = :number
        """,
        {
            "accepted": accepted,
            "reason": reason,
            "moment": now(),
            "who": change.who or None,
            "import_no": import_no,
            "number": contest.number,
        },
    )
    outcome = "accepted" if accepted else "declined"
    note(change, f"contest {outcome}", ONE, person=contest.person_no, keeps_answers=True)


def unsettle(change: Transaction, contest: Contest) -> str | None:
    """Forget the answer. The id of the import that it stored and that stands, to be taken back."""
    stored = change.rows(
        "select i.import_id from contest c join import i on i.import_no = c.import_no"
        " where c.contest_no = :number and i.undone_at is null",
        {"number": contest.number},
    )
    change.execute(
        "update contest set accepted = null, reason = '', decided_by = null,"
        " decided_at = null, import_no = null where contest_no = :number",
        {"number": contest.number},
    )
    note(change, "contest reopened", ONE, person=contest.person_no, keeps_answers=True)
    return str(stored[0][0]) if stored else None


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
    return _declines(store, {})


def _declines(
    store: Database | Transaction, asked: Mapping[str, object], where: str = "true"
) -> tuple[Decline, ...]:
    rows = store.rows(
        f"""
        select d.person_no, p.label, d.lever, s.skill_id, s.name, d.declined_on, d.reason
        from declined d join person p on p.person_no = d.person_no
        left join skill s on s.skill_no = d.skill_no
        where {SEEN} and {where}
        order by d.person_no, d.lever, coalesce(s.name, '')
        """,
        {**asked, **scope_of(store)},
    )
    return tuple(Decline(*row) for row in rows)


_SAME = (
    "person_no = :person_no and lever = :lever and coalesce(skill_no, 0) = coalesce(:skill_no, 0)"
)
"""Skills are numbered from 1."""


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
        same = _about(database, change, person_no, lever, skill)
        change.execute(f"delete from declined where {_SAME}", same)
        number = next_number(change, "declined")
        said = {"declined_on": on, "reason": reason.strip()}
        add_rows(change, "declined", [{"declined_no": number, **same, **said}])
        note(change, "decline", _ONE)
        return _declines(change, {"number": number}, "d.declined_no = :number")[0]


def take_back(database: Database, person_no: int, lever: PersonLever, skill: str | None) -> None:
    """Let plans propose it again. Raises RefusedError where no such no stands."""
    with database.transaction("declines") as change:
        same = _about(database, change, person_no, lever, skill)
        if not change.rows(f"select 1 from declined where {_SAME}", same):
            raise RefusedError(
                "No such decline stands; nothing was taken back. “skillmix decline list --people” "
                "names those that do."
            )
        change.execute(f"delete from declined where {_SAME}", same)
        note(change, "decline taken back", _ONE)


def _about(
    database: Database, change: Transaction, person_no: int, lever: str, skill: str | None
) -> dict[str, object]:
    """Parameters of `_SAME`. Raises RefusedError for somebody of other teams, or no such skill."""
    seen = change.rows(
        f"select 1 from person p where p.person_no = :person and {SEEN}",
        {"person": person_no, **scope_of(database)},
    )
    if not seen:
        raise RefusedError("That person is in none of your teams; nothing was changed.")

    known = lookup(change).get(alias_key(skill)) if skill is not None else None
    if skill is not None and known is None:
        raise RefusedError(f"There is no skill {skill!r}; `skillmix taxonomy` lists them.")
    return {"person_no": person_no, "lever": lever, "skill_no": known and known.skill_no}
