"""What a mapping can say: reversed questions, lists of skills, and all of it as a file."""

import pytest

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import read_mapping
from data.intake.proposal import whole_mapping, write_mapping
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.build import ratings

LISTS = (
    "Name,Docker,Which do you know?\n"
    "Ann,3,Python;SQL;\n"
    "Bob,4,\n"
    "Cy,1,Rust;SQL;a language of my own that I wrote last year\n"
)
KNOWS = '[columns."Which do you know?"]\nmulti_select = true\nlevel = 3\n'
COLUMNS = "r.state, r.level, r.native_value"


def test_a_reversed_question(empty: Database) -> None:
    text = b"Name,Python,SQL is hard for me\nAnn,4,4\nBob,1,2\n"
    mapping = read_mapping(b'[columns."SQL is hard for me"]\nskill = "SQL"\nreversed = true\n')
    found = propose(text, "s.csv", empty, scale="1-5", mapping=mapping).values
    said = {(v.position, v.value): v.level for v in found}
    assert said == {(2, "4"): 4, (2, "1"): 1, (3, "4"): 2, (3, "2"): 4}


def test_lists_of_skills_are_no_levels_by_themselves(empty: Database) -> None:
    column = propose(LISTS.encode(), "s.csv", empty, scale="0-5").columns[2]
    assert column.use == "ignored"
    assert "lists of skills" in column.reason


def test_lists_of_skills_by_a_mapping(database: Database) -> None:
    said = ingest(
        database, LISTS.encode(), "s.csv", scale="0-5", mapping=read_mapping(KNOWS.encode())
    )
    levels = [line for line in ratings(database, COLUMNS) if line[2] == "level"]
    assert levels == [
        ("Ann", "Docker", "level", 3, "3"),
        ("Ann", "Python", "level", 3, "Python"),
        ("Ann", "SQL", "level", 3, "SQL"),
        ("Bob", "Docker", "level", 4, "4"),
        ("Cy", "Docker", "level", 1, "1"),
        ("Cy", "SQL", "level", 3, "SQL"),
        ("Cy", "Rust", "level", 3, "Rust"),
    ]
    # three people, and three columns of the list's three skills beside Name and Docker
    assert (said.cells, said.identity, said.ratings, said.unknown) == (15, 3, 7, 5)
    text = next(i for i in said.issues if i.row == 4)
    assert text.value is None
    assert text.reason.startswith("Beside the listed skills: 43 characters of free text")


def test_a_written_mapping_imports_the_same(database: Database) -> None:
    text = (
        "Timestamp,Email,Team,Rate [Python],Rate [Jugling],SQL is hard,Which do you know?,Why?\n"
        "2026/01/01,a@x.org,Core,Got it,3 - Competent,4,Rust;Go,because\n"
        "2026/01/02,b@x.org,Core,Lost,Expert,n/a,Go,\n"
    )
    given = read_mapping(
        b'scale = "1-5"\n[columns."Rate [Python]"]\nvalues = { "Got it" = 4, "Lost" = "unknown" }\n'
        b'[columns."SQL is hard"]\nskill = "SQL"\nreversed = true\n'
        b'[columns."Which do you know?"]\nmulti_select = true\nlevel = 2\n'
        b'[same_person]\n"b@x.org" = "bea@x.org"\n'
    )
    content = text.encode()
    written = write_mapping(
        whole_mapping(propose(content, "s.csv", database, mapping=given), given)
    )
    again = read_mapping(written.encode())
    assert write_mapping(again) == written
    first = ingest(database, content, "s.csv", wave="one", mapping=given)
    before = ratings(database, COLUMNS)
    second = ingest(database, content, "s.csv", wave="two", mapping=again)
    assert [c.use for c in second.columns] == [c.use for c in first.columns]
    assert sorted(ratings(database, COLUMNS)) == sorted([*before, *before])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[columns."A"]\nmulti_select = true\n', "go together"),
        ('[columns."A"]\nlevel = 3\n', "go together"),
        ('[columns."A"]\nmulti_select = true\nlevel = 7\n', "level is a whole number 0 to 5"),
        ('[columns."A"]\nreversed = "yes"\n', "reversed is true or false"),
        ("[same_person]\nAnn = 3\n", "same_person"),
        ("[columns.A]\nvalues = { x = [1] }\n", "must be a level"),
        ('scale = "5"\n[columns.A]\nuse = "levels"\n', "(?s)“levels”.*“5”"),  # all at once
        ("[columns.A]\nvalues = { x = 9 }\n", "“x”"),
    ],
)
def test_a_mapping_that_is_not_understood(text: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read_mapping(text.encode())
