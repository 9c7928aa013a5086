"""A skill that only files of other teams name is told to nobody of these teams."""

from pathlib import Path

import pytest

from dashboard.navigation import EVERY
from data.files.lists import choices, export
from data.ingest import ingest, propose
from data.load import load
from data.store.database import Database
from data.store.people.accounts import Account, add_account
from data.vocabulary import RefusedError, Viewer
from tests.build import require
from tests.dashboard.opening import said as words
from tests.stores import seeded_at, store_at
from tests.viewers.pages import Visit, sent
from tests.viewers.roles import said

LEAD = Viewer("lead", ("Core",), name="lena@x.org")
LEADER = Viewer("leader", ("Core",), people_visible=False, name="li@x.org")
OURS = b"email,team,Python,Velmora\n%b" % b"".join(
    b"core-%d@x.org,Core,%d,3\n" % (n, n % 5) for n in range(6)
)
THEIRS = OURS.replace(b"core-", b"data-").replace(b",Core,", b",Data,")
THEIRS = THEIRS.replace(b"Velmora", b"Zorbifying")
BOTH = {"Velmora", "Zorbifying"}


def fill(store: Database) -> None:
    for content in (OURS, THEIRS):
        ingest(store, content, "s.csv", wave="spring", scale="0-5", new_people=True)
    require(store, "Core Python 3 2 yes\nData Zorbifying 3 2 yes")
    for viewer in (LEAD, LEADER):
        add_account(store, Account(viewer.name, viewer.role, viewer.teams))


def named(store: Database, viewer: Viewer) -> set[str]:
    seen = store.seen_by(viewer)
    result = {name for own in choices(seen).areas.values() for name in own} & BOTH
    listed = export(seen, "taxonomy")
    assert {name for name in BOTH if name in listed} == result
    return result


def test_it_is_listed_to_who_has_it_in_a_file(database: Database) -> None:
    fill(database)
    for viewer in (Viewer("admin"), Viewer("leader", None, people_visible=False)):
        assert named(database, viewer) == BOTH
    assert named(database, LEAD) == named(database, LEADER) == {"Velmora"}
    assert named(database, Viewer("lead", ("Data",))) == {"Zorbifying"}
    require(database, "all_teams Zorbifying 2 1 no")
    assert named(database, LEAD) == BOTH


@pytest.mark.parametrize("name", ["Zorbifyin", "Zorbifying"])
def test_no_name_of_a_file_is_matched_with_it(database: Database, name: str) -> None:
    fill(database)
    lead, header = database.seen_by(LEAD), name.encode()
    wide = OURS.replace(b"Velmora", header)
    long = b"email,team,skill,level\n" + b"".join(
        b"core-%d@x.org,Core,%b,3\n" % (n, header) for n in range(6)
    )
    proposed = said(propose(wide, "w.csv", lead))
    answers = [
        said(ingest(lead, content, "w.csv", wave="autumn", scale="0-5", dry_run=True))
        for content in (wide, long)
    ]
    for answer in (proposed, *answers):
        assert "Zorbifying" not in answer.replace(name, "")
    with pytest.raises(RefusedError) as refusal:
        load(lead, "requirements", b"scope,skill,level,headcount\nCore,%b,3,1\n" % header, "r.csv")
    assert "Zorbifying" not in str(refusal.value).replace(name, "")
    ingest(lead, wide, "w.csv", wave="autumn", scale="0-5")
    assert ("Zorbifying" in named(database, LEAD)) == (name == "Zorbifying")
    assert database.rows("select count(*) from skill where name = 'Zorbifying'") == [(1,)]


def test_no_page_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with store_at(seeded_at(tmp_path / "store.duckdb")) as store:
        fill(store)
    visit = Visit(tmp_path / "store.duckdb", monkeypatch)
    for viewer in (LEAD, LEADER):
        visit.as_(viewer.name)
        for page in EVERY:
            app = visit.page(page)
            assert "Zorbifying" not in sent(app), page
            assert "Something went wrong" not in words(app)
