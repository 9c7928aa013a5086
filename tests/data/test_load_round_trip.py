"""What `export` and `template` write, `load` takes; a spreadsheet calculates none of it."""

import csv
import io
from datetime import date, timedelta

import pytest

from data.files.lists import export, notes, template
from data.files.table import LoadProblems, csv_text, escape, unescape
from data.ingest import ingest
from data.load import kind_of, load
from data.store.database import Database
from data.store.facts.requirements import requirement_sets, requirements
from data.store.facts.settings import pin_today
from data.vocabulary import OWNER, RefusedError, Viewer
from tests.build import WAVE_DAY, rate
from tests.stores import seeded

PEOPLE = (
    "person,name,team,role,hours_per_week,mentor_hours_per_week,pay_band,left\n"
    "ana@example.org,=1+1,Core,ML engineer,0,,P2,2027-03-31\n"
    "E17,\"O'Neil, Bo\",+Edge,'-quoted,2.5,1,,\n"
)
REQUIREMENTS = (
    "scope,skill,level,headcount,share,must_have,weight,due,per_week,initiative,owner,reason\n"
    'Core,Python,3,2,,yes,2.5,2027-06-30,12000.5,Delivery,@lead,"Two, so that\none may be away"\n'
    "Core + Edge,SQL,4,,0.3,no,1,,0,,,-\n"
)
"""Line breaks, commas, quotes and every sign that starts a formula."""


@pytest.fixture
def full(database: Database) -> Database:
    load(database, "people", PEOPLE.replace(",", ";").encode("utf-16"), "people.csv")
    load(database, "requirements", REQUIREMENTS.encode(), "requirements.csv")
    load(database, "taxonomy", b"name,aliases\n-Minus,=equals|@at\n", "taxonomy.csv")
    load(database, "assumptions", b"key,likely\npay.band.Lead,200000\n", "assumptions.csv")
    return database


def test_an_export_loads_unchanged_and_no_cell_of_it_is_a_formula(full: Database) -> None:
    with seeded() as other:
        for kind in ("taxonomy", "assumptions", "people", "requirements", "roles"):
            text = export(full, kind, people=True)
            assert not load(full, kind, text.encode(), "again.csv").changed
            load(other, kind, text.encode(), "other.csv")
            assert export(other, kind, people=True) == text
            for row in csv.reader(io.StringIO(text)):
                assert [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []


SURVEY = "person team role Python\ncy Core ML_engineer 3\nann Core . 3\nbob Edge . 2"


def surveyed(database: Database) -> list[str]:
    return export(database, "people", people=True).splitlines()[1:]


def test_where_no_list_holds_the_people_surveyed_are_exported(database: Database) -> None:
    """Of each team's latest wave; who can be named by nothing is left out."""
    before = WAVE_DAY - timedelta(days=90)
    rate(database, SURVEY.replace("Edge", "Core"), wave="before", held_on=before)
    rate(database, SURVEY)
    with database.transaction() as change:
        change.execute("update person set identity_kind = 'row' where label = 'cy'")
    assert surveyed(database) == ["ann,,Core,,,,,", "bob,,Edge,,,,,"]
    load(database, "people", b"person,team\nbob,Core\n", "p.csv")
    assert surveyed(database) == ["bob,,Core,,,,,"]


def test_people_surveyed_are_exported_to_who_may_see_them(database: Database) -> None:
    rate(database, SURVEY)
    edge = database.seen_by(Viewer("lead", teams=("Edge",)))
    assert surveyed(edge) == ["bob,,Edge,,,,,"]
    with pytest.raises(RefusedError, match="--people"):
        surveyed(database.seen_by(Viewer(people_visible=False)))
    load(database, "people", b"person,team\nann,Core\n", "p.csv")
    assert surveyed(edge) == ["bob,,Edge,,,,,"]  # nobody of Edge is on it


def test_an_export_stays_within_the_viewers_teams(full: Database) -> None:
    core, far = (full.seen_by(Viewer(teams=(team,))) for team in ("Core", "Far"))
    assert "E17" not in export(core, "people", people=True)
    with pytest.raises(RefusedError, match="--people"):
        export(full, "people")
    assert scopes(core) == ["Core", "Core + Edge"]
    assert scopes(far) == []


def scopes(database: Database) -> list[str]:
    lines = csv.DictReader(io.StringIO(export(database, "requirements")))
    return list(dict.fromkeys(row["scope"] for row in lines))


@pytest.mark.parametrize("kind", ["people", "requirements", "roles", "assumptions", "taxonomy"])
def test_each_template_loads_and_is_known_by_its_header(one_store: Database, kind: str) -> None:
    text = template(None, kind).encode()
    assert kind_of(text, f"{kind}.csv") == kind
    load(one_store, kind, text, f"{kind}.csv")
    assert notes(kind)


@pytest.mark.parametrize("header", ["person,team,role,Python,SQL", "person,skill,level", "person"])
def test_answers_of_a_survey_are_no_list(header: str) -> None:
    assert kind_of(f"{header}\n1,2,3,4,5\n".encode(), "answers.csv") is None


def test_a_template_names_the_teams_of_the_store(one_store: Database) -> None:
    rate(one_store, "person team role Python\nann Core . 3\nbob Edge . 2")
    lines = list(csv.DictReader(io.StringIO(template(one_store, "requirements"))))
    assert [line["scope"] for line in lines] == ["Core", "Edge"]
    (person,) = csv.DictReader(io.StringIO(template(one_store, "people")))
    assert person["team"] == "Core"
    assert ",Core,ML engineer" in template(one_store, "survey")
    load(one_store, "requirements", template(one_store, "requirements").encode(), "r.csv")


def test_each_team_is_every_team_of_the_store(one_store: Database) -> None:
    need = b"scope,skill,level,headcount\neach team,SQL,3,1\n"
    with pytest.raises(LoadProblems, match="no team is known yet; import a survey first"):
        load(one_store, "requirements", need, "a.csv")
    rate(one_store, "person team role Python\nann Core . 3\nbob Edge . 2")
    load(one_store, "requirements", need, "a.csv")
    held = {(r.scope, r.skill) for r in requirements(one_store)}
    assert held == {("Core", "SQL"), ("Edge", "SQL")}


def test_a_date_that_nobody_gave_is_set_and_kept_and_comes_back_empty(database: Database) -> None:
    rate(database, "person team role Python\nann Core . 3")
    first = b"scope,skill,level,headcount,due\nCore,SQL,3,1,\nCore,Java,3,1,2027-01-31\n"
    load(database, "requirements", first, "a.csv")

    def dates() -> dict[str, tuple[date, bool]]:
        rows = requirement_sets(database, OWNER)[-1].rows
        return {row.skill: (row.due_on, row.due_given) for row in rows}

    assert dates()["SQL"] == (WAVE_DAY + timedelta(weeks=26), False)
    assert dates()["Java"] == (date(2027, 1, 31), True)
    pin_today(database, WAVE_DAY + timedelta(weeks=10))
    table = export(database, "requirements")
    assert "Core,SQL,3,1,,no,1,,,," in table
    assert not load(database, "requirements", table.encode(), "same.csv").changed
    load(database, "requirements", first.replace(b"SQL,3,1", b"SQL,3,2"), "b.csv")
    assert dates()["SQL"] == (WAVE_DAY + timedelta(weeks=26), False)  # as it was set before
    load(database, "requirements", first.replace(b"SQL", b"Docker"), "c.csv")
    assert dates()["Docker"] == (WAVE_DAY + timedelta(weeks=36), False)


SIGNS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "'=1"]


@pytest.mark.parametrize("cell", [*SIGNS, "''+x", "-", "@a", "'", "it's", "plain", "\tx", ""])
def test_escaping_is_undone_exactly_and_a_formula_is_text(cell: str) -> None:
    assert unescape(escape(cell)) == cell
    if cell in SIGNS:
        assert escape(cell) == f"'{cell}"
        ((header,), (row,)) = csv.reader(io.StringIO(csv_text([cell], [[cell]]), newline=""))
        assert header.startswith("'")
        assert row.startswith("'")


def test_hostile_names_and_headers_are_stored_and_exported_as_text(database: Database) -> None:
    name, skill, wave = ("=cmd|' /C calc'!A0", "Robert'); drop table wave;", "x'; delete from wave")
    text = f'Name,Python,"{skill}"\n"{name}",3,4\n<b>Ben</b> $x$ :red[a],2,1\n'
    outcome = ingest(
        database, text.encode(), "'; drop table import.csv", scale="0-5", wave=wave, team="=Team'--"
    )
    assert (outcome.people, outcome.ratings) == (2, 4)
    assert database.rows("select name from wave") == [(wave,)]
    labels = {row[0] for row in database.rows("select label from person")}
    assert labels == {name, "<b>Ben</b> $x$ :red[a]"}
    assert skill in {row[0] for row in database.rows("select name from skill")}
