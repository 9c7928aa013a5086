"""`method`: every measure, with its formula and source."""

from __future__ import annotations

import argparse

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import answered_by


def method_options(parser: argparse.ArgumentParser) -> None:
    """What `method` takes."""
    answered_by(parser, run)


def run(args: argparse.Namespace) -> Answer:
    """Print them."""
    from dashboard.subjects.method import measures

    found = measures()
    text = "\n\n".join(f"{m.name}\n  {m.says}\n  {m.formula}\n  {m.facts}" for m in found)
    return Answer({"measures": [plain(m) for m in found]}, text)
