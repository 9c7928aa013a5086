"""Under a rule of the Method page a number that was worked with it, from the data on screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analytics.assess.results import Assessment
from analytics.chances.results import Chances
from analytics.evidence.results import Agreement, Evidence, ImportanceEvidence, SkillEvidence
from analytics.ledger.results import Ledger
from analytics.options.explain.results import Explanations
from analytics.options.results import Options, SkillLevers
from analytics.results import Analysis, RequirementCoverage
from analytics.strategy.answer.beside import coverage_over_time
from analytics.strategy.model.model import tool_cap
from analytics.strategy.money import yardstick
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Action, Plan
from dashboard.details import open_skills, whole
from dashboard.formats import (
    between,
    count,
    day,
    decimal,
    hours,
    joined,
    money_exact,
    number,
    percent,
    small_percent,
    weeks,
)
from dashboard.subjects import ledger as ledger_words
from dashboard.subjects import options as option_words
from dashboard.subjects.standing import teams
from dashboard.subjects.sure import chance, goes_with
from dashboard.subjects.who import declined_cost, second_rater_line, spread_title
from data.vocabulary import WANTS_TO_LEARN

TOO_FEW = "Too few people here to show it."
NOTHING_FOUND = "Plan, “Why”, works it out."
Here = Mapping[str, Any]
"""What is on screen, by the name that WORKED calls it; what is not worked out is not in it."""


def worked(key: str, here: Here) -> str:
    """The sentence; empty where the data have no case of it."""
    if key not in WORKED:
        return ""
    name, says = WORKED[key]
    known = [here.get(one) for one in name.split()]
    return "" if any(value is None for value in known) else says(*known)


def _targets(analysis: Analysis) -> str:
    given = sum(need.due_given for need in analysis.requirements)
    asked = len(analysis.requirements)
    return f"{count(asked, 'target')} here, {given} of them with a date that somebody gave."


def _roster(analysis: Analysis) -> str:
    return f"{count(analysis.people, 'person', 'people')} are counted."


def _level(analysis: Analysis) -> str:
    if analysis.selection.ratings != "fused":
        return ""
    levels = analysis.levels
    both = levels[levels["self"].notna() & levels["manager"].notna()]
    both = both[(both["self"] != both["manager"]) & both["level"].notna()]
    if both.empty:
        return ""
    row = both.iloc[0]
    return (
        f"Somebody's {row['skill']}: self {row['self']}, manager {row['manager']}, so level "
        f"{row['level']} is used."
    )


def _answered(analysis: Analysis) -> str:
    """The share of levels that are known, from the three counts that make it."""
    states = analysis.levels["state"].value_counts()
    known, unknown = whole(states.get("level", 0)), whole(states.get("unknown", 0))
    outside = whole(states.get("not_applicable", 0))
    return (
        f"{known} levels, {unknown} unknown, {outside} not applicable: {known} / "
        f"({known} + {unknown}) = {percent(analysis.answered_share)} are known."
    )


def _need(analysis: Analysis) -> RequirementCoverage | None:
    needs = analysis.requirements
    return next((n for n in needs if n.shortage), needs[0] if needs else None)


def _coverage(analysis: Analysis) -> str:
    need = _need(analysis)
    if need is None:
        return ""
    return (
        f"{need.skill} at level {need.level}, {need.scope}: min(1, {need.have}/{need.required}) = "
        f"{percent(need.coverage)}, at most min(1, ({need.have} + {need.unknown})/{need.required}) "
        f"= {percent(need.coverage_high)}."
    )


def _together(analysis: Analysis) -> str:
    if not analysis.requirements:
        return ""
    filled = sum(n.weight * min(n.have, n.required) for n in analysis.requirements)
    asked = sum(n.weight * n.required for n in analysis.requirements)
    return (
        f"Over {count(len(analysis.requirements), 'requirement')}: {filled:g} / {asked:g} = "
        f"{percent(analysis.overall.coverage)}."
    )


def _shortage(analysis: Analysis) -> str:
    need = _need(analysis)
    if need is None:
        return ""
    short = f"max(0, {need.required} − {need.have}) = {need.shortage}"
    return f"{need.skill}, {need.scope}: {short} short."


def _at_once(analysis: Analysis) -> str:
    if not analysis.requirements:
        return ""
    found = analysis.all_at_once
    return (
        f"At most {found.focus} a person: {found.filled} of {count(found.positions, 'position')}, "
        f"{percent(found.coverage)}."
    )


def _single(analysis: Analysis) -> str:
    if not analysis.requirements:
        return ""
    return (
        f"{count(len(analysis.single_points_of_failure), 'requirement')} held by one person, "
        f"{len(analysis.no_spare)} without a spare."
    )


def _truck(analysis: Analysis) -> str:
    found = analysis.resilience
    if found is None:
        return ""
    number = "more than 50" if found.truck_factor is None else found.truck_factor
    return (
        f"{number}, of {count(found.requirements, 'requirement')}, {found.held_by_nobody} of which "
        "nobody holds today."
    )


def _expected(analysis: Analysis) -> str:
    found = analysis.resilience
    if found is None:
        return ""
    return (
        f"Each holder stays {found.horizon_weeks} weeks with {percent(found.stay)}: "
        f"{percent(found.expected)}, against {percent(analysis.overall.coverage)} now."
    )


def _readiness(analysis: Analysis) -> str:
    role = next((r for r in analysis.roles if r.readiness is not None and r.people >= 5), None)
    if role is None or role.readiness is None:
        return ""
    return (
        f"{role.role}, {count(role.people, 'person', 'people')}: readiness "
        f"{percent(role.readiness)}, gap index {percent(role.gap_index or 0)}."
    )


def _gate(analysis: Analysis) -> str:
    role = next((r for r in analysis.roles if r.gate and r.people >= 5), None)
    if role is None or role.gate is None:
        return ""
    gate = role.gate
    return (
        f"{role.role}, must-haves {joined(gate.must_haves)}: {gate.ready} ready, "
        f"{gate.not_ready} not ready, of {gate.insufficient} too little is known, "
        f"to {gate.none_applies} none applies: {count(role.people, 'person', 'people')}."
    )


def _aged(analysis: Analysis) -> str:
    return f"{'. '.join(teams(analysis.ageing))}." if analysis.ageing else ""


def _wants(analysis: Analysis) -> str:
    by_skill = analysis.levels.dropna(subset=["interest"]).groupby("skill", sort=False)["interest"]
    skill, given = next(((str(s), g) for s, g in by_skill if len(g) >= 5), ("", []))
    if not skill:
        return ""
    want = sum(interest >= WANTS_TO_LEARN for interest in given)
    return f"{skill}: {want} of {count(len(given), 'person', 'people')} who gave an interest."


def _value(options: Options) -> str:
    currency = options.options[0].planned.plan.currency
    own = option_words.own_values(options)
    return (
        f"{money_exact(options.per_week, currency)} a week; all must-haves open at once cost "
        f"{percent(options.share_of_payroll)} of payroll. {own}"
    ).strip()


def _net(options: Options) -> str:
    said = []
    for option in options.options:
        if option.same_as:
            continue
        currency = option.planned.plan.currency
        parts = (option.cost.total, option.credit, option.vacancy, option.net)
        total, credit, vacancy, net = (money_exact(part, currency) for part in parts)
        said.append(f"{option_words.NAMES[option.name]}: {total} - {credit} + {vacancy} = {net}.")
    return " ".join(said)


def _of(plan: Plan, lever: str) -> Action | None:
    return next((a for a in plan.actions if a.lever == lever), None)


def _training(plan: Plan, problem: Problem) -> str:
    action = _of(plan, "train")
    if action is None:
        return ""
    steps = " + ".join(
        decimal(problem.rules.hours_to_level[level - 1])
        for level in range((action.from_level or 0) + 1, action.level + 1)
    )
    outside = sum(c.quantity for c in action.charges if c.item == "outside tutor")
    tutor = f"{hours(outside)} of an outside tutor, " if outside else ""
    return (
        f"{action.skill} from level {action.from_level} to {action.level}: {steps} h of learning, "
        f"{hours(action.cost.hours)} with mentors, {tutor}weeks {action.start_week:.1f} to "
        f"{action.end_week:.1f}, chance {percent(action.chance)}, "
        f"{money_exact(action.cost.total, plan.currency)} in total."
    )


def _dates(plan: Plan) -> str:
    if plan.start is None:
        return ""
    return (
        f"Week 0 is {day(plan.start)}, costs run for {weeks(plan.horizon_weeks)}, and "
        f"{count(len(plan.leavers), 'person', 'people')} of this plan will leave."
    )


def _hiring(plan: Plan) -> str:
    action = _of(plan, "hire")
    if action is None:
        return ""
    return (
        f"{action.count} × {action.profile or action.who}: counts from week {action.end_week:.1f}, "
        f"chance {percent(action.chance)}, {money_exact(action.cost.total, plan.currency)} to week "
        f"{plan.horizon_weeks:.0f}."
    )


def _tools(problem: Problem) -> str:
    rules = problem.rules
    reviewers = count(rules.reviewers, "person", "people")
    return (
        f"Of a headcount of 4 tools may fill max(1, {rules.cap_share:g} × 4 rounded down) = "
        f"{tool_cap(rules, 4)}, where at least {reviewers} at the level need no tool."
    )


def _cost(plan: Plan) -> str:
    cost = plan.cost
    said = (
        f"This plan: {money_exact(cost.one_off, plan.currency)} once, "
        f"{money_exact(cost.run_rate, plan.currency)} a year, {number(cost.hours)} h, "
        f"{money_exact(cost.total, plan.currency)} in total over {weeks(plan.horizon_weeks)}"
    )
    months = yardstick(plan, plan.actions)
    if months.cost_per_position_month is None:
        return f"{said}."
    return (
        f"{said}, over {decimal(months.position_months)} position-months: "
        f"{money_exact(months.cost_per_position_month, plan.currency)} each."
    )


def _wishes(plan: Plan) -> str:
    """The pins and bars of the plan with their extra cost."""
    if not plan.demands:
        return "The plan on screen keeps no pins and no bars."
    said = [f"{d.what}: {money_exact(d.extra.total, plan.currency)} more" for d in plan.demands]
    return f"{'; '.join(said)}."


def _order(plan: Plan) -> str:
    return (
        f"Must-have positions open: {plan.shortage_before} before, {plan.shortage} after; others "
        f"{plan.shortage_other_before} before, {plan.shortage_other} after; gap to the proven best "
        f"{small_percent(plan.gap)}."
    )


def _chance(plan: Plan) -> str:
    must = [need for need in plan.needs if need.must_have]
    if not must:
        return ""
    weakest = min(must, key=lambda need: need.chance)
    return (
        f"{weakest.skill} at level {weakest.level}: {weakest.have} there, {weakest.by_train} "
        f"trained, {weakest.by_hire} hired, {weakest.by_equip} by tools for {weakest.required}: "
        f"{percent(weakest.chance)}."
    )


def _over_time(plan: Plan) -> str:
    if not plan.actions:
        return ""
    steps = [
        f"{percent(moment.coverage)} from week {moment.week:.1f}"
        for moment in coverage_over_time(plan)
    ]
    return f"This plan: {joined(steps, most=6)}."


def _verdict(levers: Sequence[SkillLevers]) -> str:
    rows = open_skills(levers)
    skill = next((s for s in rows if s.flip), rows[0] if rows else None)
    return f"{skill.sentence} {skill.way_out}".strip() if skill else ""


def _one_rater(plan: Plan) -> str:
    if not plan.one_rater:
        return ""
    return f"{second_rater_line(plan.one_rater[0], people=False)}."


def _nothing(plan: Plan) -> str:
    nothing = plan.do_nothing
    return (
        f"Without a plan {count(nothing.shortage, 'must-have position')} stay open and coverage is "
        f"{percent(nothing.coverage)}."
    )


def _as_rated(chances: Chances) -> str:
    if not chances.must_haves:
        return ""
    return (
        f"{decimal(chances.holding)} of {chances.must_haves} must-haves hold on average, "
        f"{decimal(chances.holding_as_rated)} if every rating were right."
    )


def _counted(chances: Chances) -> str:
    """The weakest must-have, in runs."""
    least = chances.weakest
    if least is None:
        return ""
    return (
        f"{least.skill} at level {least.level} ({least.scope}) holds in "
        f"{number(least.chance * chances.runs)} of {number(chances.runs)} runs, "
        f"{chance(least.chance)}; by formula {chance(least.formula)}. Must-haves together: "
        f"{decimal(chances.holding)} of {chances.must_haves} hold on average."
    )


def _worth(found: Assessment) -> str:
    """With the numbers on screen."""
    if not found.considered:
        return ""
    said = [
        f"{count(found.considered, 'rating')} in doubt, {found.unknown} of them unknown. Without "
        f"asking {money_exact(found.without, found.currency)} are expected; knowing all is worth "
        f"{money_exact(found.limit, found.currency)}."
    ]
    if found.worth_it:
        said.append(
            f"Verifying {len(found.asks)}: {money_exact(found.without, found.currency)} − "
            f"{money_exact(found.after, found.currency)} = "
            f"{money_exact(found.value, found.currency)}, for "
            f"{money_exact(found.cost, found.currency)}."
        )
    return " ".join(said)


def _first(all_of_it: Sequence[object], sentences: Sequence[str]) -> str:
    """The first sentence that shows the rule; where it is worked out if nothing was yet."""
    if not all_of_it:
        return NOTHING_FOUND
    return next(iter(sentences), "")


def _skill(evidence: Evidence) -> SkillEvidence | None:
    return next((s for s in evidence.skills if s.levels.known), None)


def _mean(evidence: Evidence) -> str:
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


def _bounds(evidence: Evidence) -> str:
    skill = _skill(evidence)
    if skill is None:
        return ""
    own = skill.levels
    return (
        f"{skill.skill}: {own.at_3} of {own.known} known, {own.people} people: {own.at_3} / "
        f"{own.people} to {own.at_3 + own.people - own.known} / {own.people}, "
        f"{percent(own.bounds[0])} to {percent(own.bounds[1])}."
    )


def _share(evidence: Evidence) -> str:
    skill = next((s for s in evidence.skills if s.levels.interval), None)
    if skill is None or skill.levels.interval is None:
        return TOO_FEW
    low, high = skill.levels.interval
    return f"{skill.skill}: {percent(low)} to {percent(high)}."


def _shrunk(evidence: Evidence) -> str:
    moved = [
        s for s in evidence.skills if s.levels.shrunk is not None and s.levels.mean is not None
    ]
    if not moved:
        return TOO_FEW
    most = max(moved, key=lambda s: abs((s.levels.shrunk or 0) - (s.levels.mean or 0)))
    return f"{most.skill}: {most.levels.mean:.2f} becomes {most.levels.shrunk:.2f}."


def _effective(evidence: Evidence) -> str:
    skill = next((s for s in evidence.skills if s.levels.concentration), None)
    if skill is None or skill.levels.concentration is None:
        return ""
    return (
        f"{skill.skill}: {count(skill.levels.at_3, 'person', 'people')} at 3 or more, as "
        f"concentrated as {decimal(skill.levels.concentration.effective)} equal ones."
    )


def _breadth(evidence: Evidence) -> str:
    if evidence.breadth is None:
        return TOO_FEW
    own = evidence.breadth
    held = between(decimal(own.median), decimal(own.median_high))
    shaped = between(str(own.t_shaped), str(own.t_shaped_high))
    return f"Half of the people hold {held} skills or more; {shaped} of {own.people} are T-shaped."


def _importance(evidence: Evidence) -> tuple[str, ImportanceEvidence] | None:
    return next(((s.skill, s.importance) for s in evidence.skills if s.importance), None)


def _mwds(evidence: Evidence) -> str:
    found = _importance(evidence)
    if found is None:
        return ""
    skill, own = found[0], found[1].borich
    return (
        f"{skill}, {count(own.pairs, 'pair')}: {own.importance:.2f} × ({own.importance:.2f} − "
        f"{own.level:.2f}) = {own.mwds:.2f}."
    )


def _rds(evidence: Evidence) -> str:
    found = _importance(evidence)
    if found is None:
        return ""
    skill, own = found[0], found[1].ranked
    return (
        f"{skill}: {percent(own.above)} above, {percent(own.below)} below: {own.score:.0f}."
    ).replace("-", "−")


def _quadrant(evidence: Evidence) -> str:
    if evidence.cross_hair is None:
        return ""
    importance, level = evidence.cross_hair
    return f"Lines at importance {importance:.2f} and level {level:.2f}."


def _leniency(evidence: Evidence) -> str:
    if evidence.leniency is None:
        return TOO_FEW
    if evidence.leniency_is_prior:
        return "Fewer than five pairs here, so the published value stands in."
    return f"{count(evidence.pairs, 'pair')}: {evidence.leniency:+.2f}.".replace("-", "−")


def _posterior(evidence: Evidence) -> str:
    skill = next((s for s in evidence.skills if s.model), None)
    if skill is None or skill.model is None:
        return ""
    model = skill.model
    error = (model.spread * model.error / (model.spread + model.error)) ** 0.5
    return f"{skill.skill}: one rating leaves ± {error:.2f} of a level (one standard deviation)."


def _agreement(evidence: Evidence) -> Agreement | None:
    return evidence.agreement[0] if evidence.agreement else None


def _two(name: str, of: Callable[[Agreement], float | None]) -> Callable[[Evidence], str]:
    def said(evidence: Evidence) -> str:
        found = _agreement(evidence)
        value = of(found) if found else None
        return TOO_FEW if value is None else f"All areas together: {name} {value:.2f}."

    return said


def _consistency(evidence: Evidence) -> str:
    known = [(a, c) for a, c in evidence.consistency.items() if c]
    return f"{known[0][0]}: {known[0][1].alpha:.2f}." if known else "No area is declared."


def _careless(evidence: Evidence) -> str:
    if evidence.forms is None:
        return TOO_FEW
    return f"{evidence.forms.flagged} of {count(evidence.forms.judged, 'form')}."


def _spread(plan: Plan) -> str:
    return f"{spread_title(plan.spread)}." if plan.spread else ""


def _switching(options: Options) -> str:
    return " ".join(option_words.switches(options))


def _followed(ledger: Ledger) -> str:
    return f"{ledger_words.title(ledger)}."


def _compared(ledger: Ledger) -> str:
    return ledger_words.compared(ledger.compared) if ledger.compared else ""


def _other_levers(found: Explanations) -> str:
    return _first(found.skills, [r.sentence for r in found.skills if r.alternatives])


def _regret(found: Explanations) -> str:
    return _first(found.ways, [way.sentence for way in found.ways])


def _limits(found: Explanations) -> str:
    return _first(found.limits, [limit.sentence for limit in found.limits if limit.binding])


def _budgets(found: Explanations) -> str:
    return _first(found.frontier, [p.sentence for p in found.frontier if p.budget])


WORKED: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "roster": ("analysis", _roster),
    "level": ("analysis", _level),
    "known": ("analysis", _answered),
    "targets": ("analysis", _targets),
    "answered": ("analysis", _answered),
    "coverage": ("analysis", _coverage),
    "together": ("analysis", _together),
    "shortage": ("analysis", _shortage),
    "at_once": ("analysis", _at_once),
    "single": ("analysis", _single),
    "truck": ("analysis", _truck),
    "expected": ("analysis", _expected),
    "readiness": ("analysis", _readiness),
    "gate": ("analysis", _gate),
    "aged": ("analysis", _aged),
    "wants": ("analysis", _wants),
    "training": ("plan problem", _training),
    "hiring": ("plan", _hiring),
    "tools": ("problem", _tools),
    "cost": ("plan", _cost),
    "value": ("options", _value),
    "net": ("options", _net),
    "switching": ("options", _switching),
    "dates": ("plan", _dates),
    "order": ("plan", _order),
    "wishes": ("plan", _wishes),
    "declined": ("plan", declined_cost),
    "spread": ("plan", _spread),
    "one_rater": ("plan", _one_rater),
    "chance": ("plan", _chance),
    "over_time": ("plan", _over_time),
    "verdict": ("levers", _verdict),
    "nothing": ("plan", _nothing),
    "as_rated": ("chances", _as_rated),
    "counted": ("chances", _counted),
    "goes_with": ("chances", goes_with),
    "worth": ("assessment", _worth),
    "other_levers": ("reasons", _other_levers),
    "regret": ("reasons", _regret),
    "limits": ("reasons", _limits),
    "budgets": ("reasons", _budgets),
    "followed": ("ledger", _followed),
    "compared": ("ledger", _compared),
    "mean": ("evidence", _mean),
    "bounds": ("evidence", _bounds),
    "share": ("evidence", _share),
    "shrunk": ("evidence", _shrunk),
    "effective": ("evidence", _effective),
    "breadth": ("evidence", _breadth),
    "mwds": ("evidence", _mwds),
    "rds": ("evidence", _rds),
    "quadrant": ("evidence", _quadrant),
    "leniency": ("evidence", _leniency),
    "posterior": ("evidence", _posterior),
    "alpha": ("evidence", _two("alpha", lambda a: a.alpha)),
    "icc": (
        "evidence",
        _two("ICC(A,1)", lambda a: a.intraclass.agreement if a.intraclass else None),
    ),
    "kappa": ("evidence", _two("kappa", lambda a: a.kappa)),
    "rwg": ("evidence", _two("share", lambda a: a.within_person)),
    "consistency": ("evidence", _consistency),
    "careless": ("evidence", _careless),
}
"""By the key that docs/methods.md names under a rule: what it needs of the screen, and the
sentence. Some rules have none: trainable stands skill by skill on Gaps, changes between two
waves."""
