"""`loss`: what breaks while somebody is away, the cheapest repair, the best step beforehand."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import (
    add_ageing,
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
    from analytics.strategy.problem.problem import Problem
    from data.store.database import Database


def loss_options(parser: argparse.ArgumentParser) -> None:
    """What `loss` takes."""
    answered_by(parser, run)
    add_filters(parser)
    add_ageing(parser)
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
    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        problem = asked.problem()
        away = tuple(_number(database, text) for text in args.away)
        found, steps = asked.loss(away), asked.repairing_steps()
    return Answer(_document(found, steps, args.people), _text(found, steps, problem, args.people))


def _number(database: Database, text: str) -> int:
    from data.store.people.people import find_people

    found = find_people(database, text)
    if len(found) != 1:
        there = "Nobody" if not found else f"More than one person ({len(found)})"
        raise RefusedError(f"{there} is known as {text!r}. Give the e-mail or id of the survey.")
    return found[0][0]


def _document(found: Loss, steps: tuple[Step, ...], people: bool) -> dict[str, Any]:
    """What --json prints. `person` stands in a repair only where `people` is wished."""
    repair = None
    if found.repair is not None:
        actions = [plain(action) for action in found.repair.actions]
        for action in actions:
            del action["person_no"]
            if not people:
                del action["person"], action["advice"]
        repair = {
            "cost": plain(found.repair.cost),
            "actions": actions,
            "still_open": found.repair.shortage(True),
        }
    return {
        "away": found.away,
        "broken": [{**plain(hit), "lost": hit.lost} for hit in found.broken],
        "single_points_of_failure": [plain(hit) for hit in found.single],
        "repair": repair,
        "steps": [plain(step) for step in steps],
    }


def _text(found: Loss, steps: tuple[Step, ...], problem: Problem, people: bool) -> str:
    from dashboard.wording import loss as wording

    currency = problem.rules.currency
    lines = []
    if found.away:
        lines = [*wording.loss_lines(found), *wording.repair_lines(found, currency, people), ""]
    lines.append("Steps of training that repair most:")
    lines += [wording.step_line(step, currency) for step in steps] or ["none"]
    return "\n".join(lines).replace("\u00a0", " ")
