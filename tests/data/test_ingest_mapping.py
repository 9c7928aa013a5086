"""What a mapping can say: reversed questions, lists of skills, and all of it as a file."""

from __future__ import annotations

import pytest

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import read_mapping
from data.intake.proposal import whole_mapping, write_mapping
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.build import TABLES, ratings

LISTS = (
    "Name,Docker,Which do you know?\n"
    "Ann,3,Python;SQL;\n"
    "Bob,4,\n"
    "Cy,1,Rust;SQL;a language of my own that I wrote last year\n"
)
KNOWS = '[columns."Which do you know?"]\nmulti_select = true\nlevel = 3\n'


COLUMNS = "r.state, r.level, r.native_value"


def test_a_reversed_question(database: Database) -> None:
    text = "Name,Python,SQL is hard for me\nAnn,4,4\nBob,1,2\n"
    mapping = read_mapping(b'[columns."SQL is hard for me"]\nskill = "SQL"\nreversed = true\n')
    ingest(database, text.encode(), "s.csv", scale="1-5", mapping=mapping)
    assert [line[:4] for line in ratings(database, COLUMNS)] == [
        ("Ann", "Python", "level", 4),
        ("Ann", "SQL", "level", 2),
        ("Bob", "Python", "level", 1),
        ("Bob", "SQL", "level", 4),
    ]


def test_lists_of_skills_are_no_levels_by_themselves(database: Database) -> None:
    column = propose(LISTS.encode(), "s.csv", database, scale="0-5").columns[2]
    assert column.use == "ignored"
    assert "lists of skills" in column.reason


def test_lists_of_skills_by_a_mapping(database: Database) -> None:
    said = ingest(
        database, LISTS.encode(), "s.csv", scale="0-5", mapping=read_mapping(KNOWS.encode())
    )
    assert ratings(database, COLUMNS) == [
        ("Ann", "Docker", "level", 3, "3"),
        ("Ann", "Python", "level", 3, "Python"),
        ("Ann", "SQL", "level", 3, "SQL"),
        ("Ann", "Rust", "unknown", None, None),
        ("Bob", "Docker", "level", 4, "4"),
        ("Bob", "Python", "unknown", None, None),
        ("Bob", "SQL", "unknown", None, None),
        ("Bob", "Rust", "unknown", None, None),
        ("Cy", "Docker", "level", 1, "1"),
        ("Cy", "Python", "unknown", None, None),
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
    ],
)
def test_a_mapping_that_is_not_understood(text: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read_mapping(text.encode())


def test_free_text_is_never_kept(database: Database) -> None:
    own_words = "I only ever used it once, with Maria from the other team"
    text = f'Name,Python,Remarks\nAnn,3,"{own_words}"\nBob,4,\nCy,"{own_words}",x\n'
    text += 'Di,"2 - I only ever used it once, with Maria",\n'
    said = ingest(database, text.encode(), "s.csv", scale="0-5", wave="now")
    issue = next(i for i in said.issues if i.row == 4)
    assert (issue.column, issue.value) == ("Python", None)
    assert f"{len(own_words)} characters of free text" in issue.reason
    tables = database.rows(TABLES)
    stored = repr([database.rows(f'select * from "{name}"') for (name,) in tables])
    assert "Python" in stored
    assert "Maria" not in stored
    assert ("Di", "Python", "level", 2, "2") in ratings(database, COLUMNS)


def test_a_long_label_of_the_scale_is_kept(database: Database) -> None:
    label = "2 - I can do it with the help of a colleague"
    ingest(database, f"Name,Python\nAnn,{label}\nBob,{label}\n".encode(), "s.csv", scale="0-5")
    assert [line[4] for line in ratings(database, COLUMNS)] == [label, label]
