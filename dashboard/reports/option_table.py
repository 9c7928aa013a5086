"""The ways to go on side by side, as a report prints them, and what would change the choice."""

from __future__ import annotations

from analytics.options.results import Option, Options
from analytics.results import OptionName
from analytics.suppression import Hidden
from dashboard import formats
from dashboard.reports import numbers
from dashboard.reports.content import Cell, Column, Section, Table
from dashboard.reports.numbers import NONE, TOO_FEW
from dashboard.reports.plain import plain
from dashboard.wording import options as wording

LONGEST = 1200
COLUMNS = (
    Column("Option", share=1.5),
    Column("Buys", share=2.2),
    Column("Likely in place", "number"),
    Column("Worst tenth", "number"),
    Column("First-year cash", "money"),
    Column("A year after", "money"),
    Column("Hours", "hours"),
    Column("Decide by", share=1.1),
)
NET = (
    Column("Option", share=1.5),
    Column("Total cost", "money"),
    Column("Less credit", "money"),
    Column("Open positions", "money"),
    Column("Net cost", "money"),
)


def option_section(options: Options, name: OptionName, hidden: Hidden) -> Section | None:
    """None where nothing is required. What would tell of a small group is left out."""
    if not options.options[0].planned.plan.needs:
        return None
    secret = bool(hidden.requirements)
    sentences = [
        *([] if secret else wording.leaves_open(options.named(name))),
        *([] if secret else wording.ways_out(options)),
        wording.value(options),
        *([] if secret else [wording.own_values(options)]),
    ]
    switches = tuple((line,) for line in wording.switches(options))
    return Section(
        title=plain(wording.NAMES[name] if secret else wording.headline(options.named(name)), 200),
        note=plain(" ".join(line for line in sentences if line), LONGEST),
        tables=(
            Table(
                "Options, by what they spend",
                COLUMNS,
                tuple(_row(option, options, secret) for option in options.options),
            ),
            Table(
                "Net cost: total cost less the work that hires do beside, and open positions",
                NET,
                tuple(_net(option, secret) for option in options.options),
            ),
            Table(
                "What would change the choice",
                (Column("From one option to the next", share=3),),
                switches,
                "No other option buys anything else.",
            ),
        ),
    )


def _row(option: Option, options: Options, secret: bool) -> tuple[Cell, ...]:
    plan, judged, cost = option.planned.plan, option.judged, option.cost
    mark = f" ({wording.RECOMMENDED.lower()})" if option.name == options.recommended else ""
    same = f"as {wording.NAMES[option.same_as]}" if option.same_as else ""
    until = wording.works_until(option)
    return (
        f"{wording.NAMES[option.name]}{mark}",
        same or ", ".join(wording.buys(plan)) or "nothing",
        TOO_FEW if secret else numbers.decimal(judged.held),
        TOO_FEW if secret else numbers.decimal(judged.held_worst_tenth),
        numbers.money(cost.first_year_cash, plan.currency),
        numbers.money(cost.run_rate, plan.currency),
        numbers.hours(cost.hours),
        formats.day(until) if until else NONE,
    )


def _net(option: Option, secret: bool) -> tuple[Cell, ...]:
    currency = option.planned.plan.currency
    return (
        wording.NAMES[option.name],
        numbers.money(option.cost.total, currency),
        numbers.money(option.credit, currency),
        TOO_FEW if secret else numbers.money(option.vacancy, currency),
        TOO_FEW if secret else numbers.money(option.net, currency),
    )
