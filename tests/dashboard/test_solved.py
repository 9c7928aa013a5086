"""A plan that takes long says what it found so far and how long, and can be cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics import solver
from analytics.options.results import Option
from dashboard.subjects import options as blend
from data.store.database import open_database
from tests.build import rate, require
from tests.dashboard.opening import Open, said


def test_a_cancelled_plan_waits_until_it_is_asked_for(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "EVERY", 0.0)
    shown: list[str] = []
    early: list[Option] = []

    def told(spent: float, most: float) -> str:
        shown.append(f"{most:.0f}")
        return "so far"

    def first(option: Option) -> str:
        early.append(option)
        return "So far"

    monkeypatch.setattr(blend, "solving", told)
    monkeypatch.setattr(blend, "so_far", first)
    place = tmp_path / "store.duckdb"
    store = open_database(place)
    rate(store, "person team role Python\nAna Core . 2\nBo Core . 2\nCy Core . 4")
    require(store, "Core Python 3 3 yes")
    store.close()
    app = opened("plan", place)
    app.number_input(key="deadline_weeks").set_value(60).run()
    assert not app.exception
    assert set(shown) == {"20"}
    assert {one.judged.of for one in early} == {1}
    assert "So far" not in said(app)
    assert "cancel_plan" not in [button.key for button in app.button]  # the plan is there
    assert app.metric
    app.session_state["plan_cancelled"] = app.session_state["scenario"]
    app.run()
    assert blend.CANCELLED in said(app)
    assert not app.metric
    app.button(key="solve_plan").click().run()
    assert not app.exception
    assert app.metric
