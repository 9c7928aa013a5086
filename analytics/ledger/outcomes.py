"""What is known of what became of each purchase of a decided plan, and whether it came true; and
what that says of the assumptions: offered, never taken without being asked. What is not known is
neither yes nor no, and enters nothing."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from importlib import resources
from typing import Any

from analytics.ledger.results import Attempt, Learned, Outcome, State, Why
from analytics.measures.sql import measure
from analytics.results import Selection, by_key
from analytics.statistics.estimates import NORMAL, Interval
from analytics.strategy.amounts import DAYS_PER_WEEK
from analytics.strategy.results import Action, Charge, Close, Cost
from analytics.strategy.scenario.saved import Saved
from data.store.database import Database, scope_of
from data.store.facts.settings import Assumption
from data.store.facts.waves import waves
from data.store.ledger import Followed, Happened, Tracked, tracked
from data.vocabulary import RefusedError, Tooling, Viewer


@dataclass(frozen=True)
class Rated:
    wave: str
    held_on: date
    level: int


Ratings = Mapping[tuple[int, str], tuple[Rated, ...]]
"""By person and skill, the earliest first."""


@dataclass(frozen=True)
class Facts:
    """Everything about one decided plan. `days`: of the waves up to the one that is looked at.
    `teams`: where people are in it."""

    start: date
    actions: tuple[Action, ...]
    tracked: Tracked
    days: Mapping[str, date]
    ratings: Ratings = field(default_factory=dict)
    teams: Mapping[int, str] = field(default_factory=dict)

    def day(self, week: float) -> date:
        return self.start + timedelta(days=round(week * 7))

    def outcome_of(self, action_no: int, purchase_no: int = 1) -> Happened:
        """What was told of a purchase; nothing is known where nothing was."""
        for item in self.tracked.happened:
            if (item.action_no, item.purchase_no) == (action_no, purchase_no):
                return item
        return Happened(action_no, purchase_no)

    def followed(self, action_no: int) -> list[Followed]:
        return [f for f in self.tracked.followed if f.action_no == action_no]

    def rated(self, followed: Followed) -> tuple[Rated, ...]:
        """Managers' ratings of one followed person in the skill, the earliest first."""
        if followed.person_no is not None:
            return self.ratings.get((followed.person_no, followed.skill), ())
        kept = [
            Rated(r.wave, self.days[r.wave], r.level)
            for r in self.tracked.reached
            if (r.action_no, r.skill) == (followed.action_no, followed.skill)
            and r.wave in self.days
        ]
        return tuple(sorted(kept, key=lambda rated: rated.held_on))

    def wave_before(self, team: str) -> str | None:
        return dict(self.tracked.waves).get(team)


def facts(database: Database, saved: Saved, wave: str | None) -> Facts:
    """What is known of a decided scenario up to a wave (None: up to today). Raises RefusedError
    where it is not decided, or there is no such wave."""
    viewer = database.viewer
    kept = tracked(database, saved.name)
    if saved.decided is None or kept is None:
        raise RefusedError(
            f"“{saved.name}” is not decided; the ledger follows what was. Decide it on the "
            "Plan page or with: skillmix scenario decide."
        )
    skills = sorted({followed.skill for followed in kept.followed})
    days = _days(database, wave, viewer)
    roster = measure(database, Selection(wave=wave, viewer=viewer.scope), "roster")
    return Facts(
        start=saved.decided.start,
        # a check of ratings has no outcome of its own
        actions=tuple(
            item
            for item in map(as_kept, saved.decided.document["actions"])
            if item.lever != "assess"
        ),
        tracked=kept,
        days=days,
        ratings=_ratings(database, skills, days),
        teams=dict(zip(roster["person_no"].tolist(), roster["team"], strict=True)),
    )


def as_kept(kept: Mapping[str, Any]) -> Action:
    """What a plan buys as it was kept, also by another version of this program."""
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
    days = {wave.name: wave.held_on for wave in reversed(waves(database, viewer))}
    if wave is None:
        return days
    if wave not in days:
        raise RefusedError(
            f"There is no wave {wave!r}. Waves in the store: {', '.join(days) or 'none yet'}."
        )
    return {name: day for name, day in days.items() if day <= days[wave]}


def _ratings(database: Database, skills: list[str], days: Mapping[str, date]) -> Ratings:
    if not skills:
        return {}
    sql = resources.files("analytics.ledger").joinpath("ratings.sql").read_text(encoding="utf-8")
    rows = database.query(sql, {"skills": skills, **scope_of(database)})
    result = by_key(
        ((person, skill), Rated(wave, days[wave], level))
        for person, skill, wave, level in rows.itertuples(index=False)
        if wave in days
    )
    return {key: tuple(ratings) for key, ratings in result.items()}


@dataclass(frozen=True)
class _Judged:
    state: State
    why: Why
    attempts: tuple[Attempt, ...] = ()


def outcomes(facts: Facts) -> tuple[Outcome, ...]:
    return tuple(
        _outcome(facts, number, action, purchase)
        for number, action in enumerate(facts.actions, start=1)
        for purchase in range(1, action.count + 1)
    )


def _outcome(facts: Facts, number: int, action: Action, purchase: int) -> Outcome:
    outcome = facts.outcome_of(number, purchase)
    judged = _judged(facts, number, action, outcome)
    return Outcome(
        action_no=number,
        purchase_no=purchase,
        lever=action.lever,
        skills=action.skills,
        who=action.profile or action.who,
        team=action.team,
        tool=action.tool,
        from_level=action.from_level,
        level=action.level,
        due_on=facts.day(action.end_week),
        planned_cost=action.cost.first_year_cash / action.count,
        planned_hours=action.cost.hours / action.count,
        cost=outcome.cost,
        hours=outcome.hours,
        weeks_late=_late(facts, action, outcome),
        note=outcome.note,
        **vars(judged),
    )


def _judged(facts: Facts, number: int, action: Action, happened: Happened) -> _Judged:
    if happened.dropped:
        return _Judged("no", "dropped")
    comes, rows = action.lever in ("hire", "contract"), facts.followed(number)
    if comes or not rows:
        if happened.outcome is not None or (comes and happened.arrived_on is not None):
            return _Judged("no" if happened.outcome is False else "yes", "told")
        return _Judged("not known", "not told" if comes else "not followed")
    parts = [_followed(facts, action, row, happened) for row in rows]
    attempts = tuple(attempt for part in parts for attempt in part.attempts)
    worst = next((p for s in ("no", "not known") for p in parts if p.state == s), parts[0])
    return _Judged(worst.state, worst.why, attempts)


def _followed(facts: Facts, action: Action, row: Followed, happened: Happened) -> _Judged:
    weeks = [c.week for c in action.closes if (c.skill, c.level) == (row.skill, row.level)]
    due = facts.day(min((week for week in weeks if week is not None), default=action.end_week))
    before_wave = facts.wave_before(action.team)
    ratings = facts.rated(row)
    before = next((r for r in ratings if r.wave == before_wave), None)
    after = next((r for r in ratings if r.held_on >= due and r.wave != before_wave), None)
    if happened.outcome is not None:
        day = happened.finished_on or due
        attempts = _told_attempts(facts, action, row, happened.outcome, day)
        return _Judged("yes" if happened.outcome else "no", "told", attempts)
    if not any(day >= due and wave != before_wave for wave, day in facts.days.items()):
        return _Judged("not known", "not due")
    if after is None:
        gone = row.person_no is None or row.person_no not in facts.teams
        return _Judged("not known", "gone" if gone else "not rated since")
    if before is None:
        return _Judged("not known", "not rated before")
    if before.level >= row.level:
        return _Judged("not known", "held before")
    state: State = "yes" if after.level >= row.level else "no"
    both = _trained_and_equipped(facts, row)
    if both is not None:
        unclear = action.lever == "train" and row.level <= after.level < both
        return _Judged("not known" if unclear else state, "with a tool" if unclear else "rated")
    first = row.level if action.lever == "equip" else max(before.level, row.from_level) + 1
    last = min(max(first, after.level + 1), row.level)  # beyond a step that failed none was tried
    attempts = tuple(
        _attempt(facts, action, row, step, step <= after.level, after)
        for step in range(first, last + 1)
    )
    return _Judged(state, "rated", attempts)


def _trained_and_equipped(facts: Facts, row: Followed) -> int | None:
    """The level with the tool, where the plan also trains the person in the skill; else None."""
    same = [
        other
        for other in facts.tracked.followed
        if (other.person_no, other.skill) == (row.person_no, row.skill)
    ]
    levers = {facts.actions[other.action_no - 1].lever for other in same}
    if not {"train", "equip"} <= levers:
        return None
    return max(other.level for other in same)


def _told_attempts(
    facts: Facts, action: Action, row: Followed, held: bool, day: date
) -> tuple[Attempt, ...]:
    """A failure over several steps does not say which one failed, so that none is counted."""
    steps = range(row.from_level + 1, row.level + 1)
    if len(steps) > 1 and not held:
        return ()
    attempt = Rated(f"told {day.isoformat()}", day, row.level if held else row.level - 1)
    return tuple(_attempt(facts, action, row, step, held, attempt) for step in steps)


def _attempt(
    facts: Facts, action: Action, row: Followed, step: int, held: bool, after: Rated
) -> Attempt:
    who: tuple[object, ...] = (row.person_no,)
    if row.person_no is None:
        who = ("erased", facts.tracked.decision_no, row.action_no)
    what = (*who, action.lever, action.tool, row.skill, step)
    same = frozenset({(*what, "from", facts.wave_before(action.team)), (*what, "to", after.wave)})
    return Attempt(action.lever, row.skill, step, held, after.held_on, same)


def _late(facts: Facts, action: Action, happened: Happened) -> float | None:
    """Weeks after the planned day: of arriving for who comes, of being done for the rest."""
    comes = action.lever in ("hire", "contract")
    day = happened.arrived_on if comes else happened.finished_on
    week = action.arrive_week if action.lever == "hire" else action.end_week
    if day is None or week is None:
        return None
    return (day - facts.day(week)).days / DAYS_PER_WEEK


NEEDED = 20
"""Outcomes below which nothing is offered."""
Case = tuple[bool, date]
"""Whether it held, and the day of knowing it."""
Plans = Sequence[tuple[Facts, Sequence[Outcome]]]
SHARES = ("training.success", "hire.works_out", "tool.credit_yes", "tool.credit_partly")


def learned(
    plans: Plans, tooling: Mapping[str, Tooling], today: Mapping[str, Assumption]
) -> tuple[Learned, ...]:
    """Every key that can be learned. `plans`: decided ones, the earliest first; `tooling` by name
    of the skill."""
    cases = by_key((*_attempts(plans, tooling), *_hires(plans)))
    return tuple(_learned(today[key], cases.get(key, ())) for key in SHARES)


def wilson(held: int, of: int) -> Interval:
    """The 95 % score interval of a share (Wilson 1927; for small samples recommended by Brown, Cai
    and DasGupta 2001)."""
    share = held / of
    squared = NORMAL**2
    middle = (share + squared / (2 * of)) / (1 + squared / of)
    half = NORMAL / (1 + squared / of) * math.sqrt(share * (1 - share) / of + squared / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def _learned(today: Assumption, own: Sequence[Case]) -> Learned:
    held = sum(value for value, _ in own)
    if len(own) < NEEDED:
        return Learned(today.key, today, len(own), held, None, None)
    low, high = interval = wilson(held, len(own))
    first, last = min(day for _, day in own), max(day for _, day in own)
    offer = replace(
        today,
        low=round(low, 4),
        likely=round(held / len(own), 4),
        high=round(high, 4),
        source=f"own ledger, {len(own)} outcomes, {first.isoformat()} to {last.isoformat()}",
        year=last.year,
        edited=True,
    )
    return Learned(today.key, today, len(own), held, offer, interval)


def _attempts(plans: Plans, tooling: Mapping[str, Tooling]) -> Iterable[tuple[str, Case]]:
    """Steps of training and uses of tools; what two plans hold counts once."""
    seen: set[tuple[object, ...]] = set()
    for attempt in (a for _, outcomes in plans for o in outcomes for a in o.attempts):
        if seen & attempt.same:
            continue
        seen |= attempt.same
        kind = tooling.get(attempt.skill)
        if attempt.lever == "train":
            yield "training.success", (attempt.held, attempt.day)
        elif kind in ("yes", "partly"):
            yield f"tool.credit_{kind}", (attempt.held, attempt.day)


def _hires(plans: Plans) -> Iterable[tuple[str, Case]]:
    """Whether those who have arrived work out."""
    for facts, outcomes in plans:
        for outcome in outcomes:
            result = facts.outcome_of(outcome.action_no, outcome.purchase_no)
            if outcome.lever == "hire" and result.arrived_on and result.outcome is not None:
                yield "hire.works_out", (result.outcome, result.arrived_on)
