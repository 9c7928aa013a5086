"""No test reaches the store of whoever runs the tests: what conftest.py puts in its place fails."""

from __future__ import annotations

import subprocess
import sys

import pytest

from data.store.database import URL_VARIABLE, open_database
from data.vocabulary import RefusedError

NAMED = "named-by-no-test cannot be opened"
OPEN = (
    "from data.store.database import default_place, open_database; "
    "assert 'skillmix-no-store-' in str(default_place()), 'the user’s'; open_database()"
)


def stderr_of_a_program(code: str) -> str:
    """What a program that fails says last."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    return done.stderr.splitlines()[-1]


def test_a_store_that_nobody_named_cannot_be_opened() -> None:
    with pytest.raises(RefusedError, match=NAMED):
        open_database()
    assert NAMED in stderr_of_a_program(OPEN)


def test_the_default_place_fails_whatever_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE)
    with pytest.raises(pytest.fail.Exception, match="default place"):
        open_database()
    assert not issubclass(pytest.fail.Exception, Exception)
    assert "skillmix.duckdb cannot be opened" in stderr_of_a_program(OPEN)
