"""`load`: every kind, all problems at once, nothing changed on refusal."""

import re
from datetime import date

import pytest

from data.files.lists import export
from data.files.table import LoadProblems
from data.ingest import ingest
from data.intake.columns.skills import SkillNumbers
from data.load import WayBack, load, take_back
from data.store.database import Database
from data.store.facts.requirements import requirements, role_profiles
from data.store.facts.settings import assumptions
from data.store.facts.taxonomy import Skill, areas, lookup, skills
from data.store.people.people import PersonFact, people_list
from data.vocabulary import OWNER, RefusedError
from tests.build import HISTORY, everything, rate
from tests.data.exports.files import as_xlsx

HEAD = "scope,skill,level,headcount\n"


def problems_of(database: Database, kind: str, text: str, result: str = "") -> str:
    """The row and the column of each, where it has one; `said`: what the refusal holds, too."""
    before = everything(database)
    with pytest.raises(LoadProblems, match=re.escape(result) or None) as refused:
        load(database, kind, text.encode(), f"{kind}.csv")
    assert everything(database) == before
    places = {(p.row or 0, p.column or "") for p in refused.value.problems}
    return ", ".join(f"{row or ''} {column}".strip() for row, column in sorted(places))


def test_people_in_any_order_with_defaults_and_zero_hours(database: Database) -> None:
    text = (
        "team,person,hours_per_week,left,pay_band,mentor_hours_per_week,role,name\n"
        "Core,Ana@Example.org,0,2027-03-31,p3,,Analyst,Ana\n"
        "Core,E17,,,,1.5,,\n"
    )
    outcome = load(database, "people", text.encode(), "people.csv")
    assert (outcome.rows, outcome.changed) == (2, True)
    assert outcome.notes == ("2 of 2 people are in no survey yet: their levels are unknown.",)
    assert people_list(database) == (
        PersonFact("Ana@Example.org", "Ana", "Core", "Analyst", 0.0, None, "P3", date(2027, 3, 31)),
        PersonFact("E17", None, "Core", None, None, 1.5, None, None),
    )
    assert database.rows("select identity_kind, identity, import_no from person order by 1") == [
        ("email", "ana@example.org", None),
        ("id", "e17", None),
    ]
    assert database.rows("select valid_from from people_list") == [(date(1900, 1, 1),)]


BY_NAME = b"Name,Python,SQL\nFrank Bos,2,3\nLina Aalto,4,4\n"


@pytest.mark.parametrize("who", ["10", "f@x.org", "fbos"])
def test_who_is_known_by_the_name_alone_is_asked_about(one_store: Database, who: str) -> None:
    ingest(one_store, BY_NAME, "a.csv", scale="0-5")
    before = everything(one_store)
    rows = f"person,name\n{who},frank  bos\n{who}9,New One\n"
    with pytest.raises(RefusedError, match="knows frank  bos by the name alone"):
        load(one_store, "people", rows.encode(), "p.csv")
    assert everything(one_store) == before
    for answer, people in ((f"{who},frank  bos", 3), (f"{who},", 4)):
        same = rows.replace(f"{who},frank  bos", answer.replace(who, "Frank Bos", people == 3))
        load(one_store, "people", same.encode(), "p.csv")
        assert one_store.rows("select count(*) from person") == [(people,)]


def test_a_survey_asks_about_the_names_of_a_list_of_ids(database: Database) -> None:
    ingest(database, b"Email,Name,Python,SQL\nl@x.org,Lina Aalto,1,2\n", "b.csv", scale="0-5")
    rows = b'person,name\n10,Frank Bos\nl@x.org,"Aalto, L."\n'
    load(database, "people", rows, "p.csv")
    with pytest.raises(RefusedError, match="2 of the others may be known"):
        ingest(database, BY_NAME, "a.csv", scale="0-5")


PROBLEMS = {
    "people": (
        "person,hours_per_week,left,pay_band\n"
        "Ana Lee,-2,3/4/2027,P3\n"
        ",4,,\n"
        "Ben Po,four,,P99\n"
        "ana lee,4,,\n"
        "Total,2,,\n",
        "people.csv has 6 problems, nothing was changed: row 2",
        "2 hours_per_week, 2 left, 3 person, 4 hours_per_week, 4 pay_band, 5 person",
    ),
    "people teams": (
        "person,team\nAna Lee,all teams\nBen Po,Each team\nCy Xu,A + B\n",
        "says several",
        "2 team, 3 team, 4 team",
    ),
    "people columns": ("name,nmae,team,team\nAna,x,Core,Core\n", "", "1 nmae, 1 team"),
    "requirements": (
        "scope,skill,level,headcount,share,must_have,weight,due\n"
        "Core,Pyhton,3,1,,yes,1,\n"
        "Core,Python,6,1,,perhaps,0,soon\n"
        "Core,Python,3,,,yes,,\n"
        "Core,SQL,3,2,0.5,yes,,\n"
        "Core,Docker,3,1.5,,yes,,9999-12-31\n"
        "Core,Docker,4,,30,yes,,\n"
        "Core + core,Docker,3,1,,yes,,\n"
        "Core,R,3,1,,,,\n"
        "core,r,3,2,,,,\n",
        "'Pyhton' is not a skill of this store; the nearest is 'Python'",
        "2 skill, 3 due, 3 level, 3 must_have, 3 weight, 4 headcount, "
        "5 share, 6 due, 6 headcount, 7 share, 8 scope, 10 skill",
    ),
    "requirements of no cost": (
        "scope,skill,level,headcount,per_week\nCore,SQL,3,1,\n"
        'Core,Python,3,1,"12,000"\nCore,R,3,1,a lot\nCore,Go,3,1,$12000\nCore,Java,3,1,nan\n'
        "Core,SQL,1,1,1e400\nCore,Docker,3,1,-1\nCore,SQL,2,1,12.000\n"
        "Core,PyTorch,3,1,99999999999\n",
        "'12,000' can be read in two ways; write thousands without a separator",
        ", ".join(f"{row} per_week" for row in range(3, 11)),
    ),
    "roles": (
        "role,skill,level\nA,Nothing like it,3\n,SQL,3\nA,SQL,0\nA,R,3\nA,R,4\n",
        "",
        "2 skill, 3 role, 4 level, 6 skill",
    ),
    "assumptions": (
        "key,low,likely,high,unit,year\n"
        "training.sucess,0,0.5,1,,\n"
        "training.success,0.5,0.7,1.85,,\n"
        'tool.seat_per_month,,"1,200",,,\n'
        "tool.cap_share,0.5,0.3,0.2,,\n"
        "hire.days_to_fill,1,2,3,hours,1066\n"
        "hire.days_of_notice,,,9,,\n"
        "pay.band.,1,2,3,,\n",
        "",
        "2 key, 3 high, 4 likely, 5 likely, 6 unit, 6 year, 7 likely, 8 key",
    ),
    "assumptions of two currencies": ("key,likely,unit\npay.base,95000,EUR per year\n", "", "unit"),
    "taxonomy": (
        "id,name,kind,tooling\n,,human,never\nTea Time,Tea,liquid,maybe\n,Tea,human,never\n",
        "row 3, column id: 'Tea Time' is not an id; 'tea-time' would be one",
        "2 name, 3 id, 3 kind, 3 tooling, 4 name",
    ),
    "taxonomy alias": (
        "name,aliases\nTea ceremony,Chanoyu|Golang\n",
        "row 2, column aliases: 'golang' already means the skill 'Go'",
        "2 aliases",
    ),
    "taxonomy name": ("id,name\nr,SQL\n", "name: 'SQL' already means the skill 'SQL'", "2 name"),
}


@pytest.mark.parametrize("what", PROBLEMS)
def test_every_problem_of_a_list_is_said_at_once(one_store: Database, what: str) -> None:
    text, result, places = PROBLEMS[what]
    assert problems_of(one_store, what.split()[0], text, result) == places


@pytest.mark.parametrize("text", ["", "\n\n", "person,team\n"])
def test_a_file_that_says_nothing_is_refused(empty: Database, text: str) -> None:
    with pytest.raises(RefusedError, match=r"people\.csv"):
        load(empty, "people", text.encode(), "people.csv")


def test_a_list_in_another_language_is_read_and_says_how(one_store: Database) -> None:
    german = (
        "Unsere Ziele 2026;;;;;;\n\n"
        "Abteilung;Fähigkeit;Zielniveau;Anzahl Personen;Pflicht;Fällig am;Bemerkung\n"
        "Core;Python;3;2;ja;31.12.2026;wie 2025\nCore;SQL;4;1;nein;Q1 2027;\n"
    )
    notes = load(one_store, "requirements", german.encode(), "ziele.csv").notes
    assert [
        (r.scope, r.skill, r.level, r.headcount, r.must_have, r.due_on)
        for r in requirements(one_store)
    ] == [
        ("Core", "Python", 3, 2, True, date(2026, 12, 31)),
        ("Core", "SQL", 4, 1, False, date(2027, 3, 31)),
    ]
    assert notes[0] == "Set aside: 1 line above the header."
    assert "“abteilung” as scope" in notes[1]
    assert notes[2] == "Set aside, no columns of this list: “bemerkung”."
    people = "Nom;Équipe;Poste;Heures par semaine;Date de départ\nAna;Core;Dev;4;13/12/2026\n"
    load(one_store, "people", people.encode(), "gens.csv")
    (ana,) = people_list(one_store)
    assert ana == PersonFact("Ana", None, "Core", "Dev", 4.0, None, None, date(2026, 12, 13))


def test_a_number_may_have_its_unit_and_a_headcount_may_be_a_share(one_store: Database) -> None:
    people = b"person,team,hours_per_week,mentor_hours_per_week\nAna,Core,2h,1.5 hours per week\n"
    load(one_store, "people", people, "people.csv")
    (ana,) = people_list(one_store)
    assert (ana.hours_per_week, ana.mentor_hours_per_week) == (2, 1.5)
    load(one_store, "requirements", f"{HEAD}Core,SQL,3,2 people\nCore,R,3,30 %\n".encode(), "r.csv")
    wanted = {(r.skill, r.headcount, r.share) for r in requirements(one_store)}
    assert wanted == {("SQL", 2, None), ("R", None, 0.3)}
    wrong = f"{HEAD}Core,SQL,3,2 h\nCore,R,3,130%\n"
    assert problems_of(one_store, "requirements", wrong) == "2 headcount, 3 headcount"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Profiles 2026\n\nSkill;Area;Junior;Lead;Average;Must have\n"
            "Python;Code;0.0;4 - Proficient;4;yes\nSQL;Data;2;4.5;3;\nRust;Code;0;n/a;;\n",
            "role: Junior, Lead.",
        ),
        ("Role,Must have,Python,SQL\nJunior,,,2\nLead,yes,4,\nLead,no,,5\n", "skill: Python, SQL."),
    ],
)
def test_a_table_of_role_profiles_has_a_column_for_each_role_or_skill(
    one_store: Database, text: str, said: str
) -> None:
    notes = load(one_store, "roles", text.encode(), "roles.csv").notes
    assert f"Read as the level of each {said}" in notes
    assert ("Set aside, no columns of this list: “area”, “average”." in notes) == ("Area" in text)
    held = [p for p in role_profiles(one_store) if p.role in ("Junior", "Lead")]
    # Role, skill, level, must-have.
    profiles = [("Junior", "SQL", 2, False), ("Lead", "Python", 4, True), ("Lead", "SQL", 5, False)]
    assert sorted((p.role, p.skill, p.level, p.must_have) for p in held) == profiles


def test_a_ladder_is_of_roles(one_store: Database) -> None:
    ladder = b"Skill,Senior,Staff,Principal,Manager,Gap\nPython,2,3,4,1,1\n"
    notes = load(one_store, "roles", ladder, "ladder.csv").notes
    assert "Read as the level of each role: Senior, Staff, Principal, Manager." in notes
    pivot = [["Skill", "Senior", "Staff"], ["Python", 2, 3]]
    listed = [["role", "skill", "level"], ["Analyst", "Python", 3]]
    book = as_xlsx(listed, sheet="Profiles", others=[("Pivot", pivot)])
    read, *_ = load(one_store, "roles", book, "b.xlsx").notes
    assert read.startswith("Read: the sheet “Profiles”.")


def test_what_could_be_meant_is_asked_and_what_is_missing_is_named(empty: Database) -> None:
    slip = f"{HEAD[:-10]}hedcount\nCore,SQL,3,1\n"
    meant = problems_of(empty, "requirements", slip, "did you mean")
    assert meant == "1 hedcount, 2 headcount"
    text = "this column is missing; found are team, skill"
    assert problems_of(empty, "requirements", "Team,Skill\nCore,SQL\n", text) == "1 level"
    wide = "make one row for each skill"
    of_skills = "Team,Python,SQL\nCore,3,3\n"
    assert problems_of(empty, "requirements", of_skills, wide) == "1 level, 1 skill"
    two = "Team,Skill,Level,Target level,headcount\nCore,SQL,2,3,1\n"
    assert problems_of(empty, "requirements", two, "may be level, too") == "1 target_level"
    no_level = "Team,Skill,Minimum level,headcount\nCore,SQL,most,1\n"
    assert problems_of(empty, "requirements", no_level) == "2 Minimum level"
    text = "with a column for each role make one row for each role"
    for of_people in ("Skill,Ana,Ben", "Skill,Self,Manager,Peer", "Skill,Peer rating,Lead rating"):
        assert problems_of(empty, "roles", f"{of_people}\nSQL,3,4,2\n", text) == "1 level, 1 role"
    answers = "Name,Role,Python,SQL\nAna,Analyst,3,2\n"
    assert problems_of(empty, "roles", answers, "one row for each skill") == "1 level, 1 skill"
    assert problems_of(empty, "roles", "Skill,Lead,Lead\nSQL,3,4\n", "two columns") == "2 skill"
    assert problems_of(empty, "roles", "Skill,Junior\nSQL,3,4\n", "has 4 cells, the") == "2"
    jobs = "Team,Job title\nCore,Analyst\n"
    assert problems_of(empty, "people", jobs, "this column is missing") == "1 person"
    two = "Nom,Prénom,Équipe\nSilva,Ana,Core\n"
    assert problems_of(empty, "people", two, "a name in two columns") == "1 prénom"
    two = "Person,Abteilung,Bereich\nAna,Core,IT\n"
    assert problems_of(empty, "people", two, "may be team, too") == "1 bereich"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("First Name,Last Name,Team,Role\nAna,Silva,Core,Analyst", ("Ana Silva", None)),
        ("Nachname,Vorname,Abteilung,Rolle\nSilva,Ana,Core,Analyst", ("Ana Silva", None)),
        ("Our people\nFirstName,LastName,Team,Role\nAna,Silva,Core,Analyst", ("Ana Silva", None)),
        (
            "Employee ID,First Name,Last Name,Team,Job\nE1,Ana,Silva,Core,Analyst",
            ("E1", "Ana Silva"),
        ),
        ("Email,Name,Team,Role,Job title\na@x.io,Ana,Core,Analyst,Clerk", ("a@x.io", "Ana")),
        ("GitHub handle,Team,Role\nana,Core,Analyst", ("ana", None)),
        ("username,fullname,Team,Role\nana,Ana Silva,Core,Analyst", ("ana", "Ana Silva")),
        ("Role,Team\nAll,All\nPerson,Team,Role\nana,Core,Analyst", ("ana", None)),
        ("MailAdresse,Team,Role\nana@x.io,Core,Analyst", ("ana@x.io", None)),
        ("Email,Team,Designation\na@x.io,Core,Analyst", ("a@x.io", None)),
    ],
)
def test_first_and_last_name_are_the_person_and_no_job_is(
    one_store: Database, text: str, who: tuple[str, str | None]
) -> None:
    load(one_store, "people", f"{text}\n".encode(), "people.csv")
    (ana,) = people_list(one_store)
    assert (ana.person, ana.name, ana.team, ana.role) == (*who, "Core", "Analyst")


def test_words_for_how_critical_it_is_are_weights_as_in_a_survey(one_store: Database) -> None:
    head = "Team,Skill,Minimum Level,People Needed,Criticality"
    text = f"{head}\nCore,SQL,3,1,Critical\nCore,R,3,1,High\n"
    notes = load(one_store, "requirements", text.encode(), "r.csv").notes
    assert any(note.startswith("Words are taken as weights") for note in notes)
    result = {r.skill: (r.weight, r.must_have) for r in requirements(one_store)}
    assert result == {"SQL": (4, True), "R": (3, False)}


@pytest.mark.parametrize("header", ["RoleName,Skill,RequiredProficiency", "Role Name,Skill,Level"])
def test_a_role_may_be_called_by_its_name(one_store: Database, header: str) -> None:
    load(one_store, "roles", f"RoleID,{header}\nR1,Juggler,SQL,4\n".encode(), "roles.csv")
    assert ("Juggler", 4) in {(r.role, r.level) for r in role_profiles(one_store)}


def test_a_list_of_the_first_day_says_whom_it_moves_in_an_earlier_wave(database: Database) -> None:
    head, spring, autumn = "person team role SQL", date(2026, 4, 1), date(2026, 10, 1)
    rate(database, f"{head}\nAna Old . 2\nBo Core . 3", wave="spring", held_on=spring)
    rate(database, f"{head}\nAna Core . 3\nBo Core . 3", wave="autumn", held_on=autumn)
    people = b"person,team\nAna,Core\nBo,Core\n"
    (note,) = load(database, "people", people, "people.csv").notes
    assert note.startswith("spring has 1 person in today's team and not in that of its survey")
    corrected = load(database, "people", people.replace(b"Bo,Core", b"Bo,New"), "people.csv")
    assert corrected.notes[-1].startswith("spring has 2 people in today's team")


NOTED = {
    "totals and nobody": (
        "people",
        "Full name,Team\nAna,Core\nN.N.,Core\nOpen position,Core\nTotal: 3,\n",
        "Set aside: row 3 (nobody yet), row 4 (nobody yet), row 5 (a total).",
    ),
    "the name alone": ("people", "Name,Team\nAna,Core", "Read by their headers: “name” as person."),
    "days": (
        "people",
        "Email,End date,Level\nana@x.example,12/31/2026,Senior\n",
        "Set aside, no columns of this list: “end_date”, “level”.",
    ),
    "ranks": (
        "requirements",
        "Team,Skill,Level,Headcount,Priority\nCore,SQL,4 - Proficient,1,High\n",
        "Set aside, no columns of this list: “priority”.",
    ),
    "another team": (
        "requirements",
        f"{HEAD}All team,SQL,3,1\n",
        "No survey or people list names the team 'All team' yet; did you mean 'all teams'?",
    ),
    "another role": (
        "roles",
        "role,skill,level\nAI enginer,SQL,3\n",
        "'AI enginer' is a new role; did you mean 'AI engineer'?",
    ),
    "another job": ("roles", "role,skill,level\nCook II,R,3\nCook,R,3", "'Cook II' is a new role."),
    "a total": ("requirements", f"{HEAD}Media,SQL,3,1\nSum,,,1\n", "Set aside: row 3 (a total)."),
    "more header": ("people", "Wer\nE-Mail,Team\na@b.cc,A", "Set aside: 1 line above the header."),
}


@pytest.mark.parametrize("what", NOTED)
def test_what_is_not_taken_of_a_list_is_said(one_store: Database, what: str) -> None:
    kind, text, note = NOTED[what]
    assert note in load(one_store, kind, text.encode(), "list.csv").notes


def test_a_cover_sheet_is_passed_over_and_sheets_with_other_columns_are_refused(
    one_store: Database,
) -> None:
    head = ["Email", "Team", "Role"]
    item, other = (
        [head, ["ana@x.example", "Core", "Dev"]],
        [["E-mail", "Left"], ["b@x.example", ""]],
    )
    cover = as_xlsx([["How to fill this in"]], sheet="Read me", others=[("People", item)])
    note = load(one_store, "people", cover, "list.xlsx").notes[0]
    assert note == "Read: the sheet “People”. Not read: “Read me”."
    leads = as_xlsx(item, sheet="All", others=[("Leads", [["Name", "Phone"], ["Ana", "112"]])])
    assert load(one_store, "people", leads, "list.xlsx").rows == 1
    both = as_xlsx(item, sheet="Active", others=[("Leavers", other)])
    with pytest.raises(RefusedError, match="sheets “Active”, “Leavers”: put all rows on one"):
        load(one_store, "people", both, "list.xlsx")


def test_what_the_list_does_not_say_any_more_is_told(one_store: Database) -> None:
    first = b"person,team,hours_per_week,left\nAna,Core,6,2026-10-01\nBen,Core,0,\n"
    load(one_store, "people", first, "one.csv")
    notes = load(one_store, "people", b"person,team\nAna,Core\nBen,N/A\n", "two.csv").notes
    text = "The list used to give a day of leaving for 1, hours to learn for 2, a team for 1;"
    assert sum(note.startswith(text) for note in notes) == 1


def test_who_is_never_to_leave_has_no_day_of_leaving(one_store: Database) -> None:
    ends = ("9999-12-31", "31.12.9999", "12/31/9999", "99991231")
    listed = "".join(f"P{n},Core,{end}\n" for n, end in enumerate(ends))
    assert load(one_store, "people", f"person,team,left\n{listed}".encode(), "sap.csv").rows == 4
    assert one_store.rows("select count(*) from person_fact where left_on is not null") == [(0,)]


def test_requirements_replace_only_the_scopes_that_they_name(database: Database) -> None:
    first = "scope,skill,level,headcount,share,must_have\nCore,Python,2.5,3,,x\nEdge,SQL,3,,40%,\n"
    load(database, "requirements", first.encode(), "one.csv")
    second = b"scope,skill,level,headcount\nCore,SQL,4,1\n"
    (gone,) = load(database, "requirements", second, "two.csv").notes[-1:]
    assert gone.endswith("1 of Core is gone (Python at 3).")
    now = [r for r in requirements(database) if r.scope in ("Core", "Edge")]
    assert [(r.scope, r.skill, r.level, r.headcount, r.share, r.must_have) for r in now] == [
        ("Core", "SQL", 4, 1, None, False),
        ("Edge", "SQL", 3, None, 0.4, False),
    ]
    assert {r.weight for r in now} == {1.0}
    first_of_core = "select level, must_have from requirement where set_no = 1 and scope = 'Core'"
    assert database.rows(first_of_core) == [(3, True)]


def test_a_day_that_is_over_is_said_and_taken(one_store: Database) -> None:
    rate(one_store, "person team role SQL\nann Core . 3")
    head = "scope,skill,level,headcount,due\n"
    late, later = "Core,SQL,3,1,2025-01-31\n", "Core,Java,3,1,2025-03-01\n"
    (note,) = load(one_store, "requirements", f"{head}{late}".encode(), "a.csv").notes
    assert note == "1 target was due before today (2025-01-31): it counts as due now."
    both = load(one_store, "requirements", f"{head}{late}{later}".encode(), "b.csv")
    assert both.notes == ("1 target was due before today (2025-03-01): it counts as due now.",)
    drop = load(one_store, "requirements", f"{head}Core,Docker,3,1,2099-01-01\n".encode(), "c.csv")
    again = load(one_store, "requirements", f"{head}{late}{later}".encode(), "d.csv").notes
    assert again[-1] == (
        "2 targets were due before today (the first on 2025-01-31): they count as due now."
    )
    assert not any("before today" in note for note in drop.notes)


def test_scopes_are_written_one_way(one_store: Database) -> None:
    load(one_store, "people", b"person,team\nAna Lee,Core\nBen Po,Edge\n", "people.csv")
    text = f"{HEAD}edge +  CORE,Python,3,1\nALL TEAMS,SQL,3,1\nNowhere,SQL,3,1\n"
    outcome = load(one_store, "requirements", text.encode(), "r.csv")
    assert {r.scope for r in requirements(one_store)} == {"Core + Edge", "all teams", "Nowhere"}
    assert outcome.notes == ("No survey or people list names the team 'Nowhere' yet.",)


def test_a_change_of_the_cost_per_week_alone_is_a_change(database: Database) -> None:
    text = (
        "scope,skill,level,headcount,Kosten pro Woche\n"
        'Core,SQL,3,1,"900,5"\nCore,SQL,4,2,0\nCore,Docker,3,1,\nCore,Python,3,1,'
    )
    load(database, "requirements", f"{text}12000\n".encode(), "r.csv")
    assert not load(database, "requirements", f"{text}12000.00\n".encode(), "r.csv").changed
    assert load(database, "requirements", f"{text}\n".encode(), "r.csv").changed
    assert [r.per_week for r in requirements(database)] == [900.5, 0, None, None]


def test_roles_replace_the_profiles_that_they_name_in_any_letters(database: Database) -> None:
    others = [r for r in role_profiles(database) if r.role != "AI engineer"]
    text = b"role,skill,level\nai  ENGINEER,SQL,2\nJuggler,Python,1\njuggler,SQL,1\n"
    load(database, "roles", text, "roles.csv")
    now = role_profiles(database)
    assert [(r.skill, r.level) for r in now if r.role == "AI engineer"] == [("SQL", 2)]
    assert [r.skill for r in now if r.role == "Juggler"] == ["Python", "SQL"]
    assert [r for r in now if r.role not in ("AI engineer", "Juggler")] == others
    gated = b"role,skill,level,must_have\nAI engineer,SQL,2,yes\nAI engineer,R,2,\n"
    assert load(database, "roles", gated, "roles.csv").changed
    marked = {r.skill: r.must_have for r in role_profiles(database) if r.role == "AI engineer"}
    assert marked == {"SQL": True, "R": False}


def test_assumptions_change_only_what_they_name(database: Database) -> None:
    before = assumptions(database)
    text = "key,likely,low,high\ntraining.success,0.6,0.5,0.8\npay.band.Lead,200000,,\n"
    load(database, "assumptions", text.encode(), "a.csv")
    now = assumptions(database)
    edited = now.pop("training.success")
    assert (edited.low, edited.likely, edited.high) == (0.5, 0.6, 0.8)
    assert edited.edited
    assert edited.source == "assumption"
    lead = now.pop("pay.band.Lead")
    assert (lead.low, lead.high, lead.unit) == (200000, 200000, "USD per year")
    assert now == {k: a for k, a in before.items() if k != "training.success"}


def test_a_whole_store_may_change_its_currency(one_store: Database) -> None:
    text = export(one_store, "assumptions").replace("USD", "EUR")
    (told,) = load(one_store, "assumptions", text.encode(), "a.csv").notes
    assert told.startswith("Money is in EUR now, and was in USD. What a week without a position")
    assert assumptions(one_store)["pay.base"].unit == "EUR per year"
    load(one_store, "assumptions", b"key,likely\npay.band.Lead,200000\n", "b.csv")
    assert assumptions(one_store)["pay.band.Lead"].unit == "EUR per year"


def test_a_number_that_is_not_usual_is_taken_and_questioned(one_store: Database) -> None:
    file = b"key,likely\nhire.days_to_fill,400\ntraining.hours_per_week,5\n"
    outcome = load(one_store, "assumptions", file, "a.csv")
    assert outcome.changed
    assert len(outcome.notes) == 1
    assert "hire.days_to_fill is 400; usual is 14 to 240" in outcome.notes[0]
    assert load(one_store, "assumptions", file, "a.csv").notes == ()


LIST = (
    "Name,E-mail,Team,Role,Hours per week\n"
    "Ann Bell,ann@example.org,Core,ML engineer,38\nBob Carr,bob@example.org,Core,ML engineer,4\n"
)


def test_its_headers_are_known_and_much_time_to_learn_is_said(database: Database) -> None:
    with pytest.raises(RefusedError, match=r"skillmix load people FILE.*Settings"):
        ingest(database, LIST.encode(), "people.csv")  # it is no survey
    result = load(database, "people", LIST.encode(), "people.csv")
    facts = people_list(database)
    assert [(f.person, f.name, f.team, f.role, f.hours_per_week) for f in facts] == [
        ("ann@example.org", "Ann Bell", "Core", "ML engineer", 38),
        ("bob@example.org", "Bob Carr", "Core", "ML engineer", 4),
    ]
    assert any(note.startswith("1 of 2 people have 20 hours") for note in result.notes)
    capital = LIST.replace("ann@example.org", "Ann@Example.org")
    again = load(database, "people", capital.encode(), "again.csv")
    assert (again.changed, again.back) == (False, None)
    load(database, "people", b"Full name,Team\nBob Carr,Edge\n", "two.csv")
    assert [(f.person, f.team) for f in people_list(database)] == [("bob@example.org", "Edge")]
    lists = database.rows("select list_no, count(*) from person_fact group by 1 order by 1")
    assert lists == [(1, 2), (2, 1)]
    assert database.rows("select count(*) from person") == [(2,)]


def test_a_load_says_what_else_counts_the_same_people(database: Database) -> None:
    """SQL is wanted of Core, of Edge and of all; Java and Docker by one scope only."""
    rate(database, "person team role Python SQL Java\nann Core . 3 3 3\nbob Edge . 2 1 1")
    own = f"{HEAD}Core,SQL,3,1\nCore,Java,3,1\nEdge,SQL,3,1\n".encode()
    assert load(database, "requirements", own, "a.csv").notes == ()
    shared = f"{HEAD}all teams,SQL,3,2\nall teams,Docker,3,1\n".encode()
    result = load(database, "requirements", shared, "b.csv").notes
    assert [note.split(" for the same")[0] for note in result] == [
        "SQL: Core and all teams both have targets",
        "SQL: Edge and all teams both have targets",
    ]
    # a scope without rows is gone
    load(database, "requirements", shared + b"Edge,R,3,1\n", "c.csv", emptied=("Core",))
    assert "Core" not in {row.scope for row in requirements(database)}


def named(database: Database, name: str) -> Skill:
    return next(skill for skill in skills(database) if skill.name == name)


def test_a_new_skill_in_a_new_area(database: Database) -> None:
    text = "name,area,kind,tooling,aliases\nTea ceremony,Rituals,human,never,Chanoyu|Sado\n"
    load(database, "taxonomy", text.encode(), "t.csv")
    skill = named(database, "Tea ceremony")
    assert (skill.skill_id, skill.area, skill.area_id) == ("tea-ceremony", "Rituals", "rituals")
    assert (skill.kind, skill.tooling, skill.aliases) == ("human", "never", ("chanoyu", "sado"))
    assert areas(database)[-1].name == "Rituals"


def test_a_changed_skill_keeps_what_the_file_does_not_say(database: Database) -> None:
    before = named(database, "Python")
    load(database, "taxonomy", b"id,name,tooling\npython,Python language,partly\n", "t.csv")
    after = named(database, "Python language")
    assert (after.skill_no, after.skill_id) == (before.skill_no, "python")
    assert (after.area, after.tooling) == (before.area, "partly")
    assert set(before.aliases) - set(after.aliases) == set()
    # two rows may exchange an alias
    load(database, "taxonomy", b"id,name,aliases\njava,Java,Golang\ngo,Go,Kotlin\n", "t.csv")
    known = lookup(database)
    assert (known["golang"].name, known["kotlin"].name) == ("Java", "Go")


def test_an_unplaced_skill_is_placed_and_survives_its_import(database: Database) -> None:
    with database.transaction() as change:
        unplaced = SkillNumbers(change, 7, OWNER)
        brought = unplaced.of_column(None, "Blue widgets")
        unplaced.write()
    load(database, "taxonomy", b"name,area\nblue widgets,programming\n", "t.csv")
    placed = lookup(database)["blue widgets"]
    assert (placed.skill_no, placed.area_id) == (brought, "programming")
    assert database.rows("select skill_no from skill where import_no is not null") == []


FIRST = {
    "people": "person,team\nAna Lee,Core\nBen Po,Edge\n",
    "requirements": "scope,skill,level,headcount\nCore,Python,3,2\nall teams,SQL,2,1\n",
    "roles": "role,skill,level\nAI engineer,SQL,2\n",
    "assumptions": "key,low,likely,high\nplan.focus,2,3,5\n",
    "taxonomy": "id,name,area\n,Juggling,Circus\n",
}
SECOND = {
    "people": "person,team\nAna Lee,Edge\nCy New,Core\n",
    "requirements": "scope,skill,level,headcount\nCore,SQL,3,1\nEdge,Python,2,1\n",
    "roles": "role,skill,level\nAI engineer,SQL,4\nJuggler,Python,1\n",
    "assumptions": "key,low,likely,high\nplan.focus,1,2,3\n",
    "taxonomy": "id,name,area\njuggling,Juggling with five,Circus\n,Fire eating,Danger\n",
}


def loaded(database: Database, kind: str, text: str) -> WayBack:
    back = load(database, kind, text.encode(), f"{kind}.csv").back
    assert back
    return back


@pytest.mark.parametrize("kind", FIRST)
def test_what_was_loaded_is_taken_back_with_what_it_added(database: Database, kind: str) -> None:
    loaded(database, kind, FIRST[kind])
    before = everything(database, HISTORY)
    back = loaded(database, kind, SECOND[kind])
    assert everything(database, HISTORY) != before
    assert take_back(database, back) == f"Taken back: {kind} as before."
    assert everything(database, HISTORY) == before
    actions = [row[0] for row in database.rows("select action from audit order by happened_at")]
    assert actions[-1] == f"load {kind} taken back"


def test_nothing_is_taken_back_once_something_else_was_stored(database: Database) -> None:
    back = loaded(database, "roles", FIRST["roles"])
    loaded(database, "people", FIRST["people"])
    before = everything(database)
    with pytest.raises(RefusedError, match="something else was stored since"):
        take_back(database, back)
    assert everything(database) == before
