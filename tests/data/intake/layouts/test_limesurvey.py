"""LimeSurvey, beside its exports: French and coded headers, codes of answers, arrays, groups."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, rated, refusal, uses

TEXT_OWN = "Response ID;Date submitted;Last page;Start language;Seed"
CODE_OWN = "id;submitdate;lastpage;startlanguage;seed"
FRENCH_OWN = "ID de la réponse;Date de soumission;Dernière page;Langue de départ;Tête de série"
ANSWERS = "1;2025-03-14;3;en;17;Core;Expert;Novice\n2;2025-03-14;3;en;18;Edge;Competent;N/A\n"


@pytest.mark.parametrize(
    "header",
    [
        f"{FRENCH_OWN};Votre équipe;Votre niveau [Python];Votre niveau [Juggling]",
        f"{CODE_OWN};team;skills[python];skills[Juggling]",
    ],
)
def test_full_answers_below_other_headers(database: Database, header: str) -> None:
    said = imported(database, f"{header}\n{ANSWERS}")
    assert (said.layout, said.metadata, said.identity) == ("limesurvey", 10, 2)
    python = {("row 2", "Python"): 5, ("row 3", "Python"): 3}
    assert levels(database) == python | {("row 2", "Juggling"): 1}
    assert said.not_applicable == 1


@pytest.mark.parametrize(
    "header",
    [f"{CODE_OWN};SK[SQ001];SK[SQ002]", f"{TEXT_OWN};Rate your skills [Python];Your skills [SQL]"],
)
@pytest.mark.parametrize("codes", [("A1", "A5"), ("AO01", "AO04")])
def test_codes_of_answers_are_asked(empty: Database, header: str, codes: tuple[str, str]) -> None:
    first, last = codes
    rows = f"1;2025;3;en;1;{last};{first}\n2;2025;3;en;2;{last};{last}\n"
    assert proposed(empty, f"{header}\n{rows}").layout == "limesurvey"
    said = refusal(empty, f"{header}\n{rows}")
    assert f"codes ({last})" in said
    assert "mapping" in said


def test_levels_that_begin_with_a_letter_are_no_codes(empty: Database) -> None:
    asked = "Your skill level [Python];Your skill level [SQL]"
    rows = "1;2025;3;en;1;L3;L1\n2;2025;3;en;2;L5;L2\n"
    assert rated(proposed(empty, f"{TEXT_OWN};{asked}\n{rows}")) == ["Python", "SQL"]


def test_an_array_of_two_scales(empty: Database) -> None:
    asked = "Rate [Python][Level];Rate [Python][Interest];Rate [SQL][Self];Rate [SQL][Manager]"
    rows = "1;2025;3;en;17;5;1;2;3\n2;2025;3;en;18;3;2;4;5\n"
    said = ["level Python", "interest Python", "level SQL", "level SQL manager"]
    assert list(uses(proposed(empty, f"{TEXT_OWN};{asked}\n{rows}")).values())[5:] == said


@pytest.mark.parametrize(
    ("groups", "layout"), [(("edu", "rse16", "skill2-"), "limesurvey"), (("q",), "wide")]
)
def test_codes_of_several_groups(empty: Database, groups: tuple[str, ...], layout: str) -> None:
    codes = [f"{group}{i}" for group in groups for i in range(1, 1 + 12 // len(groups))]
    header = ",".join(["Name", *(f"{code}. How well do you know tool {code}?" for code in codes)])
    rows = "".join(f"{name}{',3' * 12}\n" for name in ("Ann", "Bob"))
    assert proposed(empty, f"{header}\n{rows}").layout == layout
