"""The loss test in sentences: what breaks, what hangs on one person, the repair, the best step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analytics.strategy.loss import Effect, Hit, Loss, Step
from analytics.strategy.results import Action
from dashboard.formats import count, hours, joined, money, weeks
from dashboard.wording.blend import cost_line

HOLDS = "Every requirement keeps as many filled positions as it has today."
NOBODY = "Choose one person or two: what breaks while they are away, and the cheapest repair."
STEPS_NOTE = (
    "One more person of the team, one level up. Open must-have positions come first, then what "
    "hangs on one person; of equal steps the cheapest."
)


def loss_lines(found: Loss) -> list[str]:
    """What breaks and what becomes a single point of failure, must-haves first."""
    lines = [
        f"{_where(hit)}: {hit.after} of {hit.required} left, {hit.before} today"
        f"{' (must-have)' if hit.must_have else ''}."
        for hit in _sorted(found.broken)
    ]
    if not lines:
        lines.append(HOLDS)
    if found.single:
        names = joined([_where(hit) for hit in _sorted(found.single)], most=6)
        verb = "is" if len(found.single) == 1 else "are"
        lines.append(f"Held by one person only then {verb}: {names}.")
    return lines


def _sorted(hits: Sequence[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda h: (not h.must_have, -h.lost, h.skill, h.level))


def _where(hit: Hit) -> str:
    return f"{hit.skill} at level {hit.level} ({hit.scope})"


def repair_lines(found: Loss, currency: str, names: bool) -> list[str]:
    """The cheapest repair: what it costs, what it consists of, what it cannot repair."""
    if found.repair is None:
        return []
    lost, open_ = sum(hit.lost for hit in found.broken), found.repair.shortage(True)
    if not found.repair.actions:
        return ["Nothing that the scenario allows repairs it in time."]
    lines = [
        f"Repairs {lost - open_} of {count(lost, 'lost position')}: "
        f"{cost_line(found.repair.cost, currency)}."
    ]
    deeds = Counter(action_line(action, names) for action in found.repair.actions)
    lines += [f"{line}{f', {n} times' if n > 1 else ''}." for line, n in deeds.items()]
    if open_:
        lines.append(f"{count(open_, 'position')} cannot be repaired by the due dates.")
    return lines


def action_line(action: Action, names: bool) -> str:
    """One purchase of a repair."""
    until = weeks(action.end_week)
    if action.lever == "train":
        who = action.person if names and action.person else f"a {action.who or 'person'}"
        return (
            f"Train {who} ({action.team}) in {action.skill} from {action.from_level} to "
            f"{action.level}, {until}"
        )
    if action.lever == "contract":
        return f"{action.count} × {action.profile} on contract for {action.team}, {until}"
    if action.lever == "move":
        who = action.person if names and action.person else f"a {action.who or 'person'}"
        return f"Move {who} from {action.from_team} to {action.team}"
    if action.lever == "hire":
        return f"Hire {action.count} × {action.profile} for {action.team}, {until}"
    return f"{action.count} × {action.tool} for {joined(list(action.skills))}, {until}"


def step_line(step: Step, currency: str) -> str:
    """One step of training and what it does."""
    said = {
        "closes": "closes an open position of",
        "second holder": "is the second holder for",
        "spare": "is a spare for",
    }
    effects: Counter[tuple[Effect, bool]] = Counter(step.effects)
    does = [
        f"{said[effect]} {count(n, 'must-have' if must else 'other requirement')}"
        for (effect, must), n in effects.items()
    ]
    people = count(step.candidates, "person is", "people are")
    return (
        f"{step.skill} to level {step.level}, {step.team}: {joined(does)}; {hours(step.hours)}, "
        f"{money(step.cost.total, currency)}, {people} one level below."
    )
