"""Assumptions: each with a range, a unit, an honest source, and what is usual."""

import pytest

from data.files.assumptions import DIRECTIONS, MARKS, evidence, limits, questions, studies
from data.store.facts.settings import Assumption, without_source
from seeds import read_seed

ASSUMPTIONS = read_seed("assumptions.csv")


def test_range_unit_and_source() -> None:
    assert list(ASSUMPTIONS[0]) == ["key", "low", "likely", "high", "unit", "source", "year"]
    for row in ASSUMPTIONS:
        low, likely, high = (float(row[k]) for k in ("low", "likely", "high"))
        assert 0 <= low <= likely <= high, row
        assert all(row[k] for k in ("key", "unit", "source")), row
        assert row["year"] == "" or 1990 <= int(row["year"]) <= 2026, row
        assert not (without_source(row["source"]) and row["year"]), row
        assert high <= 1 or row["unit"] not in ("share", "probability", "share per year"), row


def test_each_further_level_takes_longer() -> None:
    for column in ("low", "likely", "high"):
        hours = [
            float(row[column])
            for row in ASSUMPTIONS
            if row["key"].startswith("training.hours_to_level_")
        ]
        assert hours == sorted(set(hours))


USUAL = {row["key"]: row for row in read_seed("usual.csv")}


@pytest.mark.parametrize("row", ASSUMPTIONS, ids=lambda row: row["key"])
def test_the_seeds_are_usual_and_the_range_is_possible(row: dict[str, str]) -> None:
    found = USUAL["pay.band.*" if row["key"].startswith("pay.band.") else row["key"]]
    assert found["why"]
    low, high = float(found["least"]), float(found["most"])
    assert low <= float(row["low"]) <= float(row["high"]) <= high
    least, most = limits(row["key"], row["unit"])
    assert least <= low < high <= most


def test_every_range_belongs_to_an_assumption() -> None:
    assert set(USUAL) <= {row["key"] for row in ASSUMPTIONS} | {"pay.band.*"}


@pytest.mark.parametrize(
    ("key", "likely", "unit", "said"),
    [
        ("training.success", 0.99, "probability", "is 0.99; usual is 0.2 to 0.95: "),
        ("training.success", 0.95, "probability", ""),
        ("pay.band.X9", 600_000, "USD per year", "is 600000; usual"),
        ("something.else", 1, "hours", ""),
        ("pay.base", 9e6, "USD per year", "is 9e+06; usual"),
        ("pay.base", 9e6, "JPY per year", ""),
    ],
)
def test_a_number_outside_is_questioned_unless_its_money_is_of_another_currency(
    key: str, likely: float, unit: str, said: str
) -> None:
    found = questions([Assumption(key, likely, likely, likely, unit)])
    assert [one.startswith(f"{key} {said}") for one in found] == ([True] if said else [])


STUDIES, EVIDENCE = read_seed("studies.csv"), read_seed("evidence.csv")
KEYS = {
    *(f"tool.{k}" for k in ("credit_yes", "credit_partly", "cap_share", "reviewers")),
    *(f"tool.{k}" for k in ("weeks_to_productive", "seat_per_month", "usage_per_month")),
    "training.success_when_equipped",
}


def test_a_finding_stands_once_and_says_something_of_a_number() -> None:
    ids = [row["id"] for row in STUDIES]
    assert len(ids) == len(set(ids))
    assert {row["study"] for row in EVIDENCE} == set(ids)
    pairs = [(row["key"], row["study"]) for row in EVIDENCE]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("row", STUDIES, ids=lambda row: row["id"])
def test_a_finding_is_whole(row: dict[str, str]) -> None:
    assert row["study"]
    assert row["population"]
    assert row["mark"] in MARKS
    numbers = [row[name] for name in ("effect", "low", "high") if row[name]]
    assert row["note"] or numbers
    assert bool(row["unit"]) == bool(numbers)
    assert bool(row["low"]) == bool(row["high"])
    if len(numbers) == 3:
        assert float(row["low"]) < float(row["effect"]) < float(row["high"])


def test_each_number_has_studies_on_both_sides() -> None:
    assert set(evidence()) == KEYS <= {row["key"] for row in read_seed("assumptions.csv")}
    for found in evidence().values():
        order = [DIRECTIONS.index(one.direction) for one in found]
        assert order == sorted(order)
        assert {"for", "against"} <= {one.direction for one in found}
        assert all(one.why for one in found)


def test_the_numbers_are_those_of_the_studies() -> None:
    """As published: Peng et al. 2023; METR 2025; Cui et al. 2026; Maier et al. 2026."""
    found = studies()
    assert [(found[i].effect, found[i].low, found[i].high) for i in ("peng-2023", "metr-2025")] == [
        (55.8, 21, 89),
        (18.8, 1.3, 39.5),
    ]
    learning = found["maier-2026-learning"]
    assert (learning.effect, learning.low, learning.high) == (0.14, -0.18, 0.47)
    assert (found["cui-2026"].effect, found["cui-2026"].year) == (26.08, 2026)
    assert found["daniotti-2026"].effect is None
