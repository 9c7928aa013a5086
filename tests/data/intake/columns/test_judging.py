"""What is taken for a rating at once, what is asked about; odd scales, marks and words."""

import re

import pytest

from data.ingest import ingest, propose
from data.intake.columns.mapping_file import ALL, MappingFile, read_mapping, write_mapping
from data.store.database import Database
from data.vocabulary import RefusedError
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.intake.imported import levels, meant, proposed, rated, refusal

PEOPLE = "Ann,{},{}\nBob,{},{}\n"
NUMBERS = PEOPLE.format(3, 1, 2, 5)
WORDS = PEOPLE.format("Novice", "Expert", "Advanced", "Novice")
UNKNOWN = f"Name,Zorbify,Velmora\n{NUMBERS}"
OF_BOTH = {"Python", "SQL"}
BESIDE = "Python,Python - Testing,SQL,SQL - Testing"
REPORTS = "Reproducible reports with R (e.g. R Markdown)"
GRID = f"Experience [{REPORTS}],Experience [Zorbify]"
TUNING = "Performance testing,Performance tuning"
HERSELF = "Bewerten Sie sich selbst"
QUESTIONS = (
    *("您对以下技能的掌握程度—{}", "您对以下技能的掌握程度——{}", "您对以下技能的掌握程度：{}"),
    *("How skilled are you in: {}", "How skilled are you in {}?", "Rate your skills ({})"),
)
CLOUDS = "How skilled are you in Docker Compose?,How skilled are you in Google Cloud Storage?"
PHASES = "Pre-production,Post-processing,Python,SQL"


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        (f"Name,Python,SQL\n{NUMBERS}", {"Python", "SQL"}),  # both names are known
        (f"Name,Python,Zorbify\n{NUMBERS}", {"Python", "Zorbify"}),  # half of them
        (f"Name,Zorbify level,Velmora level\n{WORDS}", {"Zorbify", "Velmora"}),  # asked, words
        (f"Name,Rate your Python skills,Rate your Java skills\n{NUMBERS}", {"Python", "Java"}),
        (f"Name,Python,How happy are you?\n{NUMBERS}", None),
        (f"Name,Rate your skill [Python],How happy are you?\n{NUMBERS}", {"Python"}),
        (f"Name,Zorbify,Velmora\n{WORDS}", None),  # words alone
        (f"Name,Zorbify level,Velmora level\n{NUMBERS}", None),  # the question alone
        (f"Name,Python,sleep_quality\n{NUMBERS}", None),
        (f"Name,Python_skill,sleep_quality\n{NUMBERS}", {"Python"}),
        (f"Name,Leadership,Performance\n{NUMBERS}", None),
        ("Name,Python,SQL,Go,Performance\nAnn,1,2,3,1\nBob,2,2,4,3\n", {"Python", "SQL", "Go"}),
        (f"Candidate name,Python,SQL\n{NUMBERS}", None),
        (f"Name,Python,Python last used\n{NUMBERS}", {"Python"}),
        (f"Name,Python,Vaccinated doses\n{NUMBERS}", None),
        ("Name,Go,Clean code,Gender code,Code of team\nA,1,2,1,3\nB,2,2,2,4", {"Go", "Clean code"}),
        (f"Name,Programming languages [Python],Programming languages [SQL]\n{NUMBERS}", OF_BOTH),
        (f"Name,Backend [Python],Backend [SQL]\n{NUMBERS}", OF_BOTH),
        (f"Name,Rate these tools [Python],Rate these tools [SQL]\n{NUMBERS}", OF_BOTH),
        (f"Name,Test automation and CI [Python],Test automation and CI [SQL]\n{NUMBERS}", OF_BOTH),
        (f"Name,On a scale from 1 to 5 [Python],On a scale from 1 to 5 [SQL]\n{NUMBERS}", OF_BOTH),
        (f"Name,{HERSELF} [Python],{HERSELF} [SQL]\n{NUMBERS}", OF_BOTH),
        ("Name,How well do you know the tools of our team? [Python]\nAnn,1\nBob,2\n", {"Python"}),
        (f"Customer support - learning progress\n\nName,Python,SQL\n{NUMBERS}", OF_BOTH),
        (f"Name,{BESIDE}\nAnn,1,2,3,4\nBob,2,2,4,5\n", set(BESIDE.split(","))),
        (f"Name,{PHASES}\nAnn,1,2,3,4\nBob,2,2,4,5\n", set(PHASES.split(","))),
        ("Name,Team lead,Python,SQL\nAnn,Bob,3,1\nBob,Ann,2,5\n", OF_BOTH),
        (f"Name,AWS [1-5],SQL [1-5]\n{NUMBERS}", {"AWS", "SQL"}),
        *(
            (f"Name,{area} - Python,{area} - SQL\n{NUMBERS}", OF_BOTH)
            for area in ("Score", "Our tech stack", "Please rate these", "Current", "Manager")
        ),
        (f"Name,Backend - Python,Ops - SQL\n{NUMBERS}", OF_BOTH),
        *((f"Name,{q.format('Python')},{q.format('SQL')}\n{WORDS}", OF_BOTH) for q in QUESTIONS),
        (f"Name,{CLOUDS}\n{WORDS}", {"Docker Compose", "Google Cloud Storage"}),
        ("Name,Record ID,How skilled are you in: R,Complete?\nAnn,1,Expert,Complete\n", {"R"}),
        (f"Name,Exam - Python,Exam - SQL\n{NUMBERS}", None),
        (f"Name,Your level [Python],Vous souhaitez vous former ? [Python]\n{NUMBERS}", {"Python"}),
        ("Name,Python,SQL,هل أنت راض؟\nAnn,1,2,3\nBob,2,2,4\n", OF_BOTH),
        ("Name,Python,SQL,Σας αρέσει;\nAnn,1,2,3\nBob,2,2,4\n", OF_BOTH),
        (f"Name,{TUNING}\n{NUMBERS}", set(TUNING.split(","))),
        ("Name,Python,Python - Voglia,SQL,SQL - Voglia\nAnn,1,2,3,4\nBob,2,2,4,5\n", None),
        (f"Name,{GRID}\nAnn,Novice,Novice\nBob,Expert,Novice\n", {REPORTS, "Zorbify"}),
        ("Name,YoE,Python,SQL\nAnn,7,4,2\nBob,10,5,3\n", None),
        ("Name,Python,SQL,Go\nAnn,50%,25%,25%\nBob,20%,60%,20%\n", None),
        ("Name,Python,SQL,Go\nAnn,50%,25%,25%\nBob,20%,60%,30%\n", {"Python", "SQL", "Go"}),
        (f"Name,Workload,Trust\n{NUMBERS}", None),
        (f"Name,Burnout level,Stress level\n{WORDS}", None),
        (f"Name,Training need: Python,Training need: SQL\n{NUMBERS}", None),
        (f"Name,Schulungsbedarf Python,Schulungsbedarf SQL\n{NUMBERS}", None),
        (f"Name,Conoscenza di Python,Conoscenza di SQL\n{NUMBERS}", {"Python", "SQL"}),
        (f"Name,Kunskap i Python,SQL-kunskap\n{NUMBERS}", {"Python", "SQL"}),
        (f"이름,Python 실력,SQL 실력\n{NUMBERS}", {"Python", "SQL"}),
        (f"氏名,Pythonのスキルレベル,SQLスキル\n{NUMBERS}", {"Python", "SQL"}),
        (f"Name,Kenntnisse Python,Niveau SQL\n{NUMBERS}", {"Python", "SQL"}),
        (f"Name,Znajomość Python,SQL bilgisi\n{NUMBERS}", {"Python", "SQL"}),
        (f"Name,Python 숙련도,Знание SQL\n{NUMBERS}", {"Python", "SQL"}),
        (f"Name,Kenntnisse Python,Kenntnisse Excel\n{NUMBERS}", {"Python", "Excel"}),
        (f"Name,PythonLevel,[SQL]\n{NUMBERS}", {"Python", "SQL"}),
        ("姓名,Python水平,SQL水平\nAnn,入门,精通\nBob,熟练,了解\n", {"Python", "SQL"}),
    ],
)
def test_two_of_three_or_half_of_them(empty: Database, text: str, skills: set[str] | None) -> None:
    result = proposed(empty, text)
    assert bool(result.refusal) is (skills is None)
    assert skills is None or set(rated(result)) == skills


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Commits per person", "an amount (“commits”)"),
        ("Years of experience", "an amount (“years of”)"),
        ("Bugs fixed by language", "an amount (“bugs fixed”)"),
        ("Lernwünsche", "interest (“lernwünsche”, German)"),
        ("Interés por aprender", "interest (“interés”, Spanish)"),
        ("Importance for the team", "importance (“importance”)"),
        ("Target levels 2027", "levels that are expected (“target levels”)"),
        ("Expected skill profile", "levels that are expected (“expected skill profile”)"),
        ("Niveau attendu", "levels that are expected (“niveau attendu”)"),
    ],
)
def test_a_title_that_asks_for_something_else(empty: Database, title: str, said: str) -> None:
    result = refusal(empty, f"{title}\nName,Python,SQL\n{NUMBERS}")
    assert f"the lines above or the sheet ask for {said}" in result


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Kudos", True),
        ("Popularity contest", True),
        ("Skill importance", True),
        ("Skills needed for the role", True),
        ("How often do you use these skills?", True),
        ("Quiz results March 2026", True),
        ("Lata doświadczenia", True),
        ("Target 2027", True),
        ("Team Alpha - Targets", True),
        ("Goals: team Alpha Q4", True),
        ("Years 2026", True),
        ("Average 2026", True),
        ("Ist 2026", False),
        ("1 = none, 5 = expert with 5 years experience", False),
        ("Current and target levels", False),
        ("Skills of the crew", False),
        ("Platform team", False),
        ("Fiscal year 2026", False),
        ("Survey of the last 12 months", False),
    ],
)
def test_a_title_of_unknown_words_is_asked_about(empty: Database, title: str, asked: bool) -> None:
    result = proposed(empty, f"{title}\nName,Python,SQL\n{NUMBERS}")
    assert rated(result) == ["Python", "SQL"]
    question = f"“{title}” stands above the table. Do its numbers say how able people are?"
    assert (question in result.questions) is asked


@pytest.mark.parametrize(
    ("kinds", "asked"),
    [
        (("Target", "Target", "Target"), True),
        (("Target", "Interest", "Interest"), True),
        (("years of experience",) * 3, True),
        (("Mean", "Mean", "Mean"), True),
        (("Target", "Core", "Core"), False),
        (("Baseline", "Baseline", "Baseline"), False),
        (("Approved", "Approved", "Approved"), False),
    ],
)
def test_rows_that_are_all_of_something_else_are_asked_about(
    empty: Database, kinds: tuple[str, ...], asked: bool
) -> None:
    first, second, third = kinds
    long = f"A,Python,{first},3\nA,SQL,{second},1\nB,Python,{third},5\nB,SQL,{third},2\n"
    down = f"Skill,Type,Anna Berg,Bo Lind\nPython,{first},3,5\nSQL,{second},4,2\nR,{third},1,2\n"
    for text in (f"Name,Skill,Type,Level\n{long}", down):
        questions = proposed(empty, text).questions
        assert any("in every row" in question for question in questions) is asked


@pytest.mark.parametrize(
    ("header", "marks", "asked"),
    [
        ("Status", ("Submitted", "Draft"), True),
        ("Source", ("Self", "Job profile"), True),
        ("Deleted", ("no", "yes"), True),
        ("is_deleted", ("", "x"), True),
        ("Deleted", ("no", "no"), False),
        ("Verified", ("no", "yes"), False),
        ("Status", ("Draft", "Draft"), False),
    ],
)
def test_rows_that_may_not_be_meant_to_count_are_asked_about(
    empty: Database, header: str, marks: tuple[str, str], asked: bool
) -> None:
    first, second = marks
    long = f"A,Python,3,{first}\nA,SQL,1,{second}\nB,Python,5,{first}\nB,SQL,2,{second}\n"
    questions = proposed(empty, f"Name,Skill,Level,{header}\n{long}").questions
    assert any(f"“{header}” marks rows" in question for question in questions) is asked


@pytest.mark.parametrize(
    ("note", "asked"),
    [
        ("Note: numbers are the target levels agreed for 2027", True),
        ("All numbers in years of experience", True),
        ("1 = not important ... 5 = very important", True),
        ("1 = needs training, 3 = independent, 5 = trains others", False),
        ("0 = no knowledge, 1 = interested, 5 = expert", False),
        ("Please ask your manager to check this", False),
    ],
)
def test_a_note_that_says_what_numbers_are_is_asked_about(
    empty: Database, note: str, asked: bool
) -> None:
    text = f'Name,Python,SQL\n{NUMBERS}"{note}",,\n'
    questions = proposed(empty, text).questions
    assert any("stands beside the table" in question for question in questions) is asked


OTHER_THINGS = (
    *("The course improved my Python skills", "The instructor explained SQL well (1-5)"),
    *("Rate the quality of our Python documentation", "Confidence in leadership"),
    *("Rate your interest in Python", "How difficult is SQL for beginners?", "JobSatisfaction"),
    *("Flight risk", "Manager_rating", "Level 1", "How confident are you in our leadership?"),
)


OTHER_QUESTIONS = (
    *("Kuinka usein käytät [{}]", "Mennyire fontos? [{}]", "Как часто вы используете? [{}]"),
    *("学びたいですか [{}]", "Aprendizado no seu ritmo [{}]", "Budget for [{}]"),
    *("What level of training do you need? [{}]", "Rate the skills of your team members [{}]"),
    *("Which level do you want to reach? [{}]", "I would like to improve my {} skills"),
    *("Level of {} you want to reach", "How good is our company at {}?"),
    *("How skilled are your colleagues in {}?", "Rate your experience with the {} helpdesk"),
    *("How important is knowledge of {}?", "Quelle importance ont les connaissances en {} ?"),
    *("How motivated are you to gain experience in {}?", "I wish I had more experience with {}"),
    *("Vorrebbe migliorare le sue competenze in {}?", "Wil je je kennis van {} verbeteren?"),
    *("How skilled do you want to become? [{}]", "Gewünschter Kenntnisstand [{}]"),
    *("Quel niveau exige votre poste ? [{}]", "Jaki poziom chcesz osiągnąć w {}?"),
    *("必要なレベル [{}]", "Level your project needs [{}]", "How critical is {} expertise to us?"),
    *("How well does your team know? [{}]", "Wie gut beherrscht dein Team {}?"),
    *("How well does Copilot handle {}?", "Rate our company's expertise in {}"),
    *("I have little experience with {}", "Je manque de compétences en {}"),
    *("How unsure are you about your {} skills?", "How scarce is {} expertise?"),
    *("Wie gut konntest du es 2024? [{}]", "Knowledge gained: {}"),
)


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"Employee ID,Team,{head}\n101,Core,4\n102,Core,2\n103,Data,5\n"
            for head in OTHER_THINGS
        ),
        *(f"Name,{h.format('Python')},{h.format('SQL')}\n{NUMBERS}" for h in OTHER_QUESTIONS),
    ],
)
def test_what_else_is_rated_is_no_skill(empty: Database, text: str) -> None:
    assert refusal(empty, text)


def test_what_is_in_doubt_is_asked_once_and_the_answer_is_kept(database: Database) -> None:
    with pytest.raises(RefusedError, match=r"“Zorbify”, “Velmora”.*--skills \"Zorbify,Velmora\""):
        ingest(database, UNKNOWN.encode(), "a.csv", wave="1")
    doubt = propose(UNKNOWN.encode(), "a.csv", database).doubt
    assert [d.header for d in doubt] == ["Zorbify", "Velmora"]
    assert doubt[0].reason == "the name is of no skill that is known, and nothing asks for ability"
    result = MappingFile(skills=("Velmora",))
    ingest(database, UNKNOWN.encode(), "a.csv", wave="1", mapping=result)
    assert {skill for _, skill in levels(database)} == {"Velmora"}
    outcome = ingest(database, UNKNOWN.replace("Ann,3", "Ann,4").encode(), "b.csv", wave="2")
    assert (outcome.ratings, "“1”" in outcome.remembered) == (2, True)


@pytest.mark.parametrize(
    ("header", "names", "taken"),
    [
        ("Employee,Skill,Level", "Zorbify,Velmora", True),  # both headers say so
        ("Employee,Topic,Rating", "Zorbify,Velmora", False),
        ("Employee,Topic,Rating", "Python,SQL", True),  # the names are known
        ("User,Question,Score", "I like my work,My manager listens", False),
    ],
)
def test_a_long_table_by_head_or_names(
    empty: Database, header: str, names: str, taken: bool
) -> None:
    item, other = names.split(",")
    text = f"{header}\nAnn,{item},3\nAnn,{other},1\nBob,{item},2\nBob,{other},5\n"
    result = refusal(empty, text)
    assert taken or re.search(r"Are the names in .* skills.*--skills all", result)
    assert bool(result) is not taken
    assert refusal(empty, text, mapping=MappingFile(skills=ALL)) == ""


def test_what_an_answer_lets_in(empty: Database) -> None:
    """All of them but what speaks against itself; those named beside those that are known."""
    text = "Name,Zorbify,Velmora,Stress,Job satisfaction\nAnn,3,1,2,3\nBob,2,5,4,4\n"
    result = proposed(empty, text, mapping=MappingFile(skills=ALL))
    assert rated(result) == ["Zorbify", "Velmora"]
    text = "Name,Zorbify,Velmora,Python\nAnn,3,1,2\nBob,2,5,4\n"
    named = '[columns."Zorbify"]\nuse = "level"\n'
    assert rated(proposed(empty, text, mapping=named)) == ["Zorbify", "Python"]


def test_private_matters_need_a_mapping_that_names_them(empty: Database) -> None:
    text = f"Name,Stress,Sleep\n{NUMBERS}"
    for skills in (ALL, ("Stress", "Sleep")):
        assert refusal(empty, text, mapping=MappingFile(skills=skills))
    named = '[columns."Stress"]\nuse = "level"\nskill = "Stress handling"\n'
    assert rated(proposed(empty, text, mapping=named)) == ["Stress handling"]
    across = proposed(empty, "Skill,Ann,Ben,Cleo\nPython,3,4,5\nStress,1,2,3\nSQL,2,2,4\n")
    assert rated(across) == ["Python", "SQL"]
    assert any(i.row == 3 and "private matter" in i.reason for i in across.issues)


def test_new_names_beside_known_ones_are_a_question(empty: Database) -> None:
    result = proposed(empty, "Name,Python,SQL,Terraform,Zorbify\nAnn,3,1,2,4\nBob,2,5,4,1\n")
    named = "“Zorbify”, “Terraform” are not known skills; they are kept"
    assert any(named in q for q in result.questions)
    kin = next(i.reason for i in result.issues if i.column == "Terraform")
    assert "nearest: Infrastructure as code" in kin


BEHIND = (
    *("Years of experience", "Erfahrung in Jahren", "jaren ervaring", "hours", "next year"),
    *("gap", "exam", "ranking", "average", "moyenne", "certification", "priority", "risk", "wish"),
    *("obiettivo", "cel", "doel", "alvo", "Bedarf", "wymagana wiedza", "level by manager"),
    *("niveau estimé par le manager", "Niveau laut Vorgesetztem", "poziom wg kierownika"),
)


@pytest.mark.parametrize("dash", [" - {}", ": {}"])
@pytest.mark.parametrize("tail", BEHIND)
def test_what_is_no_level_of_a_skill_is_none_behind_a_dash(
    empty: Database, tail: str, dash: str
) -> None:
    behind = dash.format(tail)
    assert refusal(empty, f"Name,Python{behind},SQL{behind}\n{NUMBERS}")
    others = f"Name,Docker,Java,Python{behind}\nAnn,3,1,2\nBob,2,5,4\n"
    result = proposed(empty, others)
    assert rated(result) == ["Docker", "Java"] or any("known skill" in q for q in result.questions)


def test_parts_of_skills_behind_a_dash_are_skills(empty: Database) -> None:
    heads = "AWS: Lambda,Python - Django,Go - Testing,SQL: Performance,R - Skill level"
    text = f"Name,{heads}\nAnn,3,1,2,4,5\nBob,2,5,4,1,3\n"
    result = proposed(empty, text, scale="1-5")
    assert (len(rated(result)), result.questions) == (5, ())


def test_yes_is_written_into_a_mapping_and_read_again() -> None:
    for skills in (ALL, ("A", 'B "b", c')):
        assert read_mapping(write_mapping(MappingFile(skills=skills)).encode()).skills == skills
    with pytest.raises(RefusedError, match="`skills` is a list"):
        read_mapping(b'skills = "Python"')
    with pytest.raises(RefusedError, match="not valid TOML"):
        read_mapping(b"skills = " + b"[" * 3000)


@pytest.mark.usefixtures("size")
def test_rows_about_private_matters_are_set_aside_unless_they_are_named(database: Database) -> None:
    rows = [["Name", "Skill", "Level"]]
    for name in ("Ann Bell", "Bob Carr"):
        rows += [[name, "Python", "3"], [name, "SQL", "2"], [name, "Burnout", "4"]]
    outcome = ingest(database, as_csv(rows), "team.csv", wave="one", scale="0-5")
    assert (outcome.ratings, outcome.skills, outcome.set_aside) == (4, 2, 6)
    assert any("private matter" in issue.reason for issue in outcome.issues)
    named = MappingFile(skills=("Burnout",))
    again = ingest(database, as_csv(rows), "team.csv", wave="two", scale="0-5", mapping=named)
    assert again.ratings == 6


@pytest.mark.parametrize(("sheet", "taken"), [("Interest", False), ("Level", True), ("Q3", True)])
def test_the_name_of_a_sheet_counts_as_a_title(empty: Database, sheet: str, taken: bool) -> None:
    rows = [["Name", "Python", "SQL"], ["Ann", 3, 1], ["Bob", 2, 5]]
    result = refusal(empty, as_xlsx(rows, sheet=sheet))
    assert result == "" if taken else "the sheet ask for interest" in result
    for name in ("Skill importance", "Soll 2027", "Years"):
        asked = proposed(empty, as_xlsx(rows, sheet=name)).questions
        assert f"The sheet is called “{name}”. Do its numbers say how able people are?" in asked


TWO = "Name,Python,SQL\n"
BELOW = "begins below 0|no scale of levels"
FOUR = "Name,Python,R,Julia,Scala\nAnn,1,2,3,4\nBob,4,3,2,1\nCem,2,1,4,3\n"
FROM_21 = "".join(f"P{i} Lee,{21 + i % 5},{21 + (i + 2) % 5}\n" for i in range(8))
TENS = "".join(f"P{i} Lee,{10 * (i % 8) + 20},40\n" for i in range(8))
OWN = "Ann,Python,3,5\nAnn,SQL,5,10\nBob,Python,2,5\nBob,SQL,4,10\n"
OWN_SCALES = (
    "person,team,skill,level,scale\nAnn,T,Python,4,1-5\nAnn,T,SQL,8,1-10\n"
    "Bob,T,Python,2,1-5\nBob,T,SQL,5,1-10\n"
)
FLAT = (
    "Name,Python - Beginner,Python - Intermediate,Python - Expert,"
    "SQL - Beginner,SQL - Intermediate,SQL - Expert\n"
)
AGREE = "Ann,Agree,Disagree\nBob,Neutral,Strongly agree\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{TWO}Ann,-2,2\nBob,1,0\nCem,-1,1\n", BELOW),
        (f"{TWO}Ann,-1,1\nBob,1,0\nCem,0,-1\n", BELOW),
        (f"{TWO}Ann,1,1\nBob,1,0\nCem,2,1\nDan,0,2\nEve,-2,-1\n", BELOW),
        (f"{FOUR}Dan,3,4,1,2\n", "each number from 1 to 4 once, as a ranking does"),
        (f"{FOUR}Dan,3,4,1,1\n", "^$"),
        ("Name,Python,SQL,Docker\nAnn,1,2,3\nBob,3,1,2\n", "^$"),  # by chance, of a few rows
        (f"{TWO}{FROM_21}", "run from 21 to 25 without a gap, as codes"),
        (f"{TWO}{TENS}", "^$"),
        (f"Name,Skill,Level,Max\n{OWN}", "scales of their own.*says 5, 10"),
        (OWN_SCALES, "scales of their own.*says 1-5, 1-10"),
        (f"{OWN_SCALES}Ann,T,English,C1,CEFR\n", "says 1-5, 1-10, CEFR"),
        (f"Name,I know Python,I know SQL\n{AGREE}", "“I know SQL”.*about agreement.*values ="),
        (f"{FLAT}Ann,1,1,0,0,0,1\n", "Row 2 chooses 2 levels of “Python”.*condensed"),
    ],
)
def test_what_is_refused_of_odd_scales(empty: Database, text: str, said: str) -> None:
    assert re.search(said, refusal(empty, text))


MEANT = {
    # 5 x 80/100 = 4, 5 x 50/100 = 2.5 -> 2 (halves down)
    "percentages": ("Ann,80%,50 %\nBob,100%,0%", None, {"80%": 4, "50 %": 2, "100%": 5, "0%": 0}),
    "stars": (
        "Ann,★★★★★,★☆☆☆☆\nBob,★★★,★★",
        "1-5",
        {"★★★★★": 5, "★☆☆☆☆": 1, "★★★": 3, "★★": 2},
    ),
    "words that fall": (
        "Ann,1 - Expert,2 - Advanced\nBob,3 - Intermediate,5 - None",
        "0-5",
        {"1 - Expert": 5, "2 - Advanced": 4, "3 - Intermediate": 3, "5 - None": 0},
    ),
    "grades of which the worst is nothing": (
        "Ann,1-sehr gut,2-gut\nBob,5-mangelhaft,6-ungenügend",
        None,
        {"1-sehr gut": 5, "2-gut": 4, "5-mangelhaft": 2, "6-ungenügend": 1},
    ),
    "words that fall to nothing": (
        "Ann,1 - Expert,3 - Intermediate\nBob,4 - Beginner,5 - None",
        None,
        {"1 - Expert": 5, "3 - Intermediate": 3, "4 - Beginner": 1, "5 - None": 0},
    ),
    **{
        f"{code} for no answer": (
            f"Ann,{code},3\nBob,5,4\nCem,2,1",
            "1-5",
            {code: None, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5},
        )
        for code in ("-1", "-9")
    },
    "a code beside levels": (
        "Ann,-9,3\nBob,5,-77\nCem,2,1",
        None,
        {"-9": None, "-77": None, "1": 1, "2": 2, "3": 3, "5": 5},
    ),
}


@pytest.mark.parametrize(("rows", "scale", "levels"), MEANT.values(), ids=MEANT)
def test_what_answers_mean(
    empty: Database, rows: str, scale: str | None, levels: dict[str, int | None]
) -> None:
    assert meant(proposed(empty, f"Name,Python,SQL\n{rows}\n", scale=scale)) == levels


def test_one_scale_or_one_highest_for_all_rows_is_theirs(empty: Database) -> None:
    text = OWN_SCALES.replace("1-5", "1-10")
    assert meant(proposed(empty, text)) == {"4": 2, "8": 4, "2": 1, "5": 3}
    rows = "Ann,Python,4,10\nAnn,SQL,10,10\nBob,Python,1,10\n"
    # 1 + 4 x 3 / 9 = 2.33
    assert meant(proposed(empty, f"Name,Skill,Level,Max\n{rows}")) == {"4": 2, "10": 5, "1": 1}


MARKS = "Ann,3,D,7,A\nBob,4,C+,8,B\n"


def test_marks_with_their_grades_beside_them_are_asked_about(empty: Database) -> None:
    text = f"Name,Classics,Grade,Drama,Grade\n{MARKS}"
    assert "Are these skills: “Classics”, “Drama”" in refusal(empty, text)
    result = proposed(empty, text, scale="1-10", mapping=MappingFile(skills=ALL))
    assert meant(result)["7"] == 4  # of 10: 1 + 4 x (7 - 1) / 9 = 3.67


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Name,Welding,Painting,Grade\nAnn,3,4,B\nBob,1,5,A\n", 2),  # the grade of a job
        (f"Name,Welding,Team,Painting,Office\n{MARKS}", 2),
        (f"Name,Python,Grade,SQL,Grade\n{MARKS.replace('7', '2').replace('8', '5')}", 2),
        (f"{FLAT}Ann,1,2,3,4,5,1\nBob,2,2,3,4,5,1\n", 6),  # no choices
    ],
)
def test_columns_beside_a_level_leave_it(empty: Database, text: str, skills: int) -> None:
    assert len(rated(proposed(empty, text, mapping=MappingFile(skills=ALL)))) == skills


STACKED = "Name,Python,,,SQL,,\n,Beginner,Intermediate,Expert,Beginner,Intermediate,Expert\n"
QUESTION = (
    "Name,How would you rate your proficiency?,,,,,\n"
    ",Python - Beginner,Python - Intermediate,Python - Expert,"
    "SQL - Beginner,SQL - Intermediate,SQL - Expert\n"
)
CHOSEN = "Ann,Beginner,,,,,Expert\nBob,,Intermediate,,,,\n"
CROSSES = "Ann,1,0,0,0,0,1\nBob,0,1,0,0,0,0\n"


@pytest.mark.parametrize(
    ("heading", "rows"),
    [(FLAT, CHOSEN), (FLAT, CROSSES), (STACKED, CROSSES), (QUESTION, CHOSEN), (QUESTION, CROSSES)],
)
def test_the_columns_of_a_skill_are_one(database: Database, heading: str, rows: str) -> None:
    outcome = ingest(database, (heading + rows).encode(), "f.csv")
    assert [c.skill for c in outcome.columns[1:]] == rated(outcome) == ["Python", "SQL"]
    assert (outcome.people, outcome.ratings, outcome.unknown) == (2, 3, 1)
    assert any("one column for each of 2 skills" in issue.reason for issue in outcome.issues)


def test_words_of_extent_are_levels_where_a_question_asks_how_able(empty: Database) -> None:
    asked = "Name,How proficient are you in Python?,How proficient are you in SQL?\n"
    rows = "Ann,Not at all,Very\nBob,Slightly,Extremely\nCy,Moderately,\n"
    result = proposed(empty, asked + rows)
    words = {"Not at all": 0, "Very": 4, "Slightly": 1, "Extremely": 5, "Moderately": 3}
    assert meant(result) == words | {"": None}
    assert any("Very = 4" in i.reason and i.severity == "warning" for i in result.issues)
    elsewhere = (asked + rows).replace("How proficient are you in", "How useful is")
    assert refusal(empty, elsewhere)
    among = (asked + rows).replace("Slightly", "On Mondays").replace("ately,", "ately,Slightly")
    assert rated(proposed(empty, among)) == ["SQL"]


def test_many_numbers_outside_the_declared_scale_are_a_question(empty: Database) -> None:
    rows = "Ann,10,7\nBob,2,4\nCy,7,3\n"
    result = proposed(empty, f"Name,Python,SQL\n{rows}", scale="1-5")
    assert result.questions[0].startswith("3 of 6 numbers lie outside the scale of 1-5 (7, 10)")
    few = proposed(empty, "Name,Python,SQL\nAnn,10,1\nBob,2,4\nCy,3,3\n", scale="1-5")
    assert not any("lie outside" in question for question in few.questions)
