"""`drivers`: which assumption moves the plan most, as it stands and planned anew."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import (
    add_ageing,
    add_filters,
    add_wishes,
    answered_by,
    opened,
    scenario,
    selection,
)

if TYPE_CHECKING:
    from analytics.strategy.drivers import Driver


LIKELY = ("shortage", "shortage_other", "total", "holding")


def drivers_options(parser: argparse.ArgumentParser) -> None:
    """What `drivers` takes."""
    answered_by(parser, run)
    add_filters(parser)
    add_ageing(parser)
    add_wishes(parser)


def run(args: argparse.Namespace) -> Answer:
    """Plan at both ends of every assumption that has a range."""
    from analytics.analyse import analyse
    from analytics.strategy.drivers import basis, chance_only, driver, ranged, strongest
    from analytics.strategy.setup.setup import build_problem
    from dashboard.wording import drivers as wording

    wished, _ = scenario(args)
    with opened(args) as database:
        analysis = analyse(database, selection(args))
        base = basis(build_problem(database, analysis, wished))
        keys = ranged(database, wished)
        tried = [driver(database, analysis, wished, base, key) for key in keys]
    found, chances = strongest(tried), chance_only(tried)
    currency = base.problem.rules.currency
    must_haves = sum(need.must_have for need in base.problem.needs)
    document = {
        "tried": len(keys),
        "likely": {name: getattr(base.likely, name) for name in LIKELY} | {"currency": currency},
        "drivers": [_document(d) for d in found],
        "chances": [_document(d) for d in chances],
        "unmoved": wording.unmoved(tried),
    }
    said = [wording.chances_line(chances), wording.unmoved_line(tried)]
    text = _table(found) if found else wording.NOTHING_DRIVES
    line = wording.base_line(base.likely, must_haves, currency)
    return Answer(document, "\n".join([line, "", text, "", *filter(None, said)]))


def _document(found: Driver) -> dict[str, Any]:
    swings = (
        "shortage_swing",
        "total_swing",
        "fixed_shortage_swing",
        "fixed_total_swing",
        "holding_swing",
    )
    document: dict[str, Any] = plain(found)
    return document | {name: getattr(found, name) for name in swings}


def _table(found: Sequence[Driver]) -> str:
    """One row an end: what stays open and what it costs, as the plan stands and planned anew."""
    header = (
        "assumption",
        "at",
        "unit",
        "open as it stands",
        "open anew",
        "total as it stands",
        "total anew",
        "holding by formula, ratings true",
    )
    rows = [
        (
            d.key,
            f"{anew.number:g}",
            d.unit,
            fixed.shortage,
            anew.shortage,
            round(fixed.total),
            round(anew.total),
            f"{fixed.holding:.1f}",
        )
        for d in found
        for fixed, anew in ((d.fixed_low, d.low), (d.fixed_high, d.high))
    ]
    return table(header, rows)
