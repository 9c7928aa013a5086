"""Whether to assess before buying, and what: one sentence, a few numbers, how they came about."""

from __future__ import annotations

from analytics.assess.results import Assessment
from dashboard.formats import SPACE, count, decimal, joined, money, money_exact, number

PEOPLE_HELP = (
    "Whose ratings to verify. It says nothing of how good anybody is: only that the plan hangs on "
    "what is not sure."
)
CAPTION = (
    "Unknown: nobody has rated it. Rated: it may be wrong either way, as self and manager differ. "
    "The skills whose answers move the plan most come first; among people there is no order."
)


def advice(found: Assessment) -> str:
    """The first advice, or why it is none, with the numbers."""
    if not found.considered:
        return "Nothing: no rating that is unknown or in doubt could open or close a must-have."
    if not found.limit:
        return f"Nothing: no answer on the {_doubted(found)} would change the plan."
    currency = found.currency
    if not found.worth_it:
        return (
            f"Nothing: to know all {_doubted(found)} would save "
            f"{money(found.limit, currency)} on average{_error(found, 1)}, and verifying one costs "
            f"{money(found.cost_per_rating, currency)}."
        )
    return (
        f"Check {count(len(found.asks), 'rating')} in {skills(found)}. That costs "
        f"{money(found.cost, currency)} and saves about {money(found.value, currency)}"
        f"{_error(found, 0)} in wrong purchases and open must-haves."
    )


def skills(found: Assessment) -> str:
    """ "Model evaluation, AI governance and 3 more"."""
    return joined(list(dict.fromkeys(ask.skill for ask in found.asks)))


def _doubted(found: Assessment) -> str:
    return count(found.considered, "rating in doubt", "ratings in doubt")


def _error(found: Assessment, which: int) -> str:
    """Twice the standard error, where answers were drawn."""
    error = found.error[which]
    return f" (±{SPACE}{money(2 * error, found.currency)})" if error else ""


def numbers(found: Assessment) -> str:
    """The losses behind the value, and its limit."""
    if not found.considered:
        return ""
    currency = found.currency

    def said(amount: float) -> str:
        return money_exact(amount, currency)

    after = f", and {said(found.after)} once these ratings are known" if found.worth_it else ""
    unlike = f" (today's plan: {said(found.today)})" if found.today - found.without >= 0.5 else ""
    return (
        f"Expected, the best plan without asking costs {said(found.without)}{unlike}{after}: total "
        "cost of what is bought and the price of must-have positions that turn out open. To know "
        f"all {_doubted(found)} would be worth {said(found.limit)}{_error(found, 1)}, the most "
        "that asking can be."
    )


def how(found: Assessment) -> str:
    """How it was worked out, and on which assumptions."""
    if not found.considered:
        return ""
    went = (
        f"All {number(found.outcomes)} answers were gone through"
        if found.exact
        else f"{number(found.outcomes)} answers were drawn (seed {found.seed}; ± is two standard "
        "errors)"
    )
    return (
        f"{went}, the must-haves planned anew for each. Assumptions: verifying takes "
        f"{decimal(found.hours_per_rating)}{SPACE}hours at "
        f"{money_exact(found.rate, found.currency)} (assess.hours_per_rating) and finds the true "
        f"level; {_priced(found)}."
    )


def _priced(found: Assessment) -> str:
    """What an open position costs."""
    ends = sorted(price.amount for price in found.prices)
    low, high = (money(end, found.currency) for end in (ends[0], ends[-1]))
    return (
        "a must-have position that turns out open costs its value of an open week up to the "
        f"horizon, {low if low == high else f'{low} to {high}'}"
    )


def levels(asked: tuple[int, ...]) -> str:
    """ "3" or "2 and 3"."""
    return joined([str(level) for level in asked])
