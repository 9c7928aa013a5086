"""A plan that takes long says how long and can be cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics import solver
from dashboard.components.strategy import plan as solved
from dashboard.subjects import options as blend
from tests.dashboard.opening import Open, said


def test_a_cancelled_plan_waits_until_it_is_asked_for(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solver, "EVERY", 0.0)
    monkeypatch.setattr(solved, "SOON", 0.0)
    shown: list[str] = []

    def told(spent: float, most: float) -> str:
        shown.append(f"{most:.0f}")
        return "so far"

    monkeypatch.setattr(blend, "solving", told)
    app = opened("plan", place)
    app.number_input(key="deadline_weeks").set_value(60).run()
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
