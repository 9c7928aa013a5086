"""A number of each measure of the catalogue, worked from the data on screen.

Worked numbers of the analyst's measures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analytics.evidence.results import Agreement, Evidence, ImportanceEvidence, SkillEvidence
from analytics.results import Analysis, RequirementCoverage
from dashboard.formats import between, count, decimal, joined, percent
from dashboard.wording.ageing import teams
from dashboard.wording.method_measures import answered_share
from data.vocabulary import WANTS_TO_LEARN

Worked = Callable[[Analysis, Evidence], str]
TOO_FEW = "Too few people here to show it."


def _skill(evidence: Evidence) -> SkillEvidence | None:
    return next((s for s in evidence.skills if s.levels.known), None)


def _mean(_: Analysis, evidence: Evidence) -> str:
    skill = next((s for s in evidence.skills if s.levels.half_width is not None), None)
    if skill is None or skill.levels.half_width is None:
        return TOO_FEW
    return (
        f"{skill.skill}: {skill.levels.mean:.2f} ± {skill.levels.half_width:.2f}, "
        f"{skill.levels.known} of {skill.levels.people} known; "
        f"{_half(skill.levels.measurement)} by the error of ratings."
    )


def _half(value: float | None) -> str:
    return "–" if value is None else f"±{value:.2f}"


def _bounds(_: Analysis, evidence: Evidence) -> str:
    skill = _skill(evidence)
    if skill is None:
        return ""
    own = skill.levels
    return (
        f"{skill.skill}: {own.at_3} of {own.known} known, {own.people} people: {own.at_3} / "
        f"{own.people} to {own.at_3 + own.people - own.known} / {own.people}, "
        f"{percent(own.bounds[0])} to {percent(own.bounds[1])}."
    )


def _share(_: Analysis, evidence: Evidence) -> str:
    skill = next((s for s in evidence.skills if s.levels.interval), None)
    if skill is None or skill.levels.interval is None:
        return TOO_FEW
    low, high = skill.levels.interval
    return f"{skill.skill}: {percent(low)} to {percent(high)}."


def _shrunk(_: Analysis, evidence: Evidence) -> str:
    moved = [
        s for s in evidence.skills if s.levels.shrunk is not None and s.levels.mean is not None
    ]
    if not moved:
        return TOO_FEW
    most = max(moved, key=lambda s: abs((s.levels.shrunk or 0) - (s.levels.mean or 0)))
    return f"{most.skill}: {most.levels.mean:.2f} becomes {most.levels.shrunk:.2f}."


def _effective(_: Analysis, evidence: Evidence) -> str:
    skill = next((s for s in evidence.skills if s.levels.concentration), None)
    if skill is None or skill.levels.concentration is None:
        return ""
    return (
        f"{skill.skill}: {count(skill.levels.at_3, 'person', 'people')} at 3 or more, as "
        f"concentrated as {decimal(skill.levels.concentration.effective)} equal ones."
    )


def _breadth(_: Analysis, evidence: Evidence) -> str:
    if evidence.breadth is None:
        return TOO_FEW
    own = evidence.breadth
    held = between(decimal(own.median), decimal(own.median_high))
    shaped = between(str(own.t_shaped), str(own.t_shaped_high))
    return f"Half of the people hold {held} skills or more; {shaped} of {own.people} are T-shaped."


def _importance(evidence: Evidence) -> tuple[str, ImportanceEvidence] | None:
    return next(((s.skill, s.importance) for s in evidence.skills if s.importance), None)


def _mwds(_: Analysis, evidence: Evidence) -> str:
    found = _importance(evidence)
    if found is None:
        return ""
    skill, own = found[0], found[1].borich
    return (
        f"{skill}, {count(own.pairs, 'pair')}: {own.importance:.2f} × ({own.importance:.2f} − "
        f"{own.level:.2f}) = {own.mwds:.2f}."
    )


def _rds(_: Analysis, evidence: Evidence) -> str:
    found = _importance(evidence)
    if found is None:
        return ""
    skill, own = found[0], found[1].ranked
    return (
        f"{skill}: {percent(own.above)} above, {percent(own.below)} below: {own.score:.0f}."
    ).replace("-", "−")


def _quadrant(_: Analysis, evidence: Evidence) -> str:
    if evidence.cross_hair is None:
        return ""
    importance, level = evidence.cross_hair
    return f"Lines at importance {importance:.2f} and level {level:.2f}."


def _leniency(_: Analysis, evidence: Evidence) -> str:
    if evidence.leniency is None:
        return TOO_FEW
    if evidence.leniency_is_prior:
        return "Fewer than five pairs here, so the published value stands in."
    return f"{count(evidence.pairs, 'pair')}: {evidence.leniency:+.2f}.".replace("-", "−")


def _posterior(_: Analysis, evidence: Evidence) -> str:
    skill = next((s for s in evidence.skills if s.model), None)
    if skill is None or skill.model is None:
        return ""
    model = skill.model
    error = (model.spread * model.error / (model.spread + model.error)) ** 0.5
    return f"{skill.skill}: one rating leaves ± {error:.2f} of a level (one standard deviation)."


def _first(evidence: Evidence) -> Agreement | None:
    return evidence.agreement[0] if evidence.agreement else None


def _two(name: str, of: Callable[[Agreement], float | None]) -> Worked:
    def said(_: Analysis, evidence: Evidence) -> str:
        found = _first(evidence)
        value = of(found) if found else None
        return TOO_FEW if value is None else f"All areas together: {name} {value:.2f}."

    return said


def _consistency(_: Analysis, evidence: Evidence) -> str:
    known = [(a, c) for a, c in evidence.consistency.items() if c]
    return f"{known[0][0]}: {known[0][1].alpha:.2f}." if known else "No area is declared."


def _careless(_: Analysis, evidence: Evidence) -> str:
    if evidence.forms is None:
        return TOO_FEW
    return f"{evidence.forms.flagged} of {count(evidence.forms.judged, 'form')}."


EVIDENCE: Mapping[str, Worked] = {
    "mean": _mean,
    "bounds": _bounds,
    "share": _share,
    "shrunk": _shrunk,
    "effective": _effective,
    "breadth": _breadth,
    "mwds": _mwds,
    "rds": _rds,
    "quadrant": _quadrant,
    "leniency": _leniency,
    "posterior": _posterior,
    "alpha": _two("alpha", lambda a: a.alpha),
    "icc": _two("ICC(A,1)", lambda a: a.intraclass.agreement if a.intraclass else None),
    "kappa": _two("kappa", lambda a: a.kappa),
    "rwg": _two("share", lambda a: a.within_person),
    "consistency": _consistency,
    "careless": _careless,
}


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
