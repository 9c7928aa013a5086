"""Role profiles and usual targets name known skills and stay within reason."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.seeds.counting import SEEDS, rows

SKILLS = {row["name"]: row for row in rows(SEEDS / "taxonomy.csv")}
ROLES = rows(SEEDS / "roles.csv")
USUAL = rows(SEEDS / "usual_targets.csv")
CORE = [row["skill"] for row in rows(SEEDS / "core_survey.csv")]
PROFILES = sorted({row["role"] for row in ROLES})


@pytest.mark.parametrize("role", PROFILES)
def test_profile_is_a_person_one_could_hire(role: str) -> None:
    profile = [row for row in ROLES if row["role"] == role]
    assert 8 <= len(profile) <= 16
    assert len({row["skill"] for row in profile}) == len(profile)
    assert [row["skill"] for row in profile if row["skill"] not in SKILLS] == []
    levels = Counter(int(row["level"]) for row in profile)
    assert set(levels) == {2, 3, 4}
    assert levels[4] in (2, 3)
    assert [row["level"] for row in profile if row["must_have"] == "yes"] == ["4"]
    assert levels[3] == max(levels.values())


def test_usual_targets_name_known_skills_once() -> None:
    assert [row["skill"] for row in USUAL if row["skill"] not in SKILLS] == []
    assert len({row["skill"] for row in USUAL}) == len(USUAL)


def test_a_usual_target_is_complete() -> None:
    for row in USUAL:
        assert int(row["level"]) in range(1, 6), row
        assert bool(row["headcount"]) != bool(row["share"]), row
        assert 1 <= int(row["headcount"] or 1) <= 10, row
        assert 0 < float(row["share"] or 1) <= 1, row
        assert row["must_have"] in ("yes", "no"), row
        assert row["reason"].endswith("."), row


def test_human_and_convergence_skills_are_wishes_at_most() -> None:
    soft = {n for n, r in SKILLS.items() if r["kind"] == "human" or r["area"] == "convergence"}
    asked = [row for row in USUAL if row["skill"] in soft]
    assert asked  # so that this rule is exercised
    assert {row["must_have"] for row in asked} == {"no"}


def test_core_survey_is_short_and_asks_for_all_that_is_usual() -> None:
    assert len(set(CORE)) == len(CORE) <= 30
    assert [skill for skill in CORE if skill not in SKILLS] == []
    assert {row["skill"] for row in USUAL} - set(CORE) == set()
