"""`measures`: coverage, shortage and the hire, train, equip figures."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import NOTHING_REQUIRED, Answer, plain, table
from dashboard.commands.options import add_ageing, add_filters, answered_by, opened, selection

if TYPE_CHECKING:
    from analytics.results import Analysis, Coverage
    from analytics.selection import Selection
    from analytics.strategy.verdicts.results import AreaLevers, SkillLevers
    from data.store.database import Database


def measures_options(parser: argparse.ArgumentParser) -> None:
    """What `measures` takes."""
    answered_by(parser, run)
    add_filters(parser)
    add_ageing(parser)


def run(args: argparse.Namespace) -> Answer:
    """Measure the selection."""
    with opened(args) as database:
        return measured(database, selection(args))


def measured(database: Database, chosen: Selection) -> Answer:
    """What the command prints and the API answers."""
    from analytics.analyse import analyse
    from analytics.strategy.scenario.scenario import Scenario
    from analytics.strategy.verdicts.levers import area_levers, skill_levers

    analysis = analyse(database, chosen)
    levers = skill_levers(database, analysis, Scenario())
    return Answer(measures_document(analysis, levers, area_levers(levers)), _text(analysis, levers))


def measures_document(
    analysis: Analysis, levers: Sequence[SkillLevers], by_area: Sequence[AreaLevers]
) -> dict[str, Any]:
    """What --json prints. Counts are people; no person is named."""
    at_once: dict[str, Any] = plain(analysis.all_at_once)
    if not analysis.all_at_once.positions:
        at_once["coverage"] = None
    return {
        "waves": [{"team": team, "wave": wave, "date": day} for team, wave, day in analysis.waves],
        "people": analysis.people,
        "answered_share": analysis.answered_share if _asked(analysis) else None,
        "requirements": [plain(r) for r in analysis.requirements],
        "not_asked": [plain(n) for n in analysis.not_asked],
        "overall": _coverage(analysis.overall),
        "must_haves": _coverage(analysis.must_haves),
        "coverage_all_at_once": at_once["coverage"],
        "all_at_once": at_once,
        "areas": [_named(c, "area") for c in analysis.areas],
        "scopes": [_named(c, "scope") for c in analysis.teams],
        "roles": [plain(r) for r in analysis.roles],
        "resilience": plain(analysis.resilience),
        "ageing": plain(analysis.ageing),
        "gap_index": [plain(g) for g in analysis.group_gaps],
        "levers": [_levers(skill) for skill in levers],
        "area_levers": [plain(area) for area in by_area],
    }


def _asked(analysis: Analysis) -> bool:
    return bool((analysis.levels["state"] != "not_applicable").any())


def _coverage(coverage: Coverage) -> dict[str, Any]:
    """Where nothing is required there is no share: null."""
    document: dict[str, Any] = plain(coverage)
    if not coverage.required:
        document |= {"coverage": None, "coverage_high": None}
    return document


def _named(coverage: Coverage, kind: str) -> dict[str, Any]:
    document = _coverage(coverage)
    return {kind: document.pop("name"), **document}


def _levers(skill: SkillLevers) -> dict[str, Any]:
    """The figures of one skill, each lever under its own name."""
    document: dict[str, Any] = plain(replace(skill, options={}))
    document.pop("options")
    document.pop("robustness")  # `robust` tries it
    return {**document, **{lever: plain(option) for lever, option in skill.options.items()}}


def _text(analysis: Analysis, levers: Sequence[SkillLevers]) -> str:
    if not analysis.requirements:
        return NOTHING_REQUIRED
    from dashboard.wording import ageing

    verdicts = {skill.skill_id: skill.verdict for skill in levers}
    header = (
        "scope",
        "skill",
        "level",
        "required",
        "have",
        "unknown",
        "coverage",
        "short",
        "must",
        "verdict",
    )
    rows = [
        (
            r.scope,
            r.skill,
            r.level,
            r.required,
            r.have,
            r.unknown,
            _range(r.coverage, r.coverage_high),
            r.shortage,
            r.must_have,
            verdicts.get(r.skill_id, "") if r.shortage else "covered",
        )
        for r in analysis.requirements
    ]
    at_once, must = analysis.all_at_once, analysis.must_haves
    lines = [
        *([ageing.banner(analysis.ageing, analysis.overall)] if analysis.ageing else []),
        f"Must-haves covered: {_range(must.coverage, must.coverage_high)}, "
        f"{must.shortage} {'person' if must.shortage == 1 else 'people'} short. "
        f"All at once: {at_once.filled} of {at_once.positions} positions."
        if must.required
        else "No requirement is a must-have.",
        *(
            f"Held by one person: {r.skill} at level {r.level}, {r.scope}."
            for r in analysis.single_points_of_failure
            if r.must_have
        ),
        "",
        table(header, rows),
    ]
    from dashboard.wording import standing
    from dashboard.wording.twice import required_twice

    for said in filter(
        None,
        (
            standing.not_asked(analysis),
            standing.own_not_asked(analysis),
            required_twice(analysis),
        ),
    ):
        lines += ["", said]
    return "\n".join(lines)


def _range(low: float, high: float) -> str:
    return f"{low:.0%}" if high == low else f"{low:.0%} to {high:.0%}"
