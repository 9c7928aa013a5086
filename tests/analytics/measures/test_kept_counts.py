"""What a large store has counted is what its people and answers say, after every kind of change."""

from __future__ import annotations

import random
from collections.abc import Callable

import pandas as pd
import pytest

from analytics.measures import sql
from analytics.measures.sql import measure
from analytics.results import Selection
from data.ingest import ingest, undo
from data.load import load
from data.store.database import Database
from data.store.history.imports import history
from data.store.levels import kept
from data.store.people.erasure import erase
from data.vocabulary import OWNER, RATERS, RefusedError, Viewer
from tests.build import rate

SKILLS = ("Python", "SQL", "Docker", "Kubernetes")
TEAMS = ("Core", "Data", "Web")
WAVES = {"spring": "2026-03-01", "summer": "2026-06-01", "autumn": "2026-09-01"}
LEAD = Viewer(teams=("Core", "Web"))


@pytest.fixture(autouse=True)
def every_store_keeps_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FEW", 0)


def imported(store: Database, draw: random.Random) -> None:
    """A file of a few people, some of them twice, in a wave of its own or another's."""
    lines = ["person,Team," + ",".join(SKILLS)]
    for who in draw.choices(range(8), k=5):
        said = (draw.choice(["", "n/a", *"012345"]) for _ in SKILLS)
        lines.append(f"p{who}@x.org,{draw.choice(TEAMS)}," + ",".join(said))
    wave = draw.choice(list(WAVES))
    text = "\n".join([*lines, f"p0@x.org,Core,{',,' if draw.random() < 0.5 else '3,2,'}1"])
    ingest(
        store,
        text.encode(),
        "f.csv",
        wave=wave,
        held_on=pd.Timestamp(WAVES[wave]).date(),
        rater=draw.choice(RATERS),
        scale="0-5",
        new_people=True,
    )


def undone(store: Database, draw: random.Random) -> None:
    standing = [i.import_id for i in history(store, OWNER) if i.undone_at is None]
    if standing:
        undo(store, draw.choice(standing))


def listed(store: Database, draw: random.Random) -> None:
    """People move to other teams, one has left, one never answered."""
    lines = ["person,team,left"]
    for who in draw.sample(range(10), k=6):
        left = draw.choice(["", "", "2026-05-01"])
        lines.append(f"p{who}@x.org,{draw.choice(['', *TEAMS, 'New'])},{left}")
    load(store, "people", "\n".join(lines).encode(), "people.csv")


def erased(store: Database, draw: random.Random) -> None:
    people = store.rows("select identity from person order by 1")
    if people:
        erase(store, draw.choice(people)[0])


CHANGES: tuple[Callable[[Database, random.Random], None], ...] = (
    imported,
    imported,
    imported,
    undone,
    listed,
    erased,
)


def is_up_to_date(store: Database, what: str) -> None:
    """The counts are those that counting everything anew would give."""
    before = counts(store)
    with store.transaction() as change:
        kept.recount(change)
    assert counts(store) == before, what


def counts(store: Database) -> list[list[tuple[object, ...]]]:
    return [
        sorted(store.rows(f"select * from {table}"), key=repr)
        for table in ("kept_team", "kept_level")
    ]


def measures_are_those_of_people(store: Database) -> None:
    """Team skills and coverage of every wave, kind of rating, team and viewer that there is."""
    waves = [None, *(name for (name,) in store.rows("select name from wave"))]
    skills = [no for (no,) in store.rows("select distinct skill_no from answer_series")]
    places = [(skill, level, team) for skill in skills for level in (1, 3) for team in TEAMS]
    need = pd.DataFrame(
        [(n, s, v) for n, (s, v, _) in enumerate(places)], columns=["position", "skill_no", "level"]
    ).astype("int64")
    team = pd.DataFrame(
        [(n, t) for n, (_, _, t) in enumerate(places)], columns=["position", "team"]
    ).astype({"position": "int64"})
    tables = {"need": need, "need_team": team.astype({"team": "str"})}
    for selection in (
        *(Selection(wave=wave) for wave in waves),
        Selection(ratings="self"),
        Selection(ratings="manager", viewer=LEAD),
        Selection(wave=waves[-1], team="Core"),
    ):
        for name, given in (("team_skills", {}), ("coverage", tables)):
            found = measure(store, selection, name, given)
            anew = counted_anew(store, selection, name, given)
            pd.testing.assert_frame_equal(found, anew, obj=f"{name} of {selection}")


def counted_anew(
    store: Database, selection: Selection, name: str, tables: dict[str, pd.DataFrame]
) -> pd.DataFrame:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sql, "keeps_counts", lambda store: False)
        return measure(store, selection, name, tables)


@pytest.mark.parametrize("seed", range(2))
def test_counts_are_those_of_the_answers_after_every_change(database: Database, seed: int) -> None:
    draw = random.Random(seed)
    done: list[str] = []
    for change in (imported, *draw.sample(CHANGES, len(CHANGES))):
        change(database, draw)
        done.append(change.__name__)
        is_up_to_date(database, "after " + ", ".join(done))
        anybody = bool(len(measure(database, Selection(), "roster")))
        assert kept.keeps_counts(database) is anybody
    measures_are_those_of_people(database)


def test_a_refused_import_leaves_the_counts(database: Database) -> None:
    draw = random.Random(1)
    imported(database, draw)
    before = counts(database)
    with pytest.raises(RefusedError):
        ingest(database, b"person,Team\na@x.org,Core\n", "f.csv", wave="spring")
    ingest(
        database,
        b"person,Team,Python\na@x.org,Core,3\n",
        "f.csv",
        wave="spring",
        scale="0-5",
        dry_run=True,
    )
    assert counts(database) == before
    assert all(before)


def test_a_small_store_keeps_none_until_it_grows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "FEW", 3)
    survey = b"person,Team,Python\na@x.org,Core,3\nb@x.org,Core,2\n"
    ingest(database, survey, "f.csv", wave="spring", scale="0-5")
    assert not kept.keeps_counts(database)
    ingest(database, survey, "f.csv", wave="summer", scale="0-5")
    choices = database.rows("select choice_no, sum(people) from kept_level group by 1 order by 1")
    assert choices == [(0, 2), (1, 2), (2, 2)]
    is_up_to_date(database, "once it is large")


def test_rows_written_by_hand_are_not_counted_until_told(database: Database) -> None:
    """The counts are really what the measures read."""
    rate(database, "person team role Python\nann A . 4")
    with database.transaction() as change:
        kept.recount(change)
    rate(database, "person team role Python\nbob A . 2")
    assert measure(database, Selection(), "team_skills")["people"].tolist() == [1]
    with database.transaction() as change:
        kept.recount(change)
    assert measure(database, Selection(), "team_skills")["people"].tolist() == [2]
