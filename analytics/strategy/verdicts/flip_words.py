"""What a flip says, at its printed value."""

from __future__ import annotations

from collections.abc import Callable

from analytics.results import Verdict
from analytics.strategy.amounts import money_exact, percent
from analytics.strategy.problem.problem import Problem, Range
from analytics.strategy.verdicts.flips import Found, Question
from analytics.strategy.verdicts.forced import Forced
from analytics.strategy.verdicts.parameters import PARAMETERS, range_of
from analytics.strategy.verdicts.reasons import WORDS
from analytics.strategy.verdicts.results import Flip
from analytics.strategy.weeks import beside, whole_week


def flip_of(found: Found | None, question: Question, budget: float | None = None) -> Flip | None:
    """The flip of a verdict as a value for pages and reports; what another lever costs beyond a
    `budget` is said so."""
    if found is None:
        return None
    parameter, today, value, becomes = found
    currency = question.problem.rules.currency
    width = range_of(question.problem, parameter, today)
    options = question.options(parameter, today, value)
    chosen = next((o for lever, o in options.items() if lever == becomes), None)
    sentence = flip_sentence(parameter, today, value, becomes, currency, width)
    if chosen:
        sentence = f"{sentence.removesuffix('.')}: {_bill(question.problem, chosen, budget)}."
    return Flip(
        parameter,
        _unit(parameter, currency),
        today,
        value,
        becomes,
        sentence,
        low=width.low if width else None,
        high=width.high if width else None,
        cost=chosen.cost if chosen else None,
    )


def _bill(problem: Problem, chosen: Forced, budget: float | None) -> str:
    """What the other lever closes and costs, and whether a budget pays it."""
    rules = problem.rules
    said = (
        f"it closes {chosen.closes} of {chosen.shortage} for "
        f"{money_exact(chosen.cost.total, rules.currency)}"
    )
    spent = chosen.cost.total if rules.budget_on == "total" else chosen.cost.first_year_cash
    return said if budget is None or spent <= budget else f"{said}, more than the budget pays"


def chance_flip_of(found: Found, now: Verdict, problem: Problem) -> Flip:
    """The same for a chance, which never enters a verdict and is judged apart."""
    parameter, today, value, becomes = found
    width = range_of(problem, parameter, today)
    return Flip(
        parameter,
        _unit(parameter, problem.rules.currency),
        today,
        value,
        becomes,
        chance_sentence(parameter, today, value, now, becomes, width),
        judged_by="expected",
        low=width.low if width else None,
        high=width.high if width else None,
    )


def _inside(width: Range | None, value: float, said: Callable[[float], str]) -> str:
    """What follows today's number: whether the turn lies in the range that is assumed."""
    if width is None:
        return ""
    ends = f"{said(width.low)} to {said(width.high)}"
    if width.low <= value <= width.high:
        return f", within the range of {ends}"
    return f"; remote, the range is {ends}"


def _unit(parameter: str, currency: str) -> str:
    kind = PARAMETERS[parameter]
    return f"{currency} {kind.unit}" if kind.money else kind.unit


def flip_sentence(
    parameter: str,
    today: float,
    value: float,
    becomes: Verdict,
    currency: str,
    width: Range | None = None,
) -> str:
    """What would have to change for another verdict, at the printed value, and whether that lies
    in the range that is assumed."""
    if becomes == "nothing":
        then = "no lever alone closes any of it"
    elif becomes == "covered":
        then = "nothing is missing"
    else:
        then = f"{WORDS[becomes].lower()} is the better choice"
    more = value > today
    now = beside(today, value)
    if parameter == "deadline_weeks":
        limit = "or later" if more else "or earlier"
        return f"If it is due in week {value:.0f} {limit} (now {now}), {then}."
    limit = "or more" if more else "or less"
    if parameter == "training_hours":
        inside = _inside(width, value, lambda end: f"{end:.0f}")
        return (
            f"If the last step takes {value:.0f} hours {limit} (now {today:.0f}{inside}), {then}."
        )
    if parameter == "hire_weeks":
        inside = _inside(width, value, lambda end: f"{whole_week(end)}")
        after = f"after {value:.0f} weeks {limit} (now {now}{inside})"
        return f"If a hire is productive {after}, {then}."
    amounts = f"{money_exact(value, currency)} {limit}", f"now {money_exact(today, currency)}"
    inside = _inside(width, value, lambda end: money_exact(end, currency))
    if parameter == "hire_pay":
        sign = "+" if more else "\u2212"
        premium = sign + percent(abs(value - today) / today)
        return f"If a hire is paid {amounts[0]} a year ({amounts[1]}: {premium}{inside}), {then}."
    what = "a hire costs" if parameter == "hire_cost" else "a seat costs"
    return f"If {what} {amounts[0]} to the horizon ({amounts[1]}{inside}), {then}."


CHANCES = {
    "training_success": "a training step succeeds",
    "tool_credit": "a tool helps",
    "hire_works_out": "a hire works out",
}


def chance_sentence(
    parameter: str,
    today: float,
    value: float,
    now: Verdict,
    becomes: Verdict,
    width: Range | None = None,
) -> str:
    """Which lever costs least per position expected to hold, and from which chance another does."""
    limit = "or more" if value > today else "or less"
    return (
        f"{cheapest_by_chance(now)}; where "
        f"{CHANCES[parameter]} in {percent(value)} of cases {limit} "
        f"(now {percent(today)}{_inside(width, value, percent)}), "
        f"{_lever(becomes)} is."
    )


def cheapest_by_chance(lever: Verdict) -> str:
    """Which lever costs least per position expected to hold, without a full stop."""
    return f"Per position that can be expected to hold, {_lever(lever)} is the cheapest"


def _lever(verdict: Verdict) -> str:
    return WORDS[verdict].lower() if verdict != "nothing" and verdict != "covered" else "no lever"
