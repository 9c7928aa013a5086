"""`evidence`: how well the survey measures, for the analyst."""

from __future__ import annotations

import argparse

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import add_filters, answered_by, opened, study


def evidence_options(parser: argparse.ArgumentParser) -> None:
    """What `evidence` takes."""
    answered_by(parser, run)
    add_filters(parser, ageing=False)
    parser.add_argument(
        "--reflective",
        metavar="AREA",
        action="append",
        default=[],
        help="a skill area whose skills are signs of one thing (may be repeated)",
    )


def run(args: argparse.Namespace) -> Answer:
    """Weigh the selection."""
    from dashboard.render.terminal import text
    from dashboard.subjects import evidence as subject

    with opened(args) as database:
        result = study(args, database).evidence(tuple(args.reflective))
    words = text([subject.evidence(result)]) if result.skills else subject.NOBODY
    return Answer(plain(result), words)
