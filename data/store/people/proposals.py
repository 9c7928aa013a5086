"""What decided plans propose to people, and what these say of it. Tries propose nothing.

Nobody is asked to answer, and nothing is kept until they do. What they say changes no plan and no
count: a lead reads it. It belongs to the person: erasing them removes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from data.store.database import Database, now, scope_of
from data.store.noting import note
from data.store.people.own import ONLY_OWN, whose
from data.vocabulary import RefusedError


@dataclass(frozen=True)
class Proposal:
    """One action of a decided plan that is about who asks. `lever`: train, equip or move.

    `levels`: skill -> level that it leads to; empty for a move, which goes with all they know.
    `start` None: the plan does not say its first day; weeks count from it. `hours`: of theirs.
    `wants` None: they did not answer.
    """

    decision_no: int
    action_no: int
    decided_on: date
    lever: str
    levels: tuple[tuple[str, int], ...]
    tool: str | None
    from_team: str | None
    team: str
    start: date | None
    start_week: float
    end_week: float
    hours: float
    wants: bool | None


@dataclass(frozen=True)
class PlanAnswer:
    """What somebody said of one action of a decided plan. `said_at` is UTC."""

    action_no: int
    person: str
    wants: bool
    said_at: datetime


def own_proposals(database: Database) -> tuple[Proposal, ...]:
    """What plans that stand decided propose to the person who asks, the latest decision first."""
    own = whose(database)
    if own is None:
        return ()
    rows = database.rows(
        f"""
        select f.decision_no, f.action_no, d.decided_on, d.plan, s.name, f.level, a.wants
        from followed f
        join person p on p.person_no = f.person_no
        join decision d on d.decision_no = f.decision_no
        left join skill s on s.skill_no = f.skill_no
        left join answered_plan a on a.decision_no = f.decision_no
              and a.action_no = f.action_no and a.person_no = f.person_no
        where d.reopened_at is null and {ONLY_OWN}
        order by d.decided_on desc, f.decision_no desc, f.action_no, s.name
        """,
        {**own, **scope_of(database)},
    )
    levels: dict[tuple[int, int], list[tuple[str, int]]] = {}
    once = {}
    for decision_no, action_no, decided_on, plan, skill, level, wants in rows:
        about = (decision_no, action_no)
        once[about] = (decided_on, plan, wants)
        levels.setdefault(about, []).extend([(skill, level)] if skill else [])
    return tuple(
        _proposal(about, decided_on, plan, wants, tuple(levels[about]))
        for about, (decided_on, plan, wants) in once.items()
    )


def answer(database: Database, decision_no: int, action_no: int, wants: bool | None) -> None:
    """Keep what the person who asks says of a proposal to them; None takes it back, and nothing of
    it is kept. Raises RefusedError where no plan that stands proposes it to them."""
    own = whose(database)
    person = own and database.rows(
        f"""
        select f.person_no from followed f
        join person p on p.person_no = f.person_no
        join decision d on d.decision_no = f.decision_no
        where f.decision_no = :decision and f.action_no = :action and d.reopened_at is null
          and {ONLY_OWN}
        limit 1
        """,
        {**own, "decision": decision_no, "action": action_no, **scope_of(database)},
    )
    if not person:
        raise RefusedError("No plan that is decided proposes that to you; nothing was kept.")
    with database.transaction("own") as change:
        about = {"decision": decision_no, "action": action_no, "person": person[0][0]}
        change.execute(
            """
            delete from answered_plan where decision_no = :decision and action_no = :action
                                        and person_no = :person
            """,
            about,
        )
        if wants is not None:
            change.insert(
                "answered_plan",
                ("decision_no", "action_no", "person_no", "wants", "said_at"),
                [(*about.values(), wants, now())],
            )
        said = "answer to a plan" if wants is not None else "answer to a plan taken back"
        note(change, said, "one proposal", keeps_answers=True)


def plan_answers(database: Database, scenario: str) -> tuple[PlanAnswer, ...]:
    """What people said of the decision that stands on a scenario, by action and person; nothing
    where it is not for people whom the viewer may see."""
    rows = database.rows(
        """
        select a.action_no, p.label, a.wants, a.said_at
        from answered_plan a
        join person p on p.person_no = a.person_no
        join decision d on d.decision_no = a.decision_no
        join scenario s on s.scenario_no = d.scenario_no
        where lower(s.name) = lower(:name) and d.reopened_at is null
          and :people_visible and (:every_team or d.team = any(:teams))
        order by a.action_no, p.label
        """,
        {"name": scenario, **scope_of(database)},
    )
    return tuple(PlanAnswer(*row) for row in rows)


def _proposal(
    about: tuple[int, int],
    decided_on: date,
    plan: str,
    wants: bool | None,
    levels: tuple[tuple[str, int], ...],
) -> Proposal:
    """Only what concerns the person is read of the plan."""
    said: dict[str, Any] = json.loads(plan)
    action = said["actions"][about[1] - 1]
    start = said.get("start")
    return Proposal(
        *about,
        decided_on,
        action["lever"],
        levels,
        action["tool"],
        action.get("from_team"),
        action["team"],
        date.fromisoformat(start) if start else None,
        action["start_week"],
        action["end_week"],
        action["cost"]["hours"],
        wants,
    )
