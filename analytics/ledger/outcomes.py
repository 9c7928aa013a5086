"""Whether each purchase of a decided plan came true. Not known is neither yes nor no.

What was told is an assessment and goes before a rating. Of ratings only a manager's counts, and
only where one stands before and after: the first one on or after the day on which the action was
to count, so that an outcome that is known stays what it is. A manager rates the work as it is done,
with the tools that a person has: where a plan trains and equips somebody in one skill, the rating
does not say which of both held, and neither counts for a learned rate.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics.ledger.facts import Facts, Rated
from analytics.ledger.results import Attempt, Outcome, Rise, State, Why
from analytics.strategy.results import Action
from data.store.ledger import Followed, Happened

DAYS_PER_WEEK = 7


@dataclass(frozen=True)
class _Judged:
    state: State
    why: Why
    attempts: tuple[Attempt, ...] = ()
    rise: Rise | None = None


def outcomes(facts: Facts) -> tuple[Outcome, ...]:
    """One for each purchase, in the order of the plan."""
    return tuple(
        _outcome(facts, number, action, purchase)
        for number, action in enumerate(facts.actions, start=1)
        for purchase in range(1, action.count + 1)
    )


def _outcome(facts: Facts, number: int, action: Action, purchase: int) -> Outcome:
    told = facts.told(number, purchase)
    judged = _judged(facts, number, action, told)
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
        state=judged.state,
        why=judged.why,
        planned_cost=action.cost.first_year_cash / action.count,
        planned_hours=action.cost.hours / action.count,
        cost=told.cost,
        hours=told.hours,
        weeks_late=_late(facts, action, told),
        note=told.note,
        attempts=judged.attempts,
        rise=judged.rise,
    )


def is_group(action: Action) -> bool:
    """A course's group: what it teaches is followed with its learners."""
    return action.lever == "train" and not action.team and not action.closes


def _judged(facts: Facts, number: int, action: Action, told: Happened) -> _Judged:
    if is_group(action):
        return _Judged("not known", "no outcome")
    if told.dropped:
        return _Judged("no", "dropped")
    if action.lever == "hire":
        return _hired(told)
    if action.lever == "contract":
        return _came(told)
    if action.lever == "move":
        return _moved(facts, number, action, told)
    rows = facts.followed(number)
    if not rows:
        return _only_told(told, "not followed")
    parts = [_followed(facts, action, row, told) for row in rows]
    attempts = tuple(attempt for part in parts for attempt in part.attempts)
    worst = next((p for s in ("no", "not known") for p in parts if p.state == s), parts[0])
    return _Judged(worst.state, worst.why, attempts, parts[0].rise)


def _only_told(told: Happened, otherwise: Why) -> _Judged:
    if told.outcome is None:
        return _Judged("not known", otherwise)
    return _Judged("yes" if told.outcome else "no", "told")


def _hired(told: Happened) -> _Judged:
    """It came and, where that was told, it works out."""
    if told.outcome is False:
        return _Judged("no", "told")
    return _came(told)


def _came(told: Happened) -> _Judged:
    if told.outcome is None and told.arrived_on is not None:
        return _Judged("yes", "told")
    return _only_told(told, "not told")


def _moved(facts: Facts, number: int, action: Action, told: Happened) -> _Judged:
    rows = facts.followed(number)
    if told.outcome is not None or not rows:
        return _only_told(told, "not followed")
    if not _later(facts, action.from_team or "", facts.day(action.end_week)):
        return _Judged("not known", "not due")
    person = rows[0].person_no
    if person is None or person not in facts.teams:
        return _Judged("not known", "gone")
    return _Judged("yes" if facts.teams[person] == action.team else "no", "seen")


def _followed(facts: Facts, action: Action, row: Followed, told: Happened) -> _Judged:
    """One person's skill: trained to a level, or held with a tool."""
    assert row.skill is not None
    assert row.level is not None
    assert row.from_level is not None
    due = facts.day(action.end_week)
    before_wave = facts.wave_before(action.team)
    ratings = facts.rated(row)
    before = next((r for r in ratings if r.wave == before_wave), None)
    after = next((r for r in ratings if r.held_on >= due and r.wave != before_wave), None)
    if told.outcome is not None:
        day = told.finished_on or due
        attempts = _told_attempts(facts, action, row, told.outcome, day)
        return _Judged("yes" if told.outcome else "no", "told", attempts)
    why = _unknown(facts, row, before, after, _later(facts, action.team, due))
    if why is not None:
        return _Judged("not known", why)
    assert before is not None
    assert after is not None
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
    rise = None
    if action.lever == "train" and row.person_no is not None:
        rise = Rise(row.skill, before.wave, after.wave, before.level, after.level - before.level)
    return _Judged(state, "rated", attempts, rise)


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
    return max(other.level or 0 for other in same)


def _unknown(
    facts: Facts, row: Followed, before: Rated | None, after: Rated | None, later: bool
) -> Why | None:
    """Why ratings do not tell; None: they do."""
    if not later:
        return "not due"
    if after is None:
        gone = row.person_no is None or row.person_no not in facts.teams
        return "gone" if gone else "not rated since"
    if before is None:
        return "not rated before"
    return "held before" if before.level >= (row.level or 0) else None


def _later(facts: Facts, team: str, due: date) -> bool:
    """Whether there is a wave on or after the day, other than the one that the plan rests on."""
    before = facts.wave_before(team)
    return any(day >= due and wave != before for wave, day in facts.days.items())


def _told_attempts(
    facts: Facts, action: Action, row: Followed, held: bool, day: date
) -> tuple[Attempt, ...]:
    """A failure over several steps does not say which one failed, so that none is counted."""
    assert row.level is not None
    assert row.from_level is not None
    steps = range(row.from_level + 1, row.level + 1)
    if len(steps) > 1 and not held:
        return ()
    told = Rated(f"told {day.isoformat()}", day, row.level if held else row.level - 1)
    return tuple(_attempt(facts, action, row, step, held, told) for step in steps)


def _attempt(
    facts: Facts, action: Action, row: Followed, step: int, held: bool, after: Rated
) -> Attempt:
    assert row.skill is not None
    who: tuple[object, ...] = (row.person_no,)
    if row.person_no is None:
        who = ("erased", facts.tracked.decision_no, row.action_no)
    what = (*who, action.lever, action.tool, row.skill, step)
    same = frozenset(
        {
            (*what, "from", facts.wave_before(action.team)),
            (*what, "to", after.wave),
        }
    )
    return Attempt(action.lever, row.skill, step, held, after.held_on, same)


def _late(facts: Facts, action: Action, told: Happened) -> float | None:
    """Weeks after the planned day: of arriving for who comes, of being done for the rest."""
    comes = action.lever in ("hire", "contract")
    day = told.arrived_on if comes else told.finished_on
    week = action.arrive_week if action.lever == "hire" else action.end_week
    if day is None or week is None:
        return None
    return (day - facts.day(week)).days / DAYS_PER_WEEK
