"""A member's own pages: the way of a contest to the lead and back, and the privacy notice, which
follows the store."""

from contextlib import closing
from pathlib import Path

import pytest

from data.ingest import ingest
from data.load import load
from data.store.database import open_database
from data.store.people.accounts import Account, add_account
from data.store.people.contests import contests
from data.store.people.erasure import erase
from data.store.people.notice import own_ratings
from data.vocabulary import Viewer
from tests.dashboard.opening import Open, assert_calm, press, said
from tests.shell import Shell
from tests.stores import seeded_at
from tests.viewers.pages import Visit

SPRING = b"person,team,role,Python\nana@x.org,Core,ML engineer,1\nbo@x.org,Core,ML engineer,3\n"
AUTUMN = b"person,team,role,Python\nana@x.org,Core,ML engineer,4\nbo@x.org,Core,ML engineer,5\n"
NEEDS = b"scope,skill,level,headcount,must_have\nCore,Python,3,2,yes\n"
WORDS = "<b>I</b> run the course, see http://x.org"


@pytest.fixture
def contested(tmp_path: Path) -> Path:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        ingest(store, SPRING, "s.csv", wave="spring", scale="0-5")
        ingest(store, AUTUMN, "a.csv", wave="autumn", scale="0-5")
        load(store, "requirements", NEEDS, "needs.csv")
        for account in (Account("ana@x.org", "member"), Account("lena@x.org", "lead", ("Core",))):
            add_account(store, account)
    return place


def test_a_member_contests_a_rating_and_reads_the_answer(
    contested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = Visit(contested, monkeypatch)
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
    with closing(open_database(contested)) as store:
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


def test_the_command_names_nobody_unless_asked(contested: Path, shell: Shell) -> None:
    words = ("--skill", "Python", "--wave", "spring", "--comment", "=not me")
    shell("contest", "add", "ana@x.org", *words)
    listed = shell("contest", "list")
    assert "Python" in listed
    assert "ana" not in listed + shell("contest", "list", "--json")
    assert "not me" not in listed
    assert "ana@x.org" in shell("contest", "list", "--people")
    shell("contest", "accept", "1", "--level", "2")
    shell("contest", "reopen", "1")
    shell("contest", "decline", "1", "--reason", "it was spring")
    with closing(open_database(contested)) as store:
        ana = store.seen_by(Viewer("member", (), people_visible=False, person="ana@x.org"))
        assert [r.level for r in own_ratings(ana) if r.wave == "spring"] == [1]


TWO_SKILLS = b"person,team,Python,SQL\nana@x.org,Core,3,\nbo@x.org,Core,5,5\n"


def test_a_member_reads_what_is_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        ingest(store, TWO_SKILLS, "a.csv", wave="now", scale="0-5")
        for account in (
            Account("ada@x.org", "admin"),
            Account("lena@x.org", "lead", ("Core",)),
            Account("dan@x.org", "lead", ("Data",)),
            Account("ana@x.org", "member"),
        ):
            add_account(store, account)
    visit = Visit(place, monkeypatch)
    visit.as_("ana@x.org")
    page = visit.page("privacy")
    assert_calm(page)
    text = said(page).replace("\u2060", "")
    assert "You, ana@x.org, by name: yourself, administrators, and lena@x.org" in text
    assert "(lead, Core)" in text
    assert "it is noted who did and when" in text
    assert "dan" not in text  # who does not see Ana is counted, not named
    assert "2 leads" in text
    assert "Ask an administrator: ada@x.org" in text
    monkeypatch.setenv("SKILLMIX_PRIVACY_CONTACT", "the works council")
    assert "Ask the works council" in said(visit.page("privacy"))
    table = page.dataframe[0].value
    assert list(table["what"]) == ["ratings by yourself", "rows of surveys with team and role"]
    assert list(table["how much"]) == ["2", "1"]
    files = [b.proto.label for b in page.get("download_button")]
    assert files == ["Download as JSON", "Download as CSV"]
    with closing(open_database(place)) as store:
        erase(store, "ana@x.org")
        add_account(store, Account("ana@x.org", "member"))
    assert "Nothing is stored of ana" in said(visit.page("privacy"))


def test_page_and_command_tell_only_what_the_store_holds(
    opened_calm: Open, place: Path, shell: Shell
) -> None:
    text = said(opened_calm("privacy", place))
    assert "**Ratings**" in text
    assert "**Pay band**" not in text
    assert "**What you declined**" not in text
    assert "one round of the survey" in text
    printed = " ".join(shell("privacy").split())
    assert printed.startswith("What is stored about you")
    for either in (text, printed):
        assert "whoever sits at this machine" in either
    assert "0 administrators: everything" in " ".join(shell("privacy", "--signed-in").split())
