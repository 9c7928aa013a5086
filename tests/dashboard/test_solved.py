"""A plan that takes long says how long and can be cancelled; one that was ended is solved anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from analytics import solver
from analytics.options import choice
from analytics.options.choice import Choice
from analytics.options.options import Search
from analytics.strategy.problem.problem import Problem
from dashboard.cache.plans import Solving
from dashboard.components.strategy import solved
from dashboard.wording import blend
from data.store.database import open_database
from tests.build import rate, require
from tests.dashboard.opening import Open, said


def test_a_cancelled_plan_waits_until_it_is_asked_for(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "EVERY", 0.0)
    monkeypatch.setattr(solved, "SOON", 0.0)
    shown: list[str] = []

    def told(spent: float, most: float) -> str:
        shown.append(f"{most:.0f}")
        return "so far"

    monkeypatch.setattr(blend, "solving", told)
    place = tmp_path / "store.duckdb"
    store = open_database(place)
    rate(store, "person team role Python\nAna Core . 2\nBo Core . 2\nCy Core . 4")
    require(store, "Core Python 3 3 yes")
    store.close()
    app = opened("strategy", place)
    app.number_input(key="deadline").set_value(60).run()
    assert not app.exception
    assert set(shown) == {"20"}
    assert "cancel_plan" not in [button.key for button in app.button]  # the plan is there
    assert app.metric
    app.session_state["plan_cancelled"] = app.session_state["scenario"]
    app.run()
    assert blend.CANCELLED in said(app)
    assert not app.metric
    app.button(key="solve_plan").click().run()
    assert not app.exception
    assert app.metric


def test_a_solve_that_was_ended_begins_anew_and_one_that_is_found_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    solves: list[Problem] = []

    def planned(problem: Problem) -> Any:
        solves.append(problem)
        if len(solves) == 1:
            raise KeyboardInterrupt
        return "the plan"

    monkeypatch.setattr(choice, "planned", planned)
    once = Solving(Choice(cast(Problem, object()), cast(Search, object()), "paper"))
    with pytest.raises(KeyboardInterrupt):
        once.planned(lambda: None)
    found: list[Any] = [once.planned(), once.planned(lambda: None)]
    assert found == ["the plan"] * 2
    assert len(solves) == 2
