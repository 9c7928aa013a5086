"""What was done stands in the audit, in the order in which it was done, and names nobody."""

import csv
import io
import re
from contextlib import closing, suppress
from datetime import date

import pytest

from dashboard.cli import parser
from dashboard.reference import leaves
from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database
from data.store.facts.waves import version
from data.store.history.imports import undo
from data.store.noting import forget_texts, note
from data.store.people.accounts import Account, add_account, add_token, remove_account, revoke_token
from data.store.people.audited import (
    ERASED,
    audit,
    check,
    delete_old_lines,
    has_old_lines,
    lines,
    oldest_kept,
)
from data.store.people.contests import decline, take_back
from data.store.people.erasure import erase
from data.vocabulary import RefusedError, Viewer
from tests.shell import Shell
from tests.stores import demo_at

SURVEY = b"Name,Team,Python\nZelda Planted,Platform,3\nBo,Platform,4\n"


def test_each_change_is_there_and_nobody_is_named(database: Database) -> None:
    done = ingest(database, SURVEY, "f.csv", wave="w", scale="0-5")
    add_account(database, Account("zelda@x.org", "member", person="Zelda Planted"))
    remove_account(database, "zelda@x.org")
    revoke_token(database, add_token(database, "x", "admin", ()).split("_")[1])
    number = database.rows("select person_no from person where label = 'Zelda Planted'")[0][0]
    decline(database, number, "train", "Python", date(2026, 11, 3), "Zelda is away")
    take_back(database, number, "train", "Python")
    erase(database, "Zelda Planted")
    undo(database, done.import_id)
    result = audit(database)
    done = ("import", "account", "account removed", "token", "token revoked", "erase", "undo")
    assert {entry.action for entry in result} >= {*done, "decline", "decline taken back"}
    assert "zelda" not in str(result).casefold()
    assert (check(database).faults, check(database).erased > 0) == ((), True)
    assert [e.happened_at for e in result] == sorted(e.happened_at for e in result)


def test_the_command_notes_files_with_names(shell: Shell) -> None:
    demo_at(shell.store)
    out, of_one = shell.folder / "people.csv", shell.folder / "of.json"
    shell("export", "requirements", "--out", out)
    shell("export", "people", "--people", "--out", out, "--force")
    shell("decline", "list", "--people")
    shell("contest", "list", "--people")
    shell("person", "export", "ana.b@demo.example", "--out", of_one)
    with closing(open_database(shell.store)) as database:
        number = database.rows("select person_no from person where identity like 'ana.b@%'")[0][0]
        result = [(e.action, e.file, e.person) for e in audit(database) if e.read]
    assert result == [
        ("export", "people.csv", None),
        ("decline list", "", None),
        ("contest list", "", None),
        ("person export", "of.json", number),
    ]


def test_the_command_writes_a_table(shell: Shell) -> None:
    demo_at(shell.store)
    head, *rows = csv.reader(io.StringIO(shell("audit", "--csv")))
    assert head == ["when (UTC)", "who", "what", "file", "detail", "person", "read"]
    imports = [row for row in rows if row[2] == "import"]
    assert len(imports) >= 3
    assert all(row[1] and row[3].endswith(".csv") for row in imports)
    mark = re.search(r"mark of now is (\S+):", shell("audit", "--check"))
    assert mark
    shell("audit", "--check", mark.group(1))
    result = shell("audit", "--check", "999-abc.0-", code=1)
    assert "line 999 is not the one of the mark" in result
    assert '"entries": []' in shell("audit", "--since", "2099-01-01", "--json")


def test_every_command_that_can_name_people_notes_it() -> None:
    """`--people` of an account or a token is what it may see, and names nobody."""
    asked = (verb for verb in leaves(parser()) if "--people" in verb.format_usage())
    silent = {verb.prog for verb in asked if not verb.get_default("shows")}
    assert silent == {"skillmix account add", "skillmix token add"}


@pytest.fixture
def noted(database: Database) -> Database:
    """Two changes by Ada, and one read."""
    ada = Viewer("admin", name="ada@x.org")
    with database.seen_by(ada).transaction() as change:
        note(change, "load people", "3 rows", file="People of Ana Silva.csv")
        note(change, "decided", "Autumn", person=17, keeps_answers=True)
    database.seen_by(ada).note_read("page", "heatmap: Platform")
    return database


def test_each_line_says_who_did_what_from_which_file(noted: Database) -> None:
    assert [(e.who, e.action, e.file, e.detail, e.person, e.read) for e in audit(noted)] == [
        ("ada@x.org", "load people", "People of Ana Silva.csv", "3 rows", None, False),
        ("ada@x.org", "decided", "", "Autumn", 17, False),
        ("ada@x.org", "page", "", "heatmap: Platform", None, True),
    ]
    assert audit(noted, date.max) == ()
    assert ({e.action for e in audit(noted, newest=2)}, lines(noted)) == ({"decided", "page"}, 3)
    # a line belongs to its change
    with suppress(ZeroDivisionError), noted.transaction() as change:
        note(change, "load roles", "1 row")
        raise ZeroDivisionError
    assert [e.action for e in audit(noted)] == ["load people", "decided", "page"]


def test_a_reader_waits_for_nobody_and_moves_no_version(noted: Database) -> None:
    before = version(noted)
    with noted.transaction() as change:
        note(change, "backup", keeps_answers=True)
        noted.note_read("page", "ledger")
        assert [e.detail for e in audit(noted) if e.read] == ["heatmap: Platform", "ledger"]
    assert version(noted) == before
    assert check(noted).faults == ()


def behind_its_back(store: Database, statement: str) -> None:
    """Change lines; PostgreSQL refuses it to who has not taken the trigger away."""
    with store.transaction() as change:
        if "postgresql" in store.place:
            for table in ("audit", "audit_read"):
                change.execute(f"drop trigger only_added on {table}")
        change.execute(statement)


LINE = "Changes: line 1 is not as it was written"
CHANGES = {
    "a word": ("update audit set action = 'load roles' where line_no = 1", LINE),
    "somebody else": ("update audit set who = file where line_no = 1", LINE),
    "out": ("delete from audit where line_no = 1", "Changes: line 1 is missing; line 2 stands"),
    "a read": ("update audit_read set person_no = 4", "Reads: line 1 is not as it was written"),
    "a text": (
        "update audit_text set text = 'Winter' where text = 'Autumn'",
        "The text “Winter” is not the one that was noted",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_was_changed_behind_its_back_is_found(what: str, noted: Database) -> None:
    statement, fault = CHANGES[what]
    assert check(noted).faults == ()
    behind_its_back(noted, statement)
    assert fault in check(noted).faults[0]


def test_lines_cut_off_at_the_end_are_told_by_a_mark_that_was_kept(noted: Database) -> None:
    mark = check(noted).mark
    noted.note_read("page", "ledger")
    assert check(noted, mark).faults == ()
    behind_its_back(noted, "delete from audit where line_no = 2")
    assert check(noted).faults == ()
    assert check(noted, mark).faults == ("Changes: line 2 is not the one of the mark",)
    with pytest.raises(RefusedError, match="is no mark"):
        check(noted, "nonsense")


def test_lines_go_after_two_years_and_what_is_left_is_checked(noted: Database) -> None:
    mark = check(noted).mark
    year = audit(noted)[0].happened_at.year
    assert oldest_kept(date(2028, 2, 29)) == date(2026, 2, 28)
    assert not has_old_lines(noted, date(year + 1, 12, 31))
    later = date(year + 3, 1, 2)
    assert has_old_lines(noted, later)
    assert delete_old_lines(noted, later, dry_run=True)[0].startswith("Of the audit 1 line older")
    assert [e.action for e in audit(noted)] == ["load people", "decided", "page"]
    delete_old_lines(noted, later)
    left = [e.action for e in audit(noted)]
    assert sorted(left) == ["audit", "decided", "page"]  # of each chain the last line stays
    texts = {text for (text,) in noted.rows("select text from audit_text")}
    assert "People of Ana Silva.csv" not in texts
    assert (check(noted).lines, check(noted).faults) == (3, ())
    assert check(noted, mark).faults == ()  # its lines are the last ones
    assert check(noted, "0-.1-").faults == (
        "Changes: line 0 of the mark was deleted by its age, with all before line 2; only a mark "
        "of a later check can be compared",
    )
    with noted.transaction() as change:
        note(change, "load roles", "1 row")
    assert check(noted).faults == ()
    behind_its_back(noted, "delete from audit where line_no = 2")
    assert check(noted).faults[0] == "Changes: line 2 is missing; line 3 stands there"


def test_postgresql_refuses_to_change_a_line(noted: Database) -> None:
    if "postgresql" not in noted.place:
        return  # DuckDB has nothing that could refuse it; there a check finds it
    for statement in ("delete from audit", "update audit_read set action = 'x'", "truncate audit"):
        with pytest.raises(Exception, match="are only added"), noted.transaction() as change:
            change.execute(statement)


def test_a_number_of_a_person_is_never_given_again(one_store: Database) -> None:
    load(one_store, "people", b"person,team\nana@x.org,A\nbo@x.org,A\n", "people.csv")
    erase(one_store, "bo@x.org")
    load(one_store, "people", b"person,team\nana@x.org,A\ncy@x.org,A\n", "people.csv")
    numbers = dict(one_store.rows("select identity, person_no from person"))
    assert numbers == {"ana@x.org": 1, "cy@x.org": 3}


def test_an_erased_name_goes_and_the_lines_stay(noted: Database) -> None:
    with noted.transaction() as change:
        forget_texts(change, {"Ana Silva", "na"})
    assert [e.file for e in audit(noted)] == [ERASED, "", ""]
    assert [e.detail for e in audit(noted)] == ["3 rows", "Autumn", "heatmap: Platform"]
    assert (check(noted).erased, check(noted).faults) == (1, ())
