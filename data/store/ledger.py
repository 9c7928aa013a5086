"""What becomes of a decided plan: whom its actions are about, and what users told of them since."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from data.store.database import Database, Transaction, scope_of
from data.store.engines.engine import add_rows

_SEEN = """:people_visible and decision_no in (
    select decision_no from decision where :every_team or team = any(:teams)
)"""
"""Whether a row of one of the tables is of a decision that the viewer may see."""


@dataclass(frozen=True)
class Followed:
    """A person's skill that an action is about. `skill` is a name, `action_no` counts from 1.

    `person_no` None: erased.
    """

    action_no: int
    skill: str
    from_level: int
    level: int
    person_no: int | None


@dataclass(frozen=True)
class Reached:
    """The manager's rating of somebody erased in a wave, within the levels of the action."""

    action_no: int
    skill: str
    wave: str
    level: int


@dataclass(frozen=True)
class Happened:
    """What was told of one purchase; None: not known. `cost` is the cash of its first year.

    `dropped`: it was not carried out.
    """

    action_no: int
    purchase_no: int
    outcome: bool | None = None
    filled_on: date | None = None
    arrived_on: date | None = None
    finished_on: date | None = None
    cost: float | None = None
    hours: float | None = None
    note: str = ""
    dropped: bool = False


@dataclass(frozen=True)
class Tracked:
    """All that the store keeps to follow one decision. `waves`: (team, wave) of the plan's day."""

    decision_no: int
    followed: tuple[Followed, ...]
    waves: tuple[tuple[str, str], ...]
    reached: tuple[Reached, ...]
    happened: tuple[Happened, ...]


def follow(
    change: Transaction,
    decision_no: int,
    followed: Sequence[Followed],
    waves: Sequence[tuple[str, str]],
) -> None:
    """Note whom a new decision is about."""
    skills = dict(change.rows("select name, skill_no from skill"))
    numbers = dict(change.rows("select name, wave_no from wave"))
    change.insert(
        "followed",
        ("decision_no", "action_no", "skill_no", "from_level", "level", "person_no"),
        [
            (decision_no, f.action_no, skills[f.skill], f.from_level, f.level, f.person_no)
            for f in followed
        ],
    )
    change.insert(
        "followed_wave",
        ("decision_no", "team", "wave_no"),
        [(decision_no, team, numbers[wave]) for team, wave in waves],
    )


def tracked(store: Database | Transaction, scenario: str) -> Tracked | None:
    """What is kept of the decision that stands on a scenario; None: none stands, or it is not for
    people whom the viewer may see."""
    rows = store.rows(
        """
        select d.decision_no from decision d join scenario s on s.scenario_no = d.scenario_no
        where lower(s.name) = lower(:name) and d.reopened_at is null
          and :people_visible and (:every_team or d.team = any(:teams))
        """,
        {"name": scenario, **(scope := scope_of(store))},
    )
    if not rows:
        return None
    (number,) = rows[0]

    def of_it(what: str, order: str) -> list[tuple[Any, ...]]:
        return store.rows(
            f"select {what} where decision_no = :decision and {_SEEN} order by {order}",
            {"decision": number, **scope},
        )

    followed = of_it(
        "f.action_no, s.name, f.from_level, f.level, f.person_no"
        " from followed f join skill s on s.skill_no = f.skill_no",
        "f.action_no, s.name",
    )
    waves = of_it(
        "f.team, w.name from followed_wave f join wave w on w.wave_no = f.wave_no", "f.team"
    )
    reached = of_it(
        "r.action_no, s.name, w.name, r.level from followed_reached r"
        " join skill s on s.skill_no = r.skill_no join wave w on w.wave_no = r.wave_no",
        "r.action_no, s.name, w.wave_no",
    )
    happened = of_it(
        "action_no, purchase_no, outcome, filled_on, arrived_on, finished_on, cost, hours, note,"
        " dropped from happened",
        "action_no, purchase_no",
    )
    return Tracked(
        number,
        tuple(Followed(*row) for row in followed),
        tuple((team, wave) for team, wave in waves),
        tuple(Reached(*row) for row in reached),
        tuple(Happened(*row) for row in happened),
    )


def tell(change: Transaction, decision_no: int, happened: Sequence[Happened]) -> None:
    """Put what was told of each purchase in the place of what was told before."""
    for item in happened:
        row = {"decision_no": decision_no, **asdict(item)}
        change.execute(
            "delete from happened where decision_no = :decision_no and action_no = :action_no"
            " and purchase_no = :purchase_no",
            row,
        )
        if item != Happened(item.action_no, item.purchase_no):
            add_rows(change, "happened", [row])


def leave_out_person(change: Transaction, person_no: int) -> None:
    """Keep how far somebody came in what was decided for them, and not who it was.

    Before the ratings go, since it is read from them.
    """
    change.execute(
        """
        insert into followed_reached (decision_no, action_no, skill_no, wave_no, level)
        select f.decision_no, f.action_no, f.skill_no, r.wave_no,
               least(greatest(r.level, f.from_level), f.level)
        from followed f
        join (
            select person_no, skill_no, wave_no, level,
                   row_number() over (
                       partition by skill_no, wave_no
                       order by native_value is null, import_no desc, row_no desc,
                                position desc
                   ) as place
            from rating
            where person_no = :person and rater = 'manager'
        ) r on r.person_no = f.person_no and r.skill_no = f.skill_no
        where r.place = 1 and r.level is not null
        """,
        {"person": person_no},
    )
    change.execute(
        "update followed set person_no = null where person_no = :person", {"person": person_no}
    )
