"""Native answers to levels: scales, words, which end is the best, and what gives no level."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ColumnMapping, MappingFile, read_mapping, write_mapping
from data.intake.levels.answers import OTHER_TEXTS, find_legend, is_own_words
from data.intake.levels.scales import (
    DATE_REASON,
    TWO_REASON,
    Meaning,
    Scale,
    declared,
    infer_scale,
    meaning,
    parse_scale,
    scale_in_header,
    undeclared,
)
from data.intake.proposal import whole_mapping
from data.intake.values.values import says_falling
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.build import TABLES
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.intake.imported import imported, levels, meant, proposed, refusal


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


WORDS = {
    0: (
        *("None", "No experience", "不会", "Ingen", "Inga kunskaper", "Žádné", "Yok", "gar nicht"),
        *("Aucun", "Ninguno", "Nessuno", "Not at all proficient", "□□□□□"),
    ),
    1: (
        *("Beginner", "novice", "Awareness", "Grundkenntnisse", "了解", "Grunnleggende", "Lidt"),
        *("Låg", "Začátečník", "Başlangıç", "wenig", "Notions", "A little", "■□□□□"),
        "Slightly proficient",
    ),
    2: ("WORKING KNOWLEDGE", "L2", "2/5", "2 (marginal)", "4 (out of 10)"),
    3: (
        *("intermediate", "Competent", "Practitioner", "Level 3", "3/5", "3 of 5", "60%"),
        *("3 / 5", "3 out of 5", "3 von 5", "3 sur 5", "3 de 5", "Middels", "God", "Mellem", "Bra"),
        *("Orta", "gut", "Fortgeschritten", "Intermédiaire", "Intermedio", "Intermediário"),
        *("Gemiddeld", "Bon niveau", "Confident", "Moderately proficient", "■■■□□"),
        *("'3", "3\ufe0f\u20e3", "３", "3 may need help"),  # in the dress of a text
        *("🟢 3", "🟡intermediate"),
    ),
    4: (
        *("4 - Proficient", "Proficient (4)", "(4) Proficient", "Advanced (2-3 years)", "熟练"),
        *("Svært god", "Meget god", "Mycket bra", "Pokročilý", "İleri", "sehr gut"),
        *("Très bon niveau", "Very proficient"),
    ),
    5: (
        *("expert", "Experte", "Expert - 5", "精通", "Ekspert", "Uzman", "Extremely proficient"),
        *("■■■■■", "4 - Expert"),  # a label wins over its number
    ),
}


@pytest.mark.parametrize(
    ("answer", "level"), [(answer, level) for level, those in WORDS.items() for answer in those]
)
def test_words_and_labelled_numbers(answer: str, level: int) -> None:
    assert meaning(answer, Scale(0, 5)).level == level


NO_LEVELS = {
    "unknown": (
        *("", "  ", "?", "-", "don't know", "Don’t know", "#REF!", "#N/A", "keine Angabe"),
        *("Don't know / no opinion", "No sabe / no contesta", "わからない"),
        *("unsure or don't know", "No evaluado", "nicht bewertet", "Non évalué", "Não avaliado"),
        *("Unable to Rate", "Too New to Rate", "non valutato", "niet beoordeeld", "未評価"),
        *("Not yet assessed", "noch nicht bewertet", "(0) not assessed", "Ved ikke", "Vet inte"),
        *("nevím", "0 - Don't know"),
    ),
    "not_applicable": (
        *("N/A", "n/a", "Not applicable", "nicht zutreffend", "N/A - Not Applicable"),
        *("NA (not applicable)", "0 - N/A"),
    ),
    "set_aside": (
        *("6", "-1", "Agree", "Tuesday", "5-", "3+", "4*", "2 ?", "None / don't know"),
        *("1-2 years", "3–5 Jahre", "1,000"),
        *("target: 4", "Expert (goal)", "4 (planned)", "lead: 2", "years: 4", "4 next year"),
    ),
}
DATES = (
    *("2-Jan", "01-Feb", "2. Mrz", "Mar-04", "2026-01-02", "2026-01-02 00:00:00", "02.01.2026"),
    *("1/2/2026", "3-Dec-26", "03.04."),
)
TWO = (
    *("4 or 5", "1-2", "2-3", "3 – 4", "2 to 3", "2 bis 3", "3,5-4"),
    *("Ist: 2 Soll: 4", "C:2 T:4", "4 (self) / 3 (mgr)"),
)


@pytest.mark.parametrize(
    ("answer", "outcome"), [(answer, kind) for kind, those in NO_LEVELS.items() for answer in those]
)
def test_unknown_and_not_applicable_are_never_levels(answer: str, outcome: str) -> None:
    result = meaning(answer, Scale(0, 5))
    assert (result.outcome, result.level) == (outcome, None)
    assert outcome != "set_aside" or result.reason.endswith(".")


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
        ("Python (0 = no answer, 4 = expert)", "1-4"),
        ("on a scale from 0 to 10, how well do you know SQL?", "0-10"),
        ("Python 3", None),
    ],
)
def test_a_scale_in_the_words_of_a_question(header: str, scale: str | None) -> None:
    result = scale_in_header(header)
    assert (str(result) if result else None) == scale


@pytest.mark.parametrize("text", ["5", "5-5", "2-6", "a-b", ""])
def test_a_scale_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="worst-best"):
        parse_scale(text)


def counted(times: Mapping[int, int]) -> Counter[Fraction]:
    return Counter({Fraction(number): n for number, n in times.items()})


SIX = {1: 3, 2: 4, 3: 5, 4: 4, 5: 4, 6: 3}


@pytest.mark.parametrize(
    ("times", "scale"),
    [
        # no rating is lifted
        ({0: 1, 3: 1}, "0-5"),
        ({1: 1, 4: 1}, "1-5"),
        ({1: 1, 7: 1}, "1-7"),
        ({0: 1, 9: 1}, "0-10"),
        ({10: 1, 85: 1}, "0-100"),
        # a lone seven makes no scale, two do among few answers
        ({1: 3, 3: 5, 5: 4, 7: 1}, "1-5"),
        ({1: 3, 3: 5, 5: 4, 7: 2}, "1-7"),
        # where several say six and nobody seven the scale ends there
        (SIX, "1-6"),
        ({0: 3, 3: 5, 6: 4}, "0-6"),
        ({1: 3, 3: 5, 6: 2}, "1-7"),
        ({1: 3, 3: 5, 6: 4, 7: 2}, "1-7"),
        # one in a hundred may be a slip
        ({2: 150, 5: 147, 8: 3}, "1-5"),
        ({2: 150, 5: 145, 8: 5}, "1-10"),
        # codes for no answer are no percentage
        ({1: 4, 5: 4, 99: 4}, "1-5"),
        ({0: 4, 3: 4, -9: 2}, "0-5"),
        ({40: 4, 75: 4, 99: 4}, "0-100"),
        ({1: 5, 3: 4, 5: 3, 9: 4, 99: 1}, "1-5"),
        ({0: 5, 3: 4, 5: 3, 8: 2, 9: 4}, "0-5"),
        ({1: 5, 3: 2, 5: 2, 9: 4}, "1-10"),  # too few to tell
        ({1: 5, 3: 4, 6: 3, 9: 4}, "1-10"),
        ({0: 4, 1: 3}, "0-5"),  # not a part of one between
        ({}, "None"),
    ],
)
def test_the_scale_of_numbers(times: Mapping[int, int], scale: str) -> None:
    assert str(infer_scale(counted(times))) == scale


def test_one_to_four_found_and_the_form_says_otherwise() -> None:
    asked = declared(counted({1: 2, 4: 2}), Scale(0, 5))
    assert asked is not None
    assert asked.choices == ("0-5", "1-4")
    assert "from 1 to 4, and the form says 0-5" in asked.sentence
    assert declared(counted({1: 2, 5: 2}), Scale(1, 5)) is None
    assert declared(counted({1: 2, 5: 2}), Scale(0, 5)) is None  # the levels are the same
    assert declared(counted({}), Scale(0, 5)) is None


def test_parts_of_one_are_percentages_as_a_workbook_keeps_them() -> None:
    answers = Counter({Fraction(0): 2, Fraction(1, 4): 1, Fraction(4, 5): 3, Fraction(1): 1})
    assert infer_scale(answers) == Scale(0, 1)
    assert [Scale(0, 1).level(v) for v in sorted(answers)] == [0, 1, 4, 5]
    assert "80 % as 0.8" in undeclared(answers, Scale(0, 1)).sentence


def test_numbers_to_100_that_are_no_fives_may_be_marks() -> None:
    marks, slider = ({35: 1, 92: 2}, {35: 1, 90: 2})
    assert undeclared(counted(marks), Scale(0, 100)).open
    assert not undeclared(counted(slider), Scale(0, 100)).open


@pytest.mark.parametrize(("nines", "asked"), [(4, True), (1, False)])
def test_nines_that_stand_apart_are_asked_about_first(nines: int, asked: bool) -> None:
    question = undeclared(counted({1: 5, 3: 4, 5: 3, 9: nines}), Scale(1, 5))
    assert question.open is asked
    assert ("Is 9 (4 times) a level, or a code" in question.sentence) is asked
    assert {"1-5", "1-10"} <= {*question.choices}


@pytest.mark.parametrize(
    ("times", "assumed", "people", "first", "asked"),
    [
        (SIX, "1-6", 10, ("1-6", "6-1"), False),
        ({1: 9, 3: 9, 6: 2}, "1-7", 10, ("1-7", "6-1", "1-6"), True),
        ({1: 9, 3: 9, 6: 2}, "1-7", 3, ("1-7", "6-1", "1-6"), False),
        ({1: 9, 3: 9, 6: 1}, "1-5", 10, ("1-5", "6-1"), False),
        ({0: 9, 3: 9, 6: 4}, "0-6", 10, ("0-6", "0-7"), False),
    ],
)
def test_of_one_to_six_either_end_may_be_the_best(
    times: Mapping[int, int], assumed: str, people: int, first: tuple[str, ...], asked: bool
) -> None:
    question = undeclared(counted(times), parse_scale(assumed), people)
    assert (question.choices[: len(first)], question.open) == (first, asked)
    assert ("it is 6-1" in question.sentence) is ("6-1" in first)


FOUR = (Scale(0, 4), (("0", 0), ("1", 1), ("2", 2), ("3", 4), ("4", 5)))
MEANINGS = {"0": "none", "1": "basic", "2": "working", "3": "advanced", "4": "expert"}
LINES = [f"{number} = {word}" for number, word in MEANINGS.items()]
COLUMNS = [list(pair) for pair in MEANINGS.items()]
UNSIGNED = [" ".join(pair) for pair in MEANINGS.items()]
ENDS = (
    *("Scale: 0 none - 3 expert", "Scale 0 none to 3 expert", "Skala: 0 keine - 3 Experte"),
    *("Legend: 0 no knowledge - 3 can train others", "0 none – 3 can teach"),
)
SYMBOLS = [
    *(["Level", "Symbol", "Meaning"], ["Expert", "*", "Can mentor"]),
    *(["Advanced", "O", "Independent"], ["Beginner", "-", "Learns"]),
]
COUNTED = (
    *("1 junior, 2 senior, 3 expert", "1 junior and 3 senior", "1 high street - 4 low road"),
    *("Risk: 1 low - 4 high", "0 none - 3 years in team", "Team: 1 junior - 3 experts"),
)


@pytest.mark.parametrize(
    ("rows", "legend"),
    [
        # in full: the scale and the level of each number
        ([["Legend"], *([line] for line in LINES)], FOUR),
        (COLUMNS, FOUR),
        (COLUMNS[::-1], FOUR),
        ([["Scale: 0 = none, 1 = basic (reads), 2 = working; 3 = advanced, 4 = expert"]], FOUR),
        ([["0 - None 1 - Basic 2 - Working 3 - Advanced 4 - Expert"]], FOUR),
        ([["Legend:", *LINES]], FOUR),
        # the ends, and words that nobody knows: the scale only
        ([["0 = none ... 4 = expert"]], (Scale(0, 4), ())),
        ([["Scale 1-5"]], (Scale(1, 5), ())),
        *(([[line]], (Scale(0, 3), ())) for line in ENDS),  # without a sign
        ([["1 low ... 4 high"]], (Scale(1, 4), ())),
        *(([[sign.join(UNSIGNED)]], FOUR) for sign in (", ", " / ", "; ", " ")),
        ([["0 (none) to 4 (expert)"]], (Scale(0, 4), ())),
        ([["Rating scale: 1 to 10"]], (Scale(1, 10), ())),
        ([["Legend: 0 = nope, 1 = tried it, 2 = uses it daily"]], (Scale(0, 2), ())),
        # letters
        (
            [["B = Basic"], ["I = Intermediate"], ["E = Expert"], ["x = on leave"]],
            (None, (("B", 1), ("I", 3), ("E", 5))),
        ),
        (SYMBOLS, (None, (("*", 5), ("O", 4), ("-", 1)))),
        # other marks, and what is no level
        ([["+ = Basic, - = None, / = Expert, X = Good"]], (None, (("+", 1), ("/", 5), ("X", 3)))),
        (
            [["Legend"], ["🟢 Expert", "Teaches"], ["🟠 Basic"], ["🔴 None"], ["⚪ N/A"]],
            (None, (("🟢", 5), ("🟠", 1), ("🔴", 0), ("⚪", "not_applicable"))),
        ),
        ([["● = Expert, ◐ = Basic, ○ = None"]], (None, (("●", 5), ("◐", 1), ("○", 0)))),
        ([["Leyenda: 0 = No evaluado, 1 = Con ayuda, 2 = Sabe, 3 = Formador"]], (Scale(1, 3), ())),
        # lists, dates and answers are none
        ([["1: Python"], ["2: SQL"], ["3: Go"]], None),
        ([["Team A: 2026-01-02"]], None),
        ([["Meeting 10:30 - 11:00"]], None),
        ([["Core, 1-20"]], None),
        *(([[line]], None) for line in COUNTED),
        ([["Expert", "2"], ["Advanced", "3"], ["Basic", "1"]], None),
        ([["Expert", "A"], ["Senior", "-"], ["Basic", "B"]], None),
        ([["0 = none"], ["4 = expert"]], None),
        ([["Ana", "3"], ["Ben", "4"], ["Cy", "5"]], None),
        ([], None),
    ],
)
def test_what_a_legend_declares(rows: list[list[str]], legend: object) -> None:
    result = find_legend(rows)
    assert (result and (result.scale, result.words)) == legend


@pytest.mark.parametrize("scale", [{"scale": "0-5"}, {}, {"scale": "1-5"}])
def test_the_number_beside_a_word(empty: Database, scale: dict[str, str]) -> None:
    rows = "A,1 - Basic,2 - Foundation\nB,3 - Intermediate,5 - Expert\nC,Foundation,1 - Basic\n"
    result = proposed(empty, f"Name,Python,SQL\n{rows}", **scale)
    assert (meant(result)["2 - Foundation"], meant(result)["Foundation"]) == (2, 1)
    notes = [i.severity for i in result.issues if "“2 - Foundation” (1)" in i.reason]
    assert notes == ["note"]


def asked(empty: Database, rows: str, mapping: MappingFile | None = None) -> list[str]:
    """The sentences about answers that became one level."""
    result = imported(empty, "Name,Python,SQL\n" + rows, mapping=mapping, dry_run=True)
    return [i.reason for i in result.issues if "are both read as level" in i.reason]


def test_two_words_that_are_one_level_are_a_question(empty: Database) -> None:
    both = "Ann,Beginner,None\nBob,Basic,Intermediate\nCho,Expert,Expert\n"
    assert asked(empty, both) == [
        "“Beginner” and “Basic” are both read as level 1, by their words. If the form means two "
        "steps, say which level each answer is."
    ]
    given = MappingFile((ColumnMapping("Python", values=(("Basic", 2),)),))
    assert asked(empty, both, given) == []
    # nor are different levels, and the same point
    rows = "Ann,1 - Beginner,1 - beginner\nBob,3 - Intermediate,Novice\nCho,1 - Beginner,Expert\n"
    assert asked(empty, rows) == []


def test_neighbours_with_a_stroke_beside_whole_numbers_may_be_two_levels(empty: Database) -> None:
    """Not of the highest number of the scale, nor where "3/5" stands beside them."""
    rows = "Ann,3/4,2/3,4/5\nBob,2,3/5,4\nCy,4,3,5\nDi,1,2,3\n"
    read = meant(proposed(empty, f"Name,Python,SQL,Docker\n{rows}", scale="1-5"))
    assert (read["3/4"], read["2/3"], read["4/5"], read["3/5"]) == (None, 3, 4, 3)


def test_tenths_and_what_is_above_the_highest(empty: Database) -> None:
    # 5v/10: 2, 3, 4 of 4, 6, 8
    levels = {"10/10": 5, "4/10": 2, "6/10": 3, "0/10": 0, "8/10": 4, "12/10": None}
    rows = "".join(f"P{i},{share}\n" for i, share in enumerate(levels))
    result = proposed(empty, f"Name,Python\n{rows}")
    assert result.scale is None  # nothing to ask
    assert meant(result) == levels
    (aside,) = [v for v in result.values if v.level is None]
    assert "outside the scale" in aside.reason


SECRETS = ("getting divorced", "ask Maria", "sick leave", "burned out", "hates it")
OWN_WORDS = [
    ["Name", "Python", "SQL", "What else?"],
    ["Ada", "3", "getting divorced", "sick leave"],
    ["Bo", "ask Maria", "4", "burned out"],
    ["Cy", "2", "1", "hates it"],
    ["Dee", "Expret", "maybe", ""],
    ["Eve", "4", "maybe", ""],
    ["Fay", "9", "5", ""],
]


def test_short_comments_among_levels_are_listed_without_their_words(database: Database) -> None:
    outcome = ingest(database, as_csv(OWN_WORDS), "a.csv", wave="now", scale="1-5")
    listed = {(i.row, i.column): (i.value, i.reason) for i in outcome.issues if i.row}
    assert listed[2, "SQL"][0] is None
    assert "16 characters of free text" in listed[2, "SQL"][1]
    assert listed[3, "Python"][0] is None
    assert listed[5, "Python"][0] == "Expret"  # nearly a word for a level: a slip to correct
    assert listed[5, "SQL"][0] == listed[6, "SQL"][0] == "maybe"  # two gave it
    assert listed[7, "Python"][0] == "9"
    stored = repr([database.rows(f'select * from "{name}"') for (name,) in database.rows(TABLES)])
    shown = repr(outcome)
    assert [s for s in SECRETS if s in stored or s in shown] == []


def test_a_proposal_counts_them_and_shows_none(empty: Database) -> None:
    result = proposed(empty, as_csv(OWN_WORDS), scale="1-5")
    values = {(v.header, v.value): (v.count, v.outcome) for v in result.values}
    assert values["Python", OTHER_TEXTS] == (1, "set_aside")
    assert values["SQL", OTHER_TEXTS] == (1, "set_aside")
    assert values["SQL", "maybe"] == (2, "set_aside")
    shown = repr(result) + write_mapping(whole_mapping(result, None))
    assert [s for s in SECRETS if s in shown] == []


def test_words_beside_a_level_are_not_stored(database: Database) -> None:
    kept = {
        "3 kids at home": (3, "3"),
        '"basic, I fear"': (1, "basic"),
        "4": (4, "4"),
        "2 - with help": (2, "2 - with help"),
        "2": (2, "2"),
        "novice": (1, "novice"),
        "3 (often)": (3, "3 (often)"),
        "4 out of 5": (4, "4 out of 5"),
        "Expert (since 2019)": (5, "Expert (since 2019)"),
    }
    text = "Name,Python\n" + "".join(f"P{i},{text}\n" for i, text in enumerate(kept))
    ingest(database, text.encode(), "a.csv", wave="now", scale="1-5")
    result = database.rows("select level, native_value from rating order by row_no")
    assert result == list(kept.values())


@pytest.mark.parametrize(
    ("value", "times", "own"),
    [
        ("7", 1, False),
        ("2026-01-02", 1, False),
        ("1 or 2", 1, False),
        ("J", 1, False),
        ("long words that nobody has in a scale", 9, True),
    ],
)
def test_own_words(value: str, times: int, own: bool) -> None:
    assert is_own_words(value, times) is own


TABLE = "\n\nName,Python,SQL\nAnn,1,2\nBob,5,4\nCy,3,2\n"
FALLING = "1 = expert, 2 = advanced, 3 = intermediate, 4 = beginner, 5 = none"


LEGENDS = (FALLING, f"Legend: {FALLING}", FALLING.replace(", ", ";"))
BELOW = "Skill,Ann,Bob,Cy\nPython,1,5,3\nSQL,2,4,2\nGo,2,4,1\n\n" + FALLING.replace(", ", "\n")


@pytest.mark.parametrize("text", [*(f'"{legend}"{TABLE}' for legend in LEGENDS), BELOW])
@pytest.mark.parametrize("scale", [{}, {"scale": "1-5"}])
def test_a_falling_legend_is_followed(empty: Database, text: str, scale: dict[str, str]) -> None:
    result = proposed(empty, text, **scale)
    assert meant(result) == {"1": 5, "2": 4, "3": 3, "4": 1, "5": 0}
    texts = [i.severity for i in result.issues if "the lowest number as the best" in i.reason]
    assert texts == ["warning"]


def test_the_ends_of_a_falling_scale_are_a_question(empty: Database) -> None:
    text = f'"Scale: 1 (expert) to 5 (no knowledge)"{TABLE}'
    assert "lowest number is the best" in refusal(empty, text)
    columns = tuple(ColumnMapping(h, "level", skill=h, reversed=True) for h in ("Python", "SQL"))
    result = meant(proposed(empty, text, mapping=MappingFile(columns)))
    assert (result["1"], result["4"]) == (5, 2)


THREE = (("Ann", 1, 2), ("Bob", 5, 4), ("Cy", 3, 2))
KEYED = {
    "above, line by line": "1 = expert,,\n5 = no knowledge,,\nName,Python,SQL\n{0}\n{1}\n{2}\n",
    "some steps beside it": "Name,Python,SQL,,Legende,\n{0},,1,Experte\n"
    "{1},,3,Fortgeschritten\n{2},,5,keine Kenntnisse\n",
    "beside it without a header": "Name,Python,SQL,,\n{0},,1 = Expert\n"
    "{1},,5 = No knowledge\n{2},,\n",
    "in one cell beside it": "Name,Python,SQL,,\n{0},,1 = Expert ... 5 = No knowledge\n"
    "{1},,\n{2},,\n",
    "in a note": "Name,Python,SQL,Note\n{0},1 = expert 5 = none\n{1},\n{2},\n",
    "in the words of who has it": '"1: I can teach it, 2: I can use it, 5: never used",,\n'
    "Name,Python,SQL\n{0}\n{1}\n{2}\n",
    "below the names": "Name,Python,SQL\n{0}\n{1}\n{2}\nKey: 1 Expert; 3 Intermediate; 5 None,,\n",
    "over the skills": 'Name,"Python (1 = best)","SQL (1 = best)"\n{0}\n{1}\n{2}\n',
    "over the names": '"Name (1 = expert; 5 = no knowledge)",Python,SQL\n{0}\n{1}\n{2}\n',
}
"""Keys that name the ends of a scale or some of its steps."""


@pytest.mark.parametrize("text", KEYED.values(), ids=KEYED)
def test_ends_that_are_named_anywhere_are_a_question(empty: Database, text: str) -> None:
    text = text.format(*(f"{who},{item},{two}" for who, item, two in THREE))
    first = text.splitlines()[0].split(",")[0].strip('"')
    named = (ColumnMapping(first, "person"),) if first.startswith("Name (") else ()
    result = refusal(empty, text, mapping=MappingFile(named))
    assert re.search("lowest number is the best.*5-1 as the scale", result)
    assert meant(proposed(empty, text, scale="5-1", mapping=MappingFile(named)))["1"] == 5


def test_ends_that_another_sheet_names_are_a_question(empty: Database) -> None:
    key = [["1 = expert"], ["5 = no knowledge"]]
    book = as_xlsx([["Name", "Python", "SQL"], *THREE], others=[("How to", key)])
    assert "“1 = expert; 5 = no knowledge” says that the lowest" in refusal(empty, book)
    book = as_xlsx([["Name", "Python", "SQL"], *THREE], others=[("How to", key[:1])])
    assert refusal(empty, book) == ""


def test_parts_of_one_beside_whole_numbers_are_shares_and_asked_about(database: Database) -> None:
    text = "Name,Python,SQL,Docker\nAnn,4,3,0.6\nBob,2,5,0.2\nCy,1,1,1\n"
    sentence = imported(database, text)
    result = levels(database)
    assert [result[who, "Docker"] for who in ("Ann", "Bob", "Cy")] == [3, 1, 5]
    assert result["Cy", "Python"] == 1
    assert any("“Docker” lie between 0 and 1" in i.reason for i in sentence.issues)
    halves = proposed(database, text.replace("0.6", "0.5").replace("4,3", "4.5,3"))
    assert not any("lie between 0 and 1" in i.reason for i in halves.issues)


FALLS = (
    *("1 = best, 5 = worst", "1 expert - 5 beginner", "where 1 is best", "lower is better"),
    "1 to 10, less comfortable with (10) to the one you feel most comfortable with (1)",
    *("1 = most proficient, 5 = least proficient", "1 being the highest and 5 the lowest"),
    *("1 máximo, 5 mínimo", "1 = domino, 5 = não conheço", "1 - эксперт, 5 - новичок"),
    *("1 - bardzo dobrze, 5 - bardzo słabo", "1 = some experience, 2 = basic, 3 = none"),
    *("1 = sehr gut, 5 = gar nicht", "1 = excellent, 5 = nul", "1 = muy bueno, 5 = malo"),
    *("Expert = 1, Medium = 2, Basic = 3", "expert: 0; good: 1; basic: 2; none: 3"),
    *("1 = výborný, 5 = nedostatečný", "5 = no knowledge", "Rating: 1 high - 5 low", "1=best"),
    "Skala 1 (beste) - 5 (schlechteste)",
    "where 1 means you could teach it and 5 means never used",
)
RISES = (
    *("1 = none, 5 = expert", "0 = none, 1 = basic, 2 = expert", "SQL (1-5)", "Python 3 expert"),
    *("1 = none, 5 = best", "3 = basic", "5 = expert", "Tier 3", "from least (1) to most (5)"),
    *("1 = I know nothing, 5 = I know a lot", "1 is not good and 5 is very good"),
    *("0 = no knowledge, 2 = with little help, 3 = no help needed", "1 = basic, 4 = no help"),
    *("0 = not applicable, 1 = low, 5 = high", "1 = best match for your job"),
    *("1 = I have done it with the best people, 5 = expert", "Page 1 (max. 5 points)"),
    "1 means you cannot teach it and 5 means little help needed",
    *("Basic = 1, Medium = 2, Expert = 3", "Expert: 2, Good: 1, Basic: 6"),
)


@pytest.mark.parametrize("text", [*FALLS, *RISES])
def test_what_says_that_the_lowest_is_the_best(text: str) -> None:
    assert says_falling(text) is (text in FALLS)


def test_answers_with_words_that_fall_beside_numbers_alone_are_a_question(empty: Database) -> None:
    """Words of a mapping say nothing about numbers."""
    text = "Name,Python,SQL\nAnn,1 (expert),2 (advanced)\nBob,5 (none),4\nCy,3,2\n"
    assert re.search(r"1 \(expert\).*numbers alone or", refusal(empty, text))
    words = MappingFile(values=(("1 (expert)", 5), ("5 (none)", 0)))
    assert "numbers alone or" in refusal(empty, text, mapping=words)
    numbers = MappingFile(values=(("2", 4), ("3", 3), ("4", 1)))
    result = meant(proposed(empty, text, mapping=numbers))
    assert [result[n] for n in ("1 (expert)", "2 (advanced)", "2", "3", "4", "5 (none)")] == [
        *(5, 4, 4, 3, 1, 0)
    ]


SILENT = {
    "in a key above": (
        '"1 = none, 2 = basic, 3 = fair, 4 = good, 5 = expert, 6 = don\'t know"\n'
        "Name,Python,SQL\nAnn,1,6\nBob,4,5\n",
        {"1": 0, "4": 3, "5": 5, "6": None},
    ),
    "below": ("Name,Go,R\nA,4,0\nB,1,2\n\n0 = keine Angabe", {"0": None, "1": 1, "2": 2, "4": 4}),
    "in a header": (
        'Name,"Python (0 = no answer, 4 = expert)","SQL (0 = no answer, 4 = expert)"\n'
        "Ann,4,0\nBob,1,3\n",
        {"0": None, "1": 1, "3": 4, "4": 5},
    ),
    "0 in a cell": (
        "Name,Python,SQL\nAnn,4 Strong,0 Not assessed\nBob,3 Good,1 Weak\n",
        {"0 Not assessed": None, "1 Weak": 1, "3 Good": 3, "4 Strong": 4},
    ),
    "6 in a cell": (
        "Name,Python,SQL\nAnn,4,6 Not applicable\nBob,5,1\n",
        {"1": 1, "4": 4, "5": 5, "6 Not applicable": None},
    ),
}


@pytest.mark.parametrize(("text", "read"), SILENT.values(), ids=SILENT)
def test_a_number_that_is_no_answer_makes_no_scale(
    empty: Database, text: str, read: dict[str, int | None]
) -> None:
    result = proposed(empty, text)
    assert meant(result) == read
    assert "set_aside" not in {v.outcome for v in result.values}


KEY = ("1 - never done it", "2 - beginner", "3 - with help", "4 - independent", "5 - teach others")


def keyed(answers: Sequence[str], header: str = "Name,Python,SQL") -> str:
    pairs = zip(answers, [*answers[1:], answers[0]], strict=True)
    return "\n".join(
        [header, *(f"Person {c},{a},{b}" for c, (a, b) in zip("ABCDE", pairs, strict=False))]
    )


@pytest.mark.parametrize(
    ("head", "given"),
    [
        *(("Name,Python,SQL", given) for given in ({}, {"scale": "1-5"}, {"scale": "0-5"})),
        ("Name,Python (1-5),SQL (1-5)", {}),
    ],
)
def test_a_key_of_which_only_some_words_are_known_is_read_by_its_numbers(
    empty: Database, head: str, given: dict[str, str]
) -> None:
    """Beginner alone is 1, independent 3: with the numbers of the others two points would be one,
    or change places."""
    result = proposed(empty, keyed(KEY, head), **given)
    assert meant(result) == dict(zip(KEY, (1, 2, 3, 4, 5), strict=True))
    assert any("“2 - beginner” (1), “4 - independent” (3)" in i.reason for i in result.issues)
    asked = any("which scale" in question.lower() for question in result.questions)
    assert asked is (not given and "(1-5)" not in head)


STEPS = {
    ("1 - Novice", "2 - Basic", "3 - Proficient", "4 - Advanced", "5 - Expert"): (1, 2, 3, 4, 5),
    ("1 - Awareness", "2 - Basic", "3 - Proficient", "4 - Expert"): (1, 2, 4, 5),
    ("Level 1 (Basic)", "Level 2 (Proficient)", "Level 3 (Advanced)"): (1, 2, 3),
    ("1 - Beginner", "2 - Intermediate", "3 - Expert"): (1, 3, 5),
    **{
        ("1 - Beginner", "2 - With help", "3 - Alone", f"4 - {top}"): (1, 2, 4, 5)
        for top in ("can train others", "Can teach others", "can teach")
    },
}


@pytest.mark.parametrize(("key", "read"), STEPS.items())
def test_two_numbers_are_not_one_level_whatever_their_words(
    empty: Database, key: tuple[str, ...], read: tuple[int, ...]
) -> None:
    """Where each word has a level of its own, the words come first."""
    assert meant(proposed(empty, keyed(key))) == dict(zip(key, read, strict=True))
    if len(key) == 5:
        assert meant(proposed(empty, keyed(key), scale="1-5")) == dict(zip(key, read, strict=True))


def test_a_first_number_that_says_none_is_not_1(empty: Database) -> None:
    key = ("1 - None", "2 - Novice", "3 - Beginner", "4 - Intermediate", "5 - Expert")
    assert [*meant(proposed(empty, keyed(key))).values()] == [0, 1, 1, 3, 5]


def test_a_key_does_not_end_the_scale_of_higher_numbers(empty: Database) -> None:
    key = ("1 - Awareness", "2 - Basic", "3 - Proficient", "4 - Expert")
    rows = "".join(f"P {n},{answer},{2 * n}\n" for n, answer in enumerate(key, start=1))
    assert meant(proposed(empty, f"Name,Python,SQL\n{rows}"))["8"] == 4


def test_opinions_by_many_points_are_told(empty: Database) -> None:
    head = "Name,Skill,Level,relevance_score\n"
    for score, times in (("9.2", 1), ("4", 0)):
        result = proposed(empty, f"{head}Ann,SQL,3,{score}\nBob,SQL,2,3\n")
        noted = [i.column for i in result.issues if "read as importance, on a scale of" in i.reason]
        assert noted == ["relevance_score"] * times


FALL = ("1 - expert", "2 - alone", "3 - with help", "4 - little", "5 - none")


@pytest.mark.parametrize(
    ("text", "scale", "asked"),
    [
        (f'"{FALLING}"{TABLE}', "0-5", "lowest number is the best.*`reversed = true`"),
        (f'"Bewertung: 1 = sehr gut, 6 = ungenügend"{TABLE}', None, "6-1 as the scale"),
        (keyed(FALL), None, "lowest number is the best.*1 - expert"),
    ],
)
def test_a_falling_key_is_a_question(
    empty: Database, text: str, scale: str | None, asked: str
) -> None:
    assert re.search(asked, refusal(empty, text, scale=scale))


@pytest.mark.parametrize("given", ["3,5", "3.5"])
def test_a_half_goes_down_with_a_sentence(empty: Database, given: str) -> None:
    text = f"Name;Python;SQL\nAda;{given};4\nBo;2;1\nCy;4;2,75\n"
    result = proposed(empty, text, scale="1-5")
    assert (meant(result)[given], meant(result)["2,75"]) == (3, 3)
    (sentence,) = [i.reason for i in result.issues if "between two levels" in i.reason]
    assert sentence.startswith("2 answers lie between two levels, in 2 columns")
    assert f"{given} became 3, 2,75 became 3" in sentence


@pytest.mark.parametrize(
    ("answer", "scale", "column"),
    [("3.5,4", "0-5", "Python"), ("87.5,40", "0-100", None), ("3.0,4", "0-5", None)],
)
def test_what_is_rounded_is_said(
    empty: Database, answer: str, scale: str, column: str | None
) -> None:
    result = proposed(empty, f"Name,Python,SQL\nAda,{answer}\nBo,2,1\n", scale=scale)
    text = [(i.column, i.reason[:14]) for i in result.issues if "between two levels" in i.reason]
    assert text == ([(column, "One answer lie")] if column else [])


FILE = b"Name,SQL is hard for me\nAnn,Strongly agree\nBob,Strongly disagree\nCy,Neutral\n"
NAMES = '[columns."SQL is hard for me"]\nskill = "SQL"\nreversed = true\n'
VALUES = 'values = { "Strongly agree" = 1, "Neutral" = 3, "Strongly disagree" = 5 }\n'
NUMBERS = b"Name,SQL is hard for me\nAnn,1\nBob,3\n"


@pytest.mark.parametrize(
    ("content", "mapping", "said"),
    [
        (FILE, NAMES, 'values = { "Strongly agree" = LEVEL'),
        (FILE, NAMES + VALUES, "`reversed` of “SQL is hard for me”.*one of"),
        (NUMBERS, f"{NAMES}cut_points = [1, 2, 3]\n", "`cut_points`"),
        # words that may be somebody's own are not repeated
        (b"Name,Python\nA,blue\nB,red", '[columns.Python]\nuse = "level"', '{ "ANSWER" = LEVEL }'),
    ],
)
def test_a_mapping_without_sense(empty: Database, content: bytes, mapping: str, said: str) -> None:
    assert re.search(said, refusal(empty, content, mapping=mapping))


def test_reversed_turns_what_values_leave_open_and_is_kept_only_there(empty: Database) -> None:
    given = read_mapping((NAMES + VALUES).encode())
    for content, kept in ((FILE, False), (FILE.replace(b"Neutral", b"2"), True)):
        result = proposed(empty, content, mapping=given)
        assert [c.reversed for c in whole_mapping(result, given).columns] == [False, kept]
    assert meant(result)["2"] == 4


@pytest.mark.parametrize(("people", "top"), [(26, 3), (24, 3), (26, 4)])
def test_levels_that_many_leave_out_are_asked_for(empty: Database, people: int, top: int) -> None:
    rows = "".join(f"P{i},{i % 4},2,1,{top}\n" for i in range(people))
    text = f"Name,Python,SQL,Docker,Git\n{rows}"
    choice = "It is 0-3 if 3 was the highest answer that could be given, and 0-5 if 5 was."
    assert (choice in refusal(empty, text)) is ((people, top) == (26, 3))
    assert not refusal(empty, text, scale="0-5")
