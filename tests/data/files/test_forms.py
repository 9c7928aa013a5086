"""Forms that are built from the texts of `template`: what the tools export of them is understood
without a question, each column as what it was asked for."""

from collections.abc import Sequence
from itertools import chain

import pytest

from data.files.lists import MOST_SKILLS, Part, asked_skills, choices, form, template
from data.ingest import ingest, propose
from data.load import load
from data.store.database import Database
from data.store.facts.requirements import role_profiles
from data.vocabulary import RefusedError
from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.microsoft_forms import ENGLISH
from tests.data.intake.imported import levels, uses

Row = list[str]
ASKED = ("Python", "SQL", "Agents and tool use", "Problem framing")
INTEREST = {"Not interested": 0, "Somewhat interested": 2, "Interested": 3, "Very interested": 4}


def lines(parts: Sequence[Part], title: str) -> list[list[str]]:
    """The lines of each part of that title, in order."""
    return [part.text.split("\n") for part in parts if part.title == title]


def answers(parts: Sequence[Part], people: int, options: str, rows: int) -> list[Row]:
    """What people chose: every option of every question in turn, one row of a grid left empty."""
    (teams,), (roles,) = lines(parts, "Question “Team”"), lines(parts, "Question “Role”")
    level, interest = lines(parts, options)
    return [
        [
            teams[n % len(teams)],
            roles[n % len(roles)],
            *("" if n == row == 1 else level[(n + row) % len(level)] for row in range(rows)),
            *(interest[(n + row) % len(interest)] for row in range(rows)),
        ]
        for n in range(people)
    ]


def google(parts: Sequence[Part], people: int = 12) -> bytes:
    """What Google Forms writes of the form: the rows of a grid in brackets behind its question."""
    (skills,) = lines(parts, "Its rows")
    asked, wanted = (lines(parts, f"Question about {of}")[0][0] for of in ("levels", "interest"))
    head = [f"{question} [{skill}]" for question in (asked, wanted) for skill in skills]
    rows = [["Timestamp", "Email Address", "Team", "Role", *head]]
    for n, row in enumerate(answers(parts, people, "Its columns", len(skills))):
        rows.append(["2026/11/20 9:00:12 AM GMT+1", f"p{n}@example.org", *row])
    return as_csv(rows)


def microsoft(parts: Sequence[Part], people: int = 12) -> bytes:
    """What Microsoft Forms writes: a workbook with a column for each statement."""
    skills, wanted = lines(parts, "Its statements")
    rows: list[list[Cell]] = [[*ENGLISH.split("/"), "Team", "Role", *skills, *wanted]]
    for n, row in enumerate(answers(parts, people, "Its options", len(skills))):
        who = [n + 1, "11/20/26 9:00:12", "11/20/26 9:05:30", f"p{n}@example.org", f"P {n}", None]
        rows.append([*who, *row])
    return as_xlsx(rows)


EXPORTS = {"google-forms": (google, "answers.csv"), "microsoft-forms": (microsoft, "answers.xlsx")}


@pytest.mark.parametrize("kind", EXPORTS)
def test_an_export_of_the_form_asks_no_question(database: Database, kind: str) -> None:
    write, name = EXPORTS[kind]
    outcome = ingest(database, write(form(database, kind, ASKED)), name)
    assert (outcome.layout, outcome.questions) == (kind, ())
    assert [i.reason for i in outcome.issues if i.severity != "note"] == []
    assert (outcome.people, outcome.skills, outcome.set_aside) == (12, 4, 0)
    assert (outcome.ratings, outcome.interest, outcome.unknown) == (12 * 4 - 1, 12 * 4, 1)
    stored = levels(database)
    shown = "p{}@example.org" if kind == "google-forms" else "P {}"
    for person in range(12):
        for row, skill in enumerate(ASKED):
            expected = None if person == row == 1 else (person + row) % 6
            assert stored.get((shown.format(person), skill)) == expected
    wanted = database.rows("select distinct value from opinion where kind = 'interest' order by 1")
    assert [value for (value,) in wanted] == sorted(INTEREST.values())
    roles = database.rows("select distinct role from participation order by 1")
    assert [role for (role,) in roles] == list(choices(database).roles)
    two = write(form(database, kind, ASKED), people=2)  # are enough
    few = ingest(database, two, name, wave="two", dry_run=True)
    assert (few.questions, few.ratings, few.interest, few.set_aside) == ((), 7, 8, 0)


@pytest.mark.parametrize("kind", EXPORTS)
def test_every_skill_of_the_taxonomy_comes_back_as_itself(empty: Database, kind: str) -> None:
    write, name = EXPORTS[kind]
    every = tuple(chain.from_iterable(choices(empty).areas.values()))
    proposal = propose(write(form(empty, kind, every)), name, empty)
    result = list(uses(proposal).values())[-2 * len(every) :]
    assert result == [f"{use} {skill}" for use in ("level", "interest") for skill in every]
    assert proposal.questions == ()


def test_the_survey_asks_a_role_an_area_or_named_skills(empty: Database) -> None:
    assert asked_skills(empty, ["sql", " Python programming"]) == ("SQL", "Python")
    area = choices(empty).areas["Programming languages"]
    assert asked_skills(empty, areas=["programming languages"]) == tuple(area)
    profile = {r.skill for r in role_profiles(empty) if r.role == "Data engineer"}
    first, *others = asked_skills(empty, ["Go"], roles=["Data engineer"])
    assert (first, set(others)) == ("Go", profile)
    assert set(asked_skills(None, roles=["Data engineer"])) == profile
    assert ", ".join(ASKED) in template(empty, "mail", ASKED)
    assert len(template(empty, "mail").split()) < 450  # thirty skills still fit a page


def test_what_cannot_be_asked_is_said(empty: Database) -> None:
    with pytest.raises(RefusedError, match="no skill “Pythn”"):
        asked_skills(empty, ["Pythn"])
    with pytest.raises(RefusedError, match="no role profile “Poet”; known are AI engineer"):
        asked_skills(empty, roles=["Poet"])
    with pytest.raises(RefusedError, match=f"at most {MOST_SKILLS} with care"):
        asked_skills(empty, roles=list(choices(empty).roles))


def test_what_a_team_requires_comes_before_the_core(database: Database) -> None:
    """Thirty in all: the core has thirty already, so what is required takes places of it."""
    need = b"scope,skill,level,headcount\nField,Robotics,3,1\nField,Python,3,1\n"
    load(database, "requirements", need, "r.csv")
    asked = asked_skills(database)
    assert len(asked) == MOST_SKILLS
    assert {"Robotics", "Python"} <= set(asked)
    # teams of the store are the answers
    ingest(database, b"Name,Team,Python (1-5)\nAna,Field,3\nBo,Core,4\n", "a.csv")
    (team,) = lines(form(database, "google-forms", ASKED), "Question “Team”")
    assert team == ["Core", "Field"]
