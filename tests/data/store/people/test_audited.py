"""What was done stands in the audit, in the order in which it was done, and names nobody."""

from __future__ import annotations

import csv
import io
import re
from contextlib import closing
from datetime import date

import pytest

from data.ingest import ingest
from data.load import load
from data.store.database import Database, open_database
from data.store.history.imports import undo
from data.store.people.accounts import Account, add_account, add_token, remove_account, revoke_token
from data.store.people.audited import audit
from data.store.people.contests import decline, take_back
from data.store.people.erasure import erase
from data.vocabulary import RefusedError
from tests.shell import Shell
from tests.stores import demo_at
from tests.verbs import every_verb

SURVEY = b"Name,Team,Python\nZelda Planted,Platform,3\nBo,Platform,4\n"


def test_each_change_is_there_and_nobody_is_named(database: Database) -> None:
    done = ingest(database, SURVEY, "f.csv", wave="w", scale="0-5")
    add_account(database, Account("zelda@x.org", "member", person="Zelda Planted"))
    remove_account(database, "zelda@x.org")
    told = add_token(database, "x", "admin", ())
    revoke_token(database, told.split("_")[1])
    number = database.rows("select person_no from person where label = 'Zelda Planted'")[0][0]
    decline(database, number, "train", "Python", date(2026, 11, 3), "Zelda is away")
    take_back(database, number, "train", "Python")
    erase(database, "Zelda Planted")
    undo(database, done.import_id)
    found = audit(database)
    done = ("import", "account", "account removed", "token", "token revoked", "erase", "undo")
    assert {entry.action for entry in found} >= {*done, "decline", "decline taken back"}
    assert "zelda" not in str(found).casefold()
    assert [e.happened_at for e in found] == sorted(e.happened_at for e in found)


def test_what_was_refused_is_not_there(database: Database) -> None:
    before = audit(database)
    with pytest.raises(RefusedError):
        load(database, "people", b"nothing\nat all\n", "people.csv")
    with pytest.raises(RefusedError):
        remove_account(database, "nobody@x.org")
    assert audit(database) == before


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
        found = [(e.action, e.file, e.person) for e in audit(database) if e.read]
    assert found == [
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
    said = shell("audit", "--check", "999-abc.0-", code=1)
    assert "line 999 is not the one of the mark" in said
    assert '"entries": []' in shell("audit", "--since", "2999-01-01", "--json")


def test_every_command_that_can_name_people_notes_it() -> None:
    """`--people` of an account or a token is what it may see, and names nobody."""
    silent = {
        verb.prog
        for verb in every_verb()
        if "--people" in verb.format_usage() and not verb.get_default("shows")
    }
    assert silent == {"skillmix account add", "skillmix token add"}
