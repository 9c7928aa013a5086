"""The decision on one page: where we stand, what to do in five lines, the gaps that matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.strategy.amounts import whole_week
from analytics.strategy.results import Plan
from analytics.strategy.scenario.saved import Saved
from dashboard import formats
from dashboard.formats import count, decimal, hours, joined, money
from dashboard.render.blocks import READ, Block, Figure, Lines, Numbers, Section
from dashboard.subjects import coverage, gaps, plan
from dashboard.subjects import options as wording
from dashboard.subjects.plan import decision_days
from dashboard.subjects.reading import SECRET, Reading
from dashboard.subjects.scenarios import decision


def title(reading: Reading) -> str:
    """What we can do today, of what is required."""
    analysis = reading.analysis
    if not analysis.requirements:
        skills = count(int(analysis.levels["skill_id"].nunique()), "skill")
        people = count(analysis.people, "person", "people")
        return f"{people} rated {skills}, and nothing is required of them yet"
    if reading.hidden.overall:
        return SECRET
    must = [need for need in reading.seen if need.must_have]
    held = sum(not need.shortage for need in must)
    if not must:
        return f"{formats.percent(analysis.overall.coverage)} of what is required is covered"
    short = len(must) - held
    said = f"We can do {held} of {count(len(must), 'must-have')}"
    return f"{said}; {short} {'is' if short == 1 else 'are'} short" if short else said


def likely(reading: Reading) -> str:
    """What can be expected where nothing is done, beside what ratings say."""
    must = [need for need in reading.seen if need.must_have]
    if not must or reading.secret:
        return ""
    held = sum(not need.shortage for need in must)
    expected = reading.options.named("nothing").judged.held
    if round(expected) == held:
        return ""
    return (
        f"Ratings say {held}; expect {decimal(expected)} in place when due: people leave, and "
        "self-ratings run high."
    )


def five_lines(reading: Reading) -> Lines:
    """What to approve, by when, what it costs, what it gives, what would change our mind."""
    bought, option, unit = reading.plan, reading.option, reading.currency
    if not bought.actions:
        gives = "" if reading.secret else f"Expect {wording.likely(option)}."
        return Lines("in_short", "", (("Approve", "Nothing."), ("What you get", gives)))
    cost = bought.cost
    year = f"{money(cost.first_year_cash, unit)} in year 1"
    after = f", then {money(cost.run_rate, unit)} a year" if cost.run_rate else ", nothing after"
    rows = [
        ("Approve", f"{formats.first_up(joined(wording.buys(bought), most=9))}."),
        ("By", _by(bought)),
        ("Costs", f"{year}{after}; {hours(cost.hours)} of people's time."),
        ("What you get", SECRET if reading.secret else _gives(reading)),
    ]
    turns = "" if reading.secret else wording.change_mind(reading.options, option.name)
    if turns:
        rows.append(("Would change our mind", turns))
    return Lines("in_short", "", tuple(rows))


def _by(plan: Plan) -> str:
    """How many decisions come first, and by when the last one."""
    days = decision_days(plan)
    if not days:
        return f"Week {whole_week(min(action.decide_by_week for action in plan.actions))}."
    said = f"{formats.day(days[0])} for {count(days.count(days[0]), 'decision')}"
    return f"{said}; the last by {formats.day(days[-1])}." if days[-1] != days[0] else f"{said}."


def _gives(reading: Reading) -> str:
    judged = reading.option.judged
    said = (
        f"Expect {wording.likely(reading.option)} (worst tenth {decimal(judged.held_worst_tenth)})."
    )
    left = [f"{row.skill} ({row.scope})" for row in reading.option.open]
    if not left:
        return said
    verb = "stays" if len(left) == 1 else "stay"
    return f"{said} {joined(left, most=3)} {verb} open."


def figures(reading: Reading) -> Numbers:
    """Where we stand in three numbers, and the plan in two."""
    found = list(coverage.figures(reading))
    if reading.plan.needs and not reading.secret:
        judged = reading.option.judged
        found.insert(
            1,
            Figure(
                "likely",
                "Likely with the plan",
                judged.held,
                "decimal",
                f"of {count(judged.of, 'must-have')} in place when due",
            ),
        )
    cash = reading.plan.cost.first_year_cash
    found.append(Figure("first_year_cash", "First-year cash", cash, "money", "", reading.currency))
    return Numbers(tuple(found))


def in_short(reading: Reading) -> Section:
    """The decision alone."""
    check = "" if reading.secret else wording.first_check(reading.option)
    return Section("in_short", "In short", title(reading), check, (five_lines(reading),), "brief")


def brief(reading: Reading, decided: Sequence[Saved] = ()) -> Section:
    """The first page of a report, which can be read alone."""
    if not reading.analysis.requirements:
        return Section("brief", "Brief", title(reading), coverage.NOTHING, (), "brief")
    lines = five_lines(reading)
    made = [
        ("Decided", decision(one.name, one.decided, reading.plan, people=reading.people))
        for one in decided
        if one.decided
    ]
    lines = Lines(lines.key, lines.title, (*made, *lines.rows))
    name = "" if reading.secret else wording.headline(reading.option)
    said = (likely(reading), f"{name}." if name else "")
    lead = " ".join(part for part in said if part)
    blocks: list[Block] = [lines, replace(figures(reading), only=READ)]
    if not reading.secret:
        blocks.append(replace(plan.curve(reading), only=READ))
    blocks.append(replace(gaps.five(reading), only=READ))
    return Section("brief", "Brief", title(reading), lead, tuple(blocks), "brief")
