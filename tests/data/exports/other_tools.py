"""Typeform, KoboToolbox, REDCap and SoSci Survey."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from data.intake.columns.mapping_file import ColumnMapping, MappingFile
from tests.data.exports.files import as_csv
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Export, Truth, number, word


def _hash(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def typeform(truth: Truth, *, old: bool) -> bytes:
    """`#`, the questions, then the metadata. A choice of several is a column per choice, named by
    it, "Other" included. Titles keep their stars (*bold*) and recalls."""
    meta = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    if not old:
        meta = [
            "Response Type",
            "Start Date (UTC)",
            "Stage Date (UTC)",
            "Submit Date (UTC)",
            "Network ID",
            "Tags",
            "Ending",
        ]
    head = [
        "#",
        "What's your work email?",
        "Git",
        "Jira",
        "Other",
        *(f"{{{{field:01ABCD}}}}, how would you rate your *{s}* skills?" for s in truth.skills),
        "How likely are you to recommend us as a place to work?",
        *meta,
    ]
    rows = [head]
    for i, (member, answers) in enumerate(truth.rows()):
        start, end = f"2026-11-03 09:{i:02}:12", f"2026-11-03 09:{i + 5:02}:40"
        said = [start, end, _hash(member.id)[:10]]
        if not old:
            said = ["completed", start, "", end, _hash(member.id)[:10], "", "Default ending"]
        rows.append(
            [
                _hash(member.email),
                member.email,
                "Git",
                "",
                "" if i else "Trac",
                *(number(a, not_applicable="") for a in answers),
                "9",
                *said,
            ]
        )
    return as_csv(rows, newline="\n")


def kobo(truth: Truth, *, labels: bool) -> bytes:
    """Groups stand before the question, with a slash; `;` and all quoted; metadata at the end.
    "XML values and headers" writes names, otherwise labels."""
    end = [
        "_id",
        "_uuid",
        "_submission_time",
        "_validation_status",
        "_notes",
        "_status",
        "_submitted_by",
        "__version__",
        "_tags",
        "_index",
    ]
    if labels:
        head = [
            "start",
            "end",
            "About you/Your work e-mail",
            "About you/Your team",
            *(f"Your skills/{s}" for s in truth.skills),
            *end,
        ]
    else:
        head = [
            "start",
            "end",
            "about/email",
            "about/team",
            *(f"skills/{s.lower()}" for s in truth.skills),
            *end,
        ]
    rows = [head]
    for i, (m, answers) in enumerate(truth.rows()):
        time = f"2026-11-03T09:{i:02}:12"
        said = [word(a) for a in answers]
        if not labels:
            said = ["n_a" if s == "N/A" else s.lower().replace(" ", "_") for s in said]
        rows.append(
            [
                f"{time}.112+01:00",
                f"{time}.980+01:00",
                m.email,
                m.team,
                *said,
                str(88201 + i),
                f"{_hash(m.id)[:8]}-7f3c-4a1b-9d2e-{_hash(m.id)[:12]}",
                time,
                "",
                "",
                "submitted_via_web",
                "",
                "vQ7rT2",
                "",
                str(i + 1),
            ]
        )
    return as_csv(rows, ";", quote="all", newline="\n", encoding="utf-8-sig")


def redcap(truth: Truth, *, labels: bool) -> bytes:
    """Raw: names and codes, `tools___1`; labels: `(choice=Git)`, "Checked", `Complete?`."""
    if labels:
        head = [
            "Record ID",
            "Event Name",
            "Survey Identifier",
            "Survey Timestamp",
            "E-mail address",
            *(f"Level of skill: {s}" for s in truth.skills),
            "Which tools do you use? (choice=Git)",
            "Which tools do you use? (choice=Jira)",
            "Complete?",
        ]
    else:
        head = [
            "record_id",
            "redcap_event_name",
            "redcap_survey_identifier",
            "skills_timestamp",
            "email",
            *(f"level_{s.lower()}" for s in truth.skills),
            "tools___1",
            "tools___2",
            "skills_complete",
        ]
    rows = [head]
    for i, (member, answers) in enumerate(truth.rows()):
        time = "[not completed]" if i == 3 else f"2026-11-03 09:{i:02}:12"
        start = [str(i + 1), "Baseline" if labels else "baseline_arm_1", "", time, member.email]
        if labels:
            rows.append(
                [
                    *start,
                    *(word(a) for a in answers),
                    "Checked",
                    "Unchecked",
                    "Incomplete" if i == 3 else "Complete",
                ]
            )
        else:
            rows.append(
                [
                    *start,
                    *(number(a, not_applicable="9") for a in answers),
                    "1",
                    "0",
                    "0" if i == 3 else "2",
                ]
            )
    return as_csv(rows, newline="\n")


def redcap_told(truth: Truth) -> MappingFile:
    """What the dictionary of the project says: 0 to 5, and 9 for "does not apply"."""
    values = (*((str(level), level) for level in range(6)), ("9", "not_applicable"))
    columns = [ColumnMapping("email", "person")]
    columns += [
        ColumnMapping(f"level_{s.lower()}", "level", s, values=values) for s in truth.skills
    ]
    return MappingFile(tuple(columns))


def sosci(truth: Truth) -> bytes:
    """All quoted, TAB; variables, then their labels; -9 not answered, -1 does not apply; the first
    row is the author's own trial (MODE debug); times and a quality score at the end."""
    start = ["CASE", "SERIAL", "REF", "QUESTNNR", "MODE", "STARTED"]
    end = [
        "TIME001",
        "TIME002",
        "TIME_SUM",
        "MAILSENT",
        "LASTDATA",
        "FINISHED",
        "Q_VIEWER",
        "LASTPAGE",
        "MAXPAGE",
        "MISSING",
        "MISSREL",
        "TIME_RSI",
    ]
    labels = [
        "Interview-Nummer (fortlaufend)",
        "Seriennummer (sofern verwendet)",
        "Referenz (sofern im Link angegeben)",
        "Fragebogen, der im Interview verwendet wurde",
        "Interview-Modus",
        "Zeitpunkt zu dem das Interview begonnen hat (Europe/Berlin)",
        "Kontakt: E-Mail-Adresse",
        *(f"Kenntnisse: {s}" for s in truth.skills),
        "Verweildauer Seite 1",
        "Verweildauer Seite 2",
        "Verweildauer gesamt (ohne Ausreißer)",
        "Versandzeitpunkt der Einladungsmail",
        "Zeitpunkt als der Datensatz das letzte mal geändert wurde",
        "Wurde die Befragung abgeschlossen (letzte Seite erreicht)?",
        "Hat der Teilnehmer den Fragebogen nur angesehen, ohne die Pflichtfragen zu beantworten?",
        "Seite, die der Teilnehmer zuletzt bearbeitet hat",
        "Letzte Seite, die im Fragebogen bearbeitet wurde",
        "Anteil fehlender Antworten in Prozent",
        "Anteil fehlender Antworten (gewichtet nach Relevanz)",
        "Ausfüll-Geschwindigkeit",
    ]
    questions = ["KO01_01", *(f"KE02_{i:02}" for i, _ in enumerate(truth.skills, 1))]
    rows = [[*start, *questions, *end], labels]
    tail = ["12", "48", "60", "", "2026-11-03 09:20:00", "1", "0", "2", "2", "0", "0", "1.05"]
    trial = ["1", "", "", "base", "debug", "2026-11-02 17:00:00", "test@example.org"]
    rows.append([*trial, *("5" for _ in truth.skills), *tail])
    for i, (member, answers) in enumerate(truth.rows()):
        levels = (number(a, "-9", "-1") for a in answers)
        rows.append(
            [
                str(i + 2),
                "",
                "",
                "base",
                "interview",
                f"2026-11-03 09:{i:02}:12",
                member.email,
                *levels,
                *tail,
            ]
        )
    return as_csv(rows, "\t", quote="all", encoding="utf-8-sig")


def sosci_told() -> MappingFile:
    """-1 was "does not apply" in this survey."""
    return MappingFile(values=(("-1", "not_applicable"), ("-9", "unknown")), scale="1-5")


def exports() -> list[Export]:
    """Four tools in their styles."""
    asked = tuple(tuple(None if a == "n/a" else a for a in row) for row in SIX.answers)
    lower = replace(SEVEN_ZEROS, skills=(*SEVEN_ZEROS.skills[:4], "juggling"))
    blank_for_na = Truth(SIX.people, SIX.skills, asked)
    return [
        Export(
            "Typeform before 2023",
            "responses-old.csv",
            typeform(blank_for_na, old=True),
            "typeform",
            blank_for_na,
            scale="1-5",
        ),
        Export(
            "Typeform today",
            "responses.csv",
            typeform(blank_for_na, old=False),
            "typeform",
            blank_for_na,
            scale="1-5",
        ),
        Export(
            "Kobo, labels",
            "Skills - all versions - labels.csv",
            kobo(SEVEN_ZEROS, labels=True),
            "kobo",
            SEVEN_ZEROS,
        ),
        Export(
            "Kobo, XML values",
            "Skills - all versions - xml.csv",
            kobo(SEVEN_ZEROS, labels=False),
            "kobo",
            lower,
        ),
        Export(
            "REDCap, labels",
            "Skills_DATA_LABELS_2026-11-03_0915.csv",
            redcap(SEVEN_ZEROS, labels=True),
            "redcap",
            SEVEN_ZEROS,
        ),
        Export(
            "REDCap, raw, with a mapping",
            "Skills_DATA_2026-11-03_0915.csv",
            redcap(SEVEN_ZEROS, labels=False),
            "redcap",
            SEVEN_ZEROS,
            mapping=redcap_told(SEVEN_ZEROS),
        ),
        Export(
            "SoSci, labels in the second row, a debug row",
            "data_skills_2026-11-03.csv",
            sosci(SIX),
            "sosci",
            SIX,
            mapping=sosci_told(),
            header_rows=2,
        ),
    ]
