"""`assess`: which ratings to verify before anything is bought, and whether that pays."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import (
    add_ageing,
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
    add_ageing(parser)
    add_wishes(parser)
    add_people(parser, "say whose, not only which role's", pseudonyms=True)


def run(args: argparse.Namespace) -> Answer:
    """Weigh the plan against what the ratings in doubt may turn out to be."""
    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        found = asked.assessment()
    assert found is not None  # whatever a solve raises ends the command
    smallest = asked.selection.viewer.smallest_group
    return Answer(
        document(found, smallest, people=people_wished(args)),
        text(found, smallest, people=people_wished(args)),
    )


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


def text(found: Assessment, smallest: int, *, people: bool) -> str:
    """The same for a terminal."""
    from analytics.assess.telling import groups
    from dashboard.wording import assess as wording

    lines = [f"{wording.WORD}: {wording.advice(found)}"]
    if found.worth_it and people:
        rows = [
            (
                a.skill,
                wording.levels(a.levels),
                a.person,
                a.role,
                a.team,
                "rated" if a.known else "unknown",
            )
            for a in found.asks
        ]
        lines += ["", table(("skill", "level", "person", "role", "team", "today"), rows), ""]
    elif found.worth_it:
        told = [
            (g.skill, wording.levels(g.levels), g.role, g.unknown, g.rated)
            for g in groups(found, smallest)
        ]
        lines += ["", table(("skill", "level", "role", "unknown", "rated"), told), ""]
    lines += [line for line in (wording.numbers(found), wording.how(found)) if line]
    return "\n".join(lines).replace("\u00a0", " ")
