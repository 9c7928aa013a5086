"""How sure a plan is, for `plan`: the simulated runs beside the promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import plain, table

if TYPE_CHECKING:
    from analytics.chances.results import Chances
    from analytics.strategy.results import Plan


def chances_document(found: Chances) -> dict[str, Any]:
    """What --json prints under `chance.simulated`."""
    document: dict[str, Any] = plain(found)
    document["weakest"] = plain(found.weakest)
    return document


def chances_text(found: Chances, plan: Plan) -> list[str]:
    """The same for a terminal."""
    from dashboard.wording import chances as wording

    rows = [
        (
            f"{n.skill} {n.level}",
            n.scope,
            n.planned,
            n.required,
            wording.chance(n.chance),
            wording.chance(n.chance_as_rated),
            wording.chance(n.formula),
            f"{n.missing:.2f}",
        )
        for n in wording.least_sure_first(found)
    ]
    header = (
        "must-have",
        "scope",
        "planned",
        "required",
        "likely",
        "ratings right",
        "by formula",
        "missing",
    )
    lines = ["", wording.summary(found, plan, plan.start)]
    if not rows:
        return lines
    shared = filter(None, [wording.goes_with(found)])
    return [*lines, table(header, rows), *shared, wording.how(found)]
