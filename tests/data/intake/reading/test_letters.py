"""Files that do not say how they write their letters: read as their words make sense, or asked."""

import pytest

from data.intake.reading import large
from data.intake.reading.text import central_european, is_western
from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels

CENTRAL = (
    *("Paweł", "Wałęsa", "Łukasz Żak", "Agnieszka Wiśniewska", "Zieliński, Wójcik, Dąbrowski"),
    *("Name,Umiejętności,Wiedza", "Jiří Dvořák", "Černý", "Růžička", "Tomáš Němec, Petr Břetislav"),
    *("Tőkés", "Kővári, Erdős, Szűcs", "Đorđević, Čačić", "Jméno;Oddělení;Python"),
)
WESTERN = (
    *("José Müller", "François Lefèvre, Søren", "João Simões, Conceição", "Muñoz, Peña, Núñez"),
    *("Søren Kierkegård, Håkan Åsberg, Bjørn", "Python¹, Expert³, m³, cm³, £5, 1ª, 2º"),
    *("Niccolò, città, perché", "Maïa, Anaïs, Loïc, Hélène", "Þór Guðmundsson, Ægir, Høiby"),
    *("Tõnis Mägi, Õie", "Œdipe, sœur, Œuvre", "¿Qué nivel tienes? ¡Año!", "Šimek, Žan", "plain"),
)


@pytest.mark.parametrize(
    ("text", "encoding"), [("Świątek, Łukasz", "iso8859_2"), *((t, "cp1250") for t in CENTRAL)]
)
def test_words_of_central_europe(text: str, encoding: str) -> None:
    assert central_european(text.encode(encoding)) == encoding


@pytest.mark.parametrize("text", WESTERN)
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


WEST = "Name,Python,SQL\nJosé Müller,3,2\nZoë Ångström,4,5\nÉric Noël,1,2\n"
EAST = "Name,Python,SQL\n山田太郎,3,2\n鈴木花子,4,5\n佐藤一郎,1,2\n"


@pytest.mark.parametrize(
    "text", ["José Müller", "Šimek, Œuvre – “naïve” …", "20 °C, 5 € für Ärzte", "¡Año!", "plain"]
)
def test_western_text(text: str) -> None:
    assert is_western(text)


@pytest.mark.parametrize("large_from", [large.LARGE, 1])
@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [(WEST, "cp1252", False), (WEST, "mac_roman", True), (EAST, "shift_jis", True)],
)
def test_names_are_read_as_written(
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    large_from: int,
    text: str,
    encoding: str,
    guessed: bool,
) -> None:
    monkeypatch.setattr(large, "LARGE", large_from)
    said = imported(database, text.encode(encoding))
    assert {name for name, _ in levels(database)} == {
        line.split(",")[0] for line in text.splitlines()[1:]
    }
    assert any("Look at the names" in i.reason for i in said.issues) == guessed
