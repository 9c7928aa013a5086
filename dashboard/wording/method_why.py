"""The Method page on reasons: what is solved again, and how each sentence can be checked."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.options.explain.results import Explanations
from dashboard.wording.method_measures import Method

NOTHING_FOUND = "Plan, “Why”, works it out."


def explaining(found: Explanations) -> list[Method]:
    """Why a plan is as it is. `found`: what was worked out on the Plan page until now."""
    return [
        Method(
            "Always by solving again",
            "Nothing that is said of a plan is read from the solver's shadow prices, which are "
            "wrong where things come whole. One thing is changed, the same option of the changed "
            "problem is solved, and both are held together by net cost, with the same luck for "
            "both. What differs by less than the gap of a solve and the 2 % within which the "
            "cheaper plan is taken (2.5 % in all, 4 % of lean and strong) is no difference that "
            "this can tell. Of a plan as counted, a cost difference is said only where both "
            "leave the same positions open. Each finding carries the change and the scenario's "
            "hash.",
            "",
        ),
        Method(
            "The other levers for a skill",
            "The plan is solved again with the skill barred from all levers but one; every other "
            "skill keeps all of them. What that costs is for the whole plan, since a hire or a "
            "seat may serve other skills too.",
            _first(found.skills, [r.sentence for r in found.skills if r.alternatives]),
        ),
        Method(
            "Regret",
            "Each lever alone is planned in its own best way; regret is its net cost less the "
            "plan's, as counted its total cost.",
            _first(found.ways, [way.sentence for way in found.ways]),
        ),
        Method(
            "A limit that binds",
            "Each limit is relaxed by one stated step: budget, hours cap and learning hours by "
            "10 %, due dates by a month, hires, and levels climbed by one, the share of tools to "
            "where one more position may be filled, and, where no tutor may be bought, mentoring "
            "by 20 hours in one skill. It binds where the new plan is better, and only then.",
            _first(found.limits, [limit.sentence for limit in found.limits if limit.binding]),
        ),
        Method(
            "Other budgets",
            "The plan by its own rule at a few round budgets, from nothing to what it spends, or "
            "to twice its budget.",
            _first(found.frontier, [p.sentence for p in found.frontier if p.budget]),
        ),
    ]


def _first(all_of_it: Sequence[object], sentences: Sequence[str]) -> str:
    """The first sentence that shows the rule; where it is worked out if nothing was yet."""
    if not all_of_it:
        return NOTHING_FOUND
    return next(iter(sentences), "")
