"""The folds of a plan: a link opens one, and what another one holds is not worked out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analytics import study
from analytics.options import choice
from analytics.options.explain.explain import Explaining
from tests.dashboard.opening import Open, assert_calm, said


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What is worked out beside the options, by name."""
    found: set[str] = set()

    def watch(owner: Any, name: str, word: str) -> None:
        original: Callable[..., Any] = getattr(owner, name)

        def watched(*args: Any, **named: Any) -> Any:
            found.add(word)
            return original(*args, **named)

        monkeypatch.setattr(owner, name, watched)

    watch(choice, "simulate", "chances")
    watch(study, "skill_levers", "levers")
    watch(Explaining, "next", "reasons")
    return found


@pytest.mark.usefixtures("explained")
def test_only_what_is_open_is_worked_out_and_the_headline_stays(
    place: Path, worked_out: set[str], opened: Open
) -> None:
    app = opened("privacy", place)

    def opens(*folds: str) -> None:
        app.query_params.clear()  # AppTest sends an address of its own with each run
        for fold in ("why", "sure", "money", "who"):
            app.session_state[f"fold_{fold}"] = fold in folds
        app.run()
        assert_calm(app)

    app.switch_page("views/plan.py")
    opens()
    assert worked_out == set()
    title = app.title[0].value
    for folds, work in (
        (("money",), set()),
        (("sure",), {"chances"}),
        (("why",), {"chances", "reasons"}),
        (("who", "money"), {"chances", "reasons"}),
    ):
        opens(*folds)
        assert worked_out == work
    assert [one.value for one in app.title] == [title]
    app.switch_page("views/gaps.py").run()
    assert worked_out == {"chances", "reasons", "levers"}


def test_a_link_opens_a_fold(opened: Open, demo: Path) -> None:
    closed, money = opened("plan", demo), opened("plan", demo, fold_money="true")
    assert "A position-month is one closed position" not in said(closed)
    assert "A position-month is one closed position" in said(money)


def test_where_no_plan_can_be_made_that_is_said_until_one_can(opened: Open, demo: Path) -> None:
    app = opened("plan", demo)
    title = app.title[0].value
    app.button_group(key="levers").set_value([]).run()
    assert "No plan can be made" in said(app)
    app.button_group(key="levers").set_value(["hire", "train", "equip"]).run()
    assert "No plan can be made" not in said(app)
    assert app.title[0].value == title
