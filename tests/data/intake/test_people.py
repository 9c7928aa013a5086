"""The wave that a file proposes, the later of two answers, and names that almost agree."""

from datetime import date

import pytest

from data.ingest import ingest, propose
from data.intake.language.days import day_in, last_day, order_of
from data.intake.people import Named, earlier, near_people
from data.store.database import Database, now
from data.store.facts.tombstones import identify
from data.vocabulary import NearPeople, grouped
from tests.data.intake.layouts.imported import levels


def forms(*days: str, header: str = "Timestamp") -> bytes:
    lines = [f"{header},Your name,Python,SQL"]
    lines += [f"{day},Person {i},3,{1 + i % 4}" for i, day in enumerate(days, 1)]
    return "\n".join(lines).encode()


TODAY = f"{now():%Y-%m}"
US = ("3/14/2026 10:22:33", "3/2/2026 9:00:01", "4/1/2026 9:00:01")
ZONE = ("2026/03/14 10:22:33 AM GMT+1", "2026/03/15 9:00:01 PM GMT+1")


@pytest.mark.parametrize(
    ("header", "days", "day"),
    [
        ("Timestamp", US, date(2026, 3, 14)),
        ("Timestamp", ZONE, date(2026, 3, 15)),
        ("Zeitstempel", ("01.04.2026 10:22:33", "02.04.2026 9:00:01"), date(2026, 4, 2)),
        ("Horodateur", ("14/03/2026 10:22:33", "2/3/2026 9:00:01"), date(2026, 3, 14)),
        ("Completion time", ("3/14/26 10:22:33", "3/15/26 9:00:01"), date(2026, 3, 15)),
        ("Date", ("2026-03-14", ""), date(2026, 3, 14)),
    ],
)
def test_the_wave_of_most_days(
    empty: Database, header: str, days: tuple[str, ...], day: date
) -> None:
    found = propose(forms(*days, header=header), "f.csv", empty, scale="1-5").answered
    assert (found.wave, found.day) == (f"{day:%Y-%m}", day)
    assert f"answered in {day:%Y-%m}, by the column “{header}”" in found.reason


def test_two_surveys_do_not_end_in_one_wave(database: Database) -> None:
    for day in ("2025-09-01 10:00:00", "2026-03-01 10:00:00"):
        said = ingest(database, forms(day, day), "f.csv", scale="1-5")
        assert said.wave_reason == propose(forms(day, day), "f.csv", database).answered.reason
        again = ingest(database, forms(day, day), "f.csv", scale="1-5")
        assert (again.duplicate, again.wave) == (True, said.wave)
    waves = database.rows("select name, held_on from wave order by name")
    assert waves == [("2025-09", date(2025, 9, 1)), ("2026-03", date(2026, 3, 1))]


def test_what_is_named_holds(database: Database) -> None:
    content = forms("2026-03-14 10:00:00", "2026-03-14 10:00:00")
    assert ingest(database, content, "f.csv", scale="1-5", wave="spring").wave_reason == ""
    said = ingest(database, content, "f.csv", scale="1-5", held_on=date(2026, 5, 2))
    assert (said.wave, said.wave_reason) == ("2026-05", "")


@pytest.mark.parametrize(
    "days",
    [
        ("3/4/2026 10:00", "5/4/2026 10:00"),
        ("13/4/2026 10:00", "4/13/2026 10:00", "3/4/2026 9:00", "3/5/2026 9:00", "3/6/2026 9:00"),
    ],
    ids=["no day past the 12th", "both orders"],
)
def test_day_and_month_are_not_guessed(database: Database, days: tuple[str, ...]) -> None:
    said = ingest(database, forms(*days), "f.csv", scale="1-5")
    assert said.wave == TODAY
    assert "may be day/month or month/day" in said.wave_reason
    assert said.wave_reason in [i.reason for i in said.issues if i.severity == "warning"]


def test_a_day_past_the_12th_settles_the_order_wherever_it_stands(empty: Database) -> None:
    days = [f"12/6/2018 {n // 60 % 24}:{n % 60:02}:{n // 1440:02}" for n in range(2_000)]
    said = propose(forms(*days, "12/27/2018 9:00:00"), "f.csv", empty).answered
    assert (said.wave, said.day) == ("2018-12", date(2018, 12, 27))
    assert said.reason.startswith(f"{grouped(2_001)} of {grouped(2_001)} rows")


@pytest.mark.parametrize("header", ["Hire date", "Start date", "Comment"])
def test_other_days_name_no_wave(empty: Database, header: str) -> None:
    text = f"Your name,{header},Python,SQL\nPerson 1,2019-03-14,3,4\nPerson 2,2019-03-01,3,4\n"
    found = propose(text.encode(), "f.csv", empty, scale="1-5").answered
    assert (found.wave, found.reason) == (None, "")


def test_the_days_of_files() -> None:
    assert order_of(["3/4/2026", "3/14/2026"]) == "month first"
    assert order_of(["3/4/2026", "14/3/2026"]) == "day first"
    assert order_of(["3/14/2026", "14/3/2026"]) is None
    assert day_in("3/4/2026", "day first") == date(2026, 4, 3)
    assert day_in("4/4/2026") == date(2026, 4, 4)
    assert day_in("14. März 2026 10:00") == day_in("March 14, 2026") == date(2026, 3, 14)
    assert last_day("H1 2027") == last_day("end of June 2027") == date(2027, 6, 30)
    assert last_day("2028-02") == date(2028, 2, 29)
    assert last_day("next year") is None


WIDE = """Timestamp,Email Address,Your name,Python,SQL
11/20/2026 9:00:00,ann@example.org,Ann,5,4
11/14/2026 9:00:00,bob@example.org,Bob,2,
11/13/2026 9:00:00,Ann@example.org ,Ann,1,1
"""
LONG = """Person,Skill,Level,Date
Ann,Python,2,2026-01-10
Ann,Python,4,2026-11-10
Bob,Python,3,2026-11-10
Bob,Python,1,2026-01-10
"""


@pytest.mark.parametrize(
    ("content", "row", "column", "expected"),
    [
        (WIDE, 4, "Timestamp", {("Ann", "Python"): 5, ("Ann", "SQL"): 4, ("Bob", "Python"): 2}),
        (LONG, 5, "Date", {("Ann", "Python"): 4, ("Bob", "Python"): 3}),
    ],
)
def test_the_later_day_counts_and_is_said(
    database: Database, content: str, row: int, column: str, expected: dict[tuple[str, str], int]
) -> None:
    said = ingest(database, content.encode(), "f.csv", scale="0-5")
    told = [i for i in said.issues if "on a later day" in i.reason]
    assert [(i.row, f"“{column}”" in i.reason) for i in told] == [(row, True)]
    assert levels(database) == expected


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["2026-11-20", "2026-11-13"], {1}),
        (["2026-11-13", "2026-11-20"], set()),
        (["2026-11-20 10:00", "2026-11-20 9:00"], {1}),
        (["11/20/2026 1:00 PM", "11/20/2026 11:00 AM"], {1}),
        (["3/4/2026", "2/5/2026"], set()),
        (["2026-11-20", ""], set()),
        (["2026-11-20", "2026-11-20"], set()),
    ],
)
def test_only_a_day_that_is_sure_sets_a_row_below_aside(texts: list[str], found: set[int]) -> None:
    assert earlier([*enumerate(texts)], order_of(texts)) == sorted(found)


def person(row: int, text: str, label: str = "") -> Named:
    return Named(*identify(text), label or text, row, row, 1)


def asked(*texts: str) -> list[tuple[str, str]]:
    found = near_people([person(i, text) for i, text in enumerate(texts, start=2)], [])
    return [(pair.other, pair.one) for pair in found]


ONE = (
    *(("Ana Silva", "Anna Silva"), ("Ana Silva", "Silva, Ana"), ("José Núñez", "Jose Nunez")),
    *(("Ana Silva", "ana.silva@x.org"), ("Ana Silva", "Ana Sliva"), ("Søren Bo", "Soren Bo")),
    *(("ana.silva@x.org", "ana.silva@y.org"), ("Ana Maria Silva", "Anna Maria Silva")),
)
TWO = (
    *(("Ana Silva", "Ana Souza"), ("Martin", "Martina"), ("Person 1", "Person 2")),
    *(("Ana S", "Ana T"), ("ana.silva@x.org", "anna.silva@x.org"), ("E101", "E102")),
    *(("Ana Silva", "Ana Silvana"), ("ana@x.org", "ana@y.org"), ("Bo Li", "Bo Lu")),
)


@pytest.mark.parametrize(("one", "other"), [*ONE, *TWO])
def test_who_may_be_one_person(one: str, other: str) -> None:
    assert asked(one, other) == ([(one, other)] if (one, other) in ONE else [])
    assert asked(other, one) == ([(other, one)] if (one, other) in ONE else [])


def test_the_store_is_asked_about_new_people_only() -> None:
    store = [("email", "ana.silva@x.org", "Ana Silva"), ("name", "bob stone", "Bob Stone")]
    assert near_people([person(2, "Ana Silva"), person(3, "Bob Stone")], store) == (
        NearPeople("Ana Silva", "ana.silva@x.org", 2, None),
    )
    both = [person(2, "ana.silva@x.org", "Ana Silva"), person(3, "Anna Silva")]
    assert near_people(both, store) == (NearPeople("Anna Silva", "ana.silva@x.org", 3, 2),)
    assert near_people([person(2, "Bob Stone")], [*store, ("name", "bobb stone", "B")]) == ()


def test_people_with_ids_are_told_apart_by_them() -> None:
    two = [person(2, "E101", "Ana Silva"), person(3, "E102", "Ana Silva")]
    assert near_people(two, []) == ()
    assert near_people([*two, person(4, "Silva Ana")], []) == (
        NearPeople("Silva Ana", "e101", 4, 2),
        NearPeople("Silva Ana", "e102", 4, 3),
    )
