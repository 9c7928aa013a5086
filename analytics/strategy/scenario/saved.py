"""Scenarios that are kept: saved under a name, planned again, and decided with their numbers."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any

from analytics.measures.sql import measure
from analytics.results import Selection
from analytics.strategy.results import Cost, Plan
from analytics.strategy.scenario.scenario import Scenario, read_scenario, scenario_text
from data.store import scenarios
from data.store.database import Database, now
from data.store.facts.settings import today
from data.store.ledger import Followed
from data.store.scenarios import Beside, Decision, StoredScenario
from data.vocabulary import RefusedError


@dataclass(frozen=True)
class Decided:
    """What was decided, and the plan's numbers of that day.

    `team` None: all teams; `wave` None: each team's latest. `document` is the whole plan of that
    day as it was kept, without a person.
    """

    reason: str
    decided_on: date
    decided_by: str
    recorded_at: datetime
    scenario_hash: str
    team: str | None
    wave: str | None
    ratings: str
    currency: str
    cost: Cost
    shortage: int
    shortage_other: int
    coverage_after: float
    document: Mapping[str, Any] = field(hash=False)

    @property
    def start(self) -> date:
        """Of the plan; earlier programs did not keep it."""
        start = self.document.get("start")
        return date.fromisoformat(start) if start else self.decided_on


@dataclass(frozen=True)
class Saved:
    """A scenario of the store. `version` counts its contents from 1."""

    scenario: Scenario
    version: int
    saved_by: str
    saved_at: datetime
    decided: Decided | None

    @property
    def name(self) -> str:
        return self.scenario.name


def saved_scenarios(database: Database) -> tuple[Saved, ...]:
    return tuple(_saved(stored) for stored in scenarios.stored_scenarios(database))


def saved_scenario(database: Database, name: str) -> Saved:
    """The one of a name. Raises RefusedError where there is none."""
    return _saved(scenarios.stored_scenario(database, name))


def save(database: Database, scenario: Scenario, who: str) -> Saved:
    """Keep a scenario under its name; a new version where one of that name exists."""
    content = scenario_text(replace(scenario, name=""))
    return _saved(scenarios.save(database, scenario.name, content, who))


def decide(
    database: Database,
    name: str,
    plan: Plan,
    selection: Selection,
    reason: str,
    *,
    on: date,
    who: str,
    beside: Beside | None = None,
) -> Saved:
    """Mark a scenario as decided: the plan of its day, why, when and by whom. It is frozen then.

    Raises RefusedError for a day before the survey or after the store's; and where another one
    stands decided for some of these people and `beside` does not say whether it is replaced or
    kept.
    """
    refuse_undecidable(database, name, selection, reason, on, beside)
    looked = measure(database, selection, "roster")[["team", "wave"]].drop_duplicates()
    decision = Decision(
        scenario_hash=plan.scenario_hash,
        team=selection.team,
        wave=selection.wave,
        ratings=selection.ratings,
        plan=json.dumps(without_people(plan), ensure_ascii=False, default=date.isoformat),
        reason=reason,
        decided_on=on,
        decided_by=who,
        recorded_at=now(),
        followed=_followed(plan),
        waves=tuple((str(team), str(wave)) for team, wave in looked.itertuples(index=False)),
    )
    return _saved(scenarios.decide(database, name, decision, beside))


def refuse_undecidable(
    database: Database,
    name: str,
    selection: Selection,
    reason: str,
    on: date,
    beside: Beside | None,
) -> None:
    """Raises RefusedError for all that `decide` refuses before it looks the scenario up, so that
    nothing need be saved for a decision that cannot be taken."""
    last = max(today(database), date.today())  # a store may be pinned to an earlier day
    days = measure(database, selection, "roster")["held_on"]
    first = last if days.empty else min(last, days.max().date())
    if not first <= on <= last:
        raise RefusedError(
            f"Nothing can be decided on {on.isoformat()}: the answers are of {first.isoformat()}, "
            f"and today is {last.isoformat()}. Give a day from then to today (the command: --on)."
        )
    others = scenarios.decided_beside(database, name, selection.team, selection.wave)
    scenarios.refuse_unsaid(name, reason, others, beside)


def decided_beside(database: Database, name: str, selection: Selection) -> tuple[str, ...]:
    """Names of other scenarios that are decided for some of the same people."""
    result = scenarios.decided_beside(database, name, selection.team, selection.wave)
    return tuple(stored.name for stored in result)


def without_people(plan: Plan) -> dict[str, Any]:
    """All numbers of a plan as plain values; whom an action concerns is left out."""
    document = asdict(plan)
    for action in document["actions"]:
        del action["person"], action["person_no"], action["advice"], action["uses"]
    return document


def _followed(plan: Plan) -> tuple[Followed, ...]:
    """Whose level in which skill the actions are about: learners and users of tools, these also
    where a tool closes nothing when it is due."""
    result: list[Followed] = []
    bought = [action for action in plan.actions if action.lever != "assess"]
    for number, action in enumerate(bought, start=1):
        who = action.person_no
        if who is None:
            continue
        if action.lever == "train":
            start = action.from_level or 0
            result.append(Followed(number, action.skill, start, action.level, who))
        else:
            closed = ((close.skill, close.level) for close in action.closes)
            needs = dict.fromkeys((*closed, *action.uses))
            result += [Followed(number, skill, k - 1, k, who) for skill, k in needs]
    return tuple(result)


def _saved(stored: StoredScenario) -> Saved:
    """The name of the store holds, whatever name the content was saved with."""
    try:
        scenario = replace(read_scenario(stored.content), name=stored.name)
    except RefusedError as refusal:
        raise RefusedError(
            f"Delete the scenario “{stored.name}” (skillmix scenario delete): {refusal}"
        ) from refusal
    decided = _decided(stored.decision) if stored.decision else None
    return Saved(scenario, stored.version, stored.saved_by, stored.saved_at, decided)


def _decided(decision: Decision) -> Decided:
    plan = json.loads(decision.plan)
    known = {**plan, **vars(decision), "cost": Cost(**plan["cost"]), "document": plan}
    return Decided(**{part.name: known[part.name] for part in fields(Decided)})
