"""Headers in many languages say who answered; a file in which none does is told so."""

from __future__ import annotations

import pytest

from data.intake.columns.mapping_file import ALL, MappingFile
from data.store.database import Database
from tests.data.exports.files import as_csv
from tests.data.intake.layouts.imported import imported, proposed


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
    rows = [
        [name, email, team, "Python"],
        ["Ada", "a@x.example", "Core", "3"],
        ["Bo", "b@x.example", "Edge", "4"],
    ]
    found = proposed(empty, as_csv(rows), scale="1-5")
    assert [c.use for c in found.columns] == ["person", "person", "team", "level"]


def test_half_names_in_two_columns_are_one_name(database: Database) -> None:
    imported(database, "Фамилия,Имя,Python\nКим,Ада,3\nКим,Бо,4\n", scale="1-5")
    assert database.rows("select label from person order by 1") == [("Ада Ким",), ("Бо Ким",)]


def test_a_file_that_names_nobody_is_told_so(database: Database) -> None:
    skills = MappingFile(skills=ALL)
    said = imported(database, "Python,SQL\n3,4\n2,1\n", scale="1-5", mapping=skills)
    assert said.people == 2
    (issue,) = [i for i in said.issues if "No column says who answered" in i.reason]
    assert issue.severity == "warning"
    named = imported(database, "Name,Python,SQL\nAda,3,4\nBo,2,1\n", wave="then", scale="1-5")
    assert not [i for i in named.issues if "who answered" in i.reason]
