"""`mentors`: who could teach whom, gap by gap."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import (
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
    add_people(parser, "say who, not only how many", pseudonyms=True)


def run(args: argparse.Namespace) -> Answer:
    """Look for learners and mentors of each short requirement."""
    from dashboard.render.terminal import text
    from dashboard.subjects import mentors as subject
    from dashboard.subjects.reading import Reading

    with opened(args) as database:
        asked = study(args, database)
        names = None
        reading = Reading(asked, people_wished(args), asked.selection.viewer.people_visible)
        circles, sections = asked.circles(), [subject.mentors(reading)]
        if reading.people:
            names = {worker.person_no: worker.label for worker in asked.problem().workers}
            sections += [subject.pairs(reading, circle) for circle in circles]
        return Answer({"gaps": [_document(c, names) for c in circles]}, text(sections))


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
