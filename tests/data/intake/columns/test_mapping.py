"""What each column is: ratings, who answered, names, teams and roles in the languages of forms."""

from datetime import datetime

import pytest

from data.intake.columns.column import A_SENTENCE
from data.intake.columns.mapping_file import ALL, MappingFile
from data.intake.columns.skills import Match, SkillFinder
from data.intake.language.headers import PERSON_NAME, bare_request, name_and_when
from data.intake.language.words import fold
from data.intake.levels.scales import DATE_REASON
from data.store.database import Database
from data.store.facts.taxonomy import lookup
from tests.data.exports.files import as_xlsx
from tests.data.intake.imported import imported, levels, meant, proposed, rated, refusal, uses

OTHER_THINGS = (
    *("Statistics", "Incident Response", "Networking", "Python Q3", "Project management"),
    *("Product management", "MySQL databases", "AI design", "LLMOps", "IPython", "Orchestration"),
    *("Data lanes", "Mathematics", "Supply chain"),
)
"""What differs from a known name by a word, by its beginning, or in a short word."""


def called(match: Match | None) -> str | None:
    return match.skill.name if match else None


def test_names_aliases_and_near_spellings_but_never_short_ones(empty: Database) -> None:
    finder = SkillFinder(lookup(empty))
    for text, skill in (
        ("python", "Python"),
        ("K8s", "Kubernetes"),
        ("Kuberntes", "Kubernetes"),
        ("C++", "C++"),
        ("C#", None),  # rapidfuzz's default processor would have made it C
        ("SQA", None),  # one letter from SQL, and too short to guess
        ("Python 2", None),  # another number is another thing
        ("Gardening", None),
        ("Container orchestation", "Container orchestration"),
        ("Java Script", "JavaScript"),
        *((other, None) for other in OTHER_THINGS),
    ):
        assert called(finder.name(text)) == skill, text


def test_a_slip_is_always_a_question(empty: Database) -> None:
    result = proposed(empty, "Name,SQL,Kuberntes\nA,3,4\nB,2,4\n").issues
    assert [i.column for i in result if "Is that right?" in i.reason] == ["Kuberntes"]


def test_whole_words_of_a_question_and_the_case_of_short_names(empty: Database) -> None:
    finder = SkillFinder(lookup(empty))
    for text, skill in (
        ("How would you rate your level of experience using R?", "R"),
        ("How did you go about your first job?", None),
        ("Jak oceniasz swoją znajomość Pythona?", "Python"),
        ("Rate your ability in machine learning today", "Machine learning fundamentals"),
        ("Your level in natural language processing (NLP)", "Natural language processing"),
        ("Advanced models of data, visualization of these", None),
    ):
        assert called(finder.within(text)) == skill, text


def test_checkboxes_are_levels_only_when_a_scale_is_declared(empty: Database) -> None:
    text = "Name,Python,SQL\nAnn,1,0\nBob,0,1\n"
    assert refusal(empty, text)
    assert refusal(empty, text, scale="0-5") == ""


WISHES = ["none, for now; thanks", "good, but more time please", "basic, and a course"]


@pytest.mark.parametrize("wishes", [WISHES, WISHES[:1] * 3], ids=["three", "the same"])
def test_sentences_under_a_new_header_are_no_skill(empty: Database, wishes: list[str]) -> None:
    answers = zip(("Novice", "Expert", "Good"), wishes, strict=True)
    rows = "".join(f'p{i}@example.org,{word},"{wish}"\n' for i, (word, wish) in enumerate(answers))
    assert rated(proposed(empty, f"E-mail,Python,Wishes\n{rows}")) == ["Python"]


LABELS = ("Intermediate - I can write queries", "Basic: knows the syntax")


def test_labels_that_columns_share_or_that_come_again_are_levels(empty: Database) -> None:
    rows = [(*LABELS, "Expert"), (LABELS[1], LABELS[0], LABELS[0]), (*LABELS, LABELS[1])]
    lines = "".join(f"P{i},{','.join(row)}\n" for i, row in enumerate(rows))
    every = MappingFile(skills=ALL)
    result = proposed(empty, f"Name,Juggling,SQL,Whistling\n{lines}", mapping=every)
    assert rated(result) == ["Juggling", "SQL", "Whistling"]
    assert meant(result) == {LABELS[0]: 3, LABELS[1]: 1, "Expert": 5}
    labels = ["Basic, I know the syntax", "Expert, I teach others"]
    lines = "".join(f'P{i},"{labels[i % 2]}","{labels[i // 2]}"\n' for i in range(4))
    result = proposed(empty, f"Name,Juggling,Python\n{lines}")
    assert rated(result) == ["Juggling", "Python"]
    assert meant(result) == {labels[0]: 1, labels[1]: 5}


def test_of_words_a_sentence_is_listed_and_a_short_addition_stays_a_level(
    database: Database,
) -> None:
    rows = 'Ann,Expert,Novice\nBob,"none, for now; thanks",Expert\n'
    rows += 'Cem,"Expert, 5 years",Novice - but eager\n'
    result = imported(database, f"Name,Python,SQL\n{rows}Dan,Expert,Expert\n")
    assert ("Bob", "Python") not in levels(database)
    listed = [(i.row, i.column) for i in result.issues if i.reason.startswith(A_SENTENCE)]
    assert listed == [(3, "Python")]
    assert levels(database)["Cem", "Python"] == 5
    assert levels(database)["Cem", "SQL"] == 1


def test_a_date_in_a_workbook_is_listed(database: Database) -> None:
    head, first = ["Name", "Python", "SQL"], ["Ada", 3, datetime(2026, 1, 2)]
    rows = [head, first, ["Bo", 4, 2], ["Chi", 5, 1]]
    result = imported(database, as_xlsx(rows), scale="1-5")
    assert (result.ratings, result.set_aside) == (5, 1)
    assert [(i.row, i.column, i.reason) for i in result.issues] == [(2, "SQL", DATE_REASON)]


@pytest.mark.parametrize("header", ["Name,Python,SQL,Python", "Name,Python,SQL,Python.1"])
def test_one_header_twice_is_a_question_that_names_both(empty: Database, header: str) -> None:
    text = proposed(empty, f"{header}\nAnn,4,3,1\nBob,1,2,5\n")
    assert rated(text) == ["Python", "SQL", "Python (column 4)"]
    (result,) = [i for i in text.issues if "stands in two columns, 2 (“Python”) and 4" in i.reason]
    assert result.severity == "warning"


LONG = "planning and running of large programmes with many partners in several countries"
HOW = "How good are you at"
RATED = {
    "a key in brackets, and emphasis": (
        "Name,Rate your Python [1 = never used; 5 = could teach it],"
        "How confident are you in *dbt*?\nAnn,3,4\nBob,2,5\n",
        ["Python", "dbt"],
    ),
    "a row of a grid beside a column of its name": (
        "Name,Rate your knowledge [Oz],Rate your knowledge [SQL],Oz\nAnn,4,3,1\nBob,1,2,5\n",
        ["Oz", "SQL", "Oz (column 4)"],
    ),
    "a number that belongs to the name": (
        "Name,Python,Vue,Vue 3,Angular.2\nAnn,4,3,1,2\nBob,1,2,5,3\n",
        ["Python", "Vue", "Vue 3", "Angular.2"],
    ),
    "no checkboxes beside questions with a scale": (
        f"Name,{HOW} Python?,{HOW} SQL?,Git,Docker\nAnn,4,3,1,0\nBob,1,2,0,1\n",
        ["Python", "SQL"],
    ),
    "what somebody is at ease with": (
        "Name,How would you rate your comfort level with public speaking?,Rate your Python skills\n"
        "Ann,4,3\nBob,1,2\n",
        ["public speaking", "Python"],
    ),
    "a rare skill": ("Name,Python,SQL,Docker\nAnn,4,3,1\nBob,1,2,0\n", ["Python", "SQL", "Docker"]),
    "a long name, and no sentence": (
        f"Name,Go,{LONG} {LONG},The team helps me whenever I am stuck\nAnn,3,4,5\nBob,2,1,4\n",
        ["Go", f"{LONG} {LONG}"],
    ),
    "no statements": (
        "Name,Go,The team is open,I learn enough,Zorbing\nAnn,3,4,5,1\nBob,2,1,3,4\n",
        ["Go", "Zorbing"],
    ),
    "no agreement": ("Name,Go,I can use R\nAnn,3,Agree\nBob,2,Strongly agree\n", ["Go"]),
    "no frequency": ("Name,Go,I can use R\nAnn,3,Often\nBob,2,Never\n", ["Go"]),
    "no joy": ("Name,Go,I can use R\nAnn,3,Very satisfied\nBob,2,Dissatisfied\n", ["Go"]),
    "no yes": ("Name,Go,I can use R\nAnn,3,Yes\nBob,2,No\n", ["Go"]),
    "no day": ("Name,Python,2018-01-01\nAnn,1,2\nBob,3,4\n", ["Python"]),
    "no German day": ("Name,Python,01.02.2018\nAnn,1,2\nBob,3,4\n", ["Python"]),
    "no share": ("Name,Python,Certified\nA,4,3/12\nB,2,1/4\nC,3,11/25\nD,3,6/30\n", ["Python"]),
    "no year": ("Name,Python,2018\nAnn,1,2\nBob,3,4\n", ["Python"]),
    "no quarter": ("Email,Go,Rust,Q3 Revenue\na@x.org,3,4,5\nb@x.org,1,2,3\n", ["Go", "Rust"]),
    "no number of the row": ("Lp,Name,Python\n1,Ann Bell,3\n2,Bob Carr,4\n3,Cy,1\n", ["Python"]),
    "no change": ("Name,Go,SQL,Change\nAnn,3,4,-1\nBob,5,2,1\nCem,1,3,-2\n", ["Go", "SQL"]),
    "headings before known skills": (
        "Name,Backend: Python,Backend: Go,Data: SQL\nAda,4,2,3\nBo,5,3,1\n",
        ["Python", "Go", "SQL"],
    ),
    "columns that begin alike": (
        "Name,Python,Required reading,Required writing,Target modelling,Target testing\n"
        "Ann Bell,3,4,2,1,1\nBob Carr,5,4,1,2,2\n",
        ["Python"],
    ),
    "a current level alone": (
        "Name,Your current Go level,Alternating current\nAnn,1,4\nBob,3,5\n",
        ["Go", "Alternating current"],
    ),
    "words of one's own below the skills": (
        "Name,Python,,SQL,\n,Theory,Practice,Theory,Practice\nAnn,1,4,2,5\nBob,3,5,4,5\n",
        ["Python [Theory]", "Python [Practice]", "SQL [Theory]", "SQL [Practice]"],
    ),
}


@pytest.mark.parametrize(("text", "skills"), RATED.values(), ids=RATED)
def test_which_columns_rate_which_skills(empty: Database, text: str, skills: list[str]) -> None:
    assert rated(proposed(empty, text)) == skills


SKILLS = (
    *("Peer review", "Email marketing", "E-mail security", "ID management"),  # like an identity
    *("Importance sampling", "Interest rate models", "Max pooling", "Goal setting"),
    *("Frequency analysis", "Note taking", "Duration estimation", "Points - Loyalty"),
    *("Feedback - Giving", "Employee experience", "Manager tools", "Total quality management"),
    *("Expected value", "Variance reduction", "Salary modelling", "Cost control"),
    *("Time management", "Workshop facilitation", "Value stream mapping"),
    *("Distress signals", "Unhappyness", "Availability modelling", "Bug hunting"),
)
NO_SKILLS = (
    *("Average rating", "Required level", "Expected level", "Age group", "Target"),
    *("Comments", "Employee ID number", "Future training", "Number of comments"),
    *("Expected rating", "Unit cost", "Cost of training", "Time in the team", "Workshop", "Total"),
    *("Item 4", "Years of Python", "Required level of Python", "Python exam score"),
    *("How satisfied are you with Python?", "How often do you use Python?"),
    *("How likely are you to recommend Python?", "How much do you enjoy using Python?"),
    "How much training have you had to build your skill in Python?",
    *("How difficult was it to learn Python?", "How many years have you used Python?"),
    *("Czy polecisz Python koledze?", "Jak bardzo jesteś zadowolony z Python?"),
    *("Hur nöjd är du med Python?", "Jak jste spokojeni s SQL?", "Hvor ofte bruger du SQL?"),
    *("Pythonの満足度", "Rückenschmerzen", "Quality of sleep", "FTE", "Headcount", "Floor"),
    *("How satisfied are you with your team?", "Which number has your team?", "Education"),
    *("Weeks free", "Ancienneté", "Staż", "Absences", "# skills", "Sprint velocity", "Bugs"),
    *("Semestre", "Semester 2", "Availability"),
)
AVERAGES = (
    *("Avg", "Avg.", "Ø", "Gesamt", "Summe", "Mittelwert", "Durchschnitt", "Moyenne", "Promedio"),
    *("Media", "Gemiddelde", "Overall score", "Row average", "Skill count", "Rank", "Std dev"),
)
FACTS = (
    *("Level", "Grade", "Stufe", "Band", "Sprint", "Week", "Phase", "Round", "Version"),
    *("Job level", "Sprint no.", "Niveau", "Salary band", "Pensum", "Allocation"),
    *("Seniority level", "UID", "Age"),
)


OF_PYTHON = (
    *("Python [Skill level]", "Skill level [Python]", "Python - Self"),
    *("Rate your skill in Python", "How would you rate your knowledge of Python?"),
    *("How well do you know Python?", "skill_python", "Wie gut beherrschen Sie Python?"),
    *("Quel est votre niveau en Python ?", "Python bilgi düzeyiniz nedir?"),
    *("Jak oceniasz swoją znajomość Pythona?", "Jaká je vaše úroveň Pythonu?"),
    *("¿Cuál es su nivel de Python?", "Python-Kenntnisse", "Python - Select one", "Q3 Python"),
    *("Q12_Python", "SK_Python", "level_python", "How confident are you in Python?"),
    "How well do you know Python for your role?",
)


@pytest.mark.parametrize(
    ("header", "use"),
    [
        *((skill, f"level {skill}") for skill in SKILLS),
        *((header, "ignored") for header in (*NO_SKILLS, *AVERAGES)),
        *((header, "metadata") for header in FACTS),
        *((header, "level Python") for header in OF_PYTHON),
        ("Importance Python", "importance Python"),
        ("Target Python", "ignored"),
        ("Average Python", "ignored"),
        ("Average zorbing", "ignored"),
        ("Python (manager)", "level Python manager"),
        ("Skill number 7", "level Skill number 7"),
        ("Number of skills", "ignored"),
        ("Programmierung", "level Programming fundamentals"),
        ("Rate your juggling", "level juggling"),
        ("Python (target level)", "ignored"),
        ("Zielniveau Python", "ignored"),
        ("Depuis combien d'années utilisez-vous Python ?", "ignored"),
        ("Wie zufrieden sind Sie mit Python?", "ignored"),
        ("Juggling - Please select one", "level Juggling"),
        ("Juggling (choose one option)", "level Juggling"),
        ("LVL Java", "level Java"),
        ("How confident are you working with Juggling?", "level Juggling"),
        ("How confident are you using Juggling balls?", "level Juggling balls"),
        ("Kommunikation", "level Communication"),
        ("Java 17", "level Java 17"),
        ("Sketching", "level Sketching"),
        ("Select a vendor", "level Select a vendor"),
        ("Custom field (dbt)", "level dbt"),
    ],
)
def test_what_a_header_asks_for(empty: Database, header: str, use: str) -> None:
    result = proposed(empty, f"Name,SQL,Docker,{header}\nAnn,3,2,4\nBob,2,5,1\n")
    assert uses(result)[header] == use


def test_a_total_does_not_stretch_the_scale(empty: Database) -> None:
    answers = "Name,Team,Python,SQL\nAnn,Core,4,3\nBob,Core,2,1\nCy,Core,4,4\n"
    result = proposed(empty, f"{answers}Total,,10,8\nAverage,,3.33,2.67\n")
    assert {c.scale for c in result.columns if c.use == "level"} == {"1-5"}
    assert meant(result) == {"4": 4, "3": 3, "2": 2, "1": 1}


SUBJECTS = (
    *("Time management", "Goal setting", "Cost", "Session design", "Balance sheets", "Language"),
    *("Data version control", "Thing number 12", "S3", "Consultant", "Money (e.g. its time value)"),
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_rows_of_a_question_about_levels_are_skills(empty: Database, subject: str) -> None:
    asked = f"Name,Rate your skills [SQL],Rate your skills [{subject}]\nAnn,4,3\nBob,1,2\n"
    over = f"Name,Rate your skills,,\n,Python,{subject},Docker\nAnn,4,3,1\nBob,1,2,5\n"
    for text in (asked, over):
        assert proposed(empty, text).columns[2].use == "level"


def test_small_numbers_that_come_again_name_nobody_beside_names(empty: Database) -> None:
    text = "Alias,User,Python,SQL\nCy Dorn,3,3,2\nDi Eck,3,5,1\nEl Fay,4,1,1\n"
    assert uses(proposed(empty, text))["User"] == "level User"
    rows = "User,Why,Skill,Level\n1,new,Python,3\n1,old,SQL,2\n2,nice,Python,1\n"
    assert uses(proposed(empty, rows))["User"] == "person"
    again = "Employee ID,Comment,Python,SQL\n1,new,3,2\n2,old,5,1\n1,nice,1,1\n"
    assert uses(proposed(empty, again))["Employee ID"] == "person"


def test_raters_in_front_of_skills_are_raters(empty: Database) -> None:
    head = "Name,Self Juggling,Manager Juggling,Manager tools,Manager coaching"
    rows, every = "Ann Bell,3,4,2,1\nBob Carr,5,4,1,3\n", MappingFile(skills=ALL)
    result = proposed(empty, f"{head}\n{rows}", scale="0-5", mapping=every)
    assert [c.rater for c in result.columns[1:]] == ["self", "manager", "self", "self"]
    assert rated(result) == ["Juggling", "Juggling", "Manager tools", "Manager coaching"]


@pytest.mark.parametrize(
    "question",
    [
        *("Kenntnisstand laut Führungskraft", "Niveau selon votre responsable"),
        *("Nivel según su jefe", "Poziom według przełożonego", "上司から見たレベル"),
    ],
)
def test_a_level_according_to_a_manager_is_theirs(empty: Database, question: str) -> None:
    text = f"Name,{question} [Python],{question} [SQL]\nAnn,4,3\nBob,1,2\n"
    assert [c.rater for c in proposed(empty, text).columns[1:]] == ["manager", "manager"]


@pytest.mark.parametrize("header", ["Remark", "Comments", "Notes"])
def test_steps_of_learning_under_a_remark_are_levels(empty: Database, header: str) -> None:
    text = f"Name,Python,{header}\nAnn Bell,Novice,Expert\nBob Carr,Expert,Competent\n"
    result = proposed(empty, text)
    assert rated(result) == ["Python", header]
    assert meant(result) == {"Novice": 1, "Expert": 5, "Competent": 3}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("3", "4"), "every cell is a number"),
        (("3 = on leave", ""), "words of one’s own."),
        (("good", "excellent"), "words of one’s own"),
        (('"Expert in SQL, went on leave"', "none"), "words of one’s own"),
    ],
)
def test_other_remarks_are_no_levels(empty: Database, cells: tuple[str, str], said: str) -> None:
    rows = f"Ann Bell,3,{cells[0]}\nBob Carr,5,{cells[1]}\n"
    result = proposed(empty, f"Name,Python,Remark\n{rows}", scale="0-5")
    assert rated(result) == ["Python"]
    assert any(said in i.reason for i in result.issues if i.column == "Remark")


TWO_NAMES = (
    *("Nom;Prénom;Équipe;Poste", "NOM;PRENOM;EQUIPE;RÔLE", "Nachname;Vorname;Abteilung;Rolle"),
    *("Nom de famille;Prénom;Département;Fonction", "Apellido;Nombre;Equipo;Puesto"),
    *("Apellidos;Nombres;Equipo;Rol", "Name;Vorname;Team;Funktion", "Cognome;Nome;Squadra;Ruolo"),
    *("Sobrenome;Nome;Equipe;Cargo", "Apelido;Nome;Equipa;Função", "Naam;Voornaam;Afdeling;Rol"),
    *("Achternaam;Voornaam;Team;Functie", "Surname;First name;Squad;Job title"),
)
WITH_MAIL = (
    *("名前;メールアドレス;部署", "姓名;邮箱;团队", "이름;이메일;팀"),
    *("Ф.И.О.;Почта;Команда", "Όνομα;E-mail;Ομάδα", "الاسم;البريد الإلكتروني;الفريق"),
    *('שם מלא;"דוא""ל";צוות', "Nom;Courriel;Équipe", "Nombre;Correo electrónico;Equipo"),
    *("Naam;E-mailadres;Afdeling", "Imię;Poczta elektroniczna;Zespół", "Jméno;E-mail;Oddělení"),
    *("Nome;Posta elettronica;Squadra", "Namn;E-postadress;Avdelning", "Név;E-mail;Csapat"),
    *("Adı Soyadı;E-posta;Takım", "Имя;Электронная почта;Отдел"),
)
EACH_ROW = (
    *("Mitarbeiter;Fähigkeit;Stufe", "Mitarbeiter;Kompetenz;Bewertung", "姓名;能力;熟练程度"),
    *("Personne;Compétence;Niveau", "Persona;Competencia;Nivel", "Persona;Competenza;Livello"),
    *("Pessoa;Competência;Nível", "Medewerker;Vaardigheid;Niveau", "姓名;技能;等级"),
    *("社員名;スキル名;スキルレベル", "氏名;スキル項目;評価", "성명;역량;숙련도"),
    *("Nome;Habilidade;Grau de domínio", "Naam;Competentie;Beheersingsniveau"),
    *("Salarié;Savoir-faire;Degré de maîtrise", "Empleado;Conocimiento;Grado de dominio"),
    *("Dipendente;Abilità;Grado di conoscenza", "Pracownik;Umiejętność;Poziom zaawansowania"),
    *("Zaměstnanec;Dovednost;Úroveň znalosti", "Mitarbeiter;Fähigkeit;Ausprägung"),
    *("Navn;Færdighed;Niveau", "student_id;skill_name;score", "Person;SFIA skill;SFIA level"),
    "member;skill;proficiency (1-5)",
)


@pytest.mark.parametrize(
    ("head", "rows", "uses"),
    [
        *((f"{h};Python", "Nguyen;{};Core;Dev;{}", "person person team role") for h in TWO_NAMES),
        *((f"{h};Python", "{0};{0}@x.example;Core;{1}", "person person team") for h in WITH_MAIL),
        *((head, "{};Python;{}", "person skill") for head in EACH_ROW),
        ("Name;Team (from People);Python", "{};Core;{}", "person team"),
        ("Prénom;Service;Python", "{};DSI;{}", "person team"),
        ("Prénom;Service;Python", "{0};{1};{1}", "person level"),
        ("Name;Service;Python", "{};DSI;{}", "person ignored"),
        ("Name;Python:How important is it to your role?;Python", "{};4;{}", "person importance"),
        ("Name;How good are you at R, in your department?;Go", "{0};{1};{1}", "person level"),
        ("Name;What is your current role?;Python", "{};Dev;{}", "person role"),
        ("Name;Which team are you in?;Python", "{};1;{}", "person team"),
        ("Name;Submission IP;Python", "{0};10.0.0.{1};{1}", "person metadata"),
        ("Name;Issue;Python", "{0};SKL-{1};{1}", "person ignored"),
        ("Name;Load;Python", "{0};0.{1};{1}", "person ignored"),
        ("Name;Go (interest);Go", "{0};{1} - I would rather not;{1}", "person interest"),
        ("Name;Legend;Python", "{};Expert;{}", "person ignored"),
        ("Peer review;Python", "{} Dorn;{}", "person"),
        ("Email address;Python", "{}@example.org;{}", "person"),
        ("Email of the person;Python", "{}@example.org;{}", "person"),
        ("Name;Role;Python", "{0};{0} does whatever nobody else wants to do;{1}", "person ignored"),
    ],
)
def test_names_teams_and_roles(empty: Database, head: str, rows: str, uses: str) -> None:
    text = "\n".join([head, rows.format("Ada", 3), rows.format("Bo", 1)])
    result = proposed(empty, text, scale="1-5")
    assert [c.use for c in result.columns] == [*uses.split(), "level"]
    assert result.refusal is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nom;Prénom;Go;R\nDe La Cruz;Ada;3;4\nVan Dijk;Bo Jan;1;2\n", "Bo Jan Van Dijk"),
        ("Nom;Go;R\nAda De La Cruz;3;4\nBo Nguyen;1;2\n", "Bo Nguyen"),  # a whole name
        ("Фамилия;Имя;Go\nDe La Cruz;Ada;3\nКим;Бо;4\n", "Бо Ким"),
        ("Name;First name;Go\nAda De La Cruz;Ada;3\nBo Alba;Bo;4\n", "Bo Alba"),
        ("user_id;user_name;Go\n1;Ada De La Cruz;3\n2;Bo Lee;4\n", "Bo Lee"),
    ],
)
def test_a_family_name_of_several_words(database: Database, text: str, names: str) -> None:
    imported(database, text, scale="1-5")
    result = database.rows("select label from person order by 1")
    assert result == [("Ada De La Cruz",), (names,)]


AROUND = (
    *("Hi, what is your *name*?", "Hello! What's your name?", "name. What is your name?"),
    *("Name: [01]", "Nombre y apellidos", "First, what's your name?"),
)
OTHERS = ("dept. name", "Python: [01]", "Hi, what is your team?")


@pytest.mark.parametrize("header", [*AROUND, *OTHERS])
def test_what_a_form_writes_around_the_name_is_left_out(header: str) -> None:
    assert bool(PERSON_NAME.match(bare_request(fold(header)))) is (header in AROUND)


def test_a_file_that_names_nobody_is_told_so(database: Database) -> None:
    skills = MappingFile(skills=ALL)
    result = imported(database, "Python,SQL\n3,4\n2,1\n", scale="1-5", mapping=skills)
    assert result.people == 2
    (issue,) = [i for i in result.issues if "No column says who answered" in i.reason]
    assert issue.severity == "warning"
    named = imported(database, "Name,Python,SQL\nAda,3,4\nBo,2,1\n", wave="then", scale="1-5")
    assert not [i for i in named.issues if "who answered" in i.reason]


@pytest.mark.parametrize(("first", "again"), [("Respondent ID", True), ("Country", False)])
def test_an_export_that_stands_there_twice_is_asked(
    empty: Database, first: str, again: bool
) -> None:
    rows = "1,3,4\n2,2,1\n1,3,4\n2,2,1\n" + ("" if again else "2,5,5\n")
    result = proposed(empty, f"{first},Rate your Python skill,Rate your SQL skill\n{rows}")
    assert any("cell for cell" in question for question in result.questions) is again


WORDS = (("As is", "To be"), ("Current", "Desired"), ("Ist", "Soll"), ("Actual", "Required"))
HEADINGS = (
    *(f"Name,Python,,SQL,\n,{now},{then},{now},{then}" for now, then in WORDS),
    *(f"Name,Python,Python,SQL,SQL\n,{now},{then},{now},{then}" for now, then in WORDS),
    "Name,Python current,Python target,SQL current,SQL target",
    "Name,Python (as-is),Python (to-be),SQL - Ist,SQL - Soll",
    "Name,Python now,Python in 12 months,Current SQL level,Target SQL level",
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_is_so_is_the_level(empty: Database, heading: str) -> None:
    result = proposed(empty, f"{heading}\nAnn,1,4,2,5\nBob,3,5,4,5\n", scale="1-5")
    assert list(uses(result).values())[1:] == ["level Python", "ignored", "level SQL", "ignored"]
    assert (result.header_rows, result.rows) == (1 + heading.count("\n"), 2)
    assert sum("a level that is expected is a requirement" in i.reason for i in result.issues) == 2


def test_a_name_that_ends_like_the_word_is_whole() -> None:
    assert name_and_when("ServiceNow") == ("ServiceNow", "")
    assert name_and_when("Python (to-be)") == ("Python", "to-be")
