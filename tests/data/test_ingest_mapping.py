"""What a mapping can say; the same answers imported again; a mapping that is remembered."""

import pytest

from data.ingest import ingest, propose, undo
from data.intake.columns.mapping_file import ColumnMapping, MappingFile, read_mapping, write_mapping
from data.intake.proposal import whole_mapping
from data.intake.reading import large
from data.store.database import Database
from data.store.history.imports import history
from data.store.people.erasure import erase
from data.vocabulary import OWNER, RefusedError, Viewer
from tests.build import HISTORY, everything, ratings
from tests.data.intake.imported import imported

LISTS = (
    "Name,Docker,Which do you know?\n"
    "Ann,3,Python;SQL;\n"
    "Bob,4,\n"
    "Cy,1,Rust;SQL;a language of my own that I wrote last year\n"
)
KNOWS = '[columns."Which do you know?"]\nmulti_select = true\nlevel = 3\n'
LISTED = '[columns."id"]\nuse = "person"\n[columns."skill"]\nmulti_select = true\nlevel = 3\n'
COLUMNS = "r.state, r.level, r.native_value"


@pytest.mark.usefixtures("size")
def test_lists_of_skills_by_a_mapping(database: Database) -> None:
    outcome = imported(database, LISTS, scale="0-5", mapping=KNOWS)
    assert [line for line in ratings(database, COLUMNS) if line[2] == "level"] == [
        ("Ann", "Docker", "level", 3, "3"),
        ("Ann", "Python", "level", 3, "Python"),
        ("Ann", "SQL", "level", 3, "SQL"),
        ("Bob", "Docker", "level", 4, "4"),
        ("Cy", "Docker", "level", 1, "1"),
        ("Cy", "SQL", "level", 3, "SQL"),
        ("Cy", "Rust", "level", 3, "Rust"),
    ]
    # three people, and three columns of the list's three skills beside Name and Docker
    assert (outcome.cells, outcome.identity, outcome.ratings, outcome.unknown) == (15, 3, 7, 5)
    assert any("free text beside the listed skills: 1." in i.reason for i in outcome.issues)


def test_lists_of_skills_in_a_file_that_fills_the_memory_are_refused(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "IN_MEMORY", 1)
    monkeypatch.setattr(large, "LARGE", 1)
    with pytest.raises(RefusedError, match="less than 32 MB"):
        imported(empty, LISTS, mapping=KNOWS)


CHOSEN = """Name,Advanced skills,Basic skills
Ann,"Python, SQL",Docker
Bob,Docker,Python
Cy,SQL,"Docker, SQL"
"""
OF_TWO = """[columns."Advanced skills"]
multi_select = true
level = 4
[columns."Basic skills"]
multi_select = true
level = 1
"""


def test_rows_of_a_person_list_their_skills_together(database: Database) -> None:
    text = "id,skill\n1,Python\n1,SQL\n2,SQL\n1,Docker\n2,Python\n"
    outcome = imported(database, text, mapping=LISTED)
    levels = sorted(line[:2] for line in ratings(database, COLUMNS) if line[2] == "level")
    assert levels == [("1", "Docker"), ("1", "Python"), ("1", "SQL"), ("2", "Python"), ("2", "SQL")]
    assert outcome.people == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("id,skill\nAnonymous,Python\nAnonymous,SQL\n", 2),
        ("id,mail,skill\nAna,a@x.org,Python\nAna,b@x.org,SQL\n", 2),
        ("id,skill\n1,Python;SQL\n1,Python\n", 1),  # asked again, and SQL is not ticked any more
    ],
)
def test_rows_that_may_be_of_others_or_later_do_not(
    database: Database, text: str, number: int
) -> None:
    assert imported(database, text, mapping=LISTED).ratings == number


def test_lists_of_several_levels_tell_of_the_same_skills(database: Database) -> None:
    """Who chose a skill in two lists has no level in it, and is listed."""
    outcome = imported(database, CHOSEN, mapping=OF_TWO)
    levels = {line[:2]: line[3] for line in ratings(database, COLUMNS) if line[2] == "level"}
    assert levels == {
        ("Ann", "Python"): 4,
        ("Ann", "SQL"): 4,
        ("Ann", "Docker"): 1,
        ("Bob", "Docker"): 4,
        ("Bob", "Python"): 1,
        ("Cy", "Docker"): 1,
    }
    assert [i.row for i in outcome.issues if i.row] == [4]


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
        ("[same_person]\nAnn = 'ann'\n", "“Ann” is the same on both sides"),
        ("[columns.A]\nvalues = { x = [1] }\n", "must be a level"),
        ('scale = "5"\n[columns.A]\nuse = "levels"\n', "(?s)“levels”.*“5”"),  # all at once
        ("[columns.A]\nvalues = { x = 9 }\n", "“x”"),
        ('[columns.A]\nuse = "rater"\nvalues = { x = 3 }\n', "self or manager or peer or ignored"),
    ],
)
def test_a_mapping_that_is_not_understood(text: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        read_mapping(text.encode())


TEAM = b"Name,Python,SQL,Docker\nAna,3,4,1\nBo,1,2,2\nCy,2,2,5\n"
SAME = MappingFile(same_person=(("Cy", "Ana"),))


def test_the_same_file_with_another_mapping_says_what_it_repeats(database: Database) -> None:
    first = ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    outcome = ingest(database, TEAM, "a.csv", wave="w", scale="0-5", mapping=SAME, dry_run=True)
    assert [(r.import_id, r.file_name) for r in outcome.repeats] == [(first.import_id, "a.csv")]
    assert "This same file is stored already" in outcome.repeats[0].reason
    other = ingest(database, TEAM, "a.csv", wave="v", scale="0-5", dry_run=True)
    assert [r.import_id for r in other.repeats] == [first.import_id]  # also in another wave


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("Name,Python,SQL,Docker\nAna,3,4,1\nBo,1,3,2\nCy,2,2,5\n", 1),
        ("Name,Python,SQL,Docker\nAna,3,4,1\nBo,1,3,2\nDi,2,2,5\n", 0),  # 2 of 3 people
        ("Name,Python,Rust,Git\nAna,3,4,1\nBo,1,3,2\nCy,2,2,5\n", 0),  # 1 of 3 skills
    ],
)
def test_nearly_the_same_answers_in_one_wave(database: Database, text: str, repeats: int) -> None:
    ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    outcome = ingest(database, text.encode(), "b.csv", wave="w", scale="0-5", dry_run=True)
    assert len(outcome.repeats) == repeats
    for again in outcome.repeats:
        assert again.reason.startswith("Did somebody else rate here, such as managers? Then choose")
    for kind in ({"wave": "v"}, {"wave": "w", "rater": "manager"}):
        other = ingest(database, text.encode(), "b.csv", scale="0-5", dry_run=True, **kind)  # type: ignore[arg-type]
        assert other.repeats == ()


def test_replacing_leaves_the_store_as_if_only_the_second_had_come(database: Database) -> None:
    first = ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    mapping = MappingFile((ColumnMapping("Docker", use="ignored"),), same_person=(("Cy", "Ana"),))
    outcome = ingest(
        database, TEAM, "a.csv", wave="w", scale="0-5", mapping=mapping, replaces=first.import_id
    )
    assert outcome.repeats == ()
    assert "9 ratings of 3 people" in outcome.difference[0]
    assert ratings(database, "r.level", "1, 2") == [
        ("Ana", "Python", 2),
        ("Ana", "SQL", 2),
        ("Bo", "Python", 1),
        ("Bo", "SQL", 2),
    ]
    assert database.rows("select label from person order by 1") == [("Ana",), ("Bo",)]
    done = {r.import_id: r for r in history(database, OWNER)}
    assert done[first.import_id].undone_at is not None
    assert done[outcome.import_id].difference[0] == outcome.difference[0]
    undo(database, outcome.import_id)
    assert ratings(database, "r.level", "1, 2") == []


def test_a_refused_or_tried_replacement_leaves_the_first(database: Database) -> None:
    first = ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    before = everything(database, HISTORY)
    for content in (b"Product,Price\nBread,3\n", b"Name,Fun\nAna,a lot of it\n"):
        with pytest.raises(RefusedError):
            ingest(database, content, "b.csv", wave="w", replaces=first.import_id)
    with pytest.raises(RefusedError, match="no import “nothing”"):
        ingest(database, TEAM, "a.csv", wave="v", scale="0-5", replaces="nothing")
    ingest(database, TEAM, "a.csv", wave="v", scale="0-5", replaces=first.import_id, dry_run=True)
    assert everything(database, HISTORY) == before


def test_undo_counts_what_is_left_after_an_erasure(database: Database) -> None:
    outcome = ingest(database, TEAM, "a.csv", wave="w", scale="0-5")
    erase(database, "Bo")
    assert "took out 6 ratings of 2 people." in undo(database, outcome.import_id)


FIRST = b"Name,Bananas,Python\nAnn,2,4\nBob,1,5\n"
SECOND = b"Python,name,BANANAS\n3,Ann,1\n4,Bob,2\n"
CORRECTED = MappingFile(
    (ColumnMapping("Bananas", skill="Kubernetes"),), same_person=(("Bob", "Robert"),)
)


@pytest.fixture
def confirmed(database: Database) -> Database:
    ida = database.seen_by(Viewer("admin", name="Ida"))
    ingest(ida, FIRST, "one.csv", wave="first", scale="1-5", mapping=CORRECTED)
    return database


def skills(database: Database, content: bytes, *, fresh: bool = False) -> set[str | None]:
    return {c.skill for c in propose(content, "x.csv", database, fresh_mapping=fresh).columns}


def test_the_same_headers_in_any_order_and_case_bring_it_back(confirmed: Database) -> None:
    proposal = propose(SECOND, "two.csv", confirmed)
    assert {c.skill for c in proposal.columns} == {None, "Kubernetes", "Python"}
    assert "“first”" in proposal.remembered
    assert proposal.questions == ()  # the scale was said then
    result = ingest(confirmed, SECOND, "two.csv", wave="second")
    assert result.remembered == proposal.remembered
    assert result.remembered in [issue.reason for issue in result.issues]
    assert history(confirmed, OWNER)[-1].imported_by == "Ida"
    texts = {text for (text,) in confirmed.rows("select mapping from import")}
    assert all("Kubernetes" in text and "Robert" not in text for text in texts)


def test_it_can_be_left_and_is_then_forgotten(confirmed: Database) -> None:
    other = b"Name,Bananas,Python,Go\nAnn,2,4,1\n"
    assert propose(other, "x.csv", confirmed).remembered == ""
    given = propose(SECOND, "x.csv", confirmed, mapping=MappingFile(scale="0-5"))
    assert given.remembered == ""
    assert skills(confirmed, SECOND, fresh=True) == {None, "BANANAS", "Python"}
    ingest(confirmed, SECOND, "two.csv", wave="second", fresh_mapping=True)
    assert skills(confirmed, SECOND) == {None, "BANANAS", "Python"}


def test_undo_forgets_it_and_leaves_the_earlier_one(confirmed: Database) -> None:
    renamed = MappingFile((ColumnMapping("Bananas", skill="Docker"),))
    second = ingest(confirmed, SECOND, "two.csv", wave="second", mapping=renamed)
    assert "Docker" in skills(confirmed, FIRST)
    undo(confirmed, second.import_id)
    assert "Kubernetes" in skills(confirmed, FIRST)
    undo(confirmed, history(confirmed, OWNER)[-1].import_id)
    assert skills(confirmed, FIRST) == {None, "Bananas", "Python"}


def test_the_same_file_again_is_a_duplicate_with_and_without_it(confirmed: Database) -> None:
    again = ingest(confirmed, FIRST, "one.csv", wave="first", scale="1-5", mapping=CORRECTED)
    assert again.duplicate
    named = ingest(confirmed, FIRST, "one.csv", wave="one more")
    assert ingest(confirmed, FIRST, "one.csv", wave="one more").duplicate
    assert not named.duplicate


def test_a_skill_that_was_named_and_is_not_there_is_listed(one_store: Database) -> None:
    text = b"Name,Python,Punctuality\nAna,3,2\nBen,1,4\nCy,2,5\n"
    named = MappingFile(skills=("Rust", "punctuality"))
    outcome = ingest(one_store, text, "s.csv", scale="0-5", mapping=named)
    assert [i.reason for i in outcome.issues if "was named as a skill" in i.reason] == [
        "“Rust” was named as a skill; the file has no column and no row of this name."
    ]
