"""What is said of a decided plan and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.ledger.learned import NEEDED
from analytics.ledger.results import (
    Against,
    Arrival,
    Compared,
    Learned,
    Ledger,
    Outcome,
    State,
    Sum,
    Why,
)
from analytics.ledger.telling import what
from analytics.strategy.problem.wishes import Pin
from dashboard.formats import count, coverage_range, day, decimal, hours, money, number, percent
from dashboard.wording.scenarios import wish

Table = dict[str, list[object]]
Figure = tuple[str, str, str]

NOTHING_DECIDED = "No plan is decided yet, so there is nothing to follow"
NONE_FOR_YOU = "No plan that you may see is decided yet, so there is nothing to follow"
"""To who does not see the plans of everybody: there may be others."""
HOW_TO_DECIDE = (
    "Save a scenario on the Strategy page and mark it as decided: its numbers of that day are "
    "kept, and each of its purchases is followed here into the next waves."
)
TELL = (
    "One row a purchase: whether it came true where you have assessed it (or was not carried out: "
    "dropped), the days, the cash of the first year, the hours. Empty means not known, never 0."
)
LEARNED_NOTE = (
    f"From all plans that stand decided, each training once. Below {NEEDED} known outcomes nothing "
    "is offered. Days and hours are those of filled hires and finished steps only: positions still "
    "open and failed steps are not in them, so they are likely too short. Nothing changes until "
    "you take a number over; plans that are decided keep theirs."
)
NOT_AGED = "What was surveyed is held against the plan: the box “Age” changes nothing here."
STATES: dict[State, str] = {"yes": "yes", "no": "no", "not known": "not known yet"}
WHYS: dict[Why, str] = {
    "told": "as told",
    "dropped": "not carried out",
    "rated": "by the manager's ratings",
    "seen": "by the team in the survey",
    "not due": "no survey since it was due",
    "not rated before": "no manager's rating before",
    "not rated since": "no manager's rating since",
    "held before": "the manager saw the level before",
    "gone": "not in the survey any more",
    "with a tool": "trained and equipped: the rating does not say which helped",
    "not told": "nobody has told",
    "not followed": "the decision does not say whom it is about",
    "no outcome": "a group only costs; its learners are followed",
}


def title(found: Ledger) -> str:
    """How much of the plan came true."""
    total = _total(found)
    if total is None:
        return f"“{found.scenario}” is followed; its sums are of too few purchases to be shown"
    followed = total.yes + total.no + total.not_known
    if not total.yes + total.no:
        verb = "is" if followed == 1 else "are"
        return f"{count(followed, 'purchase')} {verb} followed, and none can be judged yet"
    return (
        f"Of {count(followed, 'purchase')} {number(total.yes)} came true, {number(total.no)} did "
        f"not, {number(total.not_known)} {'is' if total.not_known == 1 else 'are'} not known yet"
    )


def note(found: Ledger) -> str:
    """What was decided, when, and up to which survey it is followed."""
    decided = found.decided
    by = f" by {decided.decided_by}" if decided.decided_by else ""
    seen = "no survey since"
    if found.coverage:
        seen = f"followed up to {found.coverage.wave}, {day(found.coverage.held_on)}"
    return (
        f"“{found.scenario}”, decided on {day(decided.decided_on)}{by}: "
        f"{decided.reason.rstrip('.')} · {seen} · only managers' ratings count"
    )


def figures(found: Ledger) -> list[Figure]:
    """Positions, coverage, cash, hours and time: planned against happened."""
    total = _total(found)
    rows: list[Figure] = []
    if total is not None:
        rows.append(
            (
                "Positions closed",
                _range(total.at_least, total.at_most),
                f"of {total.positions} planned; {count(total.not_known, 'purchase')} not known yet",
            )
        )
    if found.coverage is not None:
        then = found.coverage
        rows.append(
            (
                "Coverage found",
                coverage_range(then.found, then.found_high),
                f"planned for that day {percent(then.planned)}, "
                f"{percent(then.before)} at the decision",
            )
        )
    if total is not None:
        currency = found.decided.currency
        rows += [
            _sum_figure("First-year cash", total.cost, lambda v: money(v, currency)),
            _sum_figure("Hours of people", total.hours, hours),
            (
                "Weeks late",
                "–" if total.weeks_late is None else decimal(total.weeks_late),
                f"mean of {count(total.dated, 'purchase')} with a day"
                if total.dated
                else "no day is told yet",
            ),
        ]
    return rows


def against_table(found: Ledger) -> Table:
    """By lever, then in total."""
    rows, currency = found.against, found.decided.currency
    return {
        "Lever": [row.lever or "all" for row in rows],
        "Came true": [row.yes for row in rows],
        "Did not": [row.no for row in rows],
        "Not known": [row.not_known for row in rows],
        "Positions planned": [row.positions for row in rows],
        "Closed at least": [row.at_least for row in rows],
        "Closed at most": [row.at_most for row in rows],
        f"Cash planned, {currency}": [round(row.cost.planned) for row in rows],
        f"Of it told, {currency}": [_told(row.cost, row.cost.planned_known) for row in rows],
        f"Cash spent there, {currency}": [_told(row.cost, row.cost.happened) for row in rows],
        "Hours planned": [round(row.hours.planned) for row in rows],
        "Hours of it told": [_told(row.hours, row.hours.planned_known) for row in rows],
        "Hours spent there": [_told(row.hours, row.hours.happened) for row in rows],
        "Weeks late": [
            None if row.weeks_late is None else round(row.weeks_late, 1) for row in rows
        ],
    }


def outcomes_table(outcomes: Sequence[Outcome]) -> Table:
    """Purchase by purchase, by role and never by name."""
    return {
        "Lever": [o.lever for o in outcomes],
        "What": [what(o) for o in outcomes],
        "Who": [o.who for o in outcomes],
        "Team": [o.team for o in outcomes],
        "Planned for": [day(o.due_on) for o in outcomes],
        "Came true": [STATES[o.state] for o in outcomes],
        "How that is known": [WHYS[o.why] for o in outcomes],
        "Weeks late": [None if o.weeks_late is None else round(o.weeks_late, 1) for o in outcomes],
    }


def compared(found: Compared | None) -> str:
    """Whether trained people rose more than untrained ones."""
    if found is None:
        return (
            "Trained and untrained people cannot be compared yet: it takes managers' ratings of "
            "both, before and after, in the same skill."
        )
    said = (
        f"Managers saw {count(found.trained, 'trained person', 'trained people')} rise by "
        f"{_signed(found.rise)} levels, and untrained ones by {_signed(found.peers_rise)} "
        f"({count(found.peers, 'pair')} of ratings in the same skills between the same surveys): "
        f"{_signed(found.more)} by training"
    )
    said += f"; {_matched(found)}"
    if found.interval is None:
        return f"{said}; one person is too few for an interval."
    low, high = found.interval
    sure = "" if low > 0 or high < 0 else "; as much may come without any training"
    return f"{said} (95 %: {_signed(low)} to {_signed(high)}{sure})."


def _matched(found: Compared) -> str:
    """Whether like was compared with like."""
    if found.matched == found.trained:
        return "each against people of the same starting level"
    rest = "who begins higher has less to rise"
    if not found.matched:
        return f"the starting levels are not alike: {rest}"
    return f"{number(found.matched)} against people of the same starting level, else {rest}"


def arrivals(found: Sequence[Arrival]) -> list[str]:
    """Who may be a hire of the plan, without a name."""
    holds = {
        True: "has the levels",
        False: "has not all of the levels",
        None: "levels not known yet",
    }
    return [
        f"Action {a.action_no}, {a.profile} for {a.team}: somebody new there as "
        f"{a.role or 'no role given'}, first seen on {day(a.first_seen)}, {holds[a.holds]}. If "
        "that is the hire, tell the day of arriving."
        for a in found
    ]


def overrides(found: Ledger) -> list[str]:
    """What somebody demanded or forbade, and why."""
    return [
        f"{'Demanded' if isinstance(one, Pin) else 'Forbidden'}: {wish(one)}. "
        f"{'Reason: ' + one.reason.rstrip('.') if one.reason else 'No reason was given'}."
        for one in found.overrides
    ]


def learned_table(rates: Sequence[Learned]) -> Table:
    """Each number as it is assumed, and as the own outcomes have it."""
    return {
        "Assumption": [rate.key for rate in rates],
        "Unit": [rate.today.unit for rate in rates],
        "Today: low · likely · high": [
            _three(rate.today.low, rate.today.likely, rate.today.high) for rate in rates
        ],
        "Known outcomes": [known(rate) for rate in rates],
        "Offered: low · likely · high": [
            _three(rate.offer.low, rate.offer.likely, rate.offer.high) if rate.offer else "–"
            for rate in rates
        ],
        "95 % interval": [
            f"{rate.interval[0]:.3g} to {rate.interval[1]:.3g}" if rate.interval else "–"
            for rate in rates
        ],
        "Source": [rate.offer.source if rate.offer else "" for rate in rates],
    }


def known(rate: Learned) -> str:
    """How many outcomes there are: "14 of 20 needed", "27 of 48 held"."""
    if rate.offer is None:
        return f"{rate.outcomes} of {NEEDED} needed"
    if rate.held is None:
        return f"{rate.outcomes}"
    return f"{rate.held} of {rate.outcomes} held"


def _signed(levels: float) -> str:
    return f"{levels:+.2f}".replace("-", "−")


def _three(low: float, likely: float, high: float) -> str:
    return f"{low:g} · {likely:g} · {high:g}"


def _total(found: Ledger) -> Against | None:
    return next((row for row in found.against if row.lever is None), None)


def _range(low: int, high: int) -> str:
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def _told(of: Sum, value: float) -> int | None:
    return round(value) if of.known else None


def _sum_figure(name: str, of: Sum, shown: object) -> Figure:
    assert callable(shown)
    if not of.known:
        return name, "–", f"planned {shown(of.planned)}; nothing is told yet"
    return (
        name,
        shown(of.happened),
        f"planned {shown(of.planned_known)} for the {of.known} of {of.of} purchases that are told; "
        f"{shown(of.planned)} for all",
    )
