"""REDCap: raw variables or labels, checkboxes, events, states of completion."""

from __future__ import annotations

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses


def test_labels(database: Database) -> None:
    said = imported(
        database,
        "Record ID,Event Name,Survey Timestamp,E-mail,Team,Python,Rate your SQL skills,"
        "Tools (choice=Git),Tools (choice=Docker),Complete?\n"
        "1,Baseline,2025-03-14,ann@example.org,Core,Expert,Novice,Checked,Unchecked,Complete\n"
        "2,Baseline,2025-03-14 09:00,bob@example.org,Core,None,,Checked,Unchecked,Complete\n",
    )
    assert said.layout == "redcap"
    assert list(uses(said).values()) == [
        "person",
        "metadata",
        "metadata",
        "person",
        "team",
        "level Python",
        "level SQL",
        "ignored",
        "ignored",
        "metadata",
    ]
    assert levels(database) == {
        ("ann@example.org", "Python"): 5,
        ("ann@example.org", "SQL"): 1,
        ("bob@example.org", "Python"): 0,
    }


def test_raw_numbers_under_names_of_skills_are_a_question(database: Database) -> None:
    found = proposed(
        database,
        "record_id,redcap_event_name,skills_timestamp,email,python,skill_docker,tools___1,tools___2,"
        "skills_complete\n1,baseline_arm_1,2025-03-14,a@x.org,4,2,1,0,2\n"
        "2,baseline_arm_1,2025-03-14,b@x.org,1,5,0,1,2\n",
    )
    assert list(uses(found).values())[4:] == [
        "level Python",
        "level Docker",
        "ignored",
        "ignored",
        "metadata",
    ]
    assert any("python, skill_docker" in i.reason and "codes" in i.reason for i in found.issues)


def test_raw_numbers_under_other_names_are_refused(database: Database) -> None:
    found = proposed(database, "record_id,pmq1,pmq2,morale_complete\n1,4,2,2\n2,1,5,2\n")
    assert found.layout == "redcap"
    assert found.refusal is not None


def test_several_events_of_a_record_are_one_person_and_a_question(database: Database) -> None:
    # the e-mail stands in the first event only; the later event counts, the earlier is listed
    said = imported(
        database,
        "record_id,redcap_event_name,email,python,sql,skills_complete\n"
        "1,baseline_arm_1,ann@example.org,Novice,Expert,2\n1,followup_arm_1,,Expert,Novice,2\n"
        "2,baseline_arm_1,bob@example.org,None,Expert,2\n",
    )
    assert said.people == 2
    assert levels(database) == {
        ("1", "Python"): 5,
        ("1", "SQL"): 1,
        ("2", "Python"): 0,
        ("2", "SQL"): 5,
    }
    assert any("baseline_arm_1, followup_arm_1" in i.reason for i in said.issues)
    assert any(i.row == 2 for i in said.issues)


def test_one_event_keeps_the_e_mail(database: Database) -> None:
    imported(
        database,
        "record_id,redcap_event_name,email,python,sql,skills_complete\n"
        "1,baseline_arm_1,ann@example.org,Novice,Expert,2\n",
    )
    assert levels(database)["ann@example.org", "Python"] == 1
