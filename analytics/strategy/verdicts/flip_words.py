"""What a flip says, at its printed value."""

from __future__ import annotations

from analytics.results import Verdict
from analytics.strategy.results import Flip
from analytics.strategy.verdicts.flips import Found
from analytics.strategy.verdicts.parameters import PARAMETERS
from analytics.strategy.verdicts.reasons import WORDS, money, percent
from analytics.strategy.weeks import beside


def flip_of(found: Found | None, currency: str) -> Flip | None:
    """The flip of a verdict as a value for pages and reports."""
    if found is None:
        return None
    parameter, today, value, becomes = found
    sentence = flip_sentence(parameter, today, value, becomes, currency)
    return Flip(parameter, _unit(parameter, currency), today, value, becomes, sentence)


def chance_flip_of(found: Found, now: Verdict, currency: str) -> Flip:
    """The same for a chance, which never enters a verdict and is judged apart."""
    parameter, today, value, becomes = found
    sentence = chance_sentence(parameter, today, value, now, becomes)
    unit = _unit(parameter, currency)
    return Flip(parameter, unit, today, value, becomes, sentence, judged_by="expected")


def _unit(parameter: str, currency: str) -> str:
    kind = PARAMETERS[parameter]
    return f"{currency} {kind.unit}" if kind.money else kind.unit


def flip_sentence(
    parameter: str, today: float, value: float, becomes: Verdict, currency: str
) -> str:
    """What would have to change for another verdict, at the printed value."""
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
        return f"If the last step takes {value:.0f} hours {limit} (now {today:.0f}), {then}."
    if parameter == "hire_weeks":
        after = f"after {value:.0f} weeks {limit} (now {now})"
        return f"If a hire is productive {after}, {then}."
    amounts = f"{money(value, currency)} {limit}", f"now {money(today, currency)}"
    if parameter == "hire_pay":
        sign = "+" if more else "\u2212"
        premium = sign + percent(abs(value - today) / today)
        return f"If a hire is paid {amounts[0]} a year ({amounts[1]}: {premium}), {then}."
    what = "a hire costs" if parameter == "hire_cost" else "a seat costs"
    return f"If {what} {amounts[0]} to the horizon ({amounts[1]}), {then}."


CHANCES = {
    "training_success": "a training step succeeds",
    "tool_credit": "a tool helps",
    "hire_works_out": "a hire works out",
}


def chance_sentence(
    parameter: str, today: float, value: float, now: Verdict, becomes: Verdict
) -> str:
    """Which lever costs least per position expected to hold, and from which chance another does."""
    limit = "or more" if value > today else "or less"
    return (
        f"{cheapest_by_chance(now)}; where "
        f"{CHANCES[parameter]} in {percent(value)} of cases {limit} (now {percent(today)}), "
        f"{_lever(becomes)} is."
    )


def cheapest_by_chance(lever: Verdict) -> str:
    """Which lever costs least per position expected to hold, without a full stop."""
    return f"Per position that can be expected to hold, {_lever(lever)} is the cheapest"


def _lever(verdict: Verdict) -> str:
    return WORDS[verdict].lower() if verdict != "nothing" and verdict != "covered" else "no lever"
