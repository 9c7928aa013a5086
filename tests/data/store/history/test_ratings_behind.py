"""Each answer about a person's skill comes back as its file gave it, and to whom may see it."""

from __future__ import annotations

from datetime import date

from data.ingest import ingest
from data.store.database import Database
from data.store.history.one_rating import ratings_behind
from data.vocabulary import OWNER, Viewer

SPRING, AUTUMN = date(2026, 4, 1), date(2026, 10, 1)


def told(database: Database, viewer: Viewer = OWNER) -> list[tuple[object, ...]]:
    """Everything of Ana in SQL that a reader can check."""
    number = database.rows("select person_no from person where label = 'ana@x.example'")[0][0]
    skill_id = database.rows("select skill_id from skill where name = 'SQL'")[0][0]
    return [
        (
            one.wave,
            one.kind,
            one.native,
            one.level,
            one.applies,
            one.counts,
            one.file_name,
            one.row_no,
        )
        for one in ratings_behind(database, number, skill_id, viewer)
    ]


def stored(database: Database) -> None:
    """Two waves; in the second a manager, and a second form that replaces the first."""
    head = "Email,Team,SQL,Python\n"
    ingest(
        database,
        f"{head}bo@x.example,Red,1,1\nana@x.example,Red,2,\n".encode(),
        "one.csv",
        wave="Spring",
        held_on=SPRING,
        scale="0-5",
    )
    for name, said, rater in (
        ("two.csv", "3", "self"),
        ("boss.csv", "4", "manager"),
        ("again.csv", "N/A", "self"),
    ):
        ingest(
            database,
            f"{head}ana@x.example,Red,{said},1\n".encode(),
            name,
            wave="Autumn",
            held_on=AUTUMN,
            scale="0-5",
            rater=rater,
        )  # type: ignore[arg-type]


def test_the_answers_of_each_wave_with_the_one_that_counts(database: Database) -> None:
    stored(database)
    assert told(database) == [
        ("Autumn", "self", "N/A", None, False, True, "again.csv", 2),
        ("Autumn", "self", "3", 3, True, False, "two.csv", 2),
        ("Autumn", "manager", "4", 4, True, True, "boss.csv", 2),
        ("Spring", "self", "2", 2, True, True, "one.csv", 3),
    ]


def test_only_who_may_see_people_of_the_team_is_told(database: Database) -> None:
    stored(database)
    assert len(told(database, Viewer(teams=("Red",)))) == 4
    assert told(database, Viewer(teams=("Blue",))) == []
    assert told(database, Viewer(people_visible=False)) == []
