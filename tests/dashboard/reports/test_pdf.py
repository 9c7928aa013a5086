"""The PDF says what the model says."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from analytics.results import NotAsked
from dashboard.reports import pdf
from dashboard.reports.content import Number
from dashboard.reports.model import ReportModel, report_model
from data.store.history.provenance import ImportUsed
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import HOSTILE, pdf_text

FOUND, PLAN, LEVERS = build.organisation(3, 13, 12, 8)


@pytest.fixture(scope="module")
def model() -> ReportModel:
    return report_model(FOUND, PLAN, LEVERS, build.facts(), people=False)


@pytest.fixture(scope="module")
def content(model: ReportModel) -> bytes:
    return pdf.render(model)


@pytest.fixture(scope="module")
def text(content: bytes) -> str:
    return pdf_text(content)


def said(number: Number) -> str:
    return number.text.replace("\u00a0", " ")


def test_title_figures_and_costs_are_printed(model: ReportModel, text: str) -> None:
    assert model.brief.title.replace("\u00a0", " ") in text
    for figure in (*model.brief.figures, *model.blend.costs):
        assert said(figure.number) in text, figure.label
    assert f"$ {PLAN.cost.total:,.0f}".replace(",", " ") in text


@pytest.mark.parametrize("areas", [2, 16, 20])
def test_the_first_page_is_one_page(model: ReportModel, areas: int) -> None:
    """With 16 areas a sentence spilled onto an else empty page, with 20 a table did."""
    many = replace(model.brief, areas=(model.brief.areas * areas)[:areas])
    pages = pypdf.PdfReader(io.BytesIO(pdf.render(replace(model, brief=many)))).pages
    assert model.heatmaps[0].title.split("; ")[0] in pages[1].extract_text()


@pytest.mark.parametrize("lines", range(1, 40, 3))
def test_no_page_holds_what_the_first_one_has_no_room_for(model: ReportModel, lines: int) -> None:
    """Whatever the number of its lines is: what follows begins the second page, or stands on it."""
    longer = replace(model.brief, lines=(("Decide", "Train one person."),) * lines)
    pages = pypdf.PdfReader(io.BytesIO(pdf.render(replace(model, brief=longer)))).pages
    assert model.heatmaps[0].title.split("; ")[0] in pages[1].extract_text()
    assert _lowest(pages[0]) < 0.4 * float(pages[0].mediabox.height)


def test_every_requirement_is_printed_with_its_counts(model: ReportModel, text: str) -> None:
    for group in model.gaps.groups:
        for row in group.rows:
            counts = f"{row.held.text} {row.unknown.text} {row.shortage.text}"
            line = f"{row.skill}, level 3{' must‑have' if row.must_have else ''} {counts}"
            assert line in text


def test_every_action_is_printed(model: ReportModel, text: str) -> None:
    for action in model.blend.actions:
        assert said(action.total) in text
        assert action.what in text
    assert len(model.blend.actions) == len(PLAN.actions)


def test_provenance_is_printed_whole(text: str) -> None:
    assert "ab12" * 16 in text
    assert PLAN.scenario_hash in text
    assert "skillmix plan --json" in text
    assert "24 Nov 2026, 15:00 UTC" in text


def test_how_to_check_it_stands_on_one_page(content: bytes) -> None:
    last = pypdf.PdfReader(io.BytesIO(content)).pages[-1].extract_text()
    assert "How to check it" in last
    assert "skillmix plan --json" in last
    assert "skillmix verify FILE" in last


def test_no_page_but_the_last_is_half_empty(content: bytes) -> None:
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(content)).pages[:-1], start=1):
        assert _lowest(page) < 0.4 * float(page.mediabox.height), f"page {number}"


def _lowest(page: pypdf.PageObject) -> float:
    """Points from the lower edge of the lowest text above the foot."""
    found: list[float] = []
    foot = 16 / 25.4 * 72

    def see(said: str, page: list[float], line: list[float], *_: object) -> None:
        above = line[4] * page[1] + line[5] * page[3] + page[5]
        if said.strip() and above > foot:
            found.append(above)

    page.extract_text(visitor_text=see)
    return min(found)


def test_no_area_of_a_heatmap_is_named_at_the_foot_of_a_page_alone() -> None:
    skills = tuple((str(n), f"Skill {n}", f"Area {n}") for n in range(90))
    found = build.analysis((), {"A": 10}, {(p, "0"): 3 for p in range(1, 11)}, skills)
    model = report_model(found, build.plan(found), (), build.facts(), people=False)
    assert len(model.heatmaps[0].rows) == 90
    for page in pypdf.PdfReader(io.BytesIO(pdf.render(model))).pages:
        # What is printed last of the body, before the page's foot.
        body = page.extract_text().split("Made ")[0].strip().splitlines()
        assert not body[-1].startswith("Area ")


def test_it_is_tagged_for_accessibility(content: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert reader.xmp_metadata is not None
    assert b"pdfuaid" in reader.xmp_metadata.stream.get_data()
    assert reader.metadata is not None
    assert reader.metadata.title is not None


def test_equal_models_give_equal_bytes(model: ReportModel, content: bytes) -> None:
    assert pdf.render(model) == content


def test_no_name_is_in_it_unless_asked() -> None:
    need = build.requirement("A", "Serving", 0, 1)
    skills = (("serving", "Serving", "MLOps"),)
    found = build.analysis((need,), {"A": 10}, {(3, "serving"): 2}, skills)
    plan = build.plan(found, (build.action("train", need, 1000.0, person="Person 3"),))
    levers = build.skill_levers(found)
    off = pdf.render(report_model(found, plan, levers, build.facts(), people=False))
    assert b"Person 3" not in off
    assert "Person 3" not in pdf_text(off)
    on = pdf.render(report_model(found, plan, levers, build.facts(), people=True))
    assert "Person 3" in pdf_text(on)


@pytest.mark.parametrize("people", [False, True])
def test_hostile_text_is_printed_as_text(people: bool) -> None:
    needs = tuple(
        build.requirement(bad, bad, 0, 2, skill_id=str(n), area=bad, initiative=bad, reason=bad)
        for n, bad in enumerate(HOSTILE)
    )
    skills = tuple((str(n), bad, bad) for n, bad in enumerate(HOSTILE))
    found = build.analysis(
        needs,
        dict.fromkeys(HOSTILE, 10),
        {(1, "0"): 3},
        skills,
        not_asked=(NotAsked(HOSTILE[1], HOSTILE[1], 3),),
    )
    actions = tuple(build.action("hire", need, 1000.0, profile=need.skill) for need in needs)
    facts = build.facts(
        imports=(ImportUsed(HOSTILE[1], "0" * 64, HOSTILE[0], "self", build.facts().made_at),),
        scenario_text="\n".join(HOSTILE),
    )
    model = report_model(
        found, build.plan(found, actions), build.skill_levers(found), facts, people
    )
    text = pdf_text(pdf.render(model)).replace(" ", "")
    for bad in HOSTILE[:6]:  # right to left text comes back in an order of the reader's own
        assert bad.replace(" ", "") in text, bad


def test_signs_that_inter_does_not_have_still_give_a_report() -> None:
    need = build.requirement("Team 😀 漢字", "Serving", 0, 1)
    found = build.analysis((need,), {"Team 😀 漢字": 10})
    model = report_model(found, build.plan(found), (), build.facts(), people=False)
    assert "Team" in pdf_text(pdf.render(model))


def test_an_empty_analysis_gives_a_report() -> None:
    found = build.analysis((), {})
    model = report_model(found, build.plan(found), (), build.facts(), people=True)
    assert "nothing is required" in pdf_text(pdf.render(model))


def test_three_hundred_people_and_sixty_skills_fit() -> None:
    found, plan, levers = build.organisation(12, 20, 60, 4)
    model = report_model(found, plan, levers, build.facts(), people=True)
    pages = pypdf.PdfReader(io.BytesIO(pdf.render(model))).pages
    assert found.people == 306
    assert 15 < len(pages) < 40
    # The last person, in the first half of the skills.
    assert any("Person 306" in page.extract_text() for page in pages)


def test_who_comes_by_contract_has_a_column_of_numbers_only_where_somebody_does(text: str) -> None:
    assert "+ contract" not in text
    first, *others = PLAN.needs
    needs = (replace(first, by_contract=1), *others)
    model = report_model(FOUND, replace(PLAN, needs=needs), LEVERS, build.facts(), people=False)
    printed = pdf_text(pdf.render(model))
    assert "+ contract" in printed
    assert "+ move" not in printed
