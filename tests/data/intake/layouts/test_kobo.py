"""KoboToolbox and ODK: groups in the headers, XML names or labels, choices, codes."""

from __future__ import annotations

from data.store.database import Database
from tests.data.intake.layouts.imported import imported, levels, proposed, uses

OWN = (
    "_id;_uuid;_submission_time;_validation_status;_notes;_status;_submitted_by;__version__;_index"
)
END = "1;u1;2025-03-14T08:10:00;;;submitted_via_web;;v1;1"


def test_xml_names_of_questions_and_answers(database: Database) -> None:
    said = imported(
        database,
        f"start;end;email;team;skills/python;skills/skill_sql;skills/juggling;tools;tools/git;"
        f"tools/docker;{OWN}\n"
        f"2025;2025;ann@example.org;core;expert;advanced_beginner;none;git docker;1;1;{END}\n"
        f"2025;2025;bob@example.org;edge;none;competent;expert;git;1;0;{END}\n",
    )
    assert (said.layout, said.delimiter, said.identity, said.metadata) == ("kobo", ";", 4, 22)
    assert list(uses(said).values())[4:10] == [
        "level Python",
        "level SQL",
        "level juggling",
        "ignored",
        "ignored",
        "ignored",
    ]
    assert levels(database) == {
        ("ann@example.org", "Python"): 5,
        ("ann@example.org", "SQL"): 2,
        ("ann@example.org", "juggling"): 0,
        ("bob@example.org", "Python"): 0,
        ("bob@example.org", "SQL"): 3,
        ("bob@example.org", "juggling"): 5,
    }


def test_labels_and_the_groups_of_odk(database: Database) -> None:
    labelled = proposed(
        database,
        f"start;end;Rate your skills/Python;Rate your skills/S3;"
        f"{OWN}\n2025;2025;Expert;Novice;{END}\n",
    )
    assert [c.skill for c in labelled.columns[2:4]] == ["Python", "S3"]
    odk = proposed(
        database,
        "SubmissionDate,start,end,skills-python,skills-sql,meta-instanceID,KEY,ReviewState,Edits\n"
        "2025,2025,2025,expert,novice,uuid:1,uuid:1,,0\n",
    )
    assert odk.layout == "kobo"
    assert list(uses(odk).values())[3:5] == ["level Python", "level SQL"]


def test_numbers_can_be_codes_which_is_a_question(database: Database) -> None:
    text = f"start;end;name;skills/python;skills/sql;{OWN}\n2025;2025;Ann;1;4;{END}\n"
    found = proposed(database, text)
    assert any("codes of answers" in i.reason for i in found.issues)
    declared = proposed(database, text.replace("skills/python", "skills/python (1-5)"))
    said = [i.reason for i in declared.issues if "codes of answers" in i.reason]
    assert len(said) == 1
    assert "skills/python" not in said[0]


def test_numbers_under_names_that_nobody_knows_are_refused(database: Database) -> None:
    found = proposed(database, f"start;end;name;food;fuel;{OWN}\n2025;2025;Ann;1;4;{END}\n")
    assert found.refusal is not None
    assert "mapping" in found.refusal
