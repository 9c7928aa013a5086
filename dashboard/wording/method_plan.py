"""The Method page, second half: what a lever is worth and how the blend is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.options.results import Options, SkillLevers
from analytics.strategy.answer.over_time import coverage_over_time
from analytics.strategy.model.steps import tool_cap
from analytics.strategy.money.cash import yardstick
from analytics.strategy.problem.problem import Problem
from analytics.strategy.results import Action, Plan
from dashboard.formats import (
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
from dashboard.order import open_skills
from dashboard.wording import options as option_words
from dashboard.wording.advice import declined_cost
from dashboard.wording.fairness import second_rater_line, spread_title
from dashboard.wording.method_measures import Method


def planning(
    plan: Plan | None,
    problem: Problem | None,
    levers: Sequence[SkillLevers],
    options: Options | None = None,
) -> list[Method]:
    """How gaps are closed."""
    return [
        Method(
            "Training",
            "A step from one level to the next takes its hours divided by the person's free hours "
            "a week. It costs fees, the learner's hours and the mentors' hours. Mentor hours that "
            "nobody inside can give are bought from an outside tutor at "
            "training.tutor_fee_per_hour, unless the scenario says tutor = false; then a step "
            "without a mentor is not taken. Its chance is the product of the steps' chances. "
            "Interest 0 bars it; interest that was not asked does not.",
            _training(plan, problem),
        ),
        Method(
            "Hiring",
            "A hire brings a profile of levels. It counts from the week in which it is found, "
            "arrived and ramped up; it costs recruiting, onboarding and full pay from its start to "
            "the horizon. Interviews take hours from everybody's learning, at most all of them; "
            "they forbid no hire. Its chance: productive by the date, times that it works out.",
            _hiring(plan),
        ),
        Method(
            "GenAI tools",
            "A seat adds one level to a person who is one level below and at the tool's own "
            "minimum. Tools may fill no requirement of one person, and of larger ones at most a "
            "share rounded down (at least 1); somebody must hold the level without a tool. Skills "
            "marked “never” get none.",
            _tools(problem),
        ),
        Method(
            "Four cost figures",
            "Cash once; cash a year; people's hours; total cost to the horizon, which is cash, "
            "yearly cost and hours at the loaded rate. Every cost runs to the same horizon, so a "
            "late hire is not cheap by accounting. A budget binds first-year cash, or the total. "
            "A learner's hour costs their own pay, loaded; an hour of mentoring, interviews or a "
            "handover, for which nobody is named, the general base pay. A scenario's cost_per_hour "
            "replaces the former, its cost_per_step the fees. "
            "Each action has a bill: item, quantity × price, weeks; a line is rounded to the cent "
            "once, and actions, levers, months and years are sums of lines. The levers' common "
            "measure is the total over the position-months covered up to the horizon.",
            _cost(plan),
        ),
        Method(
            "What a week without a position costs",
            "A must-have position that is open costs a week's mean loaded pay of the people here, "
            "times vacancy.times_pay (0.5 / 1 / 2), times people over must-have positions where "
            "there are fewer people than positions, so that all of them open at once cost at most "
            "so many payrolls. A position that is no must-have costs a fifth of it "
            "(vacancy.other_share). What a target says itself (per_week), and then what a scenario "
            "or the control on Plan says, stand in its place. A weight orders and averages, "
            "and is never money.",
            _value(options),
        ),
        Method(
            "Options by net cost",
            "Net cost = total cost - credit + expected cost of open positions: the sum over "
            "requirements and weeks from the due date to the horizon of value x positions missing, "
            "over sampled futures. In a future people leave, and their seats are filled again with "
            "the chance people.backfill after a hire's lead time; steps of training succeed or "
            "not and take as long as they take; hires are found, serve their notice and ramp up, "
            "three draws; tools help or not; contractors come or not. Ratings count as rated; who "
            "is unknown counts with the share of those known. Credit: hire.useful_share of the pay "
            "that is charged for a hire after the ramp, as likely as they work out: a trained "
            "colleague's working time is not charged either. Nobody from outside comes where no "
            "position is missing beyond those that unknown people are expected to fill. Nothing: "
            "no purchase. Lean, balanced, strong: the least net cost with the value at its low, "
            "likely and high. Every: the least with each must-have closed by its due date wherever "
            "that can be. Balanced is recommended.",
            _net(options),
        ),
        Method(
            "How options are found",
            "One whole-number model for each of five values (a quarter to four times the "
            "likely) prices missing positions at two dates, a quarter and three quarters of the "
            "way from due date to horizon, half of the time each, in as many futures as fit "
            "into 2 000 rows (5 000 for a few people, 60 for the demo; the same outcome counts "
            "once). A solve ends within 0.5 % of the best (2 % at values other than the likely) "
            "or after 2 000 nodes, never by the clock. Each plan found is then judged week by "
            "week in 10 000 other futures, and each option is the one of least net cost there; "
            "of those within 2 % of it the one of least total cost, since the optimum is flat "
            "and nobody should pay for noise. Above 5 000 pairs of a person and a requirement "
            "three values, 100 futures and 2 000 to judge must do. Measured: on 500 tiny "
            "problems the plan found was at most 0.3 % above the best of all plans at these two "
            "dates, which were all tried; on the demo the futures it was chosen in cost an "
            "estimated 3.9 % of net cost (below 4.7 % with 95 % confidence, by ten "
            "replications).",
            "",
        ),
        Method(
            "What would change the choice",
            "Between neighbours: the total cost that the next option adds, less the credit that it "
            "adds, over the open weeks that it saves. Above that value of a week it is the better "
            "one. Within a fifth of the likely value it is a toss-up.",
            " ".join(option_words.switches(options)) if options else "",
        ),
        Method(
            "Start, horizon and leavers",
            "Week 0 is today, or the day that a scenario or the store names, never before the "
            "wave. Costs run for 104 weeks, or for a year past the last due date where that is "
            "later; what is due after 156 weeks is listed and not planned for. Who has a date of "
            "leaving counts until then: not for what is due later, and they are not trained, "
            "equipped or asked to mentor. Where people may not be shown, plans leave departures "
            "out, since the difference would tell what a person holds.",
            _dates(plan),
        ),
        Method(
            "The plan as counted (--option paper)",
            "It ignores chance: a position counts as closed by whole people at its due date. "
            "First the least weighted must-have shortage at the due dates; with a budget, then "
            "the least other shortage; then the least total cost; then the fewest people touched; "
            "then the most even spread: the second training of a person weighs 1, the third 2, and "
            "so on, and of plans with the same people in them the one with the least sum over "
            "teams of trainings² / people; then the order of the lists. It is solved exactly as a "
            "whole-number programme, not by a rule of thumb; very large plans skip the evenness.",
            _order(plan),
        ),
        Method(
            "What a scenario demands and offers",
            "A pin must be kept before anything else is wished for, a bar forbids; the extra cost "
            "of each is the plan minus the same plan without it, solved again. A prerequisite is "
            "learned first. A course costs its price a group in place of fees and mentoring. "
            "Contractors come where the scenario names them, or allows the lever contract: then "
            "for each skill that is short, at the cost, start and length of the assumptions. A "
            "contractor covers from the first due date for some months, may start late or not work "
            "out (contract.works_out), and never reviews, mentors or makes safer; one contract may "
            "not reach two dates that lie further apart, so with contractors a later deadline can "
            "cost more or leave more open. Nobody begins at the horizon or later, where no cost is "
            "counted. Who moves counts for the new team; a position left open in the old one is "
            "counted against the move.",
            _wishes(plan),
        ),
        Method(
            "Whom a plan is about",
            "Beside a name stand the person's own interest, their free hours and why them: the "
            "steps from their level today, how many others could do the same in time, and how many "
            "of those are nearer. Nobody is ranked. Who says no is not asked again by any plan, "
            "whatever a scenario demands, until it is taken back; only plans of who may not see "
            "people are the same with and without it, since they would tell. What all that was "
            "declined asks of a plan is the plan minus the same one without it, solved again: one "
            "figure, never one person's.",
            declined_cost(plan) if plan else "",
        ),
        Method(
            "How training is spread",
            "Steps and learning hours of each team, role, pay band and free hours, beside the "
            "group's share of the people; a head is of everybody in the group. Groups of five and "
            "more only: smaller ones stand together with whoever would give them away, by "
            "subtraction from the total or from a group of another kind. Pay band stands for "
            "seniority and free hours for part-time, which are not stored.",
            f"{spread_title(plan.spread)}." if plan and plan.spread else "",
        ),
        Method(
            "Left out on one rater alone",
            "Somebody is no candidate for a short requirement at the level used, would be at a "
            "higher one below it, and exactly one kind of rater puts them so low: the only one who "
            "rated them, or the lower of two. They are listed to be rated by somebody else first; "
            "as mentors only where the plan trains and one level more would do. Who gave no "
            "interest, has no hours or declined is not on the list.",
            _one_rater(plan),
        ),
        Method(
            "Chance that a requirement holds",
            "Holders may leave, trainings and hires may fail, tools may not help. Each position "
            "has its chance, and the requirement's is that enough of them hold (Poisson-binomial). "
            "The plan counts whole people; chances never make fractions of them.",
            _chance(plan),
        ),
        Method(
            "Coverage over time",
            "Coverage as everywhere, at each week: a position counts from the week in which its "
            "action does. Scenarios side by side are planned for the same people and "
            "requirements; people affected are those who are trained or get a tool, each counted "
            "once. What is decided keeps the plan's numbers of its day and a hash of the scenario "
            "and the assumptions; the scenario's name is no part of it.",
            _over_time(plan),
        ),
        Method(
            "Verdict and flip",
            "For each skill alone, without a budget and pins, plans are solved that may use one "
            "lever only: train, hire, equip, or contract where that is allowed. The least net "
            "cost, leaving it open among them, is the verdict. Net cost is a straight line in the "
            "value of an open position, so the nearest values at which another choice costs less "
            "are found by solving again where the lines cross, until they stay; they are looked "
            "for from a tenth to ten times the likely value, and told to two digits.",
            _verdict(levers),
        ),
        Method(
            "Do nothing",
            "Always shown beside the plan: which positions are open when they fall due. What that "
            "costs is the net cost of the option “nothing”.",
            _nothing(plan),
        ),
    ]


def _value(options: Options | None) -> str:
    if options is None:
        return ""
    currency = options.options[0].planned.plan.currency
    own = option_words.own_values(options)
    return (
        f"{money_exact(options.per_week, currency)} a week; all must-haves open at once cost "
        f"{percent(options.share_of_payroll)} of payroll. {own}"
    ).strip()


def _net(options: Options | None) -> str:
    if options is None:
        return ""
    said = []
    for option in options.options:
        if option.same_as:
            continue
        currency = option.planned.plan.currency
        parts = (option.cost.total, option.credit, option.vacancy, option.net)
        total, credit, vacancy, net = (money_exact(part, currency) for part in parts)
        said.append(f"{option_words.NAMES[option.name]}: {total} - {credit} + {vacancy} = {net}.")
    return " ".join(said)


def _of(plan: Plan | None, lever: str) -> Action | None:
    return next((a for a in plan.actions if a.lever == lever), None) if plan else None


def _training(plan: Plan | None, problem: Problem | None) -> str:
    action = _of(plan, "train")
    if plan is None or problem is None or action is None:
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


def _dates(plan: Plan | None) -> str:
    if plan is None or plan.start is None:
        return ""
    return (
        f"Week 0 is {day(plan.start)}, costs run for {weeks(plan.horizon_weeks)}, and "
        f"{count(len(plan.leavers), 'person', 'people')} of this plan will leave."
    )


def _hiring(plan: Plan | None) -> str:
    action = _of(plan, "hire")
    if plan is None or action is None:
        return ""
    return (
        f"{action.count} × {action.profile or action.who}: counts from week {action.end_week:.1f}, "
        f"chance {percent(action.chance)}, {money_exact(action.cost.total, plan.currency)} to week "
        f"{plan.horizon_weeks:.0f}."
    )


def _tools(problem: Problem | None) -> str:
    if problem is None:
        return ""
    rules = problem.rules
    reviewers = count(rules.reviewers, "person", "people")
    return (
        f"Of a headcount of 4 tools may fill max(1, {rules.cap_share:g} × 4 rounded down) = "
        f"{tool_cap(rules, 4)}, where at least {reviewers} at the level need no tool."
    )


def _cost(plan: Plan | None) -> str:
    if plan is None:
        return ""
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


def _wishes(plan: Plan | None) -> str:
    """The pins and bars of the plan with their extra cost."""
    if plan is None or not plan.demands:
        return "The plan on screen keeps no pins and no bars."
    said = [f"{d.what}: {money_exact(d.extra.total, plan.currency)} more" for d in plan.demands]
    return f"{'; '.join(said)}."


def _order(plan: Plan | None) -> str:
    if plan is None:
        return ""
    return (
        f"Must-have positions open: {plan.shortage_before} before, {plan.shortage} after; others "
        f"{plan.shortage_other_before} before, {plan.shortage_other} after; gap to the proven best "
        f"{small_percent(plan.gap)}."
    )


def _chance(plan: Plan | None) -> str:
    must = [need for need in plan.needs if need.must_have] if plan else []
    if not must:
        return ""
    weakest = min(must, key=lambda need: need.chance)
    return (
        f"{weakest.skill} at level {weakest.level}: {weakest.have} there, {weakest.by_train} "
        f"trained, {weakest.by_hire} hired, {weakest.by_equip} by tools for {weakest.required}: "
        f"{percent(weakest.chance)}."
    )


def _over_time(plan: Plan | None) -> str:
    if plan is None or not plan.actions:
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


def _one_rater(plan: Plan | None) -> str:
    if plan is None or not plan.one_rater:
        return ""
    return f"{second_rater_line(plan.one_rater[0], people=False)}."


def _nothing(plan: Plan | None) -> str:
    if plan is None:
        return ""
    nothing = plan.do_nothing
    return (
        f"Without a plan {count(nothing.shortage, 'must-have position')} stay open and coverage is "
        f"{percent(nothing.coverage)}."
    )
