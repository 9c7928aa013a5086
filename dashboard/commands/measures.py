"""`measures`, `changes`, `evidence`, `loss`, `mentors`, `method`: what a survey says."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.commands.answer import Answer, picked, plain
from dashboard.commands.options import (
    add_filters,
    add_people,
    add_wishes,
    command,
    name,
    opened,
    people_wished,
    reading,
    scenario,
    study,
)
from data.vocabulary import RefusedError

if TYPE_CHECKING:
    from analytics.change import Change
    from analytics.options.results import AreaLevers, SkillLevers
    from analytics.proposals import Proposal
    from analytics.results import Analysis, Coverage
    from analytics.strategy.loss import Loss, Step
    from analytics.strategy.mentors import Circle
    from analytics.study import Study
    from data.store.database import Database


def measures_options(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)


def run_measures(args: argparse.Namespace) -> Answer:
    """Measure the selection."""
    with opened(args) as database:
        return measured(study(args, database), command(args, database.place))


def measured(study: Study, call: str = "skillmix") -> Answer:
    """What the command prints and the API answers; `call`: how a next command begins."""
    from dashboard.render.terminal import text
    from dashboard.subjects.home import measures

    analysis, proposed = study.analysis(), study.proposals()
    levers = study.levers() if analysis.requirements else ()
    areas = study.area_levers() if analysis.requirements else ()
    document = measures_document(analysis, levers, areas, proposed)
    return Answer(document, text([measures(reading(study), call)]))


def measures_document(
    analysis: Analysis,
    levers: Sequence[SkillLevers],
    by_area: Sequence[AreaLevers],
    proposed: Sequence[Proposal],
) -> dict[str, Any]:
    """What --json prints. Counts are people; no person is named."""
    from dashboard.subjects import standing

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


def changes_options(parser: argparse.ArgumentParser) -> None:
    add_filters(parser, ageing=False)
    parser.add_argument("--since", metavar="WAVE", type=name, help="default: the wave before")


def run_changes(args: argparse.Namespace) -> Answer:
    """Compare two waves of the selection."""
    from dashboard.render.terminal import text
    from dashboard.subjects.trends import changes

    with opened(args) as database:
        asked = study(args, database)
        since = args.since or asked.previous_wave()
        if since is None:
            raise RefusedError("There is no earlier wave to compare with.")
        found = asked.change(since)
        said = text([changes(reading(asked), since)])
    return Answer(_document(since, found), said)


def _document(since: str, found: Change) -> dict[str, Any]:
    """Counts of people; no person is named."""
    return {
        "since": since,
        **picked(found, "stayed", "joined", "left"),
        "skills": [plain(flow) for flow in found.flows],
        "requirements": [plain(r) for r in found.requirements],
    }


def evidence_options(parser: argparse.ArgumentParser) -> None:
    add_filters(parser, ageing=False)
    parser.add_argument(
        "--reflective",
        metavar="AREA",
        action="append",
        default=[],
        help="a skill area whose skills are signs of one thing (may be repeated)",
    )


def run_evidence(args: argparse.Namespace) -> Answer:
    """Weigh the selection."""
    from dashboard.render.terminal import text
    from dashboard.subjects import evidence as subject

    with opened(args) as database:
        result = study(args, database).evidence(tuple(args.reflective))
    words = text([subject.evidence(result)]) if result.skills else subject.NOBODY
    return Answer(plain(result), words)


def loss_options(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)
    add_wishes(parser)
    parser.add_argument(
        "--away",
        metavar="PERSON",
        action="append",
        default=[],
        help="as the survey names the person (may be repeated)",
    )
    add_people(parser, "say who is trained, not only roles")


def run_loss(args: argparse.Namespace) -> Answer:
    """Take people away and repair."""
    from dashboard.render.terminal import text
    from dashboard.subjects import gaps as subject

    wished, _ = scenario(args)
    with opened(args) as database:
        asked = study(args, database, wished)
        away = tuple(_number(database, person) for person in args.away)
        read = reading(asked, people=args.people)
        document = _document_loss(asked.loss(away), asked.repairing_steps(), args.people)
        sections = [subject.away(read, away)] if away else []
        return Answer(document, text([*sections, subject.steps(read)]))


def _number(database: Database, person: str) -> int:
    from data.store.people.people import find_people

    matches = find_people(database, person)
    if len(matches) != 1:
        there = "Nobody" if not matches else f"More than one person ({len(matches)})"
        raise RefusedError(f"{there} is known as {person!r}. Give the e-mail or id of the survey.")
    return matches[0][0]


def _document_loss(result: Loss, steps: tuple[Step, ...], people: bool) -> dict[str, Any]:
    """What --json prints. `person` stands in a repair only where `people` is wished."""
    repair = None
    if result.repair is not None:
        actions = [plain(action) for action in result.repair.actions]
        for action in actions:
            del action["person_no"]
            if not people:
                del action["person"], action["advice"]
        repair = {
            "cost": plain(result.repair.cost),
            "actions": actions,
            "still_open": result.repair.shortage(True),
        }
    return {
        "away": result.away,
        "broken": [{**plain(hit), "lost": hit.lost} for hit in result.broken],
        "single_points_of_failure": [plain(hit) for hit in result.single],
        "repair": repair,
        "steps": [plain(step) for step in steps],
    }


WHO = ("learners", "mentors", "pairs")


def mentors_options(parser: argparse.ArgumentParser) -> None:
    add_filters(parser)
    add_people(parser, "say who, not only how many", pseudonyms=True)


def run_mentors(args: argparse.Namespace) -> Answer:
    """Look for learners and mentors of each short requirement."""
    from dashboard.render.terminal import text
    from dashboard.subjects import gaps as subject

    with opened(args) as database:
        asked = study(args, database)
        names = None
        read = reading(asked, people=people_wished(args))
        circles, sections = asked.circles(), [subject.mentors(read)]
        if read.people:
            names = {worker.person_no: worker.label for worker in asked.problem().workers}
            sections += [subject.pairs(read, circle) for circle in circles]
        return Answer({"gaps": [_document_mentors(c, names) for c in circles]}, text(sections))


def _document_mentors(circle: Circle, names: dict[int, str] | None) -> dict[str, Any]:
    """Counts; who it is only where names are wished."""
    document: dict[str, Any] = plain(circle)
    for key in WHO:
        document[key] = len(document[key])
    if names is not None:
        document["who"] = [
            {"learner": names[p.learner], "mentor": names[p.mentor]} for p in circle.pairs
        ]
    return document


def run_method(args: argparse.Namespace) -> Answer:
    """Print them."""
    from dashboard.subjects.method import measures

    found = measures()
    text = "\n\n".join(f"{m.name}\n  {m.says}\n  {m.formula}\n  {m.facts}" for m in found)
    return Answer({"measures": [plain(m) for m in found]}, text)
