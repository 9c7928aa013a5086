"""Names, teams, roles, and levels of today beside wanted ones, in the languages of forms."""

import pytest

from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.language.headers import PERSON_NAME, bare_request, name_and_when
from data.intake.language.words import fold
from data.store.database import Database
from tests.data.intake.layouts.imported import imported, proposed, uses

TWO_NAMES = (
    *("Nom;Prénom;Équipe;Poste", "NOM;PRENOM;EQUIPE;RÔLE", "Nachname;Vorname;Abteilung;Rolle"),
    *("Nom de famille;Prénom;Département;Fonction", "Apellido;Nombre;Equipo;Puesto"),
    *("Apellidos;Nombres;Equipo;Rol", "Name;Vorname;Team;Funktion", "Cognome;Nome;Squadra;Ruolo"),
    *("Sobrenome;Nome;Equipe;Cargo", "Apelido;Nome;Equipa;Função", "Naam;Voornaam;Afdeling;Rol"),
    *("Achternaam;Voornaam;Team;Functie", "Surname;First name;Squad;Job title"),
)
WITH_MAIL = (
    *(
        "名前;メールアドレス;部署",
        "姓名;邮箱;团队",
        "이름;이메일;팀",
        "Имя;Электронная почта;Отдел",
    ),
    *("Ф.И.О.;Почта;Команда", "Όνομα;E-mail;Ομάδα", "الاسم;البريد الإلكتروني;الفريق"),
    *('שם מלא;"דוא""ל";צוות', "Nom;Courriel;Équipe", "Nombre;Correo electrónico;Equipo"),
    *("Naam;E-mailadres;Afdeling", "Imię;Poczta elektroniczna;Zespół", "Jméno;E-mail;Oddělení"),
    *("Nome;Posta elettronica;Squadra", "Namn;E-postadress;Avdelning", "Név;E-mail;Csapat"),
    *("Adı Soyadı;E-posta;Takım", "Имя;Электронная почта;Отдел"),
)
LONG = (
    *("Mitarbeiter;Fähigkeit;Stufe", "Mitarbeiter;Kompetenz;Bewertung"),
    *("Personne;Compétence;Niveau", "Persona;Competencia;Nivel", "Persona;Competenza;Livello"),
    *("Pessoa;Competência;Nível", "Medewerker;Vaardigheid;Niveau"),
)


@pytest.mark.parametrize(
    ("head", "rows", "uses"),
    [
        *((f"{h};Python", "Nguyen;{};Core;Dev;{}", "person person team role") for h in TWO_NAMES),
        *((f"{h};Python", "{0};{0}@x.example;Core;{1}", "person person team") for h in WITH_MAIL),
        *((head, "{};Python;{}", "person skill") for head in LONG),
    ],
)
def test_names_teams_and_roles(empty: Database, head: str, rows: str, uses: str) -> None:
    text = "\n".join([head, rows.format("Ada", 3), rows.format("Bo", 1)])
    found = proposed(empty, text, scale="1-5")
    assert [c.use for c in found.columns] == [*uses.split(), "level"]
    assert found.refusal is None


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


AROUND = (
    *("Hi, what is your *name*?", "Hello! What's your name?", "name. What is your name?"),
    *("Name: [01]", "Nombre y apellidos"),
)
OTHERS = ("dept. name", "Python: [01]", "Hi, what is your team?")


@pytest.mark.parametrize("header", [*AROUND, *OTHERS])
def test_what_a_form_writes_around_the_name_is_left_out(header: str) -> None:
    assert bool(PERSON_NAME.match(bare_request(fold(header)))) is (header in AROUND)


def test_a_file_that_names_nobody_is_told_so(database: Database) -> None:
    skills = MappingFile(skills=ALL)
    said = imported(database, "Python,SQL\n3,4\n2,1\n", scale="1-5", mapping=skills)
    assert said.people == 2
    (issue,) = [i for i in said.issues if "No column says who answered" in i.reason]
    assert issue.severity == "warning"
    named = imported(database, "Name,Python,SQL\nAda,3,4\nBo,2,1\n", wave="then", scale="1-5")
    assert not [i for i in named.issues if "who answered" in i.reason]


WORDS = (("As is", "To be"), ("Current", "Desired"), ("Ist", "Soll"), ("Actual", "Required"))
HEADINGS = (
    *(f"Name,Python,,SQL,\n,{now},{then},{now},{then}" for now, then in WORDS),
    *(f"Name,Python,Python,SQL,SQL\n,{now},{then},{now},{then}" for now, then in WORDS),
    "Name,Python current,Python target,SQL current,SQL target",
    "Name,Python (as-is),Python (to-be),SQL - Ist,SQL - Soll",
    "Name,Python now,Python in 12 months,Current SQL level,Target SQL level",
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_is_so_is_the_level(empty: Database, heading: str) -> None:
    found = proposed(empty, f"{heading}\nAnn,1,4,2,5\nBob,3,5,4,5\n", scale="1-5")
    assert list(uses(found).values())[1:] == ["level Python", "ignored", "level SQL", "ignored"]
    assert (found.header_rows, found.rows) == (1 + heading.count("\n"), 2)
    assert sum("a level that is expected is a requirement" in i.reason for i in found.issues) == 2


def test_a_name_that_ends_like_the_word_is_whole() -> None:
    assert name_and_when("ServiceNow") == ("ServiceNow", "")
    assert name_and_when("Python (to-be)") == ("Python", "to-be")
