"""Totals and targets among the people are no people; somebody called Max is one."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.reading.no_people import COUNTED, HEADER, OPEN, SUMMARY
from data.store.database import Database
from data.vocabulary import ImportOutcome

HEAD = "Name,Python,SQL\n"
PEOPLE = "Ada Nguyen,3,4\nBo Larsen,1,2\nChi Okafor,5,1\n"


def stored(database: Database, text: str) -> ImportOutcome:
    return ingest(database, text.encode(), "f.csv", scale="0-5")


def labels(database: Database) -> list[str]:
    return sorted(label for (label,) in database.rows("select label from person"))


def aside(said: ImportOutcome, reason: str) -> list[int | None]:
    return [i.row for i in said.issues if i.reason == reason]


def about_requirements(said: ImportOutcome) -> list[int]:
    """Rows that are taken as requirements, or set aside with the advice to load them as such."""
    return [i.row for i in said.issues if i.row and "as requirements" in i.reason]


OTHERS = (
    *("Średnia", "Průměr", "Součet", "Medelvärde", "Gjennomsnitt", "I alt", "Ortalama", "Итого"),
    *("平均", "合計", "总计", "평균", "Média da equipe", "Massimo", "Overall score", "Last year"),
    *("Cel", "Cílová úroveň", "Mål", "Krav", "Hedef", "Цель", "目標レベル", "要求", "목표 수준"),
    *("Besoin", "Streefniveau", "Livello target", "Best in class", "Pass mark", "Mindestniveau"),
    *("Importance", "Legend", "Notes", "Priorité", "Waga", "Öncelik", "優先度", "备注", "비고"),
)


@pytest.mark.parametrize("name", OTHERS)
def test_rows_of_nobody_in_other_words(database: Database, name: str) -> None:
    said = stored(database, f"{HEAD}{PEOPLE}{name},4,4\n")
    assert labels(database) == ["Ada Nguyen", "Bo Larsen", "Chi Okafor"]
    assert any(issue.row == 5 for issue in said.issues)


@pytest.mark.parametrize(
    ("row", "header"),
    [
        (',"0 none, 4 expert","0 none, 4 expert"', True),
        (",Backend,Data", True),
        (",4,3", False),  # somebody who gave no name
        (",Expert,Novice", False),
    ],
)
def test_a_second_header_is_nobody(database: Database, row: str, header: bool) -> None:
    said = stored(database, f"{HEAD}{row}\n{PEOPLE}")
    assert said.people == (3 if header else 4)
    assert aside(said, HEADER) == ([2] if header else [])


@pytest.mark.parametrize(
    "name",
    [
        "Target",
        "Target level",
        "Required level",
        "Required",
        "Goal",
        "Goals",
        "Soll",
        "Ziel",
        "Soll-Niveau",
        "Benchmark",
        "Target 2026",
        "Objectif",
        "Objetivo",
        "Ideal profile",
        "Expected level",
        "Requirement",
        "People needed",
    ],
)
def test_a_target_above_or_below_the_people(database: Database, name: str) -> None:
    row = f"{name},5,5\n"
    above = stored(database, HEAD + row + PEOPLE)
    assert labels(database) == ["Ada Nguyen", "Bo Larsen", "Chi Okafor"]
    assert (about_requirements(above), above.people, above.ratings) == ([2], 3, 6)
    below = stored(database, HEAD + PEOPLE + row)
    assert (about_requirements(below), below.people, below.ratings) == ([5], 3, 6)


@pytest.mark.parametrize(
    "name",
    [
        "Ø",
        "Mittel",
        "Ø Team",
        "Number of experts",
        "No. of people at level 4",
        "Team average",
        "Anzahl",
        "Moyenne",
        "Promedio",
        "Media",
        "Média",
        "Summe",
        "Gesamt",
        "Average level",
        "Median",
        "Total score",
        "Avg.",
        "Anzahl Experten",
        "Gap",
        "Coverage",
        "Total (all teams)",
        "Σ",
        "# ≥3",
        "Level 3+",
        "Experts",
        "Headcount ≥3",
        "Skill depth",
        "Score %",
        "Abdeckung",
        "Taux de couverture",
    ],
)
def test_a_figure_above_or_below_the_people(database: Database, name: str) -> None:
    row = f"{name},3,2\n"
    above = stored(database, HEAD + row + PEOPLE)
    assert labels(database) == ["Ada Nguyen", "Bo Larsen", "Chi Okafor"]
    assert aside(above, SUMMARY) == [2]
    assert aside(stored(database, HEAD + PEOPLE + row), SUMMARY) == [5]


def test_a_block_of_figures(database: Database) -> None:
    block = "Ø,3,2\nMittel,3,2\nMin,1,1\nMax,5,4\nNumber of experts,1,0\nTarget,4,4\n"
    said = stored(database, HEAD + PEOPLE + block)
    assert labels(database) == ["Ada Nguyen", "Bo Larsen", "Chi Okafor"]
    assert aside(said, SUMMARY) == [5, 6, 7, 8, 9]


@pytest.mark.parametrize("below", ["Min,1,1\nMax,5,4\n", "Average,3,2\nMax,5,4\n"])
def test_max_beside_figures_is_one(database: Database, below: str) -> None:
    assert aside(stored(database, HEAD + PEOPLE + below), SUMMARY) == [5, 6]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Python,SQL\nAda,3,4\nBo,1,2\nMax,5,1\n",
        "Name,Python,SQL\nMax,5,1\nAda,3,4\nBo,1,2\n",
        "Name,Python,SQL\nAda,3,4\nMax,5,1\nBo,1,2\nAverage,3,2\n",
        "Name,E-mail,Python,SQL\nAda,a@example.org,3,4\nBo,b@example.org,1,2\n"
        "Max,m@example.org,5,1\nAverage,,3,2\nMinimum,,1,1\n",
        "Name,Python,SQL\nAda,3,4\nBo,1,2\nMax Total,5,1\n",
    ],
)
def test_somebody_called_max_stays(database: Database, text: str) -> None:
    assert stored(database, text).people == 3


def test_max_between_the_people_and_an_average_is_asked(database: Database) -> None:
    said = stored(database, "Name,Python,SQL\nAda,3,4\nBo,1,2\nMax,5,1\nAverage,3,2\n")
    assert labels(database) == ["Ada", "Bo", "Max"]
    assert [i.value for i in said.issues if "a figure about all?" in i.reason] == ["Max"]


def test_a_total_behind_another_column(database: Database) -> None:
    said = stored(
        database,
        "Team,Name,Python,SQL\nCore,Ada,3,4\nCore,Bo,1,2\nCore,Target,5,5\n,Total,1000,800\n",
    )
    assert (labels(database), said.set_aside) == (["Ada", "Bo"], 8)


def test_words_for_levels_are_answers(database: Database) -> None:
    text = "Python,SQL\naverage,good\nnovice,average\nexpert,good\nAverage,expert\n"
    said = ingest(database, text.encode(), "f.csv")
    assert (said.people, said.ratings) == (4, 8)


@pytest.mark.parametrize("above", [False, True])
def test_rows_named_by_levels_count_people(database: Database, above: bool) -> None:
    counts = "Advanced,1,2\nBeginner,0,1\nTotal,9,7\n"
    said = stored(database, HEAD + (counts + PEOPLE if above else PEOPLE + counts))
    assert labels(database) == ["Ada Nguyen", "Bo Larsen", "Chi Okafor"]
    assert aside(said, COUNTED) == ([2, 3] if above else [5, 6])


def test_a_level_that_is_an_answer_or_several_people_is_no_count(database: Database) -> None:
    stored(database, "Python,Years\nAdvanced,3\nBeginner,1\nExpert,9\nNone,0\n")
    assert database.rows("select count(*) from participation") == [(4,)]
    stored(database, HEAD + PEOPLE + "Low,good,\n")
    assert "Low" in labels(database)


@pytest.mark.parametrize("gap", ["", "\n"])
def test_figures_above_a_legend(database: Database, gap: str) -> None:
    figures = "Average,3,2\nMax,5,4\n# ≥3,2,1\n"
    legend = f"{gap}Legend:\n1 = Basic\n2 = Foundation\n3 = Competent\n5 = Expert\n"
    said = stored(database, HEAD + PEOPLE + figures + legend)
    assert labels(database) == ["Ada Nguyen", "Bo Larsen", "Chi Okafor"]
    assert aside(said, SUMMARY) == [5, 6, 7]


@pytest.mark.parametrize("row", ["Bereichswert,3,2.3\n", "Zusammen,9,17\n"])
def test_sums_and_averages_under_any_name(database: Database, row: str) -> None:
    people = (
        PEOPLE.replace("5,1", "5,0").replace("1,2", "1,3")
        if "." in row
        else PEOPLE.replace("3,4", "3,14")
    )
    assert aside(stored(database, HEAD + people + row), SUMMARY) == [5]
    assert aside(stored(database, HEAD + row + people), SUMMARY) == [2]


def test_a_sum_of_beginners_is_somebody(database: Database) -> None:
    assert stored(database, "Name,Python,SQL\nAda,1,1\nBo,1,1\nCy,2,1\nDee,4,3\n").people == 4


def test_open_positions_are_nobody(database: Database) -> None:
    rows = "Vacancy 1,5,1\nOpen position,3,3\nNew hire (TBD),3,3\nN.N.,3,3\n"
    said = stored(database, HEAD + PEOPLE + rows)
    assert labels(database) == ["Ada Nguyen", "Bo Larsen", "Chi Okafor"]
    assert aside(said, OPEN) == [5, 6, 7, 8]
    assert stored(database, "Name,Python,SQL\nAB,3,4\nNN,1,2\nCD,5,1\n").people == 3


def test_a_row_that_says_no_name_is_asked_about(database: Database) -> None:
    said = stored(database, HEAD + PEOPLE + "Analyst,3,3\nMay,4,4\n")
    assert said.people == 5
    assert [i.row for i in said.issues if "says no name" in i.reason] == [5]
