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
    columns = ("wave", "kind", "native", "level", "applies", "counts", "file_name", "row_no")
    behind = ratings_behind(database, number, skill_id, viewer)
    return [tuple(getattr(one, column) for column in columns) for one in behind]


def stored(database: Database) -> None:
    """Two waves; in the second a manager, and a second form that replaces the first."""
    head, given = "Email,Team,SQL,Python\n", {"scale": "0-5"}
    spring = f"{head}bo@x.example,Red,1,1\nana@x.example,Red,2,\n".encode()
    ingest(database, spring, "one.csv", wave="Spring", held_on=SPRING, **given)
    for name, said, rater in (
        ("two.csv", "3", "self"),
        ("boss.csv", "4", "manager"),
        ("again.csv", "N/A", "self"),
    ):
        autumn = f"{head}ana@x.example,Red,{said},1\n".encode()
        ingest(database, autumn, name, wave="Autumn", held_on=AUTUMN, rater=rater, **given)


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
