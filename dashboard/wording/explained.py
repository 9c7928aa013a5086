"""What explains a plan, for page, command and report: titles, and which sentences come first.

The sentences themselves are made where their numbers are solved (analytics.strategy.explain).
"""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.verdicts.flip_words import cheapest_by_chance

from analytics.options.results import Flip
from analytics.options.verdict_words import WORDS
from analytics.strategy.explain.results import Explanations, Limit, Point, SkillReason
from analytics.strategy.results import Plan
from dashboard.formats import count, joined, money_exact

NOTHING = "There is nothing to explain: no requirement is short that the plan is asked to close."
NEAR = (-0.6, 1.0)
"""Flips further away than this (less by 60 %, more by as much again) are kept for the tables."""


def nothing(found: Explanations) -> bool:
    """Whether the plan had nothing to close."""
    return not (found.ways or found.missing)


def skill_lines(reason: SkillReason) -> list[str]:
    """Sentences of a skill: what each other lever would cost the plan, and what turns the answer.

    The first words, what the plan does, stand in front of them.
    """
    _, _, rest = reason.sentence.partition(". ")
    lines = [rest] if rest else [_by_itself(reason)]
    relied = [lever for lever, closes in reason.does.items() if closes]
    if reason.verdict in (*relied, "nothing"):
        lines += [flip.sentence for flip in near(reason.flips)]
    by_chance = cheapest_by_chance(reason.by_chance)
    if reason.by_chance not in ("nothing", reason.verdict) and by_chance not in " ".join(lines):
        lines.append(f"{by_chance}.")
    return lines


def _by_itself(reason: SkillReason) -> str:
    """What one lever could do for a skill that the plan leaves open, or closes in the only way."""
    said = reason.alone.removeprefix(f"{reason.skill}: ")
    return f"By itself, without a budget: {said}"


def does(reason: SkillReason) -> str:
    """What the plan does for the skill."""
    return reason.sentence.partition(". ")[0].rstrip(".") + "."


def near(flips: Sequence[Flip]) -> list[Flip]:
    """Flips within reach, the nearest of each input."""
    return [f for f in flips if NEAR[0] <= (f.value - f.today) / f.today <= NEAR[1]]


def ways_title(found: Explanations) -> str:
    """Which lever alone closes as much as the plan."""
    if not found.ways:
        return "Each lever alone"
    enough = [WORDS[way.lever] for way in found.ways if way.regret is not None]
    if not enough:
        return "No lever alone closes as much as the plan"
    return f"{' or '.join(enough).capitalize()} alone closes as much as the plan"


def limits_title(found: Explanations) -> str:
    """How many limits bind."""
    binding = [limit for limit in found.limits if limit.binding]
    if not binding:
        return "One step more of any single limit changes nothing"
    verb = "holds" if len(binding) == 1 else "hold"
    return f"{count(len(binding), 'limit')} {verb} the plan back"


def buys(limit: Limit) -> str:
    """What one step of a limit buys, without the limit and the step: "changes nothing"."""
    return limit.sentence.removeprefix(f"{limit.what}: {limit.step} ").rstrip(".")


def later_note(plan: Plan) -> str:
    """Why more time can be worse; "" without contractors."""
    if all(action.lever != "contract" for action in plan.actions):
        return ""
    return (
        "A contractor comes for the first due date that is covered and leaves after the months "
        "agreed: with later dates a plan with contractors can cost more or leave more open."
    )


def limit_lines(found: Explanations) -> list[str]:
    """What one more step of each binding limit buys, then what buys nothing, in one line."""
    lines = [limit.sentence for limit in found.limits if limit.binding]
    idle = [limit for limit in found.limits if not limit.binding]
    if idle:
        lines.append(f"One step more changes nothing: {_idle(idle)}.")
    return lines


def _idle(limits: Sequence[Limit]) -> str:
    """Limits with their steps; the skills of the mentor hours together."""
    mentors = [limit for limit in limits if limit.change.kind == "mentor_hours"]
    said = [
        f"{limit.what[0].lower()}{limit.what[1:]} ({limit.step})"
        for limit in limits
        if limit not in mentors
    ]
    if mentors:
        names = [limit.what.removeprefix("Mentor hours in ") for limit in mentors]
        said.append(f"mentor hours ({mentors[0].step}) in {joined(names, most=20)}")
    return "; ".join(said)


def frontier_title(found: Explanations, plan: Plan) -> str:
    """From where every must-have is covered, and what no money leaves."""
    knees = [point for point in found.frontier if point.knee]
    if not knees:
        return "Budget and what it covers"
    last = knees[-1]
    kind = "total cost" if last.budget_on == "total" else "first-year cash"
    amount = f"{money_exact(last.budget, plan.currency)} of {kind}"
    if last.outcome.shortage:
        left = count(last.outcome.shortage, "must-have position")
        verb = "stays" if last.outcome.shortage == 1 else "stay"
        most = f"More than {amount}" if last.budget else "No budget"
        return f"{most} closes {'no ' if last.budget else ''}more: {left} {verb} open"
    return f"Every must-have is covered from {amount} on"


def frontier_alt(points: Sequence[Point], currency: str) -> str:
    """The curve in sentences: its knees."""
    said = [
        f"from {money_exact(p.budget, currency)} {p.outcome.shortage} open"
        for p in points
        if p.knee
    ]
    return f"Must-have positions that stay open by budget: {'; '.join(said)}."


def missing_lines(found: Explanations) -> list[str]:
    """What there was no time for."""
    return [missing.sentence for missing in found.missing]
