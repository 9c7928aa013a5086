"""What studies found of GenAI tools: whole, each once, for and against each number."""

from __future__ import annotations

import pytest

from data.files.assumptions import DIRECTIONS, MARKS, evidence, studies
from tests.seeds.counting import SEEDS, rows

STUDIES, EVIDENCE = rows(SEEDS / "studies.csv"), rows(SEEDS / "evidence.csv")
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
    assert set(evidence()) == KEYS <= {row["key"] for row in rows(SEEDS / "assumptions.csv")}
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
