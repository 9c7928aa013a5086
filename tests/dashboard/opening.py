"""What tests of pages and of the command share: how a page is opened, what it and a verb say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main

FIRST = "home"


class Open(Protocol):
    """The fixture `opened`."""

    def __call__(
        self, name: str, place: Path, state: Mapping[str, object] | None = None, **address: str
    ) -> AppTest: ...


def said(app: AppTest) -> str:
    """Everything that a page says, without the backslashes that keep Markdown out of it."""
    kinds = (app.title, app.markdown, app.caption, app.info, app.warning, app.error, app.success)
    parts = [part for kind in (*kinds, app.toast) for part in kind]
    return plain("\n".join(str(part.value) for part in parts).replace("\\", ""))


def plain(text: str) -> str:
    """With plain spaces, as a test writes it."""
    return text.replace("\u00a0", " ")


def assert_calm(app: AppTest) -> None:
    """No traceback, and no sentence that stands for one."""
    assert not app.exception
    assert not app.error, [error.value for error in app.error]


class Shell:
    """Runs the command on the store of a folder and keeps what it said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.store = folder / "store.duckdb"
        self._capsys = capsys

    def __call__(self, *words: object, code: int = 0) -> str:
        """Run; the standard output. The error stream is kept in `error`."""
        self._capsys.readouterr()
        got = main(["--database", str(self.store), *map(str, words)])
        said = self._capsys.readouterr()
        self.error = said.err
        assert got == code, said
        return said.out

    def json(self, *words: object) -> Any:
        """Run with --json; the one document."""
        return json.loads(self(*words, "--json"))

    def refusal(self, *words: object) -> str:
        """Run what must be refused: nothing on stdout, one line on stderr."""
        assert self(*words, code=1) == ""
        assert len(self.error.strip().splitlines()) == 1
        return self.error.strip()

    def wrong(self, *words: object) -> str:
        """Run what is wrong usage; the error stream."""
        with pytest.raises(SystemExit) as ended:
            self(*words)
        assert ended.value.code == 2
        return self._capsys.readouterr().err

    def file(self, name: str, text: str) -> Path:
        """A file in the folder."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path
