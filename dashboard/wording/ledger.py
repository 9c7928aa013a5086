"""What the Ledger and the Method page both say of a decided plan."""

from __future__ import annotations

from analytics.ledger.results import Against, Compared, Ledger
from dashboard.formats import SPACE, count, number


def total(result: Ledger) -> Against | None:
    """Of all levers; None where it is of too few purchases to be shown."""
    return next((row for row in result.against if row.lever is None), None)


def title(result: Ledger) -> str:
    """How much of the plan came true."""
    whole = total(result)
    if whole is None:
        return f"“{result.scenario}” is followed; its sums are of too few purchases to be shown"
    followed = count(whole.yes + whole.no + whole.not_known, "purchase")
    if not whole.yes + whole.no:
        return f"{followed} followed; none can be judged yet"
    wait = f"; {number(whole.not_known)} not known yet" if whole.not_known else ""
    return f"{number(whole.yes)} of {followed} came true, {number(whole.no)} did not{wait}"


def compared(result: Compared | None) -> str:
    """Whether trained people rose more than untrained ones."""
    if result is None:
        return (
            "Trained and untrained people cannot be compared yet: it takes managers' ratings of "
            "both, before and after, in the same skill."
        )
    people = count(result.trained, "trained person", "trained people")
    text = (
        f"Managers saw {people} rise by {_signed(result.rise)} levels, and untrained ones by "
        f"{_signed(result.peers_rise)} over the same time ({count(result.peers, 'pair')} of "
        f"ratings in the same skills). Training added {_signed(result.more)}"
    )
    if result.interval is None:
        return f"{text}; one person is too few for an interval. {_matched(result)}"
    low, high = result.interval
    text += f" (95{SPACE}%: {_signed(low)} to {_signed(high)})."
    if low <= 0 <= high:
        text += " As much may come without training."
    return f"{text} {_matched(result)}"


def _matched(result: Compared) -> str:
    """Whether like was compared with like."""
    if result.matched == result.trained:
        return "All are compared with people who began at the same level."
    rest = "who begins higher has less to rise."
    if not result.matched:
        return f"They did not begin at the same level as others: {rest}"
    alone = "is" if result.matched == 1 else "are"
    return (
        f"{number(result.matched)} of them {alone} compared with people who began at the same "
        f"level; for the others {rest}"
    )


def _signed(levels: float) -> str:
    return f"{levels:+.2f}".replace("-", "−")
