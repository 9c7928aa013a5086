"""A member's own page, and the way of a contest from there to the lead and back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from data.ingest import ingest
from data.load import load
from data.store.database import open_database
from data.store.people.accounts import Account, add_account
from data.store.people.contests import contests
from data.store.people.own import own_ratings
from data.vocabulary import Viewer
from tests.dashboard.opening import assert_calm, said
from tests.stores import seeded_at
from tests.viewers.pages import Visit

SPRING = b"person,team,role,Python\nana@x.org,Core,ML engineer,1\nbo@x.org,Core,ML engineer,3\n"
AUTUMN = b"person,team,role,Python\nana@x.org,Core,ML engineer,4\nbo@x.org,Core,ML engineer,5\n"
NEEDS = b"scope,skill,level,headcount,must_have\nCore,Python,3,2,yes\n"
WORDS = "<b>I</b> run the course, see http://x.org"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        ingest(store, SPRING, "s.csv", wave="spring", scale="0-5")
        ingest(store, AUTUMN, "a.csv", wave="autumn", scale="0-5")
        load(store, "requirements", NEEDS, "needs.csv")
        for account in (
            Account("ana@x.org", "member"),
            Account("lena@x.org", "lead", ("Core",)),
        ):
            add_account(store, account)
    return place


def press(app: AppTest, label: str) -> AppTest:
    """The button of a label, which is one of its kind."""
    (button,) = [b for b in app.button if b.label == label]
    return button.click().run()


def test_a_member_contests_a_rating_and_reads_the_answer(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = Visit(place, monkeypatch)
    visit.as_("ana@x.org")
    page = visit.page("mine")
    assert_calm(page)
    assert "Your role is ML engineer. Your team is Core." in said(page)
    shown = page.dataframe[0].value
    assert list(shown["by yourself"]) == ["4 proficient"]
    assert list(shown["your team needs"]) == ["3 competent"]
    assert list(shown["your role asks"]) == ["4 proficient"]
    assert "bo@" not in said(page)
    page.selectbox[1].set_value(5)
    page.text_area[0].set_value(WORDS)
    page = press(page, "Send to my lead")
    assert "Python, autumn: it should be 5 expert" in said(page)
    assert "not answered yet" in said(page)
    assert "<b>" not in "".join(m.value for m in page.markdown)  # a user's words are no HTML
    press(page, "Undo")
    assert "What you said" not in said(page)

    page.selectbox[1].set_value(5)
    page.text_area[0].set_value(WORDS)
    press(page, "Send to my lead")
    visit.as_("lena@x.org")
    assert "1 comment on a rating waits for an answer" in said(visit.page("survey"))
    with closing(open_database(place)) as store:
        (one,) = contests(store)
    beside = visit.page("heatmap", rows="People", row=str(one.person_no), column=one.skill_id)
    assert "run the course" in said(beside)
    assert "asks for what is not in this data" not in said(beside)
    (answer,) = [t for t in beside.text_area if t.label == "Your words to them"]
    answer.set_value("the review says so")
    beside = press(beside, "Accept")
    assert "a rating of a manager was stored" in beside.success[0].value
    assert "accepted on" in said(beside)
    assert "waits for an answer" not in said(visit.page("survey"))
    visit.as_("ana@x.org")
    page = visit.page("mine")
    assert "the review says so" in said(page)
    assert "lena" not in said(page)  # who rated is not named
    assert list(page.dataframe[0].value["by your manager"]) == ["5 expert"]


def test_the_command_names_nobody_unless_asked(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> str:
        assert main(["--database", str(place), "contest", *words]) == 0
        return capsys.readouterr().out

    run("add", "ana@x.org", "--skill", "Python", "--wave", "spring", "--comment", "=not me")
    listed = run("list")
    assert "Python" in listed
    assert "ana" not in listed + run("list", "--json")
    assert "not me" not in listed
    assert "ana@x.org" in run("list", "--people")
    run("accept", "1", "--level", "2")
    run("reopen", "1")
    run("decline", "1", "--reason", "it was spring")
    with closing(open_database(place)) as store:
        ana = store.seen_by(Viewer("member", (), people_visible=False, person="ana@x.org"))
        assert [r.level for r in own_ratings(ana) if r.wave == "spring"] == [1]
