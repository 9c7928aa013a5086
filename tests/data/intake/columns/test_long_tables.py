"""A row for each person and skill: whose levels they are, in which wave, and the later of two."""

import re
from datetime import date
from itertools import product

import pytest

from data.ingest import ingest, propose
from data.intake.language.days import day_in, last_day, order_of
from data.intake.people import Named, earlier, near_people
from data.intake.reading import large
from data.store.database import Database, now
from data.store.facts.tombstones import identify
from data.vocabulary import NearPeople, Rater, RefusedError, grouped
from tests.data.intake.imported import imported, levels, proposed, rated, refusal, uses

CELLS = product(("Ann", "Bob"), ("Python", "SQL", "Docker"))
RATED = dict(zip(CELLS, (3, 1, 5, 2, 4, 1), strict=True))
SYSTEM = "employee_name,department,skill_name,skill_level,years_experience,last_used"
PARTS = "Ann,Python,pandas,3\nAnn,Python,asyncio,1\nBob,Python,pandas,2\nBob,SQL,joins,5\n"


@pytest.mark.parametrize("header", ["Sub-skill", "Topic", "What exactly"])
def test_parts_of_skills_are_asked_about(empty: Database, header: str) -> None:
    text = f"Name,Skill,{header},Level\n{PARTS}{PARTS.replace('Ann', 'Cy').replace('Bob', 'Di')}"
    asked = refusal(empty, text)
    assert f"which differ in “{header}”: pandas, asyncio" in asked
    assert 'it gets `use = "skill"`' in asked
    lines = f'[columns.Skill]\nuse = "ignored"\n[columns."{header}"]\nuse = "skill"'
    assert proposed(empty, text, mapping=lines).refusal is None


@pytest.mark.parametrize("name", ["Job satisfaction", "Age", "Overall", "Attendance"])
def test_a_row_of_something_else_is_no_skill(database: Database, name: str) -> None:
    rows = f"Ann,Python,3\nAnn,{name},4\nBob,SQL,1\nBob,Docker,2\n"
    imported(database, f"Employee,Skill,Rating\n{rows}")
    assert {skill for _, skill in levels(database)} == {"Python", "SQL", "Docker"}


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (SYSTEM, "{},Data,{},{},7,2025-05-01"),
        ("Name,Skill,Current,Target,Gap", "{},{},{},4,1"),
        ("Mitarbeiter,Kompetenz,Ist,Soll", "{},{},{},4"),
        ("emp_name,skill,category,rating,required_level", "{},{},Data,{},4"),
        ("FirstName,LastName,Skill,ProficiencyLevel,YearsOfExperience", "{},Lee,{},{},9"),
        ("Person,SFIA skill,Level achieved,Target level", "{},{},{},4"),
        ("Person,SFIA skill,Code,Level achieved", "{0},{1},C-{1},{2}"),
    ],
)
def test_each_row_is_a_persons_rating(database: Database, header: str, row: str) -> None:
    rows = (row.format(*who_and_what, level) for who_and_what, level in RATED.items())
    imported(database, "\n".join([header, *rows]))
    result = {(who.split()[0], skill): level for (who, skill), level in levels(database).items()}
    assert result == RATED


@pytest.mark.parametrize(
    ("header", "last", "use"),
    [("Employee Rating", "ill", "level"), ("Employee review", "1", "ignored")],
)
def test_a_rating_by_the_employee_is_no_name(
    empty: Database, header: str, last: str, use: str
) -> None:
    text = f"Name,Skill,{header},Manager Rating\nAnn,SQL,3,2\nBob,SQL,3,5\nCy,SQL,{last},4\n"
    assert uses(proposed(empty, text, scale="1-5"))[header] == use


def test_words_beside_the_numbers_say_what_these_are(database: Database) -> None:
    words = "Ann,SQL,1,Expert\nBob,SQL,2,Advanced\nCy,SQL,3,Intermediate\nDi,SQL,4,Beginner\n"
    assert imported(database, f"Name,Skill,Rating,Rating label\n{words}").questions == ()
    assert list(levels(database).values()) == [5, 4, 3, 1]


ROUNDS = (
    ("Name,Round,Python,SQL", "Ann,{0},3,2\nBob,{0},1,5\nCy,{0},4,4"),
    ("Name,Survey date,Python,SQL", "Ann,{0}-09-01 10:00,3,2\nBob,{0}-09-01 11:30,1,5"),
    ("Name,Skill,Level,Quarter", "Ann,Python,3,Q1 {0}\nAnn,SQL,2,Q1 {0}\nBob,SQL,5,Q1 {0}"),
)


@pytest.mark.parametrize(("header", "rows"), ROUNDS)
def test_rounds_in_rows_are_no_earlier_answers(database: Database, header: str, rows: str) -> None:
    both = "\n".join([header, rows.format(2025), rows.format(2026)])
    assert "one import is one wave: save the rows" in refusal(database, both)
    imported(database, "\n".join([header, rows.format(2025)]), wave="2025")
    assert levels(database)["Bob", "SQL"] == 5


@pytest.mark.parametrize(
    ("header", "texts", "again", "of_rounds"),
    [
        ("Year", ("2025", "2026"), "P1 Lee", True),
        ("Review Period", ("FY25", "FY26"), "P1 Lee", True),
        ("Year", ("1985", "1990"), "Ann", False),
        ("Wave", ("2025 autumn", "2026 spring"), "Ann", True),
        ("Wave", ("2026 spring", "2026 spring"), "P1 Lee", False),
        ("Date", ("Feb 1, 2026", "Mar 1, 2026"), "P1 Lee", False),
    ],
)
def test_one_person_in_two_rounds_is_enough_to_ask(
    empty: Database, header: str, texts: tuple[str, str], again: str, of_rounds: bool
) -> None:
    of_ten = "".join(f"P{i} Lee,{{1}},4\n" for i in range(9))
    text = f"Name,{header},Python\n{of_ten}{again},{{0}},1\n".replace("{0}", f'"{texts[0]}"')
    text = text.replace("{1}", f'"{texts[1]}"')
    assert ("The rows are of several rounds" in refusal(empty, text)) == of_rounds


def test_a_product_owner_is_no_round(database: Database) -> None:
    given = '[columns."Scrum PO"]\nuse = "level"\n'
    imported(database, "Name,Scrum PO,Python\nAnn,1,2\nBob,3,4\n", mapping=given)
    assert {skill for _, skill in levels(database)} == {"Scrum PO", "Python"}


def test_the_month_under_a_skill_is_no_part_of_its_name(database: Database) -> None:
    """The mapping that the question about rounds asks for leaves one round of each skill."""
    text = ",Python,,SQL,\nName,Jan 2026,Jul 2026,Jan 2026,Jul 2026\nAnn,1,2,3,4\nBob,2,2,1,1\n"
    lines = "".join(f'[columns."{s} [Jan 2026]"]\nuse = "ignored"\n' for s in ("Python", "SQL"))
    imported(database, text, mapping=lines)
    assert levels(database)["Ann", "Python"] == 2
    assert {skill for _, skill in levels(database)} == {"Python", "SQL"}


def test_targets_are_on_the_scale_of_the_levels_beside_them(empty: Database) -> None:
    rows = [f"{name},{skill},{min(5, 2 + at)},7" for at, (name, skill) in enumerate(RATED)]
    rows += [f"Cy,{skill},{level},7" for skill, level in (("Python", 3), ("SQL", 4), ("Docker", 6))]
    rows += [f"Di,{skill},4,6" for skill in ("Python", "SQL", "Docker")]
    result = proposed(empty, "\n".join(["Name,Skill,Current,Target", *rows]))
    assert any("read as a scale of 1-7" in question for question in result.questions)


@pytest.mark.parametrize(
    "heads",
    [
        *("Niveau actuel,Niveau requis", "Nivel actual,Nivel deseado"),
        *("Nível atual,Nível desejado", "Livello attuale,Livello richiesto"),
        *("Aktuelles Niveau,Zielniveau", "Obecny poziom,Wymagany poziom"),
        "現在のレベル,目標レベル",
    ],
)
def test_the_level_of_today_stands_beside_the_required_one(empty: Database, heads: str) -> None:
    rows = [f"{who},{skill},{level},5" for (who, skill), level in RATED.items()]
    result = proposed(empty, "\n".join([f"Name,Skill,{heads}", *rows]))
    assert [c.use for c in result.columns] == ["person", "skill", "level", "ignored"]


WISHED = ("Ist,Soll", "Actual,Required", "Level,Interest", "Proficiency,Importance")
BY_OTHERS = ("Selbsteinschätzung,Fremdeinschätzung", "Self-assessment,Line manager")
SAID = (
    *((header, "Current,Target", 0) for header in ("Type", "Metric")),
    *(("Type", words, 0) for words in WISHED),
    *((header, "Self,Manager", 6) for header in ("Relationship", "Skill Rating Type", "Quelle")),
    *(("Source", words, 6) for words in BY_OTHERS),
)


@pytest.mark.parametrize(("header", "words", "by_manager"), SAID)
def test_cells_say_what_is_wished_or_who_rated(
    database: Database, header: str, words: str, by_manager: int
) -> None:
    """None of it is a later answer."""
    own, other = words.split(",")
    rows = [f"{who},{skill},{own},{level}" for (who, skill), level in RATED.items()]
    rows += [f"{who},{skill},{other},5" for who, skill in RATED]
    imported(database, "\n".join([f"Employee,Skill,{header},Level", *rows]))
    assert levels(database) == RATED
    counted = database.rows("select count(*) from rating where rater = 'manager'")
    assert counted == [(by_manager,)]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Start time,Python,SQL\nAnn,3/1/2026 9:00,1,1\nBob,3/1/2026 9:05,1,2\n"
        "Cy,3/1/2026 9:10,3,4\nAnn,3/2/2026 9:00,4,2\nBob,3/2/2026 9:10,5,3",
        "Name,Skill,Level,Project\nAnn,SQL,2,Apollo\nAnn,SQL,2,Zeus\nBob,SQL,3,Apollo\n"
        "Bob,SQL,3,Zeus\nAnn,Python,4,Zeus",
        "Name,Skill,Level,Certification\nAnn,Python,4,PCEP Python\nAnn,SQL,2,\nBob,SQL,3,OCA",
        "Name,Skill,Level,Evidence\nAnn,Python,4,Diploma\nAnn,SQL,2,Peer review\nBob,SQL,3,Exam",
        "Name,Skill,Level,Rater,How\nAnn,Python,4,Self,Self review\nAnn,SQL,2,Self,Test\n"
        "Ann,SQL,3,Manager,Manager review",
        "Employee,Tool,Rating\nAnn,Python,4\nAnn,SQL,2\nBob,SQL,3",
        "Name,Skill,Comment,Level\nAnn,Python,fine,3\nAnn,Python,better now,4\nAnn,SQL,ok,2\n"
        "Bob,SQL,ok,1\nBob,Docker,new,2",
    ],
)
def test_what_only_stands_beside_the_rows_asks_nothing(database: Database, text: str) -> None:
    imported(database, text)
    assert (levels(database)["Ann", "Python"], levels(database)["Ann", "SQL"]) == (4, 2)


OWN_LEVELS = (
    *("Skill,Average,Gap", "Skill,Current level (1-5),Target", "Skill,Where I am now,Target"),
    *("Skill,Current level 1-5,Target level 1-5", "Compétence,Niveau actuel (1-5),Niveau cible"),
    "Kompetenz,Ist (1-5),Soll (1-5)",
)
"""Beside a target they are no requirement; a scale behind a word does not hide it."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Name,Skill,Level,Score\nAnn,SQL,Expert,4\nBob,SQL,Novice,2", "only one of them can"),
        ("Name,Employee,Skill,Level\nP1,Al,R,3\nP2,Bo,Go,2\nP3,Al,Go,4", "Both “Name”, “Employee”"),
        (
            "Name,Skill,Assessed proficiency,Assessment score\nA,Go,3,51\nA,R,1,17\nB,Go,5,85",
            r'`\[columns."Assessment score"\]` with `use = "ignored"`',
        ),
        ("Name,Course,Skill,Level,Status\nA,X,SQL,Novice,Done\nB,Y,Go,Expert,-", "Are the names"),
        ("User,Tool,Rating\nAnn,Docker,3\nBob,Kubernetes,5", "Are the names in “Tool” skills"),
        ("id,name,level,skills\n1,Ann,2,python;sql;go\n2,Bob,3,go;sql;java", "list skills"),
        ('Name,Level,Skills\nAnn,Senior,"Python, SQL"\nBob,Junior,"Go, Java"', "list skills"),
        ("Competency,Self,Manager,Target\nPython,4,3,4\nSQL,2,2,3", "no column that says whose"),
        ("ref,competency,exp_C1,exp_C2\n1,Zorb,1,2\n2,Vega,2,3", "no column that says whose"),
        *((f"{own}\nPython,4,5\nSQL,3,4", "no column that says whose") for own in OWN_LEVELS),
        ("Role,Skill,Required level\nEngineer,Python,3\nEngineer,SQL,2", "load roles FILE"),
        ("Product,Target,Needed\nBread,3,1\nMilk,2,2", "No column with levels"),
        (",Python,SQL\nRequired level,3,2\nHeadcount,2,1\nWeight,3,2", "No column with levels"),
        (",Mako,Topaz\nJuno,Novice,Expert\nBart,Expert,Novice", "skills: “Mako”, “Topaz”[?]"),
        ("Name,Main skill,How good are you at Vega?\nA,Zorb,3\nB,Orbit,4", "skills: “Vega”[?]"),
        ("Name,Python Q1,Python Q2\nAnn,1,2\nBob,2,2", "of several rounds"),
        ("Name,Python Jan 2026,Python Jul 2026\nAnn,1,2\nBob,2,2", "of several rounds"),
        ("Name,SQL (2026-01),SQL (2026-07)\nAnn,1,2\nBob,2,2", "of several rounds"),
        ("Name,Python voor,Python na\nAnn,1,2\nBob,2,2", "of several rounds"),
        (
            ",Python,,SQL,\nName,Jan 2026,Jul 2026,Jan 2026,Jul 2026\nAnn,1,2,3,4\nBob,2,2,1,1",
            "of several rounds",
        ),
        ("Name,Before: Python,After: Python\nAnn,1,2\nBob,2,2", "of several rounds"),
        ("Name,Level 2025,,Level 2026,\n,SQL,Go,SQL,Go\nAnn,1,2,1,4\nBo,2,2,1,1", "several rounds"),
        ("Name,Go before,Go after,R before,R after\nAnn,1,2,3,4\nBob,2,3,1,1", "after, before"),
        ('Name,Skills\nAnn,"Python (4), SQL (3)"\nBob,"Python: 2; SQL: 5"', "column of its own"),
        ("Name,Skills\nAnn,Python=4|SQL=3\nBob,Go=2|SQL=5", "column of its own"),
        ("Employee Name,Skill,Skill Level\nAnn,1,2\nBob,2,3", "“Skill” holds ids of skills"),
        (
            "ID,Skill,Level,Source\n1,Go,3,Manager validation\n2,Go,2,Self-assessment\n3,Go,2,Exam",
            "not what kind of rater “Exam” is",
        ),
        (
            "Name,Skill,Level,Rater\nAna,Go,4,Self\nTom,Go,5,Tom\nAna,Go,3,Manager",
            r"“Rater” says who rated \(“Self”\), but not what kind of rater “Tom” is",
        ),
        ("Name,Skill,Level,self_rated\nAnn,Go,3,true\nBob,Go,2,false", "rater “false” is"),
        ("Name,Skill,Level,Self rated\nAnn,Go,3,no\nBob,Go,2,no", "what kind of rater “no” is"),
        ("Name,Python,SQL,Self-rated?\nAnn,3,2,Yes\nBob,2,1,No", "what kind of rater “No” is"),
        ("Name,Skill,Q1 26,Q2 26\nAnn,Go,1,2\nAnn,SQL,2,3\nBob,Go,3,3", "Q2 26” are of several"),
        ("person_id,skill_id,level\n1,s1,3\n2,s2,4", "holds ids of skills"),
        ("User ID,Competency Name,Official Rating,Expected Rating\nu1,Go,4,5\nu2,R,2,5", "."),
        ("Name,Python,SQL,Overall progress\nAnn,99%,40%,70%\nBob,0%,9%,5%", "an exam"),
        (
            "Name,Office,Python,SQL\nAnn,Berlin,1,1\nBob,Berlin,1,2\nCy,Home,3,4\nAnn,Home,4,2\n"
            "Bob,Home,5,3",
            "differ in “Office”: Berlin, Home",
        ),
        ("Name,Python,SQL\n,(1 = expert),(1 = expert)\nAnn,1,2\nBob,3,3", "number is the best"),
        ("Bewertung nach Schulnoten\n\nName,Python,SQL\nAnn,1,2\nBob,5,4", "are grades"),
        ("Name,Python,SQL\nAnn,1,2\nBob,5,4\nBewertung nach Schulnoten,,", "are grades"),
        ("Name,známka [Python],známka [SQL]\nAnn,1,2\nBob,5,4", "are grades"),
        ("Name,Python,SQL\nAnn,3 years,1 year\nBob,2 years,5 years", "have no level"),
        ("Month,Python,Java,C++\n2026-01,3,4,5\n2026-02,4,4,3", "Are these skills"),
        ("Month,Tea,Milk\n2026-01,3,4\n2026-02,4,3", "nothing says that these numbers are levels"),
        (
            "Name,Python - Self,Python - Peer avg,SQL - Self,SQL - Peer avg\nAnn,3,1,2,4\n"
            "Bob,2,5,4,1",
            "If others rated in “peer avg”",
        ),
        ("Name,Python,SQL\nAnn,3 -> 4,2 | 3\nBob,2 (3),1 - 2", "have no level"),
    ],
)
def test_what_may_be_read_in_two_ways_is_asked(empty: Database, text: str, said: str) -> None:
    assert re.search(said, refusal(empty, text))


@pytest.mark.parametrize("kind", ["Years", "Priority", "Exp (yrs)", "Gap", "Consensus"])
@pytest.mark.parametrize(
    "form",
    [
        "Name,Python - Level,Python - {0},SQL - Level,SQL - {0}",
        "Name,Python (Self),Python ({0}),SQL (Self),SQL ({0})",
        ",Python,,SQL,\nName,Level,{0},Level,{0}",
        "Name,Python - Self,Python - {0},K8s - Self,K8s - {0}",
    ],
)
def test_what_stands_beside_levels_is_no_skill(empty: Database, kind: str, form: str) -> None:
    result = proposed(empty, f"{form.format(kind)}\nAnn,4,10,3,2\nBob,3,5,2,1\n")
    assert rated(result) == ["Python", "Kubernetes" if "K8s" in form else "SQL"]
    assert {c.position for c in result.columns if c.use == "level"} == {2, 4}


def first_uses(empty: Database, text: str, count: int, rater: Rater = "manager") -> list[str]:
    """What the first columns are, of a file that asks nothing."""
    proposal = propose(text.encode(), "f.csv", empty, rater=rater, scale="1-5")
    assert (proposal.refusal, proposal.questions) == (None, ())
    return [c.use for c in proposal.columns[:count]]


ASKED = (
    *("Who are you rating?", "Person rated", "Name of the team member", "Name of the employee"),
    *("Name of your direct report", "Reviewee", "Employee being assessed", "Whom do you review?"),
    *("Which colleague are you rating?", "Wen bewertest du?", "Wen bewerten Sie?"),
    *("Bewertete Person", "Name der bewerteten Person", "Personne évaluée", "Persona evaluada"),
    *("Nom du collaborateur évalué", "¿A quién evalúa?", "Pessoa avaliada", "Persona valutata"),
    *("Beoordeelde medewerker", "Person being assessed", '"Person of focus (First, Last)"'),
    *("Feedback recipient", '"Mitarbeiter, der beurteilt wird"'),
)


RATERS = (
    *("Reviewer,Reviewee", "Your name,Person rated", "Rated by,Employee", "Reviewer email,Name"),
    *("Ihr Name,Bewertete Person", "Évaluateur,Collaborateur"),
)
ADDRESSED = ("Employee,Email", "Name of the employee,E-mail", "Name,Email")
ALONE = (
    *("Operario", "Miembro del Equipo", "Membro da equipe", "Teammitglied", "Teamlid", "Addetto"),
    *("Membre", "Technicien", "Opérateur", "Członek zespołu", "Soldier", "Medarbetare"),
    *("Çalışan", "Salarié", "従業員", "Osoba", '"Last name, First name"'),
)
SENT = "Timestamp,Email Address", "1/2/2026 9:00:00,boss@example.org"


@pytest.mark.parametrize(
    ("head", "row", "rater", "uses"),
    [
        *((f"{SENT[0]},{who}", f"{SENT[1]},{{}}", "manager", "metadata person") for who in ASKED),
        *((head, "Eve Fox,{}", "manager", "metadata person") for head in RATERS),
        *((head, "{},{}@example.org", "self", "person person") for head in ADDRESSED),
        *((head, "{}", "self", "person") for head in ALONE),
    ],
)
def test_who_is_rated_and_who_rates(
    empty: Database, head: str, row: str, rater: Rater, uses: str
) -> None:
    names = enumerate(("Ada Nguyen", "Bo Larsen", "Chi Okafor"), start=1)
    rows = "".join(f"{row.format(name, name[:2])},4,{at}\n" for at, name in names)
    wanted = uses.split()
    columns = 3 if head.startswith(SENT[0]) else len(wanted)
    assert first_uses(empty, f"{head},Python,SQL\n{rows}", columns, rater)[-2:] == wanted


def test_facts_of_the_rated_person_stay_theirs(database: Database) -> None:
    text = "Reviewer,Reviewee,Employee ID,Python,SQL\nDi,Ada,E1,4,3\nDi,Bo,E2,2,5\n"
    result = imported(database, text, rater="manager", scale="1-5")
    assert [c.use for c in result.columns[:3]] == ["metadata", "person", "person"]
    assert {i for (i,) in database.rows("select identity from person")} == {"e1", "e2"}


def test_ratings_by_others_left_at_self_are_a_question(database: Database) -> None:
    form = (
        "Timestamp,Email Address,Who are you rating?,Python,SQL\n"
        "1/2/2026 9:00:00,boss@example.org,Ada Nguyen,4,3\n"
        "1/2/2026 9:05:00,boss@example.org,Bo Larsen,2,5\n"
        "1/2/2026 9:09:00,boss@example.org,Chi Okafor,1,1\n"
    )
    others = "Name,Rate your colleague's proficiency in Python\nAnn,4\nBob,3\n"
    source = "Name,Skill,Source,Level\nAnn,Python,Manager,4\nAnn,SQL,Manager,2\n"
    files = {form: "manager's ratings, or a peer's", others: "a peer's", source: "a peer's"}
    for text, asked in files.items():
        assert any(asked in q for q in imported(database, text, scale="1-5").questions)
    first_uses(database, form, 1, "peer")
    both = "Rated by,Employee,Python (self),Python (manager)\nBoss,Ada,4,3\nBoss,Bo,2,5\n"
    first_uses(database, both, 1, "self")


@pytest.mark.parametrize("header", ["Person in focus", "Subject"])
def test_reviews_are_of_whom_they_are_about(database: Database, header: str) -> None:
    reviews = (
        '"Your name (First, Last)",{},Relation to them,Python,SQL\n'
        "Di Ode,Ada Yu,Peer,4,3\nEl Roe,Bo Lee,Supervisor,1,3\nBo Lee,Bo Lee,Self,5,5\n"
    )
    text, mapping = reviews.format(header), ""
    if header == "Subject":
        assert "no column says for certain who is rated" in refusal(database, text)
        mapping = '[columns."Relation to them"]\nuse = "rater"\n[columns.Subject]\nuse = "person"\n'
    imported(database, text, mapping=mapping, scale="1-5")
    people = {"peer": {"Ada Yu"}, "manager": {"Bo Lee"}, "self": {"Bo Lee"}}
    assert {kind: {who for who, _ in levels(database, kind)} for kind in people} == people


def test_days_in_words_tell_the_later_row_where_they_are_those_of_answers(empty: Database) -> None:
    rows = "Ann,Go,5,1 Mar 2026\nBo,Go,4,1 Mar 2026\nAnn,Go,1,2 Feb 2026\nBo,Go,2,2 Feb 2026\n"
    assert proposed(empty, f"Name,Skill,Level,Assessed on\n{rows}").refusal is None
    hired = rows.replace("2 Feb", "1 Mar")
    assert "which of them counts" in refusal(empty, f"Name,Skill,Level,Hire date\n{hired}")


def test_several_named_peers_of_one_person_are_asked_about(database: Database) -> None:
    relations = (
        "Ada Yu,Ada Yu,Self,5,4\nBo Lee,Ada Yu,Peer,2,1\nCy Poe,Ada Yu,Peer,4,3\n"
        "Di Ode,Ada Yu,Manager,3,3\nBo Lee,Bo Lee,Self,1,1\nDi Ode,Bo Lee,Manager,2,2\n"
    )
    text = f"Your name,Who are you rating?,Relationship,Python,SQL\n{relations}"
    assert "“Bo Lee”, “Cy Poe” rated the same person as peers" in refusal(database, text)
    answer = '[columns."Your name"]\nuse = "ignored"\n'
    imported(database, text, mapping=answer, scale="1-5")
    found = [levels(database, kind)["Ada Yu", "Python"] for kind in ("self", "manager", "peer")]
    assert found == [5, 3, 4]
    one = text.replace("Cy Poe,Ada Yu,Peer", "Cy Poe,Bo Lee,Peer")
    imported(database, one, wave="one peer of each", scale="1-5")


@pytest.mark.parametrize("header", ["Name of the colleague you rate", "Whose work?", "Wer?"])
def test_two_columns_of_the_same_people_ask_who_is_rated(database: Database, header: str) -> None:
    peers = "Ana Silva,Ben Ode,4,3\nCem Kaya,Ben Ode,2,3\nBen Ode,Ana Silva,5,4\n"
    text = f"Your name,{header},Python,SQL\n{peers}"
    assert "which of them are rated" in refusal(database, text)
    mapping = f'[columns."{header}"]\nuse = "person"\n[columns."Your name"]\nuse = "metadata"\n'
    imported(database, text, mapping=mapping, rater="peer", wave="again")
    assert len(levels(database, "peer")) == 4  # of two people: one answer of each kind is kept


@pytest.mark.parametrize(
    "form", ["Communication [{0}],Leadership [{0}]", "{0} [Communication],{0} [Leadership]"]
)
@pytest.mark.parametrize("who", ["Your name,", ""])
def test_no_name_of_a_person_is_a_skill(empty: Database, form: str, who: str) -> None:
    people = ("Alice Moore", "Bob Stone", "Carla Diaz")
    head = ",".join(form.format(name) for name in people)
    rows = "\n".join(f"{f'{name},' if who else ''}5,4,3,4,2,{at}" for at, name in enumerate(people))
    result = refusal(empty, f"{who}{head}\n{rows}")
    assert re.search(r"the same names as the rows|Are these skills|nothing says", result)


@pytest.mark.parametrize("between", ["", ",,\nInterest,,\nName,Python,SQL\n", "Target level,,\n"])
def test_people_with_several_rows_are_refused(database: Database, between: str) -> None:
    blocks = "Name,Python,SQL\nAda,4,2\nBo,5,3\n{}Ada,1,5\nBo,2,4\n"
    with pytest.raises(RefusedError, match=r"2 of 2 people have several rows with other levels"):
        imported(database, blocks.format(between), scale="1-5")
    three = blocks.format("").replace("Bo,2,4\n", "Cy,2,4\n")
    assert imported(database, three, scale="1-5").people == 3


@pytest.mark.parametrize("tails", [("current", "target"), ("self", "manager"), ("skill", "will")])
def test_names_that_say_the_kind_are_refused(database: Database, tails: tuple[str, str]) -> None:
    kinds = "Ada Yu - {0},2,2\nAda Yu - {1},4,5\nBo Lee - {0},3,3\nBo Lee - {1},5,4\n"
    kinds = f"Name,Python,SQL\n{kinds}"
    with pytest.raises(RefusedError, match=r"“Ada Yu - .*” seem to be of one"):
        imported(database, kinds.format(*tails), scale="1-5")
    for old, new in ((" - {0}", ""), (" - {0}", " (Q1)"), (" - {0}", " 2025")):
        ends = {"": " (target)", " (Q1)": " (Q3)", " 2025": " 2026"}
        with pytest.raises(RefusedError, match=r"“Ada Yu.*” seem to be of one"):
            imported(database, kinds.replace(old, new).replace(" - {1}", ends[new]))
    dashed = kinds.format("Smith", "Smith").replace("Ada Yu - Smith,4,5\n", "")
    assert imported(database, dashed.replace("Bo Lee - Smith,5,4\n", ""), scale="1-5").people == 2


def forms(*days: str, header: str = "Timestamp") -> bytes:
    lines = [f"{header},Your name,Python,SQL"]
    lines += [f"{day},Person {i},3,{1 + i % 4}" for i, day in enumerate(days, 1)]
    return "\n".join(lines).encode()


TODAY = f"{now():%Y-%m}"
US = ("3/14/2026 10:22:33", "3/2/2026 9:00:01", "4/1/2026 9:00:01")
ZONE = ("2026/03/14 10:22:33 AM GMT+1", "2026/03/15 9:00:01 PM GMT+1")


@pytest.mark.parametrize(
    ("header", "days", "day"),
    [
        ("Timestamp", US, date(2026, 3, 14)),
        ("Timestamp", ZONE, date(2026, 3, 15)),
        ("Zeitstempel", ("01.04.2026 10:22:33", "02.04.2026 9:00:01"), date(2026, 4, 2)),
        ("Horodateur", ("14/03/2026 10:22:33", "2/3/2026 9:00:01"), date(2026, 3, 14)),
        ("Completion time", ("3/14/26 10:22:33", "3/15/26 9:00:01"), date(2026, 3, 15)),
        ("Date", ("2026-03-14", ""), date(2026, 3, 14)),
    ],
)
def test_the_wave_of_most_days(
    empty: Database, header: str, days: tuple[str, ...], day: date
) -> None:
    proposal = propose(forms(*days, header=header), "f.csv", empty, scale="1-5").answered
    assert (proposal.wave, proposal.day) == (f"{day:%Y-%m}", day)
    assert f"answered in {day:%Y-%m}, by the column “{header}”" in proposal.reason


def test_two_surveys_do_not_end_in_one_wave(database: Database) -> None:
    for day in ("2025-09-01 10:00:00", "2026-03-01 10:00:00"):
        outcome = ingest(database, forms(day, day), "f.csv", scale="1-5")
        assert outcome.wave_reason == propose(forms(day, day), "f.csv", database).answered.reason
        again = ingest(database, forms(day, day), "f.csv", scale="1-5")
        assert (again.duplicate, again.wave) == (True, outcome.wave)
    waves = database.rows("select name, held_on from wave order by name")
    assert waves == [("2025-09", date(2025, 9, 1)), ("2026-03", date(2026, 3, 1))]
    # what is named holds
    assert ingest(database, forms(day, day), "f.csv", scale="1-5", wave="spring").wave_reason == ""
    outcome = ingest(database, forms(day, day), "f.csv", scale="1-5", held_on=date(2026, 5, 2))
    assert (outcome.wave, outcome.wave_reason) == ("2026-05", "")


@pytest.mark.parametrize(
    "days",
    [
        ("3/4/2026 10:00", "5/4/2026 10:00"),
        ("13/4/2026 10:00", "4/13/2026 10:00", "3/4/2026 9:00", "3/5/2026 9:00", "3/6/2026 9:00"),
    ],
    ids=["no day past the 12th", "both orders"],
)
def test_day_and_month_are_not_guessed(database: Database, days: tuple[str, ...]) -> None:
    outcome = ingest(database, forms(*days), "f.csv", scale="1-5")
    assert outcome.wave == TODAY
    assert "may be day/month or month/day" in outcome.wave_reason
    assert outcome.wave_reason in [i.reason for i in outcome.issues if i.severity == "warning"]


def test_days_that_may_be_of_something_else_do_not_name_the_wave_and_are_told(
    database: Database,
) -> None:
    text = "Name,Skill,Level,date_uploaded\nAnn,SQL,3,2025-06-01\nBob,SQL,2,2026-03-27\n"
    result = imported(database, text, scale="1-5")
    assert result.wave == TODAY
    assert "nothing says that they are those of the answers" in result.wave_reason


def test_a_day_past_the_12th_settles_the_order_wherever_it_stands(empty: Database) -> None:
    days = [f"12/6/2018 {n // 60 % 24}:{n % 60:02}:{n // 1440:02}" for n in range(2_000)]
    proposal = propose(forms(*days, "12/27/2018 9:00:00"), "f.csv", empty).answered
    assert (proposal.wave, proposal.day) == ("2018-12", date(2018, 12, 27))
    assert proposal.reason.startswith(f"{grouped(2_001)} of {grouped(2_001)} rows")


@pytest.mark.parametrize("header", ["Hire date", "Start date", "Comment"])
def test_other_days_name_no_wave(empty: Database, header: str) -> None:
    text = f"Your name,{header},Python,SQL\nPerson 1,2019-03-14,3,4\nPerson 2,2019-03-01,3,4\n"
    proposal = propose(text.encode(), "f.csv", empty, scale="1-5").answered
    assert (proposal.wave, proposal.reason) == (None, "")


def test_the_days_of_files() -> None:
    assert order_of(["3/4/2026", "3/14/2026"]) == "month first"
    assert order_of(["3/4/2026", "14/3/2026"]) == "day first"
    assert order_of(["3/14/2026", "14/3/2026"]) is None
    assert day_in("3/4/2026", "day first") == date(2026, 4, 3)
    assert day_in("4/4/2026") == date(2026, 4, 4)
    assert day_in("14. März 2026 10:00") == day_in("March 14, 2026") == date(2026, 3, 14)
    assert last_day("H1 2027") == last_day("end of June 2027") == date(2027, 6, 30)
    assert last_day("2028-02") == date(2028, 2, 29)
    assert last_day("next year") is None
    for text in ("9999-12-31", "31 Dec 9999", "1/1/1899", "2101-Q1"):
        with pytest.raises(ValueError, match="give one from 1900-01-01 to 2100-12-31"):
            last_day(text)


WIDE = """Timestamp,Email Address,Your name,Python,SQL
11/20/2026 9:00:00,ann@example.org,Ann,5,4
11/14/2026 9:00:00,bob@example.org,Bob,2,
11/13/2026 9:00:00,Ann@example.org ,Ann,1,1
"""
LONG = """Person,Skill,Level,Date
Ann,Python,2,2026-01-10
Ann,Python,4,2026-11-10
Bob,Python,3,2026-11-10
Bob,Python,1,2026-01-10
"""


@pytest.mark.parametrize(
    ("content", "row", "column", "expected"),
    [
        (WIDE, 4, "Timestamp", {("Ann", "Python"): 5, ("Ann", "SQL"): 4, ("Bob", "Python"): 2}),
        *(
            (LONG.replace("Date", day), 5, day, {("Ann", "Python"): 4, ("Bob", "Python"): 3})
            for day in ("Date", "Assessed On", "Last updated", "Bewertungsdatum", "評価日", "Data")
        ),
    ],
)
def test_the_later_day_counts_and_is_said(
    database: Database, content: str, row: int, column: str, expected: dict[tuple[str, str], int]
) -> None:
    outcome = ingest(database, content.encode(), "f.csv", scale="0-5")
    result = [i for i in outcome.issues if "on a later day" in i.reason]
    assert [(i.row, f"“{column}”" in i.reason) for i in result] == [(row, True)]
    assert levels(database) == expected


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["2026-11-20", "2026-11-13"], {1}),
        (["2026-11-13", "2026-11-20"], set()),
        (["2026-11-20 10:00", "2026-11-20 9:00"], {1}),
        (["11/20/2026 1:00 PM", "11/20/2026 11:00 AM"], {1}),
        (["3/4/2026", "2/5/2026"], set()),
        (["3/1/2026", "3/1/2025"], {1}),
        (["10-Feb-26", "01-Dec-25"], {1}),
        (["2026年2月10日", "2025年12月1日"], {1}),
        (["Mar 2026", "12/2025"], {1}),
        (["03/02/2026 8:30", "03/01/2026 9:00"], {1}),
        (["2026-11-20", ""], set()),
        (["2026-11-20", "2026-11-20"], set()),
    ],
)
def test_only_a_day_that_is_sure_sets_a_row_below_aside(texts: list[str], found: set[int]) -> None:
    assert earlier([*enumerate(texts)], order_of(texts)) == sorted(found)


def person(row: int, text: str, label: str = "") -> Named:
    return Named(*identify(text), label or text, row, row, 1)


def asked(*texts: str) -> list[tuple[str, str]]:
    result = near_people([person(i, text) for i, text in enumerate(texts, start=2)], [])
    return [(pair.other, pair.one) for pair in result]


ONE = (
    *(("Ana Silva", "Anna Silva"), ("Ana Silva", "Silva, Ana"), ("José Núñez", "Jose Nunez")),
    *(("Ana Silva", "ana.silva@x.org"), ("Ana Silva", "Ana Sliva"), ("Søren Bo", "Soren Bo")),
    *(("ana.silva@x.org", "ana.silva@y.org"), ("Ana Maria Silva", "Anna Maria Silva")),
)
TWO = (
    *(("Ana Silva", "Ana Souza"), ("Martin", "Martina"), ("Person 1", "Person 2")),
    *(("Ana S", "Ana T"), ("ana.silva@x.org", "anna.silva@x.org"), ("E101", "E102")),
    *(("Ana Silva", "Ana Silvana"), ("ana@x.org", "ana@y.org"), ("Bo Li", "Bo Lu")),
)


@pytest.mark.parametrize(("one", "other"), [*ONE, *TWO])
def test_who_may_be_one_person(one: str, other: str) -> None:
    assert asked(one, other) == ([(one, other)] if (one, other) in ONE else [])
    assert asked(other, one) == ([(other, one)] if (one, other) in ONE else [])


def test_the_store_is_asked_about_new_people_only() -> None:
    store = [("email", "ana.silva@x.org", "Ana Silva"), ("name", "bob stone", "Bob Stone")]
    assert near_people([person(2, "Ana Silva"), person(3, "Bob Stone")], store) == (
        NearPeople("Ana Silva", "ana.silva@x.org", 2, None),
    )
    both = [person(2, "ana.silva@x.org", "Ana Silva"), person(3, "Anna Silva")]
    assert near_people(both, store) == (NearPeople("Anna Silva", "ana.silva@x.org", 3, 2),)
    assert near_people([person(2, "Bob Stone")], [*store, ("name", "bobb stone", "B")]) == ()


def test_people_with_ids_are_told_apart_by_them() -> None:
    two = [person(2, "E101", "Ana Silva"), person(3, "E102", "Ana Silva")]
    assert near_people(two, []) == ()
    assert near_people([*two, person(4, "Silva Ana")], []) == (
        NearPeople("Silva Ana", "e101", 4, 2),
        NearPeople("Silva Ana", "e102", 4, 3),
    )


def test_a_full_name_with_two_emails_in_one_file_is_asked_about() -> None:
    two = [person(2, "asilva@x.org", "Ana Silva"), person(3, "ana@y.org", "Silva, Ana")]
    assert near_people(two, []) == (NearPeople("ana@y.org", "asilva@x.org", 3, 2),)
    assert near_people(two[1:], [("email", "asilva@x.org", "Ana Silva")]) == ()
    short = [person(2, "asilva@x.org", "Ana"), person(3, "ana@y.org", "Ana")]
    assert near_people(short, []) == ()


@pytest.mark.parametrize("head", ["id,employee_id", "Record ID,Employee Name"])
def test_an_id_of_each_row_is_nobody(database: Database, head: str) -> None:
    rows = enumerate(product(("E7", "E8", "E9"), ("Python,4", "SQL,3")), start=1)
    text = "".join(f"{number},{person},{rating}\n" for number, (person, rating) in rows)
    result = imported(database, f"{head},Skill,Level\n{text}", scale="1-5")
    assert (result.people, result.ratings) == (3, 6)


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("Employee ID,Name", "Smith", "Lee"),
        ("Matricule,Nom", "Anonyme", "Anonyme"),
        ("Personnel number,Name", "Anonymous", "Anonymous"),
        ("ID,Name", "Anonymous", "anonymous"),
        ("ID,Name", "***", "---"),
    ],
)
def test_an_id_beside_a_name_that_two_share_stays_theirs(
    database: Database, head: str, first: str, second: str
) -> None:
    lines = f"1,{first},Go,4\n2,{first},SQL,2\n3,{second},Go,1\n4,{second},SQL,3\n"
    assert imported(database, f"{head},Skill,Level\n{lines}", scale="1-5").people == 4


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ("Self,Peer", "peer"),
        ("Self Score,Peer Average", "peer"),
        ("Self,Peer 1", "peer"),
        ("Auto-évaluation,Évaluation N+1", "manager"),
    ],
)
def test_a_column_of_another_rater_is_theirs(empty: Database, headers: str, kind: str) -> None:
    rows = "Ana,Python,4,3\nAna,SQL,3,2\nTom,Python,2,2\nTom,SQL,1,2\n"
    result = uses(proposed(empty, f"Employee,Skill,{headers}\n{rows}", scale="1-5"))
    assert [*result.values()] == ["person", "skill", "level", f"level {kind}"]


@pytest.mark.parametrize(
    "text",
    [
        "Employee,Skill,Self,Peer 1,Peer 2\nAna,Go,4,3,2\nTom,Go,1,2,5\n",
        "Employee,Self - Go,Peer 1 - Go,Peer 2 - Go\nAna,4,3,2\nTom,1,2,5\n",
    ],
)
def test_ratings_of_two_peers_are_asked_about(database: Database, text: str) -> None:
    last = text.splitlines()[0].split(",")[-1]
    assert f"“{last}”: ratings by further peers" in refusal(database, text)
    imported(database, text, mapping=f'[columns."{last}"]\nuse = "ignored"\n', scale="1-5")
    assert levels(database, "peer") == {("Ana", "Go"): 3, ("Tom", "Go"): 2}


@pytest.mark.parametrize("header", ["Skill Source", "Source", "Rating source"])
def test_a_source_that_is_a_person_says_who_rated(database: Database, header: str) -> None:
    rows = "Ana,Python,3,Worker\nAna,Python,4,Manager\nTom,Python,1,Worker\n"
    imported(database, f"Worker,Skill,Level,{header}\n{rows}", scale="1-5")
    assert levels(database) == {("Ana", "Python"): 3, ("Tom", "Python"): 1}
    assert levels(database, "manager") == {("Ana", "Python"): 4}


NAMED = "Employee,Skill,Level,Assessor\nAna,Go,3,Ana\nAna,Go,5,Jon\nTom,Go,2,Tom\nTom,Go,4,Mia\n"
WORDS = "Name,Skill,Level,Rating type\nAna,Go,3,Self\nAna,Go,5,Jury\nTom,Go,2,Self\nTom,Go,4,Test\n"


@pytest.mark.parametrize(("text", "words"), [(NAMED, ("Jon", "Mia")), (WORDS, ("Jury", "Test"))])
def test_a_mapping_says_who_the_raters_are(
    database: Database, text: str, words: tuple[str, str]
) -> None:
    header = text.splitlines()[0].split(",")[-1]
    asked = refusal(database, text)
    assert f'`values = {{ "{words[0]}" = "KIND", "{words[1]}" = "KIND" }}`' in asked
    entry = f'[columns."{header}"]\nuse = "rater"\nvalues = {{ {words[0]} = "manager"'
    half = refusal(database, text, mapping=f"{entry} }}")
    assert f"what kind of rater “{words[1]}” is" in half
    imported(database, text, mapping=f'{entry}, {words[1]} = "ignored" }}', scale="1-5")
    assert levels(database) == {("Ana", "Go"): 3, ("Tom", "Go"): 2}
    assert levels(database, "manager") == {("Ana", "Go"): 5}


REVIEWED = "Reviewee,Reviewer,Relationship,Skill,Level\nAna,Mia,Peer,Go,4\nAna,Raj,Peer,Go,5\n"


@pytest.mark.parametrize(
    ("text", "entry", "level"),
    [
        (REVIEWED, '[columns.Reviewer]\nuse = "ignored"\n', 5),
        (
            "Ratee,Rater Group,Go,SQL\nAna,Self,4,2\nAna,Peers (n=3),3,2\n"
            "Ana,Direct Reports (n=2),2,1\n",
            '[columns."Rater Group"]\nuse = "rater"\n'
            'values = { "Direct Reports (n=2)" = "ignored" }\n',
            3,
        ),
    ],
)
def test_several_of_one_kind_are_asked_about(
    database: Database, text: str, entry: str, level: int
) -> None:
    text += "\n".join(text.splitlines()[1:]).replace("Ana", "Tom")
    asked = "as peers (“Reviewer”)" if "Mia" in text else "nothing says which of them counts"
    assert asked in refusal(database, text)
    imported(database, text, mapping=entry, scale="1-5")
    assert levels(database, "peer")["Ana", "Go"] == level


def test_one_peer_of_each_person_and_skill_is_no_question(empty: Database) -> None:
    text = REVIEWED.replace("Raj,Peer,Go", "Raj,Peer,SQL")
    assert refusal(empty, f"{text}Tom,Mia,Peer,Go,2\n", scale="1-5") == ""


@pytest.mark.parametrize(
    ("column", "rater", "again"),
    [
        ("Rater", "Self", "self"),
        ("Rater", "Self", "Self assessment"),
        ("Rated by", "Line manager", "Manager"),
        ("Reviewer", "Mia", "mia"),
        ("Reviewer", "Mia", ""),
        ("Reviewer", "Mia", "Raj"),
    ],
)
def test_one_correction_is_stored(database: Database, column: str, rater: str, again: str) -> None:
    rows = "".join(f"{name},Go,3,{rater}\n" for name in ("Ana", "Tom", "Cy", "Di", "Bo"))
    imported(database, f"Employee,Skill,Level,{column}\n{rows}Ana,Go,5,{again}\n", scale="1-5")
    assert levels(database, "manager" if "anager" in rater else "self")["Ana", "Go"] == 5


@pytest.mark.parametrize("level", ["", '[columns.Level]\nuse = "level"\nrater = "self"\n'])
@pytest.mark.parametrize("kind", ["manager", "ignored"])
def test_a_manager_who_is_rated_too_keeps_their_own_rating(
    database: Database, kind: str, level: str
) -> None:
    lines = f'[columns.Assessor]\nuse = "rater"\nvalues = {{ Mia = "{kind}", Bo = "manager" }}\n'
    chained = "Ana,Go,3,Ana\nAna,Go,5,Mia\nMia,Go,4,Mia\nMia,Go,2,Bo\nBo,Go,5,Bo\n"
    text = f"Employee,Skill,Level,Assessor\n{chained}"
    imported(database, text, mapping=lines + level, scale="1-5")
    assert levels(database) == {("Ana", "Go"): 3, ("Mia", "Go"): 4, ("Bo", "Go"): 5}
    theirs = {("Ana", "Go"): 5} if kind == "manager" else {}
    assert levels(database, "manager") == {("Mia", "Go"): 2, **theirs}


def test_a_mapping_that_leaves_every_rater_out_is_refused(database: Database) -> None:
    text = "Employee,Skill,Level,Assessor\nAna,Go,5,Self\nMia,Go,2,Jury\n"
    lines = '[columns.Assessor]\nuse = "rater"\nvalues = { Self = "ignored", Jury = "ignored" }\n'
    assert "leaves out every rater" in refusal(database, text, mapping=lines)


def test_a_rater_whom_no_mapping_names_is_not_oneself(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "LARGE", 0)
    rows = "".join(f"P{n},Go,3,P{n}\nP{n},Go,4,Jon\n" for n in range(large.SAMPLED))
    lines = '[columns.Assessor]\nuse = "rater"\nvalues = { Jon = "manager" }\n'
    lines += '[columns.Level]\nuse = "level"\n'
    text = f"Employee,Skill,Level,Assessor\n{rows}P1,Go,1,Mia\n"
    result = imported(database, text, mapping=lines, scale="1-5")
    assert levels(database)["P1", "Go"] == 3
    assert "does not say of which kind they are" in " ".join(i.reason for i in result.issues)


def test_an_id_of_oneself_beside_an_email_is_self(database: Database) -> None:
    rows = "1,a@x.org,Go,3,1\n1,a@x.org,Go,5,9\n2,t@x.org,Go,4,9\n"
    lines = '[columns.Assessor]\nuse = "rater"\nvalues = { 9 = "manager" }\n'
    text = f"Employee ID,Email,Skill,Level,Assessor\n{rows}"
    imported(database, text, mapping=lines, scale="1-5")
    assert levels(database) == {("a@x.org", "Go"): 3}
    assert levels(database, "manager") == {("a@x.org", "Go"): 5, ("t@x.org", "Go"): 4}


BESIDE = (
    *("Information source", "Open source", "Human Resource", "Role", "Job title", "Position"),
    *("Job", "Employee type", "Grade"),
)


@pytest.mark.parametrize("header", BESIDE)
@pytest.mark.parametrize("words", ["Colleague,Manager", "Employee,Manager", "Worker,Supervisor"])
def test_what_raters_are_called_says_nothing_in_other_columns(
    empty: Database, header: str, words: str
) -> None:
    first, second = words.split(",")
    text = f"Name,{header},Python,SQL\nAna,{first},3,4\nTom,{second},2,5\nCy,{second},1,1\n"
    result = proposed(empty, text, scale="1-5")
    assert (result.refusal, uses(result)[header] == "rater") == (None, False)
