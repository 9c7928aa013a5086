"""How a test runs the command."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from dashboard.cli import main


def told(store: object, *words: object) -> str:
    """What the command says of a store, also to a fixture that outlives a test."""
    with redirect_stdout(io.StringIO()) as out:
        assert main(["--database", str(store), *map(str, words)]) == 0
    return out.getvalue()


class Shell:
    """Runs the command on a store, unless told otherwise one of a folder; keeps what it said."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], place: object = None
    ) -> None:
        self.folder = folder
        self.store = folder / "store.duckdb"
        self._place = str(place or self.store)
        self._capsys = capsys

    def __call__(self, *words: object, code: int = 0) -> str:
        """Run; the standard output. The error stream is kept in `error`."""
        self._capsys.readouterr()
        got = main(["--database", self._place, *map(str, words)])
        result = self._capsys.readouterr()
        self.error = result.err
        assert got == code, result
        return result.out

    def at(self, place: object) -> Shell:
        """The command on another store."""
        return Shell(self.folder, self._capsys, place)

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
