"""The report of the demo team: short, without a name unless it is wished, and its sums are sums."""

import io
import json
import re
from contextlib import closing, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdf
import pytest

from analytics.results import Selection
from analytics.study import Study
from dashboard.cli import main
from dashboard.formats import SPACE
from dashboard.render.files import KINDS, Report
from dashboard.subjects.report import Wanted, report
from dashboard.subjects.verify import read_back
from data.store.database import open_database
from data.vocabulary import RefusedError, Viewer
from tests.dashboard.render.reading import records, slides, words_of
from tests.viewers.roles import said

Numbered = dict[str, dict[str, list[dict[str, Any]]]]


@pytest.fixture(scope="module")
def without(reports: tuple[Report, Report]) -> Report:
    return reports[0]


@pytest.fixture(scope="module")
def named(reports: tuple[Report, Report]) -> Report:
    return reports[1]


@pytest.fixture(scope="module")
def tables(without: Report) -> Numbered:
    return records(without.sections)


def answered(demo: Path, verb: str) -> dict[str, Any]:
    with redirect_stdout(io.StringIO()) as out:
        assert main(["--database", str(demo), verb, "--json"]) == 0
    return dict(json.loads(out.getvalue()))


@pytest.fixture(scope="module")
def plan(demo: Path) -> dict[str, Any]:
    return answered(demo, "plan")


def words(text: str) -> list[str]:
    """A number and its unit are one: a no-break space joins them."""
    return [word for word in re.split(r"[ \n]+", text) if word.strip()]


def test_the_paper_is_eight_pages_and_its_decision_two_hundred_and_fifty_words(
    without: Report,
) -> None:
    """Up to where the next section begins, whose title the first one has in its lead, too."""
    pages = pypdf.PdfReader(io.BytesIO(KINDS["pdf"].render(without))).pages
    assert 4 < len(pages) <= 8
    first = " ".join(words(pages[0].extract_text()))
    brief, found, _ = first.rpartition(" ".join(words(without.sections[1].title)))
    assert found
    assert 100 < len(words(brief)) <= 250


def test_no_text_leaves_the_paper(without: Report) -> None:
    """The long hash of a file ends on its page: none of its letters is below half an em."""
    hashes = [row["sha256"] for row in records(without.sections)["made"]["files"]]
    assert hashes
    ends = {}

    def see(text: str, page: list[float], at: list[float], _: object, size: float) -> None:
        for one in hashes:
            if one in text:
                before = text.index(one)
                left = at[4] * page[0] + page[4] + before * size / 2 * page[0]
                ends[one] = left + len(one) * size / 2 * at[0] * page[0]

    for paper in pypdf.PdfReader(io.BytesIO(KINDS["pdf"].render(without))).pages:
        paper.extract_text(visitor_text=see)
        assert all(end < float(paper.mediabox.width) - 30 for end in ends.values())
    assert set(ends) == set(hashes)


def test_a_deck_is_ten_pages_of_sixty_words(without: Report, named: Report) -> None:
    """What is on every page, its foot and number, is not counted."""
    for one in (without, named):
        pages = slides(KINDS["pptx"].render(one))
        assert 5 < len(pages) <= 10
        titles = [page.shapes.title.text for page in pages]
        assert len(titles) == len(set(titles))
        for number, page in enumerate(pages, start=1):
            body = [text for text in words_of(page) if text not in (one.subject, str(number))]
            assert "(continued)" not in " ".join(body)
            assert len(words(" ".join(body))) <= 60, (titles[number - 1], body)


def test_nobody_is_named_unless_it_is_wished(demo: Path, without: Report, named: Report) -> None:
    with closing(open_database(demo)) as store:
        labels = store.rows("select label from person union select name from person_fact")
    people = {str(label) for (label,) in labels if label}

    def told(text: str) -> list[str]:
        return [name for name in people if name in text]

    assert told(said(without)) == []
    assert len(told(said(named))) > 30
    for kind, file in KINDS.items():
        off, on = (
            "\n".join(line.text for line in read_back(file.render(one))[1])
            for one in (without, named)
        )
        assert told(off) == [], kind
        assert told(on), kind


def test_names_to_who_may_not_see_people_and_unknown_sections_are_refused(demo: Path) -> None:
    viewer = Viewer("leader", None, people_visible=False)
    with (
        closing(open_database(demo)) as store,
        pytest.raises(RefusedError, match="sees groups of 5 and more only"),
    ):
        report(Study(store.seen_by(viewer), Selection(viewer=viewer)), Wanted(people=True))
    with closing(open_database(demo)) as store:
        for strange in ("money", "brief"):
            with pytest.raises(RefusedError, match=f"no section {strange}; there are changes"):
                report(Study(store, Selection()), Wanted(parts=("gaps", strange)))


def test_it_says_what_it_does_and_asks_only_for_what_is_wished(place: Path) -> None:
    """Three people, of whom one may be trained: explained, with one assumption at both ends."""
    told: list[str] = []
    wanted = Wanted(
        explained=True, parts=("why", "depends"), numbers=1, made_at=datetime(2026, 11, 26)
    )
    with closing(open_database(place)) as store:
        made = report(Study(store, Selection()), wanted, say=told.append)
        brief = report(Study(store, Selection()), Wanted(parts=()), say=told.append)
    assert told == [
        "Measuring and planning",
        "Playing the plan through",
        "Explaining the plan by solving it again",
        "0 of 1 assumptions at both ends",
        "Which ratings to check first",
        "Measuring and planning",
        "Playing the plan through",
    ]
    assert [section.part for section in made.sections] == ["brief", "why", "depends", "made"]
    assert [section.key for section in brief.sections] == ["brief", "made"]
    assert made.subject == f"Core · now · 3{SPACE}people"


def test_areas_requirements_roles_and_headlines_are_those_of_the_measures(
    tables: Numbered, plan: dict[str, Any], demo: Path
) -> None:
    measures = answered(demo, "measures")
    gaps, roles = tables["gaps"], tables["heatmap"]["roles"]

    def by(keys: str, counts: str, rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], Any]:
        of = {tuple(row[key] for key in keys.split()): row for row in rows}
        return {key: [row[count] for count in counts.split()] for key, row in of.items()}

    for keys, counts, rows, expected in (
        ("area", "coverage coverage_high required shortage", gaps["areas"], "areas"),
        (
            "scope skill level",
            "required have unknown shortage coverage",
            gaps["requirements"],
            "requirements",
        ),
        ("role", "people readiness", roles, "roles"),
    ):
        assert by(keys, counts, rows) == by(keys, counts, measures[expected])
    figures = {row["key"]: row["value"] for row in tables["brief"]["figures"]}
    needs = measures["requirements"]
    assert figures["coverage"] == measures["overall"]["coverage"]
    assert figures["must_haves_short"] == sum(r["must_have"] and r["shortage"] > 0 for r in needs)
    assert figures["on_one_person"] == sum(row["single_point_of_failure"] for row in needs)
    assert figures["first_year_cash"] == pytest.approx(plan["cost"]["first_year_cash"])


def test_the_numbers_are_those_of_the_plan_as_json(tables: Numbered, plan: dict[str, Any]) -> None:
    options = tables["options"]
    for row, net, option in zip(
        options["options"], options["net_cost"], plan["options"], strict=True
    ):
        held, cost = option["held"], option["cost"]
        assert [row[k] for k in ("held", "held_worst_tenth", "first_year_cash", "hours")] == (
            pytest.approx(
                [held["mean"], held["worst_tenth"], cost["first_year_cash"], cost["hours"]]
            )
        )
        assert net["net"] == pytest.approx(option["net"])
        assert net["total"] - net["credit"] + net["vacancy"] == pytest.approx(net["net"])
    runs, must = plan["chance"]["simulated"], tables["sure"]["must_haves"]
    chances = {(n["scope"], n["skill"], n["level"]): n["chance"] for n in runs["needs"]}
    assert [row["chance"] for row in must] == [
        chances[row["scope"], row["skill"], row["level"]] for row in must
    ]
    held = next(row["value"] for row in tables["sure"]["figures"] if row["key"] == "held")
    assert held == pytest.approx(runs["holding"]) == pytest.approx(sum(r["chance"] for r in must))
    by_lever = {row["lever"]: row["total"] for row in tables["money"]["by_lever"][:-1]}
    assert by_lever == pytest.approx({k: v["cost"]["total"] for k, v in plan["by_lever"].items()})
