"""What explains a plan, for page, command and report: titles, and which sentences come first.

The sentences themselves are made where their numbers are solved (analytics.options.explain).
"""

from __future__ import annotations

from collections.abc import Sequence

from analytics.options.explain.results import Explanations, Limit, Point, SkillReason
from analytics.options.verdict_words import WORDS
from analytics.strategy.results import Plan
from dashboard.formats import count, joined, money_exact

NOTHING = "There is nothing to explain: no requirement is short that the plan is asked to close."


def nothing(found: Explanations) -> bool:
    """Whether the plan had nothing to close."""
    return not (found.ways or found.missing)


def skill_lines(reason: SkillReason) -> list[str]:
    """Sentences of a skill: what each other lever would do to the plan.

    The first words, what the plan does, stand in front of them.
    """
    _, _, rest = reason.sentence.partition(". ")
    return [rest] if rest else []


def does(reason: SkillReason) -> str:
    """What the plan does for the skill."""
    return reason.sentence.partition(". ")[0].rstrip(".") + "."


def ways_title(found: Explanations) -> str:
    """Which lever alone closes as much as the plan; of an option which comes nearest."""
    if not found.ways:
        return "Each lever alone"
    enough = [way for way in found.ways if way.regret is not None]
    if not enough:
        return "No lever alone closes as much as the plan"
    if of_option(found):
        return min(enough, key=lambda way: way.regret or 0.0).sentence.rstrip(".")
    levers = " or ".join(WORDS[way.lever] for way in enough)
    return f"{levers.capitalize()} alone closes as much as the plan"


def of_option(found: Explanations) -> bool:
    """Whether net cost tells plans apart."""
    return found.plan is not None and found.plan.net is not None


def limits_idle(found: Explanations) -> str:
    """What is said of limits that buy nothing."""
    return "brings no gain that this can tell" if of_option(found) else "changes nothing"


def limits_title(found: Explanations) -> str:
    """How many limits bind."""
    binding = [limit for limit in found.limits if limit.binding]
    if not binding:
        return f"One step more of any single limit {limits_idle(found)}"
    verb = "holds" if len(binding) == 1 else "hold"
    return f"{count(len(binding), 'limit')} {verb} the plan back"


def buys(limit: Limit) -> str:
    """What one step of a limit buys, without the limit and the step: "changes nothing"."""
    return limit.sentence.removeprefix(f"{limit.what}: {limit.step}").strip(": .")


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
        lines.append(f"One step more {limits_idle(found)}: {_idle(idle)}.")
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
    """With which of the budgets every must-have is covered, or what stays open with the most."""
    if of_option(found) or not found.frontier:
        return "What other budgets would do"
    enough = next((p for p in found.frontier if not p.outcome.shortage), found.frontier[-1])
    kind = "total cost" if enough.budget_on == "total" else "first-year cash"
    left = enough.outcome.shortage
    what = f"{count(left, 'must-have position')} still open" if left else "every must-have covered"
    return f"{money_exact(enough.budget, plan.currency)} of {kind}: {what}"


def frontier_columns(found: Explanations, currency: str) -> dict[str, list[float]]:
    """What each budget does; of an option what it expects, and net cost over the plan's."""
    points, base = found.frontier, found.plan
    columns: dict[str, list[float]] = {
        "Budget": [round(p.budget) for p in points],
        "Must-have positions open when due": [p.outcome.shortage for p in points],
        "Other positions open when due": [p.outcome.shortage_other for p in points],
        f"Total cost, {currency}": [round(p.outcome.cost.total) for p in points],
    }
    if base is not None and base.net is not None:
        columns["Open weeks of must-haves"] = [round(p.outcome.open_weeks or 0) for p in points]
        net = f"Net cost over the plan's, {currency}"
        columns[net] = [round((p.outcome.net or 0) - base.net) for p in points]
    return columns


def frontier_alt(points: Sequence[Point]) -> str:
    """The curve in sentences."""
    return " ".join(point.sentence for point in points)


def missing_lines(found: Explanations) -> list[str]:
    """What there was no time for."""
    return [missing.sentence for missing in found.missing]
