"""After its last day a wave's answers are gone; until then each comes back as its file gave it."""

from datetime import date
from pathlib import Path

import pytest

from data.ingest import ingest
from data.store.database import REWRITE, Database
from data.store.facts.waves import is_due, wave_ends
from data.store.history.imports import history
from data.store.history.one_rating import ratings_behind
from data.store.history.retention import end_waves, keep_until
from data.store.people.audited import audit
from data.vocabulary import OWNER, RefusedError, Viewer

OLD = b"Email,Team,Python,SQL\nana@x.org,Core,3,2\nquuxley@x.org,Core,1,\n"
NEW = b"Email,Team,Python\nana@x.org,Core,4\nbo@x.org,Core,2\n"
TODAY = date(2026, 11, 1)
LAST, AFTER = date(2026, 12, 31), date(2027, 1, 1)


@pytest.fixture
def surveyed(database: Database) -> Database:
    ingest(database, OLD, "old.csv", wave="old", held_on=date(2025, 4, 1), scale="0-5")
    ingest(database, NEW, "new.csv", wave="new", held_on=date(2026, 4, 1), scale="0-5")
    return database


def test_on_its_last_day_a_wave_is_there_and_on_the_next_it_is_erased(surveyed: Database) -> None:
    """Its names are in no bytes, the history keeps the counts, and its file is not taken again."""
    assert keep_until(surveyed, "old", LAST, TODAY).endswith("erased after it, for good.")
    assert end_waves(surveyed, LAST) == ()
    assert is_due(surveyed, AFTER)
    assert len(end_waves(surveyed, AFTER, dry_run=True)) == 1
    assert surveyed.rows("select count(*) from rating") == [(6,)]
    (text,) = end_waves(surveyed, AFTER)
    assert text.startswith("“old” was kept until 2026-12-31; its answers were erased, and 1 person")
    left = surveyed.rows(
        "select w.name, p.label, r.level from rating r join wave w on w.wave_no = r.wave_no"
        " join person p on p.person_no = r.person_no order by 2"
    )
    assert left == [("new", "ana@x.org", 4), ("new", "bo@x.org", 2)]
    assert surveyed.rows("select label from person order by 1") == [("ana@x.org",), ("bo@x.org",)]
    assert [(w.wave, w.ends_on, w.ended_at is not None) for w in wave_ends(surveyed)] == [
        ("new", None, False),
        ("old", LAST, True),
    ]
    assert end_waves(surveyed, AFTER) == ()
    assert not is_due(surveyed, AFTER)
    assert surveyed.rows(f"select 1 from setting where name = '{REWRITE}'") == []
    if surveyed.place.endswith(".duckdb"):  # of a server: tests/data/test_erasure.py
        assert b"quuxley" not in Path(surveyed.place).read_bytes()
    records = {r.wave: r for r in history(surveyed, OWNER)}
    assert (records["old"].ratings, records["old"].undone_at is not None) == (3, True)
    assert records["new"].undone_at is None
    assert "old: kept until 2026-12-31, erased" in [line.detail for line in audit(surveyed)]
    for wave in ("old", "older"):
        with pytest.raises(RefusedError, match="“old” was kept until 2026-12-31"):
            ingest(surveyed, OLD, "old.csv", wave=wave, scale="0-5")
    with pytest.raises(RefusedError, match="not taken again"):
        ingest(surveyed, NEW, "new.csv", wave="old", scale="0-5")
    assert surveyed.rows("select count(*) from person") == [(2,)]


def test_an_end_is_taken_back_until_it_comes(surveyed: Database) -> None:
    keep_until(surveyed, "old", LAST, TODAY)
    assert "until somebody changes it" in keep_until(surveyed, "old", None, TODAY)
    assert end_waves(surveyed, AFTER) == ()
    with pytest.raises(RefusedError, match="no wave “older”"):
        keep_until(surveyed, "older", LAST, TODAY)
    with pytest.raises(RefusedError, match="is over"):
        keep_until(surveyed, "old", date(2026, 10, 31), TODAY)
    # pages say it a month before
    keep_until(surveyed, "old", LAST, TODAY)
    (_, old) = wave_ends(surveyed)
    assert not old.is_soon(date(2026, 11, 30))
    assert old.is_soon(date(2026, 12, 1))


SPRING, AUTUMN = date(2026, 4, 1), date(2026, 10, 1)


def told(database: Database, viewer: Viewer = OWNER) -> list[tuple[object, ...]]:
    """Everything of Ana in SQL that a reader can check."""
    number = database.rows("select person_no from person where label = 'ana@x.example'")[0][0]
    skill_id = database.rows("select skill_id from skill where name = 'SQL'")[0][0]
    columns = ("wave", "kind", "native", "level", "applies", "counts", "file_name", "row_no")
    behind = ratings_behind(database, number, skill_id, viewer)
    return [tuple(getattr(item, column) for column in columns) for item in behind]


def test_who_may_see_people_of_the_team_is_told_which_answer_counts(database: Database) -> None:
    """Two waves; in the second a manager, and a second form that replaces the first."""
    head, given = "Email,Team,SQL,Python\n", {"scale": "0-5"}
    spring = f"{head}bo@x.example,Red,1,1\nana@x.example,Red,2,\n".encode()
    ingest(database, spring, "one.csv", wave="Spring", held_on=SPRING, **given)
    for name, text in (("two.csv", "3"), ("boss.csv", "4"), ("again.csv", "N/A")):
        rater = "manager" if name == "boss.csv" else "self"
        autumn = f"{head}ana@x.example,Red,{text},1\n".encode()
        ingest(database, autumn, name, wave="Autumn", held_on=AUTUMN, rater=rater, **given)
    assert told(database) == [
        ("Autumn", "self", "N/A", None, False, True, "again.csv", 2),
        ("Autumn", "self", "3", 3, True, False, "two.csv", 2),
        ("Autumn", "manager", "4", 4, True, True, "boss.csv", 2),
        ("Spring", "self", "2", 2, True, True, "one.csv", 3),
    ]
    assert len(told(database, Viewer(teams=("Red",)))) == 4
    for other in (Viewer(teams=("Blue",)), Viewer(people_visible=False)):
        assert told(database, other) == []
