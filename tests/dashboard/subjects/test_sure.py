"""How sure a plan is, which ratings to check first, and whether such chances come true."""

from dataclasses import replace
from datetime import date
from typing import Any

from analytics.assess.assess import Ask, Assessment, groups
from analytics.chances.results import AIM, Bin, Calibration, Chances, FanWeek, NeedChance, around_80
from analytics.chances.results import calibration as study
from dashboard.render.blocks import Curves, Table, written
from dashboard.subjects import gaps, plan, sure
from dashboard.subjects.reading import Reading
from dashboard.subjects.sure import calibration, curves
from dashboard.subjects.sure import how_studied as how
from tests.dashboard import hand_built as hand
from tests.dashboard.opening import plain
from tests.dashboard.render.reading import records
from tests.dashboard.subjects import told

EVALUATION = NeedChance("Red", "Evaluation", 3, "eval", 2, True, 26.0, 2, 0.34, 0.37, 0.9)
PYTHON = NeedChance("Red", "Python", 3, "python", 2, True, 26.0, 2, 0.9, 0.93, 0.1)
WISH = NeedChance("Red", "Fairness", 3, "fair", 1, False, 26.0, 0, 0.0, 0.0, 1.0)
RUNS = Chances(
    runs=10_000,
    seed=1,
    must_haves=2,
    filled=2,
    all_hold=0.306,
    filled_hold=0.306,
    filled_hold_as_rated=0.36,
    holding=1.24,
    holding_as_rated=1.31,
    shortage_planned=0,
    shortage_expected=1.0,
    shortage_worst_tenth=2.4,
    needs=(PYTHON, EVALUATION, WISH),
    weeks=(FanWeek(0.0, 0.5, 0.5, 0.5, 0.5), FanWeek(1.0, 1.0, 0.4, 0.75, 0.9)),
)


def reading(*, people: bool = True, **answers: Any) -> Reading:
    plan = hand.plan()
    return told.reading(hand.analysis(), plan, people=people, **{"chances": RUNS, **answers})


def likely(chance: float) -> Reading:
    """Of one must-have, with this chance."""
    return reading(chances=replace(RUNS, needs=(replace(PYTHON, chance=chance),)))


def test_a_chance_is_never_written_as_0_80_or_100_where_it_is_not() -> None:
    """Tables say how many hold with 80 %: 79.56 % are not at least 80 % likely."""
    shares = (0.0, 0.0031, 0.61, 0.7956, 0.79999, 0.8, 0.8049, 0.9999, 1.0)
    shown = [plain(written(share, "chance")).removesuffix(" %") for share in shares]
    assert shown == ["0", "under 1", "61", "79", "79", "80", "80", "over 99", "100"]
    assert sure.must_haves(likely(0.7956)).title.startswith("0 of 1")
    for fields in (sure.MUST_HAVES, plan.NEEDS, plan.ACTIONS, gaps.WAYS):
        (kind,) = {f.column.kind for f in fields.fields if f.column.key == "chance"}
        assert kind == "chance"
    assert "under 1\u00a0%" in {figure.text for figure in sure.figures(likely(0.0031)).figures}


def ask(role: str, person: str, known: bool = False, skill: str = "Evaluation") -> Ask:
    return Ask(skill, skill.lower(), "Red", role, (3,), known, person, 7)


ASSESSED = Assessment(
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
    without=900_000.0,
    after=848_000.0,
    hours_per_rating=1.5,
    rate=86.0,
    currency="USD",
    scenario_hash="abc",
    roles=(("Analyst", 2), ("Engineer", 9), ("Lead", 4)),
)
NONE: dict[str, Any] = {"value": 0.0, "cost": 0.0, "after": ASSESSED.without, "error": (0.0, 0.0)}
NOT_WORTH = replace(ASSESSED, asks=(), limit=90.0, **NONE)


def test_the_advice_says_what_it_is_worth_and_costs_and_where_it_does_not_pay() -> None:
    assert plain(sure.advice(ASSESSED)) == (
        "Check 4 ratings in Evaluation and SQL. That costs $ 520 and saves about $ 52 k (± $ 8 k) "
        "of what wrong ratings cost."
    )
    assert plain(sure.advice(NOT_WORTH)) == (
        "Nothing: to know all 6 ratings in doubt would save $ 90 on average, and verifying one "
        "costs $ 129."
    )
    assert "would change what closes in time" in sure.advice(replace(NOT_WORTH, limit=0.0))
    none = replace(NOT_WORTH, considered=0, limit=0.0)
    assert "no rating that is unknown or in doubt" in sure.advice(none)


def test_small_roles_are_told_together() -> None:
    # Analyst (2) and Lead (4) are under five alone, six together.
    result = {(g.skill, g.role): (g.unknown, g.rated) for g in groups(ASSESSED, 5)}
    others = {("Evaluation", "other roles"): (1, 0), ("SQL", "other roles"): (1, 0)}
    assert result == {**others, ("Evaluation", "Engineer"): (1, 1)}
    # Two analysts by themselves would be found by subtraction: the next larger role hides too.
    few = replace(ASSESSED, roles=(("Analyst", 2), ("Engineer", 9), ("Lead", 5)))
    assert {g.role for g in groups(few, 5)} == {"other roles", "Engineer"}
    assert next(g.role for g in groups(replace(ASSESSED, roles=(("Engineer", 9),)), 5)) == "Analyst"


def test_the_promise_stands_beside_the_runs() -> None:
    section = sure.sure(reading())
    assert plain(section.title) == "Expect 1.2 of 2 must-haves when due"
    numbers = section.blocks[0]
    assert [(figure.text, plain(figure.note)) for figure in numbers.figures] == [
        ("1.2 of 2", "1.3 if every rating is right; the plan aims at 2"),
        ("1", "2.4 in the worst tenth of runs"),
        ("34\u00a0%", "Evaluation 3, Red"),
        ("31\u00a0%", "every must-have that the plan fills, in the same run"),
    ]
    tables = records([section])["sure"]
    # The least sure first, and no nice-to-have.
    # Weeks late are whole: 2.6 are 3. In week 30 from 15 October 2026 it is 80 % likely.
    keys = ("skill", "planned", "chance", "chance_as_rated", "missing", "late", "likely_by")
    assert [tuple(row[key] for key in keys) for row in tables["must_haves"]] == [
        ("Evaluation", 2, 0.34, 0.37, 0.9, 3, "2027-05-13"),
        ("Python", 2, 0.9, 0.93, 0.1, 3, "2027-05-13"),
    ]
    assert plain(section.blocks[1].title) == "1 of 2 must-haves are at least 80 % likely when due"


def test_from_when_a_must_have_is_likely() -> None:
    texts = {
        (None, False): "not within the plan",
        (0.0, True): "already",
        (30.0, True): "13 May 2027",
        (30.0, False): "13 May 2027, not to the end",
    }
    nothing, way = reading().options.options
    for (week, stays), text in texts.items():
        by = tuple(replace(item, week=week, stays=stays) for item in way.judged.likely_by)
        judged = replace(way, judged=replace(way.judged, likely_by=by))
        both = replace(reading().options, options=(nothing, judged))
        row = sure.must_haves(reading(choice=told.chosen(both))).texts()[0]
        assert plain(row[8]) == text


def test_coverage_over_time_ends_as_planned_and_in_the_runs() -> None:
    chart = sure.fan(reading())
    assert isinstance(chart.form, Curves)
    assert [(series.name, series.values) for series in chart.form.series] == [
        ("Planned", (0.5, 1.0)),
        ("Half below", (0.5, 0.75)),
        ("A tenth below", (0.5, 0.4)),
    ]
    assert plain(chart.form.labels[1]) == "22 Oct 2026"
    title = "Coverage ends at 100 % as planned; half of the runs end below 75 %"
    assert plain(chart.title) == title
    (last,) = chart.twin.records()[1:]
    assert last == {"on": "2026-10-22", "planned": 1.0, "middle": 0.75, "low": 0.4}


def test_ratings_to_check_by_role_or_with_names() -> None:
    by_role = sure.assess(reading(people=False, assessment=ASSESSED))
    by_name = sure.assess(reading(assessment=ASSESSED))
    assert plain(by_role.title) == "Check 4 ratings first"
    assert plain(by_role.lead).startswith("Check 4 ratings in Evaluation and SQL. That costs $ 520")
    roles = records([by_role])["assess"]["asks"]
    assert [row["role"] for row in roles] == ["other roles", "Engineer", "other roles"]
    assert sum(row["unknown"] + row["rated"] for row in roles) == len(ASSESSED.asks) == 4
    assert "Ada" not in str(by_role)
    names = records([by_name])["assess"]["asks"]
    assert [row["person"] for row in names] == ["Zed", "Ada", "Bo", "Cy"]
    assert [row["level"] for row in names] == [3] * 4
    assert sure.level(replace(ASSESSED.asks[0], levels=(2, 3))) == "2 and 3"


def test_where_there_is_nothing_to_say_there_is_no_section() -> None:
    section = sure.assess(reading(assessment=NOT_WORTH))
    assert (section.title, section.blocks) == ("Checking ratings first does not pay", ())
    assert sure.assess(reading(assessment=replace(NOT_WORTH, considered=0))) is None
    assert sure.assess(reading(assessment=None)) is None
    assert sure.sure(reading(chances=replace(RUNS, must_haves=0))) is None
    unfilled = sure.figures(reading(chances=replace(RUNS, filled=0, filled_hold=None))).figures
    assert unfilled[3].text == "–"


EIGHTY = Bin(0.75, 0.85, 50, 0.801, 40, (0.67, 0.8876))
LOW = Bin(0.05, 0.15, 10, 0.1, 1, (0.0179, 0.4042))
STUDIED = Calibration(
    *(date(2026, 11, 26), "0.1.0", 7, 500),
    *((EIGHTY,), (LOW, EIGHTY), (LOW, EIGHTY)),
    *(9, (LOW, EIGHTY), (EIGHTY,)),
)


def test_the_sentence_has_the_numbers_of_the_file() -> None:
    section = calibration(STUDIED)
    title = "Where Skillmix says 75 to 85 %, 80 % of targets and 80 % of whole plans come true"
    assert plain(section.title) == title
    kinds = ("Single targets", "Whole plans", "Ratings taken as true")
    held = "; ".join(f"{kind}: 40 of 50 held (95 %: 67 to 89 %)" for kind in kinds)
    assert plain(section.lead) == f"{held}."
    study_said = plain(how(STUDIED))
    assert "500 organisations were invented (seed 7, version 0.1.0, 26 Nov 2026)" in study_said
    assert study_said.endswith(
        "With options, 9 organisations were played: of must-haves given 75 to 85 %, 40 of 50 came "
        "true, and of numbers of must-haves given as much, 40 of 50 (95 %: 67 to 89 %)."
    )
    assert study().of_options == 500


def test_the_table_of_what_was_said_and_held_is_the_file() -> None:
    rows = told.only(calibration(STUDIED), Table).records()
    assert [row["held"] for row in rows] == [1, 40, 40, 1, 40]
    shares = [0.75, 0.85, 0.801, 50, 40, 0.8, 0.67, 0.8876]
    assert [*rows[1].values()] == ["Single targets", *shares]


def test_the_file_is_of_a_whole_study_and_meets_what_it_aims_at() -> None:
    """2,000 organisations; requirements, and whole plans, said to hold with about 80 % did."""
    result = study()
    assert result.organisations >= 2_000
    for bins in (result.requirements, result.plans):
        around = around_80(bins)
        assert AIM[0] <= around.share <= AIM[1]
    cases = [sum(bin.cases for bin in bins) for bins in (result.requirements, result.as_rated)]
    assert cases[0] == cases[1]
    for bins in curves(result).values():
        assert all(item.low <= item.said <= item.high for item in bins)
        assert all(item.interval[0] <= item.share <= item.interval[1] for item in bins)
