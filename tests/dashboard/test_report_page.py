"""The page of the report: it works out what the files say before it offers them, and does without
where it is told to."""

from pathlib import Path
from typing import Any

import pytest

from analytics.options.explain.explain import Explaining
from dashboard.components import report_files
from dashboard.subjects import report as wording
from tests.dashboard.opening import Open

FILES = {
    wording.download(name)
    for name in ("PDF", "slides", "web page", "workbook", "tables as CSV", "data as JSON")
}


def offered(app: Any) -> tuple[set[str], set[str]]:
    """Files that can be taken, and those that are waited for."""
    files = {button.proto.label for button in app.get("download_button")}
    return files, {button.label for button in app.button if button.disabled}


@pytest.mark.usefixtures("explained")
def test_the_files_wait_for_the_reasons_and_are_then_there(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def explaining(done: int, of: int, part: str) -> str:
        told.append(part)
        return part

    monkeypatch.setattr(wording, "explaining", explaining)
    app = opened("report", place)
    assert not app.exception
    assert offered(app) == (FILES, set())
    assert {"single levers", "skills"} <= {*told}
    told.clear()
    app.run()
    assert not told  # it is known
    assert "leave_reasons" not in {button.key for button in app.button}


@pytest.mark.usefixtures("explained")
def test_the_files_can_be_had_without_the_reasons(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ended(_: Explaining) -> None:
        asked.append("again")
        raise RuntimeError("as a click ends a run")

    monkeypatch.setattr(Explaining, "next", ended)
    app = opened("report", place)
    assert asked
    assert offered(app) == (set(), FILES)
    app.button(key="leave_reasons").click().run()
    assert app.toggle(key="report_explained").value is False
    assert offered(app) == (FILES, set())


@pytest.mark.usefixtures("explained")
def test_a_large_team_has_its_files_at_once(
    opened: Open, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_files, "MANY", 2)
    app = opened("report", place)
    assert app.toggle(key="report_explained").value is False
    assert "more than 2\u00a0people" in app.toggle(key="report_explained").help
    assert offered(app) == (FILES, set())
