"""What tests of pages share: how a page is opened and what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from streamlit.testing.v1 import AppTest

FIRST = "home"


class Open(Protocol):
    """The fixture `opened`."""

    def __call__(self, name: str, place: Path, **address: str) -> AppTest: ...


def said(app: AppTest) -> str:
    """Everything that a page says, without the backslashes that keep Markdown out of it."""
    parts = [*app.title, *app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    return "\n".join(str(part.value) for part in parts).replace("\\", "").replace("\u00a0", " ")


def assert_calm(app: AppTest) -> None:
    """No traceback, and no sentence that stands for one."""
    assert not app.exception
    assert not app.error, [error.value for error in app.error]
