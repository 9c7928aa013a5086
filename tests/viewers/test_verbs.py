"""Every verb that is given a store, as each role: nobody is named to whom the role is closed.

The verbs are found in the code, and are given what their parameters are called; a new one has to
say here how it is called, where a name of its is new.
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
from data.vocabulary import RefusedError, Viewer
from tests.viewers.roles import ROLES, said

ROOT = Path(__file__).parents[2]
PLANTED = "zz.planted@demo.example"
"""Somebody of the team Assistants, beside its own people."""
SURVEY = b"person,team,Python,SQL\nzz.planted@demo.example,Assistants,3,2\n"
OWN_SURVEY = b"person,team,Python,SQL\nnew.one@demo.example,Platform,3,2\n"
NOT_ASKED = {
    "analytics/options/choice.py:choose": "`build_problem`, and what reads assumptions only",
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

    def answer(self, name: str) -> object:
        verb = verbs()[name]
        if name in VERBS:
            return VERBS[name](verb, self)
        given = (GIVEN[parameter] for parameter in needed(verb))
        return verb(*(item(self) if callable(item) else item for item in given))


DAY = date(2026, 10, 15)
GIVEN: Mapping[str, object] = {
    "account": Account("new@x.org", "admin"),
    "analysis": lambda a: a.analysis,
    "back": WayBack("people", (0, 0, 0), (), ""),
    "beside": None,
    "column": "who",
    "content": "budget = 1",
    "database": lambda a: a.store,
    "digest": "1",
    "ends_on": date(2099, 1, 1),
    "facts": [PersonFact(PLANTED, name=PLANTED)],
    "fingerprint": "0",
    "idle": timedelta(hours=1),
    "import_id": lambda a: history(_OWNERS[0], Viewer())[0].import_id,
    "import_no": 0,
    "key": "train.success",
    "kind": "people",
    "label": "New",
    "lever": "train",
    "moment": datetime(2026, 11, 2),
    "name": lambda a: a.name,
    "new_name": lambda a: f"C {a.viewer.name}",
    "number": 1,
    "outcomes": (),
    "people": set(range(100)),
    "person": PLANTED,
    "person_no": lambda a: _planted(),
    "place": lambda a: own_place(a.store),
    "reason": "no",
    "role": "admin",
    "saved": lambda a: saved_scenario(a.store, a.name),
    "scenario": lambda a: Scenario(name=f"Of {a.viewer.name}"),
    "scope": "Insights",
    "selection": lambda a: a.selection,
    "skill": None,
    "so": "so",
    "states": {},
    "store": lambda a: a.store,
    "subject": "new@x.org",
    "team": "Platform",
    "teams": (),
    "text": PLANTED,
    **dict.fromkeys(("day", "due", "on", "today"), DAY),
    "token_id": "1",
    "told": "skillmix_1_2",
    "upload": Upload("a.csv", "0", "0", "2026 autumn", "self"),
    "viewer": lambda a: a.viewer,
    "wanted": True,
    "wave": "2026 autumn",
    "waves": ["2026 autumn"],
    "who": lambda a: a.viewer.name,
}
"""What a verb is given under the name of a parameter."""
VERBS: Mapping[str, Callable[[Any, Asked], object]] = {
    "analytics/strategy/setup/setup.py:build_problem": lambda f, a: len(
        f(a.store, a.analysis, Scenario()).workers
    ),
    "analytics/options/verdicts.py:skill_levers": lambda f, a: (
        a.analysis.requirements
        and f(a.store, replace(a.analysis, requirements=a.analysis.requirements[:1]), Scenario())
    ),
    "data/files/lists.py:export": lambda f, a: [
        f(a.store, kind, people=a.viewer.people_visible)
        for kind in ("requirements", "roles", "assumptions", "taxonomy", "people")
        if kind != "people" or a.viewer.people_visible
    ],
    "data/files/lists.py:form": lambda f, a: f(a.store, "google-forms", ["Python"]),
    "data/ingest.py:propose": lambda f, a: f(_own(a), "a.csv", a.store, scale="0-5"),
    "data/ingest.py:ingest": lambda f, a: f(
        a.store, SURVEY, "a.csv", wave="2026 autumn", scale="0-5", dry_run=True
    ),
    "data/load.py:load": lambda f, a: f(
        a.store, "people", f"person,team\n{PLANTED},Assistants\n".encode(), "a.csv"
    ),
    "data/store/history/one_rating.py:ratings_behind": lambda f, a: [
        f(a.store, number, "python", a.viewer) for number in range(1, 60)
    ],
    "data/store/ledger.py:tracked": lambda f, a: f(a.store, a.name),
    "data/store/people/stored_of.py:stored_of": lambda f, a: [
        f(a.store, None if a.viewer.person else PLANTED),
        f(a.store, PLANTED),
    ],
    "data/store/people/contests.py:contest": lambda f, a: f(
        a.store, "2026 autumn", "Python", 3, "", PLANTED if a.viewer.whole else None
    ),
    "data/store/people/contests.py:say_again": lambda f, a: f(
        a.store, Held("contest", ("person_no",), ((_planted(),),))
    ),
    "data/store/people/erasure.py:erase_again": lambda f, a: f(
        a.store, ErasedPeople("", frozenset())
    ),
    "data/store/people/erasure.py:read_list": lambda f, a: f(a.store, "# nothing"),
}
"""What is called in another way."""
NOT_OF_THE_WHOLE = {
    *(f"data/contesting.py:{verb}" for verb in ("accept", "decline", "reopen")),
    *(f"data/store/people/contests.py:{verb}" for verb in ("withdraw", "say_again", "take_back")),
    *(f"data/store/people/erasure.py:{verb}" for verb in ("erase", "erase_again")),
    *(f"data/store/people/accounts.py:{verb}" for verb in ("remove_account", "revoke_token")),
    *(f"data/store/scenarios.py:{verb}" for verb in ("save", "reopen")),
    *("data/demo.py:load_demo", "data/load.py:load", "data/store/history/imports.py:undo"),
    *("data/intake/people.py:erase", "data/store/facts/settings.py:pin_today"),
}
"""Who may do everything would do it, and nothing would be there for the next."""


def _own(asked: Asked) -> bytes:
    return SURVEY if asked.viewer.teams is None else OWN_SURVEY


def _planted() -> int:
    """The number of the planted person: a stale link may have it."""
    return find_people(_OWNERS[0], PLANTED)[0][0]


_OWNERS: list[Database] = []


@cache
def verbs() -> dict[str, Any]:
    """Every public function of data and analytics that is given a store."""
    result = {}
    for folder in ("data", "analytics"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            place = file.relative_to(ROOT)
            for node in ast.parse(file.read_text(encoding="utf-8")).body:
                if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                    continue
                given = [*node.args.args, *node.args.kwonlyargs]
                if any(a.annotation and "Database" in ast.unparse(a.annotation) for a in given):
                    module = import_module(".".join(place.with_suffix("").parts))
                    result[f"{place}:{node.name}"] = getattr(module, node.name)
    return result


def needed(verb: Callable[..., object]) -> list[str]:
    return [p.name for p in signature(verb).parameters.values() if p.default is p.empty]


def test_every_verb_is_asked_here() -> None:
    named = VERBS.keys() | NOT_ASKED.keys()
    assert named | NOT_OF_THE_WHOLE <= set(verbs())
    for name in verbs().keys() - named:
        assert [item for item in needed(verbs()[name]) if item not in GIVEN] == [], name


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
        left = NOT_ASKED.keys() | (NOT_OF_THE_WHOLE if viewer.whole else set())
        for name in [name for name in verbs() if name not in left]:
            try:
                answer = said(asked.answer(name))
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
