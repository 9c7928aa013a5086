"""`evidence`: how well the survey measures, for the analyst."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dashboard.commands.answer import Answer, plain, table
from dashboard.commands.options import add_filters, answered_by, opened, study
from dashboard.formats import percent

if TYPE_CHECKING:
    from analytics.evidence.results import Evidence


def evidence_options(parser: argparse.ArgumentParser) -> None:
    """What `evidence` takes."""
    answered_by(parser, run)
    add_filters(parser)
    parser.add_argument(
        "--reflective",
        metavar="AREA",
        action="append",
        default=[],
        help="a skill area whose skills are signs of one thing (may be repeated)",
    )


def run(args: argparse.Namespace) -> Answer:
    """Weigh the selection."""
    with opened(args) as database:
        found = study(args, database).evidence(tuple(args.reflective))
    return Answer(plain(found), _text(found))


def _text(found: Evidence) -> str:
    from dashboard.wording import evidence as wording

    if not found.skills:
        return "Nobody has rated anything yet: import a survey, or load the demo."
    header = (
        "skill",
        "people",
        "known",
        "mean",
        "95 %",
        "ratings",
        "at 3+, least",
        "most",
        "mwds",
        "rds",
    )
    rows = []
    for skill in found.skills:
        levels, importance = skill.levels, skill.importance
        rows.append(
            (
                skill.skill,
                levels.people,
                levels.known,
                _two(levels.mean),
                wording.half(levels.half_width),
                wording.half(levels.measurement),
                percent(levels.bounds[0]),
                percent(levels.bounds[1]),
                _two(importance.borich.mwds if importance else None),
                f"{importance.ranked.score:.0f}" if importance else None,
            )
        )
    lines = [f"{name}: {value} ({note})" for name, value, note in wording.figures(found)]
    lines += [wording.orders(found), *wording.reflective_note(found)]
    lines += [f"Not shown. {sentence}" for sentence in found.withheld]
    return "\n".join([*lines, "", table(header, rows)]).replace("\u00a0", " ")


def _two(value: float | None) -> str | None:
    return None if value is None else f"{value:.2f}"
