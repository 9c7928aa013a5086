"""The ways to go on, in words: what each gives, costs and leaves open; what changes our mind."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from analytics.options.results import TOSS_UP, OpenMustHave, Option, Options, WayOut
from analytics.results import SHOWN_LEVERS, OptionName, by_key
from analytics.strategy.money import years
from analytics.strategy.results import Plan
from dashboard import formats
from dashboard.formats import count, day, decimal, joined, money, percent, week_day, weeks
from dashboard.subjects import HELPS, texts

NAMES = texts("options.name")
RECOMMENDED = "Recommended"
CHOOSE, CHOSEN = "Choose", "Shown below"
MEANING = texts("options.meaning")
VERBS = {"assess": "check"}
NEAR_ONE = 0.05
"""So near to a whole one a share of pay is said in words."""
LITTLE = 0.01
"""Of the first year's cash: less than that later on is left to the tables."""
CLOSE = "Close it in every option"


def headline(option: Option, nothing: Option) -> str:
    """What the plan gives, what it costs this year, and by when it has to be decided."""
    name, plan = NAMES[option.name], option.planned.plan
    expected = f"expect {likely(option)}"
    if not plan.actions:
        return f"{name}: {expected}"
    if not option.judged.of:
        expected += f", not {formats.number(round(nothing.open_weeks))},"
    elif decimal(option.judged.held) == decimal(nothing.judged.held):
        expected += ", as without it,"
    cash = money(option.cost.first_year_cash, plan.currency)
    text = f"{name}: {expected} for {cash} in year 1"
    return f"{text}; decide by {day(when)}" if (when := works_until(option)) else text


def so_far(option: Option) -> str:
    """What a first plan gives and costs this year, before it is held against others."""
    cash = money(option.cost.first_year_cash, option.planned.plan.currency)
    return f"So far: about {likely(option)} for {cash} in year 1"


def in_a_word(option: Option) -> str:
    """ "Balanced, $ 526 k in year 1"."""
    cash = money(option.cost.first_year_cash, option.planned.plan.currency)
    return f"{NAMES[option.name]}, {cash} in year 1"


def after_year_1(plan: Plan) -> str:
    """ "then $ 24 k a year and $ 300 k once"."""
    cost, once = plan.cost, later(plan)
    parts = [f"{money(cost.run_rate, plan.currency)} a year"] if cost.run_rate else []
    if once:
        parts.append(f"{money(once, plan.currency)} once")
    return f"then {' and '.join(parts)}" if parts else "nothing after"


def a_year_after(plan: Plan) -> str:
    """ "$ 24 k, and $ 300 k once"."""
    once = later(plan)
    beside = f", and {money(once, plan.currency)} once" if once else ""
    return f"{money(plan.cost.run_rate, plan.currency)}{beside}"


def later(plan: Plan) -> float:
    """What is paid once after the first year; 0 where it is little."""
    once = sum(year.spent.one_off for year in years(plan)[1:])
    return once if once > (LITTLE * plan.cost.first_year_cash if plan.cost.run_rate else 0) else 0.0


def likely(option: Option) -> str:
    """ "11.9 of 16 must-haves in place"; where there are none what stays open of the rest."""
    judged = option.judged
    if not judged.of:
        return f"{count(round(option.open_weeks), 'open week')} of nice-to-haves"
    return f"{decimal(judged.held)} of {count(judged.of, 'must-have')} in place"


def works_until(option: Option) -> date | None:
    """The last day on which all that it buys can still be done as planned, once ratings are
    checked."""
    plan = option.planned.plan
    first = [action.decide_by_week for action in plan.actions if action.lever != "assess"]
    return formats.last_day(plan.start, min(first)) if first else None


def buys(plan: Plan) -> list[str]:
    """ "train 12", "hire 2": purchases by lever."""
    counts: Counter[str] = Counter()
    for action in plan.actions:
        counts[action.lever] += action.count
    return [f"{VERBS.get(item, item)} {counts[item]}" for item in SHOWN_LEVERS if counts[item]]


def value(options: Options) -> str:
    currency = options.options[0].planned.plan.currency
    amount, pay = money(options.per_week, currency), options.of_pay
    as_pay = "as if one person's work were lost"
    if abs(pay - 1) > NEAR_ONE:
        as_pay = f"{formats.percent(pay)} of a person's weekly pay"
    return HELPS["options.value"].format(amount=amount, as_pay=as_pay)


def own_values(options: Options) -> str:
    currency = options.options[0].planned.plan.currency
    named = [
        f"{item.skill} at {item.level} ({item.scope}) {money(item.per_week, currency)}"
        for item in options.own_values
    ]
    return f"Some targets have a weekly cost of their own: {'; '.join(named)}." if named else ""


def leaves_open(option: Option, ways: Mapping[tuple[str, str, int], str]) -> list[str]:
    """What the plan leaves open at its due dates: the first thing to know of it. `ways`: out, by
    target, as `ways_out` has them."""
    plan, soon = option.planned.plan, {}
    for item in option.judged.likely_by:
        if item.week is not None and item.stays:
            by = day(week_day(plan.start, item.week))
            soon[item.asked] = f" (80 % likely in place by {by})"
    places = ((row, row.asked) for row in option.open)
    return [
        f"{_left_open(row, plan.currency, soon.get(at, ''))} {ways.get(at, '')}".rstrip()
        for row, at in places
    ]


def more_open(rows: Sequence[OpenMustHave]) -> str:
    """Names those of which no more is said at first."""
    names = [f"{row.skill} at {row.level} ({row.scope})" for row in rows]
    return f"{len(rows)} more stay open: {joined(names)}"


def _left_open(row: OpenMustHave, currency: str, soon: str) -> str:
    missing = count(row.positions, "position")
    text = f"Leaves {missing} of {row.skill} at {row.level} ({row.scope}) open when due{soon}."
    if row.cost is None or row.open_weeks is None:
        return text
    which = f"{row.closes} of them" if 0 < row.closes < row.positions else "it"
    work = "its hires' other work" if row.credit >= 0 else "other work of hires given up"
    parts = (row.credit, work), (row.others, "other targets' open weeks")
    saved = _weeks(row.open_weeks, row.other_weeks)
    text += f" Closing {which} costs {_more(row.cost, currency)}{_less_and_plus(parts, currency)}"
    text += f" and saves {saved or 'no open week'}"
    if row.per_week is None or not saved:
        return f"{text}."
    if row.per_week <= 0:
        return f"{text}{': a toss-up' if row.cost > 0 else ''}."
    which = "an open week" if row.own is None else "a week without it"
    text += f": it pays where {which} costs more than {money(row.per_week, currency)}"
    if row.own is None:
        return f"{text}."
    near = abs(row.per_week - row.own) <= TOSS_UP * row.own
    return f"{text} (now {money(row.own, currency)}{', a toss-up' if near else ''})."


def _more(cost: float, currency: str) -> str:
    return f"{money(abs(cost), currency)} {'more' if cost >= 0 else 'less'}"


def _weeks(must: float, others: float) -> str:
    """ "84 open weeks and 12 of nice-to-haves": what is saved; "" where that is nothing."""
    must, others = round(must), round(others)
    nice = " of nice-to-haves"
    if must > 0 and others > 0:
        return f"{count(must, 'open week')} and {formats.number(others)}{nice}"
    saved, lost = sorted([(must, ""), (others, nice)], reverse=True)
    if saved[0] <= 0:
        return ""
    result = f"{count(saved[0], 'open week')}{saved[1]}"
    if lost[0]:
        result += f", while {formats.number(-lost[0])} more{lost[1]} stay open"
    return result


def _less_and_plus(parts: Sequence[tuple[float, str]], currency: str) -> str:
    """ ", less $ 3 k of this, plus $ 2 k of that,": amounts that a cost is to be seen with."""
    clauses = []
    for sign, word in ((1, "less"), (-1, "plus")):
        amounts = [
            f"{money(amount * sign, currency)} of {what}"
            for amount, what in parts
            if amount * sign >= 1
        ]
        clauses += [f"{word} {' and '.join(amounts)}"] if amounts else []
    return "".join(f", {clause}" for clause in clauses) + ("," if clauses else "")


def ways_out(
    options: Options,
    deadline: float | None,
    dates: Mapping[tuple[str, str, int], date],
    partly: Collection[tuple[str, str, int]] = (),
) -> dict[tuple[str, str, int], str]:
    """`deadline`: the scenario's, in weeks, before which every due date is taken; `dates`: those of
    the requirements themselves, by scope, skill and level; `partly`: what can be closed in part."""
    plan = options.options[0].planned.plan
    by_need = by_key((way.asked, way) for way in options.ways_out)
    lines = {}
    for asked, ways in by_need.items():
        if ways[0].way == "room":
            amount = f"{money(ways[0].cost, plan.currency)} of {plan.binds}"
            lines[asked] = f"The budget has no room for it beside the rest: it takes {amount}."
            continue
        within = " within the budget" if ways[0].way == "budget" else ""
        dated = [way for way in ways if way.way == "postpone"]
        told = (way for way in ways if way not in dated[1:])
        can = ", or ".join(_way(way, plan, deadline, dates.get(asked), dated[1:]) for way in told)
        what = "the rest" if asked in partly else "it"
        lines[asked] = f"Nothing allowed closes {what} in time{within}. You can {can}."
    return lines


def _way(
    way: WayOut, plan: Plan, deadline: float | None, own: date | None, cheaper: Sequence[WayOut]
) -> str:
    if way.way == "budget":
        rest = f", with {way.open} still open" if way.open else ""
        amount = f"{money(way.cost, plan.currency)} of {plan.binds}"
        return f"allow more than the budget ({amount} for this alone){rest}"
    cost = f"{money(way.cost, plan.currency)} in total"
    if way.way == "bar":
        return f"lift what may not be part of the plan ({cost} for this alone)"
    if way.way == "postpone":
        *dearer, best = (way, *cheaper)
        on, which = week_day(plan.start, best.weeks), ["its date"]
        if deadline is not None and best.weeks > deadline:
            which = ["the deadline", *(which if own is None or own < on else [])]
        costs = [f"{money(best.cost, plan.currency)} in total for this alone"]
        for way in dearer:
            begins = day(week_day(plan.start, way.weeks))
            costs.append(f"{money(way.cost, plan.currency)} from {begins}")
        when = f"set {' and '.join(which)} to {day(on)} or later"
        return f"{when} and buy what closes it then ({'; '.join(costs)})"
    over = ", which is over the budget" if way.over else ""
    late = f", {weeks(way.late)} late" if way.late else ""
    there = f"({cost}{over}, there after {weeks(way.weeks)}{late})"
    rest = f", with {way.open} still open" if way.open else ""
    if way.way == "hire_profile":
        who = "somebody" if way.people == 1 else f"{way.people} people"
        return f"describe {who} to hire {there}{rest}"
    who = "a contractor" if way.people == 1 else f"{way.people} contractors"
    lasts = f"{decimal(way.months)} {'month' if way.months == 1 else 'months'}"
    return f"bring in {who} for {lasts} {there}{rest}"


def switches(options: Options) -> list[str]:
    """What each next option buys for its money, and the value at which it begins to pay."""
    currency = options.options[0].planned.plan.currency
    lines = []
    for item in options.switching:
        if item.per_week is None:
            continue
        first, second = (NAMES[name] for name in item.between)
        whose = f"{first}'s" if item.credit < 0 else "its"
        parts = (
            (item.credit, f"{whose} hires' other work"),
            (item.own, "targets with a weekly cost of their own"),
        )
        second = f"“{second}”" if item.between[1] == "every" else second
        text = f"{second} costs {_more(item.cost, currency)} than {first}"
        text += _less_and_plus(parts, currency)
        if saved := _weeks(item.open_weeks, item.other_weeks):
            text += f" and saves {saved}{' elsewhere' if abs(item.own) >= 1 else ''}"
        pays = f"it pays where an open week costs more than {money(item.per_week, currency)}"
        if item.per_week <= 0:
            little = ", if only a little," if item.toss_up else ""
            pays = f"it pays{little} whatever an open week costs"
        cheaper = first if item.cost > 0 else second
        toss_up = f" A toss-up: {cheaper} is the cheaper one." if item.toss_up else ""
        lines.append(f"{text.rstrip(',')}: {pays}.{toss_up}")
        before, after = (options.named(name).judged.held for name in item.between)
        if after < before and decimal(after) != decimal(before):
            fewer = f"expect {decimal(after)} in place, {decimal(before)} with {first}"
            lines[-1] += f" Must-haves do not follow: {fewer}."
    if lines and any(round(item.other_weeks) for item in options.switching):
        share = percent(options.other_share)
        lines.append(f"An open week of a nice-to-have counts as {share} of a must-have's here.")
    return lines


def first_check(option: Option) -> str:
    plan = option.planned.plan
    action = next((a for a in plan.actions if a.lever == "assess"), None)
    if action is None or action.saves is None:
        return ""
    return (
        f"First check {count(action.count, 'rating')} in {joined(action.skills, most=3)}: that "
        f"costs {money(action.cost.total, plan.currency)} and is expected to save "
        f"{money(action.saves, plan.currency)} of what wrong ratings cost."
    )


def change_mind(options: Options, name: OptionName) -> str:
    """The values of an open week at which another option would be the better one."""
    currency = options.options[0].planned.plan.currency
    parts, texts = [], []
    turns = (item for item in options.switching if item.between[0] == name and not item.toss_up)
    above = [item.per_week for item in turns if item.per_week and item.per_week > 0]
    for item in options.switching:
        for here, other, word in ((1, 0, "less"), (0, 1, "more")):
            if item.between[here] != name:
                continue
            better, value = NAMES[item.between[other]], item.per_week or 0.0
            if item.toss_up:
                total = options.named(item.between[other]).cost.total
                whole = f", for {money(total, currency)} in all," if total else ""
                turn = "is about as good"
                if value > 0:
                    turn = f"if an open week costs {word} than {money(value, currency)}"
                texts.append(f"A toss-up: {better}{whole} {turn}.")
            elif value > 0 and (word == "less" or value == min(above)):
                where = f"{word} than {money(value, currency)}"
                parts.append(f"{where}, towards {better}")
    return " ".join([*texts, *([f"If an open week costs {'; if '.join(parts)}."] if parts else [])])


def solving(spent: float, most: float) -> str:
    usual = f"{most:.0f}{formats.SPACE}s"
    end = f"some {usual} are usual"
    if spent > most:
        end = f"a large team or a busy machine takes longer than the usual {usual}"
    return f"{spent:.0f}{formats.SPACE}s so far; {end}"
