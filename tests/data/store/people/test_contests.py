"""What people say of how they are rated: kept, answered, taken back, and gone with the person."""

from datetime import date

import pytest

from analytics.analyse import analyse
from analytics.results import Selection
from data import contesting
from data.contesting import accept, reopen
from data.ingest import ingest
from data.store.database import Database
from data.store.history.imports import history, undo
from data.store.people.contests import (
    LONGEST,
    Contest,
    Decline,
    contest,
    contests,
    decline,
    declines,
    own_contests,
    say_again,
    take_back,
    withdraw,
)
from data.store.people.erasure import erase
from data.store.people.notice import own_ratings
from data.store.people.people import find_people
from data.store.people.stored_of import stored_of
from data.vocabulary import OWNER, RefusedError, Viewer
from tests.build import number_of, rate

SELF = b"person,team,Python,SQL\nana@x.org,Core,4,1\nbo@x.org,Data,2,2\n"
MANAGER = b"person,team,Python\nana@x.org,Core,2\n"
ANA = Viewer("member", (), people_visible=False, person="ana@x.org", name="ana@x.org")
BO = Viewer("member", (), people_visible=False, person="bo@x.org", name="bo@x.org")
LENA = Viewer("lead", ("Core",), name="lena@x.org")
LUIS = Viewer("leader", None, people_visible=False, name="luis@x.org")
WORDS = "I run the Python course: <b>ask</b> =them"


@pytest.fixture
def rated(database: Database) -> Database:
    """Ana says 4, her manager 2, so that 2 is used."""
    ingest(database, SELF, "self.csv", wave="now", scale="0-5")
    ingest(database, MANAGER, "manager.csv", wave="now", scale="0-5", rater="manager")
    return database


def used(database: Database) -> dict[tuple[str, str], int]:
    levels = analyse(database, Selection(viewer=OWNER)).levels
    return {(row.person, row.skill): row.level for row in levels.itertuples()}


def said(database: Database) -> Contest:
    return contest(database.seen_by(ANA), "now", "python", 4, WORDS)


def test_it_counts_only_once_a_lead_accepts(rated: Database) -> None:
    before = used(rated)
    assert before["ana@x.org", "Python"] == 2
    item = said(rated)
    assert used(rated) == before
    lena = rated.seen_by(LENA)
    assert [(c.person, c.said, c.wanted) for c in contests(lena)] == [("ana@x.org", WORDS, 4)]
    result = accept(lena, item.number, reason="seen it")
    assert (result.outcome, result.decided_by) == ("accepted", "lena@x.org")
    assert used(rated) == {**before, ("ana@x.org", "Python"): 4}
    assert [r.level for r in own_ratings(rated.seen_by(ANA)) if r.skill == "Python"] == [4, 4]
    newest = history(rated, OWNER)[0]
    assert (newest.file_name, newest.rater) == (f"contest {item.number}", "manager")
    assert newest.imported_by == "lena@x.org"
    (own,) = own_contests(rated.seen_by(ANA))
    assert (own.outcome, own.reason) == ("accepted", "seen it")
    reopen(lena, item.number)
    assert used(rated) == before
    assert own_contests(rated.seen_by(ANA))[0].is_open


def test_an_import_that_is_undone_opens_it_again(rated: Database) -> None:
    item = said(rated)
    accept(rated, item.number, 3)
    undo(rated, history(rated, OWNER)[0].import_id)
    assert contests(rated)[0].is_open
    assert accept(rated, item.number).outcome == "accepted"
    assert used(rated)["ana@x.org", "Python"] == 4
    for record in history(rated, OWNER):
        if record.undone_at is None:
            undo(rated, record.import_id)
    assert rated.rows("select count(*) from contest") == [(0,)]  # it goes with what it is about


def test_declined_it_keeps_the_reason_and_the_rating(rated: Database) -> None:
    before, item = used(rated), said(rated)
    with pytest.raises(RefusedError, match="Say why"):
        contesting.decline(rated, item.number, "  ")
    contesting.decline(rated.seen_by(LENA), item.number, "two reviews say 2")
    assert used(rated) == before
    assert own_contests(rated.seen_by(ANA))[0].reason == "two reviews say 2"
    with pytest.raises(RefusedError, match="declined already"):
        accept(rated, item.number)
    with pytest.raises(RefusedError, match="answered already"):
        withdraw(rated.seen_by(ANA), item.number)


def test_a_lead_does_not_answer_themselves(rated: Database) -> None:
    number = said(rated).number
    ana = rated.seen_by(Viewer("lead", ("Core",), person="ana@x.org", name="ana@x.org"))
    for act in (lambda: accept(ana, number), lambda: contesting.decline(ana, number, "so")):
        with pytest.raises(RefusedError, match="your own rating"):
            act()
    assert used(rated)["ana@x.org", "Python"] == 2


def test_nobody_else_reads_or_answers_it(rated: Database) -> None:
    item = said(rated)
    for viewer in (BO, Viewer("lead", ("Data",), name="dan@x.org"), LUIS, ANA):
        assert contests(rated.seen_by(viewer)) == ()
        for answer in (accept, lambda db, n: contesting.decline(db, n, "no"), reopen):
            with pytest.raises(RefusedError):
                answer(rated.seen_by(viewer), item.number)
    assert own_contests(rated.seen_by(BO)) == own_contests(rated.seen_by(LENA)) == ()
    with pytest.raises(RefusedError, match="no such comment of yours"):
        withdraw(rated.seen_by(BO), item.number)
    with pytest.raises(RefusedError, match="for administrators"):
        contest(rated.seen_by(LENA), "now", "Python", 1, "", "ana@x.org")
    assert contests(rated) == (item,)


def test_what_says_nothing_or_too_much_is_refused(rated: Database) -> None:
    ana = rated.seen_by(ANA)
    for wave, skill, wanted, words, why in (
        ("now", "Python", None, " \n", "Say which level"),
        ("now", "Python", 6, "", "0 to 5"),
        ("now", "Python", None, "x" * (LONGEST + 1), "use at most"),
        ("then", "Python", 4, "", "No rating of ana"),
        ("now", "Juggling", 4, "", "No rating of ana"),
    ):
        with pytest.raises(RefusedError, match=why):
            contest(ana, wave, skill, wanted, words)
    assert contests(rated) == ()
    item = contest(ana, "now", "Python", None, "a\nb\u202ec")
    assert item.said == "a b c"  # one line, and nothing that turns the words around
    with pytest.raises(RefusedError, match="names no level"):
        accept(rated, item.number)
    later = contest(ana, "now", "Python", 3, "")  # one open word a rating
    assert [c.wanted for c in contests(rated)] == [3]
    gone = withdraw(ana, later.number)
    assert contests(rated) == ()
    with pytest.raises(RefusedError, match="not yours"):
        say_again(rated.seen_by(BO), gone)
    say_again(ana, gone)
    assert contests(rated)[0].wanted == 3


def test_it_is_handed_out_and_erased_with_the_person(rated: Database) -> None:
    item = said(rated)
    contest(rated.seen_by(BO), "now", "SQL", None, "as ana@x.org says")
    accept(rated, item.number)
    assert [line["said"] for line in stored_of(rated.seen_by(ANA)).parts["contest"]] == [WORDS]
    erase(rated, "ana@x.org")
    assert [c.said for c in contests(rated)] == ["as erased says"]


DAY = date(2026, 11, 3)
FILE = b"Name,Team,Python,Juggling\nAna,Core,3,1\nBo,Core,2,4\n"


@pytest.fixture
def asked(database: Database) -> Database:
    rate(database, "person team role Python SQL\nana Core . 3 2\nbo Core . 1 -\n")
    return database


def test_a_no_is_kept_with_its_day_and_the_same_again_takes_the_new_reason(asked: Database) -> None:
    ana, bo = number_of(asked, "ana"), number_of(asked, "bo")
    decline(asked, bo, "equip", None, DAY)
    decline(asked, ana, "train", "sql", DAY, "late")
    decline(asked, ana, "train", "SQL", date(2026, 11, 4), " not this year ")
    sql = asked.rows("select skill_id from skill where name = 'SQL'")[0][0]
    assert declines(asked) == (
        Decline(ana, "ana", "train", sql, "SQL", date(2026, 11, 4), "not this year"),
        Decline(bo, "bo", "equip", None, None, DAY, ""),
    )


def test_it_is_taken_back_alone_and_a_second_time_is_refused(asked: Database) -> None:
    ana = number_of(asked, "ana")
    decline(asked, ana, "train", "SQL", DAY)
    kept = decline(asked, ana, "train", None, DAY)
    take_back(asked, ana, "train", "SQL")
    assert declines(asked) == (kept,)
    with pytest.raises(RefusedError, match="No such decline stands"):
        take_back(asked, ana, "train", "SQL")
    with pytest.raises(RefusedError, match="no skill 'Jugglng'"):
        decline(asked, ana, "train", "Jugglng", DAY)


def test_whoever_is_erased_leaves_no_decline_and_no_name_in_that_of_others(asked: Database) -> None:
    decline(asked, number_of(asked, "ana"), "train", "SQL", DAY, "ana has no time")
    decline(asked, number_of(asked, "bo"), "equip", None, DAY, "works with ana")
    erase(asked, "ana")
    assert [(item.person, item.reason) for item in declines(asked)] == [("bo", "works with erased")]


def test_it_stands_while_the_file_is_taken_back_and_imported_again(database: Database) -> None:
    first = ingest(database, FILE, "a.csv", wave="now", scale="0-5")
    decline(database, number_of(database, "Ana"), "train", "Juggling", DAY)
    undo(database, first.import_id)
    assert [(item.person, item.skill) for item in declines(database)] == [("Ana", "Juggling")]
    assert [label for _, _, _, label in find_people(database, "Bo")] == []
    ingest(database, FILE, "a.csv", wave="now", scale="0-5")
    (kept,) = declines(database)
    assert kept.person_no == number_of(database, "Ana")
    assert database.rows("select count(*) from person") == [(2,)]


def test_of_somebody_who_is_only_a_row_it_goes_with_the_row(database: Database) -> None:
    rows = b"Team,Python,SQL\nCore,3,1\nCore,2,4\n"
    first = ingest(database, rows, "a.csv", wave="now", scale="0-5")
    row = database.rows("select min(person_no) from person")[0][0]
    decline(database, row, "train", "SQL", DAY)
    undo(database, first.import_id)
    assert declines(database) == ()
    assert database.rows("select count(*) from person") == [(0,)]
