"""`assess`: which ratings to verify before anything is bought, and whether that pays."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import (
    add_filters,
    add_people,
    add_wishes,
    answered_by,
    opened,
    people_wished,
    scenario,
    study,
)

if TYPE_CHECKING:
    from analytics.assess.results import Assessment


def assess_options(parser: argparse.ArgumentParser) -> None:
    """What `assess` takes."""
    answered_by(parser, run)
    add_filters(parser)
    add_wishes(parser)
    add_people(parser, "say whose, not only which role's", pseudonyms=True)


def run(args: argparse.Namespace) -> Answer:
    """Weigh the plan against what the ratings in doubt may turn out to be."""
    from dashboard.render.blocks import Section
    from dashboard.render.terminal import text
    from dashboard.subjects.reading import Reading
    from dashboard.subjects.sure import assess
    from dashboard.wording import assess as wording

    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        found = asked.assessment()
        assert found is not None  # whatever a solve raises ends the command
        reading = Reading(asked, people_wished(args), asked.selection.viewer.people_visible)
        section = assess(reading) or Section("assess", "", wording.advice(found))
    smallest = asked.selection.viewer.smallest_group
    return Answer(document(found, smallest, people=people_wished(args)), text([section]))


def document(found: Assessment, smallest: int, *, people: bool) -> dict[str, Any]:
    """What --json prints: `asks` by skill and role, or by person where that is wished."""
    from analytics.assess.telling import groups

    answer: dict[str, Any] = plain(found)
    answer.pop("roles")
    if people:
        for ask in answer["asks"]:
            ask.pop("person_no")
    else:
        answer["asks"] = plain(groups(found, smallest))
    answer["ratings"] = len(found.asks)
    answer["worth_it"] = found.worth_it
    answer["cost_per_rating"] = found.cost_per_rating
    return answer
