"""What tests of pages share: how one is opened and what it says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from data.ingest import ingest
from tests.stores import store_at

FIRST = "home"


class Open(Protocol):
    def __call__(
        self, name: str, place: Path, state: Mapping[str, object] | None = None, **address: str
    ) -> AppTest: ...


def imported(place: Path, content: bytes, name: str = "a.csv", **more: Any) -> Path:
    """The store at a place, into which a survey was imported."""
    with store_at(place) as store:
        ingest(store, content, name, **{"wave": "2026-10", **more})
    return place


def said(app: AppTest) -> str:
    """Everything that a page says, without the backslashes that keep Markdown out of it."""
    kinds = (app.title, app.markdown, app.caption, app.info, app.warning, app.error, app.success)
    parts = [part for kind in (*kinds, app.toast) for part in kind]
    return plain("\n".join(str(part.value) for part in parts).replace("\\", ""))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def assert_calm(app: AppTest) -> None:
    """No traceback, and no sentence that stands for one."""
    assert not app.exception
    assert not app.error, [error.value for error in app.error]


def press(app: AppTest, label: str) -> AppTest:
    return button(app, label).click().run()


def button(app: AppTest, label: str) -> Button:
    return next(b for b in app.button if b.label.replace("\\", "") == label)
