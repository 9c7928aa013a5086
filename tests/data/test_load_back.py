"""A load that is taken back leaves the store as it was, of each kind; not after other changes."""

from __future__ import annotations

import pytest

from data.load import WayBack, load, take_back
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.build import HISTORY, everything

FIRST = {
    "people": "person,team\nAna Lee,Core\nBen Po,Edge\n",
    "requirements": "scope,skill,level,headcount\nCore,Python,3,2\nall teams,SQL,2,1\n",
    "roles": "role,skill,level\nAI engineer,SQL,2\n",
    "assumptions": "key,low,likely,high\nplan.focus,2,3,5\n",
    "taxonomy": "id,name,area\n,Juggling,Circus\n",
}
SECOND = {
    "people": "person,team\nAna Lee,Edge\nCy New,Core\n",
    "requirements": "scope,skill,level,headcount\nCore,SQL,3,1\nEdge,Python,2,1\n",
    "roles": "role,skill,level\nAI engineer,SQL,4\nJuggler,Python,1\n",
    "assumptions": "key,low,likely,high\nplan.focus,1,2,3\n",
    "taxonomy": "id,name,area\njuggling,Juggling with five,Circus\n,Fire eating,Danger\n",
}


def loaded(database: Database, kind: str, text: str) -> WayBack:
    back = load(database, kind, text.encode(), f"{kind}.csv").back
    assert back
    return back


@pytest.mark.parametrize("kind", FIRST)
def test_what_was_loaded_is_taken_back_with_what_it_added(database: Database, kind: str) -> None:
    loaded(database, kind, FIRST[kind])
    before = everything(database, HISTORY)
    back = loaded(database, kind, SECOND[kind])
    assert everything(database, HISTORY) != before
    assert take_back(database, back) == f"Taken back: {kind} as before."
    assert everything(database, HISTORY) == before
    actions = [row[0] for row in database.rows("select action from audit order by happened_at")]
    assert actions[-1] == f"load {kind} taken back"


def test_nothing_is_taken_back_once_something_else_was_stored(database: Database) -> None:
    back = loaded(database, "roles", FIRST["roles"])
    loaded(database, "people", FIRST["people"])
    before = everything(database)
    with pytest.raises(RefusedError, match="something else was stored since"):
        take_back(database, back)
    assert everything(database) == before


def test_what_changed_nothing_has_no_way_back(database: Database) -> None:
    loaded(database, "people", FIRST["people"])
    assert load(database, "people", FIRST["people"].encode(), "again.csv").back is None
