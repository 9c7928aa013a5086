"""The plan in four lines: what to decide by when, what it costs, what it gives, what turns it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from analytics.strategy.explain.results import SkillReason
from analytics.strategy.results import Action, Flip, Plan, SkillLevers
from dashboard.formats import (
    count,
    day,
    decimal,
    hours,
    joined,
    last_day,
    money,
    percent,
)
from dashboard.order import by_decision
from dashboard.wording.blend import due

Line = tuple[str, str]
"""A word for what it is, and the sentence."""

MOST_DAYS = 3
NOTHING_NEEDED = "Nothing: every must-have is covered already."
NOTHING_HELPS = (
    "Nothing closes a must-have within these limits. Lift one of them; what each would give "
    "stands below."
)
LONG_AGO = timedelta(days=7)


def in_short(plan: Plan, start: date, today: date) -> list[Line]:
    """What can be said as soon as the plan is solved."""
    if not plan.actions:
        return [("Decide", NOTHING_HELPS if plan.shortage else NOTHING_NEEDED)]
    return [
        ("Decide", decide(plan, start, today)),
        ("Pay", pay(plan)),
        ("Get", get(plan, start)),
    ]


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
    for action in actions:
        sentence = _deed(action)
        counts[sentence] = counts.get(sentence, 0) + action.count
    return [sentence.format(number) for sentence, number in counts.items()]


def _deed(action: Action) -> str:
    """With `{}` where the number goes."""
    if action.lever == "hire":
        sentence = f"hire # {action.profile or action.who}"
    elif action.lever == "contract":
        sentence = f"contract # {action.profile or action.who}"
    elif action.lever == "move":
        sentence = f"move # {action.who} from {action.from_team} to {action.team}"
    elif action.lever == "equip":
        sentence = f"equip # with {action.tool or 'a tool'} for {action.skill}"
    else:
        sentence = f"train # {action.who} in {action.skill}" if action.who else (
            f"train # in {action.skill}"
        )  # fmt: skip
    return sentence.replace("{", "{{").replace("}", "}}").replace("#", "{}", 1)


def pay(plan: Plan) -> str:
    """Cash once, cash a year, the first year's, people's hours."""
    cost, currency = plan.cost, plan.currency
    said = (
        f"{money(cost.one_off, currency)} once and {money(cost.run_rate, currency)} a year; both "
        f"together come to {money(cost.first_year_cash, currency)} of cash in the first 52 weeks. "
        f"And {hours(cost.hours)} of people's time ({decimal(plan.delivery_weeks)} weeks of one "
        "full-time person)."
    )
    if plan.budget is not None:
        what = "the first year's cash" if plan.budget_on == "cash" else "the total cost"
        said += f" The budget allows {what} to be {money(plan.budget, currency)}."
    return said


def get(plan: Plan, start: date) -> str:
    """What is closed by when, and how sure the weakest of it is."""
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
    said = (
        f"{what[0].upper()}{what[1:]}; coverage goes from {percent(plan.coverage_before)} to "
        f"{percent(plan.coverage_after)}."
    )
    return " ".join(part for part in (said, _least_sure(plan), _wishes(plan)) if part)


def _wishes(plan: Plan) -> str:
    """Other requirements than must-haves are a wish within a budget only (DEFINITIONS 25)."""
    asked, left = plan.shortage_other_before, plan.shortage_other
    if not asked:
        return ""
    if plan.budget is None:
        stay = f"{count(left, 'wish stays', 'wishes stay')} open" if left else "no wish stays open"
        return f"Without a budget only must-haves are planned for: {stay}."
    return f"Within the budget {asked - left} of {count(asked, 'wish', 'wishes')} are closed, too."


def _least_sure(plan: Plan) -> str:
    """The chance of the weakest must-have that the plan fills: one left open has none to speak
    of."""
    filled = [n for n in plan.needs if n.must_have and not n.shortage_after]
    if not filled:
        return ""
    weakest = min(filled, key=lambda n: n.chance)
    which = "Of the others the least sure" if plan.shortage else "The least sure"
    return (
        f"{which} is {weakest.skill} at level {weakest.level} ({weakest.scope}): a chance of "
        f"{percent(weakest.chance)} that it holds in time."
    )


def rethink(plan: Plan, flips: Sequence[tuple[str, Flip]]) -> str:
    """The nearest change that makes another lever the better choice, and the nearest after which
    no lever is left; (skill, flip) of must-haves. Where nothing is bought there is nothing to
    rethink."""
    if not plan.actions:
        return ""
    near = sorted(
        (abs(flip.value / flip.today - 1), skill, flip.sentence, flip.becomes)
        for skill, flip in flips
        if flip.today and flip.judged_by == "plan"
    )
    turns = next((one for one in near if one[3] != "nothing"), None)
    ends = next((one for one in near if one[3] == "nothing"), None)
    return " ".join(f"{one[1]}: {one[2]}" for one in (turns, ends) if one)


def known_flips(levers: Sequence[SkillLevers]) -> list[tuple[str, Flip]]:
    """What is known of turns before the plan is explained: the nearest of each skill."""
    return [(s.skill, s.flip) for s in levers if s.must_have_shortage and s.flip]


def all_flips(
    reasons: Sequence[SkillReason], levers: Sequence[SkillLevers]
) -> list[tuple[str, Flip]]:
    """All turns of must-haves, once the plan is explained."""
    must = {skill.skill_id for skill in levers if skill.must_have_shortage}
    return [(r.skill, flip) for r in reasons if r.skill_id in must for flip in r.flips]


def started(start: date, today: date) -> str:
    """A hint where week 0 lies well in the past."""
    if today - start <= LONG_AGO:
        return ""
    return (
        f"Week 0 was {count((today - start).days // 7, 'week')} ago, on {day(start)}: what starts "
        "in week 0 should have started then, and is paid from then. Set “Starts on” to today, and "
        "weeks and costs count from today."
    )
