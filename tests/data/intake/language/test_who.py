"""First and last names, teams and roles in the languages that forms are written in."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.intake.language.headers import PERSON_NAME, bare_request
from data.intake.language.words import fold
from data.store.database import Database


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
def test_names_in_two_columns(
    database: Database, first: str, last: str, team: str, role: str
) -> None:
    text = (
        f"{last};{first};{team};{role};Python;SQL\nNguyen;Ada;Core;Dev;3;4\n"
        "Nguyen;Bo;Edge;Ops;1;2\n"
    )
    said = ingest(database, text.encode(), "f.csv", scale="1-5")
    assert [c.use for c in said.columns[:4]] == ["person", "person", "team", "role"]
    assert sorted(database.rows("select label from person")) == [("Ada Nguyen",), ("Bo Nguyen",)]
    assert sorted(database.rows("select team, role from participation")) == [
        ("Core", "Dev"),
        ("Edge", "Ops"),
    ]


def test_a_family_name_of_several_words_beside_a_first_name(database: Database) -> None:
    text = "Nom;Prénom;Python;SQL\nDe La Cruz;Ada;3;4\nVan Dijk;Bo Jan;1;2\n"
    ingest(database, text.encode(), "f.csv", scale="1-5")
    assert sorted(database.rows("select label from person")) == [
        ("Ada De La Cruz",),
        ("Bo Jan Van Dijk",),
    ]


def test_nom_alone_is_a_whole_name(database: Database) -> None:
    text = "Nom;Python;SQL\nAda Nguyen;3;4\nBo Nguyen;1;2\n"
    ingest(database, text.encode(), "f.csv", scale="1-5")
    assert sorted(database.rows("select label from person")) == [("Ada Nguyen",), ("Bo Nguyen",)]


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
def test_long_tables(database: Database, head: str) -> None:
    text = f"{head}\nAda;Python;3\nAda;SQL;4\nBo;Python;1\n"
    said = ingest(database, text.encode(), "f.csv", scale="1-5")
    assert (said.layout, said.people, said.ratings) == ("long", 2, 3)


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
