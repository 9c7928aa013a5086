"""`changes`: what changed since an earlier wave, learned apart from joined."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import add_filters, answered_by, name, opened, study
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from analytics.change import Change


def changes_options(parser: argparse.ArgumentParser) -> None:
    """What `changes` takes."""
    answered_by(parser, run)
    add_filters(parser, ageing=False)
    parser.add_argument("--since", metavar="WAVE", type=name, help="default: the wave before")


def run(args: argparse.Namespace) -> Answer:
    """Compare two waves of the selection."""
    from dashboard.render.terminal import text
    from dashboard.subjects.changes import changes
    from dashboard.subjects.reading import Reading

    with opened(args) as database:
        asked = study(args, database)
        since = args.since or asked.previous_wave()
        if since is None:
            raise RefusedError("There is no earlier wave to compare with.")
        found = asked.change(since)
        reading = Reading(asked, small_groups=asked.selection.viewer.people_visible)
        said = text([changes(reading, since)])
    return Answer(_document(since, found), said)


def _document(since: str, found: Change) -> dict[str, Any]:
    """Counts of people; no person is named."""
    return {
        "since": since,
        "stayed": found.stayed,
        "joined": found.joined,
        "left": found.left,
        "skills": [plain(flow) for flow in found.flows],
        "requirements": [plain(r) for r in found.requirements],
    }
