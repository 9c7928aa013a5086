"""The plan in four lines: what to decide by when, what it costs, what it gives, what turns it.

The budget that changes what a plan closes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from analytics.options.explain.asking import more_open, outcome_of
from analytics.options.explain.results import Left, Outcome, Point
from analytics.options.explain.sentences import named
from analytics.options.results import Flip, SkillLevers
from analytics.results import Verdict
from analytics.strategy.problem.relax import NO_BUDGET
from analytics.strategy.results import Action, Cost, Plan, Relaxation
from dashboard.formats import (
    count,
    day,
    decimal,
    hours,
    joined,
    last_day,
    money,
    money_exact,
    percent,
)
from dashboard.order import by_decision
from dashboard.wording.blend import due, gives_sentence, passing_pay


def budget_turn(plan: Plan, points: Sequence[Point]) -> str:
    """With which of the budgets that were tried other must-haves are closed, or stay open."""
    base = outcome_of(plan)
    if plan.shortage and plan.budget is not None:
        own = plan.budget
        more = next((p for p in points if p.budget > own and p.outcome.must < base.must), None)
        if more:
            return _with_more(plan, more)
        free = next((give for give in plan.gives if give.what == NO_BUDGET), None)
        return f"Without the limit {_free(free, plan)}" if free else ""
    if plan.gives:
        return gives_sentence(plan.gives[0], plan)
    less = [p for p in points if p.outcome.must > base.must and p.budget < spent(plan, plan.cost)]
    if not less:
        return ""
    lost = _must_more_open(less[-1].outcome, base)
    return f"With {_amount(less[-1])} {named(lost)} would stay open."


def _free(free: Relaxation, plan: Plan) -> str:
    """What no budget limit would close, before the curve is solved."""
    left = f"all but {free.shortage} of the" if free.shortage else "all"
    return (
        f"{left} must-have positions would be covered, at "
        f"{money(free.cost.total, plan.currency)} in total."
    )


def _with_more(plan: Plan, more: Point) -> str:
    """What a larger budget closes."""
    closed = _must_more_open(outcome_of(plan), more.outcome)
    too = "" if _must_more_open(more.outcome, outcome_of(plan)) else ", too"
    verb = "is" if sum(place.headcount for place in closed) == 1 else "are"
    return (
        f"With {_amount(more)} {named(closed)} {verb} closed{too}, at "
        f"{money(more.outcome.cost.total, plan.currency)} in total."
    )


def _must_more_open(one: Outcome, other: Outcome) -> list[Left]:
    """Must-have positions that `one` leaves open and `other` does not."""
    return [place for place in more_open(one, other) if place.must_have]


def _amount(point: Point) -> str:
    kind = "total cost" if point.budget_on == "total" else "first-year cash"
    return f"{money_exact(point.budget, point.currency)} of {kind}"


Line = tuple[str, str]
"""A word for what it is, and the sentence."""

MOST_DAYS = 3
NOTHING_NEEDED = "Nothing: every must-have is covered already."
LONG_AGO = timedelta(days=7)


def in_short(plan: Plan, start: date, today: date, *, coverage: bool = True) -> list[Line]:
    """What can be said as soon as the plan is solved. `coverage`: whether it may be told."""
    if not plan.actions and not plan.shortage:
        return [("Decide", NOTHING_NEEDED)]
    return [
        ("Decide", decide(plan, start, today) if plan.actions else nothing_helps(plan)),
        ("Pay", pay(plan)),
        ("Get", get(plan, start, coverage=coverage)),
    ]


def nothing_helps(plan: Plan) -> str:
    """Where not a single purchase closes anything within the limits."""
    limit = f"with {_budget(plan)}" if plan.budget is not None else "within these limits"
    return f"Nothing yet: {limit} no action closes a must-have position."


def _budget(plan: Plan) -> str:
    """ "$ 100 k of budget (first-year cash)"."""
    what = "first-year cash" if plan.budget_on == "cash" else "total cost"
    return f"{money(plan.budget or 0.0, plan.currency)} of budget ({what})"


def decide(plan: Plan, start: date, today: date) -> str:
    """The first decisions with their days, and until when the others can wait."""
    by_day: dict[date, list[Action]] = {}
    for action in by_decision(plan):
        by_day.setdefault(last_day(start, action.decide_by_week), []).append(action)
    parts = [
        f"{_by(when, today)} {joined(deeds(actions), most=4)}"
        for when, actions in list(by_day.items())[:MOST_DAYS]
    ]
    said = "; ".join(parts)
    left = sum(len(actions) for actions in list(by_day.values())[MOST_DAYS:])
    if left:
        said += f"; {count(left, 'more decision')} until {day(max(by_day))}"
    return f"{said[0].upper()}{said[1:]}."


def _by(when: date, today: date) -> str:
    return f"by {day(when)}" if when >= today else f"at once (it was due on {day(when)})"


def deeds(actions: Sequence[Action]) -> list[str]:
    """Purchases in words, equal ones counted: "hire 1 AI engineer", "train 2 in Python"."""
    counts: dict[str, int] = {}
    skills: dict[str, list[str]] = {}
    for action in actions:
        sentence = _deed(action)
        counts[sentence] = counts.get(sentence, 0) + action.count
        if action.lever == "equip":
            skills.setdefault(sentence, []).append(action.skill)
    served = {sentence: joined(list(dict.fromkeys(names))) for sentence, names in skills.items()}
    return [
        sentence.format(number) + (f" for {served[sentence]}" if sentence in served else "")
        for sentence, number in counts.items()
    ]


def _deed(action: Action) -> str:
    """With `{}` where the number goes."""
    if action.lever == "hire":
        sentence = f"hire # {action.profile or action.who}"
    elif action.lever == "contract":
        sentence = f"contract # {action.profile or action.who}"
    elif action.lever == "assess":
        sentence = "check # ratings"
    elif action.lever == "move":
        sentence = f"move # {action.who} from {action.from_team} to {action.team}"
    elif action.lever == "equip":
        sentence = f"equip # with {action.tool or 'a tool'}"
    elif action.course:
        sentence = f"book # group of {action.course}"
    else:
        sentence = (
            f"train # {action.who} in {action.skill}"
            if action.who
            else (f"train # in {action.skill}")
        )
    return sentence.replace("{", "{{").replace("}", "}}").replace("#", "{}", 1)


def pay(plan: Plan) -> str:
    """Cash once, cash a year, the first year's, people's hours."""
    cost, currency = plan.cost, plan.currency
    if not plan.actions:
        return "Nothing: no cash and none of people's hours."
    said = (
        f"{money(cost.one_off, currency)} once and {money(cost.run_rate, currency)} a year"
        f"{' when all of it runs' if cost.run_rate else ''}; "
        f"{money(cost.first_year_cash, currency)} of cash falls into the first 52 weeks."
    )
    if cost.hours:
        said += (
            f" And {hours(cost.hours)} of people's time ({decimal(plan.delivery_weeks)} weeks of "
            "one full-time person)."
        )
    if passing_pay(plan):
        said += f" Cash a year: {passing_pay(plan)}."
    if plan.budget is not None:
        said += f" Of {_budget(plan)} {money(spent(plan, cost), currency)} is used."
    return said


def spent(plan: Plan, cost: Cost) -> float:
    """What of a cost a budget binds."""
    return cost.total if plan.budget_on == "total" else cost.first_year_cash


def get(plan: Plan, start: date, *, coverage: bool = True) -> str:
    """What is closed by when, and what of it by tools; how sure it is stands in a line of its own
    (wording.chances)."""
    if not plan.shortage_before:
        what = "No must-have is missing"
    elif plan.shortage:
        closed = plan.shortage_before - plan.shortage
        missing = count(plan.shortage_before, "missing must-have position")
        verb = "stays" if plan.shortage == 1 else "stay"
        what = f"{closed} of {missing} closed {due(plan, start)}, {plan.shortage} {verb} open"
    else:
        what = f"all {count(plan.shortage_before, 'missing must-have position')} closed " + due(
            plan, start
        )
    before, after = percent(plan.coverage_before), percent(plan.coverage_after)
    goes = f"goes from {before} to {after}" if before != after else f"stays at {before}"
    said = f"{what[0].upper()}{what[1:]}{f'; coverage {goes}' if coverage else ''}."
    return " ".join(part for part in (said, _by_tools(plan, coverage), _others(plan)) if part)


def _by_tools(plan: Plan, coverage: bool) -> str:
    """That tools close positions without anybody's level rising."""
    must = [need for need in plan.needs if need.must_have and need.by_equip]
    tools = sum(min(need.by_equip, need.shortage_before - need.shortage_after) for need in must)
    if tools <= 0:
        return ""
    who = "somebody with a GenAI tool, who counts"
    if tools > 1:
        who = "people with a GenAI tool, who count"
    said = f"{tools} of them {'is' if tools == 1 else 'are'} closed by {who} as able"
    alone = percent(plan.coverage_after_people)
    return f"{said}; by people alone coverage is {alone}." if coverage else f"{said}."


def _others(plan: Plan) -> str:
    """What becomes of positions that are no must-haves."""
    asked, left = plan.shortage_other_before, plan.shortage_other
    if not asked:
        return ""
    if not left:
        return "No nice-to-have stays open."
    verb = "stays" if left == 1 else "stay"
    return f"{count(left, 'nice-to-have')} {verb} open."


def rethink(plan: Plan, flips: Sequence[tuple[str, Flip]], points: Sequence[Point] = ()) -> str:
    """The budget that changes what is closed, the nearest change that makes another lever the
    better choice, and the nearest after which no lever is left; remote ones are left out.

    `flips`: (skill, flip) as `known_flips` answers them: the same before and after the plan is
    explained. `points`: the curve of budgets, once all of it is solved.
    """
    near = sorted(
        (abs(flip.value / flip.today - 1), skill, flip.sentence, flip.becomes)
        for skill, flip in flips
        if flip.today and flip.within is not False and _payable(plan, flip)
    )
    turns = next((one for one in near if one[3] != "nothing"), None)
    ends = next((one for one in near if one[3] == "nothing"), None)
    said = [f"{one[1]}: {one[2][0].lower()}{one[2][1:]}" for one in (turns, ends) if one]
    return " ".join(part for part in (budget_turn(plan, points), *said) if part)


def _payable(plan: Plan, flip: Flip) -> bool:
    """What the budget cannot pay is no turn of this plan."""
    return plan.budget is None or flip.cost is None or spent(plan, flip.cost) <= plan.budget


def known_flips(plan: Plan, levers: Sequence[SkillLevers]) -> list[tuple[str, Flip]]:
    """The nearest turn of each skill whose must-haves the plan closes by the lever that its verdict
    names."""
    must = [s for s in levers if s.must_have_shortage and _relies(plan, s.skill_id, s.verdict)]
    return [(skill.skill, skill.flip) for skill in must if skill.flip]


def _relies(plan: Plan, skill_id: str, verdict: Verdict) -> bool:
    needs = [need for need in plan.needs if need.skill_id == skill_id]
    by = {
        "train": sum(need.by_train for need in needs),
        "hire": sum(need.by_hire for need in needs),
        "equip": sum(need.by_equip for need in needs),
        "contract": sum(need.by_contract for need in needs),
    }
    return by.get(verdict, 0) > 0


def started(start: date, today: date) -> str:
    """A hint where week 0 lies well in the past."""
    if today - start <= LONG_AGO:
        return ""
    return (
        f"Week 0 was {count((today - start).days // 7, 'week')} ago, on {day(start)}: what starts "
        "in week 0 should have started then, and is paid from then."
    )


def start_today(start: date, today: date) -> str:
    """The hint with the control of the page that changes it."""
    hint = started(start, today)
    how = "Set “Starts on” to today (under “More limits”), and weeks and costs count from today."
    return f"{hint} {how}" if hint else ""
