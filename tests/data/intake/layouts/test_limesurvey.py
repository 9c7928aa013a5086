"""LimeSurvey: four kinds of headers, two kinds of answers, arrays of two scales."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses

TEXT_OWN = "Response ID;Date submitted;Last page;Start language;Seed"
BOTH_OWN = (
    "id. Response ID;submitdate. Date submitted;lastpage. Last page;"
    "startlanguage. Start language;seed. Seed"
)
CODE_OWN = "id;submitdate;lastpage;startlanguage;seed"
GERMAN_OWN = "Antwort ID;Datum Abgeschickt;Letzte Seite;Start-Sprache;Zufallsstartwert"
FRENCH_OWN = "ID de la réponse;Date de soumission;Dernière page;Langue de départ;Tête de série"
ANSWERS = "1;2025-03-14;3;en;17;Core;Expert;Novice\n2;2025-03-14;3;en;18;Edge;Competent;N/A\n"


@pytest.mark.parametrize(
    "header",
    [
        f"{TEXT_OWN};Your team;Rate your skills [Python];Rate your skills [Juggling]",
        f"{GERMAN_OWN};Ihr Team;Ihre Kenntnisse [Python];Ihre Kenntnisse [Juggling]",
        f"{FRENCH_OWN};Votre équipe;Votre niveau [Python];Votre niveau [Juggling]",
        f"{BOTH_OWN};TM. Your team;SK[SQ001]. Rate your skills [Python];"
        "SK[SQ002]. Rate your skills [Juggling]",
        f"{CODE_OWN};team;skills[python];skills[Juggling]",
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_full_answers_below_every_kind_of_header(
    database: Database, header: str, mark: str
) -> None:
    said = imported(database, f"{mark}{header}\n{ANSWERS}")
    assert (said.layout, said.metadata, said.identity) == ("limesurvey", 10, 2)
    assert levels(database) == {
        ("row 2", "Python"): 5,
        ("row 2", "Juggling"): 1,
        ("row 3", "Python"): 3,
    }
    assert said.not_applicable == 1


@pytest.mark.parametrize(
    "header",
    [f"{CODE_OWN};SK[SQ001];SK[SQ002]", f"{TEXT_OWN};Rate your skills [Python];Your skills [SQL]"],
)
@pytest.mark.parametrize("codes", [("A1", "A5"), ("AO01", "AO04")])
def test_codes_of_answers_are_never_levels(
    database: Database, header: str, codes: tuple[str, str]
) -> None:
    first, last = codes
    found = proposed(
        database, f"{header}\n1;2025;3;en;1;{last};{first}\n2;2025;3;en;2;{last};{last}\n"
    )
    assert found.layout == "limesurvey"
    assert found.refusal is not None
    assert f"codes ({last})" in found.refusal
    assert "mapping" in found.refusal


def test_levels_that_begin_with_a_letter_are_no_codes(database: Database) -> None:
    found = proposed(
        database,
        f"{TEXT_OWN};Your skill level [Python];Your skill level [SQL]\n"
        "1;2025;3;en;1;L3;L1\n2;2025;3;en;2;L5;L2\n",
    )
    assert [c.use for c in found.columns[5:]] == ["level", "level"]


def test_an_array_of_two_scales(database: Database) -> None:
    found = proposed(
        database,
        f"{TEXT_OWN};Rate [Python][Level];Rate [Python][Interest];Rate [SQL][Self];"
        "Rate [SQL][Manager]\n1;2025;3;en;17;5;1;2;3\n2;2025;3;en;18;3;2;4;5\n",
    )
    assert list(uses(found).values())[5:] == [
        "level Python",
        "interest Python",
        "level SQL",
        "level SQL manager",
    ]


@pytest.mark.parametrize(
    ("groups", "layout"), [(("edu", "rse16", "skill2-"), "limesurvey"), (("q",), "wide")]
)
def test_codes_of_several_groups_before_the_questions_are_its_own(
    database: Database, groups: tuple[str, ...], layout: str
) -> None:
    codes = [f"{group}{i}" for group in groups for i in range(1, 1 + 12 // len(groups))]
    header = ",".join(["Name", *(f"{code}. How well do you know tool {code}?" for code in codes)])
    rows = "".join(f"{name}{',3' * 12}\n" for name in ("Ann", "Bob"))
    assert proposed(database, f"{header}\n{rows}").layout == layout
