"""Form tools beside their exports: what they write around answers, codes, languages."""

import pytest

from data.intake.proposal import Proposal
from data.store.database import Database
from tests.data.intake.imported import imported, levels, meant, proposed, rated, refusal, uses

HEAD = "Timestamp,Email Address,Rate your skill [Python],Rate your skill [SQL]\n"


def test_the_ends_of_a_linear_scale_say_which_scale_it_is(empty: Database) -> None:
    # 0-3: 1 -> 5/3 = 1.67 -> 2, 2 -> 10/3 = 3.33 -> 3; the words of the ends speak for themselves
    rows = "1/2/2026,a@x.org,0 - none,1\n1/2/2026,b@x.org,2,3 - expert\n"
    result = proposed(empty, HEAD + rows)
    assert meant(result) == {"0 - none": 0, "1": 2, "2": 3, "3 - expert": 5}
    assert result.questions == ()
    assert len(proposed(empty, HEAD + rows.replace(" - expert", "")).questions) == 1


@pytest.mark.parametrize(
    ("header", "layout"),
    [
        ("Timestamp,Python", "google-forms"),
        (",Timestamp,Python", "google-forms"),  # with the numbers of its rows
        ("#,Timestamp,Python", "google-forms"),
        ("Id,Timestamp,Python", "wide"),
    ],
)
def test_google_writes_the_timestamp_first(empty: Database, header: str, layout: str) -> None:
    row = ["1"] * header.count(",")
    rows = "".join(",".join([*row, level]) + "\n" for level in "34")
    assert proposed(empty, f"{header}\n{rows}").layout == layout


@pytest.mark.parametrize("skill", ["RAG / retrieval", "Cloud (AWS)", "Juggling"])
def test_interest_in_what_is_rated_under_the_same_words(empty: Database, skill: str) -> None:
    """The words name no known skill as a whole, though a known one may stand in them."""
    result = proposed(
        empty,
        f"Timestamp,Email Address,Rate your skills [Python],Rate your skills [{skill}],"
        f"Would you like to learn this? [Python],Would you like to learn this? [{skill}]\n"
        "3/14/2025 9:12:33,a@example.org,Expert,Beginner,Interested,Not interested\n"
        "3/14/2025 9:14:33,b@example.org,Beginner,Expert,Very interested,Interested\n",
    )
    asked = [f"{use} {name}" for use in ("level", "interest") for name in ("Python", skill)]
    assert list(uses(result).values())[2:] == asked


def asked(empty: Database, questions: str, answers: str) -> Proposal:
    own = "ID,Start time,Completion time,Email,Name"
    return proposed(empty, f"{own},{questions}\n1,3/14/25,3/14/25,a@x.org,Ann,{answers}\n")


@pytest.mark.parametrize(
    ("points", "feedback"),
    [("Points - ", "Feedback - "), ("Punkte – ", "Feedback – "), ("Puntos: ", "Comentarios: ")],
)
def test_points_and_feedback_are_the_forms_own(empty: Database, points: str, feedback: str) -> None:
    title = "How would you rate your\u00a0Python skills?"
    heads = f"Total points,Quiz feedback,{title},{points}{title},{feedback}{title},Feedback culture"
    result = asked(empty, heads, "3,,Expert,1,good,Novice")
    quiz = ["metadata", "metadata", "level", "metadata", "metadata", "level"]
    assert [c.use for c in result.columns[5:]] == quiz
    assert rated(result) == ["Python", "Feedback culture"]


def test_a_second_python_is_a_question_that_names_both(empty: Database) -> None:
    result = asked(empty, "Python,SQL,Python2", "Expert,Novice,None")
    assert uses(result)["Python2"] == "level Python (column 8)"
    text = next(i for i in result.issues if i.column == "Python2")
    assert text.severity == "warning"
    assert "6 (“Python”) and 8 (“Python2”)" in text.reason


def test_the_same_rows_asked_for_level_and_interest(empty: Database) -> None:
    answers = "Expert,Novice,Very interested,Not interested,Novice"
    result = asked(empty, "Python,SQL,Python2,SQL2,Vue3", answers)
    skills = ["level Python", "level SQL", "interest Python", "interest SQL", "level Vue3"]
    assert list(uses(result).values())[5:] == skills


def test_likert_rows_behind_their_question_and_a_full_stop(empty: Database) -> None:
    question = "Rate your level in the following"
    heads = f"{question}.Python,{question}.Change management,Node.JS,Node.JS testing"
    result = asked(empty, heads, "Expert,Novice,None,Expert")
    skills = ["Python", "Change management", "Node.JS", "Node.JS testing"]
    assert [c.skill for c in result.columns[5:]] == skills


CODES = "StartDate,EndDate,Status,Finished,ResponseId,RecipientEmail,DistributionChannel"
TEXTS = (
    "Start Date,End Date,Response Type,Finished,Response ID,Recipient Email,Distribution Channel"
)
GERMAN = (
    "Anfangsdatum,Enddatum,Antworttyp,Beendet,Antwort-ID,E-Mail des Empfängers,Verteilungskanal"
)


def row(name: str, status: str, channel: str, answers: str) -> str:
    start = f"2025-03-14 09:12,2025-03-14 09:15,{status},True"
    return f"{start},R_{name},{name}@x.org,{channel},{answers}\n"


ANN = row("ann", "IP Address", "anonymous", "Expert,Novice,Daily,Never,4,3")
TRIED = row("try", "Survey Preview", "preview", "None,None,Daily,Never,100,5")
BOB = row("bob", "IP Address", "email", "None,,Daily,Never,2,1")
ASKED = (
    "Rate your level - Python,Rate your level - Build - run,How often do you use - Python,"
    "How often do you use - SQL,Your level - Docker,Your level - Kafka"
)
MATRIX = f"{CODES},Q1_1,Q1_2,Q2_1,Q2_2,Q3_1,Q3_2\n{GERMAN},{ASKED}\n{ANN}{TRIED}{BOB}"


def test_german_texts_and_a_preview_that_is_set_aside(database: Database) -> None:
    text = imported(database, MATRIX)
    assert (text.layout, text.header_rows, text.rows) == ("qualtrics", 2, 3)
    skills = ["level Python", "level Build - run", "ignored", "ignored"]
    own = [*["metadata"] * 5, "person", "metadata"]
    assert list(uses(text).values()) == [*own, *skills, "level Docker", "level Kafka"]
    assert levels(database) == {  # 4 of 1-5: the 100 of the preview stretches no scale
        ("ann@x.org", "Python"): 5,
        ("ann@x.org", "Build - run"): 1,
        ("ann@x.org", "Docker"): 4,
        ("ann@x.org", "Kafka"): 3,
        ("bob@x.org", "Python"): 0,
        ("bob@x.org", "Docker"): 2,
        ("bob@x.org", "Kafka"): 1,
    }
    (aside,) = [i for i in text.issues if i.row == 4]
    assert "preview" in aside.reason
    # 13 cells of the preview, two of the frequency matrix in each of the other rows
    assert text.set_aside == 13 + 2 * 2
    result = proposed(database, MATRIX)
    assert sum(v.count for v in result.values if v.outcome == "level") == text.ratings
    assert ("Docker", "100") not in {(v.header, v.value) for v in result.values}


def test_codes_only_are_refused(empty: Database) -> None:
    result = refusal(empty, f"{CODES},Q1_1,Q1_2\n" + row("ann", "IP Address", "email", "4,3"))
    assert "code of a question" in result


def test_the_old_two_rows_with_codes_of_status_and_of_no_answer(database: Database) -> None:
    result = imported(
        database,
        "V1,V2,V3,V4,V5,V6,V7,V8,V9,V10,Q1_1,Q1_2,Q2,LocationLatitude,\n"
        "ResponseID,ResponseSet,Name,ExternalDataReference,EmailAddress,IPAddress,Status,StartDate,"
        "EndDate,Finished,Rate your skill-Python,Rate your skill-CI/CD,Comment,LocationLatitude,\n"
        "R_1,Default Response Set,Anonymous,,,1.1.1.1,0,2017-07-18,2017-07-18,1,3,5,hello,47,\n"
        "R_2,Default Response Set,Anonymous,,,1.1.1.1,1,2017-07-18,2017-07-18,1,1,1,hello,47,\n"
        "R_3,Default Response Set,Anonymous,,,1.1.1.1,0,2017-07-18,2017-07-18,1,1,-99,hello,47,\n",
    )
    assert (result.layout, result.header_rows, result.unknown) == ("qualtrics", 2, 1)
    third = {("row 3", "Python"): 3, ("row 3", "CI/CD"): 5}
    assert levels(database) == third | {("row 5", "Python"): 1}


def test_a_matrix_of_one_row(empty: Database) -> None:
    asked = "Rate your level - Python,Your team - or squad"
    answers = row("ann", "IP Address", "email", "Expert,Core")
    result = proposed(empty, f"{CODES},Q1_1,Q2\n{TEXTS},{asked}\n{answers}")
    assert uses(result)["Rate your level - Python"] == "level Python"


def test_german_headers_and_marks(database: Database) -> None:
    result = imported(
        database,
        "Befragten-ID,Collector-ID,Anfangsdatum,Enddatum,IP-Adresse,E-Mail-Adresse,Vorname,Nachname,"
        "Bitte bewerten Sie Ihre Kenntnisse,,Kommentar\n"
        ",,,,,,,,Python,Statistik,Offene Antwort\n"
        "11,99,14.03.2025,14.03.2025,1.2.3.4,,Ann,Alba,Experte,Grundkenntnisse,x\n"
        "12,99,14.03.2025,14.03.2025,1.2.3.4,,Bob,Bo,Keine,Gut,\n",
    )
    assert (result.layout, result.header_rows) == ("surveymonkey", 2)
    assert levels(database) == {
        ("Ann Alba", "Python"): 5,
        ("Ann Alba", "Statistik"): 1,
        ("Bob Bo", "Python"): 0,
        ("Bob Bo", "Statistik"): 3,
    }


KOBO = (
    "_id;_uuid;_submission_time;_validation_status;_notes;_status;_submitted_by;__version__;_index"
)
END = "1;u1;2025-03-14T08:10:00;;;submitted_via_web;;v1;1"


def test_kobo_without_its_groups_skills_with_a_mark_and_choices(empty: Database) -> None:
    head = "start;end;email;skills/skill_sql;Rate your skills/S3;tools;tools/git;tools/docker"
    result = proposed(empty, f"{head};{KOBO}\n2025;2025;a@x.org;expert;none;git docker;1;1;{END}\n")
    assert (result.layout, rated(result)) == ("kobo", ["SQL", "S3"])


def test_the_groups_of_odk(empty: Database) -> None:
    own = "meta-instanceID,KEY,ReviewState,Edits"
    head = f"SubmissionDate,start,end,skills-python,skills-sql,{own}"
    odk = proposed(empty, f"{head}\n2025,2025,2025,expert,novice,uuid:1,uuid:1,,0\n")
    assert (odk.layout, rated(odk)) == ("kobo", ["Python", "SQL"])


def test_numbers_of_kobo_can_be_codes_which_is_a_question(empty: Database) -> None:
    text = f"start;end;name;skills/python;skills/sql;{KOBO}\n2025;2025;Ann;1;4;{END}\n"
    assert any("codes of answers" in i.reason for i in proposed(empty, text).issues)
    declared = proposed(empty, text.replace("skills/python", "skills/python (1-5)"))
    (result,) = [i.reason for i in declared.issues if "codes of answers" in i.reason]
    assert "skills/python" not in result
    assert "mapping" in refusal(empty, text.replace("skills/python;skills/sql", "food;fuel"))


def test_raw_numbers_of_redcap_under_names_of_skills_are_a_question(empty: Database) -> None:
    result = proposed(
        empty,
        "record_id,redcap_event_name,skills_timestamp,email,python,skill_docker,tools___1,tools___2,"
        "skills_complete\n1,baseline_arm_1,2025-03-14,a@x.org,4,2,1,0,2\n"
        "2,baseline_arm_1,2025-03-14,b@x.org,1,5,0,1,2\n",
    )
    others = ["ignored", "ignored", "metadata"]
    assert list(uses(result).values())[4:] == ["level Python", "level Docker", *others]
    assert any("python, skill_docker" in i.reason and "codes" in i.reason for i in result.issues)
    other = proposed(empty, "record_id,pmq1,pmq2,morale_complete\n1,4,2,2\n2,1,5,2\n")
    assert other.layout == "redcap"
    assert other.refusal


def test_several_events_of_a_record_are_one_person_and_a_question(database: Database) -> None:
    redcap = "record_id,redcap_event_name,email,python,sql,skills_complete\n"
    # the e-mail stands in the first event only; the later event counts, the earlier is listed
    result = imported(
        database,
        f"{redcap}1,baseline_arm_1,ann@example.org,Novice,Expert,2\n"
        "1,followup_arm_1,,Expert,Novice,2\n2,baseline_arm_1,bob@example.org,None,Expert,2\n",
    )
    assert result.people == 2
    ann = {("1", "Python"): 5, ("1", "SQL"): 1}
    assert levels(database) == ann | {("2", "Python"): 0, ("2", "SQL"): 5}
    assert any("baseline_arm_1, followup_arm_1" in i.reason for i in result.issues)
    assert any(i.row == 2 for i in result.issues)


def test_a_matrix_of_typeform_and_a_colon_that_several_names_share(empty: Database) -> None:
    heads = "Rate your skills: SQL,Rate your skills: Juggling,Git,Docker,Other"
    done = "completed,2025-03-14 09:00:00,,2025-03-14 09:10:00,ff1,,"
    rows = f"abc,Expert,None,1,0,,{done}\nabd,Novice,Expert,0,1,,{done}\n"
    typeform = (
        "Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending"
    )
    assert rated(proposed(empty, f"#,{heads},{typeform}\n{rows}")) == ["SQL", "Juggling"]
    text = f"#,AWS: Lambda,AWS: S3,{typeform}\nabc,Expert,None,{done}\nabd,Novice,Expert,{done}\n"
    assert rated(proposed(empty, text)) == ["AWS: Lambda", "AWS: S3"]


TEXT_OWN = "Response ID;Date submitted;Last page;Start language;Seed"
CODE_OWN = "id;submitdate;lastpage;startlanguage;seed"
FRENCH_OWN = "ID de la réponse;Date de soumission;Dernière page;Langue de départ;Tête de série"
ANSWERS = "1;2025-03-14;3;en;17;Core;Expert;Novice\n2;2025-03-14;3;en;18;Edge;Competent;N/A\n"


@pytest.mark.parametrize(
    "header",
    [
        f"{FRENCH_OWN};Votre équipe;Votre niveau [Python];Votre niveau [Juggling]",
        f"{CODE_OWN};team;skills[python];skills[Juggling]",
    ],
)
def test_full_answers_below_other_headers(database: Database, header: str) -> None:
    result = imported(database, f"{header}\n{ANSWERS}")
    assert (result.layout, result.metadata, result.identity) == ("limesurvey", 10, 2)
    python = {("row 2", "Python"): 5, ("row 3", "Python"): 3}
    assert levels(database) == python | {("row 2", "Juggling"): 1}
    assert result.not_applicable == 1


@pytest.mark.parametrize(
    "header",
    [f"{CODE_OWN};SK[SQ001];SK[SQ002]", f"{TEXT_OWN};Rate your skills [Python];Your skills [SQL]"],
)
@pytest.mark.parametrize("codes", [("A1", "A5"), ("AO01", "AO04")])
def test_codes_of_answers_are_asked(empty: Database, header: str, codes: tuple[str, str]) -> None:
    first, last = codes
    rows = f"1;2025;3;en;1;{last};{first}\n2;2025;3;en;2;{last};{last}\n"
    assert proposed(empty, f"{header}\n{rows}").layout == "limesurvey"
    result = refusal(empty, f"{header}\n{rows}")
    assert f"codes ({last})" in result
    assert "mapping" in result


def test_levels_that_begin_with_a_letter_are_no_codes(empty: Database) -> None:
    asked = "Your skill level [Python];Your skill level [SQL]"
    rows = "1;2025;3;en;1;L3;L1\n2;2025;3;en;2;L5;L2\n"
    assert rated(proposed(empty, f"{TEXT_OWN};{asked}\n{rows}")) == ["Python", "SQL"]


def test_an_array_of_two_scales(empty: Database) -> None:
    asked = "Rate [Python][Level];Rate [Python][Interest];Rate [SQL][Self];Rate [SQL][Manager]"
    rows = "1;2025;3;en;17;5;1;2;3\n2;2025;3;en;18;3;2;4;5\n"
    texts = ["level Python", "interest Python", "level SQL", "level SQL manager"]
    assert list(uses(proposed(empty, f"{TEXT_OWN};{asked}\n{rows}")).values())[5:] == texts


@pytest.mark.parametrize(
    ("groups", "layout"), [(("edu", "rse16", "skill2-"), "limesurvey"), (("q",), "wide")]
)
def test_codes_of_several_groups(empty: Database, groups: tuple[str, ...], layout: str) -> None:
    codes = [f"{group}{i}" for group in groups for i in range(1, 1 + 12 // len(groups))]
    header = ",".join(["Name", *(f"{code}. How well do you know tool {code}?" for code in codes)])
    rows = "".join(f"{name}{',3' * 12}\n" for name in ("Ann", "Bob"))
    assert proposed(empty, f"{header}\n{rows}").layout == layout
