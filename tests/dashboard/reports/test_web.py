"""The web page of a report: the model's numbers as text, nothing that runs or asks outside."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from dashboard.reports.model import ReportModel, report_model
from dashboard.reports.web import page
from dashboard.theme import DARK, LIGHT
from tests.dashboard.reports import build
from tests.dashboard.reports.reading import HOSTILE

FOUND, PLAN, LEVERS = build.organisation(3, 13, 12, 8)


class Read(HTMLParser):
    """The text of a page without style and script, and each tag with what it points to."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._skip = False
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._skip = tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._skip = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._skip:
            self.texts.append(data.strip())


@pytest.fixture(scope="module")
def model() -> ReportModel:
    return report_model(FOUND, PLAN, LEVERS, build.facts(), people=False)


@pytest.fixture(scope="module")
def content(model: ReportModel) -> bytes:
    return page.render(model)


@pytest.fixture(scope="module")
def read(content: bytes) -> Read:
    return Read(content)


def test_the_headlines_stand_in_it(model: ReportModel, read: Read) -> None:
    assert read.texts.count(model.brief.title) == 2  # its title and its heading
    for figure in (*model.brief.figures, *model.blend.costs):
        place = [
            n
            for n, text in enumerate(read.texts)
            if read.texts[n : n + 3] == [figure.label, figure.number.text, figure.note]
        ]
        assert place, figure.label


def test_every_action_and_requirement_stands_in_it(model: ReportModel, read: Read) -> None:
    for action in model.blend.actions:
        assert {action.what, action.decide_on, action.total.text} <= set(read.texts)
    rows = [row for group in model.gaps.groups for row in group.rows]
    assert {row.held.text for row in rows} <= set(read.texts)
    assert model.making.scenario_hash in read.texts


def test_bars_are_as_long_as_what_they_say(model: ReportModel, content: bytes) -> None:
    drawn = re.findall(rb'<i style="width:([\d.]+)%;background:var\(--(?:low|middle|good)', content)
    assert [float(share) / 100 for share in drawn] == pytest.approx(
        [area.coverage.value for area in model.brief.areas], abs=0.0006
    )


def test_nothing_comes_from_outside_or_goes_there(content: bytes, read: Read) -> None:
    pointing = {
        value
        for _, attributes in read.tags
        for name, value in attributes.items()
        if name in ("src", "href", "action", "srcset", "data", "poster")
    }
    assert pointing
    assert all(value and value.startswith("#") for value in pointing)
    assert set(re.findall(rb"url\(([a-z]+:)", content)) == {b"data:"}
    policy = next(
        str(found["content"])
        for tag, found in read.tags
        if found.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'")
    assert "http" not in policy
    assert len(content) < 2 * 1024 * 1024


def test_both_modes_have_the_products_colours(content: bytes) -> None:
    text = content.decode()
    for palette in (LIGHT, DARK):
        assert f"--ink:{palette.ink};" in text
        assert f"--level-5:{palette.levels[5]};" in text


def test_equal_models_give_equal_bytes(model: ReportModel, content: bytes) -> None:
    assert page.render(model) == content


def test_hostile_text_is_text() -> None:
    needs = tuple(
        build.requirement(bad, bad, 0, 2, skill_id=str(n), area=bad, owner=bad)
        for n, bad in enumerate(HOSTILE)
    )
    found = build.analysis(
        needs, dict.fromkeys(HOSTILE, 10), {(1, "0"): 3}, (("0", HOSTILE[0], HOSTILE[0]),)
    )
    facts = build.facts(scenario_text="\n".join(HOSTILE), command=HOSTILE[2])
    actions = tuple(build.action("equip", need, 10.0, tool=need.skill) for need in needs)
    made = report_model(
        found,
        build.plan(found, actions, scenario=HOSTILE[2]),
        build.skill_levers(found),
        facts,
        people=True,
    )
    read = Read(page.render(made))
    assert all(any(bad[:70] in text for text in read.texts) for bad in HOSTILE)
    assert "img" not in {tag for tag, _ in read.tags}
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert not {name for _, found in read.tags for name in found if name.startswith("on")}


def test_no_name_is_in_it_unless_asked() -> None:
    need = build.requirement("A", "Serving", 0, 1)
    skills = (("serving", "Serving", "MLOps"),)
    found = build.analysis((need,), {"A": 10}, {(3, "serving"): 2}, skills)
    plan = build.plan(found, (build.action("train", need, 1000.0, person="Person 3"),))
    off, on = (
        page.render(report_model(found, plan, (), build.facts(), people=people))
        for people in (False, True)
    )
    assert b"Person 3" not in off
    assert b"Person 3" in on


def test_an_empty_analysis_gives_a_page() -> None:
    found = build.analysis((), {})
    model = report_model(found, build.plan(found), (), build.facts(), people=True)
    assert model.brief.title in Read(page.render(model)).texts
