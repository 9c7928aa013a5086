"""What explains a plan, for page, command and report: titles, and which sentences come first.

The sentences themselves are made where their numbers are solved (analytics.strategy.explain).
"""

from __future__ import annotations

from collections.abc import Sequence

from analytics.results import Lever
from analytics.strategy.explain.asking import outcome_of
from analytics.strategy.explain.exchange import exchanged_for, exchanges
from analytics.strategy.explain.results import Explanations, Limit, Point, SkillReason
from analytics.strategy.explain.ways_out import helpful
from analytics.strategy.results import Plan
from analytics.strategy.verdicts.flip_words import cheapest_by_chance
from analytics.strategy.verdicts.results import Flip
from dashboard.formats import count, joined, money_exact

NAMES = {
    "train": "training",
    "hire": "hiring",
    "equip": "tools",
    "contract": "contractors",
    "move": "moves between teams",
}
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


def worth_lines(found: Explanations) -> list[str]:
    """What each lever is worth to the plan."""
    return [worth.sentence for worth in found.worth]


def worth_title(found: Explanations) -> str:
    """Which levers the plan cannot do without."""
    if not found.worth:
        return "Other levers, alone and in pairs"
    needed = [w.lever for w in found.worth if w.worth is None or w.worth >= 0.5]
    if not needed:
        return "No single lever is needed: the others do as much for the same money"
    names = joined([NAMES[lever] for lever in needed])
    verb = "earns its" if len(needed) == 1 and needed != ["equip"] else "earn their"
    return f"{names[0].upper()}{names[1:]} {verb} place in the plan"


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


def levers_name(levers: Sequence[Lever]) -> str:
    """Levers that are used without the others: "Hire and train only"."""
    return f"{joined([*levers]).capitalize()} only"


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


def ways_out_title(found: Explanations, plan: Plan) -> str:
    """The best way out that is not a lever."""
    best = helpful(found.ways_out, plan)
    if not found.ways_out:
        return "No must-have is short, so nothing has to be left"
    if not best:
        return "Leaving or postponing a single must-have saves nothing"
    first = best[0].sentence.rstrip(".")
    return f"Do less, or later: {first[0].lower()}{first[1:]}"


def ways_out_lines(found: Explanations, plan: Plan) -> list[str]:
    """Every way out that helps, the best first; then whose postponement does not."""
    best = helpful(found.ways_out, plan)
    lines = [way.sentence for way in best]
    later = {way.what for way in best if way.weeks is not None}
    tried = dict.fromkeys(w.what for w in found.ways_out if w.weeks is not None)
    idle = [what for what in tried if what not in later]
    if idle:
        lines.append(f"Postponing by up to 26 weeks saves nothing: {joined(idle, most=20)}.")
    return lines


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


def exchange_lines(found: Explanations) -> list[str]:
    """Where on the curve positions are given up for weightier ones."""
    return [one.sentence for one in exchanges(found.frontier)]


def plan_exchange(found: Explanations, plan: Plan) -> str:
    """What this plan gives up against a smaller budget; "" where it gives up nothing."""
    if plan.budget is None:
        return ""
    return exchanged_for(found.frontier, plan.budget, outcome_of(plan))


def missing_lines(found: Explanations) -> list[str]:
    """What there was no time for."""
    return [missing.sentence for missing in found.missing]
