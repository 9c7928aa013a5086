"""Which of two readings of the same bytes the words of a file make sense in."""

from __future__ import annotations

import pytest

from data.intake.reading import large
from data.intake.reading.text import central_european
from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Paweł", "cp1250"),
        ("Wałęsa", "cp1250"),
        ("Łukasz Żak", "cp1250"),
        ("Agnieszka Wiśniewska", "cp1250"),
        ("Zieliński, Wójcik, Dąbrowski", "cp1250"),
        ("Name,Umiejętności,Wiedza", "cp1250"),
        ("Jiří Dvořák", "cp1250"),
        ("Černý", "cp1250"),
        ("Růžička", "cp1250"),
        ("Tomáš Němec, Petr Břetislav", "cp1250"),
        ("Tőkés", "cp1250"),
        ("Kővári, Erdős, Szűcs", "cp1250"),
        ("Đorđević, Čačić", "cp1250"),
        ("Jméno;Oddělení;Python", "cp1250"),
        ("Świątek, Łukasz", "iso8859_2"),
    ],
)
def test_words_of_central_europe(text: str, encoding: str) -> None:
    assert central_european(text.encode(encoding)) == encoding


@pytest.mark.parametrize(
    "text",
    [
        "José Müller",
        "François Lefèvre, Søren",
        "Søren Kierkegård, Håkan Åsberg, Bjørn",
        "João Simões, Conceição",
        "Muñoz, Peña, Núñez",
        "Python¹, Expert³, m³, cm³, £5, 1ª, 2º",
        "Niccolò, città, perché",
        "Maïa, Anaïs, Loïc, Hélène",
        "Þór Guðmundsson, Ægir, Høiby",
        "Tõnis Mägi, Õie",
        "Œdipe, sœur, Œuvre",
        "¿Qué nivel tienes? ¡Año!",
        "Šimek, Žan",
        "plain",
    ],
)
def test_words_of_the_west(text: str) -> None:
    assert central_european(text.encode("cp1252")) is None


@pytest.mark.parametrize("large_from", [large.LARGE, 1])
@pytest.mark.parametrize("name", ["Paweł Wałęsa", "Łukasz"])
def test_a_short_file_is_read_as_it_was_written_and_says_that_this_is_a_guess(
    database: Database, monkeypatch: pytest.MonkeyPatch, large_from: int, name: str
) -> None:
    monkeypatch.setattr(large, "LARGE", large_from)
    said = imported(database, f"Name,Python,SQL\n{name},3,2\nBo,4,5\n".encode("cp1250"))
    assert {who for who, _ in levels(database)} == {name, "Bo"}
    assert said.encoding == "cp1250"
    (issue,) = [i for i in said.issues if "which is a guess" in i.reason]
    assert "cp1250" in issue.reason
