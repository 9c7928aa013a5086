"""`measures`, `changes`, `evidence`, `loss`, `mentors`, `method`: what a survey says."""

from typing import Any

from analytics.results import Coverage
from analytics.strategy.team import Loss
from analytics.study import Study
from dashboard.commands.answer import Answer, Args, picked, plain, reading
from dashboard.render.terminal import text
from dashboard.subjects import evidence, gaps, home, method, standing, trends
from data.store.database import Database
from data.store.people.people import the_person
from data.vocabulary import RefusedError


def run_measures(args: Args, database: Database) -> Answer:
    return measured(args.study(database), args.command(database.place))


def measured(study: Study, call: str = "skillmix") -> Answer:
    """What the command prints and the API answers; `call`: how a next command begins."""
    return Answer(_measures(study), text([home.measures(reading(study), call)]))


def _measures(study: Study) -> dict[str, Any]:
    """What --json prints. Counts are people; no person is named."""
    analysis, withheld = study.analysis(), study.analysis().withheld
    levers = study.levers() if analysis.requirements else ()
    at_once: dict[str, Any] = plain(analysis.all_at_once)
    if not analysis.all_at_once.positions:
        at_once["coverage"] = None
    asked = bool((analysis.levels["state"] != "not_applicable").any())
    return {
        **picked(analysis, "today", "today_pinned"),
        "waves": [{"team": team, "wave": wave, "date": day} for team, wave, day in analysis.waves],
        "people": analysis.people,
        "answered_share": analysis.answered_share if asked else None,
        "requirements": plain(analysis.requirements),
        "withheld": withheld and picked(withheld, "requirements", "asked"),
        "without_people": standing.empty_scopes(analysis),
        "proposed": plain(study.proposals()),
        "not_asked": plain(analysis.not_asked),
        "overall": _coverage(analysis.overall),
        "must_haves": _coverage(analysis.must_haves),
        "coverage_all_at_once": at_once["coverage"],
        "all_at_once": at_once,
        "areas": [_named(c, "area") for c in analysis.areas],
        "scopes": [_named(c, "scope") for c in analysis.teams],
        **picked(analysis, "roles", "resilience"),
        # the figures of each skill, and each lever under its own name
        "levers": [skill | skill.pop("options") for skill in plain(levers)],
        "area_levers": plain(study.area_levers() if analysis.requirements else ()),
    }


def _coverage(coverage: Coverage) -> dict[str, Any]:
    """Where nothing is required there is no share: null."""
    document: dict[str, Any] = plain(coverage)
    if not coverage.required:
        document |= {"coverage": None, "coverage_high": None}
    return document


def _named(coverage: Coverage, kind: str) -> dict[str, Any]:
    document = _coverage(coverage)
    return {kind: document.pop("name"), **document}


def run_changes(args: Args, database: Database) -> Answer:
    asked = args.study(database)
    since = args.since or asked.previous_wave()
    if since is None:
        raise RefusedError("There is no earlier wave to compare with.")
    result = asked.change(since)
    document = {
        "since": since,
        **picked(result, "stayed", "joined", "left", "not_again", "other_raters"),
        "skills": plain(result.flows),
        "requirements": plain(result.requirements),
    }
    return Answer(document, text([trends.changes(reading(asked), since)]))


def run_evidence(args: Args, database: Database) -> Answer:
    result = args.study(database).evidence(tuple(args.reflective))
    words = text([evidence.evidence(result)]) if result.skills else evidence.NOBODY
    return Answer(plain(result), words)


def run_loss(args: Args, database: Database) -> Answer:
    asked = args.planned(database)
    away = tuple(the_person(database, person, "no loss was worked out")[0] for person in args.away)
    read = reading(asked, people=args.people)
    section = gaps.away(read, away) if away else gaps.resilience(read)
    return Answer(_document_loss(asked.loss(away), args.people), text([section]))


def _document_loss(result: Loss, people: bool) -> dict[str, Any]:
    """What --json prints. `person` stands in a repair only where `people` is wished."""
    repair = None
    if result.repair is not None:
        repair = {
            "cost": plain(result.repair.cost),
            "actions": plain(result.repair.actions, people=people),
            "still_open": result.repair.shortage,
        }
    return {
        "away": result.away,
        "broken": [{**plain(hit), "lost": hit.lost} for hit in result.broken],
        "single_points_of_failure": plain(result.single),
        "repair": repair,
    }


def run_mentors(args: Args, database: Database) -> Answer:
    """Counts; who it is only where people are wished."""
    asked = args.study(database)
    read = reading(asked, people=args.people_wished)
    circles, sections = asked.circles(), [gaps.mentors(read)]
    documents = [plain(circle) for circle in circles]
    for document in documents:
        for key in ("learners", "mentors", "pairs"):
            document[key] = len(document[key])
    if read.people:
        names = {worker.person_no: worker.label for worker in asked.problem().workers}
        for document, circle in zip(documents, circles, strict=True):
            document["who"] = [
                {"learner": names[p.learner], "mentor": names[p.mentor]} for p in circle.pairs
            ]
        sections += [gaps.pairs(read, circle) for circle in circles]
    return Answer({"gaps": documents}, text(sections))


def run_method(args: Args) -> Answer:
    result = method.measures()
    sentence = "\n\n".join(f"{m.name}\n  {m.says}\n  {m.formula}\n  {m.facts}" for m in result)
    return Answer({"measures": plain(result)}, sentence)
