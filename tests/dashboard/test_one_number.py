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
from dashboard.formats import SPACE, count, decimal, money, percent
from tests.dashboard.opening import Open, said
from tests.dashboard.render.reading import sheets

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
    return opened("home", demo, **filters)


def shown(number: str) -> str:
    """As a page is read here: with plain spaces."""
    return number.replace(SPACE, " ")


def table(sheet: list[list[Any]], *heads: str) -> list[dict[str, Any]]:
    """The rows below the headings that begin so, until the empty one."""
    place = next(at for at, row in enumerate(sheet) if tuple(row[: len(heads)]) == heads)
    found = []
    for row in sheet[place + 1 :]:
        if row[1] is None:
            break
        found.append(
            {str(head): cell for head, cell in zip(sheet[place], row, strict=True) if head}
        )
    return found


def numbers(sheet: list[list[Any]]) -> dict[str, Any]:
    """The large numbers of a section, by what they are called."""
    return {row["Figure"]: row["Value"] for row in table(sheet, "Figure", "Value")}


def figures(app: AppTest) -> dict[str, str]:
    return {metric.label: shown(str(metric.value)) for metric in app.metric}


def test_the_headlines_are_the_same_everywhere(asked: dict[str, Any], page: AppTest) -> None:
    measures, plan, book = asked["measures"], asked["plan"], asked["workbook"]
    needs = measures["requirements"]
    must = [need for need in needs if need["must_have"]]
    open_ = [need for need in must if need["have"] < need["required"]]
    single = [need for need in needs if need["single_point_of_failure"]]
    coverage, brief, home = measures["overall"]["coverage"], numbers(book["Brief"]), figures(page)

    assert home["Covered"] == shown(percent(coverage))
    assert brief["Covered"] == pytest.approx(coverage)
    assert brief["Must-haves short"] == len(open_)
    assert home["Resting on one person"] == str(len(single))
    assert brief["Resting on one person"] == len(single)
    headline = f"We can do {len(must) - len(open_)} of {count(len(must), 'must-have')}"
    assert shown(headline) in said(page)
    assert book["Brief"][0][0].startswith(headline)

    cost, costs = plan["cost"], numbers(book["Plan"])
    assert brief["First-year cash"] == pytest.approx(cost["first_year_cash"])
    assert [
        costs[name]
        for name in ("First-year cash", "A year after that", "People's hours", "Total cost")
    ] == (pytest.approx([cost[k] for k in ("first_year_cash", "run_rate", "hours", "total")]))
    assert sum(action["cost"]["total"] for action in plan["actions"]) == pytest.approx(
        cost["total"]
    )
    actions = table(book["Plan"], "Lever", "Action")
    assert sum(row["Total"] for row in actions) == pytest.approx(cost["total"])

    levers = {row["Lever"]: row for row in table(book["Money"], "Lever", "Once")}
    names = {"train": "Train", "hire": "Hire", "equip": "Equip", "assess": "Check"}
    assert len(levers) == len(plan["by_lever"]) + 1
    for lever, common in plan["by_lever"].items():
        row, price = levers[names[lever]], common["cost_per_position_month"]
        assert row["Total"] == pytest.approx(common["cost"]["total"])
        assert row["A position-month"] == ("–" if price is None else pytest.approx(price))
    below = [row[0] for row in book["Money"]].index("By year")  # months have the same headings
    years = table(book["Money"][below:], "Period", "Cash once")
    assert [row["Total"] for row in years] == pytest.approx(
        [year["spent"]["total"] for year in plan["years"]]
    )

    runs, sure = plan["chance"]["simulated"], numbers(book["How sure"])
    least = min(float(n["chance"]) for n in runs["needs"] if n["must_have"])
    assert runs["weakest"]["chance"] == least
    assert sure["Must-haves in place"] == pytest.approx(runs["holding"])
    assert sure["Riskiest must-have"] == pytest.approx(least)
    ordered = table(book["How sure"], "Must-have", "Level")
    assert ordered[0]["Likely when due"] == pytest.approx(least)
    planned = [
        row for row in table(book["Plan"], "Requirement", "Must-have") if row["Must-have"] == "yes"
    ]
    assert min(row["Likely to hold"] for row in planned) == pytest.approx(least)

    short = measures["must_haves"]["shortage"]
    assert short == sum(need["shortage"] for need in must) == plan["shortage_before"]
    assert sum(row["Open today"] for row in planned) == short
    for row, option in zip(table(book["Options"], "Option", "Buys"), plan["options"], strict=True):
        assert row["Likely in place"] == pytest.approx(option["held"]["mean"])
        assert row["First-year cash"] == pytest.approx(option["cost"]["first_year_cash"])
    held = {option["name"]: option["held"] for option in plan["options"]}
    assert brief["Likely with the plan"] == pytest.approx(held[plan["option"]]["mean"])
    assert shown(f"expect {decimal(held['nothing']['mean'])}") in said(page) or (
        round(held["nothing"]["mean"]) == len(must) - len(open_)
    )

    people = shown(count(measures["people"], "person", "people"))
    assert people in said(page)
    assert people in shown(str(book["Start here"][1][0]))


def test_bounds_areas_roles_and_requirements_are_the_same_in_json_and_workbook(
    asked: dict[str, Any],
) -> None:
    measures, book = asked["measures"], asked["workbook"]
    areas = {row["Area"]: row for row in table(book["Gaps"], "Area", "Covered")}
    assert len(areas) == len(measures["areas"])
    for area in measures["areas"]:
        row = areas[area["area"]]
        assert (row["Covered"], row["At most"]) == pytest.approx(
            (area["coverage"], area["coverage_high"])
        )
        assert (row["Required"], row["Short"]) == (area["required"], area["shortage"])

    rows = table(book["Gaps"], "Skill", "Area")
    needs = {(row["Scope"], row["Skill"], row["Level"]): row for row in rows}
    assert len(needs) == len(measures["requirements"])
    for need in measures["requirements"]:
        row = needs[need["scope"], need["skill"], need["level"]]
        assert (row["Required"], row["Have"], row["Unknown"], row["Short"]) == (
            need["required"],
            need["have"],
            need["unknown"],
            need["shortage"],
        )
        assert row["Covered"] == pytest.approx(need["coverage"])

    roles = {row["Role"]: row for row in table(book["Heatmap"], "Role", "People")}
    assert len(roles) == len(measures["roles"])
    for role in measures["roles"]:
        row, ready, gate = roles[role["role"]], role["readiness"], role["gate"]
        assert row["People"] == role["people"]
        assert row["Profile held"] == ("–" if ready is None else pytest.approx(ready))
        assert (row["Ready"], row["Not ready"]) == (gate["ready"], gate["not_ready"])


def test_other_pages_repeat_the_headlines(asked: dict[str, Any], page: AppTest) -> None:
    """Each page that has a headline of another page shows the same number."""
    measures, plan = asked["measures"], asked["plan"]
    home, coverage = figures(page), shown(percent(measures["overall"]["coverage"]))

    def visit(name: str) -> tuple[dict[str, str], str]:
        page.switch_page(f"views/{name}.py").run()
        assert not page.exception, name
        return figures(page), said(page)

    other, _ = visit("coverage")
    assert {key: other[key] for key in ("Covered", "Resting on one person")} == {
        key: home[key] for key in ("Covered", "Resting on one person")
    }
    must = [need for need in measures["requirements"] if need["must_have"]]
    open_ = sum(need["shortage"] > 0 for need in must)
    assert other["Must-haves short"] == f"{open_} of {len(must)}"
    once = measures["all_at_once"]
    assert f"{once['filled']} of {once['positions']} must-have positions can be filled" in said(
        page
    )

    _, options = visit("plan")
    held = next(o["held"]["mean"] for o in plan["options"] if o["name"] == plan["option"])
    cash = money(plan["cost"]["first_year_cash"], plan["currency"])
    expected = f"expect {decimal(held)} of {count(len(must), 'must-have')} in place for {cash}"
    assert shown(expected) in options

    _, gaps = visit("gaps")
    short = [skill for skill in measures["levers"] if skill["shortage"]]
    verb = "is" if len(short) == 1 else "are"
    assert shown(f"{count(len(short), 'skill')} {verb} short") in gaps

    for name in ("report", "trends", *(("team",) if "team" in dict(page.query_params) else ())):
        other, text = visit(name)
        assert coverage in "\n".join([*other.values(), text]), name
