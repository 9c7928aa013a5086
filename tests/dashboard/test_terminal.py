"""What long work says on a terminal while it runs, and that a stop stays to be read."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.commands.options import say
from dashboard.commands.plan import explanations


class Screen:
    """An error stream that somebody watches, once a test has `opened` it."""

    def __init__(self, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._capsys, self._patch = capsys, patch

    def opened(self) -> None:
        self._patch.setattr(sys.stderr, "isatty", lambda: True)

    def lines(self) -> list[str]:
        """What is to be read; of a line that was cleared, what came after."""
        written = self._capsys.readouterr().err.split("\n")
        return [line.split("\r\x1b[K")[-1] for line in written]


@pytest.fixture
def screen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Screen:
    return Screen(capsys, monkeypatch)


class Interrupted:
    """Somebody presses Ctrl-C after the first of two hundred findings."""

    asked = 0

    def next(self) -> Any:
        self.asked += 1
        if self.asked > 1:
            raise KeyboardInterrupt
        return SimpleNamespace(done=1, of=200, part="limits")

    def found(self) -> list[str]:
        return ["what was found until then"]


def test_a_line_takes_the_place_of_the_one_before_where_somebody_watches(screen: Screen) -> None:
    say("Reading")
    assert screen.lines() == [""]
    screen.opened()
    say("Reading")
    say("Writing")
    assert screen.lines() == ["Writing"]
    say("Writing")
    say("")
    assert screen.lines() == [""]


def test_explanations_that_were_stopped_say_so(screen: Screen) -> None:
    screen.opened()
    explaining: Any = Interrupted()
    assert explanations(explaining) == ["what was found until then"]
    first, *rest = screen.lines()
    assert first.startswith("1 of about 200: ")
    assert rest == ["Stopped: the rest is not explained.", ""]
