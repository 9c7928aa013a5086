"""People across the top; rows and titles of teams and areas; answers below their person."""

from datetime import date

import pytest

from data.ingest import ingest
from data.intake.columns.mapping_file import MappingFile
from data.store.database import Database
from tests.build import ratings
from tests.data.exports.files import as_xlsx
from tests.data.intake.imported import imported, meant, proposed, rated, refusal
from tests.data.test_ingest import counts

FULL = (
    "Skills matrix,,,,,\n"
    ",,,,,\n"
    "Area,Skill,Ana Silva,Ben Ode,Average,Notes\n"
    ",Team,Core,Edge,,\n"
    "Programming,Python,3,4,3.5,main language\n"
    ",SQL,5,,5,\n"
    "Operations,,,,,\n"
    ",Docker,0,N/A,0,\n"
    ",Juggling,1,two,1,\n"
    ",Total,9,4,,\n"
)


def levels(database: Database) -> dict[tuple[str, str, str], object]:
    return {
        (who, skill, rater): level if state == "level" else state
        for who, skill, rater, state, level in ratings(database, "r.rater, r.state, r.level")
    }


def said(who: str, rater: str = "self", **levels: object) -> dict[tuple[str, str, str], object]:
    return {(who, skill, rater): level for skill, level in levels.items()}


def test_every_cell_of_a_full_matrix(database: Database) -> None:
    outcome = ingest(database, FULL.encode(), "matrix.csv", scale="0-5", wave="now")
    assert (outcome.layout, outcome.rows, outcome.people, outcome.skills) == ("transposed", 2, 2, 4)
    ana = said("Ana Silva", Python=3, SQL=5, Docker=0, Juggling=1)
    ben = said("Ben Ode", Python=4, SQL="unknown", Docker="not_applicable")
    assert levels(database) == ana | ben
    # 7 rows of 6 cells below the names, and the 2 names. Identity: names and teams. Metadata: the
    # words Team and the 4 skills. Aside: "two"; area, average, notes of 5 rows; two whole rows.
    assert outcome.cells == 7 * 6 + 2
    about = {"identity": 4, "metadata": 5, "set_aside": 1 + 3 * 5 + 2 * 6}
    assert counts(outcome) == about | {"ratings": 5, "unknown": 1, "not_applicable": 1}
    teams = database.rows("select team from participation order by row_no")
    assert teams == [("Core",), ("Edge",)]
    # problems name the row and the column of the file
    placed = {(i.row, i.column, i.value) for i in outcome.issues}
    assert (9, "Ben Ode", None) in placed  # somebody’s own word is not repeated
    assert {(7, None, "Operations"), (10, None, "Total"), (None, "Average", None)} <= placed
    new = next(i for i in outcome.issues if "new skill" in i.reason)
    assert (new.row, new.column) == (9, None)


@pytest.mark.parametrize(
    "head",
    [
        ",,Ana,,Ben,\n,Skill,Self,Manager,Self,Manager\n",
        ",Skill,Ana (self),Ana (manager),Ben (self),Ben (manager)\n",
        ",Skill,Ana - Self,Ana - Lead,Ben - Self,Ben - Lead\n",
    ],
)
def test_two_columns_a_person_are_two_raters(database: Database, head: str) -> None:
    text = f"{head},Python,3,2,4,4\n,SQL,1,1,5,\n"
    outcome = ingest(database, text.encode(), "matrix.csv", scale="0-5", wave="now")
    own = said("Ana", Python=3, SQL=1) | said("Ben", Python=4, SQL=5)
    others = said("Ana", "manager", Python=2, SQL=1)
    others |= said("Ben", "manager", Python=4, SQL="unknown")
    assert levels(database) == own | others
    assert outcome.header_rows == head.count("\n")


def test_the_target_of_a_person_is_set_aside(database: Database) -> None:
    text = "Skill,Ana current,Ana target,Ben current,Ben target\nPython,3,4,2,3\nSQL,1,2,2,2\n"
    outcome = ingest(database, text.encode(), "matrix.csv", scale="0-5", wave="now")
    assert counts(outcome) == {"identity": 2, "metadata": 2, "ratings": 4, "set_aside": 4}
    assert sorted(str(v) for v in levels(database).values()) == ["1", "2", "2", "3"]


@pytest.mark.parametrize(
    ("head", "people"),
    [
        ("Skill,a@example.org,b@example.org", 2),
        ("Skill,B. Ode,A. Wu", 2),
        ("Skill,E1042,E1043", 2),
        ("Skills / People,anna,bob", 2),
        ("Competency,Ada,Bo", 2),
        ("Skill,Max,Ruby Lee", 2),
        ('Skill,"Ode, Ben","Wu, Ann"', 2),
        ("Kompetenz,Jörg,Zoë", 2),
        ("Skill,Person 1,Person 2", 2),
        ("Skill,Ada,May,Julia,Bo", 4),  # a month and a language among them
    ],
)
def test_names_initials_and_addresses_are_people(empty: Database, head: str, people: int) -> None:
    rows = (f"{skill},{','.join('3142'[:people])}" for skill in ("Python", "SQL", "Docker"))
    result = proposed(empty, "\n".join([head, *rows]), scale="0-5")
    assert (result.refusal, result.layout, result.rows) == (None, "transposed", people)


def test_a_legend_below_says_what_the_numbers_mean(empty: Database) -> None:
    legend = "Legend\n0 = none\n1 = basic\n2 = working\n3 = advanced\n4 = expert\n"
    text = f"Skill,Ana,Ben\nPython,4,3\nSQL,1,0\n\n{legend}"
    result = proposed(empty, text)
    assert meant(result) == {"4": 5, "3": 4, "1": 1, "0": 0}
    assert any("0 = none" in i.reason for i in result.issues)
    # What the user declares goes first: 3 of 0-5 is 3.
    assert meant(proposed(empty, text, scale="0-5"))["3"] == 3


def test_a_key_right_below_the_skills_says_which_end_is_the_best(empty: Database) -> None:
    text = 'Skill,Ana,Ben\nPython,3,1\nSQL,1,3\n"1 = Expert, 2 = Medium, 3 = Basic",,\n'
    assert "the lowest number is the best" in refusal(empty, text)
    assert proposed(empty, text.replace("Expert", "None")).refusal is None


@pytest.mark.parametrize("head", ["Ana,Ana,Ben,Ben", "Ana,,Ben,\n,Q1,Q3,Q1,Q3", "Ana,Ben,Ana,Ben"])
def test_two_columns_of_one_person_are_refused(empty: Database, head: str) -> None:
    text = f"Skill,{head}\nPython,3,4,5,2\nSQL,2,4,1,5\n"
    assert "columns stand for the same people, such as Ana" in refusal(empty, text)
    assert proposed(empty, "Skill,Ana,Ben,\nPython,3,4,3.5\nSQL,2,5,3.5\n").refusal is None


@pytest.mark.parametrize(
    ("line", "teams"),
    [
        (",Team Red,,Team Blue,,", ["Team Red", "Team Red", "Team Blue", "Team Blue"]),
        (",Core,Core,Core,Data,", ["Team"] * 4),
        (",2025,,2026,,", []),
        (",Current,,Target,,", []),
        (",Seniors,,Level 2,,", []),
        (",,Core,,Data,", []),
        (",Skills matrix,,,,", []),
    ],
)
def test_teams_above_the_people_are_read_and_asked_about(
    database: Database, line: str, teams: list[str]
) -> None:
    four = "Skill,Ada Yu,Bo Lee,Cy Ode,Di Eck,Average\nPython,3,4,1,2,2.5\nSQL,2,2,5,1,2.5\n"
    outcome = ingest(database, f"{line}\n{four}".encode(), "matrix.csv", scale="0-5", wave="now")
    result = [team for (team,) in database.rows("select team from participation order by row_no")]
    assert result == (teams or ["Team"] * 4)
    asked = [q for q in outcome.questions if "stand above the people and" in q]
    assert len(asked) == bool(teams)
    assert ("are read as their teams" in "".join(asked)) == ("Team Red" in teams)


TICKS = "Skill,Ana,Ben\nPython,x,\nSQL,x,x\nDocker,,x\n"
MIXED = "Skill,Ana,Ben,Cem\nPython,1,0,Yes\nSQL,0,1,No\n"
BESIDE = "Skill,Ana,Ben,Remote,Ability\nPython,1,0,Yes,Dex\nSQL,0,1,Yes,Int\n"


@pytest.mark.parametrize(
    "text", [TICKS, TICKS.replace("x", "1").replace(",\n", ",0\n"), BESIDE, MIXED]
)
def test_ticks_are_refused_until_a_mapping_gives_their_level(empty: Database, text: str) -> None:
    assert "only marks" in refusal(empty, text)
    values = (("x", 3), ("1", 3), ("0", 0))
    assert refusal(empty, text, mapping=MappingFile(values=values)) == ""


DOWN = "Ann Alba,3,4,1\nBob Bo,2,2,5\nCy Cole,1,3,3\n"


@pytest.mark.parametrize(
    "corner", ["Name", "Name / Skill", "Employee \\ Skill", "氏名／スキル", "Skills / Employees"]
)
def test_known_skills_across_stay_whatever_the_corner_says(empty: Database, corner: str) -> None:
    result = proposed(empty, f"{corner},Python,SQL,Docker\n{DOWN}", scale="0-5")
    assert (result.layout, result.rows, rated(result)) == ("wide", 3, ["Python", "SQL", "Docker"])


def test_names_that_are_languages_too_stay_down_the_side(empty: Database) -> None:
    result = proposed(empty, "Name,Python,SQL\nJulia,3,4\nRuby,1,2\nAda,2,2\nPascal,0,1\n")
    assert (result.layout, result.rows) == ("wide", 4)


def test_of_skills_that_nobody_knows_the_corner_says_who_stands_below_it(empty: Database) -> None:
    skills = "Welding Basics,Forklift Driving,Pipe Fitting"
    asked = refusal(empty, f"Employee \\ Skill,{skills}\n{DOWN}")
    assert "Are these skills: “Welding Basics”" in asked
    rows = "\n".join(f"{skill},3,4" for skill in skills.split(","))
    result = proposed(empty, f"Skill / Employee,Ann,Bo\n{rows}\n", scale="0-5")
    assert (result.refusal, result.rows, rated(result)) == (None, 2, skills.split(","))


@pytest.mark.parametrize("corner", ["Target level", "Importance", "Gap", "Skill", "Technology"])
def test_a_corner_that_says_something_else_is_asked_about(empty: Database, corner: str) -> None:
    result = proposed(empty, f"{corner},Anna Berg,Bo Lind\nPython,3,5\nSQL,4,2\n")
    asked = any(f"“{corner}” stands above the table" in text for text in result.questions)
    assert asked is (corner not in ("Skill", "Technology"))


NO_SKILLS = (
    *("Job satisfaction", "Final exam", "Age", "Python (interest)", "SQL (target)"),
    *("Expected after three months", "Target 2027", "Required level", "Score", "Row average"),
    *("Skill count", "Rank", "Std dev", "Total score", "Max", "target", "Job level", "Seniority"),
    *("Python (goal)", "Python - target", "Python - interest", "Python (manager)"),
)


@pytest.mark.parametrize("name", NO_SKILLS)
def test_a_row_of_something_else_is_no_skill(empty: Database, name: str) -> None:
    text = f"Skill,Anna,Benno\nPython,3,4\n{name},5,5\nSQL,1,2\nDocker,2,2\n"
    assert rated(proposed(empty, text, scale="0-5")) == ["Python", "SQL", "Docker"]


def test_a_fact_of_each_skill_is_nobody(empty: Database) -> None:
    text = "Skill,Ana,Ben,Remote\nPython,3,4,Yes\nSQL,1,2,No\n"
    assert proposed(empty, text, scale="0-5").rows == 2


@pytest.mark.parametrize(
    "name",
    [
        *("Target (1-5)", "Soll 1-5", "Required (min)", "Seuil", "Umbral", "Soglia", "Requerido"),
        *("Richiesto", "Wymagany", "Gewenst", "Attendu", "Exigido", "Alvo", "Objectif", "Doel"),
        *("No. at level 3", "Nb niveau 3", "Qualified", "Skilled people", "Min backups", "Ist"),
    ],
)
def test_a_column_of_targets_or_figures_is_nobody(empty: Database, name: str) -> None:
    text = f"Skill,Ana,Ben,{name}\nPython,3,4,4\nSQL,1,2,3\nDocker,2,2,4\n"
    assert proposed(empty, text, scale="0-5").rows == 2


@pytest.mark.parametrize("names", ["Ann Lee,Bo Ray", "Anna,Bob"])
def test_a_blank_corner_over_skills_that_nobody_knows(empty: Database, names: str) -> None:
    text = f",{names}\nRope access,3,4\nTree climbing,2,5\nGrafting,1,1\n"
    result = proposed(empty, text, scale="0-5")
    assert (result.refusal, result.layout, result.rows) == (None, "transposed", 2)
    assert any("skills down the side and 2 people across" in q for q in result.questions)


HEAD = "Name,Python,SQL\n"
ANN, BOB, CY = "Ann Bell,3,4\n", "Bob Carr,5,4\n", "Cy Dorn,1,2\n"
NOBODY_ELSE = dict.fromkeys(("Ann Bell", "Bob Carr", "Cy Dorn"), "Team")
OF_TEAMS = {"Ann Bell": "Core", "Bob Carr": "Core"}


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        (f"{HEAD}Team A,3,3\n{ANN}{BOB}{CY}", NOBODY_ELSE),
        (f"{HEAD}{ANN}{BOB}Squad 3,3,3\n{CY}", NOBODY_ELSE),
        (f"{HEAD}{ANN}{BOB}Department of physics,3,3\n{CY}", NOBODY_ELSE),
        (f"{HEAD}{ANN}{BOB}{CY}Core team,3,3\n", NOBODY_ELSE),
        ("Name,Team,Python\nAnn Bell,Core,3\nBob Carr,Core,4\nCore,,3.5\n", OF_TEAMS),
        (
            # a lead after whom the team is named is somebody, and so is whoever has an address
            "Name,Team,Python\nAnn Bell,Ann Bell,3\nBob Carr,Ann Bell,4\n",
            dict.fromkeys(OF_TEAMS, "Ann Bell"),
        ),
        (
            "Name,E-mail,Python\nAnn Bell,ann@example.org,3\nTeam Lima,lima@example.org,4\n",
            dict.fromkeys(("Ann Bell", "Team Lima"), "Team"),
        ),
        (
            f"{HEAD}Team A,,\n{ANN}{BOB}Team B,,\n{CY}",
            {"Ann Bell": "Team A", "Bob Carr": "Team A", "Cy Dorn": "Team B"},
        ),
        (
            f"{HEAD}Backend,,\n{ANN}{BOB}Data engineering,,\n{CY}",
            {"Ann Bell": "Backend", "Bob Carr": "Backend", "Cy Dorn": "Data engineering"},
        ),
        (
            # somebody who answered nothing is no heading
            f"{HEAD}Ada Lee,,\n{ANN}Max Ode,,\n{BOB}{CY}",
            NOBODY_ELSE | {"Ada Lee": "Team", "Max Ode": "Team"},
        ),
    ],
)
def test_rows_of_teams_among_people(database: Database, text: str, teams: dict[str, str]) -> None:
    imported(database, text, scale="0-5")
    joined = "participation i join person p on p.person_no = i.person_no"
    assert dict(database.rows(f"select p.label, i.team from {joined}")) == teams


ACROSS = ["Skill", "Ana Silva", "Ben Ode", "Cleo Ruiz"]


def lines(*names: str) -> list[list[str]]:
    """A row for each skill, and one without answers for a name that ends with a colon."""
    return [[n[:-1], "", "", ""] if n.endswith(":") else [n, "3", "4", "1"] for n in names]


RATED = ["Python", "SQL", "PyTorch", "Docker"]
LATER = ["Machine learning:", "PyTorch", "Docker"]


@pytest.mark.parametrize(
    ("names", "skills"),
    [
        (["Communication:", "Python", "SQL", *LATER], RATED),  # an area like a skill
        (["Python", "SQL", *LATER], RATED),
        (["Python", "Team leadership", "Team A"], ["Python", "Team leadership"]),  # of all
        (  # a skill that nobody rated is left out, too
            ["Languages:", "Python", "Other:", "Kubernetes:", "Docker", "Go:", "R", "Java:"],
            ["Python", "Docker", "R"],
        ),
    ],
)
def test_titles_that_read_like_skills(empty: Database, names: list[str], skills: list[str]) -> None:
    text = "\n".join(map(",".join, [ACROSS, *lines(*names)]))
    assert rated(proposed(empty, text, scale="0-5")) == skills


@pytest.mark.parametrize("left", [False, True])
def test_headings_tell_names_apart_that_stand_twice(empty: Database, left: bool) -> None:
    rows = [ACROSS, *lines("Python", "SQL", "Desktop:", "Running", "Server:", "Running")]
    if left:
        rows = [["", *row] if any(row[1:]) else [row[0], "", *row[1:]] for row in rows]
    text = "\n".join(map(",".join, rows))
    assert rated(proposed(empty, text))[2:] == ["Desktop - Running", "Server - Running"]
    assert rated(proposed(empty, text.replace("Running", "Docker")))[2] == "Docker"


def test_a_title_merged_over_all_people_is_one_too(empty: Database) -> None:
    rows = [ACROSS, *lines("Languages:", "Python", "SQL", *LATER)]
    file = as_xlsx(rows, merged=[(1, 0, 1, 3), (4, 0, 4, 3)])
    assert rated(proposed(empty, file, scale="0-5")) == RATED


LONG = "Person,Skill,Level\n"


def test_rows_below_a_person_are_theirs_where_all_have_the_same_skills(database: Database) -> None:
    rows = "Ann,Python,2\n,SQL,1\n,Docker,4\nBob,Python,3\n,SQL,\n,Docker,5\n"
    result = imported(database, LONG + rows, scale="0-5")
    assert (result.people, result.ratings, result.unknown) == (2, 5, 1)
    assert any("first of several rows only" in issue.reason for issue in result.issues)


@pytest.mark.parametrize(
    "rows",
    [
        "Ann,Python,2\n,SQL,1\n,Python,4\n",
        "Ann,Python,2\n,SQL,1\nBob,Python,3\n,Docker,5\n",
        ",Python,2\n,SQL,1\nAnn,Python,2\n,SQL,1\n",
    ],
)
def test_where_it_is_not_sure_nothing_is_filled(database: Database, rows: str) -> None:
    result = imported(database, LONG + rows, scale="0-5")
    assert result.ratings == rows.count("Ann") + rows.count("Bob")
    assert any("write the person in each row" in issue.reason for issue in result.issues)


def two_sheets(second: list[str]) -> bytes:
    """Two teams of two people, each on a sheet."""
    ann, bob = ([[who, 3, 4], [f"{who} Two", 5, 1]] for who in ("Ann", "Bob"))
    others = [("Team B", [second, *bob])]
    return as_xlsx([["Name", "Python", "SQL"], *ann], sheet="Team A", others=others)


@pytest.mark.parametrize(
    ("names", "advice"),
    [
        (["Q1 2026", "Q3 2026"], "--wave 'Q1 2026' --date DAY`; `--sheet 'Q3 2026' --wave"),
        (["Core", "Web"], ""),
        (["Mia", "Jan"], ""),
    ],
)
def test_sheets_of_rounds_are_waves_of_their_own(
    database: Database, names: list[str], advice: str
) -> None:
    first, second = ([["Name", "Python", "SQL"], ["Ann", n, 4], ["Bo", 5, n]] for n in (1, 2))
    content = as_xlsx(first, sheet=names[0], others=[(names[1], second)])
    result = refusal(database, content, scale="0-5")
    assert advice in result
    assert ("--wave" in result) == bool(advice)
    outcome = ingest(database, content, "f.xlsx", scale="0-5", sheet=names[0])
    assert ("The sheet is called" in outcome.wave_reason) == (names[0] == "Q1 2026")


@pytest.mark.parametrize(
    ("line", "wave"),
    [
        ("Date: 2026-03-15", "2026-03"),
        ("Assessment date,15.03.2026", "2026-03"),
        ("Printed: 2026-03-15", ""),
        ("Effective date: 2026-03-15", ""),
        ("Date: spring", ""),
        ("Date: 3/4/2026", ""),
    ],
)
def test_a_day_above_the_table_is_that_of_the_answers(
    database: Database, line: str, wave: str
) -> None:
    text = f"Skills survey\n{line}\n\nName,Python,SQL\nAna,3,2\nBen,1,5\n"
    outcome = ingest(database, text.encode(), "f.csv", scale="0-5")
    assert outcome.wave == (wave or f"{date.today():%Y-%m}")
    assert bool(outcome.wave_reason) == (bool(wave) or "3/4" in line)


def test_of_two_sheets_those_of_the_same_headers_wait_for_a_choice(database: Database) -> None:
    content = two_sheets(["Name", "Python", "SQL"])
    asked = refusal(database, content, scale="0-5")
    assert "2 sheets hold answers" in asked
    assert "“Team A”, “Team B”" in asked
    assert "--sheet" in asked
    assert ingest(database, content, "f.xlsx", scale="0-5", sheet="Team B").people == 2
    result = proposed(database, two_sheets(["Name", "Rust", "Go"]), scale="0-5")
    assert any("also look like answers" in issue.reason for issue in result.issues)
