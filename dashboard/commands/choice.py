"""The options of `plan`, side by side: what could be done, by net cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import plain, table
from dashboard.commands.plan import actions_document
from dashboard.formats import decimal, money_exact

if TYPE_CHECKING:
    from analytics.options.results import Option, Options
    from analytics.results import OptionName


def options_document(found: Options, name: str, *, people: bool) -> dict[str, Any]:
    """What --json adds: every option, and where the choice would change."""
    return {
        "option": name,
        "recommended": found.recommended,
        "options": [_option(option, people) for option in found.options],
        "switching": [plain(one) for one in found.switching],
        "value": {"per_week": found.per_week, "share_of_payroll": found.share_of_payroll},
        "ways_out": [plain(one) for one in found.ways_out],
    }


def _option(option: Option, people: bool) -> dict[str, Any]:
    from dashboard.wording import options as wording

    plan, judged = option.planned.plan, option.judged
    return {
        "name": option.name,
        "cost": plain(option.cost),
        "credit": option.credit,
        "vacancy": option.vacancy,
        "net": option.net,
        "shortage": plan.shortage,
        "held": {"mean": judged.held, "of": judged.of, "worst_tenth": judged.held_worst_tenth},
        "missing": {"mean": judged.missing, "worst_tenth": judged.missing_worst_tenth},
        "open_weeks": option.open_weeks,
        "open": [plain(row) for row in option.open],
        "likely_by": [plain(row) for row in judged.likely_by],
        "decide_by": wording.works_until(option),
        "actions": actions_document(plan, people=people),
        "same_as": option.same_as,
    }


def options_text(found: Options, name: OptionName) -> str:
    """What the chosen option leaves open, all of them side by side, and what would change our
    mind."""
    from dashboard.wording import options as wording

    currency = found.options[0].planned.plan.currency
    header = (
        "option",
        "buys",
        "year 1, cash",
        "a year after",
        "total",
        "- credit",
        "+ open positions",
        "= net cost",
        "likely in place",
        "people missing",
        "decide by",
    )
    rows = [
        (
            f"{option.name}{' (recommended)' if option.name == found.recommended else ''}",
            f"as {option.same_as}"
            if option.same_as
            else ", ".join(wording.buys(option.planned.plan)) or "nothing",
            *(
                money_exact(amount, currency)
                for amount in (
                    option.cost.first_year_cash,
                    option.cost.run_rate,
                    option.cost.total,
                    option.credit,
                    option.vacancy,
                    option.net,
                )
            ),
            f"{decimal(option.judged.held)} of {option.judged.of}",
            decimal(option.judged.missing),
            str(wording.works_until(option) or ""),
        )
        for option in found.options
    ]
    chosen = found.named(name)
    before = [f"{wording.headline(chosen)}.", *wording.leaves_open(chosen)]
    turns = wording.change_mind(found, name)
    before += [wording.first_check(chosen), f"Would change our mind: {turns}" if turns else ""]
    before = [line for line in before if line]
    after = [wording.value(found), wording.own_values(found), *wording.switches(found)]
    return "\n".join(
        [
            *before,
            *wording.ways_out(found),
            "",
            table(header, rows),
            "",
            *(line for line in after if line),
        ]
    )
