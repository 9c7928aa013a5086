"""The privacy notice: what it says follows the store, for who keeps it and for a member."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from dashboard.cli import main
from data.ingest import ingest
from data.store.database import open_database
from data.store.people.accounts import Account, add_account
from data.store.people.erasure import erase
from tests.dashboard.opening import Open, assert_calm, said
from tests.stores import seeded_at
from tests.viewers.pages import Visit

SURVEY = b"person,team,Python,SQL\nana@x.org,Core,3,\nbo@x.org,Core,5,5\n"


def test_it_tells_only_what_the_store_holds(opened_calm: Open, place: Path) -> None:
    text = said(opened_calm("privacy", place))
    assert "**Ratings**" in text
    assert "**Pay band**" not in text
    assert "**What you declined**" not in text
    assert "whoever sits at this machine" in text
    assert "one round of the survey" in text


def test_a_member_reads_what_is_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        ingest(store, SURVEY, "a.csv", wave="now", scale="0-5")
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
    assert [b.proto.label for b in page.get("download_button")] == [
        "Download as JSON",
        "Download as CSV",
    ]
    with closing(open_database(place)) as store:
        erase(store, "ana@x.org")
        add_account(store, Account("ana@x.org", "member"))
    assert "Nothing is stored of ana" in said(visit.page("privacy"))


def test_the_command_says_the_same(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", str(place), "privacy"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("What is stored about you")
    assert "whoever sits at this machine" in " ".join(text.split())
    assert main(["--database", str(place), "privacy", "--signed-in"]) == 0
    assert "0 administrators: everything" in " ".join(capsys.readouterr().out.split())
