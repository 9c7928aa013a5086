"""Assumptions: each with a range, a unit and an honest source."""

from __future__ import annotations

from data.store.facts.settings import OURS, without_source
from tests.seeds.counting import SEEDS, rows

ASSUMPTIONS = rows(SEEDS / "assumptions.csv")


def test_range_unit_and_source() -> None:
    assert list(ASSUMPTIONS[0]) == ["key", "low", "likely", "high", "unit", "source", "year"]
    for row in ASSUMPTIONS:
        low, likely, high = (float(row[k]) for k in ("low", "likely", "high"))
        assert 0 <= low <= likely <= high, row
        assert all(row[k] for k in ("key", "unit", "source")), row
        assert row["year"] == "" or 1990 <= int(row["year"]) <= 2026, row
        assert not (without_source(row["source"]) and row["year"]), row
        assert high <= 1 or row["unit"] not in ("share", "probability", "share per year"), row


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
