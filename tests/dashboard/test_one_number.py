"""One number, one place: the headlines of the demo on the page, in the JSON and in the workbook."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from dashboard.formats import count, money, percent
from tests.dashboard.opening import Open, said
from tests.dashboard.reports.reading import sheets

FILTERS = ({}, {"team": "Platform"}, {"team": "Insights", "wave": "2026 spring"})


@pytest.fixture(scope="module", params=FILTERS, ids=lambda f: " ".join(f.values()) or "all")
def filters(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(request.param)


@pytest.fixture
def asked(
    demo: Path, filters: dict[str, str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> dict[str, Any]:
    """What the command answers: measures, plan, and the sheets of the workbook."""
    words = [part for key, value in filters.items() for part in (f"--{key}", value)]
    found: dict[str, Any] = {}
    for verb in ("measures", "plan"):
        assert main(["--database", str(demo), verb, *words, "--json"]) == 0
        found[verb] = json.loads(capsys.readouterr().out)
    file = tmp_path / "report.xlsx"
    report = ["report", "--format", "xlsx", "--people", "--out", str(file)]
    assert main(["--database", str(demo), *report, *words]) == 0
    capsys.readouterr()
    found["workbook"] = sheets(file.read_bytes())
    return found


@pytest.fixture
def page(opened: Open, demo: Path, filters: dict[str, str]) -> AppTest:
    return opened("overview", demo, **filters)


def figures(app: AppTest) -> dict[str, str]:
    return {metric.label: str(metric.value) for metric in app.metric}


def test_the_headlines_are_the_same_everywhere(asked: dict[str, Any], page: AppTest) -> None:
    measures, plan, book = asked["measures"], asked["plan"], asked["workbook"]
    needs = measures["requirements"]
    must = [need for need in needs if need["must_have"]]
    open_ = [need for need in must if need["have"] < need["required"]]
    single = {need["skill_id"] for need in needs if need["single_point_of_failure"]}
    coverage = measures["overall"]["coverage"]
    brief = {row[0]: row for row in book["Brief"] if row[0]}
    costs = {row[0]: row[1] for row in book["Plan"] if row[0]}

    overview = figures(page)
    assert overview["Coverage"] == percent(coverage)
    assert brief["Positions covered"][1] == pytest.approx(coverage)

    assert overview["Must-haves open"] == f"{len(open_)} of {len(must)}"
    assert brief["Must-haves open"][1] == len(open_)

    assert overview["Held by one person"] == count(len(single), "skill")
    assert brief["Held by one person"][1] == len(single)

    total = plan["cost"]["total"]
    assert overview["Plan, total cost"] == money(total, plan["currency"])
    assert costs["Total to week 104"] == pytest.approx(total)
    assert sum(action["cost"]["total"] for action in plan["actions"]) == pytest.approx(total)

    assert overview["Chance, weakest"] == percent(plan["chance"]["weakest"])
    assert brief["Chance of the weakest"][1] == pytest.approx(plan["chance"]["weakest"])

    short = measures["must_haves"]["shortage"]
    assert short == sum(need["shortage"] for need in must) == plan["shortage_before"]
    assert costs["Must-have positions open"] == short
    assert f"of {short} must-have positions" in said(page)

    people, answered = measures["people"], percent(measures["answered_share"])
    assert f"{count(people, 'person', 'people')} · " in said(page)
    assert f"{answered} of the levels asked are known" in said(page)
    assert any(count(people, "person", "people") in str(cell)
               for row in book["Brief"] for cell in row)  # fmt: skip


@pytest.mark.parametrize("name", ["coverage", "report"])
def test_other_pages_repeat_the_headlines(name: str, page: AppTest) -> None:
    overview = figures(page)
    other = figures(page.switch_page(f"views/{name}.py").run())
    shared = set(overview) & set(other)
    assert {"Coverage", "Must-haves open", "Held by one person"} <= shared
    assert {key: other[key] for key in shared} == {key: overview[key] for key in shared}
