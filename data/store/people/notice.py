"""What the store holds of people and who may see it: the facts of the privacy notice, and a
person's own ratings for themselves."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from data.store.database import Database, scope_of
from data.store.facts.settings import uses_interest
from data.store.facts.tombstones import identify
from data.store.facts.waves import LISTED, WaveEnd, wave_ends
from data.store.upload.landing import KIND_NAMED
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
    return {"kind": kind, "identity": identity, **scope_of(database)}


def _of_own(database: Database, sql: str) -> list[tuple[Any, ...]]:
    own = whose(database)
    return [] if own is None else database.rows(sql, own)


def own_person(database: Database) -> tuple[int, str, str, str] | None:
    """(person_no, kind, identity, label) of the person who asks; None where nothing is stored of
    them, or the viewer is nobody's."""
    rows = _of_own(
        database,
        f"select p.person_no, p.identity_kind, p.identity, p.label from person p where {ONLY_OWN}",
    )
    return rows[0] if rows else None


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
    rows = _of_own(
        database,
        f"""
        select wave, held_on, area, skill, rater, level, state <> 'not_applicable'
        from (
            select w.name as wave, w.held_on, w.wave_no, a.name as area, a.position,
                   s.name as skill, r.rater, r.level, r.state,
                   row_number() over (
                       partition by r.wave_no, r.skill_no, r.rater
                       order by r.native_value is null, r.import_no desc, r.row_no desc,
                                r.position desc
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
    )
    return tuple(OwnRating(*row) for row in rows)


@dataclass(frozen=True)
class Place:
    """Where somebody is in the organisation. None: nobody said."""

    team: str | None
    role: str | None


def own_place(database: Database) -> Place:
    """Team and role of the person who asks: of the people list that holds, else as the latest
    round of a survey has them."""
    rows = _of_own(
        database,
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
    )
    return Place(
        next((team for team, *_ in rows if team), None),
        next((role for _, role, *_ in rows if role), None),
    )


_KINDS = {
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

    kinds: frozenset[str]
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
    of_the_store = database.facts_of_the_store
    notice = of_the_store(
        "select " + ", ".join(f"exists ({question})" for question in _KINDS.values())
    )[0]
    waves = of_the_store("select count(*), min(held_on), max(held_on) from wave")[0]
    admins = of_the_store("select subject from account where role = 'admin' order by 1")
    accounts = of_the_store("""
        select count(*) filter (where role = 'lead'),
               count(*) filter (where role = 'leader' and people_granted),
               count(*) filter (where role = 'leader' and not people_granted),
               count(*) filter (where role = 'member'),
               (select count(*) from token where revoked_at is null)
        from account
    """)[0]
    kinds = frozenset(kind for kind, there in zip(_KINDS, notice, strict=True) if there)
    named = tuple(subject for (subject,) in admins)
    facts = (*waves, named, *accounts, wave_ends(database), uses_interest(database))
    return Notice(kinds, *facts)


def stored_of_me(database: Database) -> tuple[Counted, ...]:
    """How much the store holds of the person who asks, latest wave first, then what is of none;
    empty where nobody is named. What is on the audit names nobody."""
    answers = _of_own(
        database,
        f"""
        select w.name, {KIND_NAMED}, count(*), max(i.imported_at)
        from answer a
        join import i on i.import_no = a.import_no
        join wave w on w.wave_no = i.wave_no
        join person p on p.person_no = a.person_no
        where {ONLY_OWN}
        group by w.name, w.held_on, w.wave_no, a.kind
        order by w.held_on desc, w.wave_no desc, a.kind
        """,
    )
    others = _of_own(
        database,
        " union all ".join(
            f"select {place} as place, '{what}' as what, count(*) as number from {table} t"
            f" join person p on p.person_no = t.person_no where {ONLY_OWN}"
            for place, (what, table) in enumerate(_BESIDE.items())
        )
        + " order by place",
    )
    return (
        *(Counted(*row) for row in answers),
        *(Counted("", what, number, None) for _, what, number in others if number),
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
    rows = _of_own(
        database,
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
    )
    result: dict[tuple[str, str], list[str]] = {}
    for subject, role, team in rows:
        result.setdefault((subject, role), []).extend([team] if team else [])
    return tuple(SeenBy(subject, role, tuple(teams)) for (subject, role), teams in result.items())
