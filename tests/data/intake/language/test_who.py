"""First and last names, teams and roles in the languages that forms are written in."""

from __future__ import annotations

import pytest

from data.intake.language.headers import PERSON_NAME, bare_request
from data.intake.language.words import fold
from data.store.database import Database
from tests.data.intake.layouts.imported import imported, proposed


@pytest.mark.parametrize(
    ("first", "last", "team", "role"),
    [
        ("Prénom", "Nom", "Équipe", "Poste"),
        ("PRENOM", "NOM", "EQUIPE", "RÔLE"),
        ("Prénom", "Nom de famille", "Département", "Fonction"),
        ("Nombre", "Apellido", "Equipo", "Puesto"),
        ("Nombres", "Apellidos", "Equipo", "Rol"),
        ("Vorname", "Nachname", "Abteilung", "Rolle"),
        ("Vorname", "Name", "Team", "Funktion"),
        ("Nome", "Cognome", "Squadra", "Ruolo"),
        ("Nome", "Sobrenome", "Equipe", "Cargo"),
        ("Nome", "Apelido", "Equipa", "Função"),
        ("Voornaam", "Achternaam", "Team", "Functie"),
        ("Voornaam", "Naam", "Afdeling", "Rol"),
        ("First name", "Surname", "Squad", "Job title"),
    ],
)
def test_names_in_two_columns(empty: Database, first: str, last: str, team: str, role: str) -> None:
    rows = "Nguyen;Ada;Core;Dev;3;4\nNguyen;Bo;Edge;Ops;1;2\n"
    found = proposed(empty, f"{last};{first};{team};{role};Python;SQL\n{rows}", scale="1-5")
    assert [c.use for c in found.columns[:4]] == ["person", "person", "team", "role"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nom;Prénom;Go;R\nDe La Cruz;Ada;3;4\nVan Dijk;Bo Jan;1;2\n", "Bo Jan Van Dijk"),
        ("Nom;Go;R\nAda De La Cruz;3;4\nBo Nguyen;1;2\n", "Bo Nguyen"),  # a whole name
    ],
)
def test_a_family_name_of_several_words(database: Database, text: str, names: str) -> None:
    imported(database, text, scale="1-5")
    found = database.rows("select label from person order by 1")
    assert found == [("Ada De La Cruz",), (names,)]


@pytest.mark.parametrize(
    "head",
    [
        "Mitarbeiter;Fähigkeit;Stufe",
        "Mitarbeiter;Kompetenz;Bewertung",
        "Personne;Compétence;Niveau",
        "Persona;Competencia;Nivel",
        "Persona;Competenza;Livello",
        "Pessoa;Competência;Nível",
        "Medewerker;Vaardigheid;Niveau",
    ],
)
def test_long_tables(empty: Database, head: str) -> None:
    found = proposed(empty, f"{head}\nAda;Python;3\nAda;SQL;4\nBo;Python;1\n", scale="1-5")
    assert (found.layout, found.refusal) == ("long", None)
    assert [c.use for c in found.columns] == ["person", "skill", "level"]


@pytest.mark.parametrize(
    "header",
    [
        "Hi, what is your *name*?",
        "Hello! What's your name?",
        "name. What is your name?",
        "Name: [01]",
    ],
)
def test_what_a_form_writes_around_the_name_is_left_out(header: str) -> None:
    assert PERSON_NAME.match(bare_request(fold(header)))


@pytest.mark.parametrize("header", ["dept. name", "Python: [01]", "Hi, what is your team?"])
def test_another_question_is_no_name(header: str) -> None:
    assert not PERSON_NAME.match(bare_request(fold(header)))
