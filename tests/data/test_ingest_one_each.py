"""Whether an import holds one answer of each kind per person and skill, as measures rely on."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database

FILES = [
    ("wide", "Email,Team,Python,SQL\na@x.org,A,3,4\nb@x.org,A,2,\n", True),
    ("a person in two rows", "Email,Team,Python,SQL\na@x.org,A,3,4\na@x.org,A,2,\n", True),
    ("long", "person,skill,level,importance\nAnn,Python,3,2\nAnn,Rust,1,\nBob,Python,0,5\n", True),
    (
        "long, two kinds of rater in columns",
        "person,skill,level,manager level\nAnn,Python,3,2\nBob,Python,0,5\n",
        False,
    ),
    (
        "long, two kinds of rater in rows",
        "person,skill,level,rater\nAnn,Python,3,self\nAnn,Python,2,manager\nBob,Python,1,self\n",
        False,
    ),
]


@pytest.mark.parametrize(("what", "text", "one_each"), FILES, ids=[f[0] for f in FILES])
def test_an_import_knows_whether_it_holds_one_answer_each(
    database: Database, what: str, text: str, one_each: bool
) -> None:
    ingest(database, text.encode(), "f.csv", wave="now", scale="0-5")
    assert database.rows("select one_each from import") == [(one_each,)]
    several = database.rows("""
        select person_no from answer
        group by person_no, skill_no, case when kind <= 3 then 1 else kind end
        having count(*) > 1
    """)
    assert (not several) is one_each
