"""Rounds of the survey: their days, how long they are kept, and the version of the store."""

from dataclasses import dataclass
from datetime import date, datetime

from data.store.database import Database, Transaction, facts_of
from data.store.guard import team_scope
from data.vocabulary import Viewer

LISTED = "(select list_no from people_list order by valid_from desc, list_no desc limit 1)"
"""The people list that holds now."""


@dataclass(frozen=True)
class Wave:
    """One round; `people` have a row in it, `asked` counts its skills."""

    name: str
    held_on: date
    people: int
    asked: int


def waves(database: Database, viewer: Viewer) -> tuple[Wave, ...]:
    """The viewer's waves, latest first. A wave without a row of the viewer's teams is not shown."""
    rows = database.rows(
        """
        with seen as (
            select wave_no, count(distinct person_no) as people
            from participation
            where (:every_team or team = any(:teams))
            group by wave_no
        ), asked as (
            select i.wave_no, count(distinct a.skill_no) as skills
            from answer_series a join import i on i.import_no = a.import_no
            where a.kind <= 3
            group by i.wave_no
        )
        select w.name, w.held_on, s.people, coalesce(a.skills, 0)
        from wave w join seen s on s.wave_no = w.wave_no left join asked a on a.wave_no = w.wave_no
        order by w.held_on desc, w.wave_no desc
        """,
        team_scope(viewer),
    )
    return tuple(Wave(*row) for row in rows)


def version(store: Database | Transaction, *, anew: bool = False) -> str:
    """Changes whenever anything changes that is measured or decides who may see it; caches are
    keyed by it. Of a change of another program half a second later, unless it is asked `anew`."""
    sql = "select digest from audit where not keeps_answers order by line_no desc limit 1"
    last = store.lately(sql) if isinstance(store, Database) and not anew else facts_of(store, sql)
    return str(last[0][0]) if last else ""


SOON = 30
"""Days before its end from which pages say that a wave ends."""


@dataclass(frozen=True)
class WaveEnd:
    """How long one wave is kept. `ends_on` None: nobody has said; else the last day on which its
    answers are there. `ended_at` (UTC) None: they are there."""

    wave: str
    held_on: date | None
    ends_on: date | None
    ended_at: datetime | None

    def is_soon(self, today: date) -> bool:
        """Whether its answers go within a month, or as soon as somebody looks."""
        return (
            self.ends_on is not None
            and self.ended_at is None
            and (self.ends_on - today).days <= SOON
        )


def wave_ends(database: Database) -> tuple[WaveEnd, ...]:
    """Every wave of the store, latest first, then those that have ended. It says nothing of
    anybody, so everybody may know it."""
    rows = database.facts_of_the_store("""
        select w.name, w.held_on, e.ends_on, e.ended_at
        from wave w left join wave_end e on e.wave_name = w.name
        union all
        select e.wave_name, null, e.ends_on, e.ended_at from wave_end e
        where e.wave_name not in (select name from wave)
        order by 2 desc nulls last, 1
    """)
    return tuple(WaveEnd(*row) for row in rows)


def is_due(database: Database, today: date) -> bool:
    """Whether the last day of a wave is over, and its answers are there."""
    return any(
        end.ends_on is not None and end.ends_on < today and end.ended_at is None
        for end in wave_ends(database)
    )


FIRST_DAY = date(1900, 1, 1)
"""Lists loaded before any wave hold from here."""


def holds_from(store: Database | Transaction) -> date:
    """The day of the latest wave; the first of all days while there is no wave."""
    day: date | None = store.rows("select max(held_on) from wave")[0][0]
    return day or FIRST_DAY
