"""The tabs of Strategy: a link opens one, and what another one shows is not worked out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.assess.assessing import Assessing
from analytics.options import choice
from analytics.options.explain.explaining import Explaining
from dashboard.cache import plans
from dashboard.navigation import VIEWS
from data.store.database import URL_VARIABLE
from tests.dashboard.opening import Open, said


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What is worked out beside the plan, by name."""
    found: set[str] = set()

    def watch(owner: Any, name: str, word: str) -> None:
        original: Callable[..., Any] = getattr(owner, name)

        def watched(*args: Any, **named: Any) -> Any:
            found.add(word)
            return original(*args, **named)

        monkeypatch.setattr(owner, name, watched)

    watch(choice, "simulate", "chances")
    watch(plans, "skill_levers", "levers")
    watch(Explaining, "next", "reasons")
    watch(Assessing, "next", "assess first")
    return found


def test_only_what_the_open_tab_shows_is_worked_out_and_the_headline_is_one(
    place: Path, worked_out: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, str(place))
    app = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=60)

    def opens(tab: str) -> str:
        app.query_params.clear()  # AppTest sends an address of its own with each run
        app.session_state["tab"] = tab
        app.run()
        assert not app.exception
        return said(app)

    app.switch_page("views/strategy.py")
    assert "Choose two or three above" in opens("Scenarios")
    assert worked_out == {"assess first"}  # which is part of the plan
    assert "Actions, the first decision first" in opens("Who")
    title = app.title[0].value
    assert "Cash a year is the pace of a year" in opens("Money")
    assert worked_out == {"assess first", "chances"}
    assert "not worked out" not in opens("How sure")
    assert worked_out == {"assess first", "chances"}
    assert "**Decide**" in opens("Plan")
    (card,) = [m.value for m in app.metric if m.label == "Chance of the weakest"]
    assert worked_out == {"chances", "assess first", "levers"}
    assert "What other budgets would do" in opens("Why")
    assert worked_out == {"chances", "assess first", "levers", "reasons"}
    assert [t.value for t in app.title] == [title]
    app.switch_page("views/overview.py").run()
    assert [m.value for m in app.metric if m.label == "Chance of the weakest"] == [card]


def test_a_tab_that_is_none_is_said_once_and_the_plan_is_shown(opened: Open, demo: Path) -> None:
    text = said(opened("strategy", demo, tab="Alternatives"))
    assert "was left out: tab: “Alternatives”." in text
    assert "**Decide**" in text


def test_a_tab_stays_open_while_no_plan_can_be_made(opened: Open, demo: Path) -> None:
    app = opened("strategy", demo, tab="Money")
    app.button_group(key="levers").set_value([]).run()
    assert "No plan can be made" in said(app)
    app.button_group(key="levers").set_value(["hire", "train", "equip"]).run()
    assert "Cash a year is the pace of a year" in said(app)
    assert not [m for m in app.metric if m.label == "Total cost"]
