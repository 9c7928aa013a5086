"""The options of `plan`, side by side: what could be done, by net cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import plain
from dashboard.commands.plan import actions_document

if TYPE_CHECKING:
    from analytics.options.results import Option, Options


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
