"""What is said of an action that is about a person: what it rests on, and that they may say no."""

from __future__ import annotations

from analytics.strategy.concerned import Advice
from analytics.strategy.results import Action, Plan
from dashboard.formats import count, decimal, joined
from dashboard.wording.scenarios import extra
from data.store.people.declines import Decline

TOGGLE = (
    "A proposal for a conversation: it rests on the person's own interest and hours, and needs a "
    "human decision. The order is that of the dates, never of people."
)
NO = "Somebody says no"
NO_NOTE = (
    "No plan proposes it again until it is taken back. Nobody has to give a reason, and what one "
    "person's no costs is not worked out."
)
NOTED = "Noted: the plan does without it."
TAKEN_BACK = "Taken back: the plan may propose it again."
HOW_FAR = ("Only this", "All training")


def interest(advice: Advice) -> str:
    """`4 of 5`, or why there is none."""
    if advice.interest is not None:
        return f"{advice.interest} of 5"
    return "no answer" if advice.interest_asked else "not asked"


def free_hours(advice: Advice) -> str:
    """Free for learning, a week."""
    said = f"{decimal(advice.hours_per_week)} a week"
    return said if advice.hours_given else f"{said} (assumed)"


def why(action: Action) -> str:
    """Why this person, by the plan's own rules; "" where the action is about nobody."""
    advice = action.advice
    if advice is None:
        return ""
    if action.lever == "move":
        return f"holds what {action.team} misses" if action.closes else "learns for the new team"
    parts = [_stands(action, advice)]
    if advice.able == 1:
        parts.append("nobody else can be asked for it in time")
    elif advice.able:
        parts.append(_others(action, advice, advice.able))
    return "; ".join(parts)


def _stands(action: Action, advice: Advice) -> str:
    if action.lever == "equip":
        before = "after training " if advice.level != action.from_level else ""
        return f"{before}one level below, which the tool adds"
    steps = action.level - (action.from_level or 0)
    return f"{count(steps, 'step')} from level {action.from_level}"


def _others(action: Action, advice: Advice, able: int) -> str:
    people = count(able, "person", "people")
    if action.lever == "equip":
        return f"one of {people} there"
    if not advice.nearer:
        return f"of {people} who can, nobody is nearer"
    verb = "is" if advice.nearer == 1 else "are"
    return f"of {people} who can, {advice.nearer} {verb} nearer: the whole plan decides"


def proposal(action: Action) -> str:
    """`Ana: train MLOps to level 3`."""
    skills = joined(action.skills, most=3)
    what = {
        "train": f"train {skills} to level {action.level}",
        "equip": f"{action.tool or 'tool'} for {skills}",
        "move": f"move to {action.team}",
    }[action.lever]
    return f"{action.person}: {what}"


def declined(one: Decline, name: str) -> str:
    """`Ana: no training in MLOps, 3 Nov 2026 (reason)`."""
    what = {"train": "training", "equip": "tool", "move": "move"}[one.lever]
    skill = f" in {one.skill}" if one.skill else ""
    reason = f" ({one.reason})" if one.reason else ""
    return f"{name}: no {what}{skill}, {one.declined_on:%Y-%m-%d}{reason}"


def declined_cost(plan: Plan) -> str:
    """What it asks of the plan that people said no, all together; "" where nobody did."""
    if plan.declined is None:
        return ""
    return f"What people declined is left out; that {extra(plan.declined, plan.currency)}."
