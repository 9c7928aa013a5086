"""Whether to assess first, in words and on the command line; no names, no small role by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from analytics.assess.assess import groups
from analytics.assess.results import Ask, Assessment, Price, SkillWorth
from dashboard.cli import main
from dashboard.subjects import sure as wording
from dashboard.subjects.worked import Here, worked
from data.store.database import open_database
from tests.build import rate, require
from tests.dashboard.opening import Open, plain, said


def ask(role: str, person: str, known: bool = False, skill: str = "Evaluation") -> Ask:
    return Ask(skill, skill.lower(), "Red", role, (3,), known, person, 7)


FOUND = Assessment(
    asks=(
        ask("Analyst", "Zed"),
        ask("Engineer", "Ada"),
        ask("Engineer", "Bo", known=True),
        ask("Lead", "Cy", skill="SQL"),
    ),
    value=52_000.0,
    cost=520.0,
    considered=6,
    unknown=3,
    limit=60_000.0,
    error=(4_000.0, 5_000.0),
    today=900_500.0,
    without=900_000.0,
    after=848_000.0,
    hours_per_rating=1.5,
    rate=86.0,
    skills=(SkillWorth("Evaluation", "evaluation", 4, 50_000.0), SkillWorth("SQL", "sql", 2, 9.0)),
    prices=(
        Price("Red", "Evaluation", 3, 131_000.0),
        Price("Red", "SQL", 3, 12_000.0),
    ),
    exact=False,
    outcomes=64,
    plans=70,
    seed=1,
    currency="USD",
    scenario_hash="abc",
    roles=(("Analyst", 2), ("Engineer", 9), ("Lead", 4)),
)
NOT_WORTH = replace(
    FOUND,
    asks=(),
    value=0.0,
    cost=0.0,
    limit=90.0,
    after=FOUND.without,
    error=(0.0, 0.0),
    exact=True,
    outcomes=27,
)


def test_the_advice_says_what_it_is_worth_and_costs() -> None:
    assert plain(wording.advice(FOUND)) == (
        "Check 4 ratings in Evaluation and SQL. That costs $ 520 and saves about $ 52 k (± $ 8 k) "
        "in wrong purchases and open must-haves."
    )
    said = plain(wording.numbers(FOUND))
    assert "the best plan without asking costs $ 900 000 (today's plan: $ 900 500)" in said
    assert "and $ 848 000 once these ratings are known" in said
    assert "would be worth $ 60 000 (± $ 10 k), the most that asking can be." in said


def test_where_it_does_not_pay_it_says_so_with_the_numbers() -> None:
    assert plain(wording.advice(NOT_WORTH)) == (
        "Nothing: to know all 6 ratings in doubt would save $ 90 on average, and verifying one "
        "costs $ 129."
    )
    assert "would change the plan" in wording.advice(replace(NOT_WORTH, limit=0.0))
    none = replace(NOT_WORTH, considered=0, limit=0.0)
    assert "no rating that is unknown or in doubt" in wording.advice(none)
    assert wording.numbers(none) == ""


def test_small_roles_are_told_together() -> None:
    # Analyst (2) and Lead (4) are under five alone, six together.
    told = [(g.skill, g.role, g.unknown, g.rated) for g in groups(FOUND, 5)]
    assert told == [
        ("Evaluation", "other roles", 1, 0),
        ("Evaluation", "Engineer", 1, 1),
        ("SQL", "other roles", 1, 0),
    ]
    # Two analysts by themselves would be found by subtraction: the next larger role hides too.
    few = replace(FOUND, roles=(("Analyst", 2), ("Engineer", 9), ("Lead", 5)))
    assert {g.role for g in groups(few, 5)} == {"other roles", "Engineer"}
    assert next(g.role for g in groups(replace(FOUND, roles=(("Engineer", 9),)), 5)) == "Analyst"


def test_the_method_page_has_the_subtraction() -> None:
    said = plain(worked("worth", Here(assessment=FOUND)))
    assert "$ 900 000 − $ 848 000 = $ 52 000, for $ 520." in said


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Six people, who may hold the three positions of Python; of one the level is unknown."""
    place = tmp_path / "small.duckdb"
    database = open_database(place)
    rows = [f"name{n} Core Engineer {level}" for n, level in enumerate("33-221")]
    rate(database, "\n".join(["who team role Python", *rows]))
    require(database, "Core Python 3 3 yes")
    database.close()
    return place


def test_the_page_works_it_out_and_names_nobody_unless_asked(
    opened: Open, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--database", str(small), "assess"]) == 0
    title, advised, *_ = (line for line in plain(capsys.readouterr().out).splitlines() if line)
    assert title == "Check 6 ratings before anything is bought."
    assert "ratings in Python. That costs" in advised
    app = opened("plan", small)
    app.session_state["fold_sure"] = True
    app.run()
    assert advised[:60] in said(app)  # the page says the same
    (table,) = [t.value for t in app.dataframe if {"Unknown", "Rated"} <= {*t.value}]
    assert table["Role"].tolist() == ["Engineer"]
    assert (table["Unknown"] + table["Rated"]).sum() > 0
    app.toggle(key="assess_people").set_value(True).run()
    (table,) = [t.value for t in app.dataframe if {"Who", "Today"} <= {*t.value}]
    assert {*table["Who"]} <= {f"name{n}" for n in range(6)}


def test_the_command_names_nobody_unless_asked(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in ([], ["--json"], ["--people"]):
        assert main(["--database", str(small), "assess", *words]) == 0
        out = capsys.readouterr().out
        assert any(f"name{n}" in out for n in range(6)) == (words == ["--people"])
