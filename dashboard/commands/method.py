"""`method`: every measure, with its formula and source."""

from __future__ import annotations

import argparse

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import answered_by


def method_options(parser: argparse.ArgumentParser) -> None:
    """What `method` takes."""
    answered_by(parser, run)
    parser.add_argument("--markdown", action="store_true", help="as the table of README.md")


def run(args: argparse.Namespace) -> Answer:
    """Print the catalogue."""
    from analytics.catalogue import MEASURES
    from dashboard.wording.catalogue import facts, markdown

    text = (
        markdown()
        if args.markdown
        else "\n\n".join(f"{m.name}\n  {m.says}\n  {m.formula}\n  {facts(m)}" for m in MEASURES)
    )
    return Answer({"measures": [plain(m) for m in MEASURES]}, text)
