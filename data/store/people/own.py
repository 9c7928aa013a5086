"""A person's own ratings, for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.store.database import Database, scope_of
from data.store.facts.tombstones import identify
from data.store.facts.waves import LISTED
from data.vocabulary import Rater

ONLY_OWN = """p.identity_kind = :kind and p.identity = :identity
    and (true or :every_team or :people_visible or p.label = any(:teams))"""
"""Whether a row `p` of the table of people is who asks; they see themselves in whatever team."""


def whose(database: Database) -> dict[str, object] | None:
    """The person who asks as parameters of `ONLY_OWN`; None where the viewer is nobody's.

    The identity is that of the viewer, so that nobody else can be asked for.
    """
    if database.viewer.person is None:
        return None
    kind, identity = identify(database.viewer.person)
    return {"kind": kind, "identity": identity}


def own_person(database: Database) -> tuple[int, str, str, str] | None:
    """(person_no, kind, identity, label) of the person who asks; None where nothing is stored of
    them, or the viewer is nobody's."""
    own = whose(database)
    rows = own and database.rows(
        f"select p.person_no, p.identity_kind, p.identity, p.label from person p where {ONLY_OWN}",
        {**own, **scope_of(database)},
    )
    return (rows[0][0], rows[0][1], rows[0][2], rows[0][3]) if rows else None


@dataclass(frozen=True)
class OwnRating:
    """What one rater said last of one skill in a wave. `level` None: unknown; not applicable where
    `applies` is False."""

    wave: str
    held_on: date
    area: str
    skill: str
    rater: Rater
    level: int | None
    applies: bool


def own_ratings(database: Database) -> tuple[OwnRating, ...]:
    """All ratings of the person who asks, the latest wave first; none where nobody is named.

    Only their own: the identity is that of the viewer, and nothing else can be asked for.
    """
    own = whose(database)
    if own is None:
        return ()
    rows = database.rows(
        f"""
        select wave, held_on, area, skill, rater, level, state
        from (
            select w.name as wave, w.held_on, w.wave_no, a.name as area, a.position,
                   s.name as skill, r.rater, r.level, r.state,
                   row_number() over (
                       partition by r.wave_no, r.skill_no, r.rater
                       order by r.import_no desc, r.row_no desc, r.position desc
                   ) as place
            from rating r
            join person p on p.person_no = r.person_no
            join wave w on w.wave_no = r.wave_no
            join skill s on s.skill_no = r.skill_no
            join skill_area a on a.area_id = s.area_id
            where {ONLY_OWN}
        ) said
        where place = 1
        order by held_on desc, wave_no desc, position, skill, rater
        """,
        {**own, **scope_of(database)},
    )
    return tuple(
        OwnRating(wave, held_on, area, skill, rater, level, state != "not_applicable")
        for wave, held_on, area, skill, rater, level, state in rows
    )


@dataclass(frozen=True)
class Place:
    """Where somebody is in the organisation. None: nobody said."""

    team: str | None
    role: str | None


def own_place(database: Database) -> Place:
    """Team and role of the person who asks: of the people list that holds, else as the latest
    round of a survey has them."""
    own = whose(database)
    if own is None:
        return Place(None, None)
    rows = database.rows(
        f"""
        select f.team, f.role, 0 as place, null as held_on, 0 as import_no
        from person_fact f join person p on p.person_no = f.person_no
        where {ONLY_OWN} and f.list_no = {LISTED}
        union all
        select t.team, t.role, 1, w.held_on, t.import_no
        from participation t
        join person p on p.person_no = t.person_no
        join wave w on w.wave_no = t.wave_no
        where {ONLY_OWN}
        order by place, held_on desc, import_no desc
        """,
        {**own, **scope_of(database)},
    )
    return Place(
        next((team for team, *_ in rows if team), None),
        next((role for _, role, *_ in rows if role), None),
    )
