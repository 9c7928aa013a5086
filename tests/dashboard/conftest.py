"""The demo store, and a page of the app opened on a store."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components import plan
from dashboard.navigation import VIEWS
from data.store.database import URL_VARIABLE
from tests.dashboard.opening import FIRST, Open, assert_calm
from tests.stores import demo_at, rated_at


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo team; no test changes it, so that its answers are computed once."""
    return demo_at(tmp_path_factory.mktemp("demo") / "demo.duckdb")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Level 3 in Python is required of three people: one holds it, two are a level below."""
    people = "Ana Core ML_engineer 2\nBo Core ML_engineer 2\nCy Core ML_engineer 4"
    rated = f"person team role Python\n{people}"
    return rated_at(tmp_path / "store.duckdb", rated, "Core Python 3 3 yes")


@pytest.fixture
def explained() -> None:
    """Asked for by a test to which the explanations of the plan matter."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Open:
    """Open a page, named by its file, on a store as its address asks for it, in a session in which
    `state` holds already. Explaining takes seconds: it is left out unless `explained` is asked
    for."""
    if "explained" not in request.fixturenames:
        monkeypatch.setattr(plan, "solve_reasons", lambda explaining, say: None)

    def open_page(
        name: str, place: Path, state: Mapping[str, object] | None = None, **address: str
    ) -> AppTest:
        monkeypatch.setenv(URL_VARIABLE, str(place))
        app = AppTest.from_file(VIEWS.parent / "app.py", default_timeout=120)
        for key, value in (state or {}).items():
            app.session_state[key] = value
        for key, value in address.items():
            app.query_params[key] = value
        if name != FIRST:
            app.switch_page(f"views/{name}.py")
        return app.run()

    return open_page


@pytest.fixture
def opened_calm(opened: Open) -> Open:
    """The same for a page that has to be calm."""

    def open_page(*asked: Any, **address: str) -> AppTest:
        app = opened(*asked, **address)
        assert_calm(app)
        return app

    return open_page


@pytest.fixture
def on_demo(opened_calm: Open, demo: Path) -> Callable[..., AppTest]:
    """The same on the demo team."""
    return lambda name, **address: opened_calm(name, demo, **address)
