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
        "person", "metadata", "metadata", "person", "team", "level Python", "level SQL", "ignored",
        "ignored", "metadata",
    ]  # fmt: skip
    assert levels(database) == {
        ("ann@example.org", "Python"): 5, ("ann@example.org", "SQL"): 1,
        ("bob@example.org", "Python"): 0,
    }  # fmt: skip


def test_raw_numbers_under_names_of_skills_are_a_question(database: Database) -> None:
    found = proposed(
        database,
        "record_id,redcap_event_name,skills_timestamp,email,python,skill_docker,tools___1,tools___2,"
        "skills_complete\n1,baseline_arm_1,2025-03-14,a@x.org,4,2,1,0,2\n"
        "2,baseline_arm_1,2025-03-14,b@x.org,1,5,0,1,2\n",
    )
    assert list(uses(found).values())[4:] == [
        "level Python", "level Docker", "ignored", "ignored", "metadata",
    ]  # fmt: skip
    assert any("python, skill_docker" in i.reason and "codes" in i.reason for i in found.issues)


def test_raw_numbers_under_other_names_are_refused(database: Database) -> None:
    found = proposed(database, "record_id,pmq1,pmq2,morale_complete\n1,4,2,2\n2,1,5,2\n")
    assert found.layout == "redcap"
    assert found.refusal is not None
