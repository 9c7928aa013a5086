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
from tests.build import rate, require
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


def test_a_member_answers_what_a_decided_plan_proposes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        rate(store, "person team role Python\nana Core Dev 2\nzora Core Dev 2\ncy Core Dev 4")
        require(store, "Core Python 3 3 yes")
        add_account(store, Account("ana@x.org", "member", person="ana"))
        add_account(store, Account("cy@x.org", "member", person="cy"))
        add_account(store, Account("ada@x.org", "admin"))
    wishes = tmp_path / "w.toml"
    wishes.write_text('levers = ["train"]\ndeadline_weeks = 60\n')
    run = ["--database", str(place), "scenario"]
    assert main([*run, "save", "zora first", "--scenario", str(wishes)]) == 0

    visit = Visit(place, monkeypatch)
    visit.as_("ana@x.org")
    assert "No decided plan proposes anything to you" in said(visit.page("mine"))
    assert main([*run, "decide", "zora first", "--reason", "zora and ana learn it"]) == 0
    page = visit.page("mine")
    assert_calm(page)
    assert "Training: Python to level 3 competent" in said(page)
    assert "zora" not in said(page)  # neither the other's name nor the plan's, nor its reason
    (choice,) = page.get("button_group")
    page = choice.set_value("Interested").run()
    assert_calm(page)
    visit.as_("cy@x.org")
    assert "No decided plan proposes anything to you" in said(visit.page("mine"))
    visit.as_("ada@x.org")
    assert "ana, action" in said(visit.page("ledger"))
    capsys.readouterr()
    assert main([*run, "answers", "zora first"]) == 0
    assert "1 person interested, 0 not" in capsys.readouterr().out.replace("\u00a0", " ")
    visit.as_("ana@x.org")
    page = visit.page("mine")
    (choice,) = page.get("button_group")
    assert choice.value == "Interested"
    choice.set_value(None).run()
    visit.as_("ada@x.org")
    assert "ana, action" not in said(visit.page("ledger"))
