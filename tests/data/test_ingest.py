"""Files into the store: every cell counted by hand, once or not at all, and taken back whole."""

from datetime import date
from typing import Any

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from dashboard.commands.survey import outcome_text
from data.ingest import ingest, propose, undo
from data.intake.columns.mapping_file import ColumnMapping, MappingFile, read_mapping
from data.intake.people import erase as erase_one
from data.store.database import Database
from data.store.history.imports import history
from data.store.history.one_rating import ratings_behind
from data.store.people.erasure import erase
from data.vocabulary import OWNER, ImportOutcome, Rater, RefusedError
from tests.build import HISTORY, everything, ratings
from tests.shell import Shell

HAND_WORKED = (
    b"Email,Team,Python,PyTorch,Docker,Communication\n"
    b"a@example.org,Core,5,3,,4\n"
    b"b@example.org,Core,3,N/A,2,3\n"
    b"c@example.org,Core,0,1,don't know,5\n"
    b"d@example.org,Core,,4,3,2\n"
)
COUNTS = (
    *("identity", "metadata", "ratings", "importance", "interest", "unknown", "not_applicable"),
    "set_aside",
)


def counts(result: ImportOutcome) -> dict[str, int]:
    return {name: getattr(result, name) for name in COUNTS if getattr(result, name)}


def test_four_people_and_four_skills(database: Database) -> None:
    outcome = ingest(database, HAND_WORKED, "survey.csv", scale="0-5", wave="now")
    assert (outcome.rows, outcome.people, outcome.skills, outcome.cells) == (4, 4, 4, 24)
    assert counts(outcome) == {"identity": 8, "ratings": 12, "unknown": 3, "not_applicable": 1}
    assert ratings(database)[:4] == [
        ("a@example.org", "Python", "self", "level", 5, "5"),
        ("a@example.org", "PyTorch", "self", "level", 3, "3"),
        ("a@example.org", "Docker", "self", "unknown", None, None),
        ("a@example.org", "Communication", "self", "level", 4, "4"),
    ]
    assert database.rows("select distinct team from participation") == [("Core",)]


def test_a_long_table_with_two_raters_and_importance(database: Database) -> None:
    text = (
        "person,skill,level,manager level,importance,note\n"
        "Ann Lee,Python,3,2,5,\n"
        "Ann Lee,Rust,4 - Proficient,,3,\n"
        "Bob,Python,?,N/A,,\n"
        ",Python,3,3,3,\n"
        "Bob,Pyton,5,4,3,again\n"
    )
    outcome = ingest(database, text.encode(), "long.csv", scale="1-5", wave="now")
    assert outcome.layout == "long"
    assert outcome.cells == 30
    # Row 5 names nobody: its 6 cells. Row 6 answers again for row 4: its 3 answers. The notes of
    # the 4 other rows are set aside too; their persons are identity, their skills metadata.
    about = {"identity": 4, "metadata": 4, "set_aside": 6 + 3 + 4}
    assert counts(outcome) == about | {"ratings": 5, "importance": 3, "unknown": 1}
    assert ratings(database) == [
        ("Ann Lee", "Python", "self", "level", 3, "3"),
        ("Ann Lee", "Python", "manager", "level", 2, "2"),
        ("Ann Lee", "Rust", "self", "level", 4, "4 - Proficient"),
        ("Ann Lee", "Rust", "manager", "unknown", None, None),
        ("Bob", "Python", "self", "level", 5, "5"),
        ("Bob", "Python", "manager", "level", 4, "4"),
    ]
    reasons = {(i.row, i.value): i.reason for i in outcome.issues if i.row or i.value}
    assert set(reasons) == {(4, None), (5, None), (None, "Rust"), (None, "Pyton")}
    (kept,) = history(database, OWNER)
    assert (kept.rater, kept.raters) == ("self", "manager, self")


def test_many_cells_with_one_problem_are_one_line(one_store: Database) -> None:
    rows = (f"p{i} x,{i % 5},{9 if i < 50 else 1}" for i in range(99))
    text = "\n".join(["Name,Python,SQL", *rows])
    outcome = ingest(one_store, text.encode(), "s.csv", scale="0-5")
    assert outcome.set_aside == 50
    assert len(outcome.issues) == 21
    assert "30 more" in outcome.issues[-1].reason


def test_the_last_of_two_answers_of_one_person_counts(database: Database) -> None:
    outcome = ingest(database, b"Name,Python\nAnn,1\nBob,2\nann,4\n", "s.csv", scale="0-5")
    assert counts(outcome) == {"identity": 3, "ratings": 2, "set_aside": 1}
    assert [r[4] for r in ratings(database)] == [2, 4]
    assert [i.row for i in outcome.issues] == [None, 2]  # the question, and the row set aside
    stored = database.rows("select row_no, column_name, value from import_issue")
    assert set(stored) == {(i.row, i.column, i.value) for i in outcome.issues}


def test_who_stands_in_two_teams_with_the_same_levels_is_asked_about_as_that(
    one_store: Database,
) -> None:
    text = (
        "Name,Team,FTE,Python,SQL\n"
        "Ann,Red,0.5,5,4\n"
        "Ann,Blue,0.5,5,4\n"
        "Bob,Red,1,3,3\n"
        "Cy,Red,1,2,1\n"
        "Cy,Blue,1,4,1\n"  # another level: perhaps another Cy
    )
    outcome = ingest(one_store, text.encode(), "s.csv", scale="0-5", wave="now")
    twice, teams = (q for q in outcome.questions if "row" in q)
    assert twice.startswith("People with more than one row: 1 (rows 5 and 6).")
    assert teams == (
        "People who stand in several teams with the same levels: 1 (rows 2 and 3). Only the last "
        "row counts, so they belong to its team alone: is that the right one? A target that both "
        "teams share counts them for either: give it the scope “Blue + Red”."
    )
    assert one_store.rows(
        "select r.team from participation r join person p on p.person_no = r.person_no "
        "where p.label = 'Ann' and r.row_no = 3"
    ) == [("Blue",)]


def test_totals_and_rows_that_nobody_filled_are_no_people(one_store: Database) -> None:
    text = b"Name,Python,SQL\nAnn,3,4\n,0,0\n,#REF!,\nAverage,1.5,2\n"
    outcome = ingest(one_store, text, "s.csv", scale="0-5")
    assert outcome.people == 1
    # two unfilled rows: 2 x 2 unknown answers and 2 names set aside; one summary row of 3 cells
    assert counts(outcome) == {"identity": 1, "ratings": 2, "unknown": 4, "set_aside": 2 + 3}


def test_the_same_file_again_changes_nothing(database: Database) -> None:
    first = ingest(database, HAND_WORKED, "survey.csv", scale="0-5", wave="now")
    before = everything(database, HISTORY)
    again = ingest(database, HAND_WORKED, "renamed.csv", scale="0-5", wave="now")
    assert again.duplicate
    assert again.import_id == first.import_id
    assert (again.ratings, again.cells) == (0, 0)
    assert everything(database, HISTORY) == before
    other = ingest(database, HAND_WORKED, "survey.csv", scale="0-5", wave="now", rater="manager")
    assert not other.duplicate
    assert other.ratings == 12


def test_undo_is_the_exact_state_before_and_the_file_can_come_again(database: Database) -> None:
    """All tables but the history and the audit; one person, one skill and a wave are shared."""
    ingest(database, HAND_WORKED, "one.csv", scale="0-5", wave="one")
    before = everything(database, HISTORY)
    rows = b"a@example.org,Core,1,2,so\nnew@example.org,Core,3,n/a,\nnew@example.org,,9,4,\n"
    text = b"Email,Team,Python,Juggling,Why?\n" + rows
    for wave in ("one", "two"):
        outcome = ingest(database, text, "two.csv", scale="0-5", wave=wave)
        assert everything(database, HISTORY) != before
        assert "3 ratings" in undo(database, outcome.import_id)
        assert everything(database, HISTORY) == before
    with pytest.raises(RefusedError, match="already undone"):
        undo(database, outcome.import_id)
    with pytest.raises(RefusedError, match="no import"):
        undo(database, "nope")
    again = ingest(database, text, "two.csv", scale="0-5", wave="two")
    assert (again.duplicate, again.ratings) == (False, 3)


def test_undo_keeps_what_a_later_import_also_needs(database: Database) -> None:
    text = b"Email,Team,Python,Juggling\na@example.org,Core,1,2\n"
    first = ingest(database, text, "one.csv", scale="0-5", wave="w")
    second = ingest(database, text, "one.csv", scale="0-5", wave="w", rater="manager")
    undo(database, first.import_id)
    assert [r[2] for r in ratings(database)] == ["manager", "manager"]
    undo(database, second.import_id)
    for table in ("person", "wave", "rating"):
        assert database.rows(f"select count(*) from {table}") == [(0,)]
    assert database.rows("select count(*) from skill where name = 'Juggling'") == [(0,)]


def test_a_dry_run_counts_and_compares_but_stores_nothing(database: Database) -> None:
    ingest(database, HAND_WORKED, "one.csv", scale="0-5", wave="one", held_on=date(2026, 1, 5))
    before = everything(database, HISTORY)
    text = (
        b"Email,Team,Python,PyTorch,Docker,Communication\n"
        b"A@Example.org,Core,5,,,\n"
        b"b@example.org,Core,3,1,2,3\n"
        b"new@example.org,Core,3,1,2,3\n"
    )
    outcome = ingest(
        database, text, "two.csv", scale="0-5", wave="two", held_on=date(2026, 6, 5), dry_run=True
    )
    assert outcome.dry_run
    assert outcome.ratings == 9
    # of a PyTorch and Communication are missing; of b PyTorch is new, which was N/A; c and d are
    # absent
    assert outcome.difference == (
        "Compared with wave “one”: 2 matched, 1 new, 2 of that wave's people in the same teams "
        "are not in this file.",
        "2 self-ratings of 1 person are missing.",
        "1 self-rating of 1 person is new.",
    )
    assert everything(database, HISTORY) == before
    assert database.rows("select count(*) from import") == [(1,)]


def teams(
    database: Database, text: bytes, wave: str, **options: Any
) -> tuple[dict[str, str], list[str]]:
    """Team of each person of an import, and what is asked of teams."""
    outcome = ingest(database, text, "s.csv", scale="0-5", wave=wave, **options)
    rows = database.rows(
        "select e.label, p.team from participation p join import i on i.import_no = p.import_no"
        " join person e on e.person_no = p.person_no where i.import_id = :id",
        {"id": outcome.import_id},
    )
    return dict(rows), [q for q in outcome.questions if "team" in q]


def test_teams_come_from_the_file_the_option_the_past_or_the_others(database: Database) -> None:
    first = b"Name,Team,Python\nAnn,Core,3\nBo,Core,2\nCy,Edge,1\n"
    assert teams(database, first, "one")[1] == []
    form = b"Name,Python\nAnn,3\nBo,4\nNew,1\n"
    result, (asked,) = teams(database, form, "two", rater="manager")
    assert result == {"Ann": "Core", "Bo": "Core", "New": "Core"}
    assert "one new person" in asked
    assert "“Core”, the team of the others" in asked
    both = b"Name,Python\nAnn,3\nCy,4\nNewer,1\n"
    result, (asked,) = teams(database, both, "three", rater="manager")
    assert result == {"Ann": "Core", "Cy": "Edge", "Newer": "Team"}
    assert "into a team called “Team”" in asked
    newest = teams(database, b"Name,Python\nNewest,3\nAnn,2\n", "four", team="Edge")
    assert newest == ({"Newest": "Edge", "Ann": "Edge"}, [])


def test_a_wave_is_named_by_the_month_of_its_date_and_keeps_it(database: Database) -> None:
    given = {"scale": "0-5", "held_on": date(2026, 3, 9)}
    assert ingest(database, HAND_WORKED, "s.csv", **given).wave == "2026-03"
    given = {"scale": "0-5", "held_on": date(2026, 4, 1)}
    outcome = ingest(database, HAND_WORKED, "s.csv", wave="2026-03", rater="peer", **given)
    (issue,) = outcome.issues
    assert issue.reason == "The wave “2026-03” was there already and keeps its date, 2026-03-09."
    assert database.rows("select name, held_on from wave") == [("2026-03", date(2026, 3, 9))]
    later = ingest(database, HAND_WORKED, "s.csv", wave="two", **given)
    # nobody is absent, so nothing is said of it
    assert later.difference == ("Compared with wave “2026-03”: 4 matched, 0 new.",)


def test_the_managers_file_of_a_round_that_has_only_self_ratings_is_asked_about(
    database: Database,
) -> None:
    def imported(day: date, rater: Rater, **more: str) -> list[str]:
        given = {"scale": "0-5", "held_on": day, "rater": rater, **more}
        outcome = ingest(database, HAND_WORKED, "s.csv", **given)
        return [issue.reason for issue in outcome.issues if "one round" in issue.reason]

    assert imported(date(2026, 12, 1), "self") == []
    (asked,) = imported(date(2027, 1, 14), "manager")  # 44 days later, the same four people
    newest = history(database, OWNER)[0].import_id
    assert asked == (
        "This wave has only manager ratings, and the wave “2026-12” has only self-ratings of the "
        "same people. If both are one round, put this file into that wave with `--wave 2026-12 "
        f"--replace {newest}` (on the page: undo it, and name that wave). Apart, levels seem to "
        "change where only the rater did."
    )
    # With self-ratings in it the wave stands by itself, and so does one of 57 days later.
    assert imported(date(2027, 1, 20), "self", wave="2027-01") == []
    assert imported(date(2027, 3, 12), "manager", wave="spring") == []
    assert imported(date(2027, 3, 12), "self", wave="spring") == []


def test_a_round_of_others_is_no_part_of_the_one_before(database: Database) -> None:
    ingest(database, b"Name,Team,Python\nAnn,Core,3\nBo,Core,2\nCy,Core,1\n", "s.csv", wave="one")
    others = b"Name,Team,Python\nAnn,Core,3\nBo,Core,2\nDi,Core,1\n"
    outcome = ingest(database, others, "m.csv", wave="two", rater="manager")
    assert not [issue for issue in outcome.issues if "one round" in issue.reason]


def test_an_erased_person_does_not_come_back(database: Database) -> None:
    outcome = ingest(database, HAND_WORKED, "s.csv", scale="0-5", wave="one")
    erase(database, "b@example.org")
    undo(database, outcome.import_id)
    again = ingest(database, HAND_WORKED, "s.csv", scale="0-5", wave="one")
    assert again.people == 3
    # the six cells of b's row; the rest as before without b's 3 ratings and N/A
    assert counts(again) == {"identity": 6, "ratings": 9, "unknown": 3, "set_aside": 6}
    assert database.rows("select count(*) from person") == [(3,)]
    assert [i.row for i in again.issues] == [3]
    assert "erased" in again.issues[0].reason


def test_new_skills_are_kept_unplaced_and_found_again(one_store: Database) -> None:
    text = b"Name,Python,Juggling\nAnn,3,4\nBob,2,1\n"
    ingest(one_store, text, "s.csv", scale="0-5", wave="one")
    ingest(one_store, text, "s.csv", scale="0-5", wave="two")
    rows = one_store.rows("select area_id, tooling from skill where name = 'Juggling'")
    assert rows == [("unplaced", "partly")]


def test_a_mapping_makes_any_column_a_rating(one_store: Database) -> None:
    mapping = read_mapping(b"""
        others = "ignored"
        [columns."I can deploy models"]
        use = "level"
        skill = "Model serving"
        values = { "Strongly agree" = 4, Agree = 3, Disagree = 1, "Not my job" = "not_applicable" }
        [columns."Exam"]
        use = "level"
        skill = "Python"
        rater = "manager"
        cut_points = [20, 40, 60, 75, 90]
    """)
    text = b"Name,I can deploy models,Exam,SQL\nAnn,Agree,60,5\nBob,Not my job,59.5,4\n"
    outcome = ingest(one_store, text, "s.csv", wave="one", mapping=mapping)
    assert counts(outcome) == {"identity": 2, "ratings": 3, "not_applicable": 1, "set_aside": 2}
    assert ratings(one_store) == [
        ("Ann", "Model serving", "self", "level", 3, "Agree"),
        ("Ann", "Python", "manager", "level", 3, "60"),
        ("Bob", "Model serving", "self", "not_applicable", None, "Not my job"),
        ("Bob", "Python", "manager", "level", 2, "59.5"),
    ]


def test_a_mapping_overrules_what_a_table_looks_like(empty: Database) -> None:
    """Refused as levels of roles, until somebody says that the columns are levels of people."""
    text = b"Role,Python,SQL\nAI engineer,3,4\nData engineer,2,1\n"
    mapping = MappingFile(columns=(ColumnMapping("Python", use="level"),))
    assert propose(text, "s.csv", empty, scale="0-5", mapping=mapping).refusal is None
    absent = MappingFile(columns=(ColumnMapping("Kotlin", use="level"),))
    with pytest.raises(RefusedError, match="Kotlin"):
        propose(HAND_WORKED, "s.csv", empty, mapping=absent)


RENAMED_WIDE = b"""Person,Team,Python,ML Ops,How good are you? [RAG],Zorblax
ann,Core,3,2,1,4
bob,Core,2,1,3,5
"""
RENAMED_LONG = b"""Person,Team,Skill,Level
ann,Core,Python,3
ann,Core,ML Ops,2
ann,Core,RAG,1
bob,Core,RAG,2
"""


@pytest.mark.parametrize("content", [RENAMED_WIDE, RENAMED_LONG], ids=["wide", "long"])
def test_what_another_name_was_read_as_is_listed(one_store: Database, content: bytes) -> None:
    """Python and Zorblax keep their names; ML Ops and RAG are MLOps and its long form."""
    outcome = ingest(one_store, content, "a.csv", wave="now", scale="0-5")
    assert outcome.renamed == (("ML Ops", "MLOps"), ("RAG", "Retrieval-augmented generation"))
    result = outcome_text(outcome, [])
    assert "“ML Ops” was read as MLOps, the taxonomy's name for it." in result
    assert "Python” was read" not in result


BY_MAIL = (
    b"Email,Name,Team,Python,SQL\nana.silva@x.org,Ana Silva,Core,3,4\n"
    b"bo.berg@x.org,Bo Berg,Core,1,2\n"
    b"cy.dahl@x.org,Cy Dahl,Core,2,2\n"
)
BY_NAME = b"Name,Python,SQL\nAna Silva,4,4\nBo Berg,2,2\nCy Dahl,3,1\n"
TWO = MappingFile(same_person=(("Ana Silva", "ana.silva@x.org"), ("Bo Berg", "bo.berg@x.org")))


@pytest.fixture
def known(database: Database) -> Database:
    ingest(database, BY_MAIL, "a.csv", wave="w", scale="0-5")
    return database


def stored_people(database: Database) -> int:
    return int(database.rows("select count(*) from person")[0][0])


def manager_form(database: Database, **more: Any) -> ImportOutcome:
    return ingest(database, BY_NAME, "b.csv", wave="w", scale="0-5", rater="manager", **more)


def test_nobody_known_and_all_nearly_known_is_refused(known: Database) -> None:
    before = everything(known, HISTORY)
    with pytest.raises(RefusedError, match=r"3 of the others may be known"):
        manager_form(known)
    assert everything(known, HISTORY) == before
    result = manager_form(known, dry_run=True)
    assert "or that all are new" in result.must_choose
    assert [(p.one, p.other, p.how) for p in result.near_people] == [
        ("Ana Silva", "ana.silva@x.org", "the names agree"),
        ("Bo Berg", "bo.berg@x.org", "the names agree"),
        ("Cy Dahl", "cy.dahl@x.org", "the names agree"),
    ]
    pairs = [i.reason for i in result.issues if i.value and " / " in i.value]
    assert all("almost" not in reason for reason in pairs)
    # a mapping that names enough of them is an answer
    with pytest.raises(RefusedError, match=r"2 of the others may be known"):
        manager_form(known, mapping=MappingFile(same_person=TWO.same_person[:1]))
    manager_form(known, mapping=TWO)  # 2 of 3 are known now: the third is a question, as ever
    assert stored_people(known) == 4


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
    assert stored_people(known) == 6
    result = erase_one(known, "ana.silva@x.org")
    assert "“Ana Silva” is known too" in result
    assert stored_people(known) == 5
    assert "known too" not in erase_one(known, "Ana Silva")
    assert "Silva" not in repr(known.rows("select text from audit_text"))


def test_a_blank_that_a_mapping_calls_not_applicable_is_stored_as_that(one_store: Database) -> None:
    text = b"Email,Team,Python\nana@example.org,Core,\nben@example.org,Core,3\n"
    given = MappingFile(values=(("", "not_applicable"),))
    outcome = ingest(one_store, text, "s.csv", scale="0-5", mapping=given)
    stored = one_store.rows("select count(*) from rating where state = 'not_applicable'")
    assert (outcome.not_applicable, stored) == (1, [(1,)])


def test_a_blank_cell_of_a_later_file_takes_back_no_level(database: Database) -> None:
    """What somebody does not know does, and what does not apply to them, and a lower level."""
    header = "Email,Team,Python,SQL,Docker,Go\n"
    before = f"{header}ana@example.org,Core,3,3,3,3\n".encode()
    ingest(database, before, "zero.csv", scale="0-5", wave="v", held_on=date(2026, 1, 1))
    wave = date(2026, 3, 1)
    for name, answers in (("one.csv", "3,3,3,3"), ("two.csv", " ,don't know,n/a,1")):
        text = f"{header}ana@example.org,Core,{answers}\n"
        outcome = ingest(database, text.encode(), name, scale="0-5", wave="w", held_on=wave)
    assert outcome.difference[0] == (
        "Of earlier files of this wave: 1 rating changed, 2 ratings taken back."
    )
    assert not any("missing" in sentence for sentence in outcome.difference)
    counted = {
        skill: [(item.file_name, item.native) for item in behind if item.counts]
        for skill in ("python", "sql", "docker", "go")
        if (behind := ratings_behind(database, 1, skill, OWNER)[:2])  # of the latest wave
    }
    assert counted == {
        "python": [("one.csv", "3")],
        "sql": [("two.csv", "don't know")],
        "docker": [("two.csv", "n/a")],
        "go": [("two.csv", "1")],
    }
    used = analyse(database, Selection()).levels.set_index("skill")["level"]
    assert used["Python"] == 3
    assert used[["SQL", "Docker"]].isna().all()
