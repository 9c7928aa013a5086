"""A number of each measure of the catalogue, worked from the data on screen."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.evidence.results import Evidence
from analytics.results import Analysis, RequirementCoverage
from dashboard.formats import count, joined, percent
from dashboard.wording.ageing import teams
from dashboard.wording.method_measures import answered_share
from dashboard.wording.worked_evidence import EVIDENCE, Worked
from data.vocabulary import WANTS_TO_LEARN


def worked(key: str, analysis: Analysis, evidence: Evidence) -> str:
    """The sentence; empty where the data have no case of it."""
    return WORKED[key](analysis, evidence)


def _need(analysis: Analysis) -> RequirementCoverage | None:
    needs = analysis.requirements
    return next((n for n in needs if n.shortage), needs[0] if needs else None)


def _answered(analysis: Analysis, _: Evidence) -> str:
    return answered_share(analysis)


def _coverage(analysis: Analysis, _: Evidence) -> str:
    need = _need(analysis)
    if need is None:
        return ""
    return (
        f"{need.skill} at level {need.level}, {need.scope}: min(1, {need.have}/{need.required}) = "
        f"{percent(need.coverage)}, at most min(1, ({need.have} + {need.unknown})/{need.required}) "
        f"= {percent(need.coverage_high)}."
    )


def _together(analysis: Analysis, _: Evidence) -> str:
    if not analysis.requirements:
        return ""
    filled = sum(n.weight * min(n.have, n.required) for n in analysis.requirements)
    asked = sum(n.weight * n.required for n in analysis.requirements)
    return (
        f"Over {count(len(analysis.requirements), 'requirement')}: {filled:g} / {asked:g} = "
        f"{percent(analysis.overall.coverage)}."
    )


def _shortage(analysis: Analysis, _: Evidence) -> str:
    need = _need(analysis)
    if need is None:
        return ""
    short = f"max(0, {need.required} − {need.have}) = {need.shortage}"
    return f"{need.skill}, {need.scope}: {short} short."


def _at_once(analysis: Analysis, _: Evidence) -> str:
    if not analysis.requirements:
        return ""
    found = analysis.all_at_once
    return (
        f"At most {found.focus} a person: {found.filled} of {count(found.positions, 'position')}, "
        f"{percent(found.coverage)}."
    )


def _single(analysis: Analysis, _: Evidence) -> str:
    if not analysis.requirements:
        return ""
    return (
        f"{count(len(analysis.single_points_of_failure), 'requirement')} held by one person, "
        f"{len(analysis.no_spare)} without a spare."
    )


def _truck(analysis: Analysis, _: Evidence) -> str:
    found = analysis.resilience
    if found is None:
        return ""
    number = "more than 50" if found.truck_factor is None else found.truck_factor
    return (
        f"{number}, of {count(found.requirements, 'requirement')}, {found.held_by_nobody} of which "
        "nobody holds today."
    )


def _expected(analysis: Analysis, _: Evidence) -> str:
    found = analysis.resilience
    if found is None:
        return ""
    return (
        f"Each holder stays {found.horizon_weeks} weeks with {percent(found.stay)}: "
        f"{percent(found.expected)}, against {percent(analysis.overall.coverage)} now."
    )


def _readiness(analysis: Analysis, _: Evidence) -> str:
    role = next((r for r in analysis.roles if r.readiness is not None and r.people >= 5), None)
    if role is None or role.readiness is None:
        return ""
    return (
        f"{role.role}, {count(role.people, 'person', 'people')}: readiness "
        f"{percent(role.readiness)}, gap index {percent(role.gap_index or 0)}."
    )


def _gate(analysis: Analysis, _: Evidence) -> str:
    role = next((r for r in analysis.roles if r.gate and r.people >= 5), None)
    if role is None or role.gate is None:
        return ""
    gate = role.gate
    return (
        f"{role.role}, must-haves {joined(gate.must_haves)}: {gate.ready} ready, "
        f"{gate.not_ready} not ready, of {gate.insufficient} too little is known, "
        f"to {gate.none_applies} none applies: {count(role.people, 'person', 'people')}."
    )


def _aged(analysis: Analysis, _: Evidence) -> str:
    return f"{'. '.join(teams(analysis.ageing))}." if analysis.ageing else ""


def _wants(analysis: Analysis, _: Evidence) -> str:
    by_skill = analysis.levels.dropna(subset=["interest"]).groupby("skill", sort=False)["interest"]
    skill, given = next(((str(s), g) for s, g in by_skill if len(g) >= 5), ("", []))
    if not skill:
        return ""
    want = sum(interest >= WANTS_TO_LEARN for interest in given)
    return f"{skill}: {want} of {count(len(given), 'person', 'people')} who gave an interest."


def _nothing(_: Analysis, __: Evidence) -> str:
    return ""


WORKED: Mapping[str, Worked] = {
    "answered": _answered,
    "coverage": _coverage,
    "together": _together,
    "shortage": _shortage,
    "at_once": _at_once,
    "single": _single,
    "truck": _truck,
    "expected": _expected,
    "readiness": _readiness,
    "gate": _gate,
    "aged": _aged,  # only while the filters age the levels
    "trainable": _nothing,  # needs the planner: it stands skill by skill on Gaps
    "wants": _wants,
    "changes": _nothing,  # needs another wave: `skillmix changes` has it
    **EVIDENCE,
}
