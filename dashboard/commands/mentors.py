"""`mentors`: who could teach whom, gap by gap."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import (
    add_ageing,
    add_filters,
    add_people,
    answered_by,
    opened,
    people_wished,
    study,
)

if TYPE_CHECKING:
    from analytics.strategy.mentors import Circle

WHO = ("learners", "mentors", "pairs")


def mentors_options(parser: argparse.ArgumentParser) -> None:
    """What `mentors` takes."""
    answered_by(parser, run)
    add_filters(parser)
    add_ageing(parser)
    add_people(parser, "say who, not only how many", pseudonyms=True)


def run(args: argparse.Namespace) -> Answer:
    """Look for learners and mentors of each short requirement."""
    with opened(args) as database:
        asked = study(args, database)
        problem, found = asked.problem(), asked.circles()
    names = {w.person_no: w.label for w in problem.workers} if people_wished(args) else None
    rows = [
        (
            c.skill,
            c.scope,
            c.level,
            c.short,
            len(c.learners),
            c.wanting,
            c.in_time,
            len(c.mentors),
            len(c.pairs),
        )
        for c in found
    ]
    header = (
        "skill",
        "scope",
        "level",
        "short",
        "could learn",
        "want to",
        "in time",
        "mentors",
        "pairs",
    )
    lines = [table(header, rows)]
    if names is not None:
        from dashboard.wording.mentors import circle_lines

        for c in found:
            lines += ["", f"{c.skill}, {c.scope}, to level {c.level}:", *circle_lines(c, names)]
    return Answer(
        {"gaps": [_document(c, names) for c in found]}, "\n".join(lines).replace("\u00a0", " ")
    )


def _document(circle: Circle, names: dict[int, str] | None) -> dict[str, Any]:
    """Counts; who it is only where names are wished."""
    document: dict[str, Any] = plain(circle)
    for key in WHO:
        document[key] = len(document[key])
    if names is not None:
        document["who"] = [
            {"learner": names[p.learner], "mentor": names[p.mentor]} for p in circle.pairs
        ]
    return document
