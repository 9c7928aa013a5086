"""Assumptions: the agreed keys, in order, with a unit and an honest source."""

from __future__ import annotations

import pytest

from data.store.facts.settings import OURS, without_source
from tests.seeds.counting import SEEDS, rows

ASSUMPTIONS = rows(SEEDS / "assumptions.csv")
KEYS = (
    [
        f"hire.{k}"
        for k in (
            "recruiting_cost",
            "onboarding_cost",
            "days_to_fill",
            "days_of_notice",
            "months_to_productive",
            "pay_premium",
            "works_out",
            "interview_hours",
            "max_per_profile",
            "market_share",
        )
    ]
    + ["pay.base", "pay.loaded_factor"]
    + [f"pay.band.P{n}" for n in range(1, 6)]
    + [
        "work.hours_per_year",
        "work.hours_per_week",
        "money.price_year",
        "money.discount_rate",
        "people.attrition_per_year",
        "people.level_half_life",
        "people.mentor_hours_per_week",
    ]
    + [f"training.hours_to_level_{n}" for n in range(1, 6)]
    + [
        f"training.{k}"
        for k in (
            "fee_per_hour",
            "cost_per_step",
            "success",
            "success_when_equipped",
            "hours_per_week",
            "mentor_hours_per_hour",
            "max_steps",
        )
    ]
    + [
        f"tool.{k}"
        for k in (
            "seat_per_month",
            "usage_per_month",
            "weeks_to_productive",
            "credit_yes",
            "credit_partly",
            "minimum_own_level_yes",
            "minimum_own_level_partly",
            "cap_share",
            "reviewers",
        )
    ]
    + ["plan.focus", "plan.horizon_weeks"]
    + ["hire.useful_share", "people.backfill", "vacancy.times_pay", "vacancy.other_share"]
    + ["assess.hours_per_rating"]
    + ["training.tutor_fee_per_hour"]
    + [
        f"contract.{k}"
        for k in ("cost_per_month", "weeks_to_start", "months", "works_out", "max_per_skill")
    ]
)


def test_exactly_the_agreed_keys() -> None:
    assert list(ASSUMPTIONS[0]) == ["key", "low", "likely", "high", "unit", "source", "year"]
    assert sorted(row["key"] for row in ASSUMPTIONS) == sorted(KEYS)


@pytest.mark.parametrize("row", ASSUMPTIONS, ids=lambda row: row["key"])
def test_range_unit_and_source(row: dict[str, str]) -> None:
    low, likely, high = (float(row[k]) for k in ("low", "likely", "high"))
    assert 0 <= low <= likely <= high
    assert row["unit"]
    assert row["source"]
    assert row["year"] == "" or 1990 <= int(row["year"]) <= 2026
    if without_source(row["source"]):
        assert row["year"] == ""
    if row["unit"] in ("share", "probability", "share per year"):
        assert high <= 1


def test_what_has_no_primary_source_says_so() -> None:
    source = {row["key"]: row["source"] for row in ASSUMPTIONS}
    assert source["training.success"].startswith("our assumption")
    assert "Arthur" in source["training.success"]
    assert "(unverified)" in source["pay.loaded_factor"]
    for key in ("pay.base", "hire.pay_premium", "people.attrition_per_year", "tool.seat_per_month"):
        assert "(secondary)" in source[key]
    own = {key: text for key, text in source.items() if without_source(text)}
    assert len(own) >= 25
    assert all(text.startswith(OURS) and "replace by " in text for text in own.values())


def test_the_low_end_of_a_tool_is_nothing_and_names_who_found_so() -> None:
    for row in ASSUMPTIONS:
        if row["key"].startswith("tool.credit_"):
            assert float(row["low"]) == 0
            for study in ("METR 2025", "Maier", "Daniotti", "Cui", "Peng"):
                assert study in row["source"]


def test_each_further_level_takes_longer() -> None:
    for column in ("low", "likely", "high"):
        hours = [
            float(row[column])
            for row in ASSUMPTIONS
            if row["key"].startswith("training.hours_to_level_")
        ]
        assert hours == sorted(set(hours))


def test_a_default_hire_is_productive_after_32_weeks() -> None:
    likely = {row["key"]: float(row["likely"]) for row in ASSUMPTIONS}
    days = likely["hire.days_to_fill"] + likely["hire.days_of_notice"]
    weeks = days / 7 + likely["hire.months_to_productive"] * 52 / 12
    assert 32 < weeks < 33  # 105 / 7 + 17.3 = 32.3
