"""`method`: every measure, with its formula and source."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import verb

if TYPE_CHECKING:
    from dashboard.commands.options import Verbs


def add(verbs: Verbs) -> None:
    """Put the verb into the parser."""
    parser = verb(verbs, "method", "every measure: what it says, its formula, its source")
    parser.add_argument("--markdown", action="store_true", help="as the table of README.md")
    parser.set_defaults(run=run)


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
