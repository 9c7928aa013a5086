"""More of the same tools: other languages, other stems, other shapes of a question."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta

from tests.data.exports import other_tools, qualtrics, survey_monkey
from tests.data.exports.files import Cell, as_csv, as_xlsx
from tests.data.exports.truth import SEVEN_ZEROS, SIX, Answer, Export, Truth, number, word

GOOGLE = {
    "Portuguese": ("Carimbo de data/hora", "Endereço de e-mail", "Como avalia o seu nível? [{}]"),
    "Italian": ("Informazioni cronologiche", "Indirizzo email", "Come valuti il tuo livello? [{}]"),
    "Dutch": ("Tijdstempel", "E-mailadres", "Hoe schat je je niveau in? [{}]"),
    "Japanese": ("タイムスタンプ", "メールアドレス", "スキルレベル [{}]"),
    "Polish": ("Sygnatura czasowa", "Adres e-mail", "Jak oceniasz swoje umiejętności? [{}]"),
}
MICROSOFT = {
    "Italian": ("ID", "Ora di inizio", "Ora di completamento", "Posta elettronica", "Nome"),
    "Dutch": ("Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam"),
    "Portuguese": ("ID", "Hora de início", "Hora de conclusão", "Email", "Nome"),
}
SIDE = "For each skill, tell us:"


def google(
    truth: Truth, time: str, mail: str, stem: str, say: Callable[[Answer], str] = word
) -> bytes:
    """A grid or a question per skill, metadata in the language of the form."""
    rows = [[time, mail, *map(stem.format, truth.skills)]]
    for i, (member, answers) in enumerate(truth.rows()):
        rows.append([f"03/11/2026 09:{10 + i}:42", member.email, *map(say, answers)])
    return as_csv(rows)


def google_quiz(truth: Truth) -> bytes:
    """A form made a quiz: a score and feedback beside each question."""
    head = ["Timestamp", "Email Address", "Total score"]
    for skill in truth.skills:
        head += [f"{skill} level", f"{skill} level [Score]", f"{skill} level [Feedback]"]
    rows = [head]
    for i, (member, answers) in enumerate(truth.rows()):
        said = (cell for a in answers for cell in (word(a), "1.00 / 1", ""))
        rows.append([f"11/3/2026 9:{10 + i}:42", member.email, "5.00 / 5", *said])
    return as_csv(rows)


def microsoft(truth: Truth, meta: tuple[str, ...]) -> bytes:
    """A Likert question, metadata in another language."""
    rows: list[list[Cell]] = [[*meta, *truth.skills]]
    for i, (member, answers) in enumerate(truth.rows()):
        time = datetime(2026, 11, 3, 9) + timedelta(minutes=i)
        rows.append([i + 1, time, time, member.email, member.name, *map(word, answers)])
    return as_xlsx(rows)


def side_by_side(truth: Truth) -> bytes:
    """Qualtrics: a level and an interest for each statement."""
    table, start = qualtrics.rows(truth), len(qualtrics.META)
    width = len(truth.skills)
    heads = (
        [f"Q5#{side}_{i}" for side in (1, 2) for i in range(1, width + 1)],
        [f"{SIDE} - {asked} - {s}" for asked in ("Level", "Interest") for s in truth.skills],
        [f'{{"ImportId":"QID5#{side}_{i}"}}' for side in (1, 2) for i in range(1, width + 1)],
    )
    answered = [row[start : start + width] + ["Very interested"] * width for row in table[3:]]
    middle = (*heads, *answered)
    return as_csv(
        [row[:start] + new + row[start + width :] for row, new in zip(table, middle, strict=True)]
    )


def stems(truth: Truth, stem: str) -> bytes:
    """Qualtrics with another text in its second row."""
    table, start = qualtrics.rows(truth), len(qualtrics.META)
    texts = [stem.format(s) for s in truth.skills]
    table[1] = table[1][:start] + texts + table[1][start + len(texts) :]
    return as_csv(table)


def dual_scale(truth: Truth) -> bytes:
    """LimeSurvey: two scales for each row, where one is and where one wants to be."""
    head = ["Response ID", "Date submitted", "Last page", "Start language", "E-mail"]
    for skill in truth.skills:
        head += [
            f"Rate your skills [{skill}][Current level]",
            f"Rate your skills [{skill}][Target level]",
        ]
    rows = [head]
    for i, (member, answers) in enumerate(truth.rows()):
        said = (cell for a in answers for cell in (word(a), "Expert"))
        rows.append([str(i + 1), "2026-11-03 09:00:00", "3", "en", member.email, *said])
    return as_csv(rows, quote="all")


def one_each(truth: Truth) -> bytes:
    """SurveyMonkey: a question per skill, `Response` below each."""
    head = [*survey_monkey.META, *(f"How would you rate your {s} skills?" for s in truth.skills)]
    rows = [head, [*[""] * len(survey_monkey.META), *["Response"] * len(truth.skills)]]
    for line, (_, answers) in zip(survey_monkey.meta(truth), truth.rows(), strict=True):
        rows.append([*line, *map(word, answers)])
    return as_csv(rows)


def table_of(content: bytes, encoding: str, delimiter: str) -> list[list[str]]:
    """A file as cells."""
    return list(csv.reader(io.StringIO(content.decode(encoding)), delimiter=delimiter))


def exports() -> list[Export]:
    """The variants."""
    t = SEVEN_ZEROS
    kobo = table_of(other_tools.kobo(t, labels=True), "utf-8-sig", ";")
    sosci = table_of(other_tools.sosci(SIX), "utf-8-sig", "\t")
    zero_to_five = ("Timestamp", "Email Address")
    made = [
        Export(f"Google Forms in {name}", "form.csv", google(t, *said), "google-forms", t)
        for name, said in GOOGLE.items()
    ]
    made += [
        Export(f"Microsoft Forms in {name}", "form.xlsx", microsoft(t, meta), "microsoft-forms", t)
        for name, meta in MICROSOFT.items()
    ]
    made += [
        Export(
            f"Google Forms, numbers, {stem}",
            "form.csv",
            google(t, *zero_to_five, stem, number),
            "google-forms",
            t,
        )
        for stem in (
            "Rate yourself on each skill (0 = no knowledge, 5 = expert) [{}]",
            "On a scale of 0 to 5, how good are you at {}?",
        )
    ]
    html = "What is your skill level in:&nbsp;<br> - {}"
    return [
        *made,
        Export("Google Forms as a quiz", "quiz.csv", google_quiz(t), "google-forms", t),
        Export(
            "Qualtrics, side by side", "side.csv", side_by_side(t), "qualtrics", t, header_rows=3
        ),
        Export(
            "Qualtrics, a stem with HTML", "html.csv", stems(t, html), "qualtrics", t, header_rows=3
        ),
        Export(
            "Qualtrics, a question per skill",
            "single.csv",
            stems(t, "How would you rate your {} skills?"),
            "qualtrics",
            t,
            header_rows=3,
        ),
        Export("LimeSurvey, dual scale", "dual.csv", dual_scale(t), "limesurvey", t),
        Export(
            "SurveyMonkey, a question per skill",
            "each.csv",
            one_each(t),
            "surveymonkey",
            t,
            header_rows=2,
        ),
        Export("Kobo, labels, XLSX", "kobo.xlsx", as_xlsx(kobo), "kobo", t),
        Export(
            "SoSci as UTF-16",
            "sosci.csv",
            as_csv(sosci, "\t", quote="all", encoding="utf-16"),
            "sosci",
            SIX,
            mapping=other_tools.sosci_told(),
            header_rows=2,
        ),
    ]
