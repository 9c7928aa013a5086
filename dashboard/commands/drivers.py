"""`drivers`: which assumption moves the plan most, each at its low and high end."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import (
    add_ageing,
    add_filters,
    add_wishes,
    opened,
    scenario,
    selection,
    verb,
)

if TYPE_CHECKING:
    from dashboard.commands.options import Verbs


def add(verbs: Verbs) -> None:
    """Put the verb into the parser."""
    parser = verb(verbs, "drivers", "which assumption moves the plan most, planned anew for each")
    add_filters(parser)
    add_ageing(parser)
    add_wishes(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Plan at both ends of every assumption that has a range."""
    from analytics.analyse import analyse
    from analytics.strategy.drivers import driver, ranged, strongest

    wished, _ = scenario(args)
    with opened(args) as database:
        analysis = analyse(database, selection(args))
        keys = ranged(database, wished)
        found = strongest(driver(database, analysis, wished, key) for key in keys)
    header = ("assumption", "unit", "low", "likely", "high", "open at low", "as is", "at high",
              "total at low", "as is", "at high")  # fmt: skip
    rows = [
        (d.key, d.unit, *(f"{end.number:g}" for end in (d.low, d.likely, d.high)),
         *(end.shortage for end in (d.low, d.likely, d.high)),
         *(round(end.total) for end in (d.low, d.likely, d.high)))
        for d in found
    ]  # fmt: skip
    documents = [
        {**plain(d), "shortage_swing": d.shortage_swing, "total_swing": d.total_swing}
        for d in found
    ]
    said = table(header, rows) if found else "No assumption within its range changes the plan."
    return Answer({"tried": len(keys), "drivers": documents}, said)
