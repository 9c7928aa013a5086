"""Every verb that is given a store, as each role: nobody is named to whom the role is closed.

The verbs are found in the code, so that a new one has to say here how it is called, unless it is
given the store alone.
"""

import ast
import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.plan import planned
from analytics.strategy.scenario.saved import decide, save, saved_scenario
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from data.demo import DEMO, load_demo
from data.ingest import ingest
from data.load import WayBack
from data.store.database import Database
from data.store.facts.requirements import Held
from data.store.facts.tombstones import ErasedPeople
from data.store.guard import ForgottenViewerError
from data.store.history.imports import Upload, history
from data.store.people.accounts import Account
from data.store.people.contests import contest, decline
from data.store.people.notice import own_place
from data.store.people.people import PersonFact, find_people
from data.store.scenarios import Forgotten
from data.vocabulary import RefusedError, Viewer
from tests.viewers.roles import ROLES, said

ROOT = Path(__file__).parents[2]
PLANTED = "zz.planted@demo.example"
"""Somebody of the team Assistants, beside its own people."""
SURVEY = b"person,team,Python,SQL\nzz.planted@demo.example,Assistants,3,2\n"
OWN_SURVEY = b"person,team,Python,SQL\nnew.one@demo.example,Platform,3,2\n"
NOT_ASKED = {
    "analytics/options/choice.py:choose": "`build_problem`, and what reads assumptions only",
    "analytics/chances/ranges.py:read_ranges": "reads assumptions only, beside an analysis",
    "analytics/ledger/ledger.py:take": "asked in tests/analytics/ledger; `facts` decides who sees",
    "analytics/measures/over_time.py:groups_of": "a part of `analyse`",
    "analytics/measures/sql.py:measure": "a part of `analyse`",
    "analytics/options/drivers.py:ranged": "reads assumptions only",
    "analytics/options/drivers.py:driver": "plans anew what an analysis says",
    "analytics/strategy/setup/assumptions.py:assumptions_of": "reads assumptions only",
    "analytics/strategy/setup/assumptions.py:hire_profiles": "reads role profiles only",
    "data/intake/understood.py:understand": "a part of `propose`",
    "analytics/strategy/scenario/saved.py:decide": "asked in test_writing.py",
    "data/store/scenarios.py:decide": "asked in test_writing.py",
    "data/store/copying.py:copy_store": "opens transactions for everything",
    "data/store/database.py:facts_of": "what says nothing of anybody",
    "data/store/people/texts.py:naming": "a part of `stored_of` and `erase`",
}


@dataclass
class Asked:
    """What a verb is called with. `name`: the scenario that the owner has decided."""

    store: Database
    viewer: Viewer
    name: str = "Autumn"

    @property
    def selection(self) -> Selection:
        return Selection(viewer=self.viewer.scope)

    @cached_property
    def analysis(self) -> Any:
        return analyse(self.store, self.selection)


DAY = date(2026, 10, 15)
VERBS: Mapping[str, Callable[[Any, Asked], object]] = {
    "analytics/analyse.py:analyse": lambda f, a: f(a.store, a.selection),
    "analytics/analyse.py:previous_wave": lambda f, a: f(a.store, a.selection),
    "analytics/evidence/evidence.py:evidence": lambda f, a: f(a.store, a.analysis),
    "analytics/ledger/ledger.py:first_seen": lambda f, a: len(f(a.store)),
    "analytics/ledger/outcomes.py:facts": lambda f, a: f(
        a.store, saved_scenario(a.store, a.name), None
    ),
    "analytics/ledger/ledger.py:ledger": lambda f, a: f(a.store, saved_scenario(a.store, a.name)),
    "analytics/ledger/ledger.py:accept": lambda f, a: f(a.store, "train.success"),
    "analytics/ledger/ledger.py:told_text": lambda f, a: f(
        a.store, saved_scenario(a.store, a.name), ()
    ),
    "analytics/measures/withheld.py:asked_of": lambda f, a: f(a.store, own_place(a.store), DAY),
    "analytics/strategy/scenario/saved.py:saved_scenario": lambda f, a: f(a.store, a.name),
    "analytics/strategy/scenario/saved.py:save": lambda f, a: f(
        a.store, Scenario(name=f"Of {a.viewer.name}"), a.viewer.name
    ),
    "analytics/strategy/scenario/saved.py:refuse_undecidable": lambda f, a: f(
        a.store, a.name, a.selection, "why", None
    ),
    "analytics/strategy/scenario/saved.py:decided_beside": lambda f, a: f(
        a.store, "Mine", a.selection
    ),
    "analytics/strategy/setup/setup.py:build_problem": lambda f, a: len(
        f(a.store, a.analysis, Scenario()).workers
    ),
    "analytics/options/verdicts.py:skill_levers": lambda f, a: (
        a.analysis.requirements
        and f(a.store, replace(a.analysis, requirements=a.analysis.requirements[:1]), Scenario())
    ),
    "data/contesting.py:accept": lambda f, a: a.viewer.whole or f(a.store, 1),
    "data/contesting.py:decline": lambda f, a: a.viewer.whole or f(a.store, 1, "no"),
    "data/contesting.py:reopen": lambda f, a: a.viewer.whole or f(a.store, 1),
    "data/demo.py:load_demo": lambda f, a: a.viewer.whole or f(a.store),
    "data/files/lists.py:export": lambda f, a: [
        f(a.store, kind, people=a.viewer.people_visible)
        for kind in ("requirements", "roles", "assumptions", "taxonomy", "people")
        if kind != "people" or a.viewer.people_visible
    ],
    "data/files/lists.py:template": lambda f, a: f(a.store, "people"),
    "data/files/lists.py:asked_skills": lambda f, a: f(a.store, [], [], []),
    "data/files/lists.py:form": lambda f, a: f(a.store, "google", ["Python"]),
    "data/ingest.py:propose": lambda f, a: f(_own(a), "a.csv", a.store, scale="0-5"),
    "data/ingest.py:ingest": lambda f, a: f(
        a.store, SURVEY, "a.csv", wave="2026 autumn", scale="0-5", dry_run=True
    ),
    "data/intake/identity/same_people.py:erase": lambda f, a: a.viewer.whole or f(a.store, PLANTED),
    "data/load.py:load": lambda f, a: (
        f(a.store, "people", f"person,team\n{PLANTED},Assistants\n".encode(), "a.csv")
        if not a.viewer.whole
        else None
    ),
    "data/load.py:move_targets": lambda f, a: f(a.store, "Insights", "Platform"),
    "data/store/facts/settings.py:pin_today": lambda f, a: a.viewer.whole or f(a.store, DAY),
    "analytics/proposals.py:proposals": lambda f, a: f(a.store, a.analysis, DAY),
    "data/load.py:take_back": lambda f, a: f(a.store, WayBack("people", (0, 0, 0), (), "")),
    "data/ingest.py:people_asked": lambda f, a: f(_own(a), a.store, scale="0-5"),
    "data/store/facts/settings.py:shown_groups": lambda f, a: f(a.store, ["2026 autumn"]),
    "data/store/facts/settings.py:note_shown": lambda f, a: f(a.store, {}),
    "data/store/facts/settings.py:answered_since": lambda f, a: f(a.store, "2026 autumn", 0),
    "data/store/facts/settings.py:use_interest": lambda f, a: f(a.store, True),
    "data/store/facts/requirements.py:requirement_sets": lambda f, a: f(a.store, a.viewer),
    "data/store/facts/waves.py:waves": lambda f, a: f(a.store, a.viewer),
    "data/store/history/imports.py:history": lambda f, a: f(a.store, a.viewer),
    "data/store/history/imports.py:find_duplicate": lambda f, a: f(
        a.store, Upload("a.csv", "0", "0", "2026 autumn", "self")
    ),
    "data/store/history/imports.py:undo": lambda f, a: a.viewer.whole or f(a.store, _theirs(a)),
    "data/store/history/imports.py:remembered_mapping": lambda f, a: f(a.store, "0"),
    "data/store/history/imports.py:imports_behind": lambda f, a: f(
        a.store, ["2026 autumn"], set(range(100))
    ),
    "data/store/history/one_rating.py:ratings_behind": lambda f, a: [
        f(a.store, number, "python", a.viewer) for number in range(1, 60)
    ],
    "data/store/ledger.py:tracked": lambda f, a: f(a.store, a.name),
    "data/store/people/accounts.py:add_account": lambda f, a: f(
        a.store, Account("new@x.org", "admin")
    ),
    "data/store/people/accounts.py:remove_account": lambda f, a: (
        a.viewer.whole or f(a.store, "new@x.org")
    ),
    "data/store/people/audited.py:has_old_lines": lambda f, a: f(a.store, DAY),
    "data/store/people/audited.py:delete_old_lines": lambda f, a: f(a.store, DAY),
    "data/store/people/accounts.py:add_token": lambda f, a: f(a.store, "New", "admin", ()),
    "data/store/people/accounts.py:revoke_token": lambda f, a: a.viewer.whole or f(a.store, "1"),
    "data/store/people/accounts.py:token_of": lambda f, a: f(a.store, "skillmix_1_2"),
    "data/store/people/accounts.py:still_holds": lambda f, a: f(
        a.store, "1", datetime(2026, 11, 2), timedelta(hours=1)
    ),
    "data/store/people/accounts.py:end": lambda f, a: f(a.store, "1", datetime(2026, 11, 2)),
    "data/store/people/stored_of.py:stored_of": lambda f, a: [
        f(a.store, None if a.viewer.person else PLANTED),
        f(a.store, PLANTED),
    ],
    "data/store/people/contests.py:the_contest": lambda f, a: f(a.store, 1),
    "data/store/people/contests.py:contest": lambda f, a: f(
        a.store, "2026 autumn", "Python", 3, "", PLANTED if a.viewer.whole else None
    ),
    "data/store/people/contests.py:withdraw": lambda f, a: a.viewer.whole or f(a.store, 1),
    "data/store/people/contests.py:say_again": lambda f, a: (
        a.viewer.whole or f(a.store, Held("contest", ("person_no",), ((_planted(a),),)))
    ),
    "data/store/people/contests.py:decline": lambda f, a: f(
        a.store, _planted(a), "train", None, DAY
    ),
    "data/store/people/contests.py:take_back": lambda f, a: (
        a.viewer.whole or f(a.store, _planted(a), "train", None)
    ),
    "data/store/people/erasure.py:erase": lambda f, a: a.viewer.whole or f(a.store, PLANTED),
    "data/store/people/erasure.py:erase_again": lambda f, a: (
        a.viewer.whole or f(a.store, ErasedPeople("", frozenset()))
    ),
    "data/store/history/retention.py:keep_until": lambda f, a: f(
        a.store, "2026 autumn", date(2099, 1, 1), DAY
    ),
    "data/store/facts/waves.py:is_due": lambda f, a: f(a.store, DAY),
    "data/store/history/retention.py:end_waves": lambda f, a: f(a.store, DAY),
    "data/store/people/erasure.py:read_list": lambda f, a: f(a.store, "# nothing"),
    "data/store/people/people.py:under_pseudonyms": lambda f, a: f(
        a.store, [PersonFact(PLANTED, name=PLANTED)]
    ),
    "data/store/people/people.py:find_people": lambda f, a: f(a.store, PLANTED),
    "data/store/people/people.py:the_person": lambda f, a: f(a.store, PLANTED, "so"),
    "data/store/scenarios.py:stored_scenario": lambda f, a: f(a.store, a.name),
    "data/store/scenarios.py:save": lambda f, a: (
        a.viewer.whole or f(a.store, a.name, "budget = 1", a.viewer.name)
    ),
    "data/store/scenarios.py:copy": lambda f, a: f(a.store, a.name, f"C {a.viewer.name}", "x"),
    "data/store/scenarios.py:rename": lambda f, a: f(a.store, a.name, "Other"),
    "data/store/scenarios.py:delete": lambda f, a: f(a.store, a.name),
    "data/store/scenarios.py:restore": lambda f, a: f(a.store, Forgotten(a.name, 1, ())),
    "data/store/scenarios.py:reopen": lambda f, a: a.viewer.whole or f(a.store, a.name, ""),
    "data/store/scenarios.py:decided_beside": lambda f, a: f(a.store, "Mine", None, None),
}


def _own(asked: Asked) -> bytes:
    return SURVEY if asked.viewer.teams is None else OWN_SURVEY


def _planted(asked: Asked) -> int:
    """The number of the planted person: a stale link may have it."""
    return find_people(_OWNERS[0], PLANTED)[0][0]


def _theirs(asked: Asked) -> str:
    return history(_OWNERS[0], Viewer())[0].import_id


_OWNERS: list[Database] = []


@cache
def verbs() -> dict[str, Any]:
    """Every public function of data and analytics that is given a store."""
    found = {}
    for folder in ("data", "analytics"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            place = file.relative_to(ROOT)
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                    continue
                given = [*node.args.args, *node.args.kwonlyargs]
                if any(a.annotation and "Database" in ast.unparse(a.annotation) for a in given):
                    module = import_module(".".join(place.with_suffix("").parts))
                    found[f"{place}:{node.name}"] = getattr(module, node.name)
    return found


def test_every_verb_is_asked_here() -> None:
    """A verb that is given a store alone needs no line."""
    named = VERBS.keys() | NOT_ASKED.keys()
    assert named <= set(verbs())
    for name in verbs().keys() - named:
        rest = list(signature(verbs()[name]).parameters.values())[1:]
        assert [one.name for one in rest if one.default is one.empty] == [], name


@pytest.fixture
def organisation(database: Database) -> Database:
    """The demo with a planted person, who declined, and a plan that names them and is decided."""
    load_demo(database)
    ingest(database, SURVEY, "planted.csv", wave="2026 autumn", scale="0-5", new_people=True)
    selection = Selection("Assistants")
    scenario = Scenario(name="Autumn", levers=("train",))
    save(database, scenario, "the owner")
    analysis = analyse(database, selection)
    plan = planned(build_problem(database, analysis, scenario)).plan
    decide(database, "Autumn", plan, selection, f"for {PLANTED}", on=DAY, who="the owner")
    number = find_people(database, PLANTED)[0][0]
    decline(database, number, "train", "Python", DAY, f"because {PLANTED}")
    contest(database, "2026 autumn", "Python", 5, f"I am {PLANTED}", PLANTED)
    _OWNERS[:] = [database]
    return database


def names_of(team: str | None) -> set[str]:
    """Names and e-mails of a team's people; None: of everybody."""
    rows = csv.DictReader(io.StringIO((DEMO / "people.csv").read_text(encoding="utf-8")))
    of = [row for row in rows if team is None or row["team"] == team]
    return {text for row in of for text in (row["person"], row["name"])}


CLOSED = {
    "owner": set(),
    "admin": set(),
    "lead": names_of(None) - names_of("Platform") | {PLANTED},
    "granted": names_of(None) - names_of("Insights") | {PLANTED},
    "leader": names_of(None) | {PLANTED},
    "leader of one": names_of(None) | {PLANTED},
    "member": (names_of(None) | {PLANTED}) - {ROLES["member"].person},  # who they are, they know
}


def test_no_verb_names_whom_the_role_may_not_see(organisation: Database, engine: str) -> None:
    """As each role; on PostgreSQL, which binds a viewer alike, as three."""
    wrong: list[str] = []
    for role in ROLES if engine == "duckdb" else ("lead", "leader", "member"):
        viewer = ROLES[role]
        asked = Asked(organisation.seen_by(viewer), viewer)
        for name, verb in verbs().items():
            if name in NOT_ASKED:
                continue
            try:
                answer = said(VERBS[name](verb, asked) if name in VERBS else verb(asked.store))
            except RefusedError as refusal:
                answer = str(refusal)
                if role in ("owner", "admin") and "signed in" in answer:
                    wrong.append(f"{role}: {name} is refused: {answer}")
            except ForgottenViewerError as fault:
                wrong.append(f"{role}: {name}: {fault}")
                continue
            names = [n for n in CLOSED[role] if n in answer.replace("because " + n, n)]
            if names:
                wrong.append(f"{role}: {name} names {sorted(names)[:3]}")
    assert wrong == []
