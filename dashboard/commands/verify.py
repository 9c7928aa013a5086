"""`verify`: does a report say what the store says?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain
from dashboard.commands.explain import explanations
from dashboard.commands.options import answered_by, opened, read_file
from data.vocabulary import grouped

if TYPE_CHECKING:
    from dashboard.subjects.verify import Verdict

NOT_LOOKED = 2
"""Exit code of what could not be compared: nothing is known of the report then."""
EXITS = (
    "Exit 0: the same. 1: different. 2: it could not look (no such file, no report, the store is "
    "in use).\nStop the app first where the store is a file; beside PostgreSQL it may run."
)
SHOWN = 20
"""Differences in the text; --json has all."""


def verify_options(parser: argparse.ArgumentParser) -> None:
    """What `verify` takes."""
    answered_by(parser, run)
    parser.epilog = EXITS
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(refused=NOT_LOOKED)


def run(args: argparse.Namespace) -> Answer:
    """Compare; exit 1 where a line is different, 2 where it could not look (RefusedError)."""
    from dashboard.subjects.verify import verify

    content = read_file(args.file)
    with opened(args) as database:
        found = verify(database, content, explanations)
    code = 0 if found.same else 1
    return Answer(_document(args.file, found), _text(args.file, found), code=code)


def _document(file: Path, found: Verdict) -> dict[str, Any]:
    return {
        "file": str(file),
        "format": found.kind,
        "same": found.same,
        "lines": found.lines,
        "differences": plain(found.differences),
        "made_at": f"{found.recipe.made_at}Z",
        "software": found.software,
    }


def _text(file: Path, found: Verdict) -> str:
    if found.same:
        return f"Same: all {grouped(found.lines)} lines of {file} are what the store says."
    lines = [
        f"Different: {grouped(len(found.differences))} lines of {file} are not what the store says."
    ]
    for one in found.differences[:SHOWN]:
        lines += [
            "",
            f"{one.place}",
            f"  file:  {one.file or '(no such line)'}",
            f"  store: {one.store or '(no such line)'}",
        ]
    if len(found.differences) > SHOWN:
        lines += ["", f"{grouped(len(found.differences) - SHOWN)} more; --json has all."]
    lines += [
        "",
        "An import, an edit or another version since it was made changes lines too: "
        "skillmix history lists the imports.",
    ]
    return "\n".join(lines)
