"""`measures`: coverage, shortage and the hire, train, equip figures."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, plain
from dashboard.commands.options import (
    add_filters,
    answered_by,
    command,
    opened,
    study,
)

if TYPE_CHECKING:
    from analytics.options.results import AreaLevers, SkillLevers
    from analytics.proposals import Proposal
    from analytics.results import Analysis, Coverage
    from analytics.study import Study


def measures_options(parser: argparse.ArgumentParser) -> None:
    """What `measures` takes."""
    answered_by(parser, run)
    add_filters(parser)


def run(args: argparse.Namespace) -> Answer:
    """Measure the selection."""
    with opened(args) as database:
        return measured(study(args, database), command(args, database.place))


def measured(study: Study, call: str = "skillmix") -> Answer:
    """What the command prints and the API answers; `call`: how a next command begins."""
    from dashboard.render.terminal import text
    from dashboard.subjects.measures import measures
    from dashboard.subjects.reading import Reading

    analysis, proposed = study.analysis(), study.proposals()
    levers = study.levers() if analysis.requirements else ()
    areas = study.area_levers() if analysis.requirements else ()
    document = measures_document(analysis, levers, areas, proposed)
    reading = Reading(study, small_groups=study.selection.viewer.people_visible)
    return Answer(document, text([measures(reading, call)]))


def measures_document(
    analysis: Analysis,
    levers: Sequence[SkillLevers],
    by_area: Sequence[AreaLevers],
    proposed: Sequence[Proposal],
) -> dict[str, Any]:
    """What --json prints. Counts are people; no person is named."""
    from dashboard.wording import standing

    at_once: dict[str, Any] = plain(analysis.all_at_once)
    if not analysis.all_at_once.positions:
        at_once["coverage"] = None
    return {
        "today": analysis.today,
        "today_pinned": analysis.today_pinned,
        "waves": [{"team": team, "wave": wave, "date": day} for team, wave, day in analysis.waves],
        "people": analysis.people,
        "answered_share": analysis.answered_share if _asked(analysis) else None,
        "requirements": [plain(r) for r in analysis.requirements],
        "without_people": standing.empty_scopes(analysis),
        "proposed": [plain(p) for p in proposed],
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
    return {**document, **{lever: plain(option) for lever, option in skill.options.items()}}
