"""Under a rule of the Method page a number that was worked with it, from the data on screen."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from string import Formatter
from typing import Any

from analytics.assess.assess import Assessment
from analytics.chances.results import Chances
from analytics.evidence.results import Agreement, Evidence, SkillEvidence
from analytics.options.results import Options, SkillLevers
from analytics.results import Analysis, RequirementCoverage
from analytics.strategy.answer.beside import coverage_over_time
from analytics.strategy.model.model import tool_cap
from analytics.strategy.money import yardstick
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Action, NeedOutcome, Plan
from dashboard import formats
from dashboard.details import open_skills, whole
from dashboard.formats import (
    between,
    count,
    decimal,
    hours,
    joined,
    money_exact,
    number,
    percent,
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


class _Writer(Formatter):
    """Fills sentences by functions of `formats`: `{0.gap:percent}`, `{0.people:count person}`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec.startswith("count "):
            many = value if isinstance(value, int) else len(value)
            return count(many, *format_spec.removeprefix("count ").split("|"))
        if format_spec == "len":
            return str(len(value))
        if format_spec.isidentifier():
            return str(getattr(formats, format_spec)(value))
        return format(value, format_spec)


def _told(
    sentence: str, example: Callable[[Any], Any], otherwise: str = ""
) -> Callable[[Any], str]:
    """Says a sentence of the example that is found in what is on screen."""

    def said(screen: Any) -> str:
        found = example(screen)
        return otherwise if found is None else _Writer().format(sentence, found)

    return said


def _targets(analysis: Analysis) -> str:
    given = sum(need.due_given for need in analysis.requirements)
    asked = len(analysis.requirements)
    return f"{count(asked, 'target')} here, {given} of them with a date that somebody gave."


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


def _together(analysis: Analysis) -> str:
    if not analysis.requirements:
        return ""
    filled = sum(n.weight * min(n.have, n.required) for n in analysis.requirements)
    asked = sum(n.weight * n.required for n in analysis.requirements)
    return (
        f"Over {count(len(analysis.requirements), 'requirement')}: {filled:g} / {asked:g} = "
        f"{percent(analysis.overall.coverage)}."
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
    money = partial(money_exact, currency=options.options[0].planned.plan.currency)
    return " ".join(
        f"{option_words.NAMES[one.name]}: {money(one.cost.total)} - {money(one.credit)} + "
        f"{money(one.vacancy)} = {money(one.net)}."
        for one in options.options
        if not one.same_as
    )


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
    cost, money = plan.cost, partial(money_exact, currency=plan.currency)
    said = (
        f"This plan: {money(cost.one_off)} once, {money(cost.run_rate)} a year, "
        f"{number(cost.hours)} h, {money(cost.total)} in total over {weeks(plan.horizon_weeks)}"
    )
    months = yardstick(plan, plan.actions)
    if months.cost_per_position_month is not None:
        each = money(months.cost_per_position_month)
        said += f", over {decimal(months.position_months)} position-months: {each} each"
    return f"{said}."


def _wishes(plan: Plan) -> str:
    if not plan.demands:
        return "The plan on screen keeps no pins and no bars."
    said = [f"{d.what}: {money_exact(d.extra.total, plan.currency)} more" for d in plan.demands]
    return f"{'; '.join(said)}."


def _weakest(plan: Plan) -> NeedOutcome | None:
    must = [need for need in plan.needs if need.must_have]
    return min(must, key=lambda need: need.chance, default=None)


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


def _counted(chances: Chances) -> str:
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
    if not found.considered:
        return ""
    money = partial(money_exact, currency=found.currency)
    said = (
        f"{count(found.considered, 'rating')} in doubt, {found.unknown} of them unknown. Without "
        f"asking {money(found.without)} are expected; knowing all is worth {money(found.limit)}."
    )
    if found.worth_it:
        said += (
            f" Verifying {len(found.asks)}: {money(found.without)} − {money(found.after)} = "
            f"{money(found.value)}, for {money(found.cost)}."
        )
    return said


def _first(all_of_it: Sequence[object], sentences: Sequence[str]) -> str:
    """The first sentence that shows the rule; where it is worked out if nothing was yet."""
    if not all_of_it:
        return NOTHING_FOUND
    return next(iter(sentences), "")


def _known(evidence: Evidence, what: str) -> SkillEvidence | None:
    return next((s for s in evidence.skills if getattr(s.levels, what)), None)


def _mean(evidence: Evidence) -> str:
    skill = next((s for s in evidence.skills if s.levels.half_width is not None), None)
    if skill is None:
        return TOO_FEW
    own = skill.levels
    measured = "–" if own.measurement is None else f"±{own.measurement:.2f}"
    return (
        f"{skill.skill}: {own.mean:.2f} ± {own.half_width:.2f}, {own.known} of {own.people} known; "
        f"{measured} by the error of ratings."
    )


def _bounds(evidence: Evidence) -> str:
    skill = _known(evidence, "known")
    if skill is None:
        return ""
    own = skill.levels
    return (
        f"{skill.skill}: {own.at_3} of {own.known} known, {own.people} people: {own.at_3} / "
        f"{own.people} to {own.at_3 + own.people - own.known} / {own.people}, "
        f"{percent(own.bounds[0])} to {percent(own.bounds[1])}."
    )


def _most_shrunk(evidence: Evidence) -> SkillEvidence | None:
    moved = [
        (abs(s.levels.shrunk - s.levels.mean), s)
        for s in evidence.skills
        if s.levels.shrunk is not None and s.levels.mean is not None
    ]
    return max(moved, key=lambda pair: pair[0], default=(0.0, None))[1]


def _breadth(evidence: Evidence) -> str:
    if evidence.breadth is None:
        return TOO_FEW
    own = evidence.breadth
    held = between(decimal(own.median), decimal(own.median_high))
    shaped = between(str(own.t_shaped), str(own.t_shaped_high))
    return f"Half of the people hold {held} skills or more; {shaped} of {own.people} are T-shaped."


def _important(evidence: Evidence) -> SkillEvidence | None:
    return next((s for s in evidence.skills if s.importance), None)


def _rds(evidence: Evidence) -> str:
    skill = _important(evidence)
    if skill is None or skill.importance is None:
        return ""
    own = skill.importance.ranked
    return (
        f"{skill.skill}: {percent(own.above)} above, {percent(own.below)} below: {own.score:.0f}."
    ).replace("-", "−")


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


def _consistency(evidence: Evidence) -> str:
    known = [(a, c) for a, c in evidence.consistency.items() if c]
    return f"{known[0][0]}: {known[0][1].alpha:.2f}." if known else "No area is declared."


def _agreement(name: str, of: Callable[[Agreement], float | None]) -> Callable[[Evidence], str]:
    return _told(
        f"All areas together: {name} {{0:.2f}}.",
        lambda evidence: of(evidence.agreement[0]) if evidence.agreement else None,
        TOO_FEW,
    )


RULES: Mapping[str, Mapping[str, Callable[..., str]]] = {
    "analysis": {
        "roster": _told("{0.people:count person|people} are counted.", lambda a: a),
        "level": _level,
        "known": _answered,
        "targets": _targets,
        "answered": _answered,
        "coverage": _told(
            "{0.skill} at level {0.level}, {0.scope}: min(1, {0.have}/{0.required}) = "
            "{0.coverage:percent}, at most min(1, ({0.have} + {0.unknown})/{0.required}) = "
            "{0.coverage_high:percent}.",
            _need,
        ),
        "together": _together,
        "shortage": _told(
            "{0.skill}, {0.scope}: max(0, {0.required} − {0.have}) = {0.shortage} short.", _need
        ),
        "at_once": _told(
            "At most {0.focus} a person: {0.filled} of {0.positions:count position}, "
            "{0.coverage:percent}.",
            lambda analysis: analysis.all_at_once if analysis.requirements else None,
        ),
        "single": _told(
            "{0.single_points_of_failure:count requirement} held by one person, {0.no_spare:len} "
            "without a spare.",
            lambda analysis: analysis if analysis.requirements else None,
        ),
        "truck": _truck,
        "expected": _told(
            "Each holder stays {0.resilience.horizon_weeks} weeks with {0.resilience.stay:percent}"
            ": {0.resilience.expected:percent}, against {0.overall.coverage:percent} now.",
            lambda analysis: analysis if analysis.resilience else None,
        ),
        "readiness": _told(
            "{0.role}, {0.people:count person|people}: readiness {0.readiness:percent}, gap index "
            "{0.gap_index:percent}.",
            lambda a: next((r for r in a.roles if r.readiness is not None and r.people >= 5), None),
        ),
        "gate": _told(
            "{0.role}, must-haves {0.gate.must_haves:joined}: {0.gate.ready} ready, "
            "{0.gate.not_ready} not ready, of {0.gate.insufficient} too little is known, "
            "to {0.gate.none_applies} none applies: {0.people:count person|people}.",
            lambda analysis: next((r for r in analysis.roles if r.gate and r.people >= 5), None),
        ),
        "aged": lambda a: f"{'. '.join(teams(a.ageing))}." if a.ageing else "",
        "wants": _wants,
    },
    "plan problem": {"training": _training},
    "plan": {
        "hiring": _hiring,
        "cost": _cost,
        "dates": _told(
            "Week 0 is {0.start:day}, costs run for {0.horizon_weeks:weeks}, and "
            "{0.leavers:count person|people} of this plan will leave.",
            lambda plan: plan if plan.start else None,
        ),
        "order": _told(
            "Must-have positions open: {0.shortage_before} before, {0.shortage} after; others "
            "{0.shortage_other_before} before, {0.shortage_other} after; gap to the proven best "
            "{0.gap:small_percent}.",
            lambda plan: plan,
        ),
        "wishes": _wishes,
        "declined": declined_cost,
        "spread": lambda plan: f"{spread_title(plan.spread)}." if plan.spread else "",
        "one_rater": lambda plan: (
            f"{second_rater_line(plan.one_rater[0], people=False)}." if plan.one_rater else ""
        ),
        "chance": _told(
            "{0.skill} at level {0.level}: {0.have} there, {0.by_train} trained, {0.by_hire} "
            "hired, {0.by_equip} by tools for {0.required}: {0.chance:percent}.",
            _weakest,
        ),
        "over_time": _over_time,
        "nothing": _told(
            "Without a plan {0.shortage:count must-have position} stay open and coverage is "
            "{0.coverage:percent}.",
            lambda plan: plan.do_nothing,
        ),
    },
    "problem": {"tools": _tools},
    "options": {
        "value": _value,
        "net": _net,
        "switching": lambda options: " ".join(option_words.switches(options)),
    },
    "levers": {"verdict": _verdict},
    "chances": {
        "as_rated": _told(
            "{0.holding:decimal} of {0.must_haves} must-haves hold on average, "
            "{0.holding_as_rated:decimal} if every rating were right.",
            lambda chances: chances if chances.must_haves else None,
        ),
        "counted": _counted,
        "goes_with": goes_with,
    },
    "assessment": {"worth": _worth},
    "reasons": {
        "other_levers": lambda r: _first(
            r.skills, [s.sentence for s in r.skills if s.alternatives]
        ),
        "regret": lambda r: _first(r.ways, [way.sentence for way in r.ways]),
        "limits": lambda r: _first(r.limits, [s.sentence for s in r.limits if s.binding]),
        "budgets": lambda r: _first(
            r.frontier, [point.sentence for point in r.frontier if point.budget]
        ),
    },
    "ledger": {
        "followed": lambda ledger: f"{ledger_words.title(ledger)}.",
        "compared": lambda ledger: (
            ledger_words.compared(ledger.compared) if ledger.compared else ""
        ),
    },
    "evidence": {
        "mean": _mean,
        "bounds": _bounds,
        "share": _told(
            "{0.skill}: {0.levels.interval[0]:percent} to {0.levels.interval[1]:percent}.",
            lambda evidence: _known(evidence, "interval"),
            TOO_FEW,
        ),
        "shrunk": _told(
            "{0.skill}: {0.levels.mean:.2f} becomes {0.levels.shrunk:.2f}.", _most_shrunk, TOO_FEW
        ),
        "effective": _told(
            "{0.skill}: {0.levels.at_3:count person|people} at 3 or more, as concentrated as "
            "{0.levels.concentration.effective:decimal} equal ones.",
            lambda evidence: _known(evidence, "concentration"),
        ),
        "breadth": _breadth,
        "mwds": _told(
            "{0.skill}, {0.importance.borich.pairs:count pair}: "
            "{0.importance.borich.importance:.2f} × ({0.importance.borich.importance:.2f} − "
            "{0.importance.borich.level:.2f}) = {0.importance.borich.mwds:.2f}.",
            _important,
        ),
        "rds": _rds,
        "quadrant": _told(
            "Lines at importance {0[0]:.2f} and level {0[1]:.2f}.", lambda e: e.cross_hair
        ),
        "leniency": _leniency,
        "posterior": _posterior,
        "alpha": _agreement("alpha", lambda a: a.alpha),
        "icc": _agreement("ICC(A,1)", lambda a: a.intraclass.agreement if a.intraclass else None),
        "kappa": _agreement("kappa", lambda a: a.kappa),
        "rwg": _agreement("share", lambda a: a.within_person),
        "consistency": _consistency,
        "careless": _told("{0.flagged} of {0.judged:count form}.", lambda e: e.forms, TOO_FEW),
    },
}
"""The sentences by what they need of the screen, and by the key that docs/methods.md names.
Some rules have none: trainable stands skill by skill on Gaps, changes between two waves."""
WORKED = {key: (needs, says) for needs, rules in RULES.items() for key, says in rules.items()}
