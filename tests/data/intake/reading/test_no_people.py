"""Totals and targets among people are nobody, somebody called Max is; teams named by a line."""

import pytest

from data.ingest import ingest
from data.intake.reading.no_people import COUNTED, HEADER, OPEN, SUMMARY, TARGET, team_of_lines
from data.intake.reading.read import read
from data.intake.reading.table import TextTable
from data.store.database import Database
from tests.data.intake.layouts.imported import imported

HEAD = "Name,Python,SQL\n"
PEOPLE = "Ada Nguyen,3,4\nBo Larsen,1,2\nChi Okafor,5,1\n"
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
    said = ingest(database, (HEAD + PEOPLE + block).encode(), "f.csv", scale="0-5")
    assert sorted(label for (label,) in database.rows("select label from person")) == THREE
    assert [i.row for i in said.issues if i.reason == SUMMARY] == [5, 6, 7, 8, 9]
    assert [i.row for i in said.issues if i.row and "as requirements" in i.reason] == [10]
    assert (said.people, said.ratings) == (3, 6)


OTHERS = (
    *("Średnia", "Průměr", "Součet", "Medelvärde", "Gjennomsnitt", "I alt", "Ortalama", "Итого"),
    *("平均", "合計", "总计", "평균", "Média da equipe", "Massimo", "Overall score", "Last year"),
    *("Cel", "Cílová úroveň", "Mål", "Krav", "Hedef", "Цель", "目標レベル", "要求", "목표 수준"),
    *("Besoin", "Streefniveau", "Livello target", "Best in class", "Pass mark", "Mindestniveau"),
    *("Importance", "Legend", "Notes", "Priorité", "Waga", "Öncelik", "優先度", "备注", "비고"),
)
TARGETS = (
    *("Target", "Target level", "Required level", "Required", "Goal", "Goals", "Soll", "Ziel"),
    *("Soll-Niveau", "Benchmark", "Target 2026", "Objectif", "Objetivo", "Ideal profile"),
    *("Expected level", "Requirement", "People needed"),
)
FIGURES = (
    *("Ø", "Mittel", "Ø Team", "Number of experts", "No. of people at level 4", "Team average"),
    *("Anzahl", "Moyenne", "Promedio", "Media", "Média", "Summe", "Gesamt", "Average level"),
    *("Median", "Total score", "Avg.", "Anzahl Experten", "Gap", "Coverage", "Total (all teams)"),
    *("Σ", "# ≥3", "Level 3+", "Experts", "Headcount ≥3", "Skill depth", "Score %", "Abdeckung"),
    *("Taux de couverture", "Schnitt"),
)


@pytest.mark.parametrize("name", OTHERS)
def test_rows_of_nobody_in_other_words(name: str) -> None:
    assert set(nobody(f"{HEAD}{PEOPLE}{name},4,4\n")) == {5}


@pytest.mark.parametrize(
    ("name", "reason"), [*((n, TARGET) for n in TARGETS), *((n, SUMMARY) for n in FIGURES)]
)
def test_a_target_or_a_figure_above_or_below_the_people(name: str, reason: str) -> None:
    row = f"{name},5,5\n" if reason == TARGET else f"{name},3,2\n"
    assert nobody(HEAD + row + PEOPLE) == {2: reason}
    assert nobody(HEAD + PEOPLE + row) == {5: reason}


NAMED = "Name,Python,SQL\n"
TWO = "Ada,3,4\nBo,1,2\n"
OF_LEVELS = "Advanced,1,2\nBeginner,0,1\nTotal,9,7\n"
AVERAGED = PEOPLE.replace("5,1", "5,0").replace("1,2", "1,3")
ADDED = PEOPLE.replace("3,4", "3,14")
MAILED = "Ada,a@example.org,3,4\nBo,b@example.org,1,2\nMax,m@example.org,5,1\n"
OPENED = "Vacancy 1,5,1\nOpen position,3,3\nNew hire (TBD),3,3\nN.N.,3,3\n"
CASES = {
    "a scale below the header": (f'{HEAD},"0 none, 4 expert","0 none"\n{PEOPLE}', {2: HEADER}),
    "areas below the header": (f"{HEAD},Backend,Data\n{PEOPLE}", {2: HEADER}),
    "somebody who gave no name": (f"{HEAD},4,3\n{PEOPLE}", {}),
    "in words": (f"{HEAD},Expert,Novice\n{PEOPLE}", {}),
    "Max beside Min": (f"{HEAD}{PEOPLE}Min,1,1\nMax,5,4\n", {5: SUMMARY, 6: SUMMARY}),
    "Max beside an average": (f"{HEAD}{PEOPLE}Average,3,2\nMax,5,4\n", {5: SUMMARY, 6: SUMMARY}),
    "somebody called Max": (f"{NAMED}{TWO}Max,5,1\n", {}),
    "Max first": (f"{NAMED}Max,5,1\n{TWO}", {}),
    "Max within": (f"{NAMED}Ada,3,4\nMax,5,1\nBo,1,2\nAverage,3,2\n", {5: SUMMARY}),
    "Max with an address": (
        f"Name,E-mail,Python,SQL\n{MAILED}Average,,3,2\nMinimum,,1,1\n",
        {5: SUMMARY, 6: SUMMARY},
    ),
    "Max Total": (f"{NAMED}{TWO}Max Total,5,1\n", {}),
    "a total behind another column": (
        "Team,Name,Python,SQL\nCore,Ada,3,4\nCore,Bo,1,2\nCore,Target,5,5\n,Total,1000,800\n",
        {4: TARGET, 5: SUMMARY},
    ),
    "words for levels": ("Python,SQL\naverage,good\nnovice,average\nAverage,expert\n", {}),
    "levels that count": (f"{HEAD}{OF_LEVELS}{PEOPLE}", {2: COUNTED, 3: COUNTED, 4: SUMMARY}),
    "the same below": (f"{HEAD}{PEOPLE}{OF_LEVELS}", {5: COUNTED, 6: COUNTED, 7: SUMMARY}),
    "levels": ("Python,Years\nAdvanced,3\nBeginner,1\nExpert,9\nNone,0\n", {}),
    "somebody called Low": (f"{HEAD}{PEOPLE}Low,good,\n", {}),
    "averages below": (f"{HEAD}{AVERAGED}Bereichswert,3,2.3\n", {5: SUMMARY}),
    "averages above": (f"{HEAD}Bereichswert,3,2.3\n{AVERAGED}", {2: SUMMARY}),
    "sums below": (f"{HEAD}{ADDED}Zusammen,9,17\n", {5: SUMMARY}),
    "sums above": (f"{HEAD}Zusammen,9,17\n{ADDED}", {2: SUMMARY}),
    "a sum of beginners": (f"{NAMED}Ada,1,1\nBo,1,1\nCy,2,1\nDee,4,3\n", {}),
    "open positions": (f"{HEAD}{PEOPLE}{OPENED}", dict.fromkeys((5, 6, 7, 8), OPEN)),
    "initials": (f"{NAMED}AB,3,4\nNN,1,2\nCD,5,1\n", {}),
}


@pytest.mark.parametrize(("text", "rows"), CASES.values(), ids=CASES)
def test_which_rows_are_nobody(text: str, rows: dict[int, str]) -> None:
    assert nobody(text) == rows


def test_max_between_the_people_and_an_average_is_asked() -> None:
    table = looked_through("Name,Python,SQL\nAda,3,4\nBo,1,2\nMax,5,1\nAverage,3,2\n")
    assert table.left_out == {5: SUMMARY}
    assert [i.value for i in table.issues if "a figure about all?" in i.reason] == ["Max"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_figures_above_a_legend(gap: str) -> None:
    figures = "Average,3,2\nMax,5,4\n# ≥3,2,1\n"
    legend = f"{gap}Legend:\n1 = Basic\n2 = Foundation\n3 = Competent\n5 = Expert\n"
    found = nobody(HEAD + PEOPLE + figures + legend)
    assert {row for row, reason in found.items() if reason == SUMMARY} == {5, 6, 7}


def test_a_row_that_says_no_name_is_asked_about() -> None:
    table = looked_through(HEAD + PEOPLE + "Analyst,3,3\nMay,4,4\n")
    assert table.left_out == {}
    assert [i.row for i in table.issues if "says no name" in i.reason] == [5]


TABLE = "Name,Python,SQL\nAda,3,4\nBo,2,1\n"


def teams(database: Database, where: str = "") -> list[object]:
    joined = "participation q join person p on p.person_no = q.person_no"
    found = database.rows(f"select p.label, q.team from {joined} {where} order by 1")
    return [team for _, team in found]


@pytest.mark.parametrize(
    "line",
    ["Team: Core,,\n", "Department,Core,\n\n", "Skills in 2026,,\nTeam:,Core,\n\n"],
)
def test_it_is_the_team_of_all_rows_and_told(database: Database, line: str) -> None:
    said = imported(database, line + TABLE, scale="1-5")
    assert said.ratings == 4
    assert teams(database) == ["Core", "Core"]
    assert [i.severity for i in said.issues if "names the team “Core”" in i.reason] == ["note"]


def test_a_team_that_is_given_and_a_column_of_teams_hold_before_it(database: Database) -> None:
    imported(database, f"Team: Core\n{TABLE}", wave="now", scale="1-5", team="Edge")
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
    text = f"{first}\n{between}{TABLE}{gap}{second}\n{between}Name,Python,SQL\nCy,5,1\nDee,2,2\n"
    imported(database, text, scale="1-5")
    one, other = (team.removeprefix("Team: ") for team in (first, second))
    assert teams(database) == [one, one, other, other]


def test_titles_that_may_be_no_teams_are_named(database: Database) -> None:
    text = f"Core\n{TABLE}\nEdge\nName,Python,SQL\nCy,5,1\n"
    said = imported(database, text, wave="now", scale="1-5")
    assert any("left out (“Core”, “Edge”)" in i.reason for i in said.issues)
    assert teams(database) == ["Team"] * 3
    column = "Name,Team,Python,SQL\nBo,Edge,1,2\nEli,Core,1,2\n"
    imported(database, column, wave="then", scale="1-5")
    imported(database, text.replace("Ada", "Fay"), wave="next", scale="1-5")
    assert teams(database, "where p.label = 'Fay'") == ["Core"]
