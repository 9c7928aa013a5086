"""KoboToolbox, LimeSurvey, ODK, REDCap, SoSci Survey and Typeform, beside their exports."""

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, rated, refusal, uses

KOBO = (
    "_id;_uuid;_submission_time;_validation_status;_notes;_status;_submitted_by;__version__;_index"
)
END = "1;u1;2025-03-14T08:10:00;;;submitted_via_web;;v1;1"


def test_kobo_without_its_groups_skills_with_a_mark_and_choices(empty: Database) -> None:
    head = "start;end;email;skills/skill_sql;Rate your skills/S3;tools;tools/git;tools/docker"
    found = proposed(empty, f"{head};{KOBO}\n2025;2025;a@x.org;expert;none;git docker;1;1;{END}\n")
    assert (found.layout, rated(found)) == ("kobo", ["SQL", "S3"])


def test_the_groups_of_odk(empty: Database) -> None:
    own = "meta-instanceID,KEY,ReviewState,Edits"
    head = f"SubmissionDate,start,end,skills-python,skills-sql,{own}"
    odk = proposed(empty, f"{head}\n2025,2025,2025,expert,novice,uuid:1,uuid:1,,0\n")
    assert (odk.layout, rated(odk)) == ("kobo", ["Python", "SQL"])


def test_numbers_of_kobo_can_be_codes_which_is_a_question(empty: Database) -> None:
    text = f"start;end;name;skills/python;skills/sql;{KOBO}\n2025;2025;Ann;1;4;{END}\n"
    assert any("codes of answers" in i.reason for i in proposed(empty, text).issues)
    declared = proposed(empty, text.replace("skills/python", "skills/python (1-5)"))
    (said,) = [i.reason for i in declared.issues if "codes of answers" in i.reason]
    assert "skills/python" not in said
    assert "mapping" in refusal(empty, text.replace("skills/python;skills/sql", "food;fuel"))


def test_raw_numbers_of_redcap_under_names_of_skills_are_a_question(empty: Database) -> None:
    found = proposed(
        empty,
        "record_id,redcap_event_name,skills_timestamp,email,python,skill_docker,tools___1,tools___2,"
        "skills_complete\n1,baseline_arm_1,2025-03-14,a@x.org,4,2,1,0,2\n"
        "2,baseline_arm_1,2025-03-14,b@x.org,1,5,0,1,2\n",
    )
    others = ["ignored", "ignored", "metadata"]
    assert list(uses(found).values())[4:] == ["level Python", "level Docker", *others]
    assert any("python, skill_docker" in i.reason and "codes" in i.reason for i in found.issues)
    other = proposed(empty, "record_id,pmq1,pmq2,morale_complete\n1,4,2,2\n2,1,5,2\n")
    assert other.layout == "redcap"
    assert other.refusal


REDCAP = "record_id,redcap_event_name,email,python,sql,skills_complete\n"


def test_several_events_of_a_record_are_one_person_and_a_question(database: Database) -> None:
    # the e-mail stands in the first event only; the later event counts, the earlier is listed
    said = imported(
        database,
        f"{REDCAP}1,baseline_arm_1,ann@example.org,Novice,Expert,2\n"
        "1,followup_arm_1,,Expert,Novice,2\n2,baseline_arm_1,bob@example.org,None,Expert,2\n",
    )
    assert said.people == 2
    ann = {("1", "Python"): 5, ("1", "SQL"): 1}
    assert levels(database) == ann | {("2", "Python"): 0, ("2", "SQL"): 5}
    assert any("baseline_arm_1, followup_arm_1" in i.reason for i in said.issues)
    assert any(i.row == 2 for i in said.issues)


def test_one_event_keeps_the_e_mail(database: Database) -> None:
    imported(database, f"{REDCAP}1,baseline_arm_1,ann@example.org,Novice,Expert,2\n")
    assert levels(database)["ann@example.org", "Python"] == 1


SOSCI = {
    "CASE": "Interview-Nummer (fortlaufend)",
    "MODE": "Interview-Modus",
    "STARTED": "Zeitpunkt",
    "SK01_01": "Kenntnisse: Python",
    "SK01_02": "Kenntnisse: Juggling",
    "SK02": "Team",
    "TIME001": "Verweildauer Seite 1",
    "LASTDATA": "Letzte Antwort",
    "FINISHED": "Wurde abgeschlossen",
}


def sosci(*rows: tuple[str, str, str, str]) -> str:
    """Codes, labels, and rows of case, mode and two answers."""
    time = "2025-03-14 09:00:00"
    answers = [
        (case, mode, time, one, other, "core", "5", time, "1") for case, mode, one, other in rows
    ]
    lines = [tuple(SOSCI), tuple(SOSCI.values()), *answers]
    return "\r\n".join("\t".join(f'"{cell}"' for cell in line) for line in lines) + "\r\n"


def test_codes_of_sosci_without_labels_are_refused_with_what_to_do(empty: Database) -> None:
    codes, _, answers = sosci(("1", "interview", "4", "3")).splitlines()
    found = proposed(empty, f"{codes}\n{answers}\n")
    assert (found.layout, found.header_rows, found.delimiter) == ("sosci", 1, "\t")
    assert "texts of the questions" in (found.refusal or "")


def test_tests_and_codes_of_no_answer_of_sosci(database: Database) -> None:
    rows = [("1", "interview", "4", "3"), ("2", "debug", "1", "100"), ("3", "interview", "-9", "2")]
    said = imported(database, sosci(*rows, ("4", "pretest", "1", "1")))
    assert (said.layout, said.header_rows, said.rows, said.people) == ("sosci", 2, 4, 2)
    own = ["level Python", "level Juggling", "team", "metadata"]
    assert list(uses(said).values())[3:7] == own
    one = {("row 3", "Python"): 4, ("row 3", "Juggling"): 3}
    assert levels(database) == one | {("row 5", "Juggling"): 2}
    # -9 is SoSci's code of no answer; the two tests are set aside whole
    assert (said.unknown, said.set_aside) == (1, 2 * 9)
    tests = [i.row for i in said.issues if i.row and "test of the questionnaire" in i.reason]
    assert tests == [4, 6]


TYPEFORM = (
    "Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending"
)
DONE = "completed,2025-03-14 09:00:00,,2025-03-14 09:10:00,ff1,,"


def test_a_matrix_of_typeform_and_a_colon_that_several_names_share(empty: Database) -> None:
    heads = "Rate your skills: SQL,Rate your skills: Juggling,Git,Docker,Other"
    rows = f"abc,Expert,None,1,0,,{DONE}\nabd,Novice,Expert,0,1,,{DONE}\n"
    assert rated(proposed(empty, f"#,{heads},{TYPEFORM}\n{rows}")) == ["SQL", "Juggling"]
    text = f"#,AWS: Lambda,AWS: S3,{TYPEFORM}\nabc,Expert,None,{DONE}\nabd,Novice,Expert,{DONE}\n"
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
    said = imported(database, f"{header}\n{ANSWERS}")
    assert (said.layout, said.metadata, said.identity) == ("limesurvey", 10, 2)
    python = {("row 2", "Python"): 5, ("row 3", "Python"): 3}
    assert levels(database) == python | {("row 2", "Juggling"): 1}
    assert said.not_applicable == 1


@pytest.mark.parametrize(
    "header",
    [f"{CODE_OWN};SK[SQ001];SK[SQ002]", f"{TEXT_OWN};Rate your skills [Python];Your skills [SQL]"],
)
@pytest.mark.parametrize("codes", [("A1", "A5"), ("AO01", "AO04")])
def test_codes_of_answers_are_asked(empty: Database, header: str, codes: tuple[str, str]) -> None:
    first, last = codes
    rows = f"1;2025;3;en;1;{last};{first}\n2;2025;3;en;2;{last};{last}\n"
    assert proposed(empty, f"{header}\n{rows}").layout == "limesurvey"
    said = refusal(empty, f"{header}\n{rows}")
    assert f"codes ({last})" in said
    assert "mapping" in said


def test_levels_that_begin_with_a_letter_are_no_codes(empty: Database) -> None:
    asked = "Your skill level [Python];Your skill level [SQL]"
    rows = "1;2025;3;en;1;L3;L1\n2;2025;3;en;2;L5;L2\n"
    assert rated(proposed(empty, f"{TEXT_OWN};{asked}\n{rows}")) == ["Python", "SQL"]


def test_an_array_of_two_scales(empty: Database) -> None:
    asked = "Rate [Python][Level];Rate [Python][Interest];Rate [SQL][Self];Rate [SQL][Manager]"
    rows = "1;2025;3;en;17;5;1;2;3\n2;2025;3;en;18;3;2;4;5\n"
    said = ["level Python", "interest Python", "level SQL", "level SQL manager"]
    assert list(uses(proposed(empty, f"{TEXT_OWN};{asked}\n{rows}")).values())[5:] == said


@pytest.mark.parametrize(
    ("groups", "layout"), [(("edu", "rse16", "skill2-"), "limesurvey"), (("q",), "wide")]
)
def test_codes_of_several_groups(empty: Database, groups: tuple[str, ...], layout: str) -> None:
    codes = [f"{group}{i}" for group in groups for i in range(1, 1 + 12 // len(groups))]
    header = ",".join(["Name", *(f"{code}. How well do you know tool {code}?" for code in codes)])
    rows = "".join(f"{name}{',3' * 12}\n" for name in ("Ann", "Bob"))
    assert proposed(empty, f"{header}\n{rows}").layout == layout
