"""What is asked or refused in place of storing a part, and what is asked beside what is stored."""

import json
from pathlib import Path

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import ALL, ColumnMapping, MappingFile
from data.store.database import Database
from data.store.people.erasure import erase
from seeds import read_seed
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.intake.imported import imported, proposed, refusal, uses

GRID = "Name,Experience [Git],Experience [R],Experience [SQL]\n"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (GRID + "A,None,So so,Expert\nB,Expert,So so,None\nC,Expert,Novice,Novice\n", ("So so",)),
        (GRID + "A,None,Tja,Expert\nB,Expert,Hm,None\nC,So so,Naja,Novice\n", ("So so", "Tja")),
        ("Name,Python,SQL\nA,Expert,Prima\nB,Novice,Toll\n", ("Prima", "Toll")),
        ("Name,Python,SQL\nA,H,M\nB,L,Expert\nC,?,H\n", ("H", "M", "L")),
        ("Name,Skill,Level\nA,R,Expert\nA,SQL,So so\nB,R,So so\nB,SQL,Novice\n", ("So so",)),
    ],
)
def test_a_scale_is_read_whole_or_asked(empty: Database, text: str, asked: tuple[str, ...]) -> None:
    refused = proposed(empty, text).refusal or ""
    for word in asked:
        assert f'"{word}" = LEVEL' in refused
    for word in ("Expert", "Novice", "None", "?"):
        assert f'"{word}" = LEVEL' not in refused


@pytest.mark.parametrize(
    "text",
    [
        "Name,Python,SQL\nA,Expert,on leave\nB,on leave,Novice\nC,Novice,Expert\n",
        "Name,Python,SQL\n" + "A,Expert,5\nB,4,Novice\n" * 20 + "C,who,3\n",
        "Name,Python,Remarks\nA,Expert,so so\nB,Novice,so so\n",
    ],
)
def test_a_remark_stops_no_import(empty: Database, text: str) -> None:
    assert proposed(empty, text).refusal is None


def test_only_columns_of_ability_are_asked_for_their_words(empty: Database) -> None:
    heads = "How proficient are you in SQL?,How interested are you in SQL?"
    text = f"Name,{heads}\nA,Kinda,Not at all interested\nB,Nope,Very interested\n"
    refused = proposed(empty, text).refusal or ""
    assert "proficient" in refused
    assert "interested" not in refused


def test_signs_for_little_are_asked_for_with_those_for_much(empty: Database) -> None:
    text = refusal(empty, "Name,Python,SQL,Docker\nAnn,++,+,0\nBob,-,++,--\nCy,+,-,++\n")
    assert all(f'"{sign}" = LEVEL' in text for sign in ("++", "+", "0", "-", "--"))
    result = proposed(empty, "Name,Python,SQL\nAnn,3,-\nBob,4,2\n", scale="1-5")
    assert [(v.value, v.level) for v in result.values if v.value == "-"] == [("-", None)]


PAIRS = "Name,Skill 1,Skill 1 level,Skill 2,Skill 2 level\nAnn,Zorb,3,Vega,4\nBob,Orbit,1,Zorb,2\n"
EACH = "Employee,Acme skill,Acme level\nAnn,Zorb,3\nAnn,Vega,4\nBob,Zorb,1\nBob,Vega,2\n"

CODES = EACH.replace("Acme skill,Acme level", "Skill,Proficiency name")


def test_no_skill_is_called_as_the_column_of_their_names(empty: Database) -> None:
    result = refusal(empty, PAIRS, scale="1-5")
    assert "The cells of “Skill 1” name the skills" in result
    assert "a row of its own" in result
    assert "--skills" not in result
    assert "ignored" not in result


WORDS = str.maketrans({"1": "Beginner", "3": "Expert", "4": "Rockstar"})


def rows(head: str, level: str) -> str:
    return f"Employee,{head},{level}\nAnn,Python,3\nBob,SQL,4\nCyd,Docker,1\n"


@pytest.mark.parametrize(
    ("text", "skill", "level"),
    [
        (EACH, "Acme skill", "Acme level"),
        (rows("Programme", "Stage"), "Programme", "Stage"),
        (CODES, "Skill", "Proficiency name"),
        (rows("Skill", "Nivel técnico"), "Skill", "Nivel técnico"),
        (rows("Habilidad", "Conocimiento"), "Habilidad", "Conocimiento"),
        (rows("Skill", "Knowledge").translate(WORDS), "Skill", "Knowledge"),
    ],
)
def test_a_lone_level_beside_skills_is_asked_about_and_no_skill(
    empty: Database, text: str, skill: str, level: str
) -> None:
    result = refusal(empty, text, scale="1-5")
    assert f"Each row names a skill in “{skill}”" in result
    lines = f'[columns."{skill}"]\nuse = "skill"\n[columns."{level}"]\nuse = "level"\n'
    assert all(line in result for line in lines.splitlines())
    assert "a row of its own" not in result
    assert "--skills" not in result
    taken = proposed(empty, text, mapping=lines, scale="1-5")
    assert (taken.layout, taken.refusal) == ("long", None)


@pytest.mark.parametrize(
    ("text", "column", "values"),
    [
        ("Name,Skill,Level\nA,Go,D3\nA,SQL,D1\nB,SQL,D3\n", "Level", '"D3" = LEVEL, "D1" = LEVEL'),
        ("Name,Forklift,Crane\nAnn,1,0\nBob,1,1\n", "Forklift", '"0" = LEVEL, "1" = LEVEL'),
    ],
)
def test_answers_that_nobody_knows_are_named_with_their_column_and_line(
    empty: Database, text: str, column: str, values: str
) -> None:
    asked = refusal(empty, text)
    line = f"[columns.{json.dumps(column)}]"
    assert f'`{line}` with `use = "level"` and `values = {{ {values} }}`' in asked
    given = f'{line}\nuse = "level"\nvalues = {{ {values.replace("LEVEL", "4")} }}\n'
    assert proposed(empty, text, mapping=given).refusal is None


def test_columns_of_different_teams_are_asked_about(empty: Database) -> None:
    text = "Name,Department,Team,Python,SQL\nAnn,IT,{},3,4\nBob,IT,{},1,2\n"
    asked = proposed(empty, text.format("Core", "Edge"), scale="1-5").questions
    assert any("“Department”, “Team” name different teams" in q for q in asked)
    assert proposed(empty, text.format("IT", ""), scale="1-5").questions == ()
    other = text.replace("Department,Team", "Platform team,Scrum team (if any)").format("", "")
    (asked,) = proposed(empty, other, scale="1-5").questions
    assert "“Platform team”: called like a team" in asked


def test_a_column_of_lists_names_no_skill_of_a_row(empty: Database) -> None:
    text = "Name,Stack,Tool #1,Tool #1 points\nAnn,Python;SQL,Python,7\nBob,Python,Java,8\n"
    assert '`[columns."Tool #1"]` with `use = "skill"`' in refusal(empty, f"{text}Cy,SQL,SQL,4\n")
    several = "Name,Tool #1,#1 points,Tool #2,#2 points\nAnn,Python,7,SQL,3\nBob,Java,8,Docker,6\n"
    assert "The cells of “Tool #1” name the skills" in refusal(empty, several)


def test_what_is_no_level_or_set_aside_is_not_asked_for(empty: Database) -> None:
    first = "Name,Which language did you learn first?\nAnn,Python\nBob,Java\nCy,SQL\n"
    assert "list skills" not in refusal(empty, first)
    times = 'Name,Free\nA,"Mon 10:30, Tue 11:00"\nB,"Wed 9:00, Fri 8:30"\n'
    assert "column of its own" not in refusal(empty, times)
    text = "Name,I know Python,I know SQL\nAnn,Agree,Disagree\nBob,Neutral,Agree\n"
    aside = MappingFile((ColumnMapping("I know Python", "ignored"),))
    assert "“I know Python”" not in refusal(empty, text, mapping=aside)


def test_a_zero_that_does_not_apply_is_asked_about(empty: Database) -> None:
    text = "Name,Python,SQL,Zorb\nAnn,0 - NA,1 - Novice,0 - NA\nBob,2 - Advanced,,0 - NA\n"
    result = proposed(empty, text)
    assert any("“0 - NA” is read as not applicable" in q for q in result.questions)
    assert result.columns[3].reason == "nobody answered more than “0 - NA”"
    known = MappingFile(values=(("0 - NA", "not_applicable"),))
    assert proposed(empty, text, mapping=known).questions == ()


def test_a_sheet_that_would_raise_a_question_is_named(empty: Database) -> None:
    known = [["Name", "Python", "SQL"], ["Ann", 3, 4], ["Bob", 1, 2]]
    asked = [["Name", "Vega", "Orbit"], ["Cy", 3, 4], ["Di", 1, 2]]
    book = as_xlsx(known, sheet="Core", others=[("Edge", asked), ("Notes", [["Read me"]])])
    result = proposed(empty, book, scale="1-5")
    assert result.refusal is None
    assert [i.severity for i in result.issues if "Not read: “Edge”." in i.reason] == ["warning"]


def test_a_legend_on_another_sheet_counts_for_the_sheet_that_is_named(empty: Database) -> None:
    answers = [["Name", "Python", "SQL"], ["Ann", 3, 0], ["Bob", 1, 2]]
    legend = [[0, "Not assessed"], [1, "Trainee"], [2, "Works alone"], [3, "Can train others"]]
    book = as_xlsx(answers, sheet="Matrix", others=[("Legend", [["Legend"], *legend])])
    result = proposed(empty, book, sheet="Matrix")
    assert result.columns == proposed(empty, book).columns
    assert {v.outcome for v in result.values if v.value == "0"} == {"unknown"}


CLEAN = "Email,Python,SQL,Docker\na@x.org,1,2,3\nb@x.org,3,4,3\nc@x.org,5,,0\nd@x.org,2,2,2\n"


STATED = "Name,Skill,Level,Status\nAnn,Go,4,Final\nBo,Go,3,Final\nCy,SQL,1,Final\nDi,Go,5,Final\n"


EQUAL = "Email,Python,SQL\n" + "".join(f"{c}@x.org,3,3\n" for c in "abcd")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (EQUAL, ""),
        (f"{EQUAL}e@x.org,3,3\n", "All 10 answers mean the same level, 3."),
        ("Name,Python,SQL\nEast,3.4,2.25\nWest,3.1,2\nSouth,1.9,4", "4 of 6 numbers have decimals"),
        (f"{CLEAN}a@x.org,2,2,2\n", "People with more than one row: 1 (rows 2 and 6)"),
        (
            CLEAN.replace("a@", "test@").replace("b@", "asdf@"),
            "may be tests of the form: 2 of 4 (rows 2, 3)",
        ),
        (CLEAN.replace("a@x.org", "contest@x.org"), ""),
        (f"{STATED}Ann,Go,2,Early\n", "levels: 1. “Status” tells them apart (“Final”, “Early”)."),
        (f"{STATED}Ann,Go,2,Final\n", "with rows of different levels: 1. The last row"),
        (f"{STATED}Ann,Go,4,Early\n", ""),
        ("Name,Skill,Level,Updated\nAnn,Go,4,Mar 2026\nAnn,Go,2,Dec 2025\nBo,Go,3,Mar 2026\n", ""),
    ],
)
def test_what_is_asked_of_a_file_as_a_whole(empty: Database, text: str, asked: str) -> None:
    result = imported(empty, text, scale="0-5", dry_run=True)
    assert asked in result.questions[0] if asked else result.questions == ()
    assert any(i.reason.endswith("?") for i in result.issues) is bool(asked)


def test_a_lone_seven_is_asked_about_and_listed(empty: Database) -> None:
    text = "Email,Python,SQL,Docker\n" + "".join(f"{c}@x.org,1,5,3\n" for c in "abcd")
    result = imported(empty, f"{text}e@x.org,2,7,3\n", dry_run=True)
    assert "All numbers but 7 (once) run from 1 to 5" in result.questions[0]
    outside = [i for i in result.issues if "outside the scale 1-5" in i.reason]
    assert [(i.row, i.column, i.value) for i in outside] == [(6, "SQL", "7")]
    assert (result.ratings, result.set_aside) == (14, 1)


NEAR = "Name,Python,SQL\nAna Silva,3,4\nBo Berg,1,2\nAnna Silva,5,5\n"


def test_near_names_stay_two_people_and_are_asked_about(database: Database) -> None:
    outcome = ingest(database, NEAR.encode(), "s.csv", scale="0-5")
    assert outcome.people == 3
    near = [(p.one, p.other, p.row, p.other_row) for p in outcome.near_people]
    assert near == [("Anna Silva", "Ana Silva", 4, 2)]
    issue = next(i for i in outcome.issues if i.row == 4)
    assert (issue.column, issue.value) == ("Name", "Anna Silva / Ana Silva")
    assert "Silva" not in issue.reason


@pytest.mark.parametrize("who", ["Ana Silva", "Anna Silva"])
def test_erasing_one_of_two_takes_the_question_about_both(database: Database, who: str) -> None:
    ingest(database, NEAR.encode(), "s.csv", scale="0-5")
    erase(database, who)
    assert who not in repr(database.rows("select value, reason from import_issue"))


NAMES = ("Ada Berg", "Bo Lind", "Cy Ross")


@pytest.mark.parametrize(
    ("header", "answers", "reason"),
    [
        ("Docker", ("-1", "-1", "2"), "the numbers are no scale of levels"),
        ("Docker", ("4½", "1-2", "ask me"), "the answers are text, not a level"),
        ("Importance of Docker", ("-1", "-1", "-1"), ""),
    ],
)
def test_a_skill_whose_answers_are_not_read_is_asked_about(
    database: Database, header: str, answers: tuple[str, ...], reason: str
) -> None:
    rows = [(name, "4", "3", answer) for name, answer in zip(NAMES, answers, strict=True)]
    result = imported(database, as_csv([("Name", "Python", "SQL", header), *rows]))
    assert result.ratings == 6
    asked = [q for q in result.questions if "Docker" in q]
    assert [reason in q for q in asked] == [True] * bool(reason)


OF_RATERS = ("Manager ratings", "Peer feedback 2026")


@pytest.mark.parametrize("title", [*OF_RATERS, "Self assessment", "Manager tools team"])
def test_a_table_called_after_who_rated_is_asked_about(empty: Database, title: str) -> None:
    rows = [(name, "4", "3") for name in NAMES]
    result = proposed(empty, as_csv([(title, "", ""), ("Name", "Python", "SQL"), *rows]))
    asked = [q for q in result.questions if "choose manager or peer" in q]
    assert bool(asked) == (title in OF_RATERS)


def test_what_may_tell_levels_or_people_is_named_with_the_line(empty: Database) -> None:
    rows = [(name, "40", "30") for name in NAMES]
    result = refusal(empty, as_csv([("Name", "python_score", "sql_score"), *rows]))
    assert "“python_score”, “sql_score”" in result
    assert '[columns."python_score"]` with `skill = "NAME"`, `use = "level"`' in result
    rows = list(zip(NAMES, ("Python", "SQL", "Python"), "432", strict=True))
    result = refusal(empty, as_csv([("Subject", "Competency", "Score"), *rows]))
    assert 'If “Subject” does, say so in a mapping: `[columns."Subject"]`' in result


@pytest.mark.parametrize(
    ("first", "second", "form", "wanted"),
    [
        ("Niveau", "Voglia", "{} - {}", "whether “Voglia” asks for ability is not known"),
        ("2025", "2026", "{} - {}", "several rounds (2025, 2026)"),
        ("Before", "After", "{} - {}", "several rounds (after, before)"),
        ("Before training", "After training", "{} [{}]", "several rounds (after, before)"),
        ("Self", "Calibrated", "{} [{}]", '[columns."Calibrated [Python]"]` with `rater ='),
    ],
)
def test_a_skill_below_two_headings_is_asked_about(
    empty: Database, first: str, second: str, form: str, wanted: str
) -> None:
    header = (form.format(head, s) for head in (first, second) for s in ("Python", "SQL"))
    rows = [(name, "4", "3", "3", "1") for name in NAMES]
    assert wanted in refusal(empty, as_csv([("Name", *header), *rows]))


@pytest.mark.parametrize("short", ["Mgr", "Mgmt", "Supervisor", "Sup.", "Lead", "TL", "Peer"])
def test_a_rater_in_short_stands_beside_self(empty: Database, short: str) -> None:
    text = f",Python,,SQL,\nName,Self,{short},Self,{short}\nAna,4,3,3,2\nBo,2,1,5,4\n"
    kind = "peer" if short == "Peer" else "manager"
    of = ["level Python", f"level Python {kind}", "level SQL", f"level SQL {kind}"]
    assert [*uses(proposed(empty, text)).values()] == ["person", *of]


@pytest.mark.parametrize(
    ("first", "second", "raters"),
    [
        ("Self", "Line manager", {"self", "manager"}),
        ("Selbsteinschätzung", "Beurteilung durch Vorgesetzten", {"self", "manager"}),
        ("Self rating", "My colleague's level", {"self", "peer"}),
        ("上司評価", "同僚", {"manager", "peer"}),
        ("My level", "Level I want", {"self"}),
        ("My level", "Level my job needs", {"self"}),
    ],
)
def test_sections_of_a_form_say_who_rated(
    empty: Database, first: str, second: str, raters: set[str]
) -> None:
    """Nobody has two ratings of a skill by one rater, and a wish is none."""
    header = ("Name", *(f"{head} [{s}]" for head in (first, second) for s in ("Python", "SQL")))
    result = proposed(empty, as_csv([header, *((name, *"4331") for name in NAMES)]))
    assert result.refusal is None
    asked = [(c.skill, c.rater) for c in result.columns if c.use == "level"]
    assert sorted(asked) == sorted((s, rater) for s in ("Python", "SQL") for rater in raters)


def test_what_is_kept_apart_is_asked_about(empty: Database) -> None:
    head = ("Name", "My level: SQL", "Team's level: SQL", "Docker")
    content = as_csv([head, *((name, *"431") for name in NAMES)])
    result = imported(empty, content, dry_run=True)
    assert [q for q in result.questions if "“Team's level: SQL” is not a known skill" in q]


@pytest.mark.parametrize(("named", "rated"), [(("Zorblax",), 2), (ALL, 3)])
def test_skills_that_are_named_are_taken_beside_words_of_an_extent(
    database: Database, named: tuple[str, ...], rated: int
) -> None:
    head = ("Name", "How confident are you in Python?", "Zorblax", "Grobnik")
    rows = zip(NAMES, ("Not at all", "Somewhat", "Very"), "341", "235", strict=True)
    content = as_csv([head, *rows])
    asked = "Are these skills beside “Python”: “Zorblax”, “Grobnik”?"
    assert asked in refusal(database, content)
    outcome = ingest(database, content, "team.csv", mapping=MappingFile(skills=named))
    assert (outcome.skills, outcome.ratings) == (rated, 3 * rated)


ROLES = "The rows are roles, not people"


@pytest.mark.parametrize(
    ("names", "what"),
    [
        (("Data Engineer", "Team Lead", "Backend Developer"), "roles"),
        (("Junior", "Senior", "Staff"), "roles"),
        (("Softwareentwicklerin", "Chef de projet", "Analista de datos"), "roles"),
        (("Head of Data", "ML Engineer II", "CTO"), "roles"),
        (("Team A", "Core team", "Squad 3"), "teams"),
        (("Acme GmbH", "Globex Inc.", "Initech"), "departments, companies or projects"),
        (("HR", "Finance", "IT"), "departments, companies or projects"),
        (("Project Apollo", "Project Zeus", "Ada"), "departments, companies or projects"),
        (("Q1", "Q2", "Q3"), "periods"),
        (("2024", "2025", "2026"), "periods"),
        (("January", "February", "March"), "periods"),
        (("Beginner", "Intermediate", "Expert"), "levels"),
        (("Vacancy 1", "Vacancy 2", "N.N."), "open positions"),
        (("Offene Stelle", "poste à pourvoir", "Tester (vacant)"), "open positions"),
        (("April", "May", "June"), ""),
        (("Data Engineer 1", "Data Engineer 2", "Developer A"), ""),
        (("Ada Nguyen – Engineer", "Bo Larsen (Analyst)", "Engineer (Chi)"), ""),
        (("Max Leiter", "Bo", "Ada"), ""),
        (("E2024", "P1", "ada.nguyen"), ""),
        (("2021", "2022", "2034"), ""),
    ],
)
def test_names_of_which_most_are_none(empty: Database, names: tuple[str, ...], what: str) -> None:
    long = "Name,Skill,Level\n" + "".join(f"{n},Python,4\n{n},SQL,2\n" for n in names)
    for text in ("Name,Python,SQL\n{},4,2\n{},5,3\n{},1,5\n".format(*names), long):
        result = refusal(empty, text, scale="0-5")
        assert f"The rows are {what}, not people" in result if what else result == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Job ID,Title,Company,Python,SQL\nJ1,Engineer,Acme,4,2\nJ2,Engineer,Globex,5,3\n", ROLES),
        ("Role ID,Job title,Headcount,Python,SQL\nR1,Engineer,2,4,2\nR2,Tester,1,5,3\n", ROLES),
        ("Grade,Python,Docker,SQL\nJunior,2,1,1\nMid,3,2,2\nSenior,4,3,4\nStaff,5,4,4\n", ROLES),
        ("Skill,Junior,Senior,Staff\nPython,2,4,5\nSQL,1,3,5\n", "the columns are roles"),
        ("Tool,Performance,Community,Cost\nKubernetes,5,5,3\nDocker,4,4,4\n", "catalogue"),
        ("Skill,HR,Finance,IT\nPython,5,5,3\nDocker,4,4,4\n", "the columns are teams"),
        ("Area,Beginner,Intermediate,Expert\nData,3,2,1\nWeb,1,1,4\n", "summary"),
        ("Role,Python,SQL\nAI engineer,3,4\nData engineer,2,1\n", "requirements"),
        ("skill,level\nPython,3\nSQL,2\n", "catalogue"),
        ("id,name\n1,english\n2,german\n", "who answered, when"),
        ("Language,Popularity,Ease of learning,Salary\nPython,5,5,3\nGo,4,4,4\n", "catalogue"),
        (
            "Skill,Category,Proficiency Expected (Day 1),Proficiency Expected (90 Days),Notes\n"
            "GitHub (version control),Project Management,Basic,Proficient,Daily\n"
            "Zorbing,Communication,None,Basic,Local\nJira,Project Management,Basic,Basic,Boards\n",
            "Levels that are expected are requirements",
        ),
        ("Skill,ML Engineer,Data Scientist\nPython,3,4\nSQL,1,2\n", "role profiles"),
        ("Skill,Analyst,Tester,Architect\nPython,3,4,1\nSQL,1,2,2\n", "role profiles"),
        ("Skill,Team Red,Team Blue\nPython,3,4\nSQL,1,2\n", "teams"),
        (",Python,SQL,Docker\nPython,1,0,0\nSQL,0,1,0\nDocker,0,0,1\n", "skills by skills"),
        ("Skill,Course A,Course B,Intro to ML\nPython,1,0,2\nSQL,0,1,3\n", "."),
        ("Skill,Beginner,Intermediate,Expert\nPython,3,2,1\nSQL,1,1,4\n", "."),
        ("Skill,Average,Responses\nPython,3.2,10\nSQL,2.2,10\n", "report"),
        ("Skill,2024,2025,2026\nPython,1,2,3\nSQL,2,2,3\n", "."),
        ("Skill,Vorher,Nachher\nPython,1,2\nSQL,2,3\n", "."),
        ("Skill,Antes,Después\nPython,1,2\nSQL,2,3\n", "."),
        ("Skill,Avant,Après\nPython,1,2\nSQL,2,3\n", "."),
        ("Skill,Prima,Dopo\nPython,1,2\nSQL,2,3\n", "."),
        ("Skill,Voor,Na\nPython,1,2\nSQL,2,3\n", "."),
        ("Skill,Przed,Po\nPython,1,2\nSQL,2,3\n", "."),
        ("Skill,Jan,Feb,Mar\nPython,1,2,3\nSQL,2,2,3\n", "."),
        ("Skill,Description,Example\nPython,a language,3\nSQL,another,4\n", "."),
        ("Product,Paris,London\nBread,3,4\nMilk,1,2\n", "."),
        ("Name,Ann,Bob,Cem\nAge,1,3,5\n", "."),
        # what else is known of one person's skills
        ("Skill,Proficiency,Since,Pay\nPython,Expert,5,12\nSQL,Novice,8,2\n", "whose level"),
        ("skill,years_used,first_used\nPython,5,2012\nSQL,8,2023\n", "whose level"),
    ],
)
def test_jobs_and_what_else_stands_down_or_across_are_nobody(
    empty: Database, text: str, why: str
) -> None:
    assert why in refusal(empty, text, scale="0-5")


@pytest.mark.parametrize("asked", ["How much do you know about this?", "Say how much you know of:"])
def test_how_much_somebody_knows_is_no_amount(empty: Database, asked: str) -> None:
    head = ",".join(f"{asked} - {skill}" for skill in ("Python", "SQL", "Docker"))
    rows = "Ana,A great deal,A lot,Some\nBob,None at all,Some,A lot\n"
    words = refusal(empty, f"Name,{head}\n{rows}")
    assert f"“{asked} - Docker”: the answers" in words
    assert '"A great deal" = LEVEL' in words


def test_a_column_called_a_level_is_not_said_to_be_people(empty: Database) -> None:
    asked = refusal(empty, "Competenza,Livello\nPython,🟢 Padronanza\nSQL,🟡 Base\n")
    assert "catalogue" in asked
    assert 'use = "person"' not in asked


def test_such_columns_beside_people_are_set_aside(database: Database) -> None:
    head = "Category,Skill,Proficiency Expected (Day 1),Cost,Ana,Ben,Vacancy 1\n"
    rows = "IT,Zorb,3,1,4,2,5\nIT,Go,2,1,3,5,5\n"
    outcome = ingest(database, (head + rows).encode(), "f.csv", scale="0-5")
    assert (outcome.people, outcome.skills, outcome.ratings) == (2, 2, 4)
    values = {i.column: i.reason for i in outcome.issues if i.column}
    assert "called “Required level”" in values["Proficiency Expected (Day 1)"]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Team,Python,SQL\nAnna,Core,4,2\nTom,Core,5,3\nCore total,,9,5\nAll subtotal,,9,5\n",
        "Team,Name,Python,SQL\nCore,Anna,4,2\nCore Average,,4.5,2.5\nCore,Tom,5,3\nAverage,,3,3\n",
        "Name,Python,SQL\nAnna,4,0\nTom,5,3\nCore average,4.5,1.5\n",
        "Name,Python,SQL\nExample: John Doe,3,4\nAnna,4,2\nTom,5,3\n",
        "Name,Python,SQL\nEnter your name,0-5,(0-5)\nAnna,4,2\nTom,5,3\nMax (Beispiel),1,1\n",
    ],
)
def test_totals_between_people_and_examples_are_nobody(database: Database, text: str) -> None:
    ingest(database, text.encode(), "f.csv", scale="0-5")
    assert set(database.rows("select label from person")) == {("Anna",), ("Tom",)}


def test_numbers_among_names_are_asked_about(database: Database) -> None:
    text = "Name,Python,SQL\nAnna,4,2\nTom,5,3\n1,Basic,\n5,Expert,\n"
    outcome = ingest(database, text.encode(), "f.csv", scale="0-5")
    assert {i.value for i in outcome.issues if "is it one?" in i.reason} == {"1", "5"}


def test_marks_are_no_mapping_and_placeholders_no_json(empty: Database) -> None:
    marks = 'Name,Zorblax,SQL\nAna,E,-\nBo,+,E\n,,\n"E = Expert, + = Basic, - = Novice",,\n'
    result = proposed(empty, marks)
    assert any(i.reason.startswith("Its answers are read as levels;") for i in result.issues)
    assert {c.reason for c in result.columns[1:]} == {"its answers are read as levels"}
    cells = "Name;Python;SQL\n[Name];{0};{0}\nBo;{0};{0}\n"
    held = {cell: refusal(empty, cells.format(cell)) for cell in ("[Date]", '{"level": 3}')}
    assert ["hold JSON" in why for why in held.values()] == [False, True]


def test_one_question_is_asked_at_a_time(empty: Database) -> None:
    text = "Wer,Python,SQL\nAnn Lee,2,3\nBob Ray,3,4\n"
    first = proposed(empty, text)
    assert "say who is rated" in (first.refusal or "")
    assert first.doubt == ()
    assert refusal(empty, text, mapping=MappingFile((ColumnMapping("Wer", "person"),))) == ""


@pytest.mark.parametrize("name", ["Maria Total", "Sample, Mia", "Ada Nguyen (TBD)"])
def test_names_with_such_words_are_people(database: Database, name: str) -> None:
    text = f'Name,Python,SQL\n"{name}",5,3\nAnna Lee,4,2\nTom Ray,1,4\n'
    ingest(database, text.encode(), "f.csv", scale="0-5")
    assert len(database.rows("select label from person")) == 3


def test_every_sentence_is_said_somewhere() -> None:
    places = ("data/intake", "data/files")
    files = [*Path("data").glob("*.py"), *(f for p in places for f in Path(p).rglob("*.py"))]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    rows = read_seed("sentences.csv")
    filled = "".join(row["text"] for row in rows)
    unsaid = {row["about"] for row in rows if f'"{row["about"]}"' not in text}
    unsaid = {about for about in unsaid if f"{{{about}}}" not in filled}
    kinds = ("across ", "called ", "cells of ", "roles ", "rows of ", "teams ")
    assert not [about for about in unsaid if not about.startswith(kinds)]


@pytest.mark.parametrize(
    ("more", "first", "second"),
    [
        ("Python,SQL", "A,B", "C,A"),
        ("Python,SQL", "green,red", "amber,green"),
        ("I can write Python", "agree", "disagree"),
        ("Skills", '"Python, SQL"', '"Go, R"'),
        ("Python hours,SQL hours", "3,4", "5,6"),
    ],
)
def test_a_list_of_people_has_no_answers(
    empty: Database, more: str, first: str, second: str
) -> None:
    people = ("Name,Role,Band,Weekly hours", "Ann,Dev,P3,4", "Bob,Lead,P4,4")
    listed, answered = (
        refusal(empty, "\n".join(f"{own},{text}" for own, text in zip(people, texts, strict=True)))
        for texts in (("Phone", "12", "34"), (more, first, second))
    )
    assert "it is a people list" in listed
    assert "it is a people list" not in answered
