"""The Method page on reasons: what is solved again, and how each sentence can be checked."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.strategy.explain.results import Explanations
from dashboard.wording.method_measures import Method

NOTHING_FOUND = "Strategy, “Why”, works it out."


def explaining(found: Explanations) -> list[Method]:
    """Why a plan is as it is. `found`: what was worked out on the Strategy page until now."""
    return [
        Method(
            "Always by solving again",
            "Nothing that is said of a plan is read from the solver's shadow prices, which are "
            "wrong where things come whole. One thing is changed, the whole plan is solved again "
            "in the same order of wishes, and both are held together. A cost difference is said "
            "only where both leave the same positions open; where a solve was not proved, the "
            "sentence says within how much. Each finding carries the change and the scenario's "
            "hash.",
            "",
        ),
        Method(
            "The other levers for a skill",
            "The plan is solved again with the skill barred from all levers but one; every other "
            "skill keeps all of them. The dearer total is what that choice would cost the whole "
            "plan, since a hire or a seat may serve other skills too.",
            _first(found.skills, [r.sentence for r in found.skills if r.alternatives]),
        ),
        Method(
            "What turns a verdict",
            "One input is changed at a time, in the steps in which it is printed (weeks, hours, "
            "money of 100 from 10\u00a0000 on), until the skill's verdict is another one: at the "
            "printed value it is, one step before it is not. Inputs: the due date, hours of the "
            "last training step, weeks to a productive hire, pay or cost of a hire, cost of a "
            "seat. Changes of less than 60 % down or twice up are printed, with what the other "
            "lever would then close and cost. An input has a range where the assumptions give "
            "one: all that it is made of at its low ends, and at its high ends. What turns within "
            "it comes first; what turns outside it only is called remote.",
            _flip(found, "plan"),
        ),
        Method(
            "Chances, apart",
            "Success, credit and works-out never enter a verdict. Beside it, levers that close the "
            "same are compared on total cost over the positions that can be expected to hold, "
            "cost / sum of chances, and the chance is printed at which another lever is cheapest.",
            _flip(found, "expected"),
        ),
        Method(
            "Regret",
            "Each lever alone is planned in its own best way; regret is its total cost less the "
            "blend's.",
            _first(found.ways, [way.sentence for way in found.ways]),
        ),
        Method(
            "A limit that binds",
            "Each limit is relaxed by one stated step: budget, hours cap and learning hours by "
            "10 %, due dates by a month, hires, and levels climbed by one, mentoring by 20 "
            "hours in one skill, the share of tools to where one more position may be filled. It "
            "binds where the new plan is better in the order of wishes, and only then.",
            _first(found.limits, [limit.sentence for limit in found.limits if limit.binding]),
        ),
        Method(
            "The budget curve",
            "From all the money that helps downwards: the least weighted must-have shortage with "
            "a unit of money less than before, then the least money for it. Each such knee is "
            "exact to a whole unit; evenly spaced budgets stand between.",
            _first(found.frontier, [p.sentence for p in found.frontier if p.knee and p.budget]),
        ),
    ]


def _first(all_of_it: Sequence[object], sentences: Sequence[str]) -> str:
    """The first sentence that shows the rule; where it is worked out if nothing was yet."""
    if not all_of_it:
        return NOTHING_FOUND
    return next(iter(sentences), "")


def _flip(found: Explanations, judged_by: str) -> str:
    flips = [flip for reason in found.skills for flip in reason.flips]
    return _first(found.skills, [f.sentence for f in flips if f.judged_by == judged_by])
