"""A file that names known people in another way is stored only once somebody says who they are."""

from typing import Any

import pytest

from data.ingest import PeopleAsked, ingest, people_asked
from data.intake.columns.mapping_file import MappingFile
from data.intake.identity.same_people import erase
from data.intake.reading import large
from data.store.database import Database
from data.vocabulary import ImportOutcome, RefusedError
from tests.build import HISTORY, everything
from tests.shell import Shell

BY_MAIL = (
    b"Email,Name,Team,Python,SQL\nana.silva@x.org,Ana Silva,Core,3,4\n"
    b"bo.berg@x.org,Bo Berg,Core,1,2\n"
    b"cy.dahl@x.org,Cy Dahl,Core,2,2\n"
)
BY_NAME = b"Name,Python,SQL\nAna Silva,4,4\nBo Berg,2,2\nCy Dahl,3,1\n"
TWO = MappingFile(same_person=(("Ana Silva", "ana.silva@x.org"), ("Bo Berg", "bo.berg@x.org")))
ONE = MappingFile(same_person=TWO.same_person[:1])


@pytest.fixture
def known(database: Database) -> Database:
    ingest(database, BY_MAIL, "a.csv", wave="w", scale="0-5")
    return database


def people(database: Database) -> int:
    return int(database.rows("select count(*) from person")[0][0])


def manager_form(database: Database, **more: Any) -> ImportOutcome:
    return ingest(database, BY_NAME, "b.csv", wave="w", scale="0-5", rater="manager", **more)


def test_nobody_known_and_all_nearly_known_is_refused(known: Database) -> None:
    before = everything(known, HISTORY)
    with pytest.raises(RefusedError, match=r"None of the 3 people .* while 3 of them may be known"):
        manager_form(known)
    assert everything(known, HISTORY) == before
    said = manager_form(known, dry_run=True)
    assert "or that all of them are new" in said.must_choose
    assert [(p.one, p.other, p.how) for p in said.near_people] == [
        ("Ana Silva", "ana.silva@x.org", "the names agree"),
        ("Bo Berg", "bo.berg@x.org", "the names agree"),
        ("Cy Dahl", "cy.dahl@x.org", "the names agree"),
    ]
    pairs = [i.reason for i in said.issues if i.value and " / " in i.value]
    assert all("almost" not in reason for reason in pairs)


@pytest.mark.parametrize("large_from", [1 << 40, 0])
def test_who_is_asked_about_is_known_without_a_dry_run(
    known: Database, monkeypatch: pytest.MonkeyPatch, large_from: int
) -> None:
    monkeypatch.setattr(large, "LARGE", large_from)
    tried = manager_form(known, dry_run=True)
    asked = people_asked(BY_NAME, known, scale="0-5", rater="manager")
    assert (asked.near_people, asked.must_choose) == (tried.near_people, tried.must_choose)
    assert people_asked(BY_NAME, known, scale="0-5", mapping=TWO).must_choose == ""
    assert people_asked(b"Name,Team\nAna Silva,Core\n", known) == PeopleAsked()


def test_a_mapping_that_names_enough_of_them_is_an_answer(known: Database) -> None:
    with pytest.raises(RefusedError, match=r"1 of the 3 people .* while 2 of the others"):
        manager_form(known, mapping=ONE)
    manager_form(known, mapping=TWO)  # 2 of 3 are known now: the third is a question, as ever
    assert people(known) == 4


@pytest.mark.parametrize(
    "text",
    [
        b"Name,Python,SQL\nEd Fox,4,4\nFay Gee,2,2\nCy Dahl,2,2\nGus Hay,2,2\nIda Jo,2,2\n",
        b"Email,Python,SQL\nana.silva@x.org,4,4\nbo.berg@x.org,2,2\ncydahl@x.org,2,2\n",
    ],
)
def test_few_near_names_or_many_known_people_stay_a_question(known: Database, text: bytes) -> None:
    assert ingest(known, text, "b.csv", wave="v", scale="0-5").must_choose == ""


def test_the_command_says_how(shell: Shell) -> None:
    more = ("--scale", "0-5", "--wave", "w")
    shell("ingest", shell.file("a.csv", BY_MAIL.decode()), *more)
    again = ("ingest", shell.file("b.csv", BY_NAME.decode()), *more, "--rater", "manager")
    shell(*again, code=1)
    assert "[same_person]" in shell.error
    assert "--new-people" in shell.error
    shell(*again, "--new-people")


def test_new_people_may_be_said_to_be_new_and_erasing_one_names_the_other(known: Database) -> None:
    manager_form(known, new_people=True)
    assert people(known) == 6
    said = erase(known, "ana.silva@x.org")
    assert "“Ana Silva” is known too" in said
    assert people(known) == 5
    assert "known too" not in erase(known, "Ana Silva")
    assert "Silva" not in repr(known.rows("select text from audit_text"))
