"""`loss`: what breaks while somebody is away, the cheapest repair, the best step beforehand."""

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
    scenario,
    study,
)
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from analytics.strategy.loss import Loss, Step
    from data.store.database import Database


def loss_options(parser: argparse.ArgumentParser) -> None:
    """What `loss` takes."""
    answered_by(parser, run)
    add_filters(parser)
    add_wishes(parser)
    parser.add_argument(
        "--away",
        metavar="PERSON",
        action="append",
        default=[],
        help="as the survey names the person (may be repeated)",
    )
    add_people(parser, "say who is trained, not only roles")


def run(args: argparse.Namespace) -> Answer:
    """Take people away and repair."""
    from dashboard.render.terminal import text
    from dashboard.subjects import loss as subject
    from dashboard.subjects.reading import Reading

    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        away = tuple(_number(database, person) for person in args.away)
        reading = Reading(asked, args.people, asked.selection.viewer.people_visible)
        document = _document(asked.loss(away), asked.repairing_steps(), args.people)
        sections = [subject.away(reading, away)] if away else []
        return Answer(document, text([*sections, subject.steps(reading)]))


def _number(database: Database, person: str) -> int:
    from data.store.people.people import find_people

    matches = find_people(database, person)
    if len(matches) != 1:
        there = "Nobody" if not matches else f"More than one person ({len(matches)})"
        raise RefusedError(f"{there} is known as {person!r}. Give the e-mail or id of the survey.")
    return matches[0][0]


def _document(result: Loss, steps: tuple[Step, ...], people: bool) -> dict[str, Any]:
    """What --json prints. `person` stands in a repair only where `people` is wished."""
    repair = None
    if result.repair is not None:
        actions = [plain(action) for action in result.repair.actions]
        for action in actions:
            del action["person_no"]
            if not people:
                del action["person"], action["advice"]
        repair = {
            "cost": plain(result.repair.cost),
            "actions": actions,
            "still_open": result.repair.shortage(True),
        }
    return {
        "away": result.away,
        "broken": [{**plain(hit), "lost": hit.lost} for hit in result.broken],
        "single_points_of_failure": [plain(hit) for hit in result.single],
        "repair": repair,
        "steps": [plain(step) for step in steps],
    }
