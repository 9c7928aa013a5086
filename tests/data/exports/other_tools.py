"""Typeform, KoboToolbox, REDCap and SoSci Survey."""

import hashlib
from dataclasses import replace
from functools import partial

from data.intake.columns.mapping_file import MappingFile
from tests.data.exports.files import as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Export, Truth, number, word

KOBO_END = (
    *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status"),
    *("_submitted_by", "__version__", "_tags", "_index"),
)
SOSCI = {
    "CASE": "Interview-Nummer (fortlaufend)",
    "SERIAL": "Seriennummer (sofern verwendet)",
    "REF": "Referenz (sofern im Link angegeben)",
    "QUESTNNR": "Fragebogen, der im Interview verwendet wurde",
    "MODE": "Interview-Modus",
    "STARTED": "Zeitpunkt zu dem das Interview begonnen hat (Europe/Berlin)",
    "KO01_01": "Kontakt: E-Mail-Adresse",
}
SOSCI_END = {
    "TIME001": "Verweildauer Seite 1",
    "TIME_SUM": "Verweildauer gesamt (ohne Ausreißer)",
    "MAILSENT": "Versandzeitpunkt der Einladungsmail",
    "LASTDATA": "Zeitpunkt als der Datensatz das letzte mal geändert wurde",
    "FINISHED": "Wurde die Befragung abgeschlossen (letzte Seite erreicht)?",
    "Q_VIEWER": "Hat der Teilnehmer den Fragebogen nur angesehen?",
    "LASTPAGE": "Seite, die der Teilnehmer zuletzt bearbeitet hat",
    "MAXPAGE": "Letzte Seite, die im Fragebogen bearbeitet wurde",
    "MISSING": "Anteil fehlender Antworten in Prozent",
    "MISSREL": "Anteil fehlender Antworten (gewichtet nach Relevanz)",
    "TIME_RSI": "Ausfüll-Geschwindigkeit",
}


def _hash(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def typeform(truth: Truth) -> bytes:
    """`#`, the questions, then the metadata. A choice of several is a column per choice, named by
    it, "Other" included. Titles keep their stars (*bold*) and recalls."""
    meta = ["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)"]
    meta += ["Network ID", "Tags", "Ending"]
    asked = (f"{{{{field:01ABCD}}}}, how would you rate your *{s}* skills?" for s in truth.skills)
    likely = "How likely are you to recommend us as a place to work?"
    rows = [["#", "What's your work email?", "Git", "Jira", "Other", *asked, likely, *meta]]
    for i, (member, answers) in enumerate(truth.rows()):
        start, end = f"2026-11-03 09:{i:02}:12", f"2026-11-03 09:{i + 5:02}:40"
        result = ["completed", start, "", end, _hash(member.id)[:10], "", "Default ending"]
        who = [_hash(member.email), member.email, "Git", "", "" if i else "Trac"]
        rows.append([*who, *map(number, answers), "9", *result])
    return as_csv(rows, newline="\n")


def kobo(truth: Truth, *, labels: bool) -> list[list[str]]:
    """Groups stand before the question, with a slash; metadata at the end. "XML values and headers"
    writes names, otherwise labels."""
    asked = ["About you/Your work e-mail", "About you/Your team"]
    asked += [f"Your skills/{s}" for s in truth.skills]
    if not labels:
        asked = ["about/email", "about/team", *(f"skills/{s.lower()}" for s in truth.skills)]
    rows = [["start", "end", *asked, *KOBO_END]]
    for i, (m, answers) in enumerate(truth.rows()):
        time, unique = f"2026-11-03T09:{i:02}:12", f"{_hash(m.id)[:8]}-7f3c-4a1b-9d2e"
        result = [word(a) for a in answers]
        if not labels:
            result = ["n_a" if s == "N/A" else s.lower().replace(" ", "_") for s in result]
        start = [f"{time}.112+01:00", f"{time}.980+01:00", m.email, m.team]
        end = [str(88201 + i), unique, time, "", "", "submitted_via_web", "", "vQ7rT2", ""]
        rows.append([*start, *result, *end, str(i + 1)])
    return rows


def redcap(truth: Truth) -> bytes:
    """Labels: `(choice=Git)`, "Checked", `Complete?`."""
    head = ["Record ID", "Event Name", "Survey Identifier", "Survey Timestamp", "E-mail address"]
    head += [f"Level of skill: {s}" for s in truth.skills]
    head += [f"Which tools do you use? (choice={tool})" for tool in ("Git", "Jira")]
    rows = [[*head, "Complete?"]]
    for i, (member, answers) in enumerate(truth.rows()):
        time = "[not completed]" if i == 3 else f"2026-11-03 09:{i:02}:12"
        start = [str(i + 1), "Baseline", "", time, member.email]
        end = ["Checked", "Unchecked", "Incomplete" if i == 3 else "Complete"]
        rows.append([*start, *map(word, answers), *end])
    return as_csv(rows, newline="\n")


def sosci(truth: Truth, encoding: str) -> bytes:
    """All quoted, TAB; variables, then their labels; -9 not answered, -1 does not apply; the first
    rows are the author's own trials (MODE); times and a quality score at the end."""
    codes = [f"KE02_{i:02}" for i, _ in enumerate(truth.skills, 1)]
    texts = [f"Kenntnisse: {s}" for s in truth.skills]
    rows = [[*SOSCI, *codes, *SOSCI_END], [*SOSCI.values(), *texts, *SOSCI_END.values()]]
    tail = ["12", "60", "", "2026-11-03 09:20:00", "1", "0", "2", "2", "0", "0", "1.05"]
    for mode in ("debug", "pretest"):
        trial = ["1", "", "", "base", mode, "2026-11-02 17:00:00", "test@example.org"]
        rows.append([*trial, *("5" for _ in truth.skills), *tail])
    for i, (member, answers) in enumerate(truth.rows()):
        start = [str(i + 2), "", "", "base", "interview", f"2026-11-03 09:{i:02}:12"]
        rows.append([*start, member.email, *(number(a, "-9", "-1") for a in answers), *tail])
    return as_csv(rows, "\t", quote="all", encoding=encoding)


def exports() -> list[Export]:
    t = SEVEN_ZEROS
    asked = tuple(tuple(None if a == "n/a" else a for a in row) for row in SIX.answers)
    lower = replace(t, skills=(*t.skills[:4], "juggling"))
    blank_for_na = Truth(SIX.people, SIX.skills, asked)
    written = partial(as_csv, delimiter=";", quote="all", newline="\n", encoding="utf-8-sig")
    labelled, raw = kobo(t, labels=True), kobo(t, labels=False)
    # -1 was "does not apply" in this survey
    result = MappingFile(values=(("-1", "not_applicable"),), scale="1-5")
    of_sosci = partial(Export, "sosci", truth=SIX, mapping=result, header_rows=2)
    return [
        Export("typeform", "Typeform", typeform(blank_for_na), blank_for_na, scale="1-5"),
        Export("kobo", "Kobo, labels", written(labelled)),
        Export("kobo", "Kobo, labels, XLSX", as_xlsx(labelled)),
        Export("kobo", "Kobo, XML values", written(raw), lower),
        Export("redcap", "REDCap, labels", redcap(t)),
        of_sosci("SoSci, labels in the second row, a debug row", sosci(SIX, "utf-8-sig")),
        of_sosci("SoSci as UTF-16", sosci(SIX, "utf-16")),
    ]
