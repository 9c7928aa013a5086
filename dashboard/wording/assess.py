"""Whether to assess before buying, and what: one sentence, a few numbers, how they came about."""

from __future__ import annotations

from analytics.assess.results import Assessment, Progress
from dashboard.formats import SPACE, count, decimal, joined, money, money_exact, number, percent

WORD = "Assess first"
WORKING = "being worked out"
STOPPED = "not worked out"
FAILED = "not found: a solve of it failed"
PEOPLE_HELP = (
    "Whose ratings to verify. It says nothing of how good anybody is: only that the plan hangs on "
    "what is not sure."
)
CAPTION = (
    "Unknown: nobody has rated it. Rated: it may be wrong either way, as self and manager differ. "
    "The skills whose answers move the plan most come first; among people there is no order."
)


def working(told: Progress) -> str:
    """How far it is."""
    return f"being worked out: {percent(told.done / told.of)}"


def advice(found: Assessment) -> str:
    """The first advice, or why it is none, with the numbers."""
    if not found.considered:
        return "Nothing: no rating that is unknown or in doubt could open or close a must-have."
    if found.unpriced and not found.limit:
        return _no_price(found)
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
        f"{count(len(found.asks), 'rating')} in {skills(found)}. To know them is worth "
        f"{money(found.value, currency)} on average{_error(found, 0)} and costs "
        f"{money(found.cost, currency)}."
    )


def _no_price(found: Assessment) -> str:
    """Where nothing can be bought for what is open, and nobody has said what it costs to wait."""
    closed = f"no lever can close {joined(found.unpriced)}, as levels are known today"
    price = "A cost of delay would give an open position a price."
    if found.plans <= 1:
        doubted = f"no answer on the {_doubted(found)} changes what can be bought here"
        return f"Nothing: {closed}, so that {doubted}. {price}"
    return f"Not known: {closed}, so that there is nothing to price an open position by. {price}"


def skills(found: Assessment) -> str:
    """ "Model evaluation, AI governance and 3 more"."""
    return joined(list(dict.fromkeys(ask.skill for ask in found.asks)))


def _doubted(found: Assessment) -> str:
    return count(found.considered, "rating in doubt", "ratings in doubt")


def _error(found: Assessment, which: int) -> str:
    """Twice the standard error, where answers were drawn."""
    error = found.error[which]
    return f" (±{SPACE}{money(2 * error, found.currency)})" if error else ""


def title(found: Assessment) -> str:
    """Heads the table."""
    if found.worth_it:
        return (
            f"Before anything is bought, verify {count(len(found.asks), 'rating')}: "
            f"{hours_words(found)}"
        )
    if found.unpriced and not found.limit:
        return "What assessing first is worth has no price here"
    return "Assessing first does not pay"


def hours_words(found: Assessment) -> str:
    """What it takes: "66 hours of everybody together"."""
    return f"{decimal(len(found.asks) * found.hours_per_rating)}{SPACE}hours of everybody together"


def numbers(found: Assessment) -> str:
    """The losses behind the value, and its limit."""
    if not found.considered or (found.unpriced and not found.limit):
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
    given = any(price.basis == "delay" for price in found.prices)
    ends = sorted(p.amount for p in found.prices if p.amount is not None and p.basis != "delay")
    parts = []
    if given:
        parts.append("a must-have that turns out open costs its cost of delay up to the horizon")
    if ends:
        low, high = (money(end, found.currency) for end in (ends[0], ends[-1]))
        what = "any other" if given else "a must-have position that turns out open"
        parts.append(
            f"{what} costs {decimal(found.factor)} times what closing one more of it does "
            f"(assess.open_position), {low if low == high else f'{low} to {high}'}"
        )
    if found.unpriced:
        parts.append(
            f"an open position of {joined(found.unpriced)} has no price, since no lever can close "
            "it as levels are known today"
        )
    return ", ".join(parts)


def levels(asked: tuple[int, ...]) -> str:
    """ "3" or "2 and 3"."""
    return joined([str(level) for level in asked])
