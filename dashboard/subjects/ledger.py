"""Ledger: a decided plan against what became of it, and what that teaches."""

from collections.abc import Callable, Sequence

from analytics.ledger.ledger import what
from analytics.ledger.outcomes import NEEDED
from analytics.ledger.results import (
    Against,
    Learned,
    Ledger,
    Outcome,
    State,
    Sum,
)
from analytics.strategy.problem.problem import Pin
from dashboard import formats
from dashboard.formats import between, count, day, hours, money, number, percent
from dashboard.render import blocks as kinds
from dashboard.render.blocks import Fields, column
from dashboard.subjects import HELPS, columns, texts
from dashboard.subjects.scenarios import wish
from data.store.facts.settings import Assumption


def total(result: Ledger) -> Against | None:
    """Of all levers; None where it is of too few purchases to be shown."""
    return next((row for row in result.against if row.lever is None), None)


def title(result: Ledger) -> str:
    whole = total(result)
    if whole is None:
        return f"“{result.scenario}” is followed; its sums are of too few purchases to be shown"
    followed = count(whole.yes + whole.no + whole.not_known, "purchase")
    if not whole.yes + whole.no:
        return f"{followed} followed; none can be judged yet"
    wait = f"; {number(whole.not_known)} not known yet" if whole.not_known else ""
    return f"{number(whole.yes)} of {followed} came true, {number(whole.no)} did not{wait}"


STATES: dict[State, str] = {"yes": "yes", "no": "no", "not known": "not known yet"}
WHYS = texts("ledger.why")


def note(result: Ledger) -> str:
    decided = result.decided
    by = f" by {decided.decided_by}" if decided.decided_by else ""
    seen = "There is no survey since."
    if result.coverage:
        seen = f"Followed up to {result.coverage.wave}, {day(result.coverage.held_on)}."
    return (
        f"“{result.scenario}” was decided on {day(decided.decided_on)}{by}: "
        f"{decided.reason.rstrip('.')}. {seen} Only managers' ratings count."
    )


def figures(result: Ledger) -> tuple[kinds.Figure, ...]:
    whole, then, currency = total(result), result.coverage, result.decided.currency
    rows: list[kinds.Figure] = []
    if then is not None:
        results = kinds.Said(then.found, formats.coverage_range(then.found, then.found_high))
        planned = f"{percent(then.planned)} planned for that day"
        text = f"{planned}, {percent(then.before)} at the decision"
        rows.append(kinds.Figure("coverage", "Coverage found", results, "percent", text))
    if whole is None:
        return tuple(rows)
    closed = kinds.Said(whole.at_least, between(number(whole.at_least), number(whole.at_most)))
    waiting = f"; {count(whole.not_known, 'purchase')} not known yet" if whole.not_known else ""
    dated = "no day is reported yet"
    if whole.dated:
        dated = f"mean of {count(whole.dated, 'purchase')} with a day"
    return (
        kinds.Figure(
            "closed", "Positions closed", closed, note=f"of {whole.positions} planned{waiting}"
        ),
        *rows,
        _sum("cash", "First-year cash", whole.cost, "money", lambda v: money(v, currency)),
        _sum("hours", "Hours of people", whole.hours, "hours", hours),
        kinds.Figure("weeks_late", "Weeks late", whole.weeks_late, "decimal", dated),
    )


def _sum(
    key: str, label: str, of: Sum, kind: kinds.Kind, text: Callable[[float], str]
) -> kinds.Figure:
    if not of.known:
        waits = f"{text(of.planned)} planned; none reported yet"
        return kinds.Figure(key, label, None, kind, waits)
    quiet = (
        f"{text(of.planned_known)} planned for the {of.known} of {of.of} purchases reported; "
        f"{text(of.planned)} for all"
    )
    return kinds.Figure(key, label, kinds.Said(of.happened, text(of.happened)), kind, quiet)


def _known(path: str) -> Callable[[Against], kinds.Value]:
    """What was reported of a sum, or planned where it is; None where nothing is known."""
    name, _, part = path.partition(".")

    def value(row: Against) -> kinds.Value:
        of: Sum = getattr(row, name)
        return getattr(of, part) if of.known else None

    return value


AGAINST = Fields[Against](
    column("lever", "Lever", "lever", lambda row: row.lever or "All"),
    column("yes", "Came true", "count"),
    column("no", "Did not", "count"),
    column("not_known", "Not known", "count"),
    column("positions", "Positions planned", "count"),
    column("at_least", "Closed at least", "count"),
    column("at_most", "Closed at most", "count"),
    column("cash_planned", "Cash planned", "money", "cost.planned"),
    column("cash_planned_known", "Planned where reported", "money", _known("cost.planned_known")),
    column("cash", "Cash reported", "money", _known("cost.happened")),
    column("hours_planned", "Hours planned", "hours", "hours.planned"),
    column("hours_planned_known", "Hours where reported", "hours", _known("hours.planned_known")),
    column("hours", "Hours reported", "hours", _known("hours.happened")),
    column("weeks_late", "Weeks late", "decimal"),
)


def against(result: Ledger) -> kinds.Table:
    title, unit = "Planned against happened, by lever", result.decided.currency
    note = HELPS["note.against"]
    empty = "Every sum is of too few purchases to be shown."
    return AGAINST.table("against", title, result.against, note=note, empty=empty, unit=unit)


OUTCOMES = Fields[Outcome](
    columns.LEVER,
    column("what", "What", value=what, share=1.6),
    column("who", "Who"),
    columns.TEAM,
    column("due_on", "Planned for", "date"),
    column("state", "Came true", value=lambda o: STATES[o.state]),
    column("why", "How that is known", value=lambda o: WHYS[o.why], share=1.6),
    column("weeks_late", "Weeks late", "decimal"),
)
"""By role and never by name."""


def ledger(result: Ledger) -> kinds.Section:
    """A decided plan, as far as its reader may see it: without people there are no purchases."""
    outcomes = OUTCOMES.table("outcomes", "Purchase by purchase", result.outcomes)
    blocks = kinds.given(
        kinds.Numbers(figures(result)),
        against(result),
        outcomes if result.outcomes else None,
    )
    return kinds.Section("ledger", "Ledger", title(result), note(result), blocks)


def _three(rate: Assumption | None) -> str:
    return f"{rate.low:g} · {rate.likely:g} · {rate.high:g}" if rate else "–"


def _interval(rate: Learned) -> str:
    return f"{rate.interval[0]:.3g} to {rate.interval[1]:.3g}" if rate.interval else "–"


def known(rate: Learned) -> kinds.Said:
    """How many outcomes there are: "14 of 20 needed", "27 of 48 held"."""
    if rate.offer is None:
        return kinds.Said(rate.outcomes, f"{rate.outcomes} of {NEEDED} needed")
    return kinds.Said(rate.outcomes, f"{rate.held} of {rate.outcomes} held")


LEARNED = Fields[Learned](
    column("key", "Assumption", share=1.6),
    column("unit", "Unit", value="today.unit"),
    column("today", "Today: low · likely · high", value=lambda rate: _three(rate.today)),
    column("outcomes", "Known outcomes", "count", known),
    column("offer", "Offered: low · likely · high", value=lambda rate: _three(rate.offer)),
    column("interval", "95 % interval", value=_interval),
    column("source", "Source", value="offer.source"),
)


def learned(rates: Sequence[Learned]) -> kinds.Section:
    table = LEARNED.table("learned", "", rates, empty="Too few outcomes to show any.")
    lead = HELPS["ledger.learned"].format(needed=NEEDED)
    return kinds.Section("learned", "Learned", "What the outcomes teach", lead, (table,))


def overrides(result: Ledger) -> kinds.Section | None:
    """What somebody demanded or forbade, and why; None where nobody did."""
    rows = []
    for wished in result.overrides:
        word = "Demanded" if isinstance(wished, Pin) else "Forbidden"
        why = wished.reason.rstrip(".")
        because = f"Reason: {why}" if why else "No reason was given"
        rows.append((word, f"{wish(wished)}. {because}."))
    if not rows:
        return None
    heading = f"{count(len(rows), 'override')} of the planner"
    lines = kinds.Lines("overrides", "", tuple(rows))
    return kinds.Section("overrides", "Overrides", heading, "", (lines,))
