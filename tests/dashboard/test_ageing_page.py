"""Aged levels are said wherever they count, beside those of the survey, and never sneak in."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from analytics.strategy.scenario.saved import decide, save
from analytics.strategy.scenario.scenario import Scenario
from analytics.strategy.setup.setup import build_problem
from analytics.study import Study
from dashboard import cache
from dashboard.details import cell
from dashboard.subjects.heatmap import aged_line
from dashboard.subjects.report import Wanted, collect_facts, plan_command, subject
from data.ingest import ingest
from data.load import load
from data.store.database import URL_VARIABLE, Database, open_database
from data.vocabulary import RefusedError
from tests.analytics.strategy.parts import plan
from tests.dashboard.opening import Open, assert_calm, plain, said
from tests.shell import Shell
from tests.stores import seeded_at

SPRING = b"Email,Team,Python\na@x.example,Core,4\nb@x.example,Core,3\n"
NEED = b"scope,skill,level,headcount,must_have\nCore,Python,3,2,yes\n"
LATER = date(2027, 3, 1)
"""150 days after the survey: 4.93 months; 4 counts as 3 and 3 as 2."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = seeded_at(tmp_path / "s.duckdb")
    with closing(open_database(place)) as store:
        for wave, held_on in (("spring", date(2026, 4, 2)), ("autumn", date(2026, 10, 2))):
            ingest(store, SPRING, f"{wave}.csv", wave=wave, held_on=held_on, scale="0-5")
        load(store, "requirements", NEED, "needs.csv")
    return place


@pytest.fixture
def database(place: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setenv(URL_VARIABLE, str(place))
    return cache.store()


def test_the_page_says_it_at_its_head(place: Path, opened: Open) -> None:
    assert not opened("home", place).info
    app = opened("coverage", place, aged=LATER.isoformat())
    assert_calm(app)
    assert len(app.info) == 1
    text = said(app)
    assert "aged to 1 Mar 2027, as if nobody had used a skill since the survey" in text
    assert "Core, surveyed 2 Oct 2026, 4.9 months: 2 as 1, 3 as 2, 4 as 3 and 5 as 4" in text
    assert "Coverage 50 % instead of 100 % as surveyed, 1 position short instead of 0" in text
    app.date_input(key="aged").set_value(None).run()
    assert not app.info
    assert "aged" not in app.query_params


def test_the_level_as_surveyed_stands_beside_the_one_that_counts(database: Database) -> None:
    analysis = analyse(database, Selection(aged_to=LATER))
    number = int(analysis.levels.loc[analysis.levels["stated"] == 3, "person_no"].iloc[0])
    facts = cell(analysis, number, "python")
    assert facts is not None
    assert facts.level == 2
    assert plain(aged_line(facts, analysis.ageing)) == ("3 as surveyed, aged to 1 Mar 2027")


def test_a_report_says_it_on_its_first_page_and_how_to_make_it_again(database: Database) -> None:
    aged = Selection(aged_to=LATER)
    analysis = analyse(database, aged)
    assert plain(subject(analysis)).endswith("levels aged to 1 Mar 2027, not as surveyed")
    levels, surveyed = (
        dict(collect_facts(Study(database, item), Wanted()).filters)["Levels"]
        for item in (aged, Selection())
    )
    assert "half-life of 11 months (Tatel & Ackerman" in levels
    assert surveyed == "as surveyed"
    assert "--aged-to 2027-03-01" in plan_command(aged, Scenario(), None, has_file=False)


def test_waves_are_compared_as_surveyed_and_nothing_is_decided_on_aged_levels(
    database: Database,
) -> None:
    aged = Selection(aged_to=LATER)
    assert cache.analysis_before(aged) is None
    assert cache.analysis_before(Selection()) is not None
    assert [wave.ageing for wave in cache.through_waves(aged)] == [None, None]
    assert cache.surveyed(aged).evidence() == cache.surveyed(Selection()).evidence()
    save(database, Scenario(name="Any"), "me")
    analysis = plan(build_problem(database, analyse(database, aged), Scenario()))
    with pytest.raises(RefusedError, match="Levels are aged"):
        decide(database, "Any", analysis, aged, "why", on=LATER, who="me")


def test_the_command_says_it_in_text_and_json(place: Path, shell: Shell) -> None:
    at = shell.at(place)
    aged = ("measures", "--aged-to", LATER.isoformat())
    assert at.json("measures")["ageing"] is None
    answer = at.json(*aged)
    assert answer["ageing"]["teams"][0]["counts_as"] == [0, 1, 1, 2, 3, 4]
    assert (answer["ageing"]["overall"]["coverage"], answer["overall"]["coverage"]) == (1.0, 0.5)
    (need,) = answer["requirements"]
    assert (need["have"], need["have_as_surveyed"]) == (1, 2)
    assert "Levels are aged to 1" in at(*aged, "--team", "Core")
    at.wrong("measures", "--aged-to", "soon")
