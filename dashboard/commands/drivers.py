"""`drivers`: which assumption moves the plan most, as it stands and planned anew."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import (
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
    add_wishes(parser)


def run(args: argparse.Namespace) -> Answer:
    """Plan at both ends of every assumption that has a range."""
    from analytics.options.drivers import strongest
    from dashboard.render.terminal import text
    from dashboard.subjects.reading import Reading
    from dashboard.subjects.why import depends
    from dashboard.wording import drivers as wording

    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        base, keys = asked.basis(), asked.driver_keys()
        tried = [asked.driver(key) for key in keys]
        section = depends(
            Reading(asked, small_groups=asked.selection.viewer.people_visible), tried, len(keys)
        )
    found = strongest(tried)
    currency = base.problem.rules.currency
    document = {
        "tried": len(keys),
        "likely": {name: getattr(base.likely, name) for name in LIKELY} | {"currency": currency},
        "drivers": [_document(d) for d in found],
        "unmoved": wording.unmoved(tried),
    }
    said = text([section]) if section else wording.NOTHING_DRIVES
    return Answer(document, f"{wording.base_line(base.likely, currency)}\n\n{said}")


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
