"""One number, one place: the headlines of the demo on the page, in the JSON and in the workbook."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.cli import main
from dashboard.formats import SPACE, count, decimal, hours, money, percent
from dashboard.wording.chances import chance
from tests.dashboard.opening import Open, said
from tests.dashboard.reports.reading import sheets

COSTS = ("Cash, once", "Run-rate, a year", "Hours of people's time", "Cash, first year")
FILTERS = ({}, {"team": "Platform"}, {"team": "Insights", "wave": "2026 spring"})


@pytest.fixture(scope="module", params=FILTERS, ids=lambda f: " ".join(f.values()) or "all")
def filters(request: pytest.FixtureRequest) -> dict[str, str]:
    return dict(request.param)


@pytest.fixture(scope="module")
def asked(
    demo: Path, filters: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the command answers: measures, plan, and the sheets of the workbook."""
    words = [part for key, value in filters.items() for part in (f"--{key}", value)]
    file = tmp_path_factory.mktemp("numbers") / "report.xlsx"
    report = ["report", "--format", "xlsx", "--people", "--no-assess", "--out", str(file)]
    found: dict[str, Any] = {}
    for verb, *options in (["measures", "--json"], ["plan", "--json"], report):
        with redirect_stdout(io.StringIO()) as out:
            assert main(["--database", str(demo), verb, *words, *options]) == 0
        found[verb] = json.loads(out.getvalue()) if "--json" in options else None
    found["workbook"] = sheets(file.read_bytes())
    return found


@pytest.fixture
def page(opened: Open, demo: Path, filters: dict[str, str]) -> AppTest:
    return opened("overview", demo, **filters)


def shown(number: str) -> str:
    """As a page is read here: with plain spaces."""
    return number.replace(SPACE, " ")


def weakest(plan: dict[str, Any]) -> float:
    """The simulated chance of the weakest must-have, of all."""
    simulated = plan["chance"]["simulated"]
    least = min(float(n["chance"]) for n in simulated["needs"] if n["must_have"])
    assert simulated["weakest"]["chance"] == least
    return least


def figures(app: AppTest) -> dict[str, str]:
    return {metric.label: str(metric.value) for metric in app.metric}


def test_the_headlines_are_the_same_everywhere(asked: dict[str, Any], page: AppTest) -> None:
    measures, plan, book = asked["measures"], asked["plan"], asked["workbook"]
    needs = measures["requirements"]
    must = [need for need in needs if need["must_have"]]
    open_ = [need for need in must if need["have"] < need["required"]]
    single = [need for need in needs if need["single_point_of_failure"]]
    coverage = measures["overall"]["coverage"]
    brief = {row[0]: row for row in book["Brief"] if row[0]}
    costs = {row[0]: row[1] for row in book["Plan"] if row[0]}

    overview = figures(page)
    assert overview["Coverage"] == percent(coverage)
    assert brief["Coverage, weighted"][1] == pytest.approx(coverage)

    assert overview["Must-haves open"] == f"{len(open_)} of {len(must)}"
    assert brief["Must-haves open"][1] == len(open_)

    assert overview["Held by one person"] == count(len(single), "requirement")
    assert brief["Held by one person"][1] == len(single)

    runs = plan["chance"]["simulated"]
    sure = {row[0]: row for row in book["How sure"] if row[0]}
    assert sure["Must-haves that hold"][1:3] == [runs["filled"], pytest.approx(runs["holding"])]

    cash, total = plan["cost"]["first_year_cash"], plan["cost"]["total"]
    assert overview["Plan, first-year cash"] == money(cash, plan["currency"])
    assert costs["Cash, first year"] == pytest.approx(cash)
    assert costs["Total to week 104"] == pytest.approx(total)
    assert sum(action["cost"]["total"] for action in plan["actions"]) == pytest.approx(total)

    written = {row[0]: row for row in book["Plan"] if row[0]}
    for lever, common in plan["by_lever"].items():
        assert written[lever][5] == pytest.approx(common["cost"]["total"])
        price = common["cost_per_position_month"]  # none of a check of ratings
        assert written[lever][7] == ("–" if price is None else pytest.approx(price))
    starts = [name for name in written if str(name).startswith("Year ")]
    assert [written[name][6] for name in starts if name != "Year"] == pytest.approx(
        [year["spent"]["total"] for year in plan["years"]]
    )

    assert overview["Chance of the weakest"] == chance(weakest(plan))
    assert brief["Chance of the weakest"][1] == pytest.approx(weakest(plan))
    column = list(sure["Must-have"]).index("Likely to hold")
    ordered = [row for row in book["How sure"] if row[1] and isinstance(row[column], float)]
    assert ordered[0][column] == pytest.approx(weakest(plan))
    needs_sheet = book["Before and after"]
    likely = next(
        list(row).index("Likely to hold") for row in needs_sheet if "Likely to hold" in row
    )
    must_rows = [row for row in needs_sheet if row[3] == "must-have"]
    assert min(row[likely] for row in must_rows) == pytest.approx(weakest(plan))

    short = measures["must_haves"]["shortage"]
    assert short == sum(need["shortage"] for need in must) == plan["shortage_before"]
    assert costs["Must-have positions open"] == short
    held = {option["name"]: option["held"] for option in plan["options"]}
    likely, nothing = held[plan["option"]], held["nothing"]
    assert shown(
        f"expect {decimal(likely['mean'])} of {count(likely['of'], 'must-have')} in place, "
        f"{decimal(nothing['mean'])} if nothing is done"
    ) in said(page)

    people, answered = measures["people"], percent(measures["answered_share"])
    assert shown(f"{count(people, 'person', 'people')} · ") in said(page)
    assert shown(f"{answered} of the levels asked are known") in said(page)
    assert any(
        count(people, "person", "people") in str(cell) for row in book["Brief"] for cell in row
    )


def test_bounds_areas_roles_and_costs_are_the_same_in_json_and_workbook(
    asked: dict[str, Any], page: AppTest
) -> None:
    measures, plan, book = asked["measures"], asked["plan"], asked["workbook"]
    overall, once = measures["overall"], measures["all_at_once"]
    if overall["coverage_high"] > overall["coverage"]:
        assert shown(f"at most {percent(overall['coverage_high'])}") in said(page)
    filled = f"{once['filled']} of {count(once['positions'], 'must-have position')} can be filled"
    assert shown(filled) in said(page)

    brief = {row[0]: row[1:6] for row in book["Brief"] if row[0]}
    for area in measures["areas"]:
        covered, high, _, required, short = brief[area["area"]]
        assert (covered, high) == pytest.approx((area["coverage"], area["coverage_high"]))
        assert (required, short) == (area["required"], area["shortage"])

    gaps = {(row[2], row[0], row[3]): row for row in book["Gaps"] if row[2]}
    for need in measures["requirements"]:
        row = gaps[need["scope"], need["skill"], need["level"]]
        assert {need["required"], need["have"], need["shortage"]} <= set(row)

    roles = {row[0]: row for row in book["Unknown"] if row[0]}
    for role in measures["roles"]:
        row = roles[role["role"]]
        assert row[1] == role["people"]
        ready = role["readiness"]
        assert row[2] == ("–" if ready is None else pytest.approx(ready))
        gate = role["gate"]
        assert tuple(row[5:7]) == (gate["ready"], gate["not_ready"])

    costs = {row[0]: row[1:3] for row in book["Plan"] if row[0]}
    cost = plan["cost"]
    assert [costs[name][0] for name in COSTS] == pytest.approx(
        [cost["one_off"], cost["run_rate"], cost["hours"], cost["first_year_cash"]]
    )
    assert costs["Coverage, tools counted"] == pytest.approx(
        [plan["coverage_before"], plan["coverage_after"]]
    )


def test_other_pages_repeat_the_headlines(asked: dict[str, Any], page: AppTest) -> None:
    """Each page that has a headline of another page shows the same number."""
    measures, plan = asked["measures"], asked["plan"]
    overview = figures(page)

    def visit(name: str) -> tuple[dict[str, str], str]:
        page.switch_page(f"views/{name}.py").run()
        assert not page.exception, name
        return figures(page), said(page)

    for name in ("coverage", "report"):
        other, _ = visit(name)
        shared = set(overview) & set(other)
        assert {"Coverage", "Must-haves open", "Held by one person"} <= shared
        assert {key: other[key] for key in shared} == {key: overview[key] for key in shared}

    other, _ = visit("strategy")
    cost, currency = plan["cost"], plan["currency"]
    expected = {money(cost[key], currency) for key in ("one_off", "run_rate", "total")}
    assert {*expected, hours(cost["hours"]), chance(weakest(plan))} <= set(other.values())

    _, gaps = visit("gaps")
    open_ = [skill for skill in measures["levers"] if skill["shortage"]]
    assert shown(f"{count(len(open_), 'skill')} fall") in gaps
    resilience = measures["resilience"]
    assert shown(percent(resilience["expected"])) in gaps
    assert shown(f"If {count(resilience['truck_factor'], 'person', 'people')} left") in gaps
    ready = sum(role["gate"]["ready"] for role in measures["roles"])
    assert f"{ready} of " in gaps

    _, trends = visit("trends")
    coverage = shown(percent(measures["overall"]["coverage"]))
    assert f"coverage is {coverage}" in trends

    if "team" in dict(page.query_params):
        other, _ = visit("team")
        assert other["Coverage"] == overview["Coverage"]
