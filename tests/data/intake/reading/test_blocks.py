"""What stands around a table, in its header rows, and among its rows without being a person."""

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.levels.scales import Scale
from data.intake.reading import large
from data.intake.reading.header_rows import header_rows
from data.intake.reading.no_people import (
    COUNTED,
    HEADER,
    LEAST,
    LONE,
    OPEN,
    SUMMARY,
    TARGET,
    team_of_lines,
)
from data.intake.reading.read import read
from data.intake.reading.table import TextTable
from data.store.database import Database
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.intake.imported import imported, levels, meant, proposed, rated, refusal, uses

TABLE = "Name,Team,Python,SQL,Docker\nAna,Core,3,4,0\nBen,Core,1,,2\n"
LEGEND = "0 = none\n1 = basic\n2 = working\n3 = advanced\n4 = expert\n"


def names(table: TextTable) -> list[str]:
    return table.column(1).to_pylist()


@pytest.mark.parametrize(
    ("text", "first_row"),
    [
        (f"{TABLE}\nLegend\n{LEGEND}", 2),
        (f"Skills of 2026\n\n{LEGEND}\n{TABLE}", 10),
        (f"0 = none,1 = basic,2 = working,3 = advanced,4 = expert\n{TABLE}", 3),
        (f"{TABLE}0 = none,1 = basic,2 = working,3 = advanced,4 = expert\n", 2),
        (f"Team:,Core\nDate:,2026-01-02\n\n{TABLE}\n{LEGEND}", 5),
        (
            "Name,Team,Python,SQL,Docker,,Key\nAna,Core,3,4,0,,0 = none\nBen,Core,1,,2,,1 = basic\n"
            ",,,,,,2 = working\n,,,,,,3 = advanced\n,,,,,,4 = expert\n",
            2,
        ),
    ],
)
def test_a_legend_below_above_and_beside_is_no_row_of_the_table(text: str, first_row: int) -> None:
    (table,) = read(text.encode())
    assert table.headers == ("Name", "Team", "Python", "SQL", "Docker")
    assert names(table) == ["Ana", "Ben"]
    assert table.cells.column("row_no").to_pylist() == [first_row, first_row + 1]
    assert table.legend is not None
    assert table.legend.scale == Scale(0, 4)


def test_a_legend_of_both_ends_is_nobody() -> None:
    (table,) = read(f"{TABLE}\nLegend,,,,\n0,None,,,\n4,Expert,,,\n".encode())
    assert names(table) == ["Ana", "Ben"]


def test_a_legend_that_begins_with_the_levels_is_no_people(empty: Database) -> None:
    people = "Name,Python,SQL\nAna,O,*\nBen,*,-\nCy,-,O\n"
    legend = "Level,Symbol,Meaning\nExpert,*,Can mentor\nAdvanced,O,Alone\nBeginner,-,Learns\n"
    result = proposed(empty, f"{people}\n{legend}")
    assert (result.rows, meant(result)) == (3, {"O": 4, "*": 5, "-": 1})


def test_every_line_that_was_left_out_below_is_listed_with_its_row() -> None:
    (table,) = read(f"{TABLE}\nNote: made by hand in a hurry,,,,\n".encode())
    assert names(table) == ["Ana", "Ben"]
    assert [(i.row, i.value) for i in table.issues] == [(5, None)]  # never what it says
    assert "29 characters" in table.issues[0].reason


MORE = ("Cy,Edge,2,1,5", "Cy,,,,", "\nCy Lee,Edge", "Cy,Edge,Expert,None,Basic")


@pytest.mark.parametrize("more", MORE)
def test_people_after_a_blank_row_stay_people(more: str) -> None:
    (table,) = read(f"{TABLE}\n{more}\n".encode())
    assert [name.split(" ")[0] for name in names(table)] == ["Ana", "Ben", "Cy"]


def test_a_second_table_on_the_sheet_is_a_table_of_its_own() -> None:
    first, second = read(f"{TABLE}\nSkill,Average,Max\nPython,2,3\nSQL,4,4\n".encode())
    assert names(first) == ["Ana", "Ben"]
    assert second.headers == ("Skill", "Average", "Max")
    assert second.cells.column("row_no").to_pylist() == [6, 7]


@pytest.mark.parametrize("corner", ["Team Member", "Skill"])
@pytest.mark.parametrize("title", ["", "Frontend\n"])
def test_the_corner_again_over_other_names_begins_a_table(corner: str, title: str) -> None:
    blocks = [f"{corner},{names}\nAna,🟢,🟡\nBen,🟠,🟢\n" for names in ("Go,SQL", "CSS,Vue")]
    first, second = read(f"Backend\n{blocks[0]}\n{title}{blocks[1]}".encode())
    assert (names(first), names(second)) == (["Ana", "Ben"], ["Ana", "Ben"])
    assert second.headers == (corner, "CSS", "Vue")


def test_a_count_of_rows_before_a_second_header_is_no_answer() -> None:
    first, second = read(b",Name,Go,SQL\n0,Ana,4,2\n1,Ben,3,5\n0,Name,CSS,Vue\n1,Cy,2,3\n2,Di,4,4")
    assert (first.headers[2:], second.headers[1:]) == (("Go", "SQL"), ("Name", "CSS", "Vue"))


@pytest.mark.parametrize(
    ("row", "aside"), [("Cy,2,5,1", True), ("Cy,Core,2,5", False), ("Cy,Core,n/a,5", False)]
)
def test_a_short_row_of_which_cells_stand_below_other_headers_is_set_aside(
    row: str, aside: bool
) -> None:
    (table,) = read(f"{TABLE}{row}\n".encode())
    assert (4 in table.left_out) is aside


def test_the_same_header_again_goes_on_with_the_table() -> None:
    again = "Team Edge\nName,Team,Python,SQL,Docker\nCy,Edge,2,2,2\n"
    (table,) = read(f"{TABLE}\n{again}".encode())
    assert names(table) == ["Ana", "Ben", "Cy"]
    assert [i.row for i in table.issues] == [5, 6]


def test_blank_columns_at_the_left_and_a_note_on_another_sheet() -> None:
    rows = [["", "", *line.split(",")] for line in TABLE.splitlines()]
    table = read(as_xlsx(rows, others=[("Read me", [["How to fill this in"]])], last=True))[0]
    assert (table.sheet, table.headers[0], names(table)) == ("Sheet1", "Name", ["Ana", "Ben"])


def test_a_list_of_choices_is_not_taken_for_the_table_that_asks(database: Database) -> None:
    """Each level once, for a menu in the cells; the answers need a question first."""
    skills = [["Name", "Vega", "Orbit"], *([f"Ann {i}", str(i % 5 + 1), "3"] for i in range(8))]
    listed = ("None", "Beginner", "Basic", "Advanced", "Expert")
    levels_in = [["Levels"], *([f"{i} - {word}"] for i, word in enumerate(listed, start=1))]
    for last in (True, False):
        book = as_xlsx(skills, sheet="Matrix", others=[("Lists", levels_in)], last=last)
        result = proposed(database, book)
        assert "Are these skills: “Vega”, “Orbit”?" in (result.refusal or "")
        assert result.sheet == "Matrix"


def test_what_is_required_below_is_not_taken_for_the_table_that_asks(database: Database) -> None:
    skills = ["SQL", "Orbit", "Vega", "Mako", "Topaz"]
    levels_of = (["Ana", *"13213"], ["Ben", *"24123"], ["Cy", *"31232"])
    people = [["Name", *skills], *levels_of]
    required = [["Skill", "Required"], ["SQL", "3"], ["Orbit", "2"]]
    content = as_csv([*people, [""], *required])
    assert "Are these skills beside “SQL”: “Orbit”" in (proposed(database, content).refusal or "")
    every = MappingFile(skills=ALL)
    outcome = ingest(database, content, "two.csv", wave="1", mapping=every)
    assert levels(database)["Ana", "Orbit"] == 3
    (said,) = [i for i in outcome.issues if "Another table" in i.reason]
    assert said.row == 6
    assert "of 2 rows" in said.reason


def test_a_team_merged_over_its_people_is_the_team_of_each() -> None:
    rows = [["Team", "Name", "Python"], ["Core", "Ana", 3], ["", "Ben", 1], ["Edge", "Cy", 2]]
    assert names(read(as_xlsx(rows, merged=[(1, 0, 2, 0)]))[0]) == ["Core", "Core", "Edge"]
    assert names(read(as_csv(rows))[0]) == ["Core", "", "Edge"]  # nothing says so
    rated = read(as_xlsx([["Name", "Python"], ["Ana", 3], ["Ben", ""]], merged=[(1, 1, 2, 1)]))[0]
    assert rated.column(2).to_pylist() == ["3", ""]  # nobody knows for whom else it was meant


PERSON = "Person,Team,Python,SQL\nbo,Core,0,0\n\n{}\nada,Core,0,0\ndee,Edge,0,0\n"
ANSWERS = "Ja,Nein,oft\n" * 3


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # an e-mail address, or a team that somebody above has too, is in no header
        (PERSON.format("cho@example.org,Edge,banana,"), 4),
        (PERSON.format("Cho,Core,banana,"), 4),
        (f"Kennt SQL,Kennt Go,Nutzt SQL\n{ANSWERS}\n{ANSWERS}", 6),  # answers that repeat
        (f"{TABLE}\n,,5,,\n\n{TABLE.split(chr(10), 1)[1] * 3}", 2 + 1 + 6),
    ],
)
def test_a_row_after_a_blank_one_is_no_header(text: str, rows: int) -> None:
    (table,) = read(text.encode())
    assert table.rows == rows


LEFT = [["Name", "Python", "SQL"], ["Ana", "3", "4"], ["Ben", "1", "2"]]
RIGHT = [["Name", "Python", "SQL"], ["Cy", "5", "0"], ["Dee", "2", ""]]
Rows = list[list[str]]


def beside(left: Rows, right: Rows, gap: int = 1) -> Rows:
    return [a + [""] * gap + b for a, b in zip(left, right, strict=True)]


@pytest.mark.usefixtures("size")
def test_nobody_gets_the_levels_of_the_table_at_the_right(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = ingest(database, as_csv(beside(LEFT, RIGHT)), "two.csv", wave="1")
    left = {("Ana", "Python"): 3, ("Ana", "SQL"): 4, ("Ben", "Python"): 1, ("Ben", "SQL"): 2}
    assert levels(database) == left
    (result,) = [i for i in outcome.issues if "another table" in i.reason]
    assert result.reason.startswith("From column 5 on, another table stands beside the first one")
    assert result.severity == "warning"
    monkeypatch.setattr(large, "LARGE", 1)
    monkeypatch.setattr(large, "IN_MEMORY", 1)
    with pytest.raises(RefusedError, match="Two tables stand side by side"):
        ingest(database, as_csv(beside(LEFT, RIGHT)), "two.csv", wave="2")


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        (beside(LEFT, RIGHT, gap=2), 1),
        ([["Team Core", "", "", "", "Team Edge", "", ""], [], *beside(LEFT, RIGHT)], 3),
        (
            beside(
                [["E-mail", *LEFT[0][1:]], ["a@x.example", "3", "4"], ["b@x.example", "1", "2"]],
                [["E-mail", *LEFT[0][1:]], ["c@x.example", "5", "0"], ["", "", ""]],
            ),
            1,
        ),
    ],
)
def test_the_table_at_the_left_keeps_its_columns_and_row_numbers(rows: Rows, header: int) -> None:
    (table,) = read(as_csv(rows))
    assert table.headers[-2:] == ("Python", "SQL")
    assert len(table.headers) in (3, 4)
    assert table.cells.column("row_no").to_pylist() == [header + 1, header + 2]
    assert [i.row for i in table.issues if "another table" in i.reason] == [header]


@pytest.mark.parametrize(
    "rows",
    [
        [a + b for a, b in zip(LEFT, RIGHT, strict=True)],  # the manager's name, without a gap
        beside(LEFT, [["Docker", "Go"], ["1", "2"], ["3", "4"]]),  # a spacer
        beside(LEFT, [["Name", "Docker"], ["Ana", "1"], ["Ben", "2"]]),  # the same people again
        beside(LEFT, [["Manager", "Docker"], ["Eve", "1"], ["Eve", "2"]]),
    ],
)
def test_one_table_stays_one(rows: Rows) -> None:
    (table,) = read(as_csv(rows))
    assert len(table.headers) == len(rows[0])
    assert not [i for i in table.issues if "another table" in i.reason]


HEADINGS = (
    "Email,Team,Python,,SQL,\n,,Self,Manager,Self,Manager\n",
    ",,Python,,SQL,\nEmail,Team,Self,Manager,Self,Manager\n",
    ",,Python,Python,SQL,SQL\nEmail,Team,Self,Manager,Self,Manager\n",
)
ROWS = "a@example.org,Core,4,3,2,1\nb@example.org,Core,2,2,5,1\n"


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("kinds", [("Self", "Manager"), ("Level", "Interest")])
def test_two_kinds_under_one_skill(empty: Database, heading: str, kinds: tuple[str, str]) -> None:
    first, second = kinds
    asked = heading.replace("Self", first).replace("Manager", second)
    result = proposed(empty, asked + ROWS)
    assert (result.layout, result.header_rows, result.rows) == ("wide", 2, 2)
    other = "level {} manager" if second == "Manager" else "interest {}"
    texts = [use.format(skill) for skill in ("Python", "SQL") for use in ("level {}", other)]
    assert list(uses(result).values())[2:] == texts


BLOCKS = "Name,Level,,Interest,\n,Python,SQL,Python,SQL\nAnn,4,3,2,1\nBob,2,2,5,1\n"


@pytest.mark.parametrize("text", [*(heading + ROWS for heading in HEADINGS), BLOCKS])
def test_blank_columns_part_no_header(empty: Database, text: str) -> None:
    wanted = [*uses(proposed(empty, text)).values()]
    rows = [line.split(",") for line in text.splitlines()]
    at = 1 if text == BLOCKS else 2
    spaced = as_csv([[*row[:at], "", *row[at : at + 2], "", *row[at + 2 :]] for row in rows])
    result = uses(proposed(empty, spaced))
    blank = [result.pop(f"(column {i})") for i in (at + 1, at + 4)]
    assert (blank, [*result.values()]) == (["ignored"] * 2, wanted)


@pytest.mark.parametrize("how", ["Wichtigkeit", "Importance", "Ważność", "重要度"])
def test_importance_is_asked_of_new_skills_too(empty: Database, how: str) -> None:
    heading = f"Name,Python - {how},Python,Zorbify - {how},Zorbify\n"
    result = proposed(empty, heading + "Ann,4,3,2,1\nBob,2,2,5,3\n")
    asked = [f"{use} {skill}" for skill in ("Python", "Zorbify") for use in ("importance", "level")]
    assert list(uses(result).values())[1:] == asked


def test_gaps_under_a_skill_are_no_levels(empty: Database) -> None:
    heading = ",Python,,,SQL,,,Docker,,\nName" + 3 * ",Current,Target,Gap" + "\n"
    result = proposed(empty, heading + "Ann,4,3,-1,2,4,2,1,2,1\nBob,2,2,0,5,3,-2,3,3,0\n")
    assert (result.header_rows, rated(result)) == (2, ["Python", "SQL", "Docker"])
    assert result.columns[0].use == "person"


AREAS = "Name,Team,Technical,,,,Human,\n"
ASKED = ",,Self,Manager,Self,Manager,Self,Manager\n"


def test_areas_over_skills_over_what_is_asked(empty: Database) -> None:
    rows = "Ann,Core,4,3,2,1,5,4\nBob,Core,5,3,2,2,3,3\n"
    result = proposed(empty, AREAS + ",,Python,,SQL,,Communication,\n" + ASKED + rows)
    assert (result.header_rows, result.rows) == (3, 2)
    skills = [skill for name in ("Python", "SQL", "Communication") for skill in (name, name)]
    assert rated(result) == skills
    assert [c.rater for c in result.columns[2:4]] == ["self", "manager"]


def test_data_below_two_header_rows_is_no_third() -> None:
    rows = "Ann,Core,Good,Fair,Poor,Good,Fair,Good\n,,Fair,Fair,Poor,Good,Fair,Good\n"
    assert read((AREAS + ASKED + rows).encode())[0].header_rows == 2


NOTES = "Filled in by the leads,,,\nplease,,keep,this\nas,,it,is\n"
PEOPLE = "Name,Python,SQL,Docker\nAnn,3,1,2\nBob,4,2,2\n"
CLOUDS = "Email,Team,Python,SQL,Docker,AWS\n"


@pytest.mark.parametrize(
    ("text", "headers", "first_row"),
    [
        (NOTES + PEOPLE, ("Name", "Python", "SQL", "Docker"), 5),
        (",Python,,SQL\n1,3,Ann,2\n2,1,Bob,5\n", ("(column 1)", "Python", "(column 3)", "SQL"), 2),
        # groups over counts of levels and over a whole header stay what they are
        ("Area,Counts,,\nSkill,1,2,3\nPython,3,2,1\nSQL,0,4,1\n", ("Skill", "1", "2", "3"), 3),
        (PEOPLE, ("Name", "Python", "SQL", "Docker"), 2),
        # a row of areas or a title above names no skill
        (f",,Technical,,Cloud,\n{CLOUDS}{ROWS}", tuple(CLOUDS.strip().split(",")), 3),
        (f"Survey,2026,,,,\n{CLOUDS}{ROWS}", tuple(CLOUDS.strip().split(",")), 3),
    ],
)
def test_a_header_is_a_row_of_names(text: str, headers: tuple[str, ...], first_row: int) -> None:
    (table,) = read(text.encode())
    assert table.headers == headers
    assert table.cells.column("row_no").to_pylist() == [first_row, first_row + 1]


PEOPLE_IN_ROWS = [["Ann", "3", "4", "1"], ["Bob", "1", "2", "5"], ["Cy", "2", "", "2"]]
CLOUD = ["Who", "Cloud", "Cloud", "People"], ["Name", "Docker", "Kubernetes", "Mentoring"]
WORDS = ["Name", "Docker", "Docker", "SQL"], ["Ann", "expert", "basic", "none"]
PROGRAMMING = ["Employee", "Department", "Programming", "", "Platform"]
GAPS = [["Ann", "Core", "3", "4", ""], ["Bob", "Core", "1", "", "Expert"]]


@pytest.mark.parametrize(
    ("records", "rows"),
    [
        (
            [  # skills over what is asked of each are no codes
                ["Name", "Python", "Python_", "SQL", "SQL_"],
                ["Full name", "Self rating", "Manager rating", "Self rating", "Manager rating"],
                *([who, *"3412"] for who in ("Ann", "Bob", "Cy")),
            ],
            1,
        ),
        ([*CLOUD, *PEOPLE_IN_ROWS], 2),  # areas said over each skill
        ([*WORDS, *PEOPLE_IN_ROWS], 1),
        # row numbers before the questions of a form and what each asks of
        (
            [
                ["#", "Role", "Rate these", ""],
                ["1", "Response", "Go", "SQL"],
                ["2", "Dev", "5", "3"],
            ],
            2,
        ),
        ([["ID", "Status", "Go"], ["1", "Response", "4"], ["2", "Response", "3"]], 1),
        # an area over two skills leaves the only gap; somebody, or notes, do not
        ([PROGRAMMING, ["", "", "Python", "SQL", "Go"], *GAPS], 2),
        ([PROGRAMMING, ["", "", "3", "good", "4"], *GAPS], 1),
        ([PROGRAMMING, ["", "", "went", "away", "now"], ["Ann", "Core", "on", "leave", "now"]], 1),
    ],
)
def test_how_many_rows_a_header_has(records: list[list[str]], rows: int) -> None:
    assert header_rows(records, 0) == rows


HEAD = "Name,Python,SQL\n"
CREW = "Ada Nguyen,3,4\nBo Larsen,1,2\nChi Okafor,5,1\n"
THREE = ["Ada Nguyen", "Bo Larsen", "Chi Okafor"]


def looked_through(text: str) -> TextTable:
    """The table without its rows of nobody."""
    (table,) = read(text.encode())
    return table.leave_out(())


def nobody(text: str) -> dict[int, str]:
    """Rows that are no people, with the reason."""
    return dict(looked_through(text).left_out)


def test_a_block_of_figures_and_a_target_are_nobody_and_are_listed(database: Database) -> None:
    block = "Ø,3,2\nMittel,3,2\nMin,1,1\nMax,5,4\nNumber of experts,1,0\nTarget,4,4\n"
    outcome = ingest(database, (HEAD + CREW + block).encode(), "f.csv", scale="0-5")
    assert sorted(label for (label,) in database.rows("select label from person")) == THREE
    assert [i.row for i in outcome.issues if i.reason == SUMMARY] == [5, 6, 7, 8, 9]
    assert [i.row for i in outcome.issues if i.row and "as requirements" in i.reason] == [10]
    assert (outcome.people, outcome.ratings) == (3, 6)


@pytest.mark.parametrize(("lowest", "required"), [("1,1", 0), ("2,3", 2)])
def test_the_least_of_each_column_is_no_target(
    database: Database, lowest: str, required: int
) -> None:
    text = f"{HEAD}{CREW}Average,3,2\nMinimum,{lowest}\nMaximum,5,4\n"
    outcome = ingest(database, text.encode(), "f.csv", scale="0-5")
    assert (outcome.people, outcome.requirements) == (3, required)


OTHERS = (
    *("Średnia", "Průměr", "Součet", "Medelvärde", "Gjennomsnitt", "I alt", "Ortalama", "Итого"),
    *("平均", "合計", "总计", "평균", "Média da equipe", "Massimo", "Overall score", "Last year"),
    *("Cel", "Cílová úroveň", "Mål", "Krav", "Hedef", "Цель", "目標レベル", "要求", "목표 수준"),
    *("Seuil", "Umbral", "Soglia", "Drempel", "Limiar", "Próg", "Schwelle"),
    *("Besoin", "Streefniveau", "Livello target", "Best in class", "Pass mark", "Mindestniveau"),
    *("n =", "Höchstwert", "Cantidad", "Desviación", "Contagem", "Mediaan", "Różnica"),
    *("Total expertos", "Conteggio", "中央値", "人数", "標準偏差", "Last quarter"),
    *("Perfil objetivo", "必要", "空席", "Must have", "Backup", "Competitor", "Differenza"),
    *("Importance", "Legend", "Notes", "Priorité", "Waga", "Öncelik", "優先度", "备注", "비고"),
)
TARGETS = (
    *("Target", "Target level", "Required level", "Required", "Goal", "Goals", "Soll", "Ziel"),
    *("Soll-Niveau", "Benchmark", "Target 2026", "Objectif", "Objetivo", "Ideal profile"),
    *("Expected level", "Requirement", "People needed", "Min required"),
    *("Soll (1-5)", "Target (1-5)", "Target 1-5", "Required (min)", "Requerido", "Richiesto"),
    *("Wymagany", "Gewenst", "Attendu", "Exigido", "Alvo", "Anforderungsprofil", "Atteso"),
    *("Mindestanforderung", "Požadováno", "요구수준", "Требуется", "Soll (Consultant)"),
    *("Target (Senior)", "Required: Senior", "Expected (L3)", "Senior Consultant (target)"),
    "Plan Q4",
)
FIGURES = (
    *("Ø", "Mittel", "Ø Team", "Number of experts", "No. of people at level 4", "Team average"),
    *("Anzahl", "Moyenne", "Promedio", "Media", "Média", "Summe", "Gesamt", "Average level"),
    *("Median", "Total score", "Avg.", "Anzahl Experten", "Gap", "Coverage", "Total (all teams)"),
    *("Σ", "# ≥3", "Level 3+", "Experts", "Headcount ≥3", "Skill depth", "Score %", "Abdeckung"),
    *("Taux de couverture", "Schnitt", "People trained", "Experts (4)", "Number of 4s"),
    *("# of responses", "Anzahl Antworten", "# at Level 3+", "# at Level 4", "No. at level 3"),
    *("Nb niveau 3+", "Anzahl ab Stufe 3", "Nº nivel 3", "Skilled people", "Qualified"),
    *("Min backups", "Remplaçants minimum", "Max possible", "Media equipo"),
    *("Average 2026", "Mittelwert Q3 2026", "Gap vs 2025"),
)


@pytest.mark.parametrize("name", OTHERS)
def test_rows_of_nobody_in_other_words(name: str) -> None:
    assert set(nobody(f"{HEAD}{CREW}{name},4,4\n")) == {5}


@pytest.mark.parametrize(
    ("name", "reason"), [*((n, TARGET) for n in TARGETS), *((n, SUMMARY) for n in FIGURES)]
)
def test_a_target_or_a_figure_above_or_below_the_people(name: str, reason: str) -> None:
    row = f"{name},5,5\n" if reason == TARGET else f"{name},3,2\n"
    assert nobody(HEAD + row + CREW) == {2: reason}
    assert nobody(HEAD + CREW + row) == {5: reason}


NAMED = "Name,Python,SQL\n"
TWO = "Ada,3,4\nBo,1,2\n"
OF_LEVELS = "Advanced,1,2\nBeginner,0,1\nTotal,9,7\n"
AVERAGED = CREW.replace("5,1", "5,0").replace("1,2", "1,3")
ADDED = CREW.replace("3,4", "3,14")
MAILED = "Ada,a@example.org,3,4\nBo,b@example.org,1,2\nMax,m@example.org,5,1\n"
OPENED = "Vacancy 1,5,1\nOpen position,3,3\nNew hire (TBD),3,3\nN.N.,3,3\n"
BELOW, LAST_TWO = dict.fromkeys((5, 6, 7), SUMMARY), dict.fromkeys((5, 6), SUMMARY)
CASES = {
    "a scale below the header": (f'{HEAD},"0 none, 4 expert","0 none"\n{CREW}', {2: HEADER}),
    "areas below the header": (f"{HEAD},Backend,Data\n{CREW}", {2: HEADER}),
    "somebody who gave no name": (f"{HEAD},4,3\n{CREW}", {}),
    "in words": (f"{HEAD},Expert,Novice\n{CREW}", {}),
    "Max beside Min": (f"{HEAD}{CREW}Min,1,1\nMax,5,4\n", LAST_TWO),
    "Max beside an average": (f"{HEAD}{CREW}Average,3,2\nMax,5,4\n", LAST_TWO),
    "somebody called Max": (f"{NAMED}{TWO}Max,5,1\n", {}),
    "people with brackets": (f"{NAMED}{TWO}Max (Target),5,1\nAda: goal,3,3\nMeta (Min),1,1\n", {}),
    "Max and Min with others above and below": (f"{NAMED}Max,4,3\nMin,4,4\nAnn,0,5\n", {}),
    "Max first": (f"{NAMED}Max,5,1\n{TWO}", {}),
    "Max within": (f"{NAMED}Ada,3,4\nMax,5,1\nBo,1,2\nAverage,3,2\n", {5: SUMMARY}),
    "Max with an address": (f"Name,E-mail,Go,R\n{MAILED}Average,,3,2\nMinimum,,1,1\n", LAST_TWO),
    "bounds": (f"{HEAD}{CREW}Lower Bound,0,0\nBest,5,4\nWorst,1,1\n", BELOW),
    "Max Total": (f"{NAMED}{TWO}Max Total,5,1\n", {}),
    "a total behind another column": (
        "Team,Name,Python,SQL\nCore,Ada,3,4\nCore,Bo,1,2\nCore,Target,5,5\n,Total,1000,800\n",
        {4: TARGET, 5: SUMMARY},
    ),
    "a total behind nine of them": (
        f"{'When,' * 9}Name,Python,SQL\n{',' * 9}Ada,3,4\n{',' * 9}Bo,1,2\n{',' * 9}Total,4,6\n",
        {4: SUMMARY},
    ),
    "words for levels": ("Python,SQL\naverage,good\nnovice,average\nAverage,expert\n", {}),
    "levels that count": (f"{HEAD}{OF_LEVELS}{CREW}", {2: COUNTED, 3: COUNTED, 4: SUMMARY}),
    "the same below": (f"{HEAD}{CREW}{OF_LEVELS}", {5: COUNTED, 6: COUNTED, 7: SUMMARY}),
    "levels": ("Python,Years\nAdvanced,3\nBeginner,1\nExpert,9\nNone,0\n", {}),
    "somebody called Low": (f"{HEAD}{CREW}Low,good,\n", {}),
    "averages below": (f"{HEAD}{AVERAGED}Bereichswert,3,2.3\n", {5: SUMMARY}),
    "averages above": (f"{HEAD}Bereichswert,3,2.3\n{AVERAGED}", {2: SUMMARY}),
    "sums below": (f"{HEAD}{ADDED}Zusammen,9,17\n", {5: SUMMARY}),
    "sums above": (f"{HEAD}Zusammen,9,17\n{ADDED}", {2: SUMMARY}),
    "a sum of beginners": (f"{NAMED}Ada,1,1\nBo,1,1\nCy,2,1\nDee,4,3\n", {}),
    "averages of teams": (
        f"{HEAD}Core,3,2.3\n{CREW}Edge,1.5,2.5\nDi Evans,1,2\nEd Fox,2,3\n",
        {2: SUMMARY, 6: SUMMARY},
    ),
    "a footer": (f"{HEAD}{CREW}Confidential,,\n", {5: LONE}),
    "the least beside a mean": (f"{HEAD}{CREW}Mean,3,2\nMinimum,1,1\n", {5: SUMMARY, 6: LEAST}),
    "a minimum beside a mean": (f"{HEAD}{CREW}Mean,3,2\nMinimum,3,1\n", LAST_TWO),
    "open positions": (f"{HEAD}{CREW}{OPENED}", dict.fromkeys((5, 6, 7, 8), OPEN)),
    "a skill below a name": ("Name,Skill,Level\nAda,SQL,3\n,RAG,4\n,Average,3\n", {4: SUMMARY}),
    "initials": (f"{NAMED}AB,3,4\nNN,1,2\nCD,5,1\n", {}),
}


@pytest.mark.parametrize(("text", "rows"), CASES.values(), ids=CASES)
def test_which_rows_are_nobody(text: str, rows: dict[int, str]) -> None:
    assert nobody(text) == rows


@pytest.mark.parametrize("name", ["Max", "Meta", "Norm"])
def test_a_name_between_the_people_and_an_average_is_asked(name: str) -> None:
    table = looked_through(f"Name,Python,SQL\nAda,3,4\nBo,1,2\n{name},5,1\nAverage,3,2\n")
    assert table.left_out == {5: SUMMARY}
    assert [i.value for i in table.issues if "a figure about all?" in i.reason] == [name]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_figures_above_a_legend(gap: str) -> None:
    figures = "Average,3,2\nMax,5,4\n# ≥3,2,1\n"
    legend = f"{gap}Legend:\n1 = Basic\n2 = Foundation\n3 = Competent\n5 = Expert\n"
    result = nobody(HEAD + CREW + figures + legend)
    assert {row for row, reason in result.items() if reason == SUMMARY} == {5, 6, 7}


@pytest.mark.parametrize(
    "row",
    ["Analyst,3,3", "Sollprofil Senior,3,3", "Junior engineer profile,3,3", "Contractors,,"],
)
def test_a_row_that_says_no_name_is_asked_about(row: str) -> None:
    table = looked_through(f"{HEAD}{CREW}{row}\nMay,4,4\nAnna Profil,4,4\n")
    assert table.left_out == {}
    assert [i.row for i in table.issues if "has no name" in i.reason] == [5]


PAIR = "Name,Python,SQL\nAda,3,4\nBo,2,1\n"


def teams(database: Database, where: str = "") -> list[object]:
    joined = "participation q join person p on p.person_no = q.person_no"
    result = database.rows(f"select p.label, q.team from {joined} {where} order by 1")
    return [team for _, team in result]


@pytest.mark.parametrize(
    "line", ["Team: Core,,\n", "Department,Core,\n\n", "Skills in 2026,,\nTeam:,Core,\n\n"]
)
def test_it_is_the_team_of_all_rows_and_told(database: Database, line: str) -> None:
    result = imported(database, line + PAIR, scale="1-5")
    assert result.ratings == 4
    assert teams(database) == ["Core", "Core"]
    assert [i.severity for i in result.issues if "names the team “Core”" in i.reason] == ["note"]


OWN = "Skill,Level,Comment\nPython,3,\nSQL,4,ok\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Name: Ada Yu,,\n",
        "Employee,Ada Yu,\n",
        "My skills,,\nTeam: Core,,\nFirst name:,Ada,\nSurname:,Yu,\nE-mail,yu@example.org,\n\n",
    ],
)
def test_skills_below_the_name_of_one_person_are_theirs(database: Database, lines: str) -> None:
    result = imported(database, lines + OWN, scale="1-5")
    assert levels(database) == {("Ada Yu", "Python"): 3, ("Ada Yu", "SQL"): 4}
    left = [i.reason for i in result.issues if "Lines above" in i.reason]
    assert left == ["Lines above the header were left out: 1."] * ("My" in lines)
    (asked,) = result.questions
    assert "one person, whom a line above the table names. Is that right?" in asked
    erase(database, "yu@example.org" if "@" in lines else "Ada Yu")
    assert "Yu" not in repr(database.rows("select value, reason from import_issue"))


def test_a_scale_behind_the_level_is_no_part_of_its_name(database: Database) -> None:
    own = "skill,category,current_level_1_to_5,target_level_1_to_5\nsql,Data,3,4\nr,Data,5,5\n"
    asked = refusal(database, own)
    assert "write the name in a line above the table" in asked
    assert "“category”" not in asked
    assert imported(database, "Name: Ada Yu\n" + own).questions[1:] == ()
    assert levels(database) == {("Ada Yu", "SQL"): 3, ("Ada Yu", "R"): 5}


@pytest.mark.parametrize(
    "lines",
    [
        *("", "Name: Ada\nName: Bo\n", "Manager e-mail: yu@example.org\n", "Name: Tester\n"),
        *("Name: Skills Survey 2026\n", "Name,SFIA\n", "Employee: all\n"),
        "E-mail: survey@example.org\n",
    ],
)
def test_whose_skills_nobody_says_is_asked_for(empty: Database, lines: str) -> None:
    assert "write the name in a line above the table" in refusal(empty, lines + OWN)


@pytest.mark.parametrize("who", ["Verified by", "Preceptor", "Assessed by", "Sign-off"])
def test_initials_of_who_checked_are_not_whose_levels_they_are(
    database: Database, who: str
) -> None:
    own = f"Skill,Level,{who},Initials\nPython,3,J. Boss,JB\nSQL,4,K. Tran,KT\n"
    asked = 'If “Initials” does, say so in a mapping: `[columns."Initials"]`'
    assert asked in refusal(database, own)
    result = imported(database, f"Checklist,,,\nName: Ada Yu RN   Unit: ICU,,,\n{own}", scale="1-5")
    assert levels(database) == {("Ada Yu RN", "Python"): 3, ("Ada Yu RN", "SQL"): 4}
    assert teams(database) == ["ICU"]
    left = [i.reason for i in result.issues if "Lines above" in i.reason]
    assert left == ["Lines above the header were left out: 1."]
    alone = "Initials,Skill,Level\nJB,Python,3\nKT,SQL,4\n"
    imported(database, alone, scale="1-5", wave="then")
    assert {name for name, _ in levels(database)} == {"Ada Yu RN", "JB", "KT"}


def test_a_column_of_names_holds_before_a_line_above(database: Database) -> None:
    imported(database, f"Name: Ada Yu\n{PAIR}", scale="1-5")
    imported(database, "Name: Ada Yu\nName,Skill,Level\nCy,SQL,3\n", wave="then", scale="1-5")
    assert {who for who, _ in levels(database)} == {"Ada", "Bo", "Cy"}


def test_a_team_that_is_given_and_a_column_of_teams_hold_before_it(database: Database) -> None:
    imported(database, f"Team: Core\n{PAIR}", wave="now", scale="1-5", team="Edge")
    assert teams(database) == ["Edge", "Edge"]
    column = "Team: Core\nName,Team,Python,SQL\nCy,Apps,3,4\nDee,,2,1\n"
    imported(database, column, wave="now", scale="1-5")
    assert teams(database) == ["Edge", "Edge", "Apps", "Core"]


def test_two_teams_above_or_no_team_is_none() -> None:
    assert team_of_lines([("Team: Core",), ("Team: Edge",)]) == ""
    assert team_of_lines([("Team:",), ("Skills: all",), ("Team", "Role"), ("a", "b", "c")]) == ""
    assert team_of_lines([("Department", "Department")]) == ""


@pytest.mark.parametrize(
    ("title", "gap"),
    [("Team {}", ""), ("Team: {}", ""), ("{} team", ""), ("Team: {}", ",,\n"), ("Team {}", "\n")],
)
def test_titles_over_parts_of_the_table(database: Database, title: str, gap: str) -> None:
    first, second = title.format("Core"), title.format("Edge")
    between = gap if gap == "\n" else ""
    text = f"{first}\n{between}{PAIR}{gap}{second}\n{between}Name,Python,SQL\nCy,5,1\nDee,2,2\n"
    imported(database, text, scale="1-5")
    item, other = (team.removeprefix("Team: ") for team in (first, second))
    assert teams(database) == [item, item, other, other]


def test_titles_that_may_be_no_teams_are_named(database: Database) -> None:
    text = f"Core\n{PAIR}\nEdge\nName,Python,SQL\nCy,5,1\n"
    result = imported(database, text, wave="now", scale="1-5")
    assert any("left out (“Core”, “Edge”)" in i.reason for i in result.issues)
    assert teams(database) == ["Team"] * 3
    column = "Name,Team,Python,SQL\nBo,Edge,1,2\nEli,Core,1,2\n"
    imported(database, column, wave="then", scale="1-5")
    imported(database, text.replace("Ada", "Fay"), wave="next", scale="1-5")
    assert teams(database, "where p.label = 'Fay'") == ["Core"]
