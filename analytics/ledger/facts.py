"""What the ledger is worked out from: the plan's actions, managers' ratings, the roster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from importlib import resources
from typing import Any

import pandas as pd

from analytics.measures.sql import measure
from analytics.selection import Selection
from analytics.strategy.results import Action, Charge, Close, Cost
from analytics.strategy.scenario.saved import Saved
from data.store.database import Database, scope_of
from data.store.facts.waves import waves
from data.store.ledger import Followed, Happened, Tracked, tracked
from data.vocabulary import RefusedError, Viewer


@dataclass(frozen=True)
class Rated:
    """A manager's rating in a wave."""

    wave: str
    held_on: date
    level: int


Ratings = Mapping[tuple[int, str], tuple[Rated, ...]]
"""By person and skill, the earliest first."""


@dataclass(frozen=True)
class Facts:
    """Everything about one decided plan. `days`: of the waves up to the one that is looked at.

    `teams`: where people are in it.
    """

    start: date
    actions: tuple[Action, ...]
    tracked: Tracked
    days: Mapping[str, date]
    ratings: Ratings = field(default_factory=dict)
    teams: Mapping[int, str] = field(default_factory=dict)

    def day(self, week: float) -> date:
        """The day on which a week of the plan begins."""
        return self.start + timedelta(days=round(week * 7))

    def told(self, action_no: int, purchase_no: int = 1) -> Happened:
        """What was told of a purchase; nothing is known where nothing was."""
        for one in self.tracked.happened:
            if (one.action_no, one.purchase_no) == (action_no, purchase_no):
                return one
        return Happened(action_no, purchase_no)

    def followed(self, action_no: int) -> list[Followed]:
        """Whose skills an action is about."""
        return [f for f in self.tracked.followed if f.action_no == action_no]

    def rated(self, one: Followed) -> tuple[Rated, ...]:
        """Managers' ratings of one followed person in the skill, the earliest first."""
        if one.person_no is not None:
            return self.ratings.get((one.person_no, one.skill or ""), ())
        kept = [
            Rated(r.wave, self.days[r.wave], r.level)
            for r in self.tracked.reached
            if (r.action_no, r.skill) == (one.action_no, one.skill) and r.wave in self.days
        ]
        return tuple(sorted(kept, key=lambda rated: rated.held_on))

    def wave_before(self, team: str) -> str | None:
        """The wave that the plan of a team rests on."""
        return dict(self.tracked.waves).get(team)


def facts(
    database: Database, saved: Saved, wave: str | None, viewer: Viewer | None = None
) -> Facts:
    """What is known of a decided scenario up to a wave (None: up to today), for a viewer (None: of
    whose handle the store is).

    Raises RefusedError where it is not decided, or there is no such wave.
    """
    viewer = viewer or database.viewer
    kept = tracked(database, saved.name)
    if saved.decided is None or kept is None:
        raise RefusedError(
            f"“{saved.name}” is not decided; the ledger follows what was. Decide it on the "
            "Plan page or with: skillmix scenario decide."
        )
    document = saved.decided.document
    start = document.get("start")
    skills = sorted({one.skill for one in kept.followed if one.skill})
    days = _days(database, wave, viewer)
    roster = measure(database, Selection(wave=wave, viewer=viewer.scope), "roster")
    return Facts(
        start=date.fromisoformat(start) if start else saved.decided.decided_on,
        actions=planned_actions(document),
        tracked=kept,
        days=days,
        ratings=_ratings(database, skills, days),
        teams={int(n): str(t) for n, t in zip(roster["person_no"], roster["team"], strict=True)},
    )


def planned_actions(document: Mapping[str, Any]) -> tuple[Action, ...]:
    """What a plan buys as it was kept, also by another version of this program; a check of ratings
    has no outcome of its own."""
    bought = (action for action in document["actions"] if action["lever"] != "assess")
    return tuple(_action(action) for action in bought)


def _action(kept: Mapping[str, Any]) -> Action:
    known = {f.name for f in fields(Action)}
    values = {key: value for key, value in kept.items() if key in known}
    return Action(
        **{
            **values,
            "person": None,
            "skills": tuple(kept["skills"]),
            "cost": Cost(**kept["cost"]),
            "closes": tuple(Close(**close) for close in kept["closes"]),
            "charges": tuple(Charge(**charge) for charge in kept.get("charges", ())),
        }
    )


def _days(database: Database, wave: str | None, viewer: Viewer) -> dict[str, date]:
    found = {one.name: one.held_on for one in reversed(waves(database, viewer))}
    if wave is None:
        return found
    if wave not in found:
        raise RefusedError(
            f"There is no wave {wave!r}. Waves in the store: {', '.join(found) or 'none yet'}."
        )
    return {name: day for name, day in found.items() if day <= found[wave]}


def _ratings(database: Database, skills: list[str], days: Mapping[str, date]) -> Ratings:
    if not skills:
        return {}
    sql = resources.files("analytics.ledger").joinpath("ratings.sql").read_text(encoding="utf-8")
    rows = database.query(sql, {"skills": skills, **scope_of(database)})
    found: dict[tuple[int, str], list[Rated]] = {}
    for row in rows.to_dict("records"):
        if row["wave"] in days:
            day = pd.Timestamp(row["held_on"]).date()
            key = (int(row["person_no"]), str(row["skill"]))
            found.setdefault(key, []).append(Rated(str(row["wave"]), day, int(row["level"])))
    return {key: tuple(ratings) for key, ratings in found.items()}
