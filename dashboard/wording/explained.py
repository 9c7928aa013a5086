"""What explains a plan, for page, command and report: titles, and which sentences come first.

The sentences themselves are made where their numbers are solved (analytics.options.explain).
"""

from __future__ import annotations

from analytics.options.explain.results import Explanations, Limit, SkillReason
from analytics.options.verdict_words import WORDS
from analytics.strategy.results import Plan
from dashboard.formats import count, money_exact

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


def frontier_title(found: Explanations, plan: Plan) -> str:
    """With which of the budgets every must-have is covered, or what stays open with the most."""
    if of_option(found) or not found.frontier:
        return "What other budgets would do"
    enough = next((p for p in found.frontier if not p.outcome.shortage), found.frontier[-1])
    left = enough.outcome.shortage
    what = f"{count(left, 'must-have position')} still open" if left else "every must-have covered"
    return f"{money_exact(enough.budget, plan.currency)} of {plan.binds}: {what}"


def missing_lines(found: Explanations) -> list[str]:
    """What there was no time for."""
    return [missing.sentence for missing in found.missing]
