"""A decided plan against what became of it, what all of them teach, what is told of the outside,
and what may be shown to whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from statistics import mean
from types import SimpleNamespace
from typing import Any, get_args

from analytics.analyse import analyse
from analytics.ledger.outcomes import NEEDED, Facts, as_kept, facts, learned, outcomes
from analytics.ledger.results import (
    Against,
    CoverageThen,
    Learned,
    Ledger,
    Outcome,
    Sum,
)
from analytics.results import ALLOWED, ActionLever, RatingKind, RequirementCoverage, Selection
from analytics.strategy.amounts import DAYS_PER_WEEK
from analytics.strategy.answer.beside import counting, coverage
from analytics.strategy.results import Action
from analytics.strategy.scenario.saved import Saved, saved_scenarios
from analytics.strategy.scenario.scenario import Scenario
from analytics.suppression import Item, hide
from data.files.ledger import DROPPED, parse
from data.files.table import list_text, read_list
from data.load import LoadOutcome, load
from data.store.database import Database
from data.store.facts.settings import assumptions, pinned_day
from data.store.facts.taxonomy import skills
from data.store.ledger import tell, tracked
from data.store.noting import note
from data.vocabulary import RefusedError, Viewer


def against(actions: Sequence[Action], outcomes: Sequence[Outcome]) -> tuple[Against, ...]:
    """One for each lever of the plan, then the total."""
    levers = [lever for lever in ALLOWED if any(a.lever == lever for a in actions)]
    return tuple(_against(lever, actions, outcomes) for lever in [*levers, None])


def _against(
    lever: ActionLever | None, actions: Sequence[Action], outcomes: Sequence[Outcome]
) -> Against:
    own = [o for o in outcomes if lever in (None, o.lever)]
    states = [o.state for o in own]
    bounds: list[list[int]] = []
    for number, action in enumerate(actions, start=1):
        if lever in (None, action.lever):
            mine = [o.state for o in own if o.action_no == number]
            came = mine.count("yes")
            purchases = (action.count, came, came + mine.count("not known"))
            bounds.append([sum(min(c.headcount, n) for c in action.closes) for n in purchases])
    late = [o.weeks_late for o in own if o.weeks_late is not None]
    return Against(
        lever=lever,
        yes=states.count("yes"),
        no=states.count("no"),
        not_known=states.count("not known"),
        positions=sum(planned for planned, *_ in bounds),
        at_least=sum(low for _, low, _ in bounds),
        at_most=sum(high for *_, high in bounds),
        cost=_sum([(o.planned_cost, o.cost) for o in own]),
        hours=_sum([(o.planned_hours, o.hours) for o in own]),
        weeks_late=mean(late) if late else None,
        dated=len(late),
    )


def _sum(own: Sequence[tuple[float, float | None]]) -> Sum:
    pairs = [(planned, happened) for planned, happened in own if happened is not None]
    return Sum(
        planned=sum(planned for planned, _ in own),
        planned_known=sum(planned for planned, _ in pairs),
        happened=sum(happened for _, happened in pairs),
        known=len(pairs),
        of=len(own),
    )


def coverage_then(
    facts: Facts,
    needs: Sequence[Mapping[str, Any]],
    requirements: Sequence[RequirementCoverage],
    wave: str,
    held_on: date,
) -> CoverageThen:
    """`needs` are the requirements of the decided plan as it was kept; `found` those of the wave.
    The plan's numbers of people hold, whatever is required today. A requirement that the wave does
    not have may be held by nobody or by all that it asks for."""
    week = (held_on - facts.start).days / DAYS_PER_WEEK
    held = {(row.scope, row.skill, row.level): row for row in requirements}
    rows = []
    for need in needs:
        row = held.get((need["scope"], need["skill"], need["level"]))
        required, flow = need["required"], _flow(facts, need)
        least, most = (row.have, row.have + row.unknown) if row else (0, required)
        # by people: a tool's user stays below the level
        people = (counting(flow, 0.0), counting(flow, week, tools=False), least, most)
        rows.append([(need["weight"], number, required) for number in people])
    return CoverageThen(wave, held_on, *(coverage([row[at] for row in rows]) for at in range(4)))


def _flow(facts: Facts, need: Mapping[str, Any]) -> Sequence[tuple[float, int, str]]:
    """Of a requirement as it was kept; earlier programs kept only what closes it when it is due."""
    if "flow" in need:
        return need["flow"]  # type: ignore[no-any-return]
    key = need["scope"], need["skill"], need["level"]
    closed = [
        (action, close.headcount)
        for action in facts.actions
        for close in action.closes
        if close.asked == key
    ]
    ends = [(a.until_week, -n, a.lever) for a, n in closed if a.until_week is not None]
    return [(0.0, need["have"], ""), *((a.end_week, n, a.lever) for a, n in closed), *ends]


FILE = "the ledger"
"""Named in the audit where a learned number is taken over."""


def decided_scenarios(database: Database) -> tuple[Saved, ...]:
    decided = [scenario for scenario in saved_scenarios(database) if scenario.decided]
    return tuple(sorted(decided, key=lambda s: s.decided.recorded_at if s.decided else s.saved_at))


def decided_of_viewer(database: Database, team: str | None = None) -> list[Saved]:
    """What is decided for all whom the viewer sees, or for a team of theirs; with `team`: for it
    or for everybody."""
    teams, result = database.viewer.teams, []
    for saved in decided_scenarios(database):
        own = saved.decided.team if saved.decided else None
        if (teams is None or own in teams) and team in (None, own or team):
            result.append(saved)
    return result


def decides(saved: Saved, chosen: Selection, scenario: Scenario) -> bool:
    """Whether it was decided for the same people, answers and scenario."""
    decision = saved.decided
    return (
        decision is not None
        and replace(saved.scenario, name="") == replace(scenario, name="")
        and (decision.team, decision.wave, decision.ratings)
        == (chosen.team, chosen.wave, chosen.ratings)
    )


def places(saved: Saved, actions: Iterable[Action]) -> list[tuple[int, Action] | None]:
    """Which purchase of what was decided each action of today is, each once, as it was decided:
    from 1, and 0 for ratings to check, where all their skills were to be. None where it was no part
    of it."""
    kept = [as_kept(item) for item in saved.decided.document["actions"]] if saved.decided else []
    bought = [item for item in kept if item.lever != "assess"]
    checks = [(0, item) for item in kept if item.lever == "assess"]
    left = [*enumerate(bought, start=1), *checks]
    result: list[tuple[int, Action] | None] = []
    for action in actions:
        found = next((item for item in left if _same(item[1], action)), None)
        result.append(found)
        left = [item for item in left if item is not found]
    return result


def _same(kept: Action, action: Action) -> bool:
    skills, own = {*action.skills}, {*kept.skills}
    if kept.lever != action.lever:
        return False
    if action.lever == "assess":
        return skills <= own
    return bool(skills & own) and (kept.level, kept.team) == (action.level, action.team)


def begun(database: Database, saved: Saved) -> frozenset[int]:
    """The purchases of a decided plan of which something was told, and then 0: its check is over.
    None for who may not see people."""
    known = tracked(database, saved.name)
    told = {item.action_no for item in known.happened} if known else set()
    return frozenset({0, *told} if told else ())


def ledger(database: Database, saved: Saved, wave: str | None = None) -> Ledger:
    """One decided plan up to a wave (None: up to today). Raises RefusedError where it is not
    decided, or there is no such wave."""
    viewer = database.viewer.scope
    known = facts(database, saved, wave)
    decided = saved.decided
    assert decided is not None
    result = outcomes(known)
    ratings = next(kind for kind in get_args(RatingKind) if kind == decided.ratings)
    selection = Selection(decided.team, wave, ratings, viewer)
    now = analyse(database, selection)
    then = None
    rested = [known.days[wave] for _, wave in known.tracked.waves if wave in known.days]
    if rested and max(known.days.values()) > max(rested):  # a wave later than what it rests on
        last_wave, last_day = list(known.days.items())[-1]
        needs = decided.document["needs"]
        then = coverage_then(known, needs, now.requirements, last_wave, last_day)
    return Ledger(
        scenario=saved.name,
        decided=decided,
        start=known.start,
        people=now.people,
        outcomes=result,
        against=against(known.actions, result),
        coverage=then,
        overrides=(*saved.scenario.pins, *saved.scenario.bars),
    )


def learned_rates(database: Database, wave: str | None = None) -> tuple[Learned, ...]:
    known = [facts(database, saved, wave) for saved in decided_scenarios(database)]
    return learned(
        [(facts, outcomes(facts)) for facts in known],
        {skill.name: skill.tooling for skill in skills(database)},
        assumptions(database),
    )


def accept(database: Database, key: str, wave: str | None = None) -> LoadOutcome:
    """Take a learned number over as the assumption, with the ledger as its source. Raises
    RefusedError where nothing is offered for the key."""
    rates = {rate.key: rate for rate in learned_rates(database, wave)}
    if key not in rates:
        raise RefusedError(f"{key!r} is not learned; the ledger offers {', '.join(rates)}.")
    offer = rates[key].offer
    if offer is None:
        raise RefusedError(
            f"{key} is not offered: {rates[key].outcomes} of the {NEEDED} outcomes that it takes "
            "are known."
        )
    text = list_text("assumptions", [offer])
    return load(database, "assumptions", text.encode(), FILE)


def shown(ledger_seen: Ledger, viewer: Viewer) -> Ledger:
    """The ledger itself where people may be seen. Else without single purchases, and
    without sums of a few purchases or what would give those away from the total."""
    if viewer.people_visible:
        return ledger_seen
    least = viewer.smallest_group
    return replace(
        ledger_seen,
        outcomes=(),
        against=_sums(ledger_seen.against, least),
        coverage=ledger_seen.coverage if ledger_seen.people >= least else None,
    )


def shown_rates(rates: Sequence[Learned], viewer: Viewer) -> tuple[Learned, ...]:
    return tuple(rate for rate in rates if rate.outcomes >= viewer.least)


def _sums(rows: Sequence[Against], least: int) -> tuple[Against, ...]:
    *levers, total = rows
    sizes = {str(row.lever): row.cost.of for row in levers}
    items = [Item({lever: size}) for lever, size in sizes.items()]
    hidden, total_too = hide(items, least)
    kept = tuple(row for at, row in enumerate(levers) if at not in hidden)
    return kept if total_too or total.cost.of < least else (*kept, total)


def told_text(database: Database, saved: Saved, outcomes: Sequence[Outcome]) -> str:
    """CSV of every purchase with what was told of it, to be filled in and told back."""
    known = facts(database, saved, None)
    rows = []
    for outcome in outcomes:
        result = known.outcome_of(outcome.action_no, outcome.purchase_no)
        values = {"what": what(outcome), "outcome": DROPPED if result.dropped else result.outcome}
        rows.append(SimpleNamespace(**vars(outcome) | vars(result) | values))
    return list_text("ledger", rows)


def what(outcome: Outcome) -> str:
    skills = ", ".join(outcome.skills)
    if outcome.lever == "train" and outcome.from_level is not None:
        return f"{skills} {outcome.from_level} to {outcome.level}"
    return f"{outcome.tool} for {skills}" if outcome.tool else skills


def take(
    database: Database, saved: Saved, content: bytes, file_name: str, *, today: date
) -> LoadOutcome:
    """Check a whole table, then keep what it tells: days until `today`, or until that of a store
    that is pinned to a later one. Raises LoadProblems with every problem, or RefusedError; nothing
    is changed then."""
    today = max(today, pinned_day(database) or today)
    known = facts(database, saved, None)
    bought = {n: (action.lever, action.count) for n, action in enumerate(known.actions, start=1)}
    rows, notes = read_list(content, file_name, "ledger", parse, bought, known.start, today)
    new = [row for row in rows if row != known.outcome_of(row.action_no, row.purchase_no)]
    if new:
        with database.transaction("decisions") as change:
            tell(change, known.tracked.decision_no, new)
            note(change, "ledger", f"{len(new)} purchases", file=file_name)
    return LoadOutcome("the ledger", file_name, len(rows), bool(new), tuple(notes))
