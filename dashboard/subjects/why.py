"""Why: what every other choice would cost, and which assumption moves the plan most."""

from collections.abc import Sequence
from typing import Any

from analytics.options.drivers import Driver, End, strongest
from analytics.options.explain.asking import (
    Alternative,
    Explanations,
    Limit,
    Outcome,
    Point,
    SkillReason,
    Way,
    more_open,
    outcome_of,
)
from analytics.options.options import RUNS_OF_CHANGED
from analytics.strategy.results import Cost
from dashboard.formats import count, first_up, joined, money, number
from dashboard.render.blocks import (
    DATA,
    LEVERS,
    READ,
    Field,
    Fields,
    Section,
    Table,
    aside,
    column,
    within,
)
from dashboard.subjects import HELPS, columns
from dashboard.subjects.reading import SECRET, Reading
from data.files.assumptions import called

SOME_HIDDEN = "Skills of a small group are not here: names are off."
NOTHING = "There is nothing to explain: no target is short that the plan is asked to close."


def does(reason: SkillReason) -> str:
    return reason.sentence.partition(". ")[0].rstrip(".") + "."


def ways_title(explanations: Explanations) -> str:
    """Which lever alone closes as much as the plan; of an option which comes nearest."""
    if not explanations.ways:
        return "Each lever alone"
    enough = [way for way in explanations.ways if way.regret is not None]
    if not enough:
        return "No lever alone closes as much as the plan"
    return min(enough, key=lambda way: way.regret or 0.0).sentence.rstrip(".")


def limits_title(explanations: Explanations) -> str:
    binding = [limit for limit in explanations.limits if limit.binding]
    if not binding:
        return "One step more of any single limit brings no gain that this can tell"
    return f"{count(len(binding), 'limit holds', 'limits hold')} the plan back"


NOTHING_DRIVES = "No number within its range changes what the plan costs or leaves open."
MOST = 6
"""Numbers named in a line; the table has all."""


def drive_title(drivers: Sequence[Driver], currency: str, *, secret: bool = False) -> str:
    if not drivers:
        return NOTHING_DRIVES
    first = drivers[0]
    text = f"“{called(first.key)}” drives the plan most"
    if secret:
        return text
    standing = _between(first.fixed_low, first.fixed_high, currency)
    again = _between(first.low, first.high, currency)
    if standing == again:
        return f"{text}: {standing}"
    return f"{text}: {standing} as it stands, {again} planned anew"


def _between(first: End, other: End, currency: str) -> str:
    low, high = sorted((first.net, other.net))
    return f"net cost {money(low, currency)} to {money(high, currency)} between its ends"


STAY_SHORT: tuple[Field[Any], ...] = (
    column("shortage", "Must-have positions short", "count"),
    column("shortage_other", "Other positions short", "count"),
)
SHORT = "shortage shortage_other"


def _tables(
    explanations: Explanations, base: Outcome, unseen: frozenset[str], unit: str
) -> tuple[Table, ...]:
    """`base`: what the plan leaves open; `unseen`: skills of small groups."""

    def told(sentence: str, *outcomes: Outcome) -> str:
        """SECRET where what these leave open otherwise than the plan names such a skill."""
        places = (
            place
            for outcome in outcomes
            for place in (*more_open(outcome, base), *more_open(base, outcome))
        )
        return SECRET if any(place.key[1] in unseen for place in places) else sentence

    def instead(row: tuple[SkillReason, Alternative | None]) -> str:
        reason, other = row
        if other is None:
            return reason.sentence.partition(". ")[2]
        return told(first_up(other.clause), other.outcome)

    def buys(limit: Limit) -> str:
        bought = limit.sentence.removeprefix(f"{limit.what}: {limit.step}").strip(": .")
        return told(bought, limit.outcome)

    skills = Fields[tuple[SkillReason, Alternative | None]](
        column("skill", "What the plan does", value=lambda row: does(row[0]), share=1.2),
        column("others", "Instead", value=instead, share=2),
    )
    limits = Fields[Limit](
        column("limit", "Limit", value="what", share=1.5),
        column("step", "One step more", share=1.3),
        column("buys", "Buys", value=buys, share=2),
    )
    levers = Fields[Way](
        column("lever", "Only", value=lambda way: LEVERS[way.lever]),
        *within("outcome", *STAY_SHORT, *within("cost", columns.TOTAL)),
        column("regret", "Net cost over the plan's", "money"),
        secret=SHORT,
    )
    shown = [
        (reason, other)
        for reason in explanations.skills
        if reason.skill_id not in unseen
        for other in reason.alternatives or (None,)
    ]
    first = [row for at, row in enumerate(shown) if not at or row[0] is not shown[at - 1][0]]
    binding = sorted(explanations.limits, key=lambda limit: not limit.binding)
    no_limit, note = "The plan has no limit to relax.", SOME_HIDDEN if unseen else ""
    return (
        skills.table("skills", "Skill by skill", shown, note=note, empty=NOTHING, only=READ),
        skills.table(
            "runners_up", "Skill by skill", first, note=note, empty=NOTHING, only=("pptx",)
        ),
        limits.table("limits", limits_title(explanations), binding, empty=no_limit),
        levers.table(
            "levers",
            ways_title(explanations),
            explanations.ways,
            unit=unit,
            unseen=lambda _: bool(unseen),
        ),
    )


BUDGETS = Fields[Point](
    column("budget", "Budget", "money"),
    *within("outcome", *STAY_SHORT, *within("cost", columns.TOTAL)),
    column("open_weeks", "Open weeks", "decimal", "outcome.open_weeks", optional=True),
    column("net", "Net cost", "money", "outcome.net", optional=True),
    secret=f"{SHORT} open_weeks net",
)


def why(reading: Reading, explanations: Explanations) -> Section | None:
    """Everything that explains the plan; None where there was nothing to close."""
    if not (explanations.ways or explanations.missing):
        return None
    unseen = frozenset(skill_id for _, skill_id, _ in reading.hidden.requirements)
    unit = reading.currency
    heading = f"What other budgets of {reading.plan.binds} would do"
    budgets = BUDGETS.table(
        "budgets", heading, explanations.frontier, unit=unit, unseen=lambda _: reading.secret
    )
    blocks = (*_tables(explanations, outcome_of(reading.plan), unseen, unit), budgets)
    runs = number(min(reading.options.runs, RUNS_OF_CHANGED))
    texts = [
        "Each line was found by solving the plan again with one thing changed. "
        f"Open weeks and net costs are averages of {runs} runs."
    ]
    lead = " ".join(texts + [missing.sentence for missing in explanations.missing])
    return Section("why", "Why", "What every other choice would cost", lead, blocks, "why")


ALONE = Fields[tuple[str, Any, Cost]](
    column("way", "Only", "lever", "0"),
    *within(1, *STAY_SHORT),
    *within(2, columns.FIRST_YEAR, columns.AFTER, columns.HOURS, columns.TOTAL),
    secret=SHORT,
)


def alone(reading: Reading) -> Table:
    """The plan beside the best that each lever can do by itself, and beside doing nothing."""
    plan = reading.study.plan_beside_levers()
    rows = [
        ("The plan", plan, plan.cost),
        *((str(name), pure, pure.cost) for name, pure in plan.pure.items()),
        ("Do nothing", plan.do_nothing, plan.do_nothing.cost),
    ]
    unit, secret = reading.currency, reading.secret
    return ALONE.table(
        "alone",
        "The plan beside each lever alone",
        rows,
        unit=unit,
        unseen=lambda _: secret,
    )


DRIVERS = Fields[tuple[Driver, End, End]](
    column("name", "Assumption", value=lambda row: called(row[0].key), share=1.6),
    column("assumption", "Key", value="0.key", only=(*DATA, "terminal")),
    *within(1, column("at", "At", "number", "number")),
    *within(0, *aside(column("unit", "Unit"))),
    *within(1, *aside(column("shortage", "Short, as it stands", "count"))),
    *within(2, *aside(column("shortage_anew", "Short, planned anew", "count", "shortage"))),
    *within(1, column("cost", "Net cost, as it stands", "money", "net")),
    *within(2, column("cost_anew", "Net cost, planned anew", "money", "net")),
    secret="shortage shortage_anew cost cost_anew",
)
"""An assumption at one of its ends: the plan as it stands, and planned anew."""


def depends(reading: Reading, tried: Sequence[Driver], of: int) -> Section | None:
    """What the plan depends on: of `of` assumptions with a range those that were tried."""
    if not tried:
        return None
    moving, unit = strongest(tried), reading.currency
    rows = [
        row
        for item in moving
        for row in ((item, item.fixed_low, item.low), (item, item.fixed_high, item.high))
    ]
    over = [
        f"{called(item.key)} at {end.number:g} ({money(end.over_budget, unit)})"
        for item in moving
        for end in (item.fixed_low, item.fixed_high)
        if end.over_budget
    ]
    beyond = f"Beyond the budget as it stands: {joined(over, MOST)}." if over else ""
    number = count(of, "number")
    partly = f"Tried so far: {len(tried)} of {number} with a range." if len(tried) < of else ""
    notes = (HELPS["note.drivers"], beyond, partly)
    heading, note = "Each assumption at both ends", " ".join(filter(None, notes))
    secret, empty = reading.secret, NOTHING_DRIVES
    title = drive_title(moving, unit, secret=secret)
    table = DRIVERS.table(
        "drivers", heading, rows, note=note, empty=empty, unit=unit, unseen=lambda _: secret
    )
    return Section("depends", "Depends on", title, "", (table,), "depends")
