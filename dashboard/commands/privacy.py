"""`privacy`: what is stored about people, why, who sees it and how long."""

from __future__ import annotations

import argparse
import textwrap
from dataclasses import asdict

from dashboard.commands.answer import Answer
from dashboard.commands.options import answered_by, opened


def privacy_options(parser: argparse.ArgumentParser) -> None:
    """What `privacy` takes."""
    answered_by(parser, run)
    parser.add_argument(
        "--signed-in", action="store_true", help="as people read it where they sign in"
    )
    parser.add_argument(
        "--survey-interest",
        choices=("used", "unused"),
        help="whether plans may use interest that surveys asked for",
    )


def run(args: argparse.Namespace) -> Answer:
    """Print the notice, as the page has it."""
    from dashboard.wording import privacy as wording
    from data.store.facts.survey_interest import use_interest
    from data.store.people.notice import privacy_notice

    with opened(args) as database:
        if args.survey_interest:
            use_interest(database, args.survey_interest == "used")
        found = privacy_notice(database)
        viewer = database.viewer
    parts = wording.parts(found, wording.Served(args.signed_in), (), viewer)
    lines = [wording.TITLE, "", textwrap.fill(wording.WHY, 96)]
    for part in parts:
        lines += ["", part.title]
        for text in (*(f"{name}: {said}" for name, said in part.named), *part.sentences):
            lines.append(textwrap.fill(text, 96, initial_indent="  ", subsequent_indent="    "))
    document = {"store": asdict(found), "parts": [asdict(part) for part in parts]}
    return Answer(document, "\n".join(lines))
