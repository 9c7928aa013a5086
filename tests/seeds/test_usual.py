"""What is usual is known for every assumption, holds the seeds' own numbers, and can be hit."""

from __future__ import annotations

import pytest

from data.files.assumptions import limits
from data.files.requirements import question, questions, usual
from data.store.facts.settings import Assumption
from tests.seeds.counting import SEEDS, rows

ASSUMPTIONS = rows(SEEDS / "assumptions.csv")


@pytest.mark.parametrize("row", ASSUMPTIONS, ids=lambda row: row["key"])
def test_the_seeds_are_usual_and_the_range_is_possible(row: dict[str, str]) -> None:
    found = usual(row["key"])
    assert found is not None
    assert found.why
    assert found.least <= float(row["low"]) <= float(row["high"]) <= found.most
    least, most = limits(row["key"], row["unit"])
    assert least <= found.least < found.most <= most


def test_every_range_belongs_to_an_assumption() -> None:
    known = {row["key"] for row in ASSUMPTIONS} | {"pay.band.*"}
    assert {row["key"] for row in rows(SEEDS / "usual.csv")} <= known


def test_a_number_outside_is_questioned_with_what_is_usual_and_why() -> None:
    said = question("training.success", 0.99)
    assert said.startswith("training.success is 0.99; usual is 0.2 to 0.95: ")
    assert question("training.success", 0.95) == ""
    assert question("pay.band.X9", 600_000).startswith("pay.band.X9 is 600000; usual")
    assert question("something.else", 1) == ""


def test_money_of_another_currency_is_not_judged() -> None:
    yen = Assumption("pay.base", 9e6, 9e6, 9e6, "JPY per year")
    usd = Assumption("pay.base", 9e6, 9e6, 9e6, "USD per year")
    assert questions([yen]) == []
    assert len(questions([usd])) == 1
