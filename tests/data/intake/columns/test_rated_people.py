"""Forms about others: the person is who is rated, and the rater is never rated for it."""

import re
from itertools import product

import pytest

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import read_mapping
from data.store.database import Database
from data.vocabulary import ImportOutcome, Rater, RefusedError
from tests.data.intake.layouts.imported import imported, levels, refusal

FORM = (
    "Timestamp,Email Address,Who are you rating?,Python,SQL\n"
    "1/2/2026 9:00:00,boss@example.org,Ada Nguyen,4,3\n"
    "1/2/2026 9:05:00,boss@example.org,Bo Larsen,2,5\n"
    "1/2/2026 9:09:00,boss@example.org,Chi Okafor,1,1\n"
)
CELLS = product(("Ada Nguyen", "Bo Larsen", "Chi Okafor"), ("Python", "SQL"))
LEVELS = dict(zip(CELLS, (4, 3, 2, 5, 1, 1), strict=True))


def stored(database: Database, text: str, rater: Rater = "manager") -> ImportOutcome:
    return ingest(database, text.encode(), "f.csv", rater=rater, scale="1-5")


def first_uses(empty: Database, text: str, count: int, rater: Rater = "manager") -> list[str]:
    """What the first columns are, of a file that asks nothing."""
    found = propose(text.encode(), "f.csv", empty, rater=rater, scale="1-5")
    assert (found.refusal, found.questions) == (None, ())
    return [c.use for c in found.columns[:count]]


def test_a_managers_form_rates_the_people_whom_it_names(database: Database) -> None:
    said = stored(database, FORM)
    assert levels(database, "manager") == LEVELS
    assert (said.people, said.questions) == (3, ())


ASKED = (
    *("Who are you rating?", "Person rated", "Name of the team member", "Name of the employee"),
    *("Name of your direct report", "Reviewee", "Employee being assessed", "Whom do you review?"),
    *("Which colleague are you rating?", "Wen bewertest du?", "Wen bewerten Sie?"),
    *("Bewertete Person", "Name der bewerteten Person", "Personne évaluée", "Persona evaluada"),
    *("Nom du collaborateur évalué", "¿A quién evalúa?", "Pessoa avaliada", "Persona valutata"),
    *("Beoordeelde medewerker", "Person being assessed"),
)


@pytest.mark.parametrize("header", ASKED)
def test_the_words_for_who_is_rated(empty: Database, header: str) -> None:
    text = FORM.replace("Who are you rating?", header)
    assert first_uses(empty, text, 3) == ["metadata", "metadata", "person"]


@pytest.mark.parametrize(
    "head",
    [
        "Reviewer,Reviewee",
        "Your name,Person rated",
        "Rated by,Employee",
        "Reviewer email,Name",
        "Ihr Name,Bewertete Person",
        "Évaluateur,Collaborateur",
    ],
)
def test_the_rater_is_no_person_of_the_survey(empty: Database, head: str) -> None:
    rows = "Boss,Ada Nguyen,4,3\nBoss,Bo Larsen,2,5\nChief,Chi Okafor,1,1\n"
    assert first_uses(empty, f"{head},Python,SQL\n{rows}", 2) == ["metadata", "person"]


def test_facts_of_the_rated_person_stay_theirs(database: Database) -> None:
    text = "Reviewer,Reviewee,Employee ID,Python,SQL\nDi,Ada,E1,4,3\nDi,Bo,E2,2,5\n"
    said = stored(database, text)
    assert [c.use for c in said.columns[:3]] == ["metadata", "person", "person"]
    assert {i for (i,) in database.rows("select identity from person")} == {"e1", "e2"}


@pytest.mark.parametrize("head", ["Employee,Email", "Name of the employee,E-mail", "Name,Email"])
def test_a_form_about_oneself_keeps_the_e_mail(empty: Database, head: str) -> None:
    rows = "Ada,a@example.org,4,3\nBo,b@example.org,2,5\n"
    assert first_uses(empty, f"{head},Python,SQL\n{rows}", 2, "self") == ["person", "person"]


def test_ratings_by_others_left_at_self_are_a_question(database: Database) -> None:
    asked = stored(database, FORM, "self").questions
    assert any("manager's ratings, or a peer's" in question for question in asked)
    first_uses(database, FORM, 1, "peer")
    both = "Rated by,Employee,Python (self),Python (manager)\nBoss,Ada,4,3\nBoss,Bo,2,5\n"
    first_uses(database, both, 1, "self")


def test_two_managers_of_one_person_are_said(database: Database) -> None:
    rows = "Boss,Ada,4,3\nChief,Ada,2,5\nBoss,Bo,1,1\n"
    said = stored(database, f"Reviewer,Reviewee,Python,SQL\n{rows}")
    assert levels(database, "manager")["Ada", "Python"] == 2
    assert any("rated in more than one row (rows 2 and 3)" in q for q in said.questions)
    assert [i.row for i in said.issues if "A later row" in i.reason] == [2]


PEERS = "Ana Silva,Ben Ode,4,3\nCem Kaya,Ben Ode,2,3\nBen Ode,Ana Silva,5,4\n"


@pytest.mark.parametrize("header", ["Name of the colleague you rate", "Whose work?", "Wer?"])
def test_two_columns_of_the_same_people_ask_who_is_rated(database: Database, header: str) -> None:
    text = f"Your name,{header},Python,SQL\n{PEERS}"
    assert "which of them are rated" in refusal(database, text)
    mapping = f'[columns."{header}"]\nuse = "person"\n[columns."Your name"]\nuse = "metadata"\n'
    read = read_mapping(mapping.encode())
    imported(database, text, mapping=read, rater="peer", wave="again")
    assert len(levels(database, "peer")) == 4  # of two people: one answer of each kind is kept


@pytest.mark.parametrize(
    "form", ["Communication [{0}],Leadership [{0}]", "{0} [Communication],{0} [Leadership]"]
)
@pytest.mark.parametrize("who", ["Your name,", ""])
def test_no_name_of_a_person_is_a_skill(empty: Database, form: str, who: str) -> None:
    people = ("Alice Moore", "Bob Stone", "Carla Diaz")
    head = ",".join(form.format(name) for name in people)
    rows = "\n".join(f"{f'{name},' if who else ''}5,4,3,4,2,{at}" for at, name in enumerate(people))
    said = refusal(empty, f"{who}{head}\n{rows}")
    assert re.search(r"are about people|Are these skills|nothing says", said)


BLOCKS = "Name,Python,SQL\nAda,4,2\nBo,5,3\n{}Ada,1,5\nBo,2,4\n"
KINDS = "Name,Python,SQL\nAda Yu - {0},2,2\nAda Yu - {1},4,5\nBo Lee - {0},3,3\nBo Lee - {1},5,4\n"


@pytest.mark.parametrize("between", ["", ",,\nInterest,,\nName,Python,SQL\n", "Target level,,\n"])
def test_people_with_several_rows_are_refused(database: Database, between: str) -> None:
    with pytest.raises(RefusedError, match=r"2 of 2. have several rows with other levels"):
        stored(database, BLOCKS.format(between))
    assert stored(database, BLOCKS.format("").replace("Bo,2,4\n", "Cy,2,4\n")).people == 3


@pytest.mark.parametrize("tails", [("current", "target"), ("self", "manager"), ("skill", "will")])
def test_names_that_say_the_kind_are_refused(database: Database, tails: tuple[str, str]) -> None:
    with pytest.raises(RefusedError, match=r"“Ada Yu - .*” seem to be of one"):
        stored(database, KINDS.format(*tails))
    dashed = KINDS.format("Smith", "Smith").replace("Ada Yu - Smith,4,5\n", "")
    assert stored(database, dashed.replace("Bo Lee - Smith,5,4\n", "")).people == 2


@pytest.mark.parametrize(
    "header", ["Medarbetare", "Çalışan", "Salarié", "従業員", "Osoba", '"Last name, First name"']
)
def test_who_answered_in_other_words(empty: Database, header: str) -> None:
    text = f"{header},Python,SQL\nAda Yu,4,2\nBo Lee,3,3\n"
    assert first_uses(empty, text, 1, "self") == ["person"]


def test_names_beside_numbers_of_people_are_shown(database: Database) -> None:
    text = "user_id,user_name,Python,SQL\n1,Ada Yu,4,2\n2,Bo Lee,3,3\n"
    stored(database, text, rater="self")
    assert {person for person, _ in levels(database)} == {"Ada Yu", "Bo Lee"}


def test_a_catalogue_of_ratings_is_no_table_of_people(empty: Database) -> None:
    rows = "u1,Python,4,5,5\nu2,SQL,2,5,5\n"
    assert refusal(empty, f"User ID,Competency Name,Official Rating,Expected Rating,Scale\n{rows}")


def test_a_row_above_any_scale_is_a_count(database: Database) -> None:
    people = "Ada,4,2\nBo,5,3\nCy,3,3\nDi,1,2\n"
    said = stored(database, f"Medarbejder,Python,SQL\n{people}Antal med 3 eller mere,15,12\n")
    assert (said.people, levels(database, "manager")["Bo", "Python"]) == (4, 5)
