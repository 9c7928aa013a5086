"""Assumptions, each with a range, a unit, an honest source, and what is usual; skills, of which no
name means two, roles and usual targets."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from data.files.assumptions import DIRECTIONS, MARKS, called, evidence, limits, questions, studies
from data.store.facts.settings import Assumption, without_source
from seeds import SEEDS, read_seed


@pytest.mark.parametrize("file", sorted(SEEDS.rglob("*.csv")), ids=lambda file: file.name)
def test_no_cell_is_cut_at_a_comma(file: Path) -> None:
    """What is read of a row ends with the last column of the header."""
    with file.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert [row[0] for row in rows if len(row) != len(header)] == []


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
    steps = [row for row in ASSUMPTIONS if row["key"].startswith("training.hours_to_level_")]
    for column in ("low", "likely", "high"):
        hours = [float(row[column]) for row in steps]
        assert hours == sorted(set(hours))


USUAL = {row["key"]: row for row in read_seed("usual.csv")}


@pytest.mark.parametrize("row", ASSUMPTIONS, ids=lambda row: row["key"])
def test_the_seeds_are_usual_and_the_range_is_possible(row: dict[str, str]) -> None:
    result = USUAL["pay.band.*" if row["key"].startswith("pay.band.") else row["key"]]
    assert result["why"]
    low, high = float(result["least"]), float(result["most"])
    assert low <= float(row["low"]) <= float(row["high"]) <= high
    least, most = limits(row["key"], row["unit"])
    assert least <= low < high <= most


def test_each_assumption_has_a_name_of_its_own_and_each_range_an_assumption() -> None:
    names = [called(row["key"]) for row in ASSUMPTIONS]
    assert len(set(names)) == len(names)
    keys = {row["key"] for row in ASSUMPTIONS}
    assert not set(names) & keys
    assert set(USUAL) <= keys | {"pay.band.*"}
    assert called("pay.band.X9") == "Base pay in band X9"
    assert called("our.own") == "our.own"


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
    result = questions([Assumption(key, likely, likely, likely, unit)])
    assert [item.startswith(f"{key} {said}") for item in result] == ([True] if said else [])


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
    for result in evidence().values():
        order = [DIRECTIONS.index(item.direction) for item in result]
        assert order == sorted(order)
        assert {"for", "against"} <= {item.direction for item in result}
        assert all(item.why for item in result)


def test_the_numbers_are_those_of_the_studies() -> None:
    """As published: Peng et al. 2023; METR 2025; Cui et al. 2026; Maier et al. 2026."""
    result = studies()
    numbers = {name: (item.effect, item.low, item.high) for name, item in result.items()}
    assert numbers["peng-2023"] == (55.8, 21, 89)
    assert numbers["metr-2025"] == (18.8, 1.3, 39.5)
    assert numbers["maier-2026-learning"] == (0.14, -0.18, 0.47)
    assert (result["cui-2026"].effect, result["cui-2026"].year) == (26.08, 2026)
    assert result["daniotti-2026"].effect is None


AREAS = read_seed("areas.csv")
TAXONOMY = read_seed("taxonomy.csv")
TERMS = read_seed("article_terms.csv")


def fold(text: str) -> str:
    return text.strip().casefold()


def aliases(row: dict[str, str]) -> list[str]:
    return [a for a in row["aliases"].split("|") if a]


BY_NAME = {row["name"]: row for row in TAXONOMY}


def test_ids_are_short_unique_slugs() -> None:
    for table in (TAXONOMY, AREAS):
        ids = [row["id"] for row in table]
        assert len(set(ids)) == len(ids)
        assert [i for i in ids if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", i)] == []


def test_areas_stand_in_order_and_unplaced_is_last() -> None:
    assert [int(row["position"]) for row in AREAS] == list(range(1, len(AREAS) + 1))
    assert [*AREAS[-1].values()][:-1] == ["unplaced", "Not yet placed", "technical"]
    assert {row["kind"] for row in AREAS} == {"technical", "emerging", "human"}


def test_every_skill_stands_in_an_area_of_its_kind() -> None:
    kind = {row["id"]: row["kind"] for row in AREAS}
    assert [row["id"] for row in TAXONOMY if kind.get(row["area"]) != row["kind"]] == []
    assert {row["area"] for row in TAXONOMY} == set(kind) - {"unplaced"}


def test_no_name_or_alias_means_two_skills() -> None:
    homes: dict[str, list[str]] = {}
    for row in TAXONOMY:
        for text in (row["name"], *aliases(row)):
            homes.setdefault(fold(text), []).append(row["id"])
    assert {text: ids for text, ids in homes.items() if len(ids) > 1} == {}
    assert not {"mle", "gov"} & homes.keys()


def test_human_and_convergence_skills_are_never_tooling_and_wishes_at_most() -> None:
    assert {row["tooling"] for row in TAXONOMY} == {"yes", "partly", "never"}
    apart = [r for r in TAXONOMY if r["kind"] == "human" or r["area"] == "convergence"]
    assert len(apart) >= 15
    assert [r["name"] for r in apart if r["tooling"] != "never"] == []
    soft = {r["name"] for r in apart}
    assert {row["must_have"] for row in TARGETS if row["skill"] in soft} == {"no"}


def test_cross_references_are_well_formed() -> None:
    given = [x for row in TAXONOMY for x in row["cross_reference"].split("|") if x]
    uuid = r"esco:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    other = r"dcwf:\d{3}|onet:\d\d-\d{4}\.\d\d|sfia:[A-Z]{4}"
    assert [x for x in given if not re.fullmatch(f"{uuid}|{other}", x)] == []
    assert len(set(given)) == len(given) >= 20


def test_every_term_of_the_article_has_one_home() -> None:
    terms = [fold(row["term"]) for row in TERMS]
    assert len(terms) >= 90
    assert len(set(terms)) == len(terms)
    ids = {row["id"] for row in TAXONOMY}
    assert [row["term"] for row in TERMS if row["skill_id"] not in ids] == []
    # and it agrees with names and aliases
    homes = {fold(text): row["id"] for row in TAXONOMY for text in (row["name"], *aliases(row))}
    known = [row for row in TERMS if fold(row["term"]) in homes]
    assert len(known) >= 90
    assert [r["term"] for r in known if homes[fold(r["term"])] != r["skill_id"]] == []


def test_a_skill_that_quotes_the_article_has_terms_and_the_quote_is_short() -> None:
    quoted = [row for row in TAXONOMY if row["phrase"]]
    homes = {row["skill_id"] for row in TERMS}
    assert len(quoted) >= 90
    assert [row["id"] for row in quoted if row["id"] not in homes] == []
    assert [row["phrase"] for row in quoted if len(row["phrase"].split()) > 6] == []


ROLES = read_seed("roles.csv")
TARGETS = read_seed("usual_targets.csv")
CORE = [row["skill"] for row in read_seed("core_survey.csv")]


@pytest.mark.parametrize("role", sorted({row["role"] for row in ROLES}))
def test_profile_is_a_person_one_could_hire(role: str) -> None:
    profile = [row for row in ROLES if row["role"] == role]
    assert 8 <= len(profile) <= 16
    assert len({row["skill"] for row in profile}) == len(profile)
    assert [row["skill"] for row in profile if row["skill"] not in BY_NAME] == []
    levels = Counter(int(row["level"]) for row in profile)
    assert set(levels) == {2, 3, 4}
    assert levels[4] in (2, 3)
    assert [row["level"] for row in profile if row["must_have"] == "yes"] == ["4"]
    assert levels[3] == max(levels.values())


def test_a_usual_target_is_complete_and_stands_once() -> None:
    assert len({row["skill"] for row in TARGETS}) == len(TARGETS)
    for row in TARGETS:
        assert int(row["level"]) in range(1, 6), row
        assert bool(row["headcount"]) != bool(row["share"]), row
        assert 1 <= int(row["headcount"] or 1) <= 10, row
        assert 0 < float(row["share"] or 1) <= 1, row
        assert row["must_have"] in ("yes", "no"), row
        assert row["reason"].endswith("."), row
        counted = r"\b(one|two|three|second)\b"  # the target is sized for the team
        assert not re.search(counted, row["reason"], re.IGNORECASE), row


def test_core_survey_is_short_and_asks_for_all_that_is_usual() -> None:
    assert len(set(CORE)) == len(CORE) <= 30
    assert [skill for skill in CORE if skill not in BY_NAME] == []
    assert {row["skill"] for row in TARGETS} - set(CORE) == set()
