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
    study,
)

if TYPE_CHECKING:
    from analytics.options.drivers import Driver


LIKELY = ("shortage", "shortage_other", "total", "net", "open_weeks")


def drivers_options(parser: argparse.ArgumentParser) -> None:
    """What `drivers` takes."""
    answered_by(parser, run)
    add_filters(parser)
    add_ageing(parser)
    add_wishes(parser)


def run(args: argparse.Namespace) -> Answer:
    """Plan at both ends of every assumption that has a range."""
    from analytics.options.drivers import strongest
    from dashboard.wording import drivers as wording

    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        base, keys = asked.basis(), asked.driver_keys()
        tried = [asked.driver(key) for key in keys]
    found = strongest(tried)
    currency = base.problem.rules.currency
    document = {
        "tried": len(keys),
        "likely": {name: getattr(base.likely, name) for name in LIKELY} | {"currency": currency},
        "drivers": [_document(d) for d in found],
        "unmoved": wording.unmoved(tried),
    }
    text = _table(found) if found else wording.NOTHING_DRIVES
    lines = [wording.base_line(base.likely, currency), "", text, "", wording.unmoved_line(tried)]
    return Answer(document, "\n".join(lines).rstrip())


def _document(found: Driver) -> dict[str, Any]:
    swings = (
        "shortage_swing",
        "total_swing",
        "fixed_shortage_swing",
        "fixed_total_swing",
        "net_swing",
        "fixed_net_swing",
    )
    document: dict[str, Any] = plain(found)
    return document | {name: getattr(found, name) for name in swings}


def _table(found: Sequence[Driver]) -> str:
    """One row an end: what stays open and what it costs, as the plan stands and planned anew."""
    judged = found[0].likely.net is not None
    header = (
        "assumption",
        "at",
        "unit",
        "open as it stands",
        "open anew",
        "total as it stands",
        "total anew",
        *(("open weeks as it stands", "anew", "net as it stands", "net anew") if judged else ()),
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
            *((_round(e.open_weeks) for e in (fixed, anew)) if judged else ()),
            *((_round(e.net) for e in (fixed, anew)) if judged else ()),
        )
        for d in found
        for fixed, anew in ((d.fixed_low, d.low), (d.fixed_high, d.high))
    ]
    return table(header, rows)


def _round(number: float | None) -> int:
    return round(number or 0.0)
