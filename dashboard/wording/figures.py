"""The figures at the top of a page: (what it is, the figure, its bounds or comparison).

How sure a plan is comes from its simulated runs, never from the formula, so that one number
stands wherever it is told."""

from __future__ import annotations

from analytics.chances.results import Chances
from analytics.options.results import Option
from analytics.results import Analysis
from analytics.strategy.results import Plan
from dashboard.formats import count, decimal, money, number, percent
from dashboard.wording import blend
from dashboard.wording import chances as sure_words
from dashboard.wording import options as option_words
from dashboard.wording import standing as words

Figure = tuple[str, str, str]


def standing(analysis: Analysis, before: Analysis | None) -> list[Figure]:
    """Coverage, open must-haves, requirements held by one person."""
    must = [need for need in analysis.requirements if need.must_have]
    singles = len(analysis.single_points_of_failure)
    return [
        ("Coverage", percent(analysis.overall.coverage), words.coverage_note(analysis, before)),
        (
            "Must-haves open",
            f"{len(words.open_must_haves(analysis))} of {len(must)}",
            words.must_have_note(analysis, before),
        ),
        ("Held by one person", count(singles, "requirement"), words.single_note(analysis)),
    ]


PLAN = "Plan, first-year cash"


def planned(option: Option, nothing: Option, whose: str = "") -> Figure:
    """What the plan costs this year and what can be expected of it; `whose` plan it is, where it
    could be another's."""
    plan, judged = option.planned.plan, option.judged
    name = option_words.NAMES[option.name]
    note = (
        f"{name}: expect {decimal(judged.held)} of {count(judged.of, 'must-have')} in place, "
        f"{decimal(nothing.judged.held)} if nothing is done; "
        f"{money(plan.cost.run_rate, plan.currency)} a year after that"
    )
    cash = money(plan.cost.first_year_cash, plan.currency)
    return (PLAN, cash, f"{whose}: {note}" if whose else note)


def expected(analysis: Analysis, nothing: Option) -> str:
    """Beside what ratings say, what can be expected of it when it is due."""
    must = [need for need in analysis.requirements if need.must_have]
    held = sum(not need.shortage for need in must)
    judged = nothing.judged
    if not must or round(judged.held) == held:
        return ""
    return (
        f"Ratings say that {held} of {count(len(must), 'must-have')} are in place; expect "
        f"{decimal(judged.held)} when they are due, since people leave and self-ratings run high."
    )


def plan(plan: Plan) -> list[Figure]:
    """The four cost figures and must-haves."""
    closed = plan.shortage_before - plan.shortage
    short = count(sum(n.must_have and n.shortage_before > 0 for n in plan.needs), "must-have")
    return [
        *blend.cost_figures(plan),
        (
            "Must-have positions closed",
            f"{closed} of {plan.shortage_before}",
            f"missing in {short}; coverage {percent(plan.coverage_before)} to "
            f"{percent(plan.coverage_after)}",
        ),
    ]


def weakest(chances: Chances) -> Figure:
    """The chance of the weakest must-have, and which it is."""
    least = chances.weakest
    if least is None:
        return (sure_words.WEAKEST, "–", "no must-have is required")
    left_open = "" if least.planned_to_hold else ", which the plan leaves open"
    note = f"least sure must-have: {least.skill} {least.level}, {least.scope}{left_open}"
    return (sure_words.WEAKEST, sure_words.chance(least.chance), note)


def sure(chances: Chances) -> list[Figure]:
    """How likely it holds: on average, all together, the weakest, and people missing."""
    rated = sure_words.chance(chances.filled_hold_as_rated or 0.0)
    together: Figure = (
        ("All together", "–", "the plan fills no must-have")
        if chances.filled_hold is None
        else (
            "All together",
            sure_words.chance(chances.filled_hold),
            f"{sure_words.together(chances)}; {rated} if every rating were right",
        )
    )
    return [
        (
            "Likely to hold",
            f"{decimal(chances.holding)} of {chances.must_haves}",
            f"must-haves on average; planned {chances.filled}",
        ),
        together,
        weakest(chances),
        (
            "People missing",
            decimal(chances.shortage_expected),
            f"on average at the due dates; planned {chances.shortage_planned}, in the worst tenth "
            f"of {number(chances.runs)} runs {decimal(chances.shortage_worst_tenth)}",
        ),
    ]
