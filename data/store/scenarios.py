"""Saved scenarios: their names, what they say and said, and what was decided.

What a scenario says is a text here; `analytics.strategy.scenario.saved` reads and writes it.
Nothing but the latest version can be changed, and nothing at all of a scenario on which a
decision stands.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Literal

from data.store.database import Database, Transaction, now, scope_of, viewer_of
from data.store.engines.engine import add_rows, next_number
from data.store.guard import refuse_other_teams
from data.store.ledger import Followed, follow
from data.store.noting import note
from data.vocabulary import RefusedError

_OF_DECISION = ("followed", "followed_wave", "followed_reached", "happened")
_OF_SCENARIO = ("decision", "scenario_version", "scenario")
_DECISIONS = "decision_no in (select decision_no from decision where scenario_no = :number)"


Beside = Literal["replace", "keep"]
"""What becomes of a decision for the same people: it is taken back, or both count."""
_note = partial(note, keeps_answers=True)
"""Pages key what they keep of scenarios by what these say."""


@dataclass(frozen=True)
class Decision:
    """What was decided on a scenario, and the plan's numbers of that day as JSON.

    `team` None: all teams; `wave` None: each team's latest. `decided_by` "" where nobody is known.
    """

    scenario_hash: str
    team: str | None
    wave: str | None
    ratings: str
    plan: str
    reason: str
    decided_on: date
    decided_by: str
    recorded_at: datetime
    followed: tuple[Followed, ...] = ()
    """Whom its actions are about, and `waves`, what they rest on: (team, wave). Both are only
    given to `decide`; `data.store.ledger` reads them."""
    waves: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class StoredScenario:
    """A scenario as it was saved last. `version` counts its contents from 1."""

    number: int = field(compare=False)
    name: str
    content: str
    version: int
    saved_by: str
    saved_at: datetime
    decision: Decision | None


def stored_scenarios(store: Database | Transaction) -> tuple[StoredScenario, ...]:
    """All of them that the viewer may see, by name: their own; who may see people sees also those
    that stand decided for their teams, and who may see every team everybody's."""
    rows = store.rows(
        """
        select s.scenario_no, s.name, v.content, v.version_no, coalesce(v.saved_by, ''), v.saved_at,
               d.scenario_hash, d.team, d.wave, d.ratings, d.plan, d.reason, d.decided_on,
               coalesce(d.decided_by, ''), d.recorded_at
        from scenario s
        join scenario_version v on v.scenario_no = s.scenario_no
        left join decision d on d.scenario_no = s.scenario_no and d.reopened_at is null
        where v.version_no = (
            select max(version_no) from scenario_version l where l.scenario_no = s.scenario_no
        )
          and (v.saved_by = :name or (:people_visible and (
              :every_team or d.team = any(:teams)
          )))
        order by lower(s.name)
        """,
        {**scope_of(store), "name": viewer_of(store).name},
    )
    decided = ((*row[:6], Decision(*row[6:]) if row[6] else None) for row in rows)
    return tuple(StoredScenario(*row) for row in decided)


def stored_scenario(store: Database | Transaction, name: str) -> StoredScenario:
    """The one of a name, whatever its capitals. Raises RefusedError where there is none."""
    scenario = _known(store, name)
    if scenario is None:
        names = [f"“{item.name}”" for item in stored_scenarios(store)]
        known = f"saved are {', '.join(names)}" if names else "none is saved yet"
        raise RefusedError(f"No scenario is called “{name.strip()}”; {known}.")
    return scenario


def save(database: Database, name: str, content: str, who: str) -> StoredScenario:
    """Keep a content under a name: as a new scenario, or as the next version of the one there.

    The same content again changes nothing. Raises RefusedError where a decision stands on it.
    """
    name = _checked(name)
    with database.transaction("scenarios") as change:
        scenario = _known(change, name)
        if scenario is None:
            number = next_number(change, "scenario")
            change.insert("scenario", ("scenario_no", "name"), [(number, name)])
            _add_version(change, number, name, 1, content, who)
        elif scenario.content != content:
            _changeable(database, change, name, "changed")
            _add_version(change, scenario.number, name, scenario.version + 1, content, who)
        return stored_scenario(change, name)


def delete(database: Database, name: str) -> StoredScenario:
    """Forget a scenario with its versions and withdrawn decisions; answers what it was."""
    with database.transaction("scenarios") as change:
        scenario = _changeable(database, change, name, "deleted")
        _note(change, "scenario deleted", scenario.name)
        parts = [(table, _DECISIONS) for table in _OF_DECISION]
        parts += [(table, "scenario_no = :number") for table in _OF_SCENARIO]
        for table, where in parts:
            change.execute(f"delete from {table} where {where}", {"number": scenario.number})
        return scenario


def decide(
    database: Database, name: str, decision: Decision, beside: Beside | None = None
) -> StoredScenario:
    """Record a decision, which freezes the scenario. Raises RefusedError where one stands on it, or
    one stands for the same people on another and `beside` does not say what becomes of that."""
    with database.transaction("decisions") as change:
        scenario = _changeable(database, change, name, "decided again")
        refuse_other_teams(database.viewer, {decision.team}, "The plan")
        others = decided_beside(change, name, decision.team, decision.wave)
        refuse_unsaid(scenario.name, decision.reason, others, beside)
        if beside == "replace":
            for other in others:
                stands = _changeable(database, change, other.name)
                _reopen(change, stands, decision.decided_by)
        number = next_number(change, "decision")
        row = {
            "decision_no": number,
            "scenario_no": scenario.number,
            "version_no": scenario.version,
            **{k: v for k, v in vars(decision).items() if k not in ("followed", "waves")},
            "reason": decision.reason.strip(),
            "decided_by": decision.decided_by or None,
        }
        add_rows(change, "decision", [row])
        follow(change, number, decision.followed, decision.waves)
        _note(change, "decided", f"{scenario.name}, version {scenario.version}")
        return stored_scenario(change, name)


def reopen(database: Database, name: str, who: str) -> StoredScenario:
    """Take a decision back; it stays on record, and the scenario may be changed again."""
    with database.transaction("decisions") as change:
        scenario = _changeable(database, change, name)
        if scenario.decision is None:
            raise RefusedError(f"“{scenario.name}” is not decided; there is nothing to reopen.")
        _reopen(change, scenario, who)
        return stored_scenario(change, name)


def decided_beside(
    store: Database | Transaction, name: str, team: str | None, wave: str | None
) -> tuple[StoredScenario, ...]:
    """Other scenarios that are decided for some of the same people: all teams hold every team, and
    the latest waves may be any wave."""
    return tuple(
        item
        for item in stored_scenarios(store)
        if item.decision
        and item.name.casefold() != name.strip().casefold()
        and (None in (team, item.decision.team) or team == item.decision.team)
        and (None in (wave, item.decision.wave) or wave == item.decision.wave)
    )


def _reopen(change: Transaction, scenario: StoredScenario, who: str) -> None:
    _note(change, "reopened", scenario.name)
    change.execute(
        "update decision set reopened_by = :who, reopened_at = :moment"
        " where scenario_no = :number and reopened_at is null",
        {"who": who or None, "moment": now(), "number": scenario.number},
    )


def refuse_unsaid(
    name: str, reason: str, others: tuple[StoredScenario, ...], beside: Beside | None
) -> None:
    """Raises RefusedError where a decision lacks its reason, or `others` stand decided for the
    same people and `beside` does not say what becomes of them."""
    if not reason.strip():
        raise RefusedError("A decision needs its reason: say in a sentence why this plan.")
    if not others or beside:
        return
    names = " and ".join(f"“{other.name}”" for other in others)
    stands, it = ("stands", "it") if len(others) == 1 else ("stand", "them")
    raise RefusedError(
        f"{names} {stands} decided for the same people. Say whether “{name}” replaces "
        f"{it} or both count (on the command line: --replace or --keep-both)."
    )


def _known(store: Database | Transaction, name: str) -> StoredScenario | None:
    wanted = name.strip().casefold()
    return next((item for item in stored_scenarios(store) if item.name.casefold() == wanted), None)


def _changeable(
    database: Database, change: Transaction, name: str, what: str = ""
) -> StoredScenario:
    """The one of a name. It is changed by who saved it, one that is decided for a team also by its
    lead. Raises RefusedError where it is somebody else's, or, of what is not done to decided ones,
    where a decision stands on it."""
    viewer, stored = database.viewer, stored_scenario(change, name)
    decision = stored.decision
    is_own = viewer.whole or (stored.saved_by and stored.saved_by == viewer.name)
    leads = viewer.role == "lead" and decision and decision.team in (viewer.teams or ())
    if not is_own and not leads:
        raise RefusedError(
            f"A scenario “{stored.name}” is kept by somebody else; nothing was changed. Keep yours "
            "under another name."
        )
    if decision and what:
        raise RefusedError(
            f"“{stored.name}” was decided on {decision.decided_on.isoformat()} and is not {what}. "
            "Save it under another name, or reopen it first."
        )
    return stored


def _add_version(
    change: Transaction, number: int, name: str, version: int, content: str, who: str
) -> None:
    change.insert(
        "scenario_version",
        ("scenario_no", "version_no", "content", "saved_by", "saved_at"),
        [(number, version, content, who or None, now())],
    )
    _note(change, "scenario saved", f"{name}, version {version}")


_LONGEST = 80


def _checked(name: str) -> str:
    """The name without needless spaces. Raises RefusedError for none, and for one too long."""
    name = " ".join(name.split())
    if not name:
        raise RefusedError("A scenario needs a name.")
    if len(name) > _LONGEST:
        raise RefusedError(
            f"The name has {len(name)} characters; use at most {_LONGEST} and put the rest "
            "into the reason of the decision."
        )
    return name
