"""Who was away for too long, or signed out, finds the door on the next click."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from dashboard import signing
from dashboard.cache import opened
from data.store.database import now, open_database
from data.store.people.accounts import Account, add_account, remove_account
from tests.build import rate
from tests.dashboard.opening import said
from tests.stores import seeded_at
from tests.viewers.pages import Visit


@pytest.fixture
def visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visit:
    place = seeded_at(tmp_path / "store.duckdb")
    with closing(open_database(place)) as store:
        rate(store, "person team role Python\nana Core . 3\nbo Core . 1\n")
        add_account(store, Account("ada@x.org", "admin"))
    monkeypatch.setattr(signing, "providers", lambda: ("",))
    monkeypatch.setattr(opened, "LOOKED_EACH", 0.0)
    found = Visit(place, monkeypatch)
    found.as_("ada@x.org")
    return found


def test_a_page_that_was_left_open_shows_the_door(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit.page("coverage")
    assert [b.label for b in app.button if b.label == "Sign out"]
    for minutes, shut in ((59, False), (118, False), (179, True)):  # away 59, 59 and 61 minutes
        moment = now() + timedelta(minutes=minutes)
        monkeypatch.setattr(opened, "now", lambda moment=moment: moment)
        app.run()
        assert ("Sign in" in [b.label for b in app.button]) is shut
    assert "Core" not in said(app)


def test_who_signs_out_is_out_in_every_window(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "sign_out", lambda: None)  # the cookie is still there
    first, second = visit.page("coverage"), visit.page("coverage")
    first.button(key="sign_out").click().run()
    for app in (first, second):
        app.run()
        assert [b.label for b in app.button] == ["Sign in"]


def test_an_account_that_is_removed_sees_nothing_from_the_next_click(visit: Visit) -> None:
    app = visit.page("coverage")
    remove_account(opened.owners_store(), "ada@x.org")
    app.run()
    assert "has no access here" in said(app)
    assert "Core" not in said(app)


@pytest.mark.parametrize(
    ("told", "minutes"), [("", 60.0), ("15", 15.0), ("0", 60.0), ("soon", 60.0), ("nan", 60.0)]
)
def test_minutes_are_told_by_the_environment(
    told: str, minutes: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILLMIX_SESSION_IDLE_MINUTES", told)
    assert signing.idle_minutes() == minutes
