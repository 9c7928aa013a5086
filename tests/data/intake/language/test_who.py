"""Names, teams, roles, and levels of today beside wanted ones, in the languages of forms."""

import pytest

from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.language.headers import PERSON_NAME, bare_request, name_and_when
from data.intake.language.words import fold
from data.store.database import Database
from tests.data.exports.files import as_csv
from tests.data.intake.layouts.imported import imported, proposed, rated, uses


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
        ("Фамилия;Имя;Go\nDe La Cruz;Ada;3\nКим;Бо;4\n", "Бо Ким"),
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


AROUND = (
    *("Hi, what is your *name*?", "Hello! What's your name?", "name. What is your name?"),
    *("Name: [01]", "Nombre y apellidos"),
)
OTHERS = ("dept. name", "Python: [01]", "Hi, what is your team?")


@pytest.mark.parametrize("header", [*AROUND, *OTHERS])
def test_what_a_form_writes_around_the_name_is_left_out(header: str) -> None:
    assert bool(PERSON_NAME.match(bare_request(fold(header)))) is (header in AROUND)


@pytest.mark.parametrize(
    ("name", "email", "team"),
    [
        ("名前", "メールアドレス", "部署"),
        ("姓名", "邮箱", "团队"),
        ("이름", "이메일", "팀"),
        ("Имя", "Электронная почта", "Отдел"),
        ("Ф.И.О.", "Почта", "Команда"),
        ("Όνομα", "E-mail", "Ομάδα"),
        ("الاسم", "البريد الإلكتروني", "الفريق"),
        ("שם מלא", 'דוא"ל', "צוות"),
        ("Nom", "Courriel", "Équipe"),
        ("Nombre", "Correo electrónico", "Equipo"),
        ("Naam", "E-mailadres", "Afdeling"),
        ("Imię", "Poczta elektroniczna", "Zespół"),
        ("Jméno", "E-mail", "Oddělení"),
        ("Nome", "Posta elettronica", "Squadra"),
        ("Namn", "E-postadress", "Avdelning"),
        ("Adı Soyadı", "E-posta", "Takım"),
        ("Név", "E-mail", "Csapat"),
    ],
)
def test_name_email_and_team(empty: Database, name: str, email: str, team: str) -> None:
    people = [["Ada", "a@x.example", "Core", "3"], ["Bo", "b@x.example", "Edge", "4"]]
    found = proposed(empty, as_csv([[name, email, team, "Python"], *people]), scale="1-5")
    assert [c.use for c in found.columns] == ["person", "person", "team", "level"]


def test_a_file_that_names_nobody_is_told_so(database: Database) -> None:
    skills = MappingFile(skills=ALL)
    said = imported(database, "Python,SQL\n3,4\n2,1\n", scale="1-5", mapping=skills)
    assert said.people == 2
    (issue,) = [i for i in said.issues if "No column says who answered" in i.reason]
    assert issue.severity == "warning"
    named = imported(database, "Name,Python,SQL\nAda,3,4\nBo,2,1\n", wave="then", scale="1-5")
    assert not [i for i in named.issues if "who answered" in i.reason]


WORDS = (("As is", "To be"), ("Current", "Desired"), ("Ist", "Soll"), ("Actual", "Required"))
ROWS = "Ann,1,4,2,5\nBob,3,5,4,5\n"
BOTH = ["level Python", "ignored", "level SQL", "ignored"]


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("top", ["Name,Python,,SQL,\n", "Name,Python,Python,SQL,SQL\n"])
def test_what_is_so_is_the_level(empty: Database, top: str, words: tuple[str, str]) -> None:
    heading = top + ",{0},{1},{0},{1}\n".format(*words)
    found = proposed(empty, heading + ROWS, scale="1-5")
    assert list(uses(found).values())[1:] == BOTH
    assert (found.header_rows, found.rows) == (2, 2)
    assert sum("a level that is expected is a requirement" in i.reason for i in found.issues) == 2


def test_a_row_of_level_and_interest_below_repeated_skills_is_no_person(empty: Database) -> None:
    text = f"Name,Python,Python,SQL,SQL\n,Level,Interest,Level,Interest\n{ROWS}"
    found = proposed(empty, text, scale="1-5")
    assert (found.header_rows, found.rows, rated(found)) == (2, 2, ["Python", "SQL"])


@pytest.mark.parametrize(
    "heading",
    [
        "Name,Python current,Python target,SQL current,SQL target",
        "Name,Python (as-is),Python (to-be),SQL - Ist,SQL - Soll",
        "Name,Python now,Python in 12 months,Current SQL level,Target SQL level",
    ],
)
def test_one_header_row_says_both(empty: Database, heading: str) -> None:
    assert list(uses(proposed(empty, f"{heading}\n{ROWS}", scale="1-5")).values())[1:] == BOTH


def test_a_name_that_ends_like_the_word_is_whole() -> None:
    assert name_and_when("ServiceNow") == ("ServiceNow", "")
    assert name_and_when("Python (to-be)") == ("Python", "to-be")
