"""Why: what every other choice would cost, found by solving the plan again, and which assumption
moves it most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.options.drivers import Driver, End, strongest
from analytics.options.explain.asking import more_open, outcome_of
from analytics.options.explain.results import Explanations, Limit, Outcome, Point, SkillReason, Way
from analytics.options.verdicts import WORDS
from analytics.strategy.results import Cost, Plan
from dashboard.formats import count, joined, money, money_exact
from dashboard.render.blocks import LEVERS, Fields, Section, Table, column
from dashboard.subjects.reading import SECRET, Reading

NOTHING = "There is nothing to explain: no requirement is short that the plan is asked to close."


def nothing(found: Explanations) -> bool:
    """Whether the plan had nothing to close."""
    return not (found.ways or found.missing)


def skill_lines(reason: SkillReason) -> list[str]:
    """Sentences of a skill: what each other lever would do to the plan.

    The first words, what the plan does, stand in front of them.
    """
    _, _, rest = reason.sentence.partition(". ")
    return [rest] if rest else []


def does(reason: SkillReason) -> str:
    """What the plan does for the skill."""
    return reason.sentence.partition(". ")[0].rstrip(".") + "."


def ways_title(found: Explanations) -> str:
    """Which lever alone closes as much as the plan; of an option which comes nearest."""
    if not found.ways:
        return "Each lever alone"
    enough = [way for way in found.ways if way.regret is not None]
    if not enough:
        return "No lever alone closes as much as the plan"
    if of_option(found):
        return min(enough, key=lambda way: way.regret or 0.0).sentence.rstrip(".")
    levers = " or ".join(WORDS[way.lever] for way in enough)
    return f"{levers.capitalize()} alone closes as much as the plan"


def of_option(found: Explanations) -> bool:
    """Whether net cost tells plans apart."""
    return found.plan is not None and found.plan.net is not None


def limits_idle(found: Explanations) -> str:
    """What is said of limits that buy nothing."""
    return "brings no gain that this can tell" if of_option(found) else "changes nothing"


def limits_title(found: Explanations) -> str:
    """How many limits bind."""
    binding = [limit for limit in found.limits if limit.binding]
    if not binding:
        return f"One step more of any single limit {limits_idle(found)}"
    verb = "holds" if len(binding) == 1 else "hold"
    return f"{count(len(binding), 'limit')} {verb} the plan back"


def buys(limit: Limit) -> str:
    """What one step of a limit buys, without the limit and the step: "changes nothing"."""
    return limit.sentence.removeprefix(f"{limit.what}: {limit.step}").strip(": .")


def frontier_title(found: Explanations, plan: Plan) -> str:
    """With which of the budgets every must-have is covered, or what stays open with the most."""
    if of_option(found) or not found.frontier:
        return "What other budgets would do"
    enough = next((p for p in found.frontier if not p.outcome.shortage), found.frontier[-1])
    left = enough.outcome.shortage
    what = f"{count(left, 'must-have position')} still open" if left else "every must-have covered"
    return f"{money_exact(enough.budget, plan.currency)} of {plan.binds}: {what}"


def missing_lines(found: Explanations) -> list[str]:
    """What there was no time for."""
    return [missing.sentence for missing in found.missing]


DRIVE = "Work out which numbers drive the plan most"
DRIVE_HELP = (
    "Each assumption is put at its low and at its high end, one at a time. As it stands: the same "
    "actions, at what they then cost, with what they then close. Planned anew: the best plan for "
    "that number. It uses the scenario of the Plan page."
)
NOTHING_DRIVES = "No number within its range changes what the plan costs or leaves open."
REPORT_NOTE = (
    "As it stands: the same actions, paid in full, counting where they still close something in "
    "time. Planned anew: the best plan for that number."
)
MOST = 6
"""Numbers named in a line; the table has all."""


def base_line(likely: End, currency: str) -> str:
    """What every row is to be held against: the plan with the likely numbers."""
    said = (
        f"With the likely numbers the plan leaves {count(likely.shortage, 'must-have position')} "
        f"open when due and costs {money_exact(likely.total, currency)} in total"
    )
    if likely.net is None or likely.open_weeks is None:
        return f"{said}."
    weeks = count(round(likely.open_weeks), "open week")
    return f"{said}. Expect {weeks} of must-haves: net cost {money(likely.net, currency)}."


def drive_title(found: Sequence[Driver], currency: str) -> str:
    """What moves the plan most, at the end where it moves it most."""
    if not found:
        return NOTHING_DRIVES
    first = found[0]
    said = f"{first.key} drives the plan most"
    if first.likely.net is None and first in opened(found):
        stands, anew = _worst(first)
        left = f"{count(stands.shortage, 'must-have position')} open as it stands"
        again = f"{anew.shortage} planned anew for {money(anew.total, currency)}"
        return f"{said}: at {stands.number:g} it leaves {left}, {again}"
    standing = _between(first.fixed_low, first.fixed_high, currency)
    again = _between(first.low, first.high, currency)
    if standing == again:
        return f"{said}: {standing}"
    return f"{said}: {standing} as it stands, {again} planned anew"


def _between(one: End, other: End, currency: str) -> str:
    low, high = sorted((one.cost, other.cost))
    kind = "" if one.net is None else "net cost "
    return f"{kind}{money(low, currency)} to {money(high, currency)} between its ends"


def _worst(one: Driver) -> tuple[End, End]:
    """The end at which most stays open: as it stands, and planned anew."""
    return max(_pairs(one), key=lambda pair: (pair[0].shortage, pair[1].shortage))


def _pairs(one: Driver) -> tuple[tuple[End, End], tuple[End, End]]:
    return (one.fixed_low, one.low), (one.fixed_high, one.high)


def opened(found: Sequence[Driver]) -> list[Driver]:
    """Those that change how many must-have positions stay open."""
    swings = ("shortage_swing", "fixed_shortage_swing")
    return [one for one in found if any(one.swings[swing] for swing in swings)]


def over_lines(found: Sequence[Driver], currency: str) -> str:
    """Where the plan as it stands costs more than the budget."""
    over = [
        f"{one.key} at {end.number:g} ({money(end.over_budget, currency)})"
        for one in found
        for end in (one.fixed_low, one.fixed_high)
        if end.over_budget
    ]
    return f"Beyond the budget as it stands: {joined(over, MOST)}." if over else ""


def unmoved(tried: Sequence[Driver]) -> list[str]:
    """Keys that change nothing."""
    return [one.key for one in tried if not one.moves]


def unmoved_line(tried: Sequence[Driver]) -> str:
    """What changes nothing, in one line."""
    keys = unmoved(tried)
    if not keys:
        return ""
    of = f"{len(keys)} of {count(len(tried), 'number')} with a range"
    change = "changes" if len(keys) == 1 else "change"
    return f"{of} {change} nothing here: {', '.join(keys)}."


def tried_line(tried: int, of: int) -> str:
    """Where not every number was tried."""
    return f"Tried so far: {tried} of {count(of, 'number')} with a range." if tried < of else ""


@dataclass(frozen=True)
class Hiding:
    """Skills of small groups: a sentence that names one is not told."""

    plan_outcome: Outcome
    unseen: frozenset[str]

    def tells(self, outcomes: Sequence[Outcome]) -> bool:
        """Whether what these leave open otherwise than the plan names such a skill."""
        base = self.plan_outcome
        return any(
            place.key[1] in self.unseen
            for one in outcomes
            for place in (*more_open(one, base), *more_open(base, one))
        )

    def reason(self, reason: SkillReason) -> str:
        """Why the plan does what it does for a skill."""
        others = [other.outcome for other in reason.alternatives]
        if reason.skill_id in self.unseen or self.tells(others):
            return SECRET
        return " ".join(skill_lines(reason))

    def buys(self, limit: Limit) -> str:
        """What one step more of a limit buys."""
        return SECRET if self.tells([limit.outcome]) else buys(limit)


def _skills(found: Explanations, hiding: Hiding) -> Table:
    fields = Fields[SkillReason](
        column("skill", "What the plan does", "text", does, share=1.2),
        column("others", "Instead", "text", hiding.reason, share=3),
    )
    return fields.table("skills", "Skill by skill", found.skills, empty=NOTHING)


def _limits(found: Explanations, hiding: Hiding) -> Table:
    fields = Fields[Limit](
        column("limit", "Limit", "text", lambda limit: limit.what, share=1.5),
        column("step", "One step more", "text", lambda limit: limit.step, share=1.3),
        column("buys", "Buys", "text", hiding.buys, share=2),
    )
    rows = sorted(found.limits, key=lambda limit: not limit.binding)
    title = limits_title(found)
    return fields.table("limits", title, rows, empty="The plan has no limit to relax.")


def _levers(found: Explanations, unit: str) -> Table:
    over = "Net cost over the plan's" if of_option(found) else "Dearer than the plan"
    fields = Fields[Way](
        column("lever", "Only", "text", lambda way: LEVERS[way.lever]),
        column("shortage", "Must-haves short", "count", lambda way: way.outcome.shortage),
        column("shortage_other", "Others short", "count", lambda way: way.outcome.shortage_other),
        column("total", "Total", "money", lambda way: way.outcome.cost.total),
        column("regret", over, "money", lambda way: way.regret),
    )
    return fields.table("levers", ways_title(found), found.ways, unit=unit)


BUDGETS = Fields[Point](
    column("budget", "Budget", "money", lambda point: point.budget),
    column("shortage", "Must-haves short", "count", lambda point: point.outcome.shortage),
    column("shortage_other", "Others short", "count", lambda point: point.outcome.shortage_other),
    column("total", "Total", "money", lambda point: point.outcome.cost.total),
    column(
        "open_weeks", "Open weeks", "decimal", lambda point: point.outcome.open_weeks, optional=True
    ),
    column("net", "Net cost", "money", lambda point: point.outcome.net, optional=True),
)


def why(reading: Reading, found: Explanations) -> Section | None:
    """Everything that explains the plan; None where there was nothing to close."""
    if nothing(found):
        return None
    unseen = frozenset(skill_id for _, skill_id, _ in reading.hidden.requirements)
    hiding = Hiding(outcome_of(reading.plan), unseen)
    unit = reading.currency
    blocks = (
        _skills(found, hiding),
        _limits(found, hiding),
        _levers(found, unit),
        BUDGETS.table("budgets", frontier_title(found, reading.plan), found.frontier, unit=unit),
    )
    lead = " ".join(
        (
            "Each line was found by solving the plan again with one thing changed.",
            *missing_lines(found),
        )
    )
    return Section("why", "Why", "What every other choice would cost", lead, blocks, "why")


@dataclass(frozen=True)
class Alone:
    """The plan, one lever by itself, or nothing."""

    name: str
    shortage: int
    shortage_other: int
    cost: Cost


ALONE = Fields[Alone](
    column("way", "Only", "lever", lambda a: a.name),
    column("shortage", "Must-haves short", "count", lambda a: a.shortage),
    column("shortage_other", "Others short", "count", lambda a: a.shortage_other),
    column("first_year_cash", "First-year cash", "money", lambda a: a.cost.first_year_cash),
    column("run_rate", "A year after", "money", lambda a: a.cost.run_rate),
    column("hours", "Hours", "hours", lambda a: a.cost.hours),
    column("total", "Total", "money", lambda a: a.cost.total),
)


def alone(reading: Reading) -> Table:
    """The plan beside the best that each lever can do by itself, and beside doing nothing."""
    plan = reading.study.plan_beside_levers()
    nothing = plan.do_nothing
    rows = [
        Alone("The plan", plan.shortage, plan.shortage_other, plan.cost),
        *(Alone(str(name), p.shortage, p.shortage_other, p.cost) for name, p in plan.pure.items()),
        Alone("Do nothing", nothing.shortage, nothing.shortage_other, Cost()),
    ]
    return ALONE.table("alone", "Each lever by itself", rows, unit=reading.currency)


@dataclass(frozen=True)
class Ends:
    """An assumption at one of its ends: the plan as it stands, and planned anew."""

    driver: Driver
    standing: End
    anew: End


DRIVERS = Fields[Ends](
    column("assumption", "Assumption", "text", lambda e: e.driver.key, share=1.6),
    column("at", "At", "number", lambda e: e.standing.number),
    column("unit", "Unit", "text", lambda e: e.driver.unit),
    column("shortage", "Short, as it stands", "count", lambda e: e.standing.shortage),
    column("shortage_anew", "Short, planned anew", "count", lambda e: e.anew.shortage),
    column("cost", "Net cost, as it stands", "money", lambda e: e.standing.cost),
    column("cost_anew", "Net cost, planned anew", "money", lambda e: e.anew.cost),
)


def depends(reading: Reading, tried: Sequence[Driver], of: int) -> Section | None:
    """What the plan depends on: of `of` assumptions with a range those that were tried."""
    if not tried:
        return None
    moving, unit = strongest(tried), reading.currency
    rows = [
        Ends(one, standing, anew)
        for one in moving
        for standing, anew in ((one.fixed_low, one.low), (one.fixed_high, one.high))
    ]
    notes = (
        REPORT_NOTE,
        over_lines(moving, unit),
        unmoved_line(tried),
        tried_line(len(tried), of),
    )
    table = DRIVERS.table(
        "drivers",
        "Each assumption at its low and its high end",
        rows,
        unit=unit,
        note=" ".join(filter(None, notes)),
        empty=NOTHING_DRIVES,
    )
    title = drive_title(moving, unit)
    return Section("depends", "Depends on", title, "", (table,), "depends")
