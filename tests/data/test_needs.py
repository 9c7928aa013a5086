"""What a team needs, in the file of its people or alone: levels and requirements are both taken."""

from __future__ import annotations

import pytest

from data.ingest import ingest
from data.store.database import Database
from data.store.facts.requirements import requirements
from tests.data.exports.needs import NEEDED, Needs, needs
from tests.data.test_exports import stored


@pytest.mark.parametrize("sheet", [pytest.param(n, id=n.what) for n in needs()])
def test_ratings_and_requirements_are_both_taken(database: Database, sheet: Needs) -> None:
    ingest(database, sheet.content, sheet.file_name, wave="now", team="Core", scale="0-5")
    found = database.rows("""
        select s.name, r.level, r.headcount from requirement r
        join requirement_set g on g.set_no = r.set_no and g.scope = r.scope
        join skill s on s.skill_no = r.skill_no where r.scope = 'Core'
    """)
    assert {skill: (level, count) for skill, level, count in found} == NEEDED
    assert stored(database, "name") == (sheet.truth.states("name") if sheet.truth else {})


@pytest.mark.parametrize(
    "head",
    [
        "Compétence;Niveau requis;Effectif requis;Obligatoire",
        "Competencia;Nivel requerido;Personas necesarias;Obligatorio",
        "Competenza;Livello richiesto;Persone richieste;Obbligatorio",
        "Vaardigheid;Vereist niveau;Aantal personen;Verplicht",
    ],
)
def test_what_is_required_in_the_words_of_other_languages(database: Database, head: str) -> None:
    said = ingest(database, f"{head}\nPython;4;2;x\nSQL;3;1;\n".encode(), "besoins.csv")
    assert said.requirements == 2
    found = [
        (r.level, r.headcount, r.must_have) for r in requirements(database) if r.scope == "Team"
    ]
    assert sorted(found) == [(3, 1, False), (4, 2, True)]
