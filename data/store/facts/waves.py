"""Rounds of the survey."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.store.database import Database, Transaction
from data.store.guard import team_scope
from data.vocabulary import Viewer


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
            select wave_no, count(*) as skills from (
                select distinct i.wave_no, a.skill_no
                from (select distinct import_no, skill_no from answer_series where kind <= 3) a
                join import i on i.import_no = a.import_no
            ) named
            group by wave_no
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
    if isinstance(store, Database):
        ask = store.facts_of_the_store if anew else store.lately
    else:
        ask = store.rows
    last = ask("select digest from audit where not keeps_answers order by line_no desc limit 1")
    return str(last[0][0]) if last else ""
