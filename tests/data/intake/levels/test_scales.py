"""Native answers to levels: hand-worked against methods.md#scales."""

from fractions import Fraction

import pytest

from data.intake.levels.scales import (
    DATE_REASON,
    TWO_REASON,
    Meaning,
    Scale,
    meaning,
    parse_scale,
    scale_in_header,
)
from data.vocabulary import RefusedError


@pytest.mark.parametrize(
    ("scale", "levels"),
    [
        ("0-5", [0, 1, 2, 3, 4, 5]),
        ("1-5", [1, 2, 3, 4, 5]),
        # 5v/10 = 0, 0.5, 1, 1.5, ...: halves down
        ("0-10", [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]),
        # 1 + 4(v-1)/6 = 1, 1.67, 2.33, 3, 3.67, 4.33, 5
        ("1-7", [1, 2, 2, 3, 4, 4, 5]),
        # 5v/3 = 0, 1.67, 3.33, 5
        ("0-3", [0, 2, 3, 5]),
        # 1 + 4(v-1)/3 = 1, 2.33, 3.67, 5
        ("1-4", [1, 2, 4, 5]),
    ],
)
def test_every_point_of_a_scale(scale: str, levels: list[int]) -> None:
    given = parse_scale(scale)
    points = range(given.low, given.high + 1)
    assert [given.level(Fraction(point)) for point in points] == levels


def test_decimals_go_to_the_nearest_level_and_halves_down() -> None:
    scale = Scale(0, 5)
    said = [meaning(text, scale).level for text in ("2.4", "2.5", "2.6", "2,5", "3.5000")]
    assert said == [2, 2, 3, 2, 3]


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ("Beginner", 1),
        ("novice", 1),
        ("WORKING KNOWLEDGE", 2),
        ("intermediate", 3),
        ("Competent", 3),
        ("4 - Proficient", 4),
        ("Proficient (4)", 4),
        ("Advanced (2-3 years)", 4),
        ("expert", 5),
        ("Experte", 5),
        ("None", 0),
        ("No experience", 0),
        ("Level 3", 3),
        ("L2", 2),
        ("3/5", 3),
        ("60%", 3),
        ("Awareness", 1),
        ("Practitioner", 3),
        ("Grundkenntnisse", 1),
        ("4 - Expert", 5),  # a label wins over its number
        ("'3", 3),  # a number in the dress of a text
        ("3\ufe0f\u20e3", 3),
        ("3 of 5", 3),
        ("2/5", 2),
        ("3 may need help", 3),
        ("Expert - 5", 5),
        ("2 (marginal)", 2),
        ("３", 3),
    ],
)
def test_words_and_labelled_numbers(answer: str, level: int) -> None:
    assert meaning(answer, Scale(0, 5)).level == level


NO_LEVELS = {
    "unknown": (
        *("", "  ", "?", "-", "don't know", "Don’t know", "#REF!", "#N/A", "keine Angabe"),
        *("Don't know / no opinion", "No sabe / no contesta", "わからない"),
        "unsure or don't know",
    ),
    "not_applicable": ("N/A", "n/a", "Not applicable", "nicht zutreffend"),
    "set_aside": (
        *("6", "-1", "Agree", "Tuesday", "5-", "3+", "4*", "2 ?", "None / don't know"),
        *("1-2 years", "3–5 Jahre"),
    ),
}
DATES = (
    *("2-Jan", "01-Feb", "2. Mrz", "Mar-04", "2026-01-02", "2026-01-02 00:00:00", "02.01.2026"),
    *("1/2/2026", "3-Dec-26"),
)
TWO = ("4 or 5", "1-2", "2-3", "3 – 4", "2 to 3", "2 bis 3", "3,5-4")


@pytest.mark.parametrize(
    ("answer", "outcome"), [(answer, kind) for kind, those in NO_LEVELS.items() for answer in those]
)
def test_unknown_and_not_applicable_are_never_levels(answer: str, outcome: str) -> None:
    said = meaning(answer, Scale(0, 5))
    assert (said.outcome, said.level) == (outcome, None)
    assert outcome != "set_aside" or said.reason.endswith(".")


@pytest.mark.parametrize(
    ("text", "reason"), [*((t, DATE_REASON) for t in DATES), *((t, TWO_REASON) for t in TWO)]
)
def test_a_date_or_two_levels_in_one_cell_are_no_level(text: str, reason: str) -> None:
    assert meaning(text, Scale(1, 5)) == Meaning("set_aside", None, reason)


def test_a_reversed_question_turns_numbers_and_words_round() -> None:
    """On 1-4 the answer 4 counts as 1: level 1; on 0-10 the answer 3 as 7: 3.5, down to 3."""
    assert meaning("4", Scale(1, 4), mirror=6).level == 1
    assert meaning("3", Scale(0, 10), mirror=5).level == 3
    assert meaning("2/5", Scale(1, 4), mirror=5).level == 3
    assert [meaning(w, None, mirror=6).level for w in ("novice", "expert")] == [5, 1]
    assert [meaning(w, None, mirror=5).level for w in ("none", "expert")] == [5, 0]
    assert meaning("n/a", Scale(1, 4), mirror=6).outcome == "not_applicable"


@pytest.mark.parametrize(
    ("header", "scale"),
    [
        ("Bewerten Sie von 1 (keine) bis 6 (Experte)", "1-6"),
        ("Python (1 low, 6 high)", "1-6"),
        ("1 (none) … 6 (expert)", "1-6"),
        ("Évaluez de 1 à 6 votre maîtrise", "1-6"),
        ("Valora de 0 a 4 tu nivel", "0-4"),
        ("Beoordeel van 1 tot 6", "1-6"),
        ("Oceń w skali od 1 do 6", "1-6"),
        ("Rate yourself, 1 being none and 6 being expert", None),
        ("Python 1 a 2", None),
        ("Which of the 6 tools (1 IDE, 2 editors) do you use?", None),
        ("Since 1 a.m.", None),
        ("Python (1-7)", "1-7"),
        ("on a scale from 0 to 10, how well do you know SQL?", "0-10"),
        ("Python 3", None),
    ],
)
def test_a_scale_in_the_words_of_a_question(header: str, scale: str | None) -> None:
    found = scale_in_header(header)
    assert (str(found) if found else None) == scale


@pytest.mark.parametrize("text", ["5", "5-5", "2-6", "a-b", ""])
def test_a_scale_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="worst-best"):
        parse_scale(text)
