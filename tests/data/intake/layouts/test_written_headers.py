"""What forms write around a skill, and words for levels in their languages: one table each."""

import pytest

from data.store.database import Database
from tests.data.intake.layouts.imported import proposed, rated


@pytest.mark.parametrize(
    ("question", "skills"),
    [
        ("您对以下技能的掌握程度—{}", ("Python", "SQL")),
        ("您对以下技能的掌握程度——{}", ("Python", "SQL")),
        ("您对以下技能的掌握程度：{}", ("Python", "SQL")),
        ("How skilled are you in: {}", ("Python", "SQL")),
        ("How skilled are you in: {}", ("Python",)),
        ("Rate your skills ({})", ("Python", "SQL")),
        ("Record ID,How skilled are you in: {}", ("Python",)),
        ("How skilled are you in {}?", ("Docker Compose", "Google Cloud Storage")),
    ],
)
def test_the_skill_of_a_question(empty: Database, question: str, skills: tuple[str, ...]) -> None:
    before, _, asked = question.rpartition(",")
    heads = [*filter(None, [before]), *(asked.format(skill) for skill in skills)]
    answers = ("Novice", "Competent", "Expert")[: len(heads)]
    text = f"Name,{','.join(heads)},Complete?\nAda,{','.join(answers)},Complete\n"
    found = proposed(empty, text)
    assert found.refusal is None
    assert tuple(rated(found)) == skills


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("不会|了解|熟练|精通", (0, 1, 4, 5)),
        ("Ingen|Grunnleggende|Middels|God|Svært god|Ekspert", (0, 1, 3, 3, 4, 5)),
        ("Ingen|Lidt|Mellem|Meget god|Ved ikke", (0, 1, 3, 4, None)),
        ("Inga kunskaper|Låg|Bra|Mycket bra|Vet inte", (0, 1, 3, 4, None)),
        ("Žádné|Začátečník|Pokročilý|Expert|nevím", (0, 1, 4, 5, None)),
        ("Yok|Başlangıç|Orta|İleri|Uzman", (0, 1, 3, 4, 5)),
        ("gar nicht|wenig|gut|sehr gut", (0, 1, 3, 4)),
        ("Experte|Grundkenntnisse|Keine|Fortgeschritten", (5, 1, 0, 3)),
        ("Expert|Débutant|Aucun|Intermédiaire|Avancé", (5, 1, 0, 3, 4)),
        ("Experto|Principiante|Ninguno|Intermedio|Avanzado", (5, 1, 0, 3, 4)),
        ("Especialista|Iniciante|Nenhum|Intermediário|Avançado", (5, 1, 0, 3, 4)),
        ("Expert|Beginner|Geen|Gemiddeld|Gevorderd", (5, 1, 0, 3, 4)),
        ("Avanzato|Nessuno", (4, 0)),
        ("Aucune|Notions|Bon niveau|Très bon niveau", (0, 1, 3, 4)),
        ("None|A little|Confident|Expert", (0, 1, 3, 5)),
        (
            "Not at all proficient|Slightly proficient|Moderately proficient|Very proficient|"
            "Extremely proficient",
            (0, 1, 3, 4, 5),
        ),
        ("□□□□□|■□□□□|■■■□□|■■■■■", (0, 1, 3, 5)),
        ("N/A - Not Applicable|NA (not applicable)|0 - N/A|0 - Don't know|3", (None,) * 4 + (3,)),
    ],
)
def test_words_for_levels(empty: Database, answers: str, expected: tuple[int | None, ...]) -> None:
    words = answers.split("|")
    rows = "".join(f"P{i},{word},3\n" for i, word in enumerate(words))
    found = proposed(empty, f"Name,Python,SQL\n{rows}")
    python = {v.value: v for v in found.values if v.header == "Python"}
    assert tuple(python[word].level for word in words) == expected
    assert [v.value for v in found.values if v.outcome == "set_aside"] == []
