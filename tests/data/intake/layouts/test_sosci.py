"""SoSci Survey: tabs and quotes, codes with and without labels, tests, codes of no answer."""

from __future__ import annotations

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses

CODES = [
    "CASE",
    "SERIAL",
    "REF",
    "QUESTNNR",
    "MODE",
    "STARTED",
    "SK01_01",
    "SK01_02",
    "SK02",
    "TIME001",
    "LASTDATA",
    "FINISHED",
]
LABELS = [
    "Interview-Nummer (fortlaufend)",
    "Seriennummer",
    "Referenz",
    "Fragebogen",
    "Interview-Modus",
    "Zeitpunkt",
    "Kenntnisse: Python",
    "Kenntnisse: Juggling",
    "Team",
    "Verweildauer Seite 1",
    "Letzte Antwort",
    "Wurde abgeschlossen",
]


def table(*rows: list[str]) -> str:
    return "\r\n".join("\t".join(f'"{cell}"' for cell in row) for row in rows) + "\r\n"


def answer(case: str, mode: str, python: str, juggling: str) -> list[str]:
    return [
        case,
        "",
        "",
        "base",
        mode,
        "2025-03-14 09:00:00",
        python,
        juggling,
        "core",
        "5",
        "2025-03-14 09:10:00",
        "1",
    ]


def test_codes_without_labels_are_refused_with_what_to_do(database: Database) -> None:
    found = proposed(database, table(CODES, answer("1", "interview", "4", "3")))
    assert (found.layout, found.header_rows, found.delimiter) == ("sosci", 1, "\t")
    assert found.refusal is not None
    assert "texts of the questions" in found.refusal


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_labels_below_the_codes(database: Database, encoding: str) -> None:
    text = table(
        CODES,
        LABELS,
        answer("1", "interview", "4", "3"),
        answer("2", "debug", "1", "100"),
        answer("3", "interview", "-9", "2"),
        answer("4", "pretest", "1", "1"),
    )
    said = imported(database, text.encode(encoding))
    assert (said.layout, said.header_rows, said.rows, said.people) == ("sosci", 2, 4, 2)
    assert list(uses(said).values())[6:10] == ["level Python", "level Juggling", "team", "metadata"]
    assert levels(database) == {
        ("row 3", "Python"): 4,
        ("row 3", "Juggling"): 3,
        ("row 5", "Juggling"): 2,
    }
    # -9 is SoSci's code of no answer; the two tests are set aside whole
    assert (said.unknown, said.set_aside) == (1, 2 * 12)
    assert [i.row for i in said.issues if i.row and "test of the questionnaire" in i.reason] == [
        4,
        6,
    ]


def test_labels_of_answers(database: Database) -> None:
    imported(database, table(CODES, LABELS, answer("1", "interview", "Experte", "Keine")))
    assert levels(database) == {("row 3", "Python"): 5, ("row 3", "Juggling"): 0}
