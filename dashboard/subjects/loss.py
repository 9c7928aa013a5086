"""If someone leaves: what breaks, the cheapest repair, and the training that helps most before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analytics.results import RequirementCoverage
from analytics.strategy.loss import Effect, Hit, Step
from analytics.strategy.plan import Answer
from analytics.strategy.results import Action
from dashboard.formats import count, joined, percent
from dashboard.render.blocks import (
    DATA,
    Block,
    Fields,
    Figure,
    Lines,
    Note,
    Numbers,
    Said,
    Section,
    column,
)
from dashboard.subjects import plan
from dashboard.subjects.reading import Reading
from data.vocabulary import ALL_TEAMS

CHOOSE = "Choose one person or two: what breaks while they are away, and the cheapest repair."
EXPLAINS_STEPS = (
    "One more person of the team, one level up. Open must-have positions come first, then what "
    "rests on one person; of equal steps the cheapest."
)
DOES: dict[Effect, str] = {
    "closes": "closes a position of",
    "second holder": "second holder for",
    "spare": "spare for",
}


def resilience(reading: Reading) -> Section:
    """What rests on one person, and what a year of people leaving would take."""
    rows = [
        need
        for need in reading.analysis.single_points_of_failure
        if not reading.hides(need.scope, need.skill_id, need.level)
    ]
    skills = list(dict.fromkeys(_where(need) for need in rows))
    title = "No required skill rests on one person"
    if skills:
        verb = "rests" if len(skills) == 1 else "rest"
        title = f"{count(len(skills), 'skill')} {verb} on one person"
    lines = [joined(skills, most=8) + "."] if skills else []
    lines += _year(reading)
    block = Lines("resilience", "", tuple(("", line) for line in lines))
    return Section("resilience", "If someone leaves", title, "", (block,) if lines else ())


def _where(need: RequirementCoverage) -> str:
    """The skill, with its scope where other teams may hold it too."""
    return need.skill if need.scope == ALL_TEAMS else f"{need.skill} ({need.scope})"


def _year(reading: Reading) -> list[str]:
    """How many must leave before most is held by nobody; what a year without new people leaves."""
    result = reading.analysis.resilience
    if result is None or reading.hidden.overall:
        return []
    needs = count(result.requirements, "requirement")
    if result.truck_factor == 0:
        first = f"{result.held_by_nobody} of {needs} are held by nobody already."
    elif result.truck_factor is None:
        first = f"More than 50 people would have to leave before nobody holds half of {needs}."
    else:
        people = count(result.truck_factor, "person", "people")
        first = f"If {people} left, nobody might hold more than half of {needs}."
    return [
        first,
        f"If nobody who leaves is replaced, expect coverage of {percent(result.expected)} in a "
        f"year, {percent(reading.analysis.overall.coverage)} now. Each holder stays with a chance "
        f"of {percent(result.stay)}; Settings has this assumption.",
    ]


HITS = Fields[tuple[Hit, bool]](
    column("skill", "Skill", "text", lambda row: row[0].skill, share=1.6),
    column("level", "Level", "level", lambda row: row[0].level),
    column("scope", "Scope", "text", lambda row: row[0].scope),
    column("must_have", "Must-have", "flag", lambda row: row[0].must_have),
    column("required", "Required", "count", lambda row: row[0].required),
    column("before", "Today", "count", lambda row: row[0].before),
    column("after", "Left", "count", lambda row: row[0].after),
    column("lost", "Lost", "count", lambda row: row[0].lost),
    column("single", "On one person then", "flag", lambda row: row[1]),
)


def away(reading: Reading, people: tuple[int, ...]) -> Section:
    """What breaks while these people (by number) are away, and the cheapest repair."""
    result = reading.study.loss(people)
    single = set(result.single)
    rows = [(hit, hit in single) for hit in dict.fromkeys(_sorted([*result.broken, *single]))]
    blocks: list[Block] = []
    if rows:
        blocks.append(HITS.table("hits", "", rows))
    if result.repair is not None:
        blocks += _repair(reading, result.broken, result.repair)
    return Section("away", "If someone is away", away_title(result.broken), "", tuple(blocks))


def _sorted(hits: Sequence[Hit]) -> list[Hit]:
    return sorted(hits, key=lambda h: (not h.must_have, -h.lost, h.skill, h.level, h.scope))


def away_title(broken: Sequence[Hit]) -> str:
    """How many positions would open."""
    lost = sum(hit.lost for hit in broken)
    if not lost:
        return "Every filled position stays filled"
    must = sum(hit.lost for hit in broken if hit.must_have)
    text = f"{count(lost, 'filled position')} would open"
    return f"{text}, {must} of must-haves" if must else text


REPAIR = Fields[tuple[Action, bool]](
    column("lever", "Lever", "lever", lambda row: row[0].lever),
    column("what", "Action", "text", lambda row: plan.what(row[0], named=row[1]), share=1.8),
    column("who", "For", "text", lambda row: plan.whom(row[0], named=row[1]), below=True),
    column("count", "Count", "count", lambda row: row[0].count, only=DATA),
    column("end_week", "Counts in week", "weeks", lambda row: row[0].end_week),
    column("total", "Total", "money", lambda row: row[0].cost.total),
)


def _repair(reading: Reading, broken: Sequence[Hit], repair: Answer) -> list[Block]:
    if not repair.actions:
        return [Note("Nothing that the scenario allows repairs it in time.")]
    lost, unrepaired, cost = sum(hit.lost for hit in broken), repair.shortage(True), repair.cost
    late = "the rest not by the due dates" if unrepaired else "all by the due dates"
    repaired = Said(lost - unrepaired, f"{lost - unrepaired} of {lost}")
    unit = reading.currency
    return [
        Numbers(
            (
                Figure("repaired", "Repaired", repaired, "count", late),
                Figure("one_off", "Once", cost.one_off, "money", "", unit),
                Figure("run_rate", "A year", cost.run_rate, "money", "", unit),
                Figure("hours", "People's hours", cost.hours, "hours"),
                Figure("total", "Total cost", cost.total, "money", "", unit),
            )
        ),
        REPAIR.table(
            "repair",
            "The cheapest repair",
            [(action, reading.people) for action in repair.actions],
            unit=unit,
        ),
    ]


STEPS = Fields[Step](
    column("skill", "Skill", "text", lambda step: step.skill, share=1.3),
    column("level", "To level", "level", lambda step: step.level),
    column("team", "Team", "text", lambda step: step.team),
    column("does", "What it does", "text", lambda step: does(step), share=2),
    column("candidates", "Could take it", "count", lambda step: step.candidates),
    column("hours", "Hours", "hours", lambda step: step.hours),
    column("total", "Total", "money", lambda step: step.cost.total),
)


def does(step: Step) -> str:
    """ "closes a position of 1 must-have, spare for 2 others"."""
    effects: Counter[tuple[Effect, bool]] = Counter(step.effects)
    return ", ".join(
        f"{DOES[effect]} {count(times, 'must-have' if must else 'other')}"
        for (effect, must), times in effects.items()
    )


def steps(reading: Reading) -> Section:
    """The steps of training that repair most."""
    table = STEPS.table(
        "steps",
        "",
        reading.study.repairing_steps(),
        note=EXPLAINS_STEPS,
        empty="No one step of training repairs anything.",
        unit=reading.currency,
    )
    return Section("steps", "Training", "The training that repairs most", "", (table,))
