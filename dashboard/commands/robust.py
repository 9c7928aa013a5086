"""`robust`: how often the same lever wins for a skill, over the ranges and the kinds of rating."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, table
from dashboard.commands.options import (
    add_ageing,
    add_filters,
    add_wishes,
    answered_by,
    opened,
    say,
    scenario,
    selection,
)

if TYPE_CHECKING:
    from analytics.sensitivity.robust import Tried, Trying
    from analytics.strategy.verdicts.results import SkillLevers


def robust_options(parser: argparse.ArgumentParser) -> None:
    """What `robust` takes."""
    answered_by(parser, run)
    parser.add_argument(
        "--draws",
        type=int,
        metavar="N",
        help="how often the numbers are drawn (default: 200, fewer where many skills are short)",
    )
    add_filters(parser)
    add_ageing(parser)
    add_wishes(parser)


def run(args: argparse.Namespace) -> Answer:
    """Try every verdict; Ctrl-C answers what is known by then."""
    from analytics.analyse import analyse
    from analytics.sensitivity.robust import SEED, Trying, with_robustness
    from analytics.strategy.verdicts.levers import skill_levers
    from dashboard.wording import robust as wording
    from data.vocabulary import RefusedError

    if args.draws is not None and args.draws < 1:
        raise RefusedError(f"--draws is {args.draws}; give at least 1.")
    wished, _ = scenario(args)
    chosen = selection(args)
    with opened(args) as database:
        tried = worked_out(Trying(database, chosen, wished, args.draws))
        levers = with_robustness(skill_levers(database, analyse(database, chosen), wished), tried)
    known = [one for one in levers if one.robustness]
    document: dict[str, Any] = {
        "draws": tried.draws if tried else 0,
        "of": tried.of if tried else 0,
        "seed": tried.seed if tried else SEED,
        "ratings": list(tried.views) if tried else [],
        "skills": [_document(one) for one in known],
    }
    if tried is None:
        return Answer(document, wording.NOTHING_SHORT)
    header = ("skill", "verdict", "wins in", "", "otherwise")
    rows = [
        (
            one.skill,
            one.verdict,
            f"{one.robustness.share:.0%}",
            wording.badge(one),
            "; ".join(wording.others(one.robustness)),
        )
        for one in known
        if one.robustness
    ]
    text = [f"{wording.title(levers)}.", "", table(header, rows), "", wording.caption(tried)]
    return Answer(document, "\n".join(text))


def worked_out(trying: Trying) -> Tried | None:
    """Every draw, or those until Ctrl-C; a terminal sees how far it is."""
    try:
        while tried := trying.next():
            say(f"{tried.draws} of {tried.of} draws")
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: the rest is not tried.\n")
    say("")
    return trying.found()


def _document(one: SkillLevers) -> dict[str, Any]:
    tried = one.robustness
    assert tried is not None
    return {
        "skill": one.skill,
        "verdict": tried.verdict,
        "share": tried.share,
        "toss_up": tried.toss_up,
        "overturned_by": tried.overturned_by,
        "tries": tried.tries,
        "wins": dict(tried.wins),
        "by_ratings": {kind: dict(wins) for kind, wins in tried.by_ratings.items()},
    }
