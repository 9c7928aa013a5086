"""A page reads the store several times: what fails while somebody changes it is drawn anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.results import Analysis
from analytics.selection import Selection
from dashboard import cache
from data.store.people.accounts import Account, add_account
from tests.dashboard.opening import Open, assert_calm


def test_a_page_that_fails_while_the_store_changes_is_drawn_again(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, failed = cache.analysis, []

    def analysis(selection: Selection) -> Analysis:
        if not failed:
            failed.append(selection)
            add_account(cache.store(), Account("ada@x.example", "admin"))
            raise KeyError("what was there before")
        return whole(selection)

    monkeypatch.setattr(cache, "analysis", analysis)
    assert_calm(opened("gaps", place))
    assert failed


def test_one_that_fails_by_itself_says_so(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[Selection] = []

    def analysis(selection: Selection) -> Analysis:
        failed.append(selection)
        raise KeyError("a fault")

    monkeypatch.setattr(cache, "analysis", analysis)
    (said,) = opened("gaps", place).error
    assert said.value.startswith("Something went wrong on this page, and nothing was changed.")
    assert len(failed) == 1
